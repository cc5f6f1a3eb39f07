// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presets/sampling_model.h"

namespace conclave {

SamplingModel::SamplingModel(ConversationSettings& conversation, QObject* parent)
    : QAbstractListModel(parent), m_conversation(conversation), m_fields(samplingFields()) {
    connect(&conversation, &ConversationSettings::changed, this, [this] {
        emit dataChanged(index(0), index(rowCount() - 1),
                         {ValueRole, ValueTextRole, SettingsTextRole, IsOwnRole});
    });
}

int SamplingModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_fields.size());
}

QVariant SamplingModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const SamplingField& field = m_fields[index.row()];
    switch (role) {
    case KeyRole:
        return field.key;
    case TitleRole:
        return field.title;
    case ExplanationRole:
        return field.explanation;
    case ValueRole:
        return field.in(m_conversation.sampling());
    case ValueTextRole:
        return field.text(field.in(m_conversation.sampling()));
    case SettingsTextRole:
        return field.text(field.in(m_conversation.settings().sampling()));
    case IsOwnRole:
        return field.own(m_conversation.own()).has_value();
    case FromRole:
        return field.bounds.low;
    case ToRole:
        return field.bounds.high;
    case StepRole:
        return field.step;
    default:
        return {};
    }
}

QHash<int, QByteArray> SamplingModel::roleNames() const {
    return {{KeyRole, "fieldKey"}, {TitleRole, "title"},         {ExplanationRole, "explanation"},
            {ValueRole, "value"},  {ValueTextRole, "valueText"}, {SettingsTextRole, "settingsText"},
            {IsOwnRole, "isOwn"},  {FromRole, "from"},           {ToRole, "to"},
            {StepRole, "stepSize"}};
}

void SamplingModel::setValue(int row, double value) {
    if (row < 0 || row >= m_fields.size() || value == m_fields[row].in(m_conversation.sampling()))
        return;
    m_conversation.change([&](Answering& own) { m_fields[row].setOwn(own, value); });
}

void SamplingModel::inherit(int row) {
    if (row >= 0 && row < m_fields.size())
        m_conversation.change([&](Answering& own) { m_fields[row].setOwn(own, std::nullopt); });
}

} // namespace conclave
