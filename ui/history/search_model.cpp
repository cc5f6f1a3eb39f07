// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/search_model.h"

#include "app/futures/when_done.h"
#include "ui/history/history_times.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace conclave {

SearchModel::SearchModel(SearchSource source, QObject* parent)
    : QAbstractListModel(parent), m_source(std::move(source)) {
    m_query.limit = kPage;
    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelayMs);
    connect(&m_delay, &QTimer::timeout, this, &SearchModel::search);
}

int SearchModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant SearchModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const SearchHit& hit = m_hits[index.row()];
    switch (role) {
    case ConversationRole:
        return hit.conversationId;
    case MessageRole:
        return hit.messageId;
    case TitleRole:
        return hit.where == SearchHit::Where::Title ? QString() : hit.conversationTitle;
    case SnippetRole:
        return richSnippet(hit);
    case PlainRole:
        return hit.snippet;
    case DetailRole: {
        const QString time = historyTime(hit.createdMs);
        switch (hit.where) {
        case SearchHit::Where::Title:
            return time;
        case SearchHit::Where::Question:
            return tr("You · %1", "a search result: who wrote it and when").arg(time);
        case SearchHit::Where::Reasoning:
            return tr("%1, thinking · %2", "a search result: a model and when")
                .arg(hit.modelName.isEmpty() ? tr("Model") : hit.modelName, time);
        case SearchHit::Where::Answer:
            return tr("%1 · %2", "a search result: a model and when")
                .arg(hit.modelName.isEmpty() ? tr("Model") : hit.modelName, time);
        }
        return {};
    }
    default:
        return {};
    }
}

QHash<int, QByteArray> SearchModel::roleNames() const {
    return {{ConversationRole, "conversationId"},
            {MessageRole, "messageId"},
            {TitleRole, "title"},
            {SnippetRole, "snippet"},
            {PlainRole, "plainSnippet"},
            {DetailRole, "detail"}};
}

QString SearchModel::richSnippet(const SearchHit& hit) const {
    QString rich;
    int at = 0;
    const int size = static_cast<int>(hit.snippet.size());
    for (const SearchHit::Range& range : hit.highlights) {
        const int start = std::clamp(range.start, at, size);
        const int end = std::clamp(range.start + range.length, start, size);
        if (end == start)
            continue;
        rich += hit.snippet.mid(at, start - at).toHtmlEscaped();
        rich += QStringLiteral("<font color=\"%1\"><b>").arg(m_highlightColor.name());
        rich += hit.snippet.mid(start, end - start).toHtmlEscaped();
        rich += QStringLiteral("</b></font>");
        at = end;
    }
    return rich + hit.snippet.mid(at).toHtmlEscaped();
}

// --------------------------------------------------------------------------------------------- what to find

void SearchModel::setText(const QString& text) {
    if (text == m_query.text)
        return;
    m_query.text = text;
    changed();
}

void SearchModel::setModelName(const QString& name) {
    if (std::exchange(m_query.modelName, name) != name)
        changed();
}

void SearchModel::setPeriod(Period period) {
    if (std::exchange(m_period, period) != period)
        changed();
}

void SearchModel::setFromText(const QString& text) {
    if (std::exchange(m_fromText, text) != text)
        changed();
}

void SearchModel::setToText(const QString& text) {
    if (std::exchange(m_toText, text) != text)
        changed();
}

void SearchModel::setFolderId(double id) {
    const auto folderId = static_cast<qint64>(id);
    if (std::exchange(m_query.folderId, folderId) != folderId)
        changed();
}

void SearchModel::setHasCode(bool hasCode) {
    if (std::exchange(m_query.hasCode, hasCode) != hasCode)
        changed();
}

int SearchModel::filterCount() const {
    return (m_query.modelName.isEmpty() ? 0 : 1) + (m_period == AnyTime ? 0 : 1) +
           (m_query.folderId == 0 ? 0 : 1) + (m_query.hasCode ? 1 : 0);
}

void SearchModel::clearFilters() {
    m_query.modelName.clear();
    m_query.folderId = 0;
    m_query.hasCode = false;
    m_period = AnyTime;
    m_fromText.clear();
    m_toText.clear();
    changed();
}

bool SearchModel::isDate(const QString& text) const {
    return QDate::fromString(text.trimmed(), Qt::ISODate).isValid();
}

SearchQuery SearchModel::query() const {
    SearchQuery query = m_query;
    const QDate today = QDate::currentDate();
    QDate from;
    QDate before;
    switch (m_period) {
    case AnyTime:
        break;
    case Today:
        from = today;
        break;
    case SevenDays:
        from = today.addDays(-6);
        break;
    case ThirtyDays:
        from = today.addDays(-29);
        break;
    case ThisYear:
        from = QDate(today.year(), 1, 1);
        break;
    case Range:
        from = QDate::fromString(m_fromText.trimmed(), Qt::ISODate);
        before = QDate::fromString(m_toText.trimmed(), Qt::ISODate).addDays(1);
        break;
    }
    query.fromMs = from.isValid() ? from.startOfDay().toMSecsSinceEpoch() : 0;
    query.beforeMs = before.isValid() ? before.startOfDay().toMSecsSinceEpoch() : 0;
    return query;
}

void SearchModel::setHighlightColor(const QColor& color) {
    if (color == m_highlightColor)
        return;
    m_highlightColor = color;
    emit highlightColorChanged();
    if (!m_hits.isEmpty())
        emit dataChanged(index(0), index(count() - 1), {SnippetRole});
}

void SearchModel::loadModelNames() {
    whenDone(m_source.modelNames(), this, [this](const StoreResult<QStringList>& result) {
        const auto* names = std::get_if<QStringList>(&result);
        if (!names || *names == m_modelNames)
            return; // a filter less is no reason for an error
        m_modelNames = *names;
        emit modelNamesChanged();
    });
}

// ------------------------------------------------------------------------------------------------- finding
// it

void SearchModel::changed() {
    ++m_serial; // what is on its way is for other words
    m_isFetching = false;
    m_isSearching = isActive();
    if (isActive()) {
        m_delay.start();
    } else {
        m_delay.stop();
        m_problem.clear();
        setHits({});
    }
    emit queryChanged();
    emit resultChanged();
}

void SearchModel::search() {
    whenDone(m_source.search(query()), this,
             [this, serial = m_serial](const StoreResult<SearchPage>& result) {
                 if (serial != m_serial)
                     return;
                 m_isSearching = false;
                 const StoreError* error = errorOf(result);
                 m_problem = error ? error->title : QString();
                 m_isComplete = error || std::get<SearchPage>(result).isComplete;
                 setHits(error ? QVector<SearchHit>() : std::get<SearchPage>(result).hits);
                 emit resultChanged();
             });
}

void SearchModel::setHits(const QVector<SearchHit>& hits) {
    beginResetModel(); // other words find something else: there is nothing to keep
    m_hits = hits;
    endResetModel();
}

bool SearchModel::canFetchMore(const QModelIndex& parent) const {
    return !parent.isValid() && !m_hits.isEmpty() && m_hits.last().messageId != 0 && !m_isComplete &&
           !m_isFetching && !m_isSearching;
}

void SearchModel::fetchMore(const QModelIndex& parent) {
    if (!canFetchMore(parent))
        return;
    m_isFetching = true;
    SearchQuery next = query();
    next.beforeMessageId = m_hits.last().messageId;
    whenDone(m_source.search(next), this, [this, serial = m_serial](const StoreResult<SearchPage>& result) {
        if (serial != m_serial)
            return;
        m_isFetching = false;
        const auto* page = std::get_if<SearchPage>(&result);
        m_isComplete = !page || page->isComplete || page->hits.isEmpty();
        if (!page || page->hits.isEmpty())
            return;
        beginInsertRows({}, count(), count() + static_cast<int>(page->hits.size()) - 1);
        m_hits += page->hits;
        endInsertRows();
        emit resultChanged();
    });
}

} // namespace conclave
