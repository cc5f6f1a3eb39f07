// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/model_options.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <iterator>
#include <optional>

namespace conclave::cli {

namespace {

constexpr Option kOptions[] = {
    kModelOption,
    integer("--card-memory", "say where the weights would lie with so many megabytes free on a card", 0),
    real("--card-speed", "GB/s at which that card reads its memory (default: 500)", 1, 1e5),
    real("--bus-speed", "GB/s at which main memory is copied to it (default: 20)", 0.1, 1e4),
    integer("--main-memory", "megabytes of main memory to plan with (default: what is free)", 0),
    kJsonOption,
};

constexpr int kBandwidthPasses = 3;

/// 1.05 MB, 4.68 GB: decimal units, as on disks.
std::string size(std::uint64_t bytes) {
    static constexpr const char* kUnits[] = {"bytes", "kB", "MB", "GB", "TB"};
    double value = static_cast<double>(bytes);
    std::size_t unit = 0;
    for (; value >= 1000 && unit + 1 < std::size(kUnits); ++unit)
        value /= 1000;
    char buffer[48];
    std::snprintf(buffer, sizeof buffer, unit == 0 ? "%.0f %s" : "%.2f %s", value, kUnits[unit]);
    return buffer;
}

/// 260 thousand, 30.53 billion.
std::string count(std::uint64_t number) {
    const double value = static_cast<double>(number);
    char buffer[48];
    if (value >= 1e9)
        std::snprintf(buffer, sizeof buffer, "%.2f billion", value / 1e9);
    else if (value >= 1e6)
        std::snprintf(buffer, sizeof buffer, "%.2f million", value / 1e6);
    else
        std::snprintf(buffer, sizeof buffer, "%.0f thousand", value / 1e3);
    return buffer;
}

std::string expertsText(const engine::ModelInfo& info) {
    if (info.experts == 0)
        return "none (a dense model)";
    std::string text =
        std::to_string(info.experts) + " per layer, " + std::to_string(info.expertsUsed) + " used";
    if (info.expertsShared > 0)
        text += ", " + std::to_string(info.expertsShared) + " shared";
    return text;
}

/// One "name  value" line; control characters of untrusted names are left out.
std::string line(const char* name, const std::string& value) {
    std::string text = name;
    text.resize(16, ' ');
    for (const char c : value)
        if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f)
            text += c;
    return text + "\n";
}

std::string describe(const engine::ModelInfo& info) {
    const auto number = [](int value) { return std::to_string(value); };
    std::string text = line("name", info.name);
    text += line("file", info.path + " (" + size(info.fileBytes) + ")");
    text += line("architecture", info.architecture);
    text += line("quantization", info.quantization);
    text += line("parameters",
                 count(info.parameters) + ", " + count(info.activeParameters) + " read for each token");
    text += line("layers", number(info.layers));
    text += line("embedding", number(info.embedding));
    text += line("heads", number(info.heads) + ", " + number(info.kvHeads) + " for keys and values");
    text += line("experts", expertsText(info));
    text += line("tokenizer", info.tokenizer);
    text += line("chat template", info.hasChatTemplate ? "yes" : "none in the file");
    text += line("context",
                 number(info.contextTokens) + " tokens, " + size(info.cacheBytesPerToken) + " of cache each");
    text +=
        line("memory", size(info.memoryBytes) + " with a context of " + number(info.cacheTokens) + " tokens");
    text += line("device", info.device);
    if (!info.license.empty())
        text += line("license", info.license);
    for (const std::string& notice : info.notices)
        text += line("note", notice);
    return text;
}

nlohmann::ordered_json toJson(const engine::Placement& placement) {
    nlohmann::ordered_json json = {
        {"card_bytes", placement.bytesIn(engine::Place::Device)},
        {"memory_bytes", placement.bytesIn(engine::Place::Host)},
        {"file_bytes", placement.bytesIn(engine::Place::File)},
        {"seconds_per_token", placement.tokenSeconds},
        {"stages", nlohmann::ordered_json::array()},
    };
    for (const engine::StagePrediction& stage : placement.stages)
        json["stages"].push_back({{"name", stage.name}, {"bytes", stage.bytes}, {"seconds", stage.seconds}});
    if (placement.streamFromTokens)
        json["copies_experts_from_tokens"] = *placement.streamFromTokens;
    return json;
}

std::string toJson(const engine::ModelInfo& info, const std::optional<engine::ModelPlan>& plan) {
    nlohmann::ordered_json json = {
        {"name", info.name},
        {"file", info.path},
        {"file_bytes", info.fileBytes},
        {"architecture", info.architecture},
        {"quantization", info.quantization},
        {"parameters", info.parameters},
        {"active_parameters", info.activeParameters},
        {"layers", info.layers},
        {"embedding", info.embedding},
        {"heads", info.heads},
        {"kv_heads", info.kvHeads},
        {"vocabulary", info.vocabulary},
        {"experts", info.experts},
        {"experts_used", info.expertsUsed},
        {"experts_shared", info.expertsShared},
        {"tokenizer", info.tokenizer},
        {"has_chat_template", info.hasChatTemplate},
        {"context_tokens", info.contextTokens},
        {"cache_bytes_per_token", info.cacheBytesPerToken},
        {"memory_bytes", info.memoryBytes},
        {"memory_context_tokens", info.cacheTokens},
        {"device", info.device},
        {"license", info.license},
        {"is_starter", info.isStarter},
        {"notices", info.notices},
    };
    if (plan)
        json["placement"] = toJson(plan->placement);
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

/// The plan for the card that --card-memory describes, none without that option.
engine::Result<std::optional<engine::ModelPlan>> planFor(const Arguments& arguments) {
    if (!arguments.has("--card-memory"))
        return std::optional<engine::ModelPlan>();
    const auto megabytes = [&](const char* name) {
        return static_cast<std::uint64_t>(arguments.integer(name, 0)) * 1'000'000;
    };
    engine::PlanOptions options;
    options.deviceBytes = megabytes("--card-memory");
    options.hostBytes =
        arguments.has("--main-memory") ? megabytes("--main-memory") : engine::availableMemory();
    options.rates.device = arguments.real("--card-speed", options.rates.device / 1e9) * 1e9;
    options.rates.bus = arguments.real("--bus-speed", options.rates.bus / 1e9) * 1e9;
    const engine::MemoryBandwidth memory = engine::measureReadBandwidth(0, kBandwidthPasses, {});
    if (memory.bytesPerSecond > 0)
        options.rates.host = memory.bytesPerSecond;
    auto plan = engine::planModel(arguments.text("--model"), options);
    if (!plan)
        return plan.error();
    return std::optional(std::move(*plan));
}

int inspect(const Arguments& arguments) {
    const engine::Result<engine::ModelInfo> info = engine::inspectModel(arguments.text("--model"));
    if (!info)
        return fail(info.error());
    const auto plan = planFor(arguments);
    if (!plan)
        return fail(plan.error());
    print(arguments.has("--json")
              ? toJson(*info, *plan)
              : describe(*info) + (*plan ? "\n" + placementText((*plan)->placement) : ""));
    return finish();
}

} // namespace

const Command kInspectCommand{
    "inspect", "", "say what a model is and how much memory it needs", "", kOptions, 0, inspect,
};

} // namespace conclave::cli
