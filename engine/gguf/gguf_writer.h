// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/gguf/gguf_reader.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace conclave::engine {

/// The number of @p T's metadata type on disk. Only the types of the list are possible.
template <typename T>
constexpr std::optional<GgufType> ggufTypeOf() {
    if constexpr (std::is_same_v<T, std::uint8_t>)
        return GgufType::u8;
    else if constexpr (std::is_same_v<T, std::int8_t>)
        return GgufType::i8;
    else if constexpr (std::is_same_v<T, std::uint16_t>)
        return GgufType::u16;
    else if constexpr (std::is_same_v<T, std::int16_t>)
        return GgufType::i16;
    else if constexpr (std::is_same_v<T, std::uint32_t>)
        return GgufType::u32;
    else if constexpr (std::is_same_v<T, std::int32_t>)
        return GgufType::i32;
    else if constexpr (std::is_same_v<T, float>)
        return GgufType::f32;
    else if constexpr (std::is_same_v<T, bool>)
        return GgufType::boolean;
    else if constexpr (std::is_same_v<T, std::uint64_t>)
        return GgufType::u64;
    else if constexpr (std::is_same_v<T, std::int64_t>)
        return GgufType::i64;
    else if constexpr (std::is_same_v<T, double>)
        return GgufType::f64;
    else
        return std::nullopt;
}

template <typename T>
concept GgufNumber = ggufTypeOf<T>()
.has_value();

/// Writes one GGUF v3 file: describe it, open() it, then give the tensors' data in the order in which the
/// tensors were added, in pieces of any size.
///
/// The data goes to a file beside the target, which takes the target's name in finish(), after it is on the
/// disk: a reader never sees half a file. A writer that is destroyed before that leaves nothing behind, which
/// is how a caller cancels. Keys and tensors stand in the file in the order in which they were added.
/// One thread at a time.
class GgufWriter {
  public:
    GgufWriter();
    ~GgufWriter();
    GgufWriter(const GgufWriter&) = delete;
    GgufWriter& operator=(const GgufWriter&) = delete;

    // The description. The first problem (a key or a tensor that is there twice, a name that is too long, a
    // row that is no whole number of blocks) is kept and returned by open().

    template <GgufNumber T>
    void add(std::string_view key, T value) {
        if (beginEntry(key, *ggufTypeOf<T>()))
            append(&value, sizeof value);
    }
    void add(std::string_view key, std::string_view value);
    void add(std::string_view key, const char* value) { add(key, std::string_view(value)); }

    template <GgufNumber T>
    void addArray(std::string_view key, std::span<const T> values) {
        if (beginArray(key, *ggufTypeOf<T>(), values.size()))
            append(values.data(), values.size_bytes());
    }
    template <GgufNumber T>
    requires(!std::is_same_v<T, bool>) void addArray(std::string_view key, const std::vector<T>& values) {
        addArray(key, std::span<const T>(values));
    }
    void addArray(std::string_view key, const std::vector<bool>& values);
    void addArray(std::string_view key, const std::vector<std::string>& values);
    void addArray(std::string_view key, const std::vector<std::string_view>& values);

    /// The entry @p key of @p file as it stands there. A key that it does not have is a problem.
    void addCopy(const GgufReader& file, std::string_view key);

    /// Where tensors begin: multiples of @p alignment, a power of two (32 unless set). Before any tensor.
    void setAlignment(std::uint32_t alignment);

    /// @p rawType is ggml's number; @p shape as on disk, the fastest dimension (columns) first, one to four.
    void addTensor(std::string_view name, std::uint32_t rawType, std::span<const std::uint64_t> shape);
    void addTensor(std::string_view name, std::uint32_t rawType, const std::vector<std::uint64_t>& shape) {
        addTensor(name, rawType, std::span<const std::uint64_t>(shape));
    }

    /// Bytes of all tensors, with what lies between them; known before anything is written.
    std::uint64_t dataBytes() const { return m_dataBytes; }

    // Writing.

    /// Creates the file beside @p path and writes the description. Errors: the first problem (Internal), Io
    /// (no permission, no such folder, less room on the disk than all of the file needs).
    Result<void> open(const std::string& path);

    /// The next bytes of the tensors' data; a tensor's piece may not reach into the next tensor.
    /// Errors: Io, and Internal for more data than the tensors have. After an error the file is gone.
    Result<void> write(std::span<const std::byte> data);

    /// All on the disk and under its name, or an error and nothing. Errors: Io, Internal when data is
    /// missing.
    Result<void> finish();

  private:
    struct Tensor {
        std::string name;
        std::uint64_t bytes = 0;
    };

    bool beginEntry(std::string_view key, GgufType type);
    bool beginArray(std::string_view key, GgufType elementType, std::uint64_t count);
    void append(const void* values, std::size_t bytes);
    void appendText(std::string& bytes, std::string_view text);
    void problem(std::string message);
    std::uint64_t padding(std::uint64_t offset) const;
    Result<void> put(std::span<const std::byte> bytes);
    Result<void> putPadding(std::uint64_t bytes);
    Result<void> flush();
    Result<void> writeOut(std::span<const std::byte> bytes);
    Result<void> failed(Error error);
    void discard();

    // The description
    std::string m_entries;
    std::string m_tensorInfos;
    std::vector<std::string> m_keys;
    std::vector<Tensor> m_tensors;
    std::uint32_t m_alignment = 32;
    std::uint64_t m_dataBytes = 0;
    std::optional<Error> m_problem;

    // Writing
    std::string m_path;
    std::string m_partPath; ///< empty when there is no such file
    int m_descriptor = -1;
    std::string m_buffer;        ///< small pieces on their way to the file
    std::size_t m_tensor = 0;    ///< whose data comes next
    std::uint64_t m_written = 0; ///< bytes of that tensor
};

} // namespace conclave::engine
