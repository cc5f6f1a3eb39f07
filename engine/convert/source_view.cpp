// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/convert/source_view.h"

#include "engine/gguf/gguf_parser.h"
#include "kernels/float_formats.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>

namespace conclave::engine {

namespace {

constexpr float decodeF8(std::uint8_t code) {
    const int exponent = code >> 3 & 0xf;
    const int fraction = code & 7;
    if (exponent == 15 && fraction == 7)
        return std::numeric_limits<float>::quiet_NaN();
    // Below the smallest exponent the leading 1 is missing: fraction · 2^-9.
    float magnitude = exponent == 0 ? static_cast<float>(fraction) : static_cast<float>(8 + fraction);
    for (int i = exponent == 0 ? 1 : exponent; i < 10; ++i)
        magnitude /= 2;
    for (int i = exponent; i > 10; --i)
        magnitude *= 2;
    return code & 0x80 ? -magnitude : magnitude;
}

constexpr std::array<float, 256> kF8 = [] {
    std::array<float, 256> table{};
    for (std::size_t code = 0; code < table.size(); ++code)
        table[code] = decodeF8(static_cast<std::uint8_t>(code));
    return table;
}();

template <typename T>
T elementAt(const SourceTensor& tensor, std::int64_t index) {
    T value;
    std::memcpy(&value, tensor.data.data() + static_cast<std::size_t>(index) * sizeof value, sizeof value);
    return value;
}

/// One number of a tensor of a plain type.
float plainValue(const SourceTensor& tensor, std::int64_t index) {
    switch (tensor.type) {
    case SourceType::f32:
        return elementAt<float>(tensor, index);
    case SourceType::f16:
        return kernels::f16ToFloat(elementAt<std::uint16_t>(tensor, index));
    case SourceType::bf16:
        return kernels::bf16ToFloat(elementAt<std::uint16_t>(tensor, index));
    case SourceType::f8e4m3:
        return kF8[elementAt<std::uint8_t>(tensor, index)];
    case SourceType::u8:
        return static_cast<float>(elementAt<std::uint8_t>(tensor, index));
    case SourceType::other:
        break;
    }
    return 0;
}

/// What the FP8 value at @p index is multiplied by. The scales were checked when they were attached.
float scaleAt(const SourceTensor& tensor, std::int64_t index) {
    if (tensor.blockCols == 0)
        return plainValue(*tensor.scale, 0);
    const std::int64_t cols = tensor.shape.back();
    const std::int64_t blocksPerRow = tensor.scale->shape.back();
    return plainValue(*tensor.scale,
                      index / cols / tensor.blockRows * blocksPerRow + index % cols / tensor.blockCols);
}

void readScaledRun(const SourceTensor& tensor, std::int64_t offset, std::int64_t stride, std::int64_t count,
                   float* out) {
    // Neighbours share their scale up to the end of the block, which spares a division for each number.
    const std::int64_t cols = tensor.blockCols == 0 ? count : tensor.shape.back();
    const std::int64_t block = stride != 1 ? 1 : tensor.blockCols == 0 ? count : tensor.blockCols;
    for (std::int64_t i = 0; i < count;) {
        const std::int64_t index = offset + i * stride;
        const std::int64_t col = tensor.blockCols == 0 ? 0 : index % cols;
        const std::int64_t end = i + std::min({count - i, block - col % block, cols - col});
        const float scale = scaleAt(tensor, index);
        for (; i < end; ++i)
            out[i] = kF8[elementAt<std::uint8_t>(tensor, offset + i * stride)] * scale;
    }
}

template <typename Stored, typename Decode>
void readPlainRun(const SourceTensor& tensor, std::int64_t offset, std::int64_t stride, std::int64_t count,
                  float* out, Decode decode) {
    const std::byte* place = tensor.data.data() + static_cast<std::size_t>(offset) * sizeof(Stored);
    const std::ptrdiff_t step =
        static_cast<std::ptrdiff_t>(stride) * static_cast<std::ptrdiff_t>(sizeof(Stored));
    for (std::int64_t i = 0; i < count; ++i) {
        Stored stored;
        std::memcpy(&stored, place + i * step, sizeof stored);
        out[i] = decode(stored);
    }
}

void readRun(const SourceTensor& tensor, std::int64_t offset, std::int64_t stride, std::int64_t count,
             float* out) {
    switch (tensor.type) {
    case SourceType::f32:
        return readPlainRun<float>(tensor, offset, stride, count, out, [](float value) { return value; });
    case SourceType::f16:
        return readPlainRun<std::uint16_t>(tensor, offset, stride, count, out, kernels::f16ToFloat);
    case SourceType::bf16:
        return readPlainRun<std::uint16_t>(tensor, offset, stride, count, out, kernels::bf16ToFloat);
    case SourceType::f8e4m3:
        return readScaledRun(tensor, offset, stride, count, out);
    case SourceType::u8:
    case SourceType::other:
        break;
    }
    std::fill_n(out, count, 0.0f);
}

std::string shapeText(const std::vector<std::int64_t>& shape) {
    SourceTensor named;
    named.shape = shape;
    return named.shapeText();
}

} // namespace

float f8e4m3ToFloat(std::uint8_t code) {
    return kF8[code];
}

SourceView::SourceView(const SourceTensor& tensor)
    : m_tensor(&tensor), m_shape(tensor.shape), m_strides(tensor.shape.size()) {
    std::int64_t stride = 1;
    for (std::size_t i = m_shape.size(); i-- > 0;) {
        m_strides[i] = stride;
        stride *= m_shape[i];
    }
}

std::optional<std::size_t> SourceView::index(int dim) const {
    const int dimensions = static_cast<int>(m_shape.size());
    const int counted = dim < 0 ? dimensions + dim : dim;
    return counted >= 0 && counted < dimensions ? std::optional(static_cast<std::size_t>(counted))
                                                : std::nullopt;
}

SourceView SourceView::failed(const std::string& step) const {
    SourceView view = *this;
    if (!view.m_problem)
        view.m_problem = "tensor " + quotedName(m_tensor ? m_tensor->name : "") + " of shape " +
                         (m_tensor ? m_tensor->shapeText() : "[]") + " cannot be " + step +
                         " (at this point " + shapeText(m_shape) + "): it does not fit config.json";
    return view;
}

SourceView SourceView::split(int dim, std::int64_t outer) const {
    const std::optional<std::size_t> i = index(dim);
    if (!i || outer <= 0 || m_shape[*i] % outer != 0)
        return failed("split into " + std::to_string(outer) + " parts along dimension " +
                      std::to_string(dim));
    SourceView view = *this;
    const std::int64_t inner = m_shape[*i] / outer;
    const auto place = static_cast<std::ptrdiff_t>(*i);
    view.m_shape[*i] = inner;
    view.m_shape.insert(view.m_shape.begin() + place, outer);
    view.m_strides.insert(view.m_strides.begin() + place, m_strides[*i] * inner);
    return view;
}

SourceView SourceView::swap(int first, int second) const {
    const std::optional<std::size_t> a = index(first);
    const std::optional<std::size_t> b = index(second);
    if (!a || !b)
        return failed("turned");
    SourceView view = *this;
    std::swap(view.m_shape[*a], view.m_shape[*b]);
    std::swap(view.m_strides[*a], view.m_strides[*b]);
    return view;
}

SourceView SourceView::slice(int dim, std::int64_t first, std::int64_t count, std::int64_t step) const {
    const std::optional<std::size_t> i = index(dim);
    const bool fits = i && first >= 0 && count > 0 && step > 0 && first < m_shape[*i] &&
                      (count - 1) <= (m_shape[*i] - 1 - first) / step;
    if (!fits)
        return failed("cut to " + std::to_string(count) + " from " + std::to_string(first) +
                      " on along dimension " + std::to_string(dim));
    SourceView view = *this;
    view.m_offset += first * m_strides[*i];
    view.m_shape[*i] = count;
    view.m_strides[*i] *= step;
    return view;
}

SourceView SourceView::firstHalf(int dim) const {
    const std::int64_t whole = length(dim);
    return whole % 2 == 0 ? slice(dim, 0, whole / 2)
                          : failed("halved along dimension " + std::to_string(dim));
}

SourceView SourceView::secondHalf(int dim) const {
    const std::int64_t whole = length(dim);
    return whole % 2 == 0 ? slice(dim, whole / 2, whole / 2)
                          : failed("halved along dimension " + std::to_string(dim));
}

SourceView SourceView::squeezed() const {
    SourceView view = *this;
    view.m_shape.clear();
    view.m_strides.clear();
    for (std::size_t i = 0; i < m_shape.size(); ++i)
        if (m_shape[i] != 1) {
            view.m_shape.push_back(m_shape[i]);
            view.m_strides.push_back(m_strides[i]);
        }
    return view;
}

std::int64_t SourceView::length(int dim) const {
    const std::optional<std::size_t> i = index(dim);
    return i ? m_shape[*i] : 0;
}

std::int64_t SourceView::elements() const {
    return std::accumulate(m_shape.begin(), m_shape.end(), std::int64_t{1}, std::multiplies<>());
}

std::optional<std::span<const std::byte>> SourceView::asBytes() const {
    std::int64_t stride = 1;
    for (std::size_t i = m_shape.size(); i-- > 0;) {
        if (m_shape[i] != 1 && m_strides[i] != stride)
            return std::nullopt;
        stride *= m_shape[i];
    }
    const std::size_t bytesEach = sourceTypeBytes(m_tensor->type);
    return m_tensor->data.subspan(static_cast<std::size_t>(m_offset) * bytesEach,
                                  static_cast<std::size_t>(elements()) * bytesEach);
}

template <typename Visit>
void SourceView::forRuns(std::int64_t first, std::int64_t count, Visit visit) const {
    const std::int64_t inner = m_shape.empty() ? 1 : m_shape.back();
    const std::int64_t stride = m_shape.empty() ? 1 : m_strides.back();
    while (count > 0) {
        std::int64_t row = first / inner;
        const std::int64_t column = first % inner;
        std::int64_t offset = m_offset + column * stride;
        for (std::size_t i = m_shape.size() < 2 ? 0 : m_shape.size() - 1; i-- > 0;) {
            offset += row % m_shape[i] * m_strides[i];
            row /= m_shape[i];
        }
        const std::int64_t run = std::min(count, inner - column);
        visit(offset, stride, run);
        first += run;
        count -= run;
    }
}

void SourceView::read(std::int64_t first, std::int64_t count, float* out) const {
    forRuns(first, count, [&](std::int64_t offset, std::int64_t stride, std::int64_t run) {
        readRun(*m_tensor, offset, stride, run, out);
        out += run;
    });
}

void SourceView::readCodes(std::int64_t first, std::int64_t count, std::uint8_t* out) const {
    forRuns(first, count, [&](std::int64_t offset, std::int64_t stride, std::int64_t run) {
        for (std::int64_t i = 0; i < run; ++i)
            *out++ = elementAt<std::uint8_t>(*m_tensor, offset + i * stride);
    });
}

} // namespace conclave::engine
