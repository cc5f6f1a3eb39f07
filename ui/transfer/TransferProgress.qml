// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// How far an import or export is: a sentence, a bar and a percentage.
Column {
    id: root

    required property string what
    required property double progress

    spacing: Theme.medium
    Accessible.role: Accessible.ProgressBar
    Accessible.name: what + " " + percent.text

    Item {
        width: parent.width
        height: label.implicitHeight
        Text {
            id: label
            objectName: "progressText"
            anchors.left: parent.left
            width: parent.width - percent.width - Theme.medium
            text: root.what
            textFormat: Text.PlainText
            elide: Text.ElideMiddle
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.textNormal
            color: Theme.ink
        }
        Text {
            id: percent
            anchors.right: parent.right
            text: qsTr("%1 %", "%1 is a number: how much is done").arg(Math.floor(root.progress * 100))
            textFormat: Text.PlainText
            font.pixelSize: Theme.textNormal
            color: Theme.inkSoft
        }
    }
    Rectangle {
        width: parent.width
        height: 6
        radius: 3
        color: Theme.lineStrong
        Rectangle {
            anchors.left: parent.left
            width: Math.max(parent.height, parent.width * root.progress)
            height: parent.height
            radius: parent.radius
            color: Theme.accent
        }
    }
}
