// SPDX-License-Identifier: GPL-3.0-or-later
// Jan's data folder: threads/<id>/thread.json (title, model, dates) and messages.jsonl, a message on each
// line. Newer messages name their parent and the child that is shown in "metadata"; older ones follow each
// other.
#include "app/import/foreign_message.h"
#include "app/import/foreign_reasoning.h"
#include "app/import/import_text.h"
#include "app/import/json_elements.h"
#include "app/import/json_reading.h"
#include "app/import/json_values.h"
#include "app/import/one_by_one.h"
#include "app/import/reader_texts.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <utility>

namespace conclave {
namespace {

using nlohmann::json;

constexpr QLatin1String kMessages("messages.jsonl");
constexpr QLatin1String kThread("thread.json");

/// A thread's folder as it lies among the files; indexes into ImportFiles::entries().
struct ThreadFiles {
    QString folder; ///< with the "/" at its end; empty when a thread's folder itself was chosen
    const ImportFiles::Entry* thread = nullptr;
    const ImportFiles::Entry* messages = nullptr;
};

std::vector<ThreadFiles> threadsIn(ImportFiles& files) {
    std::vector<ThreadFiles> threads;
    QHash<QString, std::size_t> places;
    for (const ImportFiles::Entry& entry : files.entries()) {
        const QString file = fileNameOf(entry);
        if (file != kMessages && file != kThread)
            continue;
        const QString folder = entry.name.chopped(file.size());
        const auto place = places.constFind(folder);
        const std::size_t at = place == places.constEnd() ? threads.size() : *place;
        if (at == threads.size()) {
            places.insert(folder, at);
            threads.push_back({folder, nullptr, nullptr});
        }
        (file == kThread ? threads[at].thread : threads[at].messages) = &entry;
    }
    return threads;
}

/// One thread on its way from their files to ours.
class JanThread {
  public:
    JanThread(const ThreadFiles& from, const json& thread, ImportSink& sink) : m_sink(sink) {
        m_conversation.source = QStringLiteral("jan");
        m_conversation.sourceId = idAt(thread, "id");
        if (m_conversation.sourceId.isEmpty())
            m_conversation.sourceId = from.folder.section(u'/', -2, -2);
        m_conversation.title = textAt(thread, "title");
        if (m_conversation.title == QLatin1String("New Thread")) // what they call one without a title
            m_conversation.title.clear();
        m_what = !m_conversation.title.isEmpty()      ? m_conversation.title
                 : !m_conversation.sourceId.isEmpty() ? m_conversation.sourceId
                                                      : QStringLiteral("Jan");
        m_conversation.createdMs = timeAt(thread, "created");
        m_conversation.updatedMs = timeAt(thread, "updated");
        const json& metadata = valueAt(thread, "metadata");
        if (isTrueAt(metadata, "is_favorite"))
            m_conversation.pinnedMs =
                std::max({qint64(1), m_conversation.createdMs, m_conversation.updatedMs});
        m_conversation.folderName = textAt(valueAt(metadata, "project"), "name");
        m_activeRoot = idAt(metadata, "activeRootId");
        const json& assistants = valueAt(thread, "assistants");
        if (assistants.is_array() && !assistants.empty()) {
            m_model = idAt(valueAt(assistants.front(), "model"), "id");
            if (m_model == QLatin1String("*"))
                m_model.clear();
            m_instructions = textAt(assistants.front(), "instructions");
        }
    }

    void add(const json& line) {
        const QString role = textAt(line, "role");
        if (role == QLatin1String("tool")) { // the call is in the answer before it
            lose(resultsStayOut());
            return;
        }
        if (roleNamed(role) == Role::System) {
            lose(instructionsStayOut());
            return;
        }
        ForeignMessage ours;
        ours.role = roleNamed(role);
        ours.sourceId = idAt(line, "id");
        ours.createdMs = timeAt(line, "created_at");
        if (ours.createdMs == 0)
            ours.createdMs = timeAt(line, "created");
        AnswerParts parts;
        readContent(valueAt(line, "content"), parts);
        const json& metadata = valueAt(line, "metadata");
        if (ours.role == Role::Assistant)
            readAnswer(line, metadata, ours, parts);
        noteFiles(line, metadata, parts.text);
        ours.text = parts.text;
        if (ours.sourceId.isEmpty())
            ours.sourceId = idFromWords(m_last, ours.role, ours.text);
        link(metadata, ours);
        m_last = ours.sourceId;
        m_conversation.messages.append(std::move(ours));
    }

    /// False when reading should end.
    bool finish() {
        if (m_hasBranches)
            attachLooseAnswers();
        m_conversation.currentSourceId = m_hasBranches ? shownLeaf() : m_last;
        return handOver(m_sink, std::move(m_conversation), m_what, m_losses);
    }

    void lose(const QString& why) { m_losses.append(why); }

  private:
    void readContent(const json& content, AnswerParts& parts) {
        appendParagraph(parts.text, textOf(content));
        if (!content.is_array())
            return;
        for (const json& part : content) {
            const QString type = textAt(part, "type");
            const json& text = valueAt(part, "text");
            const QString words = text.is_string() ? textOf(text) : textAt(text, "value");
            if (type == QLatin1String("reasoning")) {
                appendParagraph(parts.reasoning, words);
            } else if (type == QLatin1String("tool_call")) {
                parts.toolCalls.append(toolCallLine(textAt(part, "tool_name"), valueAt(part, "input")));
                if (!valueAt(part, "output").is_null())
                    lose(resultsStayOut());
            } else if (type.startsWith(QLatin1String("image"))) {
                appendParagraph(parts.text, imageNote());
                lose(filesStayOut());
            } else if (type == QLatin1String("text") || !words.isEmpty()) {
                appendParagraph(parts.text, words);
            } else {
                lose(unknownPart(type));
            }
        }
    }

    void readAnswer(const json& line, const json& metadata, ForeignMessage& ours, AnswerParts& parts) {
        const AnswerParts thinking = splitThinking(parts.text);
        parts.text = thinking.text;
        appendParagraph(parts.reasoning, thinking.reasoning);
        const json& calls = valueAt(metadata, "tool_calls");
        if (calls.is_array())
            for (const json& call : calls) {
                const json& function = valueAt(valueAt(call, "tool"), "function");
                parts.toolCalls.append(
                    toolCallLine(textAt(function, "name"), valueAt(function, "arguments")));
                if (!valueAt(call, "response").is_null())
                    lose(resultsStayOut());
            }
        ours.reasoning = parts.reasoning;
        ours.toolCalls = parts.toolCalls.join(u'\n');

        Provenance& provenance = ours.provenance;
        for (const char* key : {"modelId", "model"})
            if (provenance.modelName.isEmpty())
                provenance.modelName = textAt(metadata, key);
        if (provenance.modelName.isEmpty())
            provenance.modelName = m_model;
        provenance.systemPrompt = m_instructions;
        const json& usage = valueAt(metadata, "usage");
        provenance.promptTokens = countAt(usage, "inputTokens");
        provenance.generatedTokens = countAt(usage, "outputTokens");
        const json& speed = valueAt(metadata, "tokenSpeed");
        provenance.tokensPerSecond = std::max(0.0, numberAt(speed, "tokenSpeed"));
        if (provenance.generatedTokens == 0)
            provenance.generatedTokens = countAt(speed, "tokenCount");

        const QString status = textAt(line, "status");
        const json& error = valueAt(metadata, "error");
        if (status == QLatin1String("error") || error.is_string() || error.is_object()) {
            ours.state = MessageState::Failed;
            ours.errorText = error.is_object() ? textAt(error, "message") : textOf(error);
            if (ours.errorText.isEmpty())
                ours.errorText = textAt(line, "error_code");
        } else if (status == QLatin1String("stopped")) {
            ours.state = MessageState::Stopped;
        } else if (status == QLatin1String("pending")) {
            ours.state = MessageState::Interrupted;
        }
    }

    void noteFiles(const json& line, const json& metadata, QString& text) {
        const json& inlined = valueAt(metadata, "inline_file_contents");
        const json& attached = valueAt(line, "attachments");
        for (const json* files : {&inlined, &attached})
            if (files->is_array())
                for (const json& file : *files) {
                    appendParagraph(text, attachmentNote(textAt(file, "name")));
                    lose(filesStayOut());
                }
    }

    void link(const json& metadata, ForeignMessage& ours) {
        const json& parent = valueAt(metadata, "parentId");
        const bool isLinked = metadata.is_object() && metadata.contains("parentId");
        const QString active = idAt(metadata, "activeChildId");
        if (!active.isEmpty())
            m_activeChild.insert(ours.sourceId, active);
        if (isLinked || !active.isEmpty())
            m_hasBranches = true;
        ours.parentSourceId = isLinked ? textOf(parent) : m_last;
        m_isLinked.append(isLinked && parent.is_string());
    }

    /// A fault of Jan's (its issue 8357) leaves answers without a parent, and hangs the question after such
    /// an answer on the question before it.
    void attachLooseAnswers() {
        QVector<ForeignMessage>& messages = m_conversation.messages;
        for (qsizetype i = 0; i < messages.size(); ++i) {
            if (messages[i].role != Role::Assistant || m_isLinked[i])
                continue;
            qsizetype question = i - 1;
            while (question >= 0 && messages[question].role != Role::User)
                --question;
            if (question < 0)
                continue;
            const QString questionId = messages[question].sourceId;
            messages[i].parentSourceId = questionId;
            for (qsizetype next = i + 1; next < messages.size(); ++next)
                if (messages[next].role == Role::User && messages[next].parentSourceId == questionId) {
                    messages[next].parentSourceId = messages[i].sourceId;
                    break;
                }
        }
    }

    /// Down from the shown root along the active children, where none is named the last one.
    QString shownLeaf() const {
        QHash<QString, QStringList> children;
        for (const ForeignMessage& message : m_conversation.messages)
            children[message.parentSourceId].append(message.sourceId);
        QSet<QString> seen;
        QString leaf;
        QString active = m_activeRoot;
        while (children.contains(leaf) && !seen.contains(leaf)) {
            seen.insert(leaf);
            const QStringList& next = children[leaf];
            leaf = next.contains(active) ? active : next.last();
            active = m_activeChild.value(leaf);
        }
        return leaf;
    }

    ImportSink& m_sink;
    ForeignConversation m_conversation;
    QString m_what; ///< for the report
    QString m_model;
    QString m_instructions;
    QString m_last; ///< id of the message before
    QString m_activeRoot;
    QHash<QString, QString> m_activeChild;
    QVector<bool> m_isLinked; ///< for each message: it names its parent
    bool m_hasBranches = false;
    QStringList m_losses;
};

class JanReader : public ImportReader {
  public:
    QString source() const override { return QStringLiteral("jan"); }
    QString name() const override { return QStringLiteral("Jan"); }

    int confidence(ImportFiles& files) const override {
        int looked = 0;
        bool hasThreads = false;
        for (const ThreadFiles& thread : threadsIn(files)) {
            if (thread.messages == nullptr)
                continue;
            const QByteArray head = jsonHead(files, *thread.messages).text;
            if (head.contains("\"thread.message\"") || head.contains("\"thread_id\""))
                return 98;
            hasThreads = hasThreads || thread.thread != nullptr;
            if (++looked == 8)
                break;
        }
        return hasThreads ? 70 : 0;
    }

    QString read(ImportFiles& files, ImportSink& sink, std::stop_token stop) const override {
        const std::vector<ThreadFiles> threads = threadsIn(files);
        std::vector<ImportFiles::Entry> places;
        for (const ThreadFiles& thread : threads)
            places.push_back({thread.folder, thread.messages ? thread.messages->sizeBytes : 0});
        const QString nothingFound =
            ImportText::tr("There is no thread of Jan here. They are in the folder \"threads\" of its data "
                           "folder, which its settings name.",
                           "import error");
        return readOneByOne(places, sink, std::move(stop), nothingFound,
                            [&](size_t i) { return readThread(files, threads[i], sink); });
    }

  private:
    static FileRead readThread(ImportFiles& files, const ThreadFiles& from, ImportSink& sink) {
        if (from.messages == nullptr)
            return {.problem = ImportText::tr("The thread has no messages.jsonl.", "import report")};
        const std::unique_ptr<ByteSource> source = files.read(*from.messages);
        if (!source)
            return {.problem = files.problem()};
        const std::optional<json> head = readHead(files, from);
        const json nothing;
        JanThread thread(from, head ? *head : nothing, sink);
        if (!head)
            thread.lose(
                ImportText::tr("Its thread.json is missing or damaged, and with it title, date and model.",
                               "import report"));
        JsonElements lines(*source, JsonElements::Layout::Lines);
        int damaged = 0;
        while (const std::optional<json> line = lines.next()) {
            if (line->is_object())
                thread.add(*line);
            else
                ++damaged;
        }
        for (damaged += lines.brokenElements(); damaged > 0; --damaged)
            thread.lose(ImportText::tr("A message is damaged.", "import report"));
        if (!lines.problem().isEmpty())
            thread.lose(lines.problem());
        return {.problem = {}, .goesOn = thread.finish()};
    }

    static std::optional<json> readHead(ImportFiles& files, const ThreadFiles& from) {
        const std::unique_ptr<ByteSource> source = from.thread ? files.read(*from.thread) : nullptr;
        if (!source)
            return std::nullopt;
        std::optional<json> head = JsonElements(*source).next();
        return head && head->is_object() ? head : std::nullopt;
    }
};

} // namespace

std::unique_ptr<ImportReader> makeJanReader() {
    return std::make_unique<JanReader>();
}

} // namespace conclave
