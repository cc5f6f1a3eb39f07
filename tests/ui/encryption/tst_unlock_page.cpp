// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/encryption/fake_encryption.h"
#include "tests/ui/window_fixture.h"

#include <QTest>

using namespace conclave;

/// The real window while its history is locked.
class UnlockPageTest : public QObject {
    Q_OBJECT

  private slots:
    void init();
    void cleanup();
    void opensWithThePassphraseAndEnter();
    void saysWhatIsWrongAndKeepsWhatWasTyped();
    void showsThatItOpens();
    void opensWithTheRecoveryKey();
    void refusesAMistypedRecoveryKey();
    void refusesTheKeyOfAnotherHistory();
    void asksTheKeyringByItself();
    void asksForTheRecoveryKeyWhenTheKeyringFails();
    void asksTheKeyringAgain();
    void takesTheRecoveryKeyWhileTheKeyringIsAsked();
    void showsAndHidesThePassphrase();
    void tellsOfCapsLock();
    void chatsPrivatelyWhileLocked();
    void unlocksBesideAPrivateConversation();
    void locksAgainWhenThePrivateConversationIsLeft();
    void saysWhyNoKeyOpensIt();
    void hidesTheHistory();
    void namesEverythingAndFitsANarrowWindow();

  private:
    void lock(KeyCustody custody);
    bool isShown() { return m_window->find(QStringLiteral("unlockPage")) != nullptr; }
    QQuickItem* field() { return m_window->find(QStringLiteral("passphraseField")); }
    std::unique_ptr<FakeHistory> m_history;
    std::unique_ptr<WindowFixture> m_window;
};

void UnlockPageTest::init() {
    m_history = std::make_unique<FakeHistory>();
    m_history->passphrase = QStringLiteral("velvet harbor");
    m_history->key = HistoryKey::random();
    m_history->fileSalt = m_history->key->salt();
    m_window = std::make_unique<WindowFixture>(sampleScript(), true, m_history.get());
}

void UnlockPageTest::cleanup() {
    const QStringList warnings = m_window->warnings();
    m_window.reset();
    m_history.reset();
    QCOMPARE(warnings, QStringList());
}

void UnlockPageTest::lock(KeyCustody custody) {
    m_history->lock(custody);
    QTRY_VERIFY(isShown());
}

void UnlockPageTest::opensWithThePassphraseAndEnter() {
    lock(KeyCustody::Passphrase);
    QTRY_VERIFY(field() && field()->hasActiveFocus());
    m_window->press(Qt::Key_Return); // nothing typed: nothing asked
    QCOMPARE(m_history->calls, QStringList());
    m_window->type(QStringLiteral("velvet harbor"));
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(!isShown());
    QCOMPARE(m_history->calls, QStringList{QStringLiteral("unlock velvet harbor")});
    QVERIFY(m_window->find(QStringLiteral("sidebar")));
    QTRY_VERIFY(m_window->find(QStringLiteral("composer"))->hasActiveFocus());
}

void UnlockPageTest::saysWhatIsWrongAndKeepsWhatWasTyped() {
    lock(KeyCustody::Passphrase);
    QTRY_VERIFY(field() && field()->hasActiveFocus());
    m_window->type(QStringLiteral("velvet harbour"));
    QVERIFY(m_window->click(QStringLiteral("unlockButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("passphraseFieldRemark")));
    QCOMPARE(m_window->text(QStringLiteral("passphraseFieldRemark")),
             QStringLiteral("This passphrase does not open the history."));
    QCOMPARE(m_window->text(QStringLiteral("passphraseField")), QStringLiteral("velvet harbour"));
    QVERIFY(isShown());
    // Another letter, and the old answer is not about this any more.
    QVERIFY(m_window->click(QStringLiteral("passphraseField")));
    m_window->press(Qt::Key_End);
    m_window->type(QStringLiteral("x"));
    QTRY_VERIFY(!m_window->find(QStringLiteral("passphraseFieldRemark")));
}

void UnlockPageTest::showsThatItOpens() {
    lock(KeyCustody::Passphrase);
    m_history->isHeld = true;
    QTRY_VERIFY(field() && field()->hasActiveFocus());
    m_window->type(QStringLiteral("velvet harbor"));
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(m_window->text(QStringLiteral("unlockButton")), QStringLiteral("Opening…"));
    QVERIFY(!m_window->find(QStringLiteral("unlockButton"))->isEnabled());
    m_window->press(Qt::Key_Return);
    QCOMPARE(m_history->calls.size(), 1);
    m_history->answer();
    QTRY_VERIFY(!isShown());
}

void UnlockPageTest::opensWithTheRecoveryKey() {
    lock(KeyCustody::Passphrase);
    QVERIFY(m_window->click(QStringLiteral("otherKeyButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("recoveryKeyField")));
    QTRY_VERIFY(m_window->find(QStringLiteral("recoveryKeyField"))->hasActiveFocus());
    m_window->type(m_history->key->recoveryText().toLower());
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(!isShown());
    QVERIFY(m_window->keyring().entries.isEmpty()); // which has never had it
}

void UnlockPageTest::refusesAMistypedRecoveryKey() {
    lock(KeyCustody::Passphrase);
    QVERIFY(m_window->click(QStringLiteral("otherKeyButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("recoveryKeyField")));
    m_window->type(QStringLiteral("ABCD EFGH"));
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(m_window->find(QStringLiteral("recoveryKeyFieldRemark")));
    QVERIFY(m_window->text(QStringLiteral("recoveryKeyFieldRemark"))
                .startsWith(QStringLiteral("This is no recovery key")));
    QCOMPARE(m_window->text(QStringLiteral("recoveryKeyField")), QStringLiteral("ABCD EFGH"));
    QCOMPARE(m_history->calls, QStringList());
    QVERIFY(m_window->click(QStringLiteral("otherKeyButton"))); // back to the passphrase, with a clean slate
    QTRY_VERIFY(field());
    QVERIFY(!m_window->find(QStringLiteral("passphraseFieldRemark")));
}

void UnlockPageTest::refusesTheKeyOfAnotherHistory() {
    lock(KeyCustody::Passphrase);
    UnlockModel& unlocking = *m_window->context().unlocking();
    unlocking.unlockWithRecoveryText(HistoryKey::random().recoveryText());
    QTRY_VERIFY(!unlocking.problem().isEmpty());
    QCOMPARE(unlocking.problem(), QStringLiteral("This recovery key belongs to another history."));
    QVERIFY(isShown());
}

void UnlockPageTest::asksTheKeyringByItself() {
    m_window->keyring().entries.insert(m_history->fileSalt, m_history->key->recoveryText());
    m_window->keyring().isHeld = true;
    lock(KeyCustody::Keyring);
    QVERIFY(!field());
    QVERIFY(!m_window->find(QStringLiteral("recoveryKeyField")));
    QCOMPARE(m_window->text(QStringLiteral("unlockHeadline")), QStringLiteral("Opening the history"));
    m_window->keyring().answer();
    QTRY_VERIFY(!isShown());
    QCOMPARE(m_history->calls, QStringList{QStringLiteral("unlock with a key")});
}

void UnlockPageTest::asksForTheRecoveryKeyWhenTheKeyringFails() {
    lock(KeyCustody::Keyring); // it has no key for it
    QTRY_VERIFY(m_window->find(QStringLiteral("recoveryKeyField")));
    QVERIFY(!field());
    QCOMPARE(m_window->text(QStringLiteral("recoveryKeyFieldRemark")),
             keyringError(KeyringError::Kind::NotFound).sentence);
    QTRY_VERIFY(m_window->find(QStringLiteral("recoveryKeyField"))->hasActiveFocus());
    m_window->type(m_history->key->recoveryText());
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(!isShown());
    // The next start finds it there.
    QTRY_COMPARE(m_window->keyring().entries.value(m_history->fileSalt), m_history->key->recoveryText());
    QVERIFY(!m_window->context().notices()->toast().isEmpty());
}

void UnlockPageTest::asksTheKeyringAgain() {
    m_window->keyring().readFailure = keyringError(KeyringError::Kind::Denied);
    lock(KeyCustody::Keyring);
    QTRY_COMPARE(m_window->text(QStringLiteral("recoveryKeyFieldRemark")),
                 keyringError(KeyringError::Kind::Denied).sentence);
    m_window->keyring().readFailure.reset();
    m_window->keyring().entries.insert(m_history->fileSalt, m_history->key->recoveryText());
    QVERIFY(m_window->click(QStringLiteral("askKeyringButton")));
    QTRY_VERIFY(!isShown());
}

void UnlockPageTest::takesTheRecoveryKeyWhileTheKeyringIsAsked() {
    m_window->keyring().isHeld = true;
    lock(KeyCustody::Keyring);
    QVERIFY(m_window->click(QStringLiteral("otherKeyButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("recoveryKeyField")));
    m_window->type(m_history->key->recoveryText());
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(!isShown());
    m_window->keyring().answer(); // too late, and no harm
    QTRY_VERIFY(!m_window->context().unlocking()->isAskingKeyring());
    QCOMPARE(m_history->calls, QStringList{QStringLiteral("unlock with a key")});
}

void UnlockPageTest::showsAndHidesThePassphrase() {
    lock(KeyCustody::Passphrase);
    QTRY_VERIFY(field() && field()->hasActiveFocus());
    m_window->type(QStringLiteral("velvet"));
    const auto echo = [this] { return field()->property("displayText").toString(); };
    QVERIFY(!echo().contains(QStringLiteral("velvet")));
    QVERIFY(m_window->click(QStringLiteral("passphraseFieldEye")));
    QCOMPARE(echo(), QStringLiteral("velvet"));
    QTRY_VERIFY(field()->hasActiveFocus());
    QVERIFY(m_window->click(QStringLiteral("passphraseFieldEye")));
    QVERIFY(!echo().contains(QStringLiteral("velvet")));
}

void UnlockPageTest::tellsOfCapsLock() {
    lock(KeyCustody::Passphrase);
    QTRY_VERIFY(field() && field()->hasActiveFocus());
    QTest::sendKeyEvent(QTest::Click, &m_window->window(), Qt::Key_A, QStringLiteral("A"), Qt::NoModifier);
    QTRY_COMPARE(m_window->text(QStringLiteral("passphraseFieldRemark")), QStringLiteral("Caps Lock is on."));
    QTest::sendKeyEvent(QTest::Click, &m_window->window(), Qt::Key_A, QStringLiteral("A"), Qt::ShiftModifier);
    QTRY_VERIFY(!m_window->find(QStringLiteral("passphraseFieldRemark")));
}

void UnlockPageTest::chatsPrivatelyWhileLocked() {
    lock(KeyCustody::Passphrase);
    QVERIFY(m_window->click(QStringLiteral("chatPrivatelyButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("privateChip")));
    QVERIFY(!isShown());
    QVERIFY(!m_window->find(QStringLiteral("sidebar")));
    QTRY_VERIFY(m_window->find(QStringLiteral("composer"))->hasActiveFocus());
    QVERIFY(m_window->askAndWait(QStringLiteral("What is 27 + 15?")));
    QVERIFY(m_window->chat().isPrivate());
    QVERIFY(!m_window->chat().isEmpty());
    m_window->press(Qt::Key_N, Qt::ControlModifier);
    m_window->press(Qt::Key_Comma, Qt::ControlModifier);
    m_window->press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(m_window->chat().isPrivate());
    QVERIFY(!m_window->find(QStringLiteral("settingsPage")));
    QVERIFY(!m_window->find(QStringLiteral("sidebar")));
}

void UnlockPageTest::unlocksBesideAPrivateConversation() {
    lock(KeyCustody::Passphrase);
    m_window->press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("privateChip")));
    QVERIFY(m_window->askAndWait(QStringLiteral("What is 27 + 15?")));
    QVERIFY(m_window->click(QStringLiteral("statusAction")));
    QTRY_VERIFY(isShown());
    QVERIFY(m_window->click(QStringLiteral("chatPrivatelyButton"))); // back
    QTRY_VERIFY(!isShown());
    QVERIFY(m_window->click(QStringLiteral("statusAction")));
    QTRY_VERIFY(field() && field()->hasActiveFocus());
    m_window->type(QStringLiteral("velvet harbor"));
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(!isShown());
    QVERIFY(m_window->chat().isPrivate());
    QVERIFY(!m_window->chat().isEmpty());
    QVERIFY(m_window->find(QStringLiteral("sidebar")));
}

void UnlockPageTest::locksAgainWhenThePrivateConversationIsLeft() {
    lock(KeyCustody::Passphrase);
    QVERIFY(m_window->click(QStringLiteral("chatPrivatelyButton")));
    QTRY_VERIFY(m_window->chat().isPrivate());
    m_window->chat().newConversation(); // one that would be kept
    QTRY_VERIFY(isShown());
    QTRY_VERIFY(field()->hasActiveFocus());
}

void UnlockPageTest::saysWhyNoKeyOpensIt() {
    m_history->obstacle = QStringLiteral("SQLCipher is not installed. Install libsqlcipher0.");
    lock(KeyCustody::Keyring);
    QVERIFY(m_window->text(QStringLiteral("unlockExplanation")).endsWith(m_history->obstacle));
    for (const char* name : {"passphraseField", "recoveryKeyField", "unlockButton", "otherKeyButton"})
        QVERIFY2(!m_window->find(QLatin1String(name)), name);
    QCOMPARE(m_window->keyring().reads, 0);
    QVERIFY(m_window->find(QStringLiteral("chatPrivatelyButton")));
}

void UnlockPageTest::hidesTheHistory() {
    lock(KeyCustody::Passphrase);
    for (const char* name : {"sidebar", "composer", "conversationList", "settingsPage", "drawerButton"})
        QVERIFY2(!m_window->find(QLatin1String(name)), name);
    m_window->press(Qt::Key_Comma, Qt::ControlModifier);
    m_window->press(Qt::Key_N, Qt::ControlModifier);
    QVERIFY(isShown());
    QVERIFY(!m_window->find(QStringLiteral("settingsPage")));
}

void UnlockPageTest::namesEverythingAndFitsANarrowWindow() {
    lock(KeyCustody::Passphrase);
    m_window->window().resize(480, 400);
    m_window->grab();
    QCOMPARE(m_window->namelessControls().join(u'\n'), QString());
    for (const char* name : {"passphraseField", "unlockButton", "otherKeyButton", "chatPrivatelyButton"}) {
        const QQuickItem* item = m_window->find(QLatin1String(name));
        QVERIFY2(item, name);
        const QRectF place = item->mapRectToScene({0, 0, item->width(), item->height()});
        QVERIFY2(place.left() >= 0 && place.right() <= 480, name);
    }
    QVERIFY(m_window->click(QStringLiteral("otherKeyButton")));
    m_window->grab();
    QCOMPARE(m_window->namelessControls().join(u'\n'), QString());
}

QTEST_MAIN(UnlockPageTest)
#include "tst_unlock_page.moc"
