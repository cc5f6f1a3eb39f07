// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/model_options.h"

#include <span>

namespace conclave::cli {

namespace {

using engine::Result;

constexpr Option kTokenizeOptions[] = {
    kModelOption,
    text("--file", "FILE", "the text (default: -, standard input)"),
    flag("--no-special", "do not add the tokens that the model puts around a text (BOS, EOS)"),
    flag("--parse-special", "recognise control tokens such as <|im_end|> in the text"),
};

constexpr Option kDetokenizeOptions[] = {kModelOption};

int tokenize(const Arguments& arguments) {
    const auto tokenizer = openTokenizer(arguments);
    if (!tokenizer)
        return fail(tokenizer.error());
    const Result<std::string> text = readInput(arguments.text("--file", "-"));
    if (!text)
        return fail(text.error());
    const std::vector<engine::TokenId> ids =
        (*tokenizer)
            ->encode(*text, {.addSpecial = !arguments.has("--no-special"),
                             .parseSpecial = arguments.has("--parse-special")});
    std::string line;
    for (const engine::TokenId id : ids)
        line.append(line.empty() ? "" : " ").append(std::to_string(id));
    print(line + "\n");
    return finish();
}

int detokenize(const Arguments& arguments) {
    const auto tokenizer = openTokenizer(arguments);
    if (!tokenizer)
        return fail(tokenizer.error());
    std::vector<engine::TokenId> ids;
    for (const std::string& word : arguments.rest()) {
        const Result<engine::TokenId> id = parseTokenId(word, (*tokenizer)->size());
        if (!id)
            return wrongUsage("detokenize: " + id.error().message);
        ids.push_back(*id);
    }
    print((*tokenizer)->decode(ids, true));
    return finish();
}

} // namespace

const Command kTokenizeCommand{
    "tokenize", "", "print the token ids of a text on one line", "", kTokenizeOptions, 0, tokenize,
};

const Command kDetokenizeCommand{
    "detokenize",
    "ID...",
    "print the text of token ids exactly, control tokens included",
    "",
    kDetokenizeOptions,
    kAnyNumber,
    detokenize,
};

} // namespace conclave::cli
