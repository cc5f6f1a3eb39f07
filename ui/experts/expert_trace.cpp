// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experts/expert_trace.h"

#include <algorithm>
#include <utility>

namespace conclave {

namespace {
constexpr int kUseMs = 250; // as often as numbers can be read
} // namespace

ExpertTrace::ExpertTrace(ChatService& service, AppSettings& settings, QObject* parent)
    : QObject(parent), m_service(service), m_settings(settings) {
    m_useTimer.setSingleShot(true);
    m_useTimer.setInterval(kUseMs);
    connect(&m_useTimer, &QTimer::timeout, this, &ExpertTrace::readUse);
    connect(&service, &ChatService::messageAdded, this, &ExpertTrace::onAdded);
    connect(&service, &ChatService::answerDelta, this, &ExpertTrace::onDelta);
    connect(&service, &ChatService::answerFinished, this, &ExpertTrace::onFinished);
    connect(&service, &ChatService::conversationForgotten, this, &ExpertTrace::forget);
    connect(&service, &ChatService::modelLoaded, this, &ExpertTrace::remarkChanged);
    connect(&service, &ChatService::stateChanged, this, &ExpertTrace::remarkChanged);
    connect(&settings, &AppSettings::expertPanelOpenChanged, this, &ExpertTrace::onOpenChanged);
    connect(&m_token, &TracedToken::changed, this, [this] {
        m_lines.setMarked(m_token.token());
        emit mapChanged();
        emit subjectChanged();
    });
}

bool ExpertTrace::isOpen() const {
    return m_settings.isExpertPanelOpen();
}

void ExpertTrace::setOpen(bool isOpen) {
    m_settings.setExpertPanelOpen(isOpen);
}

void ExpertTrace::onOpenChanged() {
    if (!isOpen()) {
        m_leftMessageId = m_service.answeringMessageId(); // with a gap it would be another answer
        m_token.release();
    }
    emit openChanged();
    emit remarkChanged();
}

void ExpertTrace::setWholeAnswer(bool isWhole) {
    if (m_isWholeAnswer == isWhole)
        return;
    m_isWholeAnswer = isWhole;
    emit modeChanged();
    emit mapChanged();
    emit subjectChanged();
}

int ExpertTrace::mappedToken() const {
    if (m_token.token() >= 0)
        return m_token.token();
    return m_isWholeAnswer || !m_shown ? -1 : m_shown->size() - 1;
}

QString ExpertTrace::subject() const {
    if (!m_shown)
        return {};
    if (const int token = mappedToken(); token >= 0)
        return tr("Token %1 of %2", "%1 and %2 are numbers").arg(token + 1).arg(m_shown->allTokens());
    return tr("Tokens: %1", "how many an answer has").arg(m_shown->allTokens());
}

QString ExpertTrace::listRemark() const {
    if (!m_shown || m_shown->allTokens() <= m_shown->size())
        return {};
    return tr("The list ends with token %1.", "of a very long answer").arg(m_shown->size());
}

QString ExpertTrace::remark() const {
    if (m_shown)
        return hasExperts() ? QString()
                            : tr("This model is dense: it has no experts, all of it works on each token. How "
                                 "likely its tokens were can be seen below.");
    if (m_blindConversationId != 0 && m_blindConversationId == m_conversationId)
        return tr("A blind council is answering. How many experts a model has would tell which one it is, so "
                  "they are not shown.");
    if (m_service.state() == ChatService::State::Writing &&
        m_service.answeringConversationId() == m_conversationId)
        return tr("The answer that is being written was asked for before this panel was open. The next one "
                  "will be shown here.");
    if (m_service.hasModel() && !ExpertShape::of(m_service.model()).hasExperts())
        return tr(
            "This model is dense: it has no experts. How likely the tokens of its next answer are will be "
            "shown here.");
    return tr(
        "The next answer will be shown here while it is written: which experts of which layer answer, and "
        "how likely each token was.");
}

// ------------------------------------------------------------------------------------------------ collecting

void ExpertTrace::onAdded(const MessageRow& message) {
    if (message.role != Role::Assistant || isOpen())
        return;
    m_traces.clear();
    show(nullptr);
}

void ExpertTrace::onDelta(qint64 messageId, const AnswerDelta& delta) {
    if (delta.traces.isEmpty() || !isOpen() || messageId == m_leftMessageId)
        return;
    const auto known = std::find_if(m_traces.cbegin(), m_traces.cend(), [messageId](const auto& trace) {
        return trace->messageId() == messageId;
    });
    const bool isNew = known == m_traces.cend();
    const auto trace = isNew ? std::make_shared<AnswerTrace>(m_service.answeringConversationId(), messageId,
                                                             ExpertShape::of(m_service.model()))
                             : *known;
    if (isNew)
        m_traces.push_back(trace);
    for (const TokenTrace& token : delta.traces)
        trace->append(token);
    trim();
    if (isNew && trace->conversationId() == m_conversationId)
        show(trace);
    if (trace != m_shown)
        return;
    m_lines.grow();
    emit grown();
    emit subjectChanged();
    if (!m_useTimer.isActive())
        m_useTimer.start();
}

void ExpertTrace::onFinished(const MessageRow& message) {
    m_leftMessageId = 0;
    for (const auto& trace : m_traces)
        if (trace->messageId() == message.id)
            trace->squeeze();
}

void ExpertTrace::forget(qint64 conversationId) {
    std::erase_if(m_traces, [=](const auto& trace) { return trace->conversationId() == conversationId; });
    if (m_shown && m_shown->conversationId() == conversationId)
        showNewest();
}

qint64 ExpertTrace::keptBytes() const {
    qint64 bytes = 0;
    for (const auto& trace : m_traces)
        bytes += trace->sizeBytes();
    return bytes;
}

/// The newest one always stays.
void ExpertTrace::trim() {
    bool isShownGone = false;
    while (keptAnswers() > 1 && (keptAnswers() > kMostAnswers || keptBytes() > kMostBytes)) {
        isShownGone = isShownGone || m_traces.front() == m_shown;
        m_traces.erase(m_traces.begin());
    }
    if (isShownGone)
        showNewest();
}

// ------------------------------------------------------------------------------------------ which is shown

std::vector<std::shared_ptr<AnswerTrace>> ExpertTrace::tracesHere() const {
    std::vector<std::shared_ptr<AnswerTrace>> here;
    for (const auto& trace : m_traces)
        if (trace->conversationId() == m_conversationId)
            here.push_back(trace);
    return here;
}

int ExpertTrace::answers() const {
    return static_cast<int>(tracesHere().size());
}

int ExpertTrace::answer() const {
    const auto here = tracesHere();
    const auto found = std::find(here.cbegin(), here.cend(), m_shown);
    return found == here.cend() ? 0 : static_cast<int>(found - here.cbegin()) + 1;
}

void ExpertTrace::showAnswer(int steps) {
    const auto here = tracesHere();
    const int wanted = answer() - 1 + steps;
    if (m_shown && wanted >= 0 && wanted < static_cast<int>(here.size()))
        show(here[static_cast<std::size_t>(wanted)]);
}

void ExpertTrace::setConversation(qint64 conversationId) {
    if (m_conversationId == conversationId)
        return;
    m_conversationId = conversationId;
    showNewest();
}

void ExpertTrace::setBlindConversation(qint64 conversationId) {
    if (m_blindConversationId == conversationId)
        return;
    m_blindConversationId = conversationId;
    emit remarkChanged();
}

void ExpertTrace::showNewest() {
    const auto here = tracesHere();
    show(here.empty() ? nullptr : here.back());
}

void ExpertTrace::show(std::shared_ptr<AnswerTrace> trace) {
    if (trace != m_shown) {
        m_token.show(trace);
        m_lines.show(trace);
        m_shown = std::move(trace);
        readUse();
    }
    emit shownChanged(); // how many there are may have changed, too
    emit mapChanged();
    emit subjectChanged();
    emit remarkChanged();
}

void ExpertTrace::readUse() {
    m_use = m_shown ? expertUse(*m_shown) : ExpertUse();
    emit useChanged();
}

} // namespace conclave
