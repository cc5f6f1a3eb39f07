// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/convert/families/common.h"

#include "engine/gguf/gguf_parser.h"

#include <cmath>
#include <numbers>

namespace conclave::engine {

namespace {

// llama.cpp's numbers of expert gating functions.
constexpr std::uint32_t kSoftmaxGate = 1;
constexpr std::uint32_t kSigmoidGate = 2;

void addRope(Conversion& c) {
    JsonReader& rope = c.rope;
    const std::string type = rope.textOr(rope.firstOf({"rope_type", "type"}), "default");
    if (type == "linear") {
        c.set("rope.scaling.type", "linear");
        c.set("rope.scaling.factor", static_cast<float>(rope.real("factor")));
    } else if (type == "yarn") {
        c.set("rope.scaling.type", "yarn");
        c.set("rope.scaling.factor", static_cast<float>(rope.real("factor")));
        c.set("rope.scaling.original_context_length", rope.count("original_max_position_embeddings"));
        struct Key {
            std::string_view source;
            const char* target;
        };
        for (const Key& key :
             {Key{"extrapolation_factor", "rope.scaling.yarn_ext_factor"},
              Key{rope.firstOf({"attention_factor", "attn_factor"}), "rope.scaling.yarn_attn_factor"},
              Key{"beta_fast", "rope.scaling.yarn_beta_fast"},
              Key{"beta_slow", "rope.scaling.yarn_beta_slow"}})
            if (const std::optional<double> value = rope.realIf(key.source))
                c.set(key.target, static_cast<float>(*value));
        // No key says whether YaRN's ramp begins and ends at whole pairs: readers go by the architecture.
        if (rope.flagOr("truncate", true) == (c.architecture == "gpt-oss"))
            rope.refuse(ErrorKind::Unsupported,
                        "'truncate' of YaRN's ramp is another than files of this architecture stand for");
    } else if (type == "su" || type == "longrope") {
        c.set("rope.scaling.type", "longrope");
    } else if (type != "default" && type != "llama3" && type != "proportional") {
        rope.refuse(ErrorKind::Unsupported, "the model scales its positions with " + quotedName(type) +
                                                "; linear, yarn, llama3 and longrope can be converted");
    }
    if (rope.has("mrope_section")) {
        std::vector<std::int32_t> sections;
        for (const std::uint32_t section : rope.counts("mrope_section"))
            sections.push_back(static_cast<std::int32_t>(section));
        sections.resize(4);
        c.set("rope.dimension_sections", sections);
    }
    if (const std::optional<double> base = rope.realIf("rope_theta"))
        c.set("rope.freq_base", static_cast<float>(*base));
    if (const std::optional<double> base = c.slidingRope.realIf("rope_theta"))
        c.set("rope.freq_base_swa", static_cast<float>(*base));
}

void addExpertSettings(Conversion& c) {
    JsonReader& config = c.config;
    struct Key {
        std::string_view source;
        const char* target;
    };
    for (const Key& key :
         {Key{config.firstOf({"num_local_experts", "num_experts"}), "expert_count"},
          Key{config.firstOf({"num_experts_per_tok", "num_experts_per_token", "top_k_experts"}),
              "expert_used_count"},
          Key{"n_group", "expert_group_count"}, Key{"topk_group", "expert_group_used_count"}})
        if (const std::optional<std::uint32_t> value = config.countIf(key.source))
            c.set(key.target, *value);
    const std::string_view gate = config.firstOf({"scoring_func", "score_function", "score_func"});
    const std::string function = config.textOr(gate, "");
    if (function == "sigmoid")
        c.set("expert_gating_func", kSigmoidGate);
    else if (function == "softmax")
        c.set("expert_gating_func", kSoftmaxGate);
    else if (!function.empty())
        config.refuse(ErrorKind::Unsupported, "the model weighs its experts with " + quotedName(function) +
                                                  "; softmax and sigmoid can be converted");
}

/// Rows of heads whose halves turn against each other, put in pairs.
SourceView interleaved(const SourceView& rows, std::uint32_t heads) {
    return rows.split(0, heads).split(1, 2).swap(1, 2);
}

void addProjection(Conversion& c, const std::string& source, const std::string& target, std::uint32_t heads) {
    for (const char* ending : {".weight", ".bias"}) {
        if (std::string_view(ending) == ".bias" && !c.tensors.has(source + ending))
            continue;
        const SourceView rows = c.tensors.take(source + ending);
        c.tensors.add(target + ending, {interleaved(rows, heads)}, rows.shape());
    }
}

} // namespace

std::uint32_t layerCount(Conversion& c) {
    return c.config.count("num_hidden_layers");
}

std::uint32_t headCount(Conversion& c) {
    return c.config.count("num_attention_heads");
}

std::uint32_t kvHeadCount(Conversion& c) {
    return c.config.has("num_key_value_heads") ? c.config.count("num_key_value_heads") : headCount(c);
}

std::uint32_t headWidth(Conversion& c) {
    return c.config.has("head_dim") ? c.config.count("head_dim")
                                    : c.config.count("hidden_size") / headCount(c);
}

std::uint32_t expertCount(Conversion& c) {
    return c.config.count(c.config.firstOf({"num_local_experts", "num_experts", "n_routed_experts"}));
}

std::uint32_t turningWidth(Conversion& c, double defaultShare) {
    const double share =
        c.rope.realOr("partial_rotary_factor", c.config.realOr("partial_rotary_factor", defaultShare));
    return static_cast<std::uint32_t>(headWidth(c) * share);
}

std::string sourceLayer(std::uint32_t layer) {
    return "model.layers." + std::to_string(layer) + ".";
}

std::string targetLayer(std::uint32_t layer) {
    return "blk." + std::to_string(layer) + ".";
}

void addCommonSettings(Conversion& c) {
    JsonReader& config = c.config;
    c.set("block_count", layerCount(c));
    c.set("context_length", config.count("max_position_embeddings"));
    c.set("embedding_length", config.count("hidden_size"));
    if (config.has("intermediate_size"))
        c.set("feed_forward_length", config.count("intermediate_size"));
    c.set("attention.head_count", headCount(c));
    c.set("attention.head_count_kv", kvHeadCount(c));
    addRope(c);
    if (const std::optional<double> epsilon = config.realIf(config.firstOf({"rms_norm_eps", "norm_eps"})))
        c.set("attention.layer_norm_rms_epsilon", static_cast<float>(*epsilon));
    addExpertSettings(c);
    c.set("attention.key_length", headWidth(c));
    c.set("attention.value_length", headWidth(c));
}

void addOuterTensors(Conversion& c, ValueChange normChange) {
    c.tensors.copy("model.embed_tokens.weight", "token_embd.weight");
    c.tensors.copy("model.norm.weight", "output_norm.weight", normChange);
    // Some files carry a head that is not used because the embeddings are tied.
    if (c.config.flagOr("tie_word_embeddings", false))
        c.tensors.leaveOut("lm_head.");
    else
        c.tensors.linearIfThere("lm_head", "output");
}

void addAttention(Conversion& c, std::uint32_t layer, HeadOrder order, ValueChange normChange) {
    const std::string source = sourceLayer(layer) + "self_attn.";
    const std::string target = targetLayer(layer) + "attn_";
    if (order == HeadOrder::interleaved) {
        addProjection(c, source + "q_proj", target + "q", headCount(c));
        addProjection(c, source + "k_proj", target + "k", kvHeadCount(c));
    } else {
        c.tensors.linear(source + "q_proj", target + "q");
        c.tensors.linear(source + "k_proj", target + "k");
    }
    c.tensors.linear(source + "v_proj", target + "v");
    c.tensors.linear(source + "o_proj", target + "output");
    c.tensors.copyIfThere(source + "q_norm.weight", target + "q_norm.weight", normChange);
    c.tensors.copyIfThere(source + "k_norm.weight", target + "k_norm.weight", normChange);
}

void addFeedForward(Conversion& c, const std::string& source, const std::string& target,
                    const std::string& ending) {
    for (const char* name : {"gate", "up", "down"})
        c.tensors.linear(source + name + "_proj", target + "ffn_" + name + ending);
}

void addExperts(Conversion& c, const std::string& source, const std::string& target, std::uint32_t experts,
                ExpertNames names) {
    if (c.tensors.has(source + "gate_up_proj")) {
        const SourceView both = c.tensors.take(source + "gate_up_proj");
        c.tensors.add(target + "ffn_gate_exps.weight", both.firstHalf(-2));
        c.tensors.add(target + "ffn_up_exps.weight", both.secondHalf(-2));
        c.tensors.copy(source + "down_proj", target + "ffn_down_exps.weight");
        return;
    }
    struct Stack {
        const char* source;
        const char* target;
    };
    for (const Stack& stack : {Stack{names.gate, "ffn_gate_exps"}, Stack{names.up, "ffn_up_exps"},
                               Stack{names.down, "ffn_down_exps"}}) {
        std::vector<SourceView> parts;
        for (std::uint32_t expert = 0; expert < experts; ++expert)
            parts.push_back(c.tensors.take(source + std::to_string(expert) + "." + stack.source + ".weight"));
        std::vector<std::int64_t> shape = parts.front().shape();
        shape.insert(shape.begin(), experts);
        c.tensors.add(target + stack.target + ".weight", std::move(parts), std::move(shape));
    }
}

void notePredictingLayer(Conversion& c, std::size_t tensors) {
    noteUnusual(c, tensors > 0,
                "the layer that predicts a second token is left out (" + std::to_string(tensors) +
                    " tensors): llama.cpp's files have no place for it; --keep-predicting-layer keeps it");
}

void addNextTokenTensors(Conversion& c, const std::string& source, const std::string& target) {
    for (const char* name : {"eh_proj", "enorm", "hnorm", "embed_tokens"})
        c.tensors.copyIfThere(source + name + ".weight", target + "nextn." + name + ".weight");
    for (const char* name : {"norm", "head"})
        c.tensors.copyIfThere(source + "shared_head." + name + ".weight",
                              target + "nextn.shared_head_" + name + ".weight");
}

std::vector<bool> slidingLayers(Conversion& c) {
    std::vector<bool> sliding;
    for (const std::string& type : c.config.texts("layer_types")) {
        if (type != "sliding_attention" && type != "full_attention" && type != "chunked_attention")
            c.config.refuse(ErrorKind::Unsupported, "config.json: a layer of type " + quotedName(type) +
                                                        " cannot be converted in this architecture");
        sliding.push_back(type != "full_attention");
    }
    const std::uint32_t period =
        c.config.countOr(c.config.firstOf({"sliding_window_pattern", "_sliding_window_pattern"}), 0);
    if (sliding.empty() && period > 0)
        for (std::uint32_t layer = 0; layer < layerCount(c); ++layer)
            sliding.push_back((layer + 1) % period != 0);
    if (!sliding.empty() && sliding.size() != layerCount(c))
        c.config.refuse(ErrorKind::Corrupt, "config.json: 'layer_types' has " +
                                                std::to_string(sliding.size()) + " entries for " +
                                                std::to_string(layerCount(c)) + " layers");
    return sliding;
}

void addLlama3RopeFactors(Conversion& c) {
    if (c.rope.textOr(c.rope.firstOf({"rope_type", "type"}), "") != "llama3")
        return;
    const double base = c.rope.realOr("rope_theta", 10000);
    const double factor = c.rope.realOr("factor", 8);
    const double low = c.rope.realOr("low_freq_factor", 1);
    const double high = c.rope.realOr("high_freq_factor", 4);
    const double context = c.rope.realOr("original_max_position_embeddings",
                                         c.config.realOr("original_max_position_embeddings", 8192));
    const std::uint32_t width = headWidth(c);
    std::vector<float> factors;
    for (std::uint32_t i = 0; i < width; i += 2) {
        const double wavelength = 2 * std::numbers::pi * std::pow(base, static_cast<double>(i) / width);
        const double smooth = (context / wavelength - low) / (high - low);
        if (wavelength < context / high)
            factors.push_back(1);
        else if (wavelength > context / low)
            factors.push_back(static_cast<float>(factor));
        else
            factors.push_back(static_cast<float>(1 / ((1 - smooth) / factor + smooth)));
    }
    c.tensors.addValues("rope_freqs.weight", std::move(factors));
}

void noteUnusual(Conversion& c, bool unusual, const std::string& sentence) {
    if (unusual)
        c.notices.push_back(sentence);
}

} // namespace conclave::engine
