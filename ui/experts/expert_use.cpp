// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experts/expert_use.h"

#include "ui/experts/token_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace conclave {

namespace {

// Of ExpertUse::evenness, where the words change. Routers are taught to share: 1 is what they strive for.
constexpr double kEven = 0.75;
constexpr double kUneven = 0.45;

} // namespace

ExpertUse expertUse(const AnswerTrace& trace) {
    const ExpertShape& shape = trace.shape();
    if (!shape.hasExperts() || trace.countedTokens() == 0)
        return {};
    ExpertUse use;
    use.isKnown = true;
    const auto tokens = static_cast<double>(trace.countedTokens());
    const double answers = tokens * shape.used; // in one layer
    const double possible = std::min<double>(shape.experts, answers);
    qint64 used = 0;
    quint32 most = 0;
    for (int row = 0; row < shape.rows(); ++row) {
        double entropy = 0;
        for (int expert = 0; expert < shape.experts; ++expert) {
            const quint32 count = trace.count(row, expert);
            if (count == 0)
                continue;
            ++used;
            const double part = count / answers;
            entropy -= part * std::log(part);
            if (count > most) {
                most = count;
                use.busiestLayer = shape.layers[row];
                use.busiestExpert = expert;
            }
        }
        use.evenness += std::min(1.0, std::exp(entropy) / possible) / shape.rows();
    }
    use.usedShare = static_cast<double>(used) / (static_cast<double>(shape.rows()) * shape.experts);
    use.busiestLoad = most / tokens;
    use.evenLoad = static_cast<double>(shape.used) / shape.experts;
    return use;
}

QString evennessInWords(const ExpertUse& use) {
    if (!use.isKnown)
        return {};
    if (use.evenness >= kEven)
        return QCoreApplication::translate("ExpertUse", "The work was shared evenly", "among the experts");
    if (use.evenness >= kUneven)
        return QCoreApplication::translate("ExpertUse", "The work was shared unevenly", "among the experts");
    return QCoreApplication::translate("ExpertUse", "A few experts did most of the work");
}

QString useInWords(const ExpertUse& use) {
    if (!use.isKnown)
        return {};
    return QCoreApplication::translate(
               "ExpertUse",
               "%1 of the experts answered. The busiest, expert %2 of layer %3, answered for %4 of the "
               "tokens; shared evenly it would be %5.",
               "%1, %4 and %5 are percentages with their sign")
        .arg(percentText(use.usedShare))
        .arg(use.busiestExpert)
        .arg(use.busiestLayer)
        .arg(percentText(use.busiestLoad), percentText(use.evenLoad));
}

} // namespace conclave
