// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program/single_instance.h"

#include "app/store/history_file.h"

#include <QDir>
#include <QFile>
#include <QLocalServer>
#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>

using namespace conclave;
using Outcome = SingleInstance::Outcome;

class TstSingleInstance : public QObject {
    Q_OBJECT

  private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_history;

    /// start() of another program: the answer comes from this thread's event loop.
    static Outcome startElsewhere(const QString& history, const SingleInstance::Request& request = {}) {
        Outcome outcome = Outcome::First;
        std::atomic<bool> isDone = false;
        std::thread other([&] {
            outcome = SingleInstance(history).start(request);
            isDone = true;
        });
        while (!isDone)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
        other.join();
        return outcome;
    }
    /// A socket at @p path on which nobody listens, as a killed program leaves it.
    static void leaveSocket(const QString& path) {
        const int file = ::socket(AF_UNIX, SOCK_STREAM, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        qstrncpy(address.sun_path, QFile::encodeName(path).constData(), sizeof address.sun_path);
        QCOMPARE(::bind(file, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
        ::close(file);
    }

  private slots:
    void initTestCase() { qRegisterMetaType<SingleInstance::Request>(); }
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_RUNTIME_DIR", m_folder->path().toUtf8());
        m_history = m_folder->filePath(QStringLiteral("history.sqlite"));
    }

    void theSecondHandsOverToTheFirst() {
        SingleInstance first(m_history);
        QCOMPARE(first.start({}), Outcome::First);
        QSignalSpy handed(&first, &SingleInstance::handedOver);
        QCOMPARE(startElsewhere(m_history, {QStringLiteral("/models/a b ü.gguf"), QStringLiteral("token")}),
                 Outcome::HandedOver);
        QTRY_COMPARE(handed.size(), 1);
        const auto request = handed[0][0].value<SingleInstance::Request>();
        QCOMPARE(request.modelPath, QStringLiteral("/models/a b ü.gguf"));
        QCOMPARE(request.activationToken, QStringLiteral("token"));
        QCOMPARE(startElsewhere(m_history), Outcome::HandedOver);
        QTRY_COMPARE(handed.size(), 2);
    }

    void anotherHistoryIsAnotherInstance() {
        SingleInstance first(m_history);
        SingleInstance second(m_folder->filePath(QStringLiteral("other.sqlite")));
        QCOMPARE(first.start({}), Outcome::First);
        QCOMPARE(second.start({}), Outcome::First);
    }

    void theSameFileUnderAnotherNameIsTheSameInstance() {
        QFile file(m_history);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(QFile::link(m_history, m_folder->filePath(QStringLiteral("link.sqlite"))));
        QCOMPARE(SingleInstance(m_folder->filePath(QStringLiteral("link.sqlite"))).socketPath(),
                 SingleInstance(m_history).socketPath());
    }

    void theSocketIsForItsUserOnly() {
        SingleInstance first(m_history);
        QCOMPARE(first.start({}), Outcome::First);
        QVERIFY(!(QFile::permissions(first.socketPath()) &
                  (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
    }

    void afterTheFirstHasEndedTheNextIsFirst() {
        { QCOMPARE(SingleInstance(m_history).start({}), Outcome::First); }
        QCOMPARE(SingleInstance(m_history).start({}), Outcome::First);
    }

    void aDeadProgramsSocketIsReplaced() {
        SingleInstance next(m_history);
        leaveSocket(next.socketPath());
        QVERIFY(QFile::exists(next.socketPath()));
        QCOMPARE(next.start({}), Outcome::First);
        QCOMPARE(startElsewhere(m_history), Outcome::HandedOver);
    }

    void whoDoesNotAnswerIsDeadOnlyWhenTheHistoryIsFree() {
        QLocalServer hung; // takes connections and never reads
        SingleInstance next(m_history);
        QVERIFY(hung.listen(next.socketPath()));
        {
            HistoryLock held(m_history);
            held.share();
            QVERIFY(!HistoryLock::isFree(m_history));
            QCOMPARE(next.start({}), Outcome::Silent);
        }
        QVERIFY(HistoryLock::isFree(m_history));
        QCOMPARE(next.start({}), Outcome::First);
    }

    void nonsenseOnTheSocketDoesNothing() {
        SingleInstance first(m_history);
        QCOMPARE(first.start({}), Outcome::First);
        QSignalSpy handed(&first, &SingleInstance::handedOver);
        QLocalSocket socket;
        socket.connectToServer(first.socketPath());
        QVERIFY(socket.waitForConnected());
        socket.write(QByteArray(200000, 'x'));
        QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
        QCOMPARE(handed.size(), 0);
        QCOMPARE(startElsewhere(m_history), Outcome::HandedOver);
    }

    void withoutARuntimeFolderEverybodyIsFirst() {
        qputenv("XDG_RUNTIME_DIR", "/nowhere/at/all");
        QCOMPARE(SingleInstance(m_history).start({}), Outcome::First);
    }

    void theProgramItselfSaysSoAndEnds() {
        QStringList arguments{QStringLiteral("--database"), m_history};
        QProcess first;
        first.start(QStringLiteral(CONCLAVE_PROGRAM), arguments);
        QVERIFY(first.waitForStarted());
        const QString socket = SingleInstance(m_history).socketPath();
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(socket) && QFile::exists(m_history), 60000);
        QProcess second;
        second.start(QStringLiteral(CONCLAVE_PROGRAM), arguments);
        // Its window may still be loading: the second waits a second, and then says so.
        QVERIFY(second.waitForFinished(60000));
        if (second.exitCode() == 1) {
            QVERIFY(second.readAllStandardError().contains("does not answer"));
            QTest::qWait(5000);
            second.start(QStringLiteral(CONCLAVE_PROGRAM), arguments);
            QVERIFY(second.waitForFinished(60000));
        }
        QCOMPARE(second.exitCode(), 0);
        QCOMPARE(second.readAllStandardOutput(),
                 QByteArray("Conclave is open already: its window was brought to the front.\n"));
        QCOMPARE(first.state(), QProcess::Running);
        first.terminate();
        QVERIFY(first.waitForFinished(60000));
    }
};

QTEST_GUILESS_MAIN(TstSingleInstance)
#include "tst_single_instance.moc"
