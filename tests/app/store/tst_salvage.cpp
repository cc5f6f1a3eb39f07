// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/salvage.h"

#include "app/store/history.h"
#include "app/store/migrations.h"
#include "tests/app/store/history_dump.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace conclave;

namespace {

constexpr int kConversations = 30;
constexpr int kAnswers = 4; // in each, under as many questions
constexpr int kMessages = kConversations * kAnswers * 2;
constexpr int kPageBytes = 4096;

QString questionText(int conversation, int turn) {
    return QStringLiteral("question %1 of %2 ").arg(turn).arg(conversation).repeated(80);
}

} // namespace

class TstSalvage : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir m_folder;
    QString m_path;
    QByteArray m_whole; // of a closed history

    void write(const QByteArray& bytes) {
        m_path = m_folder.filePath(QStringLiteral("history.sqlite"));
        for (const QString& name : QDir(m_folder.path()).entryList(QDir::Files))
            QFile::remove(m_folder.filePath(name));
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    QString setAside() const {
        const QStringList found =
            QDir(m_folder.path()).entryList({QStringLiteral("*.damaged-????????T??????Z")}, QDir::Files);
        return found.size() == 1 ? m_folder.filePath(found.first()) : QString();
    }

    // What is there is whole, belongs together, and goes on working. Returns the number of messages.
    qint64 checkHistory(History& history) {
        qint64 count = 0;
        const QVector<ConversationRow> rows = valueOf(history.conversations());
        for (const ConversationRow& row : rows) {
            const QVector<MessageRow> tree = valueOf(history.tree(row.id));
            count += tree.size();
            if (tree.isEmpty())
                continue;
            const QVector<MessageRow> branch = valueOf(history.branch(row.id));
            if (branch.isEmpty() || branch.last().id != row.currentLeaf)
                QTest::qFail("a conversation has lost its leaf", __FILE__, __LINE__);
        }
        for (const char* sql : {"PRAGMA integrity_check", "PRAGMA foreign_key_check"}) {
            Statement check(history.database(), sql);
            while (check.step())
                if (check.text(0) != QLatin1String("ok"))
                    QTest::qFail(qPrintable(check.text(0)), __FILE__, __LINE__);
        }
        valueOf(history.createQuestion(0, 0, QStringLiteral("after"), QStringLiteral("after")));
        return count;
    }

  private slots:
    void initTestCase() {
        const QString path = m_folder.filePath(QStringLiteral("whole/history.sqlite"));
        {
            const auto history = valueOf(History::open(path));
            valueOf(history->database().execute("PRAGMA synchronous = OFF"));
            for (int c = 0; c < kConversations; ++c) {
                qint64 conversation = 0;
                qint64 parent = 0;
                for (int t = 0; t < kAnswers; ++t) {
                    const auto question = valueOf(history->createQuestion(
                        conversation, parent, questionText(c, t), QStringLiteral("title %1").arg(c)));
                    conversation = question.conversationId;
                    parent = valueOf(history->createAnswer(conversation, question.id, {})).id;
                    valueOf(history->finishAnswer({.messageId = parent,
                                                   .text = questionText(t, c),
                                                   .toolCalls = QStringLiteral("{\"name\":\"f\"}\n")},
                                                  MessageState::Complete, QString(), {}));
                }
            }
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_whole = file.readAll();
        QVERIFY(m_whole.size() > 100 * kPageBytes);
    }

    void copiesAllOfAnUndamagedFile() {
        write(m_whole);
        const QString freshPath = m_folder.filePath(QStringLiteral("fresh/history.sqlite"));
        const auto fresh = valueOf(History::open(freshPath));
        const Salvaged salvaged = valueOf(salvage(m_path, fresh->database()));
        QCOMPARE(salvaged.conversations, kConversations);
        QCOMPARE(salvaged.messages, kMessages);
        const QVector<MessageRow> branch = valueOf(fresh->branch(7));
        QCOMPARE(branch.size(), kAnswers * 2);
        QCOMPARE(branch[2].text, questionText(6, 1));
        QCOMPARE(branch[1].toolCalls, QStringLiteral("{\"name\":\"f\"}\n"));
        QCOMPARE(valueOf(fresh->database().number("SELECT count(*) FROM answers")),
                 kConversations * kAnswers);
        QCOMPARE(checkHistory(*fresh), kMessages);
    }

    void copiesFoldersTrashDraftsAndImports() {
        write(QByteArray());
        QFile::remove(m_path);
        QStringList before;
        {
            const auto history = valueOf(History::open(m_path));
            const auto question = valueOf(history->createQuestion(0, 0, QStringLiteral("```\n"), {}));
            const qint64 id = question.conversationId;
            const auto reply = valueOf(history->createAnswer(
                id, question.id, {.systemPrompt = QStringLiteral("s"), .contextTokens = 7}));
            valueOf(history->finishAnswer({.messageId = reply.id}, MessageState::Complete, {}, {}));
            const auto folder = valueOf(history->createFolder(QStringLiteral("F")));
            valueOf(history->moveToFolder({id}, folder.id));
            valueOf(history->setPinned(id, true));
            valueOf(history->saveDraft(id, QStringLiteral("draft")));
            ForeignConversation conversation{.source = QStringLiteral("claude"),
                                             .sourceId = QStringLiteral("1")};
            conversation.messages = {{.sourceId = QStringLiteral("a"),
                                      .role = Role::Assistant,
                                      .text = QStringLiteral("a"),
                                      .createdMs = 1}};
            for (int i = 0; i < 2; ++i) {
                const qint64 import = valueOf(history->beginImport(conversation.source, QStringLiteral("f")));
                valueOf(history->importConversation(import, conversation));
                valueOf(history->finishImport(import, QStringLiteral("report")));
                conversation.messages[0].text += QStringLiteral(" longer");
                conversation.title = QStringLiteral("another title");
            }
            valueOf(history->removeBranch(id, reply.id));
            valueOf(history->removeFolder(folder.id));
            before = dumpOf(history->database());
        }
        const auto fresh = valueOf(History::open(m_folder.filePath(QStringLiteral("fresh3/history.sqlite"))));
        valueOf(salvage(m_path, fresh->database()));
        QCOMPARE(differenceOf(before, dumpOf(fresh->database())), QString());
    }

    void copiesFrozenHistories_data() {
        QTest::addColumn<int>("version");
        QTest::newRow("version 1") << 1;
        QTest::newRow("version 2") << 2;
    }
    void copiesFrozenHistories() {
        QFETCH(int, version);
        QFile frozen(QStringLiteral(CONCLAVE_SOURCE_DIR "/tests/data/history/version%1.sqlite").arg(version));
        QVERIFY(frozen.open(QIODevice::ReadOnly));
        const QByteArray bytes = frozen.readAll();
        write(bytes);
        const auto fresh =
            valueOf(History::open(m_folder.filePath(QStringLiteral("frozen%1/history.sqlite").arg(version))));
        const Salvaged salvaged = valueOf(salvage(m_path, fresh->database()));
        QCOMPARE(salvaged.conversations, 6);
        QCOMPARE(salvaged.messages, 14);
        QCOMPARE(valueOf(fresh->conversations()).size(), 5);
        QCOMPARE(valueOf(fresh->conversations())[0].titleSource, TitleSource::Person);
        QCOMPARE(valueOf(fresh->branch(1)).last().text, QStringLiteral("A graph without cycles."));
    }

    void copiesAFileOfVersion1() {
        write(QByteArray());
        {
            const auto old = valueOf(Database::open(m_path, Database::Mode::Write));
            valueOf(migrate(*old, migrations().first(1)));
            valueOf(old->execute("INSERT INTO conversations (id, uuid, title, created_ms, updated_ms) VALUES "
                                 "(1, 'u1', 'old', 0, 0);"
                                 "INSERT INTO messages (id, conversation_id, role, text, state, created_ms) "
                                 "VALUES (1, 1, 1, 'kept', 0, 0)"));
        }
        const auto fresh = valueOf(History::open(m_folder.filePath(QStringLiteral("fresh1/history.sqlite"))));
        QCOMPARE(valueOf(salvage(m_path, fresh->database())).messages, 1);
        const QVector<MessageRow> branch = valueOf(fresh->branch(1));
        QCOMPARE(branch.size(), 1);
        QCOMPARE(branch[0].text, QStringLiteral("kept"));
        QVERIFY(branch[0].toolCalls.isEmpty());
    }

    void keepsMostOfAFileWithADamagedPage() {
        const int pages = int(m_whole.size() / kPageBytes);
        int tried = 0;
        int mostKept = 0;
        int ofTheIndex = 0;
        for (int page = 1; page < pages; page += 9) {
            QByteArray bytes = m_whole;
            std::fill_n(bytes.begin() + page * kPageBytes, kPageBytes, '\xa5');
            write(bytes);
            const auto history = valueOf(History::open(m_path));
            const qint64 kept = checkHistory(*history);
            if (history->notice().isEmpty()) { // a page of the search index, which is made again
                QCOMPARE(kept, qint64(kMessages));
                ++ofTheIndex;
                continue;
            }
            QFile aside(setAside());
            QVERIFY(aside.open(QIODevice::ReadOnly));
            QVERIFY(aside.readAll() == bytes);
            ++tried;
            mostKept += kept >= kMessages * 9 / 10 ? 1 : 0;
        }
        QVERIFY2(tried > ofTheIndex / 4, qPrintable(QStringLiteral("%1 and %2").arg(tried).arg(ofTheIndex)));
        // A leaf takes a few messages along, an index none; only the pages above them, here a handful, take
        // many.
        QVERIFY2(mostKept >= tried * 3 / 4, qPrintable(QStringLiteral("%1 of %2").arg(mostKept).arg(tried)));
    }

    void keepsTheFirstHalfOfACutOffFile() {
        write(m_whole.left(m_whole.size() / 2));
        const auto history = valueOf(History::open(m_path));
        QVERIFY(history->notice().contains(QStringLiteral("Conversations saved from it")));
        const qint64 kept = checkHistory(*history);
        // Rows are stored in the order of their ids, so half of the pages hold about half of the messages; a
        // quarter leaves room for inner pages and indices in between.
        QVERIFY2(kept > kMessages / 4, qPrintable(QString::number(kept)));
        QCOMPARE(valueOf(history->branch(1)).first().text, questionText(0, 0));
    }

    void survivesAnyDamage() {
        QRandomGenerator random(20261124);
        for (int round = 0; round < 12; ++round) {
            QByteArray bytes = m_whole;
            for (int i = 0; i < 200; ++i)
                bytes[random.bounded(int(bytes.size()))] = char(random.bounded(256));
            write(bytes);
            const auto opened = History::open(m_path);
            // Bytes in the header may make the file a newer version's or another program's.
            if (const StoreError* error = errorOf(opened)) {
                QVERIFY(!error->title.isEmpty());
                continue;
            }
            // A byte within a text is no damage that anybody could see: only the structure is looked at.
            checkHistory(*std::get<0>(opened));
        }
    }
};

QTEST_GUILESS_MAIN(TstSalvage)
#include "tst_salvage.moc"
