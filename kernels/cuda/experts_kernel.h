// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/block_reduce.h"
#include "kernels/cuda/gpu.h"
#include "kernels/cuda/operations.h"
#include "kernels/cuda/rows_kernel.h"

#include <cmath>

/// What happens around the products of a mixture of experts.
///
/// RouteExperts: a warp has a token, an item is kBlockWarps tokens: choosing 8 of 256 experts is a chain of
/// maxima, which gets no faster with more threads than one warp has.
/// GatherPairs: an item is one pair; the token's norm is computed again for each, which costs less than
/// waiting for it.
/// CombineExperts: an item is one token where a norm needs whole rows, else kSpan columns of one token.
namespace conclave::kernels::cuda {

inline constexpr int kMostExperts = 512;
inline constexpr int kMostExpertsUsed = kWarpThreads;
inline constexpr int kMostExpertGroups = kWarpThreads;

inline bool canRouteExperts(const ExpertRouting& routing) {
    const bool hasGroups = routing.groups > routing.groupsUsed;
    return routing.experts <= kMostExperts && routing.used <= kMostExpertsUsed &&
           (!hasGroups || routing.groups <= kMostExpertGroups);
}

// ---- Choosing ----

/// What std::max_element() makes of a value: NaN never wins, but in the first place nothing beats it.
__device__ __forceinline__ float ranked(float value, bool isFirst) {
    return value == value ? value : isFirst ? INFINITY : -INFINITY;
}

/// The best of @p count values for the whole warp, which reads them in turns.
__device__ __forceinline__ int warpBestOf(const float* values, int count) {
    const int lane = static_cast<int>(threadIdx.x) % kWarpThreads;
    Best best{-INFINITY, lane};
    for (int i = lane; i < count; i += kWarpThreads)
        best = better(best, {ranked(values[i], i == 0), i});
    return warpBest(best).index;
}

/// One lane's group of @p size choices: the best one, or the sum of the two best.
__device__ __forceinline__ float groupWorth(bool addsTwo, const float* choice, int size) {
    Best first{ranked(choice[0], true), 0};
    for (int i = 1; i < size; ++i)
        first = better(first, {ranked(choice[i], false), i});
    if (!addsTwo || size == 1)
        return choice[first.index];
    float second = -INFINITY;
    for (int i = 0; i < size; ++i)
        if (i != first.index)
            second = fmaxf(second, choice[i]);
    return choice[first.index] + second;
}

/// The warp puts the choices of all but the best groups out of the game; lane g has group g.
__device__ __forceinline__ void keepBestGroups(const ExpertRouting& routing, float* choice) {
    const int lane = static_cast<int>(threadIdx.x) % kWarpThreads;
    const int groups = static_cast<int>(routing.groups);
    const int size = static_cast<int>(routing.experts) / groups;
    float worth = -INFINITY;
    if (lane < groups)
        worth = groupWorth(routing.gating != ExpertGating::Softmax, choice + lane * size, size);
    unsigned kept = 0;
    for (int n = 0; n < static_cast<int>(routing.groupsUsed); ++n) {
        const int group = warpBest({ranked(worth, lane == 0), lane}).index;
        kept |= 1u << group;
        if (lane == group)
            worth = -INFINITY;
    }
    __syncwarp();
    for (int e = lane; e < static_cast<int>(routing.experts); e += kWarpThreads)
        if ((kept >> (e / size) & 1u) == 0)
            choice[e] = -INFINITY;
}

/// Logits become scores; @p choice is what experts are chosen by. Each lane has every 32nd expert.
__device__ __forceinline__ void scoreExperts(const RouteExperts& args, const float* logits, float* score,
                                             float* choice) {
    const ExpertRouting& routing = args.routing;
    const int experts = static_cast<int>(routing.experts);
    const int lane = static_cast<int>(threadIdx.x) % kWarpThreads;
    float top = -INFINITY;
    for (int e = lane; e < experts; e += kWarpThreads) {
        score[e] = logits[e];
        top = fmaxf(top, score[e]);
    }
    if (routing.gating == ExpertGating::Softmax) {
        top = warpMax(top);
        double sum = 0;
        for (int e = lane; e < experts; e += kWarpThreads) {
            score[e] = expf(score[e] - top);
            sum += static_cast<double>(score[e]);
        }
        const float scale = static_cast<float>(1.0 / warpSum(sum));
        for (int e = lane; e < experts; e += kWarpThreads)
            score[e] *= scale;
    } else if (routing.gating == ExpertGating::Sigmoid) {
        for (int e = lane; e < experts; e += kWarpThreads)
            score[e] = sigmoid(score[e]);
    }
    const bool logitsChoose = routing.gating != ExpertGating::Softmax && routing.groups == 1 && !args.bias;
    for (int e = lane; e < experts; e += kWarpThreads)
        choice[e] = logitsChoose ? logits[e] : args.bias ? score[e] + args.bias[e] : score[e];
}

/// Lane k has the weight of choice k; in the order of the choices.
__device__ __forceinline__ double sumInOrder(float weight, int used) {
    double sum = 0;
    for (int k = 0; k < used; ++k)
        sum += static_cast<double>(__shfl_sync(kAllLanes, weight, k));
    return sum;
}

inline int routeExpertsItems(const RouteExperts& args) {
    return (args.choice.tokens + kBlockWarps - 1) / kBlockWarps;
}
inline std::size_t routeExpertsSharedBytes(const RouteExperts& args) {
    return static_cast<std::size_t>(2 * kBlockWarps * args.routing.experts) * sizeof(float);
}

__device__ inline void routeExpertsItem(const RouteExperts& args, int item, gpu::DynamicShared shared) {
    const ExpertRouting& routing = args.routing;
    const int experts = static_cast<int>(routing.experts);
    const int used = static_cast<int>(routing.used);
    const int warp = static_cast<int>(threadIdx.x) / kWarpThreads;
    const int lane = static_cast<int>(threadIdx.x) % kWarpThreads;
    float* const score = shared.take<float>(2 * kBlockWarps * experts) + 2 * warp * experts;
    float* const choice = score + experts;
    const std::int64_t token = std::int64_t{item} * kBlockWarps + warp;
    if (token >= args.choice.tokens)
        return;

    scoreExperts(args, args.scores + token * experts, score, choice);
    if (routing.groups > routing.groupsUsed) {
        __syncwarp();
        keepBestGroups(routing, choice);
    }
    int id = 0; // of choice `lane`
    float weight = 0;
    for (int k = 0; k < used; ++k) {
        const int best = warpBestOf(choice, experts);
        const bool isMine = best % kWarpThreads == lane;
        const float found = __shfl_sync(kAllLanes, isMine ? score[best] : 0.0f, best % kWarpThreads);
        if (isMine)
            choice[best] = -INFINITY;
        if (lane == k) {
            id = best;
            weight = found;
        }
    }
    if (routing.gating == ExpertGating::SoftmaxOfChosen) {
        const float top = warpMax(lane < used ? weight : -INFINITY);
        weight = expf(weight - top);
        weight *= static_cast<float>(1.0 / sumInOrder(weight, used));
    }
    if (routing.normalise)
        weight *= static_cast<float>(1.0 / (sumInOrder(weight, used) + routing.sumAddend));
    if (lane >= used)
        return;
    const std::int64_t pair = token * used + lane;
    args.choice.ids[pair] = id;
    args.choice.weights[pair] = weight * (args.scales ? routing.scale * args.scales[id] : routing.scale);
    if (args.counts)
        atomicAdd(&args.counts[id], 1);
}

// ---- Grouping ----

/// One block sorts all pairs by expert by counting: each warp has a stretch of pairs, counts it, and when all
/// counts are added up puts it in place. A warp takes 32 pairs at a time and finds those of the same expert
/// by comparing numbers bit by bit, so that pairs stay in rising order.
class PairSorter {
  public:
    /// @p counts is [warps, experts], this warp's are counts[warp].
    __device__ __forceinline__ PairSorter(const ExpertChoice& choice, int* counts)
        : m_choice(choice), m_counts(counts + warp() * choice.experts) {
        const int pairs = choice.tokens * choice.used;
        const int warps = static_cast<int>(blockDim.x) / kWarpThreads;
        const int stretch = (pairs + warps * kWarpThreads - 1) / (warps * kWarpThreads) * kWarpThreads;
        m_begin = min(pairs, warp() * stretch);
        m_end = min(pairs, m_begin + stretch);
    }
    /// Adds to the warp's counts; place(pair, what this pair's count was before it).
    template <typename F>
    __device__ __forceinline__ void walk(F place) const {
        for (int base = m_begin; base < m_end; base += kWarpThreads) {
            const int pair = base + lane();
            const bool isThere = pair < m_end;
            const int expert = isThere ? m_choice.ids[pair] : 0;
            unsigned same = __ballot_sync(kAllLanes, isThere);
            for (int bit = 0; (m_choice.experts - 1) >> bit != 0; ++bit) {
                const unsigned set = __ballot_sync(kAllLanes, expert >> bit & 1);
                same &= (expert >> bit & 1) != 0 ? set : ~set;
            }
            const int before = __popc(same & ((1u << lane()) - 1u));
            const int count = m_counts[expert];
            __syncwarp();
            if (isThere && before == 0)
                m_counts[expert] = count + __popc(same);
            __syncwarp();
            if (isThere)
                place(pair, expert, count + before);
        }
    }

  private:
    __device__ __forceinline__ static int warp() { return static_cast<int>(threadIdx.x) / kWarpThreads; }
    __device__ __forceinline__ static int lane() { return static_cast<int>(threadIdx.x) % kWarpThreads; }

    const ExpertChoice& m_choice;
    int* const m_counts;
    int m_begin;
    int m_end;
};

inline std::size_t groupExpertsSharedBytes(const GroupExperts& args, int threads) {
    return static_cast<std::size_t>((threads / kWarpThreads + 1) * args.choice.experts) * sizeof(int) + 32;
}

/// Any number of whole warps.
__device__ inline void groupExpertsBlock(const GroupExperts& args, gpu::DynamicShared shared) {
    const ExpertChoice& choice = args.choice;
    const int threads = static_cast<int>(blockDim.x);
    const int warps = threads / kWarpThreads;
    const int thread = static_cast<int>(threadIdx.x);
    int* const counts = shared.take<int>(warps * choice.experts);
    int* const offsets = shared.take<int>(choice.experts);
    for (int i = thread; i < warps * choice.experts; i += threads)
        counts[i] = 0;
    __syncthreads();
    const PairSorter sorter(choice, counts);
    sorter.walk([](int, int, int) {});
    __syncthreads();
    for (int e = thread; e < choice.experts; e += threads) { // counts become what earlier warps have
        int total = 0;
        for (int warp = 0; warp < warps; ++warp) {
            const int count = counts[warp * choice.experts + e];
            counts[warp * choice.experts + e] = total;
            total += count;
        }
        offsets[e] = total;
    }
    __syncthreads();
    if (thread < kWarpThreads) {
        int before = 0;
        for (int base = 0; base < choice.experts; base += kWarpThreads) {
            const int e = base + thread;
            const int total = e < choice.experts ? offsets[e] : 0;
            int upTo = total;
            for (int distance = 1; distance < kWarpThreads; distance *= 2) {
                const int other = __shfl_up_sync(kAllLanes, upTo, distance);
                upTo += thread >= distance ? other : 0;
            }
            if (e < choice.experts) {
                offsets[e] = before + upTo - total;
                choice.offsets[e] = before + upTo - total;
            }
            before += __shfl_sync(kAllLanes, upTo, kWarpThreads - 1);
        }
        if (thread == 0)
            choice.offsets[choice.experts] = before;
    }
    __syncthreads();
    sorter.walk([&](int pair, int expert, int rank) { choice.order[offsets[expert] + rank] = pair; });
}

// ---- Rows of pairs ----

inline int gatherPairsItems(const GatherPairs& args) {
    return args.choice.tokens * args.choice.used;
}
inline std::size_t gatherPairsSharedBytes(const GatherPairs&) {
    return kBlockWarps * sizeof(float);
}

__device__ inline void gatherPairsItem(const GatherPairs& args, int item, gpu::DynamicShared shared) {
    float* const partial = shared.take<float>(kBlockWarps);
    const Input& input = args.input;
    const HeldRow row(input.x + item / args.choice.used * input.stride, args.cols);
    const float factor = input.isNormed ? row.normFactor(input.epsilon, partial) : 1.0f;
    const float scale = args.weighs ? args.choice.weights[item] : 1.0f;
    float* const out = args.out + std::int64_t{item} * args.cols;
    row.forEach([&](int c, float x) {
        const float n = input.isNormed && input.normWeight ? x * factor * input.normWeight[c] : x * factor;
        out[c] = n * scale;
    });
}

__host__ __device__ inline bool hasNorms(const CombineExperts& args) {
    return args.routedNorm || args.sharedNorm || args.postNorm;
}
inline int combineSpans(const CombineExperts& args) {
    return hasNorms(args) ? 1 : (args.cols + kSpan - 1) / kSpan;
}
inline int combineExpertsItems(const CombineExperts& args) {
    return args.choice.tokens * combineSpans(args);
}
inline std::size_t combineExpertsSharedBytes(const CombineExperts& args) {
    if (!hasNorms(args))
        return 0;
    return 3 * kBlockWarps * sizeof(float) + static_cast<std::size_t>(args.cols + 3) / 4 * 4 * sizeof(float);
}

/// Σ_choices weight · routed[p] + more, of one column.
__device__ __forceinline__ float routedSum(const CombineExperts& args, std::int64_t token, int column) {
    float sum = 0;
#pragma unroll 4
    for (int k = 0; k < args.choice.used; ++k) {
        const std::int64_t pair = token * args.choice.used + k;
        const float weight = args.weighs ? args.choice.weights[pair] : 1.0f;
        sum += weight * args.routed[pair * args.cols + column];
    }
    return args.more ? sum + args.more[token * args.cols + column] : sum;
}

/// The block's row in `row`; each thread touches its own columns only.
__device__ inline void combineWithNorms(const CombineExperts& args, std::int64_t token,
                                        gpu::DynamicShared shared) {
    float* const partial = shared.take<float>(3 * kBlockWarps);
    float* const row = shared.take<float>(args.cols);
    const auto cols = static_cast<float>(args.cols);
    const float* const other = args.shared ? args.shared + token * args.cols : nullptr;
    float* const stream = args.stream + token * args.cols;
    const int thread = static_cast<int>(threadIdx.x);
    float routedSquares = 0;
    float sharedSquares = 0;
    for (int c = thread; c < args.cols; c += kBlockThreads) {
        row[c] = routedSum(args, token, c);
        routedSquares += row[c] * row[c];
        if (other && args.sharedNorm)
            sharedSquares += other[c] * other[c];
    }
    float routedFactor = 1;
    if (args.routedNorm)
        routedFactor = 1.0f / sqrtf(blockSum(routedSquares, partial) / cols + args.epsilon);
    float sharedFactor = 1;
    if (other && args.sharedNorm)
        sharedFactor = 1.0f / sqrtf(blockSum(sharedSquares, partial + kBlockWarps) / cols + args.epsilon);
    const float sharedWeight = args.sharedLogits ? sigmoid(args.sharedLogits[token]) : 1.0f;
    float squares = 0;
    for (int c = thread; c < args.cols; c += kBlockThreads) {
        float r = args.routedNorm ? row[c] * routedFactor * args.routedNorm[c] : row[c];
        if (other)
            r += sharedWeight * (args.sharedNorm ? other[c] * sharedFactor * args.sharedNorm[c] : other[c]);
        row[c] = r;
        squares += r * r;
    }
    float factor = 1;
    if (args.postNorm)
        factor = 1.0f / sqrtf(blockSum(squares, partial + 2 * kBlockWarps) / cols + args.epsilon);
    for (int c = thread; c < args.cols; c += kBlockThreads)
        stream[c] += args.scale * (args.postNorm ? row[c] * factor * args.postNorm[c] : row[c]);
}

__device__ inline void combineExpertsItem(const CombineExperts& args, int item, gpu::DynamicShared shared) {
    if (hasNorms(args)) {
        combineWithNorms(args, item, shared);
        return;
    }
    const int spans = (args.cols + kSpan - 1) / kSpan;
    const std::int64_t token = item / spans;
    const int begin = item % spans * kSpan + static_cast<int>(threadIdx.x);
    const float sharedWeight = args.shared && args.sharedLogits ? sigmoid(args.sharedLogits[token]) : 1.0f;
    for (int c = begin; c < min(args.cols, (item % spans + 1) * kSpan); c += kBlockThreads) {
        float r = routedSum(args, token, c);
        if (args.shared)
            r += sharedWeight * args.shared[token * args.cols + c];
        args.stream[token * args.cols + c] += args.scale * r;
    }
}

} // namespace conclave::kernels::cuda
