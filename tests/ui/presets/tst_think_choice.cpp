// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"

#include <QTest>

using namespace conclave;

/// Whether and how much a model thinks: shown exactly when its template offers it.
class ThinkChoiceTest : public WindowTest {
    Q_OBJECT

  private slots:
    void isNotThereWhereTheTemplateOffersNothing();
    void switchesByClickAndKey();
    void switchesOnWhatIsOffByItself();
    void choosesAnEffortByKeyboard();
    void knowsATemplateWithBoth();
    void isRememberedForAConversation();
    void hasADefaultInTheSettings();
    void isToldInTheDetails();
    void fitsANarrowWindow();

  private:
    ThinkingChoice& thinking() { return *m_window->context().presets()->thinking(); }
    const QVector<MessageRow>& messages() { return m_window->chat().transcript()->messages(); }
    void restartWith(const ThinkingChoices& choices) {
        Script script = sampleScript();
        script.thinking = choices;
        restart(script);
        QVERIFY(m_window->waitForModel());
    }
    static ThinkingChoices withSwitch(bool thinksByDefault) {
        return {.hasSwitch = true, .thinksByDefault = thinksByDefault, .efforts = {}, .defaultEffort = {}};
    }
    static ThinkingChoices withEfforts() {
        return {.hasSwitch = false,
                .thinksByDefault = false,
                .efforts = {QStringLiteral("low"), QStringLiteral("medium"), QStringLiteral("deepest")},
                .defaultEffort = QStringLiteral("medium")};
    }
};

void ThinkChoiceTest::isNotThereWhereTheTemplateOffersNothing() {
    QVERIFY(m_window->waitForModel());
    QVERIFY(!m_window->find(QStringLiteral("thinkButton")));
    m_window->chat().answering()->change([](Answering& own) { own.thinking = QStringLiteral("off"); });
    QVERIFY(m_window->askAndWait(QStringLiteral("What is 27 + 15?")));
    QCOMPARE(messages()[1].provenance.thinking, QString()); // it was told nothing
    m_window->press(Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("settingsFlick")));
    QVERIFY(!m_window->find(QStringLiteral("thinkingSetting")));
}

void ThinkChoiceTest::switchesByClickAndKey() {
    restartWith(withSwitch(true));
    QTRY_VERIFY(m_window->find(QStringLiteral("thinkButton")));
    QVERIFY(thinking().isThinking());
    QVERIFY(m_window->askAndWait(QStringLiteral("What is 27 + 15?")));
    QVERIFY(!messages()[1].reasoning.isEmpty());
    QCOMPARE(messages()[1].provenance.thinking, QString());

    QVERIFY(m_window->click(QStringLiteral("thinkButton")));
    QVERIFY(!thinking().isThinking());
    QVERIFY(m_window->askAndWait(QStringLiteral("What is 27 + 15?")));
    QVERIFY(messages()[3].reasoning.isEmpty());
    QCOMPARE(messages()[3].provenance.thinking, QStringLiteral("off"));

    m_window->press(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(thinking().isThinking());
    QVERIFY(m_window->askAndWait(QStringLiteral("What is 27 + 15?")));
    QVERIFY(!messages()[5].reasoning.isEmpty());
    QCOMPARE(messages()[5].provenance.thinking, QStringLiteral("on"));
    QCOMPARE(m_window->namelessControls(), QStringList());
}

void ThinkChoiceTest::switchesOnWhatIsOffByItself() {
    restartWith(withSwitch(false));
    QVERIFY(!thinking().isThinking());
    thinking().toggle();
    QVERIFY(thinking().isThinking());
    QVERIFY(m_window->askAndWait(QStringLiteral("What is 27 + 15?")));
    QCOMPARE(messages()[1].provenance.thinking, QStringLiteral("on"));
}

void ThinkChoiceTest::choosesAnEffortByKeyboard() {
    restartWith(withEfforts());
    QTRY_COMPARE(m_window->text(QStringLiteral("thinkButton")), QStringLiteral("Medium"));
    QCOMPARE(thinking().labels().size(), 4);
    QCOMPARE(thinking().labels().last(), QStringLiteral("deepest")); // unknown here: as the template says
    m_window->press(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("choiceList")));
    QTRY_VERIFY(m_window->find(QStringLiteral("choiceList"))->hasActiveFocus());
    for (int i = 0; i < 3; ++i)
        m_window->press(Qt::Key_Down);
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(m_window->text(QStringLiteral("thinkButton")), QStringLiteral("deepest"));
    QTRY_VERIFY(!m_window->find(QStringLiteral("choiceList")));
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    QCOMPARE(messages()[1].provenance.thinking, QStringLiteral("deepest"));
    thinking().inherit();
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    QCOMPARE(messages()[3].provenance.thinking, QString());
}

void ThinkChoiceTest::knowsATemplateWithBoth() {
    ThinkingChoices both = withEfforts();
    both.hasSwitch = true;
    restartWith(both);
    QCOMPARE(thinking().labels().size(), 6);
    thinking().choose(3);
    QCOMPARE(m_window->chat().answering()->thinking(), QStringLiteral("on low"));
    QCOMPARE(thinking().current(), 3);
    thinking().choose(1);
    QVERIFY(!thinking().isThinking());
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    QCOMPARE(messages()[1].provenance.thinking, QStringLiteral("off"));
}

void ThinkChoiceTest::isRememberedForAConversation() {
    restartWith(withSwitch(true));
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    const qint64 id = m_window->chat().conversationId();
    thinking().toggle();
    m_window->chat().newConversation();
    QVERIFY(thinking().isThinking());
    m_window->chat().open(id);
    QTRY_VERIFY(!thinking().isThinking());
    reopen();
    QVERIFY(m_window->waitForModel());
    m_window->chat().open(id);
    QTRY_VERIFY(!thinking().isThinking());
}

void ThinkChoiceTest::hasADefaultInTheSettings() {
    restartWith(withSwitch(true));
    m_window->press(Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("thinkingSetting")));
    thinking().chooseForAll(1);
    QCOMPARE(m_window->context().settings()->thinking(), QStringLiteral("off"));
    m_window->press(Qt::Key_Escape);
    QVERIFY(!thinking().isThinking());
    QVERIFY(!thinking().isOwn());
    QVERIFY(m_window->askAndWait(QStringLiteral("What is 27 + 15?")));
    QCOMPARE(messages()[1].provenance.thinking, QStringLiteral("off"));
    thinking().toggle();
    QVERIFY(thinking().isOwn());
    QVERIFY(thinking().isThinking());
}

void ThinkChoiceTest::isToldInTheDetails() {
    restartWith(withEfforts());
    thinking().choose(1);
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    m_window->chat().showDetails(messages()[1].id);
    QVERIFY(m_window->chat().details()->text().contains(QStringLiteral("Thinking: Low")));
}

void ThinkChoiceTest::fitsANarrowWindow() {
    ThinkingChoices both = withEfforts();
    both.hasSwitch = true;
    restartWith(both);
    m_window->window().resize(480, 700);
    thinking().choose(1); // the longest word
    m_window->grab();
    const QQuickItem* button = m_window->find(QStringLiteral("thinkButton"));
    const QQuickItem* send = m_window->find(QStringLiteral("sendButton"));
    QVERIFY(button && send);
    QVERIFY(button->mapToScene({button->width(), 0}).x() < send->mapToScene({0, 0}).x());
}

QTEST_MAIN(ThinkChoiceTest)
#include "tst_think_choice.moc"
