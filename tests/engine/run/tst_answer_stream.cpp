// SPDX-License-Identifier: GPL-3.0-or-later
// From token ids to the parts of an answer.
#include "engine/run/answer_stream.h"
#include "tests/engine/text/tiny_vocabularies.h"

#include <QTest>

#include <string>
#include <vector>

using namespace conclave::engine;
using conclave::test::tinyBytePairs;
using conclave::test::tinySentencePiece;
using conclave::test::TinyVocabulary;

namespace {

struct Heard {
    std::string reasoning;
    std::string answer;
    std::vector<std::string> calls;
    bool hasStopped = false;
};

Heard run(const Tokenizer& tokenizer, const GenerationRequest& request, const std::vector<TokenId>& ids,
          std::string_view templateSource = {}) {
    Heard heard;
    const AnswerSink sink = [&](AnswerPart part, std::string_view text) {
        if (part == AnswerPart::ToolCall) {
            heard.calls.emplace_back(text);
        } else {
            (part == AnswerPart::Reasoning ? heard.reasoning : heard.answer) += text;
        }
    };
    AnswerStream stream(tokenizer, templateSource, request, sink);
    for (const TokenId id : ids) {
        stream.add(id);
    }
    stream.end();
    heard.hasStopped = stream.hasStopped();
    return heard;
}

std::vector<TokenId> idsOf(const Tokenizer& tokenizer, std::string_view text) {
    return tokenizer.encode(text, {.addSpecial = false, .parseSpecial = true});
}

} // namespace

class TestAnswerStream : public QObject {
    Q_OBJECT
  private slots:
    void takesMarkersByTheirIds();
    void case08_stripsOneSpaceAtTheTurnsStartOnly();
    void case18_endsAtStopTextsOfTheAnswer();
    void rawTextKeepsAll();
};

void TestAnswerStream::takesMarkersByTheirIds() {
    TinyVocabulary tiny = tinyBytePairs();
    tiny.add("<tool_call>", 4);
    tiny.add("</tool_call>", 4);
    const auto tokenizer = tiny.load();
    QVERIFY(tokenizer.ok());
    const auto ids =
        idsOf(**tokenizer, "<think>hm</think>\n\nhello<tool_call>{\"name\":\"f\"}</tool_call><|im_start|>");
    const Heard heard = run(**tokenizer, {}, ids, "<tool_call>");
    QCOMPARE(heard.reasoning, std::string("hm"));
    QCOMPARE(heard.answer, std::string("hello")); // the stray control token is hidden
    QCOMPARE(heard.calls, std::vector<std::string>{R"({"name":"f","arguments":{}})"});
    // The same letters as ordinary tokens are talk about markers.
    const auto spelled =
        (*tokenizer)->encode("hello <tool_call>", {.addSpecial = false, .parseSpecial = false});
    QCOMPARE(run(**tokenizer, {}, spelled, "<tool_call>").answer, std::string("hello <tool_call>"));
}

void TestAnswerStream::case08_stripsOneSpaceAtTheTurnsStartOnly() {
    const auto tokenizer = tinySentencePiece().load();
    QVERIFY(tokenizer.ok());
    const TokenId space = (*tokenizer)->find("\u2581");
    const TokenId word = (*tokenizer)->find("\u2581ab");
    QCOMPARE(run(**tokenizer, {}, {word, word, space, space, 3 + '\n', word}).answer,
             std::string("ab ab  \n ab"));
    QCOMPARE(run(**tokenizer, {}, {space, word}).answer, std::string(" ab")); // the second is the model's own
    TinyVocabulary gemma = tinySentencePiece();
    gemma.flags = {{"add_space_prefix", false}};
    QCOMPARE(run(**gemma.load(), {}, {word}).answer, std::string(" ab"));
    GenerationRequest raw;
    raw.splitReasoning = false; // a text goes on: its space belongs to it
    QCOMPARE(run(**tokenizer, raw, {word}).answer, std::string(" ab"));
}

void TestAnswerStream::case18_endsAtStopTextsOfTheAnswer() {
    const auto tokenizer = tinyBytePairs().load();
    QVERIFY(tokenizer.ok());
    GenerationRequest request;
    request.stopTexts = {"lo he"};
    const Heard heard = run(**tokenizer, request, idsOf(**tokenizer, "<think>lo he</think>hello hello x"));
    QCOMPARE(heard.reasoning, std::string("lo he")); // not looked for in thoughts
    QCOMPARE(heard.answer, std::string("hel"));
    QVERIFY(heard.hasStopped);
    const Heard ended = run(**tokenizer, request, idsOf(**tokenizer, "hello h"));
    QCOMPARE(ended.answer, std::string("hello h")); // what could have become one is given out at the end
    QVERIFY(!ended.hasStopped);
}

void TestAnswerStream::rawTextKeepsAll() {
    const auto tokenizer = tinyBytePairs().load();
    QVERIFY(tokenizer.ok());
    GenerationRequest raw;
    raw.splitReasoning = false;
    QCOMPARE(run(**tokenizer, raw, idsOf(**tokenizer, "<think>hm</think>hello")).answer,
             std::string("<think>hm</think>hello"));
}

QTEST_GUILESS_MAIN(TestAnswerStream)
#include "tst_answer_stream.moc"
