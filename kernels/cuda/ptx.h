// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/gpu.h"

/// All inline PTX of the project, and nothing else. Names say what an instruction does; shapes and register
/// layouts are those of the PTX ISA (https://docs.nvidia.com/cuda/parallel-thread-execution/), section named
/// at each group. Where a GPU generation lacks an instruction, the wrapper does the same with what there is,
/// or traps where kernels must not come (they are chosen by generation on the host).
#ifndef __CUDACC__
#include "tests/kernels/emulation/ptx_emulated.h"
#else

#include <cuda.h> // types only: the library is not linked

namespace gpu {

#define GPU_PTX __device__ __forceinline__

GPU_PTX std::uint32_t sharedAddress(const void* shared) {
    return static_cast<std::uint32_t>(__cvta_generic_to_shared(shared));
}

// ---- 16-bit floats (9.7.9.21, cvt) ----

GPU_PTX float halfToFloat(std::uint16_t half) {
    float value;
    asm("cvt.f32.f16 %0, %1;" : "=f"(value) : "h"(half));
    return value;
}
GPU_PTX std::uint16_t floatToHalf(float value) {
    std::uint16_t half;
    asm("cvt.rn.f16.f32 %0, %1;" : "=h"(half) : "f"(value));
    return half;
}
/// Two at once, the first in the low bits.
GPU_PTX std::uint32_t floatsToHalves(float low, float high) {
    return floatToHalf(low) | static_cast<std::uint32_t>(floatToHalf(high)) << 16;
}

GPU_PTX float bf16ToFloat(std::uint16_t half) {
    return __uint_as_float(static_cast<std::uint32_t>(half) << 16);
}
GPU_PTX std::uint16_t floatToBf16(float value) {
#if __CUDA_ARCH__ >= 800
    std::uint16_t half;
    asm("cvt.rn.bf16.f32 %0, %1;" : "=h"(half) : "f"(value));
    return half;
#else
    const std::uint32_t bits = __float_as_uint(value);
    if ((bits & 0x7fffffffu) > 0x7f800000u) // NaN, as the instruction writes it
        return 0x7fff;
    return static_cast<std::uint16_t>((bits + 0x7fffu + (bits >> 16 & 1u)) >> 16);
#endif
}
GPU_PTX std::uint32_t floatsToBf16s(float low, float high) {
    return floatToBf16(low) | static_cast<std::uint32_t>(floatToBf16(high)) << 16;
}

// ---- Loads and prefetches (9.7.9.8, 9.7.9.15) ----

/// 16 bytes that are read once: they do not push anything out of the first-level cache.
GPU_PTX uint4 loadStreaming(const void* from) {
    uint4 value;
    asm volatile("ld.global.nc.L1::no_allocate.v4.u32 {%0, %1, %2, %3}, [%4];"
                 : "=r"(value.x), "=r"(value.y), "=r"(value.z), "=r"(value.w)
                 : "l"(from));
    return value;
}
/// Brings a line of 128 bytes to the second-level cache.
GPU_PTX void prefetch(const void* from) {
    asm volatile("prefetch.global.L2 [%0];" ::"l"(from));
}

// ---- Tensor cores, one warp (9.7.14.5) ----

/// D[16 × 8] += A[16 × 16] · B[16 × 8], f16 in, f32 out.
GPU_PTX void mmaF16(float (&d)[4], const std::uint32_t (&a)[4], const std::uint32_t (&b)[2]) {
#if __CUDA_ARCH__ >= 800
    asm volatile("mma.sync.aligned.m16n8k16.row.col.f32.f16.f16.f32 "
                 "{%0,%1,%2,%3}, {%4,%5,%6,%7}, {%8,%9}, {%0,%1,%2,%3};"
                 : "+f"(d[0]), "+f"(d[1]), "+f"(d[2]), "+f"(d[3])
                 : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b[0]), "r"(b[1]));
#else
    asm volatile(
        "mma.sync.aligned.m16n8k8.row.col.f32.f16.f16.f32 {%0,%1,%2,%3}, {%4,%5}, {%6}, {%0,%1,%2,%3};"
        : "+f"(d[0]), "+f"(d[1]), "+f"(d[2]), "+f"(d[3])
        : "r"(a[0]), "r"(a[1]), "r"(b[0]));
    asm volatile(
        "mma.sync.aligned.m16n8k8.row.col.f32.f16.f16.f32 {%0,%1,%2,%3}, {%4,%5}, {%6}, {%0,%1,%2,%3};"
        : "+f"(d[0]), "+f"(d[1]), "+f"(d[2]), "+f"(d[3])
        : "r"(a[2]), "r"(a[3]), "r"(b[1]));
#endif
}
/// The same with bf16; not before sm_80.
GPU_PTX void mmaBf16(float (&d)[4], const std::uint32_t (&a)[4], const std::uint32_t (&b)[2]) {
#if __CUDA_ARCH__ >= 800
    asm volatile("mma.sync.aligned.m16n8k16.row.col.f32.bf16.bf16.f32 "
                 "{%0,%1,%2,%3}, {%4,%5,%6,%7}, {%8,%9}, {%0,%1,%2,%3};"
                 : "+f"(d[0]), "+f"(d[1]), "+f"(d[2]), "+f"(d[3])
                 : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b[0]), "r"(b[1]));
#else
    __trap();
#endif
}
/// D[16 × 8] += A[16 × 32] · B[32 × 8], int8 in, int32 out.
GPU_PTX void mmaS8(int (&d)[4], const std::uint32_t (&a)[4], const std::uint32_t (&b)[2]) {
#if __CUDA_ARCH__ >= 800
    asm volatile("mma.sync.aligned.m16n8k32.row.col.s32.s8.s8.s32 "
                 "{%0,%1,%2,%3}, {%4,%5,%6,%7}, {%8,%9}, {%0,%1,%2,%3};"
                 : "+r"(d[0]), "+r"(d[1]), "+r"(d[2]), "+r"(d[3])
                 : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b[0]), "r"(b[1]));
#else
    for (int k = 0; k < 2; ++k)
        for (int half = 0; half < 2; ++half)
            asm volatile("mma.sync.aligned.m8n8k16.row.col.s32.s8.s8.s32 {%0,%1}, {%2}, {%3}, {%0,%1};"
                         : "+r"(d[2 * half]), "+r"(d[2 * half + 1])
                         : "r"(a[2 * k + half]), "r"(b[k]));
#endif
}
/// D[16 × 8] += A[16 × 16] · B[16 × 8], int8 in, int32 out.
GPU_PTX void mmaS8Short(int (&d)[4], const std::uint32_t (&a)[2], std::uint32_t b) {
#if __CUDA_ARCH__ >= 800
    asm volatile(
        "mma.sync.aligned.m16n8k16.row.col.s32.s8.s8.s32 {%0,%1,%2,%3}, {%4,%5}, {%6}, {%0,%1,%2,%3};"
        : "+r"(d[0]), "+r"(d[1]), "+r"(d[2]), "+r"(d[3])
        : "r"(a[0]), "r"(a[1]), "r"(b));
#else
    for (int half = 0; half < 2; ++half)
        asm volatile("mma.sync.aligned.m8n8k16.row.col.s32.s8.s8.s32 {%0,%1}, {%2}, {%3}, {%0,%1};"
                     : "+r"(d[2 * half]), "+r"(d[2 * half + 1])
                     : "r"(a[half]), "r"(b));
#endif
}

// ---- Shared memory to registers (9.7.14.5.15, ldmatrix) ----

/// Four 8 × 8 matrices of 16-bit numbers; lane l gives the address of row l % 8 of matrix l / 8, which lies
/// Offset bytes further: constant distances cost no registers.
template <int Offset = 0>
GPU_PTX void loadMatrix(std::uint32_t (&r)[4], const void* row) {
    asm volatile("ldmatrix.sync.aligned.m8n8.x4.shared.b16 {%0,%1,%2,%3}, [%4 + %5];"
                 : "=r"(r[0]), "=r"(r[1]), "=r"(r[2]), "=r"(r[3])
                 : "r"(sharedAddress(row)), "n"(Offset)
                 : "memory");
}
template <int Offset = 0>
GPU_PTX void loadMatrixTransposed(std::uint32_t (&r)[4], const void* row) {
    asm volatile("ldmatrix.sync.aligned.m8n8.x4.trans.shared.b16 {%0,%1,%2,%3}, [%4 + %5];"
                 : "=r"(r[0]), "=r"(r[1]), "=r"(r[2]), "=r"(r[3])
                 : "r"(sharedAddress(row)), "n"(Offset)
                 : "memory");
}

// ---- Copies that run beside the program (9.7.9.25.3, cp.async) ----

/// 16 bytes to shared memory, or zeros when `isThere` is false.
GPU_PTX void copyAsync(void* shared, const void* global, bool isThere = true) {
#if __CUDA_ARCH__ >= 800
    const int bytes = isThere ? 16 : 0;
    asm volatile("cp.async.cg.shared.global [%0], [%1], 16, %2;" ::"r"(sharedAddress(shared)), "l"(global),
                 "r"(bytes)
                 : "memory");
#else
    *static_cast<uint4*>(shared) = isThere ? *static_cast<const uint4*>(global) : make_uint4(0, 0, 0, 0);
#endif
}
GPU_PTX void commitAsync() {
#if __CUDA_ARCH__ >= 800
    asm volatile("cp.async.commit_group;" ::: "memory");
#endif
}
/// Until at most N of this thread's groups are still on their way.
template <int N>
GPU_PTX void waitAsync() {
#if __CUDA_ARCH__ >= 800
    asm volatile("cp.async.wait_group %0;" ::"n"(N) : "memory");
#endif
}

// ---- Barriers of a part of a block (9.7.13.1, bar) ----

/// Waits until `threads` threads (whole warps) have come to this one of the barriers 1 … 15.
GPU_PTX void syncSome(int barrier, int threads) {
    asm volatile("bar.sync %0, %1;" ::"r"(barrier), "r"(threads) : "memory");
}

// ---- Barriers in shared memory (9.7.13.15, mbarrier), from sm_90 on ----

/// A phase ends when `arrivals` threads have arrived and all bytes they announced have been copied. Then
/// fenceBarriers(), and a barrier of the block before anyone uses it.
GPU_PTX void initBarrier(std::uint64_t* barrier, unsigned arrivals) {
#if __CUDA_ARCH__ >= 900
    asm volatile("mbarrier.init.shared::cta.b64 [%0], %1;" ::"r"(sharedAddress(barrier)), "r"(arrivals)
                 : "memory");
#else
    __trap();
#endif
}
/// Shows initialised barriers to the copy engine.
GPU_PTX void fenceBarriers() {
#if __CUDA_ARCH__ >= 900
    asm volatile("fence.mbarrier_init.release.cluster;" ::: "memory");
#endif
}
GPU_PTX void arrive(std::uint64_t* barrier) {
#if __CUDA_ARCH__ >= 900
    asm volatile("mbarrier.arrive.shared::cta.b64 _, [%0];" ::"r"(sharedAddress(barrier)) : "memory");
#else
    __trap();
#endif
}
/// Arrives and announces copies: the phase lasts until they are there.
GPU_PTX void arriveExpecting(std::uint64_t* barrier, unsigned bytes) {
#if __CUDA_ARCH__ >= 900
    asm volatile("mbarrier.arrive.expect_tx.shared::cta.b64 _, [%0], %1;" ::"r"(sharedAddress(barrier)),
                 "r"(bytes)
                 : "memory");
#else
    __trap();
#endif
}
/// Until the phase of this parity is over; the first phase has parity 0.
GPU_PTX void waitForPhase(std::uint64_t* barrier, unsigned parity) {
#if __CUDA_ARCH__ >= 900
    asm volatile("{\n"
                 ".reg .pred isOver;\n"
                 "again:\n"
                 "mbarrier.try_wait.parity.shared::cta.b64 isOver, [%0], %1;\n"
                 "@!isOver bra again;\n"
                 "}" ::"r"(sharedAddress(barrier)),
                 "r"(parity)
                 : "memory");
#else
    __trap();
#endif
}

// ---- Tiles of a matrix to shared memory (9.7.9.27, cp.async.bulk.tensor), from sm_90 on ----

/// A matrix in device memory, and the tile that loadTile() takes out of it. A kernel takes it as
/// `const __grid_constant__ gpu::TensorMap map`.
struct TensorMap {
    CUtensorMap map;
};

/// What a tile is made of.
enum class TileType { F16, Bf16, U8 };

/// Fills @p map for a matrix of @p rows rows, `rowBytes` bytes (a multiple of 16) apart. Tiles are 128 bytes
/// wide and lie in shared memory as sharedDescriptor() expects them. kNotSupported: the driver is too old.
inline Status encodeTensorMap(TensorMap* map, TileType type, const void* matrix, std::uint64_t rows,
                              std::uint64_t cols, std::uint64_t rowBytes, unsigned tileRows) {
    void* entry = nullptr;
    cudaDriverEntryPointQueryResult found{};
    if (const Status failed = cudaGetDriverEntryPointByVersion("cuTensorMapEncodeTiled", &entry, 12000,
                                                               cudaEnableDefault, &found))
        return failed;
    if (found != cudaDriverEntryPointSuccess)
        return kNotSupported;
    const auto encode = reinterpret_cast<decltype(&cuTensorMapEncodeTiled)>(entry);
    const unsigned valueBytes = type == TileType::U8 ? 1 : 2;
    const CUtensorMapDataType valueType = type == TileType::U8    ? CU_TENSOR_MAP_DATA_TYPE_UINT8
                                          : type == TileType::F16 ? CU_TENSOR_MAP_DATA_TYPE_FLOAT16
                                                                  : CU_TENSOR_MAP_DATA_TYPE_BFLOAT16;
    const cuuint64_t sizes[] = {cols, rows};
    const cuuint64_t strides[] = {rowBytes};
    const cuuint32_t tile[] = {128 / valueBytes, tileRows};
    const cuuint32_t steps[] = {1, 1};
    const CUresult result = encode(&map->map, valueType, 2, const_cast<void*>(matrix), sizes, strides, tile,
                                   steps, CU_TENSOR_MAP_INTERLEAVE_NONE, CU_TENSOR_MAP_SWIZZLE_128B,
                                   CU_TENSOR_MAP_L2_PROMOTION_L2_128B, CU_TENSOR_MAP_FLOAT_OOB_FILL_NONE);
    return result == CUDA_SUCCESS ? 0 : kInvalidValue;
}

/// One thread copies the tile that begins at (row, col) to `shared` (1024-byte aligned); its bytes count for
/// the phase of the barrier, also those beyond the matrix, which become zeros.
GPU_PTX void loadTile(void* shared, const TensorMap& map, std::uint64_t* barrier, int row, int col) {
#if __CUDA_ARCH__ >= 900
    asm volatile("cp.async.bulk.tensor.2d.shared::cluster.global.mbarrier::complete_tx::bytes "
                 "[%0], [%1, {%2, %3}], [%4];" ::"r"(sharedAddress(shared)),
                 "l"(&map), "r"(col), "r"(row), "r"(sharedAddress(barrier))
                 : "memory");
#else
    __trap();
#endif
}
GPU_PTX void prefetchTensorMap(const TensorMap& map) {
#if __CUDA_ARCH__ >= 900
    asm volatile("prefetch.tensormap [%0];" ::"l"(&map) : "memory");
#endif
}

// ---- Tensor cores, four warps (9.7.15, wgmma), sm_90a only ----

// Operands lie in shared memory: rows of 128 bytes along k, eight rows make 1024 bytes, and the 16-byte
// piece p of row r lies at piece p ^ (r % 8) (which is what loadTile() writes). Order of calls, by all 128
// threads: wgmmaFence, products, wgmmaCommit, wgmmaWait. fenceSharedWrites() goes between ordinary writes of
// operands and the barrier in front of the products.

#ifdef __CUDA_ARCH_FEAT_SM90_ALL
#define GPU_WGMMA(...) asm volatile(__VA_ARGS__)
#else
#define GPU_WGMMA(...) __trap()
#endif

/// The tile at `shared` as an operand. The next 16 columns of 16-bit numbers: descriptor + 2.
GPU_PTX std::uint64_t sharedDescriptor(const void* shared) {
    const std::uint64_t address = sharedAddress(shared);
    return (address & 0x3ffffu) >> 4 | std::uint64_t{1} << 16 | std::uint64_t{1024 >> 4} << 32 |
           std::uint64_t{1} << 62;
}
GPU_PTX void fenceSharedWrites() {
#if __CUDA_ARCH__ >= 900
    asm volatile("fence.proxy.async.shared::cta;" ::: "memory");
#endif
}
/// Before the first product, and again whenever the program itself has touched the accumulators.
GPU_PTX void wgmmaFence() {
    GPU_WGMMA("wgmma.fence.sync.aligned;" ::: "memory");
}
GPU_PTX void wgmmaCommit() {
    GPU_WGMMA("wgmma.commit_group.sync.aligned;" ::: "memory");
}
/// Until at most N groups are unfinished. Accumulators must not be read before.
template <int N>
GPU_PTX void wgmmaWait() {
    GPU_WGMMA("wgmma.wait_group.sync.aligned %0;" ::"n"(N) : "memory");
}

/// Behind the wait: what reads accumulators cannot be moved in front of it.
template <int N>
GPU_PTX void wgmmaResults(float (&d)[N]) {
#pragma unroll
    for (int i = 0; i < N; ++i)
        asm volatile("" : "+f"(d[i])::"memory");
}

/// D[64 × 64] += A[64 × 16] · B[64 × 16]ᵀ and D[64 × 128] += A[64 × 16] · B[128 × 16]ᵀ. Warp w holds rows
/// 16 w … 16 w + 15; value d[4 j + i] of lane l is row l / 4 + 8 (i / 2), column 8 j + 2 (l % 4) + i % 2.
GPU_PTX void wgmmaF16(float (&d)[32], std::uint64_t a, std::uint64_t b) {
    GPU_WGMMA("wgmma.mma_async.sync.aligned.m64n64k16.f32.f16.f16 {"
              "%0,%1,%2,%3,%4,%5,%6,%7,%8,%9,%10,%11,%12,%13,%14,%15,%16,%17,"
              "%18,%19,%20,%21,%22,%23,%24,%25,%26,%27,%28,%29,%30,%31"
              "}, %32, %33, 1, 1, 1, 0, 0;"
              : "+f"(d[0]), "+f"(d[1]), "+f"(d[2]), "+f"(d[3]), "+f"(d[4]), "+f"(d[5]), "+f"(d[6]),
                "+f"(d[7]), "+f"(d[8]), "+f"(d[9]), "+f"(d[10]), "+f"(d[11]), "+f"(d[12]), "+f"(d[13]),
                "+f"(d[14]), "+f"(d[15]), "+f"(d[16]), "+f"(d[17]), "+f"(d[18]), "+f"(d[19]), "+f"(d[20]),
                "+f"(d[21]), "+f"(d[22]), "+f"(d[23]), "+f"(d[24]), "+f"(d[25]), "+f"(d[26]), "+f"(d[27]),
                "+f"(d[28]), "+f"(d[29]), "+f"(d[30]), "+f"(d[31])
              : "l"(a), "l"(b));
}
GPU_PTX void wgmmaBf16(float (&d)[32], std::uint64_t a, std::uint64_t b) {
    GPU_WGMMA("wgmma.mma_async.sync.aligned.m64n64k16.f32.bf16.bf16 {"
              "%0,%1,%2,%3,%4,%5,%6,%7,%8,%9,%10,%11,%12,%13,%14,%15,%16,%17,"
              "%18,%19,%20,%21,%22,%23,%24,%25,%26,%27,%28,%29,%30,%31"
              "}, %32, %33, 1, 1, 1, 0, 0;"
              : "+f"(d[0]), "+f"(d[1]), "+f"(d[2]), "+f"(d[3]), "+f"(d[4]), "+f"(d[5]), "+f"(d[6]),
                "+f"(d[7]), "+f"(d[8]), "+f"(d[9]), "+f"(d[10]), "+f"(d[11]), "+f"(d[12]), "+f"(d[13]),
                "+f"(d[14]), "+f"(d[15]), "+f"(d[16]), "+f"(d[17]), "+f"(d[18]), "+f"(d[19]), "+f"(d[20]),
                "+f"(d[21]), "+f"(d[22]), "+f"(d[23]), "+f"(d[24]), "+f"(d[25]), "+f"(d[26]), "+f"(d[27]),
                "+f"(d[28]), "+f"(d[29]), "+f"(d[30]), "+f"(d[31])
              : "l"(a), "l"(b));
}
GPU_PTX void wgmmaF16(float (&d)[64], std::uint64_t a, std::uint64_t b) {
    GPU_WGMMA("wgmma.mma_async.sync.aligned.m64n128k16.f32.f16.f16 {"
              "%0,%1,%2,%3,%4,%5,%6,%7,%8,%9,%10,%11,%12,%13,%14,%15,%16,%17,"
              "%18,%19,%20,%21,%22,%23,%24,%25,%26,%27,%28,%29,%30,%31,%32,%33,"
              "%34,%35,%36,%37,%38,%39,%40,%41,%42,%43,%44,%45,%46,%47,%48,%49,"
              "%50,%51,%52,%53,%54,%55,%56,%57,%58,%59,%60,%61,%62,%63"
              "}, %64, %65, 1, 1, 1, 0, 0;"
              : "+f"(d[0]), "+f"(d[1]), "+f"(d[2]), "+f"(d[3]), "+f"(d[4]), "+f"(d[5]), "+f"(d[6]),
                "+f"(d[7]), "+f"(d[8]), "+f"(d[9]), "+f"(d[10]), "+f"(d[11]), "+f"(d[12]), "+f"(d[13]),
                "+f"(d[14]), "+f"(d[15]), "+f"(d[16]), "+f"(d[17]), "+f"(d[18]), "+f"(d[19]), "+f"(d[20]),
                "+f"(d[21]), "+f"(d[22]), "+f"(d[23]), "+f"(d[24]), "+f"(d[25]), "+f"(d[26]), "+f"(d[27]),
                "+f"(d[28]), "+f"(d[29]), "+f"(d[30]), "+f"(d[31]), "+f"(d[32]), "+f"(d[33]), "+f"(d[34]),
                "+f"(d[35]), "+f"(d[36]), "+f"(d[37]), "+f"(d[38]), "+f"(d[39]), "+f"(d[40]), "+f"(d[41]),
                "+f"(d[42]), "+f"(d[43]), "+f"(d[44]), "+f"(d[45]), "+f"(d[46]), "+f"(d[47]), "+f"(d[48]),
                "+f"(d[49]), "+f"(d[50]), "+f"(d[51]), "+f"(d[52]), "+f"(d[53]), "+f"(d[54]), "+f"(d[55]),
                "+f"(d[56]), "+f"(d[57]), "+f"(d[58]), "+f"(d[59]), "+f"(d[60]), "+f"(d[61]), "+f"(d[62]),
                "+f"(d[63])
              : "l"(a), "l"(b));
}
GPU_PTX void wgmmaBf16(float (&d)[64], std::uint64_t a, std::uint64_t b) {
    GPU_WGMMA("wgmma.mma_async.sync.aligned.m64n128k16.f32.bf16.bf16 {"
              "%0,%1,%2,%3,%4,%5,%6,%7,%8,%9,%10,%11,%12,%13,%14,%15,%16,%17,"
              "%18,%19,%20,%21,%22,%23,%24,%25,%26,%27,%28,%29,%30,%31,%32,%33,"
              "%34,%35,%36,%37,%38,%39,%40,%41,%42,%43,%44,%45,%46,%47,%48,%49,"
              "%50,%51,%52,%53,%54,%55,%56,%57,%58,%59,%60,%61,%62,%63"
              "}, %64, %65, 1, 1, 1, 0, 0;"
              : "+f"(d[0]), "+f"(d[1]), "+f"(d[2]), "+f"(d[3]), "+f"(d[4]), "+f"(d[5]), "+f"(d[6]),
                "+f"(d[7]), "+f"(d[8]), "+f"(d[9]), "+f"(d[10]), "+f"(d[11]), "+f"(d[12]), "+f"(d[13]),
                "+f"(d[14]), "+f"(d[15]), "+f"(d[16]), "+f"(d[17]), "+f"(d[18]), "+f"(d[19]), "+f"(d[20]),
                "+f"(d[21]), "+f"(d[22]), "+f"(d[23]), "+f"(d[24]), "+f"(d[25]), "+f"(d[26]), "+f"(d[27]),
                "+f"(d[28]), "+f"(d[29]), "+f"(d[30]), "+f"(d[31]), "+f"(d[32]), "+f"(d[33]), "+f"(d[34]),
                "+f"(d[35]), "+f"(d[36]), "+f"(d[37]), "+f"(d[38]), "+f"(d[39]), "+f"(d[40]), "+f"(d[41]),
                "+f"(d[42]), "+f"(d[43]), "+f"(d[44]), "+f"(d[45]), "+f"(d[46]), "+f"(d[47]), "+f"(d[48]),
                "+f"(d[49]), "+f"(d[50]), "+f"(d[51]), "+f"(d[52]), "+f"(d[53]), "+f"(d[54]), "+f"(d[55]),
                "+f"(d[56]), "+f"(d[57]), "+f"(d[58]), "+f"(d[59]), "+f"(d[60]), "+f"(d[61]), "+f"(d[62]),
                "+f"(d[63])
              : "l"(a), "l"(b));
}

#undef GPU_WGMMA
#undef GPU_PTX

} // namespace gpu

#endif
