// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>

namespace conclave {

/// A history of another program that lies on this machine, to be offered for import.
struct FoundImport {
    QString source; ///< as ImportReader::source() says it: "lm-studio", "jan", "ollama", "gpt4all"
    QString name;   ///< "LM Studio"
    QString path;   ///< the file or folder for ImportJob::start()
    qint64 sizeBytes = 0;
    int count = 0; ///< conversations, as far as files show it; 0: not known without reading (Ollama)
};

/// Looks where LM Studio, Jan, Ollama's app and GPT4All keep their conversations by default, in their
/// Flatpak's folders, and where their settings say instead. @p home is the home folder; @p dataHome and @p
/// configHome are XDG_DATA_HOME and XDG_CONFIG_HOME, by default those of a home without these variables. Only
/// places in which there is something are returned, each once. Opens nothing but small settings files and
/// writes nothing; at most kMostFound files are counted in a place, so it takes milliseconds.
QVector<FoundImport> findImports(const QString& home, const QString& dataHome = {},
                                 const QString& configHome = {});

constexpr int kMostFound = 100'000;

} // namespace conclave
