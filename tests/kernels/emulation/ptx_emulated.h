// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/kernels/emulation/gpu_emulated.h"

#include "kernels/float_formats.h"

/// The instructions of ptx.h, which says what each does, as the emulated device runs them.
namespace gpu {

inline std::uint32_t sharedAddress(const void* shared, EMULATION_AT) {
    return emulation::sharedAddress(shared, at);
}

// ---- 16-bit floats ----

inline float halfToFloat(std::uint16_t half) {
    return conclave::kernels::f16ToFloat(half);
}
inline std::uint16_t floatToHalf(float value) {
    return std::isnan(value) ? 0x7fff : conclave::kernels::floatToF16(value);
}
inline std::uint32_t floatsToHalves(float low, float high) {
    return floatToHalf(low) | static_cast<std::uint32_t>(floatToHalf(high)) << 16;
}
inline float bf16ToFloat(std::uint16_t half) {
    return conclave::kernels::bf16ToFloat(half);
}
inline std::uint16_t floatToBf16(float value) {
    return std::isnan(value) ? 0x7fff : conclave::kernels::floatToBf16(value);
}
inline std::uint32_t floatsToBf16s(float low, float high) {
    return floatToBf16(low) | static_cast<std::uint32_t>(floatToBf16(high)) << 16;
}

// ---- Loads and prefetches ----

uint4 loadStreaming(const void* from, EMULATION_AT);
inline void prefetch(const void*) {}

// ---- Tensor cores, one warp ----

void mmaF16(float (&d)[4], const std::uint32_t (&a)[4], const std::uint32_t (&b)[2], EMULATION_AT);
void mmaBf16(float (&d)[4], const std::uint32_t (&a)[4], const std::uint32_t (&b)[2], EMULATION_AT);
void mmaS8(int (&d)[4], const std::uint32_t (&a)[4], const std::uint32_t (&b)[2], EMULATION_AT);
void mmaS8Short(int (&d)[4], const std::uint32_t (&a)[2], std::uint32_t b, EMULATION_AT);

// ---- Shared memory to registers ----

void loadMatrix(std::uint32_t (&r)[4], const void* row, EMULATION_AT);
void loadMatrixTransposed(std::uint32_t (&r)[4], const void* row, EMULATION_AT);
template <int Offset>
void loadMatrix(std::uint32_t (&r)[4], const void* row, EMULATION_AT) {
    loadMatrix(r, static_cast<const char*>(row) + Offset, at);
}
template <int Offset>
void loadMatrixTransposed(std::uint32_t (&r)[4], const void* row, EMULATION_AT) {
    loadMatrixTransposed(r, static_cast<const char*>(row) + Offset, at);
}

// ---- Copies that run beside the program ----

inline void copyAsync(void* shared, const void* global, bool isThere = true, EMULATION_AT) {
    emulation::copyAsync(shared, global, isThere, at);
}
inline void commitAsync() {
    emulation::commitAsync();
}
template <int N>
void waitAsync() {
    emulation::waitAsync(N);
}

// ---- Barriers ----

inline void syncSome(int barrier, int threads, EMULATION_AT) {
    emulation::partBarrier(barrier, threads, at);
}
inline void initBarrier(std::uint64_t* barrier, unsigned arrivals, EMULATION_AT) {
    emulation::needCompute(9, 0, false, "mbarrier", at);
    emulation::initBarrier(barrier, arrivals, at);
}
inline void fenceBarriers() {}
inline void arrive(std::uint64_t* barrier, EMULATION_AT) {
    emulation::arrive(barrier, at);
}
inline void arriveExpecting(std::uint64_t* barrier, unsigned bytes, EMULATION_AT) {
    emulation::expectBytes(barrier, bytes, at);
    emulation::arrive(barrier, at);
}
inline void waitForPhase(std::uint64_t* barrier, unsigned parity, EMULATION_AT) {
    emulation::waitForPhase(barrier, parity, at);
}

// ---- Tiles of a matrix to shared memory ----

struct TensorMap {
    emulation::TileCopy tile;
};
enum class TileType { F16, Bf16, U8 };

Status encodeTensorMap(TensorMap* map, TileType type, const void* matrix, std::uint64_t rows,
                       std::uint64_t cols, std::uint64_t rowBytes, unsigned tileRows);
inline void loadTile(void* shared, const TensorMap& map, std::uint64_t* barrier, int row, int col,
                     EMULATION_AT) {
    emulation::loadTile(shared, map.tile, barrier, row, col, at);
}
inline void prefetchTensorMap(const TensorMap&) {}

// ---- Tensor cores, four warps ----

std::uint64_t sharedDescriptor(const void* shared, EMULATION_AT);
inline void fenceSharedWrites() {}
inline void wgmmaFence() {}
inline void wgmmaCommit(EMULATION_AT) {
    emulation::commitProducts(at);
}
template <int N>
void wgmmaWait(EMULATION_AT) {
    emulation::waitProducts(N, at);
}
template <int N>
void wgmmaResults(float (&)[N]) {}
void wgmmaF16(float (&d)[32], std::uint64_t a, std::uint64_t b, EMULATION_AT);
void wgmmaF16(float (&d)[64], std::uint64_t a, std::uint64_t b, EMULATION_AT);
void wgmmaBf16(float (&d)[32], std::uint64_t a, std::uint64_t b, EMULATION_AT);
void wgmmaBf16(float (&d)[64], std::uint64_t a, std::uint64_t b, EMULATION_AT);

} // namespace gpu
