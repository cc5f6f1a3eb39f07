// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/chat/chat_service.h"
#include "app/settings/app_settings.h"
#include "ui/components/notices.h"
#include "ui/history/undo_stack.h"

#include <QHash>
#include <QObject>
#include <QQmlEngine>
#include <QTimer>

#include <functional>
#include <memory>

namespace conclave {

/// How the shown conversation is answered: the settings of the program, but for what is set for it alone. The
/// one place that knows the values that count.
///
/// What is set here is in the store at most kSaveMs later. A conversation that has not begun has settings of
/// its own too, in memory: they go with it when it begins. Private ones are in no file. Lives on the GUI
/// thread; owned by ChatViewModel, which says what is shown; everything it is given outlives it.
class ConversationSettings : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by ChatViewModel")
    Q_PROPERTY(bool isAny READ isAny NOTIFY changed) ///< something is set for this conversation alone
    Q_PROPERTY(bool hasOwnPrompt READ hasOwnPrompt WRITE setHasOwnPrompt NOTIFY changed)
    Q_PROPERTY(
        QString systemPrompt READ systemPrompt WRITE setSystemPrompt NOTIFY changed) ///< the one that counts
    Q_PROPERTY(QString settingsPrompt READ settingsPrompt NOTIFY changed)
    Q_PROPERTY(bool hasOwnSeed READ hasOwnSeed NOTIFY changed)
    Q_PROPERTY(bool isSeedFixed READ isSeedFixed WRITE setSeedFixed NOTIFY changed)
    Q_PROPERTY(QString seed READ seed WRITE setSeed NOTIFY changed) ///< as digits; empty: not fixed
    Q_PROPERTY(QString settingsSeed READ settingsSeed NOTIFY changed)

  public:
    static constexpr int kSaveMs = 200;

    ConversationSettings(ChatStore& store, AppSettings& settings, UndoStack& undo, Notices& notices,
                         QObject* parent = nullptr);
    ~ConversationSettings() override; ///< saves

    // The values that count.
    QString systemPrompt() const { return own().systemPrompt.value_or(m_settings.systemPrompt()); }
    SamplingSettings sampling() const;
    QString thinking() const { return own().thinking.value_or(m_settings.thinking()); }

    /// What is set for this conversation alone.
    const ConversationAnswering& current() const { return m_current; }
    const Answering& own() const { return m_current.own; }
    /// In the place of it; clamped to what people can set.
    void set(const ConversationAnswering& answering);
    /// The same as an act that can be undone and is announced as @p done.
    void setWithUndo(const ConversationAnswering& answering, const QString& done);
    /// Changes a part of it.
    void change(const std::function<void(Answering& own)>& change);

    /// Another conversation is shown.
    void setConversation(qint64 conversationId);
    /// The conversation that had not begun has: @p from (0 or kNewPrivateConversation) is @p to now.
    void begin(qint64 from, qint64 to);
    /// What conversations that have not begun, and have not been touched, have.
    void setForNew(const ConversationAnswering& answering);

    bool isAny() const { return !m_current.own.isEmpty(); }
    bool hasOwnPrompt() const { return own().systemPrompt.has_value(); }
    void setHasOwnPrompt(bool isOwn); ///< begins with the one of the settings
    void setSystemPrompt(const QString& text);
    QString settingsPrompt() const { return m_settings.systemPrompt(); }
    bool hasOwnSeed() const { return own().seed.has_value(); }
    bool isSeedFixed() const { return sampling().seed != 0; }
    void setSeedFixed(bool isFixed);
    QString seed() const;
    void setSeed(const QString& digits);
    QString settingsSeed() const;

    Q_INVOKABLE void inheritSeed();
    /// Everything is as in the settings again; can be undone.
    Q_INVOKABLE void inheritAll();
    /// The instructions were @p before, until someone began to type; now is the time to offer them back.
    Q_INVOKABLE void noteInstructions(const QString& before);

    AppSettings& settings() { return m_settings; }

  signals:
    void changed(); ///< what is set here, or the settings that count where nothing is
    void systemPromptChanged();

  private:
    void show(const ConversationAnswering& answering);
    void save();
    QFuture<StoreDone> put(qint64 conversationId, const ConversationAnswering& answering);
    std::shared_ptr<qint64> identity();

    ChatStore& m_store;
    AppSettings& m_settings;
    UndoStack& m_undo;
    Notices& m_notices;
    QTimer m_saving;
    qint64 m_conversationId = 0;
    ConversationAnswering m_current;
    QString m_shownPrompt;                             ///< the one that was announced last
    QHash<qint64, ConversationAnswering> m_unbegun;    ///< of those that have not begun and were touched
    QHash<qint64, std::shared_ptr<qint64>> m_becoming; ///< which one each of them will be, for undo
    ConversationAnswering m_forNew;
    int m_reading = 0; ///< the number of the reading that counts
};

} // namespace conclave
