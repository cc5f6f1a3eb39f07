// SPDX-License-Identifier: GPL-3.0-or-later
// What the experts panel costs at its largest: 20,000 tokens of a model with 58 layers and 8 of 256 experts.
// Run with QT_QPA_PLATFORM=offscreen and QT_QUICK_BACKEND=software, where each frame is drawn by the same
// processor that lays it out.
#include "app/generation/scripted_trace.h"
#include "tests/ui/window_fixture.h"
#include "ui/experts/expert_map.h"
#include "ui/experts/expert_use.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace conclave;

namespace {

constexpr double kStep = 200; // pixels for each frame: a fast hand

/// The median and the slowest of @p times calls, in milliseconds.
template <typename Work>
void measure(const char* what, int times, Work work) {
    std::vector<double> took;
    for (int i = 0; i < times; ++i) {
        QElapsedTimer clock;
        clock.start();
        work(i);
        took.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    std::sort(took.begin(), took.end());
    std::printf("%-44s median %8.3f ms   95 %% %8.3f   slowest %8.3f\n", what, took[took.size() / 2],
                took[took.size() * 95 / 100], took.back());
}

} // namespace

int main(int argc, char** argv) {
    QGuiApplication application(argc, argv);
    Script script = sampleScript();
    script.layers = 61;
    script.denseLayers = 3;
    script.experts = 256;
    script.expertsUsed = 8;
    QString text;
    for (int i = 0; i < AnswerTrace::kMostTokens; ++i)
        text +=
            i % 17 == 16 ? QStringLiteral("%1.\n\n").arg(i % 4999) : QStringLiteral("word%1 ").arg(i % 997);
    script.answers = {{QStringLiteral("long"), text}};

    {
        const QStringList pieces = text.split(u' ');
        std::vector<TokenTrace> made;
        for (int i = 0; i < 500; ++i)
            made.push_back(scriptedTrace(pieces[i], i, script));
        QVector<int> layers;
        for (int layer = 3; layer < 61; ++layer)
            layers << layer;
        AnswerTrace trace(1, 1, {layers, 256, 8});
        measure("append a token", AnswerTrace::kMostTokens,
                [&](int i) { trace.append(made[static_cast<std::size_t>(i) % made.size()]); });
        std::printf("%-44s %8.1f MB\n", "kept while it grows",
                    static_cast<double>(trace.sizeBytes()) / 1024 / 1024);
        measure("squeeze", 1, [&](int) { trace.squeeze(); });
        std::printf("%-44s %8.1f MB\n", "kept", static_cast<double>(trace.sizeBytes()) / 1024 / 1024);
        measure("brightness of all cells", 50, [&](int) { cellLevels(trace, -1); });
        measure("brightness of one token's", 50, [&](int i) { cellLevels(trace, i); });
        measure("how evenly, in words", 50, [&](int) { useInWords(expertUse(trace)); });
        const CellGrid grid(58, 256, {700, 464}, 2);
        const CellLevels levels = cellLevels(trace, -1);
        const auto colors = colorScale(Qt::white, Qt::green, Qt::black);
        measure("paint all rows (700 x 464)", 50, [&](int) {
            for (int row = 0; row < 58; ++row)
                paintRow(grid, row, levels.row(row, 256), colors);
        });
    }

    WindowFixture fixture(script);
    ExpertTrace& experts = *fixture.context().experts();
    experts.setOpen(true);
    fixture.waitForModel();
    fixture.askAndWait(QStringLiteral("a long one"));
    fixture.window().grabWindow();
    std::printf("%-44s %8d\n", "lines", experts.lines()->count());
    measure("wrap to another width", 20, [&](int i) { experts.lines()->setWidth(330 + i % 2); });
    QQuickItem* strip = fixture.find(QStringLiteral("tokenStrip"));
    const double end = strip->property("contentHeight").toDouble() - strip->height();
    measure("a frame of the window", 50, [&](int) { fixture.window().grabWindow(); });
    experts.setOpen(false);
    measure("the same without the panel", 50, [&](int) { fixture.window().grabWindow(); });
    experts.setOpen(true);
    fixture.window().grabWindow();
    strip = fixture.find(QStringLiteral("tokenStrip"));
    measure("a frame while the tokens are scrolled", std::min(600, static_cast<int>(end / kStep)),
            [&](int i) {
                strip->setProperty("contentY", i * kStep);
                fixture.window().grabWindow();
            });
    measure("a frame with another token", 200, [&](int i) {
        experts.token()->move(i * 97);
        fixture.window().grabWindow();
    });
    return 0;
}
