// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/attach/decoded_text.h"

#include <QStringEncoder>
#include <QTest>

#include <random>

#include <iconv.h>

using namespace conclave;

namespace {

QByteArray encoded(const QString& text, const char* charset) {
    const iconv_t converter = iconv_open(charset, "UTF-8");
    QByteArray from = text.toUtf8();
    QByteArray to(from.size() * 4 + 16, '\0');
    char* in = from.data();
    char* out = to.data();
    std::size_t inLeft = std::size_t(from.size());
    std::size_t outLeft = std::size_t(to.size());
    const std::size_t done = iconv(converter, &in, &inLeft, &out, &outLeft);
    if (done != std::size_t(-1))
        iconv(converter, nullptr, nullptr, &out, &outLeft); // back to the first state of what has states
    iconv_close(converter);
    return done == std::size_t(-1) ? QByteArray() : to.first(to.size() - qsizetype(outLeft));
}

const QString kGerman = QStringLiteral("Größe und Gewicht\nÜbergänge für Fußgänger\nnächste Straße");
const QString kRussian =
    QStringLiteral("Съешь же ещё этих мягких французских булок, да выпей чаю. Это обычный русский текст.");
const QString kJapanese =
    QStringLiteral("これは日本語の文章です。文字コードを正しく判定できるかどうかを確かめます。");
const QString kChinese =
    QStringLiteral("这是一段中文文字，用来检查编码是否能够被正确地识别出来。我们需要足够多的字。");

} // namespace

class DecodedTextTest : public QObject {
    Q_OBJECT

  private slots:
    void readsEncodings_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isGuessed");
        QTest::newRow("ASCII") << QStringLiteral("a\tb\n") << QByteArray("a\tb\n") << false;
        QTest::newRow("UTF-8") << kGerman << kGerman.toUtf8() << false;
        QTest::newRow("UTF-8 with a mark") << kGerman << "\xef\xbb\xbf" + kGerman.toUtf8() << false;
        const auto marked = [](QStringConverter::Encoding encoding) {
            QStringEncoder encoder(encoding, QStringConverter::Flag::WriteBom);
            return QByteArray(encoder.encode(kGerman + QStringLiteral(" 𝄞")));
        };
        const QString withPair = kGerman + QStringLiteral(" 𝄞");
        QTest::newRow("UTF-16LE") << withPair << marked(QStringConverter::Utf16LE) << false;
        QTest::newRow("UTF-16BE") << withPair << marked(QStringConverter::Utf16BE) << false;
        QTest::newRow("UTF-32LE") << withPair << marked(QStringConverter::Utf32LE) << false;
        QTest::newRow("UTF-32BE") << withPair << marked(QStringConverter::Utf32BE) << false;
        QTest::newRow("UTF-16LE without a mark") << kGerman << encoded(kGerman, "UTF-16LE") << false;
        QTest::newRow("UTF-16BE without a mark") << kGerman << encoded(kGerman, "UTF-16BE") << false;
        QTest::newRow("Windows-1252") << kGerman << encoded(kGerman, "WINDOWS-1252") << true;
        QTest::newRow("a lone é") << QStringLiteral("café") << QByteArray("caf\xe9") << true;
        QTest::newRow("Windows-1252 quotes")
            << QStringLiteral("“so” – 5 €") << QByteArray("\x93so\x94 \x96 5 \x80") << true;
        QTest::newRow("not even Windows-1252") << QStringLiteral("a\u0081b\u00e9c")
                                               << QByteArray("a\x81"
                                                             "b\xe9"
                                                             "c")
                                               << true;
        QTest::newRow("Windows-1251") << kRussian << encoded(kRussian, "WINDOWS-1251") << true;
        QTest::newRow("KOI8-R") << kRussian << encoded(kRussian, "KOI8-R") << true;
        QTest::newRow("Shift-JIS") << kJapanese << encoded(kJapanese, "SHIFT_JIS") << true;
        QTest::newRow("EUC-JP") << kJapanese << encoded(kJapanese, "EUC-JP") << true;
        QTest::newRow("ISO-2022-JP") << kJapanese << encoded(kJapanese, "ISO-2022-JP") << true;
        QTest::newRow("GB18030") << kChinese << encoded(kChinese, "GB18030") << true;
    }

    void readsEncodings() {
        QFETCH(QString, text);
        QFETCH(QByteArray, bytes);
        QFETCH(bool, isGuessed);
        QVERIFY(!bytes.isEmpty());
        const std::optional<DecodedText> decoded = decodeText(bytes);
        QVERIFY(decoded);
        QCOMPARE(decoded->text, text);
        QCOMPARE(decoded->isGuessed, isGuessed);
        QCOMPARE(decoded->unreadable, 0);
        QVERIFY(looksLikeText(bytes));
    }

    void endsLinesInOneWay() { QCOMPARE(decodeText("a\r\nb\rc\n")->text, QStringLiteral("a\nb\nc\n")); }

    void readsALogThatIsDamagedHereAndThere() {
        QByteArray log = kRussian.toUtf8().repeated(5);
        log[4] = '\xff';
        log.chop(1); // within a letter or not: the end is cut off
        const std::optional<DecodedText> decoded = decodeText(log + "\xd0");
        QVERIFY(decoded);
        QCOMPARE(decoded->encoding, QStringLiteral("UTF-8"));
        QVERIFY(decoded->unreadable > 0);
        QVERIFY(decoded->text.contains(QStringLiteral("булок")));
    }

    void keepsColoursOfTerminals() {
        const QByteArray log = "\x1b[31merror\x1b[0m: no\n";
        QCOMPARE(decodeText(log)->text, QString::fromLatin1(log));
    }

    void refusesWhatIsNoText() {
        QVERIFY(!decodeText(QByteArray("\x7f"
                                       "ELF\x02\x01\x01\0\0\0\0",
                                       11)));
        QVERIFY(!looksLikeText(QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16)));
        std::mt19937 random(7); // packed bytes look like these
        QByteArray noise(20'000, '\0');
        for (char& byte : noise)
            byte = char(1 + random() % 255);
        QVERIFY(!decodeText(noise));
        QVERIFY(!looksLikeText(noise));
    }

    void survivesAnything() {
        std::mt19937 random(11);
        for (int round = 0; round < 3000; ++round) {
            QByteArray bytes(int(random() % 60), '\0');
            for (char& byte : bytes)
                byte = char(random() % (round % 2 == 0 ? 256 : 3));
            if (round % 3 == 0)
                bytes.prepend("\xff\xfe");
            if (round % 7 == 0)
                bytes.prepend("\x1b$B");
            static_cast<void>(decodeText(bytes));
            static_cast<void>(looksLikeText(bytes));
        }
    }
};

QTEST_GUILESS_MAIN(DecodedTextTest)
#include "tst_decoded_text.moc"
