// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presets/thinking_choice.h"

#include "app/generation/thinking.h"
#include "ui/presets/thinking_words.h"

#include <algorithm>

namespace conclave {

ThinkingChoice::ThinkingChoice(ChatService& service, ConversationSettings& conversation, QObject* parent)
    : QObject(parent), m_service(service), m_conversation(conversation) {
    connect(&service, &ChatService::modelLoaded, this, &ThinkingChoice::read);
    connect(&conversation, &ConversationSettings::changed, this, &ThinkingChoice::changed);
    read();
}

void ThinkingChoice::read() {
    m_choices = m_service.model().thinking;
    m_keys = {QString()};
    if (m_choices.hasSwitch)
        m_keys << thinkingKey({.isOn = Thinking::Switch::Off, .effort = {}})
               << thinkingKey({.isOn = Thinking::Switch::On, .effort = {}});
    // Where thinking can be off, an effort alone would not turn it on.
    for (const QString& effort : std::as_const(m_choices.efforts))
        m_keys << thinkingKey({.isOn = m_choices.hasSwitch ? Thinking::Switch::On : Thinking::Switch::AsModel,
                               .effort = effort});
    emit changed();
}

/// What was chosen with another model may be more than this one understands.
int ThinkingChoice::indexOf(const QString& key) const {
    const Thinking told = toldTo(m_choices, thinkingOf(key));
    qsizetype index = m_keys.indexOf(thinkingKey(told));
    if (index < 0 && !told.effort.isEmpty())
        index = m_keys.indexOf(thinkingKey({.isOn = Thinking::Switch::On, .effort = told.effort}));
    return static_cast<int>(std::max<qsizetype>(0, index));
}

bool ThinkingChoice::isThinking() const {
    return thinksWhenTold(m_choices, toldTo(m_choices, thinkingOf(m_conversation.thinking())));
}

QString ThinkingChoice::label() const {
    if (isSwitch())
        return tr("Think", "a switch: whether the model thinks before it answers");
    if (!isThinking())
        return thinkingWords(QStringLiteral("off"));
    const QString effort = thinkingOf(m_keys[current()]).effort;
    const QString counts = effort.isEmpty() ? m_choices.defaultEffort : effort;
    return counts.isEmpty() ? tr("Thinking", "a button: how much the model thinks is left to it")
                            : thinkingWords(counts);
}

QStringList ThinkingChoice::labels() const {
    QStringList labels;
    for (const QString& key : m_keys)
        labels << thinkingWords(key);
    return labels;
}

void ThinkingChoice::toggle() {
    if (!m_choices.hasSwitch)
        return;
    const QString key = isThinking() ? QStringLiteral("off") : QStringLiteral("on");
    m_conversation.change([&key](Answering& own) { own.thinking = key; });
}

void ThinkingChoice::choose(int index) {
    if (index >= 0 && index < m_keys.size())
        m_conversation.change([&](Answering& own) { own.thinking = m_keys[index]; });
}

void ThinkingChoice::inherit() {
    m_conversation.change([](Answering& own) { own.thinking.reset(); });
}

void ThinkingChoice::chooseForAll(int index) {
    if (index >= 0 && index < m_keys.size())
        m_conversation.settings().setThinking(m_keys[index]);
}

} // namespace conclave
