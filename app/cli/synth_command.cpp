// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/model_options.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <string>

namespace conclave::cli {

namespace {

constexpr Option kOptions[] = {
    required("--shape", "NAME", "whose shape, see below"),
    choice("--type", "Q8_0|Q6_K|Q4_K_M|Q4_0|MXFP4|F16|BF16|F32", "of the weights (default: Q4_K_M)"),
    required("--out", "FILE", "the GGUF file to write"),
    integer("--layers", "fewer layers (default: 0, all)", 0),
    integer("--experts", "fewer experts per layer (default: 0, all)", 0),
    integer("--vocabulary", "fewer tokens (default: 0, all)", 0),
    {"--seed", "S", "another model for each number (default: 1)", Option::Kind::Unsigned},
    kJsonOption,
};

std::string describe(const engine::SynthReport& report, const std::string& out) {
    char line[160];
    std::snprintf(line, sizeof line,
                  "%s, %d layers, %llu tensors, %.2f billion weights, %llu bytes: ", report.title.c_str(),
                  report.layers, static_cast<unsigned long long>(report.tensors),
                  static_cast<double>(report.weights) / 1e9, static_cast<unsigned long long>(report.bytes));
    return line + out + "\n";
}

std::string toJson(const engine::SynthReport& report) {
    const nlohmann::ordered_json json = {
        {"model", report.title},     {"layers", report.layers}, {"tensors", report.tensors},
        {"weights", report.weights}, {"bytes", report.bytes},   {"notices", report.notices},
    };
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

int synth(const Arguments& arguments) {
    const Interrupt interrupt;
    int shown = -1;
    const engine::SynthOptions options{
        .shape = arguments.text("--shape"),
        .type = arguments.text("--type", "Q4_K_M"),
        .out = arguments.text("--out"),
        .layers = arguments.integer("--layers", 0),
        .experts = arguments.integer("--experts", 0),
        .vocabulary = arguments.integer("--vocabulary", 0),
        .seed = arguments.unsignedInteger("--seed", 1),
        .onProgress =
            [&](double share) {
                const int percent = static_cast<int>(share * 100);
                if (percent != shown)
                    progress("writing, " + std::to_string(percent) + " %");
                shown = percent;
            },
    };
    const auto report = engine::synthesizeModel(options, interrupt.token());
    progress({});
    if (!report)
        return report.error().kind == engine::ErrorKind::Invalid
                   ? wrongUsage("synth: " + report.error().message)
                   : fail(report.error());
    for (const std::string& notice : report->notices)
        note(notice);
    print(arguments.has("--json") ? toJson(*report) : describe(*report, options.out));
    return finish();
}

} // namespace

const Command kSynthCommand{
    "synth",
    "",
    "make a model of a published shape with random weights",
    "As large and as fast as the real one, with nothing to say: for measuring and for tests. Shapes:\n"
    "  deepseek-v2-lite, deepseek-v3, gpt-oss-20b, gpt-oss-120b, llama-3.1-8b, mixtral-8x7b, olmoe-1b-7b,\n"
    "  qwen1.5-moe-a2.7b, qwen2.5-0.5b, qwen2.5-7b, qwen3-0.6b, qwen3-8b, qwen3-30b-a3b, qwen3-235b-a22b",
    kOptions,
    0,
    synth,
};

} // namespace conclave::cli
