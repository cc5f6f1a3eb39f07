// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer's entry to the template engine: the source, a zero byte, and the variables as JSON.
#include "engine/text/chat_template.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace conclave::engine;
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const std::size_t end = input.find('\0');
    const auto parsed = ChatTemplate::parse(std::string(input.substr(0, end)));
    if (!parsed.ok() || end == std::string_view::npos)
        return 0;
    const auto rendered = (*parsed)->renderJson(input.substr(end + 1), 1);
    bool isSound = rendered.ok() || !rendered.error().message.empty(); // a refusal says why
    for (std::size_t i = 0; rendered.ok() && i < rendered->fragments.size(); ++i) {
        const bool isMerged = i == 0 || rendered->fragments[i].trusted != rendered->fragments[i - 1].trusted;
        isSound = isSound && isMerged && !rendered->fragments[i].text.empty();
    }
    if (!isSound)
        std::abort(); // a fuzzer does not look at what is returned
    return 0;
}
