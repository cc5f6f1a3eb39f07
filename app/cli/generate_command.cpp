// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/model_options.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace conclave::cli {

namespace {

using engine::AnswerPart;
using engine::Error;
using engine::ErrorKind;
using engine::Result;

constexpr Option kOptions[] = {
    kModelOption,
    text("--prompt", "TEXT", "what to answer or, with --raw, to continue"),
    text("--prompt-file", "FILE", "the same from a file, byte for byte; - is standard input"),
    text("--system", "TEXT", "a system prompt"),
    flag("--raw", "continue the text as it is, without the model's chat template"),
    text("--stop", "TEXT", "end the answer before this text"),
    integer("--max-tokens", "stop after N tokens (default: 0, at the end of the answer)", 0),
    real("--temperature", "0 always takes the likeliest token (default: 0.7)", 0, 100),
    integer("--top-k", "choose among the N likeliest tokens (default: 40; 0: off)", 0),
    real("--top-p", "choose among the likeliest tokens up to this sum (default: 0.95; 1: off)", 0, 1),
    real("--min-p", "leave out what is less likely than this part of the best (default: 0.05; 0: off)", 0, 1),
    real("--repetition-penalty", "make repeated tokens less likely (default: 1, off)", 0.01, 100),
    {"--seed", "S", "the same seed gives the same answer (default: a new one each time)",
     Option::Kind::Unsigned},
    text("--draft", "FILE",
         "a small model of the same vocabulary that guesses ahead: the same answer, sooner"),
    flag("--predict-ahead", "let the model's own layer for that guess ahead: the same answer, sooner"),
    integer("--context", "room for prompt and answer in tokens (default: 0, as the model says)", 0, 1 << 24),
    kThreadsOption,
    kDeviceOption,
    kVramOption,
    kRamOption,
    kKvTypeOption,
    kJsonOption,
};

engine::SamplerSettings samplerFrom(const Arguments& arguments) {
    engine::SamplerSettings sampler;
    sampler.temperature = static_cast<float>(arguments.real("--temperature", sampler.temperature));
    sampler.topK = arguments.integer("--top-k", sampler.topK);
    sampler.topP = static_cast<float>(arguments.real("--top-p", sampler.topP));
    sampler.minP = static_cast<float>(arguments.real("--min-p", sampler.minP));
    sampler.repetitionPenalty =
        static_cast<float>(arguments.real("--repetition-penalty", sampler.repetitionPenalty));
    // 32 bits are drawn so that every reader of JSON keeps the number exactly.
    sampler.seed = arguments.unsignedInteger("--seed", std::random_device()());
    return sampler;
}

/// Prompt and sampler of @p text for @p model. Errors: Invalid (the template raised).
Result<engine::GenerationRequest> requestFor(const engine::Model& model, const Arguments& arguments,
                                             const std::string& text) {
    const engine::Tokenizer& tokenizer = model.tokenizer();
    engine::GenerationRequest request;
    request.sampler = samplerFrom(arguments);
    request.maxTokens = arguments.integer("--max-tokens", 0);
    if (arguments.has("--stop"))
        request.stopTexts.push_back(arguments.text("--stop"));
    if (arguments.has("--raw")) {
        request.splitReasoning = false;
        request.prompt = tokenizer.encode(text, {.addSpecial = true, .parseSpecial = false});
        return request;
    }
    std::vector<engine::ChatMessage> messages;
    if (arguments.has("--system"))
        messages.push_back({"system", arguments.text("--system"), {}});
    messages.push_back({"user", text, {}});
    engine::TemplateOptions options;
    if (tokenizer.bos() != engine::kNoToken)
        options.bosToken = tokenizer.piece(tokenizer.bos(), true);
    if (tokenizer.eos() != engine::kNoToken)
        options.eosToken = tokenizer.piece(tokenizer.eos(), true);
    const Result<engine::RenderedPrompt> rendered = model.chatTemplate().render(messages, options);
    if (!rendered)
        return rendered.error();
    request.prompt = tokenizer.encodePrompt(rendered->fragments);
    request.renderedPromptEnd = rendered->text();
    return request;
}

/// What people should know of @p model before they read its answer.
std::vector<std::string> noticesFor(const engine::Model& model, const Arguments& arguments) {
    std::vector<std::string> notices = model.info().notices;
    if (arguments.has("--raw")) // no template is used
        std::erase(notices, model.chatTemplate().notice());
    return notices;
}

/// Whether the tokenizer puts a space before a text, which is not the text's own (SentencePiece).
bool beginsTextsWithSpace(const engine::Tokenizer& tokenizer) {
    const std::vector<engine::TokenId> ids = tokenizer.encode("a", {.addSpecial = false});
    return !ids.empty() && tokenizer.piece(ids.front()).starts_with(' ');
}

/// The answer so far. Streams to standard output unless JSON is asked for.
struct Answer {
    bool isStreamed = true;
    bool dropsSpace = false; ///< the first character, if it is a space
    std::string text;
    std::string reasoning;
    std::vector<std::string> toolCalls; ///< each a JSON object
    bool isThinking = false;

    bool isEmpty() const { return text.empty() && reasoning.empty() && toolCalls.empty(); }

    void take(AnswerPart part, std::string_view piece) {
        if (std::exchange(dropsSpace, false) && piece.starts_with(' '))
            piece.remove_prefix(1);
        if (part == AnswerPart::ToolCall)
            toolCalls.emplace_back(piece);
        else
            (part == AnswerPart::Reasoning ? reasoning : text) += piece;
        if (!isStreamed)
            return;
        if (part == AnswerPart::Reasoning && !isThinking)
            print("<think>\n");
        if (part != AnswerPart::Reasoning && isThinking)
            print("\n</think>\n\n");
        isThinking = part == AnswerPart::Reasoning;
        if (part == AnswerPart::ToolCall)
            print("\n<tool_call>\n" + std::string(piece) + "\n</tool_call>\n");
        else
            print(piece);
    }
};

void printJson(const Answer& answer, const engine::GenerationResult& result, const Arguments& arguments,
               const engine::Model* model, std::uint64_t seed, double loadMs) {
    nlohmann::ordered_json json;
    json["text"] = answer.text;
    json["reasoning"] = answer.reasoning;
    json["tool_calls"] = nlohmann::ordered_json::array();
    for (const std::string& call : answer.toolCalls)
        json["tool_calls"].push_back(nlohmann::ordered_json::parse(call, nullptr, false));
    json["tokens"] = result.tokens;
    json["prompt_tokens"] = result.promptTokens;
    json["stop_reason"] = engine::stopReasonName(result.stopReason);
    json["timings"] = {
        {"load_ms", loadMs},
        {"prefill_ms", result.prefillMs},
        {"first_token_ms", result.firstTokenMs},
        {"decode_ms", result.decodeMs},
        {"reasoning_ms", result.reasoningMs},
        {"prompt_tokens", result.promptTokens},
        {"reused_tokens", result.reusedTokens},
        {"generated_tokens", result.tokens.size()},
        {"drafted_tokens", result.draftedTokens},
        {"accepted_tokens", result.acceptedTokens},
        {"tokens_per_second", result.tokensPerSecond()},
    };
    json["model"] = model ? model->info().name : std::string();
    json["file"] = arguments.text("--model");
    json["quantization"] = model ? model->info().quantization : std::string();
    json["device"] = model ? model->device() : std::string();
    json["seed"] = seed;
    json["notices"] = model ? model->info().notices : std::vector<std::string>();
    // Names come from files: what is not UTF-8 is replaced.
    print(json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
}

/// The model of --draft, if there is one.
Result<void> addDraft(engine::Session& session, const Arguments& arguments, const std::stop_token& stop) {
    if (!arguments.has("--draft"))
        return {};
    const auto draft = loadModel(arguments, stop, "--threads", "--draft");
    if (!draft)
        return draft.error();
    return session.setDraft(*draft);
}

int generate(const Arguments& arguments) {
    if (arguments.has("--prompt") == arguments.has("--prompt-file"))
        return wrongUsage("generate: give either --prompt TEXT or --prompt-file FILE");
    const bool isJson = arguments.has("--json");
    Result<std::string> prompt = arguments.text("--prompt");
    if (arguments.has("--prompt-file"))
        prompt = readInput(arguments.text("--prompt-file"));
    if (!prompt)
        return fail(prompt.error());

    const Interrupt interrupt;
    Answer answer{.isStreamed = !isJson};
    engine::GenerationResult result;
    result.stopReason = engine::StopReason::Cancelled; // until an answer ends otherwise

    const auto start = std::chrono::steady_clock::now();
    const Result<std::shared_ptr<const engine::Model>> model = loadModel(arguments, interrupt.token());
    const std::chrono::duration<double, std::milli> loading = std::chrono::steady_clock::now() - start;
    if (!model && model.error().kind != ErrorKind::Cancelled)
        return fail(model.error());

    std::uint64_t seed = arguments.unsignedInteger("--seed", 0);
    if (model) {
        const Result<engine::GenerationRequest> request = requestFor(**model, arguments, *prompt);
        if (!request)
            return fail(request.error());
        seed = request->sampler.seed;
        engine::SessionOptions options = sessionOptions(arguments, arguments.integer("--context", 0));
        options.predictsAhead = arguments.has("--predict-ahead");
        const auto session = engine::Session::create(*model, options);
        if (!session)
            return fail(session.error());
        if (Result<void> drafting = addDraft(**session, arguments, interrupt.token()); !drafting)
            return fail(drafting.error());

        // A text from nothing begins like any text; a continuation keeps its space.
        answer.dropsSpace =
            arguments.has("--raw") && prompt->empty() && beginsTextsWithSpace((*model)->tokenizer());

        // Nobody reads on when standard output is closed: then writing stops too.
        std::stop_source stop;
        const std::stop_callback onInterrupt(interrupt.token(), [&stop] { stop.request_stop(); });
        // Told when the answer begins: a failure before that is one line of its own.
        std::vector<std::string> untold =
            isJson ? std::vector<std::string>() : noticesFor(**model, arguments);
        const auto tell = [&untold] {
            for (const std::string& notice : std::exchange(untold, {}))
                note(notice);
        };
        const auto sink = [&](AnswerPart part, std::string_view piece) {
            tell();
            answer.take(part, piece);
            if (!print({}))
                stop.request_stop();
        };
        const Result<engine::GenerationResult> generated =
            (*session)->generate(*request, sink, stop.get_token());
        if (!generated && generated.error().kind != ErrorKind::Cancelled) {
            if (!isJson && !answer.isEmpty())
                print("\n");
            return fail(generated.error());
        }
        tell();
        if (generated)
            result = *generated;
    }
    if (isJson)
        printJson(answer, result, arguments, model ? model->get() : nullptr, seed, loading.count());
    else
        print("\n");
    return finish();
}

} // namespace

const Command kGenerateCommand{
    "generate",
    "",
    "answer a prompt, written as it is generated",
    "Reasoning is written between <think> and </think>. Ctrl+C ends the answer; what was written stands.\n"
    "With --json: text, reasoning, tool_calls, tokens, prompt_tokens, stop_reason, timings, model, seed and "
    "more.",
    kOptions,
    0,
    generate,
};

} // namespace conclave::cli
