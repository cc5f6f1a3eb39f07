// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/presets/conversation_settings.h"

#include <QObject>
#include <QQmlEngine>
#include <QStringList>

namespace conclave {

/// Whether and how much the loaded model is to think: what its own template offers, and what is chosen for
/// the shown conversation and in the settings. Lives on the GUI thread; everything it is given outlives it.
class ThinkingChoice : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by Presets")
    Q_PROPERTY(bool isOffered READ isOffered NOTIFY changed)   ///< by the template; else nothing is shown
    Q_PROPERTY(bool isSwitch READ isSwitch NOTIFY changed)     ///< on or off is all that there is to choose
    Q_PROPERTY(bool isThinking READ isThinking NOTIFY changed) ///< before the next answer
    Q_PROPERTY(QString label READ label NOTIFY changed)        ///< of what counts, in a word or two
    Q_PROPERTY(QStringList labels READ labels NOTIFY changed)  ///< of what can be chosen
    Q_PROPERTY(int current READ current NOTIFY changed)        ///< of labels: what counts
    Q_PROPERTY(bool isOwn READ isOwn NOTIFY changed)           ///< it was chosen for this conversation
    Q_PROPERTY(int settingsCurrent READ settingsCurrent NOTIFY changed) ///< of labels: that of the settings

  public:
    ThinkingChoice(ChatService& service, ConversationSettings& conversation, QObject* parent = nullptr);

    bool isOffered() const { return m_keys.size() > 1; }
    bool isSwitch() const { return m_choices.hasSwitch && m_choices.efforts.isEmpty(); }
    bool isThinking() const;
    QString label() const;
    QStringList labels() const;
    int current() const { return indexOf(m_conversation.thinking()); }
    bool isOwn() const { return m_conversation.own().thinking.has_value(); }
    int settingsCurrent() const { return indexOf(m_conversation.settings().thinking()); }

    /// From thinking to answering at once, and back. Does nothing where there is no switch.
    Q_INVOKABLE void toggle();
    Q_INVOKABLE void choose(int index);
    Q_INVOKABLE void inherit();
    Q_INVOKABLE void chooseForAll(int index); ///< in the settings

  signals:
    void changed();

  private:
    void read();
    int indexOf(const QString& key) const;

    ChatService& m_service;
    ConversationSettings& m_conversation;
    ThinkingChoices m_choices;
    QStringList m_keys; ///< of labels; the first one is "as the model does it"
};

} // namespace conclave
