// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/code_acts.h"

#include "app/export/export_file.h"
#include "app/text/code_file_names.h"
#include "ui/chat/copied_text.h"

#include <QDir>
#include <QFileInfo>
#include <QTextDocument>

namespace conclave {

CodeActs::CodeActs(AppSettings& settings, Notices& notices, QObject* parent)
    : QObject(parent), m_settings(settings), m_notices(notices) {
    connect(&settings, &AppSettings::codeWrappedChanged, this, &CodeActs::wrappedChanged);
}

QUrl CodeActs::suggestedFile(const QString& language, const QString& fileName) const {
    const QDir folder(m_folder.isEmpty() ? folderForFiles() : m_folder);
    const QString name =
        codeFileName({language, fileName}, tr("code", "the name of a file, without its ending"));
    return QUrl::fromLocalFile(folder.filePath(name));
}

bool CodeActs::save(const QUrl& url, const QString& text) {
    if (!url.isLocalFile()) {
        m_notices.showError(tr("Files can be written on this computer only."), url.toDisplayString());
        return false;
    }
    const QString path = url.toLocalFile();
    QByteArray bytes = text.toUtf8();
    if (!bytes.endsWith('\n'))
        bytes += '\n';
    QString problem = whyNotWritable(path);
    if (problem.isEmpty()) {
        WholeFile file(path);
        const bool isWritten =
            file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commitWhole();
        problem = isWritten ? QString() : file.problem();
    }
    if (!problem.isEmpty()) {
        m_notices.showError(tr("The code could not be saved."), problem);
        return false;
    }
    m_folder = QFileInfo(path).path();
    m_notices.showToast(tr("Saved as “%1”.", "%1 is the name of a file").arg(QFileInfo(path).fileName()));
    return true;
}

QString CodeActs::csv(const QString& richText) const {
    return csvText(*documentOf(richText, true));
}

QString CodeActs::tableMarkdown(const QString& richText) const {
    const auto document = documentOf(richText, true);
    return markdownText(*document, 0, document->characterCount() - 1);
}

} // namespace conclave
