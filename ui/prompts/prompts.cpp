// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompts/prompts.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>
#include <utility>

namespace conclave {

namespace {

bool hasAll(const QString& text, const QStringList& words) {
    return std::all_of(words.cbegin(), words.cend(),
                       [&text](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace

Prompts::Prompts(ChatStore& store, UndoStack& undo, Notices& notices, QObject* parent)
    : QAbstractListModel(parent), m_library(store, undo, notices) {
    connect(&m_library, &PromptLibrary::listChanged, this, &Prompts::find);
}

int Prompts::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_found.size());
}

QVariant Prompts::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const QModelIndex row = m_library.index(m_found[index.row()]);
    switch (role) {
    case NameRole:
        return m_library.data(row, PromptLibrary::NameRole);
    case FirstLineRole:
        return m_library.data(row, PromptLibrary::FirstLineRole);
    default:
        return {};
    }
}

QHash<int, QByteArray> Prompts::roleNames() const {
    return {{NameRole, "name"}, {FirstLineRole, "firstLine"}};
}

void Prompts::setFilter(const QString& filter) {
    if (m_filter == filter)
        return;
    m_filter = filter;
    emit filterChanged();
    find();
}

void Prompts::find() {
    const QStringList words = m_filter.simplified().split(u' ', Qt::SkipEmptyParts);
    const QVector<PromptRow>& rows = m_library.rows();
    QVector<int> byName;
    QVector<int> byText;
    for (int i = 0; i < rows.size(); ++i) {
        if (hasAll(rows[i].name, words))
            byName << i;
        else if (hasAll(rows[i].name + u'\n' + rows[i].text, words))
            byText << i;
    }
    beginResetModel();
    m_found = byName + byText;
    endResetModel();
    emit listChanged();
}

void Prompts::choose(int row) {
    if (row < 0 || row >= m_found.size())
        return;
    const PromptRow prompt = m_library.rows()[m_found[row]];
    const PromptText text(prompt.text);
    PromptText::Surroundings around{.clipboard = {}, .date = QDate::currentDate()};
    if (text.usesClipboard())
        around.clipboard = QGuiApplication::clipboard()->text();
    m_chosenId = prompt.id;
    if (!text.variables().isEmpty()) {
        m_form.open(prompt.name, text, around);
        return;
    }
    m_library.noteUse(std::exchange(m_chosenId, 0));
    emit insertWanted(text.filled({}, around));
}

void Prompts::insert() {
    if (!m_form.isOpen())
        return;
    const QString text = m_form.text();
    m_form.close();
    if (m_chosenId != 0)
        m_library.noteUse(std::exchange(m_chosenId, 0));
    emit insertWanted(text);
}

} // namespace conclave
