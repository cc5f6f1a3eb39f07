// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/chat_store.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace conclave {

/// What stands in the composer and is not sent, for each conversation; 0 is the one that has not begun.
///
/// The store has it at most kSaveMs later, and when this is destroyed. A draft that is being sent stays in
/// the store until its question is there. Those of private conversations stay here. Lives on the GUI thread.
class Drafts : public QObject {
    Q_OBJECT
  public:
    enum class Keeping {
        InStore,
        InMemory, ///< the store neither gives nor gets any
    };

    explicit Drafts(ChatStore& store, Keeping keeping = Keeping::InStore, QObject* parent = nullptr);
    ~Drafts() override;

    QString text(qint64 conversationId) const { return m_texts.value(conversationId); }
    void set(qint64 conversationId, const QString& text);

    /// The draft goes out of sight, but stays in the store until one of the next two is called.
    void beginSending(qint64 conversationId);
    void sent(qint64 conversationId);
    /// @p question comes back, before what was typed since.
    void notSent(qint64 conversationId, const QString& question);
    /// What was typed while a new conversation's first question was saved belongs to it.
    void move(qint64 from, qint64 to);
    void forget(qint64 conversationId) { set(conversationId, {}); }

    static constexpr int kSaveMs = 200;

  signals:
    void changed(); ///< not by set()

  private:
    void load();
    void save();

    ChatStore& m_store;
    const Keeping m_keeping;
    QHash<qint64, QString> m_texts; ///< none of them empty
    QSet<qint64> m_unsaved;
    QSet<qint64> m_sending;
    QSet<qint64> m_touched; ///< since the start: what the store still has of them is old
    QTimer m_timer;
};

} // namespace conclave
