// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/generation/thinking.h"

namespace conclave {

namespace {

constexpr QLatin1String kOn("on");
constexpr QLatin1String kOff("off");

} // namespace

QString thinkingKey(const Thinking& thinking) {
    QStringList words;
    if (thinking.isOn != Thinking::Switch::AsModel)
        words << (thinking.isOn == Thinking::Switch::On ? kOn : kOff);
    if (!thinking.effort.isEmpty())
        words << thinking.effort;
    return words.join(QLatin1Char(' '));
}

Thinking thinkingOf(const QString& key) {
    const qsizetype space = key.indexOf(QLatin1Char(' '));
    const QString first = space < 0 ? key : key.left(space);
    Thinking thinking;
    if (first == kOn)
        thinking.isOn = Thinking::Switch::On;
    else if (first == kOff)
        thinking.isOn = Thinking::Switch::Off;
    else
        return {.isOn = Thinking::Switch::AsModel, .effort = key};
    if (space >= 0)
        thinking.effort = key.mid(space + 1);
    return thinking;
}

Thinking toldTo(const ThinkingChoices& choices, const Thinking& wanted) {
    Thinking told = wanted;
    if (!choices.hasSwitch)
        told.isOn = Thinking::Switch::AsModel;
    if (told.isOn == Thinking::Switch::Off || !choices.efforts.contains(told.effort))
        told.effort.clear();
    return told;
}

bool thinksWhenTold(const ThinkingChoices& choices, const Thinking& told) {
    if (!choices.hasSwitch)
        return true;
    return told.isOn == Thinking::Switch::AsModel ? choices.thinksByDefault
                                                  : told.isOn == Thinking::Switch::On;
}

} // namespace conclave
