// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program/application.h"

#include <QQuickWindow>

#include <utility>

namespace conclave {

Application::Application(const Options& options, std::unique_ptr<TextGenerator> generator)
    : m_options(options), m_settings(std::make_unique<AppSettings>()),
      m_store(std::make_unique<ChatStore>(options.databasePath.isEmpty() ? ChatStore::defaultPath()
                                                                         : options.databasePath)),
      m_models(std::make_unique<ModelCatalog>()),
      m_chat(std::make_unique<ChatService>(*m_store, std::move(generator))),
      m_context(std::make_unique<WindowContext>(*m_chat, *m_store, *m_models, *m_settings)),
      m_engine(std::make_unique<QQmlApplicationEngine>()) {
    QObject::connect(m_chat.get(), &ChatService::modelLoaded, m_models.get(),
                     [this](const LoadedModel& model) { m_models->setLastUsed(model.path); });
    QObject::connect(m_chat.get(), &ChatService::modelLoadFailed, m_models.get(),
                     [this](const QString& path, const GeneratorError& error) {
                         m_models->setProblem(path, error.title);
                     });
}

Application::~Application() = default;

bool Application::show() {
    if (!m_context->load(*m_engine))
        return false;
    const QString path = m_options.modelPath.isEmpty() ? m_models->lastUsed() : m_models->add(m_options.modelPath);
    if (!path.isEmpty())
        m_chat->loadModel(path);
    return true;
}

QQuickWindow* Application::window() const {
    const QList<QObject*> roots = m_engine->rootObjects();
    return roots.isEmpty() ? nullptr : qobject_cast<QQuickWindow*>(roots.constFirst());
}

} // namespace conclave
