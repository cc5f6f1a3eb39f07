// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/import_reader.h"

namespace conclave {

const std::vector<std::unique_ptr<ImportReader>>& importReaders() {
    static const std::vector<std::unique_ptr<ImportReader>> readers = [] {
        std::vector<std::unique_ptr<ImportReader>> made;
        made.push_back(makeChatGptReader());
        made.push_back(makeClaudeReader());
        made.push_back(makeDeepSeekReader());
        made.push_back(makeGeminiReader());
        return made;
    }();
    return readers;
}

} // namespace conclave
