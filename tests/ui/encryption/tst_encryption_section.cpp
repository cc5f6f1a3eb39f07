// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/encryption/fake_encryption.h"
#include "tests/ui/window_fixture.h"

#include <QTest>

using namespace conclave;

/// Encryption in the settings page of the real window.
class EncryptionSectionTest : public QObject {
    Q_OBJECT

  private slots:
    void init();
    void cleanup();
    void saysWhyThereIsNoEncryption();
    void encryptsWithAPassphrase();
    void refusesAShortPassphrase();
    void refusesTwoDifferentOnes();
    void forgetsWhatWasTyped();
    void encryptsWithTheKeyringOnceTheKeyIsKept();
    void saysWhenTheKeyringDoesNotKeepTheKey();
    void saysWhyThereIsNoKeyring();
    void showsProgressAndCancels();
    void turnsOffAfterAQuestion();
    void changesThePassphrase();
    void showsTheRecoveryKeyAgain();
    void saysWhatStaysPlain();
    void namesEverything();

  private:
    bool showSection();
    bool openDialog(const QString& button);
    void typeBoth(const QString& first, const QString& second);
    EncryptionModel& model() { return *m_window->context().encryption(); }
    std::unique_ptr<FakeHistory> m_history;
    std::unique_ptr<WindowFixture> m_window;
};

void EncryptionSectionTest::init() {
    m_history = std::make_unique<FakeHistory>();
    m_window = std::make_unique<WindowFixture>(sampleScript(), true, m_history.get());
}

void EncryptionSectionTest::cleanup() {
    const QStringList warnings = m_window->warnings();
    m_window.reset();
    m_history.reset();
    QCOMPARE(warnings, QStringList());
}

bool EncryptionSectionTest::showSection() {
    return m_window->showEndOfSettings() && m_window->find(QStringLiteral("encryptionSection")) != nullptr;
}

bool EncryptionSectionTest::openDialog(const QString& button) {
    return m_window->click(button) && QTest::qWaitFor([this] {
               const QQuickItem* field = m_window->find(QStringLiteral("newPassphrase"));
               return field != nullptr && field->hasActiveFocus();
           });
}

void EncryptionSectionTest::typeBoth(const QString& first, const QString& second) {
    m_window->type(first);
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(m_window->find(QStringLiteral("repeatedPassphrase"))->hasActiveFocus());
    m_window->type(second);
}

void EncryptionSectionTest::saysWhyThereIsNoEncryption() {
    m_history->obstacle = QStringLiteral("SQLCipher is not installed. Install libsqlcipher0.");
    emit m_history->changed();
    QVERIFY(showSection());
    QVERIFY(!m_window->find(QStringLiteral("turnOnEncryptionButton")));
    QCOMPARE(model().obstacle(), m_history->obstacle);
}

void EncryptionSectionTest::encryptsWithAPassphrase() {
    QVERIFY(showSection());
    QVERIFY(openDialog(QStringLiteral("turnOnEncryptionButton")));
    QVERIFY(!m_window->find(QStringLiteral("encryptButton"))->isEnabled());
    QVERIFY(m_window->find(QStringLiteral("passphraseWarning")));
    typeBoth(QStringLiteral("velvet harbor"), QStringLiteral("velvet harbor"));
    QVERIFY(m_window->find(QStringLiteral("encryptButton"))->isEnabled());
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(m_history->calls, QStringList{QStringLiteral("encrypt velvet harbor")});
    QTRY_VERIFY(m_window->find(QStringLiteral("turnOffEncryptionButton")));
    QVERIFY(!m_window->find(QStringLiteral("turnOnEncryptionButton")));
    QTRY_COMPARE(m_window->text(QStringLiteral("encryptionResult")), model().result());
    QVERIFY(m_window->find(QStringLiteral("toast")));
}

void EncryptionSectionTest::refusesAShortPassphrase() {
    QVERIFY(showSection());
    QVERIFY(openDialog(QStringLiteral("turnOnEncryptionButton")));
    m_window->type(QStringLiteral("velvet"));
    QTRY_VERIFY(m_window->text(QStringLiteral("strengthText")).startsWith(QStringLiteral("Too short")));
    m_window->press(Qt::Key_Return);
    m_window->type(QStringLiteral("velvet"));
    m_window->press(Qt::Key_Return);
    QVERIFY(!m_window->find(QStringLiteral("encryptButton"))->isEnabled());
    QCOMPARE(m_history->calls, QStringList());
}

void EncryptionSectionTest::refusesTwoDifferentOnes() {
    QVERIFY(showSection());
    QVERIFY(openDialog(QStringLiteral("turnOnEncryptionButton")));
    typeBoth(QStringLiteral("velvet harbor"), QStringLiteral("velvet"));
    QVERIFY(!m_window->find(QStringLiteral("repeatedPassphraseRemark"))); // right so far
    m_window->type(QStringLiteral(" harbour"));
    QTRY_COMPARE(m_window->text(QStringLiteral("repeatedPassphraseRemark")),
                 QStringLiteral("The two are not the same."));
    m_window->press(Qt::Key_Return);
    QVERIFY(!m_window->find(QStringLiteral("encryptButton"))->isEnabled());
    QCOMPARE(m_history->calls, QStringList());
}

void EncryptionSectionTest::forgetsWhatWasTyped() {
    QVERIFY(showSection());
    QVERIFY(openDialog(QStringLiteral("turnOnEncryptionButton")));
    m_window->type(QStringLiteral("velvet harbor"));
    m_window->press(Qt::Key_Escape);
    QTRY_VERIFY(!m_window->find(QStringLiteral("newPassphrase")));
    QVERIFY(openDialog(QStringLiteral("turnOnEncryptionButton")));
    QCOMPARE(m_window->text(QStringLiteral("newPassphrase")), QString());
}

void EncryptionSectionTest::encryptsWithTheKeyringOnceTheKeyIsKept() {
    QVERIFY(showSection());
    QVERIFY(openDialog(QStringLiteral("turnOnEncryptionButton")));
    QVERIFY(m_window->click(QStringLiteral("keyringChoice")));
    QTRY_VERIFY(m_window->find(QStringLiteral("recoveryKeyText")));
    const QString recoveryText = m_window->text(QStringLiteral("recoveryKeyText"));
    QVERIFY(HistoryKey::fromRecoveryText(recoveryText));
    QVERIFY(!m_window->find(QStringLiteral("encryptButton"))->isEnabled());
    QVERIFY(m_window->click(QStringLiteral("keyKeptSwitch")));
    QVERIFY(m_window->click(QStringLiteral("encryptButton")));
    QTRY_COMPARE(m_history->calls, QStringList{QStringLiteral("encrypt with a key")});
    QCOMPARE(m_window->keyring().entries.value(m_history->fileSalt), recoveryText);
    QTRY_VERIFY(m_window->find(QStringLiteral("showRecoveryKeyButton")));
}

void EncryptionSectionTest::saysWhenTheKeyringDoesNotKeepTheKey() {
    m_window->keyring().losesEntries = true;
    QVERIFY(showSection());
    QVERIFY(openDialog(QStringLiteral("turnOnEncryptionButton")));
    QVERIFY(m_window->click(QStringLiteral("keyringChoice")));
    QVERIFY(m_window->click(QStringLiteral("keyKeptSwitch")));
    QVERIFY(m_window->click(QStringLiteral("encryptButton")));
    QTRY_VERIFY(
        m_window->text(QStringLiteral("encryptionResult")).contains(QStringLiteral("nothing was encrypted")));
    QCOMPARE(m_history->calls, QStringList());
    QVERIFY(m_window->find(QStringLiteral("turnOnEncryptionButton")));
}

void EncryptionSectionTest::saysWhyThereIsNoKeyring() {
    m_window->keyring().hindrance = QStringLiteral("This build has no keyring.");
    m_window->reopen();
    QVERIFY(showSection());
    QVERIFY(openDialog(QStringLiteral("turnOnEncryptionButton")));
    const QQuickItem* choice = m_window->find(QStringLiteral("keyringChoice"));
    QVERIFY(!choice->isEnabled());
    QCOMPARE(choice->property("explanation").toString(), QStringLiteral("This build has no keyring."));
}

void EncryptionSectionTest::showsProgressAndCancels() {
    m_history->isHeld = true;
    QVERIFY(showSection());
    QVERIFY(openDialog(QStringLiteral("turnOnEncryptionButton")));
    typeBoth(QStringLiteral("velvet harbor"), QStringLiteral("velvet harbor"));
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(m_window->find(QStringLiteral("encryptionProgress")));
    emit m_history->progressed(0.25);
    QCOMPARE(m_window->find(QStringLiteral("encryptionProgress"))->property("progress").toDouble(), 0.25);
    QVERIFY(!m_window->find(QStringLiteral("turnOnEncryptionButton"))->isEnabled());
    m_window->grab();
    QQuickItem* page = m_window->find(QStringLiteral("settingsFlick"));
    page->setProperty("contentY", page->property("contentHeight").toDouble() - page->height());

    // The conversation goes on meanwhile.
    m_window->press(Qt::Key_L, Qt::ControlModifier);
    QVERIFY(m_window->askAndWait(QStringLiteral("What is 27 + 15?")));
    m_window->press(Qt::Key_Comma, Qt::ControlModifier);
    QVERIFY(m_window->click(QStringLiteral("cancelConversionButton")));
    QTRY_VERIFY(!m_window->find(QStringLiteral("encryptionProgress")));
    QCOMPARE(m_history->calls.constLast(), QStringLiteral("cancel"));
    QVERIFY(m_window->text(QStringLiteral("encryptionResult")).startsWith(QStringLiteral("Cancelled")));
    QVERIFY(!model().hasFailed());
    QCOMPARE(m_history->custody, KeyCustody::None);
}

void EncryptionSectionTest::turnsOffAfterAQuestion() {
    m_history->custody = KeyCustody::Passphrase;
    emit m_history->changed();
    QVERIFY(showSection());
    QVERIFY(m_window->click(QStringLiteral("turnOffEncryptionButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("confirmButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("cancelButton"))->hasActiveFocus());
    m_window->press(Qt::Key_Escape);
    QTRY_VERIFY(!m_window->find(QStringLiteral("confirmButton")));
    QCOMPARE(m_history->calls, QStringList());
    QVERIFY(m_window->click(QStringLiteral("turnOffEncryptionButton")));
    QVERIFY(m_window->click(QStringLiteral("confirmButton")));
    QTRY_COMPARE(m_history->calls, QStringList{QStringLiteral("decrypt")});
    QTRY_VERIFY(m_window->find(QStringLiteral("turnOnEncryptionButton")));
}

void EncryptionSectionTest::changesThePassphrase() {
    m_history->custody = KeyCustody::Passphrase;
    emit m_history->changed();
    QVERIFY(showSection());
    QVERIFY(openDialog(QStringLiteral("changeEncryptionButton")));
    typeBoth(QStringLiteral("lemon tractor"), QStringLiteral("lemon tractor"));
    QVERIFY(m_window->click(QStringLiteral("encryptButton")));
    QTRY_COMPARE(m_history->passphrase, QStringLiteral("lemon tractor"));
    QTRY_VERIFY(!model().isBusy());
    QVERIFY(model().result().contains(QStringLiteral("new passphrase")));
}

void EncryptionSectionTest::showsTheRecoveryKeyAgain() {
    const HistoryKey key = HistoryKey::random();
    m_history->custody = KeyCustody::Keyring;
    m_history->fileSalt = key.salt();
    emit m_history->changed();
    m_window->keyring().entries.insert(key.salt(), key.recoveryText());
    QVERIFY(showSection());
    QVERIFY(m_window->click(QStringLiteral("showRecoveryKeyButton")));
    QTRY_COMPARE(m_window->text(QStringLiteral("recoveryKeyText")), key.recoveryText());
    QVERIFY(m_window->click(QStringLiteral("recoveryKeyDoneButton")));
    QTRY_VERIFY(!m_window->find(QStringLiteral("recoveryKeyText")));
    QCOMPARE(model().recoveryText(), QString());
}

void EncryptionSectionTest::saysWhatStaysPlain() {
    QVERIFY(showSection());
    QVERIFY(m_window->text(QStringLiteral("encryptionLimits")).contains(QStringLiteral("plain text")));
}

void EncryptionSectionTest::namesEverything() {
    m_history->custody = KeyCustody::Keyring;
    emit m_history->changed();
    QVERIFY(showSection());
    m_window->window().resize(480, 700);
    m_window->grab();
    QCOMPARE(m_window->namelessControls().join(u'\n'), QString());
    QQuickItem* page = m_window->find(QStringLiteral("settingsFlick"));
    page->setProperty("contentY", page->property("contentHeight").toDouble() - page->height());
    QVERIFY(m_window->click(QStringLiteral("changeEncryptionButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("newPassphrase")));
    QCOMPARE(m_window->namelessControls().join(u'\n'), QString());
    QVERIFY(m_window->click(QStringLiteral("keyringChoice")));
    m_window->grab();
    QCOMPARE(m_window->namelessControls().join(u'\n'), QString());
}

QTEST_MAIN(EncryptionSectionTest)
#include "tst_encryption_section.moc"
