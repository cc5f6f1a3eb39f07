// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// What can be done with what is selected in the transcript: by a right click on it, or the menu key. MessageMenu is for
// whole messages.
PopupMenu {
    id: root

    required property ChatViewModel chat
    property string link

    function openFor(target: string, at: Item, x: real, y: real): void {
        root.link = target;
        root.popup(at, x, y);
    }

    implicitWidth: 250

    MenuEntry {
        objectName: "selectionCopy"
        glyph: "copy"
        text: qsTr("Copy", "what is selected")
        onTriggered: root.chat.copy(root.chat.selection.plainText())
    }
    MenuEntry {
        objectName: "selectionCopyMarkdown"
        glyph: "markdown"
        text: qsTr("Copy as Markdown", "what is selected")
        onTriggered: root.chat.copy(root.chat.selection.markdown())
    }
    MenuEntry {
        objectName: "selectionQuote"
        glyph: "quote"
        text: qsTr("Quote", "puts what is selected into the next question")
        onTriggered: root.chat.quoteSelection()
    }
    MenuEntry {
        objectName: "selectionCopyLink"
        glyph: "link"
        text: qsTr("Copy link", "its address")
        visible: root.link.length > 0
        height: visible ? implicitHeight : 0
        onTriggered: root.chat.copy(root.link)
    }
}
