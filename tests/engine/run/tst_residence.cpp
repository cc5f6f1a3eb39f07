// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/residence.h"

#include "engine/model/model_parts.h"
#include "engine/run/cpu_backend.h"
#include "engine/run/forward.h"
#include "engine/run/session.h"
#include "tests/engine/run/loaded_family.h"
#include "tests/support/tiny_model.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <vector>

using namespace conclave;
using namespace conclave::engine;

namespace {

const char* const kStarters[] = {"deepseek2", "qwen3moe"};

std::string starterPath(const QString& name) {
    return QStringLiteral(CONCLAVE_SOURCE_DIR "/resources/models/starter-%1.gguf").arg(name).toStdString();
}

/// A backend of @p model with room for @p room experts of each size while @p conversations of @p context
/// tokens are open.
std::unique_ptr<CpuBackend> tightBackend(const Model& model, int room, int context, int conversations = 1) {
    const Model::Parts& parts = model.parts();
    const auto backendFor = [&](const Residence& residence, bool onlyPlans) {
        auto backend = CpuBackend::create(parts.config, parts.weights,
                                          {.threads = 2, .onlyPlans = onlyPlans, .residence = residence});
        return backend ? std::move(*backend) : nullptr;
    };
    Residence residence{.denseBytes = DenseWeights::bytes(parts.weights),
                        .expertBytes = ExpertCache::bytesOfAll(parts.weights)};
    const auto plan = backendFor(residence, true);
    residence.sharedBytes = static_cast<std::uint64_t>(conversations) *
                                (plan->cacheBytes({.contextTokens = context}) + plan->workingBytes(context)) +
                            static_cast<std::uint64_t>(room) * ExpertCache::leastBytes(parts.weights);
    return backendFor(residence, false);
}

/// Logits of all tokens, @p chunk at a time; empty after an error.
std::vector<float> logitsOf(const Backend& backend, const Model& model, std::span<const TokenId> tokens,
                            int chunk) {
    const Model::Parts& parts = model.parts();
    const auto context = static_cast<int>(tokens.size());
    const auto evaluator = backend.createEvaluator({.contextTokens = context});
    if (!evaluator)
        return {};
    const auto vocabulary = static_cast<std::size_t>(model.info().vocabulary);
    std::vector<float> logits(tokens.size() * vocabulary);
    for (std::size_t done = 0; done < tokens.size();) {
        const std::size_t count =
            std::min<std::size_t>(tokens.size() - done, std::min(chunk, (*evaluator)->batchTokens()));
        const Batch batch{.tokens = tokens.subspan(done, count),
                          .position = static_cast<int>(done),
                          .isLong = parts.config.isLongConversation(context)};
        const auto rows = std::span(logits).subspan(done * vocabulary, count * vocabulary);
        if (!forward(**evaluator, parts.weights, batch, {}).ok() ||
            !(*evaluator)->head(0, static_cast<int>(count), rows).ok())
            return {};
        done += count;
    }
    return logits;
}

std::vector<TokenId> tokensFor(const Model& model, int count) {
    std::vector<TokenId> tokens;
    for (int t = 0; t < count; ++t)
        tokens.push_back((t * 37 + 11) % model.info().vocabulary);
    return tokens;
}

/// A model of which nearly all are experts.
struct LargeModel {
    QTemporaryDir folder;
    std::string path = folder.filePath("m.gguf").toStdString();
    std::uint64_t bytes = 0;

    LargeModel() {
        const test::TinyModel tiny(
            {.architecture = "qwen3moe", .layers = 3, .context = 64, .experts = 24, .expertWidth = 256});
        if (tiny.file().write(path))
            bytes = std::filesystem::file_size(path);
    }
    Result<std::shared_ptr<const Model>> load(std::uint64_t memoryLimit, const QString& usage = {}) const {
        return Model::load({.path = path,
                            .device = DeviceChoice::Cpu,
                            .threads = 2,
                            .memoryLimit = memoryLimit,
                            .usageFolder = usage.toStdString()});
    }
};

bool mentions(const std::vector<std::string>& texts, const char* part) {
    return std::ranges::any_of(texts,
                               [&](const std::string& text) { return text.find(part) != std::string::npos; });
}

} // namespace

/// Models that are larger than the memory they may take give the answers that they give when they fit.
class TestResidence : public QObject {
    Q_OBJECT

  private slots:
    void familiesGiveTheSameBits_data();
    void familiesGiveTheSameBits();
    void startersGiveTheSameBits_data();
    void startersGiveTheSameBits();
    void twoConversationsShareTheCache();
    void aLimitLeavesExpertsInTheFile();
    void aLimitThatSufficesMapsTheFile();
    void aLimitBelowTheDensePartIsRefused();
    void aConversationThatLeavesNoExpertsIsRefused();
    void aFileThatBecomesShorterIsAnError();
    void countsWhatIsChosen();
};

void TestResidence::familiesGiveTheSameBits_data() {
    QTest::addColumn<QString>("name");
    for (const std::string& name : test::familyNames())
        QTest::addRow("%s", name.c_str()) << QString::fromStdString(name);
}

/// Two slots: fewer than a token's experts. Families without experts have nothing to leave in the file, but
/// the copy of their weights must be as good.
void TestResidence::familiesGiveTheSameBits() {
    QFETCH(QString, name);
    const test::LoadedFamily loaded(name);
    QVERIFY2(loaded.problem.empty(), loaded.problem.c_str());
    if (loaded.model->info().experts == 0) {
        const auto planned = planResidence({.weights = &loaded.model->parts().weights, .limitBytes = 1});
        QVERIFY(planned.ok() && !*planned);
        return;
    }
    const std::vector<TokenId> tokens = test::promptAndAnswer(loaded.family.prompts.front());
    const auto expected =
        logitsOf(*loaded.model->parts().backend, *loaded.model, tokens, static_cast<int>(tokens.size()));
    const auto backend = tightBackend(*loaded.model, 2, static_cast<int>(tokens.size()));
    QVERIFY(backend);
    QVERIFY(!expected.empty());
    for (const int chunk : {1, 3, 64})
        QVERIFY2(logitsOf(*backend, *loaded.model, tokens, chunk) == expected,
                 qPrintable(QString("chunks of %1").arg(chunk)));
}

void TestResidence::startersGiveTheSameBits_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("room");
    for (const QString name : kStarters)
        for (const int room : {1, 7, 40})
            QTest::addRow("%s, %d", qPrintable(name), room) << name << room;
}

void TestResidence::startersGiveTheSameBits() {
    QFETCH(QString, name);
    QFETCH(int, room);
    const auto model = Model::load({.path = starterPath(name), .device = DeviceChoice::Cpu, .threads = 2});
    QVERIFY(model.ok());
    const std::vector<TokenId> tokens = tokensFor(**model, 40);
    const auto expected = logitsOf(*(*model)->parts().backend, **model, tokens, 40);
    const auto backend = tightBackend(**model, room, 40);
    QVERIFY(backend);
    QVERIFY(!expected.empty());
    for (const int chunk : {1, 40})
        QVERIFY(logitsOf(*backend, **model, tokens, chunk) == expected);
    const ExpertCache::Counts counts = backend->expertCache()->counts();
    QVERIFY(counts.there < counts.chosen); // some had to be read
}

void TestResidence::twoConversationsShareTheCache() {
    const auto model =
        Model::load({.path = starterPath(kStarters[1]), .device = DeviceChoice::Cpu, .threads = 1});
    QVERIFY(model.ok());
    const std::vector<TokenId> tokens = tokensFor(**model, 24);
    const auto expected = logitsOf(*(*model)->parts().backend, **model, tokens, 24);
    const auto backend = tightBackend(**model, 3, 24, 2);
    QVERIFY(backend);
    std::vector<float> found[2];
    {
        std::vector<std::jthread> threads;
        for (std::vector<float>& logits : found)
            threads.emplace_back([&] { logits = logitsOf(*backend, **model, tokens, 1); });
    }
    QVERIFY(found[0] == expected);
    QVERIFY(found[1] == expected);
}

void TestResidence::aLimitLeavesExpertsInTheFile() {
    const LargeModel file;
    const auto whole = file.load(0);
    const auto half = file.load(file.bytes / 2);
    QVERIFY(whole.ok() && half.ok());
    QVERIFY(!(*whole)->parts().backend->residence());
    QVERIFY2((*half)->device().find("% in memory, the rest is read when needed") != std::string::npos,
             (*half)->device().c_str());
    QVERIFY(mentions((*half)->info().notices, "read from the disk when they are needed"));
    std::vector<TokenId> answers[2];
    for (const auto& [model, answer] : {std::pair(*whole, &answers[0]), std::pair(*half, &answers[1])}) {
        const auto session = Session::create(model, {.contextTokens = 64});
        QVERIFY2(session.ok(), session.ok() ? "" : session.error().message.c_str());
        const auto generated =
            (*session)->generate({.prompt = tokensFor(*model, 20), .maxTokens = 20, .splitReasoning = false},
                                 [](AnswerPart, std::string_view) {}, {});
        QVERIFY(generated.ok());
        *answer = generated->tokens;
    }
    QVERIFY(!answers[0].empty());
    QCOMPARE(answers[1], answers[0]);
}

void TestResidence::aLimitThatSufficesMapsTheFile() {
    const LargeModel file;
    const auto model = file.load(std::uint64_t{1} << 40);
    QVERIFY(model.ok());
    QVERIFY(!(*model)->parts().backend->residence());
    QVERIFY((*model)->parts().backend->readsFile());
}

void TestResidence::aLimitBelowTheDensePartIsRefused() {
    const LargeModel file;
    const auto model = file.load(1000);
    QVERIFY(!model.ok());
    QCOMPARE(model.error().kind, ErrorKind::OutOfMemory);
    QVERIFY2(model.error().message.find("what every token reads") != std::string::npos,
             model.error().message.c_str());
}

void TestResidence::aConversationThatLeavesNoExpertsIsRefused() {
    const LargeModel file;
    const auto model = file.load(file.bytes / 2);
    QVERIFY(model.ok());
    const Backend& backend = *(*model)->parts().backend;
    std::vector<std::unique_ptr<Evaluator>> open;
    Result<std::unique_ptr<Evaluator>> next = backend.createEvaluator({.contextTokens = 64});
    for (; next && open.size() < 1000; next = backend.createEvaluator({.contextTokens = 64}))
        open.push_back(std::move(*next));
    QVERIFY(!next.ok());
    QCOMPARE(next.error().kind, ErrorKind::OutOfMemory);
    open.pop_back(); // what one gives back, another may take
    QVERIFY(backend.createEvaluator({.contextTokens = 64}).ok());
}

void TestResidence::aFileThatBecomesShorterIsAnError() {
    const LargeModel file;
    const auto model = file.load(file.bytes / 2);
    QVERIFY(model.ok());
    const auto evaluator = (*model)->parts().backend->createEvaluator({.contextTokens = 64});
    QVERIFY(evaluator.ok());
    const std::vector<TokenId> tokens = tokensFor(**model, 40);
    // Rows of the embedding are still read from the mapping.
    QVERIFY((*evaluator)->begin({.tokens = tokens, .position = 0}, {}).ok());
    std::filesystem::resize_file(file.path, 4096);
    const Result<void> done = runLayers(**evaluator, (*model)->parts().weights, {});
    QVERIFY(!done.ok());
    QCOMPARE(done.error().kind, ErrorKind::Io);
    QVERIFY2(done.error().message.find("shorter") != std::string::npos, done.error().message.c_str());
}

void TestResidence::countsWhatIsChosen() {
    const LargeModel file;
    const QString folder = file.folder.filePath("usage");
    {
        const auto model = file.load(file.bytes / 2, folder);
        QVERIFY(model.ok());
        const std::vector<TokenId> tokens = tokensFor(**model, 10);
        QVERIFY(!logitsOf(*(*model)->parts().backend, **model, tokens, 1).empty());
    }
    const QStringList files = QDir(folder).entryList({"*.usage"});
    QCOMPARE(files.size(), 1);
    const auto loaded = ExpertUsage::load(QDir(folder).filePath(files.front()).toStdString(), 3, 24);
    QVERIFY2(loaded.notice.empty(), loaded.notice.c_str());
    QCOMPARE(loaded.usage.total(), std::uint64_t{10 * 3 * 3}); // tokens, layers, experts of each
}

QTEST_APPLESS_MAIN(TestResidence)
#include "tst_residence.moc"
