// SPDX-License-Identifier: GPL-3.0-or-later
// What a streaming answer costs the GUI thread: 100 tokens a second into a conversation of 2,000 messages,
// and the same at the beginning and after 50,000 tokens of one answer. Run with QT_QPA_PLATFORM=offscreen and
// QT_QUICK_BACKEND=software, where frames are drawn by the same thread. What is counted is the processor time
// of the GUI thread between two waits of its event loop, so that other programs change little.
#include "app/generation/text_generator.h"
#include "app/program/application.h"

#include <QAbstractEventDispatcher>
#include <QDir>
#include <QEventLoop>
#include <QGuiApplication>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <thread>
#include <utility>
#include <vector>

using namespace conclave;

namespace {

constexpr int kMessages = 2000;
constexpr int kTokens = 1500; // measured ones of an answer, 15 s
constexpr int kFarTokens = 50'000;
constexpr double kFrameMs = 1000.0 / 60;

double threadCpuMs() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

/// Prose with everything that answers have, over and over.
const QString& prose() {
    static const QString text = QStringLiteral(
        "A mixture of experts sends each token to **a few** of many small networks, so that most of its "
        "weights rest. Which ones is decided by a router: `gate = softmax(x * W)`, of which the largest are "
        "kept.\n\n- the first of them\n- the second, with a [link](https://example.org)\n\n"
        "```python\ndef route(x, weights, k):\n    scores = softmax(x @ weights)\n    return top(scores, k)\n"
        "```\n\nWhat that means in numbers is shown by \\(\\frac{k}{n}\\), the share of the experts that "
        "work."
        "\n\n");
    return text;
}

/// Writes @p rushed tokens at once and then @p paced ones at 100 a second. A token is four characters.
class SteadyGenerator : public TextGenerator {
  public:
    static inline std::atomic<int> rushed = 0;
    static inline std::atomic<int> paced = kTokens;
    static inline std::atomic<bool> isPaced = false; ///< the measured part has begun

    GeneratorError load(const QString& path, const std::function<void(double)>&, std::stop_token,
                        LoadedModel& loaded) override {
        loaded.path = path;
        loaded.name = QStringLiteral("Steady");
        loaded.contextTokens = 1 << 20;
        return {};
    }
    AnswerOutcome answer(const AnswerRequest&, const std::function<void(const AnswerDelta&)>& sink,
                         const std::function<void(int, int)>&, std::stop_token stop) override {
        qsizetype at = 0;
        const auto take = [&at](qsizetype characters) {
            QString text;
            while (text.size() < characters) {
                const qsizetype from = at % prose().size();
                const QString part = prose().mid(from, characters - text.size());
                text += part;
                at += part.size();
            }
            return text;
        };
        if (rushed > 0)
            sink({.answer = take(qsizetype(rushed) * 4), .tokens = rushed});
        std::this_thread::sleep_for(std::chrono::seconds(3)); // it is laid out
        isPaced = true;
        auto next = std::chrono::steady_clock::now();
        for (int i = 0; i < paced && !stop.stop_requested(); ++i) {
            sink({.answer = take(4), .tokens = 1});
            next += std::chrono::milliseconds(10);
            std::this_thread::sleep_until(next);
        }
        isPaced = false;
        return {.stopReason = QStringLiteral("end_of_turn"), .generatedTokens = rushed + paced};
    }
};

qint64 fill(ChatStore& store) {
    ForeignConversation conversation;
    conversation.source = QStringLiteral("bench");
    conversation.sourceId = QStringLiteral("streaming");
    conversation.title = QStringLiteral("A long conversation");
    for (int i = 0; i < kMessages; ++i) {
        ForeignMessage message;
        message.sourceId = QString::number(i);
        message.parentSourceId = i == 0 ? QString() : QString::number(i - 1);
        message.role = i % 2 == 0 ? Role::User : Role::Assistant;
        message.text =
            i % 2 == 0 ? QStringLiteral("Question %1: what is it, and how is it done?").arg(i) : prose();
        message.createdMs = 1'700'000'000'000 + i * 1000;
        conversation.messages.append(message);
    }
    auto import = store.beginImport(QStringLiteral("bench"), QStringLiteral("bench"));
    import.waitForFinished();
    auto written = store.importConversation(std::get<qint64>(import.result()), conversation);
    written.waitForFinished();
    return std::get<ImportOutcome>(written.result()).conversationId;
}

struct Cost {
    std::vector<double> busyMs; ///< between two waits of the event loop, sorted
    double perTokenMs = 0;
    double at(double part) const {
        return busyMs[static_cast<std::size_t>(part * double(busyMs.size() - 1))];
    }
};

/// Asks and waits for the whole answer, which begins with @p rushed tokens at once.
Cost measure(Application& program, int rushed) {
    SteadyGenerator::rushed = rushed;
    Cost cost;
    double began = threadCpuMs();
    double sum = 0;
    auto* dispatcher = QAbstractEventDispatcher::instance();
    const auto block = QObject::connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, [&] {
        const double now = threadCpuMs(); // stands still while the thread waits
        const double busy = now - std::exchange(began, now);
        if (!SteadyGenerator::isPaced)
            return;
        cost.busyMs.push_back(busy);
        sum += busy;
    });
    QEventLoop loop; // which waits for events, as the program does: QTest::qWaitFor polls
    QTimer::singleShot(240'000, &loop, [] { qFatal("the answer did not end"); });
    const auto finished =
        QObject::connect(&program.chat(), &ChatService::answerFinished, &loop, &QEventLoop::quit);
    program.chatViewModel()->ask(QStringLiteral("Tell me more (%1)").arg(rushed));
    loop.exec();
    QObject::disconnect(block);
    QObject::disconnect(finished);
    std::sort(cost.busyMs.begin(), cost.busyMs.end());
    cost.perTokenMs = sum / kTokens;
    return cost;
}

void print(const char* what, const Cost& cost) {
    const auto late =
        std::count_if(cost.busyMs.begin(), cost.busyMs.end(), [](double ms) { return ms > kFrameMs; });
    std::printf(
        "%s: %zu turns of the event loop, median %.2f ms, 99 %% %.2f ms, longest %.2f ms, over %.1f ms: "
        "%lld; %.3f ms for each token\n",
        what, cost.busyMs.size(), cost.at(0.5), cost.at(0.99), cost.at(1), kFrameMs,
        static_cast<long long>(late), cost.perTokenMs);
}

} // namespace

int main(int argc, char** argv) {
    QTemporaryDir folder;
    for (const char* name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"})
        qputenv(name, folder.filePath(QString::fromLatin1(name)).toUtf8());
    QGuiApplication application(argc, argv);
    Application program({.modelPath = QStringLiteral("/steady.gguf"),
                         .databasePath = folder.filePath(QStringLiteral("history.sqlite"))},
                        std::make_unique<SteadyGenerator>());
    if (!program.show())
        qFatal("the window was not loaded");
    program.chat().loadModel(QStringLiteral("/steady.gguf"));
    if (!QTest::qWaitFor([&] { return program.chat().hasModel(); }, 30'000))
        qFatal("no model");
    program.window()->resize(1180, 760);

    program.chatViewModel()->open(fill(program.store()));
    if (!QTest::qWaitFor(
            [&] { return program.chatViewModel()->transcript()->messages().size() == kMessages; }, 60'000))
        qFatal("the conversation was not opened");
    print("100 tokens a second below 2,000 messages", measure(program, 0));

    program.chatViewModel()->newConversation();
    const Cost near = measure(program, 100);
    print("after 100 tokens", near);
    program.chatViewModel()->newConversation();
    const Cost far = measure(program, kFarTokens);
    print("after 50,000 tokens", far);
    std::printf("a token after 50,000 costs %.2f times one after 100\n", far.perTokenMs / near.perTokenMs);
    return 0;
}
