// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/held_texts.h"

namespace conclave {

namespace {
constexpr QLatin1String kBetween("\n\n");
}

QString HeldTexts::typed(qint64 conversationId, const QString& whole) {
    if (whole.isEmpty())
        m_released.remove(conversationId);
    if (const QString text = held(conversationId); !text.isEmpty()) {
        if (whole == text)
            return {};
        if (whole.endsWith(text) && QStringView(whole).chopped(text.size()).endsWith(kBetween))
            return whole.chopped(text.size() + kBetween.size());
        m_texts.remove(conversationId);
    }
    if (whole.size() <= kMostInEditor || m_released.contains(conversationId))
        return whole;
    m_texts.insert(conversationId, whole);
    return {};
}

QString HeldTexts::whole(qint64 conversationId, const QString& typed) const {
    const QString text = held(conversationId);
    return text.isEmpty() ? typed : typed.isEmpty() ? text : typed + kBetween + text;
}

void HeldTexts::hold(qint64 conversationId, const QString& text) {
    QString& held = m_texts[conversationId];
    held = held.isEmpty() ? text : held + kBetween + text;
}

void HeldTexts::release(qint64 conversationId) {
    m_texts.remove(conversationId);
    m_released.insert(conversationId);
}

} // namespace conclave
