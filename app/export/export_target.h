// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/export_file.h"
#include "app/export/export_writer.h"

#include <QHash>
#include <QString>
#include <QTemporaryDir>

#include <memory>
#include <stop_token>

namespace conclave {

/// Where an export goes: conversations come one after another, and nothing is at its place before finish().
/// Destroyed without it, all is as it was. Used by one thread. Problems are sentences for people, empty when
/// there is none.
class ExportTarget {
  public:
    virtual ~ExportTarget() = default;
    virtual QString begin(const ExportContents& contents) = 0;
    virtual QString add(const ExportedConversation& conversation, std::stop_token stop) = 0;
    virtual QString finish() = 0;
    virtual int files() const = 0;
};

using MakeWriter = std::function<std::unique_ptr<ExportWriter>(QIODevice&)>;

/// All conversations in one file.
class FileTarget : public ExportTarget {
  public:
    FileTarget(QString path, MakeWriter makeWriter);
    QString begin(const ExportContents& contents) override;
    QString add(const ExportedConversation& conversation, std::stop_token stop) override;
    QString finish() override;
    int files() const override { return m_files; }

  private:
    const QString m_path;
    const MakeWriter m_makeWriter;
    WholeFile m_file;
    std::unique_ptr<ExportWriter> m_writer; // before the file in destruction
    int m_files = 0;
};

/// A file for each conversation, in folders named as they are in the history. They are written to a hidden
/// folder inside of the chosen one, and moved at the end.
class FolderTarget : public ExportTarget {
  public:
    FolderTarget(QString path, ExportFormat format, MakeWriter makeWriter);
    ~FolderTarget() override;
    QString begin(const ExportContents& contents) override;
    QString add(const ExportedConversation& conversation, std::stop_token stop) override;
    QString finish() override;
    int files() const override { return m_files; }

  private:
    QString makeFolder(const QString& path);
    QString failed(const QString& path) const;
    /// What the folder in the history is called on the disk: the same for all of its conversations.
    QString folderFor(const FolderRow& folder);

    const QString m_path;
    const ExportFormat m_format;
    const MakeWriter m_makeWriter;
    std::unique_ptr<QTemporaryDir> m_staging;
    QStringList m_madeFolders; ///< for this export, outer ones first; removed again when it comes to nothing
    QHash<qint64, QString> m_folders;  ///< by id
    QHash<QString, UsedNames> m_names; ///< in each of them, and in the chosen one
    QStringList m_written;             ///< relative to the staging folder, and so to the chosen one
    int m_files = 0;
};

} // namespace conclave
