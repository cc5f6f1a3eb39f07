// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace conclave;

/// A private conversation in the real window: marked, and nowhere else.
class PrivateConversationTest : public WindowTest {
    Q_OBJECT

  private slots:
    void isUnmistakable();
    void isInNoListAndNoTitle();
    void leavesNoTraceInAnyFile();
    void asksOnceBeforeItIsGone();
    void anEmptyOneGoesWithoutAsking();
    void goesInTheMiddleOfAnAnswer();
    void asksBeforeTheWindowCloses();
    void keepsItWithAllBranchesAndWhoWroteThem();
    void takesWhatWasKeptBack();
    void keepsWhatWasAddedSinceInTheTrash();
    void keepsItInsteadOfLosingIt();
    void cannotBeKeptInTheMiddleOfAnAnswer();

  private:
    bool begin() {
        if (!m_window->waitForModel())
            return false;
        m_window->press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        return QTest::qWaitFor([this] { return m_window->chat().isPrivate(); });
    }
    /// As the button and the question do; true when it is in the history.
    bool keep() {
        m_window->chat().keep();
        return QTest::qWaitFor([this] {
            return m_window->chat().conversationId() > 0 && !m_window->chat().isPrivate() &&
                   !m_window->chat().isEmpty() && m_window->conversations().count() > 0;
        });
    }
    QVector<MessageRow> tree(qint64 id) {
        auto future = m_window->store().tree(id);
        future.waitForFinished();
        const auto result = future.result();
        return errorOf(result) == nullptr ? std::get<QVector<MessageRow>>(result) : QVector<MessageRow>();
    }
};

void PrivateConversationTest::isUnmistakable() {
    QVERIFY(!m_window->find(QStringLiteral("privateChip")));
    QVERIFY(begin());
    QTRY_VERIFY(m_window->find(QStringLiteral("privateChip")));
    QVERIFY(m_window->text(QStringLiteral("emptyStateText")).contains(QStringLiteral("kept nowhere")));
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    QVERIFY(m_window->find(QStringLiteral("privateChip")));
    QVERIFY(m_window->text(QStringLiteral("composerHint")).startsWith(QStringLiteral("Private")));
    m_window->chat().newConversation();
    m_window->chat().leave();
    QTRY_VERIFY(!m_window->find(QStringLiteral("privateChip")));
}

void PrivateConversationTest::isInNoListAndNoTitle() {
    QVERIFY(begin());
    QVERIFY(m_window->askAndWait(QStringLiteral("hello secret")));
    QVERIFY(isPrivateId(m_window->chat().conversationId()));
    QCOMPARE(m_window->conversations().count(), 0);
    QCOMPARE(m_window->chat().title(), QString());
    QCOMPARE(m_window->window().title(), QStringLiteral("Conclave"));
    QVERIFY(m_window->askAndWait(QStringLiteral("and more"))); // it goes on as any other
    QCOMPARE(m_window->chat().transcript()->messages().size(), 4);
    QCOMPARE(m_window->conversations().count(), 0);
}

void PrivateConversationTest::leavesNoTraceInAnyFile() {
    QVERIFY(begin());
    QVERIFY(m_window->askAndWait(QStringLiteral("kumquat")));
    m_window->type(QStringLiteral("tamarillo"));
    QTest::qWait(500);
    QVERIFY(m_window->click(QStringLiteral("regenerateButton")));
    QVERIFY(m_window->waitForAnswer());
    int files = 0;
    for (const QString& folder : {m_window->file(QString()), qEnvironmentVariable("HOME")}) {
        QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            QVERIFY2(!bytes.contains("kumquat") && !bytes.contains("tamarillo"), qPrintable(it.filePath()));
            ++files;
        }
    }
    QVERIFY(files > 0);
}

void PrivateConversationTest::asksOnceBeforeItIsGone() {
    QVERIFY(m_window->askAndWait(QStringLiteral("kept")));
    const qint64 kept = m_window->chat().conversationId();
    QVERIFY(begin());
    QVERIFY(m_window->askAndWait(QStringLiteral("secret")));
    const qint64 secret = m_window->chat().conversationId();
    m_window->chat().open(kept);
    QTRY_VERIFY(m_window->find(QStringLiteral("leaveText")));
    QCOMPARE(m_window->chat().conversationId(), secret);
    QVERIFY(m_window->click(QStringLiteral("stayButton")));
    QTRY_VERIFY(!m_window->find(QStringLiteral("leaveText")));
    QCOMPARE(m_window->chat().transcript()->messages().size(), 2);

    m_window->chat().open(kept);
    QVERIFY(m_window->click(QStringLiteral("leaveButton")));
    QTRY_COMPARE(m_window->chat().conversationId(), kept);
    QTRY_COMPARE(m_window->chat().transcript()->messages().size(), 2);
    auto gone = m_window->store().tree(secret);
    gone.waitForFinished();
    const auto result = gone.result();
    QVERIFY(errorOf(result) != nullptr);
}

void PrivateConversationTest::anEmptyOneGoesWithoutAsking() {
    QVERIFY(begin());
    m_window->type(QStringLiteral("half a secret"));
    m_window->press(Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(!m_window->chat().isPrivate());
    QVERIFY(!m_window->find(QStringLiteral("leaveText")));
    QCOMPARE(m_window->text(QStringLiteral("composer")), QString());
    QVERIFY(begin());
    QCOMPARE(m_window->text(QStringLiteral("composer")), QString());
}

void PrivateConversationTest::goesInTheMiddleOfAnAnswer() {
    restart(20);
    QVERIFY(begin());
    m_window->type(QStringLiteral("something long"));
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(m_window->chat().transcript()->messages().size(), 2);
    m_window->chat().newConversation();
    m_window->chat().leave();
    QTRY_VERIFY(m_window->find(QStringLiteral("emptyState")));
    QVERIFY(m_window->waitForAnswer());
    QTest::qWait(50);
    QVERIFY(!m_window->find(QStringLiteral("errorCard")));
    QCOMPARE(m_window->conversations().count(), 0);
    QVERIFY(m_window->chat().canSend());
}

void PrivateConversationTest::asksBeforeTheWindowCloses() {
    QVERIFY(begin());
    QVERIFY(m_window->askAndWait(QStringLiteral("secret")));
    m_window->window().close();
    QTRY_VERIFY(m_window->find(QStringLiteral("leaveText")));
    QVERIFY(m_window->window().isVisible());
    QVERIFY(m_window->click(QStringLiteral("leaveButton")));
    QTRY_VERIFY(!m_window->window().isVisible());
}

void PrivateConversationTest::keepsItWithAllBranchesAndWhoWroteThem() {
    QVERIFY(begin());
    QVERIFY(!m_window->find(QStringLiteral("keepButton"))); // there is nothing to keep
    QVERIFY(m_window->askAndWait(QStringLiteral("What is 27 + 15?")));
    QVERIFY(m_window->click(QStringLiteral("regenerateButton")));
    QVERIFY(m_window->waitForAnswer());
    QVERIFY(m_window->askAndWait(QStringLiteral("and more")));
    m_window->type(QStringLiteral("half a question"));
    const qint64 before = m_window->chat().conversationId();
    const QVector<MessageRow> shown = m_window->chat().transcript()->messages();
    const QVector<MessageRow> all = tree(before);
    QCOMPARE(all.size(), 5);

    m_window->press(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(m_window->text(QStringLiteral("confirmQuestion")),
                 QStringLiteral("Keep this conversation?"));
    QTRY_VERIFY(m_window->find(QStringLiteral("cancelButton"))->hasActiveFocus());
    m_window->press(Qt::Key_Escape);
    QTRY_VERIFY(!m_window->find(QStringLiteral("confirmButton")));
    QCOMPARE(m_window->conversations().count(), 0);
    QVERIFY(m_window->click(QStringLiteral("keepButton")));
    QVERIFY(m_window->click(QStringLiteral("confirmButton")));
    QTRY_VERIFY(!m_window->find(QStringLiteral("privateChip")));
    QTRY_COMPARE(m_window->chat().transcript()->messages().size(), shown.size());
    QTRY_COMPARE(m_window->conversations().count(), 1);
    QCOMPARE(m_window->text(QStringLiteral("composer")), QStringLiteral("half a question"));
    QTRY_COMPARE(m_window->text(QStringLiteral("conversationTitle")), QStringLiteral("What is 27 + 15?"));

    const QVector<MessageRow> kept = tree(m_window->chat().conversationId());
    QCOMPARE(kept.size(), all.size());
    for (qsizetype i = 0; i < all.size(); ++i) {
        QVERIFY(!isPrivateId(kept[i].id));
        QCOMPARE(kept[i].text, all[i].text);
        QCOMPARE(kept[i].reasoning, all[i].reasoning);
        QCOMPARE(kept[i].state, all[i].state);
        QCOMPARE(kept[i].createdMs, all[i].createdMs);
        QCOMPARE(kept[i].siblingIndex, all[i].siblingIndex);
        QCOMPARE(kept[i].provenance, all[i].provenance);
    }
    for (qsizetype i = 0; i < shown.size(); ++i)
        QCOMPARE(m_window->chat().transcript()->messages()[i].text, shown[i].text);
    reopen();
    QTRY_COMPARE(m_window->conversations().count(), 1);
}

void PrivateConversationTest::takesWhatWasKeptBack() {
    QVERIFY(begin());
    QVERIFY(m_window->askAndWait(QStringLiteral("secret")));
    const qint64 before = m_window->chat().conversationId();
    QVERIFY(keep());
    const qint64 kept = m_window->chat().conversationId();
    QTRY_COMPARE(m_window->text(QStringLiteral("toastText")),
                 QStringLiteral("This conversation is in the history now."));
    m_window->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(m_window->chat().conversationId(), before);
    QTRY_COMPARE(m_window->chat().transcript()->messages().size(), 2);
    QVERIFY(m_window->find(QStringLiteral("privateChip")));
    QTRY_COMPARE(m_window->conversations().count(), 0);
    QCOMPARE(tree(kept).size(), 0);
    auto trash = m_window->store().trash();
    trash.waitForFinished();
    QCOMPARE(std::get<QVector<TrashItem>>(trash.result()).size(),
             0);                                               // it is whole in memory: nothing is lost
    QVERIFY(m_window->askAndWait(QStringLiteral("and more"))); // it goes on, and can be kept again
    QVERIFY(keep());
    QCOMPARE(tree(m_window->chat().conversationId()).size(), 4);
}

void PrivateConversationTest::keepsWhatWasAddedSinceInTheTrash() {
    QVERIFY(begin());
    QVERIFY(m_window->askAndWait(QStringLiteral("secret")));
    QVERIFY(keep());
    QVERIFY(m_window->askAndWait(QStringLiteral("and more")));
    m_window->context().undo()->undo();
    QTRY_COMPARE(m_window->conversations().count(), 0);
    QTRY_COMPARE(m_window->chat().conversationId(), 0);
    auto trash = m_window->store().trash();
    trash.waitForFinished();
    const auto items = std::get<QVector<TrashItem>>(trash.result());
    QCOMPARE(items.size(), 1);
    QCOMPARE(items.first().messageCount, 4);
}

void PrivateConversationTest::keepsItInsteadOfLosingIt() {
    QVERIFY(m_window->askAndWait(QStringLiteral("other")));
    const qint64 other = m_window->chat().conversationId();
    QVERIFY(begin());
    QVERIFY(m_window->askAndWait(QStringLiteral("secret")));
    m_window->chat().open(other);
    QVERIFY(m_window->click(QStringLiteral("leaveKeepButton")));
    QTRY_COMPARE(m_window->chat().conversationId(), other); // what was wanted is done
    QTRY_VERIFY(!m_window->find(QStringLiteral("leaveText")));
    QTRY_COMPARE(m_window->conversations().count(), 2);
    m_window->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(m_window->conversations().count(), 1);
    QCOMPARE(m_window->chat().conversationId(), other);
}

void PrivateConversationTest::cannotBeKeptInTheMiddleOfAnAnswer() {
    restart(20);
    QVERIFY(begin());
    m_window->type(QStringLiteral("something long"));
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(m_window->chat().transcript()->messages().size(), 2);
    QVERIFY(!m_window->find(QStringLiteral("keepButton"))->isEnabled());
    m_window->press(Qt::Key_S, Qt::ControlModifier);
    m_window->chat().keep();
    QVERIFY(!m_window->find(QStringLiteral("confirmButton")));
    QCOMPARE(m_window->conversations().count(), 0);
    m_window->chat().stop();
    QVERIFY(m_window->waitForAnswer());
    QVERIFY(keep());
    QCOMPARE(m_window->chat().transcript()->messages().last().state, MessageState::Stopped);
}

QTEST_MAIN(PrivateConversationTest)
#include "tst_private_conversation.moc"
