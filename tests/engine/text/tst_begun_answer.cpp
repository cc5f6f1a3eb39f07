// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/begun_answer.h"

#include "engine/text/answer_parser.h"
#include "engine/text/chat_template.h"
#include "tests/engine/text/tiny_vocabularies.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <memory>
#include <string>

using namespace conclave::engine;
using conclave::test::tinyBytePairs;
using conclave::test::tinySentencePiece;
using conclave::test::TinyVocabulary;

namespace {

TinyVocabulary withMarkers() {
    TinyVocabulary tiny = tinyBytePairs();
    for (const char* marker :
         {"<seed:think>", "</seed:think>", "[THINK]", "[/THINK]", "<|channel>", "<channel|>", "<|channel|>",
          "<|message|>", "<|start|>", "<|end|>", "<|return|>"})
        tiny.add(marker, 3);
    return tiny;
}

struct Heard {
    std::string reasoning;
    std::string text;
    AnswerPart part = AnswerPart::Answer; ///< that the parser is in
};

/// What an answer of @p tokens says behind @p prompt, taken apart as AnswerStream does.
Heard parse(const std::vector<TokenId>& tokens, const RenderedPrompt& prompt,
            const ChatTemplate& chatTemplate, const Tokenizer& tokenizer) {
    Heard heard;
    const AnswerFormat format = answerFormatOf(chatTemplate.source(), tokenizer);
    AnswerParser parser(format, prompt.text(), false, [&](AnswerPart part, std::string_view text) {
        (part == AnswerPart::Reasoning ? heard.reasoning : heard.text) += text;
    });
    bool isFirst = true;
    for (const TokenId token : tokens) {
        if (tokenizer.isMarker(token))
            parser.feedMarker(tokenizer.piece(token, true), !tokenizer.piece(token).empty());
        else
            parser.feed(isFirst ? tokenizer.decode({&token, 1}) : tokenizer.piece(token));
        isFirst = false;
    }
    heard.part = parser.part();
    parser.flush();
    return heard;
}

std::unique_ptr<ChatTemplate> templateOf(const QString& name) {
    QFile file(QStringLiteral(CONCLAVE_SHARED_DATA "/templates/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return nullptr;
    auto parsed = ChatTemplate::parse(file.readAll().toStdString());
    return parsed ? std::move(*parsed) : nullptr;
}

std::string written(const BegunAnswer& begun, const RenderedPrompt& prompt, const ChatTemplate& chatTemplate,
                    const Tokenizer& tokenizer) {
    std::string text;
    for (const TextFragment& fragment : writeAgain(begun, prompt, chatTemplate, tokenizer))
        text += fragment.text;
    return text;
}

} // namespace

class TestBegunAnswer : public QObject {
    Q_OBJECT

  private slots:
    void writesWhatFamiliesWrite_data();
    void writesWhatFamiliesWrite();
    void isReadAsItWas_data();
    void isReadAsItWas();
    void marksInItsTextStayText();
    void theSeamStaysBetweenTokens();
};

void TestBegunAnswer::writesWhatFamiliesWrite_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("variables");
    QTest::addColumn<QString>("expected"); // behind the prompt, of "R" and "A"
    const auto row = [](const char* file, const char* expected, const char* variables = "") {
        QTest::addRow("%s %s", file, variables)
            << QString::fromUtf8(file) << QString::fromUtf8(variables) << QString::fromUtf8(expected);
    };
    row("Qwen-Qwen3-0.6B", "<think>\nR</think>\n\nA");
    row("Qwen-Qwen3-0.6B", "A", "{\"enable_thinking\":false}"); // the prompt has closed the thought
    row("Qwen3.5-4B", "R</think>\n\nA");                        // the prompt has opened it
    row("MiniMax-M2", "R</think>\n\nA");
    row("NVIDIA-Nemotron-3-Nano-30B-A3B-BF16", "R</think>\nA");
    row("deepseek-ai-DeepSeek-R1-Distill-Llama-8B", "R</think>\n\nA");
    row("deepseek-ai-DeepSeek-V3.1", "A");
    row("GLM-4.6", "<think>R</think>\nA");
    row("ByteDance-Seed-OSS", "<seed:think>R</seed:think>\nA");
    row("mistralai-Ministral-3-14B-Reasoning-2512", "[THINK]R[/THINK]A");
    row("openai-gpt-oss-120b", "<|channel|>analysis<|message|>R<|end|><|start|>assistant<|channel|>final"
                               "<|message|>A");
}

void TestBegunAnswer::writesWhatFamiliesWrite() {
    QFETCH(QString, file);
    QFETCH(QString, variables);
    QFETCH(QString, expected);
    const auto chatTemplate = templateOf(file + QStringLiteral(".jinja"));
    if (!chatTemplate)
        QSKIP("the template files are not here");
    const auto tokenizer = withMarkers().load();
    QVERIFY(tokenizer.ok());
    TemplateOptions options;
    options.extraJson = variables.toStdString();
    const auto prompt = chatTemplate->render({{"user", "Q", ""}}, options);
    QVERIFY2(prompt.ok(), prompt.ok() ? "" : prompt.error().message.c_str());
    QCOMPARE(QString::fromStdString(written({"R", "A"}, *prompt, *chatTemplate, **tokenizer)), expected);
}

void TestBegunAnswer::isReadAsItWas_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("hasMarkers");
    const QDir folder(QStringLiteral(CONCLAVE_SHARED_DATA "/templates"));
    for (const QString& file : folder.entryList({QStringLiteral("*.jinja")}))
        for (const bool hasMarkers : {true, false})
            QTest::addRow("%s, %s", qPrintable(file), hasMarkers ? "markers" : "text") << file << hasMarkers;
    if (folder.isEmpty())
        QTest::newRow("no files") << QString() << false;
}

/// With every real template, an answer that is written again is parsed into what it was, and goes on there.
void TestBegunAnswer::isReadAsItWas() {
    QFETCH(QString, file);
    QFETCH(bool, hasMarkers);
    const auto chatTemplate = templateOf(file);
    if (!chatTemplate)
        QSKIP("the template files are not here");
    const auto tokenizer = (hasMarkers ? withMarkers() : tinySentencePiece()).load();
    QVERIFY(tokenizer.ok());
    const auto prompt = chatTemplate->render({{"user", "Q", ""}}, {});
    const bool isHarmony = answerFormatOf(chatTemplate->source()).isHarmony;
    if (!prompt || (isHarmony && !hasMarkers))
        return; // a template that needs tools; a format that is nothing without its markers
    const QString end = QString::fromStdString(prompt->text()).trimmed();
    const bool isClosed =
        end.endsWith(QStringLiteral("</think>")) || end.endsWith(QStringLiteral("<channel|>"));
    const bool isOpen = end.endsWith(QStringLiteral("<think>"));
    const BegunAnswer cases[] = {{"", "Hello, wo"},
                                 {"I wonder", ""},
                                 {"I wonder.\n", "Well: 1 < 2"},
                                 {"a\n\nb", "x\n\ny  z"},
                                 {"über 😀", "ä\n```\nc"}};
    for (const BegunAnswer& begun : cases) {
        if (isClosed && !begun.reasoning.empty())
            continue; // this prompt has no thoughts
        const Heard heard = parse(encodeAgain(begun, *prompt, *chatTemplate, **tokenizer), *prompt,
                                  *chatTemplate, **tokenizer);
        QCOMPARE(heard.reasoning, begun.reasoning);
        QCOMPARE(heard.text, begun.text);
        const bool thinks = begun.text.empty() && (isOpen || !begun.reasoning.empty());
        QCOMPARE(heard.part == AnswerPart::Reasoning, thinks);
    }
}

void TestBegunAnswer::marksInItsTextStayText() {
    const auto chatTemplate = ChatTemplate::parse("{{ messages[0].content }}<|im_start|>");
    const auto tokenizer = tinyBytePairs().load();
    QVERIFY(chatTemplate.ok() && tokenizer.ok());
    const auto prompt = (*chatTemplate)->render({{"user", "Q", ""}}, {});
    const BegunAnswer begun{"", "It ends with <|im_end|> or </think>"};
    const auto ids = encodeAgain(begun, *prompt, **chatTemplate, **tokenizer);
    QCOMPARE((*tokenizer)->decode(ids), begun.text);
    for (const TokenId id : ids)
        QVERIFY(!(*tokenizer)->isMarker(id));
}

/// "…h" and "ello" would be one token.
void TestBegunAnswer::theSeamStaysBetweenTokens() {
    const auto chatTemplate = ChatTemplate::parse("{{ messages[0].content }} h");
    const auto tokenizer = tinyBytePairs().load();
    QVERIFY(chatTemplate.ok() && tokenizer.ok());
    const auto prompt = (*chatTemplate)->render({{"user", "Q", ""}}, {});
    const auto front = (*tokenizer)->encodePrompt(prompt->fragments);
    const auto ids = encodeAgain({"", "ello"}, *prompt, **chatTemplate, **tokenizer);
    QCOMPARE((*tokenizer)->decode(ids), std::string("ello"));
    QCOMPARE((*tokenizer)->decode(front), std::string("Q h"));
}

QTEST_GUILESS_MAIN(TestBegunAnswer)
#include "tst_begun_answer.moc"
