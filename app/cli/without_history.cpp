// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"

/// The commands on the history in a build that has no history: without Qt, on machines that only
/// measure.
namespace conclave::cli {

namespace {

int refuse(const Arguments&) {
    return fail("this build of conclave-cli has no history: it was built without Qt");
}

} // namespace

const Command kConversationsCommand{
    "conversations", "", "(not in this build: no history)", "", {}, kAnyNumber, refuse,
};

const Command kExportCommand{
    "export", "", "(not in this build: no history)", "", {}, kAnyNumber, refuse,
};

const Command kImportCommand{
    "import", "", "(not in this build: no history)", "", {}, kAnyNumber, refuse,
};

const Command kSearchCommand{
    "search", "", "(not in this build: no history)", "", {}, kAnyNumber, refuse,
};

} // namespace conclave::cli
