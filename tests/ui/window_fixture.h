// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/chat/chat_service.h"
#include "app/generation/scripted_generator.h"
#include "app/models/model_catalog.h"
#include "tests/ui/encryption/fake_encryption.h"
#include "ui/window_context.h"

#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace conclave {

/// The real window on a store, settings and models of its own, answered by a script. The folder and
/// everything in it go away with the fixture; reopen() starts the program anew on the same folder.
class WindowFixture {
  public:
    /// @p encrypted stands for the encryption of the history, and outlives this; null: the store's own.
    explicit WindowFixture(const Script& script, bool withModels = true,
                           EncryptedHistory* encrypted = nullptr);
    ~WindowFixture();

    void reopen();

    QQuickWindow& window() const { return *m_window; }
    WindowContext& context() { return *m_context; }
    ChatStore& store() { return *m_store; }
    ChatService& service() { return *m_service; }
    FakeKeyring& keyring() { return m_keyring; } ///< no test touches the desktop's
    ChatViewModel& chat() { return *m_context->chat(); }
    ConversationListModel& conversations() { return *m_context->conversations(); }
    QString file(const QString& name) const { return m_folder.filePath(name); }
    /// Visible items that take the keyboard and have no accessible name: there should be none.
    QStringList namelessControls() const;
    /// What a screen reader would not be told, or not rightly, of what is in sight, with the place of each;
    /// there should be nothing. Under an open modal popup only the popup counts.
    QStringList spokenProblems() const;
    /// An item for the message of a test: its file, its objectName, its type.
    static QString placeOf(const QQuickItem& item);
    /// QML's own warnings so far: there should be none.
    QStringList warnings() const { return m_warnings; }

    /// The visible items of that name in paint order; a popup's too.
    QList<QQuickItem*> findAll(const QString& objectName) const;
    /// The last of them (the newest answer's, for example), or null.
    QQuickItem* find(const QString& objectName) const;
    QString text(const QString& objectName) const; ///< its "text" property
    /// Waits until it is there and enabled, then clicks its middle. False when it does not come.
    bool click(const QString& objectName, Qt::MouseButton button = Qt::LeftButton);
    /// With Ctrl or Shift, for example.
    bool click(const QString& objectName, Qt::KeyboardModifiers modifiers);
    void type(const QString& text);
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    /// Types a question into the composer, sends it and waits until its answer is there.
    bool askAndWait(const QString& question);
    bool waitForModel();
    bool waitForAnswer();
    /// The settings page, scrolled down. False when it does not come.
    bool showEndOfSettings();
    QImage grab();

  private:
    QList<QQuickItem*> itemsInSight() const;
    void open();
    void close();
    bool click(const QString& objectName, Qt::MouseButton button, Qt::KeyboardModifiers modifiers);

    QTemporaryDir m_folder;
    Script m_script;
    EncryptedHistory* m_givenEncryption;
    FakeKeyring m_keyring;
    QStringList m_warnings;
    std::unique_ptr<AppSettings> m_settings;
    std::unique_ptr<ChatStore> m_store;
    std::unique_ptr<ModelCatalog> m_catalog;
    std::unique_ptr<ChatService> m_service;
    std::unique_ptr<EncryptedHistory> m_encrypted;
    std::unique_ptr<WindowContext> m_context;
    std::unique_ptr<QQmlApplicationEngine> m_engine;
    QQuickWindow* m_window = nullptr;
};

/// Answers with headings, lists, tables, code and thinking, for tests and screenshots.
Script sampleScript();

} // namespace conclave
