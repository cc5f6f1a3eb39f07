// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/generation/scripted_generator.h"
#include "app/program/application.h"
#include "tests/ui/window_fixture.h"

#include <QGuiApplication>
#include <QQuickItem>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <memory>
#include <thread>

using namespace conclave;

/// `conclave --quick` as a desktop's shortcut starts it: a second program hands over to the first, whose
/// small window is used by keys alone.
class QuickAskTest : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase();
    void init();
    void cleanup();
    void asksThroughTheRunningProgram();
    void startsTheProgramWithoutItsWindow();
    void goesOnInTheWindow();
    void sendsAndGoesOnInOneStep();
    void beginsAnewEachTime();
    void goesOnWritingWhileItIsClosed();
    void keepsPrivateQuestionsOutOfTheHistory();
    void handsAPrivateConversationOver();
    void leavesTheDraftsOfTheWindowAlone();
    void showsTheUnlockPageWhileTheHistoryIsLocked();

  private:
    void start(bool isQuick = false, int tokenMs = 0);
    void callQuick();
    QQuickWindow* quick() const;
    QuickAsk& ask() const { return *m_program->windowContext().quickAsk(); }
    QQuickItem* find(const QString& name) const;
    void type(const QString& text) const {
        for (const QChar character : text)
            QTest::keyClick(quick(), character.toLatin1());
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const {
        QTest::keyClick(quick(), key, modifiers);
    }
    bool isIdle() const {
        return m_program->chat().state() == ChatService::State::Idle && m_program->chat().hasModel();
    }
    QVector<ConversationRow> history() const {
        auto future = m_program->store().conversations();
        future.waitForFinished();
        return std::get<QVector<ConversationRow>>(future.result());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SingleInstance> m_instance;
    std::unique_ptr<Application> m_program;
};

void QuickAskTest::initTestCase() {
    qRegisterMetaType<SingleInstance::Request>();
    QGuiApplication::setQuitOnLastWindowClosed(false);
}

void QuickAskTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_RUNTIME_DIR", m_folder->path().toUtf8());
    qputenv("XDG_CONFIG_HOME", m_folder->filePath(QStringLiteral("config")).toUtf8());
    qputenv("CONCLAVE_MODELS", m_folder->filePath(QStringLiteral("models")).toUtf8());
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("models")));
    QFile model(m_folder->filePath(QStringLiteral("models/starter-first.gguf")));
    QVERIFY(model.open(QIODevice::WriteOnly) && model.write("not read by the script") > 0);
}

void QuickAskTest::cleanup() {
    m_program.reset();
    m_instance.reset();
}

void QuickAskTest::start(bool isQuick, int tokenMs) {
    Application::Options options;
    options.databasePath = m_folder->filePath(QStringLiteral("history.sqlite"));
    options.isQuick = isQuick;
    m_instance = std::make_unique<SingleInstance>(options.databasePath);
    QCOMPARE(m_instance->start({{}, {}, isQuick}), SingleInstance::Outcome::First);
    Script script = sampleScript();
    script.tokenMs = tokenMs;
    m_program = std::make_unique<Application>(options, std::make_unique<ScriptedGenerator>(script));
    connect(m_instance.get(), &SingleInstance::handedOver, this,
            [this](const SingleInstance::Request& request) { m_program->takeOver(request); });
    QVERIFY(m_program->show());
    QTRY_VERIFY(isIdle());
}

/// As another program does it.
void QuickAskTest::callQuick() {
    SingleInstance::Outcome outcome = SingleInstance::Outcome::First;
    std::atomic<bool> isDone = false;
    std::thread other([&] {
        outcome = SingleInstance(m_folder->filePath(QStringLiteral("history.sqlite"))).start({{}, {}, true});
        isDone = true;
    });
    while (!isDone)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
    other.join();
    QCOMPARE(outcome, SingleInstance::Outcome::HandedOver);
    QTRY_VERIFY(quick() != nullptr && quick()->isVisible());
    QTRY_VERIFY(find(QStringLiteral("composer")) && find(QStringLiteral("composer"))->hasActiveFocus());
}

QQuickWindow* QuickAskTest::quick() const {
    const QWindowList windows = QGuiApplication::topLevelWindows();
    for (QWindow* window : windows)
        if (window->objectName() == QLatin1String("quickWindow"))
            return qobject_cast<QQuickWindow*>(window);
    return nullptr;
}

QQuickItem* QuickAskTest::find(const QString& name) const {
    QList<QQuickItem*> left = {quick()->contentItem()};
    while (!left.isEmpty()) {
        QQuickItem* item = left.takeLast();
        if (item->isVisible() && item->objectName() == name)
            return item;
        left += item->childItems();
    }
    return nullptr;
}

void QuickAskTest::asksThroughTheRunningProgram() {
    start();
    QVERIFY(quick() == nullptr); // costs nothing until it is wanted
    callQuick();
    const int small = quick()->height();
    type(QStringLiteral("What is 27 + 15?"));
    press(Qt::Key_Return);
    QTRY_VERIFY(isIdle() && find(QStringLiteral("answerText")));
    quick()->grabWindow();
    QVERIFY(find(QStringLiteral("answerText"))->property("text").toString().contains(QStringLiteral("42")));
    QVERIFY(quick()->height() > small);
    QCOMPARE(history().size(), 1);
    QCOMPARE(history()[0].title, QStringLiteral("What is 27 + 15?"));
    QVERIFY(m_program->chatViewModel()->isEmpty()); // the window shows what it showed
    press(Qt::Key_Escape);
    QTRY_VERIFY(!quick()->isVisible());
    QVERIFY(m_program->window()->isVisible());
}

void QuickAskTest::startsTheProgramWithoutItsWindow() {
    start(true);
    QVERIFY(!m_program->window()->isVisible());
    QVERIFY(quick() != nullptr && quick()->isVisible());
    QTRY_VERIFY(find(QStringLiteral("composer"))->hasActiveFocus());
    m_program->takeOver({}); // started again, without --quick
    QTRY_VERIFY(m_program->window()->isVisible());
}

void QuickAskTest::goesOnInTheWindow() {
    start(true);
    type(QStringLiteral("hello"));
    press(Qt::Key_Return);
    QTRY_VERIFY(isIdle() && find(QStringLiteral("answerText")));
    const qint64 id = ask().chat()->conversationId();
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(m_program->window()->isVisible());
    QTRY_COMPARE(m_program->chatViewModel()->conversationId(), id);
    QTRY_VERIFY(!quick()->isVisible());
    QTRY_COMPARE(m_program->chatViewModel()->transcript()->messages().size(), 2);
    QVERIFY(ask().chat()->isEmpty());
}

void QuickAskTest::sendsAndGoesOnInOneStep() {
    start();
    callQuick();
    type(QStringLiteral("hello"));
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!quick()->isVisible());
    QTRY_COMPARE(m_program->chatViewModel()->transcript()->messages().size(), 2);
    QTRY_VERIFY(isIdle());
    QCOMPARE(m_program->chatViewModel()->transcript()->messages()[1].text,
             QStringLiteral("Here is an answer to that."));
    QCOMPARE(history().size(), 1);
    callQuick(); // with nothing typed: the window alone
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!quick()->isVisible());
    QCOMPARE(history().size(), 1);
}

void QuickAskTest::beginsAnewEachTime() {
    start();
    callQuick();
    type(QStringLiteral("hello"));
    press(Qt::Key_Return);
    QTRY_VERIFY(isIdle() && find(QStringLiteral("answerText")));
    type(QStringLiteral("And then?")); // goes on in the same conversation
    press(Qt::Key_Return);
    QTRY_COMPARE(ask().chat()->transcript()->messages().size(), 4);
    QTRY_VERIFY(isIdle());
    QCOMPARE(history().size(), 1);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!quick()->isVisible());
    callQuick();
    QVERIFY(ask().chat()->isEmpty());
    QCOMPARE(ask().chat()->conversationId(), 0);
}

void QuickAskTest::goesOnWritingWhileItIsClosed() {
    start(false, 5);
    callQuick();
    type(QStringLiteral("What is a mixture of experts?"));
    press(Qt::Key_Return);
    QTRY_VERIFY(!ask().chat()->isEmpty() && m_program->chat().state() == ChatService::State::Writing);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!quick()->isVisible());
    QVERIFY(m_program->chat().isAnswering());
    callQuick(); // it is still there
    QVERIFY(!ask().chat()->isEmpty());
    QTRY_VERIFY(isIdle());
    QTRY_VERIFY(ask().chat()->transcript()->messages()[1].state == MessageState::Complete);
}

void QuickAskTest::keepsPrivateQuestionsOutOfTheHistory() {
    start();
    callQuick();
    type(QStringLiteral("between us"));
    ask().setPrivate(true);
    QCOMPARE(find(QStringLiteral("composer"))->property("text").toString(), QStringLiteral("between us"));
    press(Qt::Key_Return);
    QTRY_VERIFY(isIdle() && find(QStringLiteral("answerText")));
    QVERIFY(ask().chat()->isPrivate());
    QVERIFY(history().isEmpty());
    ask().setPrivate(false); // too late: it has been asked privately
    QVERIFY(ask().chat()->isPrivate());
    press(Qt::Key_Escape);
    QTRY_VERIFY(!quick()->isVisible());
    callQuick(); // nothing else has it: it is still here
    QVERIFY(!ask().chat()->isEmpty());
    press(Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(ask().chat()->isLeaving()); // asks before it is lost
    ask().chat()->leave();
    QTRY_VERIFY(ask().chat()->isEmpty());
    QVERIFY(history().isEmpty());
}

void QuickAskTest::handsAPrivateConversationOver() {
    start();
    callQuick();
    ask().setPrivate(true);
    type(QStringLiteral("between us"));
    press(Qt::Key_Return);
    QTRY_VERIFY(isIdle() && find(QStringLiteral("answerText")));
    const qint64 id = ask().chat()->conversationId();
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_program->chatViewModel()->conversationId(), id);
    QTRY_COMPARE(m_program->chatViewModel()->transcript()->messages().size(), 2);
    QVERIFY(m_program->chatViewModel()->isPrivate());
    QVERIFY(ask().chat()->isEmpty());
    QVERIFY(history().isEmpty());
}

void QuickAskTest::leavesTheDraftsOfTheWindowAlone() {
    start();
    m_program->chatViewModel()->setDraft(QStringLiteral("not finished"));
    callQuick();
    QCOMPARE(find(QStringLiteral("composer"))->property("text").toString(), QString());
    type(QStringLiteral("hello"));
    press(Qt::Key_Return);
    QTRY_VERIFY(isIdle() && find(QStringLiteral("answerText")));
    type(QStringLiteral("left"));
    press(Qt::Key_Escape);
    QCOMPARE(m_program->chatViewModel()->draft(), QStringLiteral("not finished"));
    cleanup();
    start();
    QTRY_COMPARE(m_program->chatViewModel()->draft(), QStringLiteral("not finished"));
}

void QuickAskTest::showsTheUnlockPageWhileTheHistoryIsLocked() {
    start();
    auto encrypted = m_program->store().encrypt(QStringLiteral("velvet harbor lemon"));
    QTRY_VERIFY(encrypted.isFinished());
    const StoreDone done = encrypted.result();
    if (const StoreError* error = errorOf(done))
        QSKIP(qPrintable(error->title)); // without SQLCipher
    cleanup();
    Application::Options options;
    options.databasePath = m_folder->filePath(QStringLiteral("history.sqlite"));
    options.isQuick = true;
    m_program = std::make_unique<Application>(options, std::make_unique<ScriptedGenerator>(sampleScript()));
    m_program->store().opened().waitForFinished();
    QVERIFY(m_program->show());
    QVERIFY(m_program->window()->isVisible());
    QVERIFY(quick() == nullptr);
}

QTEST_MAIN(QuickAskTest)
#include "tst_quick_ask.moc"
