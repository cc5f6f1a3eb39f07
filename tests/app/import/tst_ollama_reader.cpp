// SPDX-License-Identifier: GPL-3.0-or-later
#include "ollama_writer.h"
#include "recorded_import.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace conclave;
using namespace conclave::test;

class TestOllamaReader : public QObject {
    Q_OBJECT
  private slots:
    void readsEverySchema_data();
    void readsEverySchema();
    void notesAttachments();
    void leavesNoTrace();
    void readsWhatIsOnlyInTheLog();
    void readsFromAZip();
    void givesTheSameIdsWhenTheAppHasSavedAgain();
    void readsNoViews();
    void endsAtOnceWhenAskedTo();
    void refusesWhatIsNoHistory_data();
    void refusesWhatIsNoHistory();
    void keepsWhatComesBeforeTheDamage();
    void knowsItsOwn();

  private:
    const std::unique_ptr<ImportReader> m_reader = makeOllamaReader();

    QString read(const QString& path, Recorder& recorder) const {
        QString problem;
        const auto files = ImportFiles::open(path, problem);
        return files ? m_reader->read(*files, recorder, {}) : problem;
    }
    static QByteArray bytesOf(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

void TestOllamaReader::readsEverySchema_data() {
    QTest::addColumn<int>("version");
    QTest::newRow("2, the first") << 2;
    QTest::newRow("18") << 18;
}

void TestOllamaReader::readsEverySchema() {
    QFETCH(const int, version);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("db.sqlite"));
    {
        SqliteFile file(path);
        file.run(ollamaSchema(version));
        file.run(ollamaChats());
    }
    Recorder recorder;
    QCOMPARE(read(path, recorder), QString());
    QCOMPARE(recorder.conversations.size(), 2);
    QCOMPARE(recorder.doneBytes, recorder.expectedBytes);

    const ForeignConversation chat = recorder.titled(QStringLiteral("Trains"));
    QCOMPARE(chat.source, QStringLiteral("ollama"));
    QCOMPARE(chat.sourceId, QStringLiteral("c1"));
    QCOMPARE(chat.createdMs, 1756000000123);
    QCOMPARE(chat.updatedMs, 1756000006000);
    QCOMPARE(treeOf(chat), QStringList({QStringLiteral(">a user When?"),
                                        QStringLiteral("a>b answer At nine. {A timetable.}"),
                                        QStringLiteral("b>c answer Yes. {Short.} *")}));
    QCOMPARE(chat.messages[0].createdMs, 1756000001500);
    const ForeignMessage& answer = chat.messages[1];
    QCOMPARE(answer.provenance.modelName, QStringLiteral("gpt-oss:20b"));
    QCOMPARE(answer.reasoningMs, 2250);
    QCOMPARE(answer.toolCalls, QStringLiteral(R"({"arguments":{"to":"Bonn"},"name":"timetable"})"));
    QCOMPARE(recorder.conversations[1].createdMs, 1756100000000);
    QCOMPARE(recorder.conversations[1].messages[0].createdMs, 0);
    QCOMPARE(recorder.lines,
             QStringList({QStringLiteral("Trains: What tools returned to the model is not brought over.")}));
}

void TestOllamaReader::notesAttachments() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("db.sqlite"));
    {
        SqliteFile file(path);
        file.run(ollamaSchema(18));
        file.run("insert into chats (id, title) values ('c', 'Files');"
                 "insert into messages (chat_id, role, content) values ('c', 'user', 'See');"
                 "insert into attachments (message_id, filename, data) values (1, 'cat.PNG', x'00'),"
                 " (1, 'notes.md', x'00')");
    }
    Recorder recorder;
    QCOMPARE(read(path, recorder), QString());
    QCOMPARE(recorder.conversations[0].messages[0].text,
             QStringLiteral("See\n\n[Image: cat.PNG]\n\n[Attachment: notes.md]"));
    QCOMPARE(recorder.lines.size(), 1);
}

void TestOllamaReader::leavesNoTrace() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("db.sqlite"));
    {
        SqliteFile file(path);
        file.run("pragma journal_mode = wal");
        file.run(ollamaSchema(18));
        file.run(ollamaChats());
    }
    const QByteArray before = bytesOf(path);
    const QDateTime writtenAt = QFileInfo(path).lastModified();
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner));
    Recorder recorder;
    QCOMPARE(read(path, recorder), QString());
    QCOMPARE(recorder.conversations.size(), 2);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden),
             QStringList({QStringLiteral("db.sqlite")}));
    QCOMPARE(bytesOf(path), before);
    QCOMPARE(QFileInfo(path).lastModified(), writtenAt);
}

void TestOllamaReader::readsWhatIsOnlyInTheLog() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("db.sqlite"));
    SqliteFile app(path); // still runs
    app.run("pragma journal_mode = wal; pragma wal_autocheckpoint = 0");
    app.run(ollamaSchema(18));
    app.run(ollamaChats());
    const QStringList names = QDir(folder.path()).entryList(QDir::Files);
    const QByteArray log = bytesOf(path + QStringLiteral("-wal"));
    const QByteArray shared = bytesOf(path + QStringLiteral("-shm"));
    QVERIFY(!log.isEmpty());
    Recorder recorder;
    QCOMPARE(read(path, recorder), QString());
    QCOMPARE(recorder.conversations.size(), 2);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), names);
    QCOMPARE(bytesOf(path + QStringLiteral("-wal")), log);
    QCOMPARE(bytesOf(path + QStringLiteral("-shm")), shared);
}

void TestOllamaReader::readsFromAZip() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("db.sqlite"));
    MemoryFiles zip;
    {
        SqliteFile file(path);
        file.keepLog();
        file.run("pragma journal_mode = wal");
        file.run(ollamaSchema(2));
        file.run(ollamaChats());
        zip.add(QStringLiteral("Ollama/db.sqlite"), bytesOf(path));
        zip.add(QStringLiteral("Ollama/db.sqlite-wal"), bytesOf(path + QStringLiteral("-wal")));
    }
    Recorder recorder;
    QCOMPARE(m_reader->read(zip, recorder, {}), QString());
    QCOMPARE(recorder.conversations.size(), 2);
}

void TestOllamaReader::givesTheSameIdsWhenTheAppHasSavedAgain() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("db.sqlite"));
    SqliteFile file(path);
    file.run(ollamaSchema(18));
    file.run("insert into chats (id) values ('c');"
             "insert into messages (chat_id, role, content, created_at) values"
             " ('c', 'user', 'One', '2025-08-24 01:46:41.123456789+00:00'),"
             " ('c', 'user', 'Two', '2025-08-24 01:46:41.123456789+00:00'),"
             " ('c', 'assistant', 'Three', '2025-08-24 01:46:42+00:00'),"
             " ('c', 'user', 'Four', 'soon')");
    Recorder before;
    QCOMPARE(read(path, before), QString());
    // The app deletes all messages and writes them again, with its own idea of a zone.
    file.run("update messages set id = id + 100;"
             "update messages set created_at = '2025-08-23 18:46:42-07:00', content = 'Three, and more'"
             " where role = 'assistant'");
    Recorder after;
    QCOMPARE(read(path, after), QString());
    QSet<QString> ids;
    for (qsizetype i = 0; i < 4; ++i) {
        const QString id = before.conversations[0].messages[i].sourceId;
        QCOMPARE(after.conversations[0].messages[i].sourceId, id);
        ids.insert(id);
    }
    QCOMPARE(ids.size(), 4);
    QCOMPARE(after.conversations[0].messages[2].text, QStringLiteral("Three, and more"));
}

void TestOllamaReader::readsNoViews() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("db.sqlite"));
    {
        SqliteFile file(path);
        file.run("create view chats as with recursive n(id) as (select 1 union all select id + 1 from n)"
                 " select id, id as title, id as created_at from n;"
                 "create table messages (id integer primary key, chat_id text)");
    }
    Recorder recorder;
    QCOMPARE(read(path, recorder), QStringLiteral("The database has no chats of Ollama in it."));
}

void TestOllamaReader::endsAtOnceWhenAskedTo() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("db.sqlite"));
    {
        SqliteFile file(path);
        file.run(ollamaSchema(18));
        file.run(ollamaChats());
    }
    QString problem;
    const auto files = ImportFiles::open(path, problem);
    std::stop_source stop;
    stop.request_stop();
    Recorder recorder;
    QCOMPARE(m_reader->read(*files, recorder, stop.get_token()), QString());
    QVERIFY(recorder.conversations.isEmpty());
    Recorder first(1);
    QCOMPARE(m_reader->read(*files, first, {}), QString());
    QCOMPARE(first.conversations.size(), 1);
}

void TestOllamaReader::refusesWhatIsNoHistory_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("sentence");
    const QString none = QStringLiteral("The database has no chats of Ollama in it.");
    const QString other = QStringLiteral("The file is no database, or it is encrypted.");
    QTest::newRow("empty") << QByteArray() << none;
    QTest::newRow("text") << QByteArray(5000, 'x') << other;
    QTest::newRow("only the header") << QByteArray("SQLite format 3\0", 16) << other;
}

void TestOllamaReader::refusesWhatIsNoHistory() {
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, sentence);
    MemoryFiles files(QStringLiteral("db.sqlite"), bytes);
    Recorder recorder;
    QCOMPARE(m_reader->read(files, recorder, {}), sentence);
    QVERIFY(recorder.conversations.isEmpty());
}

void TestOllamaReader::keepsWhatComesBeforeTheDamage() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("db.sqlite"));
    {
        SqliteFile file(path);
        file.run(ollamaSchema(2));
        file.run(ollamaChats());
        file.run("with recursive n(i) as (select 1 union all select i + 1 from n where i < 400)"
                 " insert into chats (id, title) select 'd' || i, 'Many' from n;"
                 "with recursive n(i) as (select 1 union all select i + 1 from n where i < 400)"
                 " insert into messages (chat_id, role, content) select 'd' || i, 'user', hex(zeroblob(300))"
                 " from n");
    }
    QByteArray bytes = bytesOf(path);
    bytes.truncate(bytes.size() * 2 / 3);
    MemoryFiles files(QStringLiteral("db.sqlite"), bytes);
    Recorder recorder;
    const QString problem = m_reader->read(files, recorder, {});
    const QString damaged = QStringLiteral("The database is damaged.");
    QVERIFY(problem == damaged || recorder.lines.contains(QStringLiteral("db.sqlite: ") + damaged));
}

void TestOllamaReader::knowsItsOwn() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("copy.db"));
    {
        SqliteFile file(path);
        file.run(ollamaSchema(18));
    }
    QString problem;
    QCOMPARE(m_reader->confidence(*ImportFiles::open(path, problem)), 96);
    MemoryFiles other(QStringLiteral("x.sqlite"), QByteArray("SQLite format 3\0 conversations", 31));
    QCOMPARE(m_reader->confidence(other), 0);
    MemoryFiles likely(QStringLiteral("db.sqlite"), QByteArray("SQLite format 3\0", 16));
    QCOMPARE(m_reader->confidence(likely), 60);
    MemoryFiles none;
    Recorder recorder;
    QVERIFY(m_reader->read(none, recorder, {}).startsWith(QStringLiteral("There is no database of Ollama")));
}

QTEST_GUILESS_MAIN(TestOllamaReader)
#include "tst_ollama_reader.moc"
