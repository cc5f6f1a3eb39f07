// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/generation/traced_text.h"

#include <QTest>

#include <vector>

using namespace conclave;

namespace {

/// The shares of a delta with a trace for each of @p pieces, as "answer+reasoning …".
QString sharesOf(const QString& answer, const QString& reasoning, const std::vector<std::string>& pieces) {
    AnswerDelta delta;
    delta.answer = answer;
    delta.reasoning = reasoning;
    delta.traces.resize(static_cast<qsizetype>(pieces.size()));
    shareOut(delta, pieces);
    QStringList shares;
    for (const TokenTrace& trace : delta.traces)
        shares << QStringLiteral("%1+%2").arg(trace.answerCharacters).arg(trace.reasoningCharacters);
    return shares.join(QLatin1Char(' '));
}

} // namespace

class TracedTextTest : public QObject {
    Q_OBJECT

  private slots:
    void showsBytesThatAreNoCharacter_data();
    void showsBytesThatAreNoCharacter();
    void givesEachTokenItsCharacters_data();
    void givesEachTokenItsCharacters();
};

void TracedTextTest::showsBytesThatAreNoCharacter_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing") << QByteArray() << QString();
    QTest::newRow("words") << QByteArray(" well\n") << QStringLiteral(" well\n");
    QTest::newRow("many bytes") << QByteArray("ä€😀") << QStringLiteral("ä€😀");
    QTest::newRow("the beginning of a character") << QByteArray("\xf0\x9f") << QStringLiteral("<0xF0><0x9F>");
    QTest::newRow("its end, and more") << QByteArray("\x98\x80!") << QStringLiteral("<0x98><0x80>!");
    QTest::newRow("one that stands for a bad one") << QByteArray("\xef\xbf\xbd") << QStringLiteral("\uFFFD");
    QTest::newRow("too long by its first byte") << QByteArray("\xe2(") << QStringLiteral("<0xE2>(");
    QTest::newRow("half of a pair") << QByteArray("\xed\xa0\x80") << QStringLiteral("<0xED><0xA0><0x80>");
}

void TracedTextTest::showsBytesThatAreNoCharacter() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, expected);
    QCOMPARE(pieceText(bytes.toStdString()), expected);
}

void TracedTextTest::givesEachTokenItsCharacters_data() {
    using Pieces = std::vector<std::string>;
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QString>("reasoning");
    QTest::addColumn<Pieces>("pieces");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* answer, const char* reasoning, const Pieces& pieces,
                        const char* expected) {
        QTest::newRow(name) << QString::fromUtf8(answer) << QString::fromUtf8(reasoning) << pieces
                            << QString::fromUtf8(expected);
    };
    row("one", "Hello", "", {"Hello"}, "5+0");
    row("in reasoning", "", "Hm", {"Hm"}, "0+2");
    row("the space before a text is none of it", "Hello", "", {" Hello"}, "5+0");
    row("a mark brings nothing", "Hi", "", {"", "Hi"}, "0+0 2+0");
    row("marks alone", "", "", {"", ""}, "0+0 0+0");
    row("a character of two tokens", "😀", "", {"\xf0\x9f", "\x98\x80"}, "0+0 2+0");
    row("its end with more", "€ 5", "", {"\xe2\x82", "\xac 5"}, "0+0 3+0");
    row("held back until it was clear", "<b>", "", {"<", "b>"}, "1+0 2+0");
    row("given out in part before", "<b>x", "", {"b>x"}, "4+0");
    row("what became a mark", "Hi", "", {"</", "think", ">\n\nHi"}, "0+0 0+0 2+0");
    row("text of two kinds", "Hi", "so.", {"so.</think>Hi"}, "2+3");
    row("what was replaced", "a\uFFFD", "", {"a\xff"}, "2+0");
    row("a call of a tool", "", "", {"{\"name\"", ":1}"}, "0+0 0+0");
    row("several words", "one two", "", {"one", " two"}, "3+0 4+0");
}

void TracedTextTest::givesEachTokenItsCharacters() {
    QFETCH(QString, answer);
    QFETCH(QString, reasoning);
    QFETCH(std::vector<std::string>, pieces);
    QFETCH(QString, expected);
    QCOMPARE(sharesOf(answer, reasoning, pieces), expected);
}

QTEST_GUILESS_MAIN(TracedTextTest)
#include "tst_traced_text.moc"
