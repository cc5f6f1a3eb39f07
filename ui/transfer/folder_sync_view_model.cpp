// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/folder_sync_view_model.h"

#include <QDateTime>
#include <QDesktopServices>
#include <QDir>
#include <QLocale>

#include <algorithm>

namespace conclave {

namespace {

QString doneInWords(const SyncResult& result) {
    const QLocale locale;
    QStringList sentences = {FolderSyncViewModel::tr("Last synced: %1.", "%1 is a date and time")
                                 .arg(locale.toString(QDateTime::currentDateTime(), QLocale::ShortFormat))};
    if (result.written > 0)
        sentences << FolderSyncViewModel::tr("Files written: %1.").arg(locale.toString(result.written));
    if (result.moved > 0)
        sentences << FolderSyncViewModel::tr("Files moved: %1.").arg(locale.toString(result.moved));
    if (result.putAside > 0)
        sentences << FolderSyncViewModel::tr("Files put with the deleted ones: %1.")
                         .arg(locale.toString(result.putAside));
    if (sentences.size() == 1)
        sentences << FolderSyncViewModel::tr("Nothing had changed.", "in a folder");
    return sentences.join(QLatin1Char(' '));
}

} // namespace

FolderSyncViewModel::FolderSyncViewModel(ChatService& service, ChatStore& store, AppSettings& settings,
                                         Notices& notices, QObject* parent)
    : QObject(parent), m_store(store), m_settings(settings), m_notices(notices) {
    m_timer.setSingleShot(true);
    m_timer.setInterval(kPatienceMs);
    connect(&m_timer, &QTimer::timeout, this, [this] { run(FolderSync::Extent::Changed); });
    connect(&store, &ChatStore::listChanged, this, &FolderSyncViewModel::noteChange);
    connect(&service, &ChatService::conversationChanged, this, [this](qint64 id) {
        if (!isPrivateId(id))
            noteChange();
    });
    connect(&service, &ChatService::answerFinished, this, [this](const MessageRow& answer) {
        if (!isPrivateId(answer.conversationId))
            noteChange();
    });
}

FolderSyncViewModel::~FolderSyncViewModel() = default;

QString FolderSyncViewModel::folder() const {
    return QDir::toNativeSeparators(m_settings.syncFolder());
}

QString FolderSyncViewModel::result() const {
    QStringList lines = m_notes;
    if (const QString& first = hasFailed() ? m_problem : m_done; !first.isEmpty())
        lines.prepend(first);
    return lines.join(QLatin1Char('\n'));
}

void FolderSyncViewModel::setOn(bool isOn) {
    if (isOn == this->isOn() || m_settings.syncFolder().isEmpty())
        return;
    m_settings.setFolderSyncOn(isOn);
    end();
    if (isOn)
        begin(FolderSync::Extent::Everything);
    emit changed();
}

void FolderSyncViewModel::start() {
    m_isStarted = true;
    // Not everything: that would read the whole history at each start.
    if (isOn() && !m_sync)
        begin(FolderSync::Extent::Changed);
}

void FolderSyncViewModel::noteChange() {
    if (m_sync)
        m_timer.start();
}

void FolderSyncViewModel::chooseFolder(const QUrl& folder) {
    if (!folder.isLocalFile()) {
        m_notices.showError(tr("Only a folder on this computer can be kept in sync."),
                            folder.toDisplayString());
        return;
    }
    end();
    m_settings.setSyncFolder(folder.toLocalFile());
    m_settings.setFolderSyncOn(true);
    begin(FolderSync::Extent::Everything);
}

void FolderSyncViewModel::syncNow() {
    run(FolderSync::Extent::Everything);
}

void FolderSyncViewModel::openFolder() const {
    QDesktopServices::openUrl(QUrl::fromLocalFile(m_settings.syncFolder()));
}

void FolderSyncViewModel::begin(FolderSync::Extent extent) {
    if (m_isStarted) {
        m_sync = std::make_unique<FolderSync>(m_store, m_settings.syncFolder(), ExportOptions{});
        connect(m_sync.get(), &FolderSync::finished, this, &FolderSyncViewModel::onFinished);
    }
    run(extent);
}

void FolderSyncViewModel::run(FolderSync::Extent extent) {
    m_timer.stop();
    if (m_sync)
        m_sync->start(extent);
    emit changed();
}

void FolderSyncViewModel::end() {
    m_timer.stop();
    m_sync.reset();
    m_problem.clear();
    m_done.clear();
    m_notes.clear();
}

void FolderSyncViewModel::onFinished(const SyncResult& result) {
    const bool hadFailed = hasFailed();
    m_problem = result.problem;
    m_done = doneInWords(result);
    m_notes = (m_notes + result.notes)
                  .mid(std::max<qsizetype>(0, m_notes.size() + result.notes.size() - kShownNotes));
    if (hasFailed() && !hadFailed)
        m_notices.showError(m_problem, tr("The folder that is kept in sync: %1").arg(folder()));
    emit changed();
}

} // namespace conclave
