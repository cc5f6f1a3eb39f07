// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/model_parts.h"
#include "engine/run/cuda/cuda_backend.h"
#include "engine/run/cuda/cuda_evaluator.h"
#include "engine/run/session.h"
#include "tests/engine/run/loaded_family.h"
#include "tests/support/bare_model.h"

#include <QTest>
#include <algorithm>
#include <cmath>

using namespace conclave::engine;
using namespace conclave::test;

/// Models whose experts are on the device in part, on the processor or copied for the rest.
class TestCudaPlacement : public QObject {
    Q_OBJECT

  private slots:
    void familiesAgreeWithTheCpu_data();
    void familiesAgreeWithTheCpu();
    void startersAgreeWithTheCpu_data();
    void startersAgreeWithTheCpu();
};

namespace {

/// Float weights: both devices differ in the order of their sums only, as in tst_families.
constexpr double kExact = 1e-4;

/// @p share of the experts of each layer that has some, others in every layer.
ExpertResidence residence(const Weights& weights, double share) {
    ExpertResidence rows(weights.layers.size());
    for (std::size_t layer = 0; layer < rows.size(); ++layer) {
        const auto* const experts = std::get_if<ExpertWeights>(&weights.layers[layer].feedForward);
        if (!experts)
            continue;
        const auto count = static_cast<std::size_t>(experts->gate.count);
        rows[layer].resize(count);
        for (std::size_t i = 0; i < count; ++i)
            rows[layer][(i * 5 + layer) % count] =
                static_cast<double>(i) < share * static_cast<double>(count);
    }
    return rows;
}

using Logits = std::vector<std::vector<float>>;

/// A prompt in batches of @p batch, what follows token by token.
Logits logitsOf(const Backend& backend, const Weights& weights, std::span<const TokenId> tokens,
                std::size_t batch) {
    auto evaluator = backend.createEvaluator({.contextTokens = 256});
    if (!evaluator)
        return {};
    const std::size_t prompt = tokens.size() - 3;
    Logits rows = logitsFrom(**evaluator, weights, tokens.first(prompt), 0, batch);
    const Logits more = logitsFrom(**evaluator, weights, tokens.subspan(prompt), static_cast<int>(prompt), 1);
    rows.insert(rows.end(), more.begin(), more.end());
    return rows;
}

/// ‖a - b‖ / ‖b‖ of the worst row.
double worstRow(const Logits& found, const Logits& expected) {
    double worst = found.size() == expected.size() && !found.empty() ? 0 : INFINITY;
    for (std::size_t row = 0; row < found.size() && std::isfinite(worst); ++row)
        worst = std::max(worst, relativeError(found[row], expected[row]));
    return worst;
}

constexpr double kShares[] = {1, 0.5, 1.0 / 3, 0};

} // namespace

void TestCudaPlacement::familiesAgreeWithTheCpu_data() {
    QTest::addColumn<QString>("name");
    // plain; latent, groups, a shared expert; biases; weights on the input; norms of their own
    for (const char* name : {"qwen3moe", "deepseek2-v3", "gpt-oss", "llama4", "gemma4-moe"})
        QTest::newRow(name) << name;
}

void TestCudaPlacement::familiesAgreeWithTheCpu() {
    QFETCH(QString, name);
    const LoadedFamily loaded(name, "f32", DeviceChoice::Cpu);
    QVERIFY2(loaded.problem.empty(), loaded.problem.c_str());
    const Model::Parts& parts = loaded.model->parts();
    std::vector<TokenId> tokens = promptAndAnswer(loaded.family.prompts.back());
    tokens.resize(std::min<std::size_t>(tokens.size(), 20));
    const Logits expected = logitsOf(*parts.backend, parts.weights, tokens, 17);
    for (const double share : kShares) {
        const auto backend = CudaBackend::create(
            parts.config, parts.weights, *cudaStatus().module,
            {.threads = 2, .placement = CudaPlacement{.residence = residence(parts.weights, share)}}, {});
        QVERIFY2(backend.ok(), backend.ok() ? "" : backend.error().message.c_str());
        for (const std::size_t batch : {17u, 4u}) {
            const double error = worstRow(logitsOf(**backend, parts.weights, tokens, batch), expected);
            QVERIFY2(
                error < kExact,
                qPrintable(QString("%1 of the experts, batches of %2: %3").arg(share).arg(batch).arg(error)));
        }
    }
}

void TestCudaPlacement::startersAgreeWithTheCpu_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("deepseek2") << "deepseek2";
    QTest::newRow("qwen3moe") << "qwen3moe";
}

/// Both devices round activations to int8 in the same way, but the sums before differ in their last bits, so
/// that some are rounded to the other side. The measure is how far the CPU's faster levels are from its
/// scalar level, where products are exact: device and processor together may be as far and half of that more.
void TestCudaPlacement::startersAgreeWithTheCpu() {
    QFETCH(QString, name);
    const std::string path =
        (QStringLiteral(CONCLAVE_SOURCE_DIR) + "/resources/models/starter-" + name + ".gguf").toStdString();
    const auto load = [&path] {
        return Model::load({.path = path, .device = DeviceChoice::Cpu, .threads = 2});
    };
    qputenv("CONCLAVE_CPU_LEVEL", "scalar");
    const auto scalar = load();
    qunsetenv("CONCLAVE_CPU_LEVEL");
    const auto cpu = load();
    QVERIFY2(cpu.ok(), cpu.ok() ? "" : cpu.error().message.c_str());
    const Model::Parts& parts = (*cpu)->parts();
    const std::vector<TokenId> tokens =
        (*cpu)->tokenizer().encode("How do I export a conversation, and where does it go then?", {});
    const Logits exact = logitsOf(*(*scalar)->parts().backend, parts.weights, tokens, tokens.size());
    const double usual = worstRow(logitsOf(*parts.backend, parts.weights, tokens, tokens.size()), exact);
    for (const double share : kShares) {
        const auto backend = CudaBackend::create(
            parts.config, parts.weights, *cudaStatus().module,
            {.threads = 2, .placement = CudaPlacement{.residence = residence(parts.weights, share)}}, {});
        QVERIFY2(backend.ok(), backend.ok() ? "" : backend.error().message.c_str());
        const double error = worstRow(logitsOf(**backend, parts.weights, tokens, tokens.size()), exact);
        qInfo("%.2f of the experts on the card: %.3g, CPU %.3g from exact products", share, error, usual);
        QVERIFY2(error <= 1.5 * std::max(usual, kExact), qPrintable(QString::number(error)));
    }
}

QTEST_GUILESS_MAIN(TestCudaPlacement)
#include "tst_cuda_placement.moc"
