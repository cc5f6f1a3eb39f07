// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/import_reader.h"

#include <QString>
#include <QStringList>
#include <QVector>

namespace conclave {

/// One gpt4all-<id>.chat file, as GPT4All 2.4 to 3.10 wrote it: a QDataStream (Qt_6_2) of
///
///     magic 0xF5D553CC, int32 version, creation date (s), id, name, name of the user, model, collections
///     (3+), state of the model (below 11; in the oldest versions gigabytes, which are passed over), int32
///     number of items, each with a label ("Prompt: ", "Response: "), its text, flags, sources (3+),
///     attachments (10+) and parts (12+): text, reasoning and calls of tools, in containers, as a tree.
///
/// Not read: version 0 (before June 2023), which has no magic.
struct Gpt4AllChat {
    /// A part of an answer, or one that holds others.
    struct Part {
        enum class Kind { Container, Text, Reasoning, ToolCall, ToolAnswer };
        Kind kind = Kind::Container;
        QString text;
        QString toolName;
        qint64 reasoningMs = 0;
    };
    struct Item {
        enum class Kind { Prompt, Response, Other /* system */ };
        Kind kind = Kind::Other;
        QString text;
        bool isStopped = false;
        bool isError = false;
        int sourceCount = 0;     ///< passages of LocalDocs
        QStringList sources;     ///< names of the files they are from, each once
        QStringList attachments; ///< names of files
        QVector<Part> parts;     ///< in the order in which they were written, containers left out
    };
    qint64 createdMs = 0;
    QString id;
    QString name;
    QString model;
    QVector<Item> items;
    /// The file ends early or is damaged: a sentence, and the items before it are right.
    QString problem;
};

constexpr quint32 kGpt4AllMagic = 0xF5D553CC;
constexpr qint32 kNewestGpt4AllVersion = 12;

/// Reads one file. A sentence in @p problem when there is no chat in it at all.
std::optional<Gpt4AllChat> readGpt4AllChat(ByteSource& source, QString& problem);

} // namespace conclave
