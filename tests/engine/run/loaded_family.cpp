// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/run/loaded_family.h"

#include "engine/convert/convert.h"
#include "engine/model/model_parts.h"
#include "engine/run/forward.h"
#include "engine/run/session.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <filesystem>

namespace conclave::test {

using namespace engine;

namespace {

std::filesystem::path dataFolder() {
    return std::filesystem::path(CONCLAVE_SOURCE_DIR) / "tests/data/families";
}

} // namespace

std::vector<std::string> familyNames() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(dataFolder()))
        if (entry.path().extension() == ".json")
            names.push_back(entry.path().stem().string());
    std::ranges::sort(names);
    return names;
}

LoadedFamily::LoadedFamily(const QString& name, const std::string& type, DeviceChoice device) {
    try {
        load(name.toStdString(), type, device);
    } catch (const std::exception& error) {
        problem = error.what();
    }
}

void LoadedFamily::load(const std::string& name, const std::string& type, DeviceChoice device) {
    family = readTinyFamily(dataFolder(), name);
    isPacked = std::ranges::find(family.tensors, "U8", &GeneratedTensor::type) != family.tensors.end();
    if (isPacked)
        level = std::make_unique<ScalarLevel>();
    writeTinyCheckpoint(family, dataFolder(), folder.path().toStdString());
    const std::string file = folder.filePath("model.gguf").toStdString();
    const auto report = convertModel({.source = folder.path().toStdString(), .out = file, .type = type}, {});
    if (!report) {
        problem = report.error().message;
        return;
    }
    const auto loaded = Model::load({.path = file, .device = device, .threads = 2});
    if (loaded)
        model = *loaded;
    else
        problem = loaded.error().message;
}

double relativeError(std::span<const float> found, std::span<const float> expected) {
    double difference = 0;
    double size = 0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const double distance = static_cast<double>(found[i]) - static_cast<double>(expected[i]);
        difference += distance * distance;
        size += static_cast<double>(expected[i]) * static_cast<double>(expected[i]);
    }
    return std::sqrt(difference / size);
}

std::vector<TokenId> promptAndAnswer(const GoldenPrompt& prompt) {
    std::vector<TokenId> tokens = prompt.tokens;
    tokens.insert(tokens.end(), prompt.greedy.begin(), prompt.greedy.end());
    return tokens;
}

int size(const std::vector<TokenId>& tokens) {
    return static_cast<int>(tokens.size());
}

Result<std::vector<float>> logitsInChunks(const Model& model, std::span<const TokenId> tokens, int chunk) {
    const Model::Parts& parts = model.parts();
    const auto vocabulary = static_cast<std::size_t>(model.info().vocabulary);
    const auto evaluator = parts.backend->createEvaluator({.contextTokens = static_cast<int>(tokens.size())});
    if (!evaluator)
        return evaluator.error();
    std::vector<float> logits(tokens.size() * vocabulary);
    const int most = std::min(chunk, (*evaluator)->batchTokens());
    const bool isLong = parts.config.isLongConversation(static_cast<int>(tokens.size()));
    for (std::size_t done = 0; done < tokens.size();) {
        const std::size_t count = std::min(tokens.size() - done, static_cast<std::size_t>(most));
        const Batch batch{
            .tokens = tokens.subspan(done, count), .position = static_cast<int>(done), .isLong = isLong};
        Result<void> result = forward(**evaluator, parts.weights, batch, {});
        if (result)
            result = (*evaluator)
                         ->head(0, static_cast<int>(count),
                                std::span(logits).subspan(done * vocabulary, count * vocabulary));
        if (!result)
            return result.error();
        done += count;
    }
    return logits;
}

Result<std::vector<double>> goldenErrors(const LoadedFamily& loaded) {
    std::vector<double> errors;
    for (const GoldenPrompt& prompt : loaded.family.prompts) {
        const std::vector<TokenId> tokens = promptAndAnswer(prompt);
        const auto session = Session::create(loaded.model, {.contextTokens = size(tokens)});
        if (!session)
            return session.error();
        const auto compare = [&](int position, std::span<const float> row) {
            const auto found = std::ranges::find(prompt.rows, position);
            if (found != prompt.rows.end()) {
                const auto index = static_cast<std::size_t>(found - prompt.rows.begin());
                errors.push_back(relativeError(row, prompt.logits[index]));
            }
            return true;
        };
        if (Result<void> done = (*session)->logits(tokens, compare, {}); !done)
            return done.error();
    }
    return errors;
}

} // namespace conclave::test
