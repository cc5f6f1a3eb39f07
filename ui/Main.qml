// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// The window: the history at the left (a drawer when it is narrow), the conversation or the settings beside it. While
// the history is locked, a page that asks for its key, or a private conversation alone.
ApplicationWindow {
    id: root

    required property WindowContext context
    readonly property bool isNarrow: width < Theme.narrowBelow
    property bool isDrawerOpen: false
    property bool isSettingsShown: false
    readonly property bool isLocked: context.unlocking.isLocked
    property bool isUnlockWanted: false ///< while a private conversation goes on
    readonly property bool isUnlockPageShown: isLocked && (!context.chat.isPrivate || isUnlockWanted)

    function showChat(): void {
        root.isSettingsShown = false;
        root.isDrawerOpen = false;
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
    function focusSearch(): void {
        root.isDrawerOpen = root.isNarrow;
        sidebar.focusSearch();
    }

    objectName: "mainWindow"
    width: 1180
    height: 760
    minimumWidth: 480
    minimumHeight: 400
    visible: true
    title: context.chat.title.length > 0 ? qsTr("%1 – Conclave", "window title; %1 is a conversation").arg(context.chat.title)
                                         : qsTr("Conclave", "the program's name")
    color: Theme.canvas
    font.family: Theme.uiFont
    font.pixelSize: Theme.textNormal
    palette {
        window: Theme.canvas
        windowText: Theme.ink
        base: Theme.raised
        alternateBase: Theme.sunken
        text: Theme.ink
        button: Theme.sunken
        buttonText: Theme.ink
        brightText: Theme.accentInk
        highlight: Theme.selection
        highlightedText: Theme.ink
        placeholderText: Theme.inkFaint
        light: Theme.raised
        midlight: Theme.hovered
        mid: Theme.lineStrong
        dark: Theme.inkSoft
        shadow: Theme.ink
        link: Theme.accent
        toolTipBase: Theme.toast
        toolTipText: Theme.toastInk
    }

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
        root.isUnlockPageShown ? unlockPage.takeFocus() : chatPage.focusComposer();
    }
    onClosing: close => {
        if (root.visibility === Window.Windowed)
            root.context.saveWindowSize(root.width, root.height);
        close.accepted = root.context.chat.mayClose();
    }
    onActiveChanged: if (active) root.context.conversations.refreshTimes()
    onIsNarrowChanged: root.isDrawerOpen = false

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
        visible: !root.isSettingsShown && !root.isUnlockPageShown
        context: root.context
        leftInset: root.isNarrow && !root.isLocked ? 44 : 0
        x: root.isNarrow || root.isLocked ? 0 : sidebar.width
        y: banner.height
        width: root.width - x
        height: root.height - y
    }
    SettingsPage {
        id: settingsPage
        visible: root.isSettingsShown && !root.isLocked
        context: root.context
        leftInset: root.isNarrow ? 44 : 0
        x: chatPage.x
        y: chatPage.y
        width: chatPage.width
        height: chatPage.height
        onClosed: root.showChat()
    }
    GlyphButton {
        objectName: "drawerButton"
        visible: root.isNarrow && !root.isLocked
        x: Theme.medium
        y: banner.height + Math.round((Theme.headerHeight - height) / 2)
        glyph: "menu"
        text: qsTr("Show the conversations", "opens the drawer")
        onClicked: root.isDrawerOpen = true
    }
    Rectangle {
        objectName: "drawerScrim"
        anchors.fill: parent
        visible: root.isNarrow && root.isDrawerOpen
        color: Theme.scrim
        TapHandler { onTapped: root.isDrawerOpen = false }
        HoverHandler { blocking: true }
    }
    HistorySidebar {
        id: sidebar
        objectName: "sidebar"
        width: Theme.sidebarWidth
        height: root.height
        x: root.isLocked || root.isNarrow && !root.isDrawerOpen ? -width : 0
        visible: x > -width
        context: root.context
        isSettingsShown: root.isSettingsShown
        onNewWanted: folderId => root.newConversation(folderId)
        onOpened: conversationId => {
            root.context.chat.open(conversationId);
            root.showChat();
        }
        onFoundOpened: (conversationId, messageId) => {
            if (messageId === 0) // its title was found
                root.context.chat.open(conversationId);
            else
                root.context.chat.openAt(conversationId, messageId, root.context.search.text);
            root.showChat();
        }
        onLeaveWanted: root.showChat()
        onSettingsWanted: {
            root.isSettingsShown = true;
            root.isDrawerOpen = false;
        }
        Behavior on x {
            enabled: root.isNarrow
            NumberAnimation { duration: Theme.calm; easing.type: Easing.OutCubic }
        }
    }
    UnlockPage {
        id: unlockPage
        anchors.fill: parent
        visible: root.isUnlockPageShown
        unlocking: root.context.unlocking
        hasPrivateChat: root.context.chat.isPrivate
        onPrivateChatWanted: root.chatWhileLocked()
        onQuitWanted: root.close()
    }
    ToastBar {
        notices: root.context.notices
        room: chatPage.width
        anchors.horizontalCenter: chatPage.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 118
    }
    ModelDropArea {
        anchors.fill: parent
        models: root.context.models
        imports: root.context.transfer.imports
    }
    ImportDialog { imports: root.context.transfer.imports }
    ExportDialog {
        exports: root.context.transfer.exports
        notices: root.context.notices
    }

    Shortcut {
        sequences: ["Ctrl+N"]
        enabled: !root.isLocked
        onActivated: root.newConversation(0)
    }
    Shortcut {
        sequences: ["Ctrl+K", "Ctrl+Shift+F"]
        enabled: !root.isLocked
        onActivated: root.focusSearch()
    }
    Shortcut {
        sequences: ["Ctrl+Shift+N"]
        onActivated: root.isUnlockPageShown ? root.chatWhileLocked() : root.newPrivateConversation()
    }
    Shortcut {
        sequences: ["Ctrl+F"]
        enabled: !root.isSettingsShown && !root.isUnlockPageShown
        onActivated: chatPage.find()
    }
    Shortcut {
        sequences: ["Ctrl+L"]
        enabled: !root.isUnlockPageShown
        onActivated: root.showChat()
    }
    Shortcut {
        sequences: ["Ctrl+,"]
        enabled: !root.isLocked
        onActivated: root.isSettingsShown ? root.showChat() : root.isSettingsShown = true
    }
    Shortcut {
        sequences: ["Ctrl+E"]
        enabled: !root.isUnlockPageShown
        onActivated: chatPage.openExport()
    }
    Shortcut {
        sequences: ["Ctrl+S"]
        enabled: root.context.chat.isPrivate && !root.isSettingsShown
        onActivated: chatPage.askToKeep()
    }
    Shortcut {
        sequences: ["Ctrl+O"]
        enabled: !root.isUnlockPageShown
        onActivated: chatPage.openModelDialog()
    }
    Shortcut {
        sequences: ["F2"]
        enabled: !root.isLocked && (!root.isNarrow || root.isDrawerOpen)
        onActivated: sidebar.rename()
    }
    Shortcut {
        sequences: ["Escape"]
        enabled: !root.isUnlockPageShown && (root.isSettingsShown || root.isDrawerOpen
                                             || root.context.chat.isAnsweringHere || root.context.chat.search.isOpen)
        onActivated: {
            if (root.isDrawerOpen)
                root.isDrawerOpen = false;
            else if (root.isSettingsShown)
                root.showChat();
            else if (root.context.chat.search.isOpen)
                root.context.chat.search.close();
            else
                root.context.chat.stop();
        }
    }
}
