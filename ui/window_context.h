// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings/app_settings.h"
#include "ui/accessibility/answer_reader.h"
#include "ui/chat/chat_view_model.h"
#include "ui/commands/command_registry.h"
#include "ui/commands/palette_model.h"
#include "ui/components/notices.h"
#include "ui/council/councils.h"
#include "ui/encryption/encrypted_history.h"
#include "ui/encryption/encryption_model.h"
#include "ui/encryption/unlock_model.h"
#include "ui/experts/expert_trace.h"
#include "ui/history/conversation_list_model.h"
#include "ui/history/history_acts.h"
#include "ui/history/search_model.h"
#include "ui/history/trash_model.h"
#include "ui/history/undo_stack.h"
#include "ui/language/language_switch.h"
#include "ui/models/model_picker_model.h"
#include "ui/presets/presets.h"
#include "ui/prompts/prompts.h"
#include "ui/quick/quick_ask.h"
#include "ui/settings/settings_acts.h"
#include "ui/theme/resting_cursor.h"
#include "ui/theme/system_appearance.h"
#include "ui/transfer/transfer.h"

#include <QObject>
#include <QPointer>
#include <QQmlApplicationEngine>
#include <QQmlEngine>
#include <QWindow>

#include <memory>
#include <optional>

namespace conclave {

/// The window: its view-models, and the QML that shows them. Everything that main has to know of ui/:
///
///     QGuiApplication app(argc, argv);                       // names, version and log are main's
///     conclave::ChatStore store(conclave::ChatStore::defaultPath());
///     conclave::ModelCatalog catalog;
///     conclave::AppSettings settings;
///     conclave::ChatService service(store, std::make_unique<conclave::EngineGenerator>());
///     conclave::EncryptedChatStore encrypted(store);
///     const auto keyring = conclave::desktopKeyring();
///     conclave::WindowContext window(service, store, catalog, settings, encrypted, *keyring);
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
    Q_PROPERTY(conclave::HistoryActs* acts READ acts CONSTANT)
    Q_PROPERTY(conclave::SearchModel* search READ search CONSTANT)
    Q_PROPERTY(conclave::TrashModel* trash READ trash CONSTANT)
    Q_PROPERTY(conclave::UndoStack* undo READ undo CONSTANT)
    Q_PROPERTY(conclave::ModelPickerModel* models READ models CONSTANT)
    Q_PROPERTY(conclave::Councils* councils READ councils CONSTANT)
    Q_PROPERTY(conclave::AppSettings* settings READ settings CONSTANT)
    Q_PROPERTY(conclave::SettingsActs* settingsActs READ settingsActs CONSTANT)
    Q_PROPERTY(conclave::Presets* presets READ presets CONSTANT)
    Q_PROPERTY(conclave::Prompts* prompts READ prompts CONSTANT)
    Q_PROPERTY(conclave::Notices* notices READ notices CONSTANT)
    Q_PROPERTY(conclave::UnlockModel* unlocking READ unlocking CONSTANT)
    Q_PROPERTY(conclave::EncryptionModel* encryption READ encryption CONSTANT)
    Q_PROPERTY(conclave::ExpertTrace* experts READ experts CONSTANT)
    Q_PROPERTY(conclave::LanguageSwitch* language READ language CONSTANT)
    Q_PROPERTY(conclave::AnswerReader* reader READ reader CONSTANT)
    Q_PROPERTY(conclave::Transfer* transfer READ transfer CONSTANT)
    Q_PROPERTY(conclave::CommandRegistry* commands READ commands CONSTANT)
    Q_PROPERTY(conclave::PaletteModel* commandPalette READ commandPalette CONSTANT)
    Q_PROPERTY(bool isSystemDark READ isSystemDark NOTIFY systemAppearanceChanged)
    Q_PROPERTY(bool isSystemMotionReduced READ isSystemMotionReduced NOTIFY systemAppearanceChanged)
    Q_PROPERTY(QString historyProblem READ historyProblem NOTIFY historyProblemChanged)
    Q_PROPERTY(double newInFolder READ newInFolder NOTIFY newInFolderChanged)
    Q_PROPERTY(QString historyPath READ historyPath CONSTANT)
    Q_PROPERTY(QString version READ version CONSTANT)
    Q_PROPERTY(QString uiFont READ uiFont CONSTANT)
    Q_PROPERTY(QString serifFont READ serifFont CONSTANT)
    Q_PROPERTY(QString monoFont READ monoFont CONSTANT)

  public:
    /// @p encrypted is @p store's; tests give another.
    WindowContext(ChatService& service, ChatStore& store, ModelCatalog& catalog, AppSettings& settings,
                  EncryptedHistory& encrypted, Keyring& keyring, QObject* parent = nullptr);

    enum class Start { Window, QuickAsk };
    /// Shows the window (or the quick question alone) and begins to load @p modelPath, or the last used model
    /// when it is empty. Returns false when the QML could not be loaded; the log says why.
    bool load(QQmlApplicationEngine& engine, const QString& modelPath = {}, Start start = Start::Window);
    /// Brings the window to the front. @p activationToken: a Wayland desktop's permission to do so.
    void raise(const QString& activationToken = {});
    /// Shows the small window; the large one while the history is locked, which it asks to be opened.
    Q_INVOKABLE void showQuickAsk(const QString& activationToken = {});
    /// Where the history lies, to be searched and for the settings page; the default is
    /// ChatStore::defaultPath().
    void setHistoryPath(const QString& path);

    ChatViewModel* chat() { return &m_chat; }
    ConversationListModel* conversations() { return &m_conversations; }
    HistoryActs* acts() { return &m_acts; }
    SearchModel* search() { return &m_search; }
    TrashModel* trash() { return &m_trash; }
    UndoStack* undo() { return &m_undo; }
    ModelPickerModel* models() { return &m_models; }
    Councils* councils() { return &m_councils; }
    AppSettings* settings() { return &m_settings; }
    SettingsActs* settingsActs() { return &m_settingsActs; }
    Presets* presets() { return &m_presets; }
    Prompts* prompts() { return &m_prompts; }
    Notices* notices() { return &m_notices; }
    UnlockModel* unlocking() { return &m_unlocking; }
    EncryptionModel* encryption() { return &m_encryption; }
    ExpertTrace* experts() { return &m_experts; }
    LanguageSwitch* language() { return &m_language; }
    AnswerReader* reader() { return &m_reader; }
    Transfer* transfer() { return &m_transfer; }
    CommandRegistry* commands() { return &m_commands; }
    PaletteModel* commandPalette() { return &m_commandPalette; }
    QuickAsk* quickAsk() { return m_quickAsk.get(); } ///< null until it has been shown
    bool isSystemMotionReduced() const { return m_systemAppearance.isMotionReduced(); }
    bool isSystemDark() const { return m_systemAppearance.isDark(); }
    /// What keeps the history from the disk and what to do, for as long as it does; empty as a rule.
    QString historyProblem() const { return m_store.status().sentence; }
    /// The folder that the conversation that has not begun goes to; 0: none.
    double newInFolder() const { return static_cast<double>(m_newInFolder); }
    QString historyPath() const { return m_historyPath; }
    QString version() const;
    QString uiFont() const;
    QString serifFont() const;
    QString monoFont() const;

    /// Shows a conversation that has not begun; once it has, it is in @p folderId (0: in none).
    Q_INVOKABLE void newConversation(double folderId = 0);
    /// Tells screen readers of @p item, which has just come into sight.
    Q_INVOKABLE void announce(QObject* item) const;
    Q_INVOKABLE void openHistoryFolder() const;
    Q_INVOKABLE void saveWindowSize(int width, int height);
    Q_INVOKABLE QSize savedWindowSize() const;

  signals:
    void systemAppearanceChanged();
    void historyProblemChanged();
    void newInFolderChanged();

  private:
    void setNewInFolder(qint64 folderId);
    SearchSource searchSource();
    HistorySearch& historySearch();
    void onEncryptionChanged();
    bool loadQuickAsk();

    LanguageSwitch m_language; ///< before what has texts
    ChatService& m_service;
    ChatStore& m_store;
    EncryptedHistory& m_encrypted;
    Notices m_notices;
    UnlockModel m_unlocking;
    EncryptionModel m_encryption;
    SystemAppearance m_systemAppearance;
    RestingCursor m_restingCursor;
    AppSettings& m_settings;
    UndoStack m_undo;
    ChatViewModel m_chat;
    AnswerReader m_reader;
    HistoryActs m_acts;
    ConversationListModel m_conversations;
    TrashModel m_trash;
    QString m_historyPath;
    std::unique_ptr<HistorySearch> m_historySearch; ///< made with the first search
    SearchModel m_search;
    SettingsActs m_settingsActs;
    Presets m_presets;
    Prompts m_prompts;
    ModelPickerModel m_models;
    Councils m_councils;
    ExpertTrace m_experts;
    Transfer m_transfer;
    CommandRegistry m_commands;
    PaletteModel m_commandPalette;
    std::unique_ptr<QuickAsk> m_quickAsk;
    QQmlApplicationEngine* m_engine = nullptr; ///< main's; goes before this
    QPointer<QWindow> m_window;
    QPointer<QWindow> m_quickWindow;
    std::optional<qint64> m_removedWhileShown; ///< comes back into sight when its deletion is undone
    QByteArray m_openedWith; ///< which key the search and the list of backups have worked with
    qint64 m_newInFolder = 0;
};

} // namespace conclave
