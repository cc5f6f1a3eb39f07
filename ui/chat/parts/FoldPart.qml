// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// A line that unfolds what is behind it: ReasoningPart, ToolCallPart.
TranscriptPart {
    id: root

    required property string buttonName
    required property string textName
    required property string showLabel
    required property string hideLabel
    property bool isCode: false
    property real lineRoom: 0 ///< below the line while it is folded

    signal toggled()

    implicitHeight: button.height + (isExpanded ? text.contentHeight + Theme.large : lineRoom) + Theme.small
    height: implicitHeight
    markY: text.y + text.markY
    selectable: text

    AbstractButton {
        id: button
        objectName: root.buttonName
        anchors.left: parent.left
        anchors.leftMargin: root.columnX - 8
        height: Math.round(30 * Math.max(1, Theme.fontScale))
        leftPadding: 8
        rightPadding: 10
        text: root.language
        hoverEnabled: true
        focusPolicy: Qt.TabFocus
        Accessible.role: Accessible.Button
        Accessible.name: root.isExpanded ? root.hideLabel : root.showLabel
        Accessible.onPressAction: if (button.enabled) button.clicked()
        onClicked: root.toggled()
        contentItem: Row {
            spacing: 4
            Text {
                anchors.verticalCenter: parent.verticalCenter
                text: button.text
                textFormat: Text.PlainText
                font.pixelSize: Theme.textNormal
                color: button.hovered ? Theme.ink : Theme.inkSoft
            }
            Glyph {
                anchors.verticalCenter: parent.verticalCenter
                name: root.isExpanded ? "chevron-down" : "chevron-right"
                size: 15
            }
        }
        background: Rectangle {
            radius: Theme.radiusSmall
            color: button.hovered ? Theme.hovered : "transparent"
            FocusRing { shown: button.visualFocus; gap: 0 }
        }
    }
    Rectangle {
        visible: root.isExpanded
        anchors.left: parent.left
        anchors.leftMargin: root.columnX + 2
        y: button.height + 6
        width: 2
        height: text.contentHeight
        color: Theme.lineStrong
    }
    ReadableText {
        id: text
        objectName: root.textName
        marked: root.marked
        markedIndex: root.markedIndex
        visible: root.isExpanded
        anchors.left: parent.left
        anchors.leftMargin: root.columnX + 18
        y: button.height + 6
        width: root.columnWidth - 18
        growing: root.isExpanded ? root.body : ""
        isCode: root.isCode
        font.family: root.isCode ? Theme.monoFont : Theme.uiFont
        font.pixelSize: root.isCode ? Theme.textCode : Theme.textNormal
        color: Theme.inkSoft
    }
}
