// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/presets/preset_file.h"

#include "app/export/json_writer.h"
#include "app/settings/sampling_bounds.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <cmath>

namespace conclave {

namespace {

constexpr int kVersion = 1;
constexpr int kLongestWord = 100; // of what is no text for people

struct PresetFileText {
    Q_DECLARE_TR_FUNCTIONS(PresetFile)
};

// ------------------------------------------------------------------------------------------------- writing

void writeText(JsonWriter& json, QByteArrayView key, const std::optional<QString>& value) {
    if (!value)
        return;
    json.key(key);
    json.text(*value);
}

void writeNumber(JsonWriter& json, QByteArrayView key, const std::optional<double>& value) {
    if (!value)
        return;
    json.key(key);
    json.number(*value);
}

void writeNumber(JsonWriter& json, QByteArrayView key, const std::optional<int>& value) {
    if (!value)
        return;
    json.key(key);
    json.number(qint64(*value));
}

// ------------------------------------------------------------------------------------------------- reading

/// Reads the values of one preset; the first one that cannot be taken is the problem.
class Reader {
  public:
    explicit Reader(const QJsonObject& object) : m_object(object) {}

    QString problem() const { return m_problem; }

    QString text(const char* key, int longest) {
        const QJsonValue value = m_object.value(QLatin1String(key));
        if (value.isUndefined())
            return {};
        if (!value.isString() || value.toString().size() > longest) {
            fail(PresetFileText::tr("“%1” must be a text of at most %Ln characters.",
                                    "%1 is a name in a file", longest)
                     .arg(QLatin1String(key)));
            return {};
        }
        return value.toString();
    }

    std::optional<QString> optionalText(const char* key, int longest) {
        if (!has(key))
            return std::nullopt;
        return text(key, longest);
    }

    template <typename T>
    std::optional<T> number(const char* key, const Bounds& bounds) {
        if (!has(key))
            return std::nullopt;
        const double value = m_object.value(QLatin1String(key)).toDouble(std::nan(""));
        const bool isWhole = value == std::floor(value);
        if (!(value >= bounds.low && value <= bounds.high) || (std::is_integral_v<T> && !isWhole)) {
            fail(PresetFileText::tr("“%1” must be a number between %2 and %3.", "%1 is a name in a file")
                     .arg(QLatin1String(key), QLocale().toString(bounds.low),
                          QLocale().toString(bounds.high)));
            return std::nullopt;
        }
        return static_cast<T>(value);
    }

    /// 64 bits as digits, because many programs keep numbers as doubles.
    std::optional<quint64> seed(const char* key) {
        if (!has(key))
            return std::nullopt;
        bool isNumber = false;
        const quint64 value = m_object.value(QLatin1String(key)).toString().toULongLong(&isNumber);
        if (!isNumber)
            fail(PresetFileText::tr("“%1” must be a whole number in quotation marks.",
                                    "%1 is a name in a file")
                     .arg(QLatin1String(key)));
        return value;
    }

  private:
    bool has(const char* key) const { return m_object.contains(QLatin1String(key)); }
    void fail(const QString& problem) {
        if (m_problem.isEmpty())
            m_problem = problem;
    }

    const QJsonObject m_object;
    QString m_problem;
};

PresetFile failed(const QString& problem) {
    return {{}, problem};
}

} // namespace

QByteArray writePresets(const QVector<PresetRow>& presets) {
    JsonWriter json;
    json.beginObject();
    json.key("format");
    json.text(u"conclave-presets");
    json.key("version");
    json.number(qint64(kVersion));
    json.key("presets");
    json.beginArray();
    for (const PresetRow& preset : presets) {
        const Answering& own = preset.answering;
        json.beginObject();
        writeText(json, "uuid", preset.uuid);
        writeText(json, "name", preset.name);
        writeText(json, "systemPrompt", own.systemPrompt);
        writeNumber(json, "temperature", own.temperature);
        writeNumber(json, "topK", own.topK);
        writeNumber(json, "topP", own.topP);
        writeNumber(json, "minP", own.minP);
        writeNumber(json, "repetitionPenalty", own.repetitionPenalty);
        writeNumber(json, "maxTokens", own.maxTokens);
        if (own.seed)
            writeText(json, "seed", QString::number(*own.seed));
        writeText(json, "thinking", own.thinking);
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return json.take();
}

PresetFile readPresets(const QByteArray& bytes) {
    if (bytes.size() > kLargestPresetFile)
        return failed(PresetFileText::tr("It is too large for a file of presets.", "a file"));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError)
        return failed(
            PresetFileText::tr("It is no file of presets, or it is damaged: the text is no JSON.", "a file"));
    const QJsonObject root = document.object();
    if (root.value(QLatin1String("format")).toString() != QLatin1String("conclave-presets"))
        return failed(PresetFileText::tr("It is no file of presets that Conclave wrote.", "a file"));
    if (root.value(QLatin1String("version")).toInt() > kVersion)
        return failed(PresetFileText::tr(
            "It was written by a newer version of Conclave. Update Conclave to read it.", "a file"));
    const QJsonArray list = root.value(QLatin1String("presets")).toArray();
    if (list.isEmpty())
        return failed(PresetFileText::tr("There is no preset in it.", "a file"));
    if (list.size() > kMostPresets)
        return failed(PresetFileText::tr("There are too many presets in it; at most %Ln are read.", "a file",
                                         kMostPresets));
    PresetFile file;
    for (const QJsonValue entry : list) {
        Reader reader(entry.toObject());
        PresetRow preset;
        preset.uuid = reader.text("uuid", kLongestWord);
        preset.name = reader.text("name", kLongestPresetName).simplified();
        Answering& own = preset.answering;
        own.systemPrompt = reader.optionalText("systemPrompt", kLongestSystemPrompt);
        own.temperature = reader.number<double>("temperature", kTemperatureBounds);
        own.topK = reader.number<int>("topK", kTopKBounds);
        own.topP = reader.number<double>("topP", kTopPBounds);
        own.minP = reader.number<double>("minP", kMinPBounds);
        own.repetitionPenalty = reader.number<double>("repetitionPenalty", kRepetitionPenaltyBounds);
        own.maxTokens = reader.number<int>("maxTokens", kMaxTokensBounds);
        own.seed = reader.seed("seed");
        own.thinking = reader.optionalText("thinking", kLongestWord);
        if (preset.name.isEmpty() && reader.problem().isEmpty())
            return failed(PresetFileText::tr("A preset in it has no name.", "a file"));
        if (!reader.problem().isEmpty())
            return failed(preset.name.isEmpty()
                              ? reader.problem()
                              : PresetFileText::tr("In the preset “%1”: %2",
                                                   "%1 is a name, %2 a sentence on what is wrong")
                                    .arg(preset.name, reader.problem()));
        file.presets.append(preset);
    }
    return file;
}

} // namespace conclave
