// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/side_thread.h"
#include "ui/presets/conversation_settings.h"
#include "ui/presets/sampling_model.h"
#include "ui/presets/thinking_choice.h"

#include <QAbstractListModel>
#include <QQmlEngine>
#include <QUrl>

#include <memory>

namespace conclave {

/// Settings of answers under names: first those that come with the program, then people's own. What they can
/// be used for, and the files that they come from and go to.
///
/// Files are read and written on a thread of this object's own, which is there from the first file on. Lives
/// on the GUI thread; everything it is given outlives it.
class Presets : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by WindowContext")
    Q_PROPERTY(int count READ rowCount NOTIFY listChanged)
    Q_PROPERTY(QStringList names READ names NOTIFY listChanged)
    Q_PROPERTY(bool hasOwn READ hasOwn NOTIFY listChanged) ///< besides those that come with the program
    Q_PROPERTY(int current READ current NOTIFY
                   currentChanged) ///< the row that the conversation is set from; -1: none
    Q_PROPERTY(QString currentLabel READ currentLabel NOTIFY currentChanged)
    Q_PROPERTY(
        bool canUpdate READ canUpdate NOTIFY currentChanged) ///< the conversation differs from its own preset
    Q_PROPERTY(bool isBusy READ isBusy NOTIFY busyChanged)
    Q_PROPERTY(conclave::ConversationSettings* conversation READ conversation CONSTANT)
    Q_PROPERTY(conclave::SamplingModel* sampling READ sampling CONSTANT)
    Q_PROPERTY(conclave::ThinkingChoice* thinking READ thinking CONSTANT)

  public:
    enum Role {
        NameRole = Qt::UserRole + 1,
        SummaryRole, ///< what it sets, or what it is good for
        IsBuiltInRole,
        IsDefaultRole, ///< new conversations begin with it
    };

    Presets(ChatService& service, ChatStore& store, ConversationSettings& conversation, UndoStack& undo,
            Notices& notices, QObject* parent = nullptr);
    ~Presets() override;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    QStringList names() const;
    bool hasOwn() const { return m_rows.size() > m_builtIn; }
    int current() const;
    QString currentLabel() const;
    bool canUpdate() const;
    bool isBusy() const { return m_isBusy; }
    ConversationSettings* conversation() { return &m_conversation; }
    SamplingModel* sampling() { return &m_sampling; }
    ThinkingChoice* thinking() { return &m_thinking; }

    /// The shown conversation is answered as the preset says; can be undone.
    Q_INVOKABLE void apply(int row);
    /// What is set for the shown conversation becomes a preset, from which it is set then.
    Q_INVOKABLE void saveAs(const QString& name);
    /// What is set for the shown conversation becomes what its preset says; can be undone.
    Q_INVOKABLE void update();
    Q_INVOKABLE void rename(int row, const QString& name);
    Q_INVOKABLE void remove(int row); ///< until it is undone
    /// New conversations begin with it; with none when they did already.
    Q_INVOKABLE void toggleDefault(int row);

    Q_INVOKABLE QUrl suggestedFile(int row) const;        ///< -1: for all of people's own
    Q_INVOKABLE void exportTo(const QUrl& file, int row); ///< -1: all of people's own
    Q_INVOKABLE void importFrom(const QUrl& file);

  signals:
    void listChanged();
    void currentChanged();
    void busyChanged();
    void saved(const QString& name);

  private:
    void load();
    void show(QVector<PresetRow> own);
    const PresetRow* find(const QString& uuid) const;
    void write(const PresetRow& preset, std::function<void(const PresetRow& saved)> then);
    void takeIn(const QVector<PresetRow>& presets);
    QString freeName(const QString& wanted) const;
    void setBusy(bool isBusy);
    SideThread& files();

    ChatStore& m_store;
    ConversationSettings& m_conversation;
    UndoStack& m_undo;
    Notices& m_notices;
    SamplingModel m_sampling;
    ThinkingChoice m_thinking;
    QVector<PresetRow> m_rows; ///< the first m_builtIn of them have no id
    QStringList m_explanations;
    int m_builtIn = 0;
    int m_loading = 0; ///< the number of the reading that counts
    bool m_isBusy = false;
    std::unique_ptr<SideThread> m_files;
};

} // namespace conclave
