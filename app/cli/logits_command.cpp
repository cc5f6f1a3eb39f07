// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/model_options.h"

#include <algorithm>
#include <bit>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace conclave::cli {

namespace {

using engine::Error;
using engine::ErrorKind;
using engine::Result;

static_assert(std::endian::native == std::endian::little, "floats are written as they lie in memory");

constexpr Option kOptions[] = {
    kModelOption,
    required("--tokens", "ID,ID,...", "the token ids, separated by commas"),
    required("--out", "FILE", "where to write the logits"),
    kDeviceOption,
    kThreadsOption,
    kKvTypeOption,
};

Result<std::vector<engine::TokenId>> parseTokens(std::string_view list, int vocabulary) {
    std::vector<engine::TokenId> tokens;
    for (;;) {
        const std::size_t comma = std::min(list.find(','), list.size());
        const Result<engine::TokenId> id = parseTokenId(list.substr(0, comma), vocabulary);
        if (!id)
            return id.error();
        tokens.push_back(*id);
        if (comma == list.size())
            return tokens;
        list.remove_prefix(comma + 1);
    }
}

/// Writes the rows to @p out and closes it. Errors: Io with the reason only, and those of the session.
Result<void> writeLogits(engine::Session& session, const std::vector<engine::TokenId>& tokens,
                         std::ofstream& out, std::stop_token stop) {
    const auto sink = [&out](int, std::span<const float> row) {
        out.write(reinterpret_cast<const char*>(row.data()), static_cast<std::streamsize>(row.size_bytes()));
        return out.good();
    };
    Result<void> done = session.logits(tokens, sink, stop);
    out.close();
    if (!out)
        return Error{ErrorKind::Io, std::generic_category().message(errno != 0 ? errno : EIO)};
    return done;
}

int logits(const Arguments& arguments) {
    const Interrupt interrupt;
    const auto model = loadModel(arguments, interrupt.token());
    if (!model)
        return fail(model.error());
    const auto tokens = parseTokens(arguments.text("--tokens"), (*model)->tokenizer().size());
    if (!tokens)
        return wrongUsage("logits: option --tokens: " + tokens.error().message);
    const auto session =
        engine::Session::create(*model, sessionOptions(arguments, static_cast<int>(tokens->size())));
    if (!session)
        return fail(session.error());

    const std::string path = arguments.text("--out");
    errno = 0;
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    if (!out)
        return fail("cannot write '" + path +
                    "': " + std::generic_category().message(errno != 0 ? errno : EIO));
    const Result<void> done = writeLogits(**session, *tokens, out, interrupt.token());
    if (done)
        return kDone;
    // A half file would be taken for a whole one.
    std::error_code ignored;
    if (std::filesystem::is_regular_file(path, ignored))
        std::filesystem::remove(path, ignored);
    if (done.error().kind == ErrorKind::Io)
        return fail("cannot write '" + path + "': " + done.error().message);
    return fail(done.error());
}

} // namespace

const Command kLogitsCommand{
    "logits",
    "",
    "write the model's output for each position to a file",
    "The file holds float32 numbers, little-endian, row by row: [tokens, vocabulary].",
    kOptions,
    0,
    logits,
};

} // namespace conclave::cli
