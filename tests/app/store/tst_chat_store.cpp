// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/futures/when_done.h"
#include "app/store/chat_store.h"

#include "app/store/history.h"
#include "tests/app/store/encrypted_history.h"
#include "tests/app/store/store_waiting.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <limits>
#include <sys/resource.h>

using namespace conclave;

namespace {

Provenance someProvenance() {
    return {.modelName = QStringLiteral("Starter 8x1M"),
            .modelPath = QStringLiteral("/models/starter.gguf"),
            .fileHash = QString(64, QLatin1Char('a')),
            .quantization = QStringLiteral("Q4_K_M"),
            .engineVersion = QStringLiteral("0.1.0"),
            .sampling = {.temperature = 0.1 + 0.2,
                         .topK = 17,
                         .topP = 0.9,
                         .minP = 0.01,
                         .repetitionPenalty = 1.1,
                         .maxTokens = 512,
                         .seed = std::numeric_limits<quint64>::max() - 1},
            .promptTokens = 11,
            .generatedTokens = 22,
            .firstTokenMs = 33.25,
            .tokensPerSecond = 44.5,
            .stopReason = QStringLiteral("end_of_turn")};
}

bool same(const Provenance& a, const Provenance& b) {
    return a.modelName == b.modelName && a.modelPath == b.modelPath && a.fileHash == b.fileHash &&
           a.quantization == b.quantization && a.engineVersion == b.engineVersion &&
           a.sampling == b.sampling && a.promptTokens == b.promptTokens &&
           a.generatedTokens == b.generatedTokens && a.firstTokenMs == b.firstTokenMs &&
           a.tokensPerSecond == b.tokensPerSecond && a.stopReason == b.stopReason;
}

QVector<qint64> idsOf(const QVector<MessageRow>& messages) {
    QVector<qint64> ids;
    for (const MessageRow& message : messages)
        ids.append(message.id);
    return ids;
}

} // namespace

class TstChatStore : public QObject {
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
    MessageRow ask(qint64 conversationId, qint64 parentId, const QString& text) {
        return valueOf(m_store->createQuestion(conversationId, parentId, text, QStringLiteral("Title")));
    }
    MessageRow answer(const MessageRow& question, const QString& text) {
        const MessageRow row =
            valueOf(m_store->createAnswer(question.conversationId, question.id, someProvenance()));
        valueOf(m_store->finishAnswer({.messageId = row.id, .text = text}, MessageState::Complete, QString(),
                                      someProvenance()));
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

    void defaultPathIsInTheDataHome() {
        QVERIFY(ChatStore::defaultPath().startsWith(qEnvironmentVariable("XDG_DATA_HOME")));
        QVERIFY(ChatStore::defaultPath().endsWith(QStringLiteral("/conclave/history.sqlite")));
    }

    void startsEmptyAndWithoutNotice() {
        QVERIFY(valueOf(m_store->conversations()).isEmpty());
        QVERIFY(m_store->notice().isEmpty());
    }

    void keepsAQuestionAndItsAnswer() {
        const qint64 before = QDateTime::currentMSecsSinceEpoch();
        const MessageRow question = ask(0, 0, QStringLiteral("Why?"));
        QCOMPARE(question.role, Role::User);
        QCOMPARE(question.state, MessageState::Complete);
        QCOMPARE(question.parentId, 0);
        QVERIFY(question.createdMs >= before);

        const MessageRow empty =
            valueOf(m_store->createAnswer(question.conversationId, question.id, someProvenance()));
        QCOMPARE(empty.role, Role::Assistant);
        QCOMPARE(empty.state, MessageState::Streaming);
        QCOMPARE(empty.parentId, question.id);
        QVERIFY(empty.text.isEmpty());
        QVERIFY(same(empty.provenance, someProvenance()));

        Provenance measured = someProvenance();
        measured.generatedTokens = 99;
        measured.stopReason = QStringLiteral("token_limit");
        valueOf(m_store->finishAnswer({empty.id, QStringLiteral("Because."), QStringLiteral("Hm."), 1234,
                                       QStringLiteral("{\"name\":\"f\"}\n")},
                                      MessageState::Failed, QStringLiteral("The model ran dry."), measured));
        reopen();

        const QVector<MessageRow> branch = valueOf(m_store->branch(question.conversationId));
        QCOMPARE(idsOf(branch), (QVector<qint64>{question.id, empty.id}));
        QCOMPARE(branch[0].text, QStringLiteral("Why?"));
        QVERIFY(same(branch[0].provenance, Provenance{}));
        QCOMPARE(branch[1].text, QStringLiteral("Because."));
        QCOMPARE(branch[1].reasoning, QStringLiteral("Hm."));
        QCOMPARE(branch[1].reasoningMs, 1234);
        QCOMPARE(branch[1].toolCalls, QStringLiteral("{\"name\":\"f\"}\n"));
        QCOMPARE(branch[1].state, MessageState::Failed);
        QCOMPARE(branch[1].errorText, QStringLiteral("The model ran dry."));
        QVERIFY(same(branch[1].provenance, measured));

        const ConversationRow row = valueOf(m_store->conversation(question.conversationId));
        QCOMPARE(row.title, QStringLiteral("Title"));
        QCOMPARE(row.currentLeaf, empty.id);
        QCOMPARE(row.messageCount, 2);
        QCOMPARE(row.uuid.size(), 36);
        QCOMPARE(row.createdMs, question.createdMs);
        QVERIFY(row.updatedMs >= row.createdMs);
    }

    void numbersSiblingsByAge() {
        const MessageRow question = ask(0, 0, QStringLiteral("q"));
        const qint64 conversation = question.conversationId;
        const MessageRow first = answer(question, QStringLiteral("one"));
        const MessageRow second = answer(question, QStringLiteral("two"));
        const MessageRow third = answer(question, QStringLiteral("three"));
        QCOMPARE(third.siblingIndex, 2);
        QCOMPARE(third.siblingCount, 3);

        valueOf(m_store->selectBranch(conversation, second.id));
        const QVector<MessageRow> branch = valueOf(m_store->branch(conversation));
        QCOMPARE(idsOf(branch), (QVector<qint64>{question.id, second.id}));
        QCOMPARE(branch[0].siblingCount, 1);
        QCOMPARE(branch[1].siblingIndex, 1);
        QCOMPARE(branch[1].siblingCount, 3);
        QCOMPARE(idsOf(valueOf(m_store->tree(conversation))),
                 (QVector<qint64>{question.id, first.id, second.id, third.id}));
    }

    void numbersFirstQuestionsAsSiblings() {
        const MessageRow question = ask(0, 0, QStringLiteral("typo"));
        const MessageRow edited = ask(question.conversationId, 0, QStringLiteral("no typo"));
        QCOMPARE(edited.siblingIndex, 1);
        QCOMPARE(edited.siblingCount, 2);
        QCOMPARE(idsOf(valueOf(m_store->branch(question.conversationId))), QVector<qint64>{edited.id});
        // Another conversation's first question is no sibling.
        QCOMPARE(ask(0, 0, QStringLiteral("other")).siblingCount, 1);
    }

    void selectsTheNewestDescendantOfABranch() {
        const MessageRow q1 = ask(0, 0, QStringLiteral("q1"));
        const qint64 conversation = q1.conversationId;
        const MessageRow a1 = answer(q1, QStringLiteral("a1"));
        const MessageRow q2 = ask(conversation, a1.id, QStringLiteral("q2"));
        const MessageRow a2 = answer(q2, QStringLiteral("a2"));
        const MessageRow b1 = answer(q1, QStringLiteral("b1"));
        const MessageRow a2b = answer(q2, QStringLiteral("a2b"));

        valueOf(m_store->selectBranch(conversation, b1.id));
        QCOMPARE(idsOf(valueOf(m_store->branch(conversation))), (QVector<qint64>{q1.id, b1.id}));
        valueOf(m_store->selectBranch(conversation, a1.id));
        QCOMPARE(idsOf(valueOf(m_store->branch(conversation))),
                 (QVector<qint64>{q1.id, a1.id, q2.id, a2b.id}));
        valueOf(m_store->selectBranch(conversation, a2.id));
        QCOMPARE(valueOf(m_store->conversation(conversation)).currentLeaf, a2.id);
    }

    void refusesParentsAndBranchesOfOtherConversations() {
        const MessageRow mine = ask(0, 0, QStringLiteral("mine"));
        const MessageRow other = ask(0, 0, QStringLiteral("other"));
        const auto kind = [](const std::optional<StoreError>& error) {
            return error ? int(error->kind) : -1;
        };
        const int notFound = int(StoreError::Kind::NotFound);
        QCOMPARE(kind(failureOf(m_store->createQuestion(mine.conversationId, other.id, {}, {}))), notFound);
        QCOMPARE(kind(failureOf(m_store->createAnswer(mine.conversationId, other.id, {}))), notFound);
        QCOMPARE(kind(failureOf(m_store->createAnswer(mine.conversationId, 4711, {}))), notFound);
        QCOMPARE(kind(failureOf(m_store->selectBranch(mine.conversationId, other.id))), notFound);
        QCOMPARE(kind(failureOf(m_store->createQuestion(4711, 0, {}, {}))), notFound);
        QCOMPARE(kind(failureOf(m_store->rename(4711, {}))), notFound);
        QCOMPARE(kind(failureOf(m_store->branch(4711))), notFound);
        QCOMPARE(kind(failureOf(m_store->tree(4711))), notFound);
        QCOMPARE(kind(failureOf(m_store->conversation(4711))), notFound);
        // And nothing was left behind by the refused writes.
        QCOMPARE(valueOf(m_store->conversations()).size(), 2);
        QCOMPARE(valueOf(m_store->conversation(mine.conversationId)).messageCount, 1);
        QCOMPARE(valueOf(m_store->conversation(mine.conversationId)).currentLeaf, mine.id);
    }

    void listsTheNewestFirst() {
        const MessageRow first = ask(0, 0, QStringLiteral("1"));
        QTest::qSleep(3);
        const MessageRow second = ask(0, 0, QStringLiteral("2"));
        QTest::qSleep(3);
        QVector<ConversationRow> rows = valueOf(m_store->conversations());
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0].id, second.conversationId);

        answer(first, QStringLiteral("late"));
        valueOf(m_store->rename(second.conversationId, QStringLiteral("renaming does not move it")));
        rows = valueOf(m_store->conversations());
        QCOMPARE(rows[0].id, first.conversationId);
        QCOMPARE(rows[0].messageCount, 2);
        QCOMPARE(rows[1].title, QStringLiteral("renaming does not move it"));
        QVERIFY(rows[0].uuid != rows[1].uuid);
    }

    void takesBackARemoval() {
        const MessageRow question = ask(0, 0, QStringLiteral("keep me"));
        const MessageRow reply = answer(question, QStringLiteral("kept"));
        const ConversationRow before = valueOf(m_store->conversation(question.conversationId));

        const UndoStep step = valueOf(m_store->remove({question.conversationId}));
        QVERIFY(valueOf(m_store->conversations()).isEmpty());
        QVERIFY(failureOf(m_store->branch(question.conversationId)));
        QVERIFY(failureOf(m_store->createQuestion(question.conversationId, 0, {}, {})));
        QVERIFY(failureOf(m_store->remove({question.conversationId})));
        reopen(); // a day in the trash is not 30

        valueOf(m_store->restore(step));
        const ConversationRow after = valueOf(m_store->conversation(question.conversationId));
        QCOMPARE(after.uuid, before.uuid);
        QCOMPARE(after.updatedMs, before.updatedMs);
        QCOMPARE(idsOf(valueOf(m_store->branch(question.conversationId))),
                 (QVector<qint64>{question.id, reply.id}));
        QVERIFY(failureOf(m_store->restore(step)));
    }

    void finishesAnAnswerWhoseConversationWasRemoved() {
        const MessageRow question = ask(0, 0, QStringLiteral("q"));
        const MessageRow row = valueOf(m_store->createAnswer(question.conversationId, question.id, {}));
        const UndoStep step = valueOf(m_store->remove({question.conversationId}));
        valueOf(m_store->journalAnswer({.messageId = row.id, .text = QStringLiteral("half")}));
        valueOf(m_store->finishAnswer({.messageId = row.id, .text = QStringLiteral("whole")},
                                      MessageState::Complete, QString(), {}));
        valueOf(m_store->restore(step));
        QCOMPARE(valueOf(m_store->branch(question.conversationId)).last().text, QStringLiteral("whole"));
    }

    void marksStreamingAnswersInterruptedOnReopening() {
        const MessageRow question = ask(0, 0, QStringLiteral("q"));
        const MessageRow row =
            valueOf(m_store->createAnswer(question.conversationId, question.id, someProvenance()));
        valueOf(m_store->journalAnswer({row.id, QStringLiteral("so far"), QStringLiteral("thought"), 77,
                                        QStringLiteral("{\"name\":\"g\"}\n")}));
        QCOMPARE(valueOf(m_store->branch(question.conversationId)).last().state, MessageState::Streaming);
        reopen();
        const MessageRow found = valueOf(m_store->branch(question.conversationId)).last();
        QCOMPARE(found.state, MessageState::Interrupted);
        QCOMPARE(found.text, QStringLiteral("so far"));
        QCOMPARE(found.reasoning, QStringLiteral("thought"));
        QCOMPARE(found.reasoningMs, 77);
        QCOMPARE(found.toolCalls, QStringLiteral("{\"name\":\"g\"}\n"));
    }

    void doesNotInterruptAnswersOfAnotherOpenProgram() {
        const MessageRow question = ask(0, 0, QStringLiteral("q"));
        const MessageRow row = valueOf(m_store->createAnswer(question.conversationId, question.id, {}));
        ChatStore second(m_path);
        valueOf(second.opened());
        QCOMPARE(valueOf(second.branch(question.conversationId)).last().state, MessageState::Streaming);
        // Both write.
        const MessageRow elsewhere = valueOf(second.createQuestion(0, 0, QStringLiteral("other"), {}));
        valueOf(m_store->finishAnswer({.messageId = row.id, .text = QStringLiteral("done")},
                                      MessageState::Complete, QString(), {}));
        QCOMPARE(valueOf(second.branch(question.conversationId)).last().text, QStringLiteral("done"));
        QCOMPARE(valueOf(m_store->branch(elsewhere.conversationId)).size(), 1);
    }

    void ignoresAJournalAfterTheEnd() {
        const MessageRow question = ask(0, 0, QStringLiteral("q"));
        const MessageRow row = answer(question, QStringLiteral("the whole answer"));
        QSignalSpy failed(m_store.get(), &ChatStore::writeFailed);
        const auto error =
            failureOf(m_store->journalAnswer({.messageId = row.id, .text = QStringLiteral("the")}));
        QVERIFY(error);
        QCOMPARE(error->kind, StoreError::Kind::NotFound);
        QCOMPARE(valueOf(m_store->branch(question.conversationId)).last().text,
                 QStringLiteral("the whole answer"));
        QCoreApplication::processEvents();
        QCOMPARE(failed.count(), 0);
    }

    void carriesOutCallsInTheirOrder() {
        const MessageRow question = ask(0, 0, QStringLiteral("q"));
        const MessageRow row = valueOf(m_store->createAnswer(question.conversationId, question.id, {}));
        QVector<QFuture<StoreDone>> written;
        for (int i = 1; i <= 200; ++i)
            written.append(
                m_store->journalAnswer({.messageId = row.id, .text = QString(i, QLatin1Char('x'))}));
        auto read = m_store->branch(question.conversationId);
        QCOMPARE(valueOf(read).last().text.size(), 200);
        for (const auto& future : written)
            QVERIFY(future.isFinished());
    }

    void continuesOnTheCallersThread() {
        const QThread* here = QThread::currentThread();
        const QThread* seen = nullptr;
        qint64 asked = 0;
        whenDone(m_store->createQuestion(0, 0, QStringLiteral("q"), QStringLiteral("t")), this,
                 [&](const StoreResult<MessageRow>& row) {
                     seen = QThread::currentThread();
                     asked = valueOf(row).id;
                 });
        QTRY_VERIFY(seen != nullptr);
        QCOMPARE(seen, here);
        QVERIFY(asked > 0);
    }

    void finishesWhatWasAskedBeforeItIsDestroyed() {
        QVector<QFuture<StoreResult<MessageRow>>> asked;
        for (int i = 0; i < 50; ++i)
            asked.append(m_store->createQuestion(0, 0, QString::number(i), QString::number(i)));
        m_store.reset();
        for (const auto& future : asked)
            QVERIFY(future.isFinished());
        reopen();
        QCOMPARE(valueOf(m_store->conversations()).size(), 50);
        QVERIFY(!QFileInfo::exists(m_path + QStringLiteral(".new")));
    }

    void roundTripsAnyText_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("NUL inside") << QStringLiteral("a") + QChar(0) + QStringLiteral("b");
        QTest::newRow("only NUL") << QString(3, QChar(0));
        QTest::newRow("emoji") << QStringLiteral("👩‍👩‍👧‍👦 🏳️‍🌈 𝔘𝔫𝔦");
        QTest::newRow("right to left") << QStringLiteral("שלום \u202eعالم\u202c ok");
        QTest::newRow("high surrogate alone") << QStringLiteral("a") + QChar(0xd83d) + QStringLiteral("b");
        QTest::newRow("low surrogate first") << QChar(0xde00) + QStringLiteral("tail");
        QTest::newRow("surrogates swapped") << QString(QChar(0xde00)) + QChar(0xd83d) + QChar(0);
        QTest::newRow("byte order mark") << QChar(0xfeff) + QStringLiteral("first");
        QTest::newRow("noncharacter") << QString(QChar(0xffff)) + QChar(0xfffe);
        QTest::newRow("combining") << QStringLiteral("e\u0301 \u00e9 Ω Ω");
        QTest::newRow("line ends") << QStringLiteral("a\r\nb\rc\n\u2028d\t");
        QTest::newRow("SQL") << QStringLiteral("'); DROP TABLE messages; -- \" ? ?1 :a @b $c %s \\ `");
        QTest::newRow("1 MB") << QStringLiteral("0123456789abcdeф").repeated(65536);
    }
    void roundTripsAnyText() {
        QFETCH(QString, text);
        const MessageRow question = valueOf(m_store->createQuestion(0, 0, text, text));
        QVERIFY(question.text == text);
        Provenance provenance = someProvenance();
        provenance.modelName = text;
        const MessageRow row =
            valueOf(m_store->createAnswer(question.conversationId, question.id, provenance));
        valueOf(m_store->journalAnswer({row.id, text, text, 1}));
        valueOf(m_store->finishAnswer({row.id, text, text, 1}, MessageState::Stopped, text, provenance));
        valueOf(m_store->rename(question.conversationId, text));
        reopen();
        QVERIFY(valueOf(m_store->conversation(question.conversationId)).title == text);
        const QVector<MessageRow> branch = valueOf(m_store->branch(question.conversationId));
        QCOMPARE(branch.size(), 2);
        QVERIFY(branch[0].text == text);
        QVERIFY(branch[1].text == text);
        QVERIFY(branch[1].reasoning == text);
        QVERIFY(branch[1].errorText == text);
        QVERIFY(branch[1].provenance.modelName == text);
    }

    void keepsExtremeNumbers() {
        Provenance provenance = someProvenance();
        provenance.sampling.seed = 0x8000'0000'0000'0000ULL;
        provenance.sampling.temperature = 5e-324;
        provenance.promptTokens = std::numeric_limits<int>::max();
        provenance.tokensPerSecond = std::numeric_limits<double>::quiet_NaN();
        provenance.firstTokenMs = std::numeric_limits<double>::infinity();
        const MessageRow question = ask(0, 0, QStringLiteral("q"));
        const MessageRow row =
            valueOf(m_store->createAnswer(question.conversationId, question.id, provenance));
        QCOMPARE(row.provenance.sampling.seed, provenance.sampling.seed);
        QCOMPARE(row.provenance.sampling.temperature, 5e-324);
        QCOMPARE(row.provenance.promptTokens, provenance.promptTokens);
        // What is no number is kept as 0.
        QCOMPARE(row.provenance.tokensPerSecond, 0.0);
        QCOMPARE(row.provenance.firstTokenMs, 0.0);
    }

    void listsTwoThousandConversations() {
        {
            // Straight into the file: 2,000 commits that wait for the disk would take minutes on a slow one.
            const auto history = valueOf(History::open(m_path));
            Statement conversation(history->database(),
                                   "INSERT INTO conversations (uuid, title, created_ms, updated_ms) "
                                   "VALUES (?1, ?1, 0, ?2)");
            Statement message(history->database(),
                              "INSERT INTO messages (conversation_id, role, text, state, created_ms) "
                              "VALUES (?1, 1, 'question', 0, 0)");
            Transaction transaction(history->database());
            for (int i = 0; i < 2000; ++i) {
                valueOf(conversation.bind(1, QString::number(i)).bind(2, i / 2).run());
                valueOf(message.bind(1, history->database().lastInsertId()).run());
            }
            valueOf(transaction.commit());
        }
        const QVector<ConversationRow> rows = valueOf(m_store->conversations());
        QCOMPARE(rows.size(), 2000);
        for (int i = 0; i < rows.size(); ++i) {
            QCOMPARE(rows[i].title, QString::number(1999 - i));
            QCOMPARE(rows[i].messageCount, 1);
        }
    }

    void anOutageCostsNothing() {
        const MessageRow question = ask(0, 0, QStringLiteral("q"));
        const MessageRow row = valueOf(m_store->createAnswer(question.conversationId, question.id, {}));
        QSignalSpy failed(m_store.get(), &ChatStore::writeFailed);
        const QString longText(100000, QLatin1Char('x'));

        // No file of this process may grow: what a broken disk looks like from inside.
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        const rlimit tight{.rlim_cur = 4096, .rlim_max = before.rlim_max};
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &tight), 0);
        const auto journaled = failureOf(m_store->journalAnswer({.messageId = row.id, .text = longText}));
        const auto asked = failureOf(m_store->createQuestion(question.conversationId, 0, longText, {}));
        const HistoryStatus status = m_store->status();
        setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(!journaled);
        QVERIFY(!asked);
        QCOMPARE(status.kind, HistoryStatus::Kind::NotKept);
        QCOMPARE(status.unsavedMessages, 2);

        // Space is there again: all goes on.
        valueOf(
            m_store->finishAnswer({.messageId = row.id, .text = longText}, MessageState::Complete, {}, {}));
        QCOMPARE(m_store->status(), HistoryStatus());
        QCOMPARE(failed.count(), 0);
        reopen();
        const QVector<MessageRow> tree = valueOf(m_store->tree(question.conversationId));
        QCOMPARE(tree.size(), 3);
        QCOMPARE(tree[1].text, longText);
        QCOMPARE(tree[1].state, MessageState::Complete);
    }

    void answersFromMemoryWhereThereCanBeNoFile() {
        ChatStore store(m_path + QStringLiteral("/below/a/file.sqlite"));
        const auto opened = failureOf(store.opened());
        QVERIFY(opened);
        QVERIFY(opened->title.endsWith(QLatin1Char('.')));
        QCOMPARE(store.status().kind, HistoryStatus::Kind::Unavailable);
        QVERIFY(store.status().sentence.endsWith(QLatin1Char('.')));
        QVERIFY(valueOf(store.conversations()).isEmpty());
        const MessageRow question = valueOf(store.createQuestion(0, 0, QStringLiteral("q"), {}));
        QCOMPARE(valueOf(store.branch(question.conversationId)).size(), 1);
        QVERIFY(failureOf(store.rename(1, {})));
        QCOMPARE(store.status().unsavedMessages, 1);
    }
};

QTEST_GUILESS_MAIN(TstChatStore)
#include "tst_chat_store.moc"
