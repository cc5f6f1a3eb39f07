// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/block_reduce.h"
#include "kernels/cuda/gpu.h"
#include "kernels/cuda/operations.h"
#include "kernels/sampling.h"

#include <bit>
#include <cmath>

/// Sample: one block draws a token. No sort: each of the sampler's steps asks for one candidate, the first in
/// some order at which the weights of all up to it reach a sum. Top-k asks so with every weight 1, top-p with
/// probabilities, the draw with tempered ones. Weights are whole numbers (kernels/sampling.h), so that their
/// sums do not depend on an order of addition, and the token is exactly the CPU's.
///
/// A question is answered in two passes over the candidates: weights are added up in kBins bins that follow
/// the order, then the candidates of the bin in which the sum is reached are compared with each other. The
/// first question's second pass also lists what is left, so that later questions read a short list.
namespace conclave::kernels::cuda {

// ---- Candidates ----

/// A token in one number: larger is better. The logit, its bits turned so that they order as numbers do, then
/// the id, lower ones larger. 0: none.
using Candidate = unsigned long long;

__device__ __forceinline__ Candidate candidateOf(float logit, int id) {
    const auto bits = std::bit_cast<unsigned>(logit == 0.0f ? 0.0f : logit); // -0 ties with 0
    if ((bits & 0x7f800000u) == 0x7f800000u)                                 // infinite or no number
        return 0;
    const unsigned ordered = (bits & 0x80000000u) != 0 ? ~bits : bits | 0x80000000u;
    return static_cast<Candidate>(ordered) << 32 | ~static_cast<unsigned>(id);
}
__device__ __forceinline__ float logitOf(Candidate candidate) {
    const auto ordered = static_cast<unsigned>(candidate >> 32);
    return std::bit_cast<float>((ordered & 0x80000000u) != 0 ? ordered & 0x7fffffffu : ~ordered);
}
__device__ __forceinline__ int idOf(Candidate candidate) {
    return static_cast<int>(~static_cast<unsigned>(candidate));
}

/// Where candidates are read from: logits, or a list.
struct Candidates {
    const float* logits;
    const Candidate* list; ///< instead, unless nullptr
    int count;
    __device__ __forceinline__ Candidate at(int i) const {
        return list ? list[i] : candidateOf(logits[i], i);
    }
};

// ---- Questions ----

/// Best logits first, or lowest ids first.
struct SampleOrder {
    bool byId;
    float top;   ///< the best logit
    int idShift; ///< ids of a bin have this many low bits

    static constexpr int kBins = 2048;
    static constexpr float kBinsPerLogit = 64; ///< what is 32 below the best shares the last bin

    /// Larger comes first.
    __device__ __forceinline__ Candidate key(Candidate candidate) const {
        return byId ? candidate << 32 | candidate >> 32 : candidate;
    }
    __device__ __forceinline__ int bin(Candidate candidate) const {
        if (byId)
            return idOf(candidate) >> idShift;
        const float bin = (top - logitOf(candidate)) * kBinsPerLogit;
        return bin < static_cast<float>(kBins) ? static_cast<int>(bin) : kBins - 1;
    }
};

/// What weighs how much: the candidates from `bound` on whose logit is not under `lowest`.
struct SampleWeights {
    Candidate bound;
    float lowest;
    float top;
    float halvings;
    bool allTheSame; ///< 1 each

    __device__ __forceinline__ unsigned long long of(Candidate candidate) const {
        if (candidate < bound)
            return 0;
        const float logit = logitOf(candidate);
        if (logit < lowest)
            return 0;
        return allTheSame ? 1 : sampleWeight(top - logit, halvings);
    }
};

/// The block's shared memory.
struct SampleShared {
    static constexpr int kEdge = 256;
    unsigned long long bins[SampleOrder::kBins];
    unsigned long long perWarp[kWarpThreads];
    unsigned long long edgeKeys[kEdge]; ///< candidates of the bin that decides
    unsigned long long edgeWeights[kEdge];
    unsigned long long before; ///< weights of all bins before it
    Candidate answer;
    int bin;
    int edges;
    int listed;
};

/// The block's work; it has kEdge to 1024 threads, a power of two. Every function is called by all of them.
class SamplerBlock {
  public:
    __device__ SamplerBlock(const Sample& args, gpu::DynamicShared shared)
        : m_args(args), m_shared(*shared.take<SampleShared>(1)) {}

    /// The steps of engine/run/sampler.cpp, in its order.
    __device__ void run(float logMinP) {
        penalise();
        m_source = {m_args.logits, nullptr, m_args.vocabulary};
        const Candidate best = largest();
        if (best == 0 || !(m_args.temperature > 0.0f)) {
            answer(best == 0 ? -1 : idOf(best));
            return;
        }
        const float top = logitOf(best);
        SampleOrder order{false, top, 0};
        SampleWeights weights{1, -INFINITY, top, weightHalvings(1.0f), true};
        bool isCut = false;
        if (m_args.topK > 0) {
            const auto wanted = static_cast<unsigned long long>(m_args.topK);
            const Candidate last = find(order, weights, true, [=](unsigned long long total) {
                return wanted < total ? wanted : 0; // 0: all are kept
            });
            isCut = last != 0;
            weights.bound = isCut ? last : 1;
        }
        weights.allTheSame = false;
        if (m_args.topP < 1.0f) {
            const float share = m_args.topP;
            weights.bound = find(order, weights, true, [=](unsigned long long total) {
                const unsigned long long wanted = shareOfWeights(share, total);
                return wanted > 0 ? wanted : 1;
            });
            isCut = true;
        }
        if (m_args.minP > 0.0f)
            weights.lowest = top + logMinP;
        weights.halvings = weightHalvings(m_args.temperature);
        if (!isCut) { // the CPU's candidates have not been sorted either
            order.byId = true;
            while ((m_args.vocabulary - 1) >> order.idShift >= SampleOrder::kBins)
                ++order.idShift;
        }
        const double uniform = m_args.step->uniform;
        answer(idOf(find(order, weights, false,
                         [=](unsigned long long total) { return drawnWeight(uniform, total) + 1; })));
    }

  private:
    __device__ static int thread() { return static_cast<int>(threadIdx.x); }
    __device__ static int threads() { return static_cast<int>(blockDim.x); }
    __device__ static int lane() { return static_cast<int>(threadIdx.x) % kWarpThreads; }
    __device__ static int warp() { return static_cast<int>(threadIdx.x) / kWarpThreads; }
    __device__ static int warps() { return static_cast<int>(blockDim.x) / kWarpThreads; }

    __device__ void answer(int token) {
        if (thread() == 0)
            *m_args.token = token;
    }

    __device__ void penalise() {
        const float penalty = m_args.repetitionPenalty;
        if (penalty == 1.0f || !(penalty > 0.0f))
            return;
        for (int i = thread(); i < m_args.step->seen; i += threads()) {
            const int id = m_args.history[i];
            if (id < 0 || id >= m_args.vocabulary)
                continue;
            const float logit = m_args.logits[id];
            m_args.logits[id] = logit > 0.0f ? logit / penalty : logit * penalty;
        }
        __syncthreads();
    }

    /// use(candidate) for each of the source in turns, whole warps together: 0 beyond the end.
    template <typename F>
    __device__ __forceinline__ void forEach(F use) const {
        const Candidate* const list = m_source.list;
        const float* const logits = m_source.logits;
        if (list)
            walk(list, Candidate{0}, [&](Candidate candidate, int) { use(candidate); });
        else
            walk(logits, INFINITY, [&](float logit, int i) { use(candidateOf(logit, i)); });
    }
    /// A batch is loaded before any of it is used: one block alone has to keep memory busy.
    template <typename T, typename F>
    __device__ __forceinline__ void walk(const T* from, T beyond, F use) const {
        constexpr int kBatch = 8;
        for (int base = 0; base < m_source.count; base += kBatch * threads()) {
            T batch[kBatch];
#pragma unroll
            for (int k = 0; k < kBatch; ++k) {
                const int i = base + k * threads() + thread();
                batch[k] = i < m_source.count ? from[i] : beyond;
            }
#pragma unroll
            for (int k = 0; k < kBatch; ++k)
                use(batch[k], base + k * threads() + thread());
        }
    }

    __device__ Candidate largest() {
        Candidate best = 0;
        forEach([&](Candidate candidate) { best = max(best, candidate); });
        for (int distance = kWarpThreads / 2; distance > 0; distance /= 2)
            best = max(best, __shfl_xor_sync(kAllLanes, best, distance));
        if (lane() == 0)
            m_shared.perWarp[warp()] = best;
        __syncthreads();
        for (int w = 0; w < warps(); ++w)
            best = max(best, m_shared.perWarp[w]);
        __syncthreads();
        return best;
    }

    /// The sum of the block's values up to this thread's, which is in it; @p total of all.
    __device__ unsigned long long upTo(unsigned long long value, unsigned long long& total) {
        for (int distance = 1; distance < kWarpThreads; distance *= 2) {
            const unsigned long long other = __shfl_up_sync(kAllLanes, value, distance);
            value += lane() >= distance ? other : 0;
        }
        if (lane() == kWarpThreads - 1)
            m_shared.perWarp[warp()] = value;
        __syncthreads();
        total = 0;
        for (int w = 0; w < warps(); ++w) {
            value += w < warp() ? m_shared.perWarp[w] : 0;
            total += m_shared.perWarp[w];
        }
        __syncthreads();
        return value;
    }

    /// The first candidate in @p order with which the weights reach wantedOf(sum of all weights); 0 when that
    /// is 0. @p lists: afterwards the source is a list that has all up to the answer in it, and few others.
    template <typename F>
    __device__ Candidate find(const SampleOrder& order, const SampleWeights& weights, bool lists,
                              F wantedOf) {
        unsigned long long wanted;
        if (m_source.count <= SampleShared::kEdge) {
            unsigned long long weight = 0;
            if (thread() < m_source.count) {
                const Candidate candidate = m_source.at(thread());
                weight = weights.of(candidate);
                m_shared.edgeKeys[thread()] = order.key(candidate);
                m_shared.edgeWeights[thread()] = weight;
            }
            unsigned long long total;
            upTo(weight, total);
            wanted = wantedOf(total);
            return wanted == 0 ? 0 : order.key(firstOfEdge(wanted, m_source.count));
        }
        addUpBins(order, weights);
        wanted = findBin(wantedOf);
        if (wanted == 0)
            return 0;
        const int bin = m_shared.bin;
        wanted -= m_shared.before;
        collect(order, weights, lists);
        const int edges = m_shared.edges;
        const Candidates listed{nullptr, nextList(), m_shared.listed};
        const Candidate found = edges <= SampleShared::kEdge ? firstOfEdge(wanted, edges)
                                                             : firstOfMany(order, weights, bin, wanted);
        if (lists) {
            m_source = listed;
            m_isSecondList = !m_isSecondList;
        }
        return order.key(found);
    }

    /// Weights of the whole source by bin.
    __device__ void addUpBins(const SampleOrder& order, const SampleWeights& weights) {
        clearBins();
        forEach([&](Candidate candidate) {
            const unsigned long long weight = weights.of(candidate);
            addToBin(weight > 0 ? order.bin(candidate) : -1, weight);
        });
        __syncthreads();
    }

    __device__ void clearBins() {
        for (int bin = thread(); bin < SampleOrder::kBins; bin += threads())
            m_shared.bins[bin] = 0;
        __syncthreads();
    }

    /// A warp whose lanes all mean the same bin adds once: equal logits would otherwise queue up.
    __device__ __forceinline__ void addToBin(int bin, unsigned long long weight) {
        const int first = __shfl_sync(kAllLanes, bin, 0);
        if (__all_sync(kAllLanes, bin == first)) {
            weight = first >= 0 ? warpSum(weight) : 0;
            if (lane() == 0 && first >= 0)
                atomicAdd(&m_shared.bins[first], weight);
        } else if (bin >= 0) {
            atomicAdd(&m_shared.bins[bin], weight);
        }
    }

    /// Puts the bin in which the wanted sum is reached, and what is before it, to shared memory. Returns the
    /// sum.
    template <typename F>
    __device__ unsigned long long findBin(F wantedOf) {
        const int each = SampleOrder::kBins / threads();
        unsigned long long own = 0;
        for (int i = 0; i < each; ++i)
            own += m_shared.bins[thread() * each + i];
        unsigned long long total;
        const unsigned long long last = upTo(own, total);
        const unsigned long long wanted = wantedOf(total);
        unsigned long long sum = last - own;
        if (sum < wanted && wanted <= last) {
            int bin = thread() * each;
            while (sum + m_shared.bins[bin] < wanted)
                sum += m_shared.bins[bin++];
            m_shared.bin = bin;
            m_shared.before = sum;
        }
        if (thread() == 0)
            m_shared.edges = m_shared.listed = 0;
        __syncthreads();
        return wanted;
    }

    /// The bin's candidates to the edge, as far as there is room; with @p lists, these and all before them to
    /// the next list.
    __device__ void collect(const SampleOrder& order, const SampleWeights& weights, bool lists) {
        const int bin = m_shared.bin;
        Candidate* const list = nextList();
        forEach([&](Candidate candidate) {
            const unsigned long long weight = weights.of(candidate);
            const int found = weight > 0 ? order.bin(candidate) : SampleOrder::kBins;
            if (lists) {
                const int at = placeIn(&m_shared.listed, found <= bin);
                if (found <= bin)
                    list[at] = candidate;
            }
            const int at = placeIn(&m_shared.edges, found == bin);
            if (found == bin && at < SampleShared::kEdge) {
                m_shared.edgeKeys[at] = order.key(candidate);
                m_shared.edgeWeights[at] = weight;
            }
        });
        __syncthreads();
    }

    /// The next places of a list for the lanes that want one.
    __device__ __forceinline__ static int placeIn(int* used, bool wants) {
        const unsigned wanting = __ballot_sync(kAllLanes, wants);
        if (wanting == 0)
            return 0;
        const int lane = static_cast<int>(threadIdx.x) % kWarpThreads;
        const int leader = __ffs(static_cast<int>(wanting)) - 1;
        int first = 0;
        if (lane == leader)
            first = atomicAdd(used, __popc(wanting));
        return __shfl_sync(kAllLanes, first, leader) + __popc(wanting & ((1u << lane) - 1u));
    }

    /// The key among the first @p count of the edge with which the weights reach @p wanted.
    __device__ Candidate firstOfEdge(unsigned long long wanted, int count) {
        for (int i = thread(); i < count; i += threads()) {
            const Candidate key = m_shared.edgeKeys[i];
            unsigned long long before = 0;
            for (int j = 0; j < count; ++j)
                before += m_shared.edgeKeys[j] > key ? m_shared.edgeWeights[j] : 0;
            if (before < wanted && wanted <= before + m_shared.edgeWeights[i])
                m_shared.answer = key;
        }
        __syncthreads();
        return m_shared.answer;
    }

    /// The same among all of a bin, however many: digit by digit of the key.
    __device__ Candidate firstOfMany(const SampleOrder& order, const SampleWeights& weights, int bin,
                                     unsigned long long wanted) {
        constexpr int kDigit = 11;
        static_assert(SampleOrder::kBins == 1 << kDigit);
        Candidate prefix = 0; // of the answer's key
        for (int shift = 64; shift > 0;) {
            const int above = shift;
            shift = max(0, shift - kDigit);
            clearBins();
            forEach([&](Candidate candidate) {
                const unsigned long long weight = weights.of(candidate);
                const Candidate key = order.key(candidate);
                const bool isIn = weight > 0 && order.bin(candidate) == bin &&
                                  (above == 64 || key >> above == prefix >> above);
                // Larger digits come first.
                const auto digit = static_cast<int>(key >> shift) & (SampleOrder::kBins - 1);
                addToBin(isIn ? SampleOrder::kBins - 1 - digit : -1, weight);
            });
            __syncthreads();
            findBin([=](unsigned long long) { return wanted; });
            wanted -= m_shared.before;
            prefix |= static_cast<Candidate>(SampleOrder::kBins - 1 - m_shared.bin) << shift;
        }
        return prefix;
    }

    __device__ Candidate* nextList() const {
        auto* const lists = reinterpret_cast<Candidate*>(m_args.scratch.data);
        return m_isSecondList ? lists + m_args.vocabulary : lists;
    }

    const Sample& m_args;
    SampleShared& m_shared;
    Candidates m_source;
    bool m_isSecondList = false; ///< the list that is written next
};

inline std::size_t sampleSharedBytes() {
    return sizeof(SampleShared);
}

/// @p logMinP: log(min(minP, 1)), computed by the host as the CPU's sampler does.
__device__ inline void sampleBlock(const Sample& args, float logMinP, gpu::DynamicShared shared) {
    SamplerBlock(args, shared).run(logMinP);
}

} // namespace conclave::kernels::cuda
