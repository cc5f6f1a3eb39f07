// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// Whether and how the history is encrypted, in the settings.
Column {
    id: root

    required property EncryptionModel encryption
    readonly property bool isEncrypted: encryption.custody !== EncryptionModel.Plain
    readonly property bool canConvert: encryption.obstacle.length === 0

    objectName: "encryptionSection"

    SectionTitle { text: qsTr("Encryption", "group of settings") }
    SettingRow {
        title: root.encryption.custody === EncryptionModel.Passphrase
               ? qsTr("Encrypted with a passphrase", "state of the history")
               : root.encryption.custody === EncryptionModel.InKeyring
                 ? qsTr("Encrypted, with the key in the desktop's keyring", "state of the history")
                 : qsTr("Not encrypted", "state of the history")
        explanation: !root.canConvert ? root.encryption.obstacle
                     : root.isEncrypted
                       ? qsTr("The history and its backups cannot be read without the key.", "about an encrypted history")
                       : qsTr("Whoever gets hold of this disk, or of a backup, can read your conversations.",
                              "about a history that is not encrypted")
        isWide: !(root.canConvert && root.isEncrypted) && width >= 520
        controlWidth: root.canConvert ? 170 : 0
        ActionButton {
            objectName: "turnOnEncryptionButton"
            visible: root.canConvert && !root.isEncrypted
            height: visible ? implicitHeight : 0
            anchors.right: parent.right
            kind: ActionButton.Outlined
            glyph: "lock"
            enabled: !root.encryption.isBusy
            text: qsTr("Encrypt…", "opens a dialog")
            onClicked: encryptDialog.open()
        }
        Flow {
            visible: root.canConvert && root.isEncrypted
            width: parent.width
            height: visible ? implicitHeight : 0
            spacing: Theme.small
            ActionButton {
                objectName: "changeEncryptionButton"
                kind: ActionButton.Outlined
                glyph: "key"
                enabled: !root.encryption.isBusy
                text: root.encryption.custody === EncryptionModel.Passphrase
                      ? qsTr("Change the passphrase…", "opens a dialog") : qsTr("Change the key…", "opens a dialog")
                onClicked: encryptDialog.open()
            }
            ActionButton {
                objectName: "showRecoveryKeyButton"
                visible: root.encryption.custody === EncryptionModel.InKeyring
                kind: ActionButton.Outlined
                enabled: !root.encryption.isBusy
                text: qsTr("Recovery key…", "shows it")
                onClicked: root.encryption.readRecoveryKey()
            }
            ActionButton {
                objectName: "turnOffEncryptionButton"
                kind: ActionButton.Outlined
                enabled: !root.encryption.isBusy
                text: qsTr("Turn off…", "the encryption; opens a question")
                onClicked: offDialog.open()
            }
        }
    }
    Column {
        visible: root.encryption.isBusy
        width: parent.width
        topPadding: Theme.medium
        bottomPadding: Theme.medium
        spacing: Theme.medium
        TransferProgress {
            objectName: "encryptionProgress"
            visible: root.encryption.step === EncryptionModel.Converting
            width: parent.width
            what: root.encryption.doing
            progress: root.encryption.progress
        }
        Text {
            objectName: "encryptionDoing"
            width: parent.width
            text: root.encryption.step === EncryptionModel.Converting
                  ? qsTr("You can go on chatting meanwhile.", "while the history is being encrypted")
                  : root.encryption.doing + "…"
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.pixelSize: Theme.textSmall + 1
            color: Theme.inkSoft
        }
        ActionButton {
            objectName: "cancelConversionButton"
            anchors.left: parent.left
            kind: ActionButton.Outlined
            text: qsTr("Cancel", "encrypting or decrypting")
            Accessible.name: qsTr("Cancel; the history stays as it was", "accessible name")
            onClicked: root.encryption.cancel()
        }
    }
    Item {
        visible: root.encryption.result.length > 0 && !root.encryption.isBusy
        width: parent.width
        height: resultText.implicitHeight + 2 * Theme.medium
        Glyph {
            anchors.left: parent.left
            y: Theme.medium
            name: root.encryption.hasFailed ? "warning" : "check"
            color: root.encryption.hasFailed ? Theme.danger : Theme.accent
        }
        Text {
            id: resultText
            objectName: "encryptionResult"
            anchors.left: parent.left
            anchors.leftMargin: 28
            y: Theme.medium
            width: parent.width - anchors.leftMargin
            text: root.encryption.result
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.pixelSize: Theme.textNormal
            color: root.encryption.hasFailed ? Theme.danger : Theme.ink
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
    }
    Text {
        objectName: "encryptionLimits"
        width: parent.width
        topPadding: Theme.medium
        text: qsTr("Exports, the folder in sync, and copies that were made elsewhere before stay plain text: encryption "
                   + "does not cover them.", "what encryption leaves out")
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        font.pixelSize: Theme.textSmall + 1
        color: Theme.inkSoft
    }

    EncryptDialog {
        id: encryptDialog
        encryption: root.encryption
    }
    RecoveryKeyDialog {
        id: recoveryKeyDialog
        encryption: root.encryption
    }
    ConfirmDialog {
        id: offDialog
        question: qsTr("Turn the encryption off?", "title of a question")
        explanation: qsTr("The history and its backups become plain files again: whoever gets hold of this disk, or of a "
                          + "backup, can read your conversations.", "before the history is decrypted")
        confirmText: qsTr("Turn off", "the encryption")
        onConfirmed: root.encryption.decrypt()
    }
    Connections {
        target: root.encryption
        function onRecoveryKeyRead() { recoveryKeyDialog.open() }
    }
}
