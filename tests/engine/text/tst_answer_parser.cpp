// SPDX-License-Identifier: GPL-3.0-or-later
// Reasoning, answer and calls of tools in streamed answers, and what the families write.
#include "engine/text/answer_format.h"
#include "engine/text/answer_parser.h"
#include "engine/text/chat_template.h"
#include "tests/engine/text/tiny_vocabularies.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <string>
#include <vector>

using namespace conclave::engine;
using conclave::test::tinyBytePairs;
using conclave::test::TinyVocabulary;

namespace {

struct Split {
    std::string reasoning;
    std::string answer;
    std::vector<std::string> calls;
    int gifts = 0;
};

using Markers = std::vector<std::string>;

/// Feeds @p output in pieces of @p step bytes; what is spelled like one of @p markers comes as one token.
Split run(const AnswerFormat& format, std::string_view prompt, std::string_view output, std::size_t step,
          const Markers& markers = {}, bool offersTools = false) {
    Split split;
    AnswerParser parser(format, prompt, offersTools, [&](AnswerPart part, std::string_view text) {
        ++split.gifts;
        QVERIFY(!text.empty());
        QVERIFY(QString::fromUtf8(text.data(), qsizetype(text.size())).toUtf8() ==
                QByteArray(text.data(), qsizetype(text.size()))); // whole characters
        if (part == AnswerPart::ToolCall) {
            split.calls.emplace_back(text);
        } else {
            (part == AnswerPart::Reasoning ? split.reasoning : split.answer) += text;
        }
    });
    while (!output.empty()) {
        std::size_t next = output.size();
        const std::string* marker = nullptr;
        for (const std::string& candidate : markers) {
            if (const std::size_t at = output.find(candidate); at < next) {
                next = at;
                marker = &candidate;
            }
        }
        for (std::size_t at = 0; at < next; at += step) {
            parser.feed(output.substr(at, std::min(step, next - at)));
        }
        output.remove_prefix(next);
        if (marker != nullptr) {
            const bool isVisible = marker->rfind("<|", 0) != 0; // control tokens are hidden
            parser.feedMarker(*marker, isVisible);
            output.remove_prefix(marker->size());
        }
    }
    parser.flush();
    return split;
}

Split run(std::string_view prompt, std::string_view output, std::size_t step) {
    return run(AnswerFormat(), prompt, output, step);
}

} // namespace

class TestAnswerParser : public QObject {
    Q_OBJECT
  private slots:
    void splitsAtMarkers_data();
    void splitsAtMarkers();
    void replacesBytesThatNeverBecomeCharacters();
    void holdsBackNoMoreThanAMarkerPrefix();
    void partTellsWhereTheStreamIs();
    void case06_charactersComeWhole();
    void case07_escapedPairsOfAnArgumentBecomeOneCharacter();
    void case14_harmonyChannelsAreSeparated_data();
    void case14_harmonyChannelsAreSeparated();
    void markersThatAreTokensAreTextOtherwise();
    void gemmaChannelsHoldReasoning();
    void formatFollowsTheVocabularyWhereTheTemplateIsSilent();
};

void TestAnswerParser::splitsAtMarkers_data() {
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("output");
    QTest::addColumn<QString>("reasoning");
    QTest::addColumn<QString>("answer");
    const QString none;
    QTest::newRow("no markers") << none << "Hello\nthere" << none << "Hello\nthere";
    QTest::newRow("emitted block") << none << "<think>\nhm\n</think>\n\nHi"
                                   << "hm\n"
                                   << "Hi";
    QTest::newRow("white space before the block") << none << "\n <think>a</think>b"
                                                  << "a"
                                                  << "b";
    QTest::newRow("case15: prefilled (R1)") << "<|Assistant|><think>\n"
                                            << "hm</think>\n\nHi"
                                            << "hm"
                                            << "Hi";
    QTest::newRow("prefilled and emitted again") << "x<think>\n"
                                                 << "<think>\nhm</think>Hi"
                                                 << "hm"
                                                 << "Hi";
    QTest::newRow("prefilled closed block") << "<think>\n\n</think>\n\n"
                                            << "Hi" << none << "Hi";
    QTest::newRow("closed block, spaces follow") << "</think>"
                                                 << "\n\nHi" << none << "Hi";
    QTest::newRow("case16: marker inside the answer")
        << none << "Use <think> and </think>." << none << "Use <think> and </think>.";
    QTest::newRow("marker after the block") << none << "<think>a</think>b <think>c</think>"
                                            << "a"
                                            << "b <think>c</think>";
    QTest::newRow("case16: marker in a code block")
        << none << "```\n<think>\n```" << none << "```\n<think>\n```";
    QTest::newRow("unclosed at the end") << none << "<think>all of it </thin"
                                         << "all of it </thin" << none;
    QTest::newRow("marker prefix at the end") << none << "<thi" << none << "<thi";
    QTest::newRow("nearly a marker") << none << "<thin ice>" << none << "<thin ice>";
    QTest::newRow("nearly a closing") << "<think>"
                                      << "a</thin</think>b"
                                      << "a</thin"
                                      << "b";
    QTest::newRow("case16: user talks of markers") << "user: what is <think>?\nassistant:"
                                                   << "Hm" << none << "Hm";
    QTest::newRow("empty block") << none << "<think></think>Hi" << none << "Hi";
    QTest::newRow("emoji and hangul")
        << none << QStringLiteral("<think>🤔👨‍👩‍👧</think>한국어 🚀")
        << QStringLiteral("🤔👨‍👩‍👧") << QStringLiteral("한국어 🚀");
    QTest::newRow("nothing") << none << none << none << none;
}

void TestAnswerParser::splitsAtMarkers() {
    QFETCH(QString, prompt);
    QFETCH(QString, output);
    QFETCH(QString, reasoning);
    QFETCH(QString, answer);
    for (const std::size_t step : {1, 2, 3, 7, 1000}) {
        const Split split = run(prompt.toStdString(), output.toStdString(), step);
        QCOMPARE(QString::fromStdString(split.reasoning), reasoning);
        QCOMPARE(QString::fromStdString(split.answer), answer);
    }
}

void TestAnswerParser::replacesBytesThatNeverBecomeCharacters() {
    // A stray continuation byte, a cut sequence in the middle, one at the end: one U+FFFD for each start.
    QCOMPARE(run("",
                 "a\x80"
                 "b",
                 1)
                 .answer,
             std::string("a\uFFFD"
                         "b"));
    QCOMPARE(run("", "a\xE2\x82", 1).answer, std::string("a\uFFFD"));
    QCOMPARE(run("",
                 "\xF0\x9F"
                 "x",
                 1)
                 .answer.back(),
             'x');
    const Split garbage = run("", std::string(1000, '\xFF'), 3);
    QCOMPARE(garbage.answer.size(), std::size_t(3000)); // nothing stalls the stream
}

void TestAnswerParser::holdsBackNoMoreThanAMarkerPrefix() {
    std::string seen;
    AnswerParser parser(AnswerFormat(), "<think>", false,
                        [&](AnswerPart, std::string_view text) { seen += text; });
    parser.feed("abc</th");
    QCOMPARE(seen, std::string("abc"));
    parser.feed("at");
    QCOMPARE(seen, std::string("abc</that"));
    parser.feed("\xF0\x9F\x9A");
    QCOMPARE(seen, std::string("abc</that"));
    parser.feed("\x80");
    QCOMPARE(seen, std::string("abc</that🚀"));
}

void TestAnswerParser::partTellsWhereTheStreamIs() {
    AnswerParser parser(AnswerFormat(), "", false, [](AnswerPart, std::string_view) {});
    QCOMPARE(parser.part(), AnswerPart::Answer);
    parser.feed("<think>a");
    QCOMPARE(parser.part(), AnswerPart::Reasoning);
    parser.feed("</think>");
    QCOMPARE(parser.part(), AnswerPart::Answer);
}

void TestAnswerParser::case06_charactersComeWhole() {
    // One byte a token, as byte fallback gives them: an emoji, a family joined by ZWJ, Hangul, an accent.
    const std::string text = "🚀👨‍👩‍👧 한국어 e\u0301 ✓";
    const Split split = run("", text, 1); // run() checks that no delta holds half a character
    QCOMPARE(split.answer, text);
    QVERIFY(split.answer.find("\uFFFD") == std::string::npos);
    // The tail is truncated for good: given out once, at the end.
    QCOMPARE(run("", text + "\xF0\x9F", 1).answer, text + "\uFFFD");
}

void TestAnswerParser::case07_escapedPairsOfAnArgumentBecomeOneCharacter() {
    // The escapes of one emoji come in two pieces of the stream; joined before they are read.
    AnswerFormat format = answerFormatOf("<tool_call>");
    const std::string output = R"(<tool_call>{"name":"say","arguments":{"text":"\ud83d\ude00"}}</tool_call>)";
    for (const std::size_t step : {std::size_t(1), output.find("\\ude00"), output.size()}) {
        const Split split = run(format, "", output, step);
        QCOMPARE(split.calls, std::vector<std::string>{"{\"name\":\"say\",\"arguments\":{\"text\":\"😀\"}}"});
    }
}

void TestAnswerParser::case14_harmonyChannelsAreSeparated_data() {
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("output");
    QTest::addColumn<QString>("reasoning");
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QString>("call");
    const QString none;
    const QString prompt = QStringLiteral("…<|end|><|start|>assistant");
    QTest::newRow("analysis and final") << prompt
                                        << "<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|"
                                           "channel|>final<|message|>Hi!<|return|>"
                                        << "Hm."
                                        << "Hi!" << none;
    QTest::newRow("end token missing at the end")
        << prompt
        << "<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|channel|>final<|message|>Hi!"
        << "Hm."
        << "Hi!" << none;
    QTest::newRow("commentary preamble, then a call")
        << prompt
        << "<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|channel|>commentary<|message|>I look."
           "<|end|><|start|>assistant<|channel|>commentary to=functions.weather "
           "<|constrain|>json<|message|>{\"city\":\"Rome\"}<|call|>"
        << "Hm."
        << "I look."
        << R"({"name":"weather","arguments":{"city":"Rome"}})";
    QTest::newRow("recipient after the role")
        << prompt << " to=functions.weather<|channel|>commentary json<|message|>{\"city\":\"Rome\"}" << none
        << none << R"({"name":"weather","arguments":{"city":"Rome"}})";
    QTest::newRow("marker leaked into the tool's name")
        << prompt << " to=functions.weather<|channel|>commentary<|channel|>commentary<|message|>{}<|call|>"
        << none << none << R"({"name":"weather","arguments":{}})";
    QTest::newRow("arguments are no JSON")
        << prompt << "<|channel|>commentary to=functions.run code<|message|>print(1)<|call|>" << none << none
        << R"call({"name":"run","arguments":"print(1)"})call";
    QTest::newRow("start missing")
        << prompt << "<|channel|>analysis<|message|>Hm.<|end|>assistant<|channel|>final<|message|>Hi!"
        << "Hm."
        << "Hi!" << none;
    QTest::newRow("end missing between messages")
        << prompt << "<|channel|>analysis<|message|>Hm.<|channel|>final<|message|>Hi!<|return|>"
        << "Hm."
        << "Hi!" << none;
    QTest::newRow("two answers")
        << prompt
        << "<|channel|>commentary<|message|>One.<|end|><|start|>assistant<|channel|>final"
           "<|message|>Two.<|return|>"
        << none << "One.\n\nTwo." << none;
    QTest::newRow("continues an answer") << "<|start|>assistant<|channel|>final<|message|>Once upon"
                                         << " a time<|return|>" << none << " a time" << none;
    QTest::newRow("continues reasoning") << "<|start|>assistant<|channel|>analysis<|message|>Once"
                                         << " more<|end|><|start|>assistant<|channel|>final<|message|>Hi"
                                         << " more"
                                         << "Hi" << none;
    QTest::newRow("no channels at all")
        << prompt << "Hello, I am a fine-tune." << none << "Hello, I am a fine-tune." << none;
    QTest::newRow("no channels, long")
        << prompt << QString(500, QLatin1Char('x')) << none << QString(500, QLatin1Char('x')) << none;
    QTest::newRow("cut off while thinking") << prompt << "<|channel|>analysis<|message|>Hm"
                                            << "Hm" << none << none;
    QTest::newRow("cut off in a head")
        << prompt << "<|channel|>analysis<|message|>Hm<|end|><|start|>assistant"
        << "Hm" << none << none;
    QTest::newRow("nothing") << prompt << none << none << none << none;
}

void TestAnswerParser::case14_harmonyChannelsAreSeparated() {
    QFETCH(QString, prompt);
    QFETCH(QString, output);
    QFETCH(QString, reasoning);
    QFETCH(QString, answer);
    QFETCH(QString, call);
    const AnswerFormat format = answerFormatOf("<|channel|> <|message|>");
    QVERIFY(format.isHarmony);
    const Markers markers = {"<|start|>", "<|channel|>", "<|message|>", "<|constrain|>",
                             "<|end|>",   "<|return|>",  "<|call|>"};
    for (const std::size_t step : {1, 4, 1000}) {
        const Split split = run(format, prompt.toStdString(), output.toStdString(), step, markers);
        QCOMPARE(QString::fromStdString(split.reasoning), reasoning);
        QCOMPARE(QString::fromStdString(split.answer), answer);
        QCOMPARE(split.calls.size(), std::size_t(call.isEmpty() ? 0 : 1));
        QCOMPARE(split.calls.empty() ? QString() : QString::fromStdString(split.calls[0]), call);
    }
}

void TestAnswerParser::markersThatAreTokensAreTextOtherwise() {
    TinyVocabulary tiny = tinyBytePairs();
    tiny.add("<tool_call>", 4);
    tiny.add("</tool_call>", 4);
    const auto tokenizer = tiny.load();
    QVERIFY(tokenizer.ok());
    const AnswerFormat format = answerFormatOf("<tool_call>", **tokenizer);
    QVERIFY(format.thinkOpen.isToken && format.thinkClose.isToken && format.toolsOpen.isToken);
    const Markers all = {"<think>", "</think>", "<tool_call>", "</tool_call>"};
    const std::string call = "<tool_call>{\"name\":\"f\"}</tool_call>";
    for (const std::size_t step : {1, 1000}) {
        // Spelled in ordinary tokens inside reasoning or answer, markers are talk about markers.
        Split split = run(format, "<think>\n", "</thi" + std::string("nk> is text"), step);
        QCOMPARE(split.reasoning, std::string("</think> is text"));
        split = run(format, "", "write " + call, step);
        QCOMPARE(split.answer, "write " + call);
        QVERIFY(split.calls.empty());
        // As tokens they mean something.
        split = run(format, "", "<think>a</think>\n\nb\n" + call, step, all);
        QCOMPARE(split.reasoning, std::string("a"));
        QCOMPARE(split.answer, std::string("b\n"));
        QCOMPARE(split.calls.size(), std::size_t(1));
        // A call in the middle of a thought ends it.
        split = run(format, "", "<think>a" + call + "b", step, all);
        QCOMPARE(split.reasoning, std::string("a"));
        QCOMPARE(split.calls.size(), std::size_t(1));
        QCOMPARE(split.answer, std::string("b"));
        // A fine-tune that spells its markers opens and closes with text.
        split = run(format, "", "<think>a</think>b", step);
        QCOMPARE(split.reasoning, std::string("a"));
        QCOMPARE(split.answer, std::string("b"));
        // Later markers that mean nothing stay visible, control tokens never are.
        split = run(format, "", "x <think> y<|im_end|>", step, {"<think>", "<|im_end|>"});
        QCOMPARE(split.answer, std::string("x <think> y"));
    }
}

void TestAnswerParser::gemmaChannelsHoldReasoning() {
    const AnswerFormat format = answerFormatOf("<|tool_call> <|channel>");
    for (const std::size_t step : {1, 3, 1000}) {
        Split split = run(format, "<|turn>model\n", "<|channel>thought\nHm.\n<channel|>Hi", step);
        QCOMPARE(split.reasoning, std::string("Hm.\n"));
        QCOMPARE(split.answer, std::string("Hi"));
        split = run(format, "<|turn>model\n<|channel>thought\n<channel|>", "Hi", step);
        QCOMPARE(split.reasoning, std::string());
        QCOMPARE(split.answer, std::string("Hi"));
        split = run(format, "<|turn>model\n<|channel>thought\n", "Hm<channel|>Hi", step);
        QCOMPARE(split.reasoning, std::string("Hm"));
        split = run(format, "", "<|channel>thoughtful<channel|>Hi", step); // no title: nothing is lost
        QCOMPARE(split.reasoning, std::string("thoughtful"));
        QCOMPARE(split.answer, std::string("Hi"));
    }
}

void TestAnswerParser::formatFollowsTheVocabularyWhereTheTemplateIsSilent() {
    TinyVocabulary tiny = tinyBytePairs();
    QCOMPARE(answerFormatOf("{{ messages }}", **tiny.load()).name, std::string_view("plain"));
    tiny.add("<|tool_call_start|>", 3);
    QCOMPARE(answerFormatOf("{{ messages }}", **tiny.load()).name, std::string_view("lfm2"));
    QCOMPARE(answerFormatOf("<tool_call> <arg_key>", **tiny.load()).name, std::string_view("glm4"));
    tiny = tinyBytePairs();
    tiny.add("<tool_call>", 4);
    QCOMPARE(answerFormatOf("", **tiny.load()).name, std::string_view("hermes"));
    QVERIFY(!answerFormatOf("", **tiny.load()).toolsClose.isToken);
}

QTEST_GUILESS_MAIN(TestAnswerParser)
#include "tst_answer_parser.moc"
