// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/chat/chat_service.h"
#include "app/settings/app_settings.h"
#include "ui/experts/answer_trace.h"
#include "ui/experts/expert_use.h"
#include "ui/experts/token_lines.h"
#include "ui/experts/traced_token.h"

#include <QObject>
#include <QQmlEngine>
#include <QTimer>

#include <memory>
#include <vector>

namespace conclave {

/// The panel that shows how answers come to be, and the traces that it has seen.
///
/// Only while it is open are answers asked for with their traces (ChatViewModel::answerOptions() reads the
/// same setting), and only then is anything collected. Kept are the traces of the last kMostAnswers answers,
/// fewer when they are larger than kMostBytes, whichever conversation is shown; in memory only. When an
/// answer begins with the panel closed, they all go. Those of a private conversation go with it.
///
/// Shown is the answer of the shown conversation that began last, until another one is chosen. Lives on the
/// GUI thread.
class ExpertTrace : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by WindowContext")
    Q_PROPERTY(bool isOpen READ isOpen WRITE setOpen NOTIFY openChanged)
    Q_PROPERTY(bool hasTokens READ hasTokens NOTIFY shownChanged)
    Q_PROPERTY(bool hasExperts READ hasExperts NOTIFY shownChanged)
    Q_PROPERTY(QString remark READ remark NOTIFY remarkChanged) ///< why something is not shown; may be empty
    Q_PROPERTY(bool isWholeAnswer READ isWholeAnswer WRITE setWholeAnswer NOTIFY modeChanged)
    Q_PROPERTY(QString subject READ subject NOTIFY subjectChanged) ///< what the map is a picture of
    Q_PROPERTY(QString evenness READ evenness NOTIFY useChanged)
    Q_PROPERTY(QString use READ use NOTIFY useChanged)
    Q_PROPERTY(QString listRemark READ listRemark NOTIFY subjectChanged) ///< when not all tokens are listed
    Q_PROPERTY(int answer READ answer NOTIFY shownChanged)   ///< the shown one of `answers`, from 1; 0: none
    Q_PROPERTY(int answers READ answers NOTIFY shownChanged) ///< of the shown conversation
    Q_PROPERTY(int firstLayer READ firstLayer NOTIFY shownChanged)
    Q_PROPERTY(int lastLayer READ lastLayer NOTIFY shownChanged)
    Q_PROPERTY(int lastExpert READ lastExpert NOTIFY shownChanged)
    Q_PROPERTY(conclave::TokenLines* lines READ lines CONSTANT)
    Q_PROPERTY(conclave::TracedToken* token READ token CONSTANT)

  public:
    static constexpr int kMostAnswers = 8;
    static constexpr qint64 kMostBytes = 64 * 1024 * 1024;

    ExpertTrace(ChatService& service, AppSettings& settings, QObject* parent = nullptr);

    bool isOpen() const;
    void setOpen(bool isOpen);
    bool hasTokens() const { return m_shown != nullptr; }
    bool hasExperts() const { return m_shown && m_shown->shape().hasExperts(); }
    QString remark() const;
    bool isWholeAnswer() const { return m_isWholeAnswer; }
    void setWholeAnswer(bool isWhole);
    QString subject() const;
    QString evenness() const { return evennessInWords(m_use); }
    QString use() const { return useInWords(m_use); }
    QString listRemark() const;
    int answer() const;
    int answers() const;
    int firstLayer() const { return hasExperts() ? m_shown->shape().layers.constFirst() : 0; }
    int lastLayer() const { return hasExperts() ? m_shown->shape().layers.constLast() : 0; }
    int lastExpert() const { return hasExperts() ? m_shown->shape().experts - 1 : 0; }
    TokenLines* lines() { return &m_lines; }
    TracedToken* token() { return &m_token; }

    /// Which conversation the window shows.
    void setConversation(qint64 conversationId);
    /// Where a council is answering without names, and so without traces; 0: nowhere.
    void setBlindConversation(qint64 conversationId);
    /// The answer @p steps further in the shown conversation.
    Q_INVOKABLE void showAnswer(int steps);

    const AnswerTrace* shown() const { return m_shown.get(); }
    /// Whose experts are to be seen: a token looked at, or the last one; -1: those of the whole answer.
    int mappedToken() const;
    int keptAnswers() const { return static_cast<int>(m_traces.size()); }
    qint64 keptBytes() const;

  signals:
    void openChanged();
    void shownChanged(); ///< another answer, or none
    void grown();        ///< the shown answer has more tokens
    void mapChanged();   ///< mappedToken() is another one
    void modeChanged();
    void subjectChanged();
    void useChanged();
    void remarkChanged();

  private:
    void onOpenChanged();
    void onAdded(const MessageRow& message);
    void onDelta(qint64 messageId, const AnswerDelta& delta);
    void onFinished(const MessageRow& message);
    void forget(qint64 conversationId);
    void trim();
    void show(std::shared_ptr<AnswerTrace> trace);
    void showNewest();
    std::vector<std::shared_ptr<AnswerTrace>> tracesHere() const;
    void readUse();

    ChatService& m_service;
    AppSettings& m_settings;
    std::vector<std::shared_ptr<AnswerTrace>> m_traces; ///< the oldest first
    std::shared_ptr<AnswerTrace> m_shown;               ///< one of them, or null
    qint64 m_conversationId = 0;
    qint64 m_blindConversationId = 0;
    qint64 m_leftMessageId = 0; ///< the panel was closed while this answer was written
    bool m_isWholeAnswer = true;
    TokenLines m_lines;
    TracedToken m_token;
    ExpertUse m_use;
    QTimer m_useTimer; ///< runs only after the shown answer has grown
};

} // namespace conclave
