// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/commands/command_table.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QQmlEngine>

namespace conclave {

/// Which commands of the table can be done now, and doing them. The window's CommandShortcuts say so: each is
/// added once, carries out its command when its "activated" signal is sent, and can while its "canBeDone"
/// property is true. Lives on the GUI thread; owned by WindowContext.
class CommandRegistry : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by WindowContext")

  public:
    using QObject::QObject;

    /// All children of @p parent that have a "command" property: its id.
    Q_INVOKABLE void addAll(QObject* parent);
    /// False when it cannot be done now, or nobody carries it out.
    Q_INVOKABLE bool isEnabled(const QString& id) const;
    /// Does nothing when it cannot be done now.
    Q_INVOKABLE void trigger(const QString& id);

    /// Whether somebody carries it out, now or at other times.
    bool isKnown(const QString& id) const { return !m_handlers.value(id).isNull(); }

  private:
    QHash<QString, QPointer<QObject>> m_handlers;
};

} // namespace conclave
