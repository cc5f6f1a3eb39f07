// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QTest>

using namespace conclave;

/// Filling a small context by typing, and each way out of it. A word is a token here, a turn takes 3 more: of
/// 80 tokens 60 are for the prompt, a round takes 17, and the first three questions fit.
class ContextEdgeTest : public WindowTest {
    Q_OBJECT

  private slots:
    void staysOutOfTheWayUntilItMatters();
    void asksBeforeAnythingIsLeftOut();
    void leavesOutTheOldest();
    void theLineIsWhereItWasPredicted();
    void remembersTheChoice();
    void beginsANewConversation();
    void goesBackToTheQuestion();
    void closesWhenTheQuestionFitsAgain();
    void isDoneByKeyboardAlone();
    void saysWhenAQuestionCanNeverFit();
    void asksBeforeAnEditToo();
    void asksBeforeAnotherAnswerToo();
    void forgetsWithThePrivateConversation();
    void sendsAtOnceWhereCostsAreUnknown();
    void saysHowLongALongPasteIs();
    void saysAfterARestartWhatWasLeftOut();
    void keepsWhatIsPinned();
    void asksWhenWhatIsPinnedDoesNotFit();
    void summarizesSendsAndUndoes();
    void goesBackToTheChoiceWhenASummaryIsCancelled();
    void saysWhyThereIsNoSummary();
    void offersASummaryBeforeItIsFull();

  private:
    void restartSmall(bool knowsCosts = true) {
        Script script = sampleScript();
        script.contextTokens = 80;
        script.knowsCosts = knowsCosts;
        restart(script);
    }
    /// Room for the request of a summary: 400 tokens, 300 of them for the prompt. A round of fill() takes 17.
    void restartForSummaries(const QString& summary = QStringLiteral("They counted to five."),
                             int tokenMs = 0) {
        Script script = sampleScript();
        script.contextTokens = 400;
        script.tokenMs = tokenMs;
        script.answers.prepend({QStringLiteral("Write a summary"), summary});
        script.answers.prepend({QStringLiteral("Write one summary"), QStringLiteral("They counted to ten.")});
        restart(script);
    }
    /// Asks a question of so many words, which is not sent when it does not fit.
    void type(int words) {
        QVERIFY(m_window->click(QStringLiteral("composer")));
        m_window->chat().setDraft(QString(QStringLiteral("word ")).repeated(words).trimmed());
        emit m_window->chat().draftChanged();
        m_window->press(Qt::Key_Return);
    }
    /// What the message says of its pin.
    QString pinLabel(int message) {
        const TranscriptModel& model = *m_window->chat().transcript();
        int row = model.rowOfMessage(messages().value(message).id);
        if (row == model.edgeRow())
            ++row;
        return model.index(row).data(TranscriptModel::LanguageRole).toString();
    }
    bool hasFocus(const char* name) {
        const QQuickItem* item = m_window->find(QString::fromUtf8(name));
        return item && item->hasActiveFocus();
    }
    bool fill(int rounds) {
        for (int i = 0; i < rounds; ++i)
            if (!m_window->askAndWait(QStringLiteral("one two three four five")))
                return false;
        return true;
    }
    /// Three rounds, and a question that does not fit any more.
    bool overfill() {
        if (!fill(3))
            return false;
        m_window->type(QStringLiteral("six seven eight nine ten"));
        m_window->press(Qt::Key_Return);
        return QTest::qWaitFor([this] { return cardHasKeyboard(); }, 5000);
    }
    /// The card is there, and keys go to it: it takes them a turn of the event loop later.
    bool cardHasKeyboard() {
        const QQuickItem* const card = m_window->find(QStringLiteral("contextCard"));
        const QQuickItem* const focused = m_window->window().activeFocusItem();
        return card && focused && card->isAncestorOf(focused);
    }
    const QVector<MessageRow>& messages() { return m_window->chat().transcript()->messages(); }
    ContextEdge& edge() { return *m_window->chat().edge(); }
    /// The message that the line stands above; 0: there is none.
    qint64 seenFrom() {
        const int row = m_window->chat().transcript()->edgeRow();
        return row < 0 ? 0 : static_cast<qint64>(m_window->chat().transcript()->messageIdAt(row));
    }
};

void ContextEdgeTest::staysOutOfTheWayUntilItMatters() {
    restartSmall();
    QVERIFY(fill(1));
    m_window->type(QStringLiteral("one two three"));
    QTRY_COMPARE(edge().details().section(QLatin1Char('\n'), 0, 0),
                 QStringLiteral("Your question: 3 tokens"));
    QVERIFY(!m_window->find(QStringLiteral("contextBar")));
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(messages().size(), 4);
    QVERIFY(m_window->waitForAnswer());
    m_window->type(QStringLiteral("one two three four five"));
    QTRY_VERIFY(m_window->find(QStringLiteral("contextBar")));
    QTRY_COMPARE(m_window->text(QStringLiteral("contextLabel")), QStringLiteral("71 %"));
    QCOMPARE(edge().details().split(QLatin1Char('\n')),
             (QStringList{QStringLiteral("Your question: 5 tokens"),
                          QStringLiteral("Conversation so far: 32"), QStringLiteral("Instructions: 6"),
                          QStringLiteral("Left: 17, and 20 kept for the answer"),
                          QStringLiteral("The model sees 80 tokens at once")}));
    QVERIFY(!edge().isOver());
    QVERIFY(m_window->namelessControls().isEmpty());
}

void ContextEdgeTest::asksBeforeAnythingIsLeftOut() {
    restartSmall();
    QVERIFY(overfill());
    QCOMPARE(messages().size(), 6);
    QCOMPARE(m_window->text(QStringLiteral("composer")), QStringLiteral("six seven eight nine ten"));
    QVERIFY(!m_window->service().isAnswering());
    QTRY_COMPARE(m_window->text(QStringLiteral("contextLabel")), QStringLiteral("Does not fit"));
    QVERIFY(m_window->text(QStringLiteral("contextProblem")).contains(QStringLiteral("62 tokens")));
    QVERIFY(m_window->text(QStringLiteral("contextConsequence")).contains(QStringLiteral("2 messages")));
    QVERIFY(m_window->namelessControls().isEmpty());
}

void ContextEdgeTest::leavesOutTheOldest() {
    restartSmall();
    QVERIFY(overfill());
    QVERIFY(m_window->click(QStringLiteral("leaveOutButton")));
    QTRY_COMPARE(messages().size(), 8);
    QVERIFY(m_window->waitForAnswer());
    QTRY_VERIFY(!m_window->find(QStringLiteral("contextCard")));
    QCOMPARE(messages()[6].text, QStringLiteral("six seven eight nine ten"));
    QCOMPARE(m_window->text(QStringLiteral("composer")), QString());
    QVERIFY(m_window->text(QStringLiteral("answerNotice")).contains(QStringLiteral("(2)")));
    QCOMPARE(seenFrom(), messages()[2].id);
    QTRY_COMPARE(m_window->text(QStringLiteral("edgeText")),
                 QStringLiteral("Above this line the model no longer sees anything"));
    // It was for this question only.
    m_window->type(QStringLiteral("more"));
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(cardHasKeyboard());
    QCOMPARE(messages().size(), 8);
}

void ContextEdgeTest::theLineIsWhereItWasPredicted() {
    restartSmall();
    QVERIFY(overfill());
    QTRY_VERIFY(seenFrom() != 0);
    const qint64 predicted = seenFrom();
    QCOMPARE(predicted, messages()[2].id);
    edge().leaveOut(true);
    QTRY_COMPARE(messages().size(), 8);
    QVERIFY(m_window->waitForAnswer());
    QCOMPARE(seenFrom(), predicted);
    // A question so long that nothing else is seen: the line is below everything.
    m_window->type(QString(QStringLiteral("word ")).repeated(53) + QStringLiteral("word"));
    QTRY_COMPARE(seenFrom(), messages().last().id);
    QCOMPARE(m_window->chat().transcript()->edgeRow(), m_window->chat().transcript()->rowCount() - 1);
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(messages().size(), 10);
    QVERIFY(m_window->waitForAnswer());
    QCOMPARE(seenFrom(), messages()[8].id);
}

void ContextEdgeTest::remembersTheChoice() {
    restartSmall();
    QVERIFY(overfill());
    QVERIFY(m_window->click(QStringLiteral("rememberSwitch")));
    QVERIFY(m_window->click(QStringLiteral("leaveOutButton")));
    QTRY_COMPARE(messages().size(), 8);
    QVERIFY(m_window->waitForAnswer());
    QVERIFY(fill(1));
    QCOMPARE(messages().size(), 10);
    const auto id = m_window->chat().conversationId();

    reopen();
    QVERIFY(m_window->waitForModel());
    m_window->chat().open(id);
    QTRY_COMPARE(messages().size(), 10);
    QTRY_VERIFY(edge().isRemembered());
    QVERIFY(fill(1));
    QCOMPARE(messages().size(), 12);
    QCOMPARE(edge().card(), ContextEdge::Card::Closed);

    edge().look();
    QVERIFY(m_window->click(QStringLiteral("askAgainButton")));
    QVERIFY(!edge().isRemembered());
    QVERIFY(m_window->click(QStringLiteral("composer")));
    m_window->type(QStringLiteral("more"));
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(cardHasKeyboard());
    QCOMPARE(messages().size(), 12);
}

void ContextEdgeTest::beginsANewConversation() {
    restartSmall();
    QVERIFY(overfill());
    const qint64 before = m_window->chat().conversationId();
    QVERIFY(m_window->click(QStringLiteral("beginNewButton")));
    QTRY_COMPARE(messages().size(), 2);
    QVERIFY(m_window->waitForAnswer());
    QVERIFY(m_window->chat().conversationId() != before);
    QCOMPARE(messages()[0].text, QStringLiteral("six seven eight nine ten"));
    QCOMPARE(m_window->text(QStringLiteral("composer")), QString());
    m_window->chat().open(before);
    QTRY_COMPARE(messages().size(), 6);
    QCOMPARE(m_window->text(QStringLiteral("composer")), QString());
}

void ContextEdgeTest::goesBackToTheQuestion() {
    restartSmall();
    QVERIFY(overfill());
    m_window->press(Qt::Key_Escape);
    QTRY_VERIFY(!m_window->find(QStringLiteral("contextCard")));
    QVERIFY(m_window->find(QStringLiteral("composer"))->hasActiveFocus());
    QCOMPARE(m_window->text(QStringLiteral("composer")), QStringLiteral("six seven eight nine ten"));
    QCOMPARE(messages().size(), 6);
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(cardHasKeyboard());
    QVERIFY(m_window->click(QStringLiteral("newConversationButton")));
    QTRY_VERIFY(!m_window->find(QStringLiteral("contextCard")));
}

void ContextEdgeTest::closesWhenTheQuestionFitsAgain() {
    restartSmall();
    QVERIFY(overfill());
    QVERIFY(m_window->click(QStringLiteral("composer")));
    for (int i = 0; i < 9; ++i) // "nine ten"
        m_window->press(Qt::Key_Backspace);
    QTRY_VERIFY(!m_window->find(QStringLiteral("contextCard")));
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(messages().size(), 8);
    QVERIFY(m_window->waitForAnswer());
    QCOMPARE(messages()[6].text, QStringLiteral("six seven eight"));
    QTRY_VERIFY(!m_window->find(QStringLiteral("answerNotice")));
}

void ContextEdgeTest::isDoneByKeyboardAlone() {
    restartSmall();
    QVERIFY(overfill());
    QTRY_VERIFY(m_window->find(QStringLiteral("leaveOutButton"))->hasActiveFocus());
    m_window->press(Qt::Key_Tab);
    QVERIFY(m_window->find(QStringLiteral("summarizeButton"))->hasActiveFocus());
    m_window->press(Qt::Key_Tab);
    QVERIFY(m_window->find(QStringLiteral("beginNewButton"))->hasActiveFocus());
    m_window->press(Qt::Key_Tab, Qt::ShiftModifier);
    m_window->press(Qt::Key_Tab, Qt::ShiftModifier);
    QVERIFY(m_window->find(QStringLiteral("leaveOutButton"))->hasActiveFocus());
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(messages().size(), 8);
    QVERIFY(m_window->waitForAnswer());
    QVERIFY(m_window->find(QStringLiteral("composer"))->hasActiveFocus());
}

void ContextEdgeTest::saysWhenAQuestionCanNeverFit() {
    restartSmall();
    QVERIFY(m_window->waitForModel());
    m_window->type(QString(QStringLiteral("word ")).repeated(80));
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(m_window->text(QStringLiteral("contextProblem")).contains(QStringLiteral("80 tokens")));
    QVERIFY(!m_window->find(QStringLiteral("leaveOutButton")));
    QVERIFY(!m_window->find(QStringLiteral("beginNewButton")));
    QVERIFY(m_window->click(QStringLiteral("contextCloseButton")));
    QTRY_VERIFY(!m_window->find(QStringLiteral("contextCard")));
    QVERIFY(messages().isEmpty());
    QVERIFY(m_window->text(QStringLiteral("composer")).startsWith(QStringLiteral("word word")));
}

void ContextEdgeTest::asksBeforeAnEditToo() {
    restartSmall();
    QVERIFY(fill(3));
    m_window->chat().beginEdit(messages()[4].id);
    QTRY_VERIFY(m_window->find(QStringLiteral("questionEditor")));
    const QString longer = QString(QStringLiteral("word ")).repeated(30).trimmed();
    m_window->chat().setEditText(longer);
    QVERIFY(!m_window->chat().sendEdit());
    QTRY_VERIFY(cardHasKeyboard());
    QCOMPARE(messages().size(), 6);
    QVERIFY(m_window->find(QStringLiteral("questionEditor")));
    QVERIFY(m_window->click(QStringLiteral("leaveOutButton")));
    QTRY_COMPARE(messages().value(4).text, longer);
    QVERIFY(m_window->waitForAnswer());
    QVERIFY(!m_window->find(QStringLiteral("questionEditor")));
    QCOMPARE(seenFrom(), messages()[2].id);
}

void ContextEdgeTest::asksBeforeAnotherAnswerToo() {
    restartSmall();
    QVERIFY(overfill());
    edge().leaveOut(false);
    QTRY_COMPARE(messages().size(), 8);
    QVERIFY(m_window->waitForAnswer());
    const qint64 answer = messages().last().id;
    QVERIFY(m_window->click(QStringLiteral("regenerateButton")));
    QTRY_VERIFY(cardHasKeyboard());
    QCOMPARE(messages().last().id, answer);
    QVERIFY(m_window->click(QStringLiteral("leaveOutButton")));
    QTRY_VERIFY(messages().last().id != answer);
    QVERIFY(m_window->waitForAnswer());
    QCOMPARE(messages().size(), 8);
}

void ContextEdgeTest::forgetsWithThePrivateConversation() {
    restartSmall();
    QVERIFY(m_window->waitForModel());
    m_window->chat().newPrivateConversation();
    QVERIFY(overfill());
    edge().leaveOut(true);
    QTRY_COMPARE(messages().size(), 8);
    QVERIFY(m_window->waitForAnswer());
    QVERIFY(edge().isRemembered());
    QVERIFY(fill(1));
    QFile settings(m_window->file(QStringLiteral("settings.ini")));
    if (settings.open(QIODevice::ReadOnly))
        QVERIFY(!settings.readAll().contains("leavesOutOldest"));
    m_window->chat().newConversation();
    m_window->chat().leave();
    QVERIFY(!edge().isRemembered());
}

void ContextEdgeTest::sendsAtOnceWhereCostsAreUnknown() {
    restartSmall(false);
    QVERIFY(fill(4));
    QCOMPARE(messages().size(), 8);
    QVERIFY(!m_window->find(QStringLiteral("contextBar")));
    QVERIFY(m_window->text(QStringLiteral("answerNotice")).contains(QStringLiteral("(2)")));
    QCOMPARE(seenFrom(), messages()[2].id);
}

void ContextEdgeTest::saysHowLongALongPasteIs() {
    QVERIFY(m_window->waitForModel());
    QGuiApplication::clipboard()->setText(QString(QStringLiteral("word ")).repeated(700));
    m_window->press(Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(m_window->text(QStringLiteral("contextLabel")), QStringLiteral("700 tokens"));
    QVERIFY(!edge().isOver());
}

void ContextEdgeTest::saysAfterARestartWhatWasLeftOut() {
    restartSmall();
    QVERIFY(overfill());
    QVERIFY(m_window->click(QStringLiteral("leaveOutButton")));
    QTRY_COMPARE(messages().size(), 8);
    QVERIFY(m_window->waitForAnswer());
    const qint64 line = seenFrom();
    const qint64 id = m_window->chat().conversationId();
    const qint64 answer = messages().last().id;
    reopen();
    QVERIFY(m_window->waitForModel());
    m_window->chat().open(id);
    QTRY_COMPARE(messages().size(), 8);
    QTRY_COMPARE(seenFrom(), line);
    QTRY_VERIFY(m_window->text(QStringLiteral("answerNotice")).contains(QStringLiteral("(2)")));
    QCOMPARE(messages().last().provenance.droppedTurns, 2);
    m_window->chat().showDetails(answer);
    QVERIFY(
        m_window->chat().details()->text().contains(QStringLiteral("Not read: 2 of the oldest messages")));
}

void ContextEdgeTest::keepsWhatIsPinned() {
    restartSmall();
    QVERIFY(fill(3));
    m_window->chat().togglePin(messages()[0].id);
    QTRY_COMPARE(m_window->text(QStringLiteral("pinLabel")), QStringLiteral("Pinned"));
    QVERIFY(m_window->text(QStringLiteral("toastText")).startsWith(QStringLiteral("Pinned")));
    m_window->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(messages()[0].pinnedMs, 0);
    QCOMPARE(pinLabel(0), QString());
    m_window->chat().togglePin(messages()[0].id);
    QTRY_VERIFY(messages()[0].pinnedMs != 0);

    QVERIFY(m_window->click(QStringLiteral("composer")));
    m_window->type(QStringLiteral("six seven eight nine ten"));
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(cardHasKeyboard());
    QVERIFY(m_window->text(QStringLiteral("contextConsequence")).contains(QStringLiteral("pinned")));
    QTRY_COMPARE(seenFrom(), messages()[4].id); // the second round goes in the place of the first
    QVERIFY(m_window->click(QStringLiteral("leaveOutButton")));
    QTRY_COMPARE(messages().size(), 8);
    QVERIFY(m_window->waitForAnswer());
    QCOMPARE(messages().last().provenance.droppedTurns, 2);
    QCOMPARE(seenFrom(), messages()[4].id);
    const int edge = m_window->chat().transcript()->edgeRow();
    QCOMPARE(m_window->chat().transcript()->index(edge).data(TranscriptModel::BodyRole).toString(),
             QStringLiteral("Above this line the model sees only what is pinned"));
    QCOMPARE(pinLabel(0), QStringLiteral("Pinned: the model still sees it"));
}

void ContextEdgeTest::asksWhenWhatIsPinnedDoesNotFit() {
    restartSmall();
    QVERIFY(fill(3));
    for (const int i : {0, 2, 4})
        m_window->chat().togglePin(messages()[i].id);
    QTRY_VERIFY(messages()[0].pinnedMs != 0 && messages()[2].pinnedMs != 0 && messages()[4].pinnedMs != 0);
    m_window->chat().edge()->setRemembered(true); // that is not meant by it
    QVERIFY(m_window->click(QStringLiteral("composer")));
    m_window->type(QStringLiteral("six seven eight nine ten"));
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(cardHasKeyboard());
    QVERIFY(m_window->text(QStringLiteral("contextProblem")).contains(QStringLiteral("62 tokens")));
    QVERIFY(m_window->text(QStringLiteral("contextProblem")).startsWith(QStringLiteral("What is pinned")));
    QVERIFY(!m_window->find(QStringLiteral("rememberSwitch")));
    QVERIFY(!m_window->find(QStringLiteral("summarizeButton"))); // pinned messages stay as they are
    QCOMPARE(messages().size(), 6);
    // Unpinning is an answer as well: the question fits then, with another round left out.
    m_window->chat().togglePin(messages()[2].id);
    QTRY_VERIFY(!m_window->find(QStringLiteral("contextCard")) ||
                !m_window->text(QStringLiteral("contextProblem")).startsWith(QStringLiteral("What is")));
    m_window->chat().togglePin(messages()[2].id);
    QTRY_VERIFY(messages()[2].pinnedMs != 0);
    QVERIFY(m_window->click(QStringLiteral("composer")));
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(
        m_window->text(QStringLiteral("contextProblem")).startsWith(QStringLiteral("What is pinned")));
    QCOMPARE(m_window->text(QStringLiteral("leaveOutButton")),
             QStringLiteral("Leave out pinned messages too"));
    QVERIFY(m_window->click(QStringLiteral("leaveOutButton")));
    QTRY_COMPARE(messages().size(), 8);
    QVERIFY(m_window->waitForAnswer());
    QCOMPARE(pinLabel(0), QStringLiteral("Pinned, but left out"));
    QCOMPARE(pinLabel(2), QStringLiteral("Pinned"));
    QVERIFY(messages()[0].pinnedMs != 0);
}

void ContextEdgeTest::summarizesSendsAndUndoes() {
    restartForSummaries();
    QVERIFY(fill(12));
    type(150);
    QTRY_VERIFY(cardHasKeyboard());
    QVERIFY(m_window->text(QStringLiteral("summaryEffect")).contains(QStringLiteral("older messages")));
    QVERIFY(m_window->namelessControls().isEmpty());
    QVERIFY(m_window->click(QStringLiteral("summarizeButton")));
    // The question goes as soon as it fits, with all of what was not summarized.
    QTRY_COMPARE(messages().size(), 26);
    QVERIFY(m_window->waitForAnswer());
    QVERIFY(!m_window->find(QStringLiteral("contextCard")));
    QCOMPARE(messages().last().provenance.droppedTurns, 0);
    const TranscriptModel& model = *m_window->chat().transcript();
    int row = 0;
    const auto kindAt = [&](int at) { return model.index(at).data(TranscriptModel::KindRole).toInt(); };
    while (row < model.rowCount() && kindAt(row) != static_cast<int>(TranscriptModel::Kind::Summary))
        ++row;
    QVERIFY(row < model.rowCount());
    QCOMPARE(model.index(row).data(TranscriptModel::BodyRole).toString(),
             QStringLiteral("They counted to five."));
    const qint64 summarized = static_cast<qint64>(model.messageIdAt(row));

    emit m_window->chat().rowWanted(row);
    QVERIFY(m_window->click(QStringLiteral("summaryButton")));
    QTRY_COMPARE(m_window->text(QStringLiteral("summaryText")), QStringLiteral("They counted to five."));
    QVERIFY(m_window->namelessControls().isEmpty());
    QVERIFY(m_window->click(QStringLiteral("removeSummaryButton")));
    QTRY_VERIFY(!m_window->find(QStringLiteral("summaryPart")));
    m_window->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(m_window->chat().transcript()->find(summarized)->summary.text,
                 QStringLiteral("They counted to five."));

    // Also after a restart; and what wrote it can be taken back as long as the window is open.
    const qint64 id = m_window->chat().conversationId();
    reopen();
    QVERIFY(m_window->waitForModel());
    m_window->chat().open(id);
    QTRY_COMPARE(messages().size(), 26);
    QCOMPARE(m_window->chat().transcript()->find(summarized)->summary.text,
             QStringLiteral("They counted to five."));
    type(240);
    QTRY_VERIFY(cardHasKeyboard());
    QVERIFY(m_window->click(QStringLiteral("summarizeButton")));
    QTRY_COMPARE(messages().size(), 28);
    QVERIFY(m_window->waitForAnswer());
    QCOMPARE(m_window->chat().transcript()->messages()[25].summary.text,
             QStringLiteral("They counted to ten."));
    m_window->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(m_window->chat().transcript()->messages()[25].summary.id, 0);
    QCOMPARE(m_window->chat().transcript()->find(summarized)->summary.text,
             QStringLiteral("They counted to five."));
}

void ContextEdgeTest::goesBackToTheChoiceWhenASummaryIsCancelled() {
    restartForSummaries(QString(QStringLiteral("word ")).repeated(1000), 15);
    QVERIFY(fill(12));
    type(150);
    QTRY_VERIFY(cardHasKeyboard());
    QVERIFY(m_window->click(QStringLiteral("summarizeButton")));
    QTRY_COMPARE(edge().card(), ContextEdge::Card::Summarizing);
    QTRY_VERIFY(hasFocus("cancelSummaryButton"));
    QVERIFY(m_window->find(QStringLiteral("summaryProgress")));
    QVERIFY(!m_window->find(QStringLiteral("leaveOutButton")));
    QVERIFY(!m_window->chat().canSend());
    QVERIFY(m_window->namelessControls().isEmpty());
    m_window->press(Qt::Key_Escape);
    QTRY_COMPARE(edge().card(), ContextEdge::Card::Question);
    QTRY_VERIFY(hasFocus("leaveOutButton"));
    QCOMPARE(messages().size(), 24);
    for (const MessageRow& row : messages())
        QCOMPARE(row.summary.id, 0);
    QVERIFY(m_window->chat().draft().startsWith(QStringLiteral("word word")));

    // Who goes elsewhere wants none either.
    QVERIFY(m_window->click(QStringLiteral("summarizeButton")));
    QTRY_COMPARE(edge().card(), ContextEdge::Card::Summarizing);
    m_window->chat().newConversation();
    QTRY_COMPARE(edge().card(), ContextEdge::Card::Closed);
    QTRY_VERIFY(m_window->chat().canSend());
}

void ContextEdgeTest::saysWhyThereIsNoSummary() {
    Script script = sampleScript();
    script.contextTokens = 400;
    script.answers.prepend({QStringLiteral("Write a summary"), QStringLiteral("<think>Hm.</think>")});
    restart(script);
    QVERIFY(fill(12));
    type(150);
    QTRY_VERIFY(cardHasKeyboard());
    QVERIFY(m_window->click(QStringLiteral("summarizeButton")));
    QTRY_VERIFY(m_window->text(QStringLiteral("errorTitle")).contains(QStringLiteral("no summary")));
    QCOMPARE(edge().card(), ContextEdge::Card::Question); // the choice is still there
    QVERIFY(m_window->find(QStringLiteral("leaveOutButton")));
    QCOMPARE(messages().size(), 24);
}

void ContextEdgeTest::offersASummaryBeforeItIsFull() {
    restartForSummaries();
    QVERIFY(fill(12)); // 204 and 6 tokens of 300
    QTRY_VERIFY(m_window->find(QStringLiteral("contextBar")));
    QVERIFY(m_window->click(QStringLiteral("contextBar")));
    QTRY_COMPARE(edge().card(), ContextEdge::Card::Offer);
    QTRY_VERIFY(hasFocus("summarizeButton"));
    QVERIFY(!m_window->find(QStringLiteral("leaveOutButton")));
    QVERIFY(!m_window->find(QStringLiteral("rememberSwitch")));
    m_window->press(Qt::Key_Escape);
    QTRY_VERIFY(!m_window->find(QStringLiteral("contextCard")));
    QVERIFY(m_window->click(QStringLiteral("contextBar")));
    QTRY_VERIFY(cardHasKeyboard());
    QTRY_VERIFY(hasFocus("summarizeButton"));
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(m_window->text(QStringLiteral("toastText")),
                 QStringLiteral("The model sees a summary of the older part now."));
    QTRY_VERIFY(!m_window->find(QStringLiteral("contextCard")));
    QCOMPARE(messages().size(), 24); // nothing was asked
}

QTEST_MAIN(ContextEdgeTest)
#include "tst_context_edge.moc"
