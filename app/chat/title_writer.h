// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/generation/text_generator.h"
#include "app/store/chat_store.h"

#include <QObject>
#include <QTimer>

#include <stop_token>

namespace conclave {

class GenerationThread;

/// The title in what a model wrote when it was asked for one: without quotes, Markdown, "Title:" and the full
/// stop at its end. Empty unless it is one line of 2 to 60 characters.
QString titleIn(const QString& written);

/// Asks the loaded model for a conversation's title, when nothing has happened for a while after an answer.
///
/// It is asked below the same turns, so that all but the request is in the cache already. A title that a
/// person or an import chose is never touched, nor a private conversation. Belongs to ChatService, which
/// cancels it whenever the model is needed. Lives on the GUI thread.
class TitleWriter : public QObject {
    Q_OBJECT
  public:
    TitleWriter(ChatStore& store, GenerationThread& generation, QObject* parent = nullptr);

    void setEnabled(bool isEnabled);
    void setIdleMs(int ms) { m_idle.setInterval(ms); } ///< for tests; a few seconds otherwise
    /// @p answer has just been finished.
    void answered(const MessageRow& answer);
    /// Gives up at once whatever is waited for or written. Nothing was changed.
    void cancel();

  signals:
    void titled(qint64 conversationId);

  private:
    void begin();
    void write(const QVector<MessageRow>& tree);
    void take(const QString& written);

    ChatStore& m_store;
    GenerationThread& m_generation;
    QTimer m_idle;
    MessageRow m_answer; ///< below which it is asked; id 0: nothing to do
    int m_attempt = 0;   ///< what comes back from an older one is ignored
    std::stop_source m_writing;
    bool m_isEnabled = true;
};

} // namespace conclave
