// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/search/hit_finder.h"

#include "app/store/search/message_scan.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <utility>
#include <vector>

namespace conclave {

namespace {

// Hits whose rows are looked at before lists of what the filters allow are fetched. Looking at one costs 2 to
// 5 µs, the lists of a folder some milliseconds.
constexpr int kLookedAt = 200;
// A step of a list of ids costs 0.05 µs (a word) to 1 µs (a phrase), finding a place in it anew some 50 µs.
// What is found in a few leaps is found fast; whoever needs many is better off walking.
constexpr int kStepsBeforeLeap = 64;
constexpr int kLeaps = 200;
constexpr int kStepsBeforeLateLeap = 2'000;
// A filter that lets through more than this is no help; looking at the rows is.
constexpr std::size_t kLongestList = 200'000;
constexpr int kStepsBetweenStopChecks = 256;
constexpr qint64 kBlockBits = 12; // of search_times

constexpr qint64 kNone = std::numeric_limits<qint64>::min();

struct IdRange {
    qint64 from = 1;
    qint64 to = std::numeric_limits<qint64>::max();
};

/// Ids in falling order that can be asked for "the next one that is not above x".
class IdSource {
  public:
    virtual ~IdSource() = default;
    /// kNone when there is none. @p bound never grows from call to call.
    virtual qint64 atMost(qint64 bound) = 0;
    virtual const Statement* statement() const { return nullptr; }
};

/// Ids that a statement with the parameters ?1 (lowest) and ?2 (highest) yields in falling order.
class QueriedIds : public IdSource {
  public:
    QueriedIds(Database& database, const char* sql, std::vector<IdRange> ranges)
        : m_statement(database, sql), m_ranges(std::move(ranges)) {}
    Statement& query() { return m_statement; }
    const Statement* statement() const override { return &m_statement; }

    qint64 atMost(qint64 bound) override {
        for (int steps = 0; m_isOpen && m_id > bound; ++steps) {
            const bool isFar = steps == (m_leaps < kLeaps ? kStepsBeforeLeap : kStepsBeforeLateLeap);
            m_leaps += isFar ? 1 : 0;
            m_isOpen = !isFar && m_statement.step();
            if (m_isOpen)
                m_id = m_statement.number(0);
            else if (!isFar)
                ++m_range;
        }
        while (!m_isOpen && !m_statement.failed() && m_range < m_ranges.size()) {
            const IdRange& range = m_ranges[m_range];
            m_statement.reset();
            m_statement.bind(1, range.from).bind(2, std::min(bound, range.to));
            m_isOpen = bound >= range.from && m_statement.step();
            if (m_isOpen)
                m_id = m_statement.number(0);
            else
                ++m_range;
        }
        return m_isOpen ? m_id : kNone;
    }

  private:
    Statement m_statement;
    const std::vector<IdRange> m_ranges; // falling
    std::size_t m_range = 0;
    qint64 m_id = kNone;
    int m_leaps = 0;
    bool m_isOpen = false; // the statement stands on m_id
};

class ListedIds : public IdSource {
  public:
    /// @p ids rise.
    explicit ListedIds(std::vector<qint64> ids) : m_ids(std::move(ids)) {}

    qint64 atMost(qint64 bound) override {
        const auto above = std::upper_bound(m_ids.begin(), m_ids.end(), bound);
        return above == m_ids.begin() ? kNone : *std::prev(above);
    }

  private:
    const std::vector<qint64> m_ids;
};

bool isDated(const SearchQuery& query) {
    return query.fromMs != 0 || query.beforeMs != 0;
}

qint64 endOf(const SearchQuery& query) {
    return query.beforeMs != 0 ? query.beforeMs : std::numeric_limits<qint64>::max();
}

// Where in the history messages of the wanted time lie, newest first: blocks of 4096 ids whose times are
// known.
StoreResult<std::vector<IdRange>> rangesOf(Database& database, const SearchQuery& query) {
    const qint64 highest =
        query.beforeMessageId != 0 ? query.beforeMessageId - 1 : std::numeric_limits<qint64>::max();
    if (!isDated(query))
        return std::vector<IdRange>{{.to = highest}};
    Statement select(database, "SELECT block FROM search_times WHERE to_ms >= ?1 AND from_ms < ?2 "
                               "ORDER BY block DESC");
    select.bind(1, query.fromMs).bind(2, endOf(query));
    std::vector<IdRange> ranges;
    while (select.step()) {
        const qint64 from = select.number(0) << kBlockBits;
        const qint64 to = std::min(from + (qint64(1) << kBlockBits) - 1, highest);
        if (!ranges.empty() && ranges.back().from == to + 1)
            ranges.back().from = from;
        else if (to >= from)
            ranges.push_back({from, to});
    }
    if (select.failed())
        return select.error();
    return ranges;
}

/// The last word on a message: everything that its rows say.
class RowFilter {
  public:
    RowFilter(Database& database, const SearchQuery& query)
        : m_look(database, "SELECT 1 FROM messages m INDEXED BY search_facts "
                           "CROSS JOIN conversations c ON c.id = m.conversation_id "
                           "WHERE m.id = ?1 AND c.deleted_ms IS NULL AND m.deleted_ms IS NULL "
                           "AND m.created_ms >= ?2 AND m.created_ms < ?3 "
                           "AND (?4 = 0 OR c.folder_id = ?4) AND (?5 OR c.archived_ms IS NULL) "
                           "AND (NOT ?6 OR m.has_code = 1) "
                           "AND (?7 = '' OR EXISTS (SELECT 1 FROM answers a WHERE a.message_id = m.id "
                           "                        AND a.model_name = ?7))") {
        m_look.bind(2, query.fromMs != 0 ? query.fromMs : std::numeric_limits<qint64>::min())
            .bind(3, endOf(query))
            .bind(4, query.folderId)
            .bind(5, query.withArchived ? 1 : 0)
            .bind(6, query.hasCode ? 1 : 0)
            .bind(7, query.modelName);
    }

    bool passes(qint64 id) {
        m_look.reset();
        return m_look.bind(1, id).step();
    }
    const Statement& statement() const { return m_look; }

  private:
    Statement m_look;
};

// Messages of the conversations that a filter allows; null when that is too many to be of use.
std::unique_ptr<IdSource> idsOfConversations(Database& database, const SearchQuery& query, qint64 highest) {
    Statement select(database, "SELECT m.id FROM conversations c CROSS JOIN messages m "
                               "ON m.conversation_id = c.id "
                               "WHERE (?1 = 0 OR c.folder_id = ?1) AND (?2 OR c.archived_ms IS NULL) "
                               "AND c.deleted_ms IS NULL AND m.id <= ?3");
    select.bind(1, query.folderId).bind(2, query.withArchived ? 1 : 0).bind(3, highest);
    std::vector<qint64> ids;
    while (select.step()) {
        ids.push_back(select.number(0));
        if (ids.size() > kLongestList)
            return nullptr;
    }
    if (select.failed())
        return nullptr;
    std::sort(ids.begin(), ids.end());
    return std::make_unique<ListedIds>(std::move(ids));
}

// What the filters allow, as far as it can be listed in order.
std::vector<std::unique_ptr<IdSource>> sourcesOf(Database& database, const SearchQuery& query,
                                                 qint64 highest) {
    std::vector<std::unique_ptr<IdSource>> sources;
    const std::vector<IdRange> all{{.to = highest}};
    if (!query.modelName.isEmpty()) {
        auto ids = std::make_unique<QueriedIds>(
            database,
            "SELECT message_id FROM answers INDEXED BY search_models WHERE model_name = ?3 "
            "AND message_id BETWEEN ?1 AND ?2 ORDER BY message_id DESC",
            all);
        ids->query().bind(3, query.modelName);
        sources.push_back(std::move(ids));
    }
    if (query.hasCode)
        sources.push_back(
            std::make_unique<QueriedIds>(database,
                                         "SELECT id FROM messages INDEXED BY search_code WHERE has_code = 1 "
                                         "AND id BETWEEN ?1 AND ?2 ORDER BY id DESC",
                                         all));
    if (query.folderId != 0 || !query.withArchived)
        if (std::unique_ptr<IdSource> ids = idsOfConversations(database, query, highest))
            sources.push_back(std::move(ids));
    return sources;
}

// The highest id at or below @p id that all sources have; kNone when one of them ends.
qint64 common(std::vector<std::unique_ptr<IdSource>>& sources, qint64 id) {
    for (std::size_t agreeing = 0, i = 0; agreeing < sources.size() && id != kNone;
         i = (i + 1) % sources.size()) {
        const qint64 next = sources[i]->atMost(id);
        agreeing = next == id ? agreeing + 1 : 1;
        id = next;
    }
    return id;
}

} // namespace

StoreError searchCancelled() {
    return {StoreError::Kind::Cancelled, QString(), QStringLiteral("a newer search was begun")};
}

StoreResult<FoundMessages> findMessages(Database& database, const ParsedSearch& search,
                                        const SearchQuery& query, const StopCheck& isStopped) {
    if (database.isEncrypted())
        return scanMessages(database, search, query, isStopped);
    StoreResult<std::vector<IdRange>> ranges = rangesOf(database, query);
    if (const StoreError* error = errorOf(ranges))
        return *error;
    QueriedIds hits(database,
                    "SELECT rowid FROM search_messages WHERE search_messages MATCH ?3 "
                    "AND rowid BETWEEN ?1 AND ?2 ORDER BY rowid DESC",
                    std::move(std::get<0>(ranges)));
    hits.query().bind(3, QString::fromUtf8(search.match));
    RowFilter filter(database, query);
    std::vector<std::unique_ptr<IdSource>> sources; // none until looking at rows has taken long enough

    FoundMessages found;
    int looked = 0;
    int steps = 0;
    qint64 id = hits.atMost(std::numeric_limits<qint64>::max());
    while (id != kNone && !filter.statement().failed()) {
        if (++steps % kStepsBetweenStopChecks == 0 && isStopped())
            return searchCancelled();
        if (const qint64 allowed = common(sources, id); allowed != id) {
            id = allowed == kNone ? kNone : hits.atMost(allowed);
            continue;
        }
        if (filter.passes(id)) {
            if (found.ids.size() == query.limit) {
                found.isComplete = false;
                break;
            }
            found.ids.append(id);
        }
        if (++looked == kLookedAt)
            sources = sourcesOf(database, query, id);
        id = hits.atMost(id - 1);
    }
    for (const Statement* statement : {hits.statement(), &filter.statement()})
        if (statement->failed())
            return statement->error();
    for (const std::unique_ptr<IdSource>& source : sources)
        if (source->statement() != nullptr && source->statement()->failed())
            return source->statement()->error();
    return found;
}

} // namespace conclave
