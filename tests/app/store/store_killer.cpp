// SPDX-License-Identifier: GPL-3.0-or-later
// The two halves of the kill test (kill_test.sh): one works until it is killed, the other looks for what the
// first was promised.
//
//   store_killer work KIND FOLDER SEED     works on FOLDER/history.sqlite and says on standard output, line
//   by
//                                          line and flushed, what the store has acknowledged
//   store_killer promise FOLDER            says the same of what is in the file already (of any version)
//   store_killer check FOLDER PROMISES     opens the history as the application does and holds it against the
//                                          file of all lines written so far; exit code 1 when something is
//                                          missing
//   store_killer kinds                     all kinds of work, one a line
//
// Text is made from the ids and its length alone, so that a line needs no text in it. A new kind of work is a
// function and a line in kKinds; what it promises in a way of its own gets a line in check().

#include "app/store/backup.h"
#include "app/store/chat_store.h"
#include "app/store/database.h"
#include "app/store/held_keys.h"

#include <QCoreApplication>
#include <QFile>
#include <QHash>
#include <QRandomGenerator>
#include <QTextStream>
#include <QThread>

#include <cstdio>
#include <cstdlib>
#include <utility>

using namespace conclave;

namespace {

// The first count characters of the text number key; with a NUL, a pair and two-byte letters in it.
QString textOf(qint64 key, qsizetype count) {
    static const QString kAlphabet = QStringLiteral("abcdefghijklmnopqrstuvwxyz äöüß 😀") + QChar(0);
    QString text;
    text.reserve(count);
    for (qsizetype i = 0; text.size() < count; ++i)
        text += kAlphabet[(i * 7 + key) % kAlphabet.size()];
    return text;
}

[[noreturn]] void fail(const QString& what) {
    std::fprintf(stderr, "%s\n", qPrintable(what));
    std::exit(1);
}

template <typename T>
T need(const StoreResult<T>& result) {
    if (const auto* error = std::get_if<StoreError>(&result))
        fail(error->title + QStringLiteral(" | ") + error->detail);
    return std::get<T>(result);
}

template <typename T>
T need(QFuture<StoreResult<T>> future) {
    return need<T>(StoreResult<T>(future.result()));
}

// One line for each acknowledged commit.
void promise(const char* what, qint64 conversation, qint64 message, qsizetype length) {
    std::printf("%s %lld %lld %lld\n", what, static_cast<long long>(conversation),
                static_cast<long long>(message), static_cast<long long>(length));
    std::fflush(stdout);
}

// The two keys that a history has here when it has any.
const HistoryKey& keyNumber(int number) {
    static const HistoryKey keys[] = {
        HistoryKey::fromPassphrase(QStringLiteral("one"), "salt of number 1", 1),
        HistoryKey::fromPassphrase(QStringLiteral("two"), "salt of number 2", 1)};
    return keys[number];
}

void unlock(ChatStore& store) {
    need(store.opened());
    if (store.status().kind == HistoryStatus::Kind::Locked)
        need(store.unlock(keyNumber(store.encryptionSalt() == keyNumber(0).salt() ? 0 : 1)));
}

struct Work {
    ChatStore& store;
    QRandomGenerator& random;
    QString historyPath;
};

// A question, and an answer that is journaled and finished.
void chat(const Work& work) {
    // Half of the questions go on with an old conversation.
    const QVector<ConversationRow> rows = need(work.store.conversations({}, 50));
    ConversationRow row;
    if (!rows.isEmpty() && work.random.bounded(2) == 0)
        row = rows[work.random.bounded(int(rows.size()))];
    const qsizetype questionLength = work.random.bounded(2000);
    const MessageRow question = need(work.store.createQuestion(
        row.id, row.currentLeaf, textOf(questionLength, questionLength), QStringLiteral("conversation")));
    promise("question", question.conversationId, question.id, questionLength);

    const MessageRow answer = need(work.store.createAnswer(question.conversationId, question.id, {}));
    promise("answer", answer.conversationId, answer.id, 0);
    qsizetype length = 0;
    for (int steps = work.random.bounded(60); steps > 0; --steps) {
        length += work.random.bounded(500);
        need(work.store.journalAnswer(
            {answer.id, textOf(answer.id, length), textOf(answer.id + 1, length / 2), steps, {}}));
        promise("journal", answer.conversationId, answer.id, length);
        QThread::msleep(work.random.bounded(3));
    }
    length += work.random.bounded(500);
    need(work.store.finishAnswer(
        {answer.id, textOf(answer.id, length), textOf(answer.id + 1, length / 2), 0, {}},
        MessageState::Complete, QString(), {}));
    promise("finished", answer.conversationId, answer.id, length);
}

// What people do to a list, and take back. Titles count up, so that a later one may be there too.
void act(const Work& work) {
    const QVector<ConversationRow> rows = need(work.store.conversations({}, 50));
    if (rows.isEmpty())
        return chat(work);
    const ConversationRow row = rows[work.random.bounded(int(rows.size()))];
    const int number = row.title.toInt() + 1;
    need(work.store.rename(row.id, QString::number(number)));
    promise("title", row.id, 0, number);
    const FolderRow folder = need(work.store.createFolder(QStringLiteral("folder")));
    need(work.store.moveToFolder({row.id}, folder.id));
    need(work.store.setPinned(row.id, true));
    need(work.store.saveDraft(row.id, QString(number, u'd')));
    const UndoStep folderStep = need(work.store.removeFolder(folder.id));
    const UndoStep step = need(work.store.remove({row.id}));
    need(work.store.restore(step));
    need(work.store.restore(folderStep));
    const UndoStep again = need(work.store.remove({row.id}));
    need(work.store.restore(again));
    if (row.currentLeaf != 0 && row.messageCount > 2)
        need(work.store.restore(need(work.store.removeBranch(row.id, row.currentLeaf))));
}

// Ten conversations from another program.
void import(const Work& work) {
    const qint64 importId = need(work.store.beginImport(QStringLiteral("test"), QStringLiteral("file")));
    for (int i = 0; i < 10; ++i) {
        const qint64 key = work.random.bounded(1 << 30);
        ForeignConversation conversation;
        conversation.source = QStringLiteral("test");
        conversation.sourceId = QString::number(key);
        const int count = 1 + work.random.bounded(30);
        for (int k = 0; k < count; ++k)
            conversation.messages.append({.sourceId = QString::number(k),
                                          .parentSourceId = k == 0 ? QString() : QString::number(k - 1),
                                          .role = k % 2 == 0 ? Role::User : Role::Assistant,
                                          .text = textOf(k, 200),
                                          .createdMs = k + 1});
        need(work.store.importConversation(importId, conversation));
        promise("imported", 0, key, count);
    }
    need(work.store.finishImport(importId, QStringLiteral("report")));
}

// A backup, and its content put in the place of the same content.
void backUp(const Work& work) {
    chat(work);
    const BackupFile backup = need<BackupFile>(makeBackup(work.historyPath, BackupFile::Reason::Daily));
    promise("backup", 0, 0, backup.conversationCount);
    if (work.random.bounded(2) == 0)
        need(work.store.restoreBackup(backup.path, RestoreMode::Replace));
}

// A backup of the oldest schema, merged, taken back and merged again.
void merge(const Work& work) {
    const QString backup = QStringLiteral(CONCLAVE_SOURCE_DIR "/tests/data/history/version1.sqlite");
    const RestoreOutcome outcome = need(work.store.restoreBackup(backup, RestoreMode::Merge));
    promise("merged", 0, 0, outcome.conversations);
    if (outcome.importId != 0)
        need(work.store.restore(need(work.store.removeImport(outcome.importId))));
    chat(work);
}

// Another key, or none, while it goes on.
void convert(const Work& work) {
    const int number = work.random.bounded(3);
    QFuture<StoreDone> done = number == 2 ? work.store.decrypt() : work.store.encrypt(keyNumber(number));
    chat(work);
    need(std::move(done));
    if (number != 2) // else it may not have been encrypted, and nothing was done
        promise("backup", 0, 0, 0);
}

struct Kind {
    const char* name;
    void (*work)(const Work&);
};
// "migrate" is chatting too: kill_test.sh begins it with a history of an older version.
constexpr Kind kKinds[] = {
    {"chat", chat},     {"act", act},     {"migrate", chat},    {"import", import},
    {"backup", backUp}, {"merge", merge}, {"convert", convert},
};

int doWork(const Kind& kind, const QString& folder, quint32 seed) {
    QRandomGenerator random(seed);
    const QString path = folder + QStringLiteral("/history.sqlite");
    ChatStore store(path);
    unlock(store);
    std::printf("opened\n");
    std::fflush(stdout);
    while (true)
        kind.work({store, random, path});
}

int promiseWhatIsThere(const QString& folder) {
    const auto opened = Database::open(folder + QStringLiteral("/history.sqlite"), Database::Mode::ReadOnly);
    if (const StoreError* error = errorOf(opened))
        fail(error->detail);
    Statement select(
        *std::get<0>(opened),
        "SELECT conversation_id, id, length(CAST(text AS BLOB)) FROM messages WHERE conversation_id IN "
        "(SELECT id FROM conversations WHERE deleted_ms IS NULL)"); // old trash is emptied
    while (select.step())
        promise("old", select.number(0), select.number(1), select.number(2));
    return select.failed() ? 1 : 0;
}

struct Promised {
    qint64 conversation = 0;
    QByteArray what; // the last line about it
    qsizetype length = 0;
};

struct Found {
    qint64 conversation = 0;
    Role role = Role::User;
    QString text;
    QString reasoning;
    MessageState state = MessageState::Complete;
    qint64 bytes = 0;
};

qint64 number(Database& database, const QByteArray& sql) {
    const StoreResult<qint64> result = database.number(sql);
    if (const StoreError* error = errorOf(result))
        fail(QString::fromUtf8(sql) + QStringLiteral(": ") + error->detail);
    return std::get<qint64>(result);
}

void checkSound(Database& database) {
    for (const char* sql : {"PRAGMA integrity_check", "PRAGMA foreign_key_check"}) {
        Statement pragma(database, sql);
        while (pragma.step())
            if (pragma.text(0) != QLatin1String("ok"))
                fail(QString::fromLatin1(sql) + QStringLiteral(": ") + pragma.text(0));
        if (pragma.failed())
            fail(pragma.error().detail);
    }
    Statement indices(database, "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%'");
    while (indices.step()) {
        const QByteArray name = indices.text(0).toUtf8();
        const StoreDone done =
            database.execute("INSERT INTO " + name + " (" + name + ") VALUES ('integrity-check')");
        if (const StoreError* error = errorOf(done))
            fail(QString::fromUtf8(name) + QStringLiteral(": ") + error->detail);
    }
}

void checkMessage(qint64 id, const Promised& entry, const Found& found) {
    const QString name = QStringLiteral("message %1: ").arg(id);
    if (entry.what == "old") {
        if (found.bytes < entry.length)
            fail(name + QStringLiteral("was shortened by the migration"));
        return;
    }
    if (entry.what == "question") {
        if (found.role != Role::User || found.text != textOf(entry.length, entry.length))
            fail(name + QStringLiteral("the question is not what was asked"));
        return;
    }
    // A commit may have been made whose acknowledgement was not printed any more.
    if (found.text.size() < entry.length || found.text != textOf(id, found.text.size()) ||
        found.reasoning != textOf(id + 1, found.reasoning.size()) ||
        found.reasoning.size() != found.text.size() / 2)
        fail(name +
             QStringLiteral("has %1 characters of %2 promised").arg(found.text.size()).arg(entry.length));
    if (entry.what == "finished" &&
        (found.state != MessageState::Complete || found.text.size() != entry.length))
        fail(name + QStringLiteral("was finished and is not whole"));
    if (found.state != MessageState::Complete && found.state != MessageState::Interrupted)
        fail(name + QStringLiteral("is in state %1").arg(int(found.state)));
}

int check(const QString& folder, const QString& promisesPath) {
    QFile file(promisesPath);
    if (!file.open(QIODevice::ReadOnly))
        fail(QStringLiteral("no promises at ") + promisesPath);
    const QString path = folder + QStringLiteral("/history.sqlite");
    {
        ChatStore store(path);
        unlock(store);
        if (!store.notice().isEmpty() || store.status().kind != HistoryStatus::Kind::Kept)
            fail(store.notice() + store.status().sentence);
        for (const ConversationRow& row : need(store.conversations()))
            if (row.currentLeaf != 0 && need(store.branch(row.id)).last().id != row.currentLeaf)
                fail(QStringLiteral("conversation %1 has lost its leaf").arg(row.id));
    }
    HeldKeys::hold(keyNumber(0));
    HeldKeys::hold(keyNumber(1));
    const StoreResult<std::unique_ptr<Database>> opened = Database::open(path, Database::Mode::Write);
    if (const StoreError* error = errorOf(opened))
        fail(error->detail);
    Database& database = *std::get<0>(opened);
    checkSound(database);
    const QVector<BackupFile> backups = need<QVector<BackupFile>>(listBackups(path));
    for (const BackupFile& backup : backups) {
        const auto copy = Database::open(backup.path, Database::Mode::ReadOnly);
        if (errorOf(copy) != nullptr || backup.conversationCount < 0)
            fail(QStringLiteral("a backup cannot be read"));
        Statement quick(*std::get<0>(copy), "PRAGMA quick_check");
        if (!quick.step() || quick.text(0) != QLatin1String("ok"))
            fail(QStringLiteral("a backup is damaged"));
    }

    QHash<qint64, Found> found; // whatever is in the trash too
    Statement select(database,
                     "SELECT id, conversation_id, role, text, reasoning, state, length(CAST(text AS BLOB)) "
                     "FROM messages");
    qint64 interrupted = 0;
    while (select.step()) {
        found.insert(select.number(0), {select.number(1), Role(select.number(2)), select.text(3),
                                        select.text(4), MessageState(select.number(5)), select.number(6)});
        interrupted += select.number(5) == int(MessageState::Interrupted) ? 1 : 0;
    }
    QHash<qint64, Promised> promised; // by message
    qint64 acknowledged = 0;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine();
        const QList<QByteArray> words = line.trimmed().split(' ');
        if (!line.endsWith('\n') || words.size() != 4)
            continue; // "opened", or a line that the kill cut off
        ++acknowledged;
        const QByteArray& what = words[0];
        const qint64 length = words[3].toLongLong();
        if (what == "title") {
            if (number(database, "SELECT CAST(title AS INTEGER) FROM conversations WHERE id = " + words[1]) <
                length)
                fail(QStringLiteral("a title is lost"));
        } else if (what == "imported") {
            if (number(database, "SELECT count(*) FROM messages WHERE conversation_id = (SELECT id FROM "
                                 "conversations WHERE source_id = '" +
                                     words[2] + "')") < length)
                fail(QStringLiteral("an imported conversation is lost"));
        } else if (what == "merged") {
            if (number(database,
                       "SELECT count(*) FROM conversations WHERE uuid LIKE '00000000-0000-4000-8000-%'") <
                length)
                fail(QStringLiteral("a merged conversation is lost"));
        } else if (what == "backup") {
            if (backups.isEmpty())
                fail(QStringLiteral("a backup is lost"));
        } else {
            promised[words[2].toLongLong()] = {words[1].toLongLong(), what, qsizetype(length)};
        }
    }
    for (auto [id, entry] : promised.asKeyValueRange()) {
        const auto at = found.constFind(id);
        if (at == found.constEnd() || at->conversation != entry.conversation)
            fail(QStringLiteral("message %1 was acknowledged and is lost").arg(id));
        checkMessage(id, entry, *at);
    }
    std::printf("%lld acknowledged, %lld messages found, %lld partial answers\n",
                static_cast<long long>(acknowledged), static_cast<long long>(found.size()),
                static_cast<long long>(interrupted));
    return 0;
}

} // namespace

int main(int argc, char* argv[]) {
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 2 && arguments[1] == QLatin1String("kinds")) {
        for (const Kind& kind : kKinds)
            std::puts(kind.name);
        return 0;
    }
    if (arguments.size() == 3 && arguments[1] == QLatin1String("promise"))
        return promiseWhatIsThere(arguments[2]);
    if (arguments.size() == 5 && arguments[1] == QLatin1String("work"))
        for (const Kind& kind : kKinds)
            if (arguments[2] == QLatin1String(kind.name))
                return doWork(kind, arguments[3], arguments[4].toUInt());
    if (arguments.size() == 4 && arguments[1] == QLatin1String("check"))
        return check(arguments[2], arguments[3]);
    fail(
        QStringLiteral("usage: store_killer work KIND FOLDER SEED | promise FOLDER | check FOLDER PROMISES | "
                       "kinds"));
}
