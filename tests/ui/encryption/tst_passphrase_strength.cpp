// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/encryption/passphrase_strength.h"

#include <QTest>

using namespace conclave;

class PassphraseStrengthTest : public QObject {
    Q_OBJECT

  private slots:
    void judges_data();
    void judges();
};

void PassphraseStrengthTest::judges_data() {
    QTest::addColumn<QString>("passphrase");
    QTest::addColumn<PassphraseStrength>("expected");
    using enum PassphraseStrength;
    QTest::newRow("nothing") << QString() << TooShort;
    QTest::newRow("seven characters") << QStringLiteral("kX9#mQ2") << TooShort;
    QTest::newRow("one key") << QStringLiteral("aaaaaaaaaaaaaaaaaaaaaaaa") << Weak;
    QTest::newRow("two keys") << QStringLiteral("abababababababababababab") << Weak;
    QTest::newRow("two that are far apart") << QStringLiteral("hzhzhzhzhzhzhzhzhzhzhzhz") << Weak;
    QTest::newRow("counting") << QStringLiteral("12345678901234567890") << Weak;
    QTest::newRow("a row of keys") << QStringLiteral("qwertyuiop") << Weak;
    QTest::newRow("a common password") << QStringLiteral("Password123") << Weak;
    QTest::newRow("a common one in disguise") << QStringLiteral("Passw0rd!!") << Weak;
    QTest::newRow("a word") << QStringLiteral("gardener") << Weak;
    QTest::newRow("eight at random") << QStringLiteral("kX9#mQ2!") << Good;
    QTest::newRow("two words") << QStringLiteral("velvet harbor") << Fair;
    QTest::newRow("three words") << QStringLiteral("velvet harbor lemon") << Good;
    QTest::newRow("five words") << QStringLiteral("velvet harbor lemon tractor moss") << Strong;
    QTest::newRow("other letters") << QStringLiteral("зелёный трактор у моря") << Strong;
}

void PassphraseStrengthTest::judges() {
    QFETCH(QString, passphrase);
    QFETCH(PassphraseStrength, expected);
    QCOMPARE(passphraseStrength(passphrase), expected);
}

QTEST_GUILESS_MAIN(PassphraseStrengthTest)
#include "tst_passphrase_strength.moc"
