// SPDX-License-Identifier: GPL-3.0-or-later
// Answers that were stopped and go on (app/store/resumed_answers.cpp).
#include "app/store/chat_store.h"
#include "app/store/search/history_search.h"

#include "tests/app/store/encrypted_history.h"
#include "tests/app/store/store_waiting.h"

#include <QTemporaryDir>
#include <QTest>

using namespace conclave;

class TstResumedAnswers : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir m_folder;
    QString m_path;
    std::unique_ptr<ChatStore> m_store;

    void reopen() {
        m_store.reset();
        m_store = std::make_unique<ChatStore>(m_path);
        valueOf(m_store->opened());
    }
    MessageRow ask(qint64 conversation, qint64 parent = 0) {
        return valueOf(m_store->createQuestion(conversation, parent, QStringLiteral("q"), {}));
    }
    /// An answer that says "begun" and was stopped.
    MessageRow stopped(const MessageRow& question) {
        MessageRow row = valueOf(m_store->createAnswer(question.conversationId, question.id, {}));
        row.provenance.stopReason = QStringLiteral("cancelled");
        row.provenance.generatedTokens = 5;
        valueOf(m_store->finishAnswer({.messageId = row.id,
                                       .text = QStringLiteral("begun"),
                                       .reasoning = QStringLiteral("so"),
                                       .reasoningMs = 30},
                                      MessageState::Stopped, {}, row.provenance));
        return row;
    }

  private slots:
    void init() {
        static int number = 0;
        m_path = m_folder.filePath(QStringLiteral("%1/history.sqlite").arg(++number));
        beginHistory(m_path);
        reopen();
    }
    void cleanup() { m_store.reset(); }

    void goOnWithWhatTheySay_data() {
        QTest::addColumn<bool>("isPrivate");
        QTest::newRow("kept") << false;
        QTest::newRow("private") << true;
    }
    void goOnWithWhatTheySay() {
        QFETCH(bool, isPrivate);
        const MessageRow answer = stopped(ask(isPrivate ? kNewPrivateConversation : 0));
        const MessageRow row = valueOf(m_store->resumeAnswer(answer.id));
        QCOMPARE(row.id, answer.id);
        QCOMPARE(row.state, MessageState::Streaming);
        QCOMPARE(row.text, QStringLiteral("begun"));
        QCOMPARE(row.reasoning, QStringLiteral("so"));
        QCOMPARE(row.reasoningMs, 30);
        QCOMPARE(row.provenance.generatedTokens, 5);
        QCOMPARE(row.provenance.stopReason, QString());
        QCOMPARE(row.provenance.resumed, 1);
        valueOf(m_store->journalAnswer({.messageId = row.id, .text = QStringLiteral("begun and")}));
        QCOMPARE(valueOf(m_store->branch(row.conversationId)).last().text, QStringLiteral("begun and"));
        valueOf(m_store->finishAnswer({.messageId = row.id, .text = QStringLiteral("begun and ended")},
                                      MessageState::Complete, {}, row.provenance));
        const QVector<MessageRow> branch = valueOf(m_store->branch(row.conversationId));
        QCOMPARE(branch.size(), 2);
        QCOMPARE(branch.last().text, QStringLiteral("begun and ended"));
        QCOMPARE(branch.last().state, MessageState::Complete);
        QCOMPARE(branch.last().provenance.resumed, 1);
    }

    void becomeTheShownBranch() {
        const MessageRow question = ask(0);
        const MessageRow first = stopped(question);
        stopped(question);
        valueOf(m_store->resumeAnswer(first.id));
        QCOMPARE(valueOf(m_store->conversation(question.conversationId)).currentLeaf, first.id);
    }

    void areInterruptedWhenTheProgramEnds() {
        const MessageRow answer = stopped(ask(0));
        valueOf(m_store->resumeAnswer(answer.id));
        valueOf(m_store->journalAnswer({.messageId = answer.id, .text = QStringLiteral("begun and")}));
        reopen();
        const MessageRow row = valueOf(m_store->branch(answer.conversationId)).last();
        QCOMPARE(row.state, MessageState::Interrupted);
        QCOMPARE(row.text, QStringLiteral("begun and"));
        QCOMPARE(row.provenance.stopReason, QString());
    }

    void areFoundByTheirWordsAgain() {
        const MessageRow answer = stopped(ask(0));
        valueOf(m_store->resumeAnswer(answer.id));
        valueOf(m_store->finishAnswer({.messageId = answer.id, .text = QStringLiteral("begun wonderfully")},
                                      MessageState::Complete, {}, {}));
        HistorySearch search(m_path);
        const auto hits = [&](const char* words) {
            return valueOf(search.search({.text = QString::fromLatin1(words)})).hits.size();
        };
        QTRY_COMPARE(hits("wonderfully"), 1);
        QCOMPARE(hits("begun"), 1);
    }

    void refuseWhatCannotGoOn() {
        const MessageRow question = ask(0);
        QVERIFY(failureOf(m_store->resumeAnswer(question.id)));
        QVERIFY(failureOf(m_store->resumeAnswer(4711)));
        const MessageRow answer = stopped(question);
        const MessageRow next = ask(question.conversationId, answer.id);
        const auto failure = failureOf(m_store->resumeAnswer(answer.id));
        QVERIFY(failure);
        QCOMPARE(failure->kind, StoreError::Kind::NotFound);
        QCOMPARE(valueOf(m_store->branch(question.conversationId))[1].state, MessageState::Stopped);
        valueOf(m_store->removeBranch(question.conversationId, next.id));
        valueOf(m_store->resumeAnswer(answer.id));            // nothing follows any more
        QVERIFY(failureOf(m_store->resumeAnswer(answer.id))); // it is being written
    }
};

QTEST_GUILESS_MAIN(TstResumedAnswers)
#include "tst_resumed_answers.moc"
