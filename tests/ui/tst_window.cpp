// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_fixture.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QClipboard>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMimeData>
#include <QTcpServer>
#include <QTest>

#include <memory>
#include <vector>

using namespace conclave;

/// The real window, used as a person does. Every test also fails on any warning of QML.
class WindowTest : public QObject {
    Q_OBJECT

  private slots:
    void init();
    void cleanup();
    void beginsEmpty();
    void asksASampleQuestion();
    void typesAndSends();
    void keepsLinesOnShiftEnter();
    void stopsAndKeepsWhatThereIs();
    void answersGoOnInTheBackground();
    void answersAgainAndSwitchesSiblings();
    void showsThinkingFolded();
    void showsFailedAnswers();
    void keepsDrafts();
    void renamesInPlace();
    void deletesAndUndoes();
    void undoesByKey();
    void movesThroughTheListByKeys();
    void switchesModels();
    void saysWhatIsWrongWithAModel();
    void needsAModel();
    void opensDroppedModels();
    void refusesOtherDrops();
    void exportsMarkdownAndJson();
    void opensTheExportMenuByKey();
    void appliesAndKeepsSettings();
    void switchesTheTheme();
    void hidesTheSidebarWhenNarrow();
    void followsTheEnd();
    void copiesAnswersAndCode();
    void fetchesNothing();
    void findsEverythingAgainAfterARestart();
    void namesEveryControl();

  private:
    void start(int tokenMs = 0, bool withModels = true);
    std::unique_ptr<WindowFixture> m_window;
    std::vector<std::unique_ptr<QAbstractItemModelTester>> m_testers;
};

void WindowTest::start(int tokenMs, bool withModels) {
    Script script = sampleScript();
    script.tokenMs = tokenMs;
    m_window = std::make_unique<WindowFixture>(script, withModels);
    const auto watch = [this](QAbstractItemModel* model) {
        m_testers.push_back(std::make_unique<QAbstractItemModelTester>(
            model, QAbstractItemModelTester::FailureReportingMode::QtTest));
    };
    watch(m_window->context().conversations());
    watch(m_window->context().models());
    watch(m_window->chat().transcript());
}

void WindowTest::init() {
    start();
}

void WindowTest::cleanup() {
    const QStringList warnings = m_window->warnings();
    m_testers.clear();
    m_window.reset();
    QCOMPARE(warnings, QStringList());
}

void WindowTest::beginsEmpty() {
    QVERIFY(m_window->waitForModel());
    QVERIFY(m_window->find(QStringLiteral("emptyState")));
    QVERIFY(m_window->find(QStringLiteral("composer"))->hasActiveFocus());
    QVERIFY(!m_window->find(QStringLiteral("sendButton"))->isEnabled());
    QVERIFY(!m_window->find(QStringLiteral("exportButton"))->isEnabled());
    QVERIFY(!m_window->find(QStringLiteral("toast")));
    QVERIFY(!m_window->find(QStringLiteral("errorCard")));
    QVERIFY(m_window->text(QStringLiteral("modelRemark")).contains(QStringLiteral("small starter model")));
}

void WindowTest::asksASampleQuestion() {
    QVERIFY(m_window->waitForModel());
    QVERIFY(m_window->click(QStringLiteral("sampleQuestion_2")));
    QTRY_VERIFY(m_window->find(QStringLiteral("regenerateButton")));
    QVERIFY(!m_window->find(QStringLiteral("emptyState")));
    QCOMPARE(m_window->text(QStringLiteral("questionText")), QStringLiteral("What is 27 + 15?"));
    QVERIFY(m_window->text(QStringLiteral("answerText")).contains(QStringLiteral("42")));
    QCOMPARE(m_window->text(QStringLiteral("answerModel")), QStringLiteral("starter-first"));
    QTRY_COMPARE(m_window->text(QStringLiteral("conversationTitle")), QStringLiteral("What is 27 + 15?"));
    QTRY_COMPARE(m_window->conversations().count(), 1);
}

void WindowTest::typesAndSends() {
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

void WindowTest::keepsLinesOnShiftEnter() {
    QVERIFY(m_window->waitForModel());
    m_window->type(QStringLiteral("one"));
    m_window->press(Qt::Key_Return, Qt::ShiftModifier);
    m_window->type(QStringLiteral("two"));
    QCOMPARE(m_window->text(QStringLiteral("composer")), QStringLiteral("one\ntwo"));
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(m_window->text(QStringLiteral("questionText")), QStringLiteral("one\ntwo"));
}

void WindowTest::stopsAndKeepsWhatThereIs() {
    cleanup();
    start(15);
    QVERIFY(m_window->waitForModel());
    m_window->type(QStringLiteral("something long"));
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(m_window->find(QStringLiteral("answerText")));
    QVERIFY(!m_window->find(QStringLiteral("sendButton")));
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

void WindowTest::answersGoOnInTheBackground() {
    cleanup();
    start(10);
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

void WindowTest::answersAgainAndSwitchesSiblings() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    QVERIFY(!m_window->find(QStringLiteral("siblingText")));
    const qint64 first = m_window->chat().transcript()->lastMessageId();
    QVERIFY(m_window->click(QStringLiteral("regenerateButton")));
    QTRY_COMPARE(m_window->text(QStringLiteral("siblingText")), QStringLiteral("2/2"));
    QVERIFY(m_window->chat().transcript()->lastMessageId() != first);
    QCOMPARE(m_window->chat().transcript()->messages().size(), 2);
    QVERIFY(!m_window->find(QStringLiteral("nextAnswerButton"))->isEnabled());
    QVERIFY(m_window->click(QStringLiteral("previousAnswerButton")));
    QTRY_COMPARE(m_window->text(QStringLiteral("siblingText")), QStringLiteral("1/2"));
    QCOMPARE(m_window->chat().transcript()->lastMessageId(), first);
    QVERIFY(m_window->click(QStringLiteral("nextAnswerButton")));
    QTRY_COMPARE(m_window->text(QStringLiteral("siblingText")), QStringLiteral("2/2"));
}

void WindowTest::showsThinkingFolded() {
    QVERIFY(m_window->askAndWait(QStringLiteral("What is 27 + 15?")));
    QTRY_VERIFY(m_window->find(QStringLiteral("reasoningButton")));
    QVERIFY(m_window->text(QStringLiteral("reasoningButton")).startsWith(QStringLiteral("Thought for")));
    QVERIFY(!m_window->find(QStringLiteral("reasoningText")));
    QVERIFY(m_window->click(QStringLiteral("reasoningButton")));
    QTRY_VERIFY(m_window->text(QStringLiteral("reasoningText")).contains(QStringLiteral("first 27 + 10")));
    QVERIFY(m_window->click(QStringLiteral("reasoningButton")));
    QTRY_VERIFY(!m_window->find(QStringLiteral("reasoningText")));
}

void WindowTest::showsFailedAnswers() {
    QVERIFY(m_window->askAndWait(QStringLiteral("please fail")));
    QTRY_VERIFY(m_window->text(QStringLiteral("answerError")).contains(QStringLiteral("not enough memory")));
    QVERIFY(m_window->text(QStringLiteral("answerText")).contains(QStringLiteral("begins well")));
    QVERIFY(m_window->find(QStringLiteral("regenerateButton"))->isEnabled());
}

void WindowTest::keepsDrafts() {
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

void WindowTest::renamesInPlace() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    const auto id = m_window->chat().conversationId();
    QTRY_VERIFY(m_window->find(QStringLiteral("conversationItem_%1").arg(id)));
    m_window->press(Qt::Key_F2);
    QTRY_VERIFY(m_window->find(QStringLiteral("renameField")));
    m_window->type(QStringLiteral("Better name"));
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(m_window->text(QStringLiteral("conversationTitle")), QStringLiteral("Better name"));
    QVERIFY(!m_window->find(QStringLiteral("renameField")));

    m_window->press(Qt::Key_F2);
    QTRY_VERIFY(m_window->find(QStringLiteral("renameField")));
    m_window->type(QStringLiteral("never"));
    m_window->press(Qt::Key_Escape);
    QTRY_VERIFY(!m_window->find(QStringLiteral("renameField")));
    QCOMPARE(m_window->text(QStringLiteral("conversationTitle")), QStringLiteral("Better name"));

    QVERIFY(m_window->click(QStringLiteral("conversationItem_%1").arg(id), Qt::RightButton));
    QVERIFY(m_window->click(QStringLiteral("renameEntry")));
    QTRY_VERIFY(m_window->find(QStringLiteral("renameField")));
}

void WindowTest::deletesAndUndoes() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    const auto id = m_window->chat().conversationId();
    const QString item = QStringLiteral("conversationItem_%1").arg(id);
    QTRY_VERIFY(m_window->find(item));
    QVERIFY(m_window->click(item, Qt::RightButton));
    QVERIFY(m_window->click(QStringLiteral("deleteEntry")));
    QTRY_VERIFY(m_window->find(QStringLiteral("toast")));
    QVERIFY(!m_window->find(item));
    QVERIFY(m_window->find(QStringLiteral("emptyState")));
    QVERIFY(m_window->click(QStringLiteral("undoButton")));
    QTRY_VERIFY(m_window->find(item));
    QTRY_COMPARE(m_window->chat().conversationId(), id);
    QTRY_COMPARE(m_window->text(QStringLiteral("questionText")), QStringLiteral("hello"));
    QVERIFY(!m_window->find(QStringLiteral("toast")));
}

void WindowTest::undoesByKey() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    QTRY_COMPARE(m_window->conversations().count(), 1);
    m_window->conversations().remove(m_window->chat().conversationId());
    QTRY_COMPARE(m_window->conversations().count(), 0);
    QTRY_VERIFY(m_window->find(QStringLiteral("undoButton")));
    m_window->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(m_window->conversations().count(), 1);
}

void WindowTest::movesThroughTheListByKeys() {
    QVERIFY(m_window->askAndWait(QStringLiteral("first")));
    m_window->press(Qt::Key_N, Qt::ControlModifier);
    QVERIFY(m_window->askAndWait(QStringLiteral("second")));
    QTRY_COMPARE(m_window->conversations().count(), 2);
    const qint64 older = m_window->conversations().idAt(1);
    m_window->find(QStringLiteral("conversationList"))->forceActiveFocus();
    m_window->press(Qt::Key_Down);
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(m_window->chat().conversationId(), older);
    m_window->find(QStringLiteral("conversationList"))->forceActiveFocus();
    m_window->press(Qt::Key_Delete);
    QTRY_COMPARE(m_window->conversations().count(), 1);
    QVERIFY(m_window->conversations().rowOf(older) < 0);
}

void WindowTest::switchesModels() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    QVERIFY(m_window->click(QStringLiteral("modelPickerButton")));
    QVERIFY(m_window->click(QStringLiteral("modelPickerItem_1")));
    QTRY_COMPARE(m_window->context().models()->currentName(), QStringLiteral("starter-second"));
    QVERIFY(m_window->askAndWait(QStringLiteral("hello again")));
    QCOMPARE(m_window->text(QStringLiteral("answerModel")), QStringLiteral("starter-second"));
    QCOMPARE(m_window->chat().transcript()->messages()[1].provenance.modelName, QStringLiteral("starter-first"));
}

void WindowTest::saysWhatIsWrongWithAModel() {
    QVERIFY(m_window->waitForModel());
    m_window->context().models()->open(QUrl::fromLocalFile(m_window->file(QStringLiteral("broken.gguf"))));
    QTRY_VERIFY(m_window->find(QStringLiteral("errorCard")));
    QVERIFY(m_window->text(QStringLiteral("errorTitle")).contains(QStringLiteral("broken.gguf is not a model file")));
    QVERIFY(m_window->click(QStringLiteral("errorDetailButton")));
    QCOMPARE(m_window->context().models()->currentName(), QStringLiteral("starter-first"));
    QVERIFY(m_window->askAndWait(QStringLiteral("still there?")));
    m_window->context().notices()->dismissError();
    QVERIFY(!m_window->find(QStringLiteral("errorCard")));
}

void WindowTest::needsAModel() {
    cleanup();
    start(0, false);
    QVERIFY(m_window->text(QStringLiteral("composerHint")).contains(QStringLiteral("Choose a model")));
    m_window->type(QStringLiteral("hello"));
    m_window->press(Qt::Key_Return);
    QCOMPARE(m_window->text(QStringLiteral("composer")), QStringLiteral("hello"));
    QVERIFY(!m_window->find(QStringLiteral("sendButton"))->isEnabled());
    QCOMPARE(m_window->text(QStringLiteral("modelPickerButton")), QStringLiteral("Choose a model"));
}

namespace {

/// Drags @p file over the window; drops it there when @p isDropped.
void drag(QQuickWindow& window, const QString& file, bool isDropped) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file)});
    const QPoint middle(window.width() / 2, window.height() / 2);
    QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    if (!isDropped)
        return;
    QDropEvent drop(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &drop);
}

void leave(QQuickWindow& window) {
    QDragLeaveEvent event;
    QCoreApplication::sendEvent(&window, &event);
}

} // namespace

void WindowTest::opensDroppedModels() {
    QVERIFY(m_window->waitForModel());
    drag(m_window->window(), m_window->file(QStringLiteral("own-model.gguf")), false);
    QVERIFY(m_window->find(QStringLiteral("dropOverlay")));
    QVERIFY(m_window->text(QStringLiteral("dropText")).contains(QStringLiteral("Drop to open")));
    leave(m_window->window());
    QVERIFY(!m_window->find(QStringLiteral("dropOverlay")));
    drag(m_window->window(), m_window->file(QStringLiteral("own-model.gguf")), true);
    QTRY_COMPARE(m_window->context().models()->currentName(), QStringLiteral("own-model"));
    QVERIFY(!m_window->find(QStringLiteral("dropOverlay")));
    QCOMPARE(m_window->context().models()->rowCount(), 3);
}

void WindowTest::refusesOtherDrops() {
    QVERIFY(m_window->waitForModel());
    drag(m_window->window(), m_window->file(QStringLiteral("notes.txt")), false);
    QVERIFY(m_window->text(QStringLiteral("dropText")).contains(QStringLiteral("Only model files")));
    leave(m_window->window());
    drag(m_window->window(), m_window->file(QStringLiteral("notes.txt")), true);
    QTRY_VERIFY(m_window->text(QStringLiteral("toastText")).contains(QStringLiteral(".gguf")));
    QCOMPARE(m_window->context().models()->rowCount(), 2);
}

void WindowTest::exportsMarkdownAndJson() {
    QVERIFY(m_window->askAndWait(QStringLiteral("What is 27 + 15?")));
    const QString markdown = m_window->file(QStringLiteral("out.md"));
    m_window->chat().exportTo(QStringLiteral("markdown"), QUrl::fromLocalFile(markdown));
    QTRY_VERIFY(m_window->text(QStringLiteral("toastText")).contains(QStringLiteral("out.md")));
    QFile file(markdown);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    QVERIFY2(text.contains(QStringLiteral("What is 27 + 15?")) && text.contains(QStringLiteral("**42**")),
             qPrintable(text));

    const QString json = m_window->file(QStringLiteral("out.json"));
    m_window->chat().exportTo(QStringLiteral("json"), QUrl::fromLocalFile(json));
    QTRY_VERIFY(QFile::exists(json));
    QFile jsonFile(json);
    QVERIFY(jsonFile.open(QIODevice::ReadOnly));
    QVERIFY(QJsonDocument::fromJson(jsonFile.readAll()).isObject());

    m_window->chat().exportTo(QStringLiteral("json"),
                              QUrl::fromLocalFile(m_window->file(QStringLiteral("no/such/folder/out.json"))));
    QTRY_VERIFY(m_window->find(QStringLiteral("errorCard")));
    m_window->chat().exportTo(QStringLiteral("json"), QUrl(QStringLiteral("https://example.org/x.json")));
    QTRY_VERIFY(m_window->text(QStringLiteral("errorTitle")).contains(QStringLiteral("on this computer")));
    QVERIFY(m_window->chat().exportUrl(QStringLiteral("json")).fileName().endsWith(QStringLiteral(".json")));
}

void WindowTest::opensTheExportMenuByKey() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    m_window->press(Qt::Key_E, Qt::ControlModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("exportMarkdown")));
    QVERIFY(m_window->find(QStringLiteral("exportJson")));
    m_window->press(Qt::Key_Escape);
    QTRY_VERIFY(!m_window->find(QStringLiteral("exportMarkdown")));
}

void WindowTest::appliesAndKeepsSettings() {
    AppSettings& settings = *m_window->context().settings();
    QVERIFY(m_window->click(QStringLiteral("settingsButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("settingsPage")));
    QVERIFY(!m_window->find(QStringLiteral("composer")));
    m_window->find(QStringLiteral("temperatureSlider"))->forceActiveFocus();
    m_window->press(Qt::Key_Right);
    QCOMPARE(settings.temperature(), 0.75);
    QVERIFY(m_window->click(QStringLiteral("resetSamplingButton")));
    QCOMPARE(settings.temperature(), 0.7);
    QVERIFY(m_window->click(QStringLiteral("systemPromptField")));
    m_window->type(QStringLiteral("Be brief."));
    QCOMPARE(settings.systemPrompt(), QStringLiteral("Be brief."));
    m_window->press(Qt::Key_Escape);
    QTRY_VERIFY(m_window->find(QStringLiteral("composer")));
    QVERIFY(m_window->find(QStringLiteral("composer"))->hasActiveFocus());
    m_window->press(Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("settingsPage")));
    QVERIFY(m_window->click(QStringLiteral("settingsBackButton")));
    QTRY_VERIFY(!m_window->find(QStringLiteral("settingsPage")));
}

void WindowTest::switchesTheTheme() {
    AppSettings& settings = *m_window->context().settings();
    settings.setAppearance(AppSettings::Appearance::Light);
    const auto corner = [this] { return m_window->grab().pixelColor(600, 70).lightness(); };
    QVERIFY(corner() > 200);
    m_window->press(Qt::Key_Comma, Qt::ControlModifier);
    QVERIFY(m_window->click(QStringLiteral("segment_2")));
    QCOMPARE(settings.appearance(), AppSettings::Appearance::Dark);
    QVERIFY(corner() < 60);
    settings.setFontPercent(200);
    m_window->press(Qt::Key_Escape);
    QTRY_VERIFY(m_window->find(QStringLiteral("composer")));
    m_window->grab();
}

void WindowTest::hidesTheSidebarWhenNarrow() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    const auto id = m_window->chat().conversationId();
    m_window->window().resize(500, 600);
    QTRY_VERIFY(!m_window->find(QStringLiteral("sidebar")));
    QVERIFY(m_window->click(QStringLiteral("drawerButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("sidebar")) && m_window->find(QStringLiteral("sidebar"))->x() == 0);
    QVERIFY(m_window->click(QStringLiteral("newConversationButton")));
    QTRY_VERIFY(!m_window->find(QStringLiteral("sidebar")));
    QVERIFY(m_window->click(QStringLiteral("drawerButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("sidebar")) && m_window->find(QStringLiteral("sidebar"))->x() == 0);
    QVERIFY(m_window->click(QStringLiteral("conversationItem_%1").arg(id)));
    QTRY_COMPARE(m_window->chat().conversationId(), id);
    QTRY_VERIFY(!m_window->find(QStringLiteral("sidebar")));
    m_window->window().resize(1180, 760);
    QTRY_VERIFY(m_window->find(QStringLiteral("sidebar")));
}

void WindowTest::followsTheEnd() {
    QVERIFY(m_window->askAndWait(QStringLiteral("something long")));
    QQuickItem* transcript = m_window->find(QStringLiteral("transcript"));
    const auto footerBottom = [&] {
        const QQuickItem* footer = m_window->find(QStringLiteral("regenerateButton"));
        return footer ? footer->mapToItem(transcript, QPointF(0, footer->height())).y() : -1;
    };
    QTRY_VERIFY(footerBottom() > 0 && footerBottom() <= transcript->height());
    QVERIFY(!m_window->find(QStringLiteral("jumpToEndButton")));
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

void WindowTest::copiesAnswersAndCode() {
    QVERIFY(m_window->askAndWait(QStringLiteral("What is a mixture of experts?")));
    QVERIFY(m_window->click(QStringLiteral("copyAnswerButton")));
    QCOMPARE(QGuiApplication::clipboard()->text(), sampleScript().answers[2].answer);
    QVERIFY(m_window->click(QStringLiteral("copyCodeButton")));
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("def route")));
    QVERIFY(m_window->find(QStringLiteral("answerTable")));
}

void WindowTest::fetchesNothing() {
    // A server that counts who calls: answers, questions and titles are full of addresses, and nobody must.
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    int calls = 0;
    connect(&server, &QTcpServer::newConnection, this, [&calls] { ++calls; });
    const QString address = QStringLiteral("http://127.0.0.1:%1/x.png").arg(server.serverPort());
    const QString hostile =
        QStringLiteral("![a](%1) <img src=\"%1\"> [b](%1)\n\n> ![q](%1)\n\n| ![t](%1) |\n|---|\n| <img src='%1'> |\n\n"
                       "- ![l](%1)\n\n# ![h](%1)\n\n```html\n<img src=\"%1\">\n```\n\n<link rel=stylesheet href=\"%1\">")
            .arg(address);
    m_testers.clear();
    m_window.reset();
    Script script;
    script.fallback = hostile;
    m_window = std::make_unique<WindowFixture>(script);
    QVERIFY(m_window->waitForModel());
    QVERIFY(m_window->chat().ask(QStringLiteral("<img src=\"%1\">").arg(address)));
    QTRY_VERIFY(m_window->find(QStringLiteral("regenerateButton")));
    m_window->conversations().rename(m_window->chat().conversationId(), QStringLiteral("<img src=\"%1\">").arg(address));
    m_window->context().notices()->showError(QStringLiteral("<img src=\"%1\">").arg(address),
                                             QStringLiteral("<img src=\"%1\">").arg(address));
    m_window->context().notices()->showToast(QStringLiteral("<img src=\"%1\">").arg(address));
    QTest::qWait(300);
    QCOMPARE(calls, 0);
}

void WindowTest::findsEverythingAgainAfterARestart() {
    QVERIFY(m_window->askAndWait(QStringLiteral("What is 27 + 15?")));
    const auto id = m_window->chat().conversationId();
    m_window->context().settings()->setFontPercent(120);
    m_testers.clear();
    m_window->reopen();
    QTRY_COMPARE(m_window->conversations().count(), 1);
    QVERIFY(m_window->waitForModel());
    QCOMPARE(m_window->context().settings()->fontPercent(), 120);
    QVERIFY(m_window->click(QStringLiteral("conversationItem_%1").arg(id)));
    QTRY_VERIFY(m_window->text(QStringLiteral("answerText")).contains(QStringLiteral("42")));
    QVERIFY(m_window->find(QStringLiteral("reasoningButton")));
}

namespace {

/// Items that take the keyboard and have no accessible name.
void collectNameless(QQuickItem* item, QStringList& nameless) {
    if (!item->isVisible())
        return;
    QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(item);
    if (item->activeFocusOnTab() && interface && interface->text(QAccessible::Name).isEmpty())
        nameless << QStringLiteral("%1 %2").arg(QLatin1String(item->metaObject()->className()), item->objectName());
    const QList<QQuickItem*> children = item->childItems();
    for (QQuickItem* child : children)
        collectNameless(child, nameless);
}

} // namespace

void WindowTest::namesEveryControl() {
    QVERIFY(m_window->askAndWait(QStringLiteral("What is a mixture of experts?")));
    QStringList nameless;
    collectNameless(m_window->window().contentItem(), nameless);
    m_window->press(Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("settingsPage")));
    collectNameless(m_window->window().contentItem(), nameless);
    QCOMPARE(nameless, QStringList());
}

QTEST_MAIN(WindowTest)
#include "tst_window.moc"
