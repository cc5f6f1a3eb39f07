// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace conclave::engine {

/// The numbers of a published model's configuration that its tensors and its speed follow from. 0: it has
/// none.
struct ModelShape {
    struct Experts {
        int count = 0;
        int used = 0;
        int width = 0;       ///< of one routed expert
        int shared = 0;      ///< experts that see every token
        int sharedWidth = 0; ///< all of them together
        int groups = 0;
        int groupsUsed = 0;
    };
    struct Latent { ///< multi-head latent attention; heads are keyWidth = plain + rotary columns wide
        int queryRank = 0;
        int width = 0;
        int rotary = 0;
        int valueWidth = 0;
    };

    const char* name;         ///< what users type: "qwen3-30b-a3b"
    const char* title;        ///< general.name begins with it
    const char* architecture; ///< general.architecture
    const char* preTokenizer; ///< tokenizer.ggml.pre
    int layers = 0;
    int denseLayers = 0; ///< leading layers without experts, of a model that has experts
    int embedding = 0;
    int vocabulary = 0;
    int contextTokens = 0;
    int heads = 0;
    int kvHeads = 0;
    int keyWidth = 0;   ///< of a head
    int denseWidth = 0; ///< of the feed-forward of layers without experts
    double ropeBase = 0;
    double normEpsilon = 0;
    bool isTied = false; ///< the embedding is the output head
    Experts experts = {};
    Latent latent = {};
};

/// All that can be made, ordered by family and size.
std::span<const ModelShape> modelShapes();

/// nullptr when there is none of that name.
const ModelShape* modelShape(std::string_view name);

} // namespace conclave::engine
