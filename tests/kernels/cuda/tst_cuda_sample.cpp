// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/sampler.h"
#include "kernels/sampling.h"
#include "tests/kernels/cuda/kernel_test.h"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace conclave::kernels;
using namespace conclave::kernels::cuda;
using namespace conclave::test;
using conclave::engine::RandomNumbers;
using conclave::engine::Sampler;
using conclave::engine::SamplerSettings;
using conclave::engine::TokenId;

namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

/// Draws on the device what the CPU's sampler is asked to draw, with the same random number.
class DeviceSampler {
  public:
    DeviceSampler(const SamplerSettings& settings, int vocabulary)
        : m_settings(settings), m_random(settings.seed), m_logits(static_cast<std::size_t>(vocabulary)),
          m_step(1), m_token(1), m_scratch(static_cast<std::size_t>(2 * 8 * vocabulary)) {}

    TokenId choose(const std::vector<float>& logits, const std::vector<TokenId>& history) {
        std::vector<TokenId> seen(
            history.end() - std::min<std::ptrdiff_t>(std::ssize(history), m_settings.repetitionWindow),
            history.end());
        std::sort(seen.begin(), seen.end());
        seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
        m_logits.set(logits);
        DeviceArray<std::int32_t> penalised(seen);
        const double uniform = m_settings.temperature > 0 ? m_random.uniform() : 0.0;
        m_step.set({{.uniform = uniform, .seen = static_cast<std::int32_t>(seen.size())}});
        m_token.set({-7});
        const Sample args{.logits = m_logits.data(),
                          .vocabulary = static_cast<int>(logits.size()),
                          .temperature = m_settings.temperature,
                          .topK = m_settings.topK,
                          .topP = m_settings.topP,
                          .minP = m_settings.minP,
                          .repetitionPenalty = m_settings.repetitionPenalty,
                          .history = penalised.data(),
                          .step = m_step.data(),
                          .token = m_token.data(),
                          .scratch = {m_scratch.data(), static_cast<std::int64_t>(m_scratch.count())}};
        check(scratchBytes(args) == args.scratch.bytes, "scratch of %lld bytes",
              static_cast<long long>(scratchBytes(args)));
        const int status = run({.stream = nullptr, .device = &testDevice()}, args);
        check(status == 0, "status %d", status);
        return m_token.values()[0];
    }

  private:
    SamplerSettings m_settings;
    RandomNumbers m_random;
    DeviceArray<float> m_logits;
    DeviceArray<SampleStep> m_step;
    DeviceArray<std::int32_t> m_token;
    DeviceArray<std::byte> m_scratch;
};

/// Settings with everything off: the softmax of the logits.
SamplerSettings plain(std::uint64_t seed) {
    return {.temperature = 1, .topK = 0, .topP = 1, .minP = 0, .repetitionPenalty = 1, .seed = seed};
}

/// Both draw @p draws tokens from @p logits.
void drawsTheSame(const SamplerSettings& settings, const std::vector<float>& logits,
                  const std::vector<TokenId>& history, int draws, const char* what) {
    Sampler cpu(settings);
    DeviceSampler device(settings, static_cast<int>(logits.size()));
    for (int i = 0; i < draws; ++i) {
        std::vector<float> copy = logits;
        const TokenId expected = cpu.choose(copy, history);
        const TokenId found = device.choose(logits, history);
        check(found == expected, "%s: draw %d of %zu is %d, expected %d (temperature %g, k %d, p %g, min %g)",
              what, i, logits.size(), found, expected, static_cast<double>(settings.temperature),
              settings.topK, static_cast<double>(settings.topP), static_cast<double>(settings.minP));
    }
}

/// Settings as users and mistakes make them.
SamplerSettings randomSettings(Random& random, int vocabulary) {
    const auto pick = [&](std::initializer_list<float> values) {
        return values.begin()[random.bits() % values.size()];
    };
    return {.temperature = pick({0.0f, 0.3f, 0.7f, 1.0f, 1.5f, 20.0f}),
            .topK = static_cast<int>(pick({0, 1, 2, 40, 300, static_cast<float>(vocabulary) / 2,
                                           static_cast<float>(vocabulary), 1e6f})),
            .topP = pick({1.0f, 1.0f, 0.95f, 0.5f, 0.999999f, 0.0f}),
            .minP = pick({0.0f, 0.0f, 0.05f, 0.5f, 1.0f}),
            .repetitionPenalty = pick({1.0f, 1.0f, 1.1f, 2.0f}),
            .repetitionWindow = 64,
            .seed = random.bits()};
}

/// Logits as models give them, with ties, or far apart.
std::vector<float> randomLogits(Random& random, int vocabulary) {
    std::vector<float> logits(static_cast<std::size_t>(vocabulary));
    const std::uint32_t kind = random.bits() % 4;
    for (float& logit : logits) {
        // A sum of three is bell-shaped enough.
        logit = random.real(5) + random.real(5) + random.real(5);
        if (kind == 1)
            logit = std::floor(logit / 2) * 2;
        else if (kind == 2)
            logit *= 4;
        else if (kind == 3 && random.bits() % 8 == 0)
            logit = random.bits() % 2 == 0 ? kNan : -kInfinity;
    }
    return logits;
}

} // namespace

KERNEL_TEST(drawsTheTokensOfTheCpu) {
    Random random(1);
    const std::vector<int> vocabularies =
        isSmallRun() ? std::vector<int>{1, 33, 256, 257, 900, 4100}
                     : std::vector<int>{1, 2, 33, 255, 256, 257, 900, 4096, 4097, 8200};
    for (const int vocabulary : vocabularies) {
        const int cases = isSmallRun() ? 6 : vocabulary < 1000 ? 120 : 20;
        for (int i = 0; i < cases; ++i) {
            const SamplerSettings settings = randomSettings(random, vocabulary);
            const std::vector<float> logits = randomLogits(random, vocabulary);
            std::vector<TokenId> history;
            for (int t = 0; t < 80; ++t)
                history.push_back(
                    static_cast<TokenId>(random.bits() % static_cast<std::uint32_t>(vocabulary + 3)) - 1);
            drawsTheSame(settings, logits, history, 2, "random");
        }
    }
}

KERNEL_TEST(drawsFromLargeVocabularies) {
    if (isSmallRun())
        return;
    Random random(2);
    for (const SamplerSettings& settings :
         {SamplerSettings{.seed = 5}, plain(6),
          SamplerSettings{.topK = 0, .topP = 0.9f, .minP = 0, .seed = 7},
          SamplerSettings{.temperature = 0, .seed = 8},
          SamplerSettings{.temperature = 3, .topK = 5000, .topP = 1, .seed = 9}})
        drawsTheSame(settings, randomLogits(random, 32000), {}, 2, "large");
    drawsTheSame({.temperature = 3, .topK = 0, .topP = 0.9f, .seed = 10}, randomLogits(random, 262144), {}, 1,
                 "largest");
}

KERNEL_TEST(equalLogitsAreDrawnInTheOrderOfIds) {
    const int vocabulary = isSmallRun() ? 700 : 2500;
    for (const float top : {0.0f, 3.0f}) {
        std::vector<float> logits(static_cast<std::size_t>(vocabulary), -0.0f);
        logits[5] = top; // 0: equal to the others
        for (const int topK : {0, 1, 2, 600})
            for (const float topP : {1.0f, 0.7f})
                drawsTheSame({.temperature = 1, .topK = topK, .topP = topP, .minP = 0, .seed = 3}, logits, {},
                             4, "equal");
    }
}

/// Ids are sorted into 2,048 bins, here of two each.
KERNEL_TEST(drawsTheLastOfOneTokenMoreThanThereAreBins) {
    std::vector<float> logits(2049, -5.0f);
    logits.back() = 5;
    drawsTheSame(plain(3), logits, {}, 5, "one more than bins");
}

KERNEL_TEST(noNumberNeverWins) {
    std::vector<float> logits{kNan, kInfinity, 1.0f, -kInfinity, 0.5f, kNan};
    drawsTheSame(plain(1), logits, {}, 20, "odd");
    SamplerSettings greedy = plain(1);
    greedy.temperature = 0;
    drawsTheSame(greedy, logits, {}, 1, "odd");
    for (float& logit : logits)
        logit = std::isfinite(logit) ? kInfinity : logit;
    drawsTheSame(plain(1), logits, {}, 1, "nothing finite");
    DeviceSampler device(plain(1), 6);
    check(device.choose(logits, {}) == -1, "nothing finite: not -1");
}

KERNEL_TEST(extremeSettingsStillChooseTheSame) {
    const float largest = std::numeric_limits<float>::max();
    Random random(4);
    std::vector<float> many = random.reals(600, 20);
    many[17] = largest;
    many[400] = -largest;
    for (const std::vector<float>& logits : {std::vector<float>{1, 2, -3, 0}, many}) {
        const std::vector<TokenId> history{0, 1, 2, 99, -1};
        drawsTheSame({.temperature = 1e-30f, .topK = 0, .topP = 1, .minP = 0}, logits, history, 4, "cold");
        drawsTheSame({.temperature = 1e-42f, .topK = 0, .topP = 1, .minP = 0}, logits, history, 4, "coldest");
        drawsTheSame({.temperature = 1e30f, .topK = 0, .topP = 1, .minP = 0}, logits, history, 4, "hot");
        drawsTheSame({.temperature = -1, .topK = -5, .topP = -1, .minP = -1, .repetitionPenalty = -1}, logits,
                     history, 4, "negative");
        drawsTheSame({.temperature = 1, .topK = 0, .topP = 1, .minP = 0, .repetitionPenalty = 0}, logits,
                     history, 4, "penalty of nothing");
        drawsTheSame({.temperature = 1, .topK = 1000000, .topP = 7, .minP = 9, .repetitionPenalty = 50},
                     logits, history, 4, "above one");
        drawsTheSame({.temperature = kNan, .topK = 3, .topP = kNan, .minP = kNan, .repetitionPenalty = kNan},
                     logits, history, 4, "no numbers");
        drawsTheSame({.temperature = 1, .topK = 3, .topP = kNan, .minP = kNan, .repetitionPenalty = kNan},
                     logits, history, 4, "some numbers");
    }
}

KERNEL_TEST(aRecordedDrawIsReplayedWithNewNumbers) {
    const SamplerSettings settings = plain(11);
    const int vocabulary = 300;
    Random random(5);
    DeviceArray<float> logits(std::vector<float>(vocabulary, 0.0f));
    DeviceArray<SampleStep> step(1);
    DeviceArray<std::int32_t> token(1);
    Sample args;
    args.logits = logits.data();
    args.vocabulary = vocabulary;
    args.temperature = settings.temperature;
    args.step = step.data();
    args.token = token.data();
    DeviceArray<std::byte> scratch(static_cast<std::size_t>(scratchBytes(args)));
    args.scratch = {scratch.data(), scratchBytes(args)};

    gpu::Stream stream = nullptr;
    gpu::Graph graph = nullptr;
    gpu::createStream(&stream);
    gpu::beginCapture(stream);
    const int status = run({.stream = stream, .device = &testDevice()}, args);
    check(gpu::endCapture(stream, &graph) == 0 && status == 0, "status %d", status);
    Sampler cpu(settings);
    RandomNumbers numbers(settings.seed);
    for (int i = 0; i < 5; ++i) {
        std::vector<float> values = randomLogits(random, vocabulary);
        logits.set(values);
        step.set({{.uniform = numbers.uniform()}});
        gpu::launchGraph(graph, stream);
        gpu::synchronize(stream);
        const TokenId expected = cpu.choose(values, {});
        check(token.values()[0] == expected, "replay %d is %d, expected %d", i, token.values()[0], expected);
    }
    gpu::destroyGraph(graph);
    gpu::destroyStream(stream);
}

KERNEL_TEST(refusesTooLittleScratch) {
    Sample args;
    args.vocabulary = 8;
    check(run({.stream = nullptr, .device = &testDevice()}, args) == gpu::kInvalidValue, "no scratch");
}
