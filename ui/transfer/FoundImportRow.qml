// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// A history of another program that lies on this computer.
Item {
    id: root

    required property int index
    required property string name
    required property string detail
    signal chosen(int index)

    implicitHeight: Math.max(words.implicitHeight, button.implicitHeight) + 2 * Theme.medium

    Column {
        id: words
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - button.width - Theme.large
        spacing: 2
        Text {
            width: parent.width
            text: root.name
            textFormat: Text.PlainText
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.textNormal
            font.weight: Font.Medium
            color: Theme.ink
        }
        Text {
            width: parent.width
            text: root.detail
            textFormat: Text.PlainText
            elide: Text.ElideMiddle
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.textSmall
            color: Theme.inkSoft
        }
    }
    ActionButton {
        id: button
        objectName: "foundImport_" + root.index
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        kind: ActionButton.Outlined
        text: qsTr("Look inside", "reads what another program has, and changes nothing")
        Accessible.name: qsTr("Look inside %1", "%1 is a program").arg(root.name)
        onClicked: root.chosen(root.index)
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
}
