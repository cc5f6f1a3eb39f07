// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// What the user asked: a soft bubble at the right. Very long questions are folded.
TranscriptPart {
    id: root

    required property ChatViewModel chat
    readonly property int foldAbove: 2400
    property bool isUnfolded: false
    readonly property bool isFolded: body.length > foldAbove && !isUnfolded

    implicitHeight: bubble.height + Theme.huge + Theme.small
    height: implicitHeight

    HoverHandler { id: hover }
    Rectangle {
        id: bubble
        readonly property real widest: Math.round(root.columnWidth * 0.84)
        x: root.columnX + root.columnWidth - width
        y: Theme.large
        width: Math.max(48, Math.min(widest, Math.ceil(text.implicitWidth) + 34))
        height: text.contentHeight + 22 + (unfold.visible ? unfold.height : 0)
        radius: Theme.radiusLarge
        color: Theme.bubble

        ReadableText {
            id: text
            objectName: "questionText"
            x: 17
            y: 11
            width: bubble.width - 33
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
            onClicked: root.isUnfolded = !root.isUnfolded
        }
    }
    CopyButton {
        anchors.right: bubble.left
        anchors.rightMargin: 4
        anchors.verticalCenter: bubble.verticalCenter
        opacity: hover.hovered || visualFocus ? 1 : 0
        text: qsTr("Copy question", "button beside a question")
        onClicked: root.chat.copy(root.plain)
    }
}
