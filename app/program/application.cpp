// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program/application.h"

#include <QQuickWindow>

#include <utility>

namespace conclave {

QString Application::databasePath(const Options& options) {
    return options.databasePath.isEmpty() ? ChatStore::defaultPath() : options.databasePath;
}

Application::Application(const Options& options, std::unique_ptr<TextGenerator> generator)
    : m_options(options), m_settings(std::make_unique<AppSettings>()),
      m_store(std::make_unique<ChatStore>(databasePath(options))), m_models(std::make_unique<ModelCatalog>()),
      m_chat(std::make_unique<ChatService>(*m_store, std::move(generator))),
      m_encrypted(std::make_unique<EncryptedChatStore>(*m_store)), m_keyring(desktopKeyring()),
      m_context(std::make_unique<WindowContext>(*m_chat, *m_store, *m_models, *m_settings, *m_encrypted,
                                                *m_keyring)),
      m_engine(std::make_unique<QQmlApplicationEngine>()) {
    m_context->setHistoryPath(databasePath(options));
}

Application::~Application() = default;

bool Application::show() {
    return m_context->load(*m_engine, m_options.modelPath,
                           m_options.isQuick ? WindowContext::Start::QuickAsk : WindowContext::Start::Window);
}

void Application::takeOver(const SingleInstance::Request& request) {
    if (!request.modelPath.isEmpty())
        m_chat->loadModel(m_models->add(request.modelPath));
    if (request.isQuick)
        m_context->showQuickAsk(request.activationToken);
    else
        m_context->raise(request.activationToken);
}

QQuickWindow* Application::window() const {
    const QList<QObject*> roots = m_engine->rootObjects();
    return roots.isEmpty() ? nullptr : qobject_cast<QQuickWindow*>(roots.constFirst());
}

} // namespace conclave
