// SPDX-License-Identifier: GPL-3.0-or-later
// A history that nobody reads without its passphrase: what people see, and what lies on the disk.
#include "app/store/chat_store.h"

#include "app/store/backup.h"
#include "app/store/conversion.h"
#include "app/store/files.h"
#include "app/store/history_file.h"
#include "app/store/key_marker.h"
#include "app/store/old_keys.h"
#include "app/store/recovery_file.h"
#include "app/store/sealed_file.h"
#include "app/store/search/history_search.h"
#include "tests/app/store/encrypted_history.h"
#include "tests/app/store/small_disk.h"
#include "tests/app/store/store_waiting.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace conclave;
using Kind = StoreError::Kind;

namespace {

const QString kPassphrase = u"Räuber Hotzenplotz 7"_qs;
const QString kWord = u"Kaffeemühle"_qs; // in every text of a history here

QByteArray hashOf(const QString& path) {
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        QTest::qFail("cannot read the file", __FILE__, __LINE__);
    return hash.result();
}

bool isPlain(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(15) == "SQLite format 3";
}

void overwrite(const QString& path, qint64 at, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(at) && file.write(bytes) == bytes.size());
}

} // namespace

class TstEncryption : public QObject {
    Q_OBJECT

  private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SmallDisk> m_disk;
    QString m_path;
    std::unique_ptr<ChatStore> m_store;

    void open() {
        m_store.reset();
        m_store = std::make_unique<ChatStore>(m_path);
        m_store->opened().waitForFinished();
    }
    bool isLocked() { return m_store->status().kind == HistoryStatus::Kind::Locked; }
    MessageRow ask(const QString& text, const MessageRow& parent = {}) {
        return valueOf(m_store->createQuestion(parent.conversationId, parent.id, text + u' ' + kWord,
                                               u"About a "_qs + kWord));
    }
    /// Two conversations, a draft and a folder, with two backups.
    void fill() {
        open();
        const MessageRow first = ask(QStringLiteral("first"));
        const MessageRow answer =
            valueOf(m_store->createAnswer(first.conversationId, first.id, {.modelName = kWord}));
        valueOf(
            m_store->finishAnswer({.messageId = answer.id, .text = kWord.repeated(3000), .reasoning = kWord},
                                  MessageState::Complete, {}, {.modelName = kWord}));
        ask(QStringLiteral("second"));
        valueOf(m_store->saveDraft(0, kWord));
        valueOf(m_store->createFolder(kWord));
        valueOf(makeBackup(m_path, BackupFile::Reason::Daily));
        valueOf(makeBackup(m_path, BackupFile::Reason::BeforeRestore));
    }
    QStringList texts() {
        QStringList texts;
        for (const ConversationRow& row : valueOf(m_store->conversations()))
            for (const MessageRow& message : valueOf(m_store->tree(row.id)))
                texts.append(message.text.left(30));
        return texts;
    }
    /// Files in which a word of the history can be read.
    QStringList readableFiles() {
        const QByteArray utf8 = kWord.toUtf8();
        const QByteArray utf16(reinterpret_cast<const char*>(kWord.utf16()), kWord.size() * 2);
        QStringList found;
        QDirIterator files(m_folder->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QByteArray bytes = file.readAll();
            if (bytes.contains(utf8) || bytes.contains(utf16))
                found.append(file.fileName());
        }
        return found;
    }
    QStringList filesBesideHistory() {
        QStringList names = QDir(QFileInfo(m_path).path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
        names.removeIf([](const QString& name) { return name.endsWith(QLatin1String(".lock")); });
        return names;
    }
    QStringList setAside() { return setAsideFiles(m_path); }
    void verifySound() {
        const auto database = valueOf(Database::open(m_path, Database::Mode::ReadOnly));
        for (const char* sql : {"PRAGMA integrity_check", "PRAGMA foreign_key_check"}) {
            Statement check(*database, sql);
            while (check.step())
                QCOMPARE(check.text(0), QStringLiteral("ok"));
            QVERIFY(!check.failed());
        }
    }

  private slots:
    void initTestCase() {
        QVERIFY2(sqlcipher() != nullptr, qPrintable(sqlcipherObstacle())); // app/install_packages.sh has it
    }
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("data/history.sqlite"));
        for (const char* name : {"XDG_STATE_HOME", "XDG_CACHE_HOME"}) {
            const QString folder = m_folder->filePath(QString::fromLatin1(name));
            QVERIFY(QDir().mkpath(folder));
            qputenv(name, folder.toUtf8());
        }
    }
    void cleanup() {
        m_store.reset();
        m_disk.reset();
    }

    void isNotEncryptedAsARule() {
        open();
        QCOMPARE(int(m_store->encryption().custody), int(KeyCustody::None));
        QVERIFY(m_store->encryption().isUnlocked);
        QVERIFY(m_store->encryption().obstacle.isEmpty());
        QVERIFY(m_store->encryptionSalt().isEmpty());
    }

    void staysAsItWasWhenItIsEncrypted() {
        fill();
        const QStringList before = texts();
        QSignalSpy changed(m_store.get(), &ChatStore::encryptionChanged);
        QSignalSpy progress(m_store.get(), &ChatStore::conversionProgress);
        valueOf(m_store->encrypt(kPassphrase));
        QCOMPARE(texts(), before);
        QVERIFY(!isPlain(m_path));
        QCOMPARE(int(m_store->encryption().custody), int(KeyCustody::Passphrase));
        QVERIFY(m_store->encryption().isUnlocked);
        QCOMPARE(m_store->encryptionSalt().size(), HistoryKey::kSaltBytes);
        QTRY_VERIFY(!changed.isEmpty() && !progress.isEmpty());
        QTRY_COMPARE(progress.last()[0].toDouble(), 1.0);
        // And it goes on.
        ask(QStringLiteral("third"));
        QCOMPARE(texts().size(), before.size() + 1);
        QCOMPARE(m_store->status(), HistoryStatus());
        verifySound();
    }

    void isLockedAtTheNextStart() {
        fill();
        valueOf(m_store->encrypt(kPassphrase));
        const QStringList before = texts();
        open();
        QVERIFY(errorOf(m_store->opened().result()) == nullptr);
        QVERIFY(isLocked());
        QVERIFY(!m_store->status().sentence.isEmpty());
        QVERIFY(!m_store->encryption().isUnlocked);
        QCOMPARE(int(m_store->encryption().custody), int(KeyCustody::Passphrase));
        QCOMPARE(failureOf(m_store->conversations())->kind, Kind::Locked);
        QCOMPARE(failureOf(m_store->createQuestion(0, 0, kWord, kWord))->kind, Kind::Locked);
        QCOMPARE(failureOf(m_store->restoreBackup(m_path, RestoreMode::Merge))->kind, Kind::Locked);
        QCOMPARE(failureOf(m_store->decrypt())->kind, Kind::Locked);
        HistorySearch search(m_path);
        QCOMPARE(failureOf(search.search({.text = kWord}))->kind, Kind::Locked);
        // Private conversations need no file.
        const MessageRow secret = valueOf(
            m_store->createQuestion(kNewPrivateConversation, 0, QStringLiteral("private"), QString()));
        QCOMPARE(valueOf(m_store->branch(secret.conversationId)).size(), 1);

        const QByteArray hash = hashOf(m_path);
        const QStringList files = filesBesideHistory();
        for (int tries = 0; tries < 2; ++tries)
            QCOMPARE(failureOf(m_store->unlock(u"Räuber hotzenplotz 7"_qs))->kind, Kind::WrongKey);
        QCOMPARE(failureOf(m_store->unlock(HistoryKey::random()))->kind, Kind::WrongKey);
        QVERIFY(isLocked());
        QCOMPARE(hashOf(m_path), hash);
        QCOMPARE(filesBesideHistory(), files);

        QSignalSpy listed(m_store.get(), &ChatStore::listChanged);
        QSignalSpy changed(m_store.get(), &ChatStore::statusChanged);
        valueOf(m_store->unlock(kPassphrase));
        QCOMPARE(m_store->status(), HistoryStatus());
        QCOMPARE(texts(), before);
        QVERIFY(m_store->encryption().isUnlocked);
        QTRY_VERIFY(!listed.isEmpty() && !changed.isEmpty());
        QCOMPARE(valueOf(m_store->branch(secret.conversationId)).size(), 1);
        valueOf(m_store->unlock(QStringLiteral("whatever"))); // is open
    }

    void nothingCanBeReadWithoutTheKey() {
        fill();
        QVERIFY(!readableFiles().isEmpty());
        valueOf(m_store->encrypt(kPassphrase));
        ask(QStringLiteral("in the log"));
        QCOMPARE(readableFiles(), QStringList());
        valueOf(makeBackup(m_path, BackupFile::Reason::Daily));
        QCOMPARE(readableFiles(), QStringList());
        QCOMPARE(valueOf(listBackups(m_path)).size(), 4);
        int newest = 0;
        for (const BackupFile& backup : valueOf(listBackups(m_path))) {
            QVERIFY(!isPlain(backup.path));
            QVERIFY(backup.conversationCount == 2 || backup.conversationCount == 3);
            newest += backup.conversationCount == 3 ? 1 : 0;
        }
        QCOMPARE(newest, 1);
        m_store.reset();
        QCOMPARE(readableFiles(), QStringList());
        QCOMPARE(filesBesideHistory(),
                 QStringList({QStringLiteral("history.sqlite"), QStringLiteral("history.sqlite.key")}));
        QFile file(KeyMarker::pathOf(m_path));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("Hotzenplotz"));
    }

    void decryptsAgain() {
        fill();
        const QStringList before = texts();
        valueOf(m_store->encrypt(kPassphrase));
        valueOf(m_store->decrypt());
        QCOMPARE(texts(), before);
        QCOMPARE(int(m_store->encryption().custody), int(KeyCustody::None));
        QVERIFY(m_store->encryptionSalt().isEmpty());
        QVERIFY(isPlain(m_path));
        const auto backups = valueOf(listBackups(m_path));
        QCOMPARE(backups.size(), 4);
        for (const BackupFile& backup : backups) {
            QVERIFY(isPlain(backup.path));
            QCOMPARE(backup.conversationCount, 2);
        }
        {
            HistorySearch search(m_path);
            QTRY_COMPARE(valueOf(search.search({.text = QStringLiteral("second")})).hits.size(), 1);
        }
        valueOf(m_store->decrypt()); // is plain
        open();
        QCOMPARE(m_store->status(), HistoryStatus());
        QCOMPARE(texts(), before);
        m_store.reset();
        QCOMPARE(filesBesideHistory(), QStringList({QStringLiteral("history.sqlite")}));
    }

    void opensWithAnySqlcipher() {
        fill();
        valueOf(m_store->encrypt(kPassphrase));
        m_store.reset();
        QStringList paths{m_path};
        for (const QString& backup : backupPaths(m_path))
            paths.append(backup);
        QCOMPARE(paths.size(), 4);
        for (const QString& path : paths) {
            sqlite3* handle = nullptr;
            QCOMPARE(sqlcipher()->open_v2(path.toUtf8().constData(), &handle, SQLITE_OPEN_READWRITE, nullptr),
                     SQLITE_OK);
            const QByteArray keyed = "PRAGMA key = '" + kPassphrase.toUtf8() +
                                     "'; PRAGMA kdf_iter = 600000; PRAGMA cipher_page_size = 4096;";
            QCOMPARE(sqlcipher()->exec(handle, keyed.constData(), nullptr, nullptr, nullptr), SQLITE_OK);
            int conversations = 0;
            const auto count = [](void* found, int, char** values, char**) {
                *static_cast<int*>(found) = std::atoi(values[0]);
                return 0;
            };
            QCOMPARE(sqlcipher()->exec(handle, "SELECT count(*) FROM conversations", count, &conversations,
                                       nullptr),
                     SQLITE_OK);
            QCOMPARE(conversations, 2);
            sqlcipher()->close_v2(handle);
        }
    }

    void changesTheKey() {
        fill();
        const QStringList before = texts();
        valueOf(m_store->encrypt(kPassphrase));
        const HistoryKey key = HistoryKey::random();
        valueOf(m_store->encrypt(key));
        QCOMPARE(texts(), before);
        QCOMPARE(int(m_store->encryption().custody), int(KeyCustody::Keyring));
        QCOMPARE(m_store->encryptionSalt(), key.salt());
        for (const BackupFile& backup : valueOf(listBackups(m_path)))
            QCOMPARE(backup.conversationCount, 2);
        QVERIFY(!QFileInfo::exists(OldKeys::pathOf(m_path)));
        open();
        QVERIFY(isLocked());
        QCOMPARE(int(m_store->encryption().custody), int(KeyCustody::Keyring));
        QCOMPARE(failureOf(m_store->unlock(kPassphrase))->kind, Kind::WrongKey);
        valueOf(m_store->unlock(*HistoryKey::fromRecoveryText(key.recoveryText())));
        QCOMPARE(texts(), before);
        QCOMPARE(valueOf(listBackups(m_path)).size(), 4);
        for (const BackupFile& backup : valueOf(listBackups(m_path)))
            QCOMPARE(backup.conversationCount, 2);
    }

    void backupsComeBackFromAnEncryptedHistory() {
        fill();
        valueOf(m_store->encrypt(kPassphrase));
        const QString backup = valueOf(makeBackup(m_path, BackupFile::Reason::Daily)).path;
        const QStringList before = texts();
        const MessageRow later = ask(QStringLiteral("later"));
        valueOf(m_store->restoreBackup(backup, RestoreMode::Replace));
        QCOMPARE(texts(), before);
        QVERIFY(ask(QStringLiteral("new")).id > later.id);
        const auto all = valueOf(m_store->conversations());
        valueOf(m_store->deleteForGood(valueOf(m_store->remove({all[0].id, all[1].id, all[2].id}))));
        QCOMPARE(valueOf(m_store->restoreBackup(backup, RestoreMode::Merge)).added, 2);
        verifySound();
    }

    void searchesOnThroughAConversion() {
        fill();
        HistorySearch search(m_path);
        const auto ids = [&] {
            QVector<qint64> found;
            for (const SearchHit& hit : valueOf(search.search({.text = kWord})).hits)
                found.append(hit.messageId);
            return found;
        };
        QTRY_COMPARE(ids().size(), 5); // two titles
        const QVector<qint64> before = ids();
        valueOf(m_store->encrypt(kPassphrase));
        QCOMPARE(ids(), before);
        QVERIFY(valueOf(search.search({.text = kWord})).isIndexComplete);
        QCOMPARE(valueOf(search.modelNames()), QStringList{kWord});
        valueOf(m_store->encrypt(HistoryKey::random()));
        QCOMPARE(ids(), before);
        valueOf(m_store->decrypt());
        QTRY_COMPARE(ids(), before);
    }

    void unlocksWithoutAMarker() {
        fill();
        valueOf(m_store->encrypt(kPassphrase));
        m_store.reset();
        QVERIFY(QFile::remove(KeyMarker::pathOf(m_path)));
        open();
        QVERIFY(isLocked());
        const QByteArray hash = hashOf(m_path);
        QCOMPARE(failureOf(m_store->unlock(QStringLiteral("wrong")))->kind, Kind::WrongKey);
        QCOMPARE(hashOf(m_path), hash);
        valueOf(m_store->unlock(kPassphrase));
        QCOMPARE(KeyMarker::read(m_path).entries.size(), 1);
        QCOMPARE(texts().size(), 3);
    }

    void aMarkerThatLiesLocksNobodyOut() {
        fill();
        valueOf(m_store->encrypt(kPassphrase));
        const QByteArray salt = m_store->encryptionSalt();
        m_store.reset();
        KeyMarker marker;
        marker.entries = {
            {.salt = salt, .custody = KeyCustody::Keyring, .iterations = 7, .check = "nonsense"}};
        QVERIFY(errorOf(marker.write(m_path)) == nullptr);
        open();
        valueOf(m_store->unlock(kPassphrase));
        QCOMPARE(texts().size(), 3);
        open();
        valueOf(m_store->unlock(kPassphrase));
    }

    void isNeverTakenForDamage() {
        fill();
        valueOf(m_store->encrypt(kPassphrase));
        ask(QStringLiteral("in the log"));
        // As after a death, and without a marker.
        const QString copy = m_folder->filePath(QStringLiteral("copy/history.sqlite"));
        QVERIFY(QDir().mkpath(QFileInfo(copy).path()));
        for (const char* suffix : {"", "-wal"})
            QVERIFY(QFile::copy(m_path + QLatin1String(suffix), copy + QLatin1String(suffix)));
        m_path = copy;
        open();
        QVERIFY(isLocked());
        QCOMPARE(failureOf(m_store->unlock(QStringLiteral("wrong")))->kind, Kind::WrongKey);
        m_store.reset();
        QCOMPARE(filesBesideHistory(),
                 QStringList({QStringLiteral("history.sqlite"), QStringLiteral("history.sqlite-wal")}));
        open();
        valueOf(m_store->unlock(kPassphrase));
        QVERIFY(m_store->notice().isEmpty());
        QCOMPARE(texts().size(), 4);
    }

    void aDamagedOneIsSetAsideAndSalvaged() {
        fill();
        for (int i = 0; i < 50; ++i)
            ask(QString(3000, u'x'));
        valueOf(m_store->encrypt(kPassphrase));
        m_store.reset();
        overwrite(m_path, QFileInfo(m_path).size() / 2 / 4096 * 4096 + 100, QByteArray(5000, 'd'));
        open();
        valueOf(m_store->unlock(kPassphrase));
        QVERIFY2(m_store->notice().contains(QStringLiteral("damaged")), qPrintable(m_store->notice()));
        QVERIFY(texts().size() > 20);
        QVERIFY(!isPlain(m_path));
        QCOMPARE(readableFiles(), QStringList());
        open();
        QVERIFY(isLocked());
        valueOf(m_store->unlock(kPassphrase));
        verifySound();
    }

    void whateverPageIsDamagedItGoesOn() {
        fill();
        const HistoryKey key = HistoryKey::random();
        valueOf(m_store->encrypt(key));
        m_store.reset();
        const QString whole = m_folder->filePath(QStringLiteral("whole"));
        QVERIFY(QFile::copy(m_path, whole));
        const qint64 pages = QFileInfo(whole).size() / 4096;
        QVERIFY(pages > 20);
        for (qint64 page = 1; page < pages; ++page) {
            m_store.reset();
            QVERIFY(QFile::remove(m_path) && QFile::copy(whole, m_path));
            overwrite(m_path, page * 4096 + 700, "damaged!");
            open();
            valueOf(m_store->unlock(key));
            QCOMPARE(m_store->status(), HistoryStatus());
            ask(QStringLiteral("goes on"));
            QVERIFY(!isPlain(m_path));
        }
    }

    void aDamagedFirstPageIsNoWrongPassphrase() {
        fill();
        valueOf(m_store->encrypt(kPassphrase));
        m_store.reset();
        overwrite(m_path, 16, QByteArray(4096, '\0'));
        open();
        QVERIFY(isLocked());
        QCOMPARE(failureOf(m_store->unlock(QStringLiteral("wrong")))->kind, Kind::WrongKey);
        valueOf(m_store->unlock(kPassphrase));
        QVERIFY(m_store->notice().contains(QStringLiteral("damaged")));
        ask(QStringLiteral("new"));
        m_store.reset();
        QVERIFY(!isPlain(m_path));
        QCOMPARE(readableFiles(), QStringList());
    }

    void whoDeletesItBeginsAnew() {
        fill();
        valueOf(m_store->encrypt(kPassphrase));
        m_store.reset();
        QVERIFY(QFile::remove(m_path));
        open();
        QCOMPARE(m_store->status(), HistoryStatus());
        QVERIFY(texts().isEmpty());
        QVERIFY(isPlain(m_path));
        QCOMPARE(int(m_store->encryption().custody), int(KeyCustody::None));
    }

    void isRefusedWhileAnotherConclaveHasItOpen() {
        fill();
        const QStringList before = texts();
        {
            const HistoryLock other(m_path);
            QVERIFY(!other.isAlone());
            const auto error = failureOf(m_store->encrypt(kPassphrase));
            QCOMPARE(error->kind, Kind::Busy);
            QVERIFY(error->title.contains(QStringLiteral("Another Conclave")));
        }
        QVERIFY(isPlain(m_path));
        QCOMPARE(texts(), before);
        QVERIFY(!QFileInfo::exists(KeyMarker::pathOf(m_path)));
        valueOf(m_store->encrypt(kPassphrase));
    }

    void isCancelled() {
        fill();
        const QStringList before = texts();
        auto future = m_store->encrypt(kPassphrase);
        m_store->cancelConversion();
        QCOMPARE(failureOf(future)->kind, Kind::Cancelled);
        QVERIFY(isPlain(m_path));
        QCOMPARE(texts(), before);
        QCOMPARE(m_store->status(), HistoryStatus());
        QVERIFY(!QFileInfo::exists(KeyMarker::pathOf(m_path)));
        QVERIFY(!QFileInfo::exists(m_path + QStringLiteral(".converting")));
        valueOf(m_store->encrypt(kPassphrase));
    }

    void aFullDiskLeavesEverythingAsItWas() {
        m_disk = std::make_unique<SmallDisk>(m_folder->filePath(QStringLiteral("disk")));
        if (!m_disk->isThere())
            QSKIP(m_disk->problem().constData());
        m_path = m_disk->path() + QStringLiteral("/history.sqlite");
        open();
        ask(QString(1'300'000, u'x')); // one backup has room, a converted copy too has not
        const auto error = failureOf(m_store->encrypt(kPassphrase));
        QVERIFY(error.has_value());
        QCOMPARE(error->kind, Kind::Full);
        QVERIFY2(error->title.contains(m_disk->path()), qPrintable(error->title));
        QVERIFY(isPlain(m_path));
        QCOMPARE(texts().size(), 1);
        QCOMPARE(m_store->status(), HistoryStatus());
        QVERIFY(!QFileInfo::exists(m_path + QStringLiteral(".converting")));
        QVERIFY(!QFileInfo::exists(KeyMarker::pathOf(m_path)));
    }

    void whatCannotBeSavedIsKeptApartEncrypted() {
        m_disk = std::make_unique<SmallDisk>(m_folder->filePath(QStringLiteral("disk")));
        if (!m_disk->isThere())
            QSKIP(m_disk->problem().constData());
        m_path = m_disk->path() + QStringLiteral("/history.sqlite");
        open();
        ask(QStringLiteral("first"));
        valueOf(m_store->encrypt(kPassphrase));
        m_disk->fill();
        for (int i = 0; i < 3; ++i)
            ask(QString(100'000, u'y'));
        QCOMPARE(m_store->status().kind, HistoryStatus::Kind::NotKept);
        QCOMPARE(texts().size(), 4);
        m_store.reset();
        QCOMPARE(recoveryFiles(m_path).size(), 1);
        QVERIFY(!isPlain(recoveryFiles(m_path).first()));
        QCOMPARE(readableFiles(), QStringList());
        m_disk->makeRoom();
        open();
        valueOf(m_store->unlock(kPassphrase));
        QCOMPARE(texts().size(), 4);
        QVERIFY(recoveryFiles(m_path).isEmpty());
    }

    void aConversionThatWasCutOffLeavesNothing() {
        fill();
        valueOf(m_store->encrypt(kPassphrase));
        const QByteArray salt = m_store->encryptionSalt();
        m_store.reset();
        // As far as the rename: a decrypted copy, and the old key in a plain file.
        const QString copy = m_path + QStringLiteral(".converting");
        QFile file(copy);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("SQLite format 3" + QByteArray(1, '\0') + kWord.toUtf8());
        file.close();
        const HistoryKey key = HistoryKey::fromPassphrase(kPassphrase, salt, 1);
        QVERIFY(errorOf(OldKeys::keep(m_path, key, std::nullopt)) == nullptr);
        QVERIFY(!readableFiles().isEmpty());
        open();
        QVERIFY(isLocked()); // and gone without the passphrase
        QVERIFY(!QFileInfo::exists(copy));
        QVERIFY(!QFileInfo::exists(OldKeys::pathOf(m_path) + QStringLiteral(".new")));
        valueOf(m_store->unlock(kPassphrase));
        QCOMPARE(texts().size(), 3);
    }

    void aNewKeyThatWasCutOffBeforeTheBackupsGoesOn_data() {
        QTest::addColumn<bool>("isDecryption");
        QTest::newRow("another key") << false;
        QTest::newRow("none") << true;
    }
    void aNewKeyThatWasCutOffBeforeTheBackupsGoesOn() {
        QFETCH(bool, isDecryption);
        fill();
        const HistoryKey first = HistoryKey::random();
        valueOf(m_store->encrypt(first));
        m_store.reset();
        const HistoryKey second = HistoryKey::random();
        HeldKeys::hold(first);
        valueOf(convertHistory(m_path, isDecryption ? std::optional<HistoryKey>() : second,
                               isDecryption ? KeyCustody::None : KeyCustody::Keyring, {}, [](double) {}));
        HeldKeys::forget(first.salt());
        open();
        QCOMPARE(isLocked(), !isDecryption);
        if (!isDecryption)
            valueOf(m_store->unlock(second));
        QCOMPARE(texts().size(), 3);
        QTRY_VERIFY(!QFileInfo::exists(OldKeys::pathOf(m_path)));
        const auto backups = valueOf(listBackups(m_path));
        QCOMPARE(backups.size(), 3);
        for (const BackupFile& backup : backups) {
            QCOMPARE(backup.conversationCount, 2);
            QCOMPARE(isPlain(backup.path), isDecryption);
        }
    }

    void plainBackupsFoundLaterAreEncryptedToo() {
        fill();
        const QString backup = backupPaths(m_path).first();
        const QString kept = m_folder->filePath(QStringLiteral("kept"));
        QVERIFY(QFile::copy(backup, kept));
        valueOf(m_store->encrypt(kPassphrase));
        m_store.reset();
        QVERIFY(QFile::remove(backup) && QFile::rename(kept, backup));
        open();
        QVERIFY(isPlain(backup));
        valueOf(m_store->unlock(kPassphrase));
        QTRY_VERIFY(!isPlain(backup));
        QCOMPARE(readableFiles(), QStringList());
    }

    void whatWasSetAsideIsSealedAndComesBack() {
        fill();
        m_store.reset();
        overwrite(m_path, 4096, QByteArray(4096, 'd'));
        open();
        const QStringList aside = setAside();
        QVERIFY(!aside.isEmpty());
        const QByteArray hash = hashOf(aside.first());
        QVERIFY(readableFiles().contains(aside.first()));
        valueOf(m_store->encrypt(kPassphrase));
        QCOMPARE(readableFiles(), QStringList());
        QVERIFY(!QFileInfo::exists(aside.first()));
        valueOf(m_store->encrypt(HistoryKey::random()));
        QCOMPARE(readableFiles(), QStringList());
        valueOf(m_store->decrypt());
        QCOMPARE(setAside(), aside);
        QCOMPARE(hashOf(aside.first()), hash);
    }

    void aForeignBackupIsRefusedWithASentence() {
        fill();
        valueOf(m_store->encrypt(kPassphrase));
        const QString kept = m_folder->filePath(QStringLiteral("kept.sqlite"));
        QVERIFY(QFile::copy(backupPaths(m_path).first(), kept));
        valueOf(m_store->encrypt(QStringLiteral("another one")));
        const auto error = failureOf(m_store->restoreBackup(kept, RestoreMode::Merge));
        QCOMPARE(error->kind, Kind::Locked);
        QVERIFY(error->title.contains(QStringLiteral("another passphrase")));
    }
};

QTEST_GUILESS_MAIN(TstEncryption)

#include "tst_encryption.moc"
