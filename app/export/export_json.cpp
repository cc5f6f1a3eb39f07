// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/conversation_export.h"
#include "app/export/json_writer.h"
#include "app/store/tool_calls.h"

#include <QDateTime>

namespace conclave {

namespace {

constexpr qint64 kVersion = 1;

QString timeText(qint64 ms) {
    return QDateTime::fromMSecsSinceEpoch(ms).toUTC().toString(Qt::ISODateWithMs);
}

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

QStringView stateName(MessageState state) {
    switch (state) {
    case MessageState::Complete:
        return u"complete";
    case MessageState::Streaming:
        return u"streaming";
    case MessageState::Stopped:
        return u"stopped";
    case MessageState::Failed:
        return u"failed";
    case MessageState::Interrupted:
        break;
    }
    return u"interrupted";
}

// Null for 0, which stands for "none".
void writeId(JsonWriter& json, QByteArrayView key, qint64 id) {
    json.key(key);
    if (id == 0)
        json.null();
    else
        json.number(id);
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

void writeProvenance(JsonWriter& json, const Provenance& provenance) {
    json.key("provenance");
    json.beginObject();
    writeText(json, "model", provenance.modelName);
    writeText(json, "path", provenance.modelPath);
    writeText(json, "sha256", provenance.fileHash);
    writeText(json, "quantization", provenance.quantization);
    writeText(json, "engine", provenance.engineVersion);
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
    json.endObject();
}

void writeToolCalls(JsonWriter& json, const QString& lines) {
    json.key("toolCalls");
    json.beginArray();
    for (const ToolCall& call : toolCallsOf(lines)) {
        json.beginObject();
        writeText(json, "name", call.name);
        writeText(json, "arguments", call.arguments);
        json.endObject();
    }
    json.endArray();
}

void writeMessage(JsonWriter& json, const MessageRow& message) {
    json.beginObject();
    writeId(json, "id", message.id);
    writeId(json, "parent", message.parentId);
    writeText(json, "role", roleName(message.role));
    writeText(json, "created", timeText(message.createdMs));
    writeText(json, "text", message.text);
    if (message.role == Role::Assistant) {
        writeText(json, "reasoning", message.reasoning);
        writeNumber(json, "reasoningMs", message.reasoningMs);
        writeToolCalls(json, message.toolCalls);
        writeText(json, "state", stateName(message.state));
        writeText(json, "error", message.errorText);
        writeProvenance(json, message.provenance);
    }
    writeNumber(json, "siblingIndex", qint64(message.siblingIndex));
    writeNumber(json, "siblingCount", qint64(message.siblingCount));
    json.endObject();
}

} // namespace

QByteArray exportJson(const ExportedConversation& exported) {
    const ConversationRow& conversation = exported.conversation;
    JsonWriter json;
    json.beginObject();
    writeText(json, "format", u"conclave-conversation");
    writeNumber(json, "version", kVersion);
    writeText(json, "uuid", conversation.uuid);
    writeText(json, "title", conversation.title);
    writeText(json, "created", timeText(conversation.createdMs));
    writeText(json, "updated", timeText(conversation.updatedMs));
    writeId(json, "currentLeaf", conversation.currentLeaf);
    json.key("messages");
    json.beginArray();
    for (const MessageRow& message : exported.messages)
        writeMessage(json, message);
    json.endArray();
    json.endObject();
    return json.take();
}

} // namespace conclave
