// SPDX-License-Identifier: GPL-3.0-or-later
// What the families write when they want a tool called: by hand, and as their own templates write history.
#include "engine/text/answer_format.h"
#include "engine/text/answer_parser.h"
#include "engine/text/chat_template.h"
#include "engine/text/tool_calls.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <string>
#include <vector>

using namespace conclave::engine;

namespace {

const QString kTemplates = QStringLiteral(CONCLAVE_SHARED_DATA "/templates/");

struct Answer {
    std::string reasoning;
    std::string answer;
    std::vector<std::string> calls;
};

Answer parse(const AnswerFormat& format, std::string_view prompt, std::string_view output, std::size_t step,
             bool offersTools = true) {
    Answer answer;
    AnswerParser parser(format, prompt, offersTools, [&](AnswerPart part, std::string_view text) {
        if (part == AnswerPart::ToolCall) {
            answer.calls.emplace_back(text);
        } else {
            (part == AnswerPart::Reasoning ? answer.reasoning : answer.answer) += text;
        }
    });
    for (std::size_t at = 0; at < output.size(); at += step) {
        parser.feed(output.substr(at, step));
    }
    parser.flush();
    return answer;
}

/// Signs of a family's template, as answerFormatOf() looks for them.
std::string signsOf(std::string_view family) {
    const std::pair<std::string_view, const char*> kSigns[] = {
        {"hermes", "<tool_call>"},
        {"qwen3-coder", "<tool_call> <function="},
        {"glm4", "<tool_call> <arg_key>"},
        {"deepseek", "<｜tool▁calls▁begin｜>"},
        {"deepseek-v3.2", "｜DSML｜ function_calls>"},
        {"deepseek-v4", "｜DSML｜ tool_calls>"},
        {"kimi-k2", "<|tool_calls_section_begin|>"},
        {"minimax-m2", "<minimax:tool_call>"},
        {"seed-oss", "<seed:tool_call> <seed:think>"},
        {"mistral", "[TOOL_CALLS]"},
        {"granite", "<|tool_call|>"},
        {"lfm2", "<|tool_call_start|>"},
        {"llama3", "<|start_header_id|> \"parameters\""},
        {"gemma4", "<|tool_call> <|channel>"},
    };
    for (const auto& [name, signs] : kSigns) {
        if (name == family) {
            return signs;
        }
    }
    return {};
}

QByteArray shown(const std::vector<std::string>& calls) {
    QByteArray all;
    for (const std::string& call : calls) {
        all += QByteArray::fromStdString(call) + '\n';
    }
    return all;
}

} // namespace

class TestToolCalls : public QObject {
    Q_OBJECT
  private slots:
    void readsWhatFamiliesWrite_data();
    void readsWhatFamiliesWrite();
    void keepsWhatIsNoCallAsText_data();
    void keepsWhatIsNoCallAsText();
    void readsWhatTemplatesWrite_data();
    void readsWhatTemplatesWrite();
    void bareCallsNeedOfferedTools();
    void deepNestingIsRefused();
    void argumentsKeepTheirTypes_data();
    void argumentsKeepTheirTypes();
};

void TestToolCalls::readsWhatFamiliesWrite_data() {
    QTest::addColumn<QByteArray>("family");
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QByteArray>("answer"); // reasoning, if any, before a |
    QTest::addColumn<QByteArray>("calls");
    const auto row = [](const char* name, const char* family, const char* output, const char* answer,
                        const char* calls) {
        QTest::newRow(name) << QByteArray(family) << QByteArray(output) << QByteArray(answer)
                            << QByteArray(calls);
    };
    const char* kWeather = "{\"name\":\"weather\",\"arguments\":{\"city\":\"Rome\",\"days\":2}}\n";
    row("hermes", "hermes",
        "Let me look.\n<tool_call>\n{\"name\": \"weather\", \"arguments\": {\"city\": \"Rome\", \"days\": "
        "2}}\n</tool_call>",
        "Let me look.\n", kWeather);
    row("hermes, thinking, two calls", "hermes",
        "<think>\nhm\n</think>\n\n<tool_call>{\"name\":\"a\",\"arguments\":{}}</"
        "tool_call>\n<tool_call>{\"name\":"
        "\"b\"}</tool_call>\n",
        "hm\n|", "{\"name\":\"a\",\"arguments\":{}}\n{\"name\":\"b\",\"arguments\":{}}\n");
    row("hermes, arguments as a string", "hermes",
        "<tool_call>{\"name\":\"weather\",\"arguments\":\"{\\\"city\\\":\\\"Rome\\\",\\\"days\\\":2}\"}</"
        "tool_call>",
        "", kWeather);
    row("hermes, text after the call", "hermes",
        "<tool_call>{\"name\":\"a\",\"arguments\":{}}</tool_call>\nDone.", "Done.",
        "{\"name\":\"a\",\"arguments\":{}}\n");
    row("hermes, no closing mark at the end of the turn", "hermes",
        "<tool_call>{\"name\":\"a\",\"arguments\":{}}", "", "{\"name\":\"a\",\"arguments\":{}}\n");
    row("qwen3-coder", "qwen3-coder",
        "<tool_call>\n<function=weather>\n<parameter=city>\nRome\n</parameter>\n<parameter=days>\n2\n</"
        "parameter>\n"
        "</function>\n</tool_call>",
        "", kWeather);
    row("qwen3-coder, a value of several lines", "qwen3-coder",
        "<tool_call><function=run><parameter=code>\nif a < b:\n    "
        "print(\"</p>\")\n</parameter></function></tool_call>",
        "", "{\"name\":\"run\",\"arguments\":{\"code\":\"if a < b:\\n    print(\\\"</p>\\\")\"}}\n");
    row("seed-oss", "seed-oss",
        "<seed:think>so\n</seed:think>\n<seed:tool_call>\n<function=weather>\n<parameter=city>Rome</"
        "parameter>\n"
        "<parameter=days>2</parameter>\n</function>\n</seed:tool_call>",
        "so\n|", kWeather);
    row("glm4", "glm4",
        "<think>so</think>\n<tool_call>weather\n<arg_key>city</arg_key>\n<arg_value>Rome</arg_value>\n"
        "<arg_key>days</arg_key>\n<arg_value>2</arg_value>\n</tool_call>",
        "so|", kWeather);
    row("glm4, without arguments", "glm4", "<tool_call>now</tool_call>", "",
        "{\"name\":\"now\",\"arguments\":{}}\n");
    row("deepseek R1", "deepseek",
        "<think>so</"
        "think>\n\n<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>weather\n```json\n"
        "{\"city\": \"Rome\", \"days\": 2}\n```<｜tool▁call▁end｜><｜tool▁calls▁end｜>",
        "so|", kWeather);
    row("deepseek V3.1, two", "deepseek",
        "<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>weather<｜tool▁sep｜>{\"city\": \"Rome\", \"days\": "
        "2}<｜tool▁call▁end｜><｜tool▁call▁begin｜>now<｜tool▁sep｜>{}<｜tool▁call▁end｜><"
        "｜tool▁calls▁end｜>",
        "",
        "{\"name\":\"weather\",\"arguments\":{\"city\":\"Rome\",\"days\":2}}\n{\"name\":\"now\","
        "\"arguments\":{}}\n");
    row("deepseek V3.2", "deepseek-v3.2",
        "I look.\n\n<｜DSML｜function_calls>\n<｜DSML｜invoke name=\"weather\">\n<｜DSML｜parameter "
        "name=\"city\" "
        "string=\"true\">Rome</｜DSML｜parameter>\n<｜DSML｜parameter name=\"days\" "
        "string=\"false\">2</｜DSML｜parameter>\n</｜DSML｜invoke>\n</｜DSML｜function_calls>",
        "I look.\n\n", kWeather);
    row("deepseek V4, a string that looks like a number", "deepseek-v4",
        "<｜DSML｜tool_calls>\n<｜DSML｜invoke name=\"call\">\n<｜DSML｜parameter name=\"number\" "
        "string=\"true\">112</｜DSML｜parameter>\n</｜DSML｜invoke>\n</｜DSML｜tool_calls>",
        "", "{\"name\":\"call\",\"arguments\":{\"number\":\"112\"}}\n");
    row("kimi-k2", "kimi-k2",
        "Sure.<|tool_calls_section_begin|><|tool_call_begin|>functions.weather:0<|tool_call_argument_begin|>"
        "{\"city\": \"Rome\", \"days\": 2}<|tool_call_end|><|tool_calls_section_end|>",
        "Sure.", kWeather);
    row("minimax-m2", "minimax-m2",
        "<think>so</think>\n\n<minimax:tool_call>\n<invoke name=\"weather\">\n<parameter "
        "name=\"city\">Rome</parameter>\n"
        "<parameter name=\"days\">2</parameter>\n</invoke>\n</minimax:tool_call>",
        "so|", kWeather);
    row("mistral nemo", "mistral",
        "[TOOL_CALLS][{\"name\": \"weather\", \"arguments\": {\"city\": \"Rome\", \"days\": 2}, \"id\": "
        "\"call12345\"}]",
        "", kWeather);
    row("mistral small", "mistral",
        "[TOOL_CALLS]weather[CALL_ID]call12345[ARGS]{\"city\": \"Rome\", \"days\": 2}", "", kWeather);
    row("ministral, two", "mistral",
        "One moment.[TOOL_CALLS]weather[ARGS]{\"city\": \"Rome\", \"days\": 2}[TOOL_CALLS]now[ARGS]{}",
        "One moment.",
        "{\"name\":\"weather\",\"arguments\":{\"city\":\"Rome\",\"days\":2}}\n{\"name\":\"now\","
        "\"arguments\":{}}\n");
    row("granite", "granite",
        "<|tool_call|>[{\"name\": \"weather\", \"arguments\": {\"city\": \"Rome\", \"days\": 2}}]", "",
        kWeather);
    row("lfm2", "lfm2", "<|tool_call_start|>[weather(city=\"Rome\", days=2)]<|tool_call_end|>Checking.",
        "Checking.", kWeather);
    row("llama 3.1, bare", "llama3",
        "{\"name\": \"weather\", \"parameters\": {\"city\": \"Rome\", \"days\": 2}}", "", kWeather);
    row("llama 3.1, built-in tool", "llama3", "<|python_tag|>weather.call(city=\"Rome\", days=2)", "",
        kWeather);
    row("gemma 4", "gemma4",
        "<|channel>thought\nso\n<channel|><|tool_call>call:weather{city:<|\"|>Rome<|\"|>,days:2}<tool_call|>",
        "so\n|", kWeather);
    row("gemma 4, lists and objects", "gemma4",
        "<|tool_call>call:f{a:[1,<|\"|>x, \"y\"<|\"|>],b:{c:true,d:None}}<tool_call|>", "",
        "{\"name\":\"f\",\"arguments\":{\"a\":[1,\"x, \\\"y\\\"\"],\"b\":{\"c\":true,\"d\":null}}}\n");
}

void TestToolCalls::readsWhatFamiliesWrite() {
    QFETCH(QByteArray, family);
    QFETCH(QByteArray, output);
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, calls);
    const std::string signs = signsOf(family.toStdString());
    const AnswerFormat format = answerFormatOf(signs);
    QCOMPARE(QByteArray(format.name.data(), qsizetype(format.name.size())), family);
    for (const std::size_t step : {1, 2, 5, 1000}) {
        const Answer got = parse(format, "", output.toStdString(), step);
        const std::string both = got.reasoning.empty() ? got.answer : got.reasoning + "|" + got.answer;
        QCOMPARE(QByteArray::fromStdString(both), answer);
        QCOMPARE(shown(got.calls), calls);
    }
}

void TestToolCalls::keepsWhatIsNoCallAsText_data() {
    QTest::addColumn<QByteArray>("family");
    QTest::addColumn<QByteArray>("output");
    const auto row = [](const char* family, const char* output) {
        QTest::addRow("%s: %s", family, output) << QByteArray(family) << QByteArray(output);
    };
    row("hermes", "<tool_call>not json</tool_call>");
    row("hermes", "<tool_call>{\"arguments\":{}}</tool_call> after");
    row("hermes", "<tool_call>[]</tool_call>");
    row("hermes", "<tool_call>{\"name\":\"f\",\"argu");
    row("hermes", "a <tool_cal");
    row("qwen3-coder", "<tool_call><function=f><parameter=a>1</tool_call>");
    row("qwen3-coder", "<tool_call><function=></function></tool_call>");
    row("glm4", "<tool_call>f<arg_key>a</arg_key></tool_call>");
    row("glm4", "<tool_call>two words</tool_call>");
    row("deepseek", "<｜tool▁calls▁begin｜>nothing<｜tool▁calls▁end｜>");
    row("kimi-k2", "<|tool_calls_section_begin|><|tool_call_begin|>f<|tool_calls_section_end|>");
    row("minimax-m2", "<minimax:tool_call><invoke name=\"f\"></minimax:tool_call>");
    row("mistral", "[TOOL_CALLS]f{}");
    row("lfm2", "<|tool_call_start|>[f(1)]<|tool_call_end|>");
    row("gemma4", "<|tool_call>call:f{a:}<tool_call|>");
    row("llama3", "{\"answer\": 42}");
    row("llama3", "{ is a brace");
}

void TestToolCalls::keepsWhatIsNoCallAsText() {
    QFETCH(QByteArray, family);
    QFETCH(QByteArray, output);
    const std::string signs = signsOf(family.toStdString());
    for (const std::size_t step : {1, 3, 1000}) {
        const Answer got = parse(answerFormatOf(signs), "", output.toStdString(), step);
        QVERIFY2(got.calls.empty(), shown(got.calls).constData());
        QCOMPARE(QByteArray::fromStdString(got.answer), output);
    }
}

void TestToolCalls::readsWhatTemplatesWrite_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("family");
    QTest::addColumn<bool>("writesCalls"); // with the messages below
    const auto row = [](const char* file, const char* family, bool writesCalls = true) {
        QTest::newRow(file) << QString::fromLatin1(file) << QByteArray(family) << writesCalls;
    };
    row("ByteDance-Seed-OSS", "seed-oss");
    row("GLM-4.6", "glm4");
    row("HuggingFaceTB-SmolLM3-3B", "plain", false);
    row("Kimi-K2-Instruct", "kimi-k2");
    row("Kimi-K2-Thinking", "kimi-k2");
    row("MiniMax-M2", "minimax-m2");
    row("Mistral-Small-3.2-24B-Instruct-2506", "mistral");
    row("NVIDIA-Nemotron-3-Nano-30B-A3B-BF16", "qwen3-coder");
    row("NousResearch-Hermes-3-Llama-3.1-8B-tool_use", "hermes", false); // needs tools
    row("Qwen-QwQ-32B", "hermes");
    row("Qwen-Qwen2.5-7B-Instruct", "hermes");
    row("Qwen-Qwen3-0.6B", "hermes");
    row("Qwen3-Coder", "qwen3-coder");
    row("Qwen3.5-4B", "qwen3-coder");
    row("deepseek-ai-DeepSeek-R1-Distill-Llama-8B", "deepseek", false);
    row("deepseek-ai-DeepSeek-R1-Distill-Qwen-32B", "deepseek");
    row("deepseek-ai-DeepSeek-V3.1", "deepseek");
    row("deepseek-ai-DeepSeek-V3.2", "deepseek-v3.2");
    row("deepseek-ai-DeepSeek-V4", "deepseek-v4");
    row("google-gemma-2-2b-it", "plain", false);
    row("google-gemma-4-31B-it", "gemma4");
    row("ibm-granite-granite-3.3-2B-Instruct", "granite", false);
    row("meta-llama-Llama-3.1-8B-Instruct", "llama3");
    row("meta-llama-Llama-3.2-3B-Instruct", "llama3");
    row("microsoft-Phi-3.5-mini-instruct", "plain", false);
    row("mistralai-Ministral-3-14B-Reasoning-2512", "mistral");
    row("mistralai-Mistral-Nemo-Instruct-2407", "mistral");
    row("openai-gpt-oss-120b", "gpt-oss");
}

void TestToolCalls::readsWhatTemplatesWrite() {
    QFETCH(QString, file);
    QFETCH(QByteArray, family);
    QFETCH(bool, writesCalls);
    QFile source(kTemplates + file + QStringLiteral(".jinja"));
    if (!source.open(QIODevice::ReadOnly)) {
        QSKIP("the template files are not here");
    }
    const auto chat = ChatTemplate::parse(source.readAll().toStdString());
    QVERIFY(chat.ok());
    const AnswerFormat format = answerFormatOf((*chat)->source());
    QCOMPARE(QByteArray(format.name.data(), qsizetype(format.name.size())), family);
    const char* kContext =
        R"({"bos_token": "", "eos_token": "", "messages": [{"role": "user", "content": "Go"},
        {"role": "assistant", "content": "", "tool_calls": [{"id": "call12345", "type": "function", "function":
        {"name": "get_weather", "arguments": {"city": "Zürich \"ZH\"", "days": 2, "tags": ["a", 1.5, true, null]}}}]}]})";
    const auto rendered = (*chat)->renderJson(kContext, 1);
    if (!writesCalls) {
        return;
    }
    QVERIFY2(rendered.ok(), rendered.ok() ? "" : rendered.error().message.c_str());
    const std::string text = rendered->text();
    const std::string opening = format.hasBareCalls ? "{\"name\"" : std::string(format.toolsOpen.text);
    if (format.isHarmony) { // markers come as tokens there: tst_answer_parser
        QVERIFY(text.find("to=functions.get_weather") != std::string::npos);
        return;
    }
    const std::size_t at = text.rfind(opening);
    QVERIFY2(at != std::string::npos, text.c_str());
    std::string output = text.substr(at);
    for (const char* turnEnd :
         {"<|eot_id|>", "<|end_of_sentence|>", "</s>"}) { // never part of what is generated
        output = output.substr(0, output.find(turnEnd));
    }
    const Answer got = parse(format, "", output, 7);
    QCOMPARE(shown(got.calls), QByteArray("{\"name\":\"get_weather\",\"arguments\":{\"city\":\"Zürich "
                                          "\\\"ZH\\\"\",\"days\":2,\"tags\":[\"a\",1.5,true,null]}}\n"));
}

void TestToolCalls::bareCallsNeedOfferedTools() {
    const std::string signs = signsOf("llama3");
    const std::string output = R"({"name": "weather", "parameters": {}})";
    QCOMPARE(parse(answerFormatOf(signs), "", output, 3, true).calls.size(), std::size_t(1));
    const Answer plain = parse(answerFormatOf(signs), "", output, 3, false);
    QVERIFY(plain.calls.empty()); // the user asked for JSON
    QCOMPARE(plain.answer, output);
}

void TestToolCalls::deepNestingIsRefused() {
    const std::string deep = std::string(100000, '[') + std::string(100000, ']');
    QVERIFY(parseToolCalls(ToolSyntax::json, "{\"name\":\"f\",\"arguments\":" + deep + "}").empty());
    QVERIFY(parseToolCalls(ToolSyntax::pythonic, "[f(a=" + deep + ")]").empty());
    QVERIFY(parseToolCalls(ToolSyntax::gemma, "call:f{a:" + deep + "}").empty());
    const auto asText = parseToolCalls(ToolSyntax::functionTags,
                                       "<function=f><parameter=a>" + deep + "</parameter></function>");
    QCOMPARE(asText.size(), std::size_t(1)); // a value that is no JSON is a string
}

void TestToolCalls::argumentsKeepTheirTypes_data() {
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QByteArray>("expected"); // as JSON
    const auto row = [](const char* written, const char* expected) {
        QTest::newRow(written) << QByteArray(written) << QByteArray(expected);
    };
    row("42", "42");
    row("-1.5e3", "-1500.0");
    row("true", "true");
    row("True", "true");
    row("None", "null");
    row("['a', 1, (2, 3)]", R"(["a",1,[2,3]])");
    row("{'k': \"v\", \"n\": null}", R"({"k":"v","n":null})");
    row("{\"k\": \"\\u00e9\\ud83d\\ude00\"}", "{\"k\":\"é😀\"}"); // case 7's pair within one text
    row("'\\ud83d\\ude00'", R"("'\\ud83d\\ude00'")");            // quoted: the model means the quotes
    row("two words", R"("two words")");
    row("007", R"("007")");
    row("[not a list", R"("[not a list")");
    row("", R"("")");
}

void TestToolCalls::argumentsKeepTheirTypes() {
    QFETCH(QByteArray, written);
    QFETCH(QByteArray, expected);
    const auto calls =
        parseToolCalls(ToolSyntax::functionTags,
                       "<function=f><parameter=a>" + written.toStdString() + "</parameter></function>");
    QCOMPARE(calls.size(), std::size_t(1));
    QCOMPARE(QByteArray::fromStdString(calls[0]), "{\"name\":\"f\",\"arguments\":{\"a\":" + expected + "}}");
}

QTEST_GUILESS_MAIN(TestToolCalls)
#include "tst_tool_calls.moc"
