// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/placement_text.h"

#include "engine/run/system_memory.h"

#include <algorithm>
#include <spdlog/fmt/fmt.h>

namespace conclave::engine {

namespace {

constexpr int kBarWidth = 32;

const char* placeName(Place place) {
    switch (place) {
    case Place::Device:
        return "on the card";
    case Place::Host:
        return "in main memory";
    case Place::File:
        return "in the file";
    }
    return "";
}

std::string milliseconds(double seconds) {
    return fmt::format("{:.{}f} ms", seconds * 1e3, seconds < 0.01 ? 2 : 1);
}

/// "####++++....": each cell is the place of the experts at that share of the layer, once they are sorted.
/// What is there at all has a cell, as long as there are enough.
std::string barOf(const Placement& placement, int layer) {
    const auto all = static_cast<int>(placement.layers[static_cast<std::size_t>(layer)].experts.size());
    if (all == 0)
        return {};
    std::string bar;
    constexpr char kMarks[kPlaces] = {'#', '+', '.'};
    int before = 0;
    for (int place = 0; place < kPlaces; ++place) {
        const int count = placement.expertsIn(layer, static_cast<Place>(place));
        before += count;
        auto end = static_cast<std::size_t>(before * kBarWidth / all);
        if (count > 0 && end <= bar.size() && bar.size() < kBarWidth)
            end = bar.size() + 1;
        bar.append(end > bar.size() ? end - bar.size() : 0, kMarks[place]);
    }
    return bar;
}

/// Layers from first on, up to the next one that looks different.
struct Run {
    int first = 0;
    int end = 0;
};

Run runFrom(const Placement& placement, int first) {
    const auto layers = static_cast<int>(placement.layers.size());
    const auto isAlike = [&](int layer) {
        const auto& a = placement.layers[static_cast<std::size_t>(first)];
        const auto& b = placement.layers[static_cast<std::size_t>(layer)];
        return a.dense == b.dense && a.experts.size() == b.experts.size() &&
               barOf(placement, first) == barOf(placement, layer);
    };
    int end = first + 1;
    while (end < layers && isAlike(end))
        ++end;
    return {first, end};
}

std::string lineOf(const Placement& placement, const Run& run) {
    const Placement::Layer& layer = placement.layers[static_cast<std::size_t>(run.first)];
    const std::string range = run.end - run.first == 1
                                  ? fmt::format("layer {}", run.first)
                                  : fmt::format("layers {} to {}", run.first, run.end - 1);
    std::string line = fmt::format("{:<16}{:<16}", range, placeName(layer.dense));
    if (layer.experts.empty())
        return line + "no experts\n";
    int least = placement.expertsIn(run.first, Place::Device);
    int most = least;
    for (int other = run.first + 1; other < run.end; ++other) {
        const int count = placement.expertsIn(other, Place::Device);
        least = std::min(least, count);
        most = std::max(most, count);
    }
    const std::string count = least == most ? std::to_string(most) : fmt::format("{} to {}", least, most);
    return line + fmt::format("[{}] {} of {} experts on the card\n", barOf(placement, run.first), count,
                              layer.experts.size());
}

} // namespace

std::string predictionText(const Placement& placement) {
    return fmt::format("{} for a token ({:.1f} tokens/s)", milliseconds(placement.tokenSeconds),
                       placement.tokenSeconds > 0 ? 1 / placement.tokenSeconds : 0.0);
}

std::string placementText(const Placement& placement) {
    std::string text;
    for (const Place place : {Place::Device, Place::Host, Place::File}) {
        text += fmt::format("{:<16}{}", placeName(place), memoryText(placement.bytesIn(place)));
        if (place == Place::Device && placement.workingBytes > 0)
            text += fmt::format(", and {} to work with", memoryText(placement.workingBytes));
        text += "\n";
    }
    text += fmt::format("{:<16}{}, the embedding {}\n", "output head", placeName(placement.head),
                        placeName(placement.embedding));
    for (int first = 0; first < static_cast<int>(placement.layers.size());) {
        const Run run = runFrom(placement, first);
        text += lineOf(placement, run);
        first = run.end;
    }
    text += fmt::format("{:<16}{}\n", "predicted", predictionText(placement));
    for (const StagePrediction& stage : placement.stages)
        text += fmt::format("{:<16}{:>10}  {:>8}  {}\n", "", milliseconds(stage.seconds),
                            memoryText(static_cast<std::uint64_t>(stage.bytes)), stage.name);
    if (placement.streamFromTokens)
        text +=
            fmt::format("{:<16}experts are copied to the card {}\n", "prompts",
                        *placement.streamFromTokens == 1
                            ? "always"
                            : fmt::format("for batches of {} tokens and more", *placement.streamFromTokens));
    return text;
}

} // namespace conclave::engine
