// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/command_registry.h"

#include <QVariant>

namespace conclave {

void CommandRegistry::addAll(QObject* parent) {
    const QObjectList children = parent->children();
    for (QObject* child : children) {
        const QString id = child->property("command").toString();
        if (id.isEmpty())
            continue;
        const Command* command = commandNamed(id);
        if (command == nullptr || command->kind != Command::Kind::Act)
            qWarning("\"%s\" is no command that could be carried out.", qPrintable(id));
        else if (isKnown(id))
            qWarning("The command \"%s\" is carried out twice.", qPrintable(id));
        else
            m_handlers.insert(id, child);
    }
}

bool CommandRegistry::isEnabled(const QString& id) const {
    const QObject* handler = m_handlers.value(id);
    return handler != nullptr && handler->property("canBeDone").toBool();
}

void CommandRegistry::trigger(const QString& id) {
    if (isEnabled(id))
        QMetaObject::invokeMethod(m_handlers.value(id), "activated");
}

} // namespace conclave
