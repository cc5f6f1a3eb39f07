// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/placement.h"

#include <algorithm>
#include <cmath>

namespace conclave::engine {

namespace {

constexpr int kHead = -1;
constexpr int kEmbedding = -2;
constexpr int kDense = -1;

/// Something that has one place.
struct Piece {
    int layer = kHead; ///< or kHead, kEmbedding
    int expert = kDense;
    std::uint64_t bytes = 0;
    double chance = 1; ///< that a token reads it
};

/// Where the list of pieces is cut: [0, device) is on the card, [device, host) in main memory.
struct Cuts {
    std::size_t device = 0;
    std::size_t host = 0;
};

/// How often a token picks an expert that lies there, on average: of `used` picks.
struct Picks {
    double host = 0;
    double file = 0;
};

double binomial(int n, int k) {
    double result = 1;
    for (int i = 1; i <= k; ++i)
        result *= static_cast<double>(n - k + i) / i;
    return result;
}

/// The planning of one request.
class Planner {
  public:
    explicit Planner(const PlacementRequest& request) : m_request(request) { listPieces(); }

    Placement plan(std::uint64_t deviceBytes) const {
        const Cuts cuts = bestCuts(deviceBytes);
        Placement placement = placed(cuts);
        placement.tokenSeconds = predict(cuts, placement.stages);
        placement.streamFromTokens = streamFrom(cuts);
        return placement;
    }

  private:
    const ModelFootprint::Layer& layer(int index) const {
        return m_request.model.layers[static_cast<std::size_t>(index)];
    }
    int layers() const { return static_cast<int>(m_request.model.layers.size()); }
    std::uint64_t cacheBytes(int index) const {
        const auto place = static_cast<std::size_t>(index);
        return place < m_request.cacheBytes.size() ? m_request.cacheBytes[place] : 0;
    }
    /// Bytes of a dense piece that a token reads.
    double denseRead(int index) const {
        return static_cast<double>(layer(index).denseBytes) +
               m_request.cacheFill * static_cast<double>(cacheBytes(index));
    }

    void listPieces();
    double chance(int layer, int expert) const;
    std::size_t cutFrom(std::size_t begin, std::uint64_t budget) const;
    Cuts cutsFor(std::size_t device) const;
    Cuts bestCuts(std::uint64_t deviceBytes) const;
    Placement placed(const Cuts& cuts) const;
    double predict(const Cuts& cuts, std::vector<StagePrediction>& stages) const;
    double layerSeconds(int layer, const Picks& picks) const;
    std::optional<int> streamFrom(const Cuts& cuts) const;

    const PlacementRequest& m_request;
    std::vector<Piece> m_pieces;
    std::size_t m_densePieces = 0; ///< the head and the layers, at the beginning
};

/// Counted experts that were never chosen may be one day: each count is one more than it is.
double Planner::chance(int index, int expert) const {
    const ModelFootprint::Layer& shape = layer(index);
    const double even = static_cast<double>(shape.used) / shape.experts;
    if (!m_request.usage)
        return even;
    const auto counts = m_request.usage->of(index);
    if (counts.size() != static_cast<std::size_t>(shape.experts))
        return even;
    double sum = shape.experts;
    for (const std::uint64_t count : counts)
        sum += static_cast<double>(count);
    return std::min(1.0,
                    shape.used * (static_cast<double>(counts[static_cast<std::size_t>(expert)]) + 1) / sum);
}

void Planner::listPieces() {
    m_pieces.push_back({.layer = kHead, .bytes = m_request.model.headBytes});
    for (int index = layers() - 1; index >= 0; --index)
        m_pieces.push_back({.layer = index, .bytes = layer(index).denseBytes + cacheBytes(index)});
    m_densePieces = m_pieces.size();
    for (int index = 0; index < layers(); ++index)
        for (int expert = 0; expert < layer(index).experts; ++expert)
            m_pieces.push_back({index, expert, layer(index).expertBytes, chance(index, expert)});
    std::stable_sort(m_pieces.begin() + static_cast<std::ptrdiff_t>(m_densePieces), m_pieces.end(),
                     [](const Piece& a, const Piece& b) { return a.chance > b.chance; });
    m_pieces.push_back({.layer = kEmbedding, .bytes = m_request.model.embeddingBytes, .chance = 0});
}

/// The first piece from @p begin on that does not fit.
std::size_t Planner::cutFrom(std::size_t begin, std::uint64_t budget) const {
    std::size_t end = begin;
    while (end < m_pieces.size() && m_pieces[end].bytes <= budget)
        budget -= m_pieces[end++].bytes;
    return end;
}

Cuts Planner::cutsFor(std::size_t device) const {
    return {device, cutFrom(device, m_request.hostBytes)};
}

Cuts Planner::bestCuts(std::uint64_t deviceBytes) const {
    const std::uint64_t working = m_request.workingBytes;
    const std::size_t most = deviceBytes > working ? cutFrom(0, deviceBytes - working) : 0;
    std::vector<StagePrediction> stages;
    Cuts best = cutsFor(most);
    double bestSeconds = predict(best, stages);
    for (std::size_t device = std::min(most, m_densePieces + 1); device-- > 0;) {
        const Cuts cuts = cutsFor(device);
        const double seconds = predict(cuts, stages);
        if (seconds < bestSeconds) {
            best = cuts;
            bestSeconds = seconds;
        }
    }
    return best;
}

Placement Planner::placed(const Cuts& cuts) const {
    Placement placement;
    placement.layers.resize(m_request.model.layers.size());
    for (int index = 0; index < layers(); ++index)
        placement.layers[static_cast<std::size_t>(index)].experts.resize(
            static_cast<std::size_t>(layer(index).experts));
    for (std::size_t i = 0; i < m_pieces.size(); ++i) {
        const Piece& piece = m_pieces[i];
        const Place place = i < cuts.device ? Place::Device : i < cuts.host ? Place::Host : Place::File;
        placement.bytes[static_cast<std::size_t>(place)] += piece.bytes;
        if (piece.layer == kHead) {
            placement.head = place;
        } else if (piece.layer == kEmbedding) {
            placement.embedding = place;
        } else {
            Placement::Layer& there = placement.layers[static_cast<std::size_t>(piece.layer)];
            (piece.expert == kDense ? there.dense : there.experts[static_cast<std::size_t>(piece.expert)]) =
                place;
        }
    }
    placement.workingBytes = cuts.device > 0 ? m_request.workingBytes : 0;
    return placement;
}

/// The mean time for the routed experts of a layer on the card: card and processor work at once, so it is the
/// longer of both. The card counts as if it had all of the token's experts, which keeps the time from growing
/// with what the card takes over. Picks are taken as independent of each other.
double Planner::layerSeconds(int index, const Picks& picks) const {
    const ModelFootprint::Layer& shape = layer(index);
    const MachineRates& rates = m_request.rates;
    const auto bytes = static_cast<double>(shape.expertBytes);
    const double onDevice = shape.used * bytes / rates.device;
    const double ofHost = picks.host / shape.used;
    const double ofFile = picks.file / shape.used;
    const double ofDevice = std::max(0.0, 1 - ofHost - ofFile);
    double seconds = 0;
    for (int host = 0; host <= shape.used; ++host)
        for (int file = 0; host + file <= shape.used; ++file) {
            const int rest = shape.used - host - file;
            const double share = binomial(shape.used, host) * binomial(shape.used - host, file) *
                                 std::pow(ofHost, host) * std::pow(ofFile, file) * std::pow(ofDevice, rest);
            const double outside = host * bytes / rates.host + file * bytes / rates.file;
            seconds += share * (std::max(onDevice, outside) + (host + file > 0 ? rates.hopSeconds : 0));
        }
    return seconds;
}

/// @p stages becomes the parts of a token's time; returns their sum.
double Planner::predict(const Cuts& cuts, std::vector<StagePrediction>& stages) const {
    const MachineRates& rates = m_request.rates;
    const auto rate = [&](std::size_t piece) {
        return piece < cuts.device ? rates.device : piece < cuts.host ? rates.host : rates.file;
    };
    StagePrediction cardDense{"what each token reads, on the card"};
    StagePrediction cardExperts{"chosen experts, on the card"};
    StagePrediction outsideExperts{"waiting for experts outside of the card"};
    StagePrediction hostDense{"what each token reads, on the processor"};
    StagePrediction hostExperts{"chosen experts, on the processor"};

    std::vector<bool> isOnCard(m_request.model.layers.size());
    for (std::size_t i = 0; i < m_densePieces; ++i) {
        const Piece& piece = m_pieces[i];
        const bool onCard = i < cuts.device;
        const double bytes = piece.layer == kHead ? static_cast<double>(piece.bytes) : denseRead(piece.layer);
        StagePrediction& stage = onCard ? cardDense : hostDense;
        stage.bytes += bytes;
        stage.seconds += bytes / rate(i);
        if (piece.layer != kHead)
            isOnCard[static_cast<std::size_t>(piece.layer)] = onCard;
    }
    std::vector<Picks> picks(m_request.model.layers.size());
    for (std::size_t i = m_densePieces; i + 1 < m_pieces.size(); ++i) {
        const Piece& piece = m_pieces[i];
        const auto place = static_cast<std::size_t>(piece.layer);
        const double bytes = piece.chance * static_cast<double>(piece.bytes);
        if (!isOnCard[place]) {
            hostExperts.bytes += bytes;
            hostExperts.seconds += bytes / rate(i);
        } else if (i < cuts.device) {
            cardExperts.bytes += bytes;
        } else {
            outsideExperts.bytes += bytes;
            (i < cuts.host ? picks[place].host : picks[place].file) += piece.chance;
        }
    }
    for (int index = 0; index < layers(); ++index) {
        if (!isOnCard[static_cast<std::size_t>(index)] || layer(index).experts == 0)
            continue;
        const double onCard =
            layer(index).used * static_cast<double>(layer(index).expertBytes) / rates.device;
        cardExperts.seconds += onCard;
        outsideExperts.seconds += layerSeconds(index, picks[static_cast<std::size_t>(index)]) - onCard;
    }
    stages.clear();
    double seconds = 0;
    for (const StagePrediction& stage : {cardDense, cardExperts, outsideExperts, hostDense, hostExperts}) {
        seconds += stage.seconds;
        if (stage.seconds > 0)
            stages.push_back(stage);
    }
    return seconds;
}

/// A batch of n tokens reads an expert of chance p with 1 - (1 - p)^n. The processor takes the longer of
/// reading and computing, and copying is behind computing on the card likewise. Copying gains with n, as the
/// number of experts that are read has an end and the number of operations has none.
std::optional<int> Planner::streamFrom(const Cuts& cuts) const {
    const MachineRates& rates = m_request.rates;
    const auto pays = [&](int tokens) {
        double bytes = 0;
        double operations = 0;
        for (std::size_t i = std::max(cuts.device, m_densePieces); i < cuts.host && i + 1 < m_pieces.size();
             ++i) {
            const Piece& piece = m_pieces[i];
            bytes += static_cast<double>(piece.bytes) * (1 - std::pow(1 - piece.chance, tokens));
            operations += 2 * static_cast<double>(layer(piece.layer).expertWeights) * piece.chance * tokens;
        }
        const double processor = std::max(bytes / rates.host, operations / rates.hostOperations);
        const double card = std::max(bytes / rates.bus, operations / rates.deviceOperations);
        return bytes > 0 && card <= processor;
    };
    constexpr int kMost = 1 << 16;
    if (cuts.device < m_densePieces || !pays(kMost))
        return std::nullopt;
    int least = 1;
    for (int most = kMost; least < most;) {
        const int middle = least + (most - least) / 2;
        if (pays(middle))
            most = middle;
        else
            least = middle + 1;
    }
    return least;
}

} // namespace

int Placement::expertsIn(int layer, Place place) const {
    const std::vector<Place>& experts = layers[static_cast<std::size_t>(layer)].experts;
    return static_cast<int>(std::count(experts.begin(), experts.end(), place));
}

Placement planPlacement(const PlacementRequest& request) {
    return Planner(request).plan(request.deviceBytes);
}

Placement lowerPlacement(const PlacementRequest& request, const Placement& last, std::uint64_t askedBytes,
                         std::uint64_t freeBytes) {
    const std::uint64_t had = last.deviceBytes();
    const std::uint64_t missing = askedBytes > freeBytes ? askedBytes - freeBytes : 0;
    const std::uint64_t step = std::max({missing, had / 32, std::uint64_t{1}});
    return Planner(request).plan(had > step ? had - step : 0);
}

} // namespace conclave::engine
