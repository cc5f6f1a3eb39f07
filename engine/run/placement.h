// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/expert_usage.h"
#include "engine/run/model_footprint.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace conclave::engine {

/// Where weights lie, the fastest place first.
enum class Place : std::uint8_t {
    Device, ///< memory of the card
    Host,   ///< main memory: the processor computes with them there, or they are copied to the card
    File,   ///< the mapped file: read from the disk when they are needed
};
inline constexpr int kPlaces = 3;

/// What the machine can do, measured (bytes and operations per second). The figures here are those of an
/// ordinary desktop, for where nothing was measured.
struct MachineRates {
    double device = 500e9;           ///< reading the card's memory
    double bus = 20e9;               ///< copying from main memory to the card
    double host = 40e9;              ///< reading main memory on all cores
    double file = 2e9;               ///< reading the disk
    double deviceOperations = 30e12; ///< products of many tokens on the card
    double hostOperations = 0.4e12;  ///< the same on the processor
    double hopSeconds = 20e-6;       ///< handing one layer's tokens to the processor and taking results back
};

/// What a placement is made for.
struct PlacementRequest {
    ModelFootprint model;
    std::vector<std::uint64_t> cacheBytes; ///< of each layer, for the whole context; empty: none
    double cacheFill = 0.5;                ///< the share of the cache that a token reads, for the prediction
    std::uint64_t workingBytes =
        0; ///< on the card as soon as anything is there, buffers for streaming included
    std::uint64_t deviceBytes = 0; ///< free on the card
    std::uint64_t hostBytes = 0;   ///< free in main memory
    MachineRates rates;
    const ExpertUsage* usage = nullptr; ///< which experts are hot; nullptr: all alike
};

/// A part of the time for one token.
struct StagePrediction {
    const char* name = "";
    double bytes = 0; ///< read, on average
    double seconds = 0;
};

struct Placement {
    struct Layer {
        Place dense = Place::Device; ///< of its cache, too
        std::vector<Place> experts;
    };
    Place head = Place::Device;
    Place embedding = Place::Device;
    std::vector<Layer> layers;

    std::array<std::uint64_t, kPlaces> bytes{}; ///< weights and caches in each place
    std::uint64_t workingBytes = 0;             ///< more on the card; 0 when nothing is there

    std::vector<StagePrediction> stages; ///< of one decoded token, one after the other
    double tokenSeconds = 0;             ///< all of them
    /// From so many tokens in one batch on it is faster to copy experts to the card than to compute with them
    /// on the processor. None: never, or there are none outside of the card.
    std::optional<int> streamFromTokens;

    std::uint64_t deviceBytes() const { return bytes[0] + workingBytes; }
    std::uint64_t bytesIn(Place place) const { return bytes[static_cast<std::size_t>(place)]; }
    int expertsIn(int layer, Place place) const;
};

/// Chooses the places. A pure function: the same request has the same answer.
///
/// All pieces stand in one list, what gains most from the card first: the head, what each token reads of the
/// layers (the last layer first, so that those on the card are neighbours), the experts by how often they are
/// chosen, the embedding. The card gets the list's beginning as far as it fits, main memory what follows, the
/// file the rest. The list is independent of the budgets and cut where a piece does not fit, so more memory
/// never makes a piece's place slower. Of the cuts between layers and the last one possible that with the
/// shortest predicted time is taken, so neither does it make the prediction longer; a card that is slower
/// than the processor gets nothing.
Placement planPlacement(const PlacementRequest& request);

/// The next plan to try when @p last did not fit after all: @p askedBytes were asked for when @p freeBytes
/// were free. It takes less of the card by what was missing, at least by a thirty-second; so asking again and
/// again ends, at the latest with nothing on the card.
Placement lowerPlacement(const PlacementRequest& request, const Placement& last, std::uint64_t askedBytes,
                         std::uint64_t freeBytes);

} // namespace conclave::engine
