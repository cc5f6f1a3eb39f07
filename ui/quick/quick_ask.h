// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chat/chat_view_model.h"
#include "ui/components/notices.h"
#include "ui/history/undo_stack.h"
#include "ui/presets/presets.h"

#include <QObject>
#include <QQmlEngine>

namespace conclave {

class ModelPickerModel;

/// The small window's conversation: asked by the same service, with the same model and settings, kept in the
/// same history unless it is private. It begins anew each time the window is shown, but for an answer that is
/// still being written and for what would be lost: a private one. Lives on the GUI thread; everything it is
/// given outlives it.
class QuickAsk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by WindowContext")
    Q_PROPERTY(conclave::ChatViewModel* chat READ chat CONSTANT)
    Q_PROPERTY(conclave::Notices* notices READ notices CONSTANT)
    Q_PROPERTY(conclave::ModelPickerModel* models READ models CONSTANT)
    Q_PROPERTY(conclave::Presets* presets READ presets CONSTANT)
    Q_PROPERTY(bool canChoosePrivate READ canChoosePrivate NOTIFY changed) ///< nothing has been asked yet

  public:
    QuickAsk(ChatService& service, ChatStore& store, AppSettings& settings, ModelPickerModel& models,
             QObject* parent = nullptr);

    ChatViewModel* chat() { return &m_chat; }
    Notices* notices() { return &m_notices; }
    ModelPickerModel* models() { return &m_models; }
    Presets* presets() { return &m_presets; }
    bool canChoosePrivate() const { return m_chat.isEmpty() && !m_chat.isAnsweringHere(); }

    /// The window is shown (again).
    void begin();
    /// The next question is kept nowhere, or is kept; what is typed stays.
    Q_INVOKABLE void setPrivate(bool isPrivate);
    /// Goes on in the main window: windowWanted() follows. What is typed and not sent is asked first.
    Q_INVOKABLE void openInWindow();
    /// The main window shows the conversation: this one begins anew and forgets nothing.
    void letGo() { m_chat.letGo(); }

  signals:
    void changed();
    void windowWanted(qint64 conversationId); ///< 0: no particular one

  private:
    Notices m_notices;
    UndoStack m_undo{m_notices};
    ModelPickerModel& m_models;
    ChatViewModel m_chat;
    Presets m_presets;             ///< of this conversation
    bool m_isWindowWanted = false; ///< as soon as the question has a conversation
};

} // namespace conclave
