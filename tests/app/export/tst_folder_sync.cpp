// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/folder_sync.h"
#include "tests/app/store/store_waiting.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace conclave;

namespace {

QByteArray bytesOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TstFolderSync : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ChatStore> m_store;

    QString out(const QString& name = {}) const {
        return m_folder->filePath(QStringLiteral("notes/") + name);
    }

    qint64 add(const QString& title, const QString& reply = QStringLiteral("Reply.")) {
        const MessageRow asked = valueOf(m_store->createQuestion(0, 0, QStringLiteral("Question?"), title));
        answer(asked.conversationId, asked.id, reply);
        return asked.conversationId;
    }
    void answer(qint64 conversation, qint64 parent, const QString& reply) {
        const Provenance by{.modelName = QStringLiteral("Starter")};
        const MessageRow row = valueOf(m_store->createAnswer(conversation, parent, by));
        valueOf(m_store->finishAnswer({.messageId = row.id, .text = reply}, MessageState::Complete, {}, by));
    }

    SyncResult run(FolderSync::Extent extent = FolderSync::Extent::Everything) {
        FolderSync sync(*m_store, out(), {});
        QSignalSpy finished(&sync, &FolderSync::finished);
        sync.start(extent);
        if (!finished.wait(60000))
            return {.problem = QStringLiteral("does not end")};
        return finished[0][0].value<SyncResult>();
    }

    /// The files there, without the index.
    QStringList names() const {
        QStringList all;
        QDirIterator it(out(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (it.hasNext())
            if (const QString name = QDir(out()).relativeFilePath(it.next());
                name != QLatin1String(SyncFolder::kIndexName))
                all << name;
        all.sort();
        return all;
    }

  private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<ChatStore>(m_folder->filePath(QStringLiteral("history.sqlite")));
    }
    void cleanup() { m_store.reset(); }

    void writesAFileForEachWithFrontMatter() {
        const qint64 id = add(QStringLiteral("Bread \"and\" butter"), QStringLiteral("With salt."));
        add(QStringLiteral("Jam"));
        const qint64 kitchen = valueOf(m_store->createFolder(QStringLiteral("Kitchen"))).id;
        valueOf(m_store->moveToFolder({id}, kitchen));
        valueOf(m_store->setPinned(id, true));
        const SyncResult result = run();
        QCOMPARE(result.problem, QString());
        QCOMPARE(result.written, 2);
        QCOMPARE(names(), (QStringList{"Jam.md", "Kitchen/Bread and butter.md"}));
        const QByteArray bytes = bytesOf(out(QStringLiteral("Kitchen/Bread and butter.md")));
        QVERIFY2(bytes.startsWith("---\nuuid: \""), bytes);
        for (const char* part :
             {"\ntitle: \"Bread \\\"and\\\" butter\"\n", "\nmodels: [\"Starter\"]\n",
              "\nfolder: \"Kitchen\"\n", "\ntags: [conclave, pinned]\n---\n\n# Bread", "With salt."})
            QVERIFY2(bytes.contains(part), part);
    }

    void writesOnlyWhatHasChanged() {
        const qint64 id = add(QStringLiteral("Bread"));
        add(QStringLiteral("Jam"));
        run();
        SyncResult result = run(FolderSync::Extent::Changed);
        QCOMPARE(result.written, 0);
        QCOMPARE(result.unchanged, 2);
        result = run();
        QCOMPARE(result.written, 0);
        const auto branch = valueOf(m_store->branch(id));
        answer(id, branch[0].id, QStringLiteral("A second reply."));
        result = run(FolderSync::Extent::Changed);
        QCOMPARE(result.written, 1);
        QCOMPARE(result.unchanged, 1);
        QVERIFY(bytesOf(out(QStringLiteral("Bread.md"))).contains("A second reply."));
    }

    void anAnswerThatIsBeingWrittenIsLookedAtAgain() {
        const MessageRow asked =
            valueOf(m_store->createQuestion(0, 0, QStringLiteral("?"), QStringLiteral("Bread")));
        const MessageRow row = valueOf(m_store->createAnswer(asked.conversationId, asked.id, {}));
        run();
        valueOf(m_store->finishAnswer({.messageId = row.id, .text = QStringLiteral("All of it.")},
                                      MessageState::Complete, {}, {}));
        QCOMPARE(run(FolderSync::Extent::Changed).written, 1);
        QVERIFY(bytesOf(out(QStringLiteral("Bread.md"))).contains("All of it."));
    }

    void newTitlesAndFoldersMoveFiles() {
        const qint64 id = add(QStringLiteral("Bread"));
        run();
        valueOf(m_store->rename(id, QStringLiteral("Cake")));
        SyncResult result = run(FolderSync::Extent::Changed);
        QCOMPARE(result.moved, 1);
        QCOMPARE(names(), QStringList{"Cake.md"});
        const qint64 kitchen = valueOf(m_store->createFolder(QStringLiteral("Kitchen"))).id;
        valueOf(m_store->moveToFolder({id}, kitchen));
        run(FolderSync::Extent::Changed);
        QCOMPARE(names(), QStringList{"Kitchen/Cake.md"});
        valueOf(m_store->moveToFolder({id}, 0));
        run(FolderSync::Extent::Changed);
        QCOMPARE(names(), QStringList{"Cake.md"});
        QVERIFY(!QDir(out(QStringLiteral("Kitchen"))).exists());
    }

    void equalTitlesKeepTheirNumbers() {
        add(QStringLiteral("Bread"), QStringLiteral("first"));
        add(QStringLiteral("bread"), QStringLiteral("second"));
        run();
        const QStringList before = names();
        QCOMPARE(before.size(), 2);
        const QByteArray first = bytesOf(out(before[0]));
        run();
        QCOMPARE(names(), before);
        QCOMPARE(bytesOf(out(before[0])), first);
    }

    void deletedOnesArePutAsideAndComeBack() {
        const qint64 id = add(QStringLiteral("Bread"));
        add(QStringLiteral("Jam"));
        run();
        const UndoStep step = valueOf(m_store->remove({id}));
        SyncResult result = run(FolderSync::Extent::Changed);
        QCOMPARE(result.putAside, 1);
        QCOMPARE(names(), (QStringList{"Deleted/Bread.md", "Jam.md"}));
        QCOMPARE(run().putAside, 0);
        valueOf(m_store->restore(step));
        result = run(FolderSync::Extent::Changed);
        QCOMPARE(result.moved, 1);
        QCOMPARE(names(), (QStringList{"Bread.md", "Jam.md"}));
    }

    void whatPeopleChangedIsTheirs() {
        const qint64 id = add(QStringLiteral("Bread"));
        run();
        const QString path = out(QStringLiteral("Bread.md"));
        QCOMPARE(writeExport(path, "my own notes"), QString());
        SyncResult result = run(); // nothing is new here
        QCOMPARE(result.written, 0);
        QVERIFY(result.notes.isEmpty());
        QCOMPARE(names(), QStringList{"Bread.md"});

        answer(id, valueOf(m_store->branch(id))[0].id, QStringLiteral("News."));
        result = run(FolderSync::Extent::Changed);
        QCOMPARE(result.notes.size(), 1);
        QVERIFY2(result.notes[0].contains(QStringLiteral("Bread (2).md")), qPrintable(result.notes[0]));
        QCOMPARE(bytesOf(path), QByteArray("my own notes"));
        QVERIFY(bytesOf(out(QStringLiteral("Bread (2).md"))).contains("News."));
        QCOMPARE(run().notes.size(), 0); // said once
        QCOMPARE(names(), (QStringList{"Bread (2).md", "Bread.md"}));
    }

    void filesThatWereThereStay() {
        QVERIFY(QDir().mkpath(out()));
        QCOMPARE(writeExport(out(QStringLiteral("Bread.md")), "mine"), QString());
        add(QStringLiteral("Bread"));
        run();
        QCOMPARE(bytesOf(out(QStringLiteral("Bread.md"))), QByteArray("mine"));
        QVERIFY(bytesOf(out(QStringLiteral("Bread (2).md"))).contains("Reply."));
    }

    void aLostOrDamagedIndexCostsNothing() {
        add(QStringLiteral("Bread"));
        run();
        const QString index = out(QLatin1String(SyncFolder::kIndexName));
        QVERIFY(QFile::remove(index));
        QCOMPARE(run().written, 0);
        QCOMPARE(names(), QStringList{"Bread.md"});
        for (const char* damage :
             {"", "{", "[1]", "{\"files\": {\"x\": {\"path\": \"../../outside.md\"}}}"}) {
            QCOMPARE(writeExport(index, damage), QString());
            const SyncResult result = run();
            QCOMPARE(result.problem, QString());
            QCOMPARE(names(), QStringList{"Bread.md"});
        }
    }

    void aFileThatIsGoneIsWrittenAgain() {
        add(QStringLiteral("Bread"));
        run();
        QVERIFY(QFile::remove(out(QStringLiteral("Bread.md"))));
        QCOMPARE(run(FolderSync::Extent::Changed).written, 1);
        QCOMPARE(names(), QStringList{"Bread.md"});
    }

    void saysWhatIsWrongWithTheFolder() {
        add(QStringLiteral("Bread"));
        QCOMPARE(writeExport(m_folder->filePath(QStringLiteral("notes")), "a file"), QString());
        QVERIFY(run().problem.contains(QStringLiteral("is a file")));
        FolderSync sync(*m_store, QStringLiteral("/proc/notes"), {});
        QSignalSpy finished(&sync, &FolderSync::finished);
        sync.start();
        QVERIFY(finished.wait(60000));
        QVERIFY(finished[0][0].value<SyncResult>().problem.contains(QStringLiteral("cannot be created")));
    }

    void aSecondStartRunsAgainAndCancelEnds() {
        add(QStringLiteral("Bread"));
        FolderSync sync(*m_store, out(), {});
        QSignalSpy finished(&sync, &FolderSync::finished);
        sync.start();
        sync.start(FolderSync::Extent::Changed);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, 60000);
        QVERIFY(!sync.isRunning());
        add(QStringLiteral("Jam"));
        sync.start();
        sync.cancel();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 3, 60000);
        QVERIFY(finished[2][0].value<SyncResult>().isCancelled);
        QCOMPARE(run().written, 1);
    }
};

QTEST_GUILESS_MAIN(TstFolderSync)
#include "tst_folder_sync.moc"
