// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "memory_files.h"

#include "app/import/import_reader.h"

#include <QMap>
#include <QStringList>
#include <QVector>

#include <utility>

namespace conclave::test {

/// Keeps what a reader finds, and its report as lines "what: why", each once.
class Recorder : public ImportSink {
  public:
    explicit Recorder(int mostConversations = -1) : m_most(mostConversations) {}

    bool found(ForeignConversation conversation) override {
        conversations.append(std::move(conversation));
        return m_most < 0 || conversations.size() < m_most;
    }
    bool skipped(const QString& what, const QString& why) override {
        const QString line = what + QLatin1String(": ") + why;
        if (!lines.contains(line))
            lines.append(line);
        return true;
    }
    void expects(qint64 bytes) override { expectedBytes = bytes; }
    bool progress(qint64 bytes) override {
        doneBytes = bytes;
        return true;
    }

    /// The one of that title; an empty one when there is none.
    ForeignConversation titled(const QString& title) const {
        for (const ForeignConversation& conversation : conversations)
            if (conversation.title == title)
                return conversation;
        return {};
    }

    QVector<ForeignConversation> conversations;
    QStringList lines;
    qint64 expectedBytes = 0;
    qint64 doneBytes = 0;

  private:
    const int m_most;
};

/// What a reader makes of a file or folder of tests/data/import.
inline QString importFrom(const ImportReader& reader, const QString& path, Recorder& recorder) {
    QString problem;
    const auto files =
        ImportFiles::open(QStringLiteral(CONCLAVE_SOURCE_DIR "/tests/data/import/") + path, problem);
    return files ? reader.read(*files, recorder, {}) : problem;
}

/// A conversation as lines for comparison: "parent>id role text", depth first as the file has it; reasoning
/// in braces. Ids are short names given in the order of appearance: a, b, c, …
inline QStringList treeOf(const ForeignConversation& conversation) {
    QMap<QString, QString> names;
    QStringList lines;
    for (const ForeignMessage& message : conversation.messages) {
        QString name(QChar(u'a' + static_cast<char16_t>(lines.size())));
        if (!message.sourceId.isEmpty())
            names.insert(message.sourceId, name);
        const QString parent = message.parentSourceId.isEmpty()
                                   ? QString()
                                   : names.value(message.parentSourceId, QStringLiteral("?"));
        const char* role = message.role == Role::User     ? "user"
                           : message.role == Role::System ? "system"
                                                          : "answer";
        QString line = QStringLiteral("%1>%2 %3 %4").arg(parent, name, QLatin1String(role), message.text);
        if (!message.reasoning.isEmpty())
            line += QStringLiteral(" {%1}").arg(message.reasoning);
        if (message.sourceId == conversation.currentSourceId)
            line += QStringLiteral(" *");
        lines.append(line);
    }
    return lines;
}

} // namespace conclave::test
