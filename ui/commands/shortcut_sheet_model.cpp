// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/shortcut_sheet_model.h"

#include "ui/commands/fuzzy_match.h"

namespace conclave {

namespace {

QStringList keyTexts(const Command& command) {
    QStringList texts;
    for (const QString& key : command.keys)
        texts.append(keyText(key));
    return texts;
}

} // namespace

ShortcutSheetModel::ShortcutSheetModel(QObject* parent) : QAbstractListModel(parent) {
    read();
}

int ShortcutSheetModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ShortcutSheetModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Command& command = *m_rows[index.row()];
    switch (role) {
    case NameRole:
    case Qt::DisplayRole:
        return nameOf(command);
    case HeadingRole:
        return index.row() == 0 || m_rows[index.row() - 1]->group != command.group ? nameOf(command.group)
                                                                                   : QString();
    case KeysRole:
        return keyTexts(command);
    case SpokenRole:
        return tr("%1: %2", "a command and its keys, for screen readers")
            .arg(nameOf(command), keyTexts(command).join(QStringLiteral(", ")));
    default:
        return {};
    }
}

QHash<int, QByteArray> ShortcutSheetModel::roleNames() const {
    return {{NameRole, "name"}, {HeadingRole, "heading"}, {KeysRole, "keys"}, {SpokenRole, "spoken"}};
}

void ShortcutSheetModel::setFilter(const QString& filter) {
    if (m_filter == filter)
        return;
    m_filter = filter;
    reload();
}

void ShortcutSheetModel::reload() {
    beginResetModel(); // other words find something else
    read();
    endResetModel();
    emit filterChanged();
}

void ShortcutSheetModel::read() {
    const FuzzyQuery query(m_filter);
    const QString key = m_filter.simplified();
    m_rows.clear();
    for (const Command& command : commandTable()) {
        if (command.keys.isEmpty())
            continue;
        const FoldedName name = foldName(nameOf(command) + QLatin1Char(' ') + nameOf(command.group));
        const bool isKey =
            !key.isEmpty() && keyTexts(command).join(QLatin1Char(' ')).contains(key, Qt::CaseInsensitive);
        if (isKey || query.match(name))
            m_rows.append(&command);
    }
}

} // namespace conclave
