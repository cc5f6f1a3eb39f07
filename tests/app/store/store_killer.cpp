// SPDX-License-Identifier: GPL-3.0-or-later
// The two halves of the kill test (kill_test.sh): one writes until it is killed, the other looks for what the
// first was promised.
//
//   store_killer write FOLDER SEED         writes to FOLDER/history.sqlite and says on standard output, line
//   by
//                                          line and flushed, what the store has acknowledged
//   store_killer check FOLDER PROMISES     opens the history as the application does and holds it against the
//                                          file of all lines written so far; exit code 1 when something is
//                                          missing
//
// Text is made from the ids and its length alone, so that a line needs no text in it.

#include "app/store/chat_store.h"
#include "app/store/database.h"

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
T need(QFuture<StoreResult<T>> future) {
    const StoreResult<T> result = future.result();
    if (const auto* error = std::get_if<StoreError>(&result))
        fail(error->title + QStringLiteral(" | ") + error->detail);
    return std::get<T>(result);
}

// One line for each acknowledged commit.
void promise(const char* what, qint64 conversation, qint64 message, qsizetype length) {
    std::printf("%s %lld %lld %lld\n", what, static_cast<long long>(conversation),
                static_cast<long long>(message), static_cast<long long>(length));
    std::fflush(stdout);
}

int write(const QString& folder, quint32 seed) {
    QRandomGenerator random(seed);
    ChatStore store(folder + QStringLiteral("/history.sqlite"));
    need(store.opened());
    std::printf("opened\n");
    std::fflush(stdout);
    while (true) {
        // Half of the questions go on with an old conversation.
        const QVector<ConversationRow> rows = need(store.conversations());
        ConversationRow row;
        if (!rows.isEmpty() && random.bounded(2) == 0)
            row = rows[random.bounded(int(rows.size()))];
        const qsizetype questionLength = random.bounded(2000);
        const MessageRow question = need(store.createQuestion(
            row.id, row.currentLeaf, textOf(questionLength, questionLength), QStringLiteral("conversation")));
        promise("question", question.conversationId, question.id, questionLength);

        const MessageRow answer = need(store.createAnswer(question.conversationId, question.id, {}));
        promise("answer", answer.conversationId, answer.id, 0);
        qsizetype length = 0;
        for (int steps = random.bounded(60); steps > 0; --steps) {
            length += random.bounded(500);
            need(store.journalAnswer(
                {answer.id, textOf(answer.id, length), textOf(answer.id + 1, length / 2), steps}));
            promise("journal", answer.conversationId, answer.id, length);
            QThread::msleep(random.bounded(3));
        }
        length += random.bounded(500);
        need(store.finishAnswer({answer.id, textOf(answer.id, length), textOf(answer.id + 1, length / 2), 0},
                                MessageState::Complete, QString(), {}));
        promise("finished", answer.conversationId, answer.id, length);
    }
}

struct Promised {
    qint64 conversation = 0;
    bool isQuestion = false;
    bool isFinished = false;
    qsizetype length = 0;
};

int check(const QString& folder, const QString& promisesPath) {
    QFile file(promisesPath);
    if (!file.open(QIODevice::ReadOnly))
        fail(QStringLiteral("no promises at ") + promisesPath);
    QHash<qint64, Promised> promised; // by message
    while (!file.atEnd()) {
        const QByteArray line = file.readLine();
        const QList<QByteArray> words = line.trimmed().split(' ');
        if (!line.endsWith('\n') || words.size() != 4)
            continue; // "opened", or a line that the kill cut off
        Promised& entry = promised[words[2].toLongLong()];
        entry.conversation = words[1].toLongLong();
        entry.isQuestion = words[0] == "question";
        entry.isFinished = words[0] == "finished";
        entry.length = words[3].toLongLong();
    }

    const QString path = folder + QStringLiteral("/history.sqlite");
    QHash<qint64, MessageRow> found;
    {
        ChatStore store(path);
        need(store.opened());
        if (!store.notice().isEmpty())
            fail(store.notice());
        for (const ConversationRow& row : need(store.conversations())) {
            const QVector<MessageRow> tree = need(store.tree(row.id));
            if (tree.isEmpty() || need(store.branch(row.id)).last().id != row.currentLeaf)
                fail(QStringLiteral("conversation %1 is empty or has lost its leaf").arg(row.id));
            for (const MessageRow& message : tree)
                found.insert(message.id, message);
        }
    }
    for (auto [id, entry] : promised.asKeyValueRange()) {
        const auto at = found.constFind(id);
        if (at == found.constEnd() || at->conversationId != entry.conversation)
            fail(QStringLiteral("message %1 was acknowledged and is lost").arg(id));
        const QString name = QStringLiteral("message %1: ").arg(id);
        if (entry.isQuestion) {
            if (at->role != Role::User || at->text != textOf(entry.length, entry.length))
                fail(name + QStringLiteral("the question is not what was asked"));
            continue;
        }
        // A commit may have been made whose acknowledgement was not printed any more.
        if (at->text.size() < entry.length || at->text != textOf(id, at->text.size()) ||
            at->reasoning != textOf(id + 1, at->reasoning.size()) ||
            at->reasoning.size() != at->text.size() / 2)
            fail(name +
                 QStringLiteral("has %1 characters of %2 promised").arg(at->text.size()).arg(entry.length));
        if (entry.isFinished && (at->state != MessageState::Complete || at->text.size() != entry.length))
            fail(name + QStringLiteral("was finished and is not whole"));
        if (at->state != MessageState::Complete && at->state != MessageState::Interrupted)
            fail(name + QStringLiteral("is in state %1").arg(int(at->state)));
    }

    StoreResult<std::unique_ptr<Database>> opened = Database::open(path, Database::Mode::Write);
    if (const StoreError* error = errorOf(opened))
        fail(error->detail);
    for (const char* sql : {"PRAGMA integrity_check", "PRAGMA foreign_key_check"}) {
        Statement pragma(*std::get<0>(opened), sql);
        while (pragma.step())
            if (pragma.text(0) != QLatin1String("ok"))
                fail(QString::fromLatin1(sql) + QStringLiteral(": ") + pragma.text(0));
        if (pragma.failed())
            fail(pragma.error().detail);
    }
    std::printf("%lld messages promised, %lld found\n", static_cast<long long>(promised.size()),
                static_cast<long long>(found.size()));
    return 0;
}

} // namespace

int main(int argc, char* argv[]) {
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments[1] == QLatin1String("write"))
        return write(arguments[2], arguments[3].toUInt());
    if (arguments.size() == 4 && arguments[1] == QLatin1String("check"))
        return check(arguments[2], arguments[3]);
    fail(QStringLiteral("usage: store_killer write FOLDER SEED | check FOLDER PROMISES"));
}
