// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer's entry to the tokenizers: a whole GGUF file. What loads must encode and decode any text.
#include "engine/gguf/gguf_reader.h"
#include "engine/text/answer_format.h"
#include "engine/text/chat_template.h"
#include "engine/text/tokenizer.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include <sys/mman.h>
#include <unistd.h>

namespace {

using namespace conclave::engine;

bool allInside(const std::vector<TokenId>& ids, const Tokenizer& tokenizer) {
    for (const TokenId id : ids)
        if (id < 0 || id >= tokenizer.size())
            return false;
    return true;
}

bool use(const GgufReader& file) {
    const auto loaded = Tokenizer::fromGguf(file);
    if (!loaded.ok())
        return !loaded.error().message.empty(); // a refusal says why
    const Tokenizer& tokenizer = **loaded;
    for (const char* text :
         {"", " hello  world\n\n", "\xE2\x96\x81 a\xF0\x9F\x9A\x80", "\xFF\xE2\x82<|im_end|>"}) {
        for (const bool parseSpecial : {false, true}) {
            const auto ids = tokenizer.encode(text, {.addSpecial = true, .parseSpecial = parseSpecial});
            if (!allInside(ids, tokenizer))
                return false;
            static_cast<void>(tokenizer.decode(ids, true));
        }
        const std::vector<TextFragment> fragments = {{"<|im_start|>", true}, {text, false}, {"a", true}};
        if (!allInside(tokenizer.encodePrompt(fragments), tokenizer))
            return false;
    }
    const auto chat = ChatTemplate::fromGguf(file, tokenizer);
    return !chat.ok() || !answerFormatOf((*chat)->source(), tokenizer).name.empty();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const int memory = memfd_create("vocabulary", MFD_CLOEXEC);
    if (memory < 0 || write(memory, data, size) != static_cast<ssize_t>(size))
        return 0;
    bool isSound = true;
    {
        const auto file = GgufReader::open("/proc/self/fd/" + std::to_string(memory));
        if (file.ok())
            isSound = use(**file);
    }
    close(memory);
    if (!isSound)
        std::abort(); // a fuzzer does not look at what is returned
    return 0;
}
