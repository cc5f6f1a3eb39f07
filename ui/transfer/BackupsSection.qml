// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// The backups of the history, in the settings.
Column {
    id: root

    required property BackupsModel backups

    SettingRow {
        title: qsTr("Backups", "setting")
        explanation: qsTr("Made once a day and before anything that changes the whole history. The last seven daily "
                          + "ones are kept, and the last seven that you make.", "explains backups")
        controlWidth: 170
        ActionButton {
            objectName: "backUpButton"
            anchors.right: parent.right
            kind: ActionButton.Outlined
            enabled: !root.backups.isBusy
            text: qsTr("Back up now", "makes a copy of the history")
            onClicked: root.backups.backUpNow()
        }
    }
    Item {
        visible: root.backups.result.length > 0 || root.backups.isBusy
        width: parent.width
        height: resultText.implicitHeight + 2 * Theme.medium
        Glyph {
            anchors.left: parent.left
            y: Theme.medium
            name: root.backups.isBusy ? "refresh" : root.backups.hasFailed ? "warning" : "check"
            color: root.backups.hasFailed ? Theme.danger : Theme.accent
        }
        Text {
            id: resultText
            objectName: "backupResult"
            anchors.left: parent.left
            anchors.leftMargin: 28
            y: Theme.medium
            width: parent.width - anchors.leftMargin
            text: root.backups.isBusy ? qsTr("Working…", "a backup is being made or restored") : root.backups.result
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.pixelSize: Theme.textNormal
            color: root.backups.hasFailed ? Theme.danger : Theme.ink
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
    }
    Text {
        visible: root.backups.count === 0
        width: parent.width
        topPadding: Theme.medium
        bottomPadding: Theme.medium
        text: qsTr("There is none yet.", "no backups")
        textFormat: Text.PlainText
        font.pixelSize: Theme.textSmall + 1
        color: Theme.inkFaint
    }
    Repeater {
        model: root.backups
        BackupRow {
            width: root.width
            isBusy: root.backups.isBusy
            onRestoreWanted: (index, date) => restoreDialog.ask(index, date)
        }
    }
    ActionButton {
        objectName: "openBackupsButton"
        anchors.left: parent.left
        glyph: "folder"
        text: qsTr("Open folder", "of the backups")
        Accessible.name: qsTr("Open the folder of the backups", "accessible name")
        onClicked: root.backups.openFolder()
    }
    RestoreDialog {
        id: restoreDialog
        backups: root.backups
    }
}
