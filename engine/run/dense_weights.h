// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/weights.h"
#include "engine/run/page_memory.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace conclave::engine {

/// Where a weight lies in its model's file.
struct FilePlace {
    std::size_t part = 0; ///< number in GgufReader::files()
    std::uint64_t offset = 0;
};
/// None for weights in memory of our own.
std::optional<FilePlace> placeInFile(const GgufReader& file, const std::byte* data);

/// What every token reads of a model, copied from its file to memory of our own, where no other program's
/// reading can push it out: all matrices but the routed experts' and tables of which a token reads one row.
/// Immutable once loaded.
class DenseWeights {
  public:
    /// Bytes that load() takes. Also from shapes alone.
    static std::uint64_t bytes(const Weights& weights);

    /// Reads them in file order; @p onProgress 0 to 1, may be empty. @p weights outlives the copy. Errors:
    /// Io, Cancelled. Throws std::bad_alloc.
    static Result<std::unique_ptr<DenseWeights>>
    load(const Weights& weights, const std::function<void(double)>& onProgress, const std::stop_token& stop);

    /// As those it was loaded from, with views into the copy where there is one.
    const Weights& weights() const { return m_weights; }

  private:
    DenseWeights() = default;
    PageMemory m_memory;
    Weights m_weights;
};

} // namespace conclave::engine
