// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/gguf/gguf_parser.h"
#include "engine/gguf/mapped_file.h"

#include <memory>
#include <string>
#include <vector>

namespace conclave::engine {

/// All parts of a model, and one header over them.
struct GgufParts {
    std::vector<std::unique_ptr<MappedFile>> files; ///< the parts in their order
    GgufHeader header;                              ///< metadata of the first part, tensors of all
};

/// Opens @p path and, when its metadata say that it is the first of several parts (split.no, split.count,
/// split.tensors.count), the others beside it. Errors: as GgufReader::open; sentences name the file.
Result<GgufParts> openGgufParts(const std::string& path);

/// "model-00002-of-00003.gguf" for part 1 of 3 beside "model-00001-of-00003.gguf"; empty when @p path is not
/// called like part @p own.
std::string ggufPartPath(const std::string& path, std::uint64_t own, std::uint64_t other,
                         std::uint64_t count);

} // namespace conclave::engine
