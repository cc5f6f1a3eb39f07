// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"
#include "ui/experts/expert_map.h"

#include <QSignalSpy>
#include <QTest>

using namespace conclave;

/// The panel of the experts, used as a person does.
class ExpertPanelTest : public WindowTest {
    Q_OBJECT

  private slots:
    void showsTheNextAnswer();
    void tracesNothingWhileItIsClosed();
    void stopsAtTheTokenWhereItWasClosed();
    void showsATokenUnderTheMouse();
    void holdsATokenThatIsClicked();
    void goesThroughTokensByKeys();
    void saysWhatACellStandsFor();
    void showsTheNewestToken();
    void makesOnlyRowsThatChanged();
    void followsTheShownConversation();
    void stepsThroughAnswers();
    void keepsAFewAnswers();
    void forgetsAPrivateConversation();
    void explainsADenseModel();
    void liesOverTheTranscriptWhenNarrow();
    void isMadeWiderByKeys();
    void isRememberedOpen();
    void namesEveryControl();

  private:
    ExpertTrace& experts() { return *m_window->context().experts(); }
    ExpertMap& map() { return *qobject_cast<ExpertMap*>(m_window->find(QStringLiteral("expertMap"))); }
    bool openAndAsk(const QString& question = QStringLiteral("What is 27 + 15?"));
    /// The middle of a token of the strip, in the window.
    QPoint placeOf(int token);
};

bool ExpertPanelTest::openAndAsk(const QString& question) {
    if (!m_window->waitForModel())
        return false;
    if (!experts().isOpen())
        m_window->press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    return experts().isOpen() && m_window->askAndWait(question) &&
           QTest::qWaitFor([this] { return experts().lines()->count() > 0; });
}

QPoint ExpertPanelTest::placeOf(int token) {
    m_window->grab();
    const QQuickItem* strip = m_window->find(QStringLiteral("tokenStrip"));
    TokenLines& lines = *experts().lines();
    const int line = lines.lineOf(token);
    double x = 0;
    for (int before = lines.firstTokenOf(line); before < token; ++before)
        x += lines.tokenWidth(before);
    const double y = line * lines.lineHeight() - strip->property("contentY").toDouble();
    return strip->mapToScene({x + lines.tokenWidth(token) / 2, y + lines.lineHeight() / 2.0}).toPoint();
}

void ExpertPanelTest::showsTheNextAnswer() {
    QVERIFY(m_window->waitForModel());
    QVERIFY(!m_window->find(QStringLiteral("expertPanel")));
    m_window->press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("expertPanel")));
    QVERIFY(m_window->text(QStringLiteral("expertRemark")).contains(QStringLiteral("next answer")));
    QVERIFY(!m_window->find(QStringLiteral("expertMap")));
    QVERIFY(m_window->find(QStringLiteral("composer"))->hasActiveFocus());

    const QAbstractItemModelTester lines(experts().lines(),
                                         QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(openAndAsk());
    const AnswerTrace* trace = experts().shown();
    QVERIFY(trace);
    QCOMPARE(trace->shape(), (ExpertShape{{1, 2, 3, 4, 5}, 8, 2}));
    QCOMPARE(trace->messageId(), m_window->chat().transcript()->messages().constLast().id);
    QCOMPARE(trace->countedTokens(), trace->allTokens());
    quint32 answers = 0;
    for (const quint32 count : trace->counts())
        answers += count;
    QCOMPARE(answers, static_cast<quint32>(trace->allTokens() * 5 * 2));
    QVERIFY(m_window->find(QStringLiteral("expertMap")));
    QVERIFY(!m_window->find(QStringLiteral("expertRemark")));
    QCOMPARE(m_window->text(QStringLiteral("mapSubject")),
             QStringLiteral("Tokens: %1").arg(trace->allTokens()));
    QTRY_VERIFY(
        m_window->text(QStringLiteral("expertUse")).contains(QStringLiteral("of the experts answered")));
    QVERIFY(m_window->click(QStringLiteral("closeExpertsButton")));
    QTRY_VERIFY(!m_window->find(QStringLiteral("expertPanel")));
    QVERIFY(m_window->click(QStringLiteral("expertsButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("expertMap"))); // closing alone loses nothing
}

void ExpertPanelTest::tracesNothingWhileItIsClosed() {
    int traced = 0;
    connect(&m_window->service(), &ChatService::answerDelta, this,
            [&traced](qint64, const AnswerDelta& delta) { traced += static_cast<int>(delta.traces.size()); });
    QVERIFY(m_window->askAndWait(QStringLiteral("What is 27 + 15?")));
    QCOMPARE(traced, 0);
    QVERIFY(openAndAsk());
    QVERIFY(traced > 0);
    QCOMPARE(experts().keptAnswers(), 1);

    m_window->press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(!m_window->find(QStringLiteral("expertPanel")));
    traced = 0;
    QVERIFY(m_window->askAndWait(QStringLiteral("What is 27 + 15?")));
    QCOMPARE(traced, 0);
    QCOMPARE(experts().keptAnswers(), 0);
    QCOMPARE(experts().keptBytes(), 0);
}

void ExpertPanelTest::stopsAtTheTokenWhereItWasClosed() {
    restart(15);
    QVERIFY(m_window->waitForModel());
    m_window->press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    m_window->type(QStringLiteral("What is a mixture of experts?"));
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(experts().shown() && experts().shown()->size() > 3);
    m_window->press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!experts().isOpen());
    const int size = experts().shown()->size();
    m_window->press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QSignalSpy deltas(&m_window->service(), &ChatService::answerDelta);
    QTRY_VERIFY(deltas.size() > 2);
    QCOMPARE(experts().shown()->size(), size);
    m_window->chat().stop();
    QVERIFY(m_window->waitForAnswer());
}

void ExpertPanelTest::showsATokenUnderTheMouse() {
    QVERIFY(openAndAsk());
    QVERIFY(!m_window->find(QStringLiteral("tokenCard")));
    QTest::mouseMove(&m_window->window(), placeOf(2));
    QTRY_VERIFY(m_window->find(QStringLiteral("tokenCard")));
    QCOMPARE(experts().token()->token(), 2);
    QCOMPARE(experts().mappedToken(), 2);
    QCOMPARE(m_window->text(QStringLiteral("tokenProbability")), experts().token()->probability());
    QCOMPARE(m_window->findAll(QStringLiteral("chosenRow")).size(), 1);
    QVERIFY(m_window->findAll(QStringLiteral("otherRow")).size() >= 7);
    QVERIFY(m_window->text(QStringLiteral("mapSubject")).startsWith(QStringLiteral("Token 3 of")));
    QTest::mouseMove(&m_window->window(), {500, 300});
    QTRY_VERIFY(!m_window->find(QStringLiteral("tokenCard")));
    QCOMPARE(experts().mappedToken(), -1);
}

void ExpertPanelTest::holdsATokenThatIsClicked() {
    QVERIFY(openAndAsk());
    QTest::mouseMove(&m_window->window(), placeOf(1));
    QTest::mouseClick(&m_window->window(), Qt::LeftButton, {}, placeOf(1));
    QVERIFY(experts().token()->isHeld());
    QTest::mouseMove(&m_window->window(), placeOf(3));
    QTest::mouseMove(&m_window->window(), {500, 300});
    QCOMPARE(experts().token()->token(), 1);
    m_window->press(Qt::Key_Escape);
    QTRY_VERIFY(!m_window->find(QStringLiteral("tokenCard")));
    QVERIFY(m_window->find(QStringLiteral("expertPanel")));
}

void ExpertPanelTest::goesThroughTokensByKeys() {
    QVERIFY(openAndAsk(QStringLiteral("What is a mixture of experts?")));
    QQuickItem* strip = m_window->find(QStringLiteral("tokenStrip"));
    strip->forceActiveFocus(Qt::TabFocusReason);
    const int last = experts().shown()->size() - 1;
    m_window->press(Qt::Key_Home);
    QCOMPARE(experts().token()->token(), 0);
    QVERIFY(m_window->find(QStringLiteral("tokenCard")));
    m_window->press(Qt::Key_Right);
    m_window->press(Qt::Key_Right);
    QCOMPARE(experts().token()->token(), 2);
    m_window->press(Qt::Key_Left);
    QCOMPARE(experts().token()->token(), 1);
    m_window->press(Qt::Key_Down);
    QCOMPARE(experts().lines()->markedLine(), experts().lines()->lineOf(1) + 1);
    m_window->press(Qt::Key_Up);
    m_window->press(Qt::Key_Up);
    QCOMPARE(experts().token()->token(), 0);
    m_window->press(Qt::Key_End);
    QCOMPARE(experts().lines()->lineOf(experts().token()->token()), experts().lines()->count() - 1);
    const double y = (experts().lines()->markedLine() + 1) * experts().lines()->lineHeight();
    QVERIFY(y <= strip->property("contentY").toDouble() + strip->height() + 1); // it is in sight
    m_window->press(Qt::Key_PageUp);
    QVERIFY(experts().token()->token() < last);
    m_window->press(Qt::Key_Return); // lets go of it
    QVERIFY(!experts().token()->isHeld());
}

void ExpertPanelTest::saysWhatACellStandsFor() {
    QVERIFY(openAndAsk());
    m_window->grab();
    const QRect cell = map().grid().cell(2, 5);
    QTest::mouseMove(&m_window->window(), map().mapToScene(QRectF(cell).center()).toPoint());
    QTRY_VERIFY(map().hasCursor());
    QCOMPARE(map().cursorRow(), 2);
    QCOMPARE(map().cursorColumn(), 5);
    QVERIFY(m_window->text(QStringLiteral("cellText")).startsWith(QStringLiteral("Layer 3, expert 5: ")));
    QVERIFY(m_window->find(QStringLiteral("mapCursor")));
    QTest::mouseMove(&m_window->window(), {500, 300});
    QTRY_VERIFY(!map().hasCursor());

    map().forceActiveFocus(Qt::TabFocusReason);
    m_window->press(Qt::Key_Right);
    m_window->press(Qt::Key_Right);
    m_window->press(Qt::Key_Down);
    QCOMPARE(map().cursorRow(), 1);
    QCOMPARE(map().cursorColumn(), 1);
    QTRY_VERIFY(m_window->text(QStringLiteral("cellText")).startsWith(QStringLiteral("Layer 2, expert 1: ")));
    m_window->press(Qt::Key_End);
    m_window->press(Qt::Key_PageDown);
    QCOMPARE(map().cursorColumn(), 7);
    QCOMPARE(map().cursorRow(), 4);
    experts().token()->move(0);
    m_window->grab();
    const AnswerTrace::Use use = experts().shown()->use(0, 4, 0);
    while (map().cursorColumn() > use.expert)
        m_window->press(Qt::Key_Left);
    QVERIFY(m_window->text(QStringLiteral("cellText")).contains(QStringLiteral("for this token")));
    QVERIFY(map().cursorText().contains(QStringLiteral("weight")));
    experts().token()->release();
    m_window->press(Qt::Key_Escape);
    QVERIFY(!map().hasCursor());
}

void ExpertPanelTest::showsTheNewestToken() {
    QVERIFY(openAndAsk());
    QCOMPARE(experts().mappedToken(), -1);
    QVERIFY(m_window->click(QStringLiteral("segment_1")));
    QVERIFY(!experts().isWholeAnswer());
    QCOMPARE(experts().mappedToken(), experts().shown()->size() - 1);
    experts().token()->move(0);
    QCOMPARE(experts().mappedToken(), 0);
    QVERIFY(m_window->click(QStringLiteral("segment_0")));
    experts().token()->release();
    QCOMPARE(experts().mappedToken(), -1);
}

void ExpertPanelTest::makesOnlyRowsThatChanged() {
    QVERIFY(openAndAsk());
    m_window->grab();
    const qint64 before = map().madeRows();
    QVERIFY(before >= 5);
    emit experts().mapChanged();
    emit experts().grown();
    m_window->grab();
    QCOMPARE(map().madeRows(), before);
    experts().token()->move(1);
    m_window->grab();
    QCOMPARE(map().madeRows(), before + 5);
    experts().token()->hold(1);
    experts().token()->point(1); // the same again
    m_window->grab();
    QCOMPARE(map().madeRows(), before + 5);
}

void ExpertPanelTest::followsTheShownConversation() {
    QVERIFY(openAndAsk());
    const qint64 first = m_window->chat().conversationId();
    const AnswerTrace* trace = experts().shown();
    m_window->press(Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("expertRemark")));
    QVERIFY(!experts().shown());
    m_window->chat().open(first);
    QTRY_COMPARE(experts().shown(), trace);
    QTRY_VERIFY(m_window->find(QStringLiteral("expertMap")));
}

void ExpertPanelTest::stepsThroughAnswers() {
    QVERIFY(openAndAsk());
    QVERIFY(!m_window->find(QStringLiteral("previousTraceButton")));
    QVERIFY(m_window->askAndWait(QStringLiteral("How do I export a conversation?")));
    QCOMPARE(experts().answer(), 2);
    const AnswerTrace* newest = experts().shown();
    QVERIFY(m_window->click(QStringLiteral("previousTraceButton")));
    QCOMPARE(experts().answer(), 1);
    QVERIFY(experts().shown() != newest);
    QVERIFY(!m_window->find(QStringLiteral("previousTraceButton"))->isEnabled());
    experts().showAnswer(-1);
    QCOMPARE(experts().answer(), 1);
    QVERIFY(m_window->click(QStringLiteral("nextTraceButton")));
    QCOMPARE(experts().shown(), newest);
}

void ExpertPanelTest::keepsAFewAnswers() {
    QVERIFY(openAndAsk());
    for (int i = 1; i < ExpertTrace::kMostAnswers + 2; ++i)
        QVERIFY(m_window->askAndWait(QStringLiteral("What is 27 + 15?")));
    QCOMPARE(experts().keptAnswers(), ExpertTrace::kMostAnswers);
    QCOMPARE(experts().answer(), ExpertTrace::kMostAnswers);
    QVERIFY(experts().keptBytes() > 0 && experts().keptBytes() < ExpertTrace::kMostBytes);
}

void ExpertPanelTest::forgetsAPrivateConversation() {
    QVERIFY(openAndAsk());
    m_window->press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(openAndAsk());
    QCOMPARE(experts().keptAnswers(), 2);
    QVERIFY(isPrivateId(experts().shown()->conversationId()));
    m_window->chat().newConversation();
    m_window->chat().leave();
    QTRY_VERIFY(!m_window->chat().isPrivate());
    QCOMPARE(experts().keptAnswers(), 1);
    QVERIFY(!experts().shown());
    QTRY_VERIFY(m_window->find(QStringLiteral("expertRemark")));
}

void ExpertPanelTest::explainsADenseModel() {
    Script script = sampleScript();
    script.experts = 0;
    restart(script);
    QVERIFY(m_window->waitForModel());
    m_window->press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(m_window->text(QStringLiteral("expertRemark")).contains(QStringLiteral("has no experts")));
    QVERIFY(openAndAsk());
    QVERIFY(m_window->text(QStringLiteral("expertRemark")).contains(QStringLiteral("it has no experts")));
    QVERIFY(!m_window->find(QStringLiteral("expertMap")));
    QTest::mouseMove(&m_window->window(), placeOf(0));
    QTRY_VERIFY(m_window->find(QStringLiteral("tokenCard")));
}

void ExpertPanelTest::liesOverTheTranscriptWhenNarrow() {
    m_window->window().resize(480, 700);
    QVERIFY(openAndAsk());
    QQuickItem* panel = m_window->find(QStringLiteral("expertPanel"));
    QTRY_COMPARE(panel->width(), 480.0);
    const QQuickItem* composer = m_window->find(QStringLiteral("composer"));
    QVERIFY(panel->y() + panel->height() <= composer->mapToScene({0, 0}).y());
    QVERIFY(m_window->click(QStringLiteral("composer")));
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    QVERIFY(m_window->click(QStringLiteral("closeExpertsButton")));
    QTRY_VERIFY(!m_window->find(QStringLiteral("expertPanel")));
    QTRY_VERIFY(m_window->find(QStringLiteral("composer"))->hasActiveFocus());
    m_window->press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("closeExpertsButton"))->hasActiveFocus());
    m_window->press(Qt::Key_Escape);
    QTRY_VERIFY(!m_window->find(QStringLiteral("expertPanel")));
}

void ExpertPanelTest::isMadeWiderByKeys() {
    QVERIFY(openAndAsk());
    m_window->window().resize(1500, 760);
    QQuickItem* panel = m_window->find(QStringLiteral("expertPanel"));
    const double width = panel->width();
    const QQuickItem* composer = m_window->find(QStringLiteral("composer"));
    QTRY_VERIFY(composer->mapToScene({composer->width(), 0}).x() < panel->x());
    m_window->find(QStringLiteral("panelGrip"))->forceActiveFocus(Qt::TabFocusReason);
    m_window->press(Qt::Key_Left);
    QTRY_COMPARE(panel->width(), width + 24);
    QCOMPARE(m_window->context().settings()->expertPanelWidth(), static_cast<int>(width) + 24);
    for (int i = 0; i < 60; ++i)
        m_window->press(Qt::Key_Left);
    QTRY_COMPARE(panel->width(), 1500.0 - 272 - 400); // the conversation keeps its room
    m_window->press(Qt::Key_Right);
    QTRY_COMPARE(panel->width(), 1500.0 - 272 - 400 - 24);
}

void ExpertPanelTest::isRememberedOpen() {
    QVERIFY(openAndAsk());
    reopen();
    QTRY_VERIFY(m_window->find(QStringLiteral("expertPanel")));
    QVERIFY(!experts().shown()); // traces are in memory only
    QVERIFY(openAndAsk());
    QVERIFY(experts().shown());
}

void ExpertPanelTest::namesEveryControl() {
    QVERIFY(openAndAsk());
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    QCOMPARE(m_window->namelessControls(), QStringList());
}

QTEST_MAIN(ExpertPanelTest)
#include "tst_expert_panel.moc"
