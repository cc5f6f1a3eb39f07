// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_acts.h"

#include <utility>

namespace conclave {

SettingsActs::SettingsActs(AppSettings& settings, UndoStack& undo, QObject* parent)
    : QObject(parent), m_settings(settings), m_undo(undo) {}

void SettingsActs::resetSampling() {
    UndoableAct act;
    act.done = tr("How answers are chosen was reset.", "the sampling settings have their defaults again");
    act.undone = tr("How answers are chosen is as it was.", "a reset was undone");
    act.takeBack = [this, sampling = m_settings.sampling(), isSeedFixed = m_settings.isSeedFixed(),
                    seed = m_settings.seed()] {
        m_settings.restoreSampling(sampling, isSeedFixed, seed);
        return QtFuture::makeReadyFuture(StoreDone());
    };
    m_settings.resetSampling();
    m_undo.push(std::move(act));
}

void SettingsActs::noteInstructions(const QString& before) {
    // What was empty is not lost, and typing it back is the field's own undo.
    if (before.trimmed().isEmpty() || before == m_settings.systemPrompt())
        return;
    UndoableAct act;
    act.done = tr("The instructions were changed.", "the system prompt in the settings");
    act.undone = tr("The instructions are as they were.", "a change was undone");
    act.takeBack = [this, before] {
        m_settings.setSystemPrompt(before);
        return QtFuture::makeReadyFuture(StoreDone());
    };
    m_undo.push(std::move(act));
}

} // namespace conclave
