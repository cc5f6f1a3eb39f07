// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/predicting_layer_drafter.h"

#include <algorithm>

namespace conclave::engine {

PredictingLayerDrafter::PredictingLayerDrafter(Continuation& continuation)
    : Drafter(continuation.model().tokenizer(), continuation.vocabulary()), m_continuation(continuation) {}

int PredictingLayerDrafter::limit(std::span<const TokenId> history, int most) const {
    const bool hasState = m_continuation.size() + 1 == history.size();
    return hasState ? std::min(most, m_continuation.contextTokens() - static_cast<int>(history.size())) : 0;
}

Result<void> PredictingLayerDrafter::begin(std::span<const TokenId> history, const std::stop_token& stop,
                                           std::span<float> logits) {
    return m_continuation.predict(history.back(), stop, logits);
}

Result<void> PredictingLayerDrafter::advance(TokenId token, const std::stop_token& stop,
                                             std::span<float> logits) {
    return m_continuation.predictFurther(token, stop, logits);
}

} // namespace conclave::engine
