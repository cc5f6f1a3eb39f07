// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presets/conversation_settings.h"

#include "app/chat/effective_sampling.h"
#include "app/futures/when_done.h"
#include "app/settings/sampling_bounds.h"

#include <utility>

namespace conclave {

namespace {

template <typename T>
void clampTo(const Bounds& bounds, std::optional<T>& value) {
    if (value)
        value = clampedTo(bounds, *value);
}

/// A file from elsewhere may say anything.
Answering withinBounds(Answering own) {
    clampTo(kTemperatureBounds, own.temperature);
    clampTo(kTopKBounds, own.topK);
    clampTo(kTopPBounds, own.topP);
    clampTo(kMinPBounds, own.minP);
    clampTo(kRepetitionPenaltyBounds, own.repetitionPenalty);
    clampTo(kMaxTokensBounds, own.maxTokens);
    if (own.systemPrompt && own.systemPrompt->size() > kLongestSystemPrompt)
        own.systemPrompt->truncate(kLongestSystemPrompt);
    return own;
}

} // namespace

ConversationSettings::ConversationSettings(ChatStore& store, AppSettings& settings, UndoStack& undo,
                                           Notices& notices, QObject* parent)
    : QObject(parent), m_store(store), m_settings(settings), m_undo(undo), m_notices(notices),
      m_shownPrompt(settings.systemPrompt()) {
    m_saving.setSingleShot(true);
    m_saving.setInterval(kSaveMs);
    connect(&m_saving, &QTimer::timeout, this, &ConversationSettings::save);
    for (const auto signal :
         {&AppSettings::samplingChanged, &AppSettings::systemPromptChanged, &AppSettings::thinkingChanged})
        connect(&settings, signal, this, [this] { show(m_current); });
}

ConversationSettings::~ConversationSettings() {
    if (m_saving.isActive() && m_conversationId > 0)
        m_store.setConversationAnswering(m_conversationId, m_current);
}

SamplingSettings ConversationSettings::sampling() const {
    return effectiveSampling(m_settings.sampling(), own());
}

void ConversationSettings::show(const ConversationAnswering& answering) {
    m_current = answering;
    emit changed();
    const QString prompt = systemPrompt();
    if (std::exchange(m_shownPrompt, prompt) != prompt)
        emit systemPromptChanged();
}

// ----------------------------------------------------------------------------------------- which
// conversation

void ConversationSettings::setConversation(qint64 conversationId) {
    if (conversationId == m_conversationId)
        return;
    if (m_saving.isActive())
        save();
    if (m_conversationId == kNewPrivateConversation) { // nobody comes back to it
        m_unbegun.remove(m_conversationId);
        m_becoming.remove(m_conversationId);
    }
    m_conversationId = conversationId;
    const int reading = ++m_reading;
    if (conversationId <= 0) {
        show(m_unbegun.value(conversationId, m_forNew));
        return;
    }
    show({});
    whenDone(m_store.conversationAnswering(conversationId), this,
             [this, reading](const StoreResult<ConversationAnswering>& result) {
                 // What is wrong with a conversation is said by whoever reads its messages.
                 if (reading != m_reading || errorOf(result) != nullptr)
                     return;
                 ConversationAnswering read = std::get<ConversationAnswering>(result);
                 read.own = withinBounds(read.own);
                 show(read);
             });
}

void ConversationSettings::begin(qint64 from, qint64 to) {
    const ConversationAnswering answering =
        m_conversationId == from ? m_current : m_unbegun.value(from, m_forNew);
    m_unbegun.remove(from);
    if (const auto becoming = m_becoming.take(from))
        *becoming = to;
    if (m_conversationId == from) {
        m_saving.stop();
        ++m_reading;
        m_conversationId = to;
    }
    if (!answering.isEmpty())
        put(to, answering);
}

void ConversationSettings::setForNew(const ConversationAnswering& answering) {
    if (m_forNew == answering)
        return;
    m_forNew = answering;
    if (m_conversationId <= 0 && !m_unbegun.contains(m_conversationId))
        show(m_forNew);
}

// -------------------------------------------------------------------------------------------------- changing

void ConversationSettings::set(const ConversationAnswering& answering) {
    const ConversationAnswering kept{answering.presetUuid, withinBounds(answering.own)};
    if (kept == m_current)
        return;
    ++m_reading; // what comes from the store now is older
    if (m_conversationId <= 0)
        m_unbegun.insert(m_conversationId, kept);
    else
        m_saving.start();
    show(kept);
}

void ConversationSettings::change(const std::function<void(Answering& own)>& change) {
    ConversationAnswering changed = m_current;
    change(changed.own);
    set(changed);
}

std::shared_ptr<qint64> ConversationSettings::identity() {
    if (m_conversationId > 0)
        return std::make_shared<qint64>(m_conversationId);
    std::shared_ptr<qint64>& becoming = m_becoming[m_conversationId];
    if (!becoming)
        becoming = std::make_shared<qint64>(m_conversationId);
    return becoming;
}

void ConversationSettings::setWithUndo(const ConversationAnswering& answering, const QString& done) {
    if (answering == m_current)
        return;
    UndoableAct act;
    act.done = done;
    act.undone = tr("The settings of the conversation are as they were.", "a change was undone");
    act.takeBack = [this, id = identity(), before = m_current] {
        if (*id == m_conversationId) {
            set(before);
            return QtFuture::makeReadyFuture(StoreDone());
        }
        return put(*id, before);
    };
    set(answering);
    m_undo.push(std::move(act));
}

QFuture<StoreDone> ConversationSettings::put(qint64 conversationId, const ConversationAnswering& answering) {
    if (conversationId <= 0) {
        m_unbegun.insert(conversationId, answering);
        return QtFuture::makeReadyFuture(StoreDone());
    }
    QFuture<StoreDone> written = m_store.setConversationAnswering(conversationId, answering);
    return whenDone(written, this, [this](const StoreDone& done) {
        const StoreError* error = errorOf(done);
        if (error != nullptr && error->kind != StoreError::Kind::NotFound) // deleted in the meantime
            m_notices.showError(error->title, error->detail);
        return done;
    });
}

void ConversationSettings::save() {
    m_saving.stop();
    if (m_conversationId > 0)
        put(m_conversationId, m_current);
}

void ConversationSettings::inheritAll() {
    if (isAny())
        setWithUndo({}, tr("Everything is as in the settings again.", "for one conversation"));
}

// ---------------------------------------------------------------------------------------------- instructions

void ConversationSettings::setHasOwnPrompt(bool isOwn) {
    if (isOwn == hasOwnPrompt())
        return;
    const QString lost = isOwn ? QString() : systemPrompt();
    ConversationAnswering changed = m_current;
    changed.own.systemPrompt = isOwn ? std::optional(m_settings.systemPrompt()) : std::nullopt;
    if (lost.trimmed().isEmpty() || lost == m_settings.systemPrompt())
        set(changed);
    else
        setWithUndo(changed, tr("The conversation has the instructions of the settings again."));
}

void ConversationSettings::setSystemPrompt(const QString& text) {
    if (hasOwnPrompt())
        change([&text](Answering& own) { own.systemPrompt = text; });
}

void ConversationSettings::noteInstructions(const QString& before) {
    if (!hasOwnPrompt() || before.trimmed().isEmpty() || before == systemPrompt())
        return;
    UndoableAct act;
    act.done = tr("The instructions of the conversation were changed.");
    act.undone = tr("The settings of the conversation are as they were.", "a change was undone");
    ConversationAnswering then = m_current;
    then.own.systemPrompt = before;
    act.takeBack = [this, id = identity(), then] {
        if (*id == m_conversationId) {
            set(then);
            return QtFuture::makeReadyFuture(StoreDone());
        }
        return put(*id, then);
    };
    m_undo.push(std::move(act));
}

// ------------------------------------------------------------------------------------------------------ seed

QString ConversationSettings::seed() const {
    const quint64 seed = sampling().seed;
    return seed == 0 ? QString() : QString::number(seed);
}

QString ConversationSettings::settingsSeed() const {
    return m_settings.isSeedFixed() ? QString::number(m_settings.seed()) : QString();
}

void ConversationSettings::setSeedFixed(bool isFixed) {
    if (isFixed == isSeedFixed())
        return;
    const quint64 seed = isFixed ? static_cast<quint64>(m_settings.seed()) : 0;
    change([seed](Answering& own) { own.seed = seed; });
}

void ConversationSettings::setSeed(const QString& digits) {
    bool isNumber = false;
    const quint64 seed = digits.trimmed().toULongLong(&isNumber);
    if (isNumber && seed != 0 && seed != sampling().seed)
        change([seed](Answering& own) { own.seed = seed; });
}

void ConversationSettings::inheritSeed() {
    change([](Answering& own) { own.seed.reset(); });
}

} // namespace conclave
