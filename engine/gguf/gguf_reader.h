// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "kernels/quant_traits.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace conclave::engine {

struct GgufEntry;
class MappedFile;

/// Metadata value types, numbered as on disk.
enum class GgufType : std::uint32_t {
    u8 = 0,
    i8 = 1,
    u16 = 2,
    i16 = 3,
    u32 = 4,
    i32 = 5,
    f32 = 6,
    boolean = 7,
    string = 8,
    array = 9,
    u64 = 10,
    i64 = 11,
    f64 = 12,
};

/// One tensor of the file. Names and shapes are as on disk: shape[0] is the fastest dimension (columns).
struct GgufTensor {
    std::string_view name;
    std::uint32_t rawType = 0;            ///< ggml's number, possibly one that nothing here decodes
    std::array<std::uint64_t, 4> shape{}; ///< unused dimensions are 1
    int dimensions = 0;
    std::span<const std::byte> data; ///< within the mapped file; empty when rawType is unknown to us

    std::uint64_t elements() const { return shape[0] * shape[1] * shape[2] * shape[3]; }
    std::string shapeText() const; ///< "[2048, 64, 128]"
};

/// A GGUF v2/v3 file, mapped and checked (https://github.com/ggml-org/ggml/blob/master/docs/gguf.md).
///
/// Goals: trusts nothing (lengths, counts, offsets, alignment, overflows, duplicate names, tensor data past
/// the end of the file are each refused with expected, found and where); reads no weights and copies only
/// metadata. A model in several parts ("…-00001-of-00003.gguf", split.count) is opened by its first part,
/// which has the metadata, and is one model from then on. Non-goals: big-endian files (refused with a
/// sentence), v1 (likewise), writing (gguf_writer.h). Immutable after open() and safe to share between
/// threads; views live as long as the reader.
class GgufReader {
  public:
    /// Errors: NotFound, Io, Corrupt (truncated, zero-filled, not a GGUF at all — an HTML page saved under
    /// that name is recognised and named), Unsupported (version, big-endian), Invalid (a part that is not the
    /// first; the sentence names that one).
    static Result<std::shared_ptr<const GgufReader>> open(const std::string& path);
    ~GgufReader();

    const std::string& path() const;
    std::uint64_t fileBytes() const; ///< of all parts
    std::uint32_t version() const;

    bool has(std::string_view key) const;
    std::vector<std::string_view> keys() const;         ///< in file order
    const GgufEntry* entry(std::string_view key) const; ///< as on disk (gguf_parser.h); nullptr when absent
    std::optional<GgufType> type(std::string_view key) const;

    /// Typed look-ups. nullopt when the key is missing; integers of any width are accepted where they fit and
    /// f32/f64 for real(); Corrupt with key, wanted and found type when the key holds something else.
    Result<std::optional<std::uint64_t>> unsignedInteger(std::string_view key) const;
    Result<std::optional<std::int64_t>> integer(std::string_view key) const;
    Result<std::optional<double>> real(std::string_view key) const;
    Result<std::optional<bool>> boolean(std::string_view key) const;
    Result<std::optional<std::string_view>> string(std::string_view key) const;
    Result<std::optional<std::vector<std::string_view>>> strings(std::string_view key) const;
    Result<std::optional<std::vector<float>>> reals(std::string_view key) const;
    Result<std::optional<std::vector<std::int64_t>>>
    integers(std::string_view key) const; ///< booleans as 0/1

    const std::vector<GgufTensor>& tensors() const;
    const GgufTensor* tensor(std::string_view name) const; ///< nullptr when absent

    /// The mappings of all parts, for read-ahead (madvise) by the loader.
    std::span<const std::unique_ptr<MappedFile>> files() const;

  private:
    GgufReader();
    struct Parsed;
    std::unique_ptr<Parsed> m_parsed;
};

/// ggml's name of a tensor type number ("Q4_K", "IQ2_XXS", …; "type 77" when unknown), for error sentences.
std::string ggmlTypeName(std::uint32_t rawType);

} // namespace conclave::engine
