// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/chat/chat_service.h"
#include "app/export/folder_sync.h"
#include "app/settings/app_settings.h"
#include "ui/components/notices.h"

#include <QObject>
#include <QQmlEngine>
#include <QTimer>
#include <QUrl>

#include <memory>

namespace conclave {

/// The folder of Markdown files that follows the history for as long as this is on: once after start(), then
/// kPatienceMs after whatever has changed something. Nothing runs while nothing changes. The folder and the
/// switch are settings. The first run that fails after one that did not says so in the error card, too. Lives
/// on the GUI thread; everything it is given outlives it.
class FolderSyncViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by Transfer")
    Q_PROPERTY(bool isOn READ isOn WRITE setOn NOTIFY changed)
    Q_PROPERTY(QString folder READ folder NOTIFY changed)
    Q_PROPERTY(bool isRunning READ isRunning NOTIFY changed)
    Q_PROPERTY(QString result READ result NOTIFY changed)
    Q_PROPERTY(bool hasFailed READ hasFailed NOTIFY changed)

  public:
    FolderSyncViewModel(ChatService& service, ChatStore& store, AppSettings& settings, Notices& notices,
                        QObject* parent = nullptr);
    ~FolderSyncViewModel() override; ///< stops after the file that is being written

    bool isOn() const { return m_settings.isFolderSyncOn() && !m_settings.syncFolder().isEmpty(); }
    void setOn(bool isOn);  ///< does nothing as long as no folder is chosen
    QString folder() const; ///< as people write it; empty: none is chosen
    bool isRunning() const { return m_sync && m_sync->isRunning(); }
    QString result() const; ///< when and what the last run did, or why it did not, in sentences
    bool hasFailed() const { return !m_problem.isEmpty(); }

    /// The history can be read: if it is on, the folder is brought up to date.
    void start();
    /// Something in the history is not as it was.
    void noteChange();

    /// Turns it on, too. What is in the folder before stays there.
    Q_INVOKABLE void chooseFolder(const QUrl& folder);
    /// Compares every file.
    Q_INVOKABLE void syncNow();
    Q_INVOKABLE void openFolder() const;

    /// From the last change until files are written.
    static constexpr int kPatienceMs = 2000;
    /// Sentences on files that people have changed: so many of the newest are shown.
    static constexpr int kShownNotes = 3;

  signals:
    void changed();

  private:
    void begin(FolderSync::Extent extent);
    void run(FolderSync::Extent extent);
    void end();
    void onFinished(const SyncResult& result);

    ChatStore& m_store;
    AppSettings& m_settings;
    Notices& m_notices;
    std::unique_ptr<FolderSync> m_sync; ///< null: off, or not started
    QTimer m_timer;
    bool m_isStarted = false;
    QString m_problem; ///< of the last run
    QString m_done;    ///< by the last run
    QStringList m_notes;
};

} // namespace conclave
