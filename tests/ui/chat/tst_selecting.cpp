// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"
#include "ui/chat/selection_layer.h"

#include <QAbstractTextDocumentLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QQuickTextDocument>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

using namespace conclave;

namespace {

const QString kAnswer =
    QStringLiteral("# A head\n\nFirst **words** of [a link](https://example.org/far) here.\n\n"
                   "| Name | Size |\n|---|---|\n| owl | 11 |\n\n```py\nalpha = 1\nbeta = 2\n```\n\n"
                   "- one thing\n- another\n\n$$x^2$$\n\n> a quotation\n\nThe end.");

QString clipboard() {
    return QGuiApplication::clipboard()->text();
}

} // namespace

/// Selecting in the real window by mouse and keyboard, as a person does.
class SelectingTest : public WindowTest {
    Q_OBJECT

  private slots:
    void dragsAcrossKindsOfBlocks();
    void dragsUpwardsFromOneMessageToAnother();
    void takesWordsAndParagraphs();
    void extendsByShiftAndClick();
    void extendsByKeys();
    void selectsTheMessageThenEverything();
    void scrollsAtTheEdgeAndShowsRowsThatComeBack();
    void staysWhileTheAnswerIsWritten();
    void escapeClearsBeforeItStops();
    void opensLinksByAClickOnly();
    void offersWhatCanBeDoneWithIt();
    void opensTheMenuByKey();
    void quotesIntoTheQuestion();
    void quotesAMessage();
    void selectsUnfoldedThinking();
    void selectsFromRightToLeft();

  private:
    void answer(const QString& markdown);
    QPoint pointOf(const QString& words, qsizetype offset = 0);
    void drag(QPoint from, QPoint to);
    TranscriptSelection& selection() { return *m_window->chat().selection(); }
    QQuickItem* transcript() { return m_window->find(QStringLiteral("transcript")); }
    int washed();
};

void SelectingTest::answer(const QString& markdown) {
    Script script;
    script.fallback = markdown;
    restart(script);
    m_window->window().resize(1180, 1000);
    QVERIFY(m_window->askAndWait(QStringLiteral("and then")));
    QGuiApplication::clipboard()->setText(QStringLiteral("before"));
}

/// In the window, the left edge of the character @p offset of @p words, wherever they stand.
QPoint SelectingTest::pointOf(const QString& words, qsizetype offset) {
    m_window->window().grabWindow();
    for (const char* name :
         {"questionText", "answerText", "answerCode", "answerTable", "answerQuote", "reasoningText"})
        for (QQuickItem* item : m_window->findAll(QLatin1String(name))) {
            const QTextDocument& document =
                *item->property("textDocument").value<QQuickTextDocument*>()->textDocument();
            for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
                const qsizetype at = block.text().indexOf(words);
                if (at < 0)
                    continue;
                const int position = static_cast<int>(at + offset);
                const QTextLine line = block.layout()->lineForTextPosition(position);
                const QPointF corner = document.documentLayout()->blockBoundingRect(block).topLeft();
                return item
                    ->mapToScene(corner + QPointF(line.cursorToX(position), line.y() + line.height() / 2))
                    .toPoint();
            }
        }
    qWarning("\"%s\" is not in sight", qPrintable(words));
    return {};
}

void SelectingTest::drag(QPoint from, QPoint to) {
    QWindow* window = &m_window->window();
    QTest::mousePress(window, Qt::LeftButton, Qt::NoModifier, from);
    for (int step = 1; step <= 5; ++step)
        QTest::mouseMove(window, from + (to - from) * step / 5);
    QTest::mouseRelease(window, Qt::LeftButton, Qt::NoModifier, to);
}

/// How many texts in sight have a wash behind some of it.
int SelectingTest::washed() {
    m_window->window().grabWindow();
    int count = 0;
    const QList<SelectionLayer*> layers = transcript()->findChildren<SelectionLayer*>();
    for (const SelectionLayer* layer : layers)
        count += layer->isVisible() && !layer->rects().isEmpty() ? 1 : 0;
    return count;
}

void SelectingTest::dragsAcrossKindsOfBlocks() {
    answer(kAnswer);
    drag(pointOf(QStringLiteral("words"), 2), pointOf(QStringLiteral("alpha"), 5));
    m_window->press(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(clipboard(), QStringLiteral("rds of a link here.\n\nName\tSize\nowl\t11\n\nalpha"));
    QCOMPARE(selection().markdown(), QStringLiteral("**rds** of [a link](https://example.org/far) here.\n\n"
                                                    "| Name | Size |\n|---|---|\n| owl | 11 |\n\n`alpha`"));
    QCOMPARE(washed(), 3);
    drag(pointOf(QStringLiteral("another")), pointOf(QStringLiteral("quotation"), 9));
    QCOMPARE(selection().plainText(), QStringLiteral("• another\n\n\\[x^2\\]\n\na quotation"));
    // A click ends it.
    QTest::mouseClick(&m_window->window(), Qt::LeftButton, Qt::NoModifier,
                      pointOf(QStringLiteral("The end"), 2));
    QVERIFY(selection().isEmpty());
    QCOMPARE(washed(), 0);
}

void SelectingTest::dragsUpwardsFromOneMessageToAnother() {
    answer(QStringLiteral("Short answer."));
    drag(pointOf(QStringLiteral("Short"), 5), pointOf(QStringLiteral("and then"), 4));
    QCOMPARE(selection().plainText(), QStringLiteral("You:\n\nthen\n\nstarter-first:\n\nShort"));
    QCOMPARE(washed(), 2);
}

void SelectingTest::takesWordsAndParagraphs() {
    answer(kAnswer);
    const QPoint point = pointOf(QStringLiteral("words"), 2);
    QTest::mouseDClick(&m_window->window(), Qt::LeftButton, Qt::NoModifier, point);
    QCOMPARE(selection().plainText(), QStringLiteral("words"));
    QTest::mouseClick(&m_window->window(), Qt::LeftButton, Qt::NoModifier, point);
    QCOMPARE(selection().plainText(), QStringLiteral("First words of a link here."));
    QTest::mouseDClick(&m_window->window(), Qt::LeftButton, Qt::NoModifier,
                       pointOf(QStringLiteral("beta"), 2));
    QCOMPARE(selection().plainText(), QStringLiteral("beta"));
}

void SelectingTest::extendsByShiftAndClick() {
    answer(kAnswer);
    QTest::mouseClick(&m_window->window(), Qt::LeftButton, Qt::NoModifier, pointOf(QStringLiteral("First")));
    QVERIFY(selection().isEmpty());
    QTest::mouseClick(&m_window->window(), Qt::LeftButton, Qt::ShiftModifier,
                      pointOf(QStringLiteral("here")));
    QCOMPARE(selection().plainText(), QStringLiteral("First words of a link "));
    QTest::mouseClick(&m_window->window(), Qt::LeftButton, Qt::ShiftModifier,
                      pointOf(QStringLiteral("words")));
    QCOMPARE(selection().plainText(), QStringLiteral("First "));
}

void SelectingTest::extendsByKeys() {
    answer(kAnswer);
    QTest::mouseClick(&m_window->window(), Qt::LeftButton, Qt::NoModifier, pointOf(QStringLiteral("First")));
    m_window->press(Qt::Key_Right, Qt::ShiftModifier);
    m_window->press(Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(selection().plainText(), QStringLiteral("Fi"));
    m_window->press(Qt::Key_Right, Qt::ShiftModifier | Qt::ControlModifier);
    QCOMPARE(selection().plainText(), QStringLiteral("First "));
    m_window->press(Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(selection().plainText(), QStringLiteral("First"));
    m_window->press(Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(selection().plainText(), QStringLiteral("First words of a link here."));
    m_window->press(Qt::Key_Up, Qt::ShiftModifier);
    QVERIFY(selection().plainText().startsWith(QStringLiteral("A head")) ||
            selection().plainText().isEmpty());
    // Down through the lines of the code.
    QTest::mouseClick(&m_window->window(), Qt::LeftButton, Qt::NoModifier,
                      pointOf(QStringLiteral("alpha"), 2));
    m_window->press(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(selection().plainText(), QStringLiteral("pha = 1\nbe"));
    m_window->press(Qt::Key_Down, Qt::ShiftModifier);
    QVERIFY(selection().plainText().startsWith(QStringLiteral("pha = 1\nbeta = 2")));
}

void SelectingTest::selectsTheMessageThenEverything() {
    answer(kAnswer);
    QTest::mouseClick(&m_window->window(), Qt::LeftButton, Qt::NoModifier, pointOf(QStringLiteral("First")));
    m_window->press(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(selection().markdown(), kAnswer);
    m_window->press(Qt::Key_A, Qt::ControlModifier);
    QVERIFY(
        selection().plainText().startsWith(QStringLiteral("You:\n\nand then\n\nstarter-first:\n\nA head")));
    m_window->press(Qt::Key_Escape);
    QVERIFY(selection().isEmpty());
    // The composer's own text is another matter.
    QVERIFY(m_window->click(QStringLiteral("composer")));
    m_window->type(QStringLiteral("typed"));
    m_window->press(Qt::Key_A, Qt::ControlModifier);
    m_window->press(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(clipboard(), QStringLiteral("typed"));
    QVERIFY(selection().isEmpty());
}

void SelectingTest::scrollsAtTheEdgeAndShowsRowsThatComeBack() {
    QString text;
    for (int i = 0; i < 80; ++i)
        text += QStringLiteral("Paragraph %1.\n\n").arg(i);
    answer(text);
    transcript()->forceActiveFocus();
    m_window->press(Qt::Key_Home);
    const QPoint from = pointOf(QStringLiteral("Paragraph 2."));
    QWindow* window = &m_window->window();
    QTest::mousePress(window, Qt::LeftButton, Qt::NoModifier, from);
    const QPoint edge = transcript()->mapToScene({from.x() + 5.0, transcript()->height() - 2}).toPoint();
    QTest::mouseMove(window, from + QPoint(20, 20));
    QTest::mouseMove(window, edge);
    QTRY_VERIFY(transcript()->property("contentY").toDouble() > 900);
    QTest::mouseRelease(window, Qt::LeftButton, Qt::NoModifier, edge);
    const double stopped = transcript()->property("contentY").toDouble();
    QTest::qWait(60);
    QCOMPARE(transcript()->property("contentY").toDouble(), stopped);
    QVERIFY(selection().plainText().startsWith(QStringLiteral("Paragraph 2.\n\nParagraph 3.")));
    QVERIFY(washed() > 5);
    // The rows at the beginning were let go of. They come back as they were.
    m_window->press(Qt::Key_Home);
    m_window->window().grabWindow();
    const QPoint before = pointOf(QStringLiteral("Paragraph 1."));
    const QPoint first = pointOf(QStringLiteral("Paragraph 2."));
    const QImage picture = m_window->grab();
    QVERIFY(picture.pixelColor(before) != picture.pixelColor(first + QPoint(0, -9)));
    QVERIFY(washed() > 5);
}

void SelectingTest::staysWhileTheAnswerIsWritten() {
    Script script;
    script.tokenMs = 10;
    script.fallback =
        QStringLiteral("The first paragraph.\n\n") + QString(QStringLiteral("More and more. ")).repeated(40);
    restart(script);
    QVERIFY(m_window->waitForModel());
    m_window->type(QStringLiteral("go"));
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(m_window->chat().transcript()->rowCount() >= 4);
    drag(pointOf(QStringLiteral("first")), pointOf(QStringLiteral("paragraph"), 9));
    QCOMPARE(selection().plainText(), QStringLiteral("first paragraph"));
    QVERIFY(m_window->chat().isAnsweringHere());
    QVERIFY(m_window->waitForAnswer());
    QCOMPARE(selection().plainText(), QStringLiteral("first paragraph"));
    QCOMPARE(washed(), 1);
}

void SelectingTest::escapeClearsBeforeItStops() {
    restart(15);
    QVERIFY(m_window->waitForModel());
    m_window->type(QStringLiteral("something long"));
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(m_window->find(QStringLiteral("answerText")));
    drag(pointOf(QStringLiteral("something")), pointOf(QStringLiteral("long"), 3));
    QVERIFY(!selection().isEmpty());
    m_window->press(Qt::Key_Escape);
    QVERIFY(selection().isEmpty());
    QVERIFY(m_window->chat().isAnsweringHere());
    m_window->press(Qt::Key_Escape);
    QVERIFY(m_window->waitForAnswer());
    QCOMPARE(m_window->chat().transcript()->messages().back().state, MessageState::Stopped);
}

void SelectingTest::opensLinksByAClickOnly() {
    answer(kAnswer);
    const QPoint link = pointOf(QStringLiteral("a link"), 3);
    QTest::mouseMove(&m_window->window(), link);
    QTRY_COMPARE(transcript()->property("hoveredLink").toString(), QStringLiteral("https://example.org/far"));
    drag(link, link + QPoint(25, 0));
    QVERIFY(!m_window->find(QStringLiteral("linkText")));
    QTest::mouseClick(&m_window->window(), Qt::LeftButton, Qt::NoModifier, link);
    QTRY_COMPARE(m_window->text(QStringLiteral("linkText")), QStringLiteral("https://example.org/far"));
    m_window->press(Qt::Key_Escape);
    QTRY_VERIFY(!m_window->find(QStringLiteral("linkText")));
    QTest::mouseClick(&m_window->window(), Qt::RightButton, Qt::NoModifier, link);
    QVERIFY(m_window->click(QStringLiteral("menuCopyLink")));
    QCOMPARE(clipboard(), QStringLiteral("https://example.org/far"));
    QTest::mouseClick(&m_window->window(), Qt::RightButton, Qt::NoModifier,
                      pointOf(QStringLiteral("here"), 2));
    QTRY_VERIFY(m_window->find(QStringLiteral("menuCopy")));
    QVERIFY(!m_window->find(QStringLiteral("menuCopyLink")));
}

void SelectingTest::offersWhatCanBeDoneWithIt() {
    answer(kAnswer);
    drag(pointOf(QStringLiteral("words")), pointOf(QStringLiteral("of a"), 2));
    QTest::mouseClick(&m_window->window(), Qt::RightButton, Qt::NoModifier,
                      pointOf(QStringLiteral("words"), 2));
    QTRY_VERIFY(m_window->find(QStringLiteral("selectionCopy")));
    QVERIFY(!m_window->find(QStringLiteral("selectionCopyLink")));
    QVERIFY(m_window->click(QStringLiteral("selectionCopyMarkdown")));
    QCOMPARE(clipboard(), QStringLiteral("**words** of"));
    QVERIFY(!selection().isEmpty());
    // Elsewhere it is the message's menu, and nothing is selected any more.
    QTest::mouseClick(&m_window->window(), Qt::RightButton, Qt::NoModifier,
                      pointOf(QStringLiteral("owl"), 1));
    QTRY_VERIFY(m_window->find(QStringLiteral("menuCopyMarkdown")));
    QVERIFY(selection().isEmpty());
}

void SelectingTest::opensTheMenuByKey() {
    answer(kAnswer);
    drag(pointOf(QStringLiteral("words")), pointOf(QStringLiteral("of a"), 2));
    m_window->press(Qt::Key_Menu);
    QTRY_VERIFY(m_window->find(QStringLiteral("selectionCopy")));
    QVERIFY(m_window->click(QStringLiteral("selectionCopy")));
    QCOMPARE(clipboard(), QStringLiteral("words of"));
}

void SelectingTest::quotesIntoTheQuestion() {
    answer(kAnswer);
    m_window->type(QStringLiteral("Look"));
    drag(pointOf(QStringLiteral("alpha")), pointOf(QStringLiteral("beta"), 4));
    QTest::mouseClick(&m_window->window(), Qt::RightButton, Qt::NoModifier,
                      pointOf(QStringLiteral("alpha"), 2));
    QVERIFY(m_window->click(QStringLiteral("selectionQuote")));
    QCOMPARE(m_window->text(QStringLiteral("composer")),
             QStringLiteral("Look\n\n> ```py\n> alpha = 1\n> beta\n> ```\n\n"));
    QTRY_VERIFY(m_window->find(QStringLiteral("composer"))->hasActiveFocus());
    m_window->type(QStringLiteral("why?"));
    QVERIFY(m_window->text(QStringLiteral("composer")).endsWith(QStringLiteral("> ```\n\nwhy?")));
    // By key, and without a selection the last answer.
    m_window->chat().setDraft({});
    emit m_window->chat().draftChanged();
    drag(pointOf(QStringLiteral("words")), pointOf(QStringLiteral("words"), 5));
    m_window->press(Qt::Key_Q, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_window->text(QStringLiteral("composer")), QStringLiteral("> **words**\n\n"));
    selection().clear();
    m_window->press(Qt::Key_Q, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(m_window->text(QStringLiteral("composer"))
                .startsWith(QStringLiteral("> **words**\n\n> # A head\n>\n> First")));
}

void SelectingTest::quotesAMessage() {
    answer(QStringLiteral("One line.\n\nAnother line."));
    QTest::mouseClick(&m_window->window(), Qt::RightButton, Qt::NoModifier,
                      pointOf(QStringLiteral("One line"), 2));
    QVERIFY(m_window->click(QStringLiteral("menuQuote")));
    QCOMPARE(m_window->text(QStringLiteral("composer")),
             QStringLiteral("> One line.\n>\n> Another line.\n\n"));
    // A very long one is held beside the editor.
    answer(QString(QStringLiteral("A long answer. ")).repeated(2000));
    m_window->chat().quoteSelection();
    QVERIFY(!m_window->chat().heldLabel().isEmpty());
    QVERIFY(m_window->chat().wholeDraft().startsWith(QStringLiteral("> A long answer.")));
}

void SelectingTest::selectsUnfoldedThinking() {
    restart(sampleScript());
    QVERIFY(m_window->askAndWait(QStringLiteral("What is 27 + 15?")));
    QVERIFY(m_window->click(QStringLiteral("reasoningButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("reasoningText")));
    drag(pointOf(QStringLiteral("first 27")), pointOf(QStringLiteral("15 is"), 2));
    QVERIFY(selection().plainText().startsWith(QStringLiteral("first 27 + 10 = 37")));
    QVERIFY(selection().plainText().endsWith(QStringLiteral("27 + 15")));
    QCOMPARE(washed(), 2);
}

void SelectingTest::selectsFromRightToLeft() {
    const QString words = QString::fromUtf8("السلام عليكم يا عالم");
    answer(words + QStringLiteral("\n\nEnd."));
    const QPoint begin = pointOf(words);
    const QPoint later = pointOf(words, 6);
    QVERIFY(begin.x() > later.x());
    drag(begin, later);
    QCOMPARE(selection().plainText(), words.left(6));
    const QList<SelectionLayer*> layers = transcript()->findChildren<SelectionLayer*>();
    m_window->window().grabWindow();
    for (const SelectionLayer* layer : layers)
        if (!layer->rects().isEmpty()) {
            QCOMPARE(layer->rects().size(), 1);
            QVERIFY(std::abs(layer->rects().first().width() - (begin.x() - later.x())) <= 2);
        }
    // The key to the left goes on through it.
    m_window->press(Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(selection().plainText(), words.left(7));
}

QTEST_MAIN(SelectingTest)
#include "tst_selecting.moc"
