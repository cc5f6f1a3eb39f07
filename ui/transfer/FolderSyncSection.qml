// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import Conclave

// The folder of Markdown files that follows the history, in the settings.
Column {
    id: root

    required property FolderSyncViewModel sync
    readonly property bool hasFolder: sync.folder.length > 0

    SettingRow {
        title: qsTr("Folder in sync", "setting: a folder of Markdown files that follows the history")
        explanation: qsTr("Your conversations as Markdown files, for Obsidian and other programs for notes. Files that you "
                          + "change there are left alone, and nothing comes back from there.",
                          "explains the folder in sync")
        controlWidth: 210
        Row {
            anchors.right: parent.right
            height: Theme.controlHeight
            spacing: Theme.medium
            ActionButton {
                objectName: "chooseSyncFolderButton"
                kind: ActionButton.Outlined
                text: root.hasFolder ? qsTr("Change…", "the folder in sync; opens a dialog")
                                     : qsTr("Choose a folder…", "to be kept in sync")
                Accessible.name: root.hasFolder ? qsTr("Change the folder in sync", "accessible name") : text
                onClicked: folderDialog.open()
            }
            ToggleSwitch {
                objectName: "syncSwitch"
                anchors.verticalCenter: parent.verticalCenter
                visible: root.hasFolder
                text: qsTr("Keep the folder in sync", "accessible name")
                checked: root.sync.isOn
                onToggled: root.sync.isOn = checked
            }
        }
    }
    Item {
        visible: root.hasFolder
        width: parent.width
        height: words.implicitHeight + buttons.height + 3 * Theme.medium
        Column {
            id: words
            y: Theme.medium
            width: parent.width
            spacing: 3
            Text {
                objectName: "syncFolder"
                width: parent.width
                text: root.sync.folder
                textFormat: Text.PlainText
                elide: Text.ElideMiddle
                horizontalAlignment: Text.AlignLeft
                font.pixelSize: Theme.textNormal
                color: Theme.ink
            }
            Text {
                objectName: "syncResult"
                visible: text.length > 0
                width: parent.width
                text: !root.sync.isOn ? qsTr("Off: the files stay as they are.", "the folder in sync")
                      : root.sync.isRunning ? qsTr("Writing…", "the files of the folder in sync")
                      : root.sync.result
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                font.pixelSize: Theme.textSmall + 1
                color: root.sync.isOn && root.sync.hasFailed ? Theme.danger : Theme.inkSoft
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
        }
        Row {
            id: buttons
            anchors.left: parent.left
            anchors.top: words.bottom
            anchors.topMargin: Theme.small
            spacing: Theme.small
            ActionButton {
                objectName: "syncNowButton"
                enabled: root.sync.isOn // also while it runs: a disabled button loses the keyboard, and another run follows
                kind: ActionButton.Outlined
                glyph: "refresh"
                text: qsTr("Sync now", "compares all files of the folder")
                onClicked: root.sync.syncNow()
            }
            ActionButton {
                objectName: "openSyncFolderButton"
                glyph: "folder"
                text: qsTr("Open folder", "that is in sync")
                Accessible.name: qsTr("Open the folder in sync", "accessible name")
                onClicked: root.sync.openFolder()
            }
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: 1
            color: Theme.line
        }
    }
    FolderDialog {
        id: folderDialog
        title: qsTr("Folder in sync", "title of a folder dialog")
        onAccepted: root.sync.chooseFolder(selectedFolder)
    }
}
