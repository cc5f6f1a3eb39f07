// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/convert/convert.h"
#include "engine/model/model_parts.h"
#include "tests/engine/run/tiny_checkpoint.h"
#include "tests/support/bare_model.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>
#include <string_view>

#include <unistd.h>

/// The logits of a device against the CPU's, prompts at once and token by token:
///
///     device_logits cuda|cpu --families tests/data/families
///     device_logits cuda|cpu model.gguf …
///
/// One line of JSON for each model; the status is 1 when one of them is out of its bound.

namespace {

using namespace conclave::engine;
namespace fs = std::filesystem;

/// As in tst_cuda_families: float weights differ in the order of sums only. Packed ones are multiplied with
/// activations rounded to int8, which may choose other experts now and then, so their bound is one of the
/// median.
constexpr double kExact = 1e-4;
constexpr double kPackedMedian = 0.06;
constexpr int kTokens = 64;

using Rows = std::vector<std::vector<float>>;

Rows logitsOf(const Model& model, const std::vector<TokenId>& tokens, std::size_t batch) {
    const Model::Parts& parts = model.parts();
    auto evaluator = parts.backend->createEvaluator({.contextTokens = 256});
    if (!evaluator)
        return {};
    return conclave::test::logitsFrom(**evaluator, parts.weights, tokens, 0, batch);
}

/// ‖a - b‖ / ‖b‖ of each row, sorted; infinite where rows are missing.
std::vector<double> errorsOf(const Rows& found, const Rows& expected) {
    std::vector<double> errors;
    for (std::size_t row = 0; row < expected.size(); ++row) {
        double difference = 0;
        double size = 0;
        for (std::size_t i = 0; i < expected[row].size(); ++i) {
            const double value = row < found.size() && i < found[row].size() ? found[row][i] : NAN;
            difference += (value - expected[row][i]) * (value - expected[row][i]);
            size += double{expected[row][i]} * expected[row][i];
        }
        const double error = std::sqrt(difference / size);
        errors.push_back(std::isfinite(error) ? error : INFINITY);
    }
    std::sort(errors.begin(), errors.end());
    return errors.empty() ? std::vector<double>{INFINITY} : errors;
}

bool isPacked(const Model& model) {
    const std::string& type = model.info().quantization;
    return type != "F32" && type != "F16" && type != "BF16";
}

void report(const std::string& name, const char* problem) {
    std::printf("{\"model\": \"%s\", \"problem\": \"%s\", \"passed\": false}\n", name.c_str(), problem);
}

bool compare(const std::string& name, const std::string& path, DeviceChoice device) {
    const auto reference = Model::load({.path = path, .device = DeviceChoice::Cpu});
    if (!reference) {
        report(name, reference.error().message.c_str());
        return false;
    }
    const auto other = Model::load({.path = path, .device = device});
    if (!other) {
        report(name, other.error().message.c_str());
        return false;
    }
    std::vector<TokenId> tokens;
    for (int i = 0; i < kTokens; ++i)
        tokens.push_back(static_cast<TokenId>((i * 37 + i * i % 11) % (*reference)->tokenizer().size()));
    const Rows expected = logitsOf(**reference, tokens, tokens.size());
    const std::vector<double> prompt = errorsOf(logitsOf(**other, tokens, tokens.size()), expected);
    const std::vector<double> decode = errorsOf(logitsOf(**other, tokens, 1), expected);
    const auto judged = [&](const std::vector<double>& errors) {
        return isPacked(**reference) ? errors[errors.size() / 2] < kPackedMedian : errors.back() < kExact;
    };
    const bool passed = expected.size() == tokens.size() && judged(prompt) && judged(decode);
    std::printf("{\"model\": \"%s\", \"type\": \"%s\", \"device\": \"%s\", \"prompt_worst\": %.3g, "
                "\"prompt_median\": %.3g, \"decode_worst\": %.3g, \"decode_median\": %.3g, \"passed\": %s}\n",
                name.c_str(), (*reference)->info().quantization.c_str(), (*other)->device().c_str(),
                prompt.back(), prompt[prompt.size() / 2], decode.back(), decode[decode.size() / 2],
                passed ? "true" : "false");
    std::fflush(stdout);
    return passed;
}

/// Writes the tiny checkpoint of a family and converts it, as a user would.
bool compareFamily(const fs::path& data, const std::string& name, const fs::path& work, DeviceChoice device) {
    const fs::path source = work / name;
    fs::create_directories(source);
    conclave::test::writeTinyCheckpoint(conclave::test::readTinyFamily(data, name), data, source);
    const std::string file = (work / (name + ".gguf")).string();
    const auto converted = convertModel({.source = source.string(), .out = file, .type = "f32"}, {});
    if (!converted) {
        report(name, converted.error().message.c_str());
        return false;
    }
    return compare(name, file, device);
}

bool compareFamilies(const fs::path& data, DeviceChoice device) {
    const fs::path work = fs::temp_directory_path() / ("device_logits." + std::to_string(::getpid()));
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(data))
        if (entry.path().extension() == ".f32")
            names.push_back(entry.path().stem().string());
    std::sort(names.begin(), names.end());
    bool passed = !names.empty();
    for (const std::string& name : names)
        passed = compareFamily(data, name, work, device) && passed;
    fs::remove_all(work);
    return passed;
}

} // namespace

int main(int count, char** words) {
    if (count < 3) {
        std::fprintf(stderr, "usage: device_logits cuda|cpu (--families FOLDER | FILE.gguf…)\n");
        return 2;
    }
    const DeviceChoice device = std::string_view(words[1]) == "cuda" ? DeviceChoice::Cuda : DeviceChoice::Cpu;
    try {
        bool passed = true;
        for (int i = 2; i < count; ++i) {
            if (std::string_view(words[i]) == "--families" && i + 1 < count)
                passed = compareFamilies(words[++i], device) && passed;
            else
                passed = compare(fs::path(words[i]).stem().string(), words[i], device) && passed;
        }
        return passed ? 0 : 1;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "device_logits: %s\n", error.what());
        return 1;
    }
}
