// SPDX-License-Identifier: GPL-3.0-or-later
// What pasting 2 MB of text into the composer costs, and how long the window does not answer after it:
//   QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software bench_paste
#include "tests/ui/window_fixture.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

using namespace conclave;

namespace {

constexpr int kRuns = 9;
constexpr int kBytes = 2 << 20;
constexpr qint64 kAfterwardsMs = 1500; ///< the draft is saved and counted meanwhile

double elapsedMs(const QElapsedTimer& clock) {
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

void print(const char* name, std::vector<double> values) {
    std::sort(values.begin(), values.end());
    std::printf("  %-44s %7.1f ms  (%.1f to %.1f)\n", name, values[values.size() / 2], values.front(),
                values.back());
}

} // namespace

int main(int argc, char* argv[]) {
    QGuiApplication app(argc, argv);
    WindowFixture window(sampleScript());
    if (!window.waitForModel())
        qFatal("no model was loaded");
    const QString line = QStringLiteral("A line of a log file, as long as they usually are, number %1\n");
    QString text;
    for (int i = 0; text.size() < kBytes; ++i)
        text += line.arg(i);
    std::vector<double> pastes;
    std::vector<double> processor;
    std::vector<double> pauses;
    for (int run = 0; run < kRuns; ++run) {
        window.chat().newConversation();
        window.chat().removeHeld();
        window.chat().setDraft({});
        window.click(QStringLiteral("composer"));
        window.grab();
        QGuiApplication::clipboard()->setText(text);
        QElapsedTimer clock;
        clock.start();
        const std::clock_t before = std::clock();
        window.press(Qt::Key_V, Qt::ControlModifier);
        window.window().grabWindow(); // the frame that shows it
        pastes.push_back(elapsedMs(clock));
        processor.push_back(1000.0 * static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC);
        if (window.chat().wholeDraft().size() < text.size() - 1)
            qFatal("the text was not taken");
        double longest = 0;
        for (clock.start(); clock.elapsed() < kAfterwardsMs;) {
            QElapsedTimer step;
            step.start();
            QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
            longest = std::max(longest, elapsedMs(step));
        }
        pauses.push_back(longest);
    }
    std::printf("2 MB of text, %d times, the median:\n", kRuns);
    print("pasted and shown after", pastes);
    print("processor time of that, all threads", processor);
    print("longest pause of the window afterwards", pauses);
    return 0;
}
