// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// A command and its keys, in the sheet of shortcuts; the first of a group carries the group's name.
Column {
    id: root

    required property string heading ///< empty: it is not the first of its group
    required property string name
    required property string spoken
    required property list<string> keys

    width: parent ? parent.width : 0

    Text {
        visible: root.heading.length > 0
        width: parent.width
        topPadding: Theme.large
        bottomPadding: 6
        text: root.heading
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        font.pixelSize: Theme.textSmall
        font.weight: Font.DemiBold
        color: Theme.inkFaint
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
    Item {
        width: parent.width
        height: Math.max(label.implicitHeight, caps.height) + 10
        Accessible.role: Accessible.StaticText
        Accessible.name: root.spoken
        Text {
            id: label
            anchors.left: parent.left
            anchors.right: caps.left
            anchors.rightMargin: Theme.medium
            anchors.verticalCenter: parent.verticalCenter
            text: root.name
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.pixelSize: Theme.textNormal
            color: Theme.ink
            Accessible.ignored: true
        }
        KeyCaps {
            id: caps
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            keys: root.keys
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: 1
            color: Theme.line
        }
    }
}
