// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/convert/safetensors_file.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace conclave::engine {

/// A part of a stored tensor in another order: what reshaping, swapping dimensions and cutting pieces out
/// leave to be read. Nothing is copied, so a view of a tensor of gigabytes costs nothing.
///
/// A step that does not fit the shape keeps its sentence in problem() and leaves the view as it was.
class SourceView {
  public:
    SourceView() = default;
    explicit SourceView(const SourceTensor& tensor);

    /// Dimension @p dim of n becomes two: [outer, n / outer].
    SourceView split(int dim, std::int64_t outer) const;
    SourceView swap(int first, int second) const;
    /// The dimension's elements first, first + step, …, @p count of them.
    SourceView slice(int dim, std::int64_t first, std::int64_t count, std::int64_t step = 1) const;
    /// The two halves of a dimension.
    SourceView firstHalf(int dim) const;
    SourceView secondHalf(int dim) const;
    /// Without dimensions of length 1.
    SourceView squeezed() const;

    const std::vector<std::int64_t>& shape() const { return m_shape; }
    std::int64_t length(int dim) const; ///< negative dimensions count from the end; 0 when there is none
    std::int64_t elements() const;
    const SourceTensor* tensor() const { return m_tensor; }
    const std::optional<std::string>& problem() const { return m_problem; }

    /// The bytes of all elements when they lie in the file in this order.
    std::optional<std::span<const std::byte>> asBytes() const;

    /// Elements [first, first + count) in the view's order, as numbers. @p out holds @p count.
    void read(std::int64_t first, std::int64_t count, float* out) const;
    /// The same for u8, which are no numbers but codes.
    void readCodes(std::int64_t first, std::int64_t count, std::uint8_t* out) const;

  private:
    std::optional<std::size_t> index(int dim) const;
    SourceView failed(const std::string& step) const;
    /// Calls visit(offset, stride, count) for runs of elements with one distance, in the view's order.
    template <typename Visit>
    void forRuns(std::int64_t first, std::int64_t count, Visit visit) const;

    const SourceTensor* m_tensor = nullptr;
    std::vector<std::int64_t> m_shape;
    std::vector<std::int64_t> m_strides; ///< in elements
    std::int64_t m_offset = 0;           ///< of the first element, in elements
    std::optional<std::string> m_problem;
};

/// The value of an FP8 number with four bits of exponent and three of fraction (OCP E4M3: no infinities, NaN
/// is all ones; https://arxiv.org/abs/2209.05433).
float f8e4m3ToFloat(std::uint8_t code);

} // namespace conclave::engine
