// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "engine/base/log.h"

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <iterator>
#include <new>
#include <span>
#include <string>
#include <string_view>

namespace {

using namespace conclave;
using namespace conclave::cli;

constexpr const Command* kCommands[] = {
    &kGenerateCommand, &kTokenizeCommand,      &kDetokenizeCommand, &kLogitsCommand,  &kTemplateCommand,
    &kInspectCommand,  &kBenchCommand,         &kPerplexityCommand, &kConvertCommand, &kQuantizeCommand,
    &kSynthCommand,    &kConversationsCommand, &kExportCommand,     &kImportCommand,  &kSearchCommand,
};

const Command* find(std::string_view name) {
    const auto found = std::find_if(std::begin(kCommands), std::end(kCommands),
                                    [&](const Command* c) { return name == c->name; });
    return found == std::end(kCommands) ? nullptr : *found;
}

std::string padded(std::string text, std::size_t width) {
    text.resize(std::max(text.size() + 2, width), ' ');
    return text;
}

int printOverview() {
    std::string text =
        "Runs language models on this computer.\n\nusage: conclave-cli COMMAND [OPTION]...\n\n";
    for (const Command* command : kCommands)
        text += "  " + padded(command->name, 15) + command->summary + "\n";
    text += "\n  conclave-cli help COMMAND     the options of a command\n"
            "  conclave-cli --version        the version\n\n"
            "Exit status: 0 done, 1 failed, 2 wrong usage. Failures are one line on standard error.\n";
    print(text);
    return finish();
}

int printHelp(const Command& command) {
    std::string text = std::string("usage: conclave-cli ") + command.name + (*command.usage ? " " : "") +
                       command.usage + " [OPTION]...\n\n" + command.summary + "\n\n";
    for (const Option& option : command.options) {
        std::string name = option.name;
        if (option.value)
            name += std::string(" ") + option.value;
        text += "  " + padded(name, 26) + option.help + (option.isRequired ? " (required)" : "") + "\n";
    }
    if (*command.details)
        text += std::string("\n") + command.details + "\n";
    print(text);
    return finish();
}

int help(std::span<const char* const> words) {
    if (words.empty())
        return printOverview();
    const Command* command = find(words[0]);
    if (!command || words.size() > 1)
        return wrongUsage(std::string("help: there is no command '") + words[words.size() - 1] +
                          "'; see conclave-cli --help");
    return printHelp(*command);
}

int run(std::span<const char* const> words) {
    if (words.empty())
        return wrongUsage("which command? See conclave-cli --help");
    const std::string_view name = words[0];
    words = words.subspan(1);
    if (name == "--help" || name == "-h" || name == "help")
        return help(words);
    if (name == "--version") {
        print("conclave-cli " CONCLAVE_VERSION "\n");
        return finish();
    }
    const Command* command = find(name);
    if (!command)
        return wrongUsage("there is no command '" + std::string(name) + "'; see conclave-cli --help");
    if (words.size() == 1 && (std::string_view(words[0]) == "--help" || std::string_view(words[0]) == "-h"))
        return printHelp(*command);
    const auto arguments = Arguments::parse(words, command->options, command->maxRest);
    if (!arguments)
        return wrongUsage(std::string(name) + ": " + arguments.error().message + "; see conclave-cli help " +
                          command->name);
    return command->run(*arguments);
}

} // namespace

int main(int argc, char** argv) {
    prepareConsole();
    // What matters comes back as errors and notices: standard error keeps to one line, unless more is asked
    // for.
    const char* const level = std::getenv("CONCLAVE_LOG");
    engine::log().set_level(level ? spdlog::level::from_str(level) : spdlog::level::off);
    try {
        return run({argv + 1, static_cast<std::size_t>(argc > 0 ? argc - 1 : 0)});
    } catch (const std::bad_alloc&) {
        return fail("out of memory");
    } catch (const std::exception& error) {
        return fail(std::string("internal error: ") + error.what());
    }
}
