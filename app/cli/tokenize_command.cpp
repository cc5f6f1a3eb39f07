// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/model_options.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace conclave::cli {

namespace {

using engine::Result;

constexpr Option kTokenizeOptions[] = {
    kModelOption,
    text("--file", "FILE", "the text (default: -, standard input)"),
    flag("--no-special", "do not add the tokens that the model puts around a text (BOS, EOS)"),
    flag("--parse-special", "recognise control tokens such as <|im_end|> in the text"),
    flag("--null", "the input holds many texts, each ended by a zero byte; one line for each"),
};

constexpr Option kDetokenizeOptions[] = {
    kModelOption,
    text("--file", "FILE", "take the ids from this file, one text a line; - is standard input"),
    flag("--null", "end each text of the file with a zero byte"),
};

using Tokens = std::vector<engine::TokenId>;

std::string lineOf(const Tokens& ids) {
    std::string line;
    for (const engine::TokenId id : ids)
        line.append(line.empty() ? "" : " ").append(std::to_string(id));
    line += '\n';
    return line;
}

/// Calls @p use for each part of @p text that @p end closes, and for a last one without.
template <typename Use>
void forEachPart(std::string_view text, char end, Use&& use) {
    while (!text.empty()) {
        const std::size_t length = std::min(text.find(end), text.size());
        use(text.substr(0, length));
        text.remove_prefix(std::min(length + 1, text.size()));
    }
}

Result<Tokens> parseIds(std::string_view line, int vocabulary) {
    Tokens ids;
    std::optional<engine::Error> wrong;
    forEachPart(line, ' ', [&](std::string_view word) {
        if (word.empty() || wrong)
            return;
        const Result<engine::TokenId> id = parseTokenId(word, vocabulary);
        if (id)
            ids.push_back(*id);
        else
            wrong = id.error();
    });
    if (wrong)
        return *wrong;
    return ids;
}

int tokenize(const Arguments& arguments) {
    const auto tokenizer = openTokenizer(arguments);
    if (!tokenizer)
        return fail(tokenizer.error());
    const Result<std::string> text = readInput(arguments.text("--file", "-"));
    if (!text)
        return fail(text.error());
    const engine::Tokenizer::EncodeOptions options{.addSpecial = !arguments.has("--no-special"),
                                                   .parseSpecial = arguments.has("--parse-special")};
    if (!arguments.has("--null")) {
        print(lineOf((*tokenizer)->encode(*text, options)));
        return finish();
    }
    std::string lines;
    forEachPart(*text, '\0',
                [&](std::string_view part) { lines += lineOf((*tokenizer)->encode(part, options)); });
    print(lines);
    return finish();
}

int detokenize(const Arguments& arguments) {
    const auto tokenizer = openTokenizer(arguments);
    if (!tokenizer)
        return fail(tokenizer.error());
    const bool fromFile = arguments.has("--file");
    if (fromFile == !arguments.rest().empty() || (arguments.has("--null") && !fromFile))
        return wrongUsage("detokenize: give either ids or --file FILE, and --null only with the file");
    const int vocabulary = (*tokenizer)->size();
    std::string input;
    for (const std::string& word : arguments.rest())
        input.append(word).append(" ");
    if (fromFile) {
        Result<std::string> read = readInput(arguments.text("--file"));
        if (!read)
            return fail(read.error());
        input = *std::move(read);
    }
    std::string texts;
    std::optional<engine::Error> wrong;
    forEachPart(input, '\n', [&](std::string_view line) {
        const Result<Tokens> ids = parseIds(line, vocabulary);
        if (!ids) {
            wrong = wrong ? wrong : ids.error();
            return;
        }
        texts += (*tokenizer)->decode(*ids, true);
        if (arguments.has("--null"))
            texts += '\0';
    });
    if (wrong)
        return wrongUsage("detokenize: " + wrong->message);
    print(texts);
    return finish();
}

} // namespace

const Command kTokenizeCommand{
    "tokenize", "", "print the token ids of a text on one line", "", kTokenizeOptions, 0, tokenize,
};

const Command kDetokenizeCommand{
    "detokenize", "[ID...]",          "print the text of token ids exactly, control tokens included",
    "",           kDetokenizeOptions, kAnyNumber,
    detokenize,
};

} // namespace conclave::cli
