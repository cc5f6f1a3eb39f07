// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Templates as T

// A prompt in the list to choose from.
T.ItemDelegate {
    id: root

    required property int index
    required property string name
    required property string firstLine
    property bool isCurrent: false

    objectName: "promptItem_" + index
    text: name
    implicitHeight: words.implicitHeight + 14
    implicitWidth: Math.max(implicitBackgroundWidth, implicitContentWidth + leftPadding + rightPadding)
    hoverEnabled: true
    focusPolicy: Qt.NoFocus
    Accessible.name: name
    Accessible.description: firstLine
    Accessible.selected: isCurrent
    Accessible.onPressAction: if (root.enabled) root.clicked()

    contentItem: Item {}
    Column {
        id: words
        x: 10
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - 20
        spacing: 1
        Text {
            width: parent.width
            text: root.name
            textFormat: Text.PlainText
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.textNormal
            color: Theme.ink
        }
        Text {
            visible: root.firstLine !== root.name
            width: parent.width
            text: root.firstLine
            textFormat: Text.PlainText
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.textSmall
            color: Theme.inkSoft
        }
    }
    background: Rectangle {
        radius: 6
        color: root.isCurrent ? Theme.selected : root.hovered ? Theme.hovered : "transparent"
    }
}
