// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// How the history is to be encrypted from now on: with a passphrase, or with a key in the desktop's keyring.
Sheet {
    id: root

    required property EncryptionModel encryption
    readonly property int innerWidth: availableWidth - 2 * Theme.huge
    readonly property bool isChange: encryption.custody !== EncryptionModel.Plain
    property bool usesKeyring: false
    property bool isKeyKept: false
    readonly property string passphraseProblem: encryption.passphraseProblem(first.text, second.text)
    readonly property bool isReady: usesKeyring ? isKeyKept : passphraseProblem.length === 0

    function choose(usesKeyring: bool): void {
        root.usesKeyring = usesKeyring;
        root.isKeyKept = false;
        if (usesKeyring)
            root.encryption.prepareKey();
        else
            root.encryption.forgetKey();
    }
    function goOn(): void {
        if (!root.isReady)
            return;
        if (root.usesKeyring)
            root.encryption.encryptWithKeyring();
        else
            root.encryption.encryptWithPassphrase(first.text, second.text);
        root.close();
    }

    title: isChange ? qsTr("Change what opens the history", "title of a dialog")
                    : qsTr("Encrypt the history", "title of a dialog")
    onCloseWanted: root.close()
    onOpened: {
        root.choose(false);
        root.toTop();
        first.takeFocus();
    }
    onClosed: {
        first.clear();
        second.clear();
        root.encryption.forgetKey();
    }

    Column {
        width: root.innerWidth
        ChoiceRow {
            objectName: "passphraseChoice"
            width: parent.width
            text: root.encryption.custody === EncryptionModel.Passphrase
                  ? qsTr("With a new passphrase", "a way to encrypt") : qsTr("With a passphrase", "a way to encrypt")
            explanation: qsTr("Asked for at every start. Nobody opens the history or a backup without it.",
                              "explains a way to encrypt")
            checked: !root.usesKeyring
            onClicked: {
                root.choose(false);
                first.takeFocus();
            }
        }
        ChoiceRow {
            objectName: "keyringChoice"
            width: parent.width
            enabled: root.encryption.keyringObstacle.length === 0
            opacity: enabled ? 1 : 0.6
            text: root.encryption.custody === EncryptionModel.InKeyring
                  ? qsTr("With a new key in the desktop's keyring", "a way to encrypt")
                  : qsTr("With the desktop's keyring", "a way to encrypt")
            explanation: enabled ? qsTr("Opens by itself once you are logged in. Protects a lost disk or a stolen "
                                        + "backup, not a desktop that is left open.", "explains a way to encrypt")
                                 : root.encryption.keyringObstacle
            checked: root.usesKeyring
            onClicked: root.choose(true)
        }
    }
    Column {
        visible: !root.usesKeyring
        width: root.innerWidth
        spacing: Theme.medium
        PassphraseField {
            id: first
            width: parent.width
            fieldName: "newPassphrase"
            name: qsTr("New passphrase", "accessible name")
            placeholderText: qsTr("Passphrase", "in an empty field")
            onEntered: second.takeFocus()
        }
        StrengthMeter {
            width: parent.width
            encryption: root.encryption
            passphrase: first.text
        }
        PassphraseField {
            id: second
            width: parent.width
            fieldName: "repeatedPassphrase"
            name: qsTr("The passphrase once more", "accessible name")
            placeholderText: qsTr("The same once more", "in an empty field")
            problem: second.text.length > 0 && second.text !== first.text.substring(0, second.text.length)
                     || second.text.length > 0 && !second.activeFocus && second.text !== first.text
                     ? qsTr("The two are not the same.", "a passphrase that is typed twice") : ""
            onEntered: root.goOn()
        }
        Rectangle {
            width: parent.width
            height: warningText.implicitHeight + 2 * Theme.medium
            radius: Theme.radius
            color: Theme.brassWash
            Glyph {
                anchors.left: parent.left
                anchors.leftMargin: 14
                y: Theme.medium
                name: "warning"
                color: Theme.brass
            }
            Text {
                id: warningText
                objectName: "passphraseWarning"
                anchors.left: parent.left
                anchors.leftMargin: 44
                y: Theme.medium
                width: parent.width - anchors.leftMargin - Theme.large
                text: qsTr("Nobody can recover a forgotten passphrase: what was written is then lost. Write it down and "
                           + "keep it in a safe place. Backups are encrypted, too, and need the same passphrase.",
                           "a warning before encrypting")
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                lineHeight: 1.1
                font.pixelSize: Theme.textNormal
                color: Theme.ink
            }
        }
    }
    Column {
        visible: root.usesKeyring
        width: root.innerWidth
        spacing: Theme.large
        Text {
            width: parent.width
            text: qsTr("Keep this recovery key as well. It opens the history and its backups when the keyring is lost: "
                       + "after a new installation, or on another computer. Nobody can make it again for you.",
                       "about the recovery key")
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            lineHeight: 1.1
            font.pixelSize: Theme.textNormal
            color: Theme.ink
        }
        RecoveryKeyBox {
            width: parent.width
            encryption: root.encryption
        }
        SwitchRow {
            width: parent.width
            switchName: "keyKeptSwitch"
            text: qsTr("I have kept the recovery key", "must be confirmed before encrypting")
            checked: root.isKeyKept
            onToggled: checked => root.isKeyKept = checked
        }
    }
    buttons: [
        ActionButton {
            objectName: "cancelEncryptButton"
            kind: ActionButton.Outlined
            text: qsTr("Cancel", "change nothing")
            onClicked: root.close()
        },
        ActionButton {
            objectName: "encryptButton"
            kind: ActionButton.Primary
            enabled: root.isReady
            text: root.isChange ? qsTr("Change", "what opens the history") : qsTr("Encrypt", "the history")
            onClicked: root.goOn()
        }
    ]
}
