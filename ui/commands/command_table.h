// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QQmlEngine>
#include <QString>
#include <QStringList>
#include <QVector>

namespace conclave {

/// One thing that can be done in the window, and its keys. This table is the only place where they are
/// written: shortcuts, tooltips, menus, the palette and the sheet of shortcuts all look here.
///
/// To add one: a line in command_table.cpp, and a CommandShortcut of the same id in WindowCommands.qml that
/// says when it can be done and does it. tst_commands fails when one is without the other.
struct Command {
    enum class Group { Conversation, Message, GoTo, Models, View, Typing };
    enum class Kind {
        Act, ///< in the palette and in the sheet
        Key, ///< a key that belongs to a control (Enter sends): in the sheet alone
    };
    QString id;
    Group group = Group::Conversation;
    QStringList keys; ///< as QKeySequence reads them; the first is the one that is shown. May be empty
    QString glyph;    ///< of resources/icons
    const char* name = nullptr; ///< English; nameOf() translates
    const char* hint = nullptr; ///< for translators
    Kind kind = Kind::Act;
};

/// In the order in which the sheet lists them.
const QVector<Command>& commandTable();
const Command* commandNamed(const QString& id); ///< null: there is none
QString nameOf(const Command& command);         ///< in the language in use
QString nameOf(Command::Group group);
/// "Ctrl+K", as the machine writes keys; empty: it has none.
QString keyTextOf(const Command& command);
/// The same for any key of the table, for example "Ctrl+PgUp".
QString keyText(const QString& key);

/// The table for QML: Commands.keyText("export") in a tooltip.
class Commands : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON

  public:
    using QObject::QObject;

    Q_INVOKABLE QString keyText(const QString& id) const; ///< empty: it has no key
    Q_INVOKABLE QVariantList keys(const QString& id) const;
};

} // namespace conclave
