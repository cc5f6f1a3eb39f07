// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/restore.h"

#include "app/store/backup.h"
#include "app/store/database.h"
#include "app/store/migrations.h"
#include "tests/app/store/encrypted_history.h"
#include "tests/app/store/store_waiting.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace conclave;

namespace {

QByteArray contentsOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TstRestore : public QObject {
    Q_OBJECT

  private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<ChatStore> m_store;

    MessageRow ask(qint64 conversation, qint64 parent, const QString& text) {
        return valueOf(m_store->createQuestion(conversation, parent, text, text));
    }
    QString backUp() { return valueOf(makeBackup(m_path, BackupFile::Reason::Daily)).path; }
    RestoreOutcome restore(const QString& path, RestoreMode mode) {
        return valueOf(m_store->restoreBackup(path, mode));
    }
    QStringList titles() {
        QStringList titles;
        for (const ConversationRow& row : valueOf(m_store->conversations()))
            titles.append(row.title);
        titles.sort();
        return titles;
    }

  private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("history.sqlite"));
        beginHistory(m_path);
        m_store = std::make_unique<ChatStore>(m_path);
        valueOf(m_store->opened());
    }
    void cleanup() { m_store.reset(); }

    void mergeBringsPresetsPromptsAndSettingsOfConversations() {
        PresetRow preset;
        preset.name = QStringLiteral("preset");
        PromptRow prompt;
        prompt.name = prompt.text = QStringLiteral("prompt");
        valueOf(m_store->savePresets({preset}));
        valueOf(m_store->savePrompts({prompt}));
        const MessageRow question = ask(0, 0, QStringLiteral("q"));
        ConversationAnswering answering;
        answering.own.topK = 9;
        valueOf(m_store->setConversationAnswering(question.conversationId, answering));
        const QString backup = backUp();
        valueOf(m_store->deleteForGood(valueOf(m_store->remove({question.conversationId}))));
        valueOf(m_store->removePrompts({valueOf(m_store->prompts())[0].id}));
        valueOf(m_store->emptyTrash());

        restore(backup, RestoreMode::Merge);
        QCOMPARE(valueOf(m_store->presets()).size(), 1);
        QCOMPARE(valueOf(m_store->prompts()).size(), 1);
        const auto rows = valueOf(m_store->conversations());
        QCOMPARE(rows.size(), 1);
        QVERIFY(valueOf(m_store->conversationAnswering(rows[0].id)) == answering);
    }

    void mergeBringsBackWhatIsMissingAndRemovesNothing() {
        const MessageRow kept = ask(0, 0, QStringLiteral("kept"));
        const MessageRow purged = ask(0, 0, QStringLiteral("purged"));
        const MessageRow answer = valueOf(m_store->createAnswer(purged.conversationId, purged.id, {}));
        valueOf(m_store->finishAnswer({answer.id, QStringLiteral("text"), {}, 0, {}}, MessageState::Complete,
                                      {}, {}));
        const MessageRow trashed = ask(0, 0, QStringLiteral("trashed"));
        const QString backup = backUp();
        valueOf(m_store->deleteForGood(valueOf(m_store->remove({purged.conversationId}))));
        valueOf(m_store->remove({trashed.conversationId}));
        ask(kept.conversationId, kept.id, QStringLiteral("newer"));
        ask(0, 0, QStringLiteral("new"));

        QSignalSpy changed(m_store.get(), &ChatStore::listChanged);
        const QByteArray before = contentsOf(backup);
        const RestoreOutcome outcome = restore(backup, RestoreMode::Merge);
        QCOMPARE(outcome.conversations, 3);
        QCOMPARE(outcome.added, 1);
        QCOMPARE(outcome.unchanged, 1);
        QCOMPARE(outcome.inTrash, 1);
        QCOMPARE(outcome.updated, 0);
        QCOMPARE(outcome.addedMessages, 2);
        QCOMPARE(titles(),
                 (QStringList{QStringLiteral("kept"), QStringLiteral("new"), QStringLiteral("purged")}));
        QCOMPARE(valueOf(m_store->branch(kept.conversationId)).size(), 2);
        QTRY_VERIFY(!changed.isEmpty());
        QCOMPARE(contentsOf(backup), before);

        // Again there is nothing to bring; and it can be taken back.
        QCOMPARE(restore(backup, RestoreMode::Merge).unchanged, 2);
        valueOf(m_store->removeImport(outcome.importId));
        QCOMPARE(titles(), (QStringList{QStringLiteral("kept"), QStringLiteral("new")}));
    }

    void mergeTakesABackupOfAnOlderSchema() {
        const QString old = QStringLiteral(CONCLAVE_SOURCE_DIR "/tests/data/history/version1.sqlite");
        const QByteArray before = contentsOf(old);
        QVERIFY(!before.isEmpty());
        ask(0, 0, QStringLiteral("here"));
        const RestoreOutcome outcome = restore(old, RestoreMode::Merge);
        QVERIFY(outcome.added > 0);
        QCOMPARE(titles().size(), outcome.added + 1);
        QCOMPARE(contentsOf(old), before);
    }

    void mergeOfManyLetsOtherCallsInBetween() {
        for (int i = 0; i < 60; ++i)
            ask(0, 0, QString::number(i));
        const QString backup = backUp();
        for (const ConversationRow& row : valueOf(m_store->conversations()))
            valueOf(m_store->deleteForGood(valueOf(m_store->remove({row.id}))));
        auto restoring = m_store->restoreBackup(backup, RestoreMode::Merge);
        const auto asked =
            m_store->createQuestion(0, 0, QStringLiteral("between"), QStringLiteral("between"));
        const MessageRow between = valueOf(asked);
        QCOMPARE(valueOf(restoring).added, 60);
        QCOMPARE(valueOf(m_store->conversations()).size(), 61);
        qint64 highest = 0;
        for (const ConversationRow& row : valueOf(m_store->conversations()))
            highest = std::max(highest, row.id);
        QVERIFY(between.conversationId < highest); // it did not wait for the end
    }

    void replaceMakesEverythingAsItWasAndKeepsWhatWasHere() {
        const MessageRow kept = ask(0, 0, QStringLiteral("kept"));
        const QString backup = backUp();
        const MessageRow later = ask(0, 0, QStringLiteral("later"));
        valueOf(m_store->rename(kept.conversationId, QStringLiteral("renamed")));
        const RestoreOutcome outcome = restore(backup, RestoreMode::Replace);
        QCOMPARE(outcome.conversations, 1);
        QCOMPARE(titles(), QStringList{QStringLiteral("kept")});

        // Ids that were given out are not given out again.
        QVERIFY(ask(0, 0, QStringLiteral("next")).conversationId > later.conversationId);

        // And back again.
        const RestoreOutcome back = restore(outcome.previousPath, RestoreMode::Replace);
        QCOMPARE(back.conversations, 2);
        QCOMPARE(titles(), (QStringList{QStringLiteral("later"), QStringLiteral("renamed")}));
        const auto backups = valueOf(listBackups(m_path));
        QCOMPARE(std::count_if(
                     backups.begin(), backups.end(),
                     [](const BackupFile& file) { return file.reason == BackupFile::Reason::BeforeRestore; }),
                 2);

        m_store.reset();
        m_store = std::make_unique<ChatStore>(m_path);
        QCOMPARE(titles().size(), 2);
        QVERIFY2(m_store->notice().isEmpty(), qPrintable(m_store->notice()));
    }

    void replaceWaitsForTheEndOfAnAnswer() {
        const MessageRow question = ask(0, 0, QStringLiteral("q"));
        const QString backup = backUp();
        valueOf(m_store->createAnswer(question.conversationId, question.id, {}));
        const auto error = failureOf(m_store->restoreBackup(backup, RestoreMode::Replace));
        QVERIFY(error);
        QVERIFY(error->title.startsWith(QStringLiteral("An answer is being written.")));
        QCOMPARE(valueOf(m_store->branch(question.conversationId)).size(), 2);
    }

    void whatCannotBeRestoredIsASentence_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("missing") << "missing"
                                 << "There is no backup %1 any more. Choose another one.";
        QTest::newRow("text") << "text"
                              << "%1 is no backup of Conclave's history. Choose another file.";
        QTest::newRow("foreign") << "foreign"
                                 << "%1 is no backup of Conclave's history. Choose another file.";
        QTest::newRow("damaged") << "damaged"
                                 << "The backup %1 is damaged and cannot be restored. Choose another one.";
        QTest::newRow("newer") << "newer"
                               << "The backup %1 was made by a newer version of Conclave. Update Conclave to "
                                  "restore it.";
    }
    void whatCannotBeRestoredIsASentence() {
        QFETCH(QString, kind);
        QFETCH(QString, sentence);
        for (int i = 0; i < 30; ++i)
            ask(0, 0, QString(2000, u'x'));
        const QString path = m_folder->filePath(QStringLiteral("chosen.sqlite"));
        if (kind != QLatin1String("missing")) {
            QByteArray bytes = contentsOf(backUp());
            if (kind == QLatin1String("text"))
                bytes = QByteArray(9000, 't');
            if (kind == QLatin1String("damaged"))
                bytes.replace(bytes.size() / 2, 8192, QByteArray(8192, '\0'));
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
            file.close();
            const auto database = Database::open(path, Database::Mode::Write);
            if (kind == QLatin1String("foreign"))
                valueOf(std::get<0>(database)->execute("PRAGMA application_id = 7"));
            if (kind == QLatin1String("newer"))
                valueOf(std::get<0>(database)->execute("PRAGMA user_version = 99"));
        }
        for (const RestoreMode mode : {RestoreMode::Merge, RestoreMode::Replace}) {
            const auto error = failureOf(m_store->restoreBackup(path, mode));
            QVERIFY(error);
            QCOMPARE(error->title, sentence.arg(path));
        }
        QCOMPARE(valueOf(m_store->conversations()).size(), 30);
    }
};

QTEST_GUILESS_MAIN(TstRestore)
#include "tst_restore.moc"
