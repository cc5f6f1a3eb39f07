// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window_context.h"

#include "app/futures/when_done.h"
#include "ui/theme/icon_provider.h"

#include <QAccessible>
#include <QCoreApplication>
#include <QDesktopServices>
#include <QFileInfo>
#include <QFont>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QIcon>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QQmlNetworkAccessManagerFactory>
#include <QUrl>
#include <QWindow>

#include <utility>

namespace conclave {

namespace {

/// A network that is not there. The window needs none: everything is in its resources, and what models write
/// must not be able to make it fetch anything. Refusing here is the second wall behind parseMarkdown().
class NoNetwork : public QNetworkAccessManager {
  public:
    using QNetworkAccessManager::QNetworkAccessManager;

  protected:
    QNetworkReply* createRequest(Operation operation, const QNetworkRequest& request,
                                 QIODevice* data) override {
        qWarning("Refused to fetch a %s address for the window.", qPrintable(request.url().scheme()));
        QNetworkRequest nowhere(request);
        nowhere.setUrl(QUrl(QStringLiteral("data:,")));
        return QNetworkAccessManager::createRequest(operation, nowhere, data);
    }
};

class NoNetworkFactory : public QQmlNetworkAccessManagerFactory {
  public:
    QNetworkAccessManager* create(QObject* parent) override { return new NoNetwork(parent); }
};

NoNetworkFactory noNetworkFactory; // the engine does not own it, and must not outlive it

/// The first of @p wanted that is installed, else the system's own.
QString firstInstalled(const QStringList& wanted, QFontDatabase::SystemFont fallback) {
    const QStringList installed = QFontDatabase::families();
    for (const QString& family : wanted)
        if (installed.contains(family))
            return family;
    return QFontDatabase::systemFont(fallback).family();
}

} // namespace

WindowContext::WindowContext(ChatService& service, ChatStore& store, ModelCatalog& catalog,
                             AppSettings& settings, EncryptedHistory& encrypted, Keyring& keyring,
                             QObject* parent)
    : QObject(parent), m_language(settings), m_service(service), m_store(store), m_encrypted(encrypted),
      m_unlocking(encrypted, keyring, m_notices), m_encryption(encrypted, keyring, m_notices),
      m_settings(settings), m_undo(m_notices), m_chat(service, store, settings, m_undo, m_notices),
      m_reader(service, [this] { return m_chat.conversationId(); }),
      m_acts(service, store, m_undo, m_notices), m_conversations(service, store, settings, m_acts, m_notices),
      m_trash(store, m_undo, m_notices), m_historyPath(ChatStore::defaultPath()), m_search(searchSource()),
      m_settingsActs(settings, m_undo), m_presets(service, store, *m_chat.answering(), m_undo, m_notices),
      m_prompts(store, m_undo, m_notices), m_models(service, catalog, m_notices),
      m_councils(service, store, catalog, settings, m_chat, m_notices), m_experts(service, settings),
      m_transfer(service, store, settings, m_undo, m_notices),
      m_commandPalette(store, m_commands, m_models, m_conversations, searchSource(),
                       [this] { return m_chat.conversationId(); }) {
    connect(&m_systemAppearance, &SystemAppearance::changed, this, &WindowContext::systemAppearanceChanged);
    connect(&store, &ChatStore::statusChanged, this, &WindowContext::historyProblemChanged);
    connect(&m_trash, &TrashModel::restored, &m_conversations, &ConversationListModel::load);
    connect(&m_acts, &HistoryActs::renamed, &m_chat, [this](qint64 id) {
        if (id == m_chat.conversationId())
            m_chat.reloadTitle();
    });
    connect(&m_chat, &ChatViewModel::conversationIdChanged, &m_experts,
            [this] { m_experts.setConversation(m_chat.conversationId()); });
    const auto noteBlind = [this] {
        const Council& council = m_councils.council();
        m_experts.setBlindConversation(council.isBlind() ? council.conversationId() : 0);
    };
    connect(&m_councils.council(), &Council::progressed, &m_experts, noteBlind);
    connect(&m_councils.council(), &Council::ended, &m_experts, noteBlind);
    connect(&m_acts, &HistoryActs::removed, this, [this](const QVector<qint64>& ids) {
        m_removedWhileShown.reset();
        if (!ids.contains(m_chat.conversationId()))
            return;
        m_removedWhileShown = m_chat.conversationId();
        newConversation();
    });
    connect(&m_acts, &HistoryActs::restored, this, [this](const QVector<qint64>& ids) {
        if (m_removedWhileShown && ids.contains(*m_removedWhileShown))
            m_chat.open(*m_removedWhileShown);
    });
    connect(&m_acts, &HistoryActs::duplicated, &m_chat, &ChatViewModel::open);
    connect(&service, &ChatService::conversationCreated, this, [this](qint64 id) {
        if (m_newInFolder == 0 || m_chat.conversationId() != id) // the quick question's, for example
            return;
        whenDone(m_store.moveToFolder({id}, m_newInFolder), this, [this, id](const StoreDone& result) {
            if (const StoreError* error = errorOf(result))
                m_notices.showError(error->title, error->detail);
            emit m_acts.conversationsChanged({id});
            emit m_acts.foldersChanged();
        });
        setNewInFolder(0);
    });
    for (const auto act : {&HistoryActs::foldersChanged, &HistoryActs::reloadNeeded})
        connect(&m_acts, act, m_transfer.folderSync(), &FolderSyncViewModel::noteChange);
    connect(&m_acts, &HistoryActs::conversationsChanged, m_transfer.folderSync(),
            &FolderSyncViewModel::noteChange);
    connect(&m_trash, &TrashModel::restored, m_transfer.folderSync(), &FolderSyncViewModel::noteChange);
    m_transfer.backups()->setHistoryPath(m_historyPath);
    connect(&m_transfer, &Transfer::historyReplaced, this, [this] { newConversation(); });
    connect(&m_transfer, &Transfer::historyChanged, this, [this] {
        const qint64 shown = m_chat.conversationId();
        if (shown <= 0)
            return;
        whenDone(m_store.conversation(shown), this, [this, shown](const StoreResult<ConversationRow>& row) {
            if (errorOf(row) != nullptr && m_chat.conversationId() == shown)
                newConversation(); // it went with an import that was undone
        });
    });
    whenDone(store.opened(), this, [this](const StoreDone& result) {
        const StoreError* error = errorOf(result);
        if (m_encrypted.isLocked())
            return; // the unlock page says so, and listChanged follows
        if (error != nullptr) {
            m_notices.showError(error->title, error->detail);
            return;
        }
        m_conversations.load();
        m_transfer.folderSync()->start();
    });
    connect(&m_unlocking, &UnlockModel::unlocked, m_transfer.folderSync(), &FolderSyncViewModel::start);
    m_openedWith = encrypted.isLocked() ? QByteArrayLiteral("locked") : encrypted.salt();
    connect(&encrypted, &EncryptedHistory::changed, this, &WindowContext::onEncryptionChanged);
}

/// Whoever reads the history's files beside the store begins anew when they open with another key.
void WindowContext::onEncryptionChanged() {
    const QByteArray openedWith = m_encrypted.isLocked() ? QByteArrayLiteral("locked") : m_encrypted.salt();
    if (std::exchange(m_openedWith, openedWith) == openedWith || m_encrypted.isLocked())
        return;
    m_historySearch.reset();
    m_search.searchAgain();
    m_transfer.backups()->load();
}

SearchSource WindowContext::searchSource() {
    return {[this](const SearchQuery& query) { return historySearch().search(query); },
            [this] { return historySearch().modelNames(); }};
}

HistorySearch& WindowContext::historySearch() {
    if (!m_historySearch)
        m_historySearch = std::make_unique<HistorySearch>(m_historyPath);
    return *m_historySearch;
}

void WindowContext::setHistoryPath(const QString& path) {
    m_historyPath = path;
    m_transfer.backups()->setHistoryPath(path);
    m_historySearch.reset();
}

void WindowContext::setNewInFolder(qint64 folderId) {
    if (std::exchange(m_newInFolder, folderId) != folderId)
        emit newInFolderChanged();
}

void WindowContext::newConversation(double folderId) {
    setNewInFolder(static_cast<qint64>(folderId));
    m_chat.newConversation();
}

void WindowContext::announce(QObject* item) const {
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent event(item, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

bool WindowContext::load(QQmlApplicationEngine& engine, const QString& modelPath, Start start) {
    // Colour emoji appear only when their font is named for the application; the text font comes first.
    QFont font = QGuiApplication::font();
    font.setFamilies({uiFont(), QStringLiteral("Noto Color Emoji")});
    QGuiApplication::setFont(font);
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/conclave/icons/conclave.svg")));

    engine.addImageProvider(QStringLiteral("icon"), new IconProvider);
    engine.setNetworkAccessManagerFactory(&noNetworkFactory);
    engine.addImportPath(QStringLiteral(":/qt/qml"));
    engine.setInitialProperties({{QStringLiteral("context"), QVariant::fromValue(this)},
                                 {QStringLiteral("startsHidden"), start == Start::QuickAsk}});
    engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Conclave/Main.qml")));
    if (engine.rootObjects().isEmpty())
        return false;
    connect(&m_language, &LanguageSwitch::changed, &engine, [this, &engine] {
        retell(*this);
        if (m_quickAsk)
            retell(*m_quickAsk);
        engine.retranslate();
    });
    m_engine = &engine;
    m_window = qobject_cast<QWindow*>(engine.rootObjects().constFirst());
    m_undo.watch(m_window);
    m_models.start(modelPath);
    if (start == Start::QuickAsk)
        showQuickAsk();
    return true;
}

namespace {

void bringToFront(QWindow& window, const QString& activationToken) {
    // Where Qt's Wayland plugin looks for the permission to take the focus; it removes it again.
    if (!activationToken.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", activationToken.toUtf8());
    window.setWindowStates(window.windowStates() & ~Qt::WindowMinimized);
    window.show();
    window.raise();
    window.requestActivate();
}

} // namespace

void WindowContext::raise(const QString& activationToken) {
    if (m_window)
        bringToFront(*m_window, activationToken);
}

bool WindowContext::loadQuickAsk() {
    if (m_quickWindow)
        return true;
    m_quickAsk = std::make_unique<QuickAsk>(m_service, m_store, m_settings, m_models);
    connect(m_quickAsk.get(), &QuickAsk::windowWanted, this, [this](qint64 conversationId) {
        raise();
        if (conversationId > 0)
            m_chat.open(conversationId);
        if (m_quickWindow)
            m_quickWindow->close();
    });
    m_chat.setAskedElsewhere([this] { return m_quickAsk->chat()->hasAsked(); });
    // A private conversation is forgotten by whoever shows it.
    connect(&m_chat, &ChatViewModel::conversationIdChanged, m_quickAsk.get(), [this] {
        if (m_chat.conversationId() > 0 && m_chat.conversationId() == m_quickAsk->chat()->conversationId())
            m_quickAsk->letGo();
    });
    m_engine->setInitialProperties({{QStringLiteral("context"), QVariant::fromValue(this)},
                                    {QStringLiteral("quick"), QVariant::fromValue(m_quickAsk.get())}});
    m_engine->load(QUrl(QStringLiteral("qrc:/qt/qml/Conclave/QuickWindow.qml")));
    m_quickWindow = qobject_cast<QWindow*>(m_engine->rootObjects().constLast());
    return m_quickWindow && m_quickWindow != m_window;
}

void WindowContext::showQuickAsk(const QString& activationToken) {
    if (m_engine == nullptr)
        return;
    if (m_encrypted.isLocked() || !loadQuickAsk()) {
        raise(activationToken);
        return;
    }
    m_quickAsk->begin();
    bringToFront(*m_quickWindow, activationToken);
    QMetaObject::invokeMethod(m_quickWindow, "begin");
}

QString WindowContext::version() const {
    return QCoreApplication::applicationVersion();
}

QString WindowContext::uiFont() const {
    return firstInstalled({QStringLiteral("Inter"), QStringLiteral("Noto Sans")}, QFontDatabase::GeneralFont);
}

QString WindowContext::serifFont() const {
    return firstInstalled({QStringLiteral("Source Serif 4"), QStringLiteral("Noto Serif")},
                          QFontDatabase::GeneralFont);
}

QString WindowContext::monoFont() const {
    return firstInstalled({QStringLiteral("JetBrains Mono"), QStringLiteral("Noto Sans Mono"),
                           QStringLiteral("DejaVu Sans Mono")},
                          QFontDatabase::FixedFont);
}

void WindowContext::openHistoryFolder() const {
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_historyPath).absolutePath()));
}

void WindowContext::saveWindowSize(int width, int height) {
    m_settings.setWindowSize({width, height});
}

QSize WindowContext::savedWindowSize() const {
    return m_settings.windowSize();
}

} // namespace conclave
