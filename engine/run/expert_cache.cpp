// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/expert_cache.h"

#include "engine/gguf/direct_file.h"
#include "engine/gguf/mapped_file.h"
#include "engine/run/dense_weights.h"
#include "engine/run/expert_usage.h"

#include <algorithm>
#include <cmath>
#include <new>
#include <numeric>
#include <system_error>

namespace conclave::engine {

namespace {

/// Requests in flight. A virtual disk is as fast with one; an NVMe drive needs several of this size.
constexpr int kReaders = 4;

/// Tokens after which having been chosen counts half.
constexpr double kHalfLife = 256;

std::size_t matrixBytes(const kernels::WeightStack& stack) {
    return static_cast<std::size_t>(stack.rows * kernels::quantRowBytes(stack.type, stack.cols));
}

} // namespace

// ---- What lies where ----

/// Without the files' readers.
std::vector<ExpertCache::Layer> ExpertCache::layersOf(const Weights& weights) {
    std::vector<Layer> layers(weights.layers.size());
    std::size_t entries = 0;
    for (std::size_t l = 0; l < layers.size(); ++l) {
        const auto* const experts = std::get_if<ExpertWeights>(&weights.layers[l].feedForward);
        if (!experts)
            continue;
        Layer& layer = layers[l];
        layer.firstEntry = entries;
        std::size_t matrix = 0;
        std::size_t inFile = 0;
        for (const kernels::WeightStack* stack : {&experts->gate, &experts->up, &experts->down}) {
            const auto place = stack->data ? placeInFile(*weights.file, stack->data) : std::nullopt;
            if (!place)
                break;
            ++inFile;
            Matrix& own = layer.matrices[matrix++];
            own.offset = place->offset;
            own.strideBytes = static_cast<std::uint64_t>(stack->strideBytes);
            own.bytes = matrixBytes(*stack);
            own.place = layer.slotBytes;
            std::size_t room = 0;
            for (std::int64_t e = 0; e < stack->count; ++e)
                room = std::max(room,
                                DirectFile::room(own.offset + static_cast<std::uint64_t>(e) * own.strideBytes,
                                                 own.bytes));
            layer.slotBytes += room;
        }
        if (inFile < kMatrices)
            layer = {};
        else
            layer.experts = static_cast<std::int32_t>(experts->gate.count);
        entries += static_cast<std::size_t>(layer.experts);
    }
    return layers;
}

/// Says which layer uses which.
std::vector<ExpertCache::Pool> ExpertCache::poolsOf(std::vector<Layer>& layers) {
    std::vector<Pool> pools;
    for (Layer& layer : layers) {
        if (layer.experts == 0)
            continue;
        auto pool = std::ranges::find(pools, layer.slotBytes, &Pool::slotBytes);
        if (pool == pools.end()) {
            pools.emplace_back().slotBytes = layer.slotBytes;
            pool = pools.end() - 1;
        }
        pool->entries += static_cast<std::size_t>(layer.experts);
        layer.pool = static_cast<std::size_t>(pool - pools.begin());
    }
    return pools;
}

std::uint64_t ExpertCache::bytesOfAll(const Weights& weights) {
    std::vector<Layer> layers = layersOf(weights);
    std::uint64_t bytes = 0;
    for (const Pool& pool : poolsOf(layers))
        bytes += pool.entries * pool.slotBytes;
    return bytes;
}

std::uint64_t ExpertCache::leastBytes(const Weights& weights) {
    std::vector<Layer> layers = layersOf(weights);
    std::uint64_t bytes = 0;
    for (const Pool& pool : poolsOf(layers))
        bytes += pool.slotBytes;
    return bytes;
}

ExpertCache::ExpertCache(const Weights& weights, const Options& options)
    : m_layers(layersOf(weights)), m_pools(poolsOf(m_layers)), m_bytes(options.bytes) {
    for (const std::unique_ptr<MappedFile>& part : weights.file->files())
        m_files.push_back(std::make_unique<DirectFile>(*part));
    for (std::size_t l = 0; l < m_layers.size(); ++l) {
        Layer& layer = m_layers[l];
        if (layer.experts == 0)
            continue;
        if (m_firstLayer < 0)
            m_firstLayer = static_cast<int>(l);
        const auto& experts = std::get<ExpertWeights>(weights.layers[l].feedForward);
        std::size_t matrix = 0;
        for (const kernels::WeightStack* stack : {&experts.gate, &experts.up, &experts.down})
            layer.matrices[matrix++].file = m_files[placeInFile(*weights.file, stack->data)->part].get();
        m_entries.resize(m_entries.size() + static_cast<std::size_t>(layer.experts),
                         Entry{.layer = static_cast<std::int32_t>(l)});
    }
    setRoom(m_bytes);
    for (Pool& pool : m_pools) {
        pool.memory = PageMemory(pool.room * pool.slotBytes);
        pool.entryOf.assign(pool.room, -1);
        pool.free.resize(pool.room);
        std::iota(pool.free.rbegin(), pool.free.rend(), 0); // the first slots are taken first
    }
    planFirstReads(options);
    try {
        for (int reader = 0; reader < kReaders; ++reader)
            m_readers.emplace_back([this](const std::stop_token& stop) { readUntilStopped(stop); });
    } catch (const std::system_error&) { // no more threads: fewer do
        if (m_readers.empty())
            throw std::bad_alloc();
    }
}

ExpertCache::~ExpertCache() = default;

/// The same share of the experts of each size.
void ExpertCache::setRoom(std::uint64_t bytes) {
    std::uint64_t all = 0;
    for (const Pool& pool : m_pools)
        all += pool.entries * pool.slotBytes;
    const double share =
        std::min(1.0, static_cast<double>(bytes) / static_cast<double>(std::max<std::uint64_t>(all, 1)));
    for (Pool& pool : m_pools)
        pool.room = std::max<std::size_t>(
            1, static_cast<std::size_t>(std::floor(share * static_cast<double>(pool.entries))));
}

/// The hottest experts, as far as there is room, in the order in which they lie in the file. What was counted
/// in other runs is worth what it would be after many tokens of this one.
void ExpertCache::planFirstReads(const Options& options) {
    for (std::size_t l = 0; l < m_layers.size() && options.usage; ++l) {
        const std::span<const std::uint64_t> counts = options.usage->of(static_cast<int>(l));
        const Layer& layer = m_layers[l];
        const double sum = std::accumulate(counts.begin(), counts.end(), 0.0);
        for (std::int32_t e = 0;
             e < layer.experts && sum > 0 && counts.size() == static_cast<std::size_t>(layer.experts); ++e)
            m_entries[layer.firstEntry + static_cast<std::size_t>(e)].heat =
                static_cast<double>(counts[static_cast<std::size_t>(e)]) / sum * kHalfLife;
    }
    std::vector<std::size_t> order(m_entries.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::erase_if(order, [&](std::size_t entry) { return m_entries[entry].layer >= options.mainLayers; });
    const auto idOf = [&](std::size_t entry) {
        return entry - m_layers[static_cast<std::size_t>(m_entries[entry].layer)].firstEntry;
    };
    // Nothing known: as many of each layer.
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return m_entries[a].heat != m_entries[b].heat ? m_entries[a].heat > m_entries[b].heat
                                                      : idOf(a) < idOf(b);
    });
    std::vector<std::size_t> room;
    for (const Pool& pool : m_pools)
        room.push_back(pool.room);
    std::erase_if(order, [&](std::size_t entry) {
        std::size_t& left = room[m_layers[static_cast<std::size_t>(m_entries[entry].layer)].pool];
        return left == 0 || (--left, false);
    });
    std::ranges::sort(order);
    m_firstReads.assign(order.begin(), order.end());
}

ExpertCache::Expert ExpertCache::expertOf(std::size_t entry) const {
    const Entry& expert = m_entries[entry];
    const Layer& layer = m_layers[static_cast<std::size_t>(expert.layer)];
    const auto id = static_cast<std::int32_t>(entry - layer.firstEntry);
    const Pool& pool = m_pools[layer.pool];
    const std::byte* const slot = pool.memory.data() + static_cast<std::size_t>(expert.slot) * pool.slotBytes;
    const auto at = [&](const Matrix& matrix) {
        return slot + matrix.place +
               (matrix.offset + static_cast<std::uint64_t>(id) * matrix.strideBytes) % DirectFile::kAlign;
    };
    return {id, at(layer.matrices[0]), at(layer.matrices[1]), at(layer.matrices[2])};
}

// ---- Slots ----

/// A free slot for an absent expert, or that of the coldest one that nobody needs.
bool ExpertCache::giveSlot(std::size_t index, bool mayPushOutExpected) {
    Entry& entry = m_entries[index];
    Pool& pool = m_pools[m_layers[static_cast<std::size_t>(entry.layer)].pool];
    if (pool.free.empty() || pool.inUse() >= pool.room) {
        Entry* coldest = nullptr;
        for (const std::int32_t other : pool.entryOf) {
            if (other < 0)
                continue;
            Entry& candidate = m_entries[static_cast<std::size_t>(other)];
            const bool isIdle =
                candidate.state == State::There || (candidate.state == State::Queued && candidate.isExpected);
            if (candidate.pins > 0 || !isIdle || (candidate.isExpected && !mayPushOutExpected))
                continue;
            const auto rank = [](const Entry& e) { return std::pair(e.isExpected, e.heat); };
            if (!coldest || rank(candidate) < rank(*coldest))
                coldest = &candidate;
        }
        if (!coldest)
            return false;
        drop(*coldest);
    }
    entry.slot = pool.free.back();
    pool.free.pop_back();
    pool.entryOf[static_cast<std::size_t>(entry.slot)] = static_cast<std::int32_t>(index);
    entry.state = State::Queued;
    entry.begun = entry.ended = 0;
    entry.wasExpected = false;
    return true;
}

/// The expert is absent from now on.
void ExpertCache::drop(Entry& entry) {
    Pool& pool = m_pools[m_layers[static_cast<std::size_t>(entry.layer)].pool];
    pool.entryOf[static_cast<std::size_t>(entry.slot)] = -1;
    pool.free.push_back(entry.slot);
    m_expectedCount -= entry.isExpected ? 1 : 0;
    entry.isExpected = false;
    entry.slot = -1;
    entry.state = State::Absent;
}

void ExpertCache::unpin(std::size_t index) {
    Entry& entry = m_entries[index];
    if (--entry.pins > 0)
        return;
    if (entry.state == State::Queued || (entry.state == State::Failed && entry.begun == entry.ended))
        drop(entry);
    shrink(m_pools[m_layers[static_cast<std::size_t>(entry.layer)].pool]);
}

/// Gives up the coldest experts until there are no more than there is room for, as far as nobody needs them.
void ExpertCache::shrink(Pool& pool) {
    while (pool.inUse() > pool.room) {
        Entry* coldest = nullptr;
        for (const std::int32_t other : pool.entryOf) {
            Entry* const candidate = other < 0 ? nullptr : &m_entries[static_cast<std::size_t>(other)];
            if (candidate && candidate->pins == 0 && candidate->state == State::There &&
                (!coldest || candidate->heat < coldest->heat))
                coldest = candidate;
        }
        if (!coldest)
            return;
        const auto slot = static_cast<std::size_t>(coldest->slot);
        drop(*coldest);
        pool.memory.giveBack(slot * pool.slotBytes, pool.slotBytes);
    }
}

double ExpertCache::share() const {
    const std::lock_guard lock(m_mutex);
    std::uint64_t all = 0;
    std::uint64_t room = 0;
    for (const Pool& pool : m_pools) {
        all += pool.entries * pool.slotBytes;
        room += pool.room * pool.slotBytes;
    }
    return all == 0 ? 1.0 : static_cast<double>(room) / static_cast<double>(all);
}

ExpertCache::Loan ExpertCache::lend(std::uint64_t bytes) {
    const std::lock_guard lock(m_mutex);
    std::uint64_t least = 0;
    for (const Pool& pool : m_pools)
        least += pool.slotBytes;
    if (m_bytes < m_lent || m_bytes - m_lent < bytes || m_bytes - m_lent - bytes < least)
        return nullptr;
    const auto change = [this] {
        setRoom(m_bytes - m_lent);
        for (Pool& pool : m_pools) {
            shrink(pool);
            for (const std::int32_t slot : pool.free)
                pool.memory.giveBack(static_cast<std::size_t>(slot) * pool.slotBytes, pool.slotBytes);
        }
    };
    m_lent += bytes;
    change();
    return {this, [bytes, change](ExpertCache* cache) {
                const std::lock_guard again(cache->m_mutex);
                cache->m_lent -= bytes;
                change();
            }};
}

// ---- Reading ----

void ExpertCache::queue(std::size_t entry, std::deque<std::size_t>& queue) {
    queue.push_back(entry);
    m_work.notify_all();
}

void ExpertCache::announce() {
    ++m_changes;
    m_progress.notify_all();
}

/// Fills a free slot, when there is nothing else to read.
void ExpertCache::takeFirstRead() {
    for (; !m_firstReads.empty() && m_guessed.empty(); m_firstReads.pop_front()) {
        const std::size_t entry = m_firstReads.front();
        const Pool& pool = m_pools[m_layers[static_cast<std::size_t>(m_entries[entry].layer)].pool];
        if (m_entries[entry].state == State::Absent && pool.inUse() < pool.room && giveSlot(entry, false))
            m_guessed.push_back(entry);
    }
}

/// The expert of which a matrix is to be read next; false: none.
bool ExpertCache::nextRead(std::size_t& index) {
    // What was given up, or has come by the other queue, is skipped.
    const auto isWaiting = [&](std::size_t waiting) {
        const Entry& entry = m_entries[waiting];
        return (entry.state == State::Queued || entry.state == State::Reading) && entry.begun < kMatrices;
    };
    for (std::deque<std::size_t>* const queue : {&m_demanded, &m_guessed}) {
        while (!queue->empty() && !isWaiting(queue->front()))
            queue->pop_front();
        if (queue == &m_guessed)
            takeFirstRead();
        if (queue->empty())
            continue;
        index = queue->front();
        return true;
    }
    return false;
}

void ExpertCache::readUntilStopped(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    std::size_t index = 0;
    while (m_work.wait(lock, stop, [&] { return nextRead(index); })) {
        if (stop.stop_requested())
            return;
        Entry& entry = m_entries[index];
        const Layer& layer = m_layers[static_cast<std::size_t>(entry.layer)];
        const Matrix& matrix = layer.matrices[entry.begun];
        const Pool& pool = m_pools[layer.pool];
        std::byte* const memory =
            pool.memory.data() + static_cast<std::size_t>(entry.slot) * pool.slotBytes + matrix.place;
        const std::uint64_t offset = matrix.offset + (index - layer.firstEntry) * matrix.strideBytes;
        entry.state = State::Reading;
        ++entry.begun;
        lock.unlock();
        const Result<void> read = matrix.file->read(offset, matrix.bytes, memory);
        lock.lock();
        ++entry.ended;
        m_counts.bytesRead += matrix.bytes;
        if (!read) {
            m_problem = read.error().message;
            entry.state = State::Failed; // its other matrices are not begun
        }
        const bool hasFailed = entry.state == State::Failed;
        if (entry.ended < (hasFailed ? entry.begun : kMatrices))
            continue;
        if (!hasFailed)
            entry.state = State::There;
        else if (entry.pins == 0)
            drop(entry);
        shrink(m_pools[layer.pool]);
        announce();
    }
}

// ---- Guesses and choices ----

std::size_t ExpertCache::expectedRoom() const {
    std::size_t slots = 0;
    for (const Pool& pool : m_pools)
        slots += pool.room;
    return slots / 8;
}

void ExpertCache::expect(int layer, std::span<const std::int32_t> experts) {
    const std::lock_guard lock(m_mutex);
    const Layer& own = m_layers[static_cast<std::size_t>(layer)];
    for (const std::int32_t id : experts) {
        if (id < 0 || id >= own.experts || m_expectedCount >= expectedRoom())
            continue;
        const std::size_t index = own.firstEntry + static_cast<std::size_t>(id);
        Entry& entry = m_entries[index];
        if (entry.isExpected)
            continue;
        const bool isAbsent = entry.state == State::Absent;
        if (isAbsent && !giveSlot(index, false))
            return;
        entry.isExpected = true;
        ++m_expectedCount;
        if (!isAbsent)
            continue;
        entry.wasExpected = true;
        ++m_counts.expectedRead;
        queue(index, m_guessed);
    }
}

ExpertCache::Visit::Visit(ExpertCache& cache, int layer, const std::int32_t* offsets, std::int64_t tokens)
    : m_cache(cache) {
    const std::lock_guard lock(cache.m_mutex);
    const Layer& own = cache.m_layers[static_cast<std::size_t>(layer)];
    if (layer == cache.m_firstLayer)
        cache.m_gain *= std::exp2(static_cast<double>(tokens) / kHalfLife);
    constexpr double kMostGain = 1e100;
    if (cache.m_gain > kMostGain) {
        for (Entry& entry : cache.m_entries)
            entry.heat /= cache.m_gain;
        cache.m_gain = 1;
    }
    for (std::int32_t e = 0; e < own.experts; ++e) {
        const std::size_t index = own.firstEntry + static_cast<std::size_t>(e);
        Entry& entry = cache.m_entries[index];
        const std::int32_t rows = offsets[e + 1] - offsets[e];
        if (entry.isExpected && rows == 0 && entry.state == State::Queued && entry.pins == 0) {
            cache.drop(entry); // nothing of it was read
            --cache.m_counts.expectedRead;
        } else if (entry.isExpected) {
            entry.isExpected = false;
            --cache.m_expectedCount;
        }
        if (rows == 0) {
            entry.wasExpected = false;
            continue;
        }
        entry.heat += cache.m_gain * rows;
        ++cache.m_counts.chosen;
        cache.m_counts.there += entry.state == State::There ? 1 : 0;
        cache.m_counts.onTheirWay += entry.state == State::Queued || entry.state == State::Reading ? 1 : 0;
        cache.m_counts.expectedUsed += entry.wasExpected ? 1 : 0;
        entry.wasExpected = false;
        m_wanted.push_back({.entry = index});
    }
    m_left = m_wanted.size();
    cache.pinWanted(*this);
}

ExpertCache::Visit::~Visit() {
    const std::lock_guard lock(m_cache.m_mutex);
    for (const Wanted& wanted : m_wanted)
        if (wanted.isPinned)
            m_cache.unpin(wanted.entry);
    m_cache.announce();
}

/// Keeps what is there of the visit's experts, and has the others read as far as there are slots.
void ExpertCache::pinWanted(Visit& visit) {
    const auto isOpen = [](const Visit::Wanted& wanted) { return !wanted.isPinned && !wanted.isTaken; };
    // Those first that have a slot: the others must not push them out.
    for (Visit::Wanted& wanted : visit.m_wanted) {
        Entry& entry = m_entries[wanted.entry];
        if (!isOpen(wanted) || entry.state == State::Absent)
            continue;
        wanted.isPinned = true;
        ++entry.pins;
        if (entry.state == State::Queued || entry.state == State::Reading)
            queue(wanted.entry, m_demanded); // earlier than it would have been
    }
    for (Visit::Wanted& wanted : visit.m_wanted) {
        if (!isOpen(wanted))
            continue;
        if (!giveSlot(wanted.entry, true))
            return;
        wanted.isPinned = true;
        ++m_entries[wanted.entry].pins;
        queue(wanted.entry, m_demanded);
    }
}

Result<std::span<const ExpertCache::Expert>> ExpertCache::Visit::take(const std::stop_token& stop) {
    std::unique_lock lock(m_cache.m_mutex);
    m_there.clear();
    while (true) {
        if (stop.stop_requested())
            return Error{ErrorKind::Cancelled, "The calculation was cancelled."};
        m_cache.pinWanted(*this);
        for (Wanted& wanted : m_wanted) {
            if (!wanted.isPinned || wanted.isTaken)
                continue;
            const State state = m_cache.m_entries[wanted.entry].state;
            if (state == State::Failed)
                return Error{ErrorKind::Io, m_cache.m_problem};
            if (state != State::There)
                continue;
            wanted.isTaken = true;
            m_there.push_back(m_cache.expertOf(wanted.entry));
        }
        if (!m_there.empty() || isDone())
            return std::span<const Expert>(m_there);
        const std::uint64_t seen = m_cache.m_changes;
        m_cache.m_progress.wait(lock, stop, [&] { return m_cache.m_changes != seen; });
    }
}

void ExpertCache::Visit::release() {
    const std::lock_guard lock(m_cache.m_mutex);
    for (Wanted& wanted : m_wanted) {
        if (!wanted.isPinned || !wanted.isTaken)
            continue;
        wanted.isPinned = false;
        --m_left;
        m_cache.unpin(wanted.entry);
    }
    m_cache.announce();
}

ExpertCache::Counts ExpertCache::counts() const {
    const std::lock_guard lock(m_mutex);
    return m_counts;
}

} // namespace conclave::engine
