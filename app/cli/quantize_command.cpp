// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/model_options.h"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace conclave::cli {

namespace {

constexpr Option kOptions[] = {
    kModelOption,
    {"--type", "Q8_0|Q6_K|Q4_K_M|Q4_0|MXFP4", "what the weights become", Option::Kind::Choice, true},
    required("--out", "FILE", "the new file"),
    text("--imatrix", "FILE", "how much each column matters: llama.cpp's imatrix, GGUF or .dat"),
    flag("--allow-requantize", "take a model that is quantized already, though it loses a second time"),
    integer("--threads", "threads to compute with (default: 0, one per physical core)", 0, 1024),
    kJsonOption,
};

std::string megabytes(std::uint64_t bytes) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.2f MB", static_cast<double>(bytes) / 1e6);
    return buffer;
}

std::string describe(const engine::QuantizeReport& report) {
    char line[160];
    std::snprintf(line, sizeof line, "%s became %s, %.2f bits per weight\n",
                  megabytes(report.sourceBytes).c_str(), megabytes(report.bytes).c_str(),
                  report.bitsPerWeight);
    std::string text = line;
    for (const auto& share : report.types) {
        std::snprintf(line, sizeof line, "  %-8s %5llu tensors, %.2f million weights\n", share.type.c_str(),
                      static_cast<unsigned long long>(share.tensors),
                      static_cast<double>(share.weights) / 1e6);
        text += line;
    }
    return text;
}

std::string toJson(const engine::QuantizeReport& report) {
    nlohmann::ordered_json types = nlohmann::ordered_json::array();
    for (const auto& share : report.types)
        types.push_back({{"type", share.type}, {"tensors", share.tensors}, {"weights", share.weights}});
    const nlohmann::ordered_json json = {
        {"source_bytes", report.sourceBytes},
        {"bytes", report.bytes},
        {"bits_per_weight", report.bitsPerWeight},
        {"types", types},
        {"notices", report.notices},
    };
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

int quantize(const Arguments& arguments) {
    const Interrupt interrupt;
    const engine::QuantizeOptions options{
        .source = arguments.text("--model"),
        .out = arguments.text("--out"),
        .target = arguments.text("--type"),
        .importanceFile = arguments.text("--imatrix"),
        .allowRequantize = arguments.has("--allow-requantize"),
        .threads = arguments.integer("--threads", 0),
        .onProgress =
            [](double share) {
                progress("quantizing, " + std::to_string(static_cast<int>(share * 100)) + " %");
            },
    };
    const engine::Result<engine::QuantizeReport> report = engine::quantizeModel(options, interrupt.token());
    progress({});
    if (!report)
        return fail(report.error());
    for (const std::string& notice : report->notices)
        note(notice);
    print(arguments.has("--json") ? toJson(*report) : describe(*report));
    return finish();
}

} // namespace

const Command kQuantizeCommand{
    "quantize",
    "",
    "write a model again with smaller weights",
    "Q4_K_M is the usual choice; Q8_0 is hardly different from the original. The new file appears when it is "
    "whole.",
    kOptions,
    0,
    quantize,
};

} // namespace conclave::cli
