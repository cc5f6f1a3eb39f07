// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/undo_stack.h"

#include <QPromise>
#include <QTest>

using namespace conclave;

/// What was done, what takes it back, and what is said about it.
class UndoStackTest : public QObject {
    Q_OBJECT

  private slots:
    void takesBackTheNewestFirst();
    void takesBackTheOneOfTheToast();
    void keepsWhatCannotBeTakenBackNow();
    void dropsWhatIsGone();
    void keepsTheLastFifty();
    void forgetsWithTheTrash();

  private:
    UndoableAct act(const QString& name, qint64 stampMs = 0, const StoreDone& result = std::monostate{}) {
        return {.done = name + QStringLiteral(" done"),
                .undone = name + QStringLiteral(" undone"),
                .takeBack =
                    [this, name, result] {
                        m_takenBack << name;
                        return QtFuture::makeReadyFuture(result);
                    },
                .afterwards = {},
                .stampMs = stampMs};
    }
    QStringList m_takenBack;
};

void UndoStackTest::takesBackTheNewestFirst() {
    m_takenBack.clear();
    Notices notices;
    UndoStack undo(notices);
    QVERIFY(!undo.canUndo());
    undo.undo();
    undo.push(act(QStringLiteral("a")));
    undo.push(act(QStringLiteral("b")));
    QCOMPARE(notices.toast(), QStringLiteral("b done"));
    notices.dismissToast();
    undo.undo();
    QTRY_COMPARE(notices.toast(), QStringLiteral("b undone"));
    QCOMPARE(notices.toastAction(), QString());
    undo.undo();
    QTRY_COMPARE(notices.toast(), QStringLiteral("a undone"));
    QCOMPARE(m_takenBack, QStringList({QStringLiteral("b"), QStringLiteral("a")}));
    QVERIFY(!undo.canUndo());
}

void UndoStackTest::takesBackTheOneOfTheToast() {
    m_takenBack.clear();
    Notices notices;
    UndoStack undo(notices);
    undo.push(act(QStringLiteral("a")));
    undo.push(act(QStringLiteral("b")));
    notices.runToastAction();
    notices.runToastAction(); // the toast is gone
    QTRY_COMPARE(notices.toast(), QStringLiteral("b undone"));
    QCOMPARE(m_takenBack, QStringList(QStringLiteral("b")));
    QVERIFY(undo.canUndo());
}

void UndoStackTest::keepsWhatCannotBeTakenBackNow() {
    Notices notices;
    UndoStack undo(notices);
    undo.push(
        act(QStringLiteral("a"), 0, StoreError{StoreError::Kind::Full, QStringLiteral("No room."), {}}));
    undo.undo();
    QTRY_COMPARE(notices.errorTitle(), QStringLiteral("No room."));
    QTRY_VERIFY(undo.canUndo());
}

void UndoStackTest::dropsWhatIsGone() {
    Notices notices;
    UndoStack undo(notices);
    undo.push(
        act(QStringLiteral("a"), 0, StoreError{StoreError::Kind::NotFound, QStringLiteral("Gone."), {}}));
    undo.undo();
    QTRY_COMPARE(notices.errorTitle(), QStringLiteral("Gone."));
    QVERIFY(!undo.canUndo());
}

void UndoStackTest::keepsTheLastFifty() {
    m_takenBack.clear();
    Notices notices;
    UndoStack undo(notices);
    for (int i = 0; i < UndoStack::kDepth + 7; ++i)
        undo.push(act(QString::number(i)));
    while (undo.canUndo())
        undo.undo();
    QTRY_COMPARE(m_takenBack.size(), UndoStack::kDepth);
    QCOMPARE(m_takenBack.last(), QStringLiteral("7"));
}

void UndoStackTest::forgetsWithTheTrash() {
    m_takenBack.clear();
    Notices notices;
    UndoStack undo(notices);
    undo.push(act(QStringLiteral("settings")));
    undo.push(act(QStringLiteral("a"), 11));
    undo.push(act(QStringLiteral("b"), 12));
    undo.forget(12);
    undo.forget(0);
    undo.undo();
    QTRY_COMPARE(m_takenBack, QStringList(QStringLiteral("a")));
    undo.push(act(QStringLiteral("c"), 13));
    undo.forgetTrash();
    undo.undo();
    QTRY_COMPARE(m_takenBack, QStringList({QStringLiteral("a"), QStringLiteral("settings")}));
}

QTEST_MAIN(UndoStackTest)
#include "tst_undo_stack.moc"
