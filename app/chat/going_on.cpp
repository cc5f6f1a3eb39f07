// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chat/going_on.h"

#include "app/generation/text_generator.h"

#include <QCoreApplication>

namespace conclave {

bool canGoOn(const MessageRow& answer) {
    if (answer.role != Role::Assistant || !answer.toolCalls.isEmpty())
        return false;
    switch (answer.state) {
    case MessageState::Stopped:
    case MessageState::Interrupted:
        return true;
    case MessageState::Complete:
        return answer.provenance.stopReason == QLatin1String("token_limit") ||
               answer.provenance.stopReason == QLatin1String("context_full");
    case MessageState::Streaming:
    case MessageState::Failed:
        return false;
    }
    return false;
}

QString whyNotBy(const LoadedModel& model, const MessageRow& answer) {
    const Provenance& by = answer.provenance;
    const bool isKnown = !by.fileHash.isEmpty() && !model.fileHash.isEmpty();
    if (isKnown ? by.fileHash == model.fileHash : !by.modelPath.isEmpty() && by.modelPath == model.path)
        return {};
    if (by.modelName.isEmpty())
        return QCoreApplication::translate(
            "GoingOn", "It is not known which model wrote this answer, so it cannot go on. "
                       "Ask for the rest in a new question.");
    return QCoreApplication::translate("GoingOn",
                                       "This answer was written by %1. Choose that model to let it go on.",
                                       "%1 is a model's name")
        .arg(by.modelName);
}

} // namespace conclave
