// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/recurrent_layer.h"

#include "engine/model/architecture.h"
#include "engine/model/decoder_layer.h"
#include "engine/model/dense_layer.h"
#include "engine/model/moe_layer.h"
#include "kernels/short_convolution.h"

#include <spdlog/fmt/fmt.h>
#include <vector>

namespace conclave::engine {

namespace {

DeltaNetConfig readDeltaNet(ConfigReader& reader, bool tilesKeyHeads) {
    DeltaNetConfig net;
    net.keyHeads = reader.count("ssm.group_count", 1, 4096);
    net.valueHeads = reader.count("ssm.time_step_rank", 1, 4096);
    net.keyWidth = reader.count("ssm.state_size", 1, 1 << 14);
    net.taps = reader.count("ssm.conv_kernel", 1, kernels::kMostConvolutionTaps);
    net.tilesKeyHeads = tilesKeyHeads;
    const int values = reader.count("ssm.inner_size", 1, 1 << 20);
    reader.require(net.valueHeads % net.keyHeads == 0, ErrorKind::Corrupt,
                   fmt::format("The metadata key {} is {}; expected a multiple of the {} key heads ({}).",
                               reader.quoted("ssm.time_step_rank"), net.valueHeads, net.keyHeads,
                               reader.quoted("ssm.group_count")));
    reader.require(values % net.valueHeads == 0, ErrorKind::Corrupt,
                   fmt::format("The metadata key {} is {}; expected a multiple of the {} value heads ({}).",
                               reader.quoted("ssm.inner_size"), values, net.valueHeads,
                               reader.quoted("ssm.time_step_rank")));
    net.valueWidth = values / net.valueHeads;
    return net;
}

/// Row numbers of a matrix whose rows lie together by key head.
class RowGroups {
  public:
    RowGroups(int groups, std::int64_t rowsPerGroup) : m_groups(groups), m_rowsPerGroup(rowsPerGroup) {}
    /// Rows [first, first + count) of each group, group after group, behind @p rows.
    void add(std::vector<std::int64_t>& rows, std::int64_t first, std::int64_t count) const {
        for (int group = 0; group < m_groups; ++group)
            for (std::int64_t row = first; row < first + count; ++row)
                rows.push_back(group * m_rowsPerGroup + row);
    }

  private:
    int m_groups;
    std::int64_t m_rowsPerGroup;
};

/// Queries, keys and values, and the gate. Newer files hold them apart, as they are computed here. Older ones
/// hold one matrix, ssm_in, whose rows are for each key head its query, its key, the values of its value
/// heads and their gates.
void readInputs(WeightReader& reader, const DeltaNetConfig& shape, int layer, std::int64_t width,
                DeltaNetWeights& weights) {
    const std::int64_t keys = std::int64_t{shape.keyHeads} * shape.keyWidth;
    const std::int64_t values = std::int64_t{shape.valueHeads} * shape.valueWidth;
    const std::string fused = layerTensor(layer, "ssm_in.weight");
    if (!reader.has(fused)) {
        weights.input = reader.matrix(layerTensor(layer, "attn_qkv.weight"), width, 2 * keys + values);
        weights.gate = reader.matrix(layerTensor(layer, "attn_gate.weight"), width, values);
        return;
    }
    const kernels::WeightView all = reader.matrix(fused, width, 2 * (keys + values));
    const std::int64_t keyWidth = shape.keyWidth;
    const std::int64_t valuesPerGroup = values / shape.keyHeads;
    const RowGroups groups(shape.keyHeads, 2 * (keyWidth + valuesPerGroup));
    std::vector<std::int64_t> rows;
    groups.add(rows, 0, keyWidth);
    groups.add(rows, keyWidth, keyWidth);
    groups.add(rows, 2 * keyWidth, valuesPerGroup);
    weights.input = reader.gatheredRows(all, rows);
    rows.clear();
    groups.add(rows, 2 * keyWidth + valuesPerGroup, valuesPerGroup);
    weights.gate = reader.gatheredRows(all, rows);
}

/// Qwen 3.5 holds them apart; Qwen3-Next in one matrix, for each key head the updates ("beta") of its value
/// heads and then their decays ("alpha").
void readGates(WeightReader& reader, const DeltaNetConfig& shape, int layer, std::int64_t width,
               DeltaNetWeights& weights) {
    const std::int64_t heads = shape.valueHeads;
    const std::string fused = layerTensor(layer, "ssm_ba.weight");
    if (!reader.has(fused)) {
        weights.update = reader.matrix(layerTensor(layer, "ssm_beta.weight"), width, heads);
        weights.decay = reader.matrix(layerTensor(layer, "ssm_alpha.weight"), width, heads);
        return;
    }
    const kernels::WeightView both = reader.matrix(fused, width, 2 * heads);
    const std::int64_t perGroup = heads / shape.keyHeads;
    const RowGroups groups(shape.keyHeads, 2 * perGroup);
    std::vector<std::int64_t> rows;
    groups.add(rows, 0, perGroup);
    weights.update = reader.gatheredRows(both, rows);
    rows.clear();
    groups.add(rows, perGroup, perGroup);
    weights.decay = reader.gatheredRows(both, rows);
}

DeltaNetWeights readDeltaNetWeights(WeightReader& reader, const DeltaNetConfig& shape, int layer,
                                    std::int64_t width) {
    const std::int64_t keys = std::int64_t{shape.keyHeads} * shape.keyWidth;
    const std::int64_t values = std::int64_t{shape.valueHeads} * shape.valueWidth;
    DeltaNetWeights weights;
    readInputs(reader, shape, layer, width, weights);
    readGates(reader, shape, layer, width, weights);
    weights.convolution =
        reader.vectors(layerTensor(layer, "ssm_conv1d.weight"), shape.taps, 2 * keys + values);
    weights.decayBias = reader.vector(layerTensor(layer, "ssm_dt.bias"), shape.valueHeads);
    weights.decayRate = reader.vector(layerTensor(layer, "ssm_a"), shape.valueHeads);
    for (const float rate : weights.decayRate)
        if (!(rate <= 0.0f))
            reader.fail(
                ErrorKind::Corrupt,
                fmt::format("The tensor '{}' holds {}; expected numbers up to 0, so that states fade.",
                            layerTensor(layer, "ssm_a"), rate));
    weights.norm = reader.vector(layerTensor(layer, "ssm_norm.weight"), shape.valueWidth);
    weights.output = reader.matrix(layerTensor(layer, "ssm_out.weight"), values, width);
    return weights;
}

} // namespace

void setDeltaNetLayers(ConfigReader& reader, ModelConfig& config, bool tilesKeyHeads) {
    GroupedAttentionConfig attention = readGroupedAttention(reader, kernels::RopePairing::Halves, config);
    attention.isGated = true;
    attention.norm = QueryKeyNorm::PerHead;
    const DeltaNetConfig net = readDeltaNet(reader, tilesKeyHeads);
    const int layers = config.layerCount();
    std::vector<int> isRecurrent;
    if (reader.has("attention.recurrent_layers"))
        isRecurrent = reader.countPerLayer("attention.recurrent_layers", layers, 1, 0, 1);
    else
        for (int layer = 0, interval = reader.countOr("full_attention_interval", 4, 1, 1024); layer < layers;
             ++layer)
            isRecurrent.push_back((layer + 1) % interval != 0 ? 1 : 0);
    for (int layer = 0; layer < layers; ++layer) {
        const bool isNet = isRecurrent[static_cast<std::size_t>(layer)] != 0 && layer < config.mainLayers();
        config.layers[static_cast<std::size_t>(layer)].mixer =
            isNet ? MixerConfig{net} : MixerConfig{attention};
    }
}

LayerWeights readDeltaNetLayer(WeightReader& reader, const ModelConfig& config, int layer) {
    constexpr const char* kFeedForwardNorm = "post_attention_norm.weight";
    const auto* net = std::get_if<DeltaNetConfig>(&config.layer(layer).mixer);
    if (!net)
        return readDecoderLayer(reader, config, layer, kFeedForwardNorm);
    LayerWeights weights;
    weights.mixerNorm = reader.vector(layerTensor(layer, "attn_norm.weight"), config.embedding);
    weights.mixer = readDeltaNetWeights(reader, *net, layer, config.embedding);
    weights.feedForwardNorm = reader.vector(layerTensor(layer, kFeedForwardNorm), config.embedding);
    weights.feedForward = readFeedForward(reader, config, layer);
    return weights;
}

} // namespace conclave::engine
