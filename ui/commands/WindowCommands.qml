// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// Who carries out the commands of the table, and when each can be done. What changes the window itself is asked of it
// by signals.
Item {
    id: root

    required property WindowContext context
    required property ChatPage page
    required property HistorySidebar sidebar
    property bool isLocked: false
    property bool isUnlockPageShown: false
    property bool isSettingsShown: false
    property bool isDrawerOpen: false

    signal newWanted()
    signal newPrivateWanted()
    signal opened(real conversationId)
    signal chatWanted()
    signal settingsWanted()
    signal listWanted() ///< the list of conversations in sight
    signal listToggled()
    signal drawerClosed()
    signal expertsToggled()
    signal paletteWanted()
    signal shortcutsWanted()
    signal fullScreenToggled()
    signal quitWanted()

    readonly property ChatViewModel chat: context.chat
    readonly property AppSettings settings: context.settings
    readonly property MessageCursor cursor: page.cursor
    readonly property bool isChatShown: !isSettingsShown && !isUnlockPageShown && !context.councils.isPageShown
    readonly property bool hasMessages: isChatShown && !chat.isEmpty
    readonly property bool isKept: !isLocked && chat.conversationId > 0 && !chat.isPrivate
    property list<real> shownIds: [chat.conversationId]

    function tell(words: string): void {
        root.context.notices.showToast(words);
    }
    function step(by: int): void {
        const id = root.context.conversations.neighbour(root.chat.conversationId, by);
        if (id > 0)
            root.opened(id);
    }

    Component.onCompleted: context.commands.addAll(root)

    // ------------------------------------------------------------------------------------------ conversations
    CommandShortcut {
        command: "newConversation"
        canBeDone: !root.isLocked
        onActivated: root.newWanted()
    }
    CommandShortcut {
        command: "newPrivateConversation"
        onActivated: root.newPrivateWanted()
    }
    CommandShortcut {
        command: "keepPrivate"
        canBeDone: root.isChatShown && root.page.canKeep
        onActivated: root.page.askToKeep()
    }
    CommandShortcut {
        command: "renameConversation"
        canBeDone: !root.isLocked
        onActivated: {
            root.listWanted();
            root.sidebar.rename();
        }
    }
    CommandShortcut {
        command: "pinConversation"
        canBeDone: root.isKept
        onActivated: root.context.acts.setPinned(root.shownIds,
                                                 !root.context.conversations.isPinned(root.chat.conversationId))
    }
    CommandShortcut {
        command: "archiveConversation"
        canBeDone: root.isKept
        onActivated: root.context.acts.setArchived(root.shownIds, true)
    }
    CommandShortcut {
        command: "duplicateConversation"
        canBeDone: root.isKept
        onActivated: root.context.acts.duplicate(root.chat.conversationId)
    }
    CommandShortcut {
        command: "exportConversation"
        canBeDone: !root.isUnlockPageShown
        onActivated: root.page.openExport()
    }
    CommandShortcut {
        command: "conversationSettings"
        canBeDone: root.isChatShown
        onActivated: root.page.toggleConversationSettings()
    }
    CommandShortcut {
        command: "deleteConversation"
        canBeDone: root.isKept
        onActivated: root.context.acts.remove(root.shownIds)
    }
    CommandShortcut {
        command: "previousConversation"
        canBeDone: !root.isLocked
        onActivated: root.step(-1)
    }
    CommandShortcut {
        command: "nextConversation"
        canBeDone: !root.isLocked
        onActivated: root.step(1)
    }
    CommandShortcut {
        command: "newFolder"
        canBeDone: !root.isLocked
        onActivated: {
            root.listWanted();
            root.context.acts.createFolder();
        }
    }
    CommandShortcut {
        command: "undo"
        hasKeys: false // UndoStack listens, so that a field's own undo comes first
        canBeDone: root.context.undo.canUndo
        onActivated: root.context.undo.undo()
    }

    // ------------------------------------------------------------------------------------ questions and answers
    CommandShortcut {
        command: "stop"
        canBeDone: !root.isUnlockPageShown && (root.isSettingsShown || root.isDrawerOpen || root.chat.isAnsweringHere
                                               || root.chat.search.isOpen)
        onActivated: {
            if (root.isDrawerOpen)
                root.drawerClosed();
            else if (root.isSettingsShown)
                root.chatWanted();
            else if (root.chat.search.isOpen)
                root.chat.search.close();
            else
                root.chat.stop();
        }
    }
    CommandShortcut {
        command: "regenerate"
        canBeDone: root.hasMessages && root.chat.canSend && root.cursor.answerId > 0
        onActivated: root.chat.regenerate(root.cursor.answerId)
    }
    CommandShortcut {
        command: "continueAnswer"
        canBeDone: root.hasMessages && root.chat.canSend && root.cursor.canContinue
        onActivated: root.chat.continueAnswer(root.cursor.answerId)
    }
    CommandShortcut {
        command: "editQuestion"
        canBeDone: root.hasMessages && root.cursor.questionId > 0
        onActivated: root.chat.beginEdit(root.cursor.questionId)
    }
    CommandShortcut {
        command: "copyAnswer"
        canBeDone: root.hasMessages && root.cursor.answerId > 0
        onActivated: {
            root.chat.copyMarkdown(root.cursor.answerId);
            root.tell(qsTr("The answer was copied.", "a moment after a key was pressed"));
        }
    }
    CommandShortcut {
        command: "copyCode"
        canBeDone: root.hasMessages && root.cursor.answerId > 0
        onActivated: {
            const code = root.cursor.lastCode();
            if (code.length > 0)
                root.chat.copy(code);
            root.tell(code.length > 0 ? qsTr("The code was copied.", "a moment after a key was pressed")
                                      : qsTr("There is no code in this answer.", "nothing was copied"));
        }
    }
    CommandShortcut {
        command: "quoteSelection"
        canBeDone: root.isChatShown
        onActivated: root.chat.quoteSelection()
    }
    CommandShortcut {
        command: "pinMessage"
        canBeDone: root.hasMessages && root.cursor.pinnableId > 0
        onActivated: root.chat.togglePin(root.cursor.pinnableId)
    }
    CommandShortcut {
        command: "previousMessage"
        canBeDone: root.hasMessages
        onActivated: root.page.stepMessage(-1)
    }
    CommandShortcut {
        command: "nextMessage"
        canBeDone: root.hasMessages
        onActivated: root.page.stepMessage(1)
    }
    CommandShortcut {
        command: "previousVersion"
        canBeDone: root.hasMessages && root.cursor.versionedId > 0
        onActivated: root.chat.showSibling(root.cursor.versionedId, -1)
    }
    CommandShortcut {
        command: "nextVersion"
        canBeDone: root.hasMessages && root.cursor.versionedId > 0
        onActivated: root.chat.showSibling(root.cursor.versionedId, 1)
    }
    CommandShortcut {
        command: "messageMenu"
        canBeDone: root.hasMessages
        onActivated: root.page.openMessageMenu()
    }
    CommandShortcut {
        command: "messageDetails"
        canBeDone: root.hasMessages && root.cursor.answerId > 0
        onActivated: root.chat.showDetails(root.cursor.answerId)
    }
    CommandShortcut {
        command: "reproduce"
        canBeDone: root.hasMessages && root.chat.canSend && root.cursor.answerId > 0
        onActivated: root.chat.reproduce(root.cursor.answerId)
    }
    CommandShortcut {
        command: "toggleReasoning"
        canBeDone: root.hasMessages && root.cursor.hasReasoning
        onActivated: root.chat.transcript.toggleReasoning(root.cursor.answerId)
    }
    CommandShortcut {
        command: "jumpToBeginning"
        canBeDone: root.hasMessages
        onActivated: root.page.jumpToBeginning()
    }
    CommandShortcut {
        command: "jumpToEnd"
        canBeDone: root.hasMessages
        onActivated: root.page.jumpToEnd()
    }

    // ------------------------------------------------------------------------------------ what goes with a question
    CommandShortcut {
        command: "attachFiles"
        canBeDone: root.isChatShown
        onActivated: root.page.attach()
    }
    CommandShortcut {
        command: "usePrompt"
        canBeDone: root.isChatShown
        onActivated: root.page.usePrompt()
    }
    CommandShortcut {
        command: "think"
        hasKeys: false // ThinkChoice listens, in each window
        canBeDone: root.isChatShown && root.context.presets.thinking.isOffered
        onActivated: root.page.think()
    }
    CommandShortcut {
        command: "chooseCouncil"
        canBeDone: root.isChatShown
        onActivated: root.page.chooseCouncil()
    }

    // ---------------------------------------------------------------------------------------- find and go to
    CommandShortcut {
        command: "palette"
        onActivated: root.paletteWanted()
    }
    CommandShortcut {
        command: "searchMessages"
        canBeDone: !root.isLocked
        onActivated: {
            root.listWanted();
            root.sidebar.focusSearch();
        }
    }
    CommandShortcut {
        command: "find"
        canBeDone: root.hasMessages
        onActivated: root.page.find()
    }
    CommandShortcut {
        command: "focusComposer"
        canBeDone: !root.isUnlockPageShown
        onActivated: root.chatWanted()
    }
    CommandShortcut {
        command: "focusList"
        canBeDone: !root.isLocked
        onActivated: {
            root.listWanted();
            root.sidebar.focusList();
        }
    }
    CommandShortcut {
        command: "settings"
        canBeDone: !root.isLocked
        onActivated: root.isSettingsShown ? root.chatWanted() : root.settingsWanted()
    }
    CommandShortcut {
        command: "openArchive"
        canBeDone: !root.isLocked
        onActivated: {
            root.listWanted();
            root.sidebar.open(HistorySidebar.Archive);
        }
    }
    CommandShortcut {
        command: "openTrash"
        canBeDone: !root.isLocked
        onActivated: {
            root.listWanted();
            root.sidebar.open(HistorySidebar.Trash);
        }
    }
    CommandShortcut {
        command: "openTally"
        canBeDone: !root.isLocked
        onActivated: {
            root.chatWanted();
            root.context.councils.tally.open();
        }
    }
    CommandShortcut {
        command: "shortcuts"
        onActivated: root.shortcutsWanted()
    }
    CommandShortcut {
        command: "importConversations"
        canBeDone: !root.isLocked
        onActivated: root.context.transfer.imports.open()
    }
    CommandShortcut {
        command: "exportEverything"
        canBeDone: !root.isLocked
        onActivated: root.context.transfer.exports.openFor(ExportViewModel.Everything, 0, [])
    }
    CommandShortcut {
        command: "backUpNow"
        canBeDone: !root.isLocked && !root.context.transfer.backups.isBusy
        onActivated: root.context.transfer.backups.backUpNow()
    }

    // ------------------------------------------------------------------------------------------------ models
    CommandShortcut {
        command: "chooseModel"
        canBeDone: root.isChatShown
        onActivated: root.page.chooseModel()
    }
    CommandShortcut {
        command: "openModel"
        canBeDone: !root.isUnlockPageShown
        onActivated: root.page.openModelDialog()
    }

    // ------------------------------------------------------------------------------------------------- looks
    CommandShortcut {
        command: "quickAsk"
        canBeDone: !root.isLocked
        onActivated: root.context.showQuickAsk()
    }
    CommandShortcut {
        command: "experts"
        canBeDone: root.isChatShown
        onActivated: root.expertsToggled()
    }
    CommandShortcut {
        command: "toggleSidebar"
        canBeDone: !root.isLocked
        onActivated: root.listToggled()
    }
    CommandShortcut {
        command: "zoomIn"
        canBeDone: root.settings.fontPercent < 200
        onActivated: root.settings.fontPercent += 10
    }
    CommandShortcut {
        command: "zoomOut"
        canBeDone: root.settings.fontPercent > 80
        onActivated: root.settings.fontPercent -= 10
    }
    CommandShortcut {
        command: "zoomReset"
        canBeDone: root.settings.fontPercent !== 100
        onActivated: root.settings.fontPercent = 100
    }
    CommandShortcut {
        command: "lightTheme"
        canBeDone: root.settings.appearance !== AppSettings.Light
        onActivated: root.settings.appearance = AppSettings.Light
    }
    CommandShortcut {
        command: "darkTheme"
        canBeDone: root.settings.appearance !== AppSettings.Dark
        onActivated: root.settings.appearance = AppSettings.Dark
    }
    CommandShortcut {
        command: "systemTheme"
        canBeDone: root.settings.appearance !== AppSettings.System
        onActivated: root.settings.appearance = AppSettings.System
    }
    CommandShortcut {
        command: "fullScreen"
        onActivated: root.fullScreenToggled()
    }
    CommandShortcut {
        command: "quit"
        onActivated: root.quitWanted()
    }
}
