// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// The window: the history at the left (a drawer when it is narrow or put away), the conversation or the settings beside
// it. While the history is locked, a page that asks for its key, or a private conversation alone. What can be done in it
// is in commands/.
ThemedWindow {
    id: root

    required property WindowContext context
    readonly property bool hasDrawer: width < Theme.narrowBelow || !context.settings.isSidebarShown
    property bool isDrawerOpen: false
    property bool isSettingsShown: false
    readonly property bool isLocked: context.unlocking.isLocked
    readonly property bool isMirrored: context.language.isMirrored ///< the history at the right
    readonly property real sidebarRoom: hasDrawer || isLocked ? 0 : sidebar.width
    property bool startsHidden: false ///< only the quick question was asked for
    property bool isUnlockWanted: false ///< while a private conversation goes on
    readonly property bool isUnlockPageShown: isLocked && (!context.chat.isPrivate || isUnlockWanted)

    function showChat(): void {
        root.isSettingsShown = false;
        root.isDrawerOpen = false;
        root.context.councils.closePages();
        chatPage.focusComposer();
    }
    function chatWhileLocked(): void {
        root.isUnlockWanted = false;
        if (!root.context.chat.isPrivate)
            root.context.chat.newPrivateConversation();
        root.showChat();
    }
    function newPrivateConversation(): void {
        root.context.chat.newPrivateConversation();
        root.showChat();
    }
    function newConversation(folderId: real): void {
        root.context.newConversation(folderId);
        root.showChat();
    }
    function open(conversationId: real): void {
        root.context.chat.open(conversationId);
        root.showChat();
    }
    function showList(): void {
        root.isDrawerOpen = root.hasDrawer;
    }
    function toggleList(): void {
        if (root.width < Theme.narrowBelow || root.isDrawerOpen)
            root.isDrawerOpen = !root.isDrawerOpen;
        else
            root.context.settings.isSidebarShown = !root.context.settings.isSidebarShown;
    }
    function showSettings(): void {
        root.isSettingsShown = true;
        root.isDrawerOpen = false;
    }
    function toggleFullScreen(): void {
        root.visibility = root.visibility === Window.FullScreen ? Window.AutomaticVisibility : Window.FullScreen;
    }
    function openPalette(): void {
        const settings = settingsPage.make() as SettingsPage;
        settings.readPlaces();
        root.context.commandPalette.settingNames = settings.placeNames;
        commandPalette.open();
    }

    objectName: "mainWindow"
    LayoutMirroring.enabled: isMirrored
    LayoutMirroring.childrenInherit: true
    width: 1180
    height: 760
    minimumWidth: 480
    minimumHeight: 400
    visible: !startsHidden
    title: context.chat.title.length > 0 ? qsTr("%1 – Conclave", "window title; %1 is a conversation").arg(context.chat.title)
                                         : qsTr("Conclave", "the program's name")
    Connections {
        target: root.context.chat
        function onCloseWanted() { root.close() }
    }
    Connections {
        target: root.context.unlocking
        function onUnlocked() {
            root.isUnlockWanted = false;
            root.showChat();
        }
    }
    Binding {
        target: Theme
        property: "isDark"
        value: root.context.settings.appearance === AppSettings.Dark
               || (root.context.settings.appearance === AppSettings.System && root.context.isSystemDark)
    }
    Binding {
        target: Theme
        property: "fontScale"
        value: root.context.settings.fontPercent / 100
    }
    Binding {
        target: Theme
        property: "accentIndex"
        value: root.context.settings.accent
    }
    Binding {
        target: Theme
        property: "isMotionReduced"
        value: root.context.settings.motion === AppSettings.Reduced
               || (root.context.settings.motion === AppSettings.System && root.context.isSystemMotionReduced)
    }
    Component.onCompleted: {
        Theme.uiFont = root.context.uiFont;
        Theme.serifFont = root.context.serifFont;
        Theme.monoFont = root.context.monoFont;
        const size = root.context.savedWindowSize();
        if (size.width >= root.minimumWidth && size.height >= root.minimumHeight) {
            root.width = size.width;
            root.height = size.height;
        }
        root.isUnlockPageShown ? (unlockPage.make() as UnlockPage).takeFocus() : chatPage.focusComposer();
    }
    onClosing: close => {
        if (root.visibility === Window.Windowed)
            root.context.saveWindowSize(root.width, root.height);
        close.accepted = root.context.chat.mayClose();
    }
    onActiveChanged: if (active) root.context.conversations.refreshTimes()
    onHasDrawerChanged: root.isDrawerOpen = false

    StatusBanner {
        id: banner
        x: chatPage.x
        width: chatPage.width
        height: implicitHeight
        sentence: root.isLocked ? qsTr("The history is locked. This conversation is private and kept nowhere.",
                                       "above a private conversation") : root.context.historyProblem
        action: root.isLocked ? qsTr("Unlock…", "opens the page that asks for the passphrase") : ""
        onAppeared: root.context.announce(banner)
        onActionChosen: root.isUnlockWanted = true
    }
    ChatPage {
        id: chatPage
        visible: !root.isSettingsShown && !root.isUnlockPageShown && !root.context.councils.isPageShown
        context: root.context
        leftInset: root.hasDrawer && !root.isLocked ? 44 : 0
        x: root.isMirrored ? expertPanel.dockedWidth : root.sidebarRoom
        y: banner.height
        width: root.width - root.sidebarRoom - expertPanel.dockedWidth
        height: root.height - y
        onExpertsWanted: expertPanel.toggle()
    }
    CouncilPages {
        anchors.fill: chatPage
        visible: !root.isSettingsShown && !root.isUnlockPageShown && root.context.councils.isPageShown
        context: root.context
        leftInset: chatPage.leftInset
        onClosed: chatPage.focusComposer()
    }
    Deferred {
        id: settingsPage
        visible: root.isSettingsShown && !root.isLocked
        isWanted: root.isSettingsShown
        file: "SettingsPage.qml"
        given: ({ context: root.context })
        x: root.isMirrored ? 0 : root.sidebarRoom
        y: chatPage.y
        width: root.width - root.sidebarRoom
        height: chatPage.height
    }
    Binding {
        target: settingsPage.object
        property: "leftInset"
        value: root.hasDrawer ? 44 : 0
    }
    Connections {
        target: settingsPage.object
        function onClosed() { root.showChat() }
    }
    ExpertPanel {
        id: expertPanel
        visible: root.context.experts.isOpen && chatPage.visible && !root.context.councils.isPageShown
        context: root.context
        available: root.width - root.sidebarRoom
        x: root.isMirrored ? 0 : root.width - width
        y: isOverlay ? chatPage.y + Theme.headerHeight : 0
        height: isOverlay ? chatPage.footTop - Theme.headerHeight - Theme.small : root.height
        onClosed: chatPage.focusComposer()
    }
    GlyphButton {
        objectName: "drawerButton"
        visible: root.hasDrawer && !root.isLocked
        x: root.isMirrored ? root.width - width - Theme.medium : Theme.medium
        y: banner.height + Math.round((Theme.headerHeight - height) / 2)
        glyph: "menu"
        text: qsTr("Show the conversations", "opens the drawer")
        onClicked: root.isDrawerOpen = true
    }
    Rectangle {
        objectName: "drawerScrim"
        anchors.fill: parent
        visible: root.hasDrawer && root.isDrawerOpen
        color: Theme.scrim
        TapHandler { onTapped: root.isDrawerOpen = false }
        HoverHandler { blocking: true }
    }
    HistorySidebar {
        id: sidebar
        objectName: "sidebar"
        property real shown: root.isLocked || root.hasDrawer && !root.isDrawerOpen ? 0 : 1 ///< how much of it
        width: Theme.sidebarWidth
        height: root.height
        x: root.isMirrored ? root.width - shown * width : (shown - 1) * width
        visible: shown > 0
        context: root.context
        isSettingsShown: root.isSettingsShown
        onNewWanted: folderId => root.newConversation(folderId)
        onOpened: conversationId => root.open(conversationId)
        onFoundOpened: (conversationId, messageId) => {
            if (messageId === 0) // its title was found
                root.context.chat.open(conversationId);
            else
                root.context.chat.openAt(conversationId, messageId, root.context.search.text);
            root.showChat();
        }
        onLeaveWanted: root.showChat()
        onSettingsWanted: root.showSettings()
        Behavior on shown {
            enabled: root.hasDrawer
            NumberAnimation { duration: Theme.calm; easing.type: Easing.OutCubic }
        }
    }
    Deferred {
        id: unlockPage
        anchors.fill: parent
        visible: root.isUnlockPageShown
        isWanted: root.isUnlockPageShown
        UnlockPage {
            anchors.fill: parent
            unlocking: root.context.unlocking
            hasPrivateChat: root.context.chat.isPrivate
            onPrivateChatWanted: root.chatWhileLocked()
            onQuitWanted: root.close()
        }
    }
    ToastBar {
        notices: root.context.notices
        room: chatPage.width
        anchors.horizontalCenter: chatPage.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: chatPage.visible ? chatPage.height - chatPage.footTop + Theme.small : Theme.huge
    }
    SpokenSentence { reader: root.context.reader }
    FileDropArea {
        anchors.fill: parent
        models: root.context.models
        imports: root.context.transfer.imports
        attachments: root.context.chat.attachments
        canAttach: chatPage.visible
        onAttached: if (root.context.chat.editedMessageId === 0) chatPage.focusComposer()
    }
    Deferred {
        file: "ImportDialog.qml"
        given: ({ imports: root.context.transfer.imports })
        isWanted: root.context.transfer.imports.isOpen
    }
    Deferred {
        file: "ExportDialog.qml"
        given: ({ exports: root.context.transfer.exports, notices: root.context.notices })
        isWanted: root.context.transfer.exports.isOpen
    }

    Deferred {
        id: commandPalette
        file: "CommandPalette.qml"
        given: ({ context: root.context })
    }
    Deferred {
        id: shortcutSheet
        file: "ShortcutSheet.qml"
    }
    Connections {
        target: root.context.commandPalette
        function onConversationChosen(conversationId: real): void { root.open(conversationId) }
        function onMessageChosen(conversationId: real, messageId: real, words: string): void {
            root.context.chat.openAt(conversationId, messageId, words);
            root.showChat();
        }
        function onFolderChosen(folderId: real): void {
            root.showList();
            sidebar.showFolder(folderId);
        }
        function onSettingChosen(index: int): void {
            root.showSettings();
            (settingsPage.make() as SettingsPage).goTo(index);
        }
        function onSearchChosen(words: string): void {
            root.showList();
            root.context.search.text = words;
            sidebar.focusSearch();
        }
    }
    WindowCommands {
        context: root.context
        page: chatPage
        sidebar: sidebar
        isLocked: root.isLocked
        isUnlockPageShown: root.isUnlockPageShown
        isSettingsShown: root.isSettingsShown
        isDrawerOpen: root.isDrawerOpen
        onNewWanted: root.newConversation(0)
        onNewPrivateWanted: root.isUnlockPageShown ? root.chatWhileLocked() : root.newPrivateConversation()
        onOpened: conversationId => root.open(conversationId)
        onChatWanted: root.showChat()
        onSettingsWanted: root.showSettings()
        onListWanted: root.showList()
        onListToggled: root.toggleList()
        onDrawerClosed: root.isDrawerOpen = false
        onExpertsToggled: expertPanel.toggle()
        onPaletteWanted: root.openPalette()
        onShortcutsWanted: shortcutSheet.open()
        onFullScreenToggled: root.toggleFullScreen()
        onQuitWanted: root.close()
    }
    // Above everything, so that no list takes the wheel first.
    Item {
        anchors.fill: parent
        z: 1
        WheelHandler {
            property real turned: 0
            acceptedModifiers: Qt.ControlModifier
            acceptedDevices: PointerDevice.Mouse | PointerDevice.TouchPad
            onWheel: event => {
                turned += event.angleDelta.y;
                const steps = Math.trunc(turned / 120);
                turned -= 120 * steps;
                root.context.settings.fontPercent += 10 * steps;
            }
        }
    }
}
