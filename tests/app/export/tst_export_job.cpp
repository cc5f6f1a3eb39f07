// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/export_job.h"
#include "tests/app/store/store_waiting.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

using namespace conclave;

namespace {

struct Outcome {
    QString problem;
    int files = 0;
    bool isCancelled = false;
};

QByteArray bytesOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// All that is below @p folder, hidden or not, sorted.
QStringList filesIn(const QString& folder) {
    QStringList names;
    QDirIterator it(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                    QDirIterator::Subdirectories);
    while (it.hasNext())
        names << QDir(folder).relativeFilePath(it.next());
    names.sort();
    return names;
}

/// No file of this process may grow beyond a page while it lives: a full disk, seen from inside.
class FullDisk {
  public:
    FullDisk() {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit tight{.rlim_cur = 4096, .rlim_max = m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &tight);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }

  private:
    rlimit m_before{};
};

} // namespace

class TstExportJob : public QObject {
    Q_OBJECT

    QTemporaryDir m_home;
    std::unique_ptr<ChatStore> m_store;
    std::unique_ptr<QTemporaryDir> m_folder;
    QHash<QString, qint64> m_ids; // by title
    qint64 m_kitchen = 0;

    QString path(const char* name) const { return m_folder->filePath(QString::fromUtf8(name)); }

    qint64 add(const QString& title, const QString& question, const QString& reply) {
        const MessageRow asked = valueOf(m_store->createQuestion(0, 0, question, title));
        const MessageRow answer = valueOf(m_store->createAnswer(asked.conversationId, asked.id, {}));
        valueOf(
            m_store->finishAnswer({.messageId = answer.id, .text = reply}, MessageState::Complete, {}, {}));
        return asked.conversationId;
    }

    Outcome run(const ExportRequest& request, bool cancelsAtOnce = false) {
        ExportJob job(*m_store);
        QSignalSpy finished(&job, &ExportJob::finished);
        double last = 0;
        connect(&job, &ExportJob::progressChanged, this, [&] {
            if (job.progress() < last || job.progress() > 1)
                QTest::qFail("progress goes back", __FILE__, __LINE__);
            last = job.progress();
        });
        job.start(request);
        if (!job.isRunning())
            return {QStringLiteral("not running")};
        if (cancelsAtOnce)
            job.cancel();
        if (!finished.wait(60000) || job.isRunning())
            return {QStringLiteral("does not end")};
        return {finished[0][0].toString(), finished[0][1].toInt(), finished[0][2].toBool()};
    }

  private slots:
    void initTestCase() {
        m_store = std::make_unique<ChatStore>(m_home.filePath(QStringLiteral("history.sqlite")));
        for (const char* title : {"Bread", "bread", "Jam", "Sky", "a/b", "Long"})
            m_ids[QString::fromUtf8(title)] =
                add(QString::fromUtf8(title), QStringLiteral("About %1?").arg(QString::fromUtf8(title)),
                    QStringLiteral("That is %1.").arg(QString::fromUtf8(title)));
        m_kitchen = valueOf(m_store->createFolder(QStringLiteral("Kitchen"))).id;
        valueOf(m_store->moveToFolder(
            {m_ids[QStringLiteral("Bread")], m_ids[QStringLiteral("bread")], m_ids[QStringLiteral("Jam")]},
            m_kitchen));
        valueOf(m_store->setPinned(m_ids[QStringLiteral("Jam")], true));
        valueOf(m_store->setArchived(m_ids[QStringLiteral("Sky")], true));
        valueOf(m_store->remove({m_ids[QStringLiteral("Long")]}));
    }

    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void writesOneConversation() {
        const Outcome done = run({.scope = ExportRequest::Scope::Conversations,
                                  .conversationIds = {m_ids[QStringLiteral("Sky")]},
                                  .format = ExportFormat::Markdown,
                                  .path = path("sky.md")});
        QCOMPARE(done.problem, QString());
        QCOMPARE(done.files, 1);
        QVERIFY(bytesOf(path("sky.md")).contains("That is Sky."));
        QCOMPARE(filesIn(m_folder->path()), QStringList{"sky.md"});
    }

    void writesASelectionOfMessages() {
        const qint64 id = m_ids[QStringLiteral("Sky")];
        const auto branch = valueOf(m_store->branch(id));
        const Outcome done = run({.scope = ExportRequest::Scope::Messages,
                                  .conversationId = id,
                                  .messageIds = {branch[1].id},
                                  .format = ExportFormat::Text,
                                  .path = path("one.txt")});
        QCOMPARE(done.problem, QString());
        QVERIFY(bytesOf(path("one.txt")).contains("That is Sky."));
        QVERIFY(!bytesOf(path("one.txt")).contains("About Sky?"));
        QVERIFY(!run({.scope = ExportRequest::Scope::Messages,
                      .conversationId = id,
                      .messageIds = {999999},
                      .path = path("none.md")})
                     .problem.isEmpty());
        QVERIFY(!QFile::exists(path("none.md")));
    }

    // Also pinned and archived ones; names that differ in case alone are two files.
    void writesAFolder() {
        const Outcome done = run({.scope = ExportRequest::Scope::Folder,
                                  .folderId = m_kitchen,
                                  .format = ExportFormat::Markdown,
                                  .path = path("new/out")});
        QCOMPARE(done.problem, QString());
        QCOMPARE(done.files, 3);
        QStringList names = filesIn(path("new/out"));
        QCOMPARE(names.size(), 4);
        QVERIFY(names.contains(QStringLiteral("Kitchen/Jam.md")));
        QVERIFY2(names.contains(QStringLiteral("Kitchen/Bread (2).md")) ||
                     names.contains(QStringLiteral("Kitchen/bread (2).md")),
                 qPrintable(names.join(u' ')));
    }

    void writesEverythingButTheTrash() {
        for (const ExportFormat format : {ExportFormat::Json, ExportFormat::Html}) {
            const QString file = path(format == ExportFormat::Json ? "all.json" : "all.html");
            const Outcome done =
                run({.scope = ExportRequest::Scope::Everything, .format = format, .path = file});
            QCOMPARE(done.problem, QString());
            QCOMPARE(done.files, 1);
            const QByteArray bytes = bytesOf(file);
            for (const char* text : {"That is Bread.", "That is bread.", "That is Sky.", "That is a/b."})
                QVERIFY2(bytes.contains(text), text);
            QVERIFY(!bytes.contains("That is Long."));
        }
        const QJsonDocument json = QJsonDocument::fromJson(bytesOf(path("all.json")));
        QCOMPARE(json[u"conversations"].toArray().size(), 5);
        QCOMPARE(json[u"folders"].toArray().size(), 1);
        QCOMPARE(json[u"folders"][0][u"name"].toString(), QStringLiteral("Kitchen"));
    }

    void filesThatAreThereStay() {
        QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("Kitchen")));
        QCOMPARE(writeExport(path("Kitchen/Jam.md"), "mine"), QString());
        QCOMPARE(writeExport(path("a b.md"), "mine too"), QString());
        const Outcome done = run({.scope = ExportRequest::Scope::Everything, .path = m_folder->path()});
        QCOMPARE(done.problem, QString());
        QCOMPARE(done.files, 5);
        QCOMPARE(bytesOf(path("Kitchen/Jam.md")), QByteArray("mine"));
        QCOMPARE(bytesOf(path("a b.md")), QByteArray("mine too"));
        QVERIFY(bytesOf(path("Kitchen/Jam (2).md")).contains("That is Jam."));
        QVERIFY(bytesOf(path("a b (2).md")).contains("That is a/b."));
    }

    void aCancelledExportLeavesWhatWasThere() {
        QCOMPARE(writeExport(path("all.json"), "old"), QString());
        const Outcome file = run({.scope = ExportRequest::Scope::Everything,
                                  .format = ExportFormat::Json,
                                  .path = path("all.json")},
                                 true);
        QVERIFY(file.isCancelled);
        QCOMPARE(file.problem, QString());
        QCOMPARE(file.files, 0);
        QCOMPARE(bytesOf(path("all.json")), QByteArray("old"));
        QVERIFY(
            run({.scope = ExportRequest::Scope::Everything, .path = path("deep/folder")}, true).isCancelled);
        QCOMPARE(filesIn(m_folder->path()), QStringList{"all.json"});
    }

    void aJobThatIsDestroyedLeavesNothing() {
        {
            ExportJob job(*m_store);
            job.start({.scope = ExportRequest::Scope::Everything, .path = path("out")});
            QTest::qWait(1); // somewhere in the middle
        }
        for (const QString& name : filesIn(m_folder->path()))
            QVERIFY2(!name.contains(QStringLiteral(".conclave-export")), qPrintable(name));
    }

    void aFullDiskLeavesWhatWasThere() {
        const qint64 big = add(QStringLiteral("Big"), QStringLiteral("?"), QString(1 << 20, u'x'));
        QCOMPARE(writeExport(path("all.json"), "old"), QString());
        {
            const FullDisk full;
            for (const ExportFormat format :
                 {ExportFormat::Json, ExportFormat::Html, ExportFormat::Markdown}) {
                const Outcome failed = run({.scope = ExportRequest::Scope::Conversations,
                                            .conversationIds = {big},
                                            .format = format,
                                            .path = path("all.json")});
                QVERIFY2(failed.problem.contains(QStringLiteral("could not be written")),
                         qPrintable(failed.problem));
                QCOMPARE(failed.files, 0);
            }
            const Outcome failed = run({.scope = ExportRequest::Scope::Conversations,
                                        .conversationIds = {m_ids[QStringLiteral("Sky")], big},
                                        .path = path("out")});
            QVERIFY2(failed.problem.contains(QStringLiteral("could not be written")),
                     qPrintable(failed.problem));
        }
        QCOMPARE(bytesOf(path("all.json")), QByteArray("old"));
        QCOMPARE(filesIn(m_folder->path()), QStringList{"all.json"});
        valueOf(m_store->remove({big}));
    }

    void saysWhatIsWrongWithTheTarget_data() {
        QTest::addColumn<ExportRequest::Scope>("scope");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("part");
        using Scope = ExportRequest::Scope;
        QTest::newRow("a folder") << Scope::Conversations << "sub"
                                  << "is a folder";
        QTest::newRow("no folder there") << Scope::Conversations << "no/such/x.md"
                                         << "does not exist";
        QTest::newRow("too long") << Scope::Conversations << QString(300, u'x') << "too long";
        QTest::newRow("nothing named") << Scope::Conversations << ""
                                       << "No file was named";
        QTest::newRow("a file, where many will be") << Scope::Everything << "file"
                                                    << "is a file";
        QTest::newRow("below a file") << Scope::Everything << "file/x"
                                      << "cannot be created";
        QTest::newRow("read-only") << Scope::Conversations << "/proc/x.md"
                                   << "/proc/x.md";
        QTest::newRow("read-only, many") << Scope::Everything << "/proc/out"
                                         << "cannot be created";
    }
    void saysWhatIsWrongWithTheTarget() {
        QFETCH(ExportRequest::Scope, scope);
        QFETCH(QString, name);
        QFETCH(QString, part);
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("sub")));
        QCOMPARE(writeExport(path("file"), "x"), QString());
        const Outcome failed =
            run({.scope = scope,
                 .conversationIds = {m_ids[QStringLiteral("Sky")]},
                 .path = name.isEmpty() || name.startsWith(u'/') ? name : m_folder->filePath(name)});
        QVERIFY2(failed.problem.contains(part), qPrintable(failed.problem));
        QVERIFY(!failed.isCancelled);
        QCOMPARE(filesIn(m_folder->path()), (QStringList{"file", "sub"}));
    }

    void saysWhatIsNotThere() {
        QVERIFY(!run({.scope = ExportRequest::Scope::Conversations,
                      .conversationIds = {99999},
                      .path = path("x")})
                     .problem.isEmpty());
        QVERIFY(!run({.scope = ExportRequest::Scope::Conversations, .path = path("x")}).problem.isEmpty());
        QVERIFY(run({.scope = ExportRequest::Scope::Folder, .folderId = 999, .path = path("x")})
                    .problem.contains(QStringLiteral("does not exist any more")));
        QVERIFY(run({.scope = ExportRequest::Scope::Conversations,
                     .conversationIds = {m_ids[QStringLiteral("Sky")]},
                     .format = ExportFormat::Pdf,
                     .path = path("x.pdf")})
                    .problem.contains(QStringLiteral("PDF")));
        QVERIFY(filesIn(m_folder->path()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TstExportJob)
#include "tst_export_job.moc"
