// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/command_table.h"

#include <QCoreApplication>

#include <algorithm>
#include <initializer_list>

namespace conclave {

namespace {

using Group = Command::Group;

/// What QT_TRANSLATE_NOOP3 makes of a name and its hint.
struct Words {
    const char* source;
    const char* comment;
};

QStringList listOf(std::initializer_list<const char*> keys) {
    QStringList list;
    for (const char* key : keys)
        list.append(QString::fromLatin1(key));
    return list;
}

Command act(const char* id, Group group, std::initializer_list<const char*> keys, const char* glyph,
            Words words) {
    return {QString::fromLatin1(id),    group,        listOf(keys),
            QString::fromLatin1(glyph), words.source, words.comment,
            Command::Kind::Act};
}

Command key(const char* id, std::initializer_list<const char*> keys, Words words) {
    return {QString::fromLatin1(id), Group::Typing,     listOf(keys), {}, words.source,
            words.comment,           Command::Kind::Key};
}

// clang-format off
QVector<Command> makeTable() {
    return {
        act("newConversation", Group::Conversation, {"Ctrl+N"}, "plus",
            QT_TRANSLATE_NOOP3("conclave::Commands", "New conversation", "command")),
        act("newPrivateConversation", Group::Conversation, {"Ctrl+Shift+N"}, "mask",
            QT_TRANSLATE_NOOP3("conclave::Commands", "New private conversation", "command: one that is kept nowhere")),
        act("keepPrivate", Group::Conversation, {"Ctrl+S"}, "keep",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Keep this private conversation…", "command: puts it into the history; opens a question")),
        act("renameConversation", Group::Conversation, {"F2"}, "pencil",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Rename the conversation", "command")),
        act("pinConversation", Group::Conversation, {"Ctrl+Shift+P"}, "pin",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Pin or unpin the conversation", "command: at the top of the list")),
        act("archiveConversation", Group::Conversation, {}, "archive",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Archive the conversation", "command: out of the list, but kept")),
        act("duplicateConversation", Group::Conversation, {}, "duplicate",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Duplicate the conversation", "command")),
        act("exportConversation", Group::Conversation, {"Ctrl+E"}, "export",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Export the conversation…", "command: opens a dialog")),
        act("conversationSettings", Group::Conversation, {"Ctrl+."}, "sliders",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Settings of the conversation", "command: opens or closes a sheet")),
        act("deleteConversation", Group::Conversation, {"Ctrl+Shift+Backspace"}, "trash",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Delete the conversation", "command: into the trash; can be undone")),
        act("previousConversation", Group::Conversation, {"Ctrl+PgUp", "Ctrl+Shift+Tab"}, "chevron-up",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Previous conversation", "command: the one above in the list")),
        act("nextConversation", Group::Conversation, {"Ctrl+PgDown", "Ctrl+Tab"}, "chevron-down",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Next conversation", "command: the one below in the list")),
        act("newFolder", Group::Conversation, {}, "folder",
            QT_TRANSLATE_NOOP3("conclave::Commands", "New folder", "command")),
        act("undo", Group::Conversation, {"Ctrl+Z"}, "restore",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Undo", "command: takes back what was done last")),

        act("stop", Group::Message, {"Esc"}, "stop",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Stop the answer, or leave what is open", "command")),
        act("regenerate", Group::Message, {"Ctrl+R"}, "refresh",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Answer again", "command: writes another answer to the same question")),
        act("continueAnswer", Group::Message, {"Ctrl+Shift+R"}, "continue",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Continue the answer", "command: one that was stopped")),
        act("editQuestion", Group::Message, {"Alt+E"}, "pencil",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Edit the question", "command: the chosen one or the last")),
        act("copyAnswer", Group::Message, {"Ctrl+Shift+C"}, "copy",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Copy the answer", "command: the chosen one or the last")),
        act("copyCode", Group::Message, {"Ctrl+Alt+C"}, "braces",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Copy the last code of the answer", "command")),
        act("quoteSelection", Group::Message, {"Ctrl+Shift+Q"}, "quote",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Quote what is selected", "command: into the question")),
        act("pinMessage", Group::Message, {"Alt+P"}, "pin",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Keep the message in the model’s view, or no longer", "command: pins it, so that it is never left out")),
        act("previousMessage", Group::Message, {"Alt+Up"}, "chevron-up",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Previous message", "command: chooses it")),
        act("nextMessage", Group::Message, {"Alt+Down"}, "chevron-down",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Next message", "command: chooses it")),
        act("previousVersion", Group::Message, {"Alt+Left"}, "chevron-left",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Previous version of the message", "command: of several answers or questions in one place")),
        act("nextVersion", Group::Message, {"Alt+Right"}, "chevron-right",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Next version of the message", "command: of several answers or questions in one place")),
        act("messageMenu", Group::Message, {"Alt+M"}, "more",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Menu of the message", "command: all that can be done with it")),
        act("messageDetails", Group::Message, {"Ctrl+I"}, "details",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Details of the answer", "command: shows where it comes from")),
        act("reproduce", Group::Message, {}, "reproduce",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Reproduce the answer", "command: writes it again with the same settings, and compares")),
        act("toggleReasoning", Group::Message, {"Alt+T"}, "eye",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Show or hide the thinking", "command: what a model writes before its answer")),
        act("jumpToBeginning", Group::Message, {"Alt+Home"}, "chevron-up",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Beginning of the conversation", "command: scrolls there")),
        act("jumpToEnd", Group::Message, {"Alt+End"}, "arrow-down",
            QT_TRANSLATE_NOOP3("conclave::Commands", "End of the conversation", "command: scrolls there")),

        act("attachFiles", Group::Message, {"Ctrl+Shift+A"}, "attach",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Attach files…", "command: to the question; opens a dialog")),
        act("usePrompt", Group::Message, {}, "prompt",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Use a prompt…", "command: opens the prompt library")),
        act("think", Group::Message, {"Ctrl+Shift+T"}, "think",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Thinking on or off, where the model has a choice", "command")),
        act("chooseCouncil", Group::Message, {"Ctrl+Shift+M"}, "seats",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Ask a council of models…", "command: opens the list of models")),

        act("palette", Group::GoTo, {"Ctrl+K"}, "search",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Find anything: conversations, models, commands", "command: opens the palette")),
        act("searchMessages", Group::GoTo, {"Ctrl+Shift+F"}, "search",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Search all messages", "command")),
        act("find", Group::GoTo, {"Ctrl+F"}, "search",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Find in this conversation", "command")),
        act("focusComposer", Group::GoTo, {"Ctrl+L"}, "chat",
            QT_TRANSLATE_NOOP3("conclave::Commands", "To the question field", "command: the keyboard goes there")),
        act("focusList", Group::GoTo, {"Ctrl+Shift+L"}, "menu",
            QT_TRANSLATE_NOOP3("conclave::Commands", "To the list of conversations", "command: the keyboard goes there")),
        act("settings", Group::GoTo, {"Ctrl+,"}, "settings",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Settings", "command: opens or leaves them")),
        act("openArchive", Group::GoTo, {}, "archive",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Archive", "command: opens the list of archived conversations")),
        act("openTrash", Group::GoTo, {}, "trash",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Trash", "command: opens the list of deleted things")),
        act("openTally", Group::GoTo, {}, "tally",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Your tally", "command: opens the page with the votes on models")),
        act("shortcuts", Group::GoTo, {"Ctrl+/", "F1"}, "braces",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Keyboard shortcuts", "command: lists all of them")),
        act("importConversations", Group::GoTo, {}, "import",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Import conversations…", "command: opens a dialog")),
        act("exportEverything", Group::GoTo, {}, "export",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Export everything…", "command: opens a dialog")),
        act("backUpNow", Group::GoTo, {}, "keep",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Back the history up now", "command")),

        act("chooseModel", Group::Models, {"Ctrl+M"}, "chevron-down",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Choose a model", "command: opens the list")),
        act("openModel", Group::Models, {"Ctrl+O"}, "folder",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Open a model file…", "command: opens a file dialog")),

        act("quickAsk", Group::View, {}, "send",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Quick question", "command: opens the small window")),
        act("experts", Group::View, {"Ctrl+Shift+E"}, "experts",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Show or hide the experts", "command: a panel")),
        act("toggleSidebar", Group::View, {"Ctrl+B"}, "menu",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Show or hide the conversations", "command: the list at the side")),
        act("zoomIn", Group::View, {"Ctrl++", "Ctrl+="}, "plus",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Larger text", "command")),
        act("zoomOut", Group::View, {"Ctrl+-"}, "chevron-down",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Smaller text", "command")),
        act("zoomReset", Group::View, {"Ctrl+0"}, "refresh",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Text of the usual size", "command")),
        act("lightTheme", Group::View, {}, "eye",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Light theme", "command")),
        act("darkTheme", Group::View, {}, "eye",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Dark theme", "command")),
        act("systemTheme", Group::View, {}, "eye",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Theme of the desktop", "command")),
        act("fullScreen", Group::View, {"F11"}, "eye",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Full screen", "command: enters or leaves it")),
        act("quit", Group::View, {"Ctrl+Q"}, "close",
            QT_TRANSLATE_NOOP3("conclave::Commands", "Quit", "command: ends the program")),

        key("send", {"Return"},
            QT_TRANSLATE_NOOP3("conclave::Commands", "Send the question", "what a key does")),
        key("newLine", {"Shift+Return"},
            QT_TRANSLATE_NOOP3("conclave::Commands", "New line in the question", "what a key does")),
        key("editLast", {"Up"},
            QT_TRANSLATE_NOOP3("conclave::Commands", "Edit the last question, from an empty field", "what a key does")),
        key("openPrompts", {"/"},
            QT_TRANSLATE_NOOP3("conclave::Commands", "Use a prompt, from an empty field", "what a key does")),
        key("leaveField", {"Tab"},
            QT_TRANSLATE_NOOP3("conclave::Commands", "To the next control", "what a key does")),
        key("itemMenu", {"Shift+F10"},
            QT_TRANSLATE_NOOP3("conclave::Commands", "Menu of what has the keyboard", "what a key does")),
        key("deleteInList", {"Del"},
            QT_TRANSLATE_NOOP3("conclave::Commands", "In the list: delete the conversation", "what a key does")),
        key("selectInList", {"Shift+Down"},
            QT_TRANSLATE_NOOP3("conclave::Commands", "In the list: select several", "what a key does")),
    };
}
// clang-format on

} // namespace

const QVector<Command>& commandTable() {
    static const QVector<Command> table = makeTable();
    return table;
}

const Command* commandNamed(const QString& id) {
    const QVector<Command>& table = commandTable();
    const auto it =
        std::find_if(table.cbegin(), table.cend(), [&](const Command& each) { return each.id == id; });
    return it == table.cend() ? nullptr : &*it;
}

QString nameOf(const Command& command) {
    return QCoreApplication::translate("conclave::Commands", command.name, command.hint);
}

QString nameOf(Command::Group group) {
    switch (group) {
    case Group::Conversation:
        return Commands::tr("Conversations", "group of commands");
    case Group::Message:
        return Commands::tr("Questions and answers", "group of commands");
    case Group::GoTo:
        return Commands::tr("Find and go to", "group of commands");
    case Group::Models:
        return Commands::tr("Models", "group of commands");
    case Group::View:
        return Commands::tr("Window and looks", "group of commands");
    case Group::Typing:
        return Commands::tr("Keys in fields and lists", "group of commands");
    }
    return {};
}

QString keyText(const QString& key) {
    return QKeySequence(key).toString(QKeySequence::NativeText);
}

QString keyTextOf(const Command& command) {
    return command.keys.isEmpty() ? QString() : keyText(command.keys.constFirst());
}

QString Commands::keyText(const QString& id) const {
    const Command* command = commandNamed(id);
    if (command == nullptr)
        qWarning("There is no command \"%s\".", qPrintable(id));
    return command != nullptr ? keyTextOf(*command) : QString();
}

QVariantList Commands::keys(const QString& id) const {
    const Command* command = commandNamed(id);
    if (command == nullptr)
        qWarning("There is no command \"%s\".", qPrintable(id));
    QVariantList list;
    if (command != nullptr)
        for (const QString& key : command->keys)
            list.append(key);
    return list;
}

} // namespace conclave
