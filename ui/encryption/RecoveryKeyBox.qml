// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// A recovery key to be copied, saved or written down.
Column {
    id: root

    required property EncryptionModel encryption

    spacing: Theme.small

    Rectangle {
        width: parent.width
        height: keyText.implicitHeight + 2 * Theme.medium
        radius: Theme.radius
        color: Theme.codeSurface
        border.width: 1
        border.color: Theme.line
        TextEdit {
            id: keyText
            objectName: "recoveryKeyText"
            x: Theme.large
            y: Theme.medium
            width: parent.width - 2 * x
            text: root.encryption.recoveryText
            textFormat: TextEdit.PlainText
            readOnly: true
            selectByMouse: true
            wrapMode: TextEdit.Wrap
            font.family: Theme.monoFont
            font.pixelSize: Theme.textNormal
            color: Theme.ink
            selectionColor: Theme.selection
            selectedTextColor: Theme.ink
            Accessible.name: qsTr("Recovery key: %1", "accessible name; %1 is the key").arg(text)
        }
    }
    Flow {
        width: parent.width
        spacing: Theme.small
        ActionButton {
            objectName: "copyRecoveryKeyButton"
            kind: ActionButton.Outlined
            glyph: "copy"
            text: qsTr("Copy", "the recovery key")
            Accessible.name: qsTr("Copy the recovery key", "accessible name")
            onClicked: root.encryption.copyRecoveryText()
        }
        ActionButton {
            objectName: "saveRecoveryKeyButton"
            kind: ActionButton.Outlined
            glyph: "export"
            text: qsTr("Save as a file…", "the recovery key; opens a save dialog")
            Accessible.name: qsTr("Save the recovery key as a file", "accessible name")
            onClicked: {
                saveDialog.currentFile = root.encryption.suggestedFile();
                saveDialog.open();
            }
        }
    }
    Text {
        objectName: "recoveryKeyResult"
        visible: text.length > 0
        width: parent.width
        text: root.encryption.isBusy ? "" : root.encryption.result
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        font.pixelSize: Theme.textSmall + 1
        color: root.encryption.hasFailed ? Theme.danger : Theme.inkSoft
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    SaveFileDialog {
        id: saveDialog
        title: qsTr("Save the recovery key", "title of a save dialog")
        defaultSuffix: "txt"
        onAccepted: root.encryption.saveRecoveryText(selectedFile)
    }
}
