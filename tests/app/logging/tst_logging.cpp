// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logging/logging.h"

#include "engine/base/log.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace conclave;

namespace {

QByteArray contentsOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TstLogging : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir m_folder;
    QString m_path;

  private slots:
    void init() {
        static int number = 0;
        m_path = m_folder.filePath(QStringLiteral("state%1/conclave/conclave.log").arg(++number));
        qunsetenv("CONCLAVE_LOG");
    }
    void cleanup() { qunsetenv("CONCLAVE_LOG"); }

    void defaultPathFollowsTheStateHome() {
        const QByteArray before = qgetenv("XDG_STATE_HOME");
        qputenv("XDG_STATE_HOME", "/some/state");
        QCOMPARE(Logging::defaultPath(), QStringLiteral("/some/state/conclave/conclave.log"));
        qputenv("XDG_STATE_HOME", "relative");
        QCOMPARE(Logging::defaultPath(),
                 QDir::homePath() + QStringLiteral("/.local/state/conclave/conclave.log"));
        qputenv("XDG_STATE_HOME", before);
    }

    void keepsMessagesOfQtAndEngine() {
        {
            const Logging logging(m_path);
            QCOMPARE(logging.path(), m_path);
            qInfo("from %s, braces {} and {0} too", "Qt");
            engine::log().info("from the engine");
        }
        const QByteArray log = contentsOf(m_path);
        QVERIFY(log.contains("[app] [info] default: from Qt, braces {} and {0} too"));
        QVERIFY(log.contains("[engine] [info] from the engine"));
    }

    void letsGoOfQtAtTheEnd() {
        { const Logging logging(m_path); }
        qInfo("after the end");
        QVERIFY(!contentsOf(m_path).contains("after the end"));
    }

    void isForItsOwnerOnly() {
        const Logging logging(m_path);
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                            QFile::WriteOther | QFile::ExeOther;
        QVERIFY(!(QFile::permissions(m_path) & others));
        QVERIFY(!(QFile::permissions(QFileInfo(m_path).path()) & others));
    }

    void levelComesFromTheEnvironment_data() {
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<bool>("hasDebug");
        QTest::addColumn<bool>("hasWarning");
        QTest::newRow("unset") << QByteArray() << false << true;
        QTest::newRow("debug") << QByteArray("debug") << true << true;
        QTest::newRow("upper case") << QByteArray("DEBUG") << true << true;
        QTest::newRow("error") << QByteArray("error") << false << false;
        QTest::newRow("off") << QByteArray("off") << false << false;
        QTest::newRow("no level") << QByteArray("loud") << false << true;
    }
    void levelComesFromTheEnvironment() {
        QFETCH(QByteArray, word);
        QFETCH(bool, hasDebug);
        QFETCH(bool, hasWarning);
        if (!word.isEmpty())
            qputenv("CONCLAVE_LOG", word);
        {
            const Logging logging(m_path);
            engine::log().debug("a detail");
            engine::log().warn("a warning");
        }
        const QByteArray log = contentsOf(m_path);
        QCOMPARE(log.contains("a detail"), hasDebug);
        QCOMPARE(log.contains("a warning"), hasWarning);
        QCOMPARE(log.contains("is no level"), word == "loud");
    }

    void rotatesAndStaysPrivate() {
        {
            const Logging logging(m_path);
            const std::string line(1000, 'x');
            for (int i = 0; i < 4000; ++i) // 4 MB into three files of 1 MiB
                engine::log().info("{} {}", i, line);
        }
        const QDir folder = QFileInfo(m_path).dir();
        const QFileInfoList files = folder.entryInfoList(QDir::Files);
        QCOMPARE(files.size(), 3);
        for (const QFileInfo& file : files) {
            QVERIFY(file.size() <= (1 << 20));
            QVERIFY(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
        }
        QVERIFY(contentsOf(m_path).contains("3999 x"));
    }

    void goesOnWithoutAFile() {
        const QString path = m_folder.filePath(QStringLiteral("file"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const Logging logging(path + QStringLiteral("/below/conclave.log"));
        QVERIFY(logging.path().isEmpty());
        engine::log().info("nobody hears this");
    }
};

QTEST_GUILESS_MAIN(TstLogging)
#include "tst_logging.moc"
