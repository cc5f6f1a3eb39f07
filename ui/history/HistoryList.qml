// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// The conversations by folder and by day, with the mouse and with the keyboard.
Item {
    id: root

    required property ConversationListModel conversations
    required property HistoryActs acts
    required property ChatViewModel chat
    required property ExportViewModel exports
    property bool isChatShown: true
    property real newInFolder: 0 ///< where the conversation that has not begun goes

    signal opened(real conversationId)
    signal newInFolderWanted(real folderId)

    /// Renames the row that has the keyboard, or else the shown conversation.
    function rename(): void {
        const row = list.activeFocus ? list.currentIndex : root.conversations.rowOf(root.chat.conversationId);
        root.edit(row);
    }
    function edit(row: int): void {
        if (row < 0)
            return;
        list.positionViewAtIndex(row, ListView.Contain);
        list.forceLayout();
        const item = list.itemAtIndex(row) as HistoryItem;
        if (item && (item.isFolder || item.isConversation))
            item.edit();
    }
    function showFolder(folderId: real): void {
        root.conversations.setFolderOpen(folderId, true);
        list.currentIndex = root.conversations.rowOfFolder(folderId);
        list.positionViewAtIndex(list.currentIndex, ListView.Contain);
        root.takeFocus();
    }
    function takeFocus(): void {
        list.forceActiveFocus(Qt.TabFocusReason);
    }

    function choose(row: int, modifiers: int): void {
        list.currentIndex = row;
        const kind = root.conversations.kindAt(row);
        if (kind === ConversationListModel.Folder) {
            root.conversations.toggleFolder(root.conversations.folderAt(row));
        } else if (kind === ConversationListModel.More) {
            root.conversations.showMore(row);
        } else if (modifiers & Qt.ControlModifier) {
            root.conversations.toggleSelected(row);
        } else if (modifiers & Qt.ShiftModifier) {
            root.conversations.selectTo(row);
        } else {
            root.conversations.selectOnly(row);
            root.opened(root.conversations.idAt(row));
        }
    }
    function openMenu(row: int, x: real, y: real): void {
        const item = list.itemAtIndex(row) as HistoryItem;
        if (!item)
            return;
        list.menuRow = row;
        if (item.isFolder) {
            const menu = folderMenu.make() as FolderMenu;
            menu.folderId = item.folderId;
            menu.popup(item, x, y);
        } else if (item.isConversation) {
            const menu = conversationMenu.make() as ConversationMenu;
            menu.ask(item.conversationId);
            menu.popup(item, x, y);
        }
    }
    function moveToFolder(): void {
        const item = list.itemAtIndex(list.menuRow);
        const place = item ? item.mapToItem(root, 24, item.height) : Qt.point(24, 24);
        const picker = folderPicker.make() as FolderPicker;
        picker.ids = (conversationMenu.make() as ConversationMenu).ids;
        picker.x = place.x;
        picker.y = place.y;
        picker.open();
    }
    // By way of a property: Qt 6.4's compiled QML cannot hand a returned list on to C++.
    function removeTargets(conversationId: real): void {
        root.removedIds = root.conversations.targets(conversationId);
        root.acts.remove(root.removedIds);
    }
    function remove(row: int): void {
        const kind = root.conversations.kindAt(row);
        if (kind === ConversationListModel.Folder)
            root.acts.removeFolder(root.conversations.folderAt(row));
        else if (kind === ConversationListModel.Conversation)
            root.removeTargets(root.conversations.idAt(row));
    }
    function moveCurrent(row: int, selects: bool): void {
        const to = Math.max(0, Math.min(row, list.count - 1));
        if (selects && root.conversations.selectedCount === 0)
            root.conversations.selectOnly(list.currentIndex);
        list.currentIndex = to;
        if (selects)
            root.conversations.selectTo(to);
    }
    function setFolderOpen(row: int, isOpen: bool): void {
        const folder = root.conversations.folderAt(row);
        if (folder === 0)
            return;
        root.conversations.setFolderOpen(folder, isOpen);
        if (!isOpen)
            list.currentIndex = root.conversations.rowOfFolder(folder);
    }

    // -------------------------------------------------------------------------------------------- dragging
    property list<real> removedIds
    property list<real> draggedIds
    property real dropFolder: -1 ///< 0: out of its folder; -1: nowhere

    function dragTo(item: HistoryItem, scenePosition: point): void {
        if (root.draggedIds.length === 0)
            root.draggedIds = root.conversations.targets(item.conversationId);
        const place = list.mapFromItem(null, scenePosition);
        ghost.x = place.x + 12;
        ghost.y = list.y + place.y + 8;
        ghostText.text = root.draggedIds.length > 1 ? qsTr("%n conversations", "being dragged", root.draggedIds.length)
                                                    : item.title;
        const isInside = place.x >= 0 && place.x < list.width && place.y >= 0 && place.y < list.height;
        const row = isInside ? list.indexAt(place.x, list.contentY + place.y) : -1;
        root.dropFolder = row < 0 ? -1 : root.conversations.folderAt(row);
        scroller.step = !isInside ? 0 : place.y < 28 ? -6 : place.y > list.height - 28 ? 6 : 0;
    }
    function endDrag(isDropped: bool): void {
        // Before the list of ids is emptied: a constant of it would be empty too.
        if (isDropped && root.draggedIds.length > 0 && root.dropFolder >= 0)
            root.acts.moveToFolder(root.draggedIds, root.dropFolder);
        root.draggedIds = [];
        root.dropFolder = -1;
        scroller.step = 0;
    }

    Connections {
        target: root.conversations
        function onFolderAppeared(folderId: real): void { root.edit(root.conversations.rowOfFolder(folderId)) }
    }
    Timer {
        id: scroller
        property int step: 0
        interval: 16
        repeat: true
        running: step !== 0
        onTriggered: list.contentY = Math.max(list.originY,
                                              Math.min(list.contentY + step,
                                                       list.originY + Math.max(0, list.contentHeight - list.height)))
    }

    ListView {
        id: list
        objectName: "conversationList"
        property int menuRow: -1
        anchors.fill: parent
        model: root.conversations
        clip: true
        spacing: 1
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        keyNavigationEnabled: true
        currentIndex: -1
        highlightMoveDuration: 0
        ScrollBar.vertical: SlimScrollBar {}
        Accessible.role: Accessible.List
        Accessible.name: root.conversations.showsArchive ? qsTr("Archived conversations", "accessible name of the list")
                                                         : qsTr("Conversations", "accessible name of the list")

        section.property: "section"
        delegate: HistoryItem {
            id: item
            width: ListView.view.width
            isShown: isConversation && root.isChatShown
                     && (conversationId === root.chat.conversationId)
                     || isFolder && folderId === root.newInFolder && root.chat.conversationId === 0
            isAnswering: isConversation && conversationId === root.chat.answeringConversationId
            isMenuOpen: list.menuRow === index && (conversationMenu.isShown || folderMenu.isShown)
            isDropTarget: root.dropFolder > 0 && folderId === root.dropFolder
            onChosen: modifiers => root.choose(index, modifiers)
            onMenuWanted: (x, y) => root.openMenu(index, x, y)
            onRenamed: title => isFolder ? root.acts.renameFolder(folderId, title)
                                         : root.acts.rename(conversationId, title)
            onEditingEnded: list.forceActiveFocus()
            onDragMoved: scenePosition => root.dragTo(item, scenePosition)
            onDragEnded: isDropped => root.endDrag(isDropped)
        }
        onActiveFocusChanged: if (activeFocus && currentIndex < 0)
            currentIndex = Math.max(0, root.conversations.rowOf(root.chat.conversationId))
        Keys.onPressed: event => {
            const row = currentIndex;
            const hasShift = (event.modifiers & Qt.ShiftModifier) !== 0;
            const hasControl = (event.modifiers & Qt.ControlModifier) !== 0;
            const page = Math.max(1, Math.floor(height / 40) - 1);
            event.accepted = true;
            if (currentItem && (currentItem as HistoryItem).isEditing) {
                event.accepted = event.key !== Qt.Key_Tab && event.key !== Qt.Key_Backtab;
                return;
            }
            switch (event.key) {
            case Qt.Key_Up:
                root.moveCurrent(row - 1, hasShift);
                break;
            case Qt.Key_Down:
                root.moveCurrent(row + 1, hasShift);
                break;
            case Qt.Key_PageUp:
                root.moveCurrent(row - page, hasShift);
                break;
            case Qt.Key_PageDown:
                root.moveCurrent(row + page, hasShift);
                break;
            case Qt.Key_Home:
                root.moveCurrent(0, hasShift);
                break;
            case Qt.Key_End:
                root.moveCurrent(count - 1, hasShift);
                break;
            case Qt.Key_Left:
                root.setFolderOpen(row, false);
                break;
            case Qt.Key_Right:
                root.setFolderOpen(row, true);
                break;
            case Qt.Key_Return:
            case Qt.Key_Enter:
                root.choose(row, Qt.NoModifier);
                break;
            case Qt.Key_Space:
                if (hasControl)
                    root.conversations.toggleSelected(row);
                break;
            case Qt.Key_Delete:
                root.remove(row);
                break;
            case Qt.Key_F2:
                root.edit(row);
                break;
            case Qt.Key_F10:
                if (hasShift)
                    root.openMenu(row, 24, (currentItem as HistoryItem).height);
                else
                    event.accepted = false;
                break;
            case Qt.Key_Menu:
                if (currentItem)
                    root.openMenu(row, 24, (currentItem as HistoryItem).height);
                break;
            case Qt.Key_Escape:
                if (root.conversations.selectedCount > 1)
                    root.conversations.clearSelection();
                else
                    event.accepted = false;
                break;
            default:
                event.accepted = false;
            }
        }

        Text {
            objectName: "emptyListText"
            visible: root.conversations.isLoaded && list.count === 0
            x: Theme.medium
            y: Theme.large
            width: parent.width - 2 * Theme.medium
            text: root.conversations.showsArchive
                  ? qsTr("Nothing is archived. What you archive leaves the list, and stays here and in the search.",
                         "in the empty archive")
                  : qsTr("Your conversations will be listed here.", "in the empty list")
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.pixelSize: Theme.textNormal
            color: Theme.inkFaint
        }
    }
    Rectangle {
        id: ghost
        objectName: "dragGhost"
        visible: root.draggedIds.length > 0
        width: Math.min(ghostText.implicitWidth + 24, 220)
        height: ghostText.implicitHeight + 12
        radius: Theme.radiusSmall
        color: Theme.toast
        opacity: 0.94
        Text {
            id: ghostText
            x: 12
            y: 6
            width: parent.width - 24
            textFormat: Text.PlainText
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.textSmall
            color: Theme.toastInk
        }
    }

    Deferred {
        id: conversationMenu
        ConversationMenu {
            conversations: root.conversations
            acts: root.acts
            exports: root.exports
            onRenameWanted: root.edit(list.menuRow)
            onMoveWanted: root.moveToFolder()
        }
    }
    Deferred {
        id: folderMenu
        FolderMenu {
            acts: root.acts
            exports: root.exports
            onRenameWanted: root.edit(list.menuRow)
            onNewConversationWanted: id => root.newInFolderWanted(id)
        }
    }
    Deferred {
        id: folderPicker
        FolderPicker {
            conversations: root.conversations
            acts: root.acts
            onClosed: if (!list.activeFocus && root.Window.activeFocusItem === null) list.forceActiveFocus()
        }
    }
}
