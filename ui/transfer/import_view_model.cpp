// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/import_view_model.h"

#include "ui/transfer/import_undo.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>

#include <algorithm>
#include <array>
#include <utility>

namespace conclave {

ImportViewModel::ImportViewModel(ChatStore& store, UndoStack& undo, Notices& notices, QObject* parent)
    : QObject(parent), m_store(store), m_undo(undo), m_notices(notices), m_job(store) {
    connect(&m_job, &ImportJob::progressChanged, this, &ImportViewModel::progressChanged);
    connect(&m_job, &ImportJob::finished, this, &ImportViewModel::onFinished);
}

QString ImportViewModel::fileName() const {
    return QFileInfo(m_path).fileName();
}

QString ImportViewModel::headline() const {
    const QString from = m_report.sourceName;
    if (m_step == Step::Checked) {
        if (!m_report.problem.isEmpty() && !canImport())
            return tr("This cannot be imported", "title of a report");
        return canImport() ? tr("Ready to import from %1", "%1 is a program").arg(from)
                           : tr("Nothing new from %1", "%1 is a program").arg(from);
    }
    if (m_step != Step::Done)
        return {};
    if (m_isUndone)
        return tr("The import was undone", "title of a report");
    if (!m_report.problem.isEmpty())
        return tr("The import ended early", "title of a report");
    return m_report.isCancelled ? tr("The import was cancelled", "title of a report")
                                : tr("Imported from %1", "%1 is a program").arg(from);
}

QString ImportViewModel::facts() const {
    if (m_isUndone)
        return tr("What it brought is in the trash, for 30 days.");
    ImportReport conversations = m_report;
    conversations.problem.clear();
    conversations.skipped.clear();
    conversations.moreSkipped = 0;
    conversations.isDryRun = m_report.isDryRun && m_report.changesSomething();
    QStringList lines = conversations.lines();
    // The headline has said that there is a problem, or that this was a trial.
    if (!m_report.problem.isEmpty() && !m_report.changesSomething())
        lines.clear();
    return lines.join(QLatin1Char('\n'));
}

void ImportViewModel::open() {
    if (m_isOpen)
        return;
    if (!isRunning())
        back();
    m_found.look();
    m_isOpen = true;
    emit isOpenChanged();
}

void ImportViewModel::close() {
    if (!m_isOpen || isRunning())
        return;
    m_isOpen = false;
    emit isOpenChanged();
}

bool ImportViewModel::isImportable(const QUrl& url) const {
    if (!url.isLocalFile())
        return false;
    const QFileInfo file(url.toLocalFile());
    if (file.isDir())
        return true;
    static constexpr std::array kSuffixes = {"zip", "json", "jsonl", "chat", "sqlite", "db"};
    const QString suffix = file.suffix().toLower();
    return std::any_of(kSuffixes.begin(), kSuffixes.end(),
                       [&](const char* known) { return suffix == QLatin1String(known); });
}

void ImportViewModel::check(const QUrl& url) {
    if (isRunning())
        return;
    open();
    if (url.isLocalFile()) {
        start(url.toLocalFile(), {});
        return;
    }
    m_report = {};
    m_report.problem = tr("Only files and folders on this computer can be imported.");
    m_leftOut.show(m_report);
    setStep(Step::Checked);
}

void ImportViewModel::checkFound(int row) {
    const FoundImport* found = m_found.at(row);
    if (found != nullptr && !isRunning())
        start(found->path, found->source);
}

void ImportViewModel::start(const QString& path, const QString& source) {
    m_path = path;
    m_source = source;
    m_report = {};
    m_isUndone = false;
    setStep(Step::Checking);
    m_job.start(path, true, source);
}

void ImportViewModel::import() {
    if (!canImport())
        return;
    setStep(Step::Importing);
    m_job.start(m_path, false, m_source);
}

void ImportViewModel::cancel() {
    m_job.cancel();
}

void ImportViewModel::back() {
    if (isRunning())
        return;
    m_report = {};
    m_path.clear();
    m_isUndone = false;
    m_leftOut.show(m_report);
    setStep(Step::Choosing);
}

void ImportViewModel::setStep(Step step) {
    m_step = step;
    emit stepChanged();
}

void ImportViewModel::onFinished(const ImportReport& report) {
    m_report = report;
    m_leftOut.show(report);
    if (report.isDryRun && report.isCancelled) {
        m_step = Step::Checked;
        back();
        return;
    }
    setStep(report.isDryRun ? Step::Checked : Step::Done);
    if (report.isDryRun || report.importId == 0)
        return;
    offerUndo();
    emit historyChanged();
}

void ImportViewModel::offerUndo() {
    const qint64 importId = m_report.importId;
    UndoableAct act;
    act.done = tr("Imported from %1.", "%1 is a program").arg(m_report.sourceName);
    act.undone = tr("The import was undone. What it brought is in the trash.");
    act.takeBack = takingBackImport(m_store, importId);
    act.afterwards = [this, importId] {
        if (m_report.importId == importId) {
            m_report.importId = 0;
            m_isUndone = true;
            emit stepChanged();
        }
        emit historyChanged();
    };
    m_undo.push(std::move(act));
}

void ImportViewModel::undo() {
    if (canUndo()) // the dialog lets nothing else be done since: it is the newest act
        m_undo.undo();
}

void ImportViewModel::copyReport() {
    QStringList lines = {
        m_report.sourceName.isEmpty()
            ? QDir::toNativeSeparators(m_report.file)
            : QStringLiteral("%1: %2").arg(m_report.sourceName, QDir::toNativeSeparators(m_report.file))};
    lines += m_report.lines();
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')) + QLatin1Char('\n'));
    m_notices.showToast(tr("The report was copied."));
}

} // namespace conclave
