// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/convert/checkpoint.h"
#include "engine/convert/source_view.h"
#include "kernels/quant_traits.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace conclave::engine {

/// What happens to each number on its way.
enum class ValueChange {
    none,
    plusOne,  ///< norms that are stored as the difference to 1
    minusExp, ///< A of a state-space model, stored as the logarithm of its negative
};

/// A tensor of the file to be: where its numbers come from and how they are stored.
struct PlannedTensor {
    std::string name;
    std::vector<std::int64_t> shape; ///< row-major, as in the source
    std::uint32_t rawType = 0;       ///< ggml's number
    ValueChange change = ValueChange::none;
    std::vector<SourceView> parts;                          ///< one after the other, or
    std::vector<float> values;                              ///< numbers that no tensor holds, or
    std::optional<std::pair<SourceView, SourceView>> mxfp4; ///< codes and their scales

    std::int64_t elements() const;
    std::uint64_t bytes() const; ///< in the file
};

/// The list of tensors of a file, made from those of a checkpoint.
///
/// A family asks for each source by name, so that one that is missing and one that nobody asked for are both
/// found before anything is written. The first problem is kept, and what is asked for after it is harmless.
class TensorPlan {
  public:
    /// @p type is ConvertOptions::type, one of the five words.
    TensorPlan(const Checkpoint& checkpoint, std::string type);

    bool has(std::string_view source) const;
    /// The tensor @p source, which must be there. It counts as used.
    SourceView take(const std::string& source);
    /// Marks every source whose name begins so as used; returns how many there were.
    std::size_t leaveOut(std::string_view beginning);

    // One tensor of the file. Names are whole: "blk.0.attn_q.weight".

    void add(const std::string& target, SourceView view, ValueChange change = ValueChange::none);
    /// Several parts one after the other, read as @p shape (row-major).
    void add(const std::string& target, std::vector<SourceView> parts, std::vector<std::int64_t> shape,
             ValueChange change = ValueChange::none);
    void addValues(const std::string& target, std::vector<float> values);
    /// @p codes [experts, rows, blocks, 16], @p scales [experts, rows, blocks], as gpt-oss stores them.
    void addMxfp4(const std::string& target, SourceView codes, SourceView scales);

    // What most tensors need.

    void copy(const std::string& source, const std::string& target, ValueChange change = ValueChange::none);
    bool copyIfThere(const std::string& source, const std::string& target,
                     ValueChange change = ValueChange::none);
    /// The weight of a linear layer and its bias if it has one. Names without ".weight".
    void linear(const std::string& source, const std::string& target);
    bool linearIfThere(const std::string& source, const std::string& target);

    void refuse(ErrorKind kind, std::string sentence);

    /// The plan, once all is added: the first problem, or a source that nothing asked for (Unsupported).
    Result<std::vector<PlannedTensor>> finish();

  private:
    std::uint32_t storedType(const std::string& target, std::size_t dimensions, std::int64_t cols,
                             SourceType source) const;
    void addPlanned(PlannedTensor tensor);

    const Checkpoint& m_checkpoint;
    std::string m_type;
    std::set<std::string, std::less<>> m_used;
    std::vector<PlannedTensor> m_tensors;
    std::optional<Error> m_problem;
    SourceTensor m_nothing; ///< what a missing tensor is taken for
};

/// The row of general.file_type (llama.cpp's llama_ftype) for what most of the weights are.
std::uint32_t fileType(const std::vector<PlannedTensor>& tensors);

} // namespace conclave::engine
