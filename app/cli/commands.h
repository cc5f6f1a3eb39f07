// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"

#include <cstddef>
#include <span>

namespace conclave::cli {

/// One command of the program. The tables of options live beside the functions that read them.
struct Command {
    const char* name;
    const char* usage;   ///< what follows the name besides options: "ID…"
    const char* summary; ///< one line
    const char* details; ///< further lines of its help, may be empty
    std::span<const Option> options;
    std::size_t maxRest;                    ///< arguments that are no options
    int (*run)(const Arguments& arguments); ///< returns an ExitStatus
};

inline constexpr std::size_t kAnyNumber = static_cast<std::size_t>(-1);

extern const Command kGenerateCommand;
extern const Command kTokenizeCommand;
extern const Command kDetokenizeCommand;
extern const Command kLogitsCommand;
extern const Command kTemplateCommand;
extern const Command kInspectCommand;
extern const Command kBenchCommand;
extern const Command kConvertCommand;
extern const Command kQuantizeCommand;
extern const Command kPerplexityCommand;
extern const Command kSynthCommand;
extern const Command kConversationsCommand;
extern const Command kExportCommand;
extern const Command kImportCommand;
extern const Command kSearchCommand;

} // namespace conclave::cli
