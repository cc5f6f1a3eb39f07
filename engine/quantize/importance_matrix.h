// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace conclave::engine {

/// For each column of each matrix the mean square of the activations that met it while a model read some
/// text: how much an error of a weight in that column matters. Files of llama.cpp's imatrix
/// (tools/imatrix/imatrix.cpp), in both of their forms:
///
/// - GGUF with general.type "imatrix": per matrix NAME the tensors NAME.in_sum2, sums of squares
///   [cols, matrices], and NAME.counts, how many rows were summed [1, matrices] (or one for all);
/// - .dat, without a magic: int32 entries; per entry int32 length, name, int32 calls, int32 values, float32
///   [values], each the mean square times calls; then int32 calls and int32 length, name of the text.
///
/// Experts have a row each; one that was never chosen has zeros. Immutable once read.
class ImportanceMatrix {
  public:
    /// The file is not trusted. Errors: NotFound, Io, Corrupt, Unsupported (a GGUF file that is a model).
    static Result<ImportanceMatrix> read(const std::string& path);

    /// Importances of the tensor @p name with @p matrices matrices of @p cols columns, [matrices or 1, cols];
    /// empty when the file has none. Errors: Corrupt (other sizes, with both).
    Result<std::span<const float>> of(std::string_view name, std::uint64_t cols,
                                      std::uint64_t matrices) const;

    std::size_t entries() const { return m_values.size(); }
    std::int64_t chunks() const { return m_chunks; }         ///< of text that were read; 0 when not said
    const std::string& dataset() const { return m_dataset; } ///< what the file calls the text; may be empty

  private:
    std::string m_path;
    std::map<std::string, std::vector<float>, std::less<>> m_values;
    std::int64_t m_chunks = 0;
    std::string m_dataset;

    Result<void> readGguf();
    Result<void> readDat();
    Result<void> add(std::string_view name, std::vector<float> values);
};

} // namespace conclave::engine
