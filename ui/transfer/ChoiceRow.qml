// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Templates as T

// One of several choices below each other, with a sentence on what it is good for. For a few words beside each other
// use SegmentedChoice.
T.RadioButton {
    id: root

    property string explanation

    implicitHeight: words.implicitHeight + 2 * 7
    focusPolicy: Qt.TabFocus
    hoverEnabled: true
    implicitWidth: Math.max(implicitBackgroundWidth, implicitContentWidth + leftPadding + rightPadding)
    checkable: false // what it stands for says whether it is checked
    autoExclusive: false
    Accessible.name: text
    Accessible.description: explanation
    Accessible.onPressAction: if (root.enabled) root.clicked()
    Keys.onDownPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
    Keys.onUpPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
    Keys.onReturnPressed: root.clicked()

    contentItem: Item {}
    Item {
        anchors.fill: parent
        Rectangle {
            anchors.left: parent.left
            anchors.leftMargin: Theme.small
            y: 7 + Math.round((label.implicitHeight - height) / 2)
            width: 16
            height: 16
            radius: 8
            color: "transparent"
            border.width: root.checked ? 5 : 1
            border.color: root.checked ? Theme.accent : Theme.lineStrong
        }
        Column {
            id: words
            anchors.left: parent.left
            anchors.leftMargin: 36
            y: 7
            width: parent.width - anchors.leftMargin - Theme.small
            spacing: 1
            Text {
                id: label
                width: parent.width
                text: root.text
                textFormat: Text.PlainText
                elide: Text.ElideRight
                horizontalAlignment: Text.AlignLeft
                font.pixelSize: Theme.textNormal
                font.weight: root.explanation.length > 0 ? Font.Medium : Font.Normal
                color: Theme.ink
            }
            Text {
                visible: root.explanation.length > 0
                width: parent.width
                text: root.explanation
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                font.pixelSize: Theme.textSmall + 1
                color: Theme.inkSoft
            }
        }
    }
    background: Rectangle {
        radius: Theme.radiusSmall
        color: root.checked ? Theme.selected : root.hovered ? Theme.hovered : "transparent"
        FocusRing { shown: root.visualFocus; gap: 0 }
    }
}
