// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/quantize/type_choice.h"

#include "engine/gguf/gguf_types.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <iterator>

namespace conclave::engine {

namespace {

using kernels::QuantType;

constexpr QuantizeTarget kTargets[] = {
    {"Q8_0", QuantType::q8_0, 7}, {"Q6_K", QuantType::q6_k, 18},   {"Q4_K_M", QuantType::q4_k, 15},
    {"Q4_0", QuantType::q4_0, 2}, {"MXFP4", QuantType::mxfp4, 38},
};

/// Parts of names of matrices that are small and matter: routers, short convolutions, positions.
constexpr std::string_view kKept[] = {
    "_norm.weight",         "ffn_gate_inp", "ssm_conv1d", "shortconv.conv", "altup",         "laurel",
    "per_layer_model_proj", "indexer.",     "time_mix_",  "attn_rel_b",     "position_embd", "token_types",
};

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

bool isQuantizable(const GgufTensor& tensor) {
    if (tensor.dimensions < 2 || !tensor.name.ends_with(".weight"))
        return false;
    const GgmlType* type = ggmlType(tensor.rawType);
    if (type && type->blockElements == 1 && !kernels::quantTraits(static_cast<QuantType>(tensor.rawType)))
        return false; // whole numbers, tables of indexes
    return std::none_of(std::begin(kKept), std::end(kKept),
                        [&](std::string_view part) { return contains(tensor.name, part); });
}

bool isExpert(std::string_view name) {
    return contains(name, "_exps.");
}

/// Values, and what makes them out of a latent row: they gain most from more bits.
bool isValue(std::string_view name) {
    return contains(name, "attn_v.weight") || contains(name, "attn_v_b.weight") ||
           contains(name, "attn_kv_b.weight") || contains(name, "attn_qkv.weight");
}

bool isDown(std::string_view name) {
    return contains(name, "ffn_down");
}

/// 3 of "blk.3.ffn_down.weight", -1 where there is no layer.
int layerOf(std::string_view name) {
    int layer = -1;
    if (name.starts_with("blk."))
        std::from_chars(name.data() + 4, name.data() + name.size(), layer);
    return layer;
}

void addLayer(std::vector<int>& layers, int layer) {
    const auto place = std::lower_bound(layers.begin(), layers.end(), layer);
    if (place == layers.end() || *place != layer)
        layers.insert(place, layer);
}

/// What stands in for a type whose blocks are longer than 32; f16 for rows that no block fits.
QuantType shorterBlock(QuantType type, std::uint64_t cols) {
    const QuantType shorter = type == QuantType::q4_k   ? QuantType::q5_0
                              : type == QuantType::q5_k ? QuantType::q5_1
                              : type == QuantType::q6_k ? QuantType::q8_0
                                                        : type;
    return cols % 32 == 0 ? shorter : QuantType::f16;
}

} // namespace

std::vector<const QuantizeTarget*> quantizeTargets() {
    std::vector<const QuantizeTarget*> targets;
    for (const QuantizeTarget& target : kTargets)
        targets.push_back(&target);
    return targets;
}

const QuantizeTarget* quantizeTarget(std::string_view name) {
    const auto sameName = [&](const QuantizeTarget& target) {
        const std::string_view other = target.name;
        return std::equal(name.begin(), name.end(), other.begin(), other.end(),
                          [](char a, char b) { return std::toupper(static_cast<unsigned char>(a)) == b; });
    };
    const auto found = std::find_if(std::begin(kTargets), std::end(kTargets), sameName);
    return found == std::end(kTargets) ? nullptr : found;
}

TypeChoice::TypeChoice(const QuantizeTarget& target, std::span<const GgufTensor> tensors, bool hasImportance)
    : m_target(target), m_hasImportance(hasImportance) {
    for (const GgufTensor& tensor : tensors) {
        if (tensor.name == "output.weight")
            m_isTied = false;
        if (isExpert(tensor.name))
            m_experts = std::max(m_experts, tensor.shape[2]);
        const int layer = layerOf(tensor.name);
        if (isValue(tensor.name))
            addLayer(m_valueLayers, layer);
        if (isDown(tensor.name))
            addLayer(m_downLayers, layer);
    }
}

/// The first and the last eighth of the layers, and every third one between.
bool TypeChoice::hasMoreBits(const std::vector<int>& layers, std::string_view name) const {
    const auto count = static_cast<int>(layers.size());
    const auto place =
        static_cast<int>(std::lower_bound(layers.begin(), layers.end(), layerOf(name)) - layers.begin());
    return place < count / 8 || place >= 7 * count / 8 || (place - count / 8) % 3 == 2;
}

QuantType TypeChoice::wanted(const GgufTensor& tensor) const {
    const std::string_view name = tensor.name;
    const QuantType usual = m_target.matrices;
    const bool isMix = usual == QuantType::q4_k;
    const bool isHead = name == "output.weight" || (m_isTied && name == "token_embd.weight");
    if (usual == QuantType::mxfp4)
        return isExpert(name) ? QuantType::mxfp4 : QuantType::q8_0;
    if (isHead)
        return usual == QuantType::q8_0 || tensor.shape[0] % 256 != 0 ? QuantType::q8_0 : QuantType::q6_k;
    // With eight experts the attention is a small part of the model: it may have more.
    if (m_experts == 8 && (isValue(name) || contains(name, "attn_k.weight")))
        return QuantType::q8_0;
    if (m_experts == 8 && isMix && contains(name, "attn_output.weight"))
        return QuantType::q5_k;
    if (isMix && ((isValue(name) && hasMoreBits(m_valueLayers, name)) ||
                  (isDown(name) && hasMoreBits(m_downLayers, name))))
        return QuantType::q6_k;
    // The first down projections have a few columns that matter so much that an offset pays.
    if (usual == QuantType::q4_0 && m_hasImportance && isDown(name) &&
        layerOf(name) < static_cast<int>(m_downLayers.size()) / 8)
        return QuantType::q4_1;
    return usual;
}

TypeChoice::Choice TypeChoice::of(const GgufTensor& tensor) const {
    if (!isQuantizable(tensor))
        return {tensor.rawType, {}};
    const QuantType type = wanted(tensor);
    const auto blockElements = static_cast<std::uint64_t>(kernels::quantTraits(type)->blockElements);
    if (tensor.shape[0] % blockElements == 0)
        return {static_cast<std::uint32_t>(type), {}};
    return {static_cast<std::uint32_t>(shorterBlock(type, tensor.shape[0])), type};
}

} // namespace conclave::engine
