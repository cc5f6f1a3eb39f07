// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presets/sampling_fields.h"

#include "app/text/joined_facts.h"
#include "ui/presets/thinking_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace conclave {

namespace {

struct SamplingFieldsText {
    Q_DECLARE_TR_FUNCTIONS(SamplingFields)
};

template <typename T>
void place(SamplingField& field, T SamplingSettings::*in, std::optional<T> Answering::*own) {
    field.in = [in](const SamplingSettings& settings) { return static_cast<double>(settings.*in); };
    field.own = [own](const Answering& answering) {
        return answering.*own ? std::optional(static_cast<double>(*(answering.*own))) : std::nullopt;
    };
    field.setOwn = [own](Answering& answering, std::optional<double> value) {
        if (value)
            answering.*own = static_cast<T>(*value);
        else
            (answering.*own).reset();
    };
}

} // namespace

QString SamplingField::text(double value) const {
    return hasOff && value == offValue ? offText : QLocale().toString(value, 'f', decimals);
}

QVector<SamplingField> samplingFields() {
    const QString off = SamplingFieldsText::tr("off", "this setting has no effect");
    QVector<SamplingField> fields(6);
    SamplingField& temperature = fields[0];
    temperature = {.key = QStringLiteral("temperature"),
                   .title = SamplingFieldsText::tr("Temperature", "sampling setting"),
                   .explanation = SamplingFieldsText::tr(
                       "Higher is livelier, lower is steadier; 0 always takes the likeliest word.",
                       "explains temperature"),
                   .bounds = kTemperatureBounds,
                   .offText = {},
                   .in = {},
                   .own = {},
                   .setOwn = {}};
    place(temperature, &SamplingSettings::temperature, &Answering::temperature);
    fields[1] = {.key = QStringLiteral("topK"),
                 .title = SamplingFieldsText::tr("Top-k", "sampling setting"),
                 .explanation = SamplingFieldsText::tr(
                     "Only this many of the likeliest words are considered.", "explains top-k"),
                 .bounds = kTopKBounds,
                 .step = 1,
                 .decimals = 0,
                 .hasOff = true,
                 .offText = SamplingFieldsText::tr("all", "no limit on the words considered"),
                 .in = {},
                 .own = {},
                 .setOwn = {}};
    place(fields[1], &SamplingSettings::topK, &Answering::topK);
    fields[2] = {.key = QStringLiteral("topP"),
                 .title = SamplingFieldsText::tr("Top-p", "sampling setting"),
                 .explanation = SamplingFieldsText::tr(
                     "Words are considered until their chances add up to this.", "explains top-p"),
                 .bounds = kTopPBounds,
                 .offValue = 1,
                 .hasOff = true,
                 .offText = off,
                 .in = {},
                 .own = {},
                 .setOwn = {}};
    place(fields[2], &SamplingSettings::topP, &Answering::topP);
    fields[3] = {.key = QStringLiteral("minP"),
                 .title = SamplingFieldsText::tr("Min-p", "sampling setting"),
                 .explanation = SamplingFieldsText::tr(
                     "Words much less likely than the likeliest are left out.", "explains min-p"),
                 .bounds = kMinPBounds,
                 .step = 0.01,
                 .hasOff = true,
                 .offText = off,
                 .in = {},
                 .own = {},
                 .setOwn = {}};
    place(fields[3], &SamplingSettings::minP, &Answering::minP);
    fields[4] = {.key = QStringLiteral("repetitionPenalty"),
                 .title = SamplingFieldsText::tr("Repetition penalty", "sampling setting"),
                 .explanation = SamplingFieldsText::tr("Makes words that have just been used less likely.",
                                                       "explains the repetition penalty"),
                 .bounds = kRepetitionPenaltyBounds,
                 .offValue = 1,
                 .hasOff = true,
                 .offText = off,
                 .in = {},
                 .own = {},
                 .setOwn = {}};
    place(fields[4], &SamplingSettings::repetitionPenalty, &Answering::repetitionPenalty);
    fields[5] = {.key = QStringLiteral("maxTokens"),
                 .title = SamplingFieldsText::tr("Longest answer", "sampling setting"),
                 .explanation = SamplingFieldsText::tr("In tokens, about three quarters of a word each.",
                                                       "explains the answer limit"),
                 .bounds = {0, 8192},
                 .step = 64,
                 .decimals = 0,
                 .hasOff = true,
                 .offText = SamplingFieldsText::tr("no limit", "on the length of an answer"),
                 .in = {},
                 .own = {},
                 .setOwn = {}};
    place(fields[5], &SamplingSettings::maxTokens, &Answering::maxTokens);
    return fields;
}

QString summaryOf(const Answering& answering) {
    QStringList parts;
    if (answering.systemPrompt)
        parts << (answering.systemPrompt->trimmed().isEmpty()
                      ? SamplingFieldsText::tr("No instructions", "part of a summary of a preset")
                      : SamplingFieldsText::tr("Own instructions", "part of a summary of a preset"));
    const QVector<SamplingField> fields = samplingFields();
    for (const SamplingField& field : fields)
        if (const std::optional<double> value = field.own(answering))
            parts << SamplingFieldsText::tr("%1 %2",
                                            "part of a summary of a preset: a setting's name and its value")
                         .arg(field.title, field.text(*value));
    if (answering.seed)
        parts << (*answering.seed == 0
                      ? SamplingFieldsText::tr("Seed not fixed", "part of a summary of a preset")
                      : SamplingFieldsText::tr("Seed %1", "part of a summary of a preset")
                            .arg(QString::number(*answering.seed)));
    if (answering.thinking)
        parts << SamplingFieldsText::tr("Thinking: %1",
                                        "part of a summary of a preset; %1 is a choice like “Low”")
                     .arg(thinkingWords(*answering.thinking));
    return joinedFacts(parts);
}

} // namespace conclave
