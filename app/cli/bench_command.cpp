// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/model_options.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <string_view>

namespace conclave::cli {

namespace {

constexpr int kBandwidthPasses = 7;

constexpr Option kOptions[] = {
    kModelOption,
    integer("-p", "tokens of the prompt (default: 512)", 1, 1 << 20),
    integer("-n", "tokens to generate (default: 128)", 1, 1 << 20),
    text("--prefill", "N,N…", "measure reading prompts of so many tokens, instead of -p"),
    text("--context", "N,N…", "measure generating behind so many tokens, instead of behind -p"),
    integer("-t", "threads to compute with (default: 0, one per physical core)", 0, 1024),
    integer("-r", "repetitions (default: 5)", 1, 10000),
    kDeviceOption,
    kVramOption,
    kRamOption,
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

/// Something that was measured: reading a prompt or, behind it, generating.
struct Point {
    bool isDecode = false;
    int tokens = 0;  ///< read or generated in one run
    int context = 0; ///< tokens before them
    Series speed;    ///< tokens/s
    Series traffic;  ///< bytes/s, of decoding
    std::uint64_t bytesPerToken = 0;

    const char* kind() const { return isDecode ? "decode" : "prefill"; }
};

/// A prompt, and what is generated behind it; a count of 0 is not measured.
struct Measurement {
    int promptTokens = 0;
    int decodeTokens = 0;
    bool countsPrefill = true;
};

/// What bytes that are read are held against.
struct Peak {
    double bytesPerSecond = 0;
    std::uint64_t bufferBytes = 0;
    int threads = 0; ///< 0: not of the processor
    double busBytesPerSecond = 0;
};

/// The model that was measured, which is gone by the time that the memory is.
struct Subject {
    engine::ModelInfo info;
    std::string device;
};

struct Report {
    std::vector<Point> points; ///< in the order in which they were asked for
    std::vector<engine::StageTiming> stages;
    Peak peak;

    const Point* first(bool isDecode) const {
        const auto found = std::find_if(points.begin(), points.end(),
                                        [&](const Point& point) { return point.isDecode == isDecode; });
        return found == points.end() ? nullptr : &*found;
    }
    double shareOfPeak(double bytesPerSecond) const {
        return peak.bytesPerSecond > 0 ? bytesPerSecond / peak.bytesPerSecond : 0;
    }
};

nlohmann::ordered_json toJson(const Point& point, const Report& report) {
    nlohmann::ordered_json json = {
        {"kind", point.kind()},           {"tokens", point.tokens},
        {"context", point.context},       {"tokens_per_second", point.speed.median()},
        {"min", point.speed.quantile(0)}, {"max", point.speed.quantile(1)},
    };
    if (point.isDecode) {
        json["bytes_per_token"] = point.bytesPerToken;
        json["gb_per_second"] = point.traffic.median() / 1e9;
        json["share_of_memory"] = report.shareOfPeak(point.traffic.median());
    }
    return json;
}

std::string toJson(const Report& report, const Subject& model) {
    nlohmann::ordered_json json = {
        {"model", model.info.name},
        {"file", model.info.path},
        {"quantization", model.info.quantization},
        {"device", model.device},
        {"threads", report.peak.threads},
    };
    if (const Point* prefill = report.first(false)) {
        json["prompt_tokens"] = prefill->tokens;
        json["prefill_tokens_per_second"] = prefill->speed.toJson();
    }
    if (const Point* decode = report.first(true)) {
        json["decode_tokens"] = decode->tokens;
        json["decode_tokens_per_second"] = decode->speed.toJson();
        json["decode_bytes_per_token"] = decode->bytesPerToken;
        json["decode_gb_per_second"] = decode->traffic.median() / 1e9;
        json["decode_share_of_memory"] = report.shareOfPeak(decode->traffic.median());
    }
    json["memory_gb_per_second"] = report.peak.bytesPerSecond / 1e9;
    json["memory_buffer_bytes"] = report.peak.bufferBytes;
    if (report.peak.busBytesPerSecond > 0)
        json["bus_gb_per_second"] = report.peak.busBytesPerSecond / 1e9;
    json["points"] = nlohmann::ordered_json::array();
    for (const Point& point : report.points)
        json["points"].push_back(toJson(point, report));
    json["stages"] = nlohmann::ordered_json::array();
    for (const engine::StageTiming& stage : report.stages)
        json["stages"].push_back({{"name", stage.name},
                                  {"bytes", stage.bytes},
                                  {"seconds", stage.seconds},
                                  {"gb_per_second", stage.bytesPerSecond() / 1e9},
                                  {"share_of_memory", report.shareOfPeak(stage.bytesPerSecond())}});
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string describe(const Point& point, const Report& report) {
    char line[256];
    std::snprintf(line, sizeof line, "%-8s %6d tokens  %10.2f tokens/s  (median of %zu, %.2f to %.2f)",
                  point.kind(), point.tokens, point.speed.median(), point.speed.runs.size(),
                  point.speed.quantile(0), point.speed.quantile(1));
    std::string text = line;
    if (point.context > 0)
        text += " behind " + std::to_string(point.context);
    if (!point.isDecode)
        return text + "\n";
    std::snprintf(line, sizeof line, "\n  reads %.2f GB/s (%.2f MB per token)", point.traffic.median() / 1e9,
                  static_cast<double>(point.bytesPerToken) / 1e6);
    text += line;
    if (report.peak.bytesPerSecond > 0) {
        std::snprintf(line, sizeof line, ", %.0f %% of the memory's %.2f GB/s%s",
                      100 * report.shareOfPeak(point.traffic.median()), report.peak.bytesPerSecond / 1e9,
                      report.shareOfPeak(point.traffic.median()) > 1 ? ": a part comes from a cache" : "");
        text += line;
    }
    return text + "\n";
}

std::string describe(const Report& report, const Subject& model) {
    char line[256];
    std::string text = model.info.name + ", " + model.info.quantization + ", " + model.device + "\n";
    for (const Point& point : report.points)
        text += describe(point, report);
    for (const engine::StageTiming& stage : report.stages) {
        std::snprintf(line, sizeof line, "  %-20s %9.3f ms %9.2f MB %9.2f GB/s", stage.name.c_str(),
                      stage.seconds * 1e3, stage.bytes / 1e6, stage.bytesPerSecond() / 1e9);
        text += line;
        if (report.peak.bytesPerSecond > 0) {
            std::snprintf(line, sizeof line, " %6.0f %%", 100 * report.shareOfPeak(stage.bytesPerSecond()));
            text += line;
        }
        text += "\n";
    }
    if (report.peak.bytesPerSecond > 0) {
        if (report.peak.threads > 0)
            std::snprintf(line, sizeof line, "memory   %.2f GB/s read by %d %s\n",
                          report.peak.bytesPerSecond / 1e9, report.peak.threads,
                          report.peak.threads == 1 ? "thread" : "threads");
        else
            std::snprintf(line, sizeof line, "memory   %.2f GB/s copied, %.2f GB/s over the bus\n",
                          report.peak.bytesPerSecond / 1e9, report.peak.busBytesPerSecond / 1e9);
        text += line;
    }
    return text;
}

/// What was asked for, in order: prompts first.
engine::Result<std::vector<Measurement>> measurementsOf(const Arguments& arguments) {
    const int decodeTokens = arguments.integer("-n", 128);
    if (!arguments.has("--prefill") && !arguments.has("--context"))
        return std::vector<Measurement>{{arguments.integer("-p", 512), decodeTokens}};
    std::vector<Measurement> measurements;
    for (const char* name : {"--prefill", "--context"}) {
        std::string list = arguments.text(name);
        while (!list.empty()) {
            const std::size_t comma = std::min(list.find(','), list.size());
            const bool isPrompt = std::string_view(name) == "--prefill";
            const engine::Result<std::int64_t> count =
                parseInteger(std::string_view(list).substr(0, comma), isPrompt ? 1 : 0, 1 << 20);
            if (!count)
                return engine::Error{engine::ErrorKind::Invalid,
                                     std::string(name) + ": " + count.error().message};
            const int tokens = static_cast<int>(*count);
            measurements.push_back(isPrompt ? Measurement{tokens, 0}
                                            : Measurement{std::max(tokens, 1), decodeTokens, false});
            list.erase(0, comma + 1);
        }
    }
    return measurements;
}

int contextFor(const std::vector<Measurement>& measurements) {
    int tokens = 0;
    for (const Measurement& measurement : measurements)
        tokens = std::max(tokens, measurement.promptTokens + measurement.decodeTokens);
    return tokens + 1; // stages are measured with one more
}

/// Takes the figures of one measurement into @p report. The first run warms caches and clocks up and does not
/// count.
engine::Result<void> measure(engine::Session& session, const Measurement& what, int repetitions,
                             Report& report, std::stop_token stop) {
    Point prefill{.tokens = what.promptTokens};
    Point decode{.isDecode = true, .tokens = what.decodeTokens, .context = what.promptTokens};
    for (int run = 0; run <= repetitions; ++run) {
        progress(run == 0 ? "warming up"
                          : "run " + std::to_string(run) + " of " + std::to_string(repetitions));
        const auto timing = session.measure(what.promptTokens, what.decodeTokens, stop);
        if (!timing)
            return timing.error();
        if (run == 0)
            continue;
        prefill.speed.runs.push_back(what.promptTokens / (std::max(timing->prefillMs, 1e-6) / 1e3));
        const double tokensPerSecond = what.decodeTokens / (std::max(timing->decodeMs, 1e-6) / 1e3);
        decode.speed.runs.push_back(tokensPerSecond);
        decode.bytesPerToken = timing->decodeBytesPerToken;
        decode.traffic.runs.push_back(tokensPerSecond * static_cast<double>(timing->decodeBytesPerToken));
        if (what.decodeTokens > 0)
            report.stages = timing->stages;
    }
    if (what.countsPrefill)
        report.points.push_back(prefill);
    if (what.decodeTokens > 0)
        report.points.push_back(decode);
    return {};
}

/// Of the memory that the model is in: of the processor's, or of the card's.
Peak measurePeak(const Subject& model, int threads, const std::stop_token& stop) {
    if (!model.device.starts_with("CPU"))
        if (const auto device = engine::measureDeviceBandwidth(0, kBandwidthPasses, stop))
            return {device->copyBytesPerSecond, device->bufferBytes, 0, device->busBytesPerSecond};
    const engine::MemoryBandwidth memory = engine::measureReadBandwidth(threads, kBandwidthPasses, stop);
    return {memory.bytesPerSecond, memory.bufferBytes, memory.threads};
}

int bench(const Arguments& arguments) {
    const Interrupt interrupt;
    const auto measurements = measurementsOf(arguments);
    if (!measurements)
        return wrongUsage("bench: " + measurements.error().message);
    auto model = loadModel(arguments, interrupt.token(), "-t");
    if (!model)
        return fail(model.error());
    progress("moving the weights to large pages");
    (*model)->waitUntilSettled(interrupt.token());
    auto session = engine::Session::create(*model, sessionOptions(arguments, contextFor(*measurements)));
    if (!session)
        return fail(session.error());
    Report report;
    for (const Measurement& what : *measurements)
        if (const engine::Result<void> measured =
                measure(**session, what, arguments.integer("-r", 5), report, interrupt.token());
            !measured)
            return fail(measured.error());
    progress("measuring the memory");
    const Subject subject{(*model)->info(), (*model)->device()};
    session->reset(); // one that is larger than memory leaves none to measure
    model->reset();
    report.peak = measurePeak(subject, arguments.integer("-t", 0), interrupt.token());
    progress({});
    print(arguments.has("--json") ? toJson(report, subject) : describe(report, subject));
    return finish();
}

} // namespace

const Command kBenchCommand{
    "bench",
    "",
    "measure how fast a model reads and writes",
    "Decoding reads all active weights for each token, so it is held against the speed at which the same "
    "threads\n"
    "can read memory, or on a card against its own copies, measured in the same run.",
    kOptions,
    0,
    bench,
};

} // namespace conclave::cli
