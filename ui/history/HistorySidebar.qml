// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// The left side of the window: a new conversation, the old ones, and the settings.
Rectangle {
    id: root

    required property ConversationListModel conversations
    required property ChatViewModel chat
    property bool isSettingsShown: false

    signal newWanted()
    signal opened(real conversationId)
    signal settingsWanted()

    /// Renames the shown conversation in the list.
    function renameShown(): void {
        const row = root.conversations.rowOf(root.chat.conversationId);
        if (row < 0)
            return;
        list.positionViewAtIndex(row, ListView.Contain);
        const item = list.itemAtIndex(row) as ConversationItem;
        if (item)
            item.edit();
    }

    color: Theme.sidebar

    Row {
        id: brand
        x: Theme.large
        y: 14
        height: 36
        spacing: 10
        CouncilMark {
            anchors.verticalCenter: parent.verticalCenter
            size: 28
        }
        Text {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Conclave", "the program's name")
            textFormat: Text.PlainText
            font.family: Theme.serifFont
            font.pixelSize: Math.round(20 * Theme.fontScale)
            color: Theme.ink
        }
    }
    ActionButton {
        id: newButton
        objectName: "newConversationButton"
        anchors.top: brand.bottom
        anchors.topMargin: Theme.medium
        x: Theme.medium
        width: parent.width - 2 * Theme.medium
        kind: ActionButton.Outlined
        glyph: "plus"
        text: qsTr("New conversation", "button")
        onClicked: root.newWanted()
        Tip { visible: newButton.hovered; text: qsTr("Ctrl+N", "keyboard shortcut") }
    }
    ListView {
        id: list
        objectName: "conversationList"
        anchors.top: newButton.bottom
        anchors.topMargin: Theme.small
        anchors.bottom: bottomLine.top
        x: Theme.medium
        width: parent.width - 2 * Theme.medium
        model: root.conversations
        clip: true
        spacing: 1
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        keyNavigationEnabled: true
        currentIndex: -1
        ScrollBar.vertical: SlimScrollBar {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Conversations", "accessible name of the list")

        section.property: "section"
        delegate: ConversationItem {
            width: ListView.view.width
            isShown: conversationId === root.chat.conversationId && !root.isSettingsShown
            isAnswering: conversationId === root.chat.answeringConversationId
            onClicked: {
                list.currentIndex = index;
                root.opened(conversationId);
            }
            onRenamed: title => root.conversations.rename(conversationId, title)
            onRemoveWanted: root.conversations.remove(conversationId)
            onEditingEnded: list.forceActiveFocus()
        }
        onActiveFocusChanged: if (activeFocus && currentIndex < 0)
            currentIndex = Math.max(0, root.conversations.rowOf(root.chat.conversationId))
        Keys.onReturnPressed: root.opened(root.conversations.idAt(currentIndex))
        Keys.onEnterPressed: root.opened(root.conversations.idAt(currentIndex))
        Keys.onDeletePressed: root.conversations.remove(root.conversations.idAt(currentIndex))
        Keys.onPressed: event => {
            if (event.key !== Qt.Key_F2 || !currentItem)
                return;
            (currentItem as ConversationItem).edit();
            event.accepted = true;
        }

        Text {
            visible: list.count === 0
            x: Theme.medium
            y: Theme.large
            width: parent.width - 2 * Theme.medium
            text: qsTr("Your conversations will be listed here.", "in the empty list")
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.pixelSize: Theme.textNormal
            color: Theme.inkFaint
        }
    }
    Rectangle {
        id: bottomLine
        anchors.bottom: settingsButton.top
        anchors.bottomMargin: Theme.small
        x: Theme.large
        width: parent.width - 2 * Theme.large
        height: 1
        color: Theme.line
    }
    ActionButton {
        id: settingsButton
        objectName: "settingsButton"
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.medium
        x: Theme.medium
        width: parent.width - 2 * Theme.medium
        glyph: "settings"
        text: qsTr("Settings", "button")
        onClicked: root.settingsWanted()
        background: Rectangle {
            radius: Theme.radiusSmall
            color: root.isSettingsShown ? Theme.selected : settingsButton.hovered ? Theme.hovered : "transparent"
            FocusRing { shown: settingsButton.visualFocus }
        }
    }
    Rectangle {
        anchors.right: parent.right
        width: 1
        height: parent.height
        color: Theme.line
    }
}
