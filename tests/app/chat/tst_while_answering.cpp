// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chat/chat_service.h"
#include "app/generation/scripted_generator.h"
#include "app/store/database.h"
#include "tests/app/store/store_waiting.h"

#include <QTemporaryDir>
#include <QTest>

using namespace conclave;

/// What people do while an answer is being written: whatever it is, no other conversation changes, and what
/// was written of the answer is kept.
class TestWhileAnswering : public QObject {
    Q_OBJECT

  public:
    enum class Act {
        Nothing,
        AnotherBranch,
        Rename,
        PinAndArchive,
        Duplicate,
        LoadModel,
        Stop,
        Delete,
        DeleteBranch,
        DeleteAndUndo,
        Close,
        AskElsewhere,
    };
    Q_ENUM(Act)

  private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<ChatStore>(path());
        Script script;
        script.fallback = QStringLiteral("one two three four five six seven eight nine ten");
        script.tokenMs = 15;
        m_chat = std::make_unique<ChatService>(*m_store, std::make_unique<ScriptedGenerator>(script));
        m_chat->loadModel(QStringLiteral("/models/first.gguf"));
        QTRY_COMPARE(m_chat->state(), ChatService::State::Idle);
        for (int i = 0; i < 3; ++i)
            m_conversations.append(conversation(i));
    }
    void cleanup() {
        m_chat.reset();
        m_store.reset();
        m_conversations.clear();
    }

    void noOtherConversationChanges_data() {
        QTest::addColumn<Act>("act");
        QTest::addColumn<bool>("isFinished");
        QTest::newRow("nothing") << Act::Nothing << true;
        QTest::newRow("another branch of it") << Act::AnotherBranch << true;
        QTest::newRow("rename it") << Act::Rename << true;
        QTest::newRow("pin and archive it") << Act::PinAndArchive << true;
        QTest::newRow("duplicate it") << Act::Duplicate << true;
        QTest::newRow("load another model") << Act::LoadModel << true;
        QTest::newRow("stop") << Act::Stop << false;
        QTest::newRow("delete it") << Act::Delete << false;
        QTest::newRow("delete the branch") << Act::DeleteBranch << false;
        QTest::newRow("delete it and undo") << Act::DeleteAndUndo << false;
        QTest::newRow("close") << Act::Close << false;
        QTest::newRow("ask elsewhere") << Act::AskElsewhere << true; // is refused: one answer at a time
    }
    void noOtherConversationChanges() {
        QFETCH(const Act, act);
        QFETCH(const bool, isFinished);
        const qint64 id = m_conversations[0].question.conversationId;
        const MessageRow& oldQuestion = m_conversations[0].question;
        const QStringList others = rowsOf({m_conversations[1], m_conversations[2]});
        const QStringList before = rowsOf({m_conversations[0]}, Rows::MessagesOnly);
        QVERIFY(others.size() > 8);

        m_chat->ask(id, m_conversations[0].answer.id, QStringLiteral("And now?"), {});
        QTRY_COMPARE(m_chat->state(), ChatService::State::Writing);
        const qint64 answerId = m_chat->answeringMessageId();
        perform(act, id, oldQuestion);
        if (m_chat)
            QTRY_COMPARE(m_chat->state(), ChatService::State::Idle);
        closeHistory();

        QCOMPARE(rowsOf({m_conversations[1], m_conversations[2]}), others);
        // Of the conversation itself: what was there before stands, word for word.
        const QStringList after = rowsOf({m_conversations[0]}, Rows::MessagesOnly);
        for (const QString& row : before)
            QVERIFY2(after.contains(row), qPrintable(row));
        const QString text = answerText(answerId);
        QVERIFY2(text.startsWith(QLatin1String("one")), qPrintable(text));
        QCOMPARE(text.endsWith(QLatin1String("ten")), isFinished);
    }

  private:
    struct Conversation {
        MessageRow question;
        MessageRow answer;
    };

    QString path() const { return m_folder->filePath(QStringLiteral("history.sqlite")); }

    /// A question with two answers, of which the first is shown.
    Conversation conversation(int number) {
        const MessageRow question = valueOf(m_store->createQuestion(
            0, 0, QStringLiteral("question %1").arg(number), QStringLiteral("title %1").arg(number)));
        MessageRow first;
        for (int i = 0; i < 2; ++i) {
            const MessageRow row = valueOf(m_store->createAnswer(
                question.conversationId, question.id, {.modelName = QStringLiteral("model %1").arg(i)}));
            valueOf(m_store->finishAnswer(
                {.messageId = row.id, .text = QStringLiteral("answer %1 of %2").arg(i).arg(number)},
                MessageState::Complete, {}, {.modelName = QStringLiteral("model %1").arg(i)}));
            if (i == 0)
                first = row;
        }
        valueOf(m_store->selectBranch(question.conversationId, first.id));
        return {question, first};
    }

    void perform(Act act, qint64 id, const MessageRow& question) {
        switch (act) {
        case Act::AnotherBranch:
            valueOf(m_store->selectBranch(id, question.id));
            break;
        case Act::Rename:
            valueOf(m_store->rename(id, QStringLiteral("another title")));
            break;
        case Act::PinAndArchive:
            valueOf(m_store->setPinned(id, true));
            valueOf(m_store->setArchived(id, true));
            break;
        case Act::Duplicate:
            valueOf(m_store->duplicate(id, m_conversations[0].answer.id));
            break;
        case Act::LoadModel:
            m_chat->loadModel(QStringLiteral("/models/second.gguf"));
            break;
        case Act::Stop:
            m_chat->stop();
            break;
        case Act::Delete:
            valueOf(m_store->remove({id}));
            m_chat->leaveIfRemoved(id);
            break;
        case Act::DeleteBranch:
            valueOf(m_store->removeBranch(id, m_chat->answeringMessageId()));
            m_chat->leaveIfRemoved(id);
            break;
        case Act::DeleteAndUndo: {
            const UndoStep step = valueOf(m_store->remove({id}));
            m_chat->leaveIfRemoved(id);
            valueOf(m_store->restore(step));
            break;
        }
        case Act::Close:
            m_chat.reset();
            break;
        case Act::AskElsewhere:
            m_chat->ask(m_conversations[1].question.conversationId, m_conversations[1].answer.id,
                        QStringLiteral("Me too"), {});
            break;
        case Act::Nothing:
            break;
        }
    }

    void closeHistory() {
        m_chat.reset();
        m_store.reset();
    }

    enum class Rows { All, MessagesOnly };
    /// Every value of these conversations' rows, but for the stamps of the trash.
    QStringList rowsOf(const QVector<Conversation>& conversations, Rows which = Rows::All) {
        const auto database = valueOf(Database::open(path(), Database::Mode::ReadOnly));
        QStringList rows;
        for (const auto& [table, key] :
             {std::pair{"messages", "conversation_id"},
              {"answers", "(SELECT m.conversation_id FROM messages m WHERE m.id = message_id)"},
              {"conversations", "id"}}) {
            if (which == Rows::MessagesOnly && qstrcmp(table, "conversations") == 0)
                continue;
            Statement columns(*database, "SELECT group_concat('quote(' || name || ')', ' || ''|'' || ') FROM "
                                         "pragma_table_info(?1) WHERE name <> 'deleted_ms'");
            columns.bind(1, QString::fromLatin1(table));
            if (!columns.step())
                QTest::qFail("no such table", __FILE__, __LINE__);
            const QByteArray sql = "SELECT " + columns.text(0).toUtf8() + " FROM " + table + " WHERE " + key +
                                   " = ?1 ORDER BY 1";
            for (const Conversation& conversation : conversations) {
                Statement select(*database, sql.constData());
                select.bind(1, conversation.question.conversationId);
                while (select.step())
                    rows.append(QString::fromLatin1(table) + QStringLiteral(": ") + select.text(0));
                if (select.failed())
                    QTest::qFail(qPrintable(select.error().detail), __FILE__, __LINE__);
            }
        }
        return rows;
    }

    QString answerText(qint64 id) {
        const auto database = valueOf(Database::open(path(), Database::Mode::ReadOnly));
        Statement select(*database, "SELECT text FROM messages WHERE id = ?1");
        select.bind(1, id);
        return select.step() ? select.text(0).trimmed() : QString();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ChatStore> m_store;
    std::unique_ptr<ChatService> m_chat;
    QVector<Conversation> m_conversations;
};

QTEST_GUILESS_MAIN(TestWhileAnswering)
#include "tst_while_answering.moc"
