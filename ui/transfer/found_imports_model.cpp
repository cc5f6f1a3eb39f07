// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/found_imports_model.h"

#include "app/text/joined_facts.h"

#include <QDir>
#include <QLocale>

namespace conclave {

namespace {

/// "~/.lmstudio/conversations", as people know it.
QString shortPath(const QString& path) {
    const QString home = QDir::homePath() + QLatin1Char('/');
    return path.startsWith(home) ? QStringLiteral("~/") + path.mid(home.size())
                                 : QDir::toNativeSeparators(path);
}

} // namespace

int FoundImportsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant FoundImportsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FoundImport& row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return row.name;
    case DetailRole: {
        const QLocale locale;
        const QString size = locale.formattedDataSize(row.sizeBytes);
        const QString howMuch =
            row.count == 1  ? tr("one conversation, %1", "%1 is a size").arg(size)
            : row.count > 1 ? tr("%1 conversations, %2", "%2 is a size").arg(locale.toString(row.count), size)
                            : size;
        return joinedFacts({howMuch, shortPath(row.path)});
    }
    default:
        return {};
    }
}

QHash<int, QByteArray> FoundImportsModel::roleNames() const {
    return {{NameRole, "name"}, {DetailRole, "detail"}};
}

const FoundImport* FoundImportsModel::at(int row) const {
    return row >= 0 && row < m_rows.size() ? &m_rows[row] : nullptr;
}

void FoundImportsModel::look() {
    beginResetModel();
    m_rows = findImports(QDir::homePath(), qEnvironmentVariable("XDG_DATA_HOME"),
                         qEnvironmentVariable("XDG_CONFIG_HOME"));
    endResetModel();
    emit countChanged();
}

} // namespace conclave
