// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/search/message_scan.h"

#include "app/store/search/search_tokenizer.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string>

namespace conclave {

namespace {

constexpr int kRowsBetweenStopChecks = 64;

/// The last tokens of a text, to look back from one to the phrase that ends with it.
class LastTokens {
  public:
    void put(std::string_view token) { m_tokens[m_count++ % m_tokens.size()] = token; }

    bool endWith(const SearchTerm& term) const {
        const std::size_t size = term.tokens.size();
        if (size > m_count)
            return false;
        const std::string& last = back(0);
        if (!(term.isPrefix ? last.starts_with(term.tokens.back()) : last == term.tokens.back()))
            return false;
        for (std::size_t n = 1; n < size; ++n)
            if (back(n) != term.tokens[size - 1 - n])
                return false;
        return true;
    }

  private:
    const std::string& back(std::size_t n) const { return m_tokens[(m_count - 1 - n) % m_tokens.size()]; }

    std::array<std::string, kMostTokensOfTerm> m_tokens; // around
    std::size_t m_count = 0;
};

} // namespace

TextMatcher::TextMatcher(const ParsedSearch& search) : m_search(search), m_found(search.terms.size()) {
    for (const SearchTerm& term : search.terms) {
        const auto longest =
            std::max_element(term.tokens.begin(), term.tokens.end(),
                             [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
        m_longest.emplace_back(QByteArray::fromStdString(*longest));
    }
}

bool TextMatcher::matches(const Statement& row, std::initializer_list<int> columns) {
    if (!mayMatch(row, columns))
        return false;
    m_found.assign(m_found.size(), false);
    for (const int column : columns)
        read(row, column);
    for (std::size_t i = 0; i < m_found.size(); ++i)
        if (m_found[i] == m_search.terms[i].isNegated)
            return false;
    return true;
}

// Most texts have no chance, and in pure ASCII that is seen without looking for words: there a token is the
// same letters side by side. A word that is in none of 10,000 messages took 24 ms instead of 175.
bool TextMatcher::mayMatch(const Statement& row, std::initializer_list<int> columns) {
    m_found.assign(m_found.size(), false);
    for (const int column : columns) {
        const QByteArrayView text = row.bytes(column);
        m_lowered.resize(text.size());
        unsigned char all = 0;
        char* lowered = m_lowered.data();
        for (const char c : text) {
            all |= static_cast<unsigned char>(c);
            *lowered++ = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
        }
        if (row.isBlob(column) || all >= 0x80)
            return true;
        for (std::size_t i = 0; i < m_found.size(); ++i)
            m_found[i] = m_found[i] || m_longest[i].indexIn(m_lowered) >= 0;
    }
    for (std::size_t i = 0; i < m_found.size(); ++i)
        if (!m_found[i] && !m_search.terms[i].isNegated)
            return false;
    return true;
}

void TextMatcher::read(const Statement& row, int column) {
    LastTokens last;
    auto missing = std::count(m_found.begin(), m_found.end(), false);
    if (missing == 0)
        return;
    const auto look = [&](const SearchToken& token) {
        last.put(token.text);
        for (std::size_t i = 0; i < m_found.size(); ++i)
            if (!m_found[i] && last.endWith(m_search.terms[i])) {
                m_found[i] = true;
                if (m_search.terms[i].isNegated)
                    return false; // nothing can make up for it
                --missing;
            }
        return missing > 0;
    };
    if (row.isBlob(column)) {
        const QString text = row.text(column);
        forEachSearchToken(QStringView(text), look);
    } else {
        const QByteArrayView text = row.bytes(column);
        forEachSearchToken(std::string_view(text.data(), std::size_t(text.size())), look);
    }
}

StoreResult<FoundMessages> scanMessages(Database& database, const ParsedSearch& search,
                                        const SearchQuery& query, const StopCheck& isStopped) {
    Statement select(database, "SELECT m.id, m.text, m.reasoning FROM messages m "
                               "CROSS JOIN conversations c ON c.id = m.conversation_id "
                               "WHERE m.id <= ?1 AND c.deleted_ms IS NULL AND m.deleted_ms IS NULL "
                               "AND m.state <> ?8 AND m.created_ms >= ?2 AND m.created_ms < ?3 "
                               "AND (?4 = 0 OR c.folder_id = ?4) AND (?5 OR c.archived_ms IS NULL) "
                               "AND (NOT ?6 OR m.has_code = 1) "
                               "AND (?7 = '' OR EXISTS (SELECT 1 FROM answers a WHERE a.message_id = m.id "
                               "                        AND a.model_name = ?7)) ORDER BY m.id DESC");
    constexpr qint64 kMost = std::numeric_limits<qint64>::max();
    select.bind(1, query.beforeMessageId != 0 ? query.beforeMessageId - 1 : kMost)
        .bind(2, query.fromMs != 0 ? query.fromMs : std::numeric_limits<qint64>::min())
        .bind(3, query.beforeMs != 0 ? query.beforeMs : kMost)
        .bind(4, query.folderId)
        .bind(5, query.withArchived ? 1 : 0)
        .bind(6, query.hasCode ? 1 : 0)
        .bind(7, query.modelName)
        .bind(8, int(MessageState::Streaming));
    TextMatcher matcher(search);
    FoundMessages found;
    for (int rows = 1; select.step(); ++rows) {
        if (rows % kRowsBetweenStopChecks == 0 && isStopped())
            return searchCancelled();
        if (!matcher.matches(select, {1, 2}))
            continue;
        if (found.ids.size() == query.limit) {
            found.isComplete = false;
            break;
        }
        found.ids.append(select.number(0));
    }
    if (select.failed())
        return select.error();
    return found;
}

} // namespace conclave
