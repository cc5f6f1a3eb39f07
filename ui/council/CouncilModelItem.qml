// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Templates as T

// A model that may have a seat in the council.
T.CheckBox {
    id: root

    required property int index
    required property string name
    required property string detail
    required property string problem
    required property bool isChosen
    required property bool canBeChosen

    objectName: "councilModel_" + index
    implicitHeight: Math.max(box.height, words.implicitHeight) + 14
    enabled: canBeChosen
    opacity: enabled ? 1 : 0.45
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    text: name
    checked: isChosen
    implicitWidth: Math.max(implicitBackgroundWidth, implicitContentWidth + leftPadding + rightPadding)
    nextCheckState: () => checkState // what it stands for says whether it is checked
    Accessible.name: name + ", " + (problem.length > 0 ? problem : detail)
    Accessible.onPressAction: if (root.enabled) root.clicked()
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    contentItem: Item {}
    Item {
        anchors.fill: parent
        Rectangle {
            id: box
            anchors.left: parent.left
            anchors.leftMargin: 10
            anchors.verticalCenter: parent.verticalCenter
            width: 20
            height: 20
            radius: 6
            color: root.isChosen ? Theme.accent : "transparent"
            border.width: root.isChosen ? 0 : 2
            border.color: Theme.inkFaint
            Glyph {
                anchors.centerIn: parent
                visible: root.isChosen
                name: "check"
                size: 15
                color: Theme.accentInk
            }
        }
        Column {
            id: words
            anchors.left: box.right
            anchors.leftMargin: Theme.medium
            anchors.right: parent.right
            anchors.rightMargin: Theme.medium
            anchors.verticalCenter: parent.verticalCenter
            spacing: 2
            Text {
                width: parent.width
                text: root.name
                textFormat: Text.PlainText
                elide: Text.ElideRight
                horizontalAlignment: Text.AlignLeft
                font.pixelSize: Theme.textNormal
                font.weight: Font.DemiBold
                color: Theme.ink
            }
            Text {
                width: parent.width
                text: root.problem.length > 0 ? root.problem : root.detail
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
                horizontalAlignment: Text.AlignLeft
                font.pixelSize: Theme.textSmall
                color: root.problem.length > 0 ? Theme.danger : Theme.inkSoft
            }
        }
    }
    background: Rectangle {
        radius: Theme.radiusSmall
        color: root.down ? Theme.pressed : root.hovered ? Theme.hovered : "transparent"
        FocusRing { shown: root.visualFocus; gap: 0 }
    }
}
