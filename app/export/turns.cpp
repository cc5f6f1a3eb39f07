// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/turns.h"

#include <QDateTime>
#include <QHash>
#include <QSet>

#include <algorithm>

namespace conclave {

namespace {

constexpr qsizetype kFirstWords = 60;

QString firstWords(const QString& text) {
    // A long text is not simplified whole for its first words.
    const QString line = text.left(kFirstWords * 4).simplified();
    return line.size() <= kFirstWords ? line : line.left(kFirstWords).trimmed() + QStringLiteral("…");
}

} // namespace

QVector<ExportBranch> branchesOf(const ExportedConversation& exported, bool all) {
    QHash<qint64, const MessageRow*> byId;
    for (const MessageRow& message : exported.messages)
        byId.insert(message.id, &message);
    const MessageRow* at = byId.value(exported.conversation.currentLeaf);
    if (at == nullptr && !exported.messages.isEmpty())
        at = &exported.messages.last();
    QVector<ExportBranch> branches(1);
    QSet<qint64> taken; // ends a cycle as well, should a file ever hold one
    while (at != nullptr && !taken.contains(at->id)) {
        branches[0].messages.append(at);
        taken.insert(at->id);
        at = byId.value(at->parentId);
    }
    std::reverse(branches[0].messages.begin(), branches[0].messages.end());
    if (!all)
        return branches;

    QHash<qint64, const MessageRow*> newestChild; // rows come by age
    for (const MessageRow& message : exported.messages)
        if (!taken.contains(message.id))
            newestChild.insert(message.parentId, &message);
    for (const MessageRow& message : exported.messages) {
        if (taken.contains(message.id))
            continue;
        ExportBranch branch{byId.value(message.parentId), {}};
        for (at = &message; at != nullptr && !taken.contains(at->id); at = newestChild.value(at->id)) {
            branch.messages.append(at);
            taken.insert(at->id);
        }
        branches.append(branch);
    }
    return branches;
}

QString speakerOf(const MessageRow& message) {
    switch (message.role) {
    case Role::System:
        return ExportText::tr("System");
    case Role::User:
        return ExportText::tr("You");
    case Role::Assistant:
        break;
    }
    const QString model = message.provenance.modelName.simplified();
    return model.isEmpty() ? ExportText::tr("Assistant") : model;
}

QString endNoteOf(const MessageRow& message) {
    switch (message.state) {
    case MessageState::Stopped:
        return ExportText::tr("(stopped)");
    case MessageState::Interrupted:
        return ExportText::tr("(interrupted)");
    case MessageState::Streaming:
        return ExportText::tr("(still being written)");
    case MessageState::Failed:
        return message.errorText.isEmpty()
                   ? ExportText::tr("(failed)")
                   : ExportText::tr("(failed: %1)").arg(message.errorText.simplified());
    case MessageState::Complete:
        break;
    }
    if (message.provenance.stopReason == QLatin1String("token_limit"))
        return ExportText::tr("(ended at the token limit)");
    if (message.provenance.stopReason == QLatin1String("context_full"))
        return ExportText::tr("(ended where the model's context was full)");
    return {};
}

QString reasoningTitle(const MessageRow& message) {
    if (message.reasoningMs <= 0)
        return ExportText::tr("Reasoning");
    return ExportText::tr("Reasoning (%1 s)")
        .arg(QString::number(static_cast<double>(message.reasoningMs) / 1000.0, 'f', 1));
}

QString branchTitle(const ExportBranch& branch) {
    if (branch.fork == nullptr)
        return ExportText::tr("Another branch, from the start");
    const QString words = firstWords(branch.fork->text);
    return words.isEmpty() ? ExportText::tr("Another branch")
                           : ExportText::tr("Another branch, after: “%1”").arg(words);
}

QString titleOf(const ConversationRow& conversation) {
    const QString title = conversation.title.simplified();
    return title.isEmpty() ? ExportText::tr("Conversation") : title;
}

QString dateOf(qint64 ms) {
    return QDateTime::fromMSecsSinceEpoch(ms).toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm 'UTC'"));
}

} // namespace conclave
