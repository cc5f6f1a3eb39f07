// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// What the user asked: a soft bubble at the right, or the editor in its place. Very long questions are folded.
// No pragma: Bound forbids the Loader (Qt 6.4), without which each question would carry an editor.
TranscriptPart {
    id: root

    required property ChatViewModel chat
    readonly property int foldAbove: 2400
    readonly property bool isFolded: body.length > foldAbove && !isExpanded
    readonly property bool isEdited: chat.editedMessageId === messageId
    readonly property bool areActionsShown: hover.hovered || editButton.visualFocus || copyButton.visualFocus
                                            || moreButton.visualFocus
    signal menuWanted(Item at)

    implicitHeight: (isEdited ? editor.height : bubble.height) + bubble.y + Theme.large
                    + (switcher.visible ? switcher.height : 0)
    height: implicitHeight
    markY: bubble.y + text.y + text.markY

    HoverHandler { id: hover }
    Rectangle {
        id: bubble
        readonly property real widest: Math.round(root.columnWidth * 0.84)
        visible: !root.isEdited
        x: root.columnX + root.columnWidth - width
        y: Theme.large + pin.height
        width: Math.max(48, Math.min(widest, Math.ceil(text.implicitWidth) + 34))
        height: text.contentHeight + 22 + (unfold.visible ? unfold.height : 0)
        radius: Theme.radiusLarge
        color: root.chat.isPrivate ? Theme.veil : Theme.bubble

        ReadableText {
            id: text
            objectName: "questionText"
            x: 17
            y: 11
            width: bubble.width - 33
            marked: root.marked
            markedIndex: root.markedIndex
            text: root.isFolded ? root.body.slice(0, 1200) + "…" : root.body
            Accessible.name: qsTr("You asked: %1", "accessible name of a question").arg(text.text)
        }
        ActionButton {
            id: unfold
            visible: root.body.length > root.foldAbove
            anchors.bottom: parent.bottom
            anchors.right: parent.right
            font.pixelSize: Theme.textSmall
            text: root.isFolded ? qsTr("Show all", "of a very long question")
                                : qsTr("Show less", "of a very long question")
            onClicked: root.chat.transcript.toggleReasoning(root.messageId)
        }
    }
    PinMark {
        id: pin
        x: root.columnX + root.columnWidth - width
        y: Theme.small
        label: root.language
    }
    Loader {
        id: editor
        active: root.isEdited
        x: root.columnX
        y: bubble.y
        width: root.columnWidth
        height: item ? (item as Item).implicitHeight : 0
        sourceComponent: QuestionEditor { chat: root.chat } // qmllint disable unqualified
    }
    Row {
        anchors.right: bubble.left
        anchors.rightMargin: 4
        anchors.verticalCenter: bubble.verticalCenter
        visible: !root.isEdited
        opacity: root.areActionsShown ? 1 : 0
        GlyphButton {
            id: moreButton
            objectName: "questionMenuButton"
            implicitWidth: 28
            glyph: "more"
            glyphSize: 16
            ink: Theme.inkFaint
            text: qsTr("More", "opens the menu of a message")
            onClicked: root.menuWanted(moreButton)
        }
        CopyButton {
            id: copyButton
            objectName: "copyQuestionButton"
            implicitWidth: 28
            text: qsTr("Copy question", "button beside a question")
            onClicked: root.chat.copy(root.plain)
        }
        GlyphButton {
            id: editButton
            objectName: "editQuestionButton"
            implicitWidth: 28
            glyph: "pencil"
            glyphSize: 16
            ink: Theme.inkFaint
            text: qsTr("Edit question", "button beside a question")
            onClicked: root.chat.beginEdit(root.messageId)
        }
    }
    SiblingSwitcher {
        id: switcher
        namePrefix: "Question"
        x: root.columnX + root.columnWidth - width
        y: (root.isEdited ? editor.y + editor.height : bubble.y + bubble.height) + 2
        index: root.siblingIndex
        count: root.siblingCount
        previousText: qsTr("Previous version", "shows another version of a question")
        nextText: qsTr("Next version", "shows another version of a question")
        onStepped: step => root.chat.showSibling(root.messageId, step)
    }
}
