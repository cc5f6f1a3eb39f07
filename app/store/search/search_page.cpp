// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/search/search_page.h"

#include "app/store/search/message_scan.h"
#include "app/store/search/search_index.h"
#include "app/store/search/search_snippet.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <algorithm>
#include <limits>
#include <utility>

namespace conclave {

namespace {

/// A snapshot for all that one page reads. Ends with the object.
class Snapshot {
  public:
    explicit Snapshot(Database& database) : m_database(database), m_begun(database.execute("BEGIN;")) {}
    ~Snapshot() { static_cast<void>(m_database.execute("ROLLBACK;")); }
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;
    const StoreDone& begun() const { return m_begun; }

  private:
    Database& m_database;
    StoreDone m_begun;
};

bool wantsTitles(const SearchQuery& query) {
    return query.beforeMessageId == 0 && query.modelName.isEmpty() && !query.hasCode;
}

constexpr const char* kFoundTitles =
    "SELECT t.rowid, c.title, c.created_ms FROM search_titles t CROSS JOIN conversations c "
    "INDEXED BY search_conversations ON c.id = t.rowid WHERE search_titles MATCH ?6 AND ";
constexpr const char* kAllTitles = "SELECT c.id, c.title, c.created_ms FROM conversations c WHERE ";

// The newest conversations first. An encrypted history has no index, so all titles are looked at.
StoreDone addTitles(Database& database, const ParsedSearch& search, const SearchQuery& query,
                    QVector<SearchHit>& hits) {
    Statement select(database,
                     (database.isEncrypted() ? kAllTitles : kFoundTitles) +
                         QByteArray("c.deleted_ms IS NULL "
                                    "AND (?1 = 0 OR c.updated_ms >= ?1) AND (?2 = 0 OR c.created_ms < ?2) "
                                    "AND (?3 = 0 OR c.folder_id = ?3) AND (?4 OR c.archived_ms IS NULL) "
                                    "ORDER BY 1 DESC LIMIT ?5"));
    select.bind(1, query.fromMs)
        .bind(2, query.beforeMs)
        .bind(3, query.folderId)
        .bind(4, query.withArchived ? 1 : 0)
        .bind(5, database.isEncrypted() ? -1 : query.limit);
    if (!database.isEncrypted())
        select.bind(6, QString::fromUtf8(search.match));
    TextMatcher matcher(search);
    while (hits.size() < query.limit && select.step()) {
        if (database.isEncrypted() && !matcher.matches(select, {1}))
            continue;
        SearchHit hit{.where = SearchHit::Where::Title,
                      .conversationId = select.number(0),
                      .conversationTitle = select.text(1),
                      .createdMs = select.number(2)};
        if (std::optional<SearchSnippet> snippet = makeSnippet(hit.conversationTitle, search)) {
            hit.snippet = std::move(snippet->line);
            hit.highlights = std::move(snippet->highlights);
        } else {
            hit.snippet = firstLine(hit.conversationTitle);
        }
        hits.append(hit);
    }
    if (select.failed())
        return select.error();
    return std::monostate{};
}

/// An encrypted history has no index, and so none of the facts.
bool hasFacts(Database& database) {
    const StoreResult<qint64> found =
        database.number("SELECT count(*) FROM sqlite_master WHERE name = 'search_facts'");
    return errorOf(found) == nullptr && std::get<qint64>(found) == 1;
}

constexpr const char* kHitFromFacts =
    "SELECT f.conversation_id, m.role, m.text, m.reasoning, f.created_ms, c.title, f.model_name, "
    "c.current_leaf FROM search_facts f CROSS JOIN messages m ON m.id = f.message_id "
    "CROSS JOIN conversations c INDEXED BY search_conversations ON c.id = f.conversation_id "
    "WHERE f.message_id = ?1";
constexpr const char* kHitFromRows =
    "SELECT m.conversation_id, m.role, m.text, m.reasoning, m.created_ms, c.title, a.model_name, "
    "c.current_leaf FROM messages m JOIN conversations c ON c.id = m.conversation_id "
    "LEFT JOIN answers a ON a.message_id = m.id WHERE m.id = ?1";

/// Reads what a hit shows.
class HitReader {
  public:
    HitReader(Database& database, const ParsedSearch& search)
        : m_search(search), m_select(database, hasFacts(database) ? kHitFromFacts : kHitFromRows) {}

    /// False when there is no such message, and on failure.
    bool read(qint64 id, SearchHit& hit, qint64& currentLeaf) {
        m_select.reset();
        if (!m_select.bind(1, id).step())
            return false;
        const bool isAnswer = Role(m_select.number(1)) == Role::Assistant;
        hit.messageId = id;
        hit.conversationId = m_select.number(0);
        hit.createdMs = m_select.number(4);
        hit.conversationTitle = m_select.text(5);
        hit.modelName = m_select.text(6);
        currentLeaf = m_select.number(7);
        hit.where = isAnswer ? SearchHit::Where::Answer : SearchHit::Where::Question;
        const QString text = m_select.text(2);
        std::optional<SearchSnippet> snippet = makeSnippet(text, m_search);
        if (!snippet) {
            snippet = makeSnippet(m_select.text(3), m_search);
            if (snippet)
                hit.where = SearchHit::Where::Reasoning;
        }
        if (snippet) {
            hit.snippet = std::move(snippet->line);
            hit.highlights = std::move(snippet->highlights);
        } else {
            hit.snippet = firstLine(text);
        }
        return true;
    }

    const Statement& statement() const { return m_select; }

  private:
    const ParsedSearch& m_search;
    Statement m_select;
};

/// Which messages of a conversation are shown: those on the way up from its current leaf. One covering index
/// is read, so 5,000 messages take 1 ms however long they are.
StoreResult<QSet<qint64>> shownMessages(Database& database, qint64 conversationId, qint64 currentLeaf) {
    Statement select(database, "SELECT id, parent_id FROM messages INDEXED BY messages_by_parent "
                               "WHERE conversation_id = ?1");
    select.bind(1, conversationId);
    QHash<qint64, qint64> parents;
    while (select.step())
        parents.insert(select.number(0), select.number(1));
    if (select.failed())
        return select.error();
    QSet<qint64> shown;
    // A damaged file's cycle ends too.
    for (qint64 id = currentLeaf; id != 0 && !shown.contains(id); id = parents.value(id))
        shown.insert(id);
    return shown;
}

StoreDone addMessages(Database& database, const ParsedSearch& search, const QVector<qint64>& ids,
                      QVector<SearchHit>& hits) {
    HitReader reader(database, search);
    QHash<qint64, QSet<qint64>> shown; // by conversation
    for (const qint64 id : ids) {
        SearchHit hit;
        qint64 leaf = 0;
        if (!reader.read(id, hit, leaf))
            break;
        if (!shown.contains(hit.conversationId)) {
            StoreResult<QSet<qint64>> messages = shownMessages(database, hit.conversationId, leaf);
            if (const StoreError* error = errorOf(messages))
                return *error;
            shown.insert(hit.conversationId, std::move(std::get<0>(messages)));
        }
        hit.isOnShownBranch = shown.value(hit.conversationId).contains(id);
        hits.append(hit);
    }
    if (reader.statement().failed())
        return reader.statement().error();
    return std::monostate{};
}

} // namespace

StoreResult<SearchPage> findPage(Database& database, const SearchQuery& query, const StopCheck& isStopped) {
    SearchPage page;
    const ParsedSearch search = parseSearch(query.text);
    if (search.isEmpty() || query.limit <= 0)
        return page;
    const Snapshot snapshot(database);
    if (const StoreError* error = errorOf(snapshot.begun()))
        return *error;
    const StoreResult<bool> complete = isSearchIndexComplete(database);
    if (const StoreError* error = errorOf(complete))
        return *error;
    page.isIndexComplete = std::get<bool>(complete);
    if (wantsTitles(query))
        if (const StoreDone done = addTitles(database, search, query, page.hits); errorOf(done) != nullptr)
            return std::get<StoreError>(done);
    const StoreResult<FoundMessages> found = findMessages(database, search, query, isStopped);
    if (const StoreError* error = errorOf(found))
        return *error;
    page.isComplete = std::get<0>(found).isComplete;
    if (const StoreDone done = addMessages(database, search, std::get<0>(found).ids, page.hits);
        errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    return page;
}

StoreResult<QStringList> findModelNames(Database& database) {
    // One step down the index for each name, however many answers there are.
    Statement select(database, hasFacts(database)
                                   ? "WITH RECURSIVE name (x) AS (SELECT '' UNION ALL SELECT "
                                     "(SELECT min(model_name) FROM search_facts INDEXED BY search_models "
                                     "WHERE model_name <> '' AND model_name > x) FROM name "
                                     "WHERE x IS NOT NULL) SELECT x FROM name WHERE x <> ''"
                                   : "SELECT DISTINCT model_name FROM answers WHERE model_name <> ''");
    QStringList names;
    while (select.step())
        names.append(select.text(0));
    if (select.failed())
        return select.error();
    names.sort(Qt::CaseInsensitive);
    return names;
}

} // namespace conclave
