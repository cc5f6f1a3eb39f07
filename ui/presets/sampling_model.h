// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/presets/conversation_settings.h"
#include "ui/presets/sampling_fields.h"

#include <QAbstractListModel>
#include <QQmlEngine>

namespace conclave {

/// The numbers of how answers are chosen in the shown conversation, a row each: the one that counts, and
/// whether it is set here or comes from the settings. Lives on the GUI thread; @p conversation outlives it.
class SamplingModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by Presets")

  public:
    enum Role {
        KeyRole = Qt::UserRole + 1, ///< "temperature"
        TitleRole,
        ExplanationRole,
        ValueRole, ///< the one that counts
        ValueTextRole,
        SettingsTextRole, ///< the one of the settings, for people
        IsOwnRole,
        FromRole,
        ToRole,
        StepRole,
    };

    explicit SamplingModel(ConversationSettings& conversation, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    Q_INVOKABLE void setValue(int row, double value); ///< for this conversation
    Q_INVOKABLE void inherit(int row);                ///< from the settings again

    /// The window speaks another language (ui/language): the settings have other names.
    Q_INVOKABLE void retranslate() { m_fields = samplingFields(); }

  private:
    ConversationSettings& m_conversation;
    QVector<SamplingField> m_fields;
};

} // namespace conclave
