// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/rows.h"
#include "ui/components/notices.h"

#include <QFuture>
#include <QObject>
#include <QQmlEngine>
#include <QString>

#include <deque>
#include <functional>

class QWindow;

namespace conclave {

/// One thing that was done and can be taken back.
struct UndoableAct {
    QString done;   ///< for the toast: "“Trip to Rome” was deleted."
    QString undone; ///< said when it has been taken back: "Restored “Trip to Rome”."
    /// Called at most once at a time, on the GUI thread.
    std::function<QFuture<StoreDone>()> takeBack;
    /// Called when it has been taken back, for lists that show it; may be empty.
    std::function<void()> afterwards;
    /// UndoStep::stampMs of what lies in the trash for it, 0 when nothing does. The act is forgotten with it.
    qint64 stampMs = 0;
};

/// The last kDepth destructive acts since the program was started. Each announces itself in a toast with an
/// Undo; Ctrl+Z takes back the newest one, also when its toast is gone. What the trash holds outlives this.
/// Lives on the GUI thread; @p notices outlives it.
class UndoStack : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by WindowContext")
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY canUndoChanged)

  public:
    explicit UndoStack(Notices& notices, QObject* parent = nullptr);

    bool canUndo() const { return !m_acts.empty(); }
    void push(UndoableAct act);
    /// Takes back the newest act and says so. An act that cannot be taken back now (a full disk) stays.
    Q_INVOKABLE void undo();
    /// What was in the trash under @p stampMs has been restored or deleted for good.
    void forget(qint64 stampMs);
    /// The trash has been emptied.
    void forgetTrash();

    /// From now on Ctrl+Z in @p window means undo(), unless what has the focus can undo something itself: a
    /// text field in which something was typed.
    void watch(QWindow* window);

    static constexpr int kDepth = 50;

  signals:
    void canUndoChanged();

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    struct Entry {
        qint64 number;
        UndoableAct act;
    };
    void takeBack(qint64 number);
    template <typename Condition>
    void forgetIf(Condition condition);

    Notices& m_notices;
    std::deque<Entry> m_acts; ///< the newest last
    qint64 m_lastNumber = 0;
};

} // namespace conclave
