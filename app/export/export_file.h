// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/conversation_export.h"

#include <QDir>
#include <QFileDevice>
#include <QSet>
#include <QString>

namespace conclave {

/// Why @p path cannot become a file, as far as that can be told before: a sentence, or nothing.
QString whyNotWritable(const QString& path);

/// What to tell people when @p file, which becomes @p path, has failed.
QString whyWritingFailed(const QString& path, const QFileDevice& file);

/// The names of one folder that is being filled: two that differ in case alone, or in how an accent is
/// written, are one file on many file systems.
class UsedNames {
  public:
    /// @p name, or with " (2)", " (3)" … before @p extension when it is taken, here or by what @p folder
    /// holds already; it is taken from then on.
    QString take(const QString& name, const QString& extension, const QDir& folder);
    /// As on file systems that mind neither case nor the way in which accents are written.
    static QString folded(const QString& name);

  private:
    bool isTaken(const QString& name, const QDir& folder) const;
    QSet<QString> m_taken;
};

} // namespace conclave
