// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// What the model is shown in the place of all messages above: a line across the conversation that unfolds it. What the
// model does not see at all is above an EdgePart.
TranscriptPart {
    id: root

    required property ChatViewModel chat

    objectName: "summaryPart"
    implicitHeight: button.height + 2 * Theme.medium + (isExpanded ? box.height + Theme.small : 0)
    height: implicitHeight
    markY: box.y + text.y + text.markY
    selectable: text

    AbstractButton {
        id: button
        objectName: "summaryButton"
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.medium
        width: Math.min(implicitWidth, root.columnWidth - 40)
        height: Math.max(Math.round(28 * Math.max(1, Theme.fontScale)), title.contentHeight + 10)
        leftPadding: 10
        rightPadding: 10
        text: root.language
        hoverEnabled: true
        focusPolicy: Qt.TabFocus
        Accessible.role: Accessible.Button
        Accessible.name: root.isExpanded ? qsTr("%1, hide it", "accessible name of a summary").arg(button.text)
                                         : qsTr("%1, show it", "accessible name of a summary").arg(button.text)
        Accessible.onPressAction: if (button.enabled) button.clicked()
        onClicked: root.chat.transcript.toggleSummary()
        implicitWidth: title.implicitWidth + glyph.width + 4 + leftPadding + rightPadding
        Text {
            id: title
            anchors.left: parent.left
            anchors.leftMargin: button.leftPadding
            anchors.right: glyph.left
            anchors.rightMargin: 4
            anchors.verticalCenter: parent.verticalCenter
            text: button.text
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
            font.pixelSize: Theme.textSmall
            color: Theme.brass
        }
        Glyph {
            id: glyph
            anchors.right: parent.right
            anchors.rightMargin: button.rightPadding
            anchors.verticalCenter: parent.verticalCenter
            name: root.isExpanded ? "chevron-down" : "chevron-right"
            size: 14
            color: Theme.brass
        }
        background: Rectangle {
            radius: Theme.radiusSmall
            color: button.hovered ? Theme.hovered : "transparent"
            FocusRing { shown: button.visualFocus; gap: 0 }
        }
    }
    Rectangle {
        x: root.columnX
        anchors.verticalCenter: button.verticalCenter
        width: button.x - Theme.small - x
        height: 1
        color: Theme.brass
        opacity: 0.6
    }
    Rectangle {
        x: button.x + button.width + Theme.small
        anchors.verticalCenter: button.verticalCenter
        width: root.columnX + root.columnWidth - x
        height: 1
        color: Theme.brass
        opacity: 0.6
    }
    Rectangle {
        id: box
        visible: root.isExpanded
        x: root.columnX
        y: button.y + button.height + Theme.small
        width: root.columnWidth
        height: text.contentHeight + 28 + Math.max(note.height, removeButton.height) + Theme.small
        radius: Theme.radiusSmall
        color: Theme.brassWash

        ReadableText {
            id: text
            objectName: "summaryText"
            x: 14
            y: 14
            width: box.width - 28
            marked: root.marked
            markedIndex: root.markedIndex
            text: root.isExpanded ? root.body : ""
            font.pixelSize: Theme.textNormal
        }
        Text {
            id: note
            anchors.left: parent.left
            anchors.leftMargin: 14
            anchors.right: removeButton.left
            anchors.rightMargin: Theme.medium
            anchors.verticalCenter: removeButton.verticalCenter
            text: qsTr("The model sees this in their place. Written by %1.", "below a summary; %1 is a model's name")
                  .arg(root.plain)
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.pixelSize: Theme.textSmall
            color: Theme.inkSoft
        }
        ActionButton {
            id: removeButton
            objectName: "removeSummaryButton"
            anchors.right: parent.right
            anchors.rightMargin: 8
            anchors.bottom: parent.bottom
            anchors.bottomMargin: 8
            kind: ActionButton.Quiet
            text: qsTr("Remove the summary", "the model sees the messages again")
            onClicked: root.chat.summaries.remove(root.messageId)
        }
    }
}
