// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/answering.h"

#include <QByteArray>
#include <QVector>

namespace conclave {

// Presets as a file that people give each other. README.md describes the format.

constexpr const char* kPresetFileEnding = ".conclave-preset.json";
constexpr qint64 kLargestPresetFile = 4 << 20; // bytes
constexpr int kMostPresets = 200;
constexpr int kLongestPresetName = 100; // characters

QByteArray writePresets(const QVector<PresetRow>& presets);

/// Either presets (ids and times 0), or a sentence for people that says what is wrong with the file.
struct PresetFile {
    QVector<PresetRow> presets;
    QString problem;
};
/// All or nothing: a value that cannot be set here is a problem of the whole file.
PresetFile readPresets(const QByteArray& bytes);

} // namespace conclave
