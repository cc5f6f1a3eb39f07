// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/quantize/importance_matrix.h"

#include "engine/gguf/gguf_parser.h"
#include "engine/gguf/gguf_reader.h"
#include "engine/gguf/mapped_file.h"
#include "kernels/quant_traits.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <optional>
#include <spdlog/fmt/fmt.h>

namespace conclave::engine {

namespace {

constexpr std::string_view kSquares = ".in_sum2";
constexpr std::string_view kCounts = ".counts";

bool isGguf(std::span<const std::byte> bytes) {
    return bytes.size() >= 4 && std::memcmp(bytes.data(), "GGUF", 4) == 0;
}

/// Takes values off the front of a file; nullopt where it is too short.
class ByteReader {
  public:
    explicit ByteReader(std::span<const std::byte> bytes) : m_rest(bytes) {}

    std::optional<std::int32_t> number() {
        std::int32_t value;
        if (m_rest.size() < sizeof value)
            return std::nullopt;
        std::memcpy(&value, m_rest.data(), sizeof value);
        m_rest = m_rest.subspan(sizeof value);
        return value;
    }
    std::optional<std::string_view> text(std::int32_t length) {
        if (length < 0 || m_rest.size() < static_cast<std::size_t>(length))
            return std::nullopt;
        const std::string_view result(reinterpret_cast<const char*>(m_rest.data()),
                                      static_cast<std::size_t>(length));
        m_rest = m_rest.subspan(result.size());
        return result;
    }
    std::optional<std::vector<float>> floats(std::int32_t count) {
        if (count < 0 || m_rest.size() / sizeof(float) < static_cast<std::size_t>(count))
            return std::nullopt;
        std::vector<float> values(static_cast<std::size_t>(count));
        std::memcpy(values.data(), m_rest.data(), values.size() * sizeof(float));
        m_rest = m_rest.subspan(values.size() * sizeof(float));
        return values;
    }

  private:
    std::span<const std::byte> m_rest;
};

std::vector<float> floatsOf(const GgufTensor& tensor) {
    std::vector<float> values(tensor.data.size() / sizeof(float));
    std::memcpy(values.data(), tensor.data.data(), values.size() * sizeof(float));
    return values;
}

bool isF32(const GgufTensor* tensor) {
    return tensor && tensor->rawType == static_cast<std::uint32_t>(kernels::QuantType::f32);
}

} // namespace

Result<ImportanceMatrix> ImportanceMatrix::read(const std::string& path) {
    ImportanceMatrix matrix;
    matrix.m_path = path;
    const auto file = MappedFile::open(path);
    if (!file)
        return file.error();
    const Result<void> done = isGguf((*file)->bytes()) ? matrix.readGguf() : matrix.readDat();
    if (!done)
        return done.error();
    if (matrix.m_values.empty())
        return Error{ErrorKind::Corrupt, fmt::format("'{}' holds no importances.", path)};
    return matrix;
}

Result<void> ImportanceMatrix::add(std::string_view name, std::vector<float> values) {
    const bool areSums =
        std::all_of(values.begin(), values.end(), [](float v) { return std::isfinite(v) && v >= 0; });
    if (!areSums)
        return Error{ErrorKind::Corrupt,
                     fmt::format("'{}': the importances of {} are not all numbers of zero and more.", m_path,
                                 quotedName(name))};
    if (!m_values.emplace(name, std::move(values)).second)
        return Error{ErrorKind::Corrupt, fmt::format("'{}': {} is there twice.", m_path, quotedName(name))};
    return {};
}

Result<void> ImportanceMatrix::readGguf() {
    const auto opened = GgufReader::open(m_path);
    if (!opened)
        return opened.error();
    const GgufReader& file = **opened;
    const auto kind = file.string("general.type");
    if (!kind || !*kind || **kind != "imatrix")
        return Error{ErrorKind::Unsupported,
                     fmt::format("'{}' is a GGUF file but no importance matrix: its general.type is not "
                                 "\"imatrix\"; make one with llama.cpp's imatrix.",
                                 m_path)};
    for (const GgufTensor& squares : file.tensors()) {
        if (!squares.name.ends_with(kSquares))
            continue;
        const std::string name(squares.name.substr(0, squares.name.size() - kSquares.size()));
        const GgufTensor* counts = file.tensor(name + std::string(kCounts));
        const std::uint64_t cols = squares.shape[0];
        const std::uint64_t matrices = squares.elements() / cols;
        if (!isF32(&squares) || !isF32(counts) || (counts->elements() != 1 && counts->elements() != matrices))
            return Error{ErrorKind::Corrupt,
                         fmt::format("'{}': {} needs sums of type F32 and a count for each of {} matrices.",
                                     m_path, quotedName(name), matrices)};
        std::vector<float> values = floatsOf(squares);
        const std::vector<float> rows = floatsOf(*counts);
        for (std::uint64_t i = 0; i < values.size(); ++i) {
            const float count = rows[rows.size() == 1 ? 0 : i / cols];
            values[i] = count > 0 ? values[i] / count : 0;
        }
        if (const Result<void> added = add(name, std::move(values)); !added)
            return added;
    }
    if (const auto chunks = file.integer("imatrix.chunk_count"); chunks && *chunks)
        m_chunks = **chunks;
    if (const auto datasets = file.strings("imatrix.datasets");
        datasets && *datasets && !(*datasets)->empty())
        m_dataset = (*datasets)->front();
    return {};
}

Result<void> ImportanceMatrix::readDat() {
    const auto mapped = MappedFile::open(m_path);
    if (!mapped)
        return mapped.error();
    const Error cut{ErrorKind::Corrupt,
                    fmt::format("'{}' is no importance matrix, or only a part of one: expected llama.cpp's "
                                "imatrix as GGUF or .dat.",
                                m_path)};
    ByteReader file((*mapped)->bytes());
    const auto entries = file.number();
    if (!entries || *entries < 0)
        return cut;
    for (std::int32_t i = 0; i < *entries; ++i) {
        const auto length = file.number();
        const auto name = length ? file.text(*length) : std::nullopt;
        const auto calls = name ? file.number() : std::nullopt;
        const auto count = calls ? file.number() : std::nullopt;
        auto values = count ? file.floats(*count) : std::nullopt;
        if (!values)
            return cut;
        if (*calls > 0)
            for (float& value : *values)
                value /= static_cast<float>(*calls);
        if (const Result<void> added = add(*name, std::move(*values)); !added)
            return added;
    }
    // What follows came later and may be missing.
    if (const auto chunks = file.number())
        m_chunks = *chunks;
    if (const auto length = file.number())
        m_dataset = file.text(*length).value_or(std::string_view());
    return {};
}

Result<std::span<const float>> ImportanceMatrix::of(std::string_view name, std::uint64_t cols,
                                                    std::uint64_t matrices) const {
    const auto found = m_values.find(name);
    if (found == m_values.end())
        return std::span<const float>();
    const std::span<const float> values(found->second);
    if (values.size() != cols && (values.size() / cols != matrices || values.size() % cols != 0))
        return Error{ErrorKind::Corrupt,
                     fmt::format("'{}' has {} importances of {}; expected {} for each of {} matrices: it was "
                                 "made with another model.",
                                 m_path, values.size(), quotedName(name), cols, matrices)};
    return values;
}

} // namespace conclave::engine
