// SPDX-License-Identifier: GPL-3.0-or-later
// What it costs to follow an answer token by token:
//
//     bench_trace model.gguf [tokens] [rounds]
//
// Answers of so many tokens (default 256), not followed and followed in turns, so that whatever else the
// machine does meets both alike. Medians of the processor time for a token, with the fastest and slowest
// round, and their ratio. That an answer that is not followed costs what it did before there were traces is
// shown by counting instructions of both versions (valgrind --tool=callgrind conclave-cli generate).
#include "engine/engine.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

using namespace conclave::engine;

namespace {

struct Rounds {
    std::vector<double> milliseconds; ///< for a token
    double quantile(double part) {
        std::sort(milliseconds.begin(), milliseconds.end());
        return milliseconds[static_cast<std::size_t>(part * static_cast<double>(milliseconds.size() - 1))];
    }
};

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fprintf(stderr, "bench_trace model.gguf [tokens] [rounds]\n");
        return 2;
    }
    const int tokens = argc > 2 ? std::atoi(argv[2]) : 256;
    const int rounds = argc > 3 ? std::atoi(argv[3]) : 15;
    auto model = Model::load({.path = argv[1], .threads = 1});
    auto session = model ? Session::create(*model) : Result<std::unique_ptr<Session>>(model.error());
    if (!session) {
        std::fprintf(stderr, "%s\n", session.error().message.c_str());
        return 1;
    }
    const auto prompt = (*model)->tokenizer().encode("Once upon a time", {});
    Rounds plain;
    Rounds followed;
    std::size_t traced = 0;
    for (int round = 0; round < 2 * rounds + 2; ++round) {
        const bool isFollowed = round % 2 == 1;
        GenerationRequest request{.prompt = prompt,
                                  .sampler = {.temperature = 1.5f, .topP = 1, .minP = 0, .seed = 1},
                                  .maxTokens = tokens,
                                  .splitReasoning = false};
        if (isFollowed)
            request.onTrace = [&traced](const TokenTrace& trace) { traced += trace.experts.size(); };
        const std::clock_t begin = std::clock();
        const auto result = (*session)->generate(request, {}, {});
        const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
        if (!result || result->tokens.empty())
            return 1;
        if (round >= 2) // the first ones touch pages
            (isFollowed ? followed : plain)
                .milliseconds.push_back(seconds * 1e3 / static_cast<double>(result->tokens.size()));
    }
    std::printf("%s, %s, one thread\n", (*model)->info().name.c_str(), (*model)->device().c_str());
    std::printf("not followed  %.4f ms a token (%.4f to %.4f)\n", plain.quantile(0.5), plain.quantile(0),
                plain.quantile(1));
    std::printf("followed      %.4f ms a token (%.4f to %.4f)\n", followed.quantile(0.5),
                followed.quantile(0), followed.quantile(1));
    std::printf("ratio         %.3f\n", followed.quantile(0.5) / plain.quantile(0.5));
    return traced > 0 || (*model)->info().experts == 0 ? 0 : 1;
}
