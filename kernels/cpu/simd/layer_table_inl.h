// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cpu/simd/attention_inl.h"
#include "kernels/cpu/simd/delta_net_inl.h"
#include "kernels/cpu/simd/gated_activation_inl.h"
#include "kernels/cpu/simd/layer_kernels.h"
#include "kernels/cpu/simd/short_convolution_inl.h"

namespace conclave::kernels {
namespace {

/// All kernels over the vocabulary @p V.
template <class V>
constexpr LayerKernels layerTable() {
    return {
        .attention = attendRows<V>,
        .gatedActivation = gatedActivationVectorised,
        .deltaNet = deltaNetVectorised<V>,
        .shortConvolution = convolveVectorised<V>,
    };
}

} // namespace
} // namespace conclave::kernels
