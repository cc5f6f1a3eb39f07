// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/history_key.h"

#include "app/store/held_keys.h"
#include "app/store/key_marker.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace conclave;

class TstHistoryKey : public QObject {
    Q_OBJECT

  private slots:
    void derivesWhatRfc6070Says() {
        const HistoryKey key = HistoryKey::fromPassphrase(QStringLiteral("password"), "salt", 4096);
        QCOMPARE(key.key().left(20).toHex(), QByteArray("4b007901b765489abead49d926f721d065a429c1"));
        QCOMPARE(key.key().size(), HistoryKey::kKeyBytes);
        QCOMPARE(key.salt(), QByteArray("salt"));
    }

    void everyKeyIsAnother() {
        QVERIFY(HistoryKey::random().key() != HistoryKey::random().key());
        QVERIFY(HistoryKey::random().salt() != HistoryKey::random().salt());
        QCOMPARE(HistoryKey::newSalt().size(), HistoryKey::kSaltBytes);
    }

    void comesBackFromItsText() {
        for (int round = 0; round < 100; ++round) {
            const HistoryKey key = HistoryKey::random();
            const QString text = key.recoveryText();
            for (QString typed : {text, text.toLower(), QString(text).remove(u' '),
                                  QStringLiteral("  ") + QString(text).replace(u' ', u'-') + u'\n',
                                  QString(text).replace(u'0', u'O').replace(u'1', u'l')}) {
                const std::optional<HistoryKey> read = HistoryKey::fromRecoveryText(typed);
                QVERIFY2(read.has_value(), qPrintable(typed));
                QCOMPARE(read->key(), key.key());
                QCOMPARE(read->salt(), key.salt());
            }
        }
    }

    void noticesEveryWrongLetter() {
        const QString text = HistoryKey::random().recoveryText();
        for (qsizetype i = 0; i < text.size() - 1; ++i) { // the last letter has bits to spare
            if (text[i] == u' ')
                continue;
            QString wrong = text;
            wrong[i] = text[i] == u'7' ? u'8' : u'7';
            QVERIFY2(!HistoryKey::fromRecoveryText(wrong), qPrintable(wrong));
        }
        for (const QString& wrong :
             {QString(), QStringLiteral("correct horse battery staple"), text.chopped(3), text + u'A',
              text + text, QString(text).replace(3, 1, u'ß'), QString(1000000, u'A')})
            QVERIFY(!HistoryKey::fromRecoveryText(wrong));
    }

    void holdsKeysAsOftenAsTheyAreForgotten() {
        const HistoryKey key = HistoryKey::random();
        QVERIFY(!HeldKeys::find(key.salt()));
        HeldKeys::hold(key);
        HeldKeys::hold(key);
        HeldKeys::forget(key.salt());
        QCOMPARE(HeldKeys::find(key.salt())->key(), key.key());
        HeldKeys::forget(key.salt());
        QVERIFY(!HeldKeys::find(key.salt()));
        HeldKeys::forget(key.salt());
        QVERIFY(!key.key().contains(QByteArray(8, '\0'))); // only the held copy was wiped
    }

    void keepsAMarker() {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("history.sqlite"));
        const HistoryKey key = HistoryKey::random();
        const HistoryKey other = HistoryKey::random();
        KeyMarker marker;
        marker.entries = {KeyMarker::Entry::of(key, KeyCustody::Keyring),
                          KeyMarker::Entry::of(other, KeyCustody::Passphrase)};
        QVERIFY(errorOf(marker.write(path)) == nullptr);
        QCOMPARE(QFileInfo(KeyMarker::pathOf(path)).permissions() & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
        const KeyMarker read = KeyMarker::read(path);
        QCOMPARE(read.entries.size(), 2);
        QVERIFY(read.find(key.salt())->fits(key));
        QVERIFY(!read.find(key.salt())->fits(other));
        QCOMPARE(int(read.find(key.salt())->custody), int(KeyCustody::Keyring));
        QCOMPARE(read.find(other.salt())->iterations, HistoryKey::kKeyIterations);
        QVERIFY(errorOf(KeyMarker().write(path)) == nullptr);
        QVERIFY(!QFileInfo::exists(KeyMarker::pathOf(path)));
    }

    void aMarkerThatMakesNoSenseSaysNothing_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("\xff\x00{", 3);
        QTest::newRow("a later format") << QByteArray(R"({"format": 2, "keys": []})");
        QTest::newRow("a short salt")
            << QByteArray(R"({"format": 1, "keys": [{"salt": "00", "iterations": 1}]})");
        QTest::newRow("years of waiting")
            << QByteArray(R"({"format": 1, "keys": [{"salt": "00112233445566778899aabbccddeeff",)"
                          R"("iterations": 2000000000}]})");
        QTest::newRow("no list") << QByteArray(R"({"format": 1, "keys": 7})");
    }
    void aMarkerThatMakesNoSenseSaysNothing() {
        QFETCH(QByteArray, json);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("history.sqlite"));
        QFile file(KeyMarker::pathOf(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(json);
        file.close();
        QVERIFY(KeyMarker::read(path).entries.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TstHistoryKey)

#include "tst_history_key.moc"
