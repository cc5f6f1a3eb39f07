// SPDX-License-Identifier: GPL-3.0-or-later
// How long the window takes to show its first frame and its list, and what scrolling to the list's end costs,
// with 10 and with 10,000 conversations in the history:
//   QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software bench_window
#include "app/chat/chat_service.h"
#include "app/generation/scripted_generator.h"
#include "tests/ui/encryption/fake_encryption.h"
#include "tests/ui/many_conversations.h"
#include "ui/encryption/encrypted_history.h"
#include "ui/window_context.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

#include <algorithm>
#include <cstdio>

using namespace conclave;

namespace {

constexpr int kRuns = 9;

struct Figures {
    double firstFrameMs = 0;
    double processorMs = 0; ///< until the first frame, of all threads
    double listMs = 0;
    double scrollMs = 0; ///< of one step of a page, until its frame is drawn
    int rows = 0;        ///< read from the store when the list was first shown
};

double processorMs() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto ms = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
    };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
}

Figures start(const QString& folder) {
    Figures figures;
    QElapsedTimer clock;
    clock.start();
    const double processorBefore = processorMs();
    AppSettings settings(folder + QStringLiteral("/settings.ini"));
    ChatStore store(folder + QStringLiteral("/history.sqlite"));
    ModelCatalog catalog;
    ChatService service(store, std::make_unique<ScriptedGenerator>(Script()));
    EncryptedChatStore encrypted(store);
    FakeKeyring keyring;
    WindowContext context(service, store, catalog, settings, encrypted, keyring);
    QQmlApplicationEngine engine;
    if (!context.load(engine))
        qFatal("Main.qml could not be loaded");
    auto* window = qobject_cast<QQuickWindow*>(engine.rootObjects().constFirst());
    QObject::connect(window, &QQuickWindow::frameSwapped, window, [&] {
        if (figures.firstFrameMs != 0)
            return;
        figures.firstFrameMs = static_cast<double>(clock.nsecsElapsed()) / 1e6;
        figures.processorMs = processorMs() - processorBefore;
    });
    ConversationListModel& list = *context.conversations();
    if (!QTest::qWaitFor([&] { return figures.firstFrameMs != 0 && list.isLoaded(); }, 20000))
        qFatal("the window was not shown");
    figures.listMs = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    figures.rows = list.count();

    auto* view = window->findChild<QQuickItem*>(QStringLiteral("conversationList"));
    constexpr int kSteps = 20;
    clock.restart();
    for (int step = 0; step < kSteps; ++step) {
        const double end = view->property("contentHeight").toDouble() - view->height();
        view->setProperty("contentY", std::min(view->property("contentY").toDouble() + view->height(), end));
        window->grabWindow();
        QCoreApplication::processEvents();
    }
    figures.scrollMs = static_cast<double>(clock.nsecsElapsed()) / 1e6 / kSteps;
    return figures;
}

void print(const char* name, std::vector<double> values) {
    std::sort(values.begin(), values.end());
    std::printf("  %-32s %7.1f ms  (%.1f to %.1f)\n", name, values[values.size() / 2], values.front(),
                values.back());
}

} // namespace

int main(int argc, char* argv[]) {
    QGuiApplication app(argc, argv);
    for (const int count : {10, 10000}) {
        QTemporaryDir folder;
        qputenv("CONCLAVE_MODELS", folder.path().toLocal8Bit());
        qputenv("XDG_CONFIG_HOME", folder.path().toLocal8Bit());
        const QString path = folder.filePath(QStringLiteral("history.sqlite"));
        ChatStore(path).opened().waitForFinished();
        insertConversations(path, count, QDateTime::currentMSecsSinceEpoch(), 3600 * 1000);
        const Figures cold = start(folder.path()); // fills the caches
        std::vector<double> firstFrame;
        std::vector<double> processor;
        std::vector<double> list;
        std::vector<double> scroll;
        int rows = 0;
        for (int run = 0; run < kRuns; ++run) {
            const Figures figures = start(folder.path());
            firstFrame.push_back(figures.firstFrameMs);
            processor.push_back(figures.processorMs);
            list.push_back(figures.listMs);
            scroll.push_back(figures.scrollMs);
            rows = figures.rows;
        }
        std::printf("%d conversations, %d rows read at the start, median of %d\n", count, rows, kRuns);
        print("start to the first frame", firstFrame);
        print("  in processor time", processor);
        if (count == 10)
            print("  the first start of the process", {cold.firstFrameMs});
        print("start to the list", list);
        print("scrolling by a page", scroll);
    }
    return 0;
}
