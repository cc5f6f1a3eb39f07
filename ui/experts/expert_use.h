// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/experts/answer_trace.h"

#include <QString>

namespace conclave {

/// How evenly the experts of a model shared the work on one answer.
struct ExpertUse {
    bool isKnown = false; ///< no: no experts, or no token yet
    double usedShare = 0; ///< of all experts, 0 to 1
    int busiestLayer = 0; ///< its number
    int busiestExpert = 0;
    double busiestLoad = 0; ///< for which share of the tokens that one answered
    double evenLoad = 0;    ///< what that would be if all did the same
    /// 1: all that could answer did so equally often; near 0: a few did everything. The number of experts
    /// that would, all equally busy, be as hard to foresee as these (the exponential of the entropy),
    /// divided by how many could have answered; the mean over all layers.
    double evenness = 0;
};

ExpertUse expertUse(const AnswerTrace& trace);

/// "The work was shared evenly", …; empty when it is not known.
QString evennessInWords(const ExpertUse& use);
/// One or two sentences with the numbers.
QString useInWords(const ExpertUse& use);

} // namespace conclave
