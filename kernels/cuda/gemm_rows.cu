// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/gemm_rows.h"

#include "kernels/cuda/gemm_tiles.h"
#include "kernels/cuda/prepare_kernel.h"

namespace conclave::kernels::cuda {

namespace {

constexpr std::int64_t kAlignment = 256;

constexpr std::int64_t aligned(std::int64_t bytes) {
    return (bytes + kAlignment - 1) / kAlignment * kAlignment;
}

int kindOf(QuantType type) {
    return type == QuantType::f16 ? 1 : type == QuantType::bf16 ? 2 : type == QuantType::f32 ? 3 : 0;
}

std::int64_t rowBytes(RowFormat format, int cols) {
    switch (format) {
    case RowFormat::Int8:
        return activationBlocks(cols) * static_cast<std::int64_t>(sizeof(ActivationBlock));
    case RowFormat::F16:
    case RowFormat::Bf16:
        return floatRowValues(cols) * 2;
    case RowFormat::F32:
        break;
    }
    return floatRowValues(cols) * 4;
}

} // namespace

void RowPlaces::add(QuantType type) {
    m_isNeeded[kindOf(type)] = true;
}

/// Behind f16 rows lie their scales. bf16 weights get room for either form, as scratch knows no device.
std::int64_t RowPlaces::kindBytes(int kind) const {
    constexpr RowFormat largest[kKinds] = {RowFormat::Int8, RowFormat::F16, RowFormat::F32, RowFormat::F32};
    if (!m_isNeeded[kind])
        return 0;
    const std::int64_t scales = kind == 1 ? aligned(m_rows * static_cast<std::int64_t>(sizeof(float))) : 0;
    return aligned(m_rows * rowBytes(largest[kind], m_cols)) + scales;
}

std::int64_t RowPlaces::bytes() const {
    std::int64_t bytes = 0;
    for (int kind = 0; kind < kKinds; ++kind)
        bytes += kindBytes(kind);
    return bytes;
}

gpu::Status RowPlaces::prepare(const Launch& launch, const Input& input, QuantType type, std::byte* scratch,
                               GemmArguments& gemm) {
    const int kind = kindOf(type);
    for (int before = 0; before < kind; ++before)
        scratch += kindBytes(before);
    const RowFormat format = rowFormat(type, *launch.device);
    PrepareArguments args;
    args.input = input;
    args.cols = m_cols;
    args.out = scratch;
    args.rowBytes = rowBytes(format, m_cols);
    if (format == RowFormat::F16)
        args.scales = reinterpret_cast<float*>(scratch + aligned(m_rows * args.rowBytes));
    gemm.x = args.out;
    gemm.xRowBytes = args.rowBytes;
    gemm.xScales = args.scales;
    if (m_isPrepared[kind])
        return 0;
    m_isPrepared[kind] = true;
    const gpu::LaunchConfig config{
        .grid = static_cast<unsigned>(m_rows), .block = kBlockThreads, .stream = launch.stream};
    switch (format) {
    case RowFormat::Int8:
        return gpu::launch(config, prepareRowsKernel<RowFormat::Int8>, args);
    case RowFormat::F16:
        return gpu::launch(config, prepareRowsKernel<RowFormat::F16>, args);
    case RowFormat::Bf16:
        return gpu::launch(config, prepareRowsKernel<RowFormat::Bf16>, args);
    case RowFormat::F32:
        return gpu::launch(config, prepareRowsKernel<RowFormat::F32>, args);
    }
    return gpu::kInvalidValue;
}

gpu::Status RowPlaces::restore(const Launch& launch, const GemmArguments& gemm, float* out,
                               std::int64_t outStride, int cols) const {
    const gpu::LaunchConfig config{
        .grid = static_cast<unsigned>(m_rows), .block = kBlockThreads, .stream = launch.stream};
    return gpu::launch(config, restoreRowsKernel<kBlockThreads>, gemm.xScales, out, outStride, cols);
}

} // namespace conclave::kernels::cuda
