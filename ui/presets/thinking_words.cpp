// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presets/thinking_words.h"

#include "app/chat/thinking.h"

#include <QCoreApplication>

namespace conclave {

namespace {

QString say(const char* text, const char* hint) {
    return QCoreApplication::translate("ThinkingWords", text, hint);
}

} // namespace

QString thinkingWords(const QString& key) {
    const Thinking thinking = thinkingOf(key);
    if (thinking.isOn == Thinking::Switch::Off)
        return say("Answer at once", "a choice: the model does not think before it answers");
    if (thinking.effort.isEmpty())
        return thinking.isOn == Thinking::Switch::On
                   ? say("Think first", "a choice: the model thinks before it answers")
                   : say("As the model does it",
                         "a choice: whether and how long it thinks is left to the model");
    const QString effort = thinking.effort.toLower();
    if (effort == QLatin1String("none"))
        return say("None", "how much a model thinks");
    if (effort == QLatin1String("minimal"))
        return say("Minimal", "how much a model thinks");
    if (effort == QLatin1String("low"))
        return say("Low", "how much a model thinks");
    if (effort == QLatin1String("medium"))
        return say("Medium", "how much a model thinks");
    if (effort == QLatin1String("high"))
        return say("High", "how much a model thinks");
    if (effort == QLatin1String("xhigh"))
        return say("Very high", "how much a model thinks");
    if (effort == QLatin1String("max"))
        return say("Maximum", "how much a model thinks");
    return thinking.effort;
}

} // namespace conclave
