// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/rows.h"

#include <QFuture>
#include <QObject>
#include <QString>
#include <QVector>

#include <memory>

namespace conclave {

/// What to look for. All filters must hold.
struct SearchQuery {
    /// Words: each must occur, in any order; the last one may be unfinished. "In quotes": side by side.
    /// -word: must not occur. Case, accents and the width of letters do not matter. Of Chinese, Japanese and
    /// Korean any part of a text is found. A text without a word that must occur finds nothing.
    QString text;
    QString modelName;    ///< answers of this model only, and no titles; empty: of all, and questions
    qint64 fromMs = 0;    ///< written at or after; 0: no bound. Of titles: the conversation's messages
    qint64 beforeMs = 0;  ///< written before; 0: no bound
    qint64 folderId = 0;  ///< 0: anywhere
    bool hasCode = false; ///< messages with a block of code only, and no titles
    bool withArchived = true;
    int limit = 20;
    qint64 beforeMessageId = 0; ///< for the next page: the last hit's id; 0: from the newest
};

struct SearchHit {
    enum class Where { Title, Question, Answer, Reasoning };
    struct Range {
        int start = 0; ///< UTF-16 units in snippet
        int length = 0;
    };
    Where where = Where::Question;
    qint64 conversationId = 0;
    qint64 messageId = 0; ///< 0 for Title
    QString conversationTitle;
    QString snippet; ///< one line of the text around the first word found
    QVector<Range> highlights;
    qint64 createdMs = 0;
    QString modelName;           ///< of answers
    bool isOnShownBranch = true; ///< else ChatStore::selectBranch brings it into sight
};

struct SearchPage {
    /// Titles first (on the first page, at most limit), then at most limit messages, the last that came into
    /// the history first.
    QVector<SearchHit> hits;
    bool isComplete = true;      ///< false: there are more messages
    bool isIndexComplete = true; ///< false: older messages are still being indexed and were not looked at
};

/// Finds words in titles, questions, answers and reasoning of all branches, on a thread and a connection of
/// its own, which only reads; the index is ChatStore's (search_index.h). What is deleted or private is not
/// found; an answer is found when it is finished. A new search interrupts the one before, whose future then
/// fails with Kind::Cancelled. Lives on the GUI thread; destruction interrupts and waits.
class HistorySearch : public QObject {
    Q_OBJECT
  public:
    /// @p path as ChatStore got it. Opened with the first search.
    explicit HistorySearch(const QString& path, QObject* parent = nullptr);
    ~HistorySearch() override;

    QFuture<StoreResult<SearchPage>> search(const SearchQuery& query);
    /// The names of all models that have answered, for a filter.
    QFuture<StoreResult<QStringList>> modelNames();
    void cancel();

  private:
    class Worker;
    std::unique_ptr<Worker> m_worker;
};

} // namespace conclave
