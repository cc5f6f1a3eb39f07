// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/model_options.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>

namespace conclave::cli {

namespace {

constexpr int kBandwidthPasses = 7;

constexpr Option kOptions[] = {
    kModelOption,
    integer("-p", "tokens of the prompt (default: 512)", 1, 1 << 20),
    integer("-n", "tokens to generate (default: 128)", 1, 1 << 20),
    integer("-t", "threads to compute with (default: 0, one per physical core)", 0, 1024),
    integer("-r", "repetitions (default: 5)", 1, 10000),
    kDeviceOption,
    kKvTypeOption,
    kJsonOption,
};

/// The figures of one stage, in tokens per second unless said otherwise.
struct Series {
    std::vector<double> runs; ///< in the order in which they were measured

    double quantile(double part) const {
        std::vector<double> sorted = runs;
        std::sort(sorted.begin(), sorted.end());
        const double place = part * static_cast<double>(sorted.size() - 1);
        const auto below = static_cast<std::size_t>(place);
        const std::size_t above = std::min(below + 1, sorted.size() - 1);
        return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
    }
    double median() const { return quantile(0.5); }

    nlohmann::ordered_json toJson() const {
        return {{"median", median()}, {"min", quantile(0)}, {"max", quantile(1)}, {"runs", runs}};
    }
};

struct Report {
    int promptTokens = 0;
    int decodeTokens = 0;
    Series prefill;       ///< tokens/s
    Series decode;        ///< tokens/s
    Series decodeTraffic; ///< bytes/s
    std::uint64_t bytesPerToken = 0;
    engine::MemoryBandwidth memory;

    double shareOfPeak() const {
        return memory.bytesPerSecond > 0 ? decodeTraffic.median() / memory.bytesPerSecond : 0;
    }
};

std::string toJson(const Report& report, const engine::Model& model) {
    const nlohmann::ordered_json json = {
        {"model", model.info().name},
        {"file", model.info().path},
        {"quantization", model.info().quantization},
        {"device", model.device()},
        {"threads", report.memory.threads},
        {"prompt_tokens", report.promptTokens},
        {"decode_tokens", report.decodeTokens},
        {"prefill_tokens_per_second", report.prefill.toJson()},
        {"decode_tokens_per_second", report.decode.toJson()},
        {"decode_bytes_per_token", report.bytesPerToken},
        {"decode_gb_per_second", report.decodeTraffic.median() / 1e9},
        {"memory_gb_per_second", report.memory.bytesPerSecond / 1e9},
        {"memory_buffer_bytes", report.memory.bufferBytes},
        {"decode_share_of_memory", report.shareOfPeak()},
    };
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string describe(const Report& report, const engine::Model& model) {
    char line[256];
    std::string text = model.info().name + ", " + model.info().quantization + ", " + model.device() + "\n";
    const auto add = [&](const char* stage, int tokens, const Series& series) {
        std::snprintf(line, sizeof line, "%-8s %6d tokens  %10.2f tokens/s  (median of %zu, %.2f to %.2f)\n",
                      stage, tokens, series.median(), series.runs.size(), series.quantile(0),
                      series.quantile(1));
        text += line;
    };
    add("prefill", report.promptTokens, report.prefill);
    add("decode", report.decodeTokens, report.decode);
    std::snprintf(line, sizeof line, "decode reads %.2f GB/s (%.2f MB per token)",
                  report.decodeTraffic.median() / 1e9, static_cast<double>(report.bytesPerToken) / 1e6);
    text += line;
    if (report.memory.bytesPerSecond > 0) {
        const bool isCached = report.shareOfPeak() > 1;
        std::snprintf(line, sizeof line, ", %.0f %% of the %.2f GB/s that %d %s can read from memory%s",
                      100 * report.shareOfPeak(), report.memory.bytesPerSecond / 1e9, report.memory.threads,
                      report.memory.threads == 1 ? "thread" : "threads",
                      isCached ? ": a part comes from the processor's cache" : "");
        text += line;
    }
    return text + "\n";
}

/// Takes the measurements into @p report. The first run warms caches and clocks up and does not count.
engine::Result<void> measure(engine::Session& session, int repetitions, Report& report,
                             std::stop_token stop) {
    for (int run = 0; run <= repetitions; ++run) {
        progress(run == 0 ? "warming up"
                          : "run " + std::to_string(run) + " of " + std::to_string(repetitions));
        const auto timing = session.measure(report.promptTokens, report.decodeTokens, stop);
        if (!timing)
            return timing.error();
        if (run == 0)
            continue;
        const double prefillSeconds = std::max(timing->prefillMs, 1e-6) / 1e3;
        const double decodeSeconds = std::max(timing->decodeMs, 1e-6) / 1e3;
        const double tokensPerSecond = report.decodeTokens / decodeSeconds;
        report.prefill.runs.push_back(report.promptTokens / prefillSeconds);
        report.decode.runs.push_back(tokensPerSecond);
        report.decodeTraffic.runs.push_back(tokensPerSecond *
                                            static_cast<double>(timing->decodeBytesPerToken));
        report.bytesPerToken = timing->decodeBytesPerToken;
    }
    return {};
}

int bench(const Arguments& arguments) {
    const Interrupt interrupt;
    const auto model = loadModel(arguments, interrupt.token(), "-t");
    if (!model)
        return fail(model.error());
    Report report;
    report.promptTokens = arguments.integer("-p", 512);
    report.decodeTokens = arguments.integer("-n", 128);
    const auto session =
        engine::Session::create(*model, sessionOptions(arguments, report.promptTokens + report.decodeTokens));
    if (!session)
        return fail(session.error());
    const engine::Result<void> measured =
        measure(**session, arguments.integer("-r", 5), report, interrupt.token());
    if (!measured)
        return fail(measured.error());
    progress("measuring the memory");
    report.memory =
        engine::measureReadBandwidth(arguments.integer("-t", 0), kBandwidthPasses, interrupt.token());
    progress({});
    print(arguments.has("--json") ? toJson(report, **model) : describe(report, **model));
    return finish();
}

} // namespace

const Command kBenchCommand{
    "bench",
    "",
    "measure how fast a model reads and writes",
    "Decoding reads all active weights for each token, so it is held against the speed at which the same "
    "threads\n"
    "can read memory, measured in the same run.",
    kOptions,
    0,
    bench,
};

} // namespace conclave::cli
