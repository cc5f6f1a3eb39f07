// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings/sampling_bounds.h"
#include "app/store/answering.h"

#include "app/generation/text_generator.h"

#include <QString>
#include <QVector>

#include <functional>

namespace conclave {

/// A number that says how answers are chosen: what it is called, how far it goes, and where it is.
struct SamplingField {
    QString key; ///< "temperature", as in files and object names
    QString title;
    QString explanation;
    Bounds bounds;
    double step = 0.05;
    int decimals = 2;
    double offValue = 0; ///< where it has no effect
    bool hasOff = false;
    QString offText; ///< said there instead of the number
    std::function<double(const SamplingSettings&)> in;
    std::function<std::optional<double>(const Answering&)> own;
    std::function<void(Answering&, std::optional<double>)> setOwn;

    /// The number for people.
    QString text(double value) const;
};

/// All of them, in the order of the settings page, in the language of now.
QVector<SamplingField> samplingFields();

/// What @p answering sets, on one line: "Temperature 0.00 · Own instructions". Empty when it sets nothing.
QString summaryOf(const Answering& answering);

} // namespace conclave
