// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/gguf/gguf_reader.h"
#include "engine/text/byte_alphabet.h"
#include "engine/text/tokenizer.h"
#include "engine/text/utf8.h"
#include "tests/support/gguf_writer.h"

#include <QTemporaryDir>

#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace conclave::test {

/// A vocabulary to be changed by a test and written as a GGUF file.
struct TinyVocabulary {
    std::string model;
    std::string pre; ///< not written when empty
    std::vector<std::string> tokens;
    std::vector<float> scores; ///< not written when empty
    std::vector<std::int32_t> types;
    std::vector<std::string> merges;
    std::vector<std::pair<std::string, std::uint32_t>> ids;
    std::vector<std::pair<std::string, bool>> flags;
    std::string chatTemplate;
    std::string toolTemplate; ///< tokenizer.chat_template.tool_use
    std::string architecture = "llama";

    std::int32_t add(const std::string& text, std::int32_t type = 1, float score = 0) {
        tokens.push_back(text);
        types.push_back(type);
        if (model == "llama") {
            scores.push_back(score);
        }
        return static_cast<std::int32_t>(tokens.size()) - 1;
    }

    std::string bytes() const { return writer().bytes(); }

    GgufWriter writer() const {
        GgufWriter writer;
        writer.add("general.architecture", architecture);
        writer.add("tokenizer.ggml.model", model);
        if (!pre.empty()) {
            writer.add("tokenizer.ggml.pre", pre);
        }
        writer.addArray("tokenizer.ggml.tokens", tokens);
        if (!scores.empty()) {
            writer.addArray("tokenizer.ggml.scores", scores);
        }
        writer.addArray("tokenizer.ggml.token_type", types);
        if (!merges.empty()) {
            writer.addArray("tokenizer.ggml.merges", merges);
        }
        for (const auto& [key, id] : ids) {
            writer.add("tokenizer.ggml." + key, id);
        }
        for (const auto& [key, flag] : flags) {
            writer.add("tokenizer.ggml." + key, flag);
        }
        if (!chatTemplate.empty()) {
            writer.add("tokenizer.chat_template", chatTemplate);
        }
        if (!toolTemplate.empty()) {
            writer.add("tokenizer.chat_template.tool_use", toolTemplate);
        }
        return writer;
    }

    engine::Result<std::shared_ptr<const engine::GgufReader>> open() const {
        static const QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("vocabulary.gguf")).toStdString();
        if (!writer().write(path)) {
            return engine::Error{engine::ErrorKind::Io, "the test file cannot be written"};
        }
        return engine::GgufReader::open(path);
    }

    engine::Result<std::unique_ptr<engine::Tokenizer>> load() const {
        const auto file = open();
        if (!file.ok()) {
            return file.error();
        }
        return engine::Tokenizer::fromGguf(**file);
    }
};

/// The 256 bytes as ids 0 to 255, "he", "ll", "hell", "hello", " hello" by merges, ChatML's markers.
inline TinyVocabulary tinyBytePairs(const std::string& pre = "qwen2") {
    TinyVocabulary tiny;
    tiny.model = "gpt2";
    tiny.pre = pre;
    for (int byte = 0; byte < 256; ++byte) {
        std::string letter;
        engine::utf8::append(letter, engine::letterOfByte(static_cast<unsigned char>(byte)));
        tiny.add(letter);
    }
    for (const char* piece : {"he", "ll", "hell", "hello", "\u0120hello"}) {
        tiny.add(piece);
    }
    tiny.merges = {"h e", "l l", "he ll", "hell o", "\u0120 hello"};
    tiny.add("<|im_start|>", 3);
    tiny.add("<|im_end|>", 3);
    tiny.add("<|im_end|>x", 3);
    tiny.add("<think>", 4);
    tiny.add("</think>", 4);
    tiny.ids = {{"eos_token_id", 262}};
    return tiny;
}

/// <unk>, <s>, </s>, the bytes at 3, then "▁", "a", "b", "▁a", "ab", "▁ab".
inline TinyVocabulary tinySentencePiece() {
    TinyVocabulary tiny;
    tiny.model = "llama";
    tiny.add("<unk>", 2);
    tiny.add("<s>", 3);
    tiny.add("</s>", 3);
    for (unsigned byte = 0; byte < 256; ++byte) {
        char name[8];
        std::snprintf(name, sizeof name, "<0x%02X>", byte);
        tiny.add(name, 6);
    }
    tiny.add("\u2581", 1, -10);
    tiny.add("a", 1, -11);
    tiny.add("b", 1, -12);
    tiny.add("\u2581a", 1, -2);
    tiny.add("ab", 1, -1);
    tiny.add("\u2581ab", 1, -3);
    tiny.ids = {{"bos_token_id", 1}, {"eos_token_id", 2}, {"unknown_token_id", 0}};
    return tiny;
}

/// <bos>, <eos>, <unk>, the bytes at 3, then "▁", "a", "b", "\n", "▁a", "ab", "▁ab" by merges, a turn's
/// marks.
inline TinyVocabulary tinyGemma4() {
    TinyVocabulary tiny;
    tiny.model = "gemma4";
    tiny.add("<bos>", 3);
    tiny.add("<eos>", 3);
    tiny.add("<unk>", 3);
    for (unsigned byte = 0; byte < 256; ++byte) {
        char name[8];
        std::snprintf(name, sizeof name, "<0x%02X>", byte);
        tiny.add(name, 6);
    }
    for (const char* piece : {"\u2581", "a", "b", "\n", "\u2581a", "ab", "\u2581ab"}) {
        tiny.add(piece);
    }
    tiny.merges = {"a b", "\u2581 a", "\u2581 ab"};
    tiny.add("<|turn>", 3);
    tiny.add("<turn|>", 3);
    tiny.ids = {{"bos_token_id", 0}, {"eos_token_id", 1}, {"unknown_token_id", 2}};
    return tiny;
}

} // namespace conclave::test
