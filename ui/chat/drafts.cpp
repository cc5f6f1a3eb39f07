// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/drafts.h"

#include "app/futures/when_done.h"

namespace conclave {

Drafts::Drafts(ChatStore& store, Keeping keeping, QObject* parent)
    : QObject(parent), m_store(store), m_keeping(keeping) {
    m_timer.setSingleShot(true);
    m_timer.setInterval(kSaveMs);
    connect(&m_timer, &QTimer::timeout, this, &Drafts::save);
    if (m_keeping == Keeping::InStore)
        load();
}

Drafts::~Drafts() {
    save();
}

void Drafts::load() {
    whenDone(m_store.drafts(), this, [this](const StoreResult<QHash<qint64, QString>>& result) {
        const StoreError* error = errorOf(result);
        if (error != nullptr && error->kind == StoreError::Kind::Locked)
            connect(&m_store, &ChatStore::listChanged, this, &Drafts::load, Qt::SingleShotConnection);
        if (error != nullptr)
            return; // opened() says why
        const auto& drafts = std::get<QHash<qint64, QString>>(result);
        for (auto it = drafts.cbegin(); it != drafts.cend(); ++it)
            if (!m_touched.contains(it.key()) && !it.value().isEmpty())
                m_texts.insert(it.key(), it.value());
        emit changed();
    });
}

void Drafts::set(qint64 conversationId, const QString& text) {
    if (this->text(conversationId) == text)
        return;
    if (text.isEmpty())
        m_texts.remove(conversationId);
    else
        m_texts.insert(conversationId, text);
    m_touched.insert(conversationId);
    if (isPrivateId(conversationId) || m_keeping == Keeping::InMemory)
        return;
    m_unsaved.insert(conversationId);
    if (!m_timer.isActive()) // not put off by each key: the store is never further behind than that
        m_timer.start();
}

void Drafts::save() {
    const QSet<qint64> unsaved = m_unsaved;
    for (const qint64 id : unsaved) {
        if (m_sending.contains(id))
            continue;
        m_unsaved.remove(id);
        m_store.saveDraft(id, text(id));
    }
}

void Drafts::beginSending(qint64 conversationId) {
    m_sending.insert(conversationId);
    set(conversationId, {});
}

void Drafts::sent(qint64 conversationId) {
    if (m_sending.remove(conversationId))
        save();
}

void Drafts::notSent(qint64 conversationId, const QString& question) {
    m_sending.remove(conversationId);
    const QString since = text(conversationId);
    set(conversationId, since.isEmpty() ? question : question + QLatin1Char('\n') + since);
    save();
    emit changed();
}

void Drafts::move(qint64 from, qint64 to) {
    const QString typed = text(from);
    if (typed.isEmpty())
        return;
    set(from, {});
    set(to, typed);
    emit changed();
}

} // namespace conclave
