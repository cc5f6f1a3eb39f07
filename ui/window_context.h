// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings/app_settings.h"
#include "ui/chat/chat_view_model.h"
#include "ui/components/notices.h"
#include "ui/history/conversation_list_model.h"
#include "ui/models/model_picker_model.h"
#include "ui/theme/system_appearance.h"

#include <QObject>
#include <QQmlApplicationEngine>
#include <QQmlEngine>

#include <optional>

namespace conclave {

/// The window: its view-models, and the QML that shows them. Everything that main has to know of ui/:
///
///     QGuiApplication app(argc, argv);                       // names, version and log are main's
///     conclave::ChatStore store(conclave::ChatStore::defaultPath());
///     conclave::ModelCatalog catalog;
///     conclave::AppSettings settings;
///     conclave::ChatService service(store, std::make_unique<conclave::EngineGenerator>());
///     conclave::WindowContext window(service, store, catalog, settings);
///     QQmlApplicationEngine engine;                          // last: it goes first
///     if (!window.load(engine))
///         return 1;
///     return app.exec();
///
/// Link conclave_window: the library, its QML plugin and its resources. Lives on the GUI thread; everything
/// it is given outlives it.
class WindowContext : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by main, given to Main.qml")
    Q_PROPERTY(conclave::ChatViewModel* chat READ chat CONSTANT)
    Q_PROPERTY(conclave::ConversationListModel* conversations READ conversations CONSTANT)
    Q_PROPERTY(conclave::ModelPickerModel* models READ models CONSTANT)
    Q_PROPERTY(conclave::AppSettings* settings READ settings CONSTANT)
    Q_PROPERTY(conclave::Notices* notices READ notices CONSTANT)
    Q_PROPERTY(bool isSystemDark READ isSystemDark NOTIFY systemAppearanceChanged)
    Q_PROPERTY(QString historyPath READ historyPath CONSTANT)
    Q_PROPERTY(QString version READ version CONSTANT)
    Q_PROPERTY(QString uiFont READ uiFont CONSTANT)
    Q_PROPERTY(QString serifFont READ serifFont CONSTANT)
    Q_PROPERTY(QString monoFont READ monoFont CONSTANT)

  public:
    WindowContext(ChatService& service, ChatStore& store, ModelCatalog& catalog, AppSettings& settings,
                  QObject* parent = nullptr);

    /// Shows the window and begins to load @p modelPath, or the last used model when it is empty.
    /// Returns false when the QML could not be loaded; the log says why.
    bool load(QQmlApplicationEngine& engine, const QString& modelPath = {});
    /// Where the history lies, for the settings page; the default is ChatStore::defaultPath().
    void setHistoryPath(const QString& path) { m_historyPath = path; }

    ChatViewModel* chat() { return &m_chat; }
    ConversationListModel* conversations() { return &m_conversations; }
    ModelPickerModel* models() { return &m_models; }
    AppSettings* settings() { return &m_settings; }
    Notices* notices() { return &m_notices; }
    bool isSystemDark() const { return m_systemAppearance.isDark(); }
    QString historyPath() const { return m_historyPath; }
    QString version() const;
    QString uiFont() const;
    QString serifFont() const;
    QString monoFont() const;

    Q_INVOKABLE void openHistoryFolder() const;
    Q_INVOKABLE void saveWindowSize(int width, int height);
    Q_INVOKABLE QSize savedWindowSize() const;

  signals:
    void systemAppearanceChanged();

  private:
    Notices m_notices;
    SystemAppearance m_systemAppearance;
    AppSettings& m_settings;
    ChatViewModel m_chat;
    ConversationListModel m_conversations;
    ModelPickerModel m_models;
    QString m_historyPath;
    std::optional<qint64> m_removedWhileShown; ///< comes back into sight when its deletion is undone
};

} // namespace conclave
