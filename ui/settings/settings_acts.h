// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings/app_settings.h"
#include "ui/history/undo_stack.h"

#include <QObject>
#include <QQmlEngine>

namespace conclave {

/// What overwrites settings that someone has set, so that it can be undone. Lives on the GUI thread;
/// everything it is given outlives it.
class SettingsActs : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by WindowContext")

  public:
    SettingsActs(AppSettings& settings, UndoStack& undo, QObject* parent = nullptr);

    Q_INVOKABLE void resetSampling();
    /// The instructions were @p before, until someone began to type; now is the time to offer them back.
    Q_INVOKABLE void noteInstructions(const QString& before);

  private:
    AppSettings& m_settings;
    UndoStack& m_undo;
};

} // namespace conclave
