// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/context_edge.h"

#include "app/generation/context_fit.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace conclave {

namespace {

/// Below this part of what fits nobody needs to think about it.
constexpr double kQuietPart = 0.6;
/// Of a question this long people want to know how long it is.
constexpr int kLongQuestion = 500;

QString number(int tokens) {
    return QLocale().toString(tokens);
}

} // namespace

ContextEdge::ContextEdge(ChatService& service, AppSettings& settings, ConversationSettings& answering,
                         TranscriptModel& transcript, QObject* parent)
    : QObject(parent), m_service(service), m_settings(settings), m_answering(answering),
      m_transcript(transcript) {
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(kQuietMs);
    connect(&m_quiet, &QTimer::timeout, this, &ContextEdge::recount);
    connect(&answering, &ConversationSettings::systemPromptChanged, this, [this] {
        splitPath();
        m_quiet.start();
    });
    connect(&service, &ChatService::modelLoaded, this, [this](const LoadedModel& model) {
        m_meter.setModel(model);
        recount();
        if (m_waiting && !isChoosing())
            m_weighing = m_meter.count(m_waiting->request, [this](const auto& use) { weigh(use); });
    });
    m_meter.setModel(service.model());
    splitPath();
}

// ---------------------------------------------------------------------------------------------- what is
// shown

void ContextEdge::setConversation(qint64 conversationId) {
    if (m_conversationId == conversationId)
        return;
    dismiss();
    m_conversationId = conversationId;
    m_uuid.clear();
    m_lastAnswerId = 0;
    emit choiceChanged();
}

void ContextEdge::setUuid(const QString& uuid) {
    if (std::exchange(m_uuid, uuid) != uuid)
        emit choiceChanged();
}

void ContextEdge::setDraft(const QString& text) {
    if (m_draft == text)
        return;
    m_draft = text;
    m_quiet.start();
}

void ContextEdge::readTranscript() {
    m_path = m_transcript.messages();
    if (!m_path.isEmpty() && m_path.last().state == MessageState::Streaming)
        m_path.removeLast();
    splitPath();
    recount();
}

void ContextEdge::splitPath() {
    m_rounds = roundsOf(m_path, m_answering.systemPrompt());
}

void ContextEdge::noteAnswer(qint64 answerId, int droppedTurns) {
    if (m_transcript.lastMessageId() != answerId)
        return;
    m_lastAnswerId = answerId;
    m_lastSeenId = 0;
    if (droppedTurns > 0) {
        const QVector<ChatTurn> turns = turnsOf(m_transcript.messages(), m_answering.systemPrompt());
        m_lastSeenId = turns.value(roundStarts(turns).value(0) + droppedTurns).messageId;
    }
    moveLine();
}

void ContextEdge::recount() {
    m_quiet.stop();
    m_counting.request_stop();
    if (!m_meter.isKnown()) {
        showUse(std::nullopt);
        return;
    }
    m_counting = m_meter.count({m_rounds, m_draft.trimmed()}, [this](const auto& use) { showUse(use); });
}

void ContextEdge::showUse(const std::optional<ContextUse>& use) {
    m_use = use;
    if (isChoosing() && m_waiting && m_waiting->isDraft) { // it was made shorter, or longer
        if (!use || use->fits() || m_draft.trimmed().isEmpty())
            dismiss();
        else
            setProblem(use);
    }
    moveLine();
    emit changed();
}

bool ContextEdge::isAnsweringHere() const {
    return m_service.isAnswering() && m_service.answeringConversationId() == m_conversationId;
}

/// Where the model's sight ends: as it was for the newest answer, until another question is typed.
void ContextEdge::moveLine() {
    if (isAnsweringHere())
        return;
    if (m_draft.trimmed().isEmpty() && m_lastAnswerId != 0 &&
        m_lastAnswerId == m_transcript.lastMessageId()) {
        m_transcript.setEdge(m_lastSeenId, TranscriptModel::EdgePlace::Above);
        return;
    }
    if (!m_use || m_use->leftOutMessages == 0 || m_use->isTooLong())
        m_transcript.setEdge(0, TranscriptModel::EdgePlace::Above);
    else if (m_use->firstSeenId != 0)
        m_transcript.setEdge(m_use->firstSeenId, TranscriptModel::EdgePlace::Above);
    else
        m_transcript.setEdge(m_transcript.lastMessageId(), TranscriptModel::EdgePlace::Below);
}

void ContextEdge::showLine() {
    if (const int row = m_transcript.edgeRow(); row >= 0)
        emit rowWanted(row);
}

// ------------------------------------------------------------------------------------------------- the meter

bool ContextEdge::isShown() const {
    return m_use && m_use->contextTokens > 0 &&
           (m_use->total() >= kQuietPart * m_use->limit() || m_use->question >= kLongQuestion || isOver());
}

double ContextEdge::historyPart() const {
    return m_use ? std::clamp(double(m_use->instructions + m_use->history) / m_use->limit(), 0.0, 1.0) : 0;
}

double ContextEdge::questionPart() const {
    return m_use ? std::clamp(double(m_use->question) / m_use->limit(), 0.0, 1 - historyPart()) : 0;
}

QString ContextEdge::label() const {
    if (!m_use)
        return {};
    if (isOver() && !m_use->isTooLong() && isRemembered())
        return tr("Oldest left out", "at the composer: the model does not see the oldest messages");
    if (isOver())
        return m_use->question > 0 ? tr("Does not fit", "at the composer: the question is too long")
                                   : tr("Full", "at the composer: the model's context is full");
    if (m_use->question >= kLongQuestion)
        return tr("%Ln tokens", "length of the question", m_use->question);
    return tr("%1 %", "how full the model's context is").arg(100 * m_use->total() / m_use->limit());
}

QString ContextEdge::details() const {
    if (!m_use)
        return {};
    const int left = m_use->limit() - m_use->total();
    const QString room = number(m_use->contextTokens - m_use->limit());
    const QStringList lines{
        tr("Your question: %1 tokens", "of the model's context").arg(number(m_use->question)),
        tr("Conversation so far: %1", "tokens of the model's context").arg(number(m_use->history)),
        tr("Instructions: %1", "tokens of the model's context").arg(number(m_use->instructions)),
        left >= 0 ? tr("Left: %1, and %2 kept for the answer", "tokens of the model's context")
                        .arg(number(left), room)
                  : tr("Too many: %1, with %2 kept for the answer", "tokens of the model's context")
                        .arg(number(-left), room),
        tr("The model sees %1 tokens at once", "the size of its context").arg(number(m_use->contextTokens))};
    return lines.join(QLatin1Char('\n'));
}

// ------------------------------------------------------------------------------------------------ the choice

bool ContextEdge::sendWhenItFits(const QVector<MessageRow>& path, const QString& question, bool isDraft,
                                 Send send) {
    dismiss();
    if (!m_meter.isKnown()) {
        send(ContextFit::LeaveOutOldest);
        return true;
    }
    const ContextMeter::Request request{roundsOf(path, m_answering.systemPrompt()), question};
    if (m_meter.surelyFits(request)) {
        send(ContextFit::Whole);
        return true;
    }
    m_waiting = Waiting{request, isDraft, std::move(send)};
    m_weighing = m_meter.count(request, [this](const auto& use) { weigh(use); });
    return false;
}

void ContextEdge::weigh(const std::optional<ContextUse>& use) {
    if (!m_waiting)
        return;
    if (use && !use->fits() && (use->isTooLong() || !isRemembered())) {
        setProblem(use);
        return;
    }
    const Waiting waiting = *std::exchange(m_waiting, std::nullopt);
    if (waiting.isDraft)
        showUse(use);
    waiting.send(use && use->fits() ? ContextFit::Whole : ContextFit::LeaveOutOldest);
}

void ContextEdge::setProblem(const std::optional<ContextUse>& use) {
    m_problem = use;
    emit choiceChanged();
}

QString ContextEdge::problem() const {
    if (!m_problem)
        return {};
    if (m_problem->isTooLong())
        return tr("This question is too long for the model: it has %1 tokens, and the model sees %2 at once. "
                  "Shorten it, or choose a model that sees more.")
            .arg(number(m_problem->question), number(m_problem->contextTokens));
    return tr("The conversation has outgrown what the model sees at once: it has %1 tokens with this "
              "question, "
              "and %2 fit beside an answer. Nothing has been sent yet.")
        .arg(number(m_problem->total()), number(m_problem->limit()));
}

QString ContextEdge::consequence() const {
    return m_problem ? tr("The model will not see the oldest %n messages. They stay in the history.",
                          "what leaving them out means", m_problem->leftOutMessages)
                     : QString();
}

bool ContextEdge::isRemembered() const {
    return isPrivateId(m_conversationId) ? m_unaskedPrivate.contains(m_conversationId)
                                         : !m_uuid.isEmpty() && m_settings.leavesOutOldest(m_uuid);
}

void ContextEdge::setRemembered(bool isOn) {
    if (isOn == isRemembered())
        return;
    if (isPrivateId(m_conversationId) && isOn)
        m_unaskedPrivate.insert(m_conversationId);
    else if (isPrivateId(m_conversationId))
        m_unaskedPrivate.remove(m_conversationId);
    else if (!m_uuid.isEmpty())
        m_settings.setLeavesOutOldest(m_uuid, isOn);
    emit choiceChanged();
    emit changed();
}

void ContextEdge::leaveOut(bool remember) {
    if (!canLeaveOut() || !m_waiting)
        return;
    const Waiting waiting = *std::exchange(m_waiting, std::nullopt);
    setRemembered(remember);
    if (waiting.isDraft)
        showUse(m_problem);
    setProblem(std::nullopt);
    waiting.send(ContextFit::LeaveOutOldest);
}

void ContextEdge::beginNew() {
    if (!canBeginNew() || !m_waiting)
        return;
    const Waiting waiting = *std::exchange(m_waiting, std::nullopt);
    setProblem(std::nullopt);
    const QString typed = m_draft.trimmed();
    emit newConversationWanted(waiting.isDraft && !typed.isEmpty() ? typed : waiting.request.question);
}

void ContextEdge::dismiss() {
    m_weighing.request_stop();
    m_waiting.reset();
    if (isChoosing())
        setProblem(std::nullopt);
}

} // namespace conclave
