// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/import_reader.h"
#include "app/import/json_reading.h"
#include "app/import/json_values.h"
#include "app/import/message_tree.h"
#include "app/import/reader_texts.h"

#include <QRegularExpression>

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
    return head.has("mapping") && head.has("inserted_at");
}

/// Turns one element into a conversation.
class Conversation {
  public:
    Conversation(const json& element, ImportSink& sink) : m_element(element), m_sink(sink) {
        m_what = textAt(element, "title").trimmed();
        if (m_what.isEmpty())
            m_what = textAt(element, "id");
    }

    /// False when reading should end.
    bool bring() {
        ForeignConversation conversation;
        conversation.source = QStringLiteral("deepseek");
        conversation.sourceId = textAt(m_element, "id");
        conversation.title = textAt(m_element, "title").trimmed();
        conversation.createdMs = timeAt(m_element, "inserted_at");
        conversation.updatedMs = timeAt(m_element, "updated_at");
        // Which branch was shown is not said: the store takes the newest message's.
        addMessages(conversation, readNodes(), {});
        return m_goesOn && m_sink.found(std::move(conversation));
    }

  private:
    void skip(const QString& why) { m_goesOn = m_goesOn && m_sink.skipped(m_what, why); }

    std::vector<TreeNode> readNodes() {
        return mappedNodes(valueAt(m_element, "mapping"),
                           [this](const json& message, TreeNode& node) { readMessage(message, node); });
    }

    /// No role is said: a request is a person's, all else the model's.
    void readMessage(const json& message, TreeNode& node) {
        node.createdMs = timeAt(message, "inserted_at");
        node.kind = TreeNode::Kind::Answer;
        for (const json& fragment : listAt(message, "fragments"))
            readFragment(fragment, node);
        if (listAt(message, "fragments").empty()) {
            if (textAt(message, "role").compare(QLatin1String("user"), Qt::CaseInsensitive) == 0)
                node.kind = TreeNode::Kind::Question;
            node.text = textAt(message, "content");
            node.reasoning = textAt(message, "reasoning_content");
        }
        for (const json& file : listAt(message, "files")) {
            const QString name = textAt(file, "file_name");
            appendParagraph(node.text, attachmentNote(name.isEmpty() ? textAt(file, "name") : name));
            skip(filesStayOut());
        }
        if (node.kind == TreeNode::Kind::Answer)
            node.modelName = textAt(message, "model");
        if (node.text.isEmpty() && node.reasoning.isEmpty())
            node.kind = TreeNode::Kind::Nothing;
    }

    void readFragment(const json& fragment, TreeNode& node) {
        const QString type = textAt(fragment, "type");
        const QString content = textAt(fragment, "content");
        if (type == QLatin1String("REQUEST")) {
            node.kind = TreeNode::Kind::Question;
            appendParagraph(node.text, content);
        } else if (type == QLatin1String("RESPONSE") || type == QLatin1String("TEMPLATE_RESPONSE")) {
            appendParagraph(node.text, content);
        } else if (type == QLatin1String("THINK")) {
            appendParagraph(node.reasoning, content);
            const json& seconds = valueAt(fragment, "elapsed_secs");
            if (seconds.is_number())
                node.reasoningMs += static_cast<qint64>(std::clamp(seconds.get<double>(), 0.0, 1e6) * 1000);
        } else if (type.contains(QLatin1String("SEARCH")) || type.startsWith(QLatin1String("TOOL"))) {
            skip(resultsStayOut());
        } else {
            appendParagraph(node.text, content); // better shown than lost
            if (content.isEmpty())
                skip(unknownPart(type));
        }
    }

    const json& m_element;
    ImportSink& m_sink;
    QString m_what; ///< for skipped()
    bool m_goesOn = true;
};

/// chat.deepseek.com, Settings → Data → Export: conversations.json, a tree of nodes in "mapping" like
/// ChatGPT's, with fragments for messages.
class DeepSeekReader final : public ImportReader {
  public:
    QString source() const override { return QStringLiteral("deepseek"); }
    QString name() const override { return QStringLiteral("DeepSeek"); }
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

std::unique_ptr<ImportReader> makeDeepSeekReader() {
    return std::make_unique<DeepSeekReader>();
}

} // namespace conclave
