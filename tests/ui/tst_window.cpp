// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"

#include <QDropEvent>
#include <QMimeData>
#include <QTest>

using namespace conclave;

/// The list, the models, the settings and the frame around the conversation, used as a person does.
class MainWindowTest : public WindowTest {
    Q_OBJECT

  private slots:
    void beginsEmpty();
    void renamesInPlace();
    void deletesAndUndoes();
    void undoesByKey();
    void movesThroughTheListByKeys();
    void switchesModels();
    void saysWhatIsWrongWithAModel();
    void needsAModel();
    void opensDroppedModels();
    void refusesOtherDropsOnTheSettings();
    void appliesAndKeepsSettings();
    void switchesTheTheme();
    void hidesTheSidebarWhenNarrow();
    void findsEverythingAgainAfterARestart();
    void namesEveryControl();
};

void MainWindowTest::beginsEmpty() {
    QVERIFY(m_window->waitForModel());
    QVERIFY(m_window->find(QStringLiteral("emptyState")));
    QVERIFY(m_window->find(QStringLiteral("composer"))->hasActiveFocus());
    QVERIFY(!m_window->find(QStringLiteral("sendButton"))->isEnabled());
    QVERIFY(!m_window->find(QStringLiteral("exportButton"))->isEnabled());
    QVERIFY(!m_window->find(QStringLiteral("toast")));
    QVERIFY(!m_window->find(QStringLiteral("errorCard")));
    QVERIFY(m_window->text(QStringLiteral("modelRemark")).contains(QStringLiteral("small starter model")));
}

void MainWindowTest::renamesInPlace() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    const auto id = m_window->chat().conversationId();
    QTRY_VERIFY(m_window->find(QStringLiteral("conversationItem_%1").arg(id)));
    m_window->press(Qt::Key_F2);
    QTRY_VERIFY(m_window->find(QStringLiteral("renameField")));
    m_window->type(QStringLiteral("Better name"));
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(m_window->text(QStringLiteral("conversationTitle")), QStringLiteral("Better name"));
    QTRY_VERIFY(!m_window->find(QStringLiteral("renameField")));

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

void MainWindowTest::deletesAndUndoes() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    const auto id = m_window->chat().conversationId();
    const QString item = QStringLiteral("conversationItem_%1").arg(id);
    QTRY_VERIFY(m_window->find(item));
    QVERIFY(m_window->click(item, Qt::RightButton));
    QVERIFY(m_window->click(QStringLiteral("deleteEntry")));
    QTRY_VERIFY(m_window->find(QStringLiteral("toast")));
    QTRY_VERIFY(!m_window->find(item));
    QTRY_VERIFY(m_window->find(QStringLiteral("emptyState")));
    QVERIFY(m_window->click(QStringLiteral("undoButton")));
    QTRY_VERIFY(m_window->find(item));
    QTRY_COMPARE(m_window->chat().conversationId(), id);
    QTRY_COMPARE(m_window->text(QStringLiteral("questionText")), QStringLiteral("hello"));
    QTRY_VERIFY(!m_window->find(QStringLiteral("toast")));
}

void MainWindowTest::undoesByKey() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    QTRY_COMPARE(m_window->conversations().count(), 1);
    m_window->context().acts()->remove({static_cast<double>(m_window->chat().conversationId())});
    QTRY_COMPARE(m_window->conversations().count(), 0);
    QTRY_VERIFY(m_window->find(QStringLiteral("undoButton")));
    m_window->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(m_window->conversations().count(), 1);
}

void MainWindowTest::movesThroughTheListByKeys() {
    QVERIFY(m_window->askAndWait(QStringLiteral("first")));
    m_window->press(Qt::Key_N, Qt::ControlModifier);
    QVERIFY(m_window->askAndWait(QStringLiteral("second")));
    QTRY_COMPARE(m_window->conversations().count(), 2);
    const auto older = static_cast<qint64>(m_window->conversations().idAt(1));
    m_window->find(QStringLiteral("conversationList"))->forceActiveFocus();
    m_window->press(Qt::Key_Down);
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(m_window->chat().conversationId(), older);
    m_window->find(QStringLiteral("conversationList"))->forceActiveFocus();
    m_window->press(Qt::Key_Delete);
    QTRY_COMPARE(m_window->conversations().count(), 1);
    QVERIFY(m_window->conversations().rowOf(static_cast<double>(older)) < 0);
}

void MainWindowTest::switchesModels() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    QVERIFY(m_window->click(QStringLiteral("modelPickerButton")));
    QVERIFY(m_window->click(QStringLiteral("modelPickerItem_1")));
    QTRY_COMPARE(m_window->context().models()->currentName(), QStringLiteral("starter-second"));
    QVERIFY(m_window->askAndWait(QStringLiteral("hello again")));
    QCOMPARE(m_window->text(QStringLiteral("answerModel")), QStringLiteral("starter-second"));
    QCOMPARE(m_window->chat().transcript()->messages()[1].provenance.modelName,
             QStringLiteral("starter-first"));
}

void MainWindowTest::saysWhatIsWrongWithAModel() {
    QVERIFY(m_window->waitForModel());
    m_window->context().models()->open(QUrl::fromLocalFile(m_window->file(QStringLiteral("broken.gguf"))));
    QTRY_VERIFY(m_window->find(QStringLiteral("errorCard")));
    QVERIFY(m_window->text(QStringLiteral("errorTitle"))
                .contains(QStringLiteral("broken.gguf is not a model file")));
    QVERIFY(m_window->click(QStringLiteral("errorDetailButton")));
    QCOMPARE(m_window->context().models()->currentName(), QStringLiteral("starter-first"));
    QVERIFY(m_window->askAndWait(QStringLiteral("still there?")));
    m_window->context().notices()->dismissError();
    QTRY_VERIFY(!m_window->find(QStringLiteral("errorCard")));
}

void MainWindowTest::needsAModel() {
    restart(0, false);
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

void MainWindowTest::opensDroppedModels() {
    QVERIFY(m_window->waitForModel());
    drag(m_window->window(), m_window->file(QStringLiteral("own-model.gguf")), false);
    QVERIFY(m_window->find(QStringLiteral("dropOverlay")));
    QVERIFY(m_window->text(QStringLiteral("dropText")).contains(QStringLiteral("Drop to open")));
    leave(m_window->window());
    QTRY_VERIFY(!m_window->find(QStringLiteral("dropOverlay")));
    drag(m_window->window(), m_window->file(QStringLiteral("own-model.gguf")), true);
    QTRY_COMPARE(m_window->context().models()->currentName(), QStringLiteral("own-model"));
    QTRY_VERIFY(!m_window->find(QStringLiteral("dropOverlay")));
    QCOMPARE(m_window->context().models()->rowCount(), 3);
}

void MainWindowTest::refusesOtherDropsOnTheSettings() {
    QVERIFY(m_window->waitForModel());
    QVERIFY(m_window->click(QStringLiteral("settingsButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("settingsPage")));
    drag(m_window->window(), m_window->file(QStringLiteral("notes.txt")), false);
    QVERIFY(m_window->text(QStringLiteral("dropText")).startsWith(QStringLiteral("Only model files")));
    leave(m_window->window());
    drag(m_window->window(), m_window->file(QStringLiteral("notes.txt")), true);
    QTRY_VERIFY(m_window->text(QStringLiteral("toastText")).contains(QStringLiteral(".gguf")));
    QCOMPARE(m_window->context().models()->rowCount(), 2);
}

void MainWindowTest::appliesAndKeepsSettings() {
    AppSettings& settings = *m_window->context().settings();
    QVERIFY(m_window->click(QStringLiteral("settingsButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("settingsPage")));
    QTRY_VERIFY(!m_window->find(QStringLiteral("composer")));
    m_window->find(QStringLiteral("temperatureSlider"))->forceActiveFocus();
    m_window->press(Qt::Key_Right);
    QCOMPARE(settings.temperature(), 0.75);
    QQuickItem* page = m_window->find(QStringLiteral("settingsFlick"));
    QQuickItem* reset = m_window->find(QStringLiteral("resetSamplingButton"));
    page->setProperty("contentY",
                      page->property("contentY").toDouble() + reset->mapToItem(page, {0, 0}).y() - 200);
    QVERIFY(m_window->click(QStringLiteral("resetSamplingButton")));
    QCOMPARE(settings.temperature(), 0.7);
    page->setProperty("contentY", 0);
    m_window->grab();
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

void MainWindowTest::switchesTheTheme() {
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

void MainWindowTest::hidesTheSidebarWhenNarrow() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    const auto id = m_window->chat().conversationId();
    m_window->window().resize(500, 600);
    QTRY_VERIFY(!m_window->find(QStringLiteral("sidebar")));
    QVERIFY(m_window->click(QStringLiteral("drawerButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("sidebar")) &&
                m_window->find(QStringLiteral("sidebar"))->x() == 0);
    QVERIFY(m_window->click(QStringLiteral("newConversationButton")));
    QTRY_VERIFY(!m_window->find(QStringLiteral("sidebar")));
    QVERIFY(m_window->click(QStringLiteral("drawerButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("sidebar")) &&
                m_window->find(QStringLiteral("sidebar"))->x() == 0);
    QVERIFY(m_window->click(QStringLiteral("conversationItem_%1").arg(id)));
    QTRY_COMPARE(m_window->chat().conversationId(), id);
    QTRY_VERIFY(!m_window->find(QStringLiteral("sidebar")));
    m_window->window().resize(1180, 760);
    QTRY_VERIFY(m_window->find(QStringLiteral("sidebar")));
}

void MainWindowTest::findsEverythingAgainAfterARestart() {
    QVERIFY(m_window->askAndWait(QStringLiteral("What is 27 + 15?")));
    const auto id = m_window->chat().conversationId();
    m_window->context().settings()->setFontPercent(120);
    reopen();
    QTRY_COMPARE(m_window->conversations().count(), 1);
    QVERIFY(m_window->waitForModel());
    QCOMPARE(m_window->context().settings()->fontPercent(), 120);
    QVERIFY(m_window->click(QStringLiteral("conversationItem_%1").arg(id)));
    QTRY_VERIFY(m_window->text(QStringLiteral("answerText")).contains(QStringLiteral("42")));
    QVERIFY(m_window->find(QStringLiteral("reasoningButton")));
}

void MainWindowTest::namesEveryControl() {
    QVERIFY(m_window->askAndWait(QStringLiteral("What is a mixture of experts?")));
    QStringList nameless;
    nameless += m_window->namelessControls();
    m_window->press(Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("settingsPage")));
    nameless += m_window->namelessControls();
    QCOMPARE(nameless, QStringList());
}

QTEST_MAIN(MainWindowTest)
#include "tst_window.moc"
