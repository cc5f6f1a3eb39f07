// SPDX-License-Identifier: GPL-3.0-or-later
// One evening with Conclave: the real window, the real engine, a real starter model, by mouse and keyboard.
// With Qt's own events; those of an X server are in person/.
#include "app/generation/engine_generator.h"
#include "app/program/application.h"
#include "tests/app/program/paced_generator.h"
#include "tests/app/program/user_input.h"

#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace conclave;

namespace {

constexpr int kPatienceMs = 30000;
const QString kStarters[] = {QStringLiteral(CONCLAVE_SOURCE_DIR "/resources/models/starter-deepseek2.gguf"),
                             QStringLiteral(CONCLAVE_SOURCE_DIR "/resources/models/starter-qwen3moe.gguf")};

template <typename T>
T taken(QFuture<StoreResult<T>> future) {
    future.waitForFinished();
    const StoreResult<T> result = future.result();
    if (const auto* error = std::get_if<StoreError>(&result)) {
        qWarning() << error->title << error->detail;
        return {};
    }
    return std::get<T>(result);
}

/// Everything that is in a history, as comparable text.
QStringList everything(ChatStore& store) {
    QStringList lines;
    for (const ConversationRow& conversation : taken(store.conversations()))
        for (const MessageRow& row : taken(store.tree(conversation.id)))
            lines << QStringLiteral("%1|%2|%3|%4|%5|%6")
                         .arg(conversation.title)
                         .arg(row.id)
                         .arg(row.parentId)
                         .arg(int(row.role))
                         .arg(row.provenance.modelName, row.text);
    lines.sort();
    return lines;
}

} // namespace

class TestEndToEnd : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() {
        // A first start: nothing chosen, nothing opened before.
        qputenv("XDG_CONFIG_HOME", m_folder.filePath(QStringLiteral("config")).toUtf8());
        qputenv("XDG_CACHE_HOME", m_folder.filePath(QStringLiteral("cache")).toUtf8());
        for (const QString& starter : kStarters)
            QVERIFY2(QFile::exists(starter), qPrintable(starter));
        start();
    }
    void cleanupTestCase() { close(); }

    void opensOnTheBundledModel() {
        QTRY_VERIFY_WITH_TIMEOUT(m_program->chat().hasModel(), kPatienceMs);
        QVERIFY(m_program->chat().model().isStarter);
        QVERIFY(m_user->find(QStringLiteral("sampleQuestion_0")));
        m_user->screenshot(QStringLiteral("welcome"));
    }

    void asksByKeyboardAndShowsTheAnswer() {
        const MessageRow answer = ask(QStringLiteral("How do I export a conversation?"));
        QCOMPARE(answer.state, MessageState::Complete);
        QVERIFY2(answer.text.contains(QLatin1String("Markdown")), qPrintable(answer.text));
        QTRY_VERIFY(m_user->find(QStringLiteral("answerText")));
        m_user->screenshot(QStringLiteral("answer"));
        const auto list = taken(m_program->store().conversations());
        QCOMPARE(list.size(), 1);
        QCOMPARE(list[0].title, QStringLiteral("How do I export a conversation?"));
        QTRY_VERIFY(m_user->find(QStringLiteral("conversationItem_%1").arg(list[0].id)));
    }

    void stopsHalfWayAndKeepsThePart() {
        QSignalSpy delta(&m_program->chat(), &ChatService::answerDelta);
        QSignalSpy finished(&m_program->chat(), &ChatService::answerFinished);
        typeQuestion(QStringLiteral("What is a mixture of experts?"));
        QTRY_VERIFY_WITH_TIMEOUT(delta.size() >= 3, kPatienceMs);
        QVERIFY(m_user->click(QStringLiteral("stopButton")));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatienceMs);
        const auto part = finished[0][0].value<MessageRow>();
        QCOMPARE(part.state, MessageState::Stopped);
        QVERIFY(!part.text.isEmpty());

        // Regenerated to its end, the answer is longer and stands beside the part.
        QVERIFY(m_user->click(QStringLiteral("regenerateButton")));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, kPatienceMs);
        const auto whole = finished[1][0].value<MessageRow>();
        QCOMPARE(whole.state, MessageState::Complete);
        QCOMPARE(whole.parentId, part.parentId);
        QCOMPARE(whole.siblingCount, 2);
        QVERIFY(whole.text.size() > part.text.size());
    }

    void switchesTheModelInTheMiddle() {
        const QString before = m_program->chat().model().name;
        QSignalSpy loaded(&m_program->chat(), &ChatService::modelLoaded);
        QVERIFY(m_user->click(QStringLiteral("modelPickerButton")));
        QVERIFY(m_user->find(QStringLiteral("modelPickerItem_0")) || QTest::qWaitFor([&] {
                    return m_user->find(QStringLiteral("modelPickerItem_0")) != nullptr;
                }));
        const int other = m_program->models().entries()[0].name == before ? 1 : 0;
        QVERIFY(m_user->click(QStringLiteral("modelPickerItem_%1").arg(other)));
        QTRY_COMPARE_WITH_TIMEOUT(loaded.size(), 1, kPatienceMs);
        const QString after = m_program->chat().model().name;
        QVERIFY(after != before);

        const MessageRow answer = ask(QStringLiteral("What is a token?"));
        QCOMPARE(answer.provenance.modelName, after);
        const auto branch = taken(m_program->store().branch(answer.conversationId));
        QCOMPARE(branch.size(), 6);
        QCOMPARE(branch[1].provenance.modelName, before);
        QCOMPARE(branch[5].provenance.modelName, after);
        QCOMPARE(branch[5].provenance.fileHash.size(), 64);
    }

    void startsANewConversation() {
        m_user->press(Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(m_user->find(QStringLiteral("sampleQuestion_0")));
        const MessageRow answer = ask(QStringLiteral("Hello!"));
        QCOMPARE(answer.state, MessageState::Complete);
        QCOMPARE(taken(m_program->store().conversations()).size(), 2);
    }

    void aBrokenFileIsExplainedAndNothingStops() {
        QFile broken(m_folder.filePath(QStringLiteral("broken.gguf")));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("<!DOCTYPE html><html><body>Not found</body></html>");
        broken.close();
        QSignalSpy failed(&m_program->chat(), &ChatService::modelLoadFailed);
        m_program->chat().loadModel(m_program->models().add(broken.fileName()));
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, kPatienceMs);
        QTRY_VERIFY(m_user->find(QStringLiteral("errorCard")));
        m_user->screenshot(QStringLiteral("broken-file"));
        QCOMPARE(ask(QStringLiteral("Thank you!")).state, MessageState::Complete);
    }

    void exportsTheShownConversation() {
        QVERIFY(m_user->click(QStringLiteral("exportButton")));
        QTRY_VERIFY(m_user->find(QStringLiteral("exportMarkdown")));
        QVERIFY(m_user->find(QStringLiteral("exportJson")));
        m_user->press(Qt::Key_Escape);

        // The save dialog belongs to the desktop; what it calls is called here.
        auto* chat = m_program->chatViewModel();
        const QString markdown = m_folder.filePath(QStringLiteral("talk.md"));
        const QString json = m_folder.filePath(QStringLiteral("talk.json"));
        auto* exports = m_program->windowContext().transfer()->exports();
        const auto exportAs = [&](ExportViewModel::Format format, const QString& path) {
            exports->openFor(ExportViewModel::Scope::Conversation,
                             static_cast<double>(chat->conversationId()));
            if (!QTest::qWaitFor([&] { return exports->isOpen(); }, kPatienceMs))
                return false;
            exports->setFormat(format);
            exports->exportTo(QUrl::fromLocalFile(path));
            return QTest::qWaitFor([&] { return !exports->isOpen(); }, kPatienceMs) && QFile::exists(path);
        };
        QVERIFY(exportAs(ExportViewModel::Format::Markdown, markdown));
        QVERIFY(exportAs(ExportViewModel::Format::Json, json));

        const auto branch = taken(m_program->store().branch(chat->conversationId()));
        QFile markdownFile(markdown);
        QVERIFY(markdownFile.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(markdownFile.readAll());
        for (const MessageRow& row : branch)
            QVERIFY2(text.contains(row.text.trimmed()), qPrintable(row.text));
        QFile jsonFile(json);
        QVERIFY(jsonFile.open(QIODevice::ReadOnly));
        const QJsonObject object = QJsonDocument::fromJson(jsonFile.readAll()).object();
        const QJsonArray conversations = object[QStringLiteral("conversations")].toArray();
        QCOMPARE(conversations.size(), 1);
        QCOMPARE(conversations[0].toObject()[QStringLiteral("messages")].toArray().size(), branch.size());
    }

    void everythingIsThereAfterClosingAndReopening() {
        const QStringList before = everything(m_program->store());
        QVERIFY(before.size() >= 10);
        close();
        start();
        QCOMPARE(everything(m_program->store()), before);
        // And on the screen.
        const auto list = taken(m_program->store().conversations());
        QVERIFY(m_user->click(QStringLiteral("conversationItem_%1").arg(list.last().id)));
        QTRY_VERIFY(m_user->find(QStringLiteral("answerText")));
    }

    void everythingIsThereAfterKillingIt() {
        const QStringList before = everything(m_program->store());
        close();
        // Another process on the same history is killed in the middle of an answer.
        QProcess victim;
        victim.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        victim.start(QStringLiteral(CONCLAVE_KILL_VICTIM), {database(), kStarters[0]});
        QVERIFY(victim.waitForStarted());
        QByteArray output;
        QVERIFY(QTest::qWaitFor(
            [&] {
                output += victim.readAllStandardOutput();
                return output.count("\ntext ") > 15 || victim.state() == QProcess::NotRunning;
            },
            kPatienceMs));
        QCOMPARE(victim.state(), QProcess::Running);
        kill(static_cast<pid_t>(victim.processId()), SIGKILL);
        victim.waitForFinished();

        start();
        const QStringList after = everything(m_program->store());
        for (const QString& line : before)
            QVERIFY2(after.contains(line), qPrintable(line));
        QVERIFY(after.size() >= before.size() + 2);
        const QStringList added = after.filter(QStringLiteral("What is a mixture of experts? (1)"));
        QVERIFY(!added.isEmpty());
        const auto newest = taken(m_program->store().conversations())[0];
        const auto branch = taken(m_program->store().branch(newest.id));
        QVERIFY(!branch.isEmpty());
        for (const MessageRow& row : branch)
            QVERIFY(row.state != MessageState::Streaming);
    }

  private:
    QString database() const { return m_folder.filePath(QStringLiteral("history.sqlite")); }

    void start() {
        auto engine = std::make_unique<EngineGenerator>();
        auto paced = std::make_unique<PacedGenerator>(std::move(engine), std::chrono::milliseconds(5));
        m_program = std::make_unique<Application>(
            Application::Options{.modelPath = {}, .databasePath = database()}, std::move(paced));
        QVERIFY(m_program->show());
        QQuickWindow* window = m_program->window();
        QVERIFY(window);
        QVERIFY(QTest::qWaitForWindowExposed(window));
        m_user = std::make_unique<UserInput>(*window);
        window->requestActivate();
        QTRY_VERIFY(window->isActive());
        QTRY_VERIFY_WITH_TIMEOUT(m_program->chat().hasModel(), kPatienceMs);
    }

    void close() {
        m_user.reset();
        m_program.reset();
    }

    void typeQuestion(const QString& question) {
        QVERIFY(m_user->click(QStringLiteral("composer")));
        m_user->type(question);
        m_user->press(Qt::Key_Return);
    }

    MessageRow ask(const QString& question) {
        QSignalSpy added(&m_program->chat(), &ChatService::messageAdded);
        QSignalSpy finished(&m_program->chat(), &ChatService::answerFinished);
        typeQuestion(question);
        if (!QTest::qWaitFor([&] { return finished.size() == 1; }, kPatienceMs))
            return {};
        // What was typed is what was asked.
        [&] { QCOMPARE(added[0][0].value<MessageRow>().text, question); }();
        return finished[0][0].value<MessageRow>();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Application> m_program;
    std::unique_ptr<UserInput> m_user;
};

int main(int argc, char** argv) {
    QGuiApplication application(argc, argv);
    QGuiApplication::setApplicationName(QStringLiteral("conclave"));
    TestEndToEnd test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_end_to_end.moc"
