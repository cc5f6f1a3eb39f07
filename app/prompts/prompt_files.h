// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/answering.h"

#include <QString>
#include <QStringList>
#include <QVector>

namespace conclave {

// The prompt library as files: one of JSON, or a folder with a Markdown file for each prompt. README.md
// describes both. These functions read and write files, and may be called on any thread.

constexpr qint64 kLargestPromptFile = 16 << 20; // bytes
constexpr int kMostPrompts = 5000;
constexpr int kLongestPromptName = 100;     // characters
constexpr int kLongestPromptText = 100'000; // characters

/// A sentence for people when it could not be written; else empty.
QString writePromptFile(const QString& path, const QVector<PromptRow>& prompts);
/// Into a folder that is there; nothing in it is replaced.
QString writePromptFolder(const QString& path, const QVector<PromptRow>& prompts);

/// What was read (ids and times 0), and for what was not a sentence for people.
struct PromptFiles {
    QVector<PromptRow> prompts;
    QStringList problems; ///< one for each file that could not be read
};
/// Files of JSON, Markdown and plain text, and folders of these (not the folders in them).
PromptFiles readPromptFiles(const QStringList& paths);

QByteArray promptsAsJson(const QVector<PromptRow>& prompts);
QByteArray promptAsMarkdown(const PromptRow& prompt);

} // namespace conclave
