// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/chat_store.h"
#include "tests/app/cli/cli_process.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace conclave;
using conclave::test::CliRun;

/// The commands on an encrypted history.
class TestCliEncryption : public QObject {
    Q_OBJECT

  private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_database;

    QString fileWith(const char* name, const QByteArray& text) const {
        QFile file(m_folder->filePath(QLatin1String(name)));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName()
                                                                                  : QString();
    }

    /// Without a terminal, whoever runs this test.
    CliRun run(const QStringList& words, const QByteArray& passphrase = {}) const {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        if (!passphrase.isNull())
            environment.insert(QStringLiteral("CONCLAVE_PASSPHRASE"), QString::fromUtf8(passphrase));
        process.setProcessEnvironment(environment);
        process.setChildProcessModifier([] { ::setsid(); });
        process.start(test::cliPath(), words + QStringList{QStringLiteral("--database"), m_database});
        process.closeWriteChannel();
        CliRun run;
        run.exited = process.waitForFinished(120000) && process.exitStatus() == QProcess::NormalExit;
        run.status = process.exitCode();
        run.out = process.readAllStandardOutput();
        run.err = process.readAllStandardError();
        return run;
    }
    QStringList encryptWith(const QByteArray& passphrase) const {
        return {"conversations", "encrypt", "--new-passphrase-file", fileWith("new", passphrase)};
    }
    bool isPlain() const {
        QFile file(m_database);
        return file.open(QIODevice::ReadOnly) && file.read(15) == "SQLite format 3";
    }

  private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = m_folder->filePath(QStringLiteral("history.sqlite"));
        ChatStore store(m_database);
        const auto made =
            store.createQuestion(0, 0, QStringLiteral("Why is the sky blue?"), QStringLiteral("Sky"));
        QVERIFY(std::holds_alternative<MessageRow>(made.result()));
    }

    void encryptsReadsAndDecrypts() {
        const CliRun encrypted = run(encryptWith("first words\nanother line"));
        QVERIFY2(encrypted.exited && encrypted.status == 0, encrypted.text());
        QVERIFY(!isPlain());

        const CliRun listed = run({"conversations", "list"}, "first words");
        QVERIFY2(listed.status == 0 && listed.out.contains("Sky"), listed.text());
        const QString passphrase = fileWith("passphrase", "first words\r\n");
        const CliRun found = run({"search", "blue", "--passphrase-file", passphrase});
        QVERIFY2(found.status == 0 && found.out.contains("Why is the sky blue?"), found.text());
        const QString out = m_folder->filePath(QStringLiteral("out.json"));
        const CliRun written = run({"export", "--all", "--format", "json", "--out", out}, "first words");
        QVERIFY2(written.status == 0 && QFile::exists(out), written.text());
        const CliRun renamed = run({"conversations", "rename", "1", "Heaven"}, "first words");
        QVERIFY2(renamed.status == 0, renamed.text());

        const CliRun changed = run(encryptWith("other words"), "first words");
        QVERIFY2(changed.status == 0, changed.text());
        QVERIFY(run({"conversations", "list"}, "first words").status == 1);
        const CliRun decrypted = run({"conversations", "decrypt"}, "other words");
        QVERIFY2(decrypted.status == 0, decrypted.text());
        QVERIFY(isPlain());
        QVERIFY(run({"conversations", "list"}).out.contains("Heaven"));
    }

    void saysWhatIsMissing() {
        QVERIFY(run(encryptWith("first words")).status == 0);
        const CliRun silent = run({"conversations", "list"});
        QVERIFY2(silent.status == 1 && silent.saidOneLine() && silent.err.contains("CONCLAVE_PASSPHRASE"),
                 silent.text());
        const CliRun wrong = run({"conversations", "list"}, "other words");
        QVERIFY2(wrong.status == 1 && wrong.saidOneLine() && wrong.err.contains("does not open"),
                 wrong.text());
        const CliRun noFile = run({"conversations", "list", "--passphrase-file", "/no/such/file"});
        QVERIFY2(noFile.status == 1 && noFile.saidOneLine(), noFile.text());
        const CliRun empty = run(encryptWith(""), "first words");
        QVERIFY2(empty.status == 1 && empty.err.contains("empty"), empty.text());
        QVERIFY(run({"conversations", "list"}, "first words").status == 0);
    }

    void opensWithTheRecoveryKeyWhatTheKeyringHas() {
        const HistoryKey key = HistoryKey::random();
        {
            ChatStore store(m_database);
            QVERIFY(std::holds_alternative<std::monostate>(store.encrypt(key).result()));
        }
        const CliRun silent = run({"conversations", "list"});
        QVERIFY2(silent.status == 1 && silent.err.contains("recovery key"), silent.text());
        const CliRun listed = run({"conversations", "list"}, key.recoveryText().toUtf8());
        QVERIFY2(listed.status == 0 && listed.out.contains("Sky"), listed.text());
    }
};

QTEST_GUILESS_MAIN(TestCliEncryption)
#include "tst_cli_encryption.moc"
