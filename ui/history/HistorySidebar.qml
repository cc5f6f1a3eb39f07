// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// The left side of the window: a new conversation, the search, the old conversations (or the archive, or the trash), and
// the settings.
Rectangle {
    id: root

    enum Page { History, Archive, Trash }

    required property WindowContext context
    property bool isSettingsShown: false
    property int page: HistorySidebar.History
    readonly property SearchModel search: context.search
    readonly property bool isSearching: page === HistorySidebar.History && search.isActive

    signal newWanted(real folderId)
    signal opened(real conversationId)
    signal foundOpened(real conversationId, real messageId)
    signal leaveWanted() ///< back to the conversation
    signal settingsWanted()

    /// Renames the row that has the keyboard, or the shown conversation in the list.
    function rename(): void {
        if (!root.isSearching && root.page !== HistorySidebar.Trash)
            list.rename();
    }
    function focusSearch(): void {
        root.show(HistorySidebar.History);
        searchBox.takeFocus();
    }
    function show(page: int): void {
        root.page = page;
        root.context.conversations.showsArchive = page === HistorySidebar.Archive;
        if (page === HistorySidebar.Trash)
            root.context.trash.load();
    }
    function toggle(page: int): void {
        root.open(root.page === page ? HistorySidebar.History : page);
    }
    function open(page: int): void {
        root.show(page);
        if (page === HistorySidebar.Trash)
            (trashView.make() as TrashView).takeFocus();
        else if (page === HistorySidebar.Archive)
            list.takeFocus();
    }
    function showFolder(folderId: real): void {
        root.search.text = "";
        root.show(HistorySidebar.History);
        list.showFolder(folderId);
    }
    function focusList(): void {
        if (root.isSearching)
            (results.make() as SearchResults).takeFocus();
        else if (root.page === HistorySidebar.Trash)
            (trashView.make() as TrashView).takeFocus();
        else
            list.takeFocus();
    }

    color: Theme.sidebar

    Row {
        id: brand
        visible: root.page === HistorySidebar.History
        anchors.left: parent.left
        anchors.leftMargin: Theme.large
        y: 14
        height: Theme.controlHeight
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
    Item {
        id: pageHeader
        visible: root.page !== HistorySidebar.History
        y: 14
        width: parent.width
        height: Theme.controlHeight
        GlyphButton {
            id: backButton
            objectName: "historyBackButton"
            anchors.left: parent.left
            anchors.leftMargin: Theme.medium
            anchors.verticalCenter: parent.verticalCenter
            glyph: "back"
            text: qsTr("Back to the conversations", "leaves the archive or the trash")
            onClicked: root.show(HistorySidebar.History)
        }
        Text {
            objectName: "historyPageTitle"
            anchors.left: backButton.right
            anchors.leftMargin: Theme.small
            anchors.verticalCenter: parent.verticalCenter
            text: root.page === HistorySidebar.Trash ? qsTr("Trash", "title of the page") : qsTr("Archive", "title of the page")
            textFormat: Text.PlainText
            font.pixelSize: Theme.textTitle
            font.weight: Font.DemiBold
            color: Theme.ink
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
    }
    Column {
        id: top
        visible: root.page === HistorySidebar.History
        anchors.top: brand.bottom
        anchors.topMargin: Theme.medium
        x: Theme.medium
        width: parent.width - 2 * Theme.medium
        spacing: Theme.small
        ActionButton {
            id: newButton
            objectName: "newConversationButton"
            width: parent.width
            kind: ActionButton.Outlined
            glyph: "plus"
            text: qsTr("New conversation", "button")
            onClicked: root.newWanted(0)
            Tip { visible: newButton.hovered; text: Commands.keyText("newConversation") }
        }
        SearchBox {
            id: searchBox
            width: parent.width
            search: root.search
            onDownWanted: if (root.isSearching) (results.make() as SearchResults).takeFocus()
            onEnterWanted: if (root.isSearching) (results.make() as SearchResults).openFirst()
            onLeaveWanted: root.leaveWanted()
        }
        Deferred {
            id: filters
            width: parent.width
            implicitHeight: filters.object ? (filters.object as SearchFilters).implicitHeight : 0
            visible: searchBox.areFiltersShown
            isWanted: searchBox.areFiltersShown
            SearchFilters {
                width: filters.width
                search: root.search
                conversations: root.context.conversations
            }
        }
    }
    Item {
        id: body
        anchors.top: root.page === HistorySidebar.History ? top.bottom : pageHeader.bottom
        anchors.topMargin: Theme.small
        anchors.bottom: bottomLine.top
        anchors.bottomMargin: Theme.small
        x: Theme.medium
        width: parent.width - 2 * Theme.medium

        HistoryList {
            id: list
            anchors.fill: parent
            visible: root.page !== HistorySidebar.Trash && !root.isSearching
            conversations: root.context.conversations
            acts: root.context.acts
            chat: root.context.chat
            exports: root.context.transfer.exports
            isChatShown: !root.isSettingsShown
            newInFolder: root.context.newInFolder
            onOpened: id => root.opened(id)
            onNewInFolderWanted: folderId => root.newWanted(folderId)
        }
        Deferred {
            id: results
            anchors.fill: parent
            visible: root.isSearching
            isWanted: root.isSearching
            SearchResults {
                anchors.fill: parent
                search: root.search
                onOpened: (conversationId, messageId) => root.foundOpened(conversationId, messageId)
                onLeaveWanted: searchBox.takeFocus()
            }
        }
        Deferred {
            id: trashView
            anchors.fill: parent
            visible: root.page === HistorySidebar.Trash
            isWanted: root.page === HistorySidebar.Trash
            TrashView {
                anchors.fill: parent
                trash: root.context.trash
            }
        }
    }
    Rectangle {
        id: bottomLine
        anchors.bottom: bottomRow.top
        anchors.bottomMargin: Theme.small
        x: Theme.large
        width: parent.width - 2 * Theme.large
        height: 1
        color: Theme.line
    }
    Item {
        id: bottomRow
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.medium
        x: Theme.medium
        width: parent.width - 2 * Theme.medium
        height: settingsButton.implicitHeight
        ActionButton {
            id: settingsButton
            objectName: "settingsButton"
            anchors.left: parent.left
            width: parent.width - tallyButton.width - archiveButton.width - trashButton.width - 8
            glyph: "settings"
            text: qsTr("Settings", "button")
            onClicked: root.settingsWanted()
            background: Rectangle {
                radius: Theme.radiusSmall
                color: root.isSettingsShown ? Theme.selected : settingsButton.hovered ? Theme.hovered : "transparent"
                FocusRing { shown: settingsButton.visualFocus }
            }
        }
        GlyphButton {
            id: tallyButton
            objectName: "tallyButton"
            anchors.right: archiveButton.left
            implicitWidth: Math.min(40, Theme.controlHeight) // three glyphs leave the words their room at 200 %
            implicitHeight: Theme.controlHeight
            glyph: "tally"
            ink: root.context.councils.tally.isOpen ? Theme.accent : Theme.inkSoft
            text: qsTr("Your tally", "opens the page with the votes on models")
            onClicked: {
                root.leaveWanted();
                root.context.councils.tally.open();
            }
        }
        GlyphButton {
            id: archiveButton
            objectName: "archiveButton"
            anchors.right: trashButton.left
            anchors.rightMargin: 2
            implicitWidth: tallyButton.implicitWidth
            implicitHeight: Theme.controlHeight
            glyph: "archive"
            ink: root.page === HistorySidebar.Archive ? Theme.accent : Theme.inkSoft
            text: qsTr("Archive", "opens the list of archived conversations")
            onClicked: root.toggle(HistorySidebar.Archive)
        }
        GlyphButton {
            id: trashButton
            objectName: "trashButton"
            anchors.right: parent.right
            implicitWidth: tallyButton.implicitWidth
            implicitHeight: Theme.controlHeight
            glyph: "trash"
            ink: root.page === HistorySidebar.Trash ? Theme.accent : Theme.inkSoft
            text: qsTr("Trash", "opens the list of deleted things")
            onClicked: root.toggle(HistorySidebar.Trash)
        }
    }
    Rectangle {
        anchors.right: parent.right
        width: 1
        height: parent.height
        color: Theme.line
    }
}
