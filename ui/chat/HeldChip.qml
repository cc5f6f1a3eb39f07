// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// A long text that is part of the question and not in the editor: a click puts it there, the cross takes it out.
Rectangle {
    id: root

    required property ChatViewModel chat

    objectName: "heldChip"
    visible: chat.heldLabel.length > 0
    implicitWidth: row.width + 8
    implicitHeight: Math.max(30, label.implicitHeight + 10)
    radius: Theme.radiusSmall
    color: Theme.sunken
    border.width: 1
    border.color: Theme.line

    Row {
        id: row
        x: 8
        height: parent.height
        spacing: 4
        AbstractButton {
            id: label
            objectName: "heldLabel"
            anchors.verticalCenter: parent.verticalCenter
            hoverEnabled: true
            focusPolicy: Qt.TabFocus
            text: root.chat.heldLabel
            Accessible.name: qsTr("%1: put it into the editor", "%1 says what it is").arg(text)
            Accessible.onPressAction: label.click()
            onClicked: root.chat.releaseHeld()
            contentItem: Text {
                text: label.text
                textFormat: Text.PlainText
                font.pixelSize: Theme.textSmall + 1
                color: Theme.ink
            }
            background: Item { FocusRing { shown: label.visualFocus } }
            Tip {
                visible: label.hovered
                text: qsTr("Put it into the editor", "a long text; takes a moment")
            }
        }
        GlyphButton {
            objectName: "removeHeldButton"
            anchors.verticalCenter: parent.verticalCenter
            implicitWidth: 24
            implicitHeight: 24
            glyph: "close"
            glyphSize: 13
            text: qsTr("Take the long text out", "of the question")
            onClicked: root.chat.removeHeld()
        }
    }
}
