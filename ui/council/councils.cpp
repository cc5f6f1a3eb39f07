// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/council/councils.h"

namespace conclave {

Councils::Councils(ChatService& service, ChatStore& store, ModelCatalog& catalog, AppSettings& settings,
                   ChatViewModel& chat, Notices& notices, QObject* parent)
    : QObject(parent), m_service(service), m_chat(chat), m_notices(notices), m_council(service, store),
      m_choice(service, catalog, settings), m_page(m_council, service, store, chat, notices),
      m_tally(store, notices) {
    chat.setAsker([this](qint64 conversationId, qint64 parentId, const QString& question,
                         const QVector<Attachment>& files, const AnswerOptions& options) {
        return ask(conversationId, parentId, question, files, options);
    });
    connect(&m_page, &CouncilPage::openChanged, this, &Councils::pageChanged);
    connect(&m_tally, &TallyModel::openChanged, this, &Councils::pageChanged);
    connect(&m_council, &Council::failed, this,
            [this](const StoreError& error) { m_notices.showError(error.title, error.detail); });
    connect(&m_council, &Council::rowChanged, this, [this](qint64 conversationId, qint64 questionId) {
        // The council sits: people see it at work, unless they are elsewhere.
        if (m_council.isRunning() && m_council.stage() == Council::Stage::Saving &&
            conversationId == m_chat.conversationId() && !m_tally.isOpen())
            m_page.open(static_cast<double>(questionId));
    });
    connect(&service, &ChatService::modelLoaded, this, [this](const LoadedModel& model) {
        if (m_wantedPath.isEmpty() || model.path != std::exchange(m_wantedPath, {}))
            return;
        const QString previous = std::exchange(m_previousPath, {});
        if (previous.isEmpty() || previous == model.path)
            return;
        m_notices.showToast(tr("%1 answers from now on.", "a model").arg(model.name),
                            tr("Go back to %1", "a model").arg(m_choice.nameOf(previous)),
                            [this, previous] { m_service.loadModel(previous); });
    });
    connect(&service, &ChatService::modelLoadFailed, this, [this] { m_wantedPath.clear(); });
}

bool Councils::ask(qint64 conversationId, qint64 parentId, const QString& question,
                   const QVector<Attachment>& files, const AnswerOptions& options) {
    if (!m_choice.isOn())
        return false;
    m_council.setReturning(m_choice.isReturning());
    return m_council.ask({.conversationId = conversationId,
                          .parentId = parentId,
                          .question = question,
                          .attachments = files,
                          .seats = m_choice.seats(),
                          .isBlind = m_choice.isBlind(),
                          .options = options});
}

void Councils::closePages() {
    m_page.close();
    m_tally.close();
}

void Councils::answerAgain(double messageId, int row) {
    const QString path = m_choice.pathAt(row);
    if (path.isEmpty() || !m_chat.canSend())
        return;
    m_wantedPath = path;
    m_previousPath = m_service.model().path;
    m_chat.regenerateWith(static_cast<qint64>(messageId), path);
}

void Councils::openQuestion(double conversationId, double questionId) {
    m_tally.close();
    m_chat.openAt(static_cast<qint64>(conversationId), static_cast<qint64>(questionId), {});
    if (m_chat.conversationId() == static_cast<qint64>(conversationId))
        m_page.open(questionId);
}

} // namespace conclave
