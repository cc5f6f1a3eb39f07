// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/rope_config.h"

#include <cmath>
#include <spdlog/fmt/fmt.h>

namespace conclave::engine {

namespace {

using Kind = kernels::RopeScaling::Kind;

Kind readScalingKind(ConfigReader& reader) {
    // A factor without a type means linear: the type is younger than the factor.
    const std::string fallback = reader.has("rope.scaling.factor") ? "linear" : "none";
    const std::string name = reader.textOr("rope.scaling.type", fallback);
    reader.require(
        name == "none" || name == "linear" || name == "yarn", ErrorKind::Unsupported,
        fmt::format("The model stretches its context by '{}' ({}), which is not supported: none, linear "
                    "and yarn are.",
                    name, reader.quoted("rope.scaling.type")));
    return name == "yarn" ? Kind::Yarn : name == "linear" ? Kind::Linear : Kind::None;
}

} // namespace

RopeConfig readRope(ConfigReader& reader, kernels::RopePairing pairing, int dimensions, int contextTokens) {
    reader.require(dimensions % 2 == 0, ErrorKind::Corrupt,
                   fmt::format("The metadata key {} is {}; expected an even number.",
                               reader.quoted("rope.dimension_count"), dimensions));
    RopeConfig rope{.pairing = pairing, .dimensions = dimensions};
    rope.base = reader.realOr("rope.freq_base", 10000.0, 1.5, 1e12);
    kernels::RopeScaling& scaling = rope.scaling;
    scaling.kind = readScalingKind(reader);
    if (scaling.kind == Kind::None)
        return rope;
    scaling.factor = reader.real("rope.scaling.factor", 0.0, 1e6);
    if (scaling.factor <= 1.0) { // 0 and 1 both say: not stretched
        scaling = {};
        return rope;
    }
    if (scaling.kind == Kind::Linear)
        return rope;
    scaling.originalContext =
        reader.countOr("rope.scaling.original_context_length", contextTokens, 1, 1 << 28);
    scaling.betaFast = reader.realOr("rope.scaling.yarn_beta_fast", 32.0, 0.01, 1e6);
    scaling.betaSlow = reader.realOr("rope.scaling.yarn_beta_slow", 1.0, 0.01, 1e6);
    rope.tableScale = (1.0 + 0.1 * std::log(scaling.factor)) *
                      reader.realOr("rope.scaling.attn_factor", 1.0, 0.01, 100.0) *
                      reader.realOr("rope.scaling.yarn_attn_factor", 1.0, 0.01, 100.0);
    return rope;
}

} // namespace conclave::engine
