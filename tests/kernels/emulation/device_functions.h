// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/kernels/emulation/machine.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>
#include <limits>
#include <type_traits>

/// CUDA's own functions for kernels, under their own names: those that our kernels use. A name that is
/// missing here is a compile error of the emulated build, and one more function below.

#define threadIdx (::emulation::current->index)
#define blockIdx (::emulation::current->block)
#define blockDim (::emulation::current->blockSize)
#define gridDim (::emulation::current->gridSize)
inline constexpr int warpSize = 32;

/// The last parameter of what may be reported: where the kernel calls it.
#define EMULATION_AT const ::emulation::Location& at = ::emulation::Location::current()

// ---- Barriers and fences ----

inline void __syncthreads(EMULATION_AT) {
    emulation::blockBarrier(at);
}
inline int __syncthreads_or(int value, EMULATION_AT) {
    return emulation::blockVote(emulation::Vote::Any, value != 0, at);
}
inline int __syncthreads_and(int value, EMULATION_AT) {
    return emulation::blockVote(emulation::Vote::All, value != 0, at);
}
inline int __syncthreads_count(int value, EMULATION_AT) {
    return emulation::blockVote(emulation::Vote::Count, value != 0, at);
}
inline void __syncwarp(unsigned mask = ~0u, EMULATION_AT) {
    emulation::leave(emulation::meet(mask, emulation::WarpOperation::Sync, nullptr, 0, nullptr, at));
}
inline void __threadfence() {
    emulation::noteFence();
}
inline void __threadfence_block() {
    emulation::noteFence();
}
inline void __nanosleep(unsigned, EMULATION_AT) {
    emulation::yield(at);
}
[[noreturn]] inline void __trap(EMULATION_AT) {
    emulation::fail(at, "the kernel traps");
}

// ---- Warps ----

namespace emulation {

template <typename T>
T shuffle(unsigned mask, T value, unsigned from, const Location& at) {
    static_assert(sizeof(T) <= WarpMeeting::kLaneBytes && std::is_trivially_copyable_v<T>);
    WarpMeeting* const meeting = meet(mask, WarpOperation::Shuffle, &value, sizeof value, nullptr, at);
    T result;
    takeInput(meeting, from, &result, sizeof result);
    return result;
}

/// Every lane gets what @p compute makes of all.
template <typename T>
T reduce(unsigned mask, WarpOperation operation, T value, Compute compute, const Location& at) {
    WarpMeeting* const meeting = meet(mask, operation, &value, sizeof value, compute, at);
    T result;
    takeOutput(meeting, &result, sizeof result);
    return result;
}

} // namespace emulation

template <typename T>
T __shfl_sync(unsigned mask, T value, int from, int width = 32, EMULATION_AT) {
    const unsigned group = emulation::current->lane & ~static_cast<unsigned>(width - 1);
    return emulation::shuffle(mask, value, group | static_cast<unsigned>(from & (width - 1)), at);
}
template <typename T>
T __shfl_xor_sync(unsigned mask, T value, int bits, int width = 32, EMULATION_AT) {
    const unsigned own = emulation::current->lane;
    const unsigned group = ~static_cast<unsigned>(width - 1);
    const unsigned from = own ^ static_cast<unsigned>(bits);
    return emulation::shuffle(mask, value, (from & group) > (own & group) ? own : from, at);
}
template <typename T>
T __shfl_down_sync(unsigned mask, T value, unsigned distance, int width = 32, EMULATION_AT) {
    const unsigned own = emulation::current->lane;
    const bool leaves = own % static_cast<unsigned>(width) + distance >= static_cast<unsigned>(width);
    return emulation::shuffle(mask, value, leaves ? own : own + distance, at);
}
template <typename T>
T __shfl_up_sync(unsigned mask, T value, unsigned distance, int width = 32, EMULATION_AT) {
    const unsigned own = emulation::current->lane;
    const bool leaves = own % static_cast<unsigned>(width) < distance;
    return emulation::shuffle(mask, value, leaves ? own : own - distance, at);
}
inline unsigned __ballot_sync(unsigned mask, int value, EMULATION_AT) {
    return emulation::reduce(mask, emulation::WarpOperation::Vote, unsigned{value != 0}, emulation::voteLanes,
                             at);
}
inline int __any_sync(unsigned mask, int value, EMULATION_AT) {
    return __ballot_sync(mask, value, at) != 0;
}
inline int __all_sync(unsigned mask, int value, EMULATION_AT) {
    return __ballot_sync(mask, !value, at) == 0;
}
inline unsigned __match_any_sync(unsigned mask, unsigned value, EMULATION_AT) {
    return emulation::reduce(mask, emulation::WarpOperation::Match, value, emulation::matchLanes, at);
}

// ---- Atomics ----

namespace emulation {
/// Relaxed, as on the device; what a fence adds to them is noteAtomic()'s.
template <typename T, typename Change>
T change(T* target, Change next) {
    noteAtomic(target);
    std::atomic_ref<T> reference(*target);
    T found = reference.load(std::memory_order_relaxed);
    while (!reference.compare_exchange_weak(found, next(found), std::memory_order_relaxed)) {
    }
    noteAtomic(target);
    return found;
}
} // namespace emulation

template <typename T>
T atomicAdd(T* target, std::type_identity_t<T> value) {
    return emulation::change(target, [=](T found) { return static_cast<T>(found + value); });
}
template <typename T>
T atomicSub(T* target, std::type_identity_t<T> value) {
    return emulation::change(target, [=](T found) { return static_cast<T>(found - value); });
}
template <typename T>
T atomicAnd(T* target, std::type_identity_t<T> value) {
    return emulation::change(target, [=](T found) { return found & value; });
}
template <typename T>
T atomicOr(T* target, std::type_identity_t<T> value) {
    return emulation::change(target, [=](T found) { return found | value; });
}
template <typename T>
T atomicMax(T* target, std::type_identity_t<T> value) {
    return emulation::change(target, [=](T found) { return found < value ? value : found; });
}
template <typename T>
T atomicMin(T* target, std::type_identity_t<T> value) {
    return emulation::change(target, [=](T found) { return value < found ? value : found; });
}
template <typename T>
T atomicExch(T* target, std::type_identity_t<T> value) {
    return emulation::change(target, [=](T) { return value; });
}
template <typename T>
T atomicCAS(T* target, std::type_identity_t<T> expected, std::type_identity_t<T> value) {
    return emulation::change(target, [=](T found) { return found == expected ? value : found; });
}

// ---- Loads ----

template <typename T>
T __ldg(const T* from) {
    return *from;
}
template <typename T>
T __ldcg(const T* from) {
    return *from;
}
template <typename T>
T __ldcs(const T* from) {
    return *from;
}
template <typename T>
void __stcs(T* to, std::type_identity_t<T> value) {
    *to = value;
}

// ---- Whole numbers ----

inline int __dp4a(int a, int b, int sum) {
    for (int shift = 0; shift < 32; shift += 8)
        sum += static_cast<std::int8_t>(a >> shift) * static_cast<std::int8_t>(b >> shift);
    return sum;
}
inline unsigned __dp4a(unsigned a, unsigned b, unsigned sum) {
    for (int shift = 0; shift < 32; shift += 8)
        sum += (a >> shift & 0xffu) * (b >> shift & 0xffu);
    return sum;
}
inline unsigned __byte_perm(unsigned low, unsigned high, unsigned selector) {
    const std::uint64_t bytes = std::uint64_t{high} << 32 | low;
    unsigned result = 0;
    for (int i = 0; i < 4; ++i) { // the fourth bit of a choice, which repeats signs in PTX's prmt, is not read
        const unsigned pick = selector >> 4 * i & 7u;
        result |= static_cast<unsigned>(bytes >> 8 * pick & 0xffu) << 8 * i;
    }
    return result;
}

namespace emulation {
template <typename F>
unsigned eachByte(unsigned a, unsigned b, F f) {
    unsigned result = 0;
    for (int shift = 0; shift < 32; shift += 8)
        result |= (static_cast<unsigned>(f(a >> shift & 0xffu, b >> shift & 0xffu)) & 0xffu) << shift;
    return result;
}
} // namespace emulation

inline unsigned __vadd4(unsigned a, unsigned b) {
    return emulation::eachByte(a, b, [](unsigned x, unsigned y) { return x + y; });
}
inline unsigned __vsub4(unsigned a, unsigned b) {
    return emulation::eachByte(a, b, [](unsigned x, unsigned y) { return x - y; });
}
inline unsigned __vsubss4(unsigned a, unsigned b) {
    return emulation::eachByte(a, b, [](unsigned x, unsigned y) {
        return std::clamp(static_cast<std::int8_t>(x) - static_cast<std::int8_t>(y), -128, 127);
    });
}
inline unsigned __vcmpeq4(unsigned a, unsigned b) {
    return emulation::eachByte(a, b, [](unsigned x, unsigned y) { return x == y ? 0xffu : 0u; });
}
inline unsigned __vcmpne4(unsigned a, unsigned b) {
    return emulation::eachByte(a, b, [](unsigned x, unsigned y) { return x != y ? 0xffu : 0u; });
}
inline unsigned __funnelshift_l(unsigned low, unsigned high, unsigned shift) {
    return static_cast<unsigned>((std::uint64_t{high} << 32 | low) << (shift & 31u) >> 32);
}
inline unsigned __funnelshift_r(unsigned low, unsigned high, unsigned shift) {
    return static_cast<unsigned>((std::uint64_t{high} << 32 | low) >> (shift & 31u));
}
inline int __popc(unsigned bits) {
    return std::popcount(bits);
}
inline int __popcll(unsigned long long bits) {
    return std::popcount(bits);
}
inline int __clz(int bits) {
    return std::countl_zero(static_cast<unsigned>(bits));
}
inline int __ffs(int bits) {
    return bits == 0 ? 0 : std::countr_zero(static_cast<unsigned>(bits)) + 1;
}
inline unsigned __brev(unsigned bits) {
    unsigned result = 0;
    for (int i = 0; i < 32; ++i)
        result |= (bits >> i & 1u) << (31 - i);
    return result;
}
inline unsigned __umulhi(unsigned a, unsigned b) {
    return static_cast<unsigned>(std::uint64_t{a} * b >> 32);
}
using std::max;
using std::min;

// ---- Floats ----

inline int __float_as_int(float value) {
    return std::bit_cast<int>(value);
}
inline unsigned __float_as_uint(float value) {
    return std::bit_cast<unsigned>(value);
}
inline float __int_as_float(int bits) {
    return std::bit_cast<float>(bits);
}
inline float __uint_as_float(unsigned bits) {
    return std::bit_cast<float>(bits);
}
inline long long __double_as_longlong(double value) {
    return std::bit_cast<long long>(value);
}
inline double __longlong_as_double(long long bits) {
    return std::bit_cast<double>(bits);
}

namespace emulation {
/// A sum or product that is not fused with the next one.
inline float rounded(float value) {
    volatile float stored = value;
    return stored;
}
} // namespace emulation

inline float __fmaf_rn(float a, float b, float c) {
    return std::fma(a, b, c);
}
inline float __fmul_rn(float a, float b) {
    return emulation::rounded(a * b);
}
inline float __fadd_rn(float a, float b) {
    return emulation::rounded(a + b);
}
inline float __fsub_rn(float a, float b) {
    return emulation::rounded(a - b);
}
inline float __fdiv_rn(float a, float b) {
    return a / b;
}
inline float __fdividef(float a, float b) {
    return a / b;
}
inline float __frcp_rn(float value) {
    return 1.0f / value;
}
inline float __fsqrt_rn(float value) {
    return std::sqrt(value);
}
inline float rsqrtf(float value) {
    return 1.0f / std::sqrt(value);
}
inline float __frsqrt_rn(float value) {
    return 1.0f / std::sqrt(value);
}
inline float __expf(float value) {
    return std::exp(value);
}
inline float __exp2f(float value) {
    return std::exp2(value);
}
inline float __logf(float value) {
    return std::log(value);
}
inline float __log2f(float value) {
    return std::log2(value);
}
inline float __powf(float base, float exponent) {
    return std::pow(base, exponent);
}
inline float __sinf(float value) {
    return std::sin(value);
}
inline float __cosf(float value) {
    return std::cos(value);
}
inline float __tanhf(float value) {
    return std::tanh(value);
}
inline float __saturatef(float value) {
    return value > 0 ? std::min(value, 1.0f) : 0.0f;
}

namespace emulation {
/// As the device converts: NaN to 0, what is too large to the largest.
template <typename T>
T converted(float whole) {
    if (whole != whole)
        return 0;
    constexpr double kLowest = static_cast<double>(std::numeric_limits<T>::min());
    constexpr double kHighest = static_cast<double>(std::numeric_limits<T>::max());
    return static_cast<T>(std::clamp(static_cast<double>(whole), kLowest, kHighest));
}
} // namespace emulation

inline int __float2int_rn(float value) {
    return emulation::converted<int>(std::nearbyint(value));
}
inline int __float2int_rz(float value) {
    return emulation::converted<int>(std::trunc(value));
}
inline int __float2int_rd(float value) {
    return emulation::converted<int>(std::floor(value));
}
inline int __float2int_ru(float value) {
    return emulation::converted<int>(std::ceil(value));
}
inline unsigned __float2uint_rn(float value) {
    return emulation::converted<unsigned>(std::nearbyint(value));
}
inline unsigned __float2uint_rz(float value) {
    return emulation::converted<unsigned>(std::trunc(value));
}
inline float __int2float_rn(int value) {
    return static_cast<float>(value);
}
inline float __uint2float_rn(unsigned value) {
    return static_cast<float>(value);
}
