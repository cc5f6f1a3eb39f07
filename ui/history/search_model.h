// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/search/history_search.h"

#include <QAbstractListModel>
#include <QColor>
#include <QDate>
#include <QQmlEngine>
#include <QTimer>

#include <functional>

namespace conclave {

/// Who finds: HistorySearch's functions, or a test's.
struct SearchSource {
    std::function<QFuture<StoreResult<SearchPage>>(const SearchQuery&)> search;
    std::function<QFuture<StoreResult<QStringList>>()> modelNames;
};

/// What was found in the history for the words and filters that are typed and chosen here.
///
/// A search begins kDelayMs after the last key; what an older one finds is dropped. Further pages come as the
/// list is scrolled. The snippet is the one text of the history that is rich: everything in it is escaped,
/// and the only marks are those around the words that were found. Lives on the GUI thread.
class SearchModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by WindowContext")
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY queryChanged)
    Q_PROPERTY(bool isActive READ isActive NOTIFY queryChanged)
    Q_PROPERTY(int count READ count NOTIFY resultChanged)
    Q_PROPERTY(bool isSearching READ isSearching NOTIFY resultChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY resultChanged)
    Q_PROPERTY(QStringList modelNames READ modelNames NOTIFY modelNamesChanged)
    Q_PROPERTY(QString modelName READ modelName WRITE setModelName NOTIFY queryChanged)
    Q_PROPERTY(Period period READ period WRITE setPeriod NOTIFY queryChanged)
    Q_PROPERTY(QString fromText READ fromText WRITE setFromText NOTIFY queryChanged)
    Q_PROPERTY(QString toText READ toText WRITE setToText NOTIFY queryChanged)
    Q_PROPERTY(double folderId READ folderId WRITE setFolderId NOTIFY queryChanged)
    Q_PROPERTY(bool hasCode READ hasCode WRITE setHasCode NOTIFY queryChanged)
    Q_PROPERTY(int filterCount READ filterCount NOTIFY queryChanged)
    Q_PROPERTY(QColor highlightColor READ highlightColor WRITE setHighlightColor NOTIFY highlightColorChanged)

  public:
    enum Period { AnyTime, Today, SevenDays, ThirtyDays, ThisYear, Range };
    Q_ENUM(Period)

    enum Role {
        ConversationRole = Qt::UserRole + 1, ///< SearchHit::conversationId
        MessageRole,                         ///< 0: the title was found
        TitleRole,                           ///< the conversation's, plain; empty when the snippet is it
        SnippetRole,                         ///< StyledText, see above
        PlainRole,                           ///< the snippet without marks, for screen readers
        DetailRole,                          ///< who wrote it and when
    };

    explicit SearchModel(SearchSource source, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

    QString text() const { return m_query.text; }
    void setText(const QString& text);
    /// There are words to look for: results are shown in the place of the list.
    bool isActive() const { return !m_query.text.trimmed().isEmpty(); }
    int count() const { return static_cast<int>(m_hits.size()); }
    /// The answer for what is typed is not here yet.
    bool isSearching() const { return m_isSearching; }
    QString problem() const { return m_problem; } ///< why it could not be searched; empty as a rule

    QStringList modelNames() const { return m_modelNames; }
    QString modelName() const { return m_query.modelName; }
    void setModelName(const QString& name);
    Period period() const { return m_period; }
    void setPeriod(Period period);
    QString fromText() const { return m_fromText; }
    void setFromText(const QString& text); ///< 2026-11-26; anything else is no bound. For Range.
    QString toText() const { return m_toText; }
    void setToText(const QString& text); ///< that day still counts
    double folderId() const { return static_cast<double>(m_query.folderId); }
    void setFolderId(double id);
    bool hasCode() const { return m_query.hasCode; }
    void setHasCode(bool hasCode);
    int filterCount() const;
    QColor highlightColor() const { return m_highlightColor; }
    void setHighlightColor(const QColor& color);

    /// The history has been opened anew: what was found may not be there any more.
    void searchAgain() { changed(); }
    Q_INVOKABLE void clearFilters();
    Q_INVOKABLE void loadModelNames();
    Q_INVOKABLE bool isDate(const QString& text) const; ///< as setFromText() reads it

    static constexpr int kDelayMs = 150;
    static constexpr int kPage = 20;

  signals:
    void queryChanged();
    void resultChanged();
    void modelNamesChanged();
    void highlightColorChanged();

  private:
    void changed();
    void search();
    void setHits(const QVector<SearchHit>& hits);
    SearchQuery query() const;
    QString richSnippet(const SearchHit& hit) const;

    SearchSource m_source;
    SearchQuery m_query; ///< without the bounds in time, which depend on the day
    Period m_period = AnyTime;
    QString m_fromText;
    QString m_toText;
    QColor m_highlightColor;
    QVector<SearchHit> m_hits;
    QStringList m_modelNames;
    QTimer m_delay;
    QString m_problem;
    int m_serial = 0; ///< of the newest search
    bool m_isComplete = true;
    bool m_isSearching = false;
    bool m_isFetching = false;
};

} // namespace conclave
