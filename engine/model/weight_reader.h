// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/weights.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>

namespace conclave::engine {

/// Takes tensors out of a file by name and checks that each has the expected shape and a type that we can
/// run.
///
/// Like ConfigReader it keeps the first problem and goes on with empty views, so that an architecture's
/// tensor list reads as a list. Shapes are given as GGUF writes them: columns (inputs) first.
class WeightReader {
  public:
    /// Whether vectors are copied and layouts changed, or only names, shapes and types are looked at.
    enum class Contents { ShapesOnly, Everything };

    /// What is read goes into @p weights, whose file is set. @p usedShare: experts used / experts, for the
    /// totals.
    WeightReader(Weights& weights, Contents contents, double usedShare);

    kernels::WeightView matrix(const std::string& name, std::int64_t cols, std::int64_t rows);
    /// No data when the file has no such tensor.
    kernels::WeightView matrixIfThere(const std::string& name, std::int64_t cols, std::int64_t rows);
    /// A table of which one row is read per token: does not count as active.
    kernels::WeightView table(const std::string& name, std::int64_t cols, std::int64_t rows);
    /// The second dimension of a tensor, 1 when it is missing.
    std::int64_t rowsOf(const std::string& name) const;

    /// One matrix per expert; only the used share counts as active.
    kernels::WeightStack experts(const std::string& name, std::int64_t cols, std::int64_t rows,
                                 std::int64_t count);
    /// One matrix per head.
    kernels::WeightStack heads(const std::string& name, std::int64_t cols, std::int64_t rows,
                               std::int64_t count);

    WeightVector vector(const std::string& name, std::int64_t size);
    WeightVector vectorIfThere(const std::string& name, std::int64_t size);
    /// @p count vectors of @p size behind each other, one per channel.
    WeightVector vectors(const std::string& name, std::int64_t size, std::int64_t count);
    /// @p count vectors of @p size behind each other, one per expert.
    WeightVector vectorsIfThere(const std::string& name, std::int64_t size, std::int64_t count);
    /// vector() with every number multiplied by @p factor.
    WeightVector scaledVector(const std::string& name, std::int64_t size, float factor);

    /// A stack of our own: matrix h is the transpose of rows [h · rowStep, h · rowStep + cols) of @p source,
    /// so [source.cols, cols].
    kernels::WeightStack transposedHeads(const kernels::WeightView& source, std::int64_t count,
                                         std::int64_t rowStep, std::int64_t cols);

    /// A matrix of our own: the rows @p rows of @p source in this order, as they are encoded.
    kernels::WeightView gatheredRows(const kernels::WeightView& source, std::span<const std::int64_t> rows);

    /// Says that the file may have a tensor that nothing reads: no notice is needed.
    void leaveOut(const std::string& name);

    bool has(const std::string& name) const;
    void fail(ErrorKind kind, std::string sentence);
    const std::optional<Error>& error() const { return m_error; }
    Contents contents() const { return m_contents; }

    /// What is read from now on is no part of a plain pass.
    void countNothingAsActive() { m_isIdle = true; }
    /// Counts what nobody asked for and names the most used type. Call last. A factor for weights that were
    /// read ("….scale", NVFP4 files have such) is an error: without it the weights are wrong.
    void finishTotals();

  private:
    const GgufTensor* find(const std::string& name, std::initializer_list<std::int64_t> shape, bool needed);
    void countUse(const GgufTensor& tensor, double activeShare);
    WeightVector decoded(const GgufTensor& tensor);
    kernels::WeightStack stack(const std::string& name, std::int64_t cols, std::int64_t rows,
                               std::int64_t count, double activeShare);

    Weights& m_weights;
    const GgufReader& m_file;
    const Contents m_contents;
    const double m_usedShare;
    std::unordered_set<std::string_view> m_used;
    std::map<kernels::QuantType, std::uint64_t> m_elementsOfType;
    bool m_isIdle = false;
    std::optional<Error> m_error;
};

} // namespace conclave::engine
