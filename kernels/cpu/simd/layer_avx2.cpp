// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cpu/simd/vec_avx2.h"

#include "kernels/cpu/simd/attention_inl.h"
#include "kernels/cpu/simd/delta_net_inl.h"
#include "kernels/cpu/simd/gated_activation_inl.h"
#include "kernels/cpu/simd/layer_kernels.h"
#include "kernels/cpu/simd/short_convolution_inl.h"

namespace conclave::kernels {

const LayerKernels kAvx2LayerKernels = {
    .attention = attendRows<Avx2>,
    .gatedActivation = gatedActivationVectorised,
    .deltaNet = deltaNetVectorised<Avx2>,
    .shortConvolution = convolveVectorised<Avx2>,
};

} // namespace conclave::kernels
