// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/float_copy.h"

#include "engine/gguf/gguf_reader.h"
#include "kernels/matmul_quant.h"
#include "tests/support/gguf_writer.h"

#include <cstdint>
#include <vector>

namespace conclave::test {

namespace {

using engine::GgufReader;
using engine::GgufType;

/// Whole numbers as 32 bits: enough for every key that a model file has.
void copyArray(const GgufReader& file, std::string_view key, GgufWriter& writer) {
    if (const auto texts = file.strings(key); texts.ok()) {
        writer.addArray(key, std::vector<std::string>((*texts)->begin(), (*texts)->end()));
    } else if (const auto numbers = file.integers(key); numbers.ok()) {
        writer.addArray(key, std::vector<std::int32_t>((*numbers)->begin(), (*numbers)->end()));
    } else if (const auto reals = file.reals(key); reals.ok()) {
        writer.addArray(key, **reals);
    }
}

void copyEntry(const GgufReader& file, std::string_view key, GgufWriter& writer) {
    switch (*file.type(key)) {
    case GgufType::string:
        return writer.add(key, **file.string(key));
    case GgufType::boolean:
        return writer.add(key, **file.boolean(key));
    case GgufType::f32:
    case GgufType::f64:
        return writer.add(key, static_cast<float>(**file.real(key)));
    case GgufType::array:
        return copyArray(file, key, writer);
    default:
        return writer.add(key, static_cast<std::uint32_t>(**file.integer(key)));
    }
}

} // namespace

std::string writeFloatCopy(const std::string& from, const std::string& to) {
    const auto opened = GgufReader::open(from);
    if (!opened)
        return opened.error().message;
    const GgufReader& file = **opened;
    GgufWriter writer;
    for (const std::string_view key : file.keys())
        if (key != "general.alignment") // the writer keeps its own
            copyEntry(file, key, writer);
    for (const engine::GgufTensor& tensor : file.tensors()) {
        const auto type = static_cast<kernels::QuantType>(tensor.rawType);
        if (!kernels::quantTraits(type))
            return "cannot decode " + std::string(tensor.name);
        const auto cols = static_cast<std::int64_t>(tensor.shape[0]);
        const auto rows = static_cast<std::int64_t>(tensor.elements()) / cols;
        std::vector<float> values(tensor.elements());
        for (std::int64_t row = 0; row < rows; ++row)
            kernels::dequantizeRow(type, tensor.data.data() + row * kernels::quantRowBytes(type, cols), cols,
                                   values.data() + row * cols);
        writer.addTensor(
            tensor.name,
            std::vector<std::uint64_t>(tensor.shape.begin(), tensor.shape.begin() + tensor.dimensions),
            values);
    }
    return writer.write(to) ? std::string() : "cannot write " + to;
}

} // namespace conclave::test
