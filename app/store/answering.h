// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace conclave {

/// How answers are asked for where that differs from the settings of the program; what is not there is as in
/// the settings.
struct Answering {
    std::optional<QString> systemPrompt; ///< may be there and empty: no instructions
    std::optional<double> temperature;
    std::optional<int> topK;
    std::optional<double> topP;
    std::optional<double> minP;
    std::optional<double> repetitionPenalty;
    std::optional<int> maxTokens;
    std::optional<quint64> seed;     ///< 0: another one for each answer
    std::optional<QString> thinking; ///< as thinkingKey() says; may be there and empty: as the model does it

    bool isEmpty() const { return *this == Answering(); }
    bool operator==(const Answering&) const = default;
};

/// How one conversation is answered.
struct ConversationAnswering {
    QString presetUuid; ///< what it was set from; that may be gone, or other than then. Empty: from none
    Answering own;

    bool isEmpty() const { return *this == ConversationAnswering(); }
    bool operator==(const ConversationAnswering&) const = default;
};

/// Such settings under a name.
struct PresetRow {
    qint64 id = 0; ///< 0: not in the store
    QString uuid;  ///< the same in every export
    QString name;
    qint64 createdMs = 0;
    qint64 updatedMs = 0;
    Answering answering;
};

/// An entry of the prompt library.
struct PromptRow {
    qint64 id = 0; ///< 0: not in the store
    QString uuid;  ///< the same in every export
    QString name;
    QString text; ///< with variables in it (app/prompts/prompt_text.h)
    qint64 createdMs = 0;
    qint64 updatedMs = 0;
    qint64 usedMs = 0; ///< 0: never
};

} // namespace conclave
