// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// How an answer ended, and what can be done with it.
TranscriptPart {
    id: root

    required property ChatViewModel chat
    readonly property bool isCalm: !isLast && !hover.hovered && !copyButton.visualFocus && !againButton.visualFocus
                                   && !detailsButton.visualFocus && !moreButton.visualFocus
    signal menuWanted(Item at)

    implicitHeight: Theme.controlHeight + Theme.large
    height: implicitHeight

    HoverHandler { id: hover }
    Row {
        id: actions
        anchors.left: parent.left
        anchors.leftMargin: root.columnX - 8
        height: Theme.controlHeight
        opacity: root.isCalm ? 0.7 : 1

        CopyButton {
            id: copyButton
            objectName: "copyAnswerButton"
            text: qsTr("Copy answer", "copies the Markdown of an answer")
            enabled: root.plain.length > 0
            onClicked: root.chat.copy(root.plain)
        }
        GlyphButton {
            id: againButton
            objectName: "regenerateButton"
            text: qsTr("Answer again", "writes another answer to the same question")
            glyph: "refresh"
            glyphSize: 16
            ink: Theme.inkFaint
            enabled: root.chat.canSend
            onClicked: root.chat.regenerate(root.messageId)
        }
        GlyphButton {
            id: detailsButton
            objectName: "detailsButton"
            text: qsTr("Details", "shows where an answer comes from")
            glyph: "details"
            glyphSize: 16
            ink: Theme.inkFaint
            onClicked: root.chat.showDetails(root.messageId)
        }
        GlyphButton {
            id: moreButton
            objectName: "answerMenuButton"
            text: qsTr("More", "opens the menu of a message")
            glyph: "more"
            glyphSize: 16
            ink: Theme.inkFaint
            onClicked: root.menuWanted(moreButton)
        }
        SiblingSwitcher {
            namePrefix: "Answer"
            index: root.siblingIndex
            count: root.siblingCount
            previousText: qsTr("Previous answer", "shows another answer to the same question")
            nextText: qsTr("Next answer", "shows another answer to the same question")
            onStepped: step => root.chat.showSibling(root.messageId, step)
        }
        ActionButton {
            objectName: "continueButton"
            visible: root.canGoOn
            enabled: root.chat.canSend
            kind: ActionButton.Outlined
            implicitHeight: 32
            glyph: "continue"
            text: qsTr("Continue", "lets an answer that was stopped go on")
            onClicked: root.chat.continueAnswer(root.messageId)
        }
    }
    Text {
        objectName: "answerFacts"
        anchors.left: actions.right
        anchors.leftMargin: Theme.small
        anchors.right: parent.right
        anchors.rightMargin: root.columnX
        height: 32
        horizontalAlignment: Text.AlignLeft
        verticalAlignment: Text.AlignVCenter
        text: LayoutMirroring.enabled ? "\u200f" + root.body : root.body // a model's name does not turn the line
        textFormat: Text.PlainText
        elide: Text.ElideRight
        font.pixelSize: Theme.textSmall
        color: Theme.inkFaint
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
}
