// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace conclave::engine {

class MappedFile;

/// Element types of safetensors that can be converted. Others (integers, F64, F8_E5M2 …) may be in a file,
/// they are refused when they are needed.
enum class SourceType { f32, f16, bf16, f8e4m3, u8, other };

/// "BF16", for sentences; of SourceType::other "another type".
const char* sourceTypeName(SourceType type);
/// Bytes of one element; 0 for SourceType::other.
std::size_t sourceTypeBytes(SourceType type);

/// One tensor as it is stored. Shapes are row-major: shape.back() are the columns.
struct SourceTensor {
    std::string name;
    SourceType type = SourceType::other;
    std::string typeName; ///< as in the file
    std::vector<std::int64_t> shape;
    std::span<const std::byte> data; ///< within the mapped file

    // Of f8e4m3 only: what each block of blockRows × blockCols values is multiplied by. One value for all
    // when the blocks are 0.
    const SourceTensor* scale = nullptr;
    std::int64_t blockRows = 0;
    std::int64_t blockCols = 0;

    std::int64_t elements() const;
    std::string shapeText() const; ///< "[4096, 1024]"
};

/// A safetensors file, mapped and checked (https://huggingface.co/docs/safetensors): 8 bytes length, a JSON
/// header of names, types, shapes and places, then the data.
///
/// Goals: trusts nothing. Lengths, places, overlaps, holes, names that are there twice and shapes that do not
/// fit their bytes are each refused with expected, found and where. Non-goals: the metadata of the header.
/// Immutable; views live as long as the object.
class SafetensorsFile {
  public:
    /// Errors: NotFound, Io, Corrupt.
    static Result<std::unique_ptr<SafetensorsFile>> open(const std::string& path);
    ~SafetensorsFile();

    const std::vector<SourceTensor>& tensors() const { return m_tensors; } ///< by place in the file

  private:
    SafetensorsFile();
    std::unique_ptr<MappedFile> m_file;
    std::vector<SourceTensor> m_tensors;
};

/// The tensors of @p file, which is all of a safetensors file; views into it. Sentences begin with "the
/// file".
Result<std::vector<SourceTensor>> parseSafetensors(std::span<const std::byte> file);

} // namespace conclave::engine
