// SPDX-License-Identifier: GPL-3.0-or-later
// LM Studio keeps one file per conversation, in folders that are the folders of its sidebar:
// conversations/<folder>/<milliseconds>.conversation.json. A message is a list of versions of which one is
// selected; an answer's version is a list of steps (a block of text or reasoning, a call of a tool, …). Its
// documentation says that this may change, so everything is optional here.
#include "app/import/foreign_message.h"
#include "app/import/foreign_reasoning.h"
#include "app/import/import_text.h"
#include "app/import/json_elements.h"
#include "app/import/json_reading.h"
#include "app/import/json_values.h"
#include "app/import/one_by_one.h"
#include "app/import/reader_texts.h"

#include <algorithm>
#include <utility>

namespace conclave {
namespace {

using nlohmann::json;

constexpr QLatin1String kSuffix(".conversation.json");
constexpr QLatin1String kFolder("conversations/");

/// "Thought for 1 minute 2.5 seconds", which is all that the file says about the time.
qint64 msOfTitle(const QString& title) {
    static const QRegularExpression pattern(QStringLiteral("(\\d{1,6}(?:\\.\\d{1,6})?)\\s*(minute|second)"));
    double seconds = 0;
    for (auto matches = pattern.globalMatch(title.left(100)); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        seconds += match.captured(1).toDouble() * (match.captured(2) == QLatin1String("minute") ? 60 : 1);
    }
    return durationMs(seconds);
}

/// The value of a setting in {"fields": [{"key": …, "value": …}]}; null when it is not there.
const json& setting(const json& config, QLatin1String key) {
    const json& fields = valueAt(config, "fields");
    if (fields.is_array())
        for (const json& field : fields)
            if (textAt(field, "key") == key)
                return valueAt(field, "value");
    return valueAt({}, "");
}

/// One file on its way from their JSON to ours.
class LmStudioConversation {
  public:
    LmStudioConversation(const json& file, const QString& entryName, ImportSink& sink)
        : m_file(file), m_sink(sink) {
        readHead(entryName);
    }

    /// False when reading should end.
    bool read() {
        const json& messages = valueAt(m_file, "messages");
        if (messages.is_array())
            for (const json& message : messages)
                readMessage(message);
        if (!m_conversation.messages.isEmpty()) {
            ForeignMessage& first = m_conversation.messages.front();
            if (first.createdMs == 0)
                first.createdMs = m_conversation.createdMs;
            ForeignMessage& last = m_conversation.messages.back();
            if (last.role == Role::User && m_userMs != 0)
                last.createdMs = m_userMs;
        }
        m_conversation.currentSourceId = m_selected;
        return handOver(m_sink, std::move(m_conversation), m_what, m_losses);
    }

  private:
    void readHead(const QString& entryName) {
        m_conversation.source = QStringLiteral("lm-studio");
        m_conversation.sourceId = entryName.mid(entryName.lastIndexOf(u'/') + 1);
        if (m_conversation.sourceId.endsWith(kSuffix, Qt::CaseInsensitive))
            m_conversation.sourceId.chop(kSuffix.size());
        m_conversation.title = textAt(m_file, "name");
        m_what = m_conversation.title.isEmpty() ? entryName : m_conversation.title;
        QString folder = entryName.left(std::max(qsizetype(0), entryName.lastIndexOf(u'/')));
        const qsizetype at = (folder + u'/').lastIndexOf(kFolder);
        if (at == 0 || (at > 0 && folder[at - 1] == u'/'))
            folder.remove(0, at + kFolder.size());
        m_conversation.folderName = folder;
        m_conversation.createdMs = timeAt(m_file, "createdAt");
        if (m_conversation.createdMs == 0)
            m_conversation.createdMs = timeOf(m_conversation.sourceId.toStdString());
        m_userMs = timeAt(m_file, "userLastMessagedAt");
        m_conversation.updatedMs = std::max(m_userMs, timeAt(m_file, "assistantLastMessagedAt"));
        if (isTrueAt(m_file, "pinned"))
            m_conversation.pinnedMs =
                std::max({qint64(1), m_conversation.createdMs, m_conversation.updatedMs});
        m_lastModel = modelOf(valueAt(m_file, "lastUsedModel"));
        const json& config = valueAt(m_file, "perChatPredictionConfig");
        m_systemPrompt = textOf(setting(config, QLatin1String("llm.prediction.systemPrompt")));
        if (m_systemPrompt.isEmpty())
            m_systemPrompt = textAt(m_file, "systemPrompt");
    }

    static QString modelOf(const json& info) {
        for (const char* key : {"identifier", "indexedModelIdentifier"})
            if (const QString model = textAt(info, key); !model.isEmpty())
                return model;
        return {};
    }

    /// The versions become siblings; what follows hangs on the selected one.
    void readMessage(const json& message) {
        const json& versions = valueAt(message, "versions");
        if (!versions.is_array() || versions.empty()) {
            m_losses.append(ImportText::tr("A message is damaged.", "import report"));
            return;
        }
        if (roleNamed(textAt(versions.front(), "role")) == Role::System) {
            m_losses.append(instructionsStayOut());
            return;
        }
        const int wanted = countAt(message, "currentlySelected");
        const int selected = wanted < static_cast<int>(versions.size()) ? wanted : 0;
        const QString parent = m_selected;
        int number = 0;
        for (const json& version : versions) {
            ForeignMessage ours = readVersion(version, parent);
            if (number++ == selected)
                m_selected = ours.sourceId;
            m_conversation.messages.append(std::move(ours));
        }
    }

    ForeignMessage readVersion(const json& version, const QString& parent) {
        ForeignMessage ours;
        ours.parentSourceId = parent;
        ours.role = roleNamed(textAt(version, "role"));
        AnswerParts parts;
        readContent(valueAt(version, "content"), parts);
        const json& steps = valueAt(version, "steps");
        if (steps.is_array())
            for (const json& step : steps)
                readStep(step, ours, parts);
        if (ours.role == Role::Assistant && parts.reasoning.isEmpty()) {
            const AnswerParts thinking = splitThinking(parts.text);
            parts.text = thinking.text;
            parts.reasoning = thinking.reasoning;
        }
        ours.text = parts.text;
        ours.reasoning = parts.reasoning;
        ours.reasoningMs = parts.reasoningMs;
        ours.toolCalls = parts.toolCalls.join(u'\n');
        if (ours.role == Role::Assistant) {
            ours.provenance.systemPrompt = m_systemPrompt;
            if (ours.provenance.modelName.isEmpty())
                ours.provenance.modelName = textAt(valueAt(version, "senderInfo"), "senderName");
            if (ours.provenance.modelName.isEmpty())
                ours.provenance.modelName = m_lastModel;
        }
        if (ours.sourceId.isEmpty())
            ours.sourceId = idFromWords(parent, ours.role, ours.text + u'\n' + ours.reasoning);
        return ours;
    }

    void readStep(const json& step, ForeignMessage& ours, AnswerParts& parts) {
        const QString type = textAt(step, "type");
        if (type == QLatin1String("contentBlock")) {
            const QString id = textAt(step, "stepIdentifier");
            if (ours.sourceId.isEmpty() && !id.isEmpty()) {
                ours.sourceId = id; // "<milliseconds>-<number>"
                ours.createdMs = timeOf(id.section(u'-', 0, 0).toStdString());
            }
            readGeneration(valueAt(step, "genInfo"), ours);
            const json& style = valueAt(step, "style");
            if (textAt(style, "type") == QLatin1String("thinking"))
                readThinking(step, style, parts);
            else
                readContent(valueAt(step, "content"), parts);
        } else if (type == QLatin1String("citationBlock")) {
            appendParagraph(parts.text, sourceNote(textAt(step, "fileName")));
            m_losses.append(sourcesStayOut());
        } else if (type != QLatin1String("toolStatus") && type != QLatin1String("status") &&
                   type != QLatin1String("debugInfoBlock")) { // which tell nothing of their own
            m_losses.append(unknownPart(type));
        }
    }

    static void readThinking(const json& step, const json& style, AnswerParts& parts) {
        QString words;
        const json& content = valueAt(step, "content");
        if (content.is_array())
            for (const json& part : content)
                if (!isTrueAt(part, "isStructural")) // the marks around it
                    words += textAt(part, "text");
        const AnswerParts thinking = splitThinking(words);
        appendParagraph(parts.reasoning, thinking.reasoning.isEmpty() ? words.trimmed() : thinking.reasoning);
        appendParagraph(parts.text, thinking.reasoning.isEmpty() ? QString() : thinking.text);
        parts.reasoningMs += msOfTitle(textAt(style, "title"));
    }

    void readContent(const json& content, AnswerParts& parts) {
        appendParagraph(parts.text, textOf(content));
        if (!content.is_array())
            return;
        QString words; // comes in pieces when a draft model helped
        for (const json& part : content) {
            const QString type = textAt(part, "type");
            if (type == QLatin1String("text")) {
                words += textAt(part, "text");
                continue;
            }
            appendParagraph(parts.text, std::exchange(words, {}));
            if (type == QLatin1String("toolCallRequest")) {
                const json& parameters = valueAt(part, "parameters");
                parts.toolCalls.append(toolCallLine(
                    textAt(part, "name"), parameters.is_null() ? valueAt(part, "arguments") : parameters));
            } else if (type == QLatin1String("toolCallResult")) {
                m_losses.append(resultsStayOut());
            } else if (type == QLatin1String("file")) {
                const bool isImage = textAt(part, "fileType") == QLatin1String("image");
                QString name = textAt(part, "name");
                if (name.isEmpty())
                    name = textAt(part, "fileIdentifier");
                appendParagraph(parts.text, isImage ? namedImageNote(name) : attachmentNote(name));
                m_losses.append(filesStayOut());
            } else {
                m_losses.append(unknownPart(type));
            }
        }
        appendParagraph(parts.text, words);
    }

    static void readGeneration(const json& info, ForeignMessage& ours) {
        if (!info.is_object())
            return;
        Provenance& provenance = ours.provenance;
        provenance.modelName = modelOf(info);
        const json& stats = valueAt(info, "stats");
        provenance.promptTokens = countAt(stats, "promptTokensCount");
        provenance.generatedTokens += countAt(stats, "predictedTokensCount");
        provenance.tokensPerSecond = std::max(0.0, numberAt(stats, "tokensPerSecond"));
        provenance.firstTokenMs = static_cast<double>(durationMs(numberAt(stats, "timeToFirstTokenSec")));
        provenance.stopReason = textAt(stats, "stopReason");
        const json& config = valueAt(info, "predictionConfig");
        const json& temperature = setting(config, QLatin1String("llm.prediction.temperature"));
        if (temperature.is_number())
            provenance.sampling.temperature = temperature.get<double>();
        if (provenance.stopReason == QLatin1String("userStopped"))
            ours.state = MessageState::Stopped;
        else if (provenance.stopReason == QLatin1String("failed"))
            ours.state = MessageState::Failed;
    }

    const json& m_file;
    ImportSink& m_sink;
    ForeignConversation m_conversation;
    QString m_selected; ///< the message that the next one hangs on
    QString m_what;     ///< for the report
    QString m_lastModel;
    QString m_systemPrompt;
    qint64 m_userMs = 0;
    QStringList m_losses;
};

bool isNamedSo(const ImportFiles::Entry& entry) {
    return entry.name.endsWith(kSuffix, Qt::CaseInsensitive);
}

bool isTheirs(const JsonHead& head) {
    return head.has("messages") && head.text.contains("\"versions\"") &&
           head.text.contains("\"currentlySelected\"");
}

std::vector<ImportFiles::Entry> conversationFiles(ImportFiles& files) {
    std::vector<ImportFiles::Entry> found;
    std::copy_if(files.entries().begin(), files.entries().end(), std::back_inserter(found), isNamedSo);
    if (found.empty()) // renamed
        found = jsonFiles(files, QRegularExpression(QStringLiteral("\\.conversation\\.")), isTheirs);
    return found;
}

class LmStudioReader : public ImportReader {
  public:
    QString source() const override { return QStringLiteral("lm-studio"); }
    QString name() const override { return QStringLiteral("LM Studio"); }

    int confidence(ImportFiles& files) const override {
        const std::vector<ImportFiles::Entry> found = conversationFiles(files);
        if (found.empty())
            return 0;
        const auto last = found.begin() + std::min<std::ptrdiff_t>(8, std::ssize(found));
        const bool isOne = std::any_of(found.begin(), last, [&files](const ImportFiles::Entry& entry) {
            return isTheirs(jsonHead(files, entry));
        });
        return isOne ? 97 : 60;
    }

    QString read(ImportFiles& files, ImportSink& sink, std::stop_token stop) const override {
        const std::vector<ImportFiles::Entry> found = conversationFiles(files);
        const QString nothingFound =
            ImportText::tr("There is no conversation of LM Studio here. They are in .lmstudio/conversations "
                           "in your home folder.",
                           "import error");
        return readOneByOne(found, sink, std::move(stop), nothingFound,
                            [&](size_t i) { return readFile(files, found[i], sink); });
    }

  private:
    static FileRead readFile(ImportFiles& files, const ImportFiles::Entry& entry, ImportSink& sink) {
        const std::unique_ptr<ByteSource> source = files.read(entry);
        if (!source)
            return {.problem = files.problem()};
        JsonElements elements(*source);
        const std::optional<json> file = elements.next();
        if (file && file->is_object())
            return {.problem = {}, .goesOn = LmStudioConversation(*file, entry.name, sink).read()};
        return {.problem = elements.problem().isEmpty()
                               ? ImportText::tr("The file is damaged.", "import report")
                               : elements.problem()};
    }
};

} // namespace

std::unique_ptr<ImportReader> makeLmStudioReader() {
    return std::make_unique<LmStudioReader>();
}

} // namespace conclave
