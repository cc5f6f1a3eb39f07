// SPDX-License-Identifier: GPL-3.0-or-later
// Open WebUI's exports: "Export chats" (an array), "Export chat" (an array of one, or the chat alone). A chat
// is a map of messages that name their parents; history.currentId is the shown leaf.
#include "app/import/foreign_message.h"
#include "app/import/foreign_reasoning.h"
#include "app/import/import_text.h"
#include "app/import/json_reading.h"
#include "app/import/json_values.h"
#include "app/import/reader_texts.h"

#include <algorithm>

namespace conclave {
namespace {

using nlohmann::json;

/// One chat on its way from their JSON to ours.
class OpenWebUiChat {
  public:
    OpenWebUiChat(const json& item, ImportSink& sink)
        : m_item(item), m_chat(valueAt(item, "chat").is_object() ? valueAt(item, "chat") : item),
          m_sink(sink) {}

    /// False when reading should end.
    bool read() {
        readHead();
        const json& history = valueAt(m_chat, "history");
        const json& messages = valueAt(history, "messages");
        if (messages.is_object()) {
            for (const auto& [id, message] : messages.items())
                readMessage(message, QString::fromStdString(id), idAt(message, "parentId"));
            m_conversation.currentSourceId = idAt(history, "currentId");
            if (m_conversation.currentSourceId.isEmpty())
                m_conversation.currentSourceId = idAt(m_item, "current_message_id");
        } else {
            readList(valueAt(m_chat, "messages"));
        }
        return handOver(m_sink, std::move(m_conversation), m_what, m_losses);
    }

  private:
    void readHead() {
        m_conversation.source = QStringLiteral("open-webui");
        m_conversation.sourceId = idAt(m_item, "id");
        if (m_conversation.sourceId.isEmpty())
            m_conversation.sourceId = idAt(m_chat, "id");
        m_conversation.title = textAt(m_item, "title");
        if (m_conversation.title.isEmpty())
            m_conversation.title = textAt(m_chat, "title");
        if (m_conversation.title == QLatin1String("New Chat")) // what they call one without a title
            m_conversation.title.clear();
        m_what = !m_conversation.title.isEmpty()      ? m_conversation.title
                 : !m_conversation.sourceId.isEmpty() ? m_conversation.sourceId
                                                      : QStringLiteral("Open WebUI");
        m_conversation.createdMs = timeAt(m_item, "created_at");
        if (m_conversation.createdMs == 0)
            m_conversation.createdMs = timeAt(m_chat, "timestamp");
        m_conversation.updatedMs = timeAt(m_item, "updated_at");
        const qint64 whenMs = std::max({qint64(1), m_conversation.createdMs, m_conversation.updatedMs});
        if (isTrueAt(m_item, "pinned"))
            m_conversation.pinnedMs = whenMs;
        if (isTrueAt(m_item, "archived"))
            m_conversation.archivedMs = whenMs;
        readFolder();
        const json& tags = valueAt(valueAt(m_item, "meta"), "tags");
        if (tags.is_array() && !tags.empty())
            m_losses.append(ImportText::tr("Tags are not brought over.", "import report"));
        const json& models = valueAt(m_chat, "models");
        if (models.is_array() && models.size() == 1) // with several, an answer that names none is nobody's
            m_onlyModel = textOf(models.front());
        m_systemPrompt = textAt(m_chat, "system");
        if (m_systemPrompt.isEmpty())
            m_systemPrompt = textAt(valueAt(m_chat, "params"), "system");
    }

    void readFolder() {
        const QString id = idAt(m_item, "folder_id");
        const QString name = textAt(valueAt(m_item, "folder"), "name");
        if (!name.isEmpty()) {
            m_conversation.folderName = name;
        } else if (!id.isEmpty()) {
            m_conversation.folderName =
                ImportText::tr("Open WebUI %1", "name of a folder; %1 is the beginning of an id")
                    .arg(id.left(8));
            m_losses.append(
                ImportText::tr("The export does not say what its folder is called. You can rename the one it "
                               "is in now.",
                               "import report"));
        }
    }

    /// The list that older versions kept instead of the map.
    void readList(const json& messages) {
        if (!messages.is_array())
            return;
        QString parent;
        for (const json& message : messages) {
            QString id = idAt(message, "id");
            if (id.isEmpty())
                id = idFromWords(parent, roleNamed(textAt(message, "role")), textAt(message, "content"));
            readMessage(message, id, parent);
            parent = id;
        }
        m_conversation.currentSourceId = parent;
    }

    void readMessage(const json& message, const QString& id, const QString& parent) {
        if (!message.is_object()) {
            m_losses.append(ImportText::tr("A message is damaged.", "import report"));
            return;
        }
        if (roleNamed(textAt(message, "role")) == Role::System) { // what follows it becomes a first message
            m_losses.append(instructionsStayOut());
            return;
        }
        ForeignMessage ours;
        ours.sourceId = id;
        ours.parentSourceId = parent;
        ours.role = roleNamed(textAt(message, "role"));
        ours.createdMs = timeAt(message, "timestamp");
        readContent(valueAt(message, "content"), ours.text);
        if (ours.role == Role::Assistant)
            readAnswer(message, ours);
        noteFiles(valueAt(message, "files"), ours.text);
        for (const char* key : {"sources", "citations"}) {
            const json& sources = valueAt(message, key);
            if (sources.is_array() && !sources.empty())
                m_losses.append(sourcesStayOut());
        }
        m_conversation.messages.append(std::move(ours));
    }

    void readContent(const json& content, QString& text) {
        text = textOf(content);
        if (!content.is_array())
            return;
        for (const json& part : content) {
            const QString type = textAt(part, "type");
            if (part.is_string())
                appendParagraph(text, textOf(part));
            else if (type == QLatin1String("text"))
                appendParagraph(text, textAt(part, "text"));
            else if (type.startsWith(QLatin1String("image")) || type == QLatin1String("file"))
                notePart(type, {}, text);
            else
                m_losses.append(unknownPart(type));
        }
    }

    void readAnswer(const json& message, ForeignMessage& ours) {
        AnswerParts parts = splitDetails(ours.text);
        if (parts.reasoning.isEmpty()) {
            const AnswerParts thinking = splitThinking(parts.text);
            parts.text = thinking.text;
            parts.reasoning = thinking.reasoning;
        }
        readOutput(valueAt(message, "output"), parts);
        ours.text = parts.text;
        ours.reasoning = parts.reasoning;
        ours.reasoningMs = parts.reasoningMs;
        ours.toolCalls = parts.toolCalls.join(u'\n');
        readProvenance(message, ours.provenance);

        const json& error = valueAt(message, "error");
        if (error.is_object() || error.is_string() || isTrueAt(message, "error")) {
            ours.state = MessageState::Failed;
            ours.errorText = error.is_object() ? textAt(error, "content") : textOf(error);
        } else if (valueAt(message, "done").is_boolean() && !isTrueAt(message, "done")) {
            ours.state = MessageState::Interrupted;
        }
    }

    void readProvenance(const json& message, Provenance& provenance) const {
        provenance.modelName = textAt(message, "model");
        if (provenance.modelName.isEmpty())
            provenance.modelName = textAt(message, "modelName");
        if (provenance.modelName.isEmpty())
            provenance.modelName = m_onlyModel;
        provenance.systemPrompt = m_systemPrompt;
        for (const char* key : {"usage", "info"}) {
            const json& usage = valueAt(message, key);
            for (const char* name : {"prompt_tokens", "prompt_eval_count"})
                provenance.promptTokens = std::max(provenance.promptTokens, countAt(usage, name));
            for (const char* name : {"completion_tokens", "eval_count"})
                provenance.generatedTokens = std::max(provenance.generatedTokens, countAt(usage, name));
            provenance.tokensPerSecond =
                std::max(provenance.tokensPerSecond, numberAt(usage, "response_token/s"));
        }
    }

    /// The parts of an answer, which versions of 2026 keep beside its text. What is in them counts more.
    void readOutput(const json& output, AnswerParts& parts) {
        if (!output.is_array())
            return;
        AnswerParts found;
        for (const json& part : output) {
            const QString type = textAt(part, "type");
            if (type == QLatin1String("message")) {
                appendParagraph(found.text, textOfParts(valueAt(part, "content")));
            } else if (type == QLatin1String("reasoning")) {
                const QString content = textOfParts(valueAt(part, "content"));
                appendParagraph(found.reasoning,
                                content.isEmpty() ? textOfParts(valueAt(part, "summary")) : content);
                found.reasoningMs += durationMs(numberAt(part, "duration"));
            } else if (type == QLatin1String("function_call")) {
                found.toolCalls.append(toolCallLine(textAt(part, "name"), valueAt(part, "arguments")));
            } else if (type == QLatin1String("function_call_output")) {
                m_losses.append(resultsStayOut());
            } else if (type == QLatin1String("open_webui:code_interpreter")) {
                appendParagraph(found.text, fenced(textAt(part, "code")));
            } else {
                m_losses.append(unknownPart(type));
            }
        }
        if (!found.text.isEmpty())
            parts.text = found.text;
        if (!found.reasoning.isEmpty())
            parts.reasoning = found.reasoning;
        if (found.reasoningMs > 0)
            parts.reasoningMs = found.reasoningMs;
        if (!found.toolCalls.isEmpty())
            parts.toolCalls = found.toolCalls;
    }

    static QString textOfParts(const json& parts) {
        QString text = textOf(parts);
        if (parts.is_array())
            for (const json& part : parts)
                appendParagraph(text, part.is_string() ? textOf(part) : textAt(part, "text"));
        return text;
    }

    void noteFiles(const json& files, QString& text) {
        if (!files.is_array())
            return;
        for (const json& file : files) {
            QString name = textAt(file, "name");
            if (name.isEmpty())
                name = textAt(valueAt(file, "file"), "filename");
            notePart(textAt(file, "type"), name, text);
        }
    }

    void notePart(const QString& type, const QString& name, QString& text) {
        const bool isImage = type.startsWith(QLatin1String("image"));
        appendParagraph(text, isImage ? namedImageNote(name) : attachmentNote(name));
        m_losses.append(filesStayOut());
    }

    const json& m_item;
    const json& m_chat;
    ImportSink& m_sink;
    ForeignConversation m_conversation;
    QString m_what; ///< for the report
    QString m_onlyModel;
    QString m_systemPrompt;
    QStringList m_losses;
};

const QRegularExpression& fileName() {
    static const QRegularExpression pattern(QStringLiteral("^(all-)?chats?-(export-)?.*\\.json$"),
                                            QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

bool isTheirs(const JsonHead& head) {
    const auto says = [&head](const char* word) { return head.text.contains(word); };
    return (head.has("chat") || head.has("history") || head.has("messages")) &&
           (says("\"childrenIds\"") || says("\"currentId\"") ||
            (says("\"history\"") && says("\"models\""))) &&
           !head.has("mapping") && !head.has("chat_messages");
}

class OpenWebUiReader : public ImportReader {
  public:
    QString source() const override { return QStringLiteral("open-webui"); }
    QString name() const override { return QStringLiteral("Open WebUI"); }

    int confidence(ImportFiles& files) const override { return jsonConfidence(files, fileName(), isTheirs); }

    QString read(ImportFiles& files, ImportSink& sink, std::stop_token stop) const override {
        const std::vector<ImportFiles::Entry> entries = jsonFiles(files, fileName(), isTheirs);
        if (entries.empty())
            return ImportText::tr(
                "There is no export of Open WebUI here. It is made in Settings, Data Controls, Export "
                "Chats.",
                "import error");
        return readElements(files, entries, sink, stop, [&sink](const json& item) {
            if (item.is_object())
                return OpenWebUiChat(item, sink).read();
            return sink.skipped(QStringLiteral("Open WebUI"), unknownElement());
        });
    }
};

} // namespace

std::unique_ptr<ImportReader> makeOpenWebUiReader() {
    return std::make_unique<OpenWebUiReader>();
}

} // namespace conclave
