// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/undo_stack.h"

#include "app/futures/when_done.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QVariant>
#include <QWindow>

#include <algorithm>
#include <utility>

namespace conclave {

UndoStack::UndoStack(Notices& notices, QObject* parent) : QObject(parent), m_notices(notices) {}

void UndoStack::push(UndoableAct act) {
    const qint64 number = ++m_lastNumber;
    const QString done = act.done;
    m_acts.push_back({number, std::move(act)});
    if (m_acts.size() > kDepth)
        m_acts.pop_front();
    emit canUndoChanged();
    m_notices.showToast(done, tr("Undo", "button: takes back what has just been done"),
                        [this, number] { takeBack(number); });
}

void UndoStack::undo() {
    if (!m_acts.empty())
        takeBack(m_acts.back().number);
}

void UndoStack::takeBack(qint64 number) {
    const auto it = std::find_if(m_acts.begin(), m_acts.end(),
                                 [=](const Entry& entry) { return entry.number == number; });
    if (it == m_acts.end())
        return; // forgotten, or taken back by key while its toast was still there
    // Out of the stack while it is taken back: a second Ctrl+Z means the act before.
    Entry entry = std::move(*it);
    m_acts.erase(it);
    emit canUndoChanged();
    m_notices.dismissToast();
    auto future = entry.act.takeBack();
    whenDone(future, this, [this, entry = std::move(entry)](const StoreDone& result) {
        const StoreError* error = errorOf(result);
        if (!error) {
            if (entry.act.afterwards)
                entry.act.afterwards();
            m_notices.showToast(entry.act.undone);
            return;
        }
        m_notices.showError(error->title, error->detail);
        if (error->kind == StoreError::Kind::NotFound)
            return;
        const auto place = std::find_if(m_acts.begin(), m_acts.end(),
                                        [&](const Entry& other) { return other.number > entry.number; });
        m_acts.insert(place, entry);
        emit canUndoChanged();
    });
}

template <typename Condition>
void UndoStack::forgetIf(Condition condition) {
    const auto kept = std::remove_if(m_acts.begin(), m_acts.end(),
                                     [&](const Entry& entry) { return condition(entry.act.stampMs); });
    if (kept == m_acts.end())
        return;
    m_acts.erase(kept, m_acts.end());
    emit canUndoChanged();
}

void UndoStack::forget(qint64 stampMs) {
    forgetIf([=](qint64 other) { return stampMs != 0 && other == stampMs; });
}

void UndoStack::forgetTrash() {
    forgetIf([](qint64 stampMs) { return stampMs != 0; });
}

void UndoStack::watch(QWindow* window) {
    window->installEventFilter(this);
}

bool UndoStack::eventFilter(QObject* watched, QEvent* event) {
    // Not a Shortcut: a text field claims the key for itself even when it has nothing to undo.
    if (event->type() == QEvent::KeyPress && canUndo() &&
        static_cast<QKeyEvent*>(event)->matches(QKeySequence::Undo)) {
        const QObject* focus = QGuiApplication::focusObject();
        if (!focus || !focus->property("canUndo").toBool()) {
            undo();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace conclave
