// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/stop_texts.h"

#include <QTest>

using conclave::engine::StopTexts;

class TestStopTexts : public QObject {
    Q_OBJECT
  private slots:
    void case18_endsBeforeTheFirstStopText_data();
    void case18_endsBeforeTheFirstStopText();
    void case18_neverShowsAPrefix();
};

void TestStopTexts::case18_endsBeforeTheFirstStopText_data() {
    QTest::addColumn<QStringList>("stops");
    QTest::addColumn<QString>("stream");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<bool>("hasStopped");
    const auto row = [](const char* name, const QStringList& stops, const char* stream, const char* shown,
                        bool hasStopped) {
        QTest::newRow(name) << stops << QString::fromUtf8(stream) << QString::fromUtf8(shown) << hasStopped;
    };
    row("across tokens", {"beta gamma"}, "alpha beta gamma delta", "alpha ", true);
    row("a line of the user's", {"\nUser:"}, "Hi\nUse it.\nUser: x", "Hi\nUse it.", true);
    row("at the last character", {"!"}, "Hello!", "Hello", true);
    row("only a prefix at the end", {"\nUser:"}, "Hi\nUse", "Hi\nUse", false);
    row("the earliest of two", {"d", "bc"}, "abcd", "a", true);
    row("begins inside a false start", {"aab"}, "aaab", "a", true);
    row("at once", {"x"}, "xyz", "", true);
    row("none", {}, "text", "text", false);
    row("empty ones are ignored", {""}, "text", "text", false);
    row("characters of several bytes", {"é🚀"}, "aé🚁é🚀b", "aé🚁", true);
}

void TestStopTexts::case18_endsBeforeTheFirstStopText() {
    QFETCH(QStringList, stops);
    QFETCH(QString, stream);
    QFETCH(QString, shown);
    QFETCH(bool, hasStopped);
    std::vector<std::string> texts;
    for (const QString& stop : stops) {
        texts.push_back(stop.toStdString());
    }
    const std::string bytes = stream.toStdString();
    for (std::size_t step : {1, 2, 5, 1000}) {
        StopTexts filter(texts);
        std::string all;
        for (std::size_t at = 0; at < bytes.size(); at += step) {
            all += filter.feed(bytes.substr(at, step));
        }
        all += filter.flush();
        QCOMPARE(QString::fromStdString(all), shown);
        QCOMPARE(filter.hasStopped(), hasStopped);
    }
}

void TestStopTexts::case18_neverShowsAPrefix() {
    StopTexts filter({"beta gamma"});
    QCOMPARE(filter.feed("alpha beta"), std::string("alpha "));
    QCOMPARE(filter.feed(" g"), std::string());
    QCOMPARE(filter.feed("old"), std::string("beta gold")); // it was none: shown at once
    QCOMPARE(filter.feed(" beta gamma"), std::string(" "));
    QVERIFY(filter.hasStopped());
    QCOMPARE(filter.feed("more"), std::string());
    QCOMPARE(filter.flush(), std::string());
}

QTEST_GUILESS_MAIN(TestStopTexts)
#include "tst_stop_texts.moc"
