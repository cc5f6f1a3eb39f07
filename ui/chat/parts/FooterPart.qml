// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// How an answer ended, and what can be done with it.
TranscriptPart {
    id: root

    required property ChatViewModel chat
    readonly property bool isCalm: !isLast && !hover.hovered && !copyButton.visualFocus && !againButton.visualFocus

    implicitHeight: Theme.controlHeight + Theme.large
    height: implicitHeight

    HoverHandler { id: hover }
    Row {
        id: actions
        x: root.columnX - 8
        height: Theme.controlHeight
        opacity: root.isCalm ? 0.35 : 1

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
            objectName: "previousAnswerButton"
            visible: root.siblingCount > 1
            implicitWidth: 24
            text: qsTr("Previous answer", "shows another answer to the same question")
            glyph: "chevron-left"
            glyphSize: 15
            enabled: root.siblingIndex > 0
            onClicked: root.chat.showSibling(root.messageId, -1)
        }
        Text {
            objectName: "siblingText"
            visible: root.siblingCount > 1
            height: 32
            verticalAlignment: Text.AlignVCenter
            text: qsTr("%1/%2", "which of how many answers").arg(root.siblingIndex + 1).arg(root.siblingCount)
            textFormat: Text.PlainText
            font.pixelSize: Theme.textSmall
            color: Theme.inkSoft
        }
        GlyphButton {
            objectName: "nextAnswerButton"
            visible: root.siblingCount > 1
            implicitWidth: 24
            text: qsTr("Next answer", "shows another answer to the same question")
            glyph: "chevron-right"
            glyphSize: 15
            enabled: root.siblingIndex + 1 < root.siblingCount
            onClicked: root.chat.showSibling(root.messageId, 1)
        }
    }
    Text {
        objectName: "answerFacts"
        anchors.left: actions.right
        anchors.leftMargin: Theme.small
        width: root.columnX + root.columnWidth - x
        height: 32
        verticalAlignment: Text.AlignVCenter
        text: root.body
        textFormat: Text.PlainText
        elide: Text.ElideRight
        font.pixelSize: Theme.textSmall
        color: Theme.inkFaint
        opacity: root.isCalm ? 0.7 : 1
    }
}
