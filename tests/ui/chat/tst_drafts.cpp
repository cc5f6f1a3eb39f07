// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/drafts.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace conclave;

class DraftsTest : public QObject {
    Q_OBJECT

  private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        open();
    }
    void cleanup() {
        m_drafts.reset();
        m_store.reset();
    }

    void keepsWhatIsTyped() {
        m_drafts->set(0, QStringLiteral("hal"));
        m_drafts->set(0, QStringLiteral("half a question"));
        QCOMPARE(stored().value(0), QString()); // not with each key
        QTRY_COMPARE(stored().value(0), QStringLiteral("half a question"));
        m_drafts->set(0, {});
        QTRY_VERIFY(!stored().contains(0));
    }

    void typingOnDoesNotPutOffSaving() {
        m_drafts->set(0, QStringLiteral("a"));
        QString text = QStringLiteral("a");
        // Keys come faster than the interval, for longer than it.
        for (int i = 0; i < 30 && stored().isEmpty(); ++i) {
            QTest::qWait(Drafts::kSaveMs / 10);
            m_drafts->set(0, text += QLatin1Char('b'));
        }
        QVERIFY(stored().value(0).size() > 1);
    }

    void findsThemAgain() {
        const qint64 id = conversation(0);
        m_drafts->set(0, QStringLiteral("new"));
        m_drafts->set(id, QStringLiteral("old"));
        cleanup(); // what has not been saved is saved now
        open();
        QTRY_COMPARE(m_drafts->text(0), QStringLiteral("new"));
        QCOMPARE(m_drafts->text(id), QStringLiteral("old"));
    }

    void whatIsTypedBeforeTheStoreAnswersIsNewer() {
        m_drafts->set(0, QStringLiteral("old"));
        cleanup();
        open();
        m_drafts->set(0, QStringLiteral("newer"));
        QTRY_COMPARE(stored().value(0), QStringLiteral("newer"));
        QCOMPARE(m_drafts->text(0), QStringLiteral("newer"));
    }

    void aDraftStaysStoredUntilItsQuestionIsThere() {
        m_drafts->set(0, QStringLiteral("question"));
        QTRY_COMPARE(stored().value(0), QStringLiteral("question"));
        m_drafts->beginSending(0);
        QCOMPARE(m_drafts->text(0), QString());
        QTest::qWait(3 * Drafts::kSaveMs);
        QCOMPARE(stored().value(0), QStringLiteral("question"));
        m_drafts->sent(0);
        QVERIFY(!stored().contains(0)); // asked for before this reading
    }

    void aQuestionThatFailedComesBack() {
        m_drafts->set(0, QStringLiteral("question"));
        m_drafts->beginSending(0);
        m_drafts->set(0, QStringLiteral("typed since"));
        QSignalSpy changed(m_drafts.get(), &Drafts::changed);
        m_drafts->notSent(0, QStringLiteral("question"));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(m_drafts->text(0), QStringLiteral("question\ntyped since"));
        QCOMPARE(stored().value(0), QStringLiteral("question\ntyped since"));
    }

    void privateOnesStayInMemory() {
        const qint64 id = conversation(kNewPrivateConversation);
        QVERIFY(isPrivateId(id));
        m_drafts->set(kNewPrivateConversation, QStringLiteral("secret"));
        m_drafts->set(id, QStringLiteral("secret too"));
        QTest::qWait(2 * Drafts::kSaveMs);
        QVERIFY(stored().isEmpty());
        cleanup();
        open();
        QVERIFY(stored().isEmpty());
    }

  private:
    void open() {
        m_store = std::make_unique<ChatStore>(m_folder->filePath(QStringLiteral("history.sqlite")));
        m_drafts = std::make_unique<Drafts>(*m_store);
    }
    QHash<qint64, QString> stored() {
        auto future = m_store->drafts();
        future.waitForFinished();
        const auto result = future.result();
        const auto* drafts = std::get_if<QHash<qint64, QString>>(&result);
        return drafts ? *drafts : QHash<qint64, QString>();
    }
    qint64 conversation(qint64 id) {
        auto future = m_store->createQuestion(id, 0, QStringLiteral("first"), QStringLiteral("first"));
        future.waitForFinished();
        return std::get<MessageRow>(future.result()).conversationId;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ChatStore> m_store;
    std::unique_ptr<Drafts> m_drafts;
};

QTEST_GUILESS_MAIN(DraftsTest)
#include "tst_drafts.moc"
