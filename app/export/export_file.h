// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/conversation_export.h"

#include <QDir>
#include <QSaveFile>
#include <QSet>
#include <QString>

namespace conclave {

/// Why @p path cannot become a file, as far as that can be told before: a sentence, or nothing.
QString whyNotWritable(const QString& path);

/// Where people are asked at first to save a file: their folder of documents, or their home when they have
/// none.
QString folderForFiles();

/// A QSaveFile that is never put in its place with bytes missing: Qt 6.4's takes a write that the disk had
/// room for a part of as done.
class WholeFile : public QSaveFile {
  public:
    using QSaveFile::QSaveFile;
    /// Whether all bytes so far have been taken.
    bool isWhole() const { return !m_isShort && error() == NoError; }
    /// commit(), or nothing at all when bytes are missing. In place of it.
    bool commitWhole();
    /// What to tell people when one of these has failed.
    QString problem() const;

  protected:
    qint64 writeData(const char* data, qint64 size) override;

  private:
    bool m_isShort = false;
};

/// The names of one folder that is being filled: two that differ in case alone, or in how an accent is
/// written, are one file on many file systems.
class UsedNames {
  public:
    /// @p name, or with " (2)", " (3)" … before @p extension when it is taken, here or by what @p folder
    /// holds already; it is taken from then on.
    QString take(const QString& name, const QString& extension, const QDir& folder);
    /// @p name is taken.
    void add(const QString& name) { m_taken.insert(folded(name)); }
    /// As on file systems that mind neither case nor the way in which accents are written.
    static QString folded(const QString& name);

  private:
    bool isTaken(const QString& name, const QDir& folder) const;
    QSet<QString> m_taken;
};

} // namespace conclave
