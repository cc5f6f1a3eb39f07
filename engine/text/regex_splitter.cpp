// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/regex_splitter.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <cstddef>
#include <cstdint>
#include <string>

namespace conclave::engine {

namespace {

struct CodeFree {
    void operator()(pcre2_code* code) const { pcre2_code_free(code); }
};
struct MatchDataFree {
    void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
};
struct MatchContextFree {
    void operator()(pcre2_match_context* context) const { pcre2_match_context_free(context); }
};
struct JitStackFree {
    void operator()(pcre2_jit_stack* stack) const { pcre2_jit_stack_free(stack); }
};

using Code = std::unique_ptr<pcre2_code, CodeFree>;

// A match over one megabyte of one letter keeps a backtracking entry per letter: more than PCRE2's default
// 32 KiB. The upper bound is address space, touched only when needed.
constexpr std::size_t kJitStackStart = 64 * 1024;
constexpr std::size_t kJitStackMax = 64 * 1024 * 1024;
// Steps of one match without JIT; our patterns need a few per character.
constexpr std::uint32_t kMatchLimit = 100'000'000;

/// What one split() needs of PCRE2; not shareable, so made per call.
struct Matcher {
    std::unique_ptr<pcre2_match_context, MatchContextFree> context{pcre2_match_context_create(nullptr)};
    std::unique_ptr<pcre2_jit_stack, JitStackFree> stack{
        pcre2_jit_stack_create(kJitStackStart, kJitStackMax, nullptr)};
    std::unique_ptr<pcre2_match_data, MatchDataFree> data{pcre2_match_data_create(1, nullptr)};

    Matcher() {
        if (context) {
            pcre2_set_match_limit(context.get(), kMatchLimit);
            if (stack) {
                pcre2_jit_stack_assign(context.get(), nullptr, stack.get());
            }
        }
    }

    bool usable() const { return context && data; }

    /// The next match at or after @p from; false when there is none or PCRE2 gave up (the rest is one piece).
    bool next(const pcre2_code* code, std::string_view text, std::size_t from, std::size_t& begin,
              std::size_t& end) const {
        const auto* subject = reinterpret_cast<PCRE2_SPTR>(text.data());
        constexpr std::uint32_t options = PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY;
        int found = pcre2_match(code, subject, text.size(), from, options, data.get(), context.get());
        if (found < 0 && found != PCRE2_ERROR_NOMATCH) { // the JIT's stack is full
            found = pcre2_match(code, subject, text.size(), from, options | PCRE2_NO_JIT, data.get(),
                                context.get());
        }
        if (found < 0) {
            return false;
        }
        const std::size_t* range = pcre2_get_ovector_pointer(data.get());
        begin = range[0];
        end = range[1];
        return end > begin;
    }
};

} // namespace

struct RegexSplitter::Patterns {
    std::vector<Code> codes;
};

RegexSplitter::RegexSplitter() : m_patterns(std::make_unique<Patterns>()) {}
RegexSplitter::~RegexSplitter() = default;

Result<std::unique_ptr<RegexSplitter>> RegexSplitter::compile(std::span<const char* const> patterns) {
    std::unique_ptr<RegexSplitter> splitter(new RegexSplitter);
    for (const char* pattern : patterns) {
        int errorCode = 0;
        std::size_t errorOffset = 0;
        // DOLLAR_ENDONLY: deepseek-llm's \s+$ must not match before a final line feed.
        Code code(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern), PCRE2_ZERO_TERMINATED,
                                PCRE2_UTF | PCRE2_UCP | PCRE2_DOLLAR_ENDONLY, &errorCode, &errorOffset,
                                nullptr));
        if (!code) {
            unsigned char reason[256] = {};
            pcre2_get_error_message(errorCode, reason, sizeof reason);
            return Error{ErrorKind::Internal, "The pre-tokenizer regex \"" + std::string(pattern) +
                                                  "\" does not compile at offset " +
                                                  std::to_string(errorOffset) + ": " +
                                                  reinterpret_cast<const char*>(reason) + "."};
        }
        // Without JIT support in the library matching is slower and the same.
        pcre2_jit_compile(code.get(), PCRE2_JIT_COMPLETE);
        splitter->m_patterns->codes.push_back(std::move(code));
    }
    return splitter;
}

void RegexSplitter::split(std::string_view text, std::vector<std::string_view>& pieces) const {
    if (text.empty()) {
        return;
    }
    const Matcher matcher;
    std::vector<std::string_view> current{text};
    std::vector<std::string_view> cut;
    for (const Code& code : m_patterns->codes) {
        if (!matcher.usable()) { // out of memory: longer pieces, still every byte
            break;
        }
        cut.clear();
        for (const std::string_view piece : current) {
            std::size_t done = 0;
            std::size_t begin = 0;
            std::size_t end = 0;
            while (done < piece.size() && matcher.next(code.get(), piece, done, begin, end)) {
                if (begin > done) {
                    cut.push_back(piece.substr(done, begin - done));
                }
                cut.push_back(piece.substr(begin, end - begin));
                done = end;
            }
            if (done < piece.size()) {
                cut.push_back(piece.substr(done));
            }
        }
        current.swap(cut);
    }
    pieces.insert(pieces.end(), current.begin(), current.end());
}

} // namespace conclave::engine
