// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using namespace conclave;

/// The council as a person uses it, in the real window.
class CouncilWindowTest : public WindowTest {
    Q_OBJECT

  private slots:
    void choosesWhoIsAsked();
    void asksTwoModelsAndHidesThem();
    void hidesTheirExperts();
    void revealsThemWithTheVote();
    void votesByKeysAndMouse();
    void tallies();
    void opensTheQuestionsBehindTheTally();
    void goesOnWithAnAnswer();
    void opensAgainFromTheConversation();
    void stopsAndAsksTheMissing();
    void goesOnInAnotherConversation();
    void saysWhatCouldNotBeLoaded();
    void showsTabsWhereItIsNarrow();
    void asksThreeModels();
    void answersAgainWithAnotherModel();
    void survivesARestart();
    void leavesWithItsQuestionAndComesBack();

  private:
    static Script councilScript(int tokenMs = 0) {
        Script script = sampleScript();
        script.tokenMs = tokenMs;
        for (const QString& model :
             {QStringLiteral("first"), QStringLiteral("second"), QStringLiteral("own")})
            script.answers.prepend(
                {.question = QStringLiteral("council"),
                 .answer = QStringLiteral("<think>Let me see.</think>I am **the %1 one**.\n\n"
                                          "```python\nprint(1)\n```")
                               .arg(model),
                 .error = {},
                 .model = model});
        return script;
    }

    CouncilPage& page() { return *m_window->context().councils()->page(); }
    CouncilChoice& choice() { return *m_window->context().councils()->choice(); }
    TallyModel& tally() { return *m_window->context().councils()->tally(); }

    void begin(bool isBlind, int tokenMs = 0) {
        restart(councilScript(tokenMs));
        watch();
        choice().setBlind(isBlind);
        seatStarters();
    }
    /// The files are no models but to the script, so none of them is chosen by itself.
    void seatStarters() {
        QStringList paths;
        for (int row = 0; row < choice().rowCount(); ++row)
            if (choice().pathAt(row).contains(QLatin1String("starter-")))
                paths << choice().pathAt(row);
        m_window->context().settings()->setCouncilModels(paths);
    }
    void watch() {
        m_watches.clear();
        for (QAbstractItemModel* model :
             {static_cast<QAbstractItemModel*>(&page()), static_cast<QAbstractItemModel*>(&choice()),
              static_cast<QAbstractItemModel*>(&tally()),
              static_cast<QAbstractItemModel*>(tally().questions())})
            m_watches.push_back(std::make_unique<QAbstractItemModelTester>(
                model, QAbstractItemModelTester::FailureReportingMode::QtTest));
    }
    /// Types a question that goes to the council; its page comes.
    bool put(const QString& question) {
        choice().setOn(true);
        if (!m_window->waitForModel() || !m_window->click(QStringLiteral("composer")))
            return false;
        m_window->type(question);
        m_window->press(Qt::Key_Return);
        return QTest::qWaitFor([this] { return page().isOpen() && page().count() > 0; }, 10000);
    }
    bool waitForCouncil() {
        const bool isDone =
            QTest::qWaitFor([this] { return !m_window->service().isInCouncil() && page().canVote(); }, 20000);
        m_window->grab();
        return isDone;
    }
    bool putAndWait(const QString& question) { return put(question) && waitForCouncil(); }
    QStringList columnNames() {
        QStringList names;
        for (int i = 0; i < page().count(); ++i)
            names << m_window->text(QStringLiteral("columnName_%1").arg(i));
        return names;
    }
    /// Whether a visible item below the content item says a word.
    bool says(const QString& word) const {
        QList<QQuickItem*> left = {m_window->window().contentItem()};
        while (!left.isEmpty()) {
            QQuickItem* const item = left.takeLast();
            if (!item->isVisible())
                continue;
            for (const char* property : {"text", "body", "name", "detail"})
                if (item->property(property).toString().contains(word))
                    return true;
            left += item->childItems();
        }
        return false;
    }
    /// Of the list at the composer.
    int rowOf(const QString& name) {
        const QStringList names = choice().names();
        for (int row = 0; row < names.size(); ++row)
            if (names[row].contains(name))
                return row;
        return -1;
    }
    void cleanupWatches() { m_watches.clear(); }

    std::vector<std::unique_ptr<QAbstractItemModelTester>> m_watches;
};

void CouncilWindowTest::choosesWhoIsAsked() {
    begin(true);
    QVERIFY(m_window->waitForModel());
    QVERIFY(!choice().isOn());
    QVERIFY(m_window->click(QStringLiteral("councilButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("councilModel_0")));
    QCOMPARE(choice().chosenCount(), 2);
    QCOMPARE(m_window->namelessControls(), QStringList());
    QTRY_VERIFY(m_window->find(QStringLiteral("councilModel_0"))->hasActiveFocus());
    m_window->press(Qt::Key_Space);
    QCOMPARE(choice().chosenCount(), 1);
    QVERIFY(!m_window->find(QStringLiteral("councilOnButton"))->isEnabled());
    QVERIFY(m_window->find(QStringLiteral("councilHint")));
    m_window->press(Qt::Key_Space);
    QVERIFY(m_window->click(QStringLiteral("blindSwitch")));
    QVERIFY(!choice().isBlind());
    QVERIFY(m_window->click(QStringLiteral("councilOnButton")));
    QTRY_VERIFY(choice().isOn());
    QTRY_VERIFY(!m_window->find(QStringLiteral("councilModel_0")));

    QVERIFY(m_window->click(QStringLiteral("councilButton")));
    QVERIFY(m_window->click(QStringLiteral("councilOffButton")));
    QTRY_VERIFY(!choice().isOn());
    cleanupWatches();
    reopen(); // it is remembered who, but not that it is on
    QCOMPARE(choice().chosenCount(), 2);
    QVERIFY(!choice().isBlind());
    QVERIFY(!choice().isOn());
}

void CouncilWindowTest::asksTwoModelsAndHidesThem() {
    begin(true, 25);
    QVERIFY(put(QStringLiteral("The council?")));
    QTRY_VERIFY(m_window->find(QStringLiteral("columnStatus_1"))); // it waits while the other one answers
    QTRY_VERIFY(m_window->text(QStringLiteral("councilProgress")).startsWith(QLatin1Char('A')));
    QVERIFY(!m_window->find(QStringLiteral("vote_0")));
    QVERIFY(!says(QStringLiteral("starter-")));
    QVERIFY(waitForCouncil());
    QCOMPARE(columnNames(), (QStringList{QStringLiteral("Answer A"), QStringLiteral("Answer B")}));
    QVERIFY(!says(QStringLiteral("starter-")));
    QVERIFY(!says(QStringLiteral("tokens/s"))); // speed tells who it is
    QCOMPARE(m_window->findAll(QStringLiteral("answerCode")).size(), 2);
    QCOMPARE(m_window->findAll(QStringLiteral("reasoningButton")).size(), 2);
    QCOMPARE(m_window->namelessControls(), QStringList());

    // In the conversation, too. What is chosen at the top is no secret.
    m_window->press(Qt::Key_Escape);
    QTRY_VERIFY(!page().isOpen());
    QTRY_COMPARE(m_window->text(QStringLiteral("answerModel")), QStringLiteral("Answer B"));
    QVERIFY(!m_window->text(QStringLiteral("answerFacts")).contains(QLatin1String("starter-")));
    QVERIFY(m_window->text(QStringLiteral("councilNote")).contains(QLatin1String("vote")));
    QVERIFY(m_window->click(QStringLiteral("detailsButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("toast")));
    QVERIFY(!m_window->find(QStringLiteral("detailsTitle")));
}

void CouncilWindowTest::hidesTheirExperts() {
    begin(true, 100);
    ExpertTrace& experts = *m_window->context().experts();
    experts.setOpen(true);
    int traces = 0;
    connect(&m_window->service(), &ChatService::answerDelta, this,
            [&traces](qint64, const AnswerDelta& delta) { traces += static_cast<int>(delta.traces.size()); });
    QVERIFY(put(QStringLiteral("The council?")));
    QTRY_VERIFY(m_window->find(QStringLiteral("columnStatus_1")));
    QVERIFY(m_window->click(QStringLiteral("compareBackButton"))); // to the conversation, where the panel is
    QTRY_VERIFY(!page().isOpen());
    QTRY_VERIFY(m_window->text(QStringLiteral("expertRemark")).contains(QLatin1String("blind council")));
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->service().isInCouncil(), 20000);
    QTRY_VERIFY(m_window->text(QStringLiteral("expertRemark")).contains(QLatin1String("next answer")));
    QCOMPARE(traces, 0);
    QVERIFY(!experts.shown());

    choice().setBlind(false); // whose answers are traced
    QVERIFY(putAndWait(QStringLiteral("The council?")));
    QVERIFY(traces > 0);
    QCOMPARE(experts.answers(), 2);
}

void CouncilWindowTest::revealsThemWithTheVote() {
    begin(true);
    QVERIFY(putAndWait(QStringLiteral("The council?")));
    const QSignalSpy revealed(&page(), &CouncilPage::revealed);
    m_window->press(Qt::Key_2);
    QTRY_COMPARE(page().choice(), 1);
    QCOMPARE(revealed.count(), 1);
    QStringList names = columnNames();
    const QString best = names[1];
    names.sort();
    QCOMPARE(names, (QStringList{QStringLiteral("starter-first"), QStringLiteral("starter-second")}));
    QCOMPARE(m_window->text(QStringLiteral("voteQuestion")),
             QStringLiteral("Your vote: %1 answered better than %2.").arg(best, columnNames()[0]));
    m_window->press(Qt::Key_Escape);
    QTRY_COMPARE(m_window->text(QStringLiteral("answerModel")), best);
    QTRY_VERIFY(m_window->text(QStringLiteral("councilNote")).contains(best));
}

void CouncilWindowTest::votesByKeysAndMouse() {
    begin(true);
    QVERIFY(putAndWait(QStringLiteral("The council?")));
    QCOMPARE(page().choices().mid(0, 2),
             (QStringList{QStringLiteral("A is better"), QStringLiteral("B is better")}));
    QCOMPARE(m_window->text(QStringLiteral("vote_1")), QStringLiteral("B is better"));
    QVERIFY(m_window->click(QStringLiteral("vote_2")));
    QTRY_COMPARE(page().choice(), 2); // alike
    QVERIFY(m_window->click(QStringLiteral("answerView_0")));
    m_window->press(Qt::Key_4);
    QTRY_COMPARE(page().choice(), 3); // none is good
    m_window->press(Qt::Key_5);
    QTest::qWait(50);
    QCOMPARE(page().choice(), 3);
    m_window->find(QStringLiteral("vote_1"))->forceActiveFocus(Qt::TabFocusReason);
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(page().choice(), 1);
    QVERIFY(m_window->click(QStringLiteral("takeVoteBackButton")));
    QTRY_COMPARE(page().choice(), -1);
    QTRY_COMPARE(columnNames()[0], QStringLiteral("Answer A")); // as it was
}

void CouncilWindowTest::tallies() {
    begin(false);
    QVERIFY(m_window->waitForModel());
    QVERIFY(m_window->click(QStringLiteral("tallyButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("tallyPage")));
    QTRY_COMPARE(m_window->text(QStringLiteral("tallyHeadline")), QStringLiteral("No votes yet"));
    QCOMPARE(m_window->namelessControls(), QStringList());
    QVERIFY(m_window->click(QStringLiteral("beginTallyButton")));
    QTRY_VERIFY(!m_window->find(QStringLiteral("tallyPage")));
    QVERIFY(choice().isOn());

    for (const Qt::Key key : {Qt::Key_1, Qt::Key_1, Qt::Key_1, Qt::Key_2, Qt::Key_3}) {
        QVERIFY(putAndWait(QStringLiteral("The council?")));
        QCOMPARE(columnNames()[0], QStringLiteral("starter-first")); // what is loaded answers first
        m_window->press(key);
        QTRY_VERIFY(page().choice() >= 0);
        m_window->press(Qt::Key_Escape);
        QTRY_VERIFY(!page().isOpen());
    }
    QVERIFY(m_window->click(QStringLiteral("tallyButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("tallyPair_0")));
    QQuickItem* pair = m_window->find(QStringLiteral("tallyPair_0"));
    QCOMPARE(pair->property("first").toString(), QStringLiteral("starter-first"));
    QCOMPARE(pair->property("firstWins").toInt(), 3);
    QCOMPARE(pair->property("secondWins").toInt(), 1);
    QCOMPARE(pair->property("alike").toInt(), 1);
    QVERIFY(m_window->text(QStringLiteral("tallyHint_0")).startsWith(QLatin1String("3 of 4 is no proof")));
    QVERIFY(m_window->click(QStringLiteral("copyTallyButton")));
    QVERIFY(QGuiApplication::clipboard()->text().contains(
        QLatin1String("| starter-first | starter-second | 3 | 1 | 1 | 0 |")));
}

void CouncilWindowTest::opensTheQuestionsBehindTheTally() {
    begin(true);
    QVERIFY(putAndWait(QStringLiteral("The council?")));
    const qint64 conversation = m_window->chat().conversationId();
    m_window->press(Qt::Key_1);
    QTRY_COMPARE(page().choice(), 0);
    m_window->press(Qt::Key_N, Qt::ControlModifier);
    QTRY_COMPARE(m_window->chat().conversationId(), 0);
    QVERIFY(!page().isOpen());
    QVERIFY(m_window->click(QStringLiteral("tallyButton")));
    QVERIFY(m_window->click(QStringLiteral("tallyQuestionsButton_0")));
    QVERIFY(m_window->click(QStringLiteral("tallyQuestion_0")));
    QTRY_VERIFY(page().isOpen() && page().count() == 2);
    QCOMPARE(m_window->chat().conversationId(), conversation);
    QVERIFY(!m_window->find(QStringLiteral("tallyPage")));
    QTRY_COMPARE(page().question(), QStringLiteral("The council?"));
}

void CouncilWindowTest::goesOnWithAnAnswer() {
    begin(false);
    QVERIFY(putAndWait(QStringLiteral("The council?")));
    QVERIFY(m_window->click(QStringLiteral("goOnButton_0")));
    QTRY_VERIFY(!page().isOpen());
    QTRY_COMPARE(m_window->text(QStringLiteral("answerModel")), QStringLiteral("starter-first"));
    choice().setOn(false);
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    const QVector<MessageRow>& shown = m_window->chat().transcript()->messages();
    QCOMPARE(shown.size(), 4);
    QVERIFY(shown[1].text.contains(QLatin1String("the first one")));
    QCOMPARE(shown[3].provenance.modelName, QStringLiteral("starter-first")); // it has come back
}

void CouncilWindowTest::opensAgainFromTheConversation() {
    begin(false);
    QVERIFY(putAndWait(QStringLiteral("The council?")));
    QVERIFY(m_window->click(QStringLiteral("compareBackButton")));
    QTRY_VERIFY(!page().isOpen());
    QTRY_VERIFY(m_window->find(QStringLiteral("composer"))->hasActiveFocus());
    QCOMPARE(m_window->text(QStringLiteral("councilNote")),
             QStringLiteral("Council: starter-first · starter-second"));
    QVERIFY(m_window->click(QStringLiteral("compareButton")));
    QTRY_COMPARE(page().count(), 2);
    QTRY_VERIFY(page().canVote());
    // Names can be seen here at once, and a link leads to the tally.
    QCOMPARE(columnNames()[0], QStringLiteral("starter-first"));
    QVERIFY(m_window->click(QStringLiteral("openTallyButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("tallyPage")));
}

void CouncilWindowTest::stopsAndAsksTheMissing() {
    begin(true, 40);
    QVERIFY(put(QStringLiteral("The council?")));
    QTRY_COMPARE(m_window->service().state(), ChatService::State::Writing);
    QVERIFY(m_window->click(QStringLiteral("stopCouncilButton")));
    QTRY_VERIFY(!m_window->service().isInCouncil());
    QTRY_COMPARE(page().missingCount(), 1);
    QVERIFY(!page().canVote());
    QVERIFY(m_window->click(QStringLiteral("askMissingButton")));
    QVERIFY(waitForCouncil());
    QCOMPARE(page().missingCount(), 0);
}

void CouncilWindowTest::goesOnInAnotherConversation() {
    begin(true, 25);
    QVERIFY(put(QStringLiteral("The council?")));
    const qint64 conversation = m_window->chat().conversationId();
    m_window->press(Qt::Key_N, Qt::ControlModifier);
    QTRY_COMPARE(m_window->chat().conversationId(), 0);
    QVERIFY(!page().isOpen());
    QVERIFY(!m_window->chat().canSend());
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->service().isInCouncil(), 20000);
    QVERIFY(!page().isOpen());
    QTRY_VERIFY(m_window->chat().canSend());
    m_window->chat().open(conversation);
    QTRY_VERIFY(m_window->find(QStringLiteral("compareButton")));
    QCOMPARE(m_window->text(QStringLiteral("answerModel")), QStringLiteral("Answer B"));
}

void CouncilWindowTest::saysWhatCouldNotBeLoaded() {
    begin(false);
    QVERIFY(m_window->waitForModel());
    m_window->context().models()->open(QUrl::fromLocalFile(m_window->file(QStringLiteral("broken.gguf"))));
    QTRY_VERIFY(m_window->find(QStringLiteral("errorCard")));
    m_window->context().notices()->dismissError();
    const int row = rowOf(QStringLiteral("broken"));
    QVERIFY(row >= 0);
    choice().toggle(row);
    QCOMPARE(choice().chosenCount(), 3);
    QVERIFY(putAndWait(QStringLiteral("The council?")));
    QVERIFY(!m_window->find(QStringLiteral("errorCard"))); // it is said where it belongs
    QCOMPARE(page().missingCount(), 1);
    bool isSaid = false;
    for (int i = 0; i < page().count(); ++i)
        isSaid =
            isSaid ||
            page().index(i).data(CouncilPage::StatusRole).toString().contains(QLatin1String("broken.gguf"));
    QVERIFY(isSaid);
}

void CouncilWindowTest::showsTabsWhereItIsNarrow() {
    begin(true);
    QVERIFY(putAndWait(QStringLiteral("The council?")));
    QVERIFY(!m_window->find(QStringLiteral("answerTab_0"))); // there is room for both
    m_window->window().resize(480, 700);
    QTRY_VERIFY(m_window->find(QStringLiteral("answerTab_1")));
    m_window->grab();
    QVERIFY(m_window->find(QStringLiteral("answerColumn_0")));
    QVERIFY(!m_window->find(QStringLiteral("answerColumn_1")));
    QVERIFY(m_window->click(QStringLiteral("answerTab_1")));
    QTRY_VERIFY(m_window->find(QStringLiteral("answerColumn_1")));
    m_window->press(Qt::Key_Left);
    QTRY_VERIFY(m_window->find(QStringLiteral("answerColumn_0")));
    for (const QString& name : {QStringLiteral("vote_0"), QStringLiteral("vote_3")}) {
        const QQuickItem* vote = m_window->find(name);
        QVERIFY(vote);
        QVERIFY(vote->mapToScene({vote->width(), 0}).x() <= 480);
    }
    m_window->press(Qt::Key_1);
    QTRY_COMPARE(page().choice(), 0);
}

void CouncilWindowTest::asksThreeModels() {
    begin(true);
    QVERIFY(m_window->waitForModel());
    m_window->context().models()->open(QUrl::fromLocalFile(m_window->file(QStringLiteral("own-model.gguf"))));
    QTRY_COMPARE(m_window->service().model().name, QStringLiteral("own-model"));
    choice().toggle(rowOf(QStringLiteral("own-model")));
    QCOMPARE(choice().chosenCount(), 3);
    QVERIFY(putAndWait(QStringLiteral("The council?")));
    QCOMPARE(page().choices().size(), 5);
    m_window->press(Qt::Key_3);
    QTRY_COMPARE(page().choice(), 2);
    tally().load();
    QTRY_COMPARE(tally().rowCount(), 2); // the best one against each other one
}

void CouncilWindowTest::answersAgainWithAnotherModel() {
    begin(true);
    QVERIFY(m_window->askAndWait(QStringLiteral("Ask the council alone")));
    QVERIFY(m_window->text(QStringLiteral("answerText")).contains(QLatin1String("first")));
    QVERIFY(m_window->click(QStringLiteral("answerMenuButton")));
    QVERIFY(m_window->click(QStringLiteral("menuOtherModel")));
    QTRY_VERIFY(m_window->find(QStringLiteral("choice_1")));
    const int row = rowOf(QStringLiteral("starter-second"));
    QVERIFY(m_window->click(QStringLiteral("choice_%1").arg(row)));
    QTRY_COMPARE(m_window->text(QStringLiteral("siblingText")), QStringLiteral("2/2"));
    QCOMPARE(m_window->text(QStringLiteral("answerModel")), QStringLiteral("starter-second"));
    QCOMPARE(m_window->service().model().name, QStringLiteral("starter-second"));
    QTRY_COMPARE(m_window->text(QStringLiteral("toastText")),
                 QStringLiteral("starter-second answers from now on."));
    QVERIFY(m_window->click(QStringLiteral("undoButton")));
    QTRY_COMPARE(m_window->service().model().name, QStringLiteral("starter-first"));
}

void CouncilWindowTest::survivesARestart() {
    begin(true, 40);
    QVERIFY(put(QStringLiteral("The council?")));
    QTRY_COMPARE(m_window->service().state(), ChatService::State::Writing);
    const qint64 conversation = m_window->chat().conversationId();
    cleanupWatches();
    reopen();
    QVERIFY(m_window->waitForModel());
    m_window->chat().open(conversation);
    QTRY_VERIFY(m_window->find(QStringLiteral("compareButton")));
    QCOMPARE(m_window->text(QStringLiteral("answerModel")), QStringLiteral("Answer A"));
    QVERIFY(m_window->click(QStringLiteral("compareButton")));
    QTRY_COMPARE(page().missingCount(), 1);
    QVERIFY(m_window->click(QStringLiteral("askMissingButton")));
    QVERIFY(waitForCouncil());
}

void CouncilWindowTest::leavesWithItsQuestionAndComesBack() {
    begin(false);
    QVERIFY(putAndWait(QStringLiteral("The council?")));
    const qint64 question = m_window->chat().transcript()->messages()[0].id;
    m_window->chat().removeBranch(question);
    QTRY_VERIFY(!page().isOpen());
    QTRY_VERIFY(!page().isCouncil(static_cast<double>(question)));
    m_window->context().undo()->undo();
    QTRY_VERIFY(page().isCouncil(static_cast<double>(question)));
}

QTEST_MAIN(CouncilWindowTest)
#include "tst_council_window.moc"
