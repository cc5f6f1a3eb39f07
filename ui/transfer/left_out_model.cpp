// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/left_out_model.h"

#include "app/text/joined_facts.h"

#include <algorithm>

namespace conclave {

int LeftOutModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant LeftOutModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case ReasonRole:
        return row.reason;
    case CountRole:
        return row.count;
    case PlacesRole: {
        const QString named = joinedFacts(row.places.mid(0, kNamedPlaces));
        const qsizetype more = row.places.size() - kNamedPlaces;
        return more > 0 ? tr("%1 and %2 more", "%1 are titles").arg(named, QString::number(more)) : named;
    }
    default:
        return {};
    }
}

QHash<int, QByteArray> LeftOutModel::roleNames() const {
    return {{ReasonRole, "reason"}, {CountRole, "count"}, {PlacesRole, "places"}};
}

void LeftOutModel::show(const ImportReport& report) {
    beginResetModel();
    m_rows.clear();
    m_total = report.moreSkipped;
    for (const ImportReport::Skipped& one : report.skipped) {
        m_total += one.count;
        auto row = std::find_if(m_rows.begin(), m_rows.end(),
                                [&](const Row& known) { return known.reason == one.why; });
        if (row == m_rows.end())
            row = m_rows.insert(m_rows.end(), {one.why, {}, 0});
        row->count += one.count;
        row->places.append(one.what);
    }
    if (report.moreSkipped > 0)
        m_rows.append({tr("More that is not listed here."), {}, report.moreSkipped});
    endResetModel();
    emit totalChanged();
}

} // namespace conclave
