// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// Below a question that was put to a council: what came of it, and the way to the answers side by side.
TranscriptPart {
    id: root

    required property Councils councils

    implicitHeight: button.height + Theme.medium
    height: implicitHeight

    AbstractButton {
        id: button
        objectName: "compareButton"
        x: root.columnX
        width: root.columnWidth
        height: Math.max(label.implicitHeight, link.implicitHeight) + 22
        hoverEnabled: true
        focusPolicy: Qt.TabFocus
        text: root.body
        Accessible.name: qsTr("%1. Compare side by side", "accessible name; %1 says what came of a council").arg(root.body)
        Accessible.onPressAction: if (button.enabled) button.clicked()
        onClicked: root.councils.page.open(root.messageId)
        // qmllint disable deferred-property-id
        contentItem: Item {
            Glyph {
                id: glyph
                anchors.left: parent.left
                anchors.leftMargin: Theme.medium
                anchors.verticalCenter: parent.verticalCenter
                name: "seats"
                color: Theme.brass
            }
            Text {
                id: label
                objectName: "councilNote"
                anchors.left: glyph.right
                anchors.leftMargin: Theme.medium
                anchors.right: link.left
                anchors.rightMargin: Theme.medium
                anchors.verticalCenter: parent.verticalCenter
                text: root.body
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                maximumLineCount: 3
                elide: Text.ElideRight
                horizontalAlignment: Text.AlignLeft
                font.pixelSize: Theme.textNormal
                color: Theme.ink
            }
            Text {
                id: link
                anchors.right: parent.right
                anchors.rightMargin: Theme.large
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Compare", "opens the answers of a council side by side")
                textFormat: Text.PlainText
                font.pixelSize: Theme.textNormal
                font.weight: Font.DemiBold
                color: Theme.accent
            }
        }
        background: Rectangle {
            radius: Theme.radius
            color: button.down ? Theme.pressed : Theme.brassWash
            border.width: 1
            border.color: button.hovered ? Theme.brass : "transparent"
            FocusRing { shown: button.visualFocus; radius: Theme.radius + 2 }
        }
    }
}
