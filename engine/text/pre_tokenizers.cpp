// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/pre_tokenizers.h"

#include <algorithm>

namespace conclave::engine {

namespace {

// One array per family, in the order the splits are made. Sources: the models' tokenizer.json (field
// pre_tokenizer) and, for tiktoken vocabularies, their Python files. Checked against golden vectors where a
// vocabulary is at hand (README.md says which).
// PCRE2 differs from those engines in two spellings: \p{Han} means Script_Extensions since 10.40, the models
// mean \p{sc:Han}; and there is no && of classes, (?!\p{sc:Han})[...] says the same.

// clang-format off
constexpr const char* kDeepSeekLlm[] = {
    R"re([\r\n])re",
    R"re(\s?[A-Za-z\x{B5}\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{1BA}\x{1BC}-\x{1BF}\x{1C4}-\x{293})re"
        R"re(\x{295}-\x{2AF}\x{370}-\x{373}\x{376}\x{377}\x{37B}-\x{37D}\x{37F}\x{386}\x{388}-\x{38A})re"
        R"re(\x{38C}\x{38E}-\x{3A1}\x{3A3}-\x{3F5}\x{3F7}-\x{481}\x{48A}-\x{52F}\x{531}-\x{556})re"
        R"re(\x{10A0}-\x{10C5}\x{13A0}-\x{13F5}\x{13F8}-\x{13FD}\x{1C90}-\x{1CBA}\x{1CBD}-\x{1CBF})re"
        R"re(\x{1D00}-\x{1D2B}\x{1D6B}-\x{1D77}\x{1D79}-\x{1D9A}\x{1E00}-\x{1F15}\x{1F18}-\x{1F1D})re"
        R"re(\x{1F20}-\x{1F45}\x{1F48}-\x{1F4D}\x{1F50}-\x{1F57}\x{1F59}\x{1F5B}\x{1F5D}\x{1F5F}-)re"
        R"re(\x{1F7D}\x{1F80}-\x{1FB4}\x{1FB6}-\x{1FBC}\x{1FBE}\x{1FC2}-\x{1FC4}\x{1FC6}-\x{1FCC})re"
        R"re(\x{1FD0}-\x{1FD3}\x{1FD6}-\x{1FDB}\x{1FE0}-\x{1FEC}\x{1FF2}-\x{1FF4}\x{1FF6}-\x{1FFC})re"
        R"re(\x{2102}\x{2107}\x{210A}-\x{2113}\x{2115}\x{2119}-\x{211D}\x{2124}\x{2126}\x{2128})re"
        R"re(\x{212A}-\x{212D}\x{212F}-\x{2134}\x{2139}\x{213C}-\x{213F}\x{2145}-\x{2149}\x{214E})re"
        R"re(\x{2183}\x{2184}\x{2C00}-\x{2C7B}\x{2C7E}-\x{2CE4}\x{2CEB}-\x{2CEE}\x{2CF2}\x{2CF3})re"
        R"re(\x{A640}-\x{A66D}\x{A680}-\x{A69B}\x{A722}-\x{A76F}\x{A771}-\x{A787}\x{A78B}-\x{A78E})re"
        R"re(\x{AB70}-\x{ABBF}\x{FB00}-\x{FB06}\x{FB13}-\x{FB17}\x{FF21}-\x{FF3A}\x{FF41}-\x{FF5A})re"
        R"re(\x{10400}-\x{1044F}\x{104B0}-\x{104D3}\x{104D8}-\x{104FB}\x{10C80}-\x{10CB2}\x{10CC0}-)re"
        R"re(\x{10CF2}\x{118A0}-\x{118DF}\x{1E900}-\x{1E943}]+)re",
    R"re(\s?[!-/:-~\x{FF01}-\x{FF0F}\x{FF1A}-\x{FF5E}\x{2018}-\x{201F}\x{3000}-\x{3002}]+)re",
    R"re(\s+$)re",
    R"re([\x{4E00}-\x{9FA5}\x{800}-\x{4E00}\x{AC00}-\x{D7FF}]+)re",
    R"re(\p{N}+)re",
};

constexpr const char* kDeepSeekCoder[] = {
    R"re([\r\n])re",
    R"re(\s?\p{L}+)re",
    R"re(\s?\p{P}+)re",
    R"re([\x{4E00}-\x{9FA5}\x{800}-\x{4E00}\x{AC00}-\x{D7FF}]+)re",
    R"re(\p{N})re",
};

constexpr const char* kDeepSeekV3[] = {
    R"re(\p{N}{1,3})re",
    R"re([\x{4E00}-\x{9FA5}\x{3040}-\x{309F}\x{30A0}-\x{30FF}]+)re",
    R"re([!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+)re"
        R"re(| ?[\p{P}\p{S}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)re",
};

constexpr const char* kQwen2[] = {
    R"re((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*)re"
        R"re(|\s*[\r\n]+|\s+(?!\S)|\s+)re",
};

constexpr const char* kQwen35[] = {
    R"re((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?[\p{L}\p{M}]+|\p{N})re"
        R"re(| ?[^\s\p{L}\p{M}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)re",
};

constexpr const char* kLlama3[] = {
    R"re((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*)re"
        R"re(|\s*[\r\n]+|\s+(?!\S)|\s+)re",
};

constexpr const char* kGpt4o[] = {
    R"re([^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re)re"
        R"re(|'ve|'m|'ll|'d)?|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}])re"
        R"re(*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S))re"
        R"re(|\s+)re",
};

constexpr const char* kTekken[] = {
    R"re([^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+)re"
        R"re(|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*|\p{N})re"
        R"re(| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+)re",
};

constexpr const char* kKimiK2[] = {
    R"re(\p{sc:Han}+|[^\r\n\p{L}\p{N}]?(?:(?!\p{sc:Han})[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}])*(?:(?!\p{sc:)re"
        R"re(Han})[\p{Ll}\p{Lm}\p{Lo}\p{M}])+(?i:'s|'t|'re|'ve|'m|'ll|'d)?)re"
        R"re(|[^\r\n\p{L}\p{N}]?(?:(?!\p{sc:Han})[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}])+(?:(?!\p{sc:Han})[\p{Ll)re"
        R"re(}\p{Lm}\p{Lo}\p{M}])*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*)re"
        R"re(|\s*[\r\n]+|\s+(?!\S)|\s+)re",
};

constexpr const char* kGpt2[] = {
    R"re('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)re",
};

constexpr const char* kDigitsThenGpt2[] = {
    R"re(\p{N})re",
    R"re('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)re",
};

constexpr const char* kFalcon[] = {
    R"re([\p{P}$+<=>^~|`]+)re",
    R"re('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)re",
    R"re([0-9][0-9][0-9])re",
};

constexpr const char* kDefault[] = {
    R"re([\p{P}$+<=>^~|]+)re",
    R"re('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)re",
    R"re(\p{N}+)re",
    R"re([0-9][0-9][0-9])re",
};

constexpr const char* kBailingMoe[] = {
    R"re('(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]++[\r\n]*|\s*[\r\n])re"
        R"re(|\s+(?!\S)|\s+)re",
};

constexpr const char* kSeedCoder[] = {
    R"re((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1}| ?[^\s\p{L}\p{N}\r\n]+)re"
        R"re(|\s*[\r\n]+|\s+(?!\S)|\s+)re",
};

// The model's own tokenizer merges over the whole text; as no token has a line break beside anything else, cutting
// there changes nothing and keeps the merge loop's memory small.
constexpr const char* kGemma4[] = {
    R"re([^\n]+|\n+)re",
};

constexpr PreTokenizer kGemma4Row = {"gemma4", kGemma4};

constexpr PreTokenizer kTable[] = {
    // name                regexes    ignores merges, adds BOS, merges optional
    {"deepseek-llm",      kDeepSeekLlm},
    {"deepseek-coder",    kDeepSeekCoder},
    {"deepseek-v3",       kDeepSeekV3},
    {"joyai-llm",         kDeepSeekV3},                 // what DeepSeek V4 files say
    {"hunyuan-dense",     kDeepSeekV3},
    {"qwen2",             kQwen2},
    {"deepseek-r1-qwen",  kQwen2},
    {"megrez",            kQwen2},
    {"kormo",             kQwen2},
    {"stablelm2",         kQwen2},
    {"hunyuan",           kQwen2},
    {"solar-open",        kQwen2},
    {"grok-2",            kQwen2},
    {"qwen35",            kQwen35},
    {"llama3",            kLlama3,    true, true},
    {"llama-v3",          kLlama3,    true, true},
    {"llama-bpe",         kLlama3,    true, true},
    {"pixtral",           kLlama3,    true, true},
    {"falcon3",           kLlama3,    true, true},
    {"falcon-h1",         kLlama3,    true, true},
    {"midm-2.0",          kLlama3,    true, true},
    {"lfm2",              kLlama3,    true, true},
    {"glm4",              kLlama3},
    {"chatglm-bpe",       kLlama3},
    {"dbrx",              kLlama3},
    {"smaug-bpe",         kLlama3},
    {"gpt-4o",            kGpt4o},                      // o200k, gpt-oss
    {"llama4",            kGpt4o},
    {"kanana2",           kGpt4o},
    {"minimax-m2",        kGpt4o},
    {"tekken",            kTekken,    true, true},
    {"kimi-k2",           kKimiK2,    false, false, true},
    {"bailingmoe",        kBailingMoe},
    {"bailingmoe2",       kBailingMoe},
    {"llada-moe",         kBailingMoe},
    {"seed-coder",        kSeedCoder},
    {"gpt-2",             kGpt2},
    {"mpt",               kGpt2},
    {"olmo",              kGpt2},
    {"phi-2",             kGpt2},
    {"jais",              kGpt2},
    {"trillion",          kGpt2},
    {"granite-docling",   kGpt2},
    {"exaone4",           kGpt2},
    {"gigachat",          kGpt2},
    {"a.x-4.0",           kGpt2},
    {"mellum",            kGpt2},
    {"starcoder",         kDigitsThenGpt2},
    {"refact",            kDigitsThenGpt2},
    {"command-r",         kDigitsThenGpt2},
    {"smollm",            kDigitsThenGpt2},
    {"codeshell",         kDigitsThenGpt2},
    {"exaone",            kDigitsThenGpt2},
    {"minerva-7b",        kDigitsThenGpt2},
    {"falcon",            kFalcon},
    {"default",           kDefault},
};
// clang-format on

} // namespace

const PreTokenizer* findPreTokenizer(std::string_view name) {
    const auto* row = std::find_if(std::begin(kTable), std::end(kTable),
                                   [&](const PreTokenizer& candidate) { return candidate.name == name; });
    return row == std::end(kTable) ? nullptr : row;
}

const PreTokenizer& gemma4PreTokenizer() {
    return kGemma4Row;
}

std::span<const PreTokenizer> allPreTokenizers() {
    return kTable;
}

} // namespace conclave::engine
