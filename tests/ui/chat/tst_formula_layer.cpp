// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"
#include "ui/chat/math/formula_breaks.h"
#include "ui/chat/math/formula_item.h"
#include "ui/chat/math/formula_layer.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QQuickTextDocument>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

using namespace conclave;

/// Formulas in the real window: those of a line, in their text, and those on a line of their own.
class FormulaLayerTest : public WindowTest {
    Q_OBJECT

  private slots:
    void makesRoomForEveryFormula();
    void reachesHeadingsListsTablesAndQuotes();
    void copiesTheSourceOfASelection();
    void copiesAnAnswerAsTex();
    void findsWordsAroundFormulas();
    void followsFontSizeAndTheme();
    void breaksWhereTheLineEnds();
    void breaksOnlyBetweenParts();
    void fitsIntoANarrowWindow();
    void runsFromLeftToRightInArabicToo();
    void showsADisplayInTheMiddle();
    void scrollsAWideDisplay();
    void marksADisplayThatWasFound();
    void loadsNothing();

  private:
    void answer(const QString& markdown);
    QQuickItem* item(const char* name) { return m_window->find(QLatin1String(name)); }
    FormulaLayer* layerOf(const QQuickItem* text) { return text->findChild<FormulaLayer*>(); }
    static QTextDocument* documentOf(QQuickItem* text) {
        return text->property("textDocument").value<QQuickTextDocument*>()->textDocument();
    }
};

/// What has the ink's colour in the picture of an item.
static int inkOf(const QImage& picture, const QRectF& part, QColor paper) {
    int ink = 0;
    for (int y = qRound(part.top()); y < qRound(part.bottom()); ++y)
        for (int x = qRound(part.left()); x < qRound(part.right()); ++x)
            if (picture.valid(x, y) &&
                std::abs(picture.pixelColor(x, y).lightness() - paper.lightness()) > 100)
                ++ink;
    return ink;
}

static double widthOfObject(const QTextDocument& document) {
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const int at = static_cast<int>(block.text().indexOf(QChar(QChar::ObjectReplacementCharacter)));
        if (at < 0)
            continue;
        const QTextLine line = block.layout()->lineForTextPosition(at);
        return std::abs(line.cursorToX(at + 1) - line.cursorToX(at));
    }
    return 0;
}

void FormulaLayerTest::answer(const QString& markdown) {
    Script script;
    script.fallback = markdown;
    restart(script);
    QVERIFY(m_window->askAndWait(QStringLiteral("and?")));
}

void FormulaLayerTest::makesRoomForEveryFormula() {
    answer(QStringLiteral("The root \\(\\sqrt{x+y}\\) and \\(\\frac{a}{b}\\) of \\(z\\)."));
    QQuickItem* text = item("answerText");
    QVERIFY(text);
    QCOMPARE(layerOf(text)->count(), 2); // z is text
    const QImage picture = m_window->grab();
    const QTextBlock block = documentOf(text)->begin();
    const QColor paper = picture.pixelColor(text->mapToScene({-10, 5}).toPoint());
    for (int at = 0; at < block.length(); ++at)
        if (block.text()[at] == QChar(QChar::ObjectReplacementCharacter)) {
            const QTextLine line = block.layout()->lineForTextPosition(at);
            const QRectF room(line.cursorToX(at), line.y(), line.cursorToX(at + 1) - line.cursorToX(at),
                              line.height());
            QVERIFY(room.width() > 5);
            QVERIFY(inkOf(picture, text->mapRectToScene(room), paper) > 10);
        }
    // A fraction needs more below the baseline than letters do: the line makes room.
    answer(QStringLiteral("Without any."));
    const double plain = item("answerText")->height();
    answer(QStringLiteral("With \\(\\frac{a}{b}\\)."));
    QVERIFY(item("answerText")->height() > plain + 3);
    answer(QStringLiteral("With \\(x_i^2\\)."));
    QVERIFY(item("answerText")->height() < plain + 6);
}

void FormulaLayerTest::reachesHeadingsListsTablesAndQuotes() {
    answer(QStringLiteral(
        "# A \\(x^2\\)\n\n- b \\(x^2\\) and\n  \\[x^2\\]\n\n> c \\(x^2\\)\n\n| d |\n|---|\n| \\(x^2\\) |\n"));
    QList<QQuickItem*> texts = m_window->findAll(QStringLiteral("answerText"));
    QCOMPARE(texts.size(), 2);
    QCOMPARE(layerOf(texts[0])->count() + layerOf(texts[1])->count(), 3);
    QCOMPARE(layerOf(item("answerQuote"))->count(), 1);
    QCOMPARE(layerOf(item("answerTable"))->count(), 1);
    const auto isHeading = [this](QQuickItem* text) {
        return documentOf(text)->begin().text().startsWith(u'A');
    };
    QQuickItem* heading = isHeading(texts[0]) ? texts[0] : texts[1];
    QVERIFY(widthOfObject(*documentOf(heading)) > widthOfObject(*documentOf(item("answerQuote"))) * 1.2);
}

void FormulaLayerTest::copiesTheSourceOfASelection() {
    answer(QStringLiteral("Let \\(x^2\\) be\\\nlarge, \\(y_1\\) small."));
    QGuiApplication::clipboard()->setText(QStringLiteral("before"));
    item("transcript")->forceActiveFocus();
    m_window->press(Qt::Key_A, Qt::ControlModifier);
    m_window->press(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("Let \\(x^2\\) be\nlarge, \\(y_1\\) small."));
}

void FormulaLayerTest::copiesAnAnswerAsTex() {
    answer(QStringLiteral("Let \\(x^2\\) be\n\n$$\\frac{a}{b}$$\n\ndone."));
    m_window->chat().copyPlain(m_window->chat().transcript()->messages().back().id);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("Let \\(x^2\\) be\n\n\\[\\frac{a}{b}\\]\n\ndone."));
    QVERIFY(m_window->click(QStringLiteral("copyFormulaButton")));
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("\\frac{a}{b}"));
}

void FormulaLayerTest::findsWordsAroundFormulas() {
    answer(QStringLiteral("An owl \\(owl^2\\) and an owl."));
    m_window->chat().search()->find(QStringLiteral("owl"), 0);
    QCOMPARE(m_window->chat().search()->count(), 2);
    m_window->chat().search()->next();
    QTRY_VERIFY(item("goneTo"));
    QVERIFY(item("goneTo")->x() > widthOfObject(*documentOf(item("answerText"))));
}

void FormulaLayerTest::followsFontSizeAndTheme() {
    answer(QStringLiteral("Let \\(\\sqrt{x+y}\\) be\n\n\\[\\sqrt{x+y}\\]"));
    AppSettings& settings = *m_window->context().settings();
    const double before = widthOfObject(*documentOf(item("answerText")));
    const double display = item("formula")->implicitWidth();
    settings.setFontPercent(200);
    QTRY_VERIFY(widthOfObject(*documentOf(item("answerText"))) > before * 1.8);
    QTRY_VERIFY(item("formula")->implicitWidth() > display * 1.8);
    settings.setFontPercent(100);
    for (const auto appearance : {AppSettings::Appearance::Dark, AppSettings::Appearance::Light}) {
        settings.setAppearance(appearance);
        const QImage picture = m_window->grab();
        QQuickItem* formula = item("formula");
        const QRectF place = formula->mapRectToScene(QRectF(0, 0, formula->width(), formula->height()));
        const QColor paper = picture.pixelColor(place.topLeft().toPoint() - QPoint(30, 0));
        QCOMPARE(paper.lightness() < 128, appearance == AppSettings::Appearance::Dark);
        QVERIFY(inkOf(picture, place, paper) > 20);
    }
}

void FormulaLayerTest::breaksWhereTheLineEnds() {
    const QString tex =
        QStringLiteral("f(x_1, x_2) = \\alpha_1 x_1 + \\alpha_2 x_2 + \\beta \\le \\gamma_1 + \\gamma_2 + "
                       "\\gamma_3 + \\gamma_4 + \\frac{1}{2}");
    answer(QStringLiteral("Some words come first, and then \\(%1\\) in the line.").arg(tex));
    QQuickItem* text = item("answerText");
    QVERIFY(layerOf(text)->count() >= 2);
    m_window->window().resize(480, 700);
    QTextDocument* document = documentOf(text);
    QTRY_VERIFY(document->begin().layout()->lineCount() >= 2);
    QVERIFY(document->idealWidth() <= text->width() + 1);
    // It is one formula to whoever copies it or hears it.
    m_window->chat().copyPlain(m_window->chat().transcript()->messages().back().id);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("Some words come first, and then \\(%1\\) in the line.").arg(tex));
}

void FormulaLayerTest::breaksOnlyBetweenParts() {
    QCOMPARE(formulaPieces(QStringLiteral("a = b")), QStringList{QStringLiteral("a = b")});
    const QString grouped =
        QStringLiteral("\\left(aaaaaaaaaaaaa = bbbbbbbbbbbbbbbbb\\right) + \\frac{x=y}{zzzzzzzzzzz}");
    for (const QString& piece : formulaPieces(grouped))
        QVERIFY(grouped.contains(piece.endsWith(QStringLiteral("{}")) ? piece.chopped(2) : piece));
    QCOMPARE(formulaPieces(QStringLiteral("aaaaaaaaaaaaaaaaaaaa + bbbbbbbbbbbbb = -cccccccccccccccc")),
             (QStringList{QStringLiteral("aaaaaaaaaaaaaaaaaaaa + bbbbbbbbbbbbb ={}"),
                          QStringLiteral("-cccccccccccccccc")}));
    const QString hanging = QStringLiteral("\\displaystyle aaaaaaaaaaaaaaaaaaaaaaa = bbbbbbbbbbbbbbbbbbb");
    QCOMPARE(formulaPieces(hanging), QStringList{hanging});
    const QString open = QStringLiteral("(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa = bbbbbbbbbbbbbbbbbbb");
    QCOMPARE(formulaPieces(open), QStringList{open});
}

void FormulaLayerTest::fitsIntoANarrowWindow() {
    answer(QStringLiteral("- Then \\((a+b+c+d+e+f+g+h+i+j+k+l+m+n+o+p+q+r+s+t+u+v+w+x+y+z)\\)."));
    const double wide = widthOfObject(*documentOf(item("answerText")));
    m_window->window().resize(480, 700);
    QTRY_VERIFY(widthOfObject(*documentOf(item("answerText"))) < wide);
    QVERIFY(widthOfObject(*documentOf(item("answerText"))) <=
            item("answerText")->width() - 20); // it is a list
}

void FormulaLayerTest::runsFromLeftToRightInArabicToo() {
    answer(QStringLiteral("Let \\(x^{abc}\\)."));
    const double width = widthOfObject(*documentOf(item("answerText")));
    answer(QString::fromUtf8("ليكن \\(x^{abc}\\) عددا."));
    QQuickItem* text = item("answerText");
    QCOMPARE(layerOf(text)->count(), 1);
    QCOMPARE(widthOfObject(*documentOf(text)), width);
    // The x, and not its raised power, is at the left of its room.
    const QImage picture = m_window->grab();
    const QTextBlock block = documentOf(text)->begin();
    const int at = static_cast<int>(block.text().indexOf(QChar(QChar::ObjectReplacementCharacter)));
    const QTextLine line = block.layout()->lineForTextPosition(at);
    const double left = std::min(line.cursorToX(at), line.cursorToX(at + 1));
    const QColor paper = picture.pixelColor(text->mapToScene({-10, 5}).toPoint());
    const double base = line.y() + line.ascent();
    const auto inkAt = [&](double from, double to) {
        return inkOf(picture, text->mapRectToScene(QRectF(left + from, base - 4, to - from, 4)), paper);
    };
    QVERIFY(inkAt(0, width / 3) > 0);
    QCOMPARE(inkAt(width / 2, width), 0);
}

void FormulaLayerTest::showsADisplayInTheMiddle() {
    answer(QStringLiteral("\\[x = y\\]"));
    auto* formula = qobject_cast<FormulaItem*>(item("formula"));
    QVERIFY(formula);
    const QRectF place = formula->mapRectToScene(QRectF(0, 0, formula->width(), formula->height()));
    const QQuickItem* list = item("transcript");
    const QRectF all = list->mapRectToScene(QRectF(0, 0, list->width(), list->height()));
    QVERIFY(std::abs(place.center().x() - all.center().x()) < 2);
    QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(formula);
    QVERIFY(accessible);
    QVERIFY(accessible->text(QAccessible::Name).contains(QStringLiteral("x = y")));
}

void FormulaLayerTest::scrollsAWideDisplay() {
    answer(QStringLiteral("\\[%1\\]").arg(QStringLiteral("abc+").repeated(200)));
    auto* formula = qobject_cast<FormulaItem*>(item("formula"));
    QVERIFY(formula->implicitWidth() > 2000);
    QVERIFY(formula->width() < 1200);
    QQuickItem* flick = formula->parentItem()->parentItem();
    const QImage before = m_window->grab();
    flick->setProperty("contentX", 1000);
    QCOMPARE(formula->offset(), 1000.0);
    const QImage after = m_window->grab();
    const QRect place = formula->mapRectToScene(QRectF(0, 0, formula->width(), formula->height())).toRect();
    QVERIFY(before.copy(place) != after.copy(place));
}

void FormulaLayerTest::marksADisplayThatWasFound() {
    answer(QStringLiteral("\\[\\mathrm{softmax}(x)\\]"));
    m_window->chat().search()->find(QStringLiteral("softmax"), 0);
    QCOMPARE(m_window->chat().search()->count(), 1);
    QQuickItem* part = item("formula")->parentItem()->parentItem()->parentItem();
    QVERIFY(part->property("isFound").toBool());
    m_window->chat().search()->find(QStringLiteral("hardmax"), 0);
    QVERIFY(!part->property("isFound").toBool());
}

void FormulaLayerTest::loadsNothing() {
    // Any attempt to load the image of a formula would warn, and WindowTest fails on a warning.
    answer(QStringLiteral(
        "\\(\\text{<img src=\"http://127.0.0.1:9/x.png\">}\\) and \\(http://127.0.0.1:9/y.png\\)\n\n"
        "![x](formula:line:eA) ![y](formula:display:eA)"));
    m_window->grab();
    QCOMPARE(m_window->warnings(), QStringList());
    int formulas = 0;
    for (const QQuickItem* text : m_window->findAll(QStringLiteral("answerText")))
        formulas += layerOf(text)->count();
    QCOMPARE(formulas, 2); // an image that a model writes is none
}

QTEST_MAIN(FormulaLayerTest)
#include "tst_formula_layer.moc"
