// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/answering.h"

#include <QVector>

namespace conclave {

/// The presets that come with the program: in no store, with the same uuid in every version, and a name and a
/// sentence in the language of now. Few, and each does what its name says with any model.
struct BuiltInPreset {
    PresetRow preset;
    QString explanation;
};
QVector<BuiltInPreset> builtInPresets();

} // namespace conclave
