// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/search/search_tokenizer.h"

#include <QRandomGenerator>
#include <QStringList>
#include <QTest>

#include <sqlite3.h>

using namespace conclave;

/// What is a word, what it is folded to, and where it lies.
class TstSearchTokenizer : public QObject {
    Q_OBJECT

  private:
    static QStringList tokensOf(QStringView text) {
        QStringList tokens;
        forEachSearchToken(text, [&](const SearchToken& token) {
            tokens.append(QString::fromUtf8(token.text.data(), qsizetype(token.text.size())));
            return true;
        });
        return tokens;
    }

    static QStringList tokensOf(const QByteArray& utf8) {
        QStringList tokens;
        forEachSearchToken(
            std::string_view(utf8.constData(), std::size_t(utf8.size())), [&](const SearchToken& token) {
                tokens.append(QString::fromUtf8(token.text.data(), qsizetype(token.text.size())));
                return true;
            });
        return tokens;
    }

    // The places of tokens, as parts of the text.
    static QStringList placesOf(const QString& text) {
        QStringList places;
        forEachSearchToken(text, [&](const SearchToken& token) {
            places.append(text.sliced(token.start, token.end - token.start));
            return true;
        });
        return places;
    }

  private slots:
    void foldsWords_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("tokens");
        const auto row = [](const char* name, const char16_t* text, const QStringList& tokens) {
            QTest::newRow(name) << QString::fromUtf16(text) << tokens;
        };
        row("case", u"Hello WORLD", {"hello", "world"});
        row("punctuation", u"don't stop_me: e.g. #1!", {"don", "t", "stop", "me", "e", "g", "1"});
        row("accents", u"Crème Brûlée Ünïcödé", {"creme", "brulee", "unicode"});
        row("accents apart", u"Cre\u0300me u\u0308ber", {"creme", "uber"});
        row("sharp s", u"Straße STRASSE", {"strasse", "strasse"});
        row("strokes and ligatures", u"Øre Łódź Æther cœur \ufb01ne",
            {"ore", "lodz", "aether", "coeur", "fine"});
        row("Turkish", u"İstanbul ışık", {"istanbul", "isik"});
        row("Greek final sigma", u"ΟΔΟΣ οδός", {u"οδοσ"_qs, u"οδοσ"_qs});
        row("Russian", u"Ёлка ЕЛКА", {u"елка"_qs, u"елка"_qs});
        row("full width", u"ＡＢＣ１２３", {"abc123"});
        row("circled and superscript", u"① x²", {"1", "x2"});
        row("digits of other scripts", u"٣٤ १२", {"34", "12"});
        row("Arabic", u"كِتَاب كـتاب", {u"كتاب"_qs, u"كتاب"_qs});
        row("Persian joiner", u"می\u200cخواهم", {u"میخواهم"_qs});
        row("Hindi keeps its vowels", u"कि की", {u"कि"_qs, u"की"_qs});
        row("soft hyphen", u"Donau\u00addampfer", {"donaudampfer"});
        row("astral letters", u"\U00010400\U0001d41a", {u"\U00010428a"_qs});
        row("symbols only", u"+++ 🎉 — …", {});
        row("empty", u"", {});
    }
    void foldsWords() {
        QFETCH(QString, text);
        QTEST(tokensOf(text), "tokens");
        QTEST(tokensOf(text.toUtf8()), "tokens");
    }

    void givesATokenForEachCharacterWhereThereAreNoSpaces_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("tokens");
        const auto row = [](const char* name, const char16_t* text, const QString& tokens) {
            QTest::newRow(name) << QString::fromUtf16(text) << tokens.split(u' ', Qt::SkipEmptyParts);
        };
        row("Chinese", u"北京大学，hello世界", u"北 京 大 学 hello 世 界"_qs);
        row("Japanese", u"ラーメンを食べる々", u"ラ ー メ ン を 食 へ\u3099 る 々"_qs);
        row("Korean", u"한국어 말", u"한 국 어 말"_qs);
        row("Korean in letters", u"\u1112\u1161\u11ab\u1100\u116e\u11a8", u"한 국"_qs);
        row("syllable and final letter", u"\ud558\u11ab", u"한"_qs);
        row("voiced kana", u"か が か\u3099", u"か か\u3099 か\u3099"_qs);
        row("half width kana", u"ｶﾞｸ", u"カ\u3099 ク"_qs);
        row("squared", u"㌔㈱", u"キ ロ 株"_qs);
        row("outside of the first plane", u"𠮷野", u"𠮷 野"_qs);
        row("Thai", u"ที่", u"ท ี ่"_qs);
        row("Lao", u"ລາວ", u"ລ າ ວ"_qs);
        row("Khmer", u"ខ្មែរ", u"ខ ្ ម ែ រ"_qs);
    }
    void givesATokenForEachCharacterWhereThereAreNoSpaces() {
        QFETCH(QString, text);
        QTEST(tokensOf(text), "tokens");
        QTEST(tokensOf(text.toUtf8()), "tokens");
    }

    void saysWhereTokensLie() {
        QCOMPARE(placesOf(u"a🎉 Cre\u0300me, 𠮷野 か\u3099!"_qs),
                 QStringList({"a", u"Cre\u0300me"_qs, u"𠮷"_qs, u"野"_qs, u"か\u3099"_qs}));
        const QByteArray utf8 = u"x 🎉é大"_qs.toUtf8();
        QVector<QPair<qsizetype, qsizetype>> places;
        forEachSearchToken(std::string_view(utf8.constData(), std::size_t(utf8.size())),
                           [&](const SearchToken& token) {
                               places.append({token.start, token.end});
                               return true;
                           });
        const QVector<QPair<qsizetype, qsizetype>> expected{{0, 1}, {6, 8}, {8, 11}};
        QCOMPARE(places, expected);
    }

    void stopsWhenItIsToldTo() {
        int calls = 0;
        forEachSearchToken(u"one two three", [&](const SearchToken&) { return ++calls < 2; });
        QCOMPARE(calls, 2);
    }

    void takesBytesThatAreNoText() {
        QCOMPARE(tokensOf(QByteArray("a\xff\xfe"
                                     "b\0c\xc3",
                                     7)),
                 QStringList({"a", "b", "c"}));
        QCOMPARE(tokensOf(QByteArray("x\xed\xa0\x80y\xf8z\xc0\xafw")), QStringList({"x", "y", "z", "w"}));
        QCOMPARE(tokensOf(QByteArray("\xe5\xa4")), QStringList());
        const QString lonely = QStringLiteral("a") + QChar(0xd800) + QStringLiteral("b") + QChar(0xdc00);
        QCOMPARE(tokensOf(lonely), QStringList({"a", "b"}));
        QRandomGenerator random(7);
        for (int round = 0; round < 2'000; ++round) {
            QByteArray bytes(random.bounded(64), Qt::Uninitialized);
            for (char& byte : bytes)
                byte = char(random.bounded(256));
            qsizetype last = 0;
            forEachSearchToken(std::string_view(bytes.constData(), std::size_t(bytes.size())),
                               [&](const SearchToken& token) {
                                   [&] {
                                       QVERIFY(!token.text.empty());
                                       QVERIFY(token.start >= 0 && token.start < token.end);
                                       QVERIFY(token.end <= bytes.size() && token.end >= last);
                                   }();
                                   last = token.end;
                                   return true;
                               });
        }
    }

    void cutsVeryLongWords() {
        const QString word(2 << 20, u'a');
        const QStringList tokens = tokensOf(word);
        QCOMPARE(tokens.size(), (2 << 20) / kLongestSearchWord);
        QCOMPARE(tokens.first(), QString(kLongestSearchWord, u'a'));
        // Two million marks on one letter are one letter.
        QCOMPARE(tokensOf(QStringLiteral("e") + QString(2 << 20, QChar(0x301))), QStringList({"e"}));
        QVERIFY(tokensOf(u"か"_qs + QString(2 << 20, QChar(0x3099))).first().size() < 100);
    }

    void foldsWhatIsFoldedToItself() {
        // What a query finds must not depend on how often a text has been folded.
        for (char32_t c = 1; c < 0x110000; ++c) {
            if (c >= 0xd800 && c < 0xe000)
                continue;
            const QStringList once = tokensOf(QString::fromUcs4(&c, 1));
            const QStringList twice = tokensOf(once.join(u' '));
            if (once != twice)
                qWarning("U+%04x", unsigned(c));
            QCOMPARE(twice, once);
        }
    }

    void givesTheSameForUtf8AndUtf16() {
        QRandomGenerator random(11);
        for (int round = 0; round < 500; ++round) {
            QList<char32_t> text;
            for (int i = random.bounded(40); i > 0; --i) {
                const char32_t c = random.bounded(4) == 0 ? random.bounded(0x80) : random.bounded(0x110000);
                text.append(c >= 0xd800 && c < 0xe000 ? U' ' : c);
            }
            const QString string = QString::fromUcs4(text.constData(), text.size());
            QCOMPARE(tokensOf(string.toUtf8()), tokensOf(string));
        }
    }

    void worksInFts5() {
        sqlite3* database = nullptr;
        QCOMPARE(sqlite3_open(":memory:", &database), SQLITE_OK);
        QCOMPARE(registerSearchTokenizer(database), SQLITE_OK);
        QCOMPARE(sqlite3_exec(
                     database,
                     "CREATE VIRTUAL TABLE t USING fts5 (x, tokenize = 'conclave');"
                     "INSERT INTO t VALUES ('北京大学的Ünïcode'), (conclave_search_text(x'610000d86200'));"
                     "CREATE TABLE found AS SELECT (SELECT group_concat(rowid) FROM t WHERE t MATCH "
                     "'\"大学\"') AS a,"
                     "(SELECT group_concat(rowid) FROM t WHERE t MATCH 'unicode') AS b,"
                     "(SELECT group_concat(rowid) FROM t WHERE t MATCH '\"a b\"') AS c,"
                     "(SELECT highlight(t, 0, '[', ']') FROM t WHERE t MATCH '\"大学\"') AS d",
                     nullptr, nullptr, nullptr),
                 SQLITE_OK);
        sqlite3_stmt* statement = nullptr;
        QCOMPARE(sqlite3_prepare_v2(database, "SELECT a, b, c, d FROM found", -1, &statement, nullptr),
                 SQLITE_OK);
        QCOMPARE(sqlite3_step(statement), SQLITE_ROW);
        const auto column = [&](int i) {
            return QString::fromUtf8(reinterpret_cast<const char*>(sqlite3_column_text(statement, i)));
        };
        QCOMPARE(column(0), QStringLiteral("1"));
        QCOMPARE(column(1), QStringLiteral("1"));
        QCOMPARE(column(2), QStringLiteral("2"));
        QCOMPARE(column(3), u"北京[大学]的Ünïcode"_qs);
        sqlite3_finalize(statement);
        sqlite3_close(database);
    }
};

QTEST_APPLESS_MAIN(TstSearchTokenizer)
#include "tst_search_tokenizer.moc"
