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

  private:
    bool begin() {
        if (!m_window->waitForModel())
            return false;
        m_window->press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        return QTest::qWaitFor([this] { return m_window->chat().isPrivate(); });
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

QTEST_MAIN(PrivateConversationTest)
#include "tst_private_conversation.moc"
