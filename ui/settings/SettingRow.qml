// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// A setting: its name, one line that explains it, and its control at the right (or below when it is narrow).
Item {
    id: root

    property string title
    property string explanation
    property bool isWide: width >= 520 * Theme.zoom
    property int controlWidth: 240 ///< with text of the usual size
    default property alias control: slot.data

    width: parent ? parent.width : 0
    implicitHeight: isWide ? Math.max(words.implicitHeight, slot.height) + Theme.huge
                           : words.implicitHeight + slot.height + Theme.huge + Theme.small

    Column {
        id: words
        anchors.left: parent.left
        y: Theme.medium
        width: root.isWide ? root.width - slot.width - Theme.huge : root.width
        spacing: 3
        Text {
            width: parent.width
            text: root.title
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.textNormal
            font.weight: Font.Medium
            color: Theme.ink
        }
        Text {
            visible: root.explanation.length > 0
            width: parent.width
            text: root.explanation
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.textSmall + 1
            color: Theme.inkSoft
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
    Item {
        id: slot
        anchors.right: parent.right
        y: root.isWide ? (root.implicitHeight - height) / 2 : words.y + words.implicitHeight + Theme.small
        width: root.isWide ? Math.round(root.controlWidth * Theme.zoom) : root.width
        height: childrenRect.height
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
}
