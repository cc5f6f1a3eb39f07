// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// What can be done with a table of an answer.
PopupMenu {
    id: root

    required property ChatViewModel chat
    property string table ///< rich text made by parseMarkdown()
    signal saveWanted(string csv)

    function openFor(richText: string, at: Item): void {
        root.table = richText;
        root.popup(at, 0, at.height + 4);
    }

    MenuEntry {
        objectName: "copyTableMarkdown"
        glyph: "markdown"
        text: qsTr("Copy as Markdown", "a table")
        onTriggered: root.chat.copy(root.chat.code.tableMarkdown(root.table))
    }
    MenuEntry {
        objectName: "copyTableCsv"
        glyph: "table"
        text: qsTr("Copy as CSV", "a table, as comma-separated values")
        onTriggered: root.chat.copy(root.chat.code.csv(root.table))
    }
    MenuEntry {
        objectName: "saveTableCsv"
        glyph: "save"
        text: qsTr("Save as CSV…", "a table, as a file")
        onTriggered: root.saveWanted(root.chat.code.csv(root.table))
    }
}
