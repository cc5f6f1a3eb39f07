// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"

#include <QAbstractTextDocumentLayout>
#include <QAccessible>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QQuickTextDocument>
#include <QTest>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextLayout>
#include <QWheelEvent>

using namespace conclave;

/// Code and tables in the real window: wrapping, saving, copying, scrolling sideways, writing from right to
/// left.
class CodePartTest : public WindowTest {
    Q_OBJECT

  private slots:
    void wrapsAndRemembersIt();
    void scrollsSideways();
    void savesAsAFile();
    void saysWhyItCouldNotBeSaved();
    void suggestsANameByLanguage();
    void growsWhereItEnds();
    void runsCodeFromLeftToRight();
    void copiesTables();
    void scrollsWideTables();
    void turnsAroundInArabic();
    void showsImagesAsLinks();
    void saysFormulasToScreenReaders();

  private:
    void answer(const QString& markdown);
    void wheel(QQuickItem* over, QPoint angle, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    QQuickItem* item(const char* name) { return m_window->find(QLatin1String(name)); }
    static QTextDocument* documentOf(QQuickItem* text) {
        return text->property("textDocument").value<QQuickTextDocument*>()->textDocument();
    }
};

void CodePartTest::answer(const QString& markdown) {
    Script script;
    script.fallback = markdown;
    restart(script);
    QVERIFY(m_window->askAndWait(QStringLiteral("and?")));
}

void CodePartTest::wheel(QQuickItem* over, QPoint angle, Qt::KeyboardModifiers modifiers) {
    const QPointF at = over->mapToScene({over->width() / 2, over->height() / 2});
    QWheelEvent event(at, at, {}, angle, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&m_window->window(), &event);
    m_window->window().grabWindow();
}

void CodePartTest::wrapsAndRemembersIt() {
    answer(
        QStringLiteral("```py\nx = \"%1\"\n```").arg(QStringLiteral("a long line of words ").repeated(20)));
    const double flat = item("answerCode")->height();
    QVERIFY(item("codeArea")->property("isWide").toBool());
    QVERIFY(m_window->click(QStringLiteral("wrapCodeButton")));
    QTRY_VERIFY(item("answerCode")->height() > 2 * flat);
    QVERIFY(!item("codeArea")->property("isWide").toBool());
    const qint64 id = m_window->chat().conversationId();
    reopen();
    QVERIFY(m_window->context().settings()->isCodeWrapped());
    m_window->chat().open(id);
    QTRY_VERIFY(item("answerCode"));
    QTRY_VERIFY(item("answerCode")->height() > 2 * flat);
    QVERIFY(m_window->click(QStringLiteral("wrapCodeButton")));
    QTRY_COMPARE(item("answerCode")->height(), flat);
}

void CodePartTest::scrollsSideways() {
    answer(QStringLiteral("```py\n%1\n```\n\n%2")
               .arg(QStringLiteral("long ").repeated(100), QStringLiteral("And more.\n\n").repeated(5)));
    QQuickItem* area = item("codeArea");
    wheel(area, {-240, 0});
    QVERIFY(area->property("contentX").toDouble() > 100);
    wheel(area, {0, 1200}, Qt::ShiftModifier);
    QCOMPARE(area->property("contentX").toDouble(), 0.0);
    area->forceActiveFocus(Qt::TabFocusReason);
    m_window->press(Qt::Key_Right);
    QVERIFY(area->property("contentX").toDouble() > 0);
    m_window->press(Qt::Key_End);
    const double end = area->property("contentX").toDouble();
    QCOMPARE(end, area->property("contentWidth").toDouble() - area->width());
    m_window->press(Qt::Key_Home);
    QCOMPARE(area->property("contentX").toDouble(), 0.0);
}

void CodePartTest::savesAsAFile() {
    answer(QStringLiteral("```python tools/run.py\nprint(1)\n```"));
    QCOMPARE(m_window->text(QStringLiteral("codeLabel")), QStringLiteral("run.py"));
    CodeActs& code = *m_window->chat().code();
    QCOMPARE(code.suggestedFile(QStringLiteral("python"), QStringLiteral("run.py")).fileName(),
             QStringLiteral("run.py"));
    const QString path = m_window->file(QStringLiteral("run.py"));
    QVERIFY(code.save(QUrl::fromLocalFile(path), QStringLiteral("print(1)")));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("print(1)\n"));
    QTRY_COMPARE(m_window->context().notices()->toast(), QStringLiteral("Saved as “run.py”."));
    // The next one begins where this one went.
    QCOMPARE(code.suggestedFile(QStringLiteral("rust"), {}).toLocalFile(),
             m_window->file(QStringLiteral("code.rs")));
    QVERIFY(m_window->click(QStringLiteral("copyCodeButton")));
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("print(1)"));
}

void CodePartTest::saysWhyItCouldNotBeSaved() {
    CodeActs& code = *m_window->chat().code();
    QVERIFY(
        !code.save(QUrl::fromLocalFile(m_window->file(QStringLiteral("none/x.py"))), QStringLiteral("x")));
    QCOMPARE(m_window->context().notices()->errorTitle(), QStringLiteral("The code could not be saved."));
    QVERIFY(!m_window->context().notices()->errorDetail().isEmpty());
    QVERIFY(!code.save(QUrl(QStringLiteral("https://example.org/x.py")), QStringLiteral("x")));
}

void CodePartTest::suggestsANameByLanguage() {
    CodeActs& code = *m_window->chat().code();
    QCOMPARE(code.suggestedFile(QStringLiteral("C++"), {}).fileName(), QStringLiteral("code.cpp"));
    QCOMPARE(code.suggestedFile(QStringLiteral("dockerfile"), {}).fileName(), QStringLiteral("Dockerfile"));
    QCOMPARE(code.suggestedFile({}, {}).fileName(), QStringLiteral("code.txt"));
}

void CodePartTest::growsWhereItEnds() {
    Script script;
    script.tokenMs = 2;
    QString lines;
    for (int i = 0; i < 60; ++i)
        lines += QStringLiteral("value_%1 = \"%1\"  # note\n").arg(i);
    script.fallback = QStringLiteral("```py\n%1```").arg(lines);
    restart(script);
    QVERIFY(m_window->waitForModel());
    m_window->type(QStringLiteral("go"));
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(item("answerCode"));
    QQuickItem* code = item("answerCode");
    QVERIFY(m_window->waitForAnswer());
    QCOMPARE(item("answerCode"), code); // the same item all the way
    QCOMPARE(documentOf(code)->toPlainText() + QLatin1Char('\n'), lines);
    QVERIFY(!documentOf(code)->lastBlock().layout()->formats().isEmpty());
}

void CodePartTest::runsCodeFromLeftToRight() {
    answer(QString::fromUtf8("```py\n# تعليق (1)\nx = 1\n```"));
    const QTextBlock first = documentOf(item("answerCode"))->begin();
    QCOMPARE(first.textDirection(), Qt::LeftToRight);
    QVERIFY(first.layout()->lineAt(0).naturalTextRect().left() < 1);
}

void CodePartTest::copiesTables() {
    answer(QStringLiteral("| Name | Size |\n|---|---:|\n| **owl** | 1,000 |"));
    QVERIFY(m_window->click(QStringLiteral("copyTableButton")));
    QVERIFY(m_window->click(QStringLiteral("copyTableCsv")));
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("Name,Size\nowl,\"1,000\"\n"));
    QVERIFY(m_window->click(QStringLiteral("copyTableButton")));
    QVERIFY(m_window->click(QStringLiteral("copyTableMarkdown")));
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("| Name | Size |\n|---|---:|\n| **owl** | 1,000 |"));
}

void CodePartTest::scrollsWideTables() {
    const QString row = QStringLiteral("| some words in a cell ").repeated(14) + QStringLiteral("|\n");
    answer(row + QStringLiteral("|---").repeated(14) + QStringLiteral("|\n") + row);
    QQuickItem* area = item("answerTableArea");
    QVERIFY(area->property("isWide").toBool());
    wheel(area, {0, -240}, Qt::ShiftModifier);
    QVERIFY(area->property("contentX").toDouble() > 100);
    // A small one has no need to.
    answer(QStringLiteral("| a | b |\n|---|---|\n| 1 | 2 |"));
    QVERIFY(!item("answerTableArea")->property("isWide").toBool());
    QVERIFY(!item("answerTableArea")->activeFocusOnTab());
}

void CodePartTest::turnsAroundInArabic() {
    answer(QString::fromUtf8("هذه فقرة (واحدة).\n\nAn English one.\n\n> اقتباس قصير\n\n"
                             "| الاسم | العدد |\n|---|---|\n| بومة | 11 |"));
    const QList<QQuickItem*> texts = m_window->findAll(QStringLiteral("answerText"));
    QCOMPARE(texts.size(), 2);
    for (QQuickItem* text : texts) {
        const QTextBlock block = documentOf(text)->begin();
        const bool isArabic = block.text().at(0).direction() == QChar::DirAL;
        const QRectF ink = block.layout()->lineAt(0).naturalTextRect();
        QCOMPARE(block.textDirection(), isArabic ? Qt::RightToLeft : Qt::LeftToRight);
        QVERIFY(isArabic ? ink.right() > text->width() - 2 : ink.left() < 2);
    }
    QCOMPARE(documentOf(item("answerQuote"))->begin().textDirection(), Qt::RightToLeft);
    QVERIFY(item("answerQuote")->property("isRightToLeft").toBool());
    // The first column is at the right.
    const QTextDocument& table = *documentOf(item("answerTable"));
    const auto cell = [&](const char* words) {
        return table.documentLayout()->blockBoundingRect(table.find(QString::fromUtf8(words)).block());
    };
    const QRectF firstCell = cell("الاسم");
    const QRectF secondCell = cell("العدد");
    QVERIFY2(firstCell.x() > secondCell.x(),
             qPrintable(QStringLiteral("%1 %2").arg(firstCell.x()).arg(secondCell.x())));
}

void CodePartTest::showsImagesAsLinks() {
    answer(QStringLiteral("See ![a map](https://example.org/map.png) and ![](https://example.org/a/b.png)."));
    const QString text =
        documentOf(item("answerText"))->toPlainText().replace(QChar::Nbsp, QLatin1Char(' ')).simplified();
    QCOMPARE(text, QStringLiteral("See Image: a map and Image: b.png ."));
}

void CodePartTest::saysFormulasToScreenReaders() {
    answer(QStringLiteral("Let \\(\\frac{a}{b}\\) be."));
    QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(item("answerText"));
    QVERIFY(accessible);
    QCOMPARE(accessible->text(QAccessible::Name), QStringLiteral("Let \\(\\frac{a}{b}\\) be."));
}

QTEST_MAIN(CodePartTest)
#include "tst_code_part.moc"
