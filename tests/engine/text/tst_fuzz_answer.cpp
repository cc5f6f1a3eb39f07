// SPDX-License-Identifier: GPL-3.0-or-later
// A short run of tests/fuzz/fuzz_answer.cpp.
#include "tests/fuzz/mutations.h"

#include <QTest>

using conclave::test::Mutations;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

class TestFuzzAnswer : public QObject {
    Q_OBJECT
  private slots:
    void survivesAnyAnswer();
};

void TestFuzzAnswer::survivesAnyAnswer() {
    const char* const answers[] = {
        "<think>hm</think>Hi <tool_call>{\"name\":\"f\",\"arguments\":{\"a\":[1,\"\\u00e9\"]}}</tool_call>",
        "<tool_call><function=f><parameter=a>\n1\n</parameter></function></tool_call>",
        "<tool_call>f<arg_key>a</arg_key><arg_value>{}</arg_value></tool_call>",
        "<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>f<｜tool▁sep｜>{}<｜tool▁call▁end｜><｜tool▁calls▁end｜>",
        "<｜DSML｜function_calls><｜DSML｜invoke name=\"f\"><｜DSML｜parameter name=\"a\" "
        "string=\"true\">1</｜DSML｜parameter></｜DSML｜invoke></｜DSML｜function_calls>",
        "<|tool_calls_section_begin|><|tool_call_begin|>functions.f:0<|tool_call_argument_begin|>{}<|tool_"
        "call_end|>"
        "<|tool_calls_section_end|>",
        "<minimax:tool_call><invoke name=\"f\"><parameter "
        "name=\"a\">1</parameter></invoke></minimax:tool_call>",
        "[THINK]a[/THINK][TOOL_CALLS]f[CALL_ID]1[ARGS]{\"a\":1}[TOOL_CALLS][{\"name\":\"g\"}]",
        "<|tool_call_start|>[f(a=1, b='x', c=None), g.call()]<|tool_call_end|>",
        "{\"name\":\"f\",\"parameters\":{\"a\":1}}",
        "<|channel>thought\nhm<channel|><|tool_call>call:f{a:<|\"|>x<|\"|>,b:[1,{c:true}]}<tool_call|>",
        "\x05"
        "analysis\x06hm\x07\x04"
        "assistant\x05"
        "commentary to=functions.f json\x06{\"a\":1}\x08",
    };
    std::vector<std::string> seeds;
    for (unsigned family = 0; family < 16; ++family) {
        for (const char* answer : answers)
            seeds.push_back(std::string(1, static_cast<char>(family)) + static_cast<char>(family * 5) +
                            answer);
    }
    Mutations mutations(seeds,
                        {"\x01",     "\x02", "\x03", "\x04", "\x05", "\x06", "\x0C",     "\x0E",
                         "\xF0\x9F", "\x80", "{",    "}",    "[",    "\"",   "</think>", "</tool_call>",
                         "\n",       "<",    "=",    "'",    "\\u",  "😀",    "(((((((("});
    for (int round = 0; round < 20000; ++round) {
        const auto input = mutations.next();
        QCOMPARE(LLVMFuzzerTestOneInput(input.data(), input.size()), 0);
    }
}

QTEST_GUILESS_MAIN(TestFuzzAnswer)
#include "tst_fuzz_answer.moc"
