// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experts/token_lines.h"

#include "tests/ui/experts/made_traces.h"
#include "ui/experts/token_line.h"
#include "ui/experts/traced_token.h"

#include <QAbstractItemModelTester>
#include <QFontDatabase>
#include <QLocale>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <memory>

using namespace conclave;

/// The tokens of an answer as lines, and the one that is looked at.
class TokenLinesTest : public QObject {
    Q_OBJECT

  private slots:
    void init();
    void flowsIntoTheWidth();
    void beginsALineBehindALineEnd();
    void growsWithoutBeginningAnew();
    void wrapsAgainToAnotherWidth();
    void findsTokensByPlace();
    void marksOneToken();
    void showsAnotherAnswer();
    void tintsTheUnlikely();
    void pointsAndHolds();
    void listsWhatCouldHaveStoodThere();

  private:
    void add(const QStringList& pieces);
    QStringList words() const;
    QVector<int> counts() const;

    std::shared_ptr<AnswerTrace> m_trace;
    std::unique_ptr<TokenLines> m_lines;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    double m_letter = 0; ///< width of a token of one letter
};

void TokenLinesTest::init() {
    QLocale::setDefault(QLocale::c());
    m_tester.reset();
    m_lines = std::make_unique<TokenLines>();
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_lines.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_trace = std::make_shared<AnswerTrace>(1, 2, smallShape());
    m_lines->setFontFamily(QFontDatabase::systemFont(QFontDatabase::FixedFont).family());
    m_lines->setPixelSize(20);
    m_lines->show(m_trace);
    m_lines->setWidth(1000);
    add({QStringLiteral("x")});
    m_letter = m_lines->tokenWidth(0);
    m_trace = std::make_shared<AnswerTrace>(1, 3, smallShape());
    m_lines->show(m_trace);
    m_lines->setWidth(std::ceil(4 * m_letter));
}

void TokenLinesTest::add(const QStringList& pieces) {
    for (const QString& piece : pieces)
        m_trace->append(madeToken(piece));
    m_lines->grow();
}

QStringList TokenLinesTest::words() const {
    QStringList words;
    for (int line = 0; line < m_lines->count(); ++line)
        words << m_lines->index(line).data(TokenLines::WordsRole).toString();
    return words;
}

QVector<int> TokenLinesTest::counts() const {
    QVector<int> counts;
    for (int line = 0; line < m_lines->count(); ++line)
        counts << m_lines->index(line).data(TokenLines::TokenCountRole).toInt();
    return counts;
}

void TokenLinesTest::flowsIntoTheWidth() {
    QCOMPARE(m_lines->count(), 0);
    add({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d"),
         QStringLiteral("e")});
    QCOMPARE(words(), QStringList({QStringLiteral("abcd"), QStringLiteral("e")}));
    add({QStringLiteral("much too wide for any line"), QStringLiteral("f")});
    QCOMPARE(counts(), QVector<int>({4, 1, 1, 1}));
}

void TokenLinesTest::beginsALineBehindALineEnd() {
    add({QStringLiteral("a"), QStringLiteral("\n"), QStringLiteral("\n"), QStringLiteral("b"),
         QStringLiteral("c\n"), QStringLiteral("d")});
    QCOMPARE(counts(), QVector<int>({2, 1, 2, 1}));
    QCOMPARE(words(),
             QStringList({QStringLiteral("a"), QString(), QStringLiteral("bc"), QStringLiteral("d")}));
}

void TokenLinesTest::growsWithoutBeginningAnew() {
    QSignalSpy reset(m_lines.get(), &QAbstractItemModel::modelReset);
    QSignalSpy changed(m_lines.get(), &QAbstractItemModel::dataChanged);
    QSignalSpy inserted(m_lines.get(), &QAbstractItemModel::rowsInserted);
    add({QStringLiteral("a")});
    add({QStringLiteral("b")});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].toModelIndex().row(), 0);
    QCOMPARE(inserted.size(), 1);
    add({QStringLiteral("c"), QStringLiteral("d"), QStringLiteral("e")});
    QCOMPARE(changed.size(), 2);
    QCOMPARE(inserted.size(), 2);
    add({});
    QCOMPARE(changed.size(), 2);
    QCOMPARE(reset.size(), 0);
    QCOMPARE(counts(), QVector<int>({4, 1}));
}

void TokenLinesTest::wrapsAgainToAnotherWidth() {
    add(QString(QStringLiteral("a b c d e f g h")).split(u' '));
    QCOMPARE(counts(), QVector<int>({4, 4}));
    QSignalSpy about(m_lines.get(), &TokenLines::aboutToWrap);
    m_lines->setWidth(std::ceil(3 * m_letter));
    QCOMPARE(counts(), QVector<int>({3, 3, 2}));
    QCOMPARE(about.size(), 1);
    m_lines->setWidth(m_lines->width() + 0.4); // the same whole number
    QCOMPARE(about.size(), 1);
    m_lines->setPixelSize(10);
    QVERIFY(m_lines->count() < 3);
    m_lines->setWidth(0);
    QCOMPARE(m_lines->count(), 0);
}

void TokenLinesTest::findsTokensByPlace() {
    add(QString(QStringLiteral("a b c d e f")).split(u' '));
    QCOMPARE(m_lines->tokenAt(0, m_letter / 2), 0);
    QCOMPARE(m_lines->tokenAt(0, 3.5 * m_letter), 3);
    QCOMPARE(m_lines->tokenAt(1, 0.5 * m_letter), 4);
    QCOMPARE(m_lines->tokenAt(1, 3.5 * m_letter), -1);
    QCOMPARE(m_lines->tokenAt(2, 0), -1);
    QCOMPARE(m_lines->tokenAt(-1, 0), -1);
    QCOMPARE(m_lines->lineOf(3), 0);
    QCOMPARE(m_lines->lineOf(4), 1);
    QCOMPARE(m_lines->lineOf(6), -1);
    QCOMPARE(m_lines->firstTokenOf(1), 4);
    QCOMPARE(m_lines->firstTokenOf(2), -1);
    QCOMPARE(m_lines->tokenBeside(1, 1), 5);
    QCOMPARE(m_lines->tokenBeside(3, 1), 5); // the next line is shorter
    QCOMPARE(m_lines->tokenBeside(5, -1), 1);
    QCOMPARE(m_lines->tokenBeside(2, -1), 0);
    QCOMPARE(m_lines->tokenBeside(5, 1), 5);
}

void TokenLinesTest::marksOneToken() {
    add(QString(QStringLiteral("a b c d e f")).split(u' '));
    QSignalSpy changed(m_lines.get(), &QAbstractItemModel::dataChanged);
    m_lines->setMarked(5);
    QCOMPARE(m_lines->markedLine(), 1);
    QVERIFY(qAbs(m_lines->markedX() - m_letter) < 0.01);
    QCOMPARE(m_lines->index(1).data(TokenLines::MarkRole).toInt(), 1);
    QCOMPARE(changed.size(), 1);
    m_lines->setMarked(0);
    QCOMPARE(changed.size(), 3); // where it was and where it is
    m_lines->setMarked(77);
    QCOMPARE(m_lines->marked(), -1);
    QCOMPARE(m_lines->index(0).data(TokenLines::MarkRole).toInt(), -1);
}

void TokenLinesTest::showsAnotherAnswer() {
    add({QStringLiteral("a"), QStringLiteral("\n"), QStringLiteral("b")});
    m_lines->setMarked(1);
    auto other = std::make_shared<AnswerTrace>(1, 4, smallShape());
    other->append(madeToken(QStringLiteral("z")));
    m_lines->show(other);
    QCOMPARE(words(), QStringList(QStringLiteral("z")));
    QCOMPARE(m_lines->marked(), -1);
    m_lines->show(nullptr);
    QCOMPARE(m_lines->count(), 0);
    m_lines->grow();
    QCOMPARE(m_lines->count(), 0);
}

void TokenLinesTest::tintsTheUnlikely() {
    QCOMPARE(TokenLine::doubtOf(1), 0.0);
    QCOMPARE(TokenLine::doubtOf(0), 1.0);
    QCOMPARE(TokenLine::doubtOf(0.125), 0.5);
    QCOMPARE(TokenLine::doubtOf(1e-9), 1.0);

    add({QStringLiteral("x")});
    m_trace->append(madeToken(QStringLiteral("x"), 0.001f));
    m_lines->grow();
    TokenLine line;
    line.setSize({4 * m_letter, 30});
    line.setLines(m_lines.get());
    line.setTokenCount(2);
    line.setInk(Qt::black);
    line.setDoubt(Qt::yellow);
    QImage image(line.size().toSize(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    line.paint(&painter);
    painter.end();
    const QColor likely = image.pixelColor(static_cast<int>(m_letter / 2), 4);
    const QColor unlikely = image.pixelColor(static_cast<int>(1.5 * m_letter), 4);
    QVERIFY(unlikely.blue() < 60);
    QVERIFY(likely.blue() > 200);
}

void TokenLinesTest::pointsAndHolds() {
    add({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
    TracedToken token;
    const QAbstractItemModelTester tester(&token, QAbstractItemModelTester::FailureReportingMode::QtTest);
    token.move(1);
    QCOMPARE(token.token(), -1); // there is no answer
    token.show(m_trace);
    token.point(1);
    QCOMPARE(token.token(), 1);
    QVERIFY(!token.isHeld());
    token.point(-1);
    QCOMPARE(token.token(), -1);
    token.hold(2);
    token.point(0);
    QCOMPARE(token.token(), 2);
    token.hold(0);
    QVERIFY(token.isHeld());
    QCOMPARE(token.token(), 0);
    token.hold(0);
    QVERIFY(!token.isHeld());
    token.move(99);
    QCOMPARE(token.token(), 2);
    QVERIFY(token.isHeld());
    token.move(-5);
    QCOMPARE(token.token(), 0);
    token.release();
    QCOMPARE(token.token(), -1);
    QCOMPARE(token.rowCount(), 0);
    token.point(3);
    QCOMPARE(token.token(), -1);
    token.hold(1);
    token.show(nullptr);
    QCOMPARE(token.token(), -1);
    QVERIFY(token.sentence().isEmpty());
}

void TokenLinesTest::listsWhatCouldHaveStoodThere() {
    TokenTrace trace;
    trace.chosen = {QStringLiteral("\n"), 0.2f};
    trace.candidates = {{QStringLiteral("and"), 0.5f}, {QStringLiteral("\n"), 0.2f}};
    m_trace->append(trace);
    trace.chosen = {QStringLiteral("odd"), 0.00001f};
    m_trace->append(trace);
    TracedToken token;
    token.show(m_trace);
    token.move(0);
    QCOMPARE(token.rowCount(), 2);
    QCOMPARE(token.text(), QStringLiteral("↵"));
    QCOMPARE(token.probability(), QStringLiteral("20 %"));
    QCOMPARE(token.index(0).data(TracedToken::TextRole).toString(), QStringLiteral("and"));
    QVERIFY(!token.index(0).data(TracedToken::IsChosenRole).toBool());
    QVERIFY(token.index(1).data(TracedToken::IsChosenRole).toBool());
    QCOMPARE(token.index(0).data(TracedToken::PercentRole).toString(), QStringLiteral("50 %"));
    QCOMPARE(token.rank(), QStringLiteral("Number 2 of the likeliest"));
    QCOMPARE(token.sentence(), QStringLiteral("↵, 20 %. Number 2 of the likeliest. Others: and 50 %."));
    token.move(1);
    QCOMPARE(token.rowCount(), 3); // it is none of the likeliest
    QVERIFY(token.index(2).data(TracedToken::IsChosenRole).toBool());
    QCOMPARE(token.probability(), QStringLiteral("< 0.1 %"));
    QCOMPARE(token.rank(), QStringLiteral("None of the likeliest"));
}

QTEST_MAIN(TokenLinesTest)
#include "tst_token_lines.moc"
