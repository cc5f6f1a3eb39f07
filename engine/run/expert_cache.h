// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/weights.h"
#include "engine/run/page_memory.h"

#include <array>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <span>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace conclave::engine {

class DirectFile;
class ExpertUsage;

/// The routed experts of a model that is larger than memory: as many of them as a budget allows lie in memory
/// of our own, the others in the file, from where a few threads read them when a layer has chosen them.
///
/// Goals: the disk reads an expert in three large requests, several at a time; what stays is decided by how
/// often experts were chosen lately, because layers come in a circle, in which the expert used longest ago is
/// the one needed next; computing goes on with the experts that are there. Non-goals: dense weights
/// (dense_weights.h), models that fit.
///
/// Memory is cut into slots of one expert each, equal ones for each size of experts (files mix types from
/// layer to layer). Shared by all evaluators of a model; all functions are thread-safe.
class ExpertCache {
  public:
    /// Bytes that all routed experts of @p weights take here, or one slot of each size: less is no cache. 0:
    /// there is none in the file.
    static std::uint64_t bytesOfAll(const Weights& weights);
    static std::uint64_t leastBytes(const Weights& weights);

    struct Options {
        std::uint64_t bytes = 0;            ///< at least leastBytes()
        const ExpertUsage* usage = nullptr; ///< which experts are hot; nullptr: nothing known
        int mainLayers = 0;                 ///< layers of a plain pass: their experts are read at once
    };
    /// Begins to read the hottest experts. @p weights outlives the cache. Throws std::bad_alloc.
    ExpertCache(const Weights& weights, const Options& options);
    ~ExpertCache();

    /// Whether the experts of @p layer are read through the cache.
    bool has(int layer) const { return m_layers[static_cast<std::size_t>(layer)].experts > 0; }
    double share() const; ///< of the experts, how many there is room for

    /// Memory that is taken from the cache's until the loan goes.
    using Loan = std::shared_ptr<void>;
    /// nullptr when what would be left is too little.
    Loan lend(std::uint64_t bytes);

    /// Says that a layer's choice is likely to be @p experts, so that they are read when nothing else is. As
    /// many as there is room for without pushing out more than an eighth of all.
    void expect(int layer, std::span<const std::int32_t> experts);

    /// An expert's matrices, [rows, cols] as in the layer's stacks.
    struct Expert {
        std::int32_t id = 0;
        const std::byte* gate = nullptr;
        const std::byte* up = nullptr;
        const std::byte* down = nullptr;
    };

    /// A layer's turn: its chosen experts, in the order in which they come to be there. Used by one thread,
    /// to its end without a pause: other evaluators may wait for its slots.
    class Visit {
      public:
        /// @p offsets [experts + 1]: those are chosen whose offsets differ from the next one's, by as many
        /// rows; of @p tokens tokens.
        Visit(ExpertCache& cache, int layer, const std::int32_t* offsets, std::int64_t tokens);
        ~Visit();
        Visit(const Visit&) = delete;
        Visit& operator=(const Visit&) = delete;

        bool isDone() const { return m_left == 0; }
        /// Some of them, at least one, which stay until release(); waits while none is there. Errors: Io,
        /// Cancelled.
        Result<std::span<const Expert>> take(const std::stop_token& stop);
        void release();

      private:
        friend class ExpertCache;
        struct Wanted {
            std::size_t entry = 0;
            bool isPinned = false;
            bool isTaken = false;
        };
        ExpertCache& m_cache;
        std::vector<Wanted> m_wanted;
        std::size_t m_left = 0;
        std::vector<Expert> m_there;
    };

    /// What happened since the cache was made.
    struct Counts {
        std::uint64_t chosen = 0;       ///< experts that layers asked for
        std::uint64_t there = 0;        ///< of them, those that were in memory
        std::uint64_t onTheirWay = 0;   ///< of them, those that were being read or about to be
        std::uint64_t expectedRead = 0; ///< read because expect() said so
        std::uint64_t expectedUsed = 0; ///< of them, those that were chosen
        std::uint64_t bytesRead = 0;
    };
    Counts counts() const;

  private:
    static constexpr int kMatrices = 3;
    struct Matrix {
        const DirectFile* file = nullptr;
        std::uint64_t offset = 0; ///< of expert 0
        std::uint64_t strideBytes = 0;
        std::size_t bytes = 0;
        std::size_t place = 0; ///< in a slot
    };
    struct Layer {
        std::array<Matrix, kMatrices> matrices;
        std::size_t slotBytes = 0;
        std::size_t firstEntry = 0;
        std::int32_t experts = 0; ///< 0: none in the file
        std::size_t pool = 0;
    };
    enum class State : std::uint8_t { Absent, Queued, Reading, There, Failed };
    /// One expert. Without a slot when absent.
    struct Entry {
        double heat = 0; ///< how often it was chosen, lately counting more
        std::int32_t layer = 0;
        std::int32_t slot = -1;
        State state = State::Absent;
        bool isExpected = false;
        bool wasExpected = false; ///< its reading was expect()'s
        std::uint8_t begun = 0;   ///< matrices that are read or being read
        std::uint8_t ended = 0;
        std::uint16_t pins = 0; ///< visits that need it
    };
    /// Slots of one size.
    struct Pool {
        std::size_t slotBytes = 0;
        std::size_t entries = 0; ///< that share it
        PageMemory memory;
        std::vector<std::int32_t> entryOf; // [slots], -1: free
        std::vector<std::int32_t> free;
        std::size_t room = 0; ///< slots that may be in use
        std::size_t inUse() const { return entryOf.size() - free.size(); }
    };

    static std::vector<Layer> layersOf(const Weights& weights);
    static std::vector<Pool> poolsOf(std::vector<Layer>& layers);
    void planFirstReads(const Options& options);
    void setRoom(std::uint64_t bytes);

    // With the mutex held:
    bool giveSlot(std::size_t entry, bool mayPushOutExpected);
    void drop(Entry& entry);
    void unpin(std::size_t entry);
    void shrink(Pool& pool);
    void queue(std::size_t entry, std::deque<std::size_t>& queue);
    void pinWanted(Visit& visit);
    bool nextRead(std::size_t& entry);
    void takeFirstRead();
    void announce();

    void readUntilStopped(const std::stop_token& stop);
    Expert expertOf(std::size_t entry) const;
    std::size_t expectedRoom() const;

    // Constant after construction.
    std::vector<std::unique_ptr<DirectFile>> m_files;
    std::vector<Layer> m_layers;
    int m_firstLayer = -1; ///< with experts in the file: where a token begins

    mutable std::mutex m_mutex; // of all that follows
    std::condition_variable_any m_work;
    std::condition_variable_any m_progress;
    std::vector<Entry> m_entries;
    std::vector<Pool> m_pools;
    std::deque<std::size_t> m_demanded; // entries to read, first
    std::deque<std::size_t> m_guessed;  // then
    std::deque<std::size_t> m_firstReads;
    std::size_t m_expectedCount = 0;
    double m_gain = 1; ///< what being chosen now adds to an expert's heat: grows, so that the past fades
    std::uint64_t m_changes = 0;
    std::uint64_t m_bytes = 0; ///< before loans
    std::uint64_t m_lent = 0;
    std::string m_problem; ///< of the newest failed reading
    Counts m_counts;

    std::vector<std::jthread> m_readers; // last: they end first
};

} // namespace conclave::engine
