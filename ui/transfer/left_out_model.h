// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/import_job.h"

#include <QAbstractListModel>
#include <QQmlEngine>

namespace conclave {

/// What an import leaves out, one row for each reason. Lives on the GUI thread.
class LeftOutModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by ImportViewModel")
    Q_PROPERTY(int total READ total NOTIFY totalChanged)

  public:
    enum Role {
        ReasonRole = Qt::UserRole + 1,
        CountRole, ///< how often
        PlacesRole ///< where: a few titles, and how many more
    };
    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int total() const { return m_total; } ///< things, not rows
    void show(const ImportReport& report);

    static constexpr int kNamedPlaces = 3;

  signals:
    void totalChanged();

  private:
    struct Row {
        QString reason;
        QStringList places;
        int count = 0;
    };
    QVector<Row> m_rows;
    int m_total = 0;
};

} // namespace conclave
