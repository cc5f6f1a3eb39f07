// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/model_options.h"

#include <nlohmann/json.hpp>

namespace conclave::cli {

namespace {

using engine::Error;
using engine::ErrorKind;
using engine::Result;

constexpr Option kOptions[] = {
    text("--model", "FILE",
         "take the template of this model, and its BOS and EOS unless the context has them"),
    text("--template-file", "FILE", "take this Jinja file"),
    required("--context", "FILE", "the template's variables, one JSON object; - is standard input"),
    {"--now", "SECONDS", "the time that the template sees, since 1970 (default: the clock)",
     Option::Kind::Unsigned},
};

struct Source {
    std::unique_ptr<engine::ChatTemplate> chatTemplate;
    std::string bosToken;
    std::string eosToken;
};

Result<Source> sourceFromModel(const Arguments& arguments) {
    const auto file = engine::GgufReader::open(arguments.text("--model"));
    if (!file)
        return file.error();
    const auto tokenizer = engine::Tokenizer::fromGguf(**file);
    if (!tokenizer)
        return tokenizer.error();
    auto parsed = engine::ChatTemplate::fromGguf(**file, **tokenizer);
    if (!parsed)
        return parsed.error();
    Source source{*std::move(parsed), {}, {}};
    const auto textOf = [&](engine::TokenId token) {
        return token == engine::kNoToken ? std::string() : std::string((*tokenizer)->piece(token, true));
    };
    source.bosToken = textOf((*tokenizer)->bos());
    source.eosToken = textOf((*tokenizer)->eos());
    return source;
}

Result<Source> sourceFromFile(const Arguments& arguments) {
    Result<std::string> text = readInput(arguments.text("--template-file"));
    if (!text)
        return text.error();
    auto parsed = engine::ChatTemplate::parse(*std::move(text));
    if (!parsed)
        return parsed.error();
    return Source{*std::move(parsed), {}, {}};
}

/// @p context with the model's own bos_token and eos_token where it has none.
Result<std::string> completed(const std::string& context, const Source& source, const std::string& name) {
    auto json = nlohmann::ordered_json::parse(context, nullptr, false);
    if (json.is_discarded() || !json.is_object())
        return Error{ErrorKind::Invalid, name + " does not hold one valid JSON object"};
    if (source.bosToken.empty() && source.eosToken.empty())
        return context;
    json.emplace("bos_token", source.bosToken);
    json.emplace("eos_token", source.eosToken);
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

int render(const Arguments& arguments) {
    if (arguments.has("--model") == arguments.has("--template-file"))
        return wrongUsage("template: give either --model FILE or --template-file FILE");
    const Result<Source> source =
        arguments.has("--model") ? sourceFromModel(arguments) : sourceFromFile(arguments);
    if (!source)
        return fail(source.error());
    const std::string path = arguments.text("--context");
    const Result<std::string> context = readInput(path);
    if (!context)
        return fail(context.error());
    const Result<std::string> variables =
        completed(*context, *source, path == "-" ? "standard input" : "'" + path + "'");
    if (!variables)
        return fail(variables.error());
    const auto now = static_cast<std::int64_t>(arguments.unsignedInteger("--now", 0));
    const Result<engine::RenderedPrompt> rendered = source->chatTemplate->renderJson(*variables, now);
    if (!rendered)
        return fail(rendered.error());
    if (const std::string& notice = source->chatTemplate->notice(); !notice.empty())
        note(notice);
    print(rendered->text());
    return finish();
}

} // namespace

const Command kTemplateCommand{
    "template",
    "",
    "print the prompt that a chat template makes of a context, exactly",
    "The context holds what the template reads: messages, add_generation_prompt, tools, ...",
    kOptions,
    0,
    render,
};

} // namespace conclave::cli
