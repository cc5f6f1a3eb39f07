// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chat/council.h"

#include "app/futures/when_done.h"

#include <algorithm>
#include <iterator>

namespace conclave {

Council::Council(ChatService& service, ChatStore& store, QObject* parent)
    : QObject(parent), m_service(service), m_store(store) {
    connect(&service, &ChatService::questionSaved, this, &Council::onQuestionSaved);
    connect(&service, &ChatService::councilLoadProgress, this, [this](double fraction) {
        if (!m_run)
            return;
        m_run->loaded = fraction;
        emit progressed();
    });
    connect(&service, &ChatService::councilModelReady, this, &Council::onModelReady);
    connect(&service, &ChatService::councilModelFailed, this, &Council::onModelFailed);
    connect(&service, &ChatService::messageAdded, this, &Council::onMessageAdded);
    connect(&service, &ChatService::answerFinished, this, &Council::onAnswerFinished);
    connect(&service, &ChatService::answerNotBegun, this, &Council::end);
    connect(&service, &ChatService::stopAsked, this, [this] {
        if (m_run)
            m_run->isStopAsked = true;
    });
}

QVector<CouncilSeat> Council::missing(const CouncilRow& council) {
    QVector<CouncilSeat> seats;
    std::copy_if(council.seats.cbegin(), council.seats.cend(), std::back_inserter(seats),
                 [](const CouncilSeat& seat) { return seat.answerId == 0 || seat.isAnswerRemoved; });
    return seats;
}

int Council::position() const {
    return m_run && m_run->stage != Stage::Saving && m_run->next > 0 ? m_run->seats[m_run->next - 1].position
                                                                     : -1;
}

bool Council::ask(const Request& request) {
    const bool isEmpty = request.question.trimmed().isEmpty() && request.attachments.isEmpty();
    if (request.seats.size() < 2 || isEmpty || !m_service.beginCouncil())
        return false;
    m_run = Run{.conversationId = request.conversationId,
                .seats = request.seats,
                .isBlind = request.isBlind,
                .options = request.options};
    for (qsizetype i = 0; i < m_run->seats.size(); ++i)
        m_run->seats[i].position = static_cast<int>(i);
    m_service.saveQuestion(request.conversationId, request.parentId, request.question, request.attachments);
    return true;
}

bool Council::askMissing(qint64 conversationId, const CouncilRow& council, const AnswerOptions& options) {
    const QVector<CouncilSeat> seats = missing(council);
    if (seats.isEmpty() || !m_service.beginCouncil())
        return false;
    m_run = Run{.conversationId = conversationId,
                .questionId = council.questionId,
                .seats = seats,
                .isBlind = council.isBlind,
                .options = options};
    askNext();
    return true;
}

void Council::onQuestionSaved(const MessageRow& question) {
    if (!m_run)
        return;
    m_run->conversationId = question.conversationId;
    m_run->questionId = question.id;
    whenDone(m_store.createCouncil(question.id, m_run->seats, m_run->isBlind), this,
             [this, questionId = question.id](const StoreDone& done) {
                 if (!m_run || m_run->questionId != questionId)
                     return;
                 if (const StoreError* error = errorOf(done)) {
                     emit failed(*error);
                     end();
                     return;
                 }
                 emit rowChanged(m_run->conversationId, questionId);
                 askNext();
             });
}

void Council::askNext() {
    if (m_run->isStopAsked || m_run->next == m_run->seats.size()) {
        end();
        return;
    }
    const CouncilSeat& seat = m_run->seats[m_run->next++];
    m_problems.remove({m_run->questionId, seat.position});
    m_run->loaded = 0;
    setStage(Stage::Loading);
    m_service.loadForCouncil(seat.modelPath);
}

void Council::onModelReady() {
    if (!m_run)
        return;
    if (m_run->isStopAsked) {
        end();
        return;
    }
    setStage(Stage::Answering);
    AnswerOptions options = m_run->options;
    options.isTraced = options.isTraced && !m_run->isBlind; // how many experts there are tells models apart
    m_service.answerInCouncil(m_run->conversationId, m_run->questionId, options);
}

void Council::onModelFailed(const GeneratorError& error) {
    if (!m_run)
        return;
    if (!m_run->isStopAsked)
        m_problems.insert({m_run->questionId, position()}, error.title);
    askNext();
}

void Council::onMessageAdded(const MessageRow& message) {
    if (!m_run || m_run->stage != Stage::Answering || message.parentId != m_run->questionId ||
        message.role != Role::Assistant)
        return;
    whenDone(m_store.seatAnswer(m_run->questionId, position(), message.id), this,
             [this, conversationId = m_run->conversationId,
              questionId = m_run->questionId](const StoreDone& done) {
                 if (const StoreError* error = errorOf(done))
                     emit failed(*error);
                 emit rowChanged(conversationId, questionId);
             });
}

void Council::onAnswerFinished(const MessageRow& message) {
    if (m_run && m_run->stage == Stage::Answering && message.parentId == m_run->questionId)
        askNext();
}

void Council::setStage(Stage stage) {
    m_run->stage = stage;
    emit progressed();
}

void Council::end() {
    if (!m_run)
        return;
    const Run run = *std::exchange(m_run, std::nullopt);
    m_service.endCouncil(m_isReturning);
    emit progressed();
    emit ended(run.conversationId, run.questionId);
}

} // namespace conclave
