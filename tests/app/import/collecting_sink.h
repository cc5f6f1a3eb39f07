// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/import_reader.h"

#include <QHash>
#include <QStringList>
#include <QTest>

#include <algorithm>
#include <vector>

namespace conclave::test {

/// Keeps what a reader finds, without a store.
class CollectingSink final : public ImportSink {
  public:
    bool found(ForeignConversation conversation) override {
        conversations.push_back(std::move(conversation));
        return conversations.size() != endsAfter;
    }
    bool skipped(const QString& what, const QString& why) override {
        skips.append(what + QStringLiteral(": ") + why);
        return true;
    }
    void expects(qint64 bytes) override { expected = bytes; }
    bool progress(qint64 doneBytes) override {
        isProgressSound = isProgressSound && doneBytes >= done;
        done = doneBytes;
        return true;
    }

    std::vector<ForeignConversation> conversations;
    QStringList skips;
    qint64 expected = 0;
    qint64 done = 0;
    bool isProgressSound = true;
    std::size_t endsAfter = 0;
};

/// A conversation as lines: its facts, then its messages as a tree. The one that was shown last has a star.
inline QStringList linesOf(const ForeignConversation& conversation) {
    const auto time = [](qint64 ms) {
        return ms == 0 ? QStringLiteral("-")
                       : QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODate);
    };
    const auto inLine = [](QString text) { return text.replace(QLatin1Char('\n'), QStringLiteral("⏎")); };
    QStringList lines{QStringLiteral("%1 %2 \"%3\" %4 %5")
                          .arg(conversation.source, conversation.sourceId, conversation.title,
                               time(conversation.createdMs), time(conversation.updatedMs))};
    if (conversation.pinnedMs != 0)
        lines.append(QStringLiteral("pinned"));
    if (conversation.archivedMs != 0)
        lines.append(QStringLiteral("archived"));
    if (!conversation.folderName.isEmpty())
        lines.append(QStringLiteral("in ") + conversation.folderName);
    QHash<QString, int> depths;
    for (const ForeignMessage& message : conversation.messages) { // parents come first
        const int depth =
            message.parentSourceId.isEmpty() ? 0 : depths.value(message.parentSourceId, -50) + 1;
        depths.insert(message.sourceId, depth);
        QString line = QString(std::max(depth, 0) * 2, QLatin1Char(' '));
        line += (message.role == Role::User ? QStringLiteral("? ") : QStringLiteral("! ")) + message.sourceId;
        line += QLatin1Char(' ') + time(message.createdMs);
        if (!message.provenance.modelName.isEmpty())
            line += QStringLiteral(" <%1>").arg(message.provenance.modelName);
        if (message.state != MessageState::Complete)
            line += QStringLiteral(" state %1").arg(static_cast<int>(message.state));
        if (message.sourceId == conversation.currentSourceId)
            line += QStringLiteral(" *");
        if (!message.reasoning.isEmpty())
            line += QStringLiteral(" {%1 %2 ms}").arg(inLine(message.reasoning)).arg(message.reasoningMs);
        if (!message.toolCalls.isEmpty())
            line += QStringLiteral(" (%1)").arg(inLine(message.toolCalls));
        lines.append(line + QStringLiteral(" ") + inLine(message.text));
    }
    return lines;
}

/// Reads @p path under tests/data/import, or an absolute path. Fails the test when that is refused.
inline CollectingSink readAll(const ImportReader& reader, const QString& path, QString* problem = nullptr) {
    CollectingSink sink;
    QString said;
    const QString whole = path.startsWith(QLatin1Char('/'))
                              ? path
                              : QStringLiteral(CONCLAVE_SOURCE_DIR "/tests/data/import/") + path;
    const auto files = ImportFiles::open(whole, said);
    if (files)
        said = reader.read(*files, sink, {});
    if (problem != nullptr)
        *problem = said;
    else if (!said.isEmpty())
        QTest::qFail(qPrintable(said), __FILE__, __LINE__);
    return sink;
}

inline int confidenceOf(const ImportReader& reader, const QString& path) {
    QString problem;
    const auto files =
        ImportFiles::open(QStringLiteral(CONCLAVE_SOURCE_DIR "/tests/data/import/") + path, problem);
    return files ? reader.confidence(*files) : -1;
}

/// QCOMPARE for lists of lines, one line at a time.
inline void compareLines(const QStringList& actual, const QStringList& expected) {
    for (qsizetype i = 0; i < std::max(actual.size(), expected.size()); ++i)
        QCOMPARE(actual.value(i), expected.value(i));
}

} // namespace conclave::test
