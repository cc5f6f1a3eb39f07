// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/weight_reader.h"

#include "kernels/matmul_quant.h"

#include <algorithm>
#include <spdlog/fmt/fmt.h>
#include <spdlog/fmt/ranges.h>

namespace conclave::engine {

namespace {

using kernels::QuantTraits;
using kernels::QuantType;

std::string runnableTypes() {
    std::vector<std::string> names;
    for (const QuantTraits& traits : kernels::allQuantTraits())
        names.emplace_back(traits.name);
    return fmt::format("{}", fmt::join(names, ", "));
}

bool sameShape(const GgufTensor& tensor, std::initializer_list<std::int64_t> shape) {
    std::array<std::uint64_t, 4> wanted{1, 1, 1, 1};
    std::copy(shape.begin(), shape.end(), wanted.begin());
    return tensor.shape == wanted;
}

} // namespace

WeightReader::WeightReader(Weights& weights, Contents contents, double usedShare)
    : m_weights(weights), m_file(*weights.file), m_contents(contents), m_usedShare(usedShare) {}

bool WeightReader::has(const std::string& name) const {
    return m_file.tensor(name) != nullptr;
}

void WeightReader::leaveOut(const std::string& name) {
    if (const GgufTensor* tensor = m_file.tensor(name))
        m_used.insert(tensor->name);
}

void WeightReader::fail(ErrorKind kind, std::string sentence) {
    if (!m_error)
        m_error = Error{kind, std::move(sentence)};
}

/// The tensor if it is there, has the shape and can be decoded; otherwise nullptr and an error, except that a
/// missing tensor is only an error if it is needed.
const GgufTensor* WeightReader::find(const std::string& name, std::initializer_list<std::int64_t> shape,
                                     bool needed) {
    const GgufTensor* tensor = m_file.tensor(name);
    if (!tensor) {
        if (needed)
            fail(ErrorKind::Corrupt, fmt::format("The tensor '{}' is missing; expected one of shape [{}].",
                                                 name, fmt::join(shape, ", ")));
        return nullptr;
    }
    m_used.insert(tensor->name);
    if (!sameShape(*tensor, shape)) {
        fail(ErrorKind::Corrupt, fmt::format("The tensor '{}' has the shape {}; expected [{}].", name,
                                             tensor->shapeText(), fmt::join(shape, ", ")));
        return nullptr;
    }
    const QuantTraits* traits = kernels::quantTraits(static_cast<QuantType>(tensor->rawType));
    if (!traits) {
        fail(ErrorKind::Unsupported, fmt::format("The tensor '{}' has the type {}; Conclave can run {}.",
                                                 name, ggmlTypeName(tensor->rawType), runnableTypes()));
        return nullptr;
    }
    const auto cols = static_cast<std::int64_t>(tensor->shape[0]);
    const std::uint64_t rows = tensor->elements() / tensor->shape[0];
    if (cols % traits->blockElements != 0 ||
        tensor->data.size() < rows * static_cast<std::uint64_t>(kernels::quantRowBytes(traits->type, cols))) {
        fail(ErrorKind::Corrupt,
             fmt::format(
                 "The tensor '{}' has rows of {} weights and {} bytes; {} needs whole blocks of {} weights.",
                 name, cols, tensor->data.size(), traits->name, traits->blockElements));
        return nullptr;
    }
    return tensor;
}

void WeightReader::countUse(const GgufTensor& tensor, double activeShare) {
    const std::uint64_t elements = tensor.elements();
    m_elementsOfType[static_cast<QuantType>(tensor.rawType)] += elements;
    WeightTotals& totals = m_weights.totals;
    totals.parameters += elements;
    if (m_isIdle)
        return;
    totals.activeParameters += static_cast<std::uint64_t>(static_cast<double>(elements) * activeShare);
    totals.activeBytes += static_cast<std::uint64_t>(static_cast<double>(tensor.data.size()) * activeShare);
}

kernels::WeightView WeightReader::matrix(const std::string& name, std::int64_t cols, std::int64_t rows) {
    const GgufTensor* tensor = find(name, {cols, rows}, true);
    if (!tensor)
        return {};
    countUse(*tensor, 1.0);
    return {static_cast<QuantType>(tensor->rawType), tensor->data.data(), rows, cols};
}

kernels::WeightView WeightReader::matrixIfThere(const std::string& name, std::int64_t cols,
                                                std::int64_t rows) {
    return has(name) ? matrix(name, cols, rows) : kernels::WeightView{};
}

std::int64_t WeightReader::rowsOf(const std::string& name) const {
    const GgufTensor* tensor = m_file.tensor(name);
    return tensor ? static_cast<std::int64_t>(tensor->shape[1]) : 1;
}

kernels::WeightView WeightReader::table(const std::string& name, std::int64_t cols, std::int64_t rows) {
    const GgufTensor* tensor = find(name, {cols, rows}, true);
    if (!tensor)
        return {};
    countUse(*tensor, 0.0);
    return {static_cast<QuantType>(tensor->rawType), tensor->data.data(), rows, cols};
}

kernels::WeightStack WeightReader::stack(const std::string& name, std::int64_t cols, std::int64_t rows,
                                         std::int64_t count, double activeShare) {
    const GgufTensor* tensor = find(name, {cols, rows, count}, true);
    if (!tensor)
        return {};
    countUse(*tensor, activeShare);
    const auto type = static_cast<QuantType>(tensor->rawType);
    return {type, tensor->data.data(), count, rows, cols, rows * kernels::quantRowBytes(type, cols)};
}

kernels::WeightStack WeightReader::experts(const std::string& name, std::int64_t cols, std::int64_t rows,
                                           std::int64_t count) {
    return stack(name, cols, rows, count, m_usedShare);
}

kernels::WeightStack WeightReader::heads(const std::string& name, std::int64_t cols, std::int64_t rows,
                                         std::int64_t count) {
    return stack(name, cols, rows, count, 1.0);
}

WeightVector WeightReader::decoded(const GgufTensor& tensor) {
    const std::uint64_t size = tensor.elements();
    m_weights.totals.copiedBytes += size * sizeof(float);
    if (m_contents == Contents::ShapesOnly)
        return {};
    std::vector<float>& values = m_weights.owned.emplace_back(size);
    kernels::dequantizeRow(static_cast<QuantType>(tensor.rawType), tensor.data.data(),
                           static_cast<std::int64_t>(size), values.data());
    return values;
}

WeightVector WeightReader::vector(const std::string& name, std::int64_t size) {
    const GgufTensor* tensor = find(name, {size}, true);
    if (!tensor)
        return {};
    countUse(*tensor, 1.0);
    return decoded(*tensor);
}

WeightVector WeightReader::vectorIfThere(const std::string& name, std::int64_t size) {
    return has(name) ? vector(name, size) : WeightVector{};
}

WeightVector WeightReader::vectors(const std::string& name, std::int64_t size, std::int64_t count) {
    const GgufTensor* tensor = find(name, {size, count}, true);
    if (!tensor)
        return {};
    countUse(*tensor, 1.0);
    return decoded(*tensor);
}

WeightVector WeightReader::vectorsIfThere(const std::string& name, std::int64_t size, std::int64_t count) {
    const GgufTensor* tensor = find(name, {size, count}, false);
    if (!tensor)
        return {};
    countUse(*tensor, m_usedShare);
    return decoded(*tensor);
}

WeightVector WeightReader::scaledVector(const std::string& name, std::int64_t size, float factor) {
    const WeightVector values = vector(name, size);
    if (!values.empty()) // then it is the one that was decoded last
        for (float& value : m_weights.owned.back())
            value *= factor;
    return values;
}

kernels::WeightStack WeightReader::transposedHeads(const kernels::WeightView& source, std::int64_t count,
                                                   std::int64_t rowStep, std::int64_t cols) {
    const std::int64_t rows = source.cols;
    m_weights.totals.copiedBytes += static_cast<std::uint64_t>(count * rows * cols) * sizeof(float);
    if (!source.data || m_contents == Contents::ShapesOnly)
        return {};
    std::vector<float>& values = m_weights.owned.emplace_back(static_cast<std::size_t>(count * rows * cols));
    std::vector<float> row(static_cast<std::size_t>(source.cols));
    const std::int64_t rowBytes = kernels::quantRowBytes(source.type, source.cols);
    for (std::int64_t head = 0; head < count; ++head) {
        float* const out = values.data() + head * rows * cols;
        for (std::int64_t c = 0; c < cols; ++c) {
            kernels::dequantizeRow(source.type, source.data + (head * rowStep + c) * rowBytes, source.cols,
                                   row.data());
            for (std::int64_t r = 0; r < rows; ++r)
                out[r * cols + c] = row[static_cast<std::size_t>(r)];
        }
    }
    return {QuantType::f32, reinterpret_cast<const std::byte*>(values.data()),     count, rows,
            cols,           rows * cols * static_cast<std::int64_t>(sizeof(float))};
}

kernels::WeightView WeightReader::gatheredRows(const kernels::WeightView& source,
                                               std::span<const std::int64_t> rows) {
    const auto rowBytes = static_cast<std::size_t>(kernels::quantRowBytes(source.type, source.cols));
    const auto count = static_cast<std::int64_t>(rows.size());
    m_weights.totals.copiedBytes += rows.size() * rowBytes;
    if (!source.data || m_contents == Contents::ShapesOnly) // the right type, and nobody reads its data
        return {source.type, source.data, count, source.cols};
    std::vector<float>& memory =
        m_weights.owned.emplace_back((rows.size() * rowBytes + sizeof(float) - 1) / sizeof(float));
    auto* const out = reinterpret_cast<std::byte*>(memory.data());
    for (std::size_t i = 0; i < rows.size(); ++i)
        std::copy_n(source.data + static_cast<std::size_t>(rows[i]) * rowBytes, rowBytes, out + i * rowBytes);
    return {source.type, out, count, source.cols};
}

void WeightReader::finishTotals() {
    WeightTotals& totals = m_weights.totals;
    for (const GgufTensor& tensor : m_file.tensors()) {
        if (m_used.contains(tensor.name))
            continue;
        if (totals.unusedTensors++ == 0)
            totals.firstUnused = tensor.name;
        constexpr std::string_view kFactor = ".scale";
        if (tensor.name.ends_with(kFactor)) {
            std::string weight(tensor.name);
            weight.replace(weight.size() - kFactor.size(), kFactor.size(), ".weight");
            if (m_used.contains(weight))
                fail(ErrorKind::Unsupported,
                     fmt::format(
                         "The tensor '{}' multiplies the weights of '{}', which is not supported. Take "
                         "a file of this model in another weight type.",
                         tensor.name, weight));
        }
    }
    const auto most = std::max_element(m_elementsOfType.begin(), m_elementsOfType.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most != m_elementsOfType.end())
        totals.mostUsedType = kernels::quantTraits(most->first)->name;
}

} // namespace conclave::engine
