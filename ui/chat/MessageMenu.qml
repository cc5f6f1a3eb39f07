// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// What can be done with one message: by a right click, the menu key, or its "More" button.
PopupMenu {
    id: root

    required property ChatViewModel chat
    property bool hasOtherModels: true
    signal exportWanted(real messageId)
    signal otherModelWanted(real messageId)
    property real messageId
    property bool isQuestion
    property string link ///< that was clicked at; empty: none
    property bool isPinned
    property bool canPin
    property bool canContinue
    property point place ///< where it was opened, in its parent

    function openFor(message: real, target: string, at: Item, x: real, y: real): void {
        if (message === 0)
            return;
        root.messageId = message;
        root.link = target;
        root.isQuestion = root.chat.isQuestion(message);
        root.isPinned = root.chat.isPinned(message);
        root.canPin = root.chat.canPin(message);
        root.canContinue = root.chat.canContinue(message);
        root.place = (root.parent as Item).mapFromItem(at, x, y);
        root.popup(at, x, y);
    }

    baseWidth: 250

    MenuEntry {
        objectName: "menuCopyLink"
        glyph: "link"
        text: qsTr("Copy link", "its address")
        visible: root.link.length > 0
        height: visible ? implicitHeight : 0
        onTriggered: root.chat.copy(root.link)
    }
    MenuEntry {
        objectName: "menuEdit"
        glyph: "pencil"
        text: qsTr("Edit", "a question")
        visible: root.isQuestion
        height: visible ? implicitHeight : 0
        onTriggered: root.chat.beginEdit(root.messageId)
    }
    MenuEntry {
        objectName: "menuContinue"
        glyph: "continue"
        text: qsTr("Continue", "lets an answer that was stopped go on")
        visible: root.canContinue
        height: visible ? implicitHeight : 0
        enabled: visible && root.chat.canSend
        onTriggered: root.chat.continueAnswer(root.messageId)
    }
    MenuEntry {
        objectName: "menuAgain"
        glyph: "refresh"
        text: qsTr("Answer again", "writes another answer to the same question")
        visible: !root.isQuestion
        height: visible ? implicitHeight : 0
        enabled: visible && root.chat.canSend
        onTriggered: root.chat.regenerate(root.messageId)
    }
    MenuEntry {
        objectName: "menuOtherModel"
        glyph: "seats"
        text: qsTr("Answer again with…", "another model; opens a list of them")
        visible: !root.isQuestion && root.hasOtherModels
        height: visible ? implicitHeight : 0
        enabled: visible && root.chat.canSend
        onTriggered: root.otherModelWanted(root.messageId)
    }
    MenuEntry {
        objectName: "menuCopy"
        glyph: "copy"
        text: qsTr("Copy text", "a message, as it is read")
        onTriggered: root.chat.copyPlain(root.messageId)
    }
    MenuEntry {
        objectName: "menuCopyMarkdown"
        glyph: "markdown"
        text: qsTr("Copy as Markdown", "a message")
        onTriggered: root.chat.copyMarkdown(root.messageId)
    }
    MenuEntry {
        objectName: "menuQuote"
        glyph: "quote"
        text: qsTr("Quote", "puts a message into the next question")
        onTriggered: root.chat.quote(root.messageId)
    }
    MenuEntry {
        objectName: "menuPin"
        glyph: root.isPinned ? "unpin" : "pin"
        text: root.isPinned ? qsTr("Unpin", "a message")
                            : qsTr("Pin for the model", "a message, so that the model always sees it")
        visible: root.canPin
        height: visible ? implicitHeight : 0
        onTriggered: root.chat.togglePin(root.messageId)
    }
    MenuEntry {
        objectName: "menuExport"
        glyph: "export"
        text: qsTr("Export…", "a message")
        onTriggered: root.exportWanted(root.messageId)
    }
    MenuEntry {
        objectName: "menuDetails"
        glyph: "details"
        text: qsTr("Details", "shows where an answer comes from")
        visible: !root.isQuestion
        height: visible ? implicitHeight : 0
        onTriggered: root.chat.showDetails(root.messageId)
    }
    MenuEntry {
        objectName: "menuReproduce"
        glyph: "reproduce"
        text: qsTr("Reproduce", "writes an answer again with the same settings, and compares")
        visible: !root.isQuestion
        height: visible ? implicitHeight : 0
        enabled: visible && root.chat.canSend
        onTriggered: root.chat.reproduce(root.messageId)
    }
    MenuEntry {
        objectName: "menuDuplicate"
        glyph: "duplicate"
        text: qsTr("Duplicate up to here", "makes a new conversation of everything up to a message")
        visible: !root.chat.isPrivate
        height: visible ? implicitHeight : 0
        onTriggered: root.chat.duplicateUpTo(root.messageId)
    }
    MenuLine {}
    MenuEntry {
        objectName: "menuDelete"
        glyph: "trash"
        ink: Theme.danger
        text: qsTr("Delete with what follows", "a message")
        onTriggered: root.chat.removeBranch(root.messageId)
    }
}
