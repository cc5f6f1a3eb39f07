// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// What the brightness of a cell of the map stands for. As the map, it is not mirrored.
Item {
    id: root

    required property ExpertMap map
    readonly property int steps: 32

    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    implicitHeight: numbers.y + numbers.height
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("The brighter a cell, the more its expert answered; the brightest stands for %1.",
                          "legend of a picture; %1 is a percentage").arg(map.topText)

    Rectangle {
        id: swatch
        y: 1
        width: 10
        height: 10
        radius: 2
        color: Theme.cellNone
        border.width: 1
        border.color: Theme.lineStrong
    }
    Text {
        anchors.left: swatch.right
        anchors.leftMargin: 6
        anchors.right: scale.left
        anchors.rightMargin: Theme.small
        anchors.verticalCenter: swatch.verticalCenter
        text: qsTr("not at all", "legend: an expert that has not answered")
        textFormat: Text.PlainText
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        font.pixelSize: Theme.textSmall
        color: Theme.inkSoft
        Accessible.ignored: true
    }
    Row {
        id: scale
        anchors.right: parent.right
        y: 1
        Repeater {
            model: root.steps
            Rectangle {
                required property int index
                width: Math.round(root.width * 0.6 / root.steps)
                height: 10
                color: root.map.scaleColor(Theme.cellFaint, Theme.cellStrong, index / (root.steps - 1))
            }
        }
    }
    Item {
        id: numbers
        x: scale.x
        y: scale.height + 3
        width: scale.width
        height: top.height
        Text {
            text: "0"
            textFormat: Text.PlainText
            font.pixelSize: Theme.textSmall
            color: Theme.inkSoft
            Accessible.ignored: true
        }
        Text {
            anchors.horizontalCenter: parent.horizontalCenter
            text: root.map.middleText
            textFormat: Text.PlainText
            font.pixelSize: Theme.textSmall
            color: Theme.inkSoft
            Accessible.ignored: true
        }
        Text {
            id: top
            anchors.right: parent.right
            text: root.map.topText
            textFormat: Text.PlainText
            font.pixelSize: Theme.textSmall
            color: Theme.inkSoft
            Accessible.ignored: true
        }
    }
}
