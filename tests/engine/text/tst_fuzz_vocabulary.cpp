// SPDX-License-Identifier: GPL-3.0-or-later
// A short run of tests/fuzz/fuzz_vocabulary.cpp.
#include "tests/engine/text/tiny_vocabularies.h"
#include "tests/fuzz/mutations.h"

#include <QTest>

#include <limits>
#include <random>

using namespace conclave::test;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

class TestFuzzVocabulary : public QObject {
    Q_OBJECT
  private slots:
    void survivesDamagedFiles();
    void survivesStrangeArrays();
};

void TestFuzzVocabulary::survivesDamagedFiles() {
    Mutations mutations({tinyBytePairs().bytes(), tinySentencePiece().bytes(), tinyGemma4().bytes()}, {});
    for (int round = 0; round < 3000; ++round) {
        const auto input = mutations.next();
        QCOMPARE(LLVMFuzzerTestOneInput(input.data(), input.size()), 0);
    }
}

/// Sound files whose arrays say strange things.
void TestFuzzVocabulary::survivesStrangeArrays() {
    std::mt19937 random(2);
    const char* const texts[] = {"",     "a",     "\u2581", "\u2581\u2581", "<0x41>",   "<0xZZ>",
                                 "<s>",  "\xFF",  " ",      "<|im_end|>",   "</think>", "\u0120",
                                 "hell", "<unk>", "a b"};
    const float scores[] = {0, -1, std::numeric_limits<float>::quiet_NaN(),
                            std::numeric_limits<float>::infinity(), 1e30F};
    for (int round = 0; round < 1500; ++round) {
        TinyVocabulary tiny = round % 3 == 0   ? tinyBytePairs()
                              : round % 3 == 1 ? tinySentencePiece()
                                               : tinyGemma4();
        for (int change = 0; change < 6; ++change) {
            const std::size_t at = random() % tiny.tokens.size();
            switch (random() % 6) {
            case 0:
                tiny.tokens[at] = texts[random() % std::size(texts)];
                break;
            case 1:
                tiny.types[at] = static_cast<std::int32_t>(random() % 8);
                break;
            case 2:
                if (!tiny.scores.empty())
                    tiny.scores[at] = scores[random() % std::size(scores)];
                break;
            case 3:
                tiny.merges.push_back(std::string(texts[random() % std::size(texts)]) + " " +
                                      texts[random() % std::size(texts)]);
                break;
            case 4:
                tiny.ids.emplace_back(random() % 2 == 0 ? "eot_token_id" : "padding_token_id", random());
                break;
            default:
                tiny.add(texts[random() % std::size(texts)], static_cast<std::int32_t>(random() % 7), -3);
                break;
            }
        }
        const std::string bytes = tiny.bytes();
        const std::vector<std::uint8_t> exact(bytes.begin(), bytes.end());
        QCOMPARE(LLVMFuzzerTestOneInput(exact.data(), exact.size()), 0);
    }
}

QTEST_GUILESS_MAIN(TestFuzzVocabulary)
#include "tst_fuzz_vocabulary.moc"
