// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// What can be done with a conversation of the list, or with all that are selected.
PopupMenu {
    id: root

    required property ConversationListModel conversations
    required property HistoryActs acts
    required property ExportViewModel exports
    property real conversationId: 0
    property list<real> ids ///< what the acts are about
    readonly property bool isOne: ids.length < 2
    property bool isPinned: false

    signal renameWanted()
    signal moveWanted()

    /// For @p id, or for the whole selection when it is one of several.
    function ask(id: real): void {
        root.conversationId = id;
        root.ids = root.conversations.targets(id);
        root.isPinned = root.conversations.isPinned(id);
    }

    MenuEntry {
        objectName: "renameEntry"
        visible: root.isOne
        height: visible ? implicitHeight : 0
        glyph: "pencil"
        text: qsTr("Rename", "a conversation")
        onTriggered: root.renameWanted()
    }
    MenuEntry {
        objectName: "pinEntry"
        visible: !root.conversations.showsArchive
        height: visible ? implicitHeight : 0
        glyph: root.isPinned ? "unpin" : "pin"
        text: root.isPinned ? qsTr("Unpin", "no longer at the top of the list") : qsTr("Pin", "to the top of the list")
        onTriggered: root.acts.setPinned(root.ids, !root.isPinned)
    }
    MenuEntry {
        objectName: "moveEntry"
        visible: !root.conversations.showsArchive
        height: visible ? implicitHeight : 0
        glyph: "folder"
        text: qsTr("Move to folder…", "opens a list of folders")
        onTriggered: root.moveWanted()
    }
    MenuEntry {
        objectName: "archiveEntry"
        glyph: root.conversations.showsArchive ? "unarchive" : "archive"
        text: root.conversations.showsArchive ? qsTr("Take out of the archive", "a conversation")
                                              : qsTr("Archive", "verb: out of the list, but kept")
        onTriggered: root.acts.setArchived(root.ids, !root.conversations.showsArchive)
    }
    MenuEntry {
        objectName: "duplicateEntry"
        visible: root.isOne
        height: visible ? implicitHeight : 0
        glyph: "copy"
        text: qsTr("Duplicate", "a conversation")
        onTriggered: root.acts.duplicate(root.conversationId)
    }
    MenuEntry {
        objectName: "exportEntry"
        glyph: "export"
        text: root.isOne ? qsTr("Export…", "a conversation")
                         : qsTr("Export %n conversations…", "", root.ids.length)
        onTriggered: root.exports.openForConversations(root.ids)
    }
    MenuLine {}
    MenuEntry {
        objectName: "deleteEntry"
        glyph: "trash"
        ink: Theme.danger
        text: root.isOne ? qsTr("Delete", "a conversation")
                         : qsTr("Delete %n conversations", "", root.ids.length)
        onTriggered: root.acts.remove(root.ids)
    }
}
