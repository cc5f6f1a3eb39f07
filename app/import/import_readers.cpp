// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/import_reader.h"

namespace conclave {

const std::vector<std::unique_ptr<ImportReader>>& importReaders() {
    static const std::vector<std::unique_ptr<ImportReader>> readers = [] {
        std::vector<std::unique_ptr<ImportReader>> made;
        made.push_back(makeConclaveReader());
        made.push_back(makeChatGptReader());
        made.push_back(makeClaudeReader());
        made.push_back(makeDeepSeekReader());
        made.push_back(makeGeminiReader());
        made.push_back(makeOpenWebUiReader());
        made.push_back(makeLmStudioReader());
        made.push_back(makeJanReader());
        made.push_back(makeOllamaReader());
        made.push_back(makeGpt4AllReader());
        return made;
    }();
    return readers;
}

} // namespace conclave
