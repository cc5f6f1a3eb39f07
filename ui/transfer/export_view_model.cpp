// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/export_view_model.h"

#include "app/export/export_file.h"
#include "app/export/pdf/export_pdf.h"
#include "app/futures/when_done.h"

#include <QDate>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>

#include <utility>

namespace conclave {

namespace {

ExportFormat exportFormat(ExportViewModel::Format format) {
    return static_cast<ExportFormat>(format);
}

static_assert(static_cast<int>(ExportViewModel::Format::Text) == static_cast<int>(ExportFormat::Text));

QVector<qint64> numbers(const QList<double>& ids) {
    QVector<qint64> result;
    for (const double id : ids)
        result.append(static_cast<qint64>(id));
    return result;
}

} // namespace

ExportViewModel::ExportViewModel(ChatStore& store, Notices& notices, QObject* parent)
    : QObject(parent), m_store(store), m_notices(notices), m_job(store, makePdfWriter) {
    connect(&m_job, &ExportJob::progressChanged, this, &ExportViewModel::progressChanged);
    connect(&m_job, &ExportJob::finished, this, &ExportViewModel::onFinished);
}

QStringList ExportViewModel::extents() const {
    QStringList labels;
    for (const Extent& extent : m_extents)
        labels.append(extent.label);
    return labels;
}

void ExportViewModel::setExtent(int extent) {
    if (extent == m_extent || extent < 0 || extent >= m_extents.size())
        return;
    m_extent = extent;
    emit choiceChanged();
}

void ExportViewModel::setFormat(Format format) {
    if (std::exchange(m_format, format) != format)
        emit choiceChanged();
}

void ExportViewModel::setWithReasoning(bool withReasoning) {
    if (std::exchange(m_withReasoning, withReasoning) != withReasoning)
        emit choiceChanged();
}

void ExportViewModel::setWithAllBranches(bool withAllBranches) {
    if (std::exchange(m_withAllBranches, withAllBranches) != withAllBranches)
        emit choiceChanged();
}

bool ExportViewModel::offersAllBranches() const {
    return m_format != Format::Json && m_extent < m_extents.size() &&
           m_extents[m_extent].request.scope != ExportRequest::Scope::Messages;
}

bool ExportViewModel::makesFolder() const {
    if (m_extent >= m_extents.size() || holdsSeveral(exportFormat(m_format)))
        return false;
    const ExportRequest& request = m_extents[m_extent].request;
    switch (request.scope) {
    case ExportRequest::Scope::Messages:
        return false;
    case ExportRequest::Scope::Conversations:
        return request.conversationIds.size() > 1;
    case ExportRequest::Scope::Folder:
    case ExportRequest::Scope::Everything:
        return true;
    }
    return false;
}

QString ExportViewModel::fileName() const {
    return QFileInfo(m_path).fileName();
}

void ExportViewModel::openFor(Scope scope, double id, const QList<double>& messageIds) {
    const auto number = static_cast<qint64>(id);
    switch (scope) {
    case Scope::Messages: {
        Extent extent;
        extent.label = messageIds.size() == 1 ? tr("This message")
                                              : tr("The selected messages (%1)").arg(messageIds.size());
        extent.request.scope = ExportRequest::Scope::Messages;
        extent.request.conversationId = number;
        extent.request.messageIds = numbers(messageIds);
        openWith({extent}, number, 0);
        return;
    }
    case Scope::Conversation:
        openWith({}, number, 0);
        return;
    case Scope::Folder:
        openWith({}, 0, number);
        return;
    case Scope::Everything:
        openWith({}, 0, 0);
        return;
    }
}

void ExportViewModel::openForConversations(const QList<double>& ids) {
    if (ids.size() == 1) {
        openFor(Scope::Conversation, ids.first());
        return;
    }
    Extent extent;
    extent.label = tr("The selected conversations (%1)").arg(ids.size());
    extent.name = tr("Conversations", "name of a file or folder");
    extent.request.scope = ExportRequest::Scope::Conversations;
    extent.request.conversationIds = numbers(ids);
    openWith({extent}, 0, 0);
}

void ExportViewModel::openWith(QVector<Extent> extents, qint64 conversationId, qint64 folderId) {
    if (m_isOpen || isRunning())
        return;
    if (conversationId == 0) {
        addFolder(std::move(extents), folderId);
        return;
    }
    whenDone(m_store.conversation(conversationId), this,
             [this, extents](const StoreResult<ConversationRow>& result) mutable {
                 if (const StoreError* error = errorOf(result)) {
                     showError(error->title, error->detail);
                     return;
                 }
                 const auto& row = std::get<ConversationRow>(result);
                 for (Extent& smaller : extents)
                     smaller.name = row.title;
                 Extent whole;
                 whole.label = tr("This conversation: “%1”", "%1 is its title").arg(row.title);
                 whole.name = row.title;
                 whole.request.scope = ExportRequest::Scope::Conversations;
                 whole.request.conversationIds = {row.id};
                 extents.append(whole);
                 if (isPrivateId(row.id))
                     show(extents); // it is part of nothing
                 else
                     addFolder(std::move(extents), row.folderId);
             });
}

void ExportViewModel::addFolder(QVector<Extent> extents, qint64 folderId) {
    whenDone(m_store.folders(), this,
             [this, extents, folderId](const StoreResult<QVector<FolderRow>>& result) mutable {
                 if (const StoreError* error = errorOf(result)) {
                     showError(error->title, error->detail);
                     return;
                 }
                 for (const FolderRow& row : std::get<QVector<FolderRow>>(result)) {
                     if (row.id != folderId)
                         continue;
                     Extent folder;
                     folder.label = tr("The folder “%1”", "%1 is its name").arg(row.name);
                     folder.name = row.name;
                     folder.request.scope = ExportRequest::Scope::Folder;
                     folder.request.folderId = row.id;
                     extents.append(folder);
                 }
                 Extent everything;
                 everything.label = tr("All conversations", "what is exported");
                 everything.name = QStringLiteral("Conclave ") + QDate::currentDate().toString(Qt::ISODate);
                 everything.request.scope = ExportRequest::Scope::Everything;
                 extents.append(everything);
                 show(extents);
             });
}

void ExportViewModel::show(QVector<Extent> extents) {
    m_extents = std::move(extents);
    m_extent = 0;
    m_hasFailed = false;
    m_isOpen = true;
    emit choiceChanged();
    emit isOpenChanged();
}

void ExportViewModel::close() {
    if (!m_isOpen || isRunning())
        return;
    m_isOpen = false;
    if (m_hasFailed)
        m_notices.dismissError();
    emit isOpenChanged();
}

QString ExportViewModel::baseName() const {
    return m_extent < m_extents.size() ? m_extents[m_extent].name : QString();
}

QUrl ExportViewModel::suggestedFolder() const {
    return QUrl::fromLocalFile(folderForFiles());
}

QUrl ExportViewModel::suggestedFile() const {
    const QDir documents(suggestedFolder().toLocalFile());
    return QUrl::fromLocalFile(documents.filePath(exportFileName(baseName(), exportFormat(m_format))));
}

QString ExportViewModel::suffix() const {
    return exportExtension(exportFormat(m_format)).mid(1);
}

void ExportViewModel::exportTo(const QUrl& place) {
    if (!m_isOpen || isRunning() || m_extent >= m_extents.size())
        return;
    if (!place.isLocalFile()) {
        showError(tr("Files can be written on this computer only."), place.toDisplayString());
        return;
    }
    m_notices.dismissError();
    m_hasFailed = false;
    ExportRequest request = m_extents[m_extent].request;
    request.format = exportFormat(m_format);
    request.withReasoning = m_withReasoning;
    request.withAllBranches = m_withAllBranches;
    m_path = place.toLocalFile();
    request.path = m_path;
    if (makesFolder()) {
        m_path = QDir(m_path).filePath(exportFolderName(baseName()));
        // The export of a folder makes one of its name by itself.
        if (request.scope != ExportRequest::Scope::Folder)
            request.path = m_path;
    }
    m_job.start(request);
    emit progressChanged();
}

void ExportViewModel::cancel() {
    m_job.cancel();
}

void ExportViewModel::onFinished(const QString& problem, int files, bool isCancelled) {
    emit progressChanged();
    if (isCancelled) {
        m_notices.showToast(tr("The export was cancelled. Nothing was written."));
        return;
    }
    if (!problem.isEmpty()) {
        showError(problem, QDir::toNativeSeparators(m_path));
        return;
    }
    close();
    const QString text =
        files == 1
            ? tr("Exported to “%1”.", "%1 is a file or folder").arg(fileName())
            : tr("Exported %1 files to “%2”.", "%2 is a folder").arg(QString::number(files), fileName());
    const QFileInfo written(m_path);
    const QString folder = written.isDir() ? m_path : written.absolutePath();
    m_notices.showToast(text, tr("Open folder", "where a file was written"),
                        [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
}

void ExportViewModel::showError(const QString& title, const QString& detail) {
    m_hasFailed = true;
    m_notices.showError(title, detail);
}

} // namespace conclave
