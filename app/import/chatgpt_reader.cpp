// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/import_reader.h"
#include "app/import/json_reading.h"
#include "app/import/json_values.h"
#include "app/import/message_tree.h"
#include "app/import/reader_texts.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace conclave {

using nlohmann::json;

namespace {

const QRegularExpression& fileName() {
    static const QRegularExpression name(QStringLiteral("^conversations(-\\d+)?( ?\\(\\d+\\))?\\.json$"),
                                         QRegularExpression::CaseInsensitiveOption);
    return name;
}

bool fits(const JsonHead& head) {
    return head.has("mapping") && !head.has("inserted_at");
}

/// Marks in private-use characters stand for links and names: "U+E200 cite U+E202 turn0search1 U+E201". The
/// message's references say what was shown in their place.
QString withoutMarks(QString text, const json& metadata) {
    static const QRegularExpression oldMark(QStringLiteral("\u3010\\d+(:\\d+)?\u2020[^\u3011]*\u3011"));
    static const QRegularExpression entity(
        QStringLiteral("\ue200entity\ue202\\[\"[^\"]*\",\\s*\"([^\"]*)\"[^\ue201]*\ue201"));
    static const QRegularExpression mark(QStringLiteral("\\s?\ue200[^\ue201]*\ue201"));
    static const QRegularExpression stray(QStringLiteral("[\ue200-\ue206]"));
    if (!text.contains(stray) && !text.contains(QChar(0x3010)))
        return text;
    for (const json& reference : listAt(metadata, "content_references")) {
        const QString matched = textAt(reference, "matched_text");
        const QString shown = textAt(reference, "alt");
        if (matched.contains(QChar(0xe200)) && !shown.isEmpty())
            text.replace(matched, shown);
    }
    text.replace(oldMark, QString());
    text.replace(entity, QStringLiteral("\\1"));
    text.replace(mark, QString());
    return text.remove(stray);
}

/// Turns one element into a conversation.
class Conversation {
  public:
    Conversation(const json& element, ImportSink& sink) : m_element(element), m_sink(sink) {
        m_title = textAt(element, "title").trimmed();
        m_what = m_title.isEmpty() ? id() : m_title;
    }

    /// False when reading should end.
    bool bring() {
        ForeignConversation conversation;
        conversation.source = QStringLiteral("chatgpt");
        conversation.sourceId = id();
        conversation.title = m_title;
        conversation.createdMs = timeAt(m_element, "create_time");
        conversation.updatedMs = timeAt(m_element, "update_time");
        const qint64 changedMs = std::max(conversation.createdMs, conversation.updatedMs);
        if (isTrueAt(m_element, "is_archived"))
            conversation.archivedMs = std::max<qint64>(changedMs, 1);
        if (isTrueAt(m_element, "is_starred"))
            conversation.pinnedMs = std::max<qint64>(changedMs, 1);
        const std::vector<TreeNode> nodes = readNodes();
        addMessages(conversation, nodes, textAt(m_element, "current_node"));
        return m_goesOn && m_sink.found(std::move(conversation));
    }

  private:
    QString id() const {
        const QString id = textAt(m_element, "conversation_id");
        if (!id.isEmpty())
            return id;
        const QString other = textAt(m_element, "id");
        if (!other.isEmpty())
            return other;
        return textAt(m_element, "current_node"); // at least the same in every export of it
    }

    void skip(const QString& why) { m_goesOn = m_goesOn && m_sink.skipped(m_what, why); }

    std::vector<TreeNode> readNodes() {
        return mappedNodes(valueAt(m_element, "mapping"),
                           [this](const json& message, TreeNode& node) { readMessage(message, node); });
    }

    void readMessage(const json& message, TreeNode& node) {
        const json& metadata = valueAt(message, "metadata");
        const json& content = valueAt(message, "content");
        const QString role = textAt(valueAt(message, "author"), "role");
        const QString type = textAt(content, "content_type");
        node.createdMs = timeAt(message, "create_time");
        if (type == QLatin1String("user_editable_context") ||
            type == QLatin1String("model_editable_context") || role == QLatin1String("system")) {
            if (!textsOf(content).isEmpty() || !textAt(content, "user_profile").isEmpty() ||
                !textAt(content, "user_instructions").isEmpty() ||
                !textAt(content, "model_set_context").isEmpty())
                skip(instructionsStayOut());
            return;
        }
        const bool isHidden =
            isTrueAt(metadata, "is_visually_hidden_from_conversation") ||
            (valueAt(message, "weight").is_number() && valueAt(message, "weight").get<double>() == 0.0);
        const bool isReasoning =
            type == QLatin1String("thoughts") || type == QLatin1String("reasoning_recap");
        if (isHidden && !isReasoning) {
            if (role != QLatin1String("tool") && !textsOf(content).isEmpty())
                skip(QCoreApplication::translate("Import",
                                                 "Messages that ChatGPT hides are not brought over."));
            else if (role == QLatin1String("tool"))
                skip(resultsStayOut());
            return;
        }
        const QString status = textAt(message, "status");
        if (status == QLatin1String("in_progress"))
            node.state = MessageState::Interrupted;
        else if (status == QLatin1String("finished_partial_completion"))
            node.state = MessageState::Stopped;

        if (role == QLatin1String("user")) {
            node.kind = TreeNode::Kind::Question;
            node.state = MessageState::Complete;
            node.text = bodyOf(content, metadata);
            addAttachments(metadata, node.text);
        } else if (role == QLatin1String("tool")) {
            readToolResult(content, type, node);
        } else if (role == QLatin1String("assistant")) {
            readAnswer(message, content, metadata, type, node);
        } else {
            skip(unknownPart(role));
            return;
        }
        if (node.text.isEmpty() && node.reasoning.isEmpty() && node.toolCalls.isEmpty())
            node.kind = TreeNode::Kind::Nothing;
    }

    void readAnswer(const json& message, const json& content, const json& metadata, const QString& type,
                    TreeNode& node) {
        node.kind = TreeNode::Kind::Piece;
        node.modelName = textAt(metadata, "model_slug");
        if (node.modelName.isEmpty())
            node.modelName = textAt(m_element, "default_model_slug");
        if (type == QLatin1String("thoughts")) {
            node.reasoning = thoughtsOf(content);
            return;
        }
        if (type == QLatin1String("reasoning_recap")) {
            node.reasoning = textAt(content, "content");
            const qint64 seconds = integerAt(metadata, "finished_duration_sec");
            node.reasoningMs = std::clamp<qint64>(seconds, 0, 1'000'000) * 1000;
            return;
        }
        const QString recipient = textAt(message, "recipient");
        const bool isCall = !recipient.isEmpty() && recipient != QLatin1String("all");
        if (isCall && recipient != QLatin1String("python")) {
            const QString call = textsOf(content);
            if (!call.isEmpty())
                node.toolCalls = toolCallLine(recipient, json(call.toStdString()));
            return;
        }
        node.text = type == QLatin1String("text") && isCall ? fenced(textsOf(content), recipient)
                                                            : bodyOf(content, metadata);
        addAttachments(metadata, node.text);
    }

    void readToolResult(const json& content, const QString& type, TreeNode& node) {
        node.kind = TreeNode::Kind::Piece;
        const bool isShown = type == QLatin1String("execution_output") ||
                             type == QLatin1String("multimodal_text") ||
                             type == QLatin1String("tether_quote") || type == QLatin1String("system_error");
        if (isShown)
            node.text = bodyOf(content, json());
        else if (!textsOf(content).isEmpty() || !textAt(content, "result").isEmpty())
            skip(resultsStayOut());
    }

    static QString thoughtsOf(const json& content) {
        QStringList texts;
        for (const json& thought : listAt(content, "thoughts")) {
            const QString summary = textAt(thought, "summary");
            const QString text = textAt(thought, "content");
            if (!summary.isEmpty())
                texts.append(QStringLiteral("**%1**").arg(summary));
            if (!text.isEmpty())
                texts.append(text);
        }
        return texts.join(QStringLiteral("\n\n"));
    }

    /// All plain text in there, whatever the type.
    static QString textsOf(const json& content) {
        QStringList texts;
        for (const json& part : listAt(content, "parts")) {
            const QString text = part.is_string() ? textOf(part) : textAt(part, "text");
            if (!text.trimmed().isEmpty())
                texts.append(text);
        }
        const QString text = textAt(content, "text");
        if (!text.trimmed().isEmpty())
            texts.append(text);
        return texts.join(QStringLiteral("\n\n"));
    }

    QString bodyOf(const json& content, const json& metadata) {
        const QString type = textAt(content, "content_type");
        if (type == QLatin1String("code")) {
            const QString language = textAt(content, "language");
            const bool isNamed = !language.isEmpty() && language != QLatin1String("unknown");
            const QString text = textsOf(content);
            return text.isEmpty() ? QString() : fenced(text, isNamed ? language : QString());
        }
        if (type == QLatin1String("execution_output")) {
            const QString text = textsOf(content);
            return text.isEmpty() ? QString() : fenced(text);
        }
        if (type == QLatin1String("tether_quote")) {
            skip(resultsStayOut());
            const QString title = textAt(content, "title");
            return QCoreApplication::translate("Import", "[Quoted: %1]")
                .arg(title.isEmpty() ? textAt(content, "url") : title);
        }
        if (type == QLatin1String("system_error"))
            return QCoreApplication::translate("Import", "[Error: %1]").arg(textAt(content, "text"));
        if (type == QLatin1String("text") || type == QLatin1String("multimodal_text") ||
            valueAt(content, "parts").is_array())
            return partsOf(content, metadata);
        const QString text = textsOf(content);
        if (text.isEmpty() && !type.isEmpty())
            skip(unknownPart(type));
        return withoutMarks(text, metadata);
    }

    QString partsOf(const json& content, const json& metadata) {
        QStringList texts;
        bool hasSound = false;
        for (const json& part : listAt(content, "parts")) {
            const QString type = textAt(part, "content_type");
            QString text = part.is_string() ? textOf(part) : textAt(part, "text");
            if (type.contains(QLatin1String("image"))) {
                text = imageNote();
                skip(filesStayOut());
            } else if (type.contains(QLatin1String("audio")) && text.isEmpty()) {
                skip(filesStayOut()); // what was said stands beside it, as a rule
            } else if (!part.is_string() && text.isEmpty() && !type.isEmpty()) {
                skip(unknownPart(type));
            }
            hasSound = hasSound || type.contains(QLatin1String("audio"));
            if (!text.isEmpty())
                texts.append(text);
        }
        if (texts.isEmpty() && hasSound)
            return soundNote();
        return withoutMarks(texts.join(QStringLiteral("\n\n")), metadata);
    }

    void addAttachments(const json& metadata, QString& text) {
        for (const json& attachment : listAt(metadata, "attachments")) {
            if (textAt(attachment, "mime_type").startsWith(QLatin1String("image/")) &&
                text.contains(imageNote()))
                continue; // stands in the text already
            appendParagraph(text, attachmentNote(textAt(attachment, "name")));
            skip(filesStayOut());
        }
    }

    const json& m_element;
    ImportSink& m_sink;
    QString m_title;
    QString m_what; ///< for skipped()
    bool m_goesOn = true;
};

/// chatgpt.com, Settings → Data controls → Export: conversations.json, and since 2026 conversations-000.json
/// and on for people with many. A tree of nodes in "mapping", of which "current_node" was shown.
class ChatGptReader final : public ImportReader {
  public:
    QString source() const override { return QStringLiteral("chatgpt"); }
    QString name() const override { return QStringLiteral("ChatGPT"); }
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

std::unique_ptr<ImportReader> makeChatGptReader() {
    return std::make_unique<ChatGptReader>();
}

} // namespace conclave
