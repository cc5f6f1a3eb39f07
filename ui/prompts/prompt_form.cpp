// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompts/prompt_form.h"

#include <algorithm>

namespace conclave {

int PromptForm::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_prompt ? 0 : static_cast<int>(m_prompt->variables().size());
}

QVariant PromptForm::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PromptVariable& variable = m_prompt->variables()[index.row()];
    switch (role) {
    case NameRole:
        return variable.name;
    case ValueRole:
        return m_values.value(variable.name);
    case DefaultRole:
        return variable.value;
    case ChoicesRole:
        return variable.choices;
    case ChosenRole:
        return static_cast<int>(
            std::max<qsizetype>(0, variable.choices.indexOf(m_values.value(variable.name, variable.value))));
    default:
        return {};
    }
}

QHash<int, QByteArray> PromptForm::roleNames() const {
    return {{NameRole, "name"},
            {ValueRole, "value"},
            {DefaultRole, "defaultValue"},
            {ChoicesRole, "choices"},
            {ChosenRole, "chosen"}};
}

QString PromptForm::text() const {
    return m_prompt ? m_prompt->filled(m_values, m_around) : QString();
}

QString PromptForm::preview() const {
    constexpr qsizetype kMostShown = 2000; // characters; what is in the clipboard may be a book
    if (!m_prompt)
        return {};
    QHash<QString, QString> values = m_values;
    for (const PromptVariable& variable : m_prompt->variables())
        if (values.value(variable.name).isEmpty() && variable.value.isEmpty())
            values.insert(variable.name, QStringLiteral("‹%1›").arg(variable.name));
    const QString whole = m_prompt->filled(values, m_around);
    return whole.size() <= kMostShown ? whole : whole.left(kMostShown) + u'…';
}

void PromptForm::open(const QString& title, const PromptText& prompt,
                      const PromptText::Surroundings& around) {
    beginResetModel();
    m_title = title;
    m_prompt = prompt;
    m_around = around;
    m_values.clear();
    endResetModel();
    emit opened();
    emit textChanged();
}

void PromptForm::close() {
    if (!m_prompt)
        return;
    beginResetModel();
    m_prompt.reset();
    m_values.clear();
    m_around = {};
    endResetModel();
    emit opened();
    emit textChanged();
}

void PromptForm::setValue(int row, const QString& value) {
    if (row < 0 || row >= rowCount())
        return;
    const QString name = m_prompt->variables()[row].name;
    if (m_values.value(name) == value)
        return;
    m_values.insert(name, value);
    emit dataChanged(index(row), index(row), {ValueRole, ChosenRole});
    emit textChanged();
}

void PromptForm::choose(int row, int choice) {
    if (row >= 0 && row < rowCount())
        setValue(row, m_prompt->variables()[row].choices.value(choice));
}

} // namespace conclave
