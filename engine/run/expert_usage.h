// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace conclave::engine {

struct Weights;

/// How often each routed expert of a model was chosen, remembered from run to run so that the hot ones get
/// the fastest memory.
///
/// A file holds, little-endian: "CXU1", uint32 layers, uint32 experts, the counts as uint64 [layers,
/// experts], and the FNV-1a hash of all that as uint64. Used by one thread at a time.
class ExpertUsage {
  public:
    /// Nothing counted yet.
    ExpertUsage(int layers, int experts);

    int layers() const { return m_layers; }
    int experts() const { return m_experts; }

    /// Counts the experts @p ids that tokens of @p layer chose. Ids and layers out of range are not counted.
    void count(int layer, std::span<const std::int32_t> ids);
    /// Adds what somebody else has counted, [experts]. Layers out of range are not counted.
    void add(int layer, std::span<const std::int32_t> counts);
    /// Adds what @p other counted, of a model of the same shape.
    void merge(const ExpertUsage& other);

    /// [experts] of @p layer.
    std::span<const std::uint64_t> of(int layer) const;
    std::uint64_t total() const;

    /// What load() found.
    struct Loaded;
    /// The counts in the file @p path of a model with so many layers and experts. No file is no counts. A
    /// file that is damaged or of another shape is no counts either, with a notice: it will be written over.
    static Loaded load(const std::string& path, int layers, int experts);

    /// Writes the file, whole or not at all; folders that are missing are made. Errors: Io.
    Result<void> save(const std::string& path) const;

  private:
    int m_layers = 0;
    int m_experts = 0;
    std::vector<std::uint64_t> m_counts; // [layers, experts]
};

struct ExpertUsage::Loaded {
    ExpertUsage usage;
    std::string notice; ///< one sentence about a file that could not be used; empty when all is well
};

/// What the counts of a model are kept under: its routers, hashed. They are the same in every quantization of
/// a model, and so is what its tokens choose. Empty for a model without experts.
std::string expertUsageFileName(const Weights& weights);

} // namespace conclave::engine
