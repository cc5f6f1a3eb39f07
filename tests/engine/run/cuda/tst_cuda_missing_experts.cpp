// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/model_parts.h"
#include "engine/run/cuda/cuda_backend.h"
#include "engine/run/cuda/cuda_evaluator.h"
#include "engine/run/forward.h"
#include "engine/run/session.h"
#include "kernels/cuda/weight_planes.h"
#include "tests/engine/run/loaded_family.h"
#include "tests/support/bare_model.h"
#include "tests/support/tiny_model.h"

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>

using namespace conclave::engine;
using namespace conclave::test;

/// Models whose experts are on the device in part, on the processor or copied for the rest.
class TestCudaMissingExperts : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase();
    void familiesAgreeWithTheCpu_data();
    void familiesAgreeWithTheCpu();
    void startersAgreeWithTheCpu_data();
    void startersAgreeWithTheCpu();
    void copiedExpertsGiveTheSame_data() { familiesAgreeWithTheCpu_data(); }
    void copiedExpertsGiveTheSame();
    void stopsWhileExpertsAreCopied();
    void predictsAheadWithMissingExperts();
    void lessMemoryMeansFewerExperts();
    void hotExpertsComeFirst();
    void limitIsKept();
    void lowersThePlanWhenItDoesNotFit();
    void saysWhatAConversationLacks();
    void countsChosenExperts();
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

Result<std::unique_ptr<CudaBackend>> backendOf(const Model::Parts& parts, CudaPlacement placement) {
    return CudaBackend::create(parts.config, parts.weights, *cudaStatus().module,
                               {.threads = 2, .placement = std::move(placement)}, {});
}

/// A model in a file, on the CPU.
struct Loaded {
    explicit Loaded(const TinyOptions& options) : tiny(options) {
        const std::string path = folder.filePath("model.gguf").toStdString();
        if (!tiny.file().write(path))
            return;
        auto result = Model::load({.path = path, .device = DeviceChoice::Cpu, .threads = 2});
        if (result)
            model = std::move(*result);
    }
    const Model::Parts& parts() const { return model->parts(); }
    std::vector<TokenId> tokens(int count) const {
        std::vector<TokenId> ids;
        for (int i = 0; i < count; ++i)
            ids.push_back((i * 37 + i * i % 11) % tiny.vocabulary());
        return ids;
    }

    TinyModel tiny;
    QTemporaryDir folder;
    std::shared_ptr<const Model> model;
};

/// Takes device memory until only @p leave bytes are free.
struct MemoryHog {
    explicit MemoryHog(std::uint64_t leave) {
        auto created = CudaQueue::create(*cudaStatus().module, 0);
        if (!created)
            return;
        queue = std::move(*created);
        const auto free = queue->freeBytes();
        if (!free || *free < leave)
            return;
        auto taken = queue->allocate(*free - leave, "a test");
        if (taken)
            memory = std::move(*taken);
    }
    std::unique_ptr<CudaQueue> queue;
    CudaMemory memory;
};

/// Device memory of a backend with one conversation of usual length.
std::uint64_t bytesTaken(const Model::Parts& parts, CudaPlacement placement) {
    auto queue = CudaQueue::create(*cudaStatus().module, 0);
    if (!queue)
        return 0;
    const auto before = (*queue)->freeBytes();
    const auto backend = backendOf(parts, std::move(placement));
    if (!backend)
        return 0;
    const auto evaluator = (*backend)->createEvaluator({.contextTokens = parts.config.contextTokens});
    const auto after = (*queue)->freeBytes();
    return before && evaluator && after ? *before - *after : 0;
}

CudaPlacementRequest requestFor(const Model::Parts& parts, std::uint64_t deviceBytes) {
    return {.config = &parts.config,
            .weights = &parts.weights,
            .deviceBytes = deviceBytes,
            .hostBytes = std::uint64_t{1} << 40,
            .mustUseDevice = true};
}

std::uint64_t wholeBytes(const Model::Parts& parts) {
    return CudaWeights::bytes(parts.weights, {}) + usualSessionBytes(parts.config, parts.weights);
}

} // namespace

/// Before anything asks for a device: some tests take nearly all of its memory.
void TestCudaMissingExperts::initTestCase() {
    qputenv("CONCLAVE_EMULATION_MEMORY_MB", "256");
    QVERIFY2(cudaStatus().module, cudaStatus().reason.c_str());
}

void TestCudaMissingExperts::familiesAgreeWithTheCpu_data() {
    QTest::addColumn<QString>("name");
    // plain; latent, groups, a shared expert; biases; weights on the input; norms of their own
    for (const char* name : {"qwen3moe", "deepseek2-v3", "gpt-oss", "llama4", "gemma4-moe"})
        QTest::newRow(name) << name;
}

void TestCudaMissingExperts::familiesAgreeWithTheCpu() {
    QFETCH(QString, name);
    const LoadedFamily loaded(name, "f32", DeviceChoice::Cpu);
    QVERIFY2(loaded.problem.empty(), loaded.problem.c_str());
    const Model::Parts& parts = loaded.model->parts();
    std::vector<TokenId> tokens = promptAndAnswer(loaded.family.prompts.back());
    tokens.resize(std::min<std::size_t>(tokens.size(), 20));
    const Logits expected = logitsOf(*parts.backend, parts.weights, tokens, 17);
    for (const double share : kShares) {
        const auto backend = backendOf(parts, {.residence = residence(parts.weights, share)});
        QVERIFY2(backend.ok(), backend.ok() ? "" : backend.error().message.c_str());
        for (const std::size_t batch : {17u, 4u}) {
            const double error = worstRow(logitsOf(**backend, parts.weights, tokens, batch), expected);
            QVERIFY2(
                error < kExact,
                qPrintable(QString("%1 of the experts, batches of %2: %3").arg(share).arg(batch).arg(error)));
        }
    }
}

void TestCudaMissingExperts::startersAgreeWithTheCpu_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("deepseek2") << "deepseek2";
    QTest::newRow("qwen3moe") << "qwen3moe";
}

/// Both devices round activations to int8 in the same way, but the sums before differ in their last bits, so
/// that some are rounded to the other side. The measure is how far the CPU's faster levels are from its
/// scalar level, where products are exact: device and processor together may be as far and half of that more.
void TestCudaMissingExperts::startersAgreeWithTheCpu() {
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
        const auto backend = backendOf(parts, {.residence = residence(parts.weights, share)});
        QVERIFY2(backend.ok(), backend.ok() ? "" : backend.error().message.c_str());
        const double error = worstRow(logitsOf(**backend, parts.weights, tokens, tokens.size()), exact);
        qInfo("%.2f of the experts on the card: %.3g, CPU %.3g from exact products", share, error, usual);
        QVERIFY2(error <= 1.5 * std::max(usual, kExact), qPrintable(QString::number(error)));
    }
}

/// Areas for all missing experts of a layer, for some, for one.
void TestCudaMissingExperts::copiedExpertsGiveTheSame() {
    QFETCH(QString, name);
    const LoadedFamily loaded(name, "f32", DeviceChoice::Cpu);
    QVERIFY2(loaded.problem.empty(), loaded.problem.c_str());
    const Model::Parts& parts = loaded.model->parts();
    std::vector<TokenId> tokens = promptAndAnswer(loaded.family.prompts.back());
    tokens.resize(std::min<std::size_t>(tokens.size(), 23));
    const Logits expected = logitsOf(*parts.backend, parts.weights, tokens, 10);
    std::uint64_t expertBytes = 0;
    std::uint64_t count = 0;
    for (const LayerWeights& layer : parts.weights.layers)
        if (const auto* const experts = std::get_if<ExpertWeights>(&layer.feedForward)) {
            count = static_cast<std::uint64_t>(experts->gate.count);
            expertBytes = 0;
            for (const auto* stack : {&experts->gate, &experts->up, &experts->down})
                expertBytes += static_cast<std::uint64_t>(
                    conclave::kernels::cuda::planesBytes(stack->type, stack->rows, stack->cols));
        }
    for (const std::uint64_t room : {count, count / 2, std::uint64_t{1}}) {
        const auto backend = backendOf(parts, {.residence = residence(parts.weights, 1.0 / 3),
                                               .streamFromTokens = 10,
                                               .stagingBytes = room * expertBytes});
        QVERIFY2(backend.ok(), backend.ok() ? "" : backend.error().message.c_str());
        const double error = worstRow(logitsOf(**backend, parts.weights, tokens, 10), expected);
        QVERIFY2(error < kExact,
                 qPrintable(QString("room for %1 of %2 experts: %3").arg(room).arg(count).arg(error)));
    }
}

/// A cancel in the middle leaves an evaluator that goes on.
void TestCudaMissingExperts::stopsWhileExpertsAreCopied() {
    const Loaded loaded({.architecture = "qwen3moe", .layers = 5});
    QVERIFY(loaded.model);
    const Model::Parts& parts = loaded.parts();
    const auto backend = backendOf(
        parts, {.residence = residence(parts.weights, 0), .streamFromTokens = 9, .stagingBytes = 1 << 20});
    QVERIFY2(backend.ok(), backend.ok() ? "" : backend.error().message.c_str());
    const auto evaluator = (*backend)->createEvaluator({.contextTokens = 32});
    QVERIFY(evaluator.ok());
    const std::vector<TokenId> tokens = loaded.tokens(12);
    std::stop_source stop;
    QVERIFY((*evaluator)->begin({.tokens = tokens}, stop.get_token()).ok());
    QVERIFY((*evaluator)->attentionInput(0).ok());
    QVERIFY((*evaluator)->attend(0).ok());
    QVERIFY((*evaluator)->attentionOutput(0).ok());
    QVERIFY((*evaluator)->route(0).ok());
    QVERIFY((*evaluator)->runExperts(0).ok()); // the next layer's experts have set out
    stop.request_stop();
    (*evaluator)->rewind(0);
    const Logits expected =
        logitsFrom(*(*parts.backend->createEvaluator({.contextTokens = 32})), parts.weights, tokens, 0, 12);
    QVERIFY(worstRow(logitsFrom(**evaluator, parts.weights, tokens, 0, 12), expected) < kExact);
}

void TestCudaMissingExperts::predictsAheadWithMissingExperts() {
    const Loaded loaded({.architecture = "deepseek2", .predictsAhead = true});
    QVERIFY(loaded.model);
    const Model::Parts& parts = loaded.parts();
    const auto backend = backendOf(
        parts, {.residence = residence(parts.weights, 0.5), .streamFromTokens = 9, .stagingBytes = 1 << 20});
    QVERIFY2(backend.ok(), backend.ok() ? "" : backend.error().message.c_str());
    const std::vector<TokenId> tokens = loaded.tokens(14);
    const auto predictions = [&](const Backend& on) {
        std::vector<float> logits(static_cast<std::size_t>(loaded.tiny.vocabulary()));
        const auto evaluator = on.createEvaluator({.contextTokens = 32, .predictsAhead = true});
        if (!evaluator || !forward(**evaluator, parts.weights, {.tokens = std::span(tokens).first(12)}, {}) ||
            !predict(**evaluator, parts.weights, 0, std::span(tokens).subspan(1, 12), {}) ||
            !(*evaluator)->predictionHead(logits))
            logits.clear();
        return Logits{logits};
    };
    QVERIFY(worstRow(predictions(**backend), predictions(*parts.backend)) < kExact);
}

void TestCudaMissingExperts::lessMemoryMeansFewerExperts() {
    const Loaded loaded({.architecture = "deepseek2", .predictsAhead = true, .experts = 16});
    QVERIFY(loaded.model);
    const Model::Parts& parts = loaded.parts();
    const std::uint64_t whole = wholeBytes(parts);
    const auto all = placeOnCuda(requestFor(parts, whole));
    QVERIFY(all.ok());
    QVERIFY(all->residence.empty());
    std::int64_t before = countExperts(parts.weights, {}).all;
    bool isRefused = false;
    for (std::uint64_t bytes = whole - 1; bytes > whole / 100 && !isRefused; bytes -= whole / 100) {
        const auto placement = placeOnCuda(requestFor(parts, bytes));
        isRefused = !placement;
        if (isRefused) {
            QCOMPARE(placement.error().kind, ErrorKind::OutOfMemory);
            QVERIFY2(placement.error().message.find("is free for it") != std::string::npos,
                     placement.error().message.c_str());
            break;
        }
        const std::int64_t now = countExperts(parts.weights, placement->residence).resident;
        QVERIFY(now <= before);
        QVERIFY(CudaWeights::bytes(parts.weights, placement->residence) +
                    usualSessionBytes(parts.config, parts.weights) + 2 * placement->stagingBytes <=
                bytes + bytes / 100); // planes are padded
        before = now;
    }
    QVERIFY(isRefused);
    QVERIFY(before < countExperts(parts.weights, {}).all / 8);

    // Lowering ends: at a plan without experts, then with a sentence.
    auto placement = placeOnCuda(requestFor(parts, whole - 1));
    QVERIFY(placement.ok());
    before = countExperts(parts.weights, {}).all;
    int steps = 0;
    for (; placement && steps < 200; ++steps) {
        const std::int64_t now = countExperts(parts.weights, placement->residence).resident;
        QVERIFY(now < before || (steps == 0 && now <= before));
        before = now;
        placement = lowerOnCuda(requestFor(parts, whole - 1), *placement, 0, 0);
    }
    QVERIFY(!placement);
    QCOMPARE(placement.error().kind, ErrorKind::OutOfMemory);
    QCOMPARE(before, std::int64_t{0});
    QVERIFY(steps > 4);
}

void TestCudaMissingExperts::hotExpertsComeFirst() {
    const Loaded loaded({.architecture = "qwen3moe"});
    QVERIFY(loaded.model);
    const Model::Parts& parts = loaded.parts();
    const int layers = parts.config.mainLayers();
    ExpertUsage usage(layers, 12);
    const std::vector<std::int32_t> counts{0, 0, 90, 0, 0, 0, 80, 0, 0, 0, 0, 70};
    for (int layer = 0; layer < layers; ++layer)
        usage.add(layer, counts);
    // Room for three experts of each layer.
    CudaPlacementRequest request = requestFor(parts, 0);
    request.usage = &usage;
    const std::uint64_t expert = CudaWeights::bytes(parts.weights, residence(parts.weights, 1.0 / 12)) -
                                 CudaWeights::bytes(parts.weights, residence(parts.weights, 0));
    const std::uint64_t room = CudaWeights::bytes(parts.weights, residence(parts.weights, 0)) +
                               usualSessionBytes(parts.config, parts.weights) + expert * 7 / 2;
    request.deviceBytes = room * 16 / 15; // a sixteenth is for copies
    const auto placement = placeOnCuda(request);
    QVERIFY2(placement.ok(), placement.ok() ? "" : placement.error().message.c_str());
    for (const std::vector<bool>& row : placement->residence) {
        QVERIFY(row[2] && row[6] && row[11]);
        QVERIFY(std::count(row.begin(), row.end(), true) <= 4);
    }
}

void TestCudaMissingExperts::limitIsKept() {
    const Loaded loaded({.architecture = "qwen3moe"});
    QVERIFY(loaded.model);
    const std::uint64_t whole = wholeBytes(loaded.parts());
    const std::uint64_t experts =
        CudaWeights::bytes(loaded.parts().weights, {}) -
        CudaWeights::bytes(loaded.parts().weights, residence(loaded.parts().weights, 0));
    const auto model = Model::load({.path = loaded.model->info().path,
                                    .device = DeviceChoice::Cuda,
                                    .threads = 2,
                                    .deviceMemoryLimit = whole - experts / 2});
    QVERIFY2(model.ok(), model.ok() ? "" : model.error().message.c_str());
    QVERIFY2((*model)->device().find(" of 36 experts, the others on the CPU") != std::string::npos,
             (*model)->device().c_str());
    const std::vector<TokenId> tokens = loaded.tokens(20);
    const Logits expected = logitsOf(*loaded.parts().backend, loaded.parts().weights, tokens, 17);
    const Model::Parts& parts = (*model)->parts();
    QVERIFY(worstRow(logitsOf(*parts.backend, parts.weights, tokens, 17), expected) < kExact);
    const auto session = Session::create(*model, {.contextTokens = 48});
    QVERIFY(session.ok());
}

/// The plan was made when more memory was free.
void TestCudaMissingExperts::lowersThePlanWhenItDoesNotFit() {
    const Loaded loaded({.architecture = "qwen3moe", .experts = 24});
    QVERIFY(loaded.model);
    const Model::Parts& parts = loaded.parts();
    const std::uint64_t whole = wholeBytes(parts);
    const std::uint64_t experts = CudaWeights::bytes(parts.weights, {}) -
                                  CudaWeights::bytes(parts.weights, residence(parts.weights, 0));
    const auto planned = placeOnCuda(requestFor(parts, 2 * whole));
    QVERIFY(planned.ok() && planned->residence.empty());
    const std::vector<TokenId> tokens = loaded.tokens(20);
    const Logits expected = logitsOf(*parts.backend, parts.weights, tokens, 17);
    const std::uint64_t least = bytesTaken(parts, {.residence = residence(parts.weights, 0)});
    QVERIFY(least > 0);
    // Too little for the weights; enough for them, too little for a conversation beside them.
    for (const std::uint64_t more : {experts / 8, experts * 3 / 4}) {
        std::unique_ptr<CudaBackend> backend;
        {
            const MemoryHog hog(least + more);
            auto created = backendOf(parts, *planned);
            QVERIFY2(created.ok(), created.ok() ? "" : created.error().message.c_str());
            backend = std::move(*created);
        }
        const std::string description = backend->description();
        QVERIFY2(description.find("of 72 experts, the others on the CPU") != std::string::npos,
                 description.c_str());
        QVERIFY(worstRow(logitsOf(*backend, parts.weights, tokens, 17), expected) < kExact);
    }
    // Not even the rest fits.
    const MemoryHog hog(least / 8);
    const auto refused = backendOf(parts, *planned);
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().kind, ErrorKind::OutOfMemory);
    QVERIFY2(refused.error().message.find("free") != std::string::npos, refused.error().message.c_str());
}

void TestCudaMissingExperts::saysWhatAConversationLacks() {
    const Loaded loaded({.architecture = "qwen3moe", .context = 1 << 20});
    QVERIFY(loaded.model);
    const Model::Parts& parts = loaded.parts();
    const auto backend = backendOf(parts, {.residence = residence(parts.weights, 0.5)});
    QVERIFY2(backend.ok(), backend.ok() ? "" : backend.error().message.c_str());
    const MemoryHog hog(24 << 20);
    const auto large = (*backend)->createEvaluator({.contextTokens = 1 << 20});
    QVERIFY(!large.ok());
    QCOMPARE(large.error().kind, ErrorKind::OutOfMemory);
    QVERIFY2(large.error().message.find("of GPU memory were asked for") != std::string::npos &&
                 large.error().message.find("shorter context") != std::string::npos,
             large.error().message.c_str());
    const std::vector<TokenId> tokens = loaded.tokens(6);
    const auto evaluator = (*backend)->createEvaluator({.contextTokens = 32});
    QVERIFY2(evaluator.ok(), evaluator.ok() ? "" : evaluator.error().message.c_str());
    QCOMPARE(logitsFrom(**evaluator, parts.weights, tokens, 0, 6).size(), std::size_t{6});
}

/// What evaluators count is in the file when the last one has gone, and the next run adds to it.
void TestCudaMissingExperts::countsChosenExperts() {
    const Loaded loaded({.architecture = "deepseek2", .predictsAhead = true});
    QVERIFY(loaded.model);
    const QTemporaryDir folder;
    const std::string place = folder.filePath("usage").toStdString();
    const std::vector<TokenId> tokens = loaded.tokens(16);
    const std::string file = place + '/' + expertUsageFileName(loaded.parts().weights);
    const int layers = loaded.parts().config.mainLayers();
    for (const int runs : {1, 2}) {
        const auto model = Model::load({.path = loaded.model->info().path,
                                        .device = DeviceChoice::Cuda,
                                        .threads = 2,
                                        .usageFolder = place});
        QVERIFY2(model.ok(), model.ok() ? "" : model.error().message.c_str());
        const Model::Parts& parts = (*model)->parts();
        QVERIFY(worstRow(logitsOf(*parts.backend, parts.weights, tokens, 13),
                         logitsOf(*loaded.parts().backend, parts.weights, tokens, 13)) < kExact);
        const ExpertUsage::Loaded counted = ExpertUsage::load(file, layers, 12);
        QVERIFY2(counted.notice.empty(), counted.notice.c_str());
        QVERIFY(counted.usage.of(0).empty() || counted.usage.of(0)[0] == 0); // a dense layer
        for (int layer = 1; layer < layers; ++layer) {
            std::uint64_t sum = 0;
            for (const std::uint64_t count : counted.usage.of(layer))
                sum += count;
            QCOMPARE(sum, static_cast<std::uint64_t>(runs) * 16 * 3);
        }
    }
}

QTEST_GUILESS_MAIN(TestCudaMissingExperts)
#include "tst_cuda_missing_experts.moc"
