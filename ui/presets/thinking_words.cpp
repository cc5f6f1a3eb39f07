// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presets/thinking_words.h"

#include "app/generation/thinking.h"

#include <QCoreApplication>

namespace conclave {

namespace {

struct ThinkingText {
    Q_DECLARE_TR_FUNCTIONS(ThinkingWords)
};

} // namespace

QString thinkingWords(const QString& key) {
    const Thinking thinking = thinkingOf(key);
    if (thinking.isOn == Thinking::Switch::Off)
        return ThinkingText::tr("Answer at once", "a choice: the model does not think before it answers");
    if (thinking.effort.isEmpty())
        return thinking.isOn == Thinking::Switch::On
                   ? ThinkingText::tr("Think first", "a choice: the model thinks before it answers")
                   : ThinkingText::tr("As the model does it",
                                      "a choice: whether and how long it thinks is left to the model");
    const QString effort = thinking.effort.toLower();
    if (effort == QLatin1String("none"))
        return ThinkingText::tr("None", "how much a model thinks");
    if (effort == QLatin1String("minimal"))
        return ThinkingText::tr("Minimal", "how much a model thinks");
    if (effort == QLatin1String("low"))
        return ThinkingText::tr("Low", "how much a model thinks");
    if (effort == QLatin1String("medium"))
        return ThinkingText::tr("Medium", "how much a model thinks");
    if (effort == QLatin1String("high"))
        return ThinkingText::tr("High", "how much a model thinks");
    if (effort == QLatin1String("xhigh"))
        return ThinkingText::tr("Very high", "how much a model thinks");
    if (effort == QLatin1String("max"))
        return ThinkingText::tr("Maximum", "how much a model thinks");
    return thinking.effort;
}

} // namespace conclave
