// SPDX-License-Identifier: GPL-3.0-or-later
// How long a conversation of 10,000 messages takes to open, what it needs in memory, and how many frames are
// late while it is scrolled from its beginning to its end. Run with QT_QPA_PLATFORM=offscreen and
// QT_QUICK_BACKEND=software, where each frame is drawn by the same processor that lays it out.
#include "tests/ui/window_fixture.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace conclave;

namespace {

constexpr int kMessages = 10'000;
constexpr double kFrameMs = 1000.0 / 60;
constexpr double kStep = 400; // pixels for each frame: a fast hand

double residentMb() {
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : status.readAll().split('\n'))
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024;
    return 0;
}

qint64 fill(ChatStore& store) {
    const QVector<ScriptedAnswer> answers = sampleScript().answers;
    ForeignConversation conversation;
    conversation.source = QStringLiteral("bench");
    conversation.sourceId = QStringLiteral("10000");
    conversation.title = QStringLiteral("A long conversation");
    for (int i = 0; i < kMessages; ++i) {
        ForeignMessage message;
        message.sourceId = QString::number(i);
        message.parentSourceId = i == 0 ? QString() : QString::number(i - 1);
        message.role = i % 2 == 0 ? Role::User : Role::Assistant;
        message.text = i % 2 == 0 ? QStringLiteral("Question %1: what is it, and how is it done?").arg(i)
                                  : answers[(i / 2) % 3].answer;
        message.createdMs = 1'700'000'000'000 + i * 1000;
        conversation.messages.append(message);
    }
    auto import = store.beginImport(QStringLiteral("bench"), QStringLiteral("bench"));
    import.waitForFinished();
    auto written = store.importConversation(std::get<qint64>(import.result()), conversation);
    written.waitForFinished();
    const auto outcome = written.result();
    if (const StoreError* error = errorOf(outcome))
        qFatal("%s (%s)", qPrintable(error->title), qPrintable(error->detail));
    return std::get<ImportOutcome>(outcome).conversationId;
}

} // namespace

int main(int argc, char** argv) {
    QGuiApplication application(argc, argv);
    WindowFixture fixture(sampleScript());
    fixture.waitForModel();
    const qint64 id = fill(fixture.store());
    fixture.grab();

    const double before = residentMb();
    QElapsedTimer clock;
    clock.start();
    fixture.chat().open(id);
    if (!QTest::qWaitFor([&] { return fixture.chat().transcript()->messages().size() == kMessages; }, 60000))
        qFatal("the conversation was not opened");
    const double loadedMs = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    fixture.window().grabWindow();
    const double shownMs = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    const double opened = residentMb();

    auto* view = fixture.find(QStringLiteral("transcript"));
    QMetaObject::invokeMethod(view, "jumpToBeginning");
    fixture.window().grabWindow();
    std::vector<double> frames;
    // Until the end comes into sight and is followed.
    while (!view->property("isFollowing").toBool() && frames.size() < 20000) {
        clock.start();
        QMetaObject::invokeMethod(view, "scrollBy", Q_ARG(double, kStep));
        fixture.window().grabWindow();
        frames.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    std::vector<double> sorted = frames;
    std::sort(sorted.begin(), sorted.end());
    const auto at = [&](double part) { return sorted[static_cast<std::size_t>(part * (sorted.size() - 1))]; };
    const auto late =
        std::count_if(frames.begin(), frames.end(), [](double frameMs) { return frameMs > kFrameMs; });
    std::printf("%d messages: loaded %.0f ms, first frame %.0f ms; memory %.0f MB before, %.0f MB opened, "
                "%.0f MB scrolled through\n",
                kMessages, loadedMs, shownMs, before, opened, residentMb());
    std::printf("%zu frames of %.0f pixels: median %.1f ms, 95 %% %.1f ms, longest %.1f ms; later than "
                "%.1f ms: %lld (%.1f %%)\n",
                frames.size(), kStep, at(0.5), at(0.95), at(1), kFrameMs, static_cast<long long>(late),
                100.0 * static_cast<double>(late) / static_cast<double>(frames.size()));
    return 0;
}
