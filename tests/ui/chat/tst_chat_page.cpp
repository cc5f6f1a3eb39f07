// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QTcpServer>
#include <QTest>

using namespace conclave;

/// Asking and reading in the real window, as a person does.
class ChatPageTest : public WindowTest {
    Q_OBJECT

  private slots:
    void asksASampleQuestion();
    void typesAndSends();
    void keepsLinesOnShiftEnter();
    void leavesTheComposerByTab();
    void stopsAndKeepsWhatThereIs();
    void answersGoOnInTheBackground();
    void answersAgainAndSwitchesSiblings();
    void showsThinkingFolded();
    void showsTheLastThoughtWhileItThinks();
    void showsToolCallsFolded();
    void showsFailedAnswers();
    void keepsDrafts();
    void followsTheEnd();
    void copiesAnswersAndCode();
    void laysOutTablesOfManyColumns();
    void asksBeforeItOpensALink();
    void givesTheQuestionBackWhenAskingFails();
    void fetchesNothing();
};

void ChatPageTest::asksASampleQuestion() {
    QVERIFY(m_window->waitForModel());
    QVERIFY(m_window->click(QStringLiteral("sampleQuestion_2")));
    QTRY_VERIFY(m_window->find(QStringLiteral("regenerateButton")));
    QTRY_VERIFY(!m_window->find(QStringLiteral("emptyState")));
    QCOMPARE(m_window->text(QStringLiteral("questionText")), QStringLiteral("What is 27 + 15?"));
    QVERIFY(m_window->text(QStringLiteral("answerText")).contains(QStringLiteral("42")));
    QCOMPARE(m_window->text(QStringLiteral("answerModel")), QStringLiteral("starter-first"));
    QTRY_COMPARE(m_window->text(QStringLiteral("conversationTitle")), QStringLiteral("What is 27 + 15?"));
    QTRY_COMPARE(m_window->conversations().count(), 1);
}

void ChatPageTest::typesAndSends() {
    QVERIFY(m_window->waitForModel());
    m_window->type(QStringLiteral("hello there"));
    QVERIFY(m_window->click(QStringLiteral("sendButton")));
    QTRY_COMPARE(m_window->text(QStringLiteral("questionText")), QStringLiteral("hello there"));
    QCOMPARE(m_window->text(QStringLiteral("composer")), QString());
    QVERIFY(m_window->waitForAnswer());
    QVERIFY(m_window->askAndWait(QStringLiteral("and again")));
    QCOMPARE(m_window->chat().transcript()->messages().size(), 4);
    QCOMPARE(m_window->conversations().count(), 1);
}

void ChatPageTest::keepsLinesOnShiftEnter() {
    QVERIFY(m_window->waitForModel());
    m_window->type(QStringLiteral("one"));
    m_window->press(Qt::Key_Return, Qt::ShiftModifier);
    m_window->type(QStringLiteral("two"));
    QCOMPARE(m_window->text(QStringLiteral("composer")), QStringLiteral("one\ntwo"));
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(m_window->text(QStringLiteral("questionText")), QStringLiteral("one\ntwo"));
}

void ChatPageTest::leavesTheComposerByTab() {
    QVERIFY(m_window->waitForModel());
    m_window->type(QStringLiteral("text"));
    m_window->press(Qt::Key_Tab);
    QCOMPARE(m_window->text(QStringLiteral("composer")), QStringLiteral("text"));
    QTRY_VERIFY(!m_window->find(QStringLiteral("composer"))->hasActiveFocus());
    m_window->press(Qt::Key_L, Qt::ControlModifier);
    QVERIFY(m_window->find(QStringLiteral("composer"))->hasActiveFocus());
}

void ChatPageTest::stopsAndKeepsWhatThereIs() {
    restart(15);
    QVERIFY(m_window->waitForModel());
    m_window->type(QStringLiteral("something long"));
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(m_window->find(QStringLiteral("answerText")));
    QTRY_VERIFY(!m_window->find(QStringLiteral("sendButton")));
    QVERIFY(m_window->click(QStringLiteral("stopButton")));
    QVERIFY(m_window->waitForAnswer());
    QTRY_VERIFY(m_window->find(QStringLiteral("sendButton")));
    QVERIFY(m_window->text(QStringLiteral("answerFacts")).startsWith(QStringLiteral("Stopped")));
    QVERIFY(m_window->find(QStringLiteral("answerText")));

    m_window->type(QStringLiteral("long again"));
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(m_window->chat().isAnsweringHere());
    m_window->press(Qt::Key_Escape);
    QVERIFY(m_window->waitForAnswer());
    QTRY_COMPARE(m_window->chat().transcript()->messages().size(), 4);
    QCOMPARE(m_window->chat().transcript()->messages()[3].state, MessageState::Stopped);
}

void ChatPageTest::answersGoOnInTheBackground() {
    restart(10);
    QVERIFY(m_window->waitForModel());
    m_window->type(QStringLiteral("What is a mixture of experts?"));
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(m_window->find(QStringLiteral("answerText")));
    const auto id = m_window->chat().conversationId();
    m_window->press(Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("emptyState")));
    QVERIFY(m_window->chat().isAnswering());
    QVERIFY(!m_window->chat().isAnsweringHere());
    QVERIFY(m_window->text(QStringLiteral("composerHint")).contains(QStringLiteral("another conversation")));

    QVERIFY(m_window->click(QStringLiteral("conversationItem_%1").arg(id)));
    QTRY_VERIFY(m_window->find(QStringLiteral("answerText")));
    QVERIFY(m_window->waitForAnswer());
    // Nothing was lost or doubled by looking away.
    QTRY_VERIFY(m_window->find(QStringLiteral("regenerateButton")));
    QCOMPARE(m_window->chat().transcript()->messages()[1].text, sampleScript().answers[2].answer);
}

void ChatPageTest::answersAgainAndSwitchesSiblings() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    QTRY_VERIFY(!m_window->find(QStringLiteral("siblingText")));
    const qint64 first = m_window->chat().transcript()->lastMessageId();
    QVERIFY(m_window->click(QStringLiteral("regenerateButton")));
    QTRY_COMPARE(m_window->text(QStringLiteral("siblingText")), QStringLiteral("2/2"));
    QVERIFY(m_window->chat().transcript()->lastMessageId() != first);
    QCOMPARE(m_window->chat().transcript()->messages().size(), 2);
    QTRY_VERIFY(!m_window->find(QStringLiteral("nextAnswerButton"))->isEnabled());
    QVERIFY(m_window->click(QStringLiteral("previousAnswerButton")));
    QTRY_COMPARE(m_window->text(QStringLiteral("siblingText")), QStringLiteral("1/2"));
    QCOMPARE(m_window->chat().transcript()->lastMessageId(), first);
    QVERIFY(m_window->click(QStringLiteral("nextAnswerButton")));
    QTRY_COMPARE(m_window->text(QStringLiteral("siblingText")), QStringLiteral("2/2"));
}

void ChatPageTest::showsThinkingFolded() {
    QVERIFY(m_window->askAndWait(QStringLiteral("What is 27 + 15?")));
    QTRY_VERIFY(m_window->find(QStringLiteral("reasoningButton")));
    QVERIFY(m_window->text(QStringLiteral("reasoningButton")).startsWith(QStringLiteral("Thought for")));
    QTRY_VERIFY(!m_window->find(QStringLiteral("reasoningText")));
    QVERIFY(m_window->click(QStringLiteral("reasoningButton")));
    QTRY_VERIFY(m_window->text(QStringLiteral("reasoningText")).contains(QStringLiteral("first 27 + 10")));
    QVERIFY(m_window->click(QStringLiteral("reasoningButton")));
    QTRY_VERIFY(!m_window->find(QStringLiteral("reasoningText")));
}

void ChatPageTest::showsTheLastThoughtWhileItThinks() {
    restart(30);
    QVERIFY(m_window->waitForModel());
    m_window->type(QStringLiteral("What is 27 + 15?"));
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(m_window->text(QStringLiteral("reasoningLastLine")).startsWith(QStringLiteral("The user")));
    QVERIFY(m_window->text(QStringLiteral("reasoningButton")).startsWith(QStringLiteral("Thinking")));
    QVERIFY(m_window->click(QStringLiteral("reasoningButton"))); // it opens while it is written
    QTRY_VERIFY(m_window->find(QStringLiteral("reasoningText")));
    QVERIFY(!m_window->find(QStringLiteral("reasoningLastLine")));
    QVERIFY(m_window->click(QStringLiteral("reasoningButton")));
    QVERIFY(m_window->waitForAnswer());
    QTRY_VERIFY(!m_window->find(QStringLiteral("reasoningLastLine")));
}

void ChatPageTest::showsToolCallsFolded() {
    QVERIFY(m_window->askAndWait(QStringLiteral("How is the weather?")));
    QTRY_VERIFY(m_window->find(QStringLiteral("toolCallButton")));
    QCOMPARE(m_window->text(QStringLiteral("toolCallButton")),
             QStringLiteral("Wants to call the tool “get_weather”"));
    QTRY_VERIFY(!m_window->find(QStringLiteral("toolCallText")));
    QVERIFY(m_window->click(QStringLiteral("toolCallButton")));
    QTRY_VERIFY(
        m_window->text(QStringLiteral("toolCallText")).contains(QStringLiteral("\"city\": \"Zürich\"")));
    QVERIFY(m_window->click(QStringLiteral("toolCallButton")));
    QTRY_VERIFY(!m_window->find(QStringLiteral("toolCallText")));
    QVERIFY(m_window->find(QStringLiteral("reasoningButton"))); // the other folded part stays what it was
}

void ChatPageTest::showsFailedAnswers() {
    QVERIFY(m_window->askAndWait(QStringLiteral("please fail")));
    QTRY_VERIFY(m_window->text(QStringLiteral("answerError")).contains(QStringLiteral("not enough memory")));
    QVERIFY(m_window->text(QStringLiteral("answerText")).contains(QStringLiteral("begins well")));
    QVERIFY(m_window->find(QStringLiteral("regenerateButton"))->isEnabled());
}

void ChatPageTest::keepsDrafts() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    const auto id = m_window->chat().conversationId();
    m_window->type(QStringLiteral("half a thought"));
    QVERIFY(m_window->click(QStringLiteral("newConversationButton")));
    QTRY_COMPARE(m_window->text(QStringLiteral("composer")), QString());
    m_window->type(QStringLiteral("other"));
    QVERIFY(m_window->click(QStringLiteral("conversationItem_%1").arg(id)));
    QTRY_COMPARE(m_window->text(QStringLiteral("composer")), QStringLiteral("half a thought"));
    m_window->press(Qt::Key_N, Qt::ControlModifier);
    QTRY_COMPARE(m_window->text(QStringLiteral("composer")), QStringLiteral("other"));
}

void ChatPageTest::followsTheEnd() {
    QVERIFY(m_window->askAndWait(QStringLiteral("something long")));
    QQuickItem* transcript = m_window->find(QStringLiteral("transcript"));
    const auto footerBottom = [&] {
        const QQuickItem* footer = m_window->find(QStringLiteral("regenerateButton"));
        return footer ? footer->mapToItem(transcript, QPointF(0, footer->height())).y() : -1;
    };
    QTRY_VERIFY(footerBottom() > 0 && footerBottom() <= transcript->height());
    QTRY_VERIFY(!m_window->find(QStringLiteral("jumpToEndButton")));
    transcript->forceActiveFocus();
    m_window->press(Qt::Key_Home);
    QTRY_VERIFY(m_window->find(QStringLiteral("questionText")));
    QTRY_VERIFY(m_window->find(QStringLiteral("jumpToEndButton")));
    QVERIFY(m_window->click(QStringLiteral("jumpToEndButton")));
    QTRY_VERIFY(!m_window->find(QStringLiteral("jumpToEndButton")));
    QTRY_VERIFY(footerBottom() > 0 && footerBottom() <= transcript->height());
    m_window->press(Qt::Key_PageUp);
    m_window->press(Qt::Key_PageDown);
}

void ChatPageTest::copiesAnswersAndCode() {
    QVERIFY(m_window->askAndWait(QStringLiteral("What is a mixture of experts?")));
    QVERIFY(m_window->click(QStringLiteral("copyAnswerButton")));
    QCOMPARE(QGuiApplication::clipboard()->text(), sampleScript().answers[2].answer);
    QVERIFY(m_window->click(QStringLiteral("copyCodeButton")));
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("def route")));
    QVERIFY(m_window->find(QStringLiteral("answerTable")));
}

/// Wider than the column, and in a window of another width: without a loop of bindings, which fails every
/// test.
void ChatPageTest::laysOutTablesOfManyColumns() {
    Script script;
    QString table = QStringLiteral("| A | B | C | D | E | F |\n|---|---|---|---|---|---|\n");
    for (int row = 0; row < 4; ++row) {
        for (int column = 0; column < 6; ++column)
            table += QStringLiteral("| a cell that is long enough to be wrapped ");
        table += QStringLiteral("|\n");
    }
    table += QStringLiteral("\n\n| A | B |\n|---|---|\n| 1 | 2 |\n");
    script.answers.append({.question = QStringLiteral("table"), .answer = table, .error = {}, .model = {}});
    script.tokenMs = 1; // row by row
    restart(script);
    QVERIFY(m_window->askAndWait(QStringLiteral("A table")));
    const auto isWide = [this] {
        const QList<QQuickItem*> areas = m_window->findAll(QStringLiteral("answerTableArea"));
        return areas.size() == 2 && areas[0]->property("isWide").toBool() &&
               !areas[1]->property("isWide").toBool();
    };
    QTRY_VERIFY(isWide());
    m_window->window().resize(480, 760);
    QTRY_VERIFY(isWide());
    m_window->context().settings()->setFontPercent(150);
    QTRY_VERIFY(isWide());
}

namespace {

/// Takes the place of the browser.
class Browser : public QObject {
    Q_OBJECT
  public:
    QList<QUrl> opened;
  public slots:
    void open(const QUrl& url) { opened << url; }
};

} // namespace

void ChatPageTest::asksBeforeItOpensALink() {
    Browser browser;
    QDesktopServices::setUrlHandler(QStringLiteral("https"), &browser, "open");
    QDesktopServices::setUrlHandler(QStringLiteral("file"), &browser, "open");
    QVERIFY(m_window->askAndWait(QStringLiteral("What is a mixture of experts?")));
    // A click on the link itself is in tst_selecting.
    QMetaObject::invokeMethod(m_window->find(QStringLiteral("transcript")), "linkChosen",
                              Q_ARG(QString, QStringLiteral("https://example.org/moe")));
    QTRY_COMPARE(m_window->text(QStringLiteral("linkText")), QStringLiteral("https://example.org/moe"));
    QVERIFY(browser.opened.isEmpty());
    QVERIFY(m_window->click(QStringLiteral("openLinkButton")));
    QCOMPARE(browser.opened, QList<QUrl>{QUrl(QStringLiteral("https://example.org/moe"))});
    m_window->chat().openLink(QStringLiteral("file:///etc/passwd"));
    QCOMPARE(browser.opened.size(), 1);
    QDesktopServices::unsetUrlHandler(QStringLiteral("https"));
    QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
}

void ChatPageTest::givesTheQuestionBackWhenAskingFails() {
    QVERIFY(m_window->waitForModel());
    ChatService& service = m_window->service();
    const StoreError full{StoreError::Kind::Full, QStringLiteral("The disk is full."),
                          QStringLiteral("SQLITE_FULL")};
    m_window->chat().setAskedElsewhere([] { return true; });
    emit service.askFailed(QStringLiteral("another window's question"), full);
    m_window->chat().setAskedElsewhere({});
    QCOMPARE(m_window->text(QStringLiteral("composer")), QString());
    QVERIFY(!m_window->find(QStringLiteral("errorCard")));
    const auto failing = std::make_unique<QObject>(); // as soon as the question is asked
    connect(&service, &ChatService::stateChanged, failing.get(), [&, hasFailed = false]() mutable {
        if (service.state() == ChatService::State::Saving && !std::exchange(hasFailed, true))
            QMetaObject::invokeMethod(
                failing.get(), [&] { emit service.askFailed(QStringLiteral("my long question"), full); },
                Qt::QueuedConnection);
    });
    m_window->type(QStringLiteral("my long question"));
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(m_window->text(QStringLiteral("errorTitle")), QStringLiteral("The disk is full."));
    QTRY_COMPARE(m_window->text(QStringLiteral("composer")), QStringLiteral("my long question"));
    QVERIFY(m_window->waitForAnswer());
}

void ChatPageTest::fetchesNothing() {
    // A server that counts who calls: answers, questions and titles are full of addresses, and nobody must.
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    int calls = 0;
    connect(&server, &QTcpServer::newConnection, this, [&calls] { ++calls; });
    const QString address = QStringLiteral("http://127.0.0.1:%1/x.png").arg(server.serverPort());
    const QString hostile =
        QStringLiteral(
            "![a](%1) <img src=\"%1\"> [b](%1)\n\n> ![q](%1)\n\n| ![t](%1) |\n|---|\n| <img src='%1'> |\n\n"
            "- ![l](%1)\n\n# ![h](%1)\n\n```html\n<img src=\"%1\">\n```\n\n<link rel=stylesheet href=\"%1\">")
            .arg(address);
    Script script;
    script.fallback = hostile;
    restart(script);
    QVERIFY(m_window->waitForModel());
    m_window->chat().ask(QStringLiteral("<img src=\"%1\">").arg(address));
    QTRY_VERIFY(m_window->find(QStringLiteral("regenerateButton")));
    m_window->context().acts()->rename(m_window->chat().conversationId(),
                                       QStringLiteral("<img src=\"%1\">").arg(address));
    m_window->context().notices()->showError(QStringLiteral("<img src=\"%1\">").arg(address),
                                             QStringLiteral("<img src=\"%1\">").arg(address));
    m_window->context().notices()->showToast(QStringLiteral("<img src=\"%1\">").arg(address));
    QTest::qWait(300);
    QCOMPARE(calls, 0);
}

QTEST_MAIN(ChatPageTest)
#include "tst_chat_page.moc"
