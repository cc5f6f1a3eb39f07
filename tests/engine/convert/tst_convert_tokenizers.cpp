// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/convert/family.h"
#include "engine/convert/tokenizer_source.h"
#include "engine/text/pre_tokenizers.h"
#include "tests/engine/convert/made_up_folder.h"

#include <QFile>
#include <QTest>

using namespace conclave::engine;
using nlohmann::json;

namespace {

std::string varint(std::uint64_t value) {
    std::string bytes;
    for (; value >= 0x80; value >>= 7)
        bytes += static_cast<char>((value & 0x7f) | 0x80);
    return bytes + static_cast<char>(value);
}
std::string field(int number, const std::string& content) {
    return varint(static_cast<std::uint64_t>(number) << 3 | 2) + varint(content.size()) + content;
}
std::string field(int number, std::uint64_t value) {
    return varint(static_cast<std::uint64_t>(number) << 3) + varint(value);
}

std::string piece(const std::string& text, float score, std::uint64_t type) {
    const char* bytes = reinterpret_cast<const char*>(&score);
    return field(1, field(1, text) + varint(2 << 3 | 5) + std::string(bytes, 4) + field(3, type));
}

/// Numbers written here are signed, those read from a file are not.
json asInAFile(const json& written) {
    return json::parse(written.dump());
}

json split(const char* regex) {
    return {{"type", "Split"}, {"pattern", {{"Regex", regex}}}, {"behavior", "Isolated"}, {"invert", false}};
}
json steps(json list) {
    list.push_back({{"type", "ByteLevel"}, {"add_prefix_space", false}, {"use_regex", false}});
    return {{"type", "Sequence"}, {"pretokenizers", list}};
}

} // namespace

/// Tokenizers of all kinds become the lists that GGUF files have.
class TestConvertTokenizers : public QObject {
    Q_OBJECT

  private slots:
    void readsSentencePieceModels() {
        const std::string model = piece("<unk>", 0, 2) + piece("<s>", 0, 3) + piece("<0x0A>", 0, 6) +
                                  piece("\xE2\x96\x81t", -1.5f, 1) + piece("  ", 0, 4) +
                                  field(2, field(3, std::uint64_t{2})) + field(3, field(3, std::uint64_t{0}));
        const auto vocabulary = readSentencePiece(model);
        QVERIFY2(vocabulary.ok(), vocabulary.ok() ? "" : vocabulary.error().message.c_str());
        QCOMPARE(vocabulary->model, std::string("llama"));
        QCOMPARE(vocabulary->texts,
                 (std::vector<std::string>{"<unk>", "<s>", "<0x0A>", "\xE2\x96\x81t", "  "}));
        QVERIFY((vocabulary->types == std::vector<TokenType>{TokenType::unknown, TokenType::control,
                                                             TokenType::byte, TokenType::normal,
                                                             TokenType::userDefined}));
        QCOMPARE(vocabulary->scores[3], -1.5f);
        QCOMPARE(vocabulary->addsSpacePrefix, std::optional(false));
    }

    void readsLlama2sRealModel() {
        QFile file(QStringLiteral(CONCLAVE_SHARED_DATA "/models/llama2-tokenizer.model"));
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("the shared test data is not there");
        const auto vocabulary = readSentencePiece(file.readAll().toStdString());
        QVERIFY2(vocabulary.ok(), vocabulary.ok() ? "" : vocabulary.error().message.c_str());
        QCOMPARE(vocabulary->texts.size(), std::size_t{32000});
        QCOMPARE(vocabulary->texts[1], std::string("<s>"));
        QCOMPARE(vocabulary->texts[259], std::string("\xE2\x96\x81\xE2\x96\x81"));
        QVERIFY(vocabulary->types[13] == TokenType::byte);
        QVERIFY(!vocabulary->addsSpacePrefix.has_value());
    }

    void refusesDamagedSentencePieceModels() {
        const std::string model =
            piece("<unk>", 0, 2) + piece("a", 0, 1) + field(2, field(3, std::uint64_t{2}));
        for (const std::string& wrong : {std::string(), std::string("\xff\xff\xff"), model.substr(0, 5),
                                         model + "\x0a\x7f", piece("a", 0, 9), std::string("<html>")})
            QVERIFY(!readSentencePiece(wrong).ok());
        const auto unigram = readSentencePiece(piece("a", 0, 1));
        QCOMPARE(unigram.error().kind, ErrorKind::Unsupported);
    }

    // Every row of the engine's table is found again by its own regexes, under a name with the same regexes.
    void detectsEveryPreTokenizer() {
        const Family* family = findFamily("olmoe");
        for (const PreTokenizer& row : allPreTokenizers()) {
            if (row.name == "kimi-k2")
                continue; // its models have no tokenizer.json, and its regexes use PCRE2's spelling
            json list = json::array();
            for (const char* regex : row.regexes) {
                std::string text;
                for (std::string_view rest = regex; !rest.empty();) {
                    if (rest.starts_with("\\x{")) {
                        const auto code =
                            static_cast<char32_t>(std::stoul(std::string(rest.substr(3)), nullptr, 16));
                        text += QString::fromUcs4(&code, 1).toStdString();
                        rest.remove_prefix(rest.find('}') + 1);
                    } else {
                        text += rest.front();
                        rest.remove_prefix(1);
                    }
                }
                list.push_back(split(text.c_str()));
            }
            const auto name = detectPreTokenizer(steps(list), row.ignoresMerges, *family);
            QVERIFY2(name.ok(), std::string(row.name).c_str());
            const PreTokenizer* found = findPreTokenizer(*name);
            QVERIFY(found && std::equal(found->regexes.begin(), found->regexes.end(), row.regexes.begin(),
                                        row.regexes.end(), [](const char* a, const char* b) {
                                            return std::string_view(a) == b;
                                        }));
        }
    }

    void prefersTheNameOfTheFamily() {
        const char* const llama3 =
            R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
        const auto name = [&](const char* modelType, bool ignoresMerges) {
            return *detectPreTokenizer(steps(json::array({split(llama3)})), ignoresMerges,
                                       *findFamily(modelType));
        };
        QCOMPARE(name("llama", true), std::string("llama-bpe"));
        QCOMPARE(name("lfm2_moe", true), std::string("lfm2"));
        QCOMPARE(name("glm4_moe", false), std::string("glm4"));
        QCOMPARE(name("phi3", false), std::string("dbrx"));
        // GPT-2's cutting without a regex in the file, and with single digits before.
        const json plain = {{"type", "ByteLevel"}, {"add_prefix_space", false}};
        QCOMPARE(*detectPreTokenizer(plain, false, *findFamily("olmoe")), std::string("olmo"));
        const json digits = {{"type", "Sequence"},
                             {"pretokenizers", {{{"type", "Digits"}, {"individual_digits", true}}, plain}}};
        QCOMPARE(*detectPreTokenizer(digits, false, *findFamily("granitemoe")), std::string("refact"));
        QVERIFY(!detectPreTokenizer({{"type", "Whitespace"}}, false, *findFamily("llama")).ok());
        QVERIFY(!detectPreTokenizer(json(), false, *findFamily("llama")).ok());
    }

    void readsByteLevelBpe() {
        json tokenizer = conclave::test::byteLevelTokenizer(6);
        tokenizer["model"]["merges"] = {"a b", json::array({"c", " d"})};
        tokenizer["added_tokens"].push_back({{"id", 4}, {"content", "\xE2\x96\x81hm"}, {"special", false}});
        tokenizer["added_tokens"].push_back({{"id", 7}, {"content", "<|im_start|>"}, {"special", false}});
        const auto vocabulary = readTokenizerJson(asInAFile(tokenizer), *findFamily("qwen2"), 8);
        QVERIFY2(vocabulary.ok(), vocabulary.ok() ? "" : vocabulary.error().message.c_str());
        QCOMPARE(vocabulary->model, std::string("gpt2"));
        QCOMPARE(vocabulary->merges, (std::vector<std::string>{"a b", "c \xC4\xA0"
                                                                      "d"}));
        QCOMPARE(vocabulary->texts,
                 (std::vector<std::string>{"a", "b", "c", "d", " hm", "<|end|>", "[PAD6]", "<|im_start|>"}));
        QVERIFY(vocabulary->types[4] == TokenType::userDefined);
        QVERIFY(vocabulary->types[6] == TokenType::unused);
        QVERIFY(vocabulary->types[7] == TokenType::control); // looks like one
        QVERIFY(vocabulary->scores.empty());
    }

    // Scores follow the order of the merges, so that SentencePiece's algorithm makes the same pieces.
    void readsCharacterBpe() {
        json tokenizer = conclave::test::byteLevelTokenizer(4);
        tokenizer["model"]["byte_fallback"] = true;
        tokenizer["model"]["unk_token"] = "a";
        tokenizer["model"]["vocab"] = {{"a", 0}, {"b", 1}, {"c", 2}, {"<0x0A>", 4}, {"bc", 5}, {"ab", 6}};
        tokenizer["model"]["merges"] = {"b c", "a b"};
        const auto vocabulary = readTokenizerJson(asInAFile(tokenizer), *findFamily("llama"), 8);
        QVERIFY2(vocabulary.ok(), vocabulary.ok() ? "" : vocabulary.error().message.c_str());
        QCOMPARE(vocabulary->model, std::string("llama"));
        QVERIFY(vocabulary->merges.empty());
        QCOMPARE(vocabulary->scores[5], 0.0f);
        QCOMPARE(vocabulary->scores[6], -1.0f);
        QVERIFY(vocabulary->types[4] == TokenType::byte);
        QVERIFY(vocabulary->types[0] == TokenType::unknown);
        QCOMPARE(vocabulary->addsSpacePrefix, std::optional(false));
        const auto gemma = readTokenizerJson(asInAFile(tokenizer), *findFamily("gemma4"), 8);
        QVERIFY(gemma.ok());
        QCOMPARE(gemma->model, std::string("gemma4"));
        QCOMPARE(gemma->merges.size(), std::size_t{2});
    }

    // "ab" is made of a and b, "abc" of ab and c: bc has a higher rank than abc.
    void readsTiktokenFiles() {
        const auto vocabulary = readTiktoken("YQ== 0\nYg== 1\nYw== 2\nYWI= 3\nYWJj 4\nYmM= 5\n");
        QVERIFY2(vocabulary.ok(), vocabulary.ok() ? "" : vocabulary.error().message.c_str());
        QCOMPARE(vocabulary->texts, (std::vector<std::string>{"a", "b", "c", "ab", "abc", "bc"}));
        QCOMPARE(vocabulary->merges, (std::vector<std::string>{"a b", "ab c", "b c"}));
        for (const char* wrong : {"", "YQ== 1\n", "YQ==\n", "!! 0\n", "YQ== zero\n"})
            QVERIFY(!readTiktoken(wrong).ok());
    }

    void addsSpecialTokensAndTemplates() {
        conclave::test::MadeUpFolder folder(
            {{"model_type", "llama"}, {"vocab_size", 4}, {"bos_token_id", 0}, {"pad_token_id", 2}});
        folder.tokenizerConfig = {
            {"eos_token", {{"content", "<|end|>"}}},
            {"add_eos_token", true},
            {"chat_template",
             {{{"name", "default"}, {"template", "D"}}, {{"name", "rag"}, {"template", "R"}}}}};
        folder.tokenizer["post_processor"] = {
            {"type", "TemplateProcessing"},
            {"single", {{{"Sequence", {{"id", "A"}}}}, {{"SpecialToken", {{"id", "<|end|>"}}}}}}};
        folder.weights.addCounted("t", {1});
        QVERIFY(folder.write());
        const auto checkpoint = Checkpoint::open(folder.path());
        QVERIFY2(checkpoint.ok(), checkpoint.ok() ? "" : checkpoint.error().message.c_str());
        Metadata metadata;
        const auto added = addTokenizer(**checkpoint, *findFamily("llama"), 4, metadata);
        QVERIFY2(added.ok(), added.ok() ? "" : added.error().message.c_str());
        QCOMPARE(metadata.number("tokenizer.ggml.bos_token_id"), std::optional(0u));
        QCOMPARE(metadata.number("tokenizer.ggml.eos_token_id"), std::optional(3u));
        QCOMPARE(metadata.number("tokenizer.ggml.padding_token_id"), std::optional(2u));
        QVERIFY(metadata.has("tokenizer.ggml.add_eos_token"));
        QVERIFY(metadata.has("tokenizer.chat_template"));
        QVERIFY(metadata.has("tokenizer.chat_template.rag"));
        QVERIFY(metadata.has("tokenizer.chat_templates"));
    }
};

QTEST_GUILESS_MAIN(TestConvertTokenizers)
#include "tst_convert_tokenizers.moc"
