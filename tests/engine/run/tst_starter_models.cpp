// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/model_parts.h"
#include "engine/run/forward.h"
#include "engine/run/session.h"
#include "kernels/cpu/cpu_level.h"
#include "tests/support/float_copy.h"
#include "tests/support/tiny_model.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <cstring>
#include <vector>

using namespace conclave::engine;

/// The models that come with Conclave against logits and greedy answers that PyTorch computed from the same
/// files (resources/models/golden.py). Errors are max |difference| / max |logit| of a row.
class TestStarterModels : public QObject {
    Q_OBJECT

  private slots:
    void floatWeightsMatchPyTorch_data() { listModels(); }
    void floatWeightsMatchPyTorch();
    void scalarLevelMatchesPyTorch_data() { listModels(); }
    void scalarLevelMatchesPyTorch();
    void quantizedProductsStayNear_data() { listModels(); }
    void quantizedProductsStayNear();
    void promptInOnePieceEqualsTokenByToken_data() { listModels(); }
    void promptInOnePieceEqualsTokenByToken();
    void decodesFastEnough_data() { listModels(); }
    void decodesFastEnough();

  private:
    static void listModels() {
        QTest::addColumn<QString>("name");
        QTest::newRow("deepseek2") << "deepseek2";
        QTest::newRow("qwen3moe") << "qwen3moe";
    }
    static QString modelPath(const QString& name) {
        return QStringLiteral(CONCLAVE_SOURCE_DIR) + "/resources/models/starter-" + name + ".gguf";
    }
    /// What the rows' relative errors may be, and from which lead on a greedy choice must be the same.
    struct Bound {
        double worst = 0;
        double mean = 0;
        double lead = 0;
    };
    static constexpr Bound kExact{
        .worst = 1e-4, .mean = 1e-5, .lead = 4e-4}; // two logits may move, and both ways
    static void compare(const QString& path, const QString& name, const Bound& bound);
};

namespace {

/// The part of a golden file that belongs to one prompt.
struct Golden {
    QString text;
    std::vector<TokenId> ids;
    std::vector<TokenId> greedy; ///< with the token that ends the turn, if it came
    double smallestLead = 0;     ///< of a greedy choice over the next best, relative to the largest logit
    int firstToken = 0;
    std::vector<std::vector<double>> logits; // [tokens from firstToken on][vocabulary]
};

std::vector<TokenId> idsOf(const QJsonValue& array) {
    std::vector<TokenId> ids;
    for (const QJsonValue& id : array.toArray())
        ids.push_back(id.toInt());
    return ids;
}

std::vector<Golden> readGolden(const QString& name, TokenId& endToken) {
    const QString base = QStringLiteral(CONCLAVE_SOURCE_DIR) + "/tests/data/starter/" + name;
    QFile json(base + ".json");
    QFile numbers(base + ".f32");
    if (!json.open(QIODevice::ReadOnly) || !numbers.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject root = QJsonDocument::fromJson(json.readAll()).object();
    endToken = root["endToken"].toInt();
    std::vector<Golden> all;
    for (const QJsonValue& entry : root["prompts"].toArray()) {
        const QJsonObject logits = entry["logits"].toObject();
        Golden golden{.text = entry["name"].toString(),
                      .ids = idsOf(entry["ids"]),
                      .greedy = idsOf(entry["greedy"]),
                      .smallestLead = entry["smallestLead"].toDouble(),
                      .firstToken = logits["firstToken"].toInt(),
                      .logits = {}};
        const int rows = logits["shape"][0].toInt();
        const int vocabulary = logits["shape"][1].toInt();
        numbers.seek(logits["offsetBytes"].toInteger());
        for (int row = 0; row < rows; ++row) {
            const QByteArray bytes = numbers.read(vocabulary * static_cast<int>(sizeof(float)));
            std::vector<float> values(static_cast<std::size_t>(vocabulary));
            if (bytes.size() != vocabulary * static_cast<int>(sizeof(float)))
                return {};
            std::memcpy(values.data(), bytes.data(), static_cast<std::size_t>(bytes.size()));
            golden.logits.emplace_back(values.begin(), values.end());
        }
        all.push_back(std::move(golden));
    }
    return all;
}

} // namespace

void TestStarterModels::compare(const QString& path, const QString& name, const Bound& bound) {
    TokenId endToken = kNoToken;
    const std::vector<Golden> all = readGolden(name, endToken);
    if (all.empty() || !QFile::exists(path))
        QSKIP("the starter model or its golden data is not in the tree yet");
    const auto model = Model::load({.path = path.toStdString(), .device = DeviceChoice::Cpu, .threads = 2});
    QVERIFY2(model.ok(), model.ok() ? "" : model.error().message.c_str());
    auto session = Session::create(*model);
    QVERIFY(session.ok());
    double worst = 0;
    double sum = 0;
    int rows = 0;
    int answers = 0;
    for (const Golden& golden : all) {
        const auto done = (*session)->logits(
            golden.ids,
            [&](int position, std::span<const float> row) {
                if (position >= golden.firstToken) {
                    const auto index = static_cast<std::size_t>(position - golden.firstToken);
                    const double error = conclave::test::relativeError(row, golden.logits[index]);
                    worst = std::max(worst, error);
                    sum += error;
                    ++rows;
                }
                return true;
            },
            {});
        QVERIFY(done.ok());
        if (golden.smallestLead < bound.lead)
            continue;
        std::vector<TokenId> expected = golden.greedy;
        const bool ended = !expected.empty() && expected.back() == endToken;
        if (ended)
            expected.pop_back();
        const auto answer = (*session)->generate({.prompt = golden.ids,
                                                  .sampler = {.temperature = 0},
                                                  .maxTokens = static_cast<int>(golden.greedy.size()),
                                                  .splitReasoning = false},
                                                 {}, {});
        QVERIFY(answer.ok());
        QCOMPARE(answer->tokens, expected);
        QVERIFY(!ended || answer->stopReason == StopReason::EndOfTurn);
        ++answers;
    }
    const double mean = sum / rows;
    qInfo("relative error %.2g, at worst %.2g in %d rows; %d of %d greedy answers compared", mean, worst,
          rows, answers, static_cast<int>(all.size()));
    QVERIFY2(worst <= bound.worst, qPrintable(QString("%1, at most %2").arg(worst).arg(bound.worst)));
    QVERIFY2(mean <= bound.mean, qPrintable(QString("%1, at most %2").arg(mean).arg(bound.mean)));
}

/// Float arithmetic in another order than PyTorch's.
void TestStarterModels::floatWeightsMatchPyTorch() {
    QFETCH(QString, name);
    if (!QFile::exists(modelPath(name)))
        QSKIP("the starter model is not in the tree yet");
    const QTemporaryDir folder;
    const QString copy = folder.filePath("float.gguf");
    const std::string problem =
        conclave::test::writeFloatCopy(modelPath(name).toStdString(), copy.toStdString());
    QVERIFY2(problem.empty(), problem.c_str());
    compare(copy, name, kExact);
}

/// The scalar level multiplies Q8_0 weights with float activations, so it is as exact as float weights.
void TestStarterModels::scalarLevelMatchesPyTorch() {
    QFETCH(QString, name);
    qputenv("CONCLAVE_CPU_LEVEL", "scalar");
    compare(modelPath(name), name, kExact);
    qunsetenv("CONCLAVE_CPU_LEVEL");
}

/// Faster levels round activations to int8 in blocks of 32. Rounding moves an activation by at most half a
/// step of peak / 127, so a product's relative error has a standard deviation of (peak / rms) / (127 · √12),
/// at most √32 / 440 = 1.3 % and about 0.6 % for the usual peak of 2.5 rms. Some 30 products (5 layers of 6)
/// that add their errors in squares make 0.6 % · √30 = 3.3 % of a typical logit. The largest error of a row
/// is near four standard deviations, the largest logit near four typical ones: 3.3 % of it again, and 5 % as
/// the bound of the mean. Where two experts nearly tie, a token may change one of its two, and that row is
/// off by a good part of a layer; wrong scales or indices are wrong by the whole of it: 50 % as the bound of
/// a single row.
void TestStarterModels::quantizedProductsStayNear() {
    QFETCH(QString, name);
    compare(modelPath(name), name, {.worst = 0.5, .mean = 0.05, .lead = 0.1});
}

/// Quantized products, threads and expert groups of a batch against one token at a time: the same bits.
void TestStarterModels::promptInOnePieceEqualsTokenByToken() {
    QFETCH(QString, name);
    if (!QFile::exists(modelPath(name)))
        QSKIP("the starter model is not in the tree yet");
    const auto model =
        Model::load({.path = modelPath(name).toStdString(), .device = DeviceChoice::Cpu, .threads = 2});
    QVERIFY(model.ok());
    const Model::Parts& parts = (*model)->parts();
    const auto whole = parts.backend->createEvaluator({.contextTokens = 128});
    const auto single = parts.backend->createEvaluator({.contextTokens = 128});
    QVERIFY(whole.ok() && single.ok());
    std::vector<TokenId> tokens(100);
    for (std::size_t t = 0; t < tokens.size(); ++t)
        tokens[t] =
            static_cast<TokenId>((t * 37 + 11) % static_cast<std::size_t>((*model)->info().vocabulary));
    QVERIFY(forward(**whole, parts.weights, {.tokens = tokens, .position = 0}, {}).ok());
    std::vector<float> expected(static_cast<std::size_t>((*model)->info().vocabulary));
    std::vector<float> found(expected.size());
    for (std::size_t t = 0; t < tokens.size(); ++t) {
        const auto index = static_cast<int>(t);
        QVERIFY((*whole)->head(index, 1, expected).ok());
        const Batch batch{.tokens = std::span(tokens).subspan(t, 1), .position = index};
        QVERIFY(forward(**single, parts.weights, batch, {}).ok());
        QVERIFY((*single)->head(0, 1, found).ok());
        QCOMPARE(found, expected);
    }
}

/// Not a benchmark: a guard against an answer that crawls, with a wide margin for a loaded machine.
void TestStarterModels::decodesFastEnough() {
    QFETCH(QString, name);
    if (!QFile::exists(modelPath(name)))
        QSKIP("the starter model is not in the tree yet");
    const auto model = Model::load({.path = modelPath(name).toStdString(), .device = DeviceChoice::Cpu});
    QVERIFY(model.ok());
    QVERIFY((*model)->info().isStarter);
    auto session = Session::create(*model);
    QVERIFY(session.ok());
    const auto timing = (*session)->measure(256, 128, {});
    QVERIFY(timing.ok());
    qInfo("%s: prompt %.0f tokens/s, answer %.0f tokens/s", (*model)->device().c_str(),
          256e3 / timing->prefillMs, 128e3 / timing->decodeMs);
    QVERIFY(timing->decodeMs < 60'000);
}

QTEST_GUILESS_MAIN(TestStarterModels)
#include "tst_starter_models.moc"
