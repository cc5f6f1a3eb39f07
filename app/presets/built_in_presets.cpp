// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/presets/built_in_presets.h"

#include <QCoreApplication>

namespace conclave {

namespace {

struct BuiltInText {
    Q_DECLARE_TR_FUNCTIONS(BuiltInPresets)
};

BuiltInPreset named(const char* uuid, const QString& name, const QString& explanation) {
    BuiltInPreset preset;
    preset.preset.uuid = QString::fromLatin1(uuid);
    preset.preset.name = name;
    preset.explanation = explanation;
    return preset;
}

} // namespace

QVector<BuiltInPreset> builtInPresets() {
    BuiltInPreset exact = named(
        "conclave-exact", BuiltInText::tr("Exact", "a preset: always the likeliest word"),
        BuiltInText::tr(
            "Always the likeliest word: for facts, code and sums. The same question in the same place gets "
            "the same answer.",
            "explains the preset “Exact”"));
    exact.preset.answering.temperature = 0;
    exact.preset.answering.repetitionPenalty = 1;

    BuiltInPreset lively = named(
        "conclave-lively", BuiltInText::tr("Lively", "a preset: less likely words are taken more often"),
        BuiltInText::tr("Less likely words are taken more often: for stories, names and ideas. It errs more.",
                        "explains the preset “Lively”"));
    lively.preset.answering.temperature = 1.1;
    lively.preset.answering.topK = 0;
    lively.preset.answering.topP = 1;
    lively.preset.answering.minP = 0.1; // keeps what is hardly possible out, at any temperature
    return {exact, lively};
}

} // namespace conclave
