// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/found_imports.h"

#include <QAbstractListModel>
#include <QQmlEngine>

namespace conclave {

/// Histories of other programs that lie on this computer. Lives on the GUI thread.
class FoundImportsModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by ImportViewModel")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

  public:
    enum Role {
        NameRole = Qt::UserRole + 1, ///< "LM Studio"
        DetailRole,                  ///< how much, and where
    };
    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return static_cast<int>(m_rows.size()); }
    const FoundImport* at(int row) const; ///< null: no such row
    /// Looks again.
    void look();

  signals:
    void countChanged();

  private:
    QVector<FoundImport> m_rows;
};

} // namespace conclave
