// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/encryption/fake_encryption.h"
#include "ui/encryption/encryption_model.h"

#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace conclave;

/// What is done in which order, and what is left when something goes wrong.
class EncryptionModelTest : public QObject {
    Q_OBJECT

  private slots:
    void init();
    void refusesShortAndDifferentPassphrases();
    void encryptsWithAPassphrase();
    void keepsTheKeyBeforeItEncrypts();
    void encryptsNothingWhenTheKeyringRefuses();
    void encryptsNothingWhenTheKeyCannotBeReadBack();
    void encryptsNothingWhenTheKeyringGivesAnotherKey();
    void removesTheNewEntryWhenEncryptingFails();
    void keepsTheOldEntryUntilTheChangeSucceeded();
    void removesTheEntryAfterDecrypting();
    void keepsTheEntryWhenDecryptingFails();
    void leavesWaitingForTheKeyring();
    void cancelsAConversion();
    void doesOneThingAtATime();
    void savesTheRecoveryKeyForItsOwnerAlone();
    void saysWhyItCouldNotSave();
    void readsTheRecoveryKeyAgain();

  private:
    void encryptWithKeyring();

    struct Parts {
        FakeHistory history;
        FakeKeyring keyring;
        Notices notices;
        EncryptionModel model{history, keyring, notices};
    };
    std::unique_ptr<Parts> m_parts;
};

void EncryptionModelTest::init() {
    m_parts = std::make_unique<Parts>();
}

void EncryptionModelTest::encryptWithKeyring() {
    m_parts->model.prepareKey();
    m_parts->model.encryptWithKeyring();
    QTRY_VERIFY(!m_parts->model.isBusy());
    QCOMPARE(m_parts->model.custody(), EncryptionModel::InKeyring);
}

void EncryptionModelTest::refusesShortAndDifferentPassphrases() {
    auto& [history, keyring, notices, model] = *m_parts;
    QVERIFY(!model.passphraseProblem(QStringLiteral("1234567"), QStringLiteral("1234567")).isEmpty());
    QVERIFY(!model.passphraseProblem(QStringLiteral("12345678"), QStringLiteral("12345679")).isEmpty());
    QVERIFY(model.passphraseProblem(QStringLiteral("12345678"), QStringLiteral("12345678")).isEmpty());
    model.encryptWithPassphrase(QStringLiteral("1234567"), QStringLiteral("1234567"));
    model.encryptWithPassphrase(QStringLiteral("12345678"), QStringLiteral("12345679"));
    QVERIFY(!model.isBusy());
    QCOMPARE(history.calls, QStringList());
}

void EncryptionModelTest::encryptsWithAPassphrase() {
    auto& [history, keyring, notices, model] = *m_parts;
    history.isHeld = true;
    model.encryptWithPassphrase(QStringLiteral("velvet harbor"), QStringLiteral("velvet harbor"));
    QVERIFY(model.isBusy());
    history.answer();
    QTRY_VERIFY(!model.isBusy());
    QVERIFY(!model.hasFailed());
    QCOMPARE(notices.toast(), model.result());
    QCOMPARE(history.calls, QStringList{QStringLiteral("encrypt velvet harbor")});
    QCOMPARE(model.custody(), EncryptionModel::Passphrase);
    QVERIFY(keyring.entries.isEmpty());
}

void EncryptionModelTest::keepsTheKeyBeforeItEncrypts() {
    auto& [history, keyring, notices, model] = *m_parts;
    model.encryptWithKeyring(); // nobody has seen a recovery key yet
    QCOMPARE(history.calls, QStringList());
    keyring.isHeld = true;
    model.prepareKey();
    const QString recoveryText = model.recoveryText();
    QVERIFY(!recoveryText.isEmpty());
    model.encryptWithKeyring();
    QCOMPARE(model.step(), EncryptionModel::KeepingKey);
    keyring.answer(); // written
    QTRY_COMPARE(keyring.reads, 1);
    QCOMPARE(history.calls, QStringList());
    keyring.answer(); // read back
    QTRY_VERIFY(!model.isBusy());
    QCOMPARE(history.calls, QStringList{QStringLiteral("encrypt with a key")});
    QCOMPARE(keyring.entries.value(history.fileSalt), recoveryText);
    QCOMPARE(model.recoveryText(), QString()); // not kept for longer than it is needed
}

void EncryptionModelTest::encryptsNothingWhenTheKeyringRefuses() {
    auto& [history, keyring, notices, model] = *m_parts;
    keyring.writeFailure = keyringError(KeyringError::Kind::Denied, QStringLiteral("dismissed"));
    model.prepareKey();
    model.encryptWithKeyring();
    QTRY_VERIFY(!model.isBusy());
    QVERIFY(model.hasFailed());
    QCOMPARE(model.result(), keyring.writeFailure->sentence);
    QCOMPARE(notices.errorTitle(), keyring.writeFailure->sentence);
    QCOMPARE(history.calls, QStringList());
}

void EncryptionModelTest::encryptsNothingWhenTheKeyCannotBeReadBack() {
    auto& [history, keyring, notices, model] = *m_parts;
    keyring.losesEntries = true;
    model.prepareKey();
    model.encryptWithKeyring();
    QTRY_VERIFY(!model.isBusy());
    QVERIFY(model.hasFailed());
    QVERIFY2(model.result().contains(QStringLiteral("nothing was encrypted")), qPrintable(model.result()));
    QCOMPARE(history.calls, QStringList());
    QCOMPARE(model.custody(), EncryptionModel::Plain);
}

void EncryptionModelTest::encryptsNothingWhenTheKeyringGivesAnotherKey() {
    auto& [history, keyring, notices, model] = *m_parts;
    keyring.isHeld = true;
    model.prepareKey();
    model.encryptWithKeyring();
    keyring.answer();
    QTRY_COMPARE(keyring.reads, 1);
    QCOMPARE(keyring.entries.size(), 1);
    keyring.entries.begin().value() = HistoryKey::random().recoveryText();
    keyring.answer();
    QTRY_VERIFY(!model.isBusy());
    QVERIFY(model.hasFailed());
    QCOMPARE(history.calls, QStringList());
    QVERIFY(keyring.entries.isEmpty());
}

void EncryptionModelTest::removesTheNewEntryWhenEncryptingFails() {
    auto& [history, keyring, notices, model] = *m_parts;
    history.failure = StoreError{StoreError::Kind::Full, QStringLiteral("The disk is full."), {}};
    model.prepareKey();
    model.encryptWithKeyring();
    QTRY_VERIFY(!model.isBusy());
    QCOMPARE(model.result(), QStringLiteral("The disk is full."));
    QVERIFY(model.hasFailed());
    QVERIFY(keyring.entries.isEmpty());
}

void EncryptionModelTest::keepsTheOldEntryUntilTheChangeSucceeded() {
    auto& [history, keyring, notices, model] = *m_parts;
    encryptWithKeyring();
    const QByteArray oldSalt = history.fileSalt;

    history.failure = StoreError{StoreError::Kind::Full, QStringLiteral("The disk is full."), {}};
    model.encryptWithPassphrase(QStringLiteral("velvet harbor"), QStringLiteral("velvet harbor"));
    QTRY_VERIFY(!model.isBusy());
    QVERIFY(model.hasFailed());
    QVERIFY(keyring.entries.contains(oldSalt));

    history.isHeld = true;
    model.prepareKey();
    model.encryptWithKeyring();
    QTRY_COMPARE(model.step(), EncryptionModel::Converting);
    QCOMPARE(keyring.entries.size(), 2);
    history.answer();
    QTRY_VERIFY(!model.isBusy());
    QVERIFY(history.fileSalt != oldSalt);
    QCOMPARE(keyring.entries.keys(), QList<QByteArray>{history.fileSalt});
}

void EncryptionModelTest::removesTheEntryAfterDecrypting() {
    auto& [history, keyring, notices, model] = *m_parts;
    encryptWithKeyring();
    history.isHeld = true;
    model.decrypt();
    QCOMPARE(keyring.entries.size(), 1);
    history.answer();
    QTRY_VERIFY(!model.isBusy());
    QCOMPARE(model.custody(), EncryptionModel::Plain);
    QVERIFY(keyring.entries.isEmpty());
}

void EncryptionModelTest::keepsTheEntryWhenDecryptingFails() {
    auto& [history, keyring, notices, model] = *m_parts;
    encryptWithKeyring();
    history.failure = StoreError{StoreError::Kind::Io, QStringLiteral("The disk failed."), {}};
    model.decrypt();
    QTRY_VERIFY(!model.isBusy());
    QVERIFY(model.hasFailed());
    QCOMPARE(keyring.entries.size(), 1);
    QCOMPARE(model.custody(), EncryptionModel::InKeyring);
}

void EncryptionModelTest::leavesWaitingForTheKeyring() {
    auto& [history, keyring, notices, model] = *m_parts;
    keyring.isHeld = true;
    model.prepareKey();
    model.encryptWithKeyring();
    model.cancel();
    QVERIFY(!model.isBusy());
    QVERIFY(!model.hasFailed());
    keyring.answer(); // somebody has unlocked it at last
    QTRY_COMPARE(keyring.removed.size(), 1);
    QVERIFY(keyring.entries.isEmpty());
    QCOMPARE(history.calls, QStringList());
}

void EncryptionModelTest::cancelsAConversion() {
    auto& [history, keyring, notices, model] = *m_parts;
    history.isHeld = true;
    model.encryptWithPassphrase(QStringLiteral("velvet harbor"), QStringLiteral("velvet harbor"));
    emit history.progressed(0.4);
    QCOMPARE(model.progress(), 0.4);
    model.cancel();
    QTRY_VERIFY(!model.isBusy());
    QVERIFY(!model.hasFailed());
    QCOMPARE(model.custody(), EncryptionModel::Plain);
    QVERIFY(notices.errorTitle().isEmpty());
}

void EncryptionModelTest::doesOneThingAtATime() {
    auto& [history, keyring, notices, model] = *m_parts;
    history.isHeld = true;
    model.encryptWithPassphrase(QStringLiteral("velvet harbor"), QStringLiteral("velvet harbor"));
    model.encryptWithPassphrase(QStringLiteral("lemon tractor"), QStringLiteral("lemon tractor"));
    model.prepareKey();
    model.encryptWithKeyring();
    model.decrypt();
    QCOMPARE(history.calls.size(), 1);
    history.answer();
    QTRY_VERIFY(!model.isBusy());
}

void EncryptionModelTest::savesTheRecoveryKeyForItsOwnerAlone() {
    EncryptionModel& model = m_parts->model;
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("key.txt"));
    model.prepareKey();
    QVERIFY(model.saveRecoveryText(QUrl::fromLocalFile(path)));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    QVERIFY(text.contains(model.recoveryText()));
    QVERIFY(HistoryKey::fromRecoveryText(model.recoveryText()));
    const auto others =
        QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup | QFileDevice::WriteOther;
    QVERIFY(!(QFileInfo(path).permissions() & others));
}

void EncryptionModelTest::saysWhyItCouldNotSave() {
    EncryptionModel& model = m_parts->model;
    const QTemporaryDir folder;
    model.prepareKey();
    QVERIFY(!model.saveRecoveryText(QUrl::fromLocalFile(folder.filePath(QStringLiteral("no/such/key.txt")))));
    QVERIFY(model.hasFailed());
    QVERIFY(!model.result().isEmpty());
}

void EncryptionModelTest::readsTheRecoveryKeyAgain() {
    auto& [history, keyring, notices, model] = *m_parts;
    encryptWithKeyring();
    const QSignalSpy read(&model, &EncryptionModel::recoveryKeyRead);
    model.readRecoveryKey();
    QTRY_COMPARE(read.count(), 1);
    QCOMPARE(model.recoveryText(), keyring.entries.value(history.fileSalt));
    model.forgetKey();
    QCOMPARE(model.recoveryText(), QString());

    keyring.readFailure = keyringError(KeyringError::Kind::Denied);
    model.readRecoveryKey();
    QTRY_VERIFY(!model.isBusy());
    QVERIFY(model.hasFailed());
    QCOMPARE(read.count(), 1);
}

QTEST_MAIN(EncryptionModelTest)
#include "tst_encryption_model.moc"
