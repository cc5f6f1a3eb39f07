// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// What can be done with a folder of the list.
PopupMenu {
    id: root

    required property HistoryActs acts
    required property ExportViewModel exports
    property real folderId: 0

    signal renameWanted()
    signal newConversationWanted(real folderId)

    MenuEntry {
        objectName: "newHereEntry"
        glyph: "plus"
        text: qsTr("New conversation here", "in a folder")
        onTriggered: root.newConversationWanted(root.folderId)
    }
    MenuEntry {
        objectName: "renameFolderEntry"
        glyph: "pencil"
        text: qsTr("Rename", "a folder")
        onTriggered: root.renameWanted()
    }
    MenuEntry {
        objectName: "exportFolderEntry"
        glyph: "export"
        text: qsTr("Export folder…", "all conversations in it")
        onTriggered: root.exports.openFor(ExportViewModel.Folder, root.folderId, [])
    }
    MenuLine {}
    MenuEntry {
        objectName: "deleteFolderEntry"
        glyph: "trash"
        ink: Theme.danger
        text: qsTr("Delete folder", "its conversations stay")
        onTriggered: root.acts.removeFolder(root.folderId)
    }
}
