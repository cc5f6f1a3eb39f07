// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/rope_config.h"

#include <cmath>
#include <spdlog/fmt/fmt.h>

namespace conclave::engine {

namespace {

using kernels::RopeScaling;

void readLinear(ConfigReader& reader, RopeConfig& rope) {
    rope.scaling = {.kind = RopeScaling::Kind::Linear, .factor = reader.real("rope.scaling.factor", 0, 1e6)};
    if (rope.scaling.factor <= 1.0) // 0 and 1 both say: not stretched
        rope.scaling = {};
}

void readYarn(ConfigReader& reader, RopeConfig& rope, int originalContext) {
    RopeScaling& scaling = rope.scaling;
    scaling.factor = reader.real("rope.scaling.factor", 0.0, 1e6);
    if (scaling.factor <= 1.0)
        return;
    scaling.kind = RopeScaling::Kind::Yarn;
    scaling.originalContext = originalContext;
    scaling.betaFast = reader.realOr("rope.scaling.yarn_beta_fast", 32.0, 0.01, 1e6);
    scaling.betaSlow = reader.realOr("rope.scaling.yarn_beta_slow", 1.0, 0.01, 1e6);
    const double mix = reader.realOr("rope.scaling.yarn_ext_factor", 1.0, -1.0, 1.0); // -1: the usual
    reader.require(mix == 1.0 || mix == -1.0, ErrorKind::Unsupported,
                   fmt::format("The metadata key {} is {}, which is not supported: 1 is.",
                               reader.quoted("rope.scaling.yarn_ext_factor"), mix));
    const double growth = 0.1 * std::log(scaling.factor);
    const double multiplier = reader.realOr("rope.scaling.yarn_log_multiplier", 0.0, 0.0, 10.0);
    const double usual = (1.0 + growth) / (1.0 + multiplier * growth);
    rope.tableScale *= reader.realOr("rope.scaling.yarn_attn_factor", usual, 0.01, 100.0);
}

void readLongRope(ConfigReader& reader, RopeConfig& rope, int contextTokens, int originalContext) {
    rope.factors = "rope_factors_short.weight";
    rope.longFactors = "rope_factors_long.weight";
    for (const std::string& tensor : {rope.factors, rope.longFactors})
        reader.require(reader.file().tensor(tensor) != nullptr, ErrorKind::Corrupt,
                       fmt::format("The tensor '{}' is missing; expected it in a model that stretches its "
                                   "context by 'longrope' ({}).",
                                   tensor, reader.quoted("rope.scaling.type")));
    rope.shortTokens = originalContext;
    rope.longBase = rope.base;
    const double stretch = static_cast<double>(contextTokens) / originalContext;
    const double usual = stretch > 1.0 && originalContext > 1
                             ? std::sqrt(1.0 + std::log(stretch) / std::log(originalContext))
                             : 1.0;
    rope.tableScale = reader.realOr("rope.scaling.attn_factor", usual, 0.01, 100.0);
}

void readDynamic(ConfigReader& reader, RopeConfig& rope, int contextTokens, int originalContext) {
    const double factor = reader.real("rope.scaling.factor", 1.0, 1e6);
    const double stretch = static_cast<double>(contextTokens) / originalContext;
    if (stretch <= 1.0 || rope.dimensions <= 2)
        return;
    rope.shortTokens = originalContext;
    rope.longFactors = rope.factors;
    const double width = rope.dimensions;
    rope.longBase = rope.base * std::pow(factor * stretch - (factor - 1.0), width / (width - 2.0));
}

} // namespace

RopeConfig readRope(ConfigReader& reader, kernels::RopePairing pairing, int dimensions, int contextTokens) {
    reader.require(dimensions % 2 == 0, ErrorKind::Corrupt,
                   fmt::format("The metadata key {} is {}; expected an even number.",
                               reader.quoted("rope.dimension_count"), dimensions));
    RopeConfig rope{.pairing = pairing, .dimensions = dimensions};
    rope.base = reader.realOr("rope.freq_base", 10000.0, 1.5, 1e12);
    rope.tableScale = reader.realOr("rope.scaling.attn_factor", 1.0, 0.01, 100.0);
    // The type is younger than the factor, which meant linear, and than the divisors of Phi-3.
    const std::string fallback = reader.has("rope.scaling.factor")                  ? "linear"
                                 : reader.file().tensor("rope_factors_long.weight") ? "longrope"
                                                                                    : "none";
    const std::string type = reader.textOr("rope.scaling.type", fallback);
    const int originalContext =
        reader.countOr("rope.scaling.original_context_length", contextTokens, 1, 1 << 28);
    if (type == "linear")
        readLinear(reader, rope);
    else if (type == "yarn")
        readYarn(reader, rope, originalContext);
    else if (type == "longrope")
        readLongRope(reader, rope, contextTokens, originalContext);
    else if (type == "dynamic")
        readDynamic(reader, rope, contextTokens, originalContext);
    else
        reader.require(type == "none", ErrorKind::Unsupported,
                       fmt::format("The model stretches its context by '{}' ({}), which is not supported: "
                                   "none, linear, yarn, longrope and dynamic are.",
                                   type, reader.quoted("rope.scaling.type")));
    return rope;
}

} // namespace conclave::engine
