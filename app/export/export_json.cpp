// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/conversation_export.h"
#include "app/export/export_writer.h"
#include "app/export/json_writer.h"

#include <QBuffer>
#include <QDateTime>
#include <QHash>

#include <algorithm>

namespace conclave {

namespace {

constexpr qint64 kVersion = 2;
constexpr qint64 kLastIsoMs = 253402300799999; // 9999-12-31T23:59:59.999Z

QStringView roleName(Role role) {
    switch (role) {
    case Role::System:
        return u"system";
    case Role::User:
        return u"user";
    case Role::Assistant:
        break;
    }
    return u"assistant";
}

// An answer that is being written while it is exported ends in the file: nothing will go on with it there.
QStringView stateName(MessageState state) {
    switch (state) {
    case MessageState::Complete:
        return u"complete";
    case MessageState::Stopped:
        return u"stopped";
    case MessageState::Failed:
        return u"failed";
    case MessageState::Streaming:
    case MessageState::Interrupted:
        break;
    }
    return u"interrupted";
}

QStringView titleSourceName(TitleSource source) {
    switch (source) {
    case TitleSource::FirstWords:
        return u"firstWords";
    case TitleSource::Model:
        return u"model";
    case TitleSource::Import:
        return u"import";
    case TitleSource::Person:
        break;
    }
    return u"person";
}

void writeText(JsonWriter& json, QByteArrayView key, QStringView value) {
    json.key(key);
    json.text(value);
}

template <typename Number>
void writeNumber(JsonWriter& json, QByteArrayView key, Number value) {
    json.key(key);
    json.number(value);
}

void writeTime(JsonWriter& json, QByteArrayView key, qint64 ms) {
    json.key(key);
    if (ms >= 0 && ms <= kLastIsoMs)
        json.text(QDateTime::fromMSecsSinceEpoch(ms).toUTC().toString(Qt::ISODateWithMs));
    else
        json.number(ms); // ISO 8601 has four digits for the year
}

void writeTimeOrNull(JsonWriter& json, QByteArrayView key, qint64 ms) {
    if (ms != 0)
        return writeTime(json, key, ms);
    json.key(key);
    json.null();
}

// Null for 0, which stands for "none".
void writeNumberOrNull(JsonWriter& json, QByteArrayView key, qint64 number) {
    json.key(key);
    if (number == 0)
        json.null();
    else
        json.number(number);
}

void writeProvenance(JsonWriter& json, const Provenance& provenance) {
    json.key("provenance");
    json.beginObject();
    writeText(json, "model", provenance.modelName);
    writeText(json, "path", provenance.modelPath);
    writeText(json, "sha256", provenance.fileHash);
    writeText(json, "quantization", provenance.quantization);
    writeText(json, "engine", provenance.engineVersion);
    writeText(json, "device", provenance.device);
    writeText(json, "cacheType", provenance.cacheType);
    writeNumber(json, "contextTokens", qint64(provenance.contextTokens));
    writeText(json, "templateHash", provenance.templateHash);
    writeText(json, "systemPrompt", provenance.systemPrompt);
    if (!provenance.thinking.isEmpty())
        writeText(json, "thinking", provenance.thinking);
    json.key("sampling");
    json.beginObject();
    const SamplingSettings& sampling = provenance.sampling;
    writeNumber(json, "temperature", sampling.temperature);
    writeNumber(json, "topK", qint64(sampling.topK));
    writeNumber(json, "topP", sampling.topP);
    writeNumber(json, "minP", sampling.minP);
    writeNumber(json, "repetitionPenalty", sampling.repetitionPenalty);
    writeNumber(json, "maxTokens", qint64(sampling.maxTokens));
    // A string, because many readers keep numbers as doubles and 64 bits do not fit.
    writeText(json, "seed", QString::number(sampling.seed));
    json.endObject();
    writeNumber(json, "promptTokens", qint64(provenance.promptTokens));
    writeNumber(json, "generatedTokens", qint64(provenance.generatedTokens));
    writeNumber(json, "firstTokenMs", provenance.firstTokenMs);
    writeNumber(json, "tokensPerSecond", provenance.tokensPerSecond);
    writeText(json, "stopReason", provenance.stopReason);
    if (provenance.droppedTurns != 0)
        writeNumber(json, "droppedTurns", qint64(provenance.droppedTurns));
    if (provenance.resumed > 0)
        writeNumber(json, "resumed", qint64(provenance.resumed));
    json.endObject();
}

void writeSummary(JsonWriter& json, const SummaryRow& summary) {
    json.key("summary");
    json.beginObject();
    writeText(json, "text", summary.text);
    writeText(json, "model", summary.modelName);
    writeTime(json, "created", summary.createdMs);
    json.endObject();
}

void writeMessage(JsonWriter& json, const MessageRow& message, qint64 number, qint64 parent) {
    json.beginObject();
    writeNumber(json, "id", number);
    writeNumberOrNull(json, "parent", parent);
    writeText(json, "role", roleName(message.role));
    writeTime(json, "created", message.createdMs);
    writeText(json, "text", message.text);
    if (!message.reasoning.isEmpty())
        writeText(json, "reasoning", message.reasoning);
    if (message.reasoningMs != 0)
        writeNumber(json, "reasoningMs", message.reasoningMs);
    if (!message.toolCalls.isEmpty())
        writeText(json, "toolCalls", message.toolCalls);
    if (message.state != MessageState::Complete)
        writeText(json, "state", stateName(message.state));
    if (!message.errorText.isEmpty())
        writeText(json, "error", message.errorText);
    if (message.pinnedMs != 0)
        writeTime(json, "pinned", message.pinnedMs);
    if (message.summary.id != 0)
        writeSummary(json, message.summary);
    if (message.role == Role::Assistant)
        writeProvenance(json, message.provenance);
    json.endObject();
}

void writeAnswering(JsonWriter& json, const ConversationAnswering& answering) {
    json.key("settings");
    json.beginObject();
    const Answering& own = answering.own;
    const auto number = [&json](QByteArrayView key, const auto& value) {
        if (value)
            writeNumber(json, key, *value);
    };
    const auto whole = [&json](QByteArrayView key, const std::optional<int>& value) {
        if (value)
            writeNumber(json, key, qint64(*value));
    };
    if (!answering.presetUuid.isEmpty())
        writeText(json, "preset", answering.presetUuid);
    if (own.systemPrompt)
        writeText(json, "systemPrompt", *own.systemPrompt);
    number("temperature", own.temperature);
    whole("topK", own.topK);
    number("topP", own.topP);
    number("minP", own.minP);
    number("repetitionPenalty", own.repetitionPenalty);
    whole("maxTokens", own.maxTokens);
    if (own.seed)
        writeText(json, "seed", QString::number(*own.seed));
    if (own.thinking)
        writeText(json, "thinking", *own.thinking);
    json.endObject();
}

/// Messages are numbered from 1 in their order, so that a file does not depend on the database that it came
/// from.
void writeConversation(JsonWriter& json, const ExportedConversation& exported) {
    const ConversationRow& conversation = exported.conversation;
    QHash<qint64, qint64> numbers{{0, 0}};
    for (const MessageRow& message : exported.messages)
        numbers.insert(message.id, numbers.size());
    json.beginObject();
    writeText(json, "uuid", conversation.uuid);
    writeText(json, "title", conversation.title);
    writeText(json, "titleSource", titleSourceName(conversation.titleSource));
    writeTime(json, "created", conversation.createdMs);
    writeTime(json, "updated", conversation.updatedMs);
    json.key("folder");
    if (exported.folder.uuid.isEmpty())
        json.null();
    else
        json.text(exported.folder.uuid);
    writeTimeOrNull(json, "pinned", conversation.pinnedMs);
    writeTimeOrNull(json, "archived", conversation.archivedMs);
    writeText(json, "source", conversation.source);
    writeText(json, "sourceId", conversation.sourceId);
    if (!exported.answering.isEmpty())
        writeAnswering(json, exported.answering);
    const qint64 newest = exported.messages.isEmpty() ? 0 : exported.messages.last().id;
    writeNumberOrNull(
        json, "currentLeaf",
        numbers.value(numbers.value(conversation.currentLeaf) != 0 ? conversation.currentLeaf : newest));
    json.key("messages");
    json.beginArray();
    for (const MessageRow& message : exported.messages)
        writeMessage(json, message, numbers.value(message.id), numbers.value(message.parentId));
    json.endArray();
    json.endObject();
}

class JsonFileWriter : public ExportWriter {
  public:
    explicit JsonFileWriter(QIODevice& out) : m_out(out) {}

    void begin(const ExportContents& contents) override {
        m_json.beginObject();
        writeText(m_json, "format", u"conclave-conversations");
        writeNumber(m_json, "version", kVersion);
        m_json.key("folders");
        m_json.beginArray();
        QVector<FolderRow> folders = contents.folders;
        std::sort(folders.begin(), folders.end(),
                  [](const FolderRow& a, const FolderRow& b) { return a.uuid < b.uuid; });
        for (const FolderRow& folder : folders) {
            m_json.beginObject();
            writeText(m_json, "uuid", folder.uuid);
            writeText(m_json, "name", folder.name);
            m_json.endObject();
        }
        m_json.endArray();
        m_json.key("conversations");
        m_json.beginArray();
    }

    void add(const ExportedConversation& conversation, std::stop_token) override {
        writeConversation(m_json, conversation);
        m_out.write(m_json.take());
    }

    void end() override {
        m_json.endArray();
        m_json.endObject();
        m_out.write(m_json.take());
    }

  private:
    QIODevice& m_out;
    JsonWriter m_json;
};

} // namespace

std::unique_ptr<ExportWriter> makeJsonWriter(QIODevice& out) {
    return std::make_unique<JsonFileWriter>(out);
}

QByteArray exportJson(const ExportedConversation& exported) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    JsonFileWriter writer(buffer);
    ExportContents contents{{}, {exported.conversation}};
    if (!exported.folder.uuid.isEmpty())
        contents.folders.append(exported.folder);
    writer.begin(contents);
    writer.add(exported, {});
    writer.end();
    return buffer.data();
}

} // namespace conclave
