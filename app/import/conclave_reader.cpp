// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/exact_source.h"
#include "app/import/import_reader.h"
#include "app/import/import_text.h"
#include "app/import/json_elements.h"

#include <QDateTime>
#include <QHash>
#include <QSet>
#include <QTimeZone>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

/// Our own JSON, versions 1 and 2; app/export/README.md describes both.
namespace conclave {

namespace {

using nlohmann::json;

constexpr int kNewestVersion = 2;
constexpr qint64 kHeadBytes = 64 << 10;

// ------------------------------------------------------------------------------------------------ values

const json& at(const json& object, const char* key) {
    static const json null;
    if (!object.is_object())
        return null;
    const auto found = object.find(key);
    return found == object.end() ? null : *found;
}

QString text(const json& object, const char* key) {
    const json& value = at(object, key);
    return value.is_string() ? exactText(value.get_ref<const std::string&>()) : QString();
}

qint64 integer(const json& object, const char* key) {
    const json& value = at(object, key);
    if (value.is_number_integer())
        return value.get<qint64>();
    // From tools that know only doubles.
    const double number = value.is_number() ? value.get<double>() : 0.0;
    return std::abs(number) < 9e15 ? static_cast<qint64>(number) : 0;
}

int smallInteger(const json& object, const char* key) {
    const qint64 value = integer(object, key);
    return value >= std::numeric_limits<int>::min() && value <= std::numeric_limits<int>::max()
               ? static_cast<int>(value)
               : 0;
}

// A number, "Infinity", "-Infinity", or null for "not a number"; @p otherwise when there is none.
double real(const json& object, const char* key, double otherwise) {
    const json& value = at(object, key);
    if (value.is_number())
        return value.get<double>();
    if (value == "Infinity" || value == "-Infinity")
        return value == "Infinity" ? std::numeric_limits<double>::infinity()
                                   : -std::numeric_limits<double>::infinity();
    return object.is_object() && object.contains(key) && value.is_null()
               ? std::numeric_limits<double>::quiet_NaN()
               : otherwise;
}

// Milliseconds; 0: none.
qint64 time(const json& object, const char* key) {
    if (at(object, key).is_number())
        return integer(object, key);
    QDateTime moment = QDateTime::fromString(text(object, key), Qt::ISODateWithMs);
    if (!moment.isValid())
        return 0;
    if (moment.timeSpec() == Qt::LocalTime) // no zone: ours are UTC
        moment.setTimeZone(QTimeZone::utc());
    return moment.toMSecsSinceEpoch();
}

// --------------------------------------------------------------------------------------------- messages

SummaryRow summaryOf(const json& value) {
    return {
        .text = text(value, "text"), .modelName = text(value, "model"), .createdMs = time(value, "created")};
}

Provenance provenanceOf(const json& value) {
    Provenance provenance;
    if (!value.is_object())
        return provenance;
    provenance.modelName = text(value, "model");
    provenance.modelPath = text(value, "path");
    provenance.fileHash = text(value, "sha256");
    provenance.quantization = text(value, "quantization");
    provenance.engineVersion = text(value, "engine");
    provenance.device = text(value, "device");
    provenance.cacheType = text(value, "cacheType");
    provenance.contextTokens = smallInteger(value, "contextTokens");
    provenance.templateHash = text(value, "templateHash");
    provenance.systemPrompt = text(value, "systemPrompt");
    provenance.thinking = text(value, "thinking");
    provenance.resumed = smallInteger(value, "resumed");
    if (const json& sampling = at(value, "sampling"); sampling.is_object()) {
        SamplingSettings& into = provenance.sampling;
        into.temperature = real(sampling, "temperature", into.temperature);
        into.topK = smallInteger(sampling, "topK");
        into.topP = real(sampling, "topP", into.topP);
        into.minP = real(sampling, "minP", into.minP);
        into.repetitionPenalty = real(sampling, "repetitionPenalty", into.repetitionPenalty);
        into.maxTokens = smallInteger(sampling, "maxTokens");
        into.seed = text(sampling, "seed").toULongLong();
    }
    provenance.promptTokens = smallInteger(value, "promptTokens");
    provenance.generatedTokens = smallInteger(value, "generatedTokens");
    provenance.firstTokenMs = real(value, "firstTokenMs", 0);
    provenance.tokensPerSecond = real(value, "tokensPerSecond", 0);
    provenance.stopReason = text(value, "stopReason");
    provenance.droppedTurns = std::max(0, smallInteger(value, "droppedTurns"));
    return provenance;
}

// What is of another type than it should be is not there.
ConversationAnswering answeringOf(const json& value) {
    const auto words = [&value](const char* key) {
        return at(value, key).is_string() ? std::optional(text(value, key)) : std::nullopt;
    };
    const auto number = [&value](const char* key) {
        return at(value, key).is_number() ? std::optional(real(value, key, 0)) : std::nullopt;
    };
    const auto whole = [&value](const char* key) {
        return at(value, key).is_number() ? std::optional(smallInteger(value, key)) : std::nullopt;
    };
    ConversationAnswering answering;
    answering.presetUuid = text(value, "preset");
    Answering& own = answering.own;
    own.systemPrompt = words("systemPrompt");
    own.temperature = number("temperature");
    own.topK = whole("topK");
    own.topP = number("topP");
    own.minP = number("minP");
    own.repetitionPenalty = number("repetitionPenalty");
    own.maxTokens = whole("maxTokens");
    if (const auto seed = words("seed"))
        own.seed = seed->toULongLong();
    own.thinking = words("thinking");
    return answering;
}

// Version 2 has the lines as they were stored, version 1 a list of names and arguments.
QString toolCallsOf(const json& value) {
    if (value.is_string())
        return exactText(value.get_ref<const std::string&>());
    QString lines;
    if (!value.is_array())
        return lines;
    for (const json& call : value) {
        const json& arguments = at(call, "arguments");
        json line = json::object();
        line["name"] = at(call, "name");
        line["arguments"] = arguments.is_string()
                                ? json::parse(arguments.get_ref<const std::string&>(), nullptr, false)
                                : arguments;
        if (line["arguments"].is_discarded())
            line["arguments"] = arguments;
        lines += exactText(line.dump(-1, ' ', false, json::error_handler_t::replace)) + u'\n';
    }
    return lines;
}

MessageState stateOf(const QString& name) {
    if (name == u"stopped")
        return MessageState::Stopped;
    if (name == u"failed")
        return MessageState::Failed;
    // Nothing goes on with an answer that was being written when it was exported.
    if (name == u"interrupted" || name == u"streaming")
        return MessageState::Interrupted;
    return MessageState::Complete;
}

std::optional<Role> roleOf(const QString& name) {
    if (name == u"system")
        return Role::System;
    if (name == u"user")
        return Role::User;
    if (name == u"assistant")
        return Role::Assistant;
    return std::nullopt;
}

// The id in a file: a number, though other tools may have made it a text.
QString idOf(const json& message, const char* key) {
    const json& value = at(message, key);
    return value.is_number_integer() ? QString::number(value.get<qint64>()) : text(message, key);
}

// ------------------------------------------------------------------------------------------ conversations

ForeignConversation conversationOf(const json& value, const QHash<QString, QString>& folderNames,
                                   ImportSink& sink) {
    ForeignConversation conversation;
    conversation.uuid = text(value, "uuid");
    conversation.title = text(value, "title");
    const QString titleSource = text(value, "titleSource");
    conversation.titleSource = titleSource == u"firstWords" ? TitleSource::FirstWords
                               : titleSource == u"model"    ? TitleSource::Model
                               : titleSource == u"person"   ? TitleSource::Person
                                                            : TitleSource::Import;
    conversation.createdMs = time(value, "created");
    conversation.updatedMs = time(value, "updated");
    conversation.folderUuid = text(value, "folder");
    conversation.folderName = folderNames.value(conversation.folderUuid);
    if (!folderNames.contains(conversation.folderUuid))
        conversation.folderUuid.clear();
    conversation.pinnedMs = time(value, "pinned");
    conversation.archivedMs = time(value, "archived");
    conversation.source = text(value, "source");
    conversation.sourceId = text(value, "sourceId");
    conversation.answering = answeringOf(at(value, "settings"));

    QSet<QString> ids;
    static const json none = json::array();
    const json& messages = at(value, "messages");
    for (const json& message : messages.is_array() ? messages : none) {
        const std::optional<Role> role = roleOf(text(message, "role"));
        const QString id = idOf(message, "id");
        if (!role || id.isEmpty() || ids.contains(id)) {
            sink.skipped(conversation.title,
                         !role ? ImportText::tr("A message has no role that Conclave knows.")
                               : ImportText::tr("A message has no number, or that of another one."));
            continue;
        }
        ForeignMessage read;
        read.role = *role;
        read.text = text(message, "text");
        read.reasoning = text(message, "reasoning");
        read.reasoningMs = integer(message, "reasoningMs");
        read.toolCalls = toolCallsOf(at(message, "toolCalls"));
        read.state = stateOf(text(message, "state"));
        read.errorText = text(message, "error");
        read.createdMs = time(message, "created");
        read.pinnedMs = time(message, "pinned");
        read.summary = summaryOf(at(message, "summary"));
        read.provenance = provenanceOf(at(message, "provenance"));
        // Numbers count within the file: the store finds our own messages by their place and time.
        read.sourceId = id;
        read.parentSourceId = idOf(message, "parent");
        ids.insert(id);
        conversation.messages.append(std::move(read));
    }
    conversation.currentSourceId = idOf(value, "currentLeaf");
    return conversation;
}

/// What the members of the outermost object say before the first list that is too long for the head.
struct Head : nlohmann::json_sax<json> {
    std::string format;
    int version = 0;

    bool key(string_t& name) override {
        m_key = m_depth == 1 ? name : std::string();
        return true;
    }
    bool string(string_t& value) override {
        if (m_key == "format")
            format = value;
        return true;
    }
    bool number_integer(number_integer_t value) override { return number(value); }
    bool number_unsigned(number_unsigned_t value) override {
        return number(value > 1000000 ? 1000000 : static_cast<qint64>(value));
    }
    bool start_object(std::size_t) override { return ++m_depth < 100; }
    bool end_object() override { return --m_depth >= 0; }
    bool start_array(std::size_t) override { return ++m_depth < 100; }
    bool end_array() override { return --m_depth >= 0; }
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
        return false;
    }

  private:
    bool number(qint64 value) {
        if (m_key == "version")
            version = static_cast<int>(std::clamp<qint64>(value, 0, 1000000));
        return true;
    }
    int m_depth = 0;
    std::string m_key;
};

Head headOf(ImportFiles& files, const ImportFiles::Entry& entry) {
    Head head;
    const std::unique_ptr<ByteSource> source = files.read(entry);
    if (source == nullptr)
        return head;
    QByteArray bytes;
    for (QByteArray more = source->read(kHeadBytes); !more.isEmpty() && bytes.size() < kHeadBytes;
         more = source->read(kHeadBytes))
        bytes += more;
    json::sax_parse(bytes.left(kHeadBytes).toStdString(), &head); // ends where the head ends
    return head;
}

bool isOurs(const Head& head) {
    return head.format == "conclave-conversations" || head.format == "conclave-conversation";
}

class ConclaveReader : public ImportReader {
  public:
    QString source() const override { return QStringLiteral("conclave"); }
    QString name() const override { return QStringLiteral("Conclave"); }

    int confidence(ImportFiles& files) const override {
        int looked = 0;
        for (const ImportFiles::Entry& entry : files.entries()) {
            if (!entry.name.endsWith(u".json", Qt::CaseInsensitive))
                continue;
            if (isOurs(headOf(files, entry)))
                return 100;
            if (++looked == 3)
                break;
        }
        return 0;
    }

    QString read(ImportFiles& files, ImportSink& sink, std::stop_token stop) const override {
        qint64 before = 0;
        int ours = 0;
        QString problem;
        for (const ImportFiles::Entry& entry : files.entries()) {
            const Head head =
                entry.name.endsWith(u".json", Qt::CaseInsensitive) || files.entries().size() == 1
                    ? headOf(files, entry)
                    : Head();
            if (isOurs(head)) {
                ++ours;
                const QString why =
                    head.version > kNewestVersion
                        ? ImportText::tr("%1 was written by a newer version of Conclave. Update Conclave "
                                         "to read it.")
                              .arg(entry.name)
                        : readFile(files, entry, head, before, sink, stop);
                if (!why.isEmpty() && files.entries().size() > 1)
                    sink.skipped(entry.name, why);
                else if (!why.isEmpty())
                    problem = why;
            } else if (files.entries().size() > 1) {
                sink.skipped(entry.name, ImportText::tr("It is no export of Conclave."));
            }
            before += entry.sizeBytes;
            if (stop.stop_requested() || !sink.progress(before))
                break;
        }
        if (ours == 0)
            return ImportText::tr(
                "There is no export of Conclave in it. Choose the .json file that was exported.");
        return problem;
    }

  private:
    static QString readFile(ImportFiles& files, const ImportFiles::Entry& entry, const Head& head,
                            qint64 before, ImportSink& sink, std::stop_token stop) {
        const bool isSingle = head.format == "conclave-conversation";
        const QHash<QString, QString> folders =
            isSingle ? QHash<QString, QString>() : foldersOf(files, entry);
        const std::unique_ptr<ByteSource> source = files.read(entry);
        if (source == nullptr)
            return files.problem();
        ExactSource exact(*source);
        JsonElements elements(exact, isSingle ? QByteArray() : QByteArrayLiteral("conversations"));
        while (const auto element = elements.next()) {
            if (stop.stop_requested())
                return {};
            const bool goesOn =
                element->is_object()
                    ? sink.found(conversationOf(*element, folders, sink))
                    : sink.skipped(entry.name, ImportText::tr("An entry of the list is no conversation."));
            if (!goesOn || !sink.progress(before + exact.doneBytes()))
                return {};
        }
        for (int i = 0; i < elements.brokenElements(); ++i)
            sink.skipped(entry.name, ImportText::tr("A conversation is damaged and cannot be read."));
        return elements.problem();
    }

    static QHash<QString, QString> foldersOf(ImportFiles& files, const ImportFiles::Entry& entry) {
        QHash<QString, QString> names;
        const std::unique_ptr<ByteSource> source = files.read(entry);
        if (source == nullptr)
            return names;
        ExactSource exact(*source);
        JsonElements elements(exact, QByteArrayLiteral("folders"));
        while (const auto element = elements.next())
            names.insert(text(*element, "uuid"), text(*element, "name"));
        return names;
    }
};

} // namespace

std::unique_ptr<ImportReader> makeConclaveReader() {
    return std::make_unique<ConclaveReader>();
}

} // namespace conclave
