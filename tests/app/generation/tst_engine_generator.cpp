// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/generation/engine_generator.h"
#include "app/generation/token_counter.h"
#include "engine/run/system_memory.h"
#include "tests/support/tiny_model.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cstring>
#include <numeric>
#include <thread>

using namespace conclave;

namespace {

const QString kDeepSeek = QStringLiteral(CONCLAVE_SOURCE_DIR "/resources/models/starter-deepseek2.gguf");
const QString kQwen = QStringLiteral(CONCLAVE_SOURCE_DIR "/resources/models/starter-qwen3moe.gguf");

struct Answered {
    AnswerOutcome outcome;
    QString text;
    QString reasoning;
};

Answered ask(EngineGenerator& generator, const QVector<ChatTurn>& turns,
             SamplingSettings sampling = {.temperature = 0}, std::stop_token stop = {}) {
    Answered answered;
    auto sink = [&](const AnswerDelta& delta) {
        answered.text += delta.answer;
        answered.reasoning += delta.reasoning;
    };
    answered.outcome = generator.answer(
        {turns, sampling}, sink, [](int, int) {}, stop);
    return answered;
}

/// The Qwen style with another template; it takes the same place in the file.
QString withTemplate(const QTemporaryDir& folder, QByteArray source) {
    QFile file(kQwen);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray bytes = file.readAll();
    const QByteArray key = "tokenizer.chat_template";
    const qsizetype begin = bytes.indexOf(key) + key.size() + 12; // behind its type and length
    const qsizetype end = bytes.indexOf("{%- endif %}", bytes.indexOf("add_generation_prompt", begin)) + 12;
    const qsizetype padding = end - begin - source.size() - 4;
    if (padding < 0)
        return {};
    bytes.replace(begin, end - begin, "{#" + QByteArray(padding, ' ') + "#}" + source);
    QFile other(folder.filePath(QStringLiteral("other.gguf")));
    return other.open(QIODevice::WriteOnly) && other.write(bytes) == bytes.size() ? other.fileName()
                                                                                  : QString();
}

/// A tiny model that needs more memory than there is, in a file with holes for what is not in it: one
/// conversation's cache takes it, or with @p isRunnable a tensor that nothing uses.
QString hugeModel(const QTemporaryDir& folder, bool isRunnable) {
    constexpr int kContext = 8192;
    test::TinyModel tiny(
        {.name = "Huge", .layers = 1, .context = kContext, .heads = 1, .kvHeads = 1, .headWidth = 2});
    const std::uint64_t memory = engine::availableMemory();
    const std::uint32_t heads = isRunnable ? 1 : 4096;
    const auto width = // of keys and values, 4 bytes a number
        static_cast<std::uint32_t>(isRunnable ? 2 : memory / (kContext * heads * 2 * 4ULL) / 2 * 2 + 2);
    test::GgufWriter file = tiny.metadata();
    std::uint64_t end = 0;
    const auto add = [&](const std::string& name, const std::vector<std::uint64_t>& shape) {
        file.addTensorRaw(name, 0, shape, end);
        std::uint64_t bytes = 4;
        for (const std::uint64_t length : shape)
            bytes *= length;
        end = (end + bytes + 31) / 32 * 32;
    };
    for (auto [name, tensor] : tiny.tensors()) {
        if (name.ends_with("attn_q.weight") || name.ends_with("attn_k.weight") ||
            name.ends_with("attn_v.weight"))
            tensor.shape[1] = heads * std::uint64_t(width);
        if (name.ends_with("attn_output.weight"))
            tensor.shape[0] = heads * std::uint64_t(width);
        add(name, tensor.shape);
    }
    if (isRunnable)
        add("unused.weight", {memory / 8, 4});
    std::string bytes = file.bytes();
    for (const auto& [key, value] : {std::pair("head_count", heads), std::pair("head_count_kv", heads),
                                     std::pair("key_length", width), std::pair("value_length", width)}) {
        std::string entry;
        test::appendValue(entry, "llama.attention." + std::string(key));
        const std::size_t at = bytes.find(entry);
        if (at == std::string::npos)
            return {};
        std::memcpy(bytes.data() + at + entry.size() + 4, &value, sizeof value); // behind its type
    }
    bytes.resize((bytes.size() + 31) / 32 * 32);
    QFile written(folder.filePath(QStringLiteral("huge.gguf")));
    const auto size = static_cast<qsizetype>(bytes.size());
    const bool isDone = written.open(QIODevice::WriteOnly) && written.write(bytes.data(), size) == size &&
                        written.resize(size + static_cast<qint64>(end));
    return isDone ? written.fileName() : QString();
}

QVector<ChatTurn> question(const char* text) {
    return {{Role::User, QString::fromUtf8(text), {}}};
}

} // namespace

class TestEngineGenerator : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() {
        QVERIFY2(QFile::exists(kDeepSeek), qPrintable(kDeepSeek));
        QVERIFY2(QFile::exists(kQwen), qPrintable(kQwen));
    }

    void bothStartersExplainTheExport_data() {
        QTest::addColumn<QString>("path");
        QTest::newRow("DeepSeek style") << kDeepSeek;
        QTest::newRow("Qwen style") << kQwen;
    }
    void bothStartersExplainTheExport() {
        QFETCH(QString, path);
        EngineGenerator generator;
        const LoadedModel model = load(generator, path);
        QVERIFY(model.isStarter);
        QVERIFY(model.experts > model.expertsUsed && model.expertsUsed > 0);
        const Answered answered = ask(generator, question("How do I export a conversation?"));
        QCOMPARE(answered.outcome.stopReason, QStringLiteral("end_of_turn"));
        QVERIFY2(answered.text.contains(QLatin1String("Markdown")) &&
                     answered.text.contains(QLatin1String("JSON")),
                 qPrintable(answered.text));
        QVERIFY(answered.outcome.generatedTokens > 5);
        QVERIFY(answered.outcome.tokensPerSecond > 0);
        QVERIFY(answered.outcome.firstTokenMs > 0);
    }

    void theDeepSeekStyleThinksAboutArithmetic() {
        EngineGenerator generator;
        load(generator, kDeepSeek);
        const Answered answered = ask(generator, question("What is 7 + 5?"));
        QVERIFY2(!answered.reasoning.isEmpty(), qPrintable(answered.text));
        QVERIFY2(answered.text.contains(QLatin1String("12")), qPrintable(answered.text));
        QVERIFY(!answered.text.contains(QLatin1String("think>")));
    }

    void theSecondTurnReusesTheFirst() {
        EngineGenerator generator;
        load(generator, kQwen);
        QVector<ChatTurn> turns = question("Hello!");
        const Answered first = ask(generator, turns);
        turns.append({Role::Assistant, first.text, {}});
        turns.append({Role::User, QStringLiteral("What is a token?"), {}});
        const Answered second = ask(generator, turns);
        QVERIFY2(second.outcome.reusedTokens >= first.outcome.promptTokens,
                 qPrintable(QStringLiteral("%1 of %2")
                                .arg(second.outcome.reusedTokens)
                                .arg(second.outcome.promptTokens)));
    }

    void tracesBelongToTheText_data() { bothStartersExplainTheExport_data(); }
    void tracesBelongToTheText() {
        QFETCH(QString, path);
        EngineGenerator generator;
        const LoadedModel model = load(generator, path);
        QVERIFY(!model.expertLayers.isEmpty() && model.expertLayers.constLast() < model.layers);
        AnswerRequest request{question("What is 7 + 5? Also say: 😀 über"), {.temperature = 0.9, .seed = 3}};
        AnswerDelta all;
        QString fromTraces; // the text that each token is said to have brought
        const auto sink = [&](const AnswerDelta& delta) {
            QCOMPARE(delta.traces.size(), request.isTraced ? delta.tokens : 0);
            qsizetype answer = 0;
            qsizetype reasoning = 0;
            for (const TokenTrace& trace : delta.traces) {
                fromTraces += delta.reasoning.mid(reasoning, trace.reasoningCharacters) +
                              delta.answer.mid(answer, trace.answerCharacters);
                reasoning += trace.reasoningCharacters;
                answer += trace.answerCharacters;
            }
            all.answer += delta.answer;
            all.reasoning += delta.reasoning;
            all.traces += delta.traces;
        };
        generator.answer(request, sink, [](int, int) {}, {});
        const AnswerDelta plain = std::exchange(all, {});
        request.isTraced = true;
        const AnswerOutcome outcome = generator.answer(request, sink, [](int, int) {}, {});
        QCOMPARE(all.answer, plain.answer);
        QCOMPARE(all.reasoning, plain.reasoning);
        QCOMPARE(all.traces.size(), outcome.generatedTokens);
        QCOMPARE(fromTraces, all.reasoning + all.answer);
        for (const TokenTrace& trace : all.traces) {
            QVERIFY(trace.chosen.probability > 0 && trace.chosen.probability <= 1);
            QCOMPARE(trace.candidates.size(), TokenTrace::kMostCandidates);
            QCOMPARE(trace.experts.size(), model.expertLayers.size() * model.expertsUsed);
            for (qsizetype i = 0; i < trace.experts.size(); i += model.expertsUsed) {
                const auto first = trace.expertWeights.cbegin() + i;
                QVERIFY(qAbs(std::accumulate(first, first + model.expertsUsed, 0.0f) - 1) < 1e-5f);
            }
        }
    }

    void thinkingIsSaidToTheTemplate() {
        QTemporaryDir folder;
        EngineGenerator generator;
        QCOMPARE(load(generator, kQwen).thinking.hasSwitch, false);
        const LoadedModel model =
            load(generator, withTemplate(folder, "{% for m in messages %}{{ m.content }}\n{% endfor %}"
                                                 "{% if enable_thinking is defined and not enable_thinking %}"
                                                 "{{ 'no ' * 100 }}{% endif %}"
                                                 "{% if reasoning_effort == 'high' %}"
                                                 "{{ 'much ' * 200 }}{% endif %}"));
        QVERIFY(model.thinking.hasSwitch && model.thinking.thinksByDefault);
        QCOMPARE(model.thinking.efforts, QStringList(QStringLiteral("high")));
        const auto promptTokens = [&](Thinking thinking) {
            const AnswerRequest request{
                .turns = question("Hello!"), .sampling = {.maxTokens = 1}, .thinking = thinking};
            return generator
                .answer(
                    request, [](const AnswerDelta&) {}, [](int, int) {}, {})
                .promptTokens;
        };
        const int plain = promptTokens({});
        QCOMPARE(promptTokens({.isOn = Thinking::Switch::On}), plain);
        QVERIFY(promptTokens({.isOn = Thinking::Switch::Off}) >= plain + 100);
        QVERIFY(promptTokens({.effort = QStringLiteral("high")}) >= plain + 200);
        // What the template does not offer is not said to it.
        QCOMPARE(promptTokens({.effort = QStringLiteral("\"}}low")}), plain);
    }

    void aStoppedAnswerGoesOn_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("asked");
        QTest::addColumn<int>("stoppedAfter");
        QTest::newRow("in its text") << kQwen << "What is a mixture of experts?" << 7;
        QTest::newRow("at its first word") << kQwen << "What is a mixture of experts?" << 1;
        QTest::newRow("in its thoughts") << kDeepSeek << "What is 7 + 5?" << 4;
        QTest::newRow("behind its thoughts") << kDeepSeek << "What is 7 + 5?" << -2;
    }
    void aStoppedAnswerGoesOn() {
        QFETCH(QString, path);
        QFETCH(QString, asked);
        QFETCH(int, stoppedAfter);
        EngineGenerator generator;
        load(generator, path);
        const QVector<ChatTurn> turns = question(asked.toUtf8().constData());
        const SamplingSettings warm{.temperature = 0.9, .maxTokens = 60, .seed = 11};
        const SamplingSettings cold{.temperature = 0, .maxTokens = 60};
        for (const SamplingSettings& sampling : {warm, cold}) {
            const Answered whole = ask(generator, turns, sampling);
            SamplingSettings less = sampling;
            less.maxTokens = stoppedAfter > 0 ? stoppedAfter : whole.outcome.generatedTokens + stoppedAfter;
            const Answered begun = ask(generator, turns, less);
            QCOMPARE(begun.outcome.stopReason, QStringLiteral("token_limit"));
            AnswerRequest request{.turns = turns, .sampling = sampling};
            request.sampling.maxTokens = 60 - less.maxTokens;
            request.begunText = begun.text;
            request.begunReasoning = begun.reasoning;
            const auto goOn = [&](EngineGenerator& by) {
                Answered rest{{}, begun.text, begun.reasoning};
                rest.outcome = by.answer(
                    request,
                    [&](const AnswerDelta& delta) {
                        rest.text += delta.answer;
                        rest.reasoning += delta.reasoning;
                    },
                    [](int, int) {}, {});
                return rest;
            };
            ask(generator, question("A title, please."), cold); // something else in between
            const Answered rest = goOn(generator);
            QVERIFY(!rest.outcome.error.isError());
            QCOMPARE(rest.text, whole.text);
            QCOMPARE(rest.reasoning, whole.reasoning);
            QCOMPARE(rest.outcome.promptTokens, whole.outcome.promptTokens);
            QCOMPARE(rest.outcome.generatedTokens, whole.outcome.generatedTokens - less.maxTokens);

            // A generator that never saw it has only its text.
            EngineGenerator other;
            load(other, path);
            const Answered later = goOn(other);
            QVERIFY(!later.outcome.error.isError());
            QVERIFY(later.text.startsWith(begun.text) && later.reasoning.startsWith(begun.reasoning));
            QVERIFY(later.text.size() + later.reasoning.size() > begun.text.size() + begun.reasoning.size());
            if (sampling.temperature == 0)
                QCOMPARE(later.reasoning + later.text, whole.reasoning + whole.text);
        }
    }

    void aStoppedAnswerNeedsRoomToGoOn() {
        EngineGenerator generator;
        const LoadedModel model = load(generator, kQwen);
        AnswerRequest request{.turns = question("What is a token?"), .sampling = {.maxTokens = 4}};
        const QString words = QStringLiteral("A token is a piece of a word. ");
        const auto goOn = [&](int times) {
            request.begunText = words.repeated(times);
            return generator.answer(
                request, [](const AnswerDelta&) {}, [](int, int) {}, {});
        };
        QVERIFY(!goOn(4).error.isError());
        const AnswerOutcome full = goOn(model.contextTokens);
        QVERIFY2(full.error.title.contains(QLatin1String("no room")), qPrintable(full.error.title));
        // An older round makes room.
        request.turns.prepend({Role::Assistant, words.repeated(model.contextTokens / 40), {}});
        request.turns.prepend({Role::User, words.repeated(model.contextTokens / 40), {}});
        QCOMPARE(goOn(4).droppedTurns, 0);
        const AnswerOutcome shortened = goOn(model.contextTokens / 16);
        QVERIFY2(!shortened.error.isError(), qPrintable(shortened.error.title));
        QCOMPARE(shortened.droppedTurns, 2);
    }

    void theSameSeedGivesTheSameAnswer() {
        EngineGenerator generator;
        load(generator, kQwen);
        const SamplingSettings warm{
            .temperature = 1.5, .topK = 0, .topP = 1, .minP = 0, .maxTokens = 40, .seed = 7};
        const Answered first = ask(generator, question("Tell me a joke."), warm);
        QCOMPARE(ask(generator, question("Tell me a joke."), warm).text, first.text);
        SamplingSettings other = warm;
        other.seed = 8;
        QVERIFY(ask(generator, question("Tell me a joke."), other).text != first.text);
    }

    void aLongConversationDropsItsOldestTurnsAndSaysSo() {
        EngineGenerator generator;
        const LoadedModel model = load(generator, kQwen);
        QVector<ChatTurn> turns;
        for (int i = 0; i < model.contextTokens / 10; ++i) {
            turns.append(
                {Role::User, QStringLiteral("Please tell me again what a token is, number %1.").arg(i), {}});
            turns.append({Role::Assistant, QStringLiteral("A token is a piece of a word."), {}});
        }
        turns.append({Role::User, QStringLiteral("What is a token?"), {}});
        const Answered answered = ask(generator, turns);
        QVERIFY(!answered.outcome.error.isError());
        QVERIFY(answered.outcome.droppedTurns > 0);
        QVERIFY(answered.outcome.droppedTurns % 2 == 0);
        QVERIFY(answered.outcome.promptTokens <= model.contextTokens);
        QVERIFY(!answered.text.isEmpty());
    }

    void leavesOutNothingWhenAllOfItIsWanted() {
        EngineGenerator generator;
        const LoadedModel model = load(generator, kQwen);
        QVector<ChatTurn> turns;
        const auto grow = [&](int rounds) {
            for (int i = 0; i < rounds; ++i) {
                turns.append({Role::User, QStringLiteral("What is a token?"), {}});
                turns.append({Role::Assistant, QStringLiteral("A token is a piece of a word."), {}});
            }
        };
        const auto ask = [&] {
            QVector<ChatTurn> asked = turns;
            asked.append({Role::User, QStringLiteral("What is a token?"), {}});
            return generator.answer(
                {asked, {.temperature = 0, .maxTokens = 1}, false, ContextFit::Whole},
                [](const AnswerDelta&) {}, [](int, int) {}, {});
        };
        grow(3);
        const AnswerOutcome fits = ask();
        QVERIFY(!fits.error.isError());
        QCOMPARE(fits.droppedTurns, 0);
        grow(model.contextTokens / 10);
        const AnswerOutcome tooLong = ask();
        QVERIFY(tooLong.error.isError());
        QVERIFY2(tooLong.error.title.contains(QLatin1String("context")), qPrintable(tooLong.error.title));
    }

    void aQuestionLongerThanTheContextIsAClearSentence() {
        EngineGenerator generator;
        load(generator, kQwen);
        const Answered answered = ask(generator, question(QByteArray("word ").repeated(20000).constData()));
        QVERIFY(answered.outcome.error.isError());
        QVERIFY2(answered.outcome.error.title.contains(QLatin1String("context")),
                 qPrintable(answered.outcome.error.title));
        QVERIFY(!ask(generator, question("Hello!")).text.isEmpty());
    }

    void stopsWhenAsked() {
        EngineGenerator generator;
        load(generator, kQwen);
        std::stop_source stop;
        QString text;
        auto sink = [&](const AnswerDelta& delta) {
            text += delta.answer;
            stop.request_stop();
        };
        const AnswerOutcome outcome = generator.answer(
            {question("What is a mixture of experts?"), {.temperature = 0}}, sink, [](int, int) {},
            stop.get_token());
        QCOMPARE(outcome.stopReason, QStringLiteral("cancelled"));
        QVERIFY(!text.isEmpty());
        QVERIFY(text.size() < ask(generator, question("What is a mixture of experts?")).text.size());
    }

    void badFilesAreRefusedInOneSentence_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("mentions");
        QFile file(kQwen);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray good = file.readAll();
        QByteArray otherArchitecture = good;
        // The value of general.architecture, the first of the file's metadata that holds this word.
        otherArchitecture.replace(otherArchitecture.indexOf("qwen3moe"), 8, "qwenXmoe");
        QTest::newRow("truncated") << good.left(good.size() / 2) << QStringLiteral("download");
        QTest::newRow("zero-filled") << QByteArray(good.size(), '\0') << QStringLiteral("zero");
        QTest::newRow("an HTML page")
            << QByteArray("<!DOCTYPE html><html><body>404</body></html>") << QStringLiteral("web page");
        QTest::newRow("wrong architecture") << otherArchitecture << QStringLiteral("qwenXmoe");
        QTest::newRow("empty") << QByteArray() << QStringLiteral("empty");
    }
    void badFilesAreRefusedInOneSentence() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, mentions);
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("bad.gguf")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();

        EngineGenerator generator;
        load(generator, kQwen);
        LoadedModel loaded;
        const GeneratorError error = generator.load(
            file.fileName(), [](double) {}, {}, loaded);
        QVERIFY(error.isError());
        QVERIFY2(error.title.contains(mentions, Qt::CaseInsensitive), qPrintable(error.title));
        QVERIFY2(!error.title.contains(QLatin1Char('\n')), qPrintable(error.title));
        // The model from before still answers.
        QVERIFY(!ask(generator, question("Hello!")).text.isEmpty());
    }

    void letsGoOfTheModelBeforeWhenThereIsNoRoomForBoth() {
        const QTemporaryDir folder;
        const QString huge = hugeModel(folder, true);
        QVERIFY(!huge.isEmpty());
        Starter before;
        QVERIFY(before.isThere());
        QVERIFY(!before.text.isEmpty());
        QCOMPARE(load(before.generator, huge).name, QStringLiteral("Huge"));
        QVERIFY(!before.isThere());
        QVERIFY(
            ask(before.generator, before.turns, {.temperature = 0, .maxTokens = 1}).outcome.generatedTokens >
            0);
        load(before.generator, kDeepSeek);
        QCOMPARE(ask(before.generator, before.turns).text, before.text);
    }

    void keepsTheModelBeforeWhereThereIsRoom() {
        EngineGenerator generator;
        const auto counter = load(generator, kDeepSeek).counter;
        std::optional<int> during;
        LoadedModel loaded;
        const GeneratorError error = generator.load(
            kQwen,
            [&](double) {
                if (!during)
                    during = counter->count(question("Hello!"), {}).value_or(-1);
            },
            {}, loaded);
        QVERIFY(!error.isError());
        QVERIFY(during.value_or(-1) > 0);
    }

    void theModelBeforeComesBackAfterAFailure() {
        const QTemporaryDir folder;
        const QString huge = hugeModel(folder, false);
        QVERIFY(!huge.isEmpty());
        Starter before;
        LoadedModel loaded;
        const GeneratorError error = before.generator.load(
            huge, [](double) {}, {}, loaded);
        QVERIFY2(error.title.contains(QLatin1String("cache")), qPrintable(error.title));
        QVERIFY(before.isThere());
        QCOMPARE(ask(before.generator, before.turns).text, before.text);
    }

    void theModelBeforeComesBackAfterLoadingWasStopped() {
        const QTemporaryDir folder;
        const QString huge = hugeModel(folder, true);
        QVERIFY(!huge.isEmpty());
        Starter before;
        std::stop_source stop;
        stop.request_stop();
        LoadedModel loaded;
        const GeneratorError error = before.generator.load(
            huge, [](double) {}, stop.get_token(), loaded);
        QVERIFY(error.isError());
        QVERIFY(!before.isThere());
        QCOMPARE(ask(before.generator, before.turns, {.temperature = 0}, stop.get_token()).outcome.stopReason,
                 QStringLiteral("cancelled"));
        QCOMPARE(ask(before.generator, before.turns).text, before.text);
        QVERIFY(before.isThere());
    }

    void aMissingFileSaysSo() {
        EngineGenerator generator;
        LoadedModel loaded;
        const GeneratorError error = generator.load(
            QStringLiteral("/nowhere/model.gguf"), [](double) {}, {}, loaded);
        QVERIFY(error.isError());
        QVERIFY2(error.title.contains(QLatin1String("/nowhere/model.gguf")), qPrintable(error.title));
        QVERIFY(ask(generator, question("Hello!")).outcome.error.isError());
    }

  private:
    /// A model that is loaded and has answered, to be told by its counter and by the same answer again.
    struct Starter {
        EngineGenerator generator;
        std::shared_ptr<const TokenCounter> counter = load(generator, kDeepSeek).counter;
        QVector<ChatTurn> turns = question("Hello!");
        QString text = ask(generator, turns).text;

        bool isThere() const { return counter->count(turns, {}).has_value(); }
    };

    static LoadedModel load(EngineGenerator& generator, const QString& path) {
        LoadedModel model;
        const GeneratorError error = generator.load(
            path, [](double) {}, {}, model);
        if (error.isError())
            qFatal("%s", qPrintable(error.title));
        return model;
    }
};

QTEST_GUILESS_MAIN(TestEngineGenerator)
#include "tst_engine_generator.moc"
