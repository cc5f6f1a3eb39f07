// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/launch_items.h"
#include "kernels/cuda/recurrent_kernel.h"

namespace conclave::kernels::cuda {

namespace {

constexpr int kFewTaps = 4; ///< all that models have so far

template <int Taps>
__global__ void __launch_bounds__(kBlockThreads, 1) convolveKernel(Convolve args) {
    convolveItem<Taps>(args, static_cast<int>(blockIdx.x), {});
}
/// One block per multiprocessor is enough: there are no more heads than multiprocessors.
template <int LaneRows>
__global__ void __launch_bounds__(kBlockThreads, 1) deltaNetKernel(DeltaNet args) {
    deltaNetItem<LaneRows>(args, static_cast<int>(blockIdx.x), {});
}

template <int LaneRows>
gpu::Status runNet(const Launch& launch, const DeltaNet& args) {
    return launchItems(launch, deltaNetItems(args), deltaNetSharedBytes<LaneRows>(args),
                       deltaNetKernel<LaneRows>, args);
}

} // namespace

gpu::Status run(const Launch& launch, const Convolve& args) {
    if (args.taps < 1 || args.taps > kMostConvolutionTaps)
        return gpu::kNotSupported;
    const auto kernel =
        args.taps <= kFewTaps ? convolveKernel<kFewTaps> : convolveKernel<kMostConvolutionTaps>;
    return launchItems(launch, convolveItems(args), 0, kernel, args);
}

gpu::Status run(const Launch& launch, const DeltaNet& args) {
    switch (deltaNetLaneRows(args)) {
    case 4:
        return runNet<4>(launch, args);
    case 16:
        return runNet<16>(launch, args);
    case 32:
        return runNet<32>(launch, args);
    default:
        return gpu::kNotSupported;
    }
}

} // namespace conclave::kernels::cuda
