// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/search/search_index.h"

#include "app/store/history_file.h"
#include "app/store/search/history_search.h"
#include "app/store/search/search_page.h"
#include "tests/app/store/store_waiting.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace conclave;

/// The index says what the messages say, whatever happens to either.
class TstSearchIndex : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir m_folder;
    QString m_path;

    std::unique_ptr<Database> connect() {
        StoreResult<std::unique_ptr<Database>> opened = Database::open(m_path, Database::Mode::Write);
        if (const StoreError* error = errorOf(opened))
            qFatal("%s", qPrintable(error->detail));
        return std::move(std::get<0>(opened));
    }

    /// As another program would: without our tokenizer and our settings.
    void runPlainly(const char* sql) {
        sqlite3* plain = nullptr;
        QCOMPARE(sqlite3_open(qPrintable(m_path), &plain), SQLITE_OK);
        sqlite3_busy_timeout(plain, 5000); // the store may be at its index
        char* message = nullptr;
        sqlite3_exec(plain, sql, nullptr, nullptr, &message);
        QVERIFY2(message == nullptr, message);
        sqlite3_close(plain);
    }

    /// Every word of the index with its place, and what it knows of the messages.
    static QStringList contentOf(Database& database) {
        QStringList lines;
        for (const char* table : {"search_messages", "search_titles"}) {
            valueOf(database.execute(QByteArray("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, ") +
                                     table + ", instance)"));
            {
                Statement select(database, "SELECT term || ' ' || doc || ' ' || col || ' ' || \"offset\" "
                                           "FROM temp.words ORDER BY 1");
                while (select.step())
                    lines.append(QLatin1String(table) + u' ' + select.text(0));
                if (select.failed())
                    lines.append(select.error().detail);
            }
            valueOf(database.execute("DROP TABLE temp.words"));
        }
        Statement facts(database,
                        "SELECT 'fact ' || message_id || ' ' || conversation_id || ' ' || created_ms "
                        "|| ' ' || ifnull(deleted_ms, '') || ' ' || has_code || ' ' || model_name "
                        "FROM search_facts ORDER BY message_id");
        while (facts.step())
            lines.append(facts.text(0));
        return lines;
    }

    /// The content of the index must be what a new one has. Leaves the new one.
    void compareWithANewIndex() {
        const std::unique_ptr<Database> database = connect();
        valueOf(prepareSearchIndex(*database));
        while (!valueOf(buildSearchIndex(*database))) {
        }
        valueOf(
            database->execute("INSERT INTO search_messages (search_messages) VALUES ('integrity-check')"));
        const QStringList kept = contentOf(*database);
        valueOf(database->execute("UPDATE search_meta SET value = 0 WHERE name = 'version'"));
        valueOf(prepareSearchIndex(*database));
        while (!valueOf(buildSearchIndex(*database))) {
        }
        const QStringList made = contentOf(*database);
        QVERIFY(!made.isEmpty());
        QCOMPARE(kept, made);
    }

    static qsizetype hitsOf(Database& database, const QString& text) {
        return valueOf(findPage(database, {.text = text})).hits.size();
    }

    qsizetype hitsOf(const QString& text) {
        const std::unique_ptr<Database> database = connect();
        return hitsOf(*database, text);
    }

    static MessageRow ask(ChatStore& store, const QString& text, qint64 conversationId = 0,
                          qint64 parentId = 0) {
        return valueOf(
            store.createQuestion(conversationId, parentId, text, QStringLiteral("Title of ") + text));
    }

    static void finish(ChatStore& store, qint64 id, const QString& text, const QString& reasoning = {}) {
        valueOf(store.finishAnswer({.messageId = id, .text = text, .reasoning = reasoning},
                                   MessageState::Complete, {}, {.modelName = QStringLiteral("Model")}));
    }

    /// Where the letters of @p word stand in the files of the history.
    QStringList filesWith(const QByteArray& word) const {
        QStringList found;
        for (const QFileInfo& file : QFileInfo(m_path).dir().entryInfoList(
                 {QFileInfo(m_path).fileName() + u'*'}, QDir::Files, QDir::Name)) {
            QFile bytes(file.filePath());
            if (bytes.open(QIODevice::ReadOnly) && bytes.readAll().contains(word))
                found.append(file.fileName());
        }
        return found;
    }

    /// 10,000 words that are in no other message, from "w<id>0000" on.
    static void writeManyWords(Database& database, int id, const QString& first = {}) {
        QString text = first;
        for (int i = 0; i < 10'000; ++i)
            text += QStringLiteral("w%1 ").arg(id * 10'000 + i);
        Statement insert(database, "INSERT INTO messages (id, conversation_id, role, text, state, "
                                   "created_ms) VALUES (?1, 1, 1, ?2, 0, 1)");
        valueOf(insert.bind(1, id).bind(2, text).run());
        valueOf(updateSearchIndex(database));
    }

    /// A history of @p count messages of 100 KB, so that a piece of the index holds few.
    void makeLongMessages(int count) {
        ChatStore store(m_path);
        MessageRow last = ask(store, QStringLiteral("first"));
        for (int i = 2; i <= count; ++i)
            last = ask(store, QStringLiteral("number%1 ").arg(i) + QStringLiteral("word ").repeated(20'000),
                       last.conversationId, last.id);
    }

  private slots:
    void init() {
        static int number = 0;
        m_path = m_folder.filePath(QStringLiteral("%1.sqlite").arg(++number));
    }

    void isWhatANewOneWouldBeAfterRandomActs() {
        QRandomGenerator random(42);
        const QStringList words{"alpha", "beta", "Gamma", u"北京"_qs, u"é"_qs, QString(QChar(0xd800)),
                                "delta"};
        const auto text = [&] {
            QString made;
            for (int i = random.bounded(12); i >= 0; --i)
                made += words[random.bounded(int(words.size()))] + u' ';
            return made;
        };
        ChatStore store(m_path);
        QVector<MessageRow> messages;
        QVector<qint64> streaming;
        QVector<UndoStep> removed;
        for (int act = 0; act < 500; ++act) {
            const MessageRow* some =
                messages.isEmpty() ? nullptr : &messages[random.bounded(int(messages.size()))];
            // Acts on what is in the trash are refused, which is fine here.
            switch (some == nullptr ? 0 : random.bounded(9)) {
            case 0: {
                messages.append(ask(store, text()));
                break;
            }
            case 1: {
                const auto row = store.createQuestion(some->conversationId, some->id, text(), {}).result();
                if (errorOf(row) == nullptr)
                    messages.append(std::get<MessageRow>(row));
                break;
            }
            case 2: {
                const Provenance provenance{.modelName = words[random.bounded(3)]};
                const auto row = store.createAnswer(some->conversationId, some->id, provenance).result();
                if (errorOf(row) == nullptr)
                    streaming.append(std::get<MessageRow>(row).id);
                break;
            }
            case 3:
                if (!streaming.isEmpty())
                    store.journalAnswer({.messageId = streaming.last(), .text = text()}).waitForFinished();
                break;
            case 4:
                if (!streaming.isEmpty())
                    store
                        .finishAnswer(
                            {.messageId = streaming.takeLast(),
                             .text = text() + (random.bounded(2) == 0 ? u"\n```\ncode"_qs : QString()),
                             .reasoning = text()},
                            MessageState::Complete, {}, {.modelName = words[random.bounded(3)]})
                        .waitForFinished();
                break;
            case 5:
                store.rename(some->conversationId, text()).waitForFinished();
                break;
            case 6: {
                const auto step = random.bounded(2) == 0
                                      ? store.remove({some->conversationId}).result()
                                      : store.removeBranch(some->conversationId, some->id).result();
                if (errorOf(step) == nullptr)
                    removed.append(std::get<UndoStep>(step));
                break;
            }
            case 7:
                if (!removed.isEmpty())
                    store.restore(removed.takeAt(random.bounded(int(removed.size())))).waitForFinished();
                break;
            case 8:
                if (!removed.isEmpty() && random.bounded(3) == 0)
                    store.deleteForGood(removed.takeAt(random.bounded(int(removed.size()))))
                        .waitForFinished();
                break;
            }
        }
        compareWithANewIndex();
    }

    void answersAreFoundWhenTheyAreFinishedOrInterrupted() {
        {
            ChatStore store(m_path);
            const MessageRow question = ask(store, QStringLiteral("question"));
            const MessageRow first = valueOf(store.createAnswer(question.conversationId, question.id, {}));
            valueOf(store.journalAnswer({.messageId = first.id, .text = QStringLiteral("journaled")}));
            QCOMPARE(hitsOf(QStringLiteral("journaled")), 0);
            finish(store, first.id, QStringLiteral("finished"), QStringLiteral("thought"));
            QCOMPARE(hitsOf(QStringLiteral("finished")), 1);
            QCOMPARE(hitsOf(QStringLiteral("thought")), 1);
            const MessageRow second = valueOf(store.createAnswer(question.conversationId, question.id, {}));
            valueOf(store.journalAnswer({.messageId = second.id, .text = QStringLiteral("partial")}));
        }
        QCOMPARE(hitsOf(QStringLiteral("partial")), 0);
        { const ChatStore again(m_path); }
        QCOMPARE(hitsOf(QStringLiteral("partial")), 1);
        compareWithANewIndex();
    }

    void isBuiltInPiecesTheNewestFirst() {
        makeLongMessages(20);
        {
            const std::unique_ptr<Database> database = connect();
            valueOf(database->execute("UPDATE search_meta SET value = 0 WHERE name = 'version'"));
            valueOf(prepareSearchIndex(*database));
            QVERIFY(!valueOf(isSearchIndexComplete(*database)));
            QCOMPARE(hitsOf(*database, QStringLiteral("title")), 1);
            QVERIFY(!valueOf(buildSearchIndex(*database)));
            QCOMPARE(hitsOf(*database, QStringLiteral("number20")), 1);
            QCOMPARE(hitsOf(*database, QStringLiteral("number2 ")), 0);
        }
        // The program has died and is started again. Old and new rows change while pieces are missing.
        const std::unique_ptr<Database> database = connect();
        valueOf(prepareSearchIndex(*database));
        QVERIFY(!valueOf(isSearchIndexComplete(*database)));
        QVERIFY(!valueOf(findPage(*database, {.text = QStringLiteral("number20")})).isIndexComplete);
        {
            Transaction transaction(*database);
            valueOf(database->execute("UPDATE messages SET text = 'changed old' WHERE id = 3;"
                                      "UPDATE messages SET text = 'changed new' WHERE id = 20;"
                                      "INSERT INTO messages (conversation_id, role, text, state, created_ms) "
                                      "VALUES (1, 1, 'added', 0, 1)"));
            valueOf(transaction.commit());
        }
        int pieces = 1;
        while (!valueOf(buildSearchIndex(*database)))
            ++pieces;
        QVERIFY(pieces > 3);
        for (const char* found : {"old", "new", "added", "number2 ", "number19"})
            QCOMPARE(hitsOf(*database, QString::fromLatin1(found)), 1);
        QCOMPARE(hitsOf(*database, QStringLiteral("number20")), 0);
        compareWithANewIndex();
    }

    // Nothing else begins with the letter of the word sought for, so FTS5 has it in its pages whole.
    void wordsOfWhatIsDeletedForGoodLeaveTheFile() {
        const QString secret = QStringLiteral("zqxjkvwp");
        ChatStore store(m_path);
        ask(store, QStringLiteral("kept"));
        const MessageRow question = ask(store, secret + QStringLiteral(" asked"));
        const MessageRow answer = valueOf(store.createAnswer(question.conversationId, question.id, {}));
        finish(store, answer.id, QStringLiteral("text ") + secret, QStringLiteral("thought of ") + secret);
        for (int i = 0; i < 20; ++i)
            ask(store, QStringLiteral("more %1").arg(i));
        QCOMPARE(hitsOf(secret), 3);
        const UndoStep step = valueOf(store.remove({question.conversationId}));
        QCOMPARE(hitsOf(secret), 0);
        QVERIFY(!filesWith(secret.toLatin1()).isEmpty());
        valueOf(store.restore(step));
        QCOMPARE(hitsOf(secret), 3);
        valueOf(store.remove({question.conversationId}));
        valueOf(store.emptyTrash());
        QTRY_COMPARE(filesWith(secret.toLatin1()), QStringList());

        // Nor do the prefixes of it stand anywhere, which are too short to be looked for in the bytes.
        const std::unique_ptr<Database> database = connect();
        for (const char* table : {"search_messages", "search_titles"}) {
            valueOf(database->execute(QByteArray("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, ") +
                                      table + ", row)"));
            QCOMPARE(valueOf(database->number("SELECT count(*) FROM temp.words WHERE term >= 'z'")), 0);
            valueOf(database->execute("DROP TABLE temp.words"));
        }
        QCOMPARE(hitsOf(*database, QStringLiteral("kept")), 2);
        compareWithANewIndex();
    }

    void nothingIsLeftOfWordsWhenAllIsDeleted() {
        ChatStore store(m_path);
        for (int i = 0; i < 50; ++i)
            ask(store, QStringLiteral("message %1 ").arg(i).repeated(100));
        const auto pages = [this] {
            const std::unique_ptr<Database> database = connect();
            return valueOf(database->number("SELECT (SELECT count(*) FROM search_messages_data) + "
                                            "(SELECT count(*) FROM search_titles_data)"));
        };
        QVERIFY(pages() > 4);
        QVector<qint64> all;
        for (const ConversationRow& row : valueOf(store.conversations()))
            all.append(row.id);
        valueOf(store.remove(all));
        valueOf(store.emptyTrash());
        QTRY_COMPARE(pages(), 4); // of each table: what it holds, and the list of its segments
    }

    void wordsAreErasedInPiecesAndAfterADeath() {
        const auto write = [](Database& database, int id) {
            writeManyWords(database, id, id % 2 == 0 ? QStringLiteral("zqxjkvwp ") : QString());
        };
        {
            ChatStore store(m_path);
            ask(store, QStringLiteral("first"));
        }
        {
            const std::unique_ptr<Database> database = connect();
            valueOf(prepareSearchIndex(*database));
            while (isSearchIndexBehind(*database)) // the store may have been closed before it was done
                valueOf(buildSearchIndex(*database));
            for (int id = 2; id <= 20; ++id)
                write(*database, id);
            QVERIFY(!isSearchIndexBehind(*database));
            valueOf(database->execute("DELETE FROM messages WHERE id > 1 AND id % 2 = 0"));
            QVERIFY(!valueOf(buildSearchIndex(*database)));
        }
        const std::unique_ptr<Database> database = connect();
        valueOf(prepareSearchIndex(*database));
        QVERIFY(isSearchIndexBehind(*database));
        // What is written meanwhile stays, and what is deleted meanwhile goes too.
        write(*database, 101);
        write(*database, 102);
        QVERIFY(!valueOf(buildSearchIndex(*database)));
        valueOf(database->execute("DELETE FROM messages WHERE id = 102"));
        while (!valueOf(buildSearchIndex(*database))) {
        }
        QVERIFY(!isSearchIndexBehind(*database));
        QCOMPARE(filesWith("zqxjkvwp"), QStringList());
        QCOMPARE(hitsOf(*database, QStringLiteral("w30001 ")), 1);
        QCOMPARE(hitsOf(*database, QStringLiteral("w40001 ")), 0);
        QCOMPARE(hitsOf(*database, QStringLiteral("w1010001 ")), 1);
    }

    void aLargeIndexOfAnotherVersionGoesInPieces() {
        {
            ChatStore store(m_path);
            ask(store, QStringLiteral("first"));
        }
        const std::unique_ptr<Database> database = connect();
        valueOf(prepareSearchIndex(*database));
        for (int id = 2; id <= 80; ++id)
            writeManyWords(*database, id);
        const auto pages = [&database] {
            return valueOf(database->number("SELECT count(*) FROM search_messages_data"));
        };
        const qint64 all = pages();
        QVERIFY(all > 1'500);
        // Also of a version that is not known here, whose triggers need what is dropped.
        valueOf(database->execute("CREATE TABLE search_future (id INTEGER PRIMARY KEY);"
                                  "CREATE TRIGGER search_future_added AFTER INSERT ON messages BEGIN "
                                  "INSERT INTO search_future VALUES (new.id); END;"
                                  "UPDATE search_meta SET value = 99 WHERE name = 'version'"));
        valueOf(prepareSearchIndex(*database));
        QCOMPARE(pages(), all);
        writeManyWords(*database, 81);
        HistorySearch search(m_path);
        const auto page = search.search({.text = QStringLiteral("first")}).result();
        QVERIFY(errorOf(page) != nullptr);
        QCOMPARE(errorOf(page)->kind, StoreError::Kind::Busy);
        QVERIFY(errorOf(page)->title.contains(QStringLiteral("is being prepared")));
        QVERIFY(isSearchIndexBehind(*database));
        QVERIFY(!valueOf(buildSearchIndex(*database)));
        QCOMPARE(pages(), all - 1'000);
        while (!valueOf(buildSearchIndex(*database))) {
        }
        QCOMPARE(hitsOf(*database, QStringLiteral("w810001 ")), 1);
        QCOMPARE(hitsOf(*database, QStringLiteral("first ")), 2);
        QCOMPARE(
            valueOf(database->number("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'search_future%'")),
            0);
    }

    void theStoreBuildsWhatIsMissingByItself() {
        makeLongMessages(20);
        runPlainly("UPDATE search_meta SET value = 0 WHERE name = 'version'");
        ChatStore store(m_path);
        const std::unique_ptr<Database> database = connect();
        QTRY_VERIFY(valueOf(isSearchIndexComplete(*database)));
        QCOMPARE(hitsOf(*database, QStringLiteral("first ")), 2);
    }

    void isMadeAnewWhenSomethingOfItIsMissing_data() {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("version") << QByteArray("UPDATE search_meta SET value = 99 WHERE name = 'version'");
        QTest::newRow("meta") << QByteArray("DROP TABLE search_meta");
        QTest::newRow("trigger") << QByteArray("DROP TRIGGER search_message_deleted");
        QTest::newRow("changes") << QByteArray("DROP TABLE search_message_changes");
        QTest::newRow("damaged") << QByteArray(
            "UPDATE search_messages_data SET block = x'00ff' WHERE id > 10");
        QTest::newRow("truncated") << QByteArray("DELETE FROM search_messages_data WHERE id > 10");
    }
    void isMadeAnewWhenSomethingOfItIsMissing() {
        QFETCH(QByteArray, sql);
        {
            ChatStore store(m_path);
            ask(store, QStringLiteral("findable"));
        }
        runPlainly(sql);
        ChatStore store(m_path);
        valueOf(store.opened());
        QCOMPARE(store.notice(), QString());
        QTRY_COMPARE(hitsOf(QStringLiteral("findable")), 2);
        compareWithANewIndex();
    }

    void aDamagedIndexKeepsNoMessageFromBeingSaved() {
        ChatStore store(m_path);
        ask(store, QStringLiteral("before"));
        runPlainly(
            "UPDATE search_messages_data SET block = x'00ff'; UPDATE search_titles_data SET block = x'00ff'");
        const MessageRow row = ask(store, QStringLiteral("during"));
        QCOMPARE(valueOf(store.branch(row.conversationId)).size(), 1);
        // The search that notices renews it, and the store fills it.
        HistorySearch search(m_path);
        const auto found = [&](const char* text) {
            const auto page = search.search({.text = QString::fromLatin1(text)}).result();
            valueOf(store.folders());
            return errorOf(page) == nullptr ? std::get<SearchPage>(page).hits.size() : -1;
        };
        QTRY_COMPARE(found("during"), 2);
        QTRY_COMPARE(found("before"), 2);
        compareWithANewIndex();
    }

    void otherProgramsReadAndWriteTheHistory() {
        ChatStore store(m_path);
        const MessageRow first = ask(store, QStringLiteral("ours"));
        ask(store, QStringLiteral("unwanted"));
        runPlainly("SELECT * FROM messages; SELECT * FROM conversations;"
                   "UPDATE messages SET text = 'theirs' WHERE text = 'ours';"
                   "UPDATE conversations SET title = 'renamed' WHERE id = 1;"
                   "DELETE FROM messages WHERE text = 'unwanted';"
                   "INSERT INTO messages (conversation_id, role, text, state, created_ms) VALUES (1, 1, "
                   "'more', 0, 1)");
        ask(store, QStringLiteral("next"), first.conversationId, first.id);
        for (const char* found : {"theirs", "renamed", "more", "next"})
            QCOMPARE(hitsOf(QString::fromLatin1(found)), 1);
        QCOMPARE(hitsOf(QStringLiteral("ours")), 0);
        compareWithANewIndex();
    }

    void twoStoresKeepOneIndex() {
        ChatStore first(m_path);
        ChatStore second(m_path);
        valueOf(first.opened());
        valueOf(second.opened());
        for (int i = 0; i < 30; ++i) {
            ChatStore& store = i % 2 == 0 ? first : second;
            const MessageRow row = ask(store, QStringLiteral("message %1").arg(i));
            if (i % 3 == 0)
                valueOf(store.rename(row.conversationId, QStringLiteral("name %1").arg(i)));
        }
        QCOMPARE(hitsOf(QStringLiteral("message ")), 20 + 20);
        compareWithANewIndex();
    }
};

QTEST_GUILESS_MAIN(TstSearchIndex)
#include "tst_search_index.moc"
