// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 at random moments of a streaming answer, on the whole program with a real model.
// CONCLAVE_KILL_ROUNDS says how often (10 in ctest; tests/app/program/kill_rounds.sh 200 for the long run).
#include "app/store/chat_store.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QHash>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include <csignal>
#include <memory>

using namespace conclave;

namespace {

constexpr int kDefaultRounds = 10;
/// What may be lost of a streaming answer: the journal's promise of 250 ms, and as much again for a machine
/// that is busy (the promise is about work asked for, not about when the system lets us run).
constexpr qint64 kJournalPromiseMs = 250;
constexpr qint64 kSchedulingSlackMs = 250;

/// What the victim has promised so far.
struct Promises {
    QSet<qint64> questions;
    QHash<qint64, QByteArray> kept; ///< finished answers by id: SHA-1 of the text
    QHash<qint64, QByteArray> finished;
    struct Seen {
        qint64 atMs;
        qint64 answer;
        qsizetype length;
    };
    QVector<Seen> texts;
};

void read(QProcess& victim, const QElapsedTimer& clock, Promises& promises) {
    while (victim.canReadLine()) {
        const QList<QByteArray> words = victim.readLine().trimmed().split(' ');
        if (words[0] == "question")
            promises.questions.insert(words.value(1).toLongLong());
        else if (words[0] == "text")
            promises.texts.append(
                {clock.elapsed(), words.value(1).toLongLong(), words.value(2).toLongLong()});
        else if (words[0] == "finished")
            promises.finished.insert(words.value(1).toLongLong(), words.value(2));
        else if (words[0] == "kept")
            promises.kept.insert(words.value(1).toLongLong(),
                                 promises.finished.value(words.value(1).toLongLong()));
    }
}

QByteArray integrity(const QString& path) {
    sqlite3* database = nullptr;
    QByteArray answer = "cannot open";
    if (sqlite3_open_v2(path.toUtf8().constData(), &database, SQLITE_OPEN_READWRITE, nullptr) == SQLITE_OK) {
        auto keep = [](void* out, int, char** columns, char**) {
            *static_cast<QByteArray*>(out) = columns[0];
            return 0;
        };
        char* error = nullptr;
        if (sqlite3_exec(database, "PRAGMA integrity_check", keep, &answer, &error) != SQLITE_OK)
            answer = error;
        sqlite3_free(error);
    }
    sqlite3_close(database);
    return answer;
}

} // namespace

class TestKill : public QObject {
    Q_OBJECT

  private slots:
    void nothingPromisedIsLost() {
        const int rounds =
            qEnvironmentVariable("CONCLAVE_KILL_ROUNDS", QString::number(kDefaultRounds)).toInt();
        const QString model = QStringLiteral(CONCLAVE_SOURCE_DIR "/resources/models/starter-deepseek2.gguf");
        QVERIFY2(QFile::exists(model), qPrintable(model));
        QTemporaryDir folder;
        const QString database = folder.filePath(QStringLiteral("history.sqlite"));
        // Printed, so that a failing run can be repeated.
        const quint32 seed = qEnvironmentVariable("CONCLAVE_KILL_SEED").isEmpty()
                                 ? QRandomGenerator::global()->generate()
                                 : qEnvironmentVariable("CONCLAVE_KILL_SEED").toUInt();
        qInfo("CONCLAVE_KILL_SEED=%u, %d rounds", seed, rounds);
        QRandomGenerator random(seed);

        Promises promises;
        int killedWhileWriting = 0;
        for (int round = 0; round < rounds; ++round) {
            QProcess victim;
            victim.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            victim.start(QStringLiteral(CONCLAVE_KILL_VICTIM), {database, model});
            QVERIFY2(victim.waitForStarted(), qPrintable(victim.errorString()));
            QElapsedTimer clock;
            clock.start();
            promises.texts.clear();
            // A random moment after the first text has come.
            while (promises.texts.isEmpty() && clock.elapsed() < 30000 &&
                   victim.state() == QProcess::Running) {
                victim.waitForReadyRead(50);
                read(victim, clock, promises);
            }
            QVERIFY2(!promises.texts.isEmpty(), "the program wrote nothing within 30 s");
            const qint64 killAt = clock.elapsed() + random.bounded(900);
            while (clock.elapsed() < killAt) {
                victim.waitForReadyRead(static_cast<int>(qMax<qint64>(1, killAt - clock.elapsed())));
                read(victim, clock, promises);
            }
            const qint64 killedAtMs = clock.elapsed();
            QCOMPARE(victim.state(), QProcess::Running);
            kill(static_cast<pid_t>(victim.processId()), SIGKILL);
            victim.waitForFinished();
            read(victim, clock, promises);

            QCOMPARE(integrity(database), QByteArray("ok"));
            if (!compare(database, promises, killedAtMs))
                return;
            const qint64 last = promises.texts.constLast().answer;
            killedWhileWriting += !promises.finished.contains(last);
        }
        qInfo("%d of %d kills hit a streaming answer; %lld questions and %lld finished answers kept",
              killedWhileWriting, rounds, static_cast<long long>(promises.questions.size()),
              static_cast<long long>(promises.kept.size()));
        QVERIFY2(killedWhileWriting > 0, "no kill hit a streaming answer: the test has proven nothing");
    }

  private:
    bool compare(const QString& database, const Promises& promises, qint64 killedAtMs) {
        QHash<qint64, MessageRow> rows;
        [&] {
            ChatStore store(database);
            auto conversations = store.conversations();
            conversations.waitForFinished();
            const auto list = conversations.result();
            QVERIFY(std::holds_alternative<QVector<ConversationRow>>(list));
            for (const ConversationRow& conversation : std::get<QVector<ConversationRow>>(list)) {
                auto tree = store.tree(conversation.id);
                tree.waitForFinished();
                const auto messages = tree.result();
                QVERIFY(std::holds_alternative<QVector<MessageRow>>(messages));
                for (const MessageRow& row : std::get<QVector<MessageRow>>(messages))
                    rows.insert(row.id, row);
            }
        }();
        [&] {
            for (const qint64 id : promises.questions)
                QVERIFY2(rows.value(id).text.startsWith(QLatin1String("What is")),
                         qPrintable(QString::number(id)));
            for (auto it = promises.kept.begin(); it != promises.kept.end(); ++it) {
                const QByteArray text = rows.value(it.key()).text.toUtf8();
                QCOMPARE(QCryptographicHash::hash(text, QCryptographicHash::Sha1).toHex(), it.value());
                QCOMPARE(rows.value(it.key()).state, MessageState::Complete);
            }
            // The answer on the screen, as it was when the journal's promise began to bind.
            for (const Promises::Seen& seen : promises.texts) {
                if (seen.atMs > killedAtMs - kJournalPromiseMs - kSchedulingSlackMs)
                    continue;
                const MessageRow row = rows.value(seen.answer);
                const qsizetype stored = row.text.size() + row.reasoning.size();
                QVERIFY2(stored >= seen.length,
                         qPrintable(
                             QStringLiteral("answer %1: %2 characters stored, %3 shown %4 ms before the kill")
                                 .arg(seen.answer)
                                 .arg(stored)
                                 .arg(seen.length)
                                 .arg(killedAtMs - seen.atMs)));
            }
            for (const MessageRow& row : std::as_const(rows))
                QVERIFY2(row.state != MessageState::Streaming, "a row still claims to be streaming");
        }();
        return !QTest::currentTestFailed();
    }
};

QTEST_GUILESS_MAIN(TestKill)
#include "tst_kill.moc"
