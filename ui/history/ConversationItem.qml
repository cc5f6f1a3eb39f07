// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic

// One conversation of the list. F2 renames it in place, Delete puts it into the trash.
ItemDelegate {
    id: root

    required property int index
    required property real conversationId
    required property string title
    required property string timeText
    property bool isShown: false
    property bool isAnswering: false
    property bool isEditing: false

    signal renamed(string title)
    signal removeWanted()
    signal editingEnded()

    function edit(): void {
        field.text = root.title;
        root.isEditing = true;
        // First, because a list without a current row takes one when it gets the focus, and the row takes the focus.
        if (root.ListView.view)
            root.ListView.view.currentIndex = root.index;
        field.forceActiveFocus();
        field.selectAll();
    }
    function endEditing(isAccepted: bool): void {
        if (!root.isEditing)
            return;
        root.isEditing = false;
        if (isAccepted)
            root.renamed(field.text);
        root.editingEnded();
    }

    readonly property bool beginsSection: ListView.section !== ListView.previousSection
    readonly property int rowHeight: Math.round(38 * Math.max(1, Theme.fontScale))

    objectName: "conversationItem_" + conversationId
    height: rowHeight + topInset
    padding: 0
    topPadding: topInset
    topInset: beginsSection ? sectionLabel.implicitHeight : 0
    hoverEnabled: true
    focusPolicy: Qt.NoFocus
    text: title
    Accessible.name: title
    Accessible.role: Accessible.ListItem
    Accessible.selected: isShown

    contentItem: Item {}
    Item {
        y: root.topInset
        width: root.width
        height: root.rowHeight
        Text {
            id: label
            anchors.left: parent.left
            anchors.leftMargin: Theme.medium
            anchors.right: side.left
            anchors.rightMargin: 6
            anchors.verticalCenter: parent.verticalCenter
            visible: !root.isEditing
            text: root.title
            textFormat: Text.PlainText
            elide: Text.ElideRight
            font.pixelSize: Theme.textNormal
            font.weight: root.isShown ? Font.DemiBold : Font.Normal
            color: Theme.ink
        }
        Item {
            id: side
            anchors.right: parent.right
            anchors.rightMargin: 4
            anchors.verticalCenter: parent.verticalCenter
            visible: !root.isEditing
            width: moreButton.visible ? 30 : root.isAnswering ? 24 : time.implicitWidth + 8
            height: 30
            Text {
                id: time
                anchors.right: parent.right
                anchors.rightMargin: 8
                anchors.verticalCenter: parent.verticalCenter
                visible: !moreButton.visible && !root.isAnswering
                text: root.timeText
                textFormat: Text.PlainText
                font.pixelSize: Theme.textSmall
                color: Theme.inkFaint
            }
            CouncilMark {
                anchors.centerIn: parent
                visible: root.isAnswering && !moreButton.visible
                isBusy: visible
                size: 18
            }
            GlyphButton {
                id: moreButton
                objectName: "conversationMenuButton_" + root.conversationId
                anchors.centerIn: parent
                width: 28
                height: 28
                visible: root.hovered || menu.visible || visualFocus
                glyph: "more"
                text: qsTr("More for this conversation", "button that opens a menu")
                onClicked: menu.popup(moreButton, 0, moreButton.height + 2)
            }
        }
        InputField {
            id: field
            objectName: "renameField"
            anchors.fill: parent
            anchors.margins: 2
            visible: root.isEditing
            maximumLength: 200
            Accessible.name: qsTr("New title", "accessible name of the field that renames a conversation")
            onAccepted: root.endEditing(true)
            onActiveFocusChanged: if (!activeFocus) root.endEditing(true)
            Keys.onEscapePressed: root.endEditing(false)
        }
    }
    background: Rectangle {
        radius: Theme.radiusSmall
        color: root.isShown ? Theme.selected : root.hovered || root.highlighted ? Theme.hovered : "transparent"
        FocusRing {
            shown: root.ListView.isCurrentItem && root.ListView.view !== null && root.ListView.view.activeFocus
                   && !root.isEditing
            gap: -1
        }
    }
    // A section.delegate would need a context of its own, which bound components of Qt 6.4 refuse.
    Text {
        id: sectionLabel
        visible: root.beginsSection
        leftPadding: Theme.medium
        topPadding: Theme.large
        bottomPadding: 6
        text: root.ListView.section
        textFormat: Text.PlainText
        font.pixelSize: Theme.textSmall
        font.weight: Font.DemiBold
        color: Theme.inkFaint
    }
    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: eventPoint => menu.popup(root, eventPoint.position.x, eventPoint.position.y)
    }

    PopupMenu {
        id: menu
        MenuEntry {
            objectName: "renameEntry"
            glyph: "pencil"
            text: qsTr("Rename", "a conversation")
            onTriggered: root.edit()
        }
        MenuEntry {
            objectName: "deleteEntry"
            glyph: "trash"
            ink: Theme.danger
            text: qsTr("Delete", "a conversation")
            onTriggered: root.removeWanted()
        }
    }
}
