// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keyring/keyring.h"

#include <QSet>
#include <QTest>

using namespace conclave;

/// The desktop's keyring where there is none, as on a server. CONCLAVE_KEYRING=1 tries the one that is there
/// (in a session of its own: dbus-run-session, with a keyring that is unlocked).
class KeyringTest : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase();
    void saysThatNoKeyringAnswers();
    void keepsAndForgetsAKey();
    void hasASentenceForEverything();

  private:
    bool m_isThere = false;
};

void KeyringTest::initTestCase() {
    m_isThere = qEnvironmentVariableIsSet("CONCLAVE_KEYRING");
    if (!m_isThere)
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus");
}

void KeyringTest::saysThatNoKeyringAnswers() {
    if (m_isThere)
        return;
    const auto keyring = desktopKeyring();
    const HistoryKey key = HistoryKey::random();
    const auto written = keyring->write(key);
    QTRY_VERIFY(written.isFinished());
    const auto result = written.result();
    const auto* error = std::get_if<KeyringError>(&result);
    QVERIFY(error);
    QCOMPARE(error->kind, KeyringError::Kind::NoService);
    QVERIFY(!error->sentence.isEmpty());
    const auto read = keyring->read(key.salt());
    QTRY_VERIFY(read.isFinished());
    const auto found = read.result();
    QVERIFY(std::holds_alternative<KeyringError>(found));
    QCOMPARE(std::get<KeyringError>(found).kind, KeyringError::Kind::NoService);
}

void KeyringTest::keepsAndForgetsAKey() {
    if (!m_isThere)
        return;
    const auto keyring = desktopKeyring();
    const HistoryKey key = HistoryKey::random();
    const auto read = [&](const QByteArray& salt) {
        const auto future = keyring->read(salt);
        while (!future.isFinished())
            QTest::qWait(5);
        return future.result();
    };
    QCOMPARE(std::get<KeyringError>(read(key.salt())).kind, KeyringError::Kind::NotFound);
    const auto written = keyring->write(key);
    QTRY_VERIFY(written.isFinished());
    QVERIFY(std::holds_alternative<std::monostate>(written.result()));
    const auto found = read(key.salt());
    QVERIFY(std::holds_alternative<HistoryKey>(found));
    QCOMPARE(std::get<HistoryKey>(found).key(), key.key());
    QCOMPARE(std::get<HistoryKey>(found).salt(), key.salt());
    QVERIFY(std::holds_alternative<KeyringError>(read(HistoryKey::random().salt())));
    for (int i = 0; i < 2; ++i) { // the second time there is nothing to remove
        const auto removed = keyring->remove(key.salt());
        QTRY_VERIFY(removed.isFinished());
        QVERIFY(std::holds_alternative<std::monostate>(removed.result()));
    }
    QVERIFY(std::holds_alternative<KeyringError>(read(key.salt())));
}

void KeyringTest::hasASentenceForEverything() {
    using Kind = KeyringError::Kind;
    QSet<QString> sentences;
    for (const Kind kind : {Kind::NoService, Kind::Denied, Kind::NotFound, Kind::Other}) {
        const KeyringError error = keyringError(kind, QStringLiteral("dismissed"));
        QCOMPARE(error.kind, kind);
        QVERIFY(!error.sentence.contains(QStringLiteral("dismissed"))); // that is for the log
        sentences << error.sentence;
    }
    QCOMPARE(sentences.size(), 4);
}

QTEST_GUILESS_MAIN(KeyringTest)
#include "tst_keyring.moc"
