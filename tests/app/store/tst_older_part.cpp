// SPDX-License-Identifier: GPL-3.0-or-later
// Pinned messages and summaries (app/store/older_part.cpp).
#include "app/store/as_foreign.h"
#include "app/store/chat_store.h"
#include "app/store/history.h"

#include "tests/app/store/encrypted_history.h"
#include "tests/app/store/store_waiting.h"

#include <QTemporaryDir>
#include <QTest>

using namespace conclave;

class TstOlderPart : public QObject {
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
    MessageRow ask(qint64 conversation, qint64 parent, const char* text = "question") {
        return valueOf(
            m_store->createQuestion(conversation, parent, QString::fromUtf8(text), QStringLiteral("title")));
    }
    MessageRow answer(const MessageRow& question, const char* text = "answer") {
        const MessageRow row = valueOf(m_store->createAnswer(question.conversationId, question.id, {}));
        valueOf(m_store->finishAnswer({.messageId = row.id, .text = QString::fromUtf8(text)},
                                      MessageState::Complete, {}, {}));
        return row;
    }
    SummaryRow summarize(qint64 messageId, const char* text) {
        return valueOf(m_store->createSummary(messageId, QString::fromUtf8(text), QStringLiteral("writer")));
    }
    QStringList summariesOn(qint64 conversationId) {
        QStringList texts;
        const QVector<MessageRow> branch = valueOf(m_store->branch(conversationId));
        for (const MessageRow& row : branch)
            texts << row.summary.text;
        return texts;
    }
    qint64 rowsOf(const char* sql) {
        m_store.reset();
        qint64 count = 0;
        {
            const auto history = valueOf(History::open(m_path));
            count = valueOf(history->database().number(sql));
        }
        reopen();
        return count;
    }

  private slots:
    void init() {
        static int number = 0;
        m_path = m_folder.filePath(QStringLiteral("%1/history.sqlite").arg(++number));
        beginHistory(m_path);
        reopen();
    }
    void cleanup() { m_store.reset(); }

    void pinsAMessage() {
        const MessageRow question = ask(0, 0);
        QCOMPARE(question.pinnedMs, 0);
        valueOf(m_store->setMessagePinned(question.id, 1234));
        reopen();
        QCOMPARE(valueOf(m_store->branch(question.conversationId)).first().pinnedMs, 1234);
        QCOMPARE(valueOf(m_store->tree(question.conversationId)).first().pinnedMs, 1234);
        valueOf(m_store->setMessagePinned(question.id, 0));
        QCOMPARE(valueOf(m_store->branch(question.conversationId)).first().pinnedMs, 0);
    }

    void pinsNothingThatIsNotThere() {
        const MessageRow question = ask(0, 0);
        QCOMPARE(failureOf(m_store->setMessagePinned(question.id + 1, 1))->kind, StoreError::Kind::NotFound);
        valueOf(m_store->removeBranch(question.conversationId, question.id));
        QCOMPARE(failureOf(m_store->setMessagePinned(question.id, 1))->kind, StoreError::Kind::NotFound);
        QCOMPARE(failureOf(m_store->createSummary(question.id, QStringLiteral("s"), {}))->kind,
                 StoreError::Kind::NotFound);
    }

    void aSummaryCountsOnEveryBranchThroughItsMessage() {
        const MessageRow question = ask(0, 0);
        const qint64 id = question.conversationId;
        const MessageRow first = answer(question);
        const SummaryRow made = summarize(first.id, "what was said");
        QCOMPARE(made.messageId, first.id);
        QCOMPARE(made.modelName, QStringLiteral("writer"));
        QVERIFY(made.id != 0 && made.createdMs != 0);
        const MessageRow next = ask(id, first.id);
        QCOMPARE(valueOf(m_store->branch(id))[1].summary, made);
        ask(id, first.id, "asked otherwise");
        QCOMPARE(summariesOn(id), (QStringList{{}, QStringLiteral("what was said"), {}}));
        valueOf(m_store->selectBranch(id, next.id));
        QCOMPARE(summariesOn(id), (QStringList{{}, QStringLiteral("what was said"), {}}));
        answer(question, "another answer"); // beside the summarized one
        QCOMPARE(summariesOn(id), (QStringList{{}, {}}));
        const QVector<MessageRow> tree = valueOf(m_store->tree(id));
        QCOMPARE(std::count_if(tree.cbegin(), tree.cend(),
                               [](const MessageRow& row) { return row.summary.id != 0; }),
                 1);
    }

    void theNewestOfAMessageCounts() {
        const MessageRow question = ask(0, 0);
        const qint64 id = question.conversationId;
        const SummaryRow older = summarize(question.id, "older");
        const SummaryRow newer = summarize(question.id, "newer");
        QCOMPARE(summariesOn(id), QStringList{QStringLiteral("newer")});
        valueOf(m_store->setSummaryRemoved(newer, 1000));
        QCOMPARE(summariesOn(id), QStringList{QStringLiteral("older")});
        valueOf(m_store->setSummaryRemoved(older, 2000));
        QCOMPARE(summariesOn(id), QStringList{QString()});
        valueOf(m_store->setSummaryRemoved(newer, 0));
        reopen();
        QCOMPARE(summariesOn(id), QStringList{QStringLiteral("newer")});
    }

    void summariesOfOthersAreNotRead() {
        const MessageRow one = ask(0, 0);
        const MessageRow other = ask(0, 0);
        const MessageRow last = answer(one);
        summarize(other.id, "another conversation's"); // its id is between those of the first
        QVERIFY(one.id < other.id && other.id < last.id);
        QCOMPARE(summariesOn(one.conversationId), (QStringList{{}, {}}));
    }

    void whatWasTakenBackGoesWithTheTrash() {
        const MessageRow question = ask(0, 0);
        const SummaryRow removed = summarize(question.id, "removed");
        const SummaryRow kept = summarize(question.id, "kept");
        valueOf(m_store->setSummaryRemoved(removed, QDateTime::currentMSecsSinceEpoch()));
        QCOMPARE(rowsOf("SELECT count(*) FROM summaries"), 2);
        valueOf(m_store->emptyTrash());
        QCOMPARE(failureOf(m_store->setSummaryRemoved(removed, 0))->kind, StoreError::Kind::NotFound);
        QCOMPARE(rowsOf("SELECT count(*) FROM summaries"), 1);
        QCOMPARE(summariesOn(question.conversationId), QStringList{QStringLiteral("kept")});
        valueOf(m_store->setSummaryRemoved(kept, 1000)); // long ago: the next start deletes it
        QCOMPARE(rowsOf("SELECT count(*) FROM summaries"), 0);
    }

    void goesWithItsMessageForGood() {
        const MessageRow question = ask(0, 0);
        summarize(question.id, "gone");
        const UndoStep step = valueOf(m_store->remove({question.conversationId}));
        valueOf(m_store->deleteForGood(step));
        QCOMPARE(rowsOf("SELECT count(*) FROM summaries"), 0);
    }

    void aDuplicateHasThemToo() {
        const MessageRow question = ask(0, 0);
        const MessageRow reply = answer(question);
        valueOf(m_store->setMessagePinned(question.id, 77));
        valueOf(m_store->setSummaryRemoved(summarize(reply.id, "taken back"),
                                           QDateTime::currentMSecsSinceEpoch()));
        summarize(reply.id, "what was said");
        const ConversationRow copy = valueOf(m_store->duplicate(question.conversationId, reply.id));
        const QVector<MessageRow> messages = valueOf(m_store->branch(copy.id));
        QCOMPARE(messages.size(), 2);
        QCOMPARE(messages[0].pinnedMs, 77);
        QCOMPARE(messages[1].summary.text, QStringLiteral("what was said"));
        QVERIFY(messages[1].summary.id != 0);
        QCOMPARE(messages[1].summary.messageId, messages[1].id);
        QCOMPARE(rowsOf("SELECT count(*) FROM summaries"), 3);
    }

    void worksInAPrivateConversation() {
        const MessageRow question = ask(kNewPrivateConversation, 0);
        valueOf(m_store->setMessagePinned(question.id, 5));
        const SummaryRow made = summarize(question.id, "private");
        QCOMPARE(summariesOn(question.conversationId), QStringList{QStringLiteral("private")});
        QCOMPARE(valueOf(m_store->branch(question.conversationId)).first().pinnedMs, 5);
        valueOf(m_store->setSummaryRemoved(made, 1000));
        QCOMPARE(summariesOn(question.conversationId), QStringList{QString()});
        QCOMPARE(rowsOf("SELECT count(*) FROM summaries"), 0);
    }

    void comeFromElsewhereWithTheirMessages() {
        const MessageRow question = ask(0, 0);
        const qint64 id = question.conversationId;
        valueOf(m_store->setMessagePinned(question.id, 99));
        summarize(question.id, "what was said");
        ForeignConversation copy =
            asForeign(valueOf(m_store->conversation(id)), valueOf(m_store->tree(id)), {});
        copy.uuid = QStringLiteral("0d4ff6e2-3b7c-4a53-9a8e-000000000009");
        const qint64 import = valueOf(m_store->beginImport(QStringLiteral("conclave"), {}));
        const qint64 copyId = valueOf(m_store->importConversation(import, copy)).conversationId;
        const MessageRow first = valueOf(m_store->branch(copyId)).first();
        QCOMPARE(first.pinnedMs, 99);
        QCOMPARE(first.summary.text, QStringLiteral("what was said"));
        QCOMPARE(first.summary.modelName, QStringLiteral("writer"));

        // What was chosen here since then stays.
        valueOf(m_store->setMessagePinned(first.id, 0));
        valueOf(m_store->setSummaryRemoved(first.summary, 1000));
        QCOMPARE(valueOf(m_store->importConversation(import, copy)).kind, ImportOutcome::Kind::Unchanged);
        QCOMPARE(valueOf(m_store->branch(copyId)).first().pinnedMs, 0);
        QCOMPARE(valueOf(m_store->branch(copyId)).first().summary.id, 0);
    }
};

QTEST_GUILESS_MAIN(TstOlderPart)
#include "tst_older_part.moc"
