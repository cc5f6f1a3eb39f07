// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <csignal>
#include <sys/types.h>

namespace conclave::test {

/// What a run of conclave-cli left behind.
struct CliRun {
    bool exited = false; ///< by itself, in time and not by a signal
    int status = -1;
    QByteArray out;
    QByteArray err;

    /// Whether standard error is one line in the program's name.
    bool saidOneLine() const {
        return err.startsWith("conclave-cli: ") && err.endsWith('\n') && err.count('\n') == 1;
    }
    /// For failure messages of tests.
    QByteArray text() const { return "status " + QByteArray::number(status) + ": " + err + out.left(500); }
};

inline QString cliPath() {
    return QStringLiteral(CONCLAVE_BIN_DIR "/conclave-cli");
}

/// Ctrl+C. False when the process has ended: its number is 0 then, which would mean every process of ours.
inline bool interrupt(const QProcess& process) {
    return process.state() == QProcess::Running && process.processId() > 0 &&
           ::kill(static_cast<pid_t>(process.processId()), SIGINT) == 0;
}

/// Runs conclave-cli to its end; two minutes are a guard against hangs.
inline CliRun runCli(const QStringList& arguments, const QByteArray& input = {}) {
    QProcess process;
    process.start(cliPath(), arguments);
    process.write(input);
    process.closeWriteChannel();
    CliRun run;
    run.exited = process.waitForFinished(120000) && process.exitStatus() == QProcess::NormalExit;
    run.status = process.exitCode();
    run.out = process.readAllStandardOutput();
    run.err = process.readAllStandardError();
    return run;
}

} // namespace conclave::test
