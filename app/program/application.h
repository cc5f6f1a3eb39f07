// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/chat/chat_service.h"
#include "app/models/model_catalog.h"
#include "app/program/single_instance.h"
#include "app/settings/app_settings.h"
#include "app/store/chat_store.h"
#include "ui/window_context.h"

#include <QQmlApplicationEngine>

#include <memory>

class QQuickWindow;

namespace conclave {

/// The whole program in the order in which it is built: settings, store, models, chat, window. Taken down in
/// reverse: the window goes first, the answer under way is saved, the store closes last.
/// Lives on the GUI thread, after the QGuiApplication.
class Application {
  public:
    struct Options {
        QString modelPath;    ///< opened instead of the last one used
        QString databasePath; ///< empty: ChatStore::defaultPath()
        bool isQuick = false; ///< the quick question alone is shown
    };

    /// @p generator is the engine in the shipped program and a script in screenshots.
    Application(const Options& options, std::unique_ptr<TextGenerator> generator);
    ~Application();

    /// Where the conversations are kept.
    static QString databasePath(const Options& options);

    /// Loads the window. False when the QML module is broken: the log says where.
    bool show();

    /// Brings the window (or the quick question) to the front and opens a model, as another program has asked
    /// for.
    void takeOver(const SingleInstance::Request& request);

    QQuickWindow* window() const; ///< null before show()
    ChatViewModel* chatViewModel() { return m_context->chat(); }
    WindowContext& windowContext() { return *m_context; }
    ChatService& chat() { return *m_chat; }
    ChatStore& store() { return *m_store; }
    ModelCatalog& models() { return *m_models; }

  private:
    Options m_options;
    std::unique_ptr<AppSettings> m_settings;
    std::unique_ptr<ChatStore> m_store;
    std::unique_ptr<ModelCatalog> m_models;
    std::unique_ptr<ChatService> m_chat;
    std::unique_ptr<EncryptedChatStore> m_encrypted;
    std::unique_ptr<Keyring> m_keyring;
    std::unique_ptr<WindowContext> m_context;
    std::unique_ptr<QQmlApplicationEngine> m_engine;
};

} // namespace conclave
