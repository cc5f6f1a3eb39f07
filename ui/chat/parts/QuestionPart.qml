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
    readonly property bool isEmpty: body.length === 0 ///< the files alone were sent
    readonly property bool areActionsShown: hover.hovered || editButton.visualFocus || copyButton.visualFocus
                                            || moreButton.visualFocus
    signal menuWanted(Item at)

    implicitHeight: (isEdited ? editor.height : bubble.height) + bubble.y + Theme.large
                    + (switcher.visible ? switcher.height : 0)
    height: implicitHeight
    markY: bubble.y + text.y + text.markY
    selectable: text

    HoverHandler { id: hover }
    Rectangle {
        id: bubble
        readonly property real widest: Math.round(root.columnWidth * 0.84)
        visible: !root.isEdited
        anchors.right: parent.right
        anchors.rightMargin: root.columnX
        y: files.y + (root.isEmpty ? 0 : files.height)
        width: root.isEmpty ? widest : Math.max(48, Math.min(widest, Math.ceil(text.implicitWidth) + 34))
        height: root.isEmpty ? files.height : text.contentHeight + 22 + (unfold.visible ? unfold.height : 0)
        radius: Theme.radiusLarge
        color: root.isEmpty ? "transparent" : root.chat.isPrivate ? Theme.veil : Theme.bubble

        ReadableText {
            id: text
            objectName: "questionText"
            x: 17
            y: 11
            width: bubble.width - 33
            visible: !root.isEmpty
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
    // One chip below the other, in heights that are known at once; many are folded to the first three.
    Item {
        id: files
        readonly property int shown: root.isExpanded || root.attachments.length <= 4 ? root.attachments.length : 3
        readonly property int hidden: root.attachments.length - shown
        readonly property int chipHeight: Math.max(32, metrics.height + 12) + 6
        visible: !root.isEdited
        anchors.right: parent.right
        anchors.rightMargin: root.columnX
        y: Theme.large + pin.height
        width: bubble.widest
        height: root.isEdited ? 0 : (shown + (hidden > 0 ? 1 : 0)) * chipHeight
        FontMetrics {
            id: metrics
            font.pixelSize: Theme.textSmall + 1
        }
        // qmllint disable unqualified
        Repeater {
            model: files.shown
            FileChip {
                id: chip
                required property int index
                readonly property var file: root.attachments[index]
                objectName: "sentAttachment"
                labelName: "sentAttachmentLabel"
                anchors.right: parent.right
                y: index * files.chipHeight
                widest: files.width
                canRemove: false
                title: file ? file.name : ""
                facts: file ? file.facts : ""
                spokenText: qsTr("Attached: %1, %2. Show its text", "a file, and how long it is").arg(title).arg(facts)
                openText: qsTr("Show what the model sees", "of a file that is attached")
                onOpened: root.chat.attachments.showSent(root.messageId, chip.index)
            }
        }
        // qmllint enable unqualified
        ActionButton {
            objectName: "moreAttachmentsButton"
            anchors.right: parent.right
            y: files.shown * files.chipHeight
            visible: files.hidden > 0
            implicitHeight: files.chipHeight - 6
            font.pixelSize: Theme.textSmall
            text: qsTr("%n more files", "that were attached to a question", files.hidden)
            onClicked: root.chat.transcript.toggleReasoning(root.messageId)
        }
    }
    PinMark {
        id: pin
        anchors.right: parent.right
        anchors.rightMargin: root.columnX
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
        anchors.right: parent.right
        anchors.rightMargin: root.columnX
        y: (root.isEdited ? editor.y + editor.height : bubble.y + bubble.height) + 2
        index: root.siblingIndex
        count: root.siblingCount
        previousText: qsTr("Previous version", "shows another version of a question")
        nextText: qsTr("Next version", "shows another version of a question")
        onStepped: step => root.chat.showSibling(root.messageId, step)
    }
}
