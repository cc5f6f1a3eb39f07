// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tiny_model.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

/// The forward pass of TinyModel in double precision, written for being read next to the papers: Llama
/// (arXiv 2302.13971), Qwen3 (2505.09388), DeepSeek-V2 (2405.04434) and V3 (2412.19437), YaRN (2309.00071).
namespace conclave::test {

using Vector = std::vector<double>;
using Rows = std::vector<Vector>;

class ReferencePass {
  public:
    explicit ReferencePass(const TinyModel& model) : m_model(model), o(model.options()) {}
    Rows logits(std::span<const std::int32_t> tokens) const;
    Rows predictions(std::span<const std::int32_t> tokens) const;
    std::vector<TinyModel::Choice> choices(std::span<const std::int32_t> tokens) const;

  private:
    Vector embedding(const std::string& table, std::int32_t token) const;
    Rows states(std::span<const std::int32_t> tokens) const;
    void runLayer(int layer, Rows& x) const;
    Vector product(const std::string& name, const Vector& x, std::size_t matrix = 0) const;
    Vector norm(const std::string& name, const Vector& x) const;
    void addBias(const std::string& name, Vector& x) const;
    Vector frequencies(int pairs) const;
    double tableScale() const;
    void rotate(double* x, int pairs, int position, bool neighbours) const;
    Rows groupedAttention(const std::string& prefix, const Rows& x) const;
    Rows latentAttention(const std::string& prefix, const Rows& x) const;
    Rows convolution(const std::string& name, const Rows& x) const;
    Rows deltaNet(const std::string& prefix, const Rows& x) const;
    Vector feedForward(const std::string& prefix, const std::string& kind, const Vector& x) const;
    Vector experts(const std::string& prefix, const Vector& x) const;
    std::vector<std::size_t> chosenExperts(const Vector& score, Vector choice) const;

    const TinyModel& m_model;
    const TinyOptions& o;
    mutable std::vector<TinyModel::Choice> m_choices; ///< of the pass so far, in the order of its work
};

/// W · x with matrix @p matrix of a stack.
Vector ReferencePass::product(const std::string& name, const Vector& x, std::size_t matrix) const {
    const TinyModel::Tensor& w = m_model.tensor(name);
    const std::size_t cols = w.shape[0];
    const std::size_t rows = w.shape[1];
    Vector y(rows, 0.0);
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < cols; ++c)
            y[r] += static_cast<double>(w.values[(matrix * rows + r) * cols + c]) * x[c];
    return y;
}

void ReferencePass::addBias(const std::string& name, Vector& x) const {
    if (!o.biases)
        return;
    const TinyModel::Tensor& bias = m_model.tensor(name);
    for (std::size_t i = 0; i < x.size(); ++i)
        x[i] += bias.values[i];
}

Vector ReferencePass::norm(const std::string& name, const Vector& x) const {
    const double mean =
        std::inner_product(x.begin(), x.end(), x.begin(), 0.0) / static_cast<double>(x.size());
    const TinyModel::Tensor& weight = m_model.tensor(name);
    Vector y(x.size());
    for (std::size_t i = 0; i < x.size(); ++i)
        y[i] = x[i] / std::sqrt(mean + static_cast<double>(1e-5f)) * weight.values[i];
    return y;
}

Vector ReferencePass::frequencies(int pairs) const {
    Vector frequency(static_cast<std::size_t>(pairs));
    for (int i = 0; i < pairs; ++i) {
        double f = std::pow(static_cast<float>(o.ropeBase), -2.0 * i / (2.0 * pairs));
        if (o.ropeFactors)
            f /= m_model.tensor("rope_freqs.weight").values[static_cast<std::size_t>(i)];
        if (o.linearFactor > 1)
            f /= static_cast<float>(o.linearFactor);
        if (o.yarnFactor > 1) {
            // Wavelengths shorter than context / 32 stay, longer than the context are stretched, between them
            // a ramp over the pair's number.
            const auto pairOf = [&](double turns) {
                return 2.0 * pairs * std::log(o.originalContext / (turns * 2.0 * std::numbers::pi)) /
                       (2.0 * std::log(o.ropeBase));
            };
            const double low = std::max(0.0, std::floor(pairOf(32.0)));
            const double high = std::min(2.0 * pairs - 1.0, std::ceil(pairOf(1.0)));
            const double ramp = std::clamp((i - low) / std::max(0.001, high - low), 0.0, 1.0);
            f = f / static_cast<float>(o.yarnFactor) * ramp + f * (1.0 - ramp);
        }
        frequency[static_cast<std::size_t>(i)] = f;
    }
    return frequency;
}

/// YaRN's temperature where it sits on cosines and sines.
double ReferencePass::tableScale() const {
    return o.yarnFactor > 1 && o.yarnLogMultiplier == 0
               ? 1.0 + 0.1 * std::log(static_cast<float>(o.yarnFactor))
               : 1.0;
}

void ReferencePass::rotate(double* x, int pairs, int position, bool neighbours) const {
    const Vector frequency = frequencies(pairs);
    for (int i = 0; i < pairs; ++i) {
        double& a = x[neighbours ? 2 * i : i];
        double& b = x[neighbours ? 2 * i + 1 : i + pairs];
        const double angle = position * frequency[static_cast<std::size_t>(i)];
        const double cosine = tableScale() * std::cos(angle);
        const double sine = tableScale() * std::sin(angle);
        const double first = a * cosine - b * sine;
        b = a * sine + b * cosine;
        a = first;
    }
}

namespace {

/// Softmax attention of one query over keys and values, all of one head.
Vector attend(const Vector& query, const Rows& keys, const Rows& values, double scale) {
    Vector weight(keys.size());
    for (std::size_t p = 0; p < keys.size(); ++p)
        weight[p] = scale * std::inner_product(query.begin(), query.end(), keys[p].begin(), 0.0);
    const double top = *std::max_element(weight.begin(), weight.end());
    double sum = 0;
    for (double& w : weight)
        sum += w = std::exp(w - top);
    Vector out(values[0].size(), 0.0);
    for (std::size_t p = 0; p < keys.size(); ++p)
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] += weight[p] / sum * values[p][i];
    return out;
}

double sigmoid(double x) {
    return 1.0 / (1.0 + std::exp(-x));
}

Vector unit(Vector x) {
    const double length = std::sqrt(std::inner_product(x.begin(), x.end(), x.begin(), 1e-6));
    for (double& value : x)
        value /= length;
    return x;
}

Vector slice(const Vector& x, int first, int count) {
    return {x.begin() + first, x.begin() + first + count};
}

} // namespace

/// Each channel's sum over its own last taps, through SiLU.
Rows ReferencePass::convolution(const std::string& name, const Rows& x) const {
    const std::vector<float>& taps = m_model.tensor(name).values;
    Rows out(x.size(), Vector(x[0].size(), 0.0));
    for (int t = 0; t < static_cast<int>(x.size()); ++t) {
        for (std::size_t c = 0; c < x[0].size(); ++c) {
            double& sum = out[static_cast<std::size_t>(t)][c];
            for (int back = 0; back < o.taps && back <= t; ++back)
                sum += static_cast<double>(taps[(c + 1) * static_cast<std::size_t>(o.taps) - 1 -
                                                static_cast<std::size_t>(back)]) *
                       x[static_cast<std::size_t>(t - back)][c];
            sum *= sigmoid(sum);
        }
    }
    return out;
}

/// The gated delta rule as a fast-weight memory: forget, look the key up, write the difference, read.
Rows ReferencePass::deltaNet(const std::string& prefix, const Rows& x) const {
    const int keyWidth = o.netKeyWidth;
    const int valueWidth = o.netValueWidth;
    const int keys = o.netKeyHeads * keyWidth;
    Rows mixed;
    for (const Vector& row : x)
        mixed.push_back(product(prefix + "attn_qkv.weight", row));
    mixed = convolution(prefix + "ssm_conv1d.weight", mixed);
    std::vector<Rows> memory(
        static_cast<std::size_t>(o.netValueHeads), // [value column][key column]
        Rows(static_cast<std::size_t>(valueWidth), Vector(static_cast<std::size_t>(keyWidth), 0.0)));
    Rows out;
    for (std::size_t t = 0; t < x.size(); ++t) {
        const Vector gate = product(prefix + "attn_gate.weight", x[t]);
        const Vector alpha = product(prefix + "ssm_alpha.weight", x[t]);
        const Vector beta = product(prefix + "ssm_beta.weight", x[t]);
        Vector heads;
        for (int h = 0; h < o.netValueHeads; ++h) {
            const auto head = static_cast<std::size_t>(h);
            const int keyHead = h % o.netKeyHeads; // neighbours belong to different key heads
            const Vector query = unit(slice(mixed[t], keyHead * keyWidth, keyWidth));
            const Vector key = unit(slice(mixed[t], keys + keyHead * keyWidth, keyWidth));
            const double step =
                std::log(1.0 + std::exp(alpha[head] + m_model.tensor(prefix + "ssm_dt.bias").values[head]));
            const double kept = std::exp(m_model.tensor(prefix + "ssm_a").values[head] * step);
            Vector y;
            for (int c = 0; c < valueWidth; ++c) {
                Vector& cells = memory[head][static_cast<std::size_t>(c)];
                for (double& cell : cells)
                    cell *= kept;
                const double held = std::inner_product(cells.begin(), cells.end(), key.begin(), 0.0);
                const double value = mixed[t][static_cast<std::size_t>(2 * keys + h * valueWidth + c)];
                for (std::size_t i = 0; i < cells.size(); ++i)
                    cells[i] += sigmoid(beta[head]) * (value - held) * key[i];
                y.push_back(std::inner_product(cells.begin(), cells.end(), query.begin(), 0.0) /
                            std::sqrt(keyWidth));
            }
            y = norm(prefix + "ssm_norm.weight", y);
            for (int c = 0; c < valueWidth; ++c) {
                const double z = gate[static_cast<std::size_t>(h * valueWidth + c)];
                heads.push_back(y[static_cast<std::size_t>(c)] * z * sigmoid(z));
            }
        }
        out.push_back(product(prefix + "ssm_out.weight", heads));
    }
    return out;
}

Rows ReferencePass::groupedAttention(const std::string& prefix, const Rows& x) const {
    const int width = o.headWidth;
    const bool neighbours = o.architecture == "llama";
    const bool isGated = o.architecture == "qwen35";
    const bool headNorms = isGated || o.architecture == "qwen3moe";
    const int pairs = (isGated ? o.turning : width) / 2;
    const int queryStride = isGated ? 2 * width : width;         // [query | gate]
    std::vector<Rows> keys(static_cast<std::size_t>(o.kvHeads)); // [head][position]
    std::vector<Rows> values(static_cast<std::size_t>(o.kvHeads));
    Rows out;
    for (std::size_t t = 0; t < x.size(); ++t) {
        Vector q = product(prefix + "attn_q.weight", x[t]);
        Vector k = product(prefix + "attn_k.weight", x[t]);
        Vector v = product(prefix + "attn_v.weight", x[t]);
        addBias(prefix + "attn_q.bias", q);
        addBias(prefix + "attn_k.bias", k);
        addBias(prefix + "attn_v.bias", v);
        for (int h = 0; h < o.kvHeads; ++h) {
            Vector key = slice(k, h * width, width);
            if (headNorms)
                key = norm(prefix + "attn_k_norm.weight", key);
            rotate(key.data(), pairs, static_cast<int>(t), neighbours);
            keys[static_cast<std::size_t>(h)].push_back(key);
            values[static_cast<std::size_t>(h)].push_back(slice(v, h * width, width));
        }
        Vector heads;
        for (int h = 0; h < o.heads; ++h) {
            Vector query = slice(q, h * queryStride, width);
            if (headNorms)
                query = norm(prefix + "attn_q_norm.weight", query);
            rotate(query.data(), pairs, static_cast<int>(t), neighbours);
            const auto source = static_cast<std::size_t>(h / (o.heads / o.kvHeads));
            Vector head = attend(query, keys[source], values[source], 1.0 / std::sqrt(width));
            for (int i = 0; i < width && isGated; ++i)
                head[static_cast<std::size_t>(i)] *=
                    sigmoid(q[static_cast<std::size_t>(h * queryStride + width + i)]);
            heads.insert(heads.end(), head.begin(), head.end());
        }
        Vector y = product(prefix + "attn_output.weight", heads);
        addBias(prefix + "attn_output.bias", y);
        out.push_back(y);
    }
    return out;
}

Rows ReferencePass::latentAttention(const std::string& prefix, const Rows& x) const {
    double scale = 1.0 / std::sqrt(o.plain + o.rotary);
    if (o.yarnFactor > 1 && o.yarnLogMultiplier > 0)
        scale *= std::pow(
            1.0 + static_cast<float>(o.yarnLogMultiplier) * std::log(static_cast<float>(o.yarnFactor)), 2);
    std::vector<Rows> keys(static_cast<std::size_t>(o.latentHeads)); // [head][position]
    std::vector<Rows> values(static_cast<std::size_t>(o.latentHeads));
    Rows out;
    for (std::size_t t = 0; t < x.size(); ++t) {
        const Vector q =
            o.queryRank > 0
                ? product(prefix + "attn_q_b.weight",
                          norm(prefix + "attn_q_a_norm.weight", product(prefix + "attn_q_a.weight", x[t])))
                : product(prefix + "attn_q.weight", x[t]);
        const Vector row = product(prefix + "attn_kv_a_mqa.weight", x[t]);
        const Vector latent = norm(prefix + "attn_kv_a_norm.weight", slice(row, 0, o.latent));
        Vector sharedKey = slice(row, o.latent, o.rotary);
        rotate(sharedKey.data(), o.rotary / 2, static_cast<int>(t), true);
        Vector heads;
        for (int h = 0; h < o.latentHeads; ++h) {
            const auto head = static_cast<std::size_t>(h);
            // attn_k_b is stored transposed, [latent, plain]: unfold a key column by column.
            const std::vector<float>& keyUp = m_model.tensor(prefix + "attn_k_b.weight").values;
            Vector key(static_cast<std::size_t>(o.plain), 0.0);
            for (int l = 0; l < o.latent; ++l)
                for (int p = 0; p < o.plain; ++p)
                    key[static_cast<std::size_t>(p)] +=
                        static_cast<double>(
                            keyUp[static_cast<std::size_t>((h * o.latent + l) * o.plain + p)]) *
                        latent[static_cast<std::size_t>(l)];
            key.insert(key.end(), sharedKey.begin(), sharedKey.end());
            keys[head].push_back(key);
            values[head].push_back(product(prefix + "attn_v_b.weight", latent, head));
            Vector query = slice(q, h * (o.plain + o.rotary), o.plain + o.rotary);
            rotate(query.data() + o.plain, o.rotary / 2, static_cast<int>(t), true);
            const Vector y = attend(query, keys[head], values[head], scale);
            heads.insert(heads.end(), y.begin(), y.end());
        }
        out.push_back(product(prefix + "attn_output.weight", heads));
    }
    return out;
}

Vector ReferencePass::feedForward(const std::string& prefix, const std::string& kind, const Vector& x) const {
    Vector gate = product(prefix + "ffn_gate" + kind + ".weight", x);
    Vector up = product(prefix + "ffn_up" + kind + ".weight", x);
    if (kind.empty()) {
        addBias(prefix + "ffn_gate.bias", gate);
        addBias(prefix + "ffn_up.bias", up);
    }
    for (std::size_t i = 0; i < gate.size(); ++i)
        gate[i] = gate[i] / (1.0 + std::exp(-gate[i])) * up[i];
    Vector y = product(prefix + "ffn_down" + kind + ".weight", gate);
    if (kind.empty())
        addBias(prefix + "ffn_down.bias", y);
    return y;
}

std::vector<std::size_t> ReferencePass::chosenExperts(const Vector& score, Vector choice) const {
    if (o.groups > 1) {
        const auto size = static_cast<std::size_t>(o.experts / o.groups);
        std::vector<std::pair<double, std::size_t>> groups;
        for (std::size_t g = 0; g < static_cast<std::size_t>(o.groups); ++g) {
            Vector members(choice.begin() + static_cast<std::ptrdiff_t>(g * size),
                           choice.begin() + static_cast<std::ptrdiff_t>((g + 1) * size));
            std::sort(members.rbegin(), members.rend());
            groups.emplace_back(-(o.sigmoid ? members[0] + members[1] : members[0]), g);
        }
        std::sort(groups.begin(), groups.end());
        for (std::size_t n = static_cast<std::size_t>(o.groupsUsed); n < groups.size(); ++n)
            for (std::size_t i = 0; i < size; ++i)
                choice[groups[n].second * size + i] = -1e30;
    }
    std::vector<std::size_t> order(score.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return choice[a] > choice[b]; });
    order.resize(static_cast<std::size_t>(o.used));
    return order;
}

Vector ReferencePass::experts(const std::string& prefix, const Vector& x) const {
    Vector score = product(prefix + "ffn_gate_inp.weight", x);
    if (o.sigmoid) {
        for (double& s : score)
            s = 1.0 / (1.0 + std::exp(-s));
    } else {
        double sum = 0;
        for (double& s : score)
            sum += s = std::exp(s);
        for (double& s : score)
            s /= sum;
    }
    Vector choice = score;
    if (o.selectionBias)
        for (std::size_t e = 0; e < choice.size(); ++e)
            choice[e] += m_model.tensor(prefix + "exp_probs_b.bias").values[e];
    const std::vector<std::size_t> chosen = chosenExperts(score, choice);
    double factor = o.scale > 0 ? static_cast<float>(o.scale) : 1.0;
    if (o.normalise || o.architecture == "qwen3moe") {
        double sum = 0;
        for (const std::size_t e : chosen)
            sum += score[e];
        factor /= sum;
    }
    const auto begin = static_cast<std::ptrdiff_t>(m_choices.size());
    for (const std::size_t e : chosen)
        m_choices.push_back({static_cast<int>(e), factor * score[e]});
    std::stable_sort(m_choices.begin() + begin, m_choices.end(),
                     [](const auto& a, const auto& b) { return a.weight > b.weight; });
    Vector out(x.size(), 0.0);
    for (const std::size_t e : chosen) {
        Vector gate = product(prefix + "ffn_gate_exps.weight", x, e);
        const Vector up = product(prefix + "ffn_up_exps.weight", x, e);
        for (std::size_t i = 0; i < gate.size(); ++i)
            gate[i] = gate[i] / (1.0 + std::exp(-gate[i])) * up[i];
        const Vector y = product(prefix + "ffn_down_exps.weight", gate, e);
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] += factor * score[e] * y[i];
    }
    if (o.shared > 0) {
        const Vector y = feedForward(prefix, "_shexp", x);
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] += y[i];
    }
    return out;
}

/// The row of @p token in @p table.
Vector ReferencePass::embedding(const std::string& table, std::int32_t token) const {
    const auto width = static_cast<std::size_t>(o.embedding);
    const std::vector<float>& values = m_model.tensor(table).values;
    const auto first = values.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(token) * width);
    return Vector(first, first + static_cast<std::ptrdiff_t>(width));
}

void ReferencePass::runLayer(int layer, Rows& x) const {
    const auto width = static_cast<std::size_t>(o.embedding);
    const std::string prefix = "blk." + std::to_string(layer) + ".";
    const bool isQwen35 = o.architecture == "qwen35";
    const bool dense =
        o.architecture == "llama" || isQwen35 || (o.architecture == "deepseek2" && layer < o.denseLayers);
    const char* const secondNorm = isQwen35 ? "post_attention_norm.weight" : "ffn_norm.weight";
    Rows normed;
    for (const Vector& row : x)
        normed.push_back(norm(prefix + "attn_norm.weight", row));
    const Rows attended = m_model.isNet(layer)            ? deltaNet(prefix, normed)
                          : o.architecture == "deepseek2" ? latentAttention(prefix, normed)
                                                          : groupedAttention(prefix, normed);
    for (std::size_t t = 0; t < x.size(); ++t) {
        for (std::size_t i = 0; i < width; ++i)
            x[t][i] += attended[t][i];
        const Vector input = norm(prefix + secondNorm, x[t]);
        const Vector y = dense ? feedForward(prefix, "", input) : experts(prefix, input);
        for (std::size_t i = 0; i < width; ++i)
            x[t][i] += y[i];
    }
}

/// Behind the last layer and its norm.
Rows ReferencePass::states(std::span<const std::int32_t> tokens) const {
    Rows x;
    for (const std::int32_t token : tokens)
        x.push_back(embedding("token_embd.weight", token));
    for (int layer = 0; layer < o.layers; ++layer)
        runLayer(layer, x);
    for (Vector& row : x)
        row = norm("output_norm.weight", row);
    return x;
}

Rows ReferencePass::logits(std::span<const std::int32_t> tokens) const {
    Rows out;
    for (const Vector& row : states(tokens))
        out.push_back(product(o.tied ? "token_embd.weight" : "output.weight", row));
    return out;
}

std::vector<TinyModel::Choice> ReferencePass::choices(std::span<const std::int32_t> tokens) const {
    m_choices.clear();
    states(tokens);
    return m_choices;
}

/// DeepSeek-V3, section 2.2: M [norm(embedding of the next token); norm(state)], one layer, the head. The
/// order of the two is that of the published weights.
Rows ReferencePass::predictions(std::span<const std::int32_t> tokens) const {
    const std::string prefix = "blk." + std::to_string(o.layers) + ".nextn.";
    const bool own = o.ownPredictionHead;
    const Rows state = states(tokens.first(tokens.size() - 1));
    Rows x;
    for (std::size_t t = 0; t < state.size(); ++t) {
        Vector pair =
            norm(prefix + "enorm.weight",
                 embedding(own ? prefix + "embed_tokens.weight" : "token_embd.weight", tokens[t + 1]));
        const Vector second = norm(prefix + "hnorm.weight", state[t]);
        pair.insert(pair.end(), second.begin(), second.end());
        x.push_back(product(prefix + "eh_proj.weight", pair));
    }
    runLayer(o.layers, x);
    Rows out;
    for (const Vector& row : x)
        out.push_back(product(own ? prefix + "shared_head_head.weight" : "output.weight",
                              norm(own ? prefix + "shared_head_norm.weight" : "output_norm.weight", row)));
    return out;
}

Rows TinyModel::referenceLogits(std::span<const std::int32_t> tokens) const {
    return ReferencePass(*this).logits(tokens);
}

Rows TinyModel::referencePredictions(std::span<const std::int32_t> tokens) const {
    return ReferencePass(*this).predictions(tokens);
}

std::vector<TinyModel::Choice> TinyModel::referenceChoices(std::span<const std::int32_t> tokens) const {
    return ReferencePass(*this).choices(tokens);
}

} // namespace conclave::test
