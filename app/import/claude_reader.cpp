// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/import_reader.h"
#include "app/import/json_reading.h"
#include "app/import/json_values.h"
#include "app/import/message_tree.h"
#include "app/import/reader_texts.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace conclave {

using nlohmann::json;

namespace {

const QRegularExpression& fileName() {
    static const QRegularExpression name(QStringLiteral("^conversations( ?\\(\\d+\\))?\\.json$"),
                                         QRegularExpression::CaseInsensitiveOption);
    return name;
}

bool fits(const JsonHead& head) {
    return head.has("chat_messages");
}

/// Turns one element into a conversation.
class Conversation {
  public:
    Conversation(const json& element, ImportSink& sink) : m_element(element), m_sink(sink) {
        m_what = textAt(element, "name").trimmed();
        if (m_what.isEmpty())
            m_what = textAt(element, "uuid");
    }

    /// False when reading should end.
    bool bring() {
        ForeignConversation conversation;
        conversation.source = QStringLiteral("claude");
        conversation.sourceId = textAt(m_element, "uuid");
        conversation.title = textAt(m_element, "name").trimmed();
        conversation.createdMs = timeAt(m_element, "created_at");
        conversation.updatedMs = timeAt(m_element, "updated_at");
        conversation.folderName = textAt(valueAt(m_element, "project"), "name").trimmed();
        if (isTrueAt(m_element, "is_starred"))
            conversation.pinnedMs = std::max<qint64>(conversation.updatedMs, 1);
        addMessages(conversation, readNodes(), textAt(m_element, "current_leaf_message_uuid"));
        return m_goesOn && m_sink.found(std::move(conversation));
    }

  private:
    void skip(const QString& why) { m_goesOn = m_goesOn && m_sink.skipped(m_what, why); }

    std::vector<TreeNode> readNodes() {
        std::vector<TreeNode> nodes;
        QSet<QString> used;
        QString previous;
        for (const json& message : listAt(m_element, "chat_messages")) {
            if (!message.is_object())
                continue;
            TreeNode node;
            node.id = textAt(message, "uuid");
            if (node.id.isEmpty() || used.contains(node.id))
                node.id = QStringLiteral("%1-%2")
                              .arg(node.id.isEmpty() ? QStringLiteral("message") : node.id)
                              .arg(nodes.size());
            used.insert(node.id);
            // Before there were branches in exports, each message followed the one above it.
            const json& parent = valueAt(message, "parent_message_uuid");
            node.parentId = parent.is_null() ? previous : textOf(parent);
            previous = node.id;
            readMessage(message, node);
            nodes.push_back(std::move(node));
        }
        return nodes;
    }

    void readMessage(const json& message, TreeNode& node) {
        const QString sender = textAt(message, "sender");
        node.createdMs = timeAt(message, "created_at");
        if (sender == QLatin1String("human")) {
            node.kind = TreeNode::Kind::Question;
        } else if (sender == QLatin1String("assistant")) {
            node.kind = TreeNode::Kind::Answer;
            node.modelName = textAt(message, "model");
            if (node.modelName.isEmpty())
                node.modelName = textAt(m_element, "model");
            const QString reason = textAt(message, "stop_reason");
            if (reason == QLatin1String("user_canceled"))
                node.state = MessageState::Stopped;
        } else {
            skip(unknownPart(sender));
            return;
        }
        for (const json& block : listAt(message, "content"))
            readBlock(block, node);
        // Older exports have only this; newer ones have it with remarks instead of what it cannot say.
        if (node.text.isEmpty() && node.toolCalls.isEmpty())
            node.text = textAt(message, "text");
        for (const json& attachment : listAt(message, "attachments"))
            readAttachment(attachment, node);
        for (const json& file : listAt(message, "files")) {
            appendParagraph(node.text, attachmentNote(textAt(file, "file_name")));
            skip(filesStayOut());
        }
        if (node.text.isEmpty() && node.reasoning.isEmpty() && node.toolCalls.isEmpty())
            node.kind = TreeNode::Kind::Nothing;
    }

    void readBlock(const json& block, TreeNode& node) {
        const QString type = textAt(block, "type");
        if (type == QLatin1String("text")) {
            appendParagraph(node.text, textAt(block, "text"));
        } else if (type == QLatin1String("thinking") || type == QLatin1String("redacted_thinking")) {
            appendParagraph(node.reasoning, textAt(block, "thinking"));
            const qint64 start = timeAt(block, "start_timestamp");
            const qint64 stop = timeAt(block, "stop_timestamp");
            if (start > 0 && stop > start)
                node.reasoningMs += stop - start;
        } else if (type == QLatin1String("tool_use") || type == QLatin1String("server_tool_use")) {
            appendLine(node.toolCalls, toolCallLine(textAt(block, "name"), valueAt(block, "input")));
        } else if (type.endsWith(QLatin1String("tool_result"))) {
            skip(resultsStayOut());
        } else if (type == QLatin1String("image")) {
            appendParagraph(node.text, imageNote());
            skip(filesStayOut());
        } else if (type != QLatin1String("token_budget") && type != QLatin1String("flag")) {
            skip(unknownPart(type));
        }
    }

    /// A long paste is an attachment, with its text.
    void readAttachment(const json& attachment, TreeNode& node) {
        appendParagraph(node.text, attachmentNote(textAt(attachment, "file_name")));
        const QString content = textAt(attachment, "extracted_content");
        if (content.trimmed().isEmpty())
            skip(filesStayOut());
        else
            appendParagraph(node.text, fenced(content));
    }

    const json& m_element;
    ImportSink& m_sink;
    QString m_what; ///< for skipped()
    bool m_goesOn = true;
};

/// claude.ai, Settings → Privacy → Export: conversations.json, a list of messages in "chat_messages", since
/// 2025 with "parent_message_uuid".
class ClaudeReader final : public ImportReader {
  public:
    QString source() const override { return QStringLiteral("claude"); }
    QString name() const override { return QStringLiteral("Claude"); }
    int confidence(ImportFiles& files) const override { return jsonConfidence(files, fileName(), fits); }

    QString read(ImportFiles& files, ImportSink& sink, std::stop_token stop) const override {
        return readElements(files, jsonFiles(files, fileName(), fits), sink, stop, [&](const json& element) {
            if (!element.is_object())
                return sink.skipped(name(), unknownElement());
            return Conversation(element, sink).bring();
        });
    }
};

} // namespace

std::unique_ptr<ImportReader> makeClaudeReader() {
    return std::make_unique<ClaudeReader>();
}

} // namespace conclave
