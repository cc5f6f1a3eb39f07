// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/model.h"
#include "engine/model/model_config.h"
#include "engine/model/weights.h"
#include "engine/run/backend.h"
#include "engine/text/chat_template.h"
#include "engine/text/tokenizer.h"

#include <atomic>
#include <memory>
#include <thread>

namespace conclave::engine {

/// What a session takes when nothing is asked for, and what ModelInfo::memoryBytes assumes.
inline constexpr int kUsualContextTokens = 8192;

/// What a loaded model is made of. In this order: the backend looks at configuration and weights and goes
/// first.
struct Model::Parts {
    ModelInfo info;
    ModelConfig config;
    Weights weights;
    std::unique_ptr<Tokenizer> tokenizer;
    std::unique_ptr<ChatTemplate> chatTemplate;
    std::unique_ptr<Backend> backend;

    std::atomic<bool> isSettled = true;
    std::jthread settling; ///< moves the weights to large pages; ends first
};

} // namespace conclave::engine
