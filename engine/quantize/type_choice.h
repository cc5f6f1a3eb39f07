// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/gguf/gguf_reader.h"
#include "kernels/quant_traits.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace conclave::engine {

/// One row of the table of targets.
struct QuantizeTarget {
    const char* name;
    kernels::QuantType matrices; ///< what most matrices become
    std::uint32_t fileType;      ///< general.file_type, as llama.cpp numbers them
};

std::vector<const QuantizeTarget*> quantizeTargets();
/// nullptr when there is none of that name (in any case).
const QuantizeTarget* quantizeTarget(std::string_view name);

/// Decides for one file which tensor becomes what. The rules are those that users know from llama.cpp's files
/// of the same names (llama_tensor_get_type in its src/llama-quant.cpp); README.md lists them.
class TypeChoice {
  public:
    /// @p tensors: all of the file's, that is or will be.
    TypeChoice(const QuantizeTarget& target, std::span<const GgufTensor> tensors, bool hasImportance);

    struct Choice {
        std::uint32_t rawType = 0; ///< ggml's number; the tensor's own one when it is to be copied
        /// The type that was meant where the rows are no whole number of its blocks.
        std::optional<kernels::QuantType> instead;
    };
    Choice of(const GgufTensor& tensor) const;

  private:
    kernels::QuantType wanted(const GgufTensor& tensor) const;
    bool hasMoreBits(const std::vector<int>& layers, std::string_view name) const;

    const QuantizeTarget& m_target;
    bool m_hasImportance;
    bool m_isTied = true; ///< the output head is the embedding table
    std::uint64_t m_experts = 0;
    std::vector<int> m_valueLayers; ///< layers that have a value projection, in order
    std::vector<int> m_downLayers;  ///< layers that have a down projection
};

} // namespace conclave::engine
