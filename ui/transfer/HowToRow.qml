// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic

// A program or service, and on demand how to get one's conversations out of it.
Column {
    id: root

    required property string name
    required property string steps
    property bool isUnfolded: false

    AbstractButton {
        id: button
        objectName: "howTo_" + root.name
        width: parent.width
        implicitHeight: Theme.controlHeight
        text: root.name
        focusPolicy: Qt.TabFocus
        hoverEnabled: true
        Accessible.name: qsTr("How to get conversations out of %1", "%1 is a program or service").arg(root.name)
        Accessible.onPressAction: if (button.enabled) button.clicked()
        onClicked: root.isUnfolded = !root.isUnfolded
        contentItem: Row {
            leftPadding: Theme.small
            spacing: Theme.small
            Glyph {
                anchors.verticalCenter: parent.verticalCenter
                name: root.isUnfolded ? "chevron-down" : "chevron-right"
                size: 14
            }
            Text {
                anchors.verticalCenter: parent.verticalCenter
                text: root.name
                textFormat: Text.PlainText
                font.pixelSize: Theme.textNormal
                color: Theme.ink
            }
        }
        background: Rectangle {
            radius: Theme.radiusSmall
            color: button.hovered ? Theme.hovered : "transparent"
            FocusRing { shown: button.visualFocus; gap: 0 }
        }
    }
    Text {
        objectName: "howToSteps"
        visible: root.isUnfolded
        width: parent.width
        leftPadding: LayoutMirroring.enabled ? Theme.small : 30
        rightPadding: LayoutMirroring.enabled ? 30 : Theme.small
        topPadding: 2
        bottomPadding: Theme.medium
        text: root.steps
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        lineHeight: 1.15
        font.pixelSize: Theme.textSmall + 1
        color: Theme.inkSoft
    }
}
