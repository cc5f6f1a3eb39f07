// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/search/search_query.h"
#include "app/store/search/search_snippet.h"
#include "app/store/search/search_tokenizer.h"

#include <QRandomGenerator>
#include <QTest>

#include <sqlite3.h>

using namespace conclave;

/// What is understood of what somebody types, and the line that is shown of a hit.
class TstSearchQuery : public QObject {
    Q_OBJECT

  private:
    static QString matchOf(const QString& text) { return QString::fromUtf8(parseSearch(text).match); }

    // A snippet with its highlights in brackets.
    static QString shown(const QString& text, const QString& query) {
        const std::optional<SearchSnippet> snippet = makeSnippet(text, parseSearch(query));
        if (!snippet)
            return QStringLiteral("-");
        QString line = snippet->line;
        for (auto range = snippet->highlights.crbegin(); range != snippet->highlights.crend(); ++range) {
            line.insert(range->start + range->length, u']');
            line.insert(range->start, u'[');
        }
        return line;
    }

  private slots:
    void understandsWhatIsTyped_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("match");
        const auto row = [](const char* name, const char16_t* text, const char16_t* match) {
            QTest::newRow(name) << QString::fromUtf16(text) << QString::fromUtf16(match);
        };
        row("unfinished word", u"hel", u"\"hel\" *");
        row("finished word", u"hello ", u"\"hello\"");
        row("words", u"Hello wor", u"\"hello\" AND \"wor\" *");
        row("phrase", u"\"Hello World\"", u"\"hello world\"");
        row("unfinished phrase", u"\"Hello wor", u"\"hello wor\" *");
        row("typographic quotes", u"„hello world“ x ", u"\"hello world\" AND \"x\"");
        row("negative word", u"hello -world", u"(\"hello\") NOT \"world\"");
        row("negative phrase first", u"-\"a b\" c ", u"(\"c\") NOT \"a b\"");
        row("only negative", u"-hello", u"");
        row("minus inside", u"well-known ", u"\"well known\"");
        row("Chinese", u"大学", u"\"大 学\"");
        row("mixed", u"GPT大", u"\"gpt 大\"");
        row("operators are words", u"a OR b NOT c NEAR(x) ",
            u"\"a\" AND \"or\" AND \"b\" AND \"not\" AND \"c\" AND \"near x\"");
        row("columns are words", u"text:x* ^y ", u"\"text x\" AND \"y\"");
        row("finished by punctuation", u"c++", u"\"c\"");
        row("nothing", u" - \" \" ** ", u"");
    }
    void understandsWhatIsTyped() {
        QFETCH(QString, text);
        QTEST(matchOf(text), "match");
    }

    void leavesOutWhatIsTooMuch() {
        const ParsedSearch many = parseSearch(QStringLiteral("word ").repeated(10'000));
        QCOMPARE(int(many.terms.size()), kMostSearchTerms);
        const ParsedSearch wide = parseSearch(QString(100'000, QChar(u'大')));
        QCOMPARE(int(wide.terms.front().tokens.size()), kMostTokensOfTerm);
    }

    void nothingTypedIsASyntaxError() {
        sqlite3* database = nullptr;
        QCOMPARE(sqlite3_open(":memory:", &database), SQLITE_OK);
        QCOMPARE(registerSearchTokenizer(database), SQLITE_OK);
        QCOMPARE(
            sqlite3_exec(database,
                         "CREATE VIRTUAL TABLE t USING fts5 (x, tokenize = 'conclave', prefix = '1 2 3')",
                         nullptr, nullptr, nullptr),
            SQLITE_OK);
        sqlite3_stmt* statement = nullptr;
        QCOMPARE(
            sqlite3_prepare_v2(database, "SELECT rowid FROM t WHERE t MATCH ?1", -1, &statement, nullptr),
            SQLITE_OK);
        QRandomGenerator random(5);
        const QString likely = u"\"\"\"'()*:^-+{}, \t\n\0abcORANDNOTNEAR大학が“”«\u0301\U0001f389"_qs;
        for (int round = 0; round < 5'000; ++round) {
            QString text;
            for (int i = random.bounded(24); i > 0; --i)
                text += random.bounded(4) == 0 ? QChar(char16_t(random.bounded(0x10000)))
                                               : likely[random.bounded(int(likely.size()))];
            const ParsedSearch search = parseSearch(text);
            if (search.isEmpty())
                continue;
            sqlite3_bind_text(statement, 1, search.match.constData(), int(search.match.size()),
                              SQLITE_TRANSIENT);
            int code = SQLITE_OK;
            while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
            }
            QVERIFY2(code == SQLITE_DONE, search.match.constData());
            sqlite3_reset(statement);
        }
        sqlite3_finalize(statement);
        sqlite3_close(database);
    }

    void showsALineAroundTheFirstHit_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("line");
        const auto row = [](const char* name, const QString& text, const char16_t* query,
                            const QString& line) {
            QTest::newRow(name) << text << QString::fromUtf16(query) << line;
        };
        row("word", "The sky is blue.", u"SKY ", "The [sky] is blue.");
        row("all words", "blue sky, Blue sea", u"blue sea", "[blue] sky, [Blue] [sea]");
        row("unfinished", "A skyscraper in the sky", u"sk", "A [skyscraper] in the [sky]");
        row("finished", "A skyscraper in the sky", u"sky ", "A skyscraper in the [sky]");
        row("phrase", "blue is a blue sky", u"\"blue sky\"", "blue is a [blue sky]");
        row("negative is not shown", "blue sky", u"blue -sea", "[blue] sky");
        row("not there", "blue sky", u"green", "-");
        row("accents", u"Un cafe\u0301 creme"_qs, u"café ", u"Un [cafe\u0301] creme"_qs);
        row("emoji", u"🎉🎉 party 👩‍👩‍👧"_qs, u"party",
            u"🎉🎉 [party] 👩‍👩‍👧"_qs);
        row("Chinese", u"我在北京大学读书"_qs, u"大学", u"我在北京[大学]读书"_qs);
        row("overlapping", u"大大大"_qs, u"大大", u"[大大大]"_qs);
        row("line breaks", "one\n\n  two\tthree\r\n", u"two", "one [two] three");
        row("control characters", u"a\u0007b\u202e two"_qs, u"two", u"ab [two]"_qs);
        row("cut before", QStringLiteral("word ").repeated(40) + "needle end", u"needle",
            u"…"_qs + QStringLiteral("word ").repeated(7) + "[needle] end");
        row("cut after", "needle " + QStringLiteral("abcd ").repeated(100), u"needle",
            "[needle] " + QStringLiteral("abcd ").repeated(31).trimmed().chopped(1) + u"…"_qs);
    }
    void showsALineAroundTheFirstHit() {
        QFETCH(QString, text);
        QFETCH(QString, query);
        QTEST(shown(text, query), "line");
    }

    void cutsNoCharacterInTwo() {
        const QString family = u"👩‍👩‍👧"_qs; // eight units
        for (int i = 0; i < 12; ++i) {
            const QString text = QString(i, QChar(u'.')) + family.repeated(60) + QStringLiteral("needle") +
                                 family.repeated(60);
            const std::optional<SearchSnippet> snippet =
                makeSnippet(text, parseSearch(QStringLiteral("needle")));
            QVERIFY(snippet);
            QString rest = snippet->line;
            QVERIFY(rest.startsWith(u'…') && rest.endsWith(u'…'));
            rest.remove(u'…').remove(QStringLiteral("needle")).remove(family);
            QCOMPARE(rest, QString());
        }
    }

    void highlightsLieInTheLineWhateverTheText() {
        QRandomGenerator random(3);
        const QString letters =
            u"aab  \n\t大学\u0301\u200d\u202eé"_qs + QString::fromUcs4(U"\U0001f389\U00020bb7");
        const QStringList queries{"a", "aa b", u"大"_qs, u"大学"_qs, "\"a b\" é"};
        for (int round = 0; round < 3'000; ++round) {
            QString text;
            for (int i = random.bounded(400); i > 0; --i)
                text +=
                    random.bounded(50) == 0 ? QChar(0xd800) : letters[random.bounded(int(letters.size()))];
            const auto snippet = makeSnippet(text, parseSearch(queries[random.bounded(int(queries.size()))]));
            if (!snippet)
                continue;
            QVERIFY(!snippet->line.contains(u'\n'));
            int last = 0;
            for (const SearchHit::Range& range : snippet->highlights) {
                QVERIFY(range.start >= last && range.length > 0);
                last = range.start + range.length;
                QVERIFY(last <= snippet->line.size());
            }
        }
    }
};

QTEST_APPLESS_MAIN(TstSearchQuery)
#include "tst_search_query.moc"
