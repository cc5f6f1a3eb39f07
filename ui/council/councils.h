// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/council/council_choice.h"
#include "ui/council/council_page.h"
#include "ui/council/tally_model.h"

#include <QObject>
#include <QQmlEngine>

namespace conclave {

/// The same question to several models: who is asked, the page that compares, and the tally of the votes.
/// Lives on the GUI thread; everything it is given outlives it.
class Councils : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by WindowContext")
    Q_PROPERTY(conclave::CouncilChoice* choice READ choice CONSTANT)
    Q_PROPERTY(conclave::CouncilPage* page READ page CONSTANT)
    Q_PROPERTY(conclave::TallyModel* tally READ tally CONSTANT)
    Q_PROPERTY(bool isPageShown READ isPageShown NOTIFY pageChanged) ///< in the place of the conversation

  public:
    Councils(ChatService& service, ChatStore& store, ModelCatalog& catalog, AppSettings& settings,
             ChatViewModel& chat, Notices& notices, QObject* parent = nullptr);

    const Council& council() const { return m_council; }
    CouncilChoice* choice() { return &m_choice; }
    CouncilPage* page() { return &m_page; }
    TallyModel* tally() { return &m_tally; }
    bool isPageShown() const { return m_page.isOpen() || m_tally.isOpen(); }

    Q_INVOKABLE void closePages();
    /// Another answer beside @p messageId by the model in row @p row of choice, which stays chosen; a toast
    /// says so and offers the way back.
    Q_INVOKABLE void answerAgain(double messageId, int row);
    /// A question behind the tally, in its conversation and with its answers side by side.
    Q_INVOKABLE void openQuestion(double conversationId, double questionId);

  signals:
    void pageChanged();

  private:
    bool ask(qint64 conversationId, qint64 parentId, const QString& question,
             const QVector<Attachment>& files, const AnswerOptions& options);

    ChatService& m_service;
    ChatViewModel& m_chat;
    Notices& m_notices;
    Council m_council;
    CouncilChoice m_choice;
    CouncilPage m_page;
    TallyModel m_tally;
    QString m_wantedPath;   ///< of answerAgain(), until it is loaded
    QString m_previousPath; ///< what was chosen before
};

} // namespace conclave
