// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/commands/command_table.h"

#include <QAbstractListModel>
#include <QQmlEngine>

namespace conclave {

/// Every command that has a key, and every key of a control, for the sheet of shortcuts; those whose name,
/// group or keys hold what is typed. Lives on the GUI thread.
class ShortcutSheetModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged)
    Q_PROPERTY(int count READ count NOTIFY filterChanged)

  public:
    enum Role {
        NameRole = Qt::UserRole + 1,
        HeadingRole, ///< the group's name, at its first row alone
        KeysRole,    ///< list of keys as the machine writes them
        SpokenRole,  ///< name and keys, for screen readers
    };

    explicit ShortcutSheetModel(QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return static_cast<int>(m_rows.size()); }
    QString filter() const { return m_filter; }
    void setFilter(const QString& filter);
    Q_INVOKABLE void reload(); ///< the language may have changed

  signals:
    void filterChanged();

  private:
    void read();

    QString m_filter;
    QVector<const Command*> m_rows;
};

} // namespace conclave
