// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/model_parts.h"
#include "engine/run/forward.h"
#include "engine/run/session.h"
#include "tests/support/tiny_model.h"

#include <QTemporaryDir>
#include <QTest>
#include <cstdint>
#include <numeric>
#include <vector>

using namespace conclave;
using engine::Model;
using engine::Session;
using engine::TokenId;
using test::TinyModel;
using test::TinyOptions;

Q_DECLARE_METATYPE(conclave::test::TinyOptions)

namespace {

/// Float rounding through some ten matrix products of a few dozen terms each stays near 1e-6; a wrong index,
/// a forgotten scale or a wrong pairing changes the first digits.
constexpr double kTolerance = 1e-4;

std::vector<TokenId> someTokens(const TinyModel& model, int count) {
    std::vector<TokenId> tokens;
    for (int i = 0; i < count; ++i)
        tokens.push_back((i * 37 + 5) % model.vocabulary());
    return tokens;
}

using Rows = std::vector<std::vector<float>>;

/// The logits after each token, or the error as a test failure.
Rows logitsOf(Session& session, const std::vector<TokenId>& tokens) {
    Rows rows;
    const auto done = session.logits(tokens,
                                     [&](int position, std::span<const float> row) {
                                         if (position == static_cast<int>(rows.size()))
                                             rows.emplace_back(row.begin(), row.end());
                                         return true;
                                     },
                                     {});
    if (!done)
        qWarning("%s", done.error().message.c_str());
    return rows;
}

struct Loaded {
    std::shared_ptr<const Model> model;
    std::unique_ptr<Session> session;
};

Loaded load(const TinyModel& tiny, const QTemporaryDir& folder, int threads) {
    const std::string path = folder.filePath("tiny.gguf").toStdString();
    Loaded loaded;
    if (!tiny.file().write(path))
        return loaded;
    auto model = Model::load({.path = path, .device = engine::DeviceChoice::Cpu, .threads = threads});
    if (!model) {
        qWarning("%s", model.error().message.c_str());
        return loaded;
    }
    loaded.model = *model;
    auto session = Session::create(*model);
    if (!session) {
        qWarning("%s", session.error().message.c_str());
        return loaded;
    }
    loaded.session = std::move(*session);
    return loaded;
}

} // namespace

/// Each architecture and each of its variants against TinyModel's own forward pass in double precision.
class TestArchitectures : public QObject {
    Q_OBJECT

  private slots:
    void matchesReference_data();
    void matchesReference();
    void bothLatentLayoutsGiveTheSameLogits();
    void logitsDoNotDependOnThreads();
    void promptInOnePieceEqualsTokenByToken_data() { matchesReference_data(); }
    void promptInOnePieceEqualsTokenByToken();
};

void TestArchitectures::matchesReference_data() {
    QTest::addColumn<TinyOptions>("options");
    const TinyOptions llama{.architecture = "llama"};
    const TinyOptions qwen{.architecture = "qwen3moe", .seed = 2};
    const TinyOptions deepseek{.architecture = "deepseek2", .seed = 3};
    const TinyOptions qwen35{.architecture = "qwen35", .seed = 6};
    const auto row = [](const char* name, TinyOptions options, auto change) {
        change(options);
        QTest::newRow(name) << options;
    };
    const auto same = [](TinyOptions&) {};
    row("llama", llama, same);
    row("llama, tied head", llama, [](auto& o) { o.tied = true; });
    row("llama, biases", llama, [](auto& o) { o.biases = true; });
    row("llama, rope_freqs", llama, [](auto& o) { o.ropeFactors = true; });
    row("llama, one head for all", llama, [](auto& o) { o.kvHeads = 1; });
    row("llama, linear scaling", llama, [](auto& o) { o.linearFactor = 3.5; });
    row("llama, yarn", llama, [](auto& o) { o.yarnFactor = 4; });
    row("qwen3moe", qwen, same);
    row("qwen3moe, tied head", qwen, [](auto& o) { o.tied = true; });
    row("qwen3moe, yarn", qwen, [](auto& o) { o.yarnFactor = 4; });
    row("qwen35", qwen35, same);
    row("qwen35, as many keys as values", qwen35, [](auto& o) { o.netKeyHeads = 6; });
    row("qwen35, nets only", qwen35, [](auto& o) { o.attentionInterval = 4; });
    row("deepseek2", deepseek, same);
    row("deepseek2, compressed queries", deepseek, [](auto& o) { o.queryRank = 18; });
    row("deepseek2, no gating key", deepseek, [](auto& o) { o.writeGating = false; });
    row("deepseek2, one kv_b", deepseek, [](auto& o) { o.split = false; });
    row("deepseek2, all layers route", deepseek, [](auto& o) { o.denseLayers = 0; });
    row("deepseek2, softmax groups", deepseek, [](auto& o) {
        o.groups = 4;
        o.groupsUsed = 2;
        o.scale = 16.0;
    });
    row("deepseek2 as V2-Lite", deepseek, [](auto& o) {
        o.shared = 2;
        o.scale = 1.0;
        o.yarnFactor = 40;
        o.yarnLogMultiplier = 0.0707;
        o.split = false;
    });
    row("deepseek2, yarn without multiplier", deepseek, [](auto& o) { o.yarnFactor = 8; });
    row("deepseek2 as V3", deepseek, [](auto& o) {
        o.queryRank = 18;
        o.shared = 1;
        o.sigmoid = true;
        o.selectionBias = true;
        o.groups = 4;
        o.groupsUsed = 2;
        o.normalise = true;
        o.scale = 2.5;
        o.yarnFactor = 40;
        o.yarnLogMultiplier = 0.1;
    });
}

void TestArchitectures::matchesReference() {
    QFETCH(TinyOptions, options);
    const TinyModel tiny(options);
    const QTemporaryDir folder;
    const Loaded loaded = load(tiny, folder, 2);
    QVERIFY(loaded.session);
    const std::vector<TokenId> tokens = someTokens(tiny, 60); // more than one tile of attention rows
    const auto expected = tiny.referenceLogits(tokens);
    const Rows found = logitsOf(*loaded.session, tokens);
    QCOMPARE(found.size(), tokens.size());
    for (std::size_t t = 0; t < tokens.size(); ++t) {
        const double error = test::relativeError(found[t], expected[t]);
        QVERIFY2(error <= kTolerance, qPrintable(QString("token %1: relative error %2").arg(t).arg(error)));
    }
}

void TestArchitectures::bothLatentLayoutsGiveTheSameLogits() {
    const QTemporaryDir folder;
    TinyOptions options{.architecture = "deepseek2", .seed = 4};
    const Loaded split = load(TinyModel(options), folder, 1);
    options.split = false;
    const TinyModel fused(options);
    const std::vector<TokenId> tokens = someTokens(fused, 10);
    QVERIFY(split.session);
    const Rows expected = logitsOf(*split.session, tokens);
    const Loaded other = load(fused, folder, 1);
    QVERIFY(other.session);
    QCOMPARE(logitsOf(*other.session, tokens), expected); // the same floats in the same order
}

void TestArchitectures::logitsDoNotDependOnThreads() {
    const QTemporaryDir folder;
    for (const char* architecture : {"llama", "qwen3moe", "deepseek2", "qwen35"}) {
        const TinyModel tiny({.architecture = architecture, .seed = 5, .shared = 1});
        const std::vector<TokenId> tokens = someTokens(tiny, 60);
        const Loaded one = load(tiny, folder, 1);
        QVERIFY(one.session);
        const Rows expected = logitsOf(*one.session, tokens);
        const Loaded three = load(tiny, folder, 3);
        QVERIFY(three.session);
        QCOMPARE(logitsOf(*three.session, tokens), expected);
    }
}

/// The same numbers, bit for bit: what a reused prefix relies on.
void TestArchitectures::promptInOnePieceEqualsTokenByToken() {
    QFETCH(TinyOptions, options);
    const TinyModel tiny(options);
    const QTemporaryDir folder;
    const Loaded loaded = load(tiny, folder, 2);
    QVERIFY(loaded.session);
    const std::vector<TokenId> tokens = someTokens(tiny, 60);
    const Rows whole = logitsOf(*loaded.session, tokens);
    QCOMPARE(whole.size(), tokens.size());
    const Model::Parts& parts = loaded.model->parts();
    const auto evaluator = parts.backend->createEvaluator({.contextTokens = static_cast<int>(tokens.size())});
    QVERIFY(evaluator.ok());
    std::vector<float> row(static_cast<std::size_t>(tiny.vocabulary()));
    for (std::size_t t = 0; t < tokens.size(); ++t) {
        const engine::Batch batch{.tokens = std::span(tokens).subspan(t, 1), .position = static_cast<int>(t)};
        QVERIFY(engine::forward(**evaluator, parts.weights, batch, {}).ok());
        QVERIFY((*evaluator)->head(0, 1, row).ok());
        QCOMPARE(row, whole[t]);
    }
}

QTEST_GUILESS_MAIN(TestArchitectures)
#include "tst_architectures.moc"
