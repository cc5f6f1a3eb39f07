// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic

// One thing in the trash: what it is, when it was deleted, and how long it can still be had back.
ItemDelegate {
    id: root

    required property int index
    required property string title
    required property string kind
    required property string glyph
    required property string detail
    required property string daysLeft
    property bool hasKeyboard: ListView.isCurrentItem && ListView.view !== null && ListView.view.activeFocus

    signal restoreWanted()
    signal deleteWanted()

    objectName: "trashItem_" + index
    height: column.implicitHeight + 18
    padding: 0
    hoverEnabled: true
    focusPolicy: Qt.NoFocus
    text: title
    Accessible.role: Accessible.ListItem
    Accessible.name: title
    Accessible.description: kind + ", " + detail + ", " + daysLeft
    Accessible.onPressAction: if (root.enabled) root.clicked()

    contentItem: Item {}
    Glyph {
        anchors.left: parent.left
        anchors.leftMargin: Theme.medium
        y: 11
        name: root.glyph
        size: 16
        color: Theme.inkFaint
    }
    Column {
        id: column
        anchors.left: parent.left
        anchors.leftMargin: 38
        y: 9
        width: root.width - anchors.leftMargin - (buttons.visible ? buttons.width + 8 : Theme.medium)
        spacing: 2
        Text {
            width: parent.width
            text: root.title
            textFormat: Text.PlainText
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.textNormal
            color: Theme.ink
        }
        Text {
            width: parent.width
            text: root.kind
            textFormat: Text.PlainText
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.textSmall
            color: Theme.inkSoft
        }
        Text {
            width: parent.width
            text: root.detail + " · " + root.daysLeft
            textFormat: Text.PlainText
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.textSmall
            color: Theme.inkFaint
        }
    }
    Row {
        id: buttons
        anchors.right: parent.right
        anchors.rightMargin: 4
        anchors.verticalCenter: parent.verticalCenter
        visible: root.hovered || root.hasKeyboard || restoreButton.visualFocus || deleteButton.visualFocus
        GlyphButton {
            id: restoreButton
            objectName: "restoreButton_" + root.index
            glyph: "restore"
            text: qsTr("Restore", "from the trash")
            onClicked: root.restoreWanted()
        }
        GlyphButton {
            id: deleteButton
            objectName: "deleteForGoodButton_" + root.index
            glyph: "trash"
            ink: Theme.danger
            text: qsTr("Delete for good", "from the trash")
            onClicked: root.deleteWanted()
        }
    }
    background: Rectangle {
        radius: Theme.radiusSmall
        color: root.hovered ? Theme.hovered : "transparent"
        FocusRing { shown: root.hasKeyboard; gap: -1 }
    }
}
