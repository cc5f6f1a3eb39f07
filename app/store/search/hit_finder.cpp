// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/search/hit_finder.h"

#include "app/store/search/message_scan.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <queue>
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
        : m_look(database, "SELECT 1 FROM search_facts f "
                           "CROSS JOIN conversations c INDEXED BY search_conversations "
                           "ON c.id = f.conversation_id "
                           "WHERE f.message_id = ?1 AND c.deleted_ms IS NULL AND f.deleted_ms IS NULL "
                           "AND f.created_ms >= ?2 AND f.created_ms < ?3 "
                           "AND (?4 = 0 OR c.folder_id = ?4) AND (?5 OR c.archived_ms IS NULL) "
                           "AND (NOT ?6 OR f.has_code = 1) AND (?7 = '' OR f.model_name = ?7)") {
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

/// Messages of certain conversations. Each conversation is asked for its ids when the newest of them is
/// reached, and not at all when what is sought leaps over it: some hundred conversations lie on as many
/// pages.
class IdsOfConversations : public IdSource {
  public:
    struct Span {
        qint64 conversationId = 0;
        qint64 firstId = 0;
        qint64 lastId = 0;
    };

    /// @p spans fall by lastId.
    IdsOfConversations(Database& database, std::vector<Span> spans)
        : m_list(database, "SELECT id FROM messages WHERE conversation_id = ?1 AND id <= ?2"),
          m_spans(std::move(spans)) {}
    const Statement* statement() const override { return &m_list; }

    qint64 atMost(qint64 bound) override {
        while (!m_ids.empty() && m_ids.top() > bound)
            m_ids.pop();
        for (; m_next < m_spans.size(); ++m_next) {
            const Span& span = m_spans[m_next];
            if (!m_ids.empty() && (m_ids.top() == bound || m_ids.top() > span.lastId))
                break;
            if (span.firstId > bound)
                continue;
            m_list.reset();
            m_list.bind(1, span.conversationId).bind(2, bound);
            while (m_list.step())
                m_ids.push(m_list.number(0));
        }
        return m_ids.empty() ? kNone : m_ids.top();
    }

  private:
    Statement m_list;
    const std::vector<Span> m_spans;
    std::size_t m_next = 0;
    std::priority_queue<qint64> m_ids; // of the conversations before m_next, none above the last bound
};

// Null when the filter lets through most conversations: then it is no help.
std::unique_ptr<IdSource> idsOfConversations(Database& database, const SearchQuery& query) {
    Statement select(
        database, "SELECT c.id, s.first_id, s.last_id FROM conversations c INDEXED BY search_conversations "
                  "CROSS JOIN search_spans s ON s.conversation_id = c.id "
                  "WHERE (?1 = 0 OR c.folder_id = ?1) AND (?2 OR c.archived_ms IS NULL) "
                  "AND c.deleted_ms IS NULL ORDER BY s.last_id DESC");
    select.bind(1, query.folderId).bind(2, query.withArchived ? 1 : 0);
    std::vector<IdsOfConversations::Span> spans;
    while (select.step())
        spans.push_back({select.number(0), select.number(1), select.number(2)});
    const StoreResult<qint64> all = database.number("SELECT count(*) FROM search_spans");
    if (select.failed() || errorOf(all) != nullptr || 2 * qint64(spans.size()) > std::get<qint64>(all))
        return nullptr;
    return std::make_unique<IdsOfConversations>(database, std::move(spans));
}

// What the filters allow, as far as it can be listed in order.
std::vector<std::unique_ptr<IdSource>> sourcesOf(Database& database, const SearchQuery& query,
                                                 qint64 highest) {
    std::vector<std::unique_ptr<IdSource>> sources;
    const std::vector<IdRange> all{{.to = highest}};
    if (!query.modelName.isEmpty()) {
        auto ids = std::make_unique<QueriedIds>(
            database,
            "SELECT message_id FROM search_facts INDEXED BY search_models WHERE model_name = ?3 "
            "AND model_name <> '' AND message_id BETWEEN ?1 AND ?2 ORDER BY message_id DESC",
            all);
        ids->query().bind(3, query.modelName);
        sources.push_back(std::move(ids));
    }
    if (query.hasCode)
        sources.push_back(
            std::make_unique<QueriedIds>(database,
                                         "SELECT message_id FROM search_facts INDEXED BY search_code "
                                         "WHERE has_code = 1 AND message_id BETWEEN ?1 AND ?2 "
                                         "ORDER BY message_id DESC",
                                         all));
    if (query.folderId != 0 || !query.withArchived)
        if (std::unique_ptr<IdSource> ids = idsOfConversations(database, query))
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
