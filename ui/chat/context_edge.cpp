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
                         TranscriptModel& transcript, Summaries& summaries, QObject* parent)
    : QObject(parent), m_service(service), m_settings(settings), m_answering(answering),
      m_transcript(transcript), m_summaries(summaries) {
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
        if (m_waiting && !m_problem)
            weighWaiting();
    });
    connect(&service, &ChatService::stateChanged, this, &ContextEdge::choiceChanged); // canSummarize()
    connect(&summaries, &Summaries::writingChanged, this, &ContextEdge::choiceChanged);
    connect(&summaries, &Summaries::ended, this, [this](bool isWritten) {
        if (!isWritten)
            return;
        m_isOffering = false;
        if (m_waiting) { // until it is weighed with the summary
            m_waiting->isSentWhenItFits = true;
            setProblem(std::nullopt);
        }
    });
    m_meter.setModel(service.model());
    splitPath();
}

// ---------------------------------------------------------------------------------------------- what is
// shown

void ContextEdge::setConversation(qint64 conversationId) {
    if (m_conversationId == conversationId)
        return;
    m_summaries.cancel();
    m_weighing.request_stop();
    m_waiting.reset();
    m_problem.reset();
    m_isOffering = false;
    m_conversationId = conversationId;
    m_uuid.clear();
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
    if (m_waiting && m_waiting->isDraft && m_draft.trimmed().isEmpty() && card() == Card::Summarizing) {
        m_waiting.reset(); // there is nothing to send when it is done
        m_problem.reset();
    }
}

void ContextEdge::readTranscript() {
    m_path = m_transcript.messages();
    if (!m_path.isEmpty() && m_path.last().state == MessageState::Streaming)
        m_path.removeLast();
    splitPath();
    noteLastAnswer();
    recount();
    if (m_lastAnswerId != 0 && m_draft.trimmed().isEmpty())
        moveLine();
    if (!m_waiting)
        return;
    for (MessageRow& row : m_waiting->path) // pins and summaries may have come or gone
        if (const MessageRow* now = m_transcript.find(row.id)) {
            row.pinnedMs = now->pinnedMs;
            row.summary = now->summary;
        }
    m_waiting->request.before = roundsOf(m_waiting->path, m_answering.systemPrompt());
    if (const QString typed = m_draft.trimmed(); m_waiting->isDraft && !typed.isEmpty())
        m_waiting->request.question = typed;
    weighWaiting();
}

void ContextEdge::splitPath() {
    m_rounds = roundsOf(m_path, m_answering.systemPrompt());
}

/// What was read for the newest answer, as it is kept with it; not known of answers from elsewhere, nor once
/// something has been pinned or summarized since.
void ContextEdge::noteLastAnswer() {
    m_lastAnswerId = 0;
    QVector<ChatRound> rounds = m_rounds.rounds;
    if (m_path.isEmpty() || rounds.isEmpty())
        return;
    const MessageRow& answer = m_path.last();
    if (answer.role != Role::Assistant || answer.provenance.contextTokens == 0)
        return;
    for (const MessageRow& row : m_path)
        if (std::max(row.pinnedMs, row.summary.createdMs) > answer.createdMs)
            return;
    const qint64 questionId = rounds.takeLast().first().messageId;
    m_lastSeen = seenPart(rounds, roundsOfTurns(rounds, answer.provenance.droppedTurns));
    if (m_lastSeen.firstSeenId == 0)
        m_lastSeen.firstSeenId = questionId;
    m_lastAnswerId = answer.id;
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
    if (card() == Card::Question && m_waiting && m_waiting->isDraft) { // it was made shorter, or longer
        if (!use || use->fits() || m_draft.trimmed().isEmpty())
            dismiss();
        else
            setProblem(use);
    }
    m_isOffering = m_isOffering && canSummarize();
    moveLine();
    emit changed();
    emit choiceChanged(); // canSummarize()
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
        drawLine(m_lastSeen);
        return;
    }
    drawLine(m_use && !m_use->isTooLong() ? m_use->seen : SeenPart());
}

void ContextEdge::drawLine(const SeenPart& seen) {
    TranscriptModel::Edge edge;
    if (seen.leftOutMessages > 0)
        edge = {.messageId = seen.firstSeenId != 0 ? seen.firstSeenId : m_transcript.lastMessageId(),
                .isBelow = seen.firstSeenId == 0,
                .leavesOutSummary = seen.leavesOutSummary,
                .leftOutPins = seen.leftOutPins};
    m_transcript.setEdge(edge);
}

void ContextEdge::look() {
    if (const int row = m_transcript.edgeRow(); row >= 0) {
        emit rowWanted(row);
    } else if (card() == Card::Closed && canSummarize()) {
        m_isOffering = true;
        emit choiceChanged();
    }
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
    m_waiting = Waiting{path, request, isDraft, std::move(send)};
    weighWaiting();
    return false;
}

void ContextEdge::weighWaiting() {
    m_weighing.request_stop();
    m_weighing = m_meter.count(m_waiting->request, [this](const auto& use) { weigh(use); });
}

void ContextEdge::weigh(const std::optional<ContextUse>& use) {
    if (!m_waiting)
        return;
    if (use && !use->fits() && (use->isTooLong() || !use->pinsFit() || !isRemembered())) {
        m_waiting->isSentWhenItFits = false;
        setProblem(use);
        return;
    }
    if (!m_waiting->isSentWhenItFits) {
        dismiss(); // something was unpinned: it fits when it is sent again
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

ContextEdge::Card ContextEdge::card() const {
    return m_summaries.isWriting() ? Card::Summarizing
           : m_problem             ? Card::Question
           : m_isOffering          ? Card::Offer
                                   : Card::Closed;
}

QString ContextEdge::problem() const {
    if (card() == Card::Summarizing)
        return tr("The older part of the conversation is being summarized…", "beside a progress bar");
    if (card() == Card::Offer && m_use)
        return tr("The conversation takes %1 tokens of the %2 that fit beside an answer.")
            .arg(number(m_use->total()), number(m_use->limit()));
    if (!m_problem)
        return {};
    if (m_problem->isTooLong())
        return tr("This question is too long for the model: it has %1 tokens, and the model sees %2 at once. "
                  "Shorten it, or choose a model that sees more.")
            .arg(number(m_problem->question), number(m_problem->contextTokens));
    if (!m_problem->pinsFit())
        return tr("What is pinned does not fit beside this question: together they have %1 tokens, and %2 "
                  "fit "
                  "beside an answer. Unpin something, or have it left out this time. Nothing has been sent "
                  "yet.")
            .arg(number(m_problem->instructions + m_problem->kept + m_problem->question),
                 number(m_problem->limit()));
    return tr("The conversation has outgrown what the model sees at once: it has %1 tokens with this "
              "question, "
              "and %2 fit beside an answer. Nothing has been sent yet.")
        .arg(number(m_problem->total()), number(m_problem->limit()));
}

QString ContextEdge::consequence() const {
    if (!m_problem)
        return {};
    const int count = m_problem->seen.leftOutMessages;
    if (!m_problem->pinsFit())
        return tr("The model will not see %n messages, pinned ones among them. They stay in the history.",
                  "what leaving them out means", count);
    return m_problem->kept > 0
               ? tr("The model will not see %n of the older messages, but all that is pinned or summarized. "
                    "They stay in the history.",
                    "what leaving them out means", count)
               : tr("The model will not see the oldest %n messages. They stay in the history.",
                    "what leaving them out means", count);
}

QString ContextEdge::leaveOutText() const {
    return m_problem && !m_problem->pinsFit()
               ? tr("Leave out pinned messages too", "the model does not see them this time")
               : tr("Leave out the oldest messages", "the model does not see them");
}

bool ContextEdge::canSummarize() const {
    return subject() && subject()->older.lastMessageId != 0 && m_summaries.canWrite() &&
           m_conversationId != 0 && m_conversationId != kNewPrivateConversation;
}

QString ContextEdge::summaryEffect() const {
    const int count =
        subject()
            ? static_cast<int>(std::count_if(subject()->older.turns.cbegin(), subject()->older.turns.cend(),
                                             [](const ChatTurn& turn) { return turn.messageId != 0; }))
            : 0;
    return canSummarize()
               ? tr("A summary: the model writes down what the %n older messages say, and sees that "
                    "in their place. They stay in the history, and it can be undone.",
                    "what a summary does", count)
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

void ContextEdge::summarize() {
    if (canSummarize())
        m_summaries.write(m_conversationId, subject()->older);
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
    if (m_summaries.isWriting()) { // the question is asked about again
        m_summaries.cancel();
        return;
    }
    m_weighing.request_stop();
    m_waiting.reset();
    m_isOffering = false;
    if (m_problem)
        m_problem.reset();
    emit choiceChanged();
}

} // namespace conclave
