// SPDX-License-Identifier: GPL-3.0-or-later
// A window in which nothing happens costs nothing: the program as it ships, with the bundled model loaded and
// the cursor in the composer, is not woken.
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

namespace {

constexpr int kWatchedMs = 10'000;
// A window that polls once a second, or a cursor that blinks, is woken at least ten times. What is allowed is
// what the kernel does by itself (a thread moved to another processor counts as a switch).
constexpr qint64 kMostSwitches = 5;

/// Context switches of all threads of @p pid so far; nothing when it has ended.
std::optional<qint64> switches(qint64 pid) {
    const QDir tasks(QStringLiteral("/proc/%1/task").arg(pid));
    qint64 sum = 0;
    for (const QString& task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile status(tasks.filePath(task + QStringLiteral("/status")));
        if (!status.open(QIODevice::ReadOnly))
            continue; // the thread has just ended
        for (const QByteArray& line : status.readAll().split('\n'))
            if (line.contains("ctxt_switches:"))
                sum += line.mid(line.indexOf(':') + 1).trimmed().toLongLong();
    }
    return sum > 0 ? std::optional(sum) : std::nullopt;
}

} // namespace

class TstIdle : public QObject {
    Q_OBJECT

  private slots:
    void anIdleWindowIsNotWoken() {
        QTemporaryDir folder;
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"})
            environment.insert(QString::fromLatin1(name), folder.filePath(QString::fromLatin1(name)));
        program.setProcessEnvironment(environment);
        program.start(QStringLiteral(CONCLAVE_PROGRAM), QStringList());
        QVERIFY(program.waitForStarted());

        // Loading the model, reading its file's hash and the last blinks of the cursor come first.
        qint64 before = 0;
        qint64 woken = -1;
        for (int second = 0; second < 60 && woken != 0; ++second) {
            QTest::qWait(1500);
            const auto now = switches(program.processId());
            QVERIFY2(now.has_value(), program.readAllStandardError().constData());
            woken = second < 8 ? -1 : *now - before;
            before = *now;
        }
        const auto begin = switches(program.processId());
        QVERIFY(begin.has_value());
        QTest::qWait(kWatchedMs);
        const auto end = switches(program.processId());
        QVERIFY(end.has_value());
        program.terminate();
        program.waitForFinished();
        QVERIFY2(*end - *begin <= kMostSwitches,
                 qPrintable(QStringLiteral("%1 switches in %2 ms").arg(*end - *begin).arg(kWatchedMs)));
    }
};

QTEST_GUILESS_MAIN(TstIdle)
#include "tst_idle.moc"
