// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/convert/tensor_plan.h"

#include "engine/gguf/gguf_parser.h"
#include "engine/gguf/gguf_types.h"

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>

namespace conclave::engine {

namespace {

enum RawType : std::uint32_t { kF32 = 0, kF16 = 1, kQ8_0 = 8, kBf16 = 30, kMxfp4 = 39 };

constexpr std::int64_t kBlock = 32; // weights of a Q8_0 and of an MXFP4 block

std::int64_t product(const std::vector<std::int64_t>& shape) {
    return std::accumulate(shape.begin(), shape.end(), std::int64_t{1}, std::multiplies<>());
}

/// "blk.12.attn_q.weight" → "attn_q.weight"
std::string_view withoutBlock(std::string_view name) {
    if (!name.starts_with("blk."))
        return name;
    const std::size_t dot = name.find('.', 4);
    return dot == std::string_view::npos ? name : name.substr(dot + 1);
}

/// What is small or sensitive is F32 in every file, as llama.cpp writes it.
bool staysF32(std::string_view target, std::size_t dimensions) {
    const std::string_view name = withoutBlock(target);
    return dimensions <= 1 || name.ends_with("_norm.weight") || !name.ends_with(".weight") ||
           name == "ffn_gate_inp.weight" || name == "ffn_gate_inp_shexp.weight" ||
           name == "ssm_conv1d.weight" || name == "shortconv.conv.weight";
}

} // namespace

std::int64_t PlannedTensor::elements() const {
    return product(shape);
}

std::uint64_t PlannedTensor::bytes() const {
    const GgmlType* type = ggmlType(rawType);
    return static_cast<std::uint64_t>(elements()) / type->blockElements * type->blockBytes;
}

TensorPlan::TensorPlan(const Checkpoint& checkpoint, std::string type)
    : m_checkpoint(checkpoint), m_type(std::move(type)) {
    m_nothing.type = SourceType::f32;
}

void TensorPlan::refuse(ErrorKind kind, std::string sentence) {
    if (!m_problem)
        m_problem = Error{kind, std::move(sentence)};
}

bool TensorPlan::has(std::string_view source) const {
    return m_checkpoint.tensors().contains(source);
}

SourceView TensorPlan::take(const std::string& source) {
    const auto found = m_checkpoint.tensors().find(source);
    if (found == m_checkpoint.tensors().end()) {
        refuse(ErrorKind::Corrupt, "tensor " + quotedName(source) + " is missing from '" +
                                       m_checkpoint.folder() + "': download all parts of the model");
        return SourceView(m_nothing);
    }
    m_used.insert(source);
    if (found->second.type == SourceType::other)
        refuse(ErrorKind::Unsupported, "tensor " + quotedName(source) + " is of type " +
                                           quotedName(found->second.typeName) +
                                           "; F32, F16, BF16 and F8_E4M3 can be converted");
    return SourceView(found->second);
}

std::size_t TensorPlan::leaveOut(std::string_view beginning) {
    std::size_t count = 0;
    const auto& tensors = m_checkpoint.tensors();
    for (auto it = tensors.lower_bound(beginning); it != tensors.end() && it->first.starts_with(beginning);
         ++it)
        count += m_used.insert(it->first).second;
    return count;
}

std::uint32_t TensorPlan::storedType(const std::string& target, std::size_t dimensions, std::int64_t cols,
                                     SourceType source) const {
    if (staysF32(target, dimensions) || m_type == "f32")
        return kF32;
    if (m_type == "f16")
        return kF16;
    if (m_type == "bf16")
        return kBf16;
    if (m_type == "q8_0") // a row that is no whole number of blocks
        return cols % kBlock == 0 ? kQ8_0 : kF16;
    switch (source) {
    case SourceType::f16:
        return kF16;
    case SourceType::bf16:
    case SourceType::f8e4m3: // what the training had besides
        return kBf16;
    case SourceType::f32:
    case SourceType::u8:
    case SourceType::other:
        break;
    }
    return kF32;
}

void TensorPlan::addPlanned(PlannedTensor tensor) {
    if (tensor.shape.empty()) // a single number
        tensor.shape = {1};
    if (tensor.shape.size() > 4 || tensor.elements() <= 0)
        refuse(ErrorKind::Corrupt, "tensor " + quotedName(tensor.name) + " would have " +
                                       std::to_string(tensor.shape.size()) + " dimensions and " +
                                       std::to_string(tensor.elements()) +
                                       " elements, which no file can hold");
    m_tensors.push_back(std::move(tensor));
}

void TensorPlan::add(const std::string& target, SourceView view, ValueChange change) {
    std::vector<std::int64_t> shape = view.shape();
    std::vector<SourceView> parts;
    parts.push_back(std::move(view));
    add(target, std::move(parts), std::move(shape), change);
}

void TensorPlan::add(const std::string& target, std::vector<SourceView> parts,
                     std::vector<std::int64_t> shape, ValueChange change) {
    std::int64_t elements = 0;
    for (const SourceView& part : parts) {
        elements += part.elements();
        if (part.problem())
            refuse(ErrorKind::Corrupt, *part.problem());
        if (part.tensor()->type == SourceType::u8)
            refuse(ErrorKind::Unsupported, "tensor " + quotedName(part.tensor()->name) +
                                               " holds U8 codes, which only gpt-oss's experts can have");
    }
    if (elements != product(shape))
        refuse(ErrorKind::Corrupt, "tensor " + quotedName(target) + " needs " +
                                       std::to_string(product(shape)) + " elements, but its sources (" +
                                       quotedName(parts.empty() ? "" : parts.front().tensor()->name) +
                                       ", …) have " + std::to_string(elements) +
                                       ": they do not fit config.json");
    PlannedTensor tensor;
    tensor.name = target;
    tensor.rawType = parts.empty() ? kF32
                                   : storedType(target, shape.size(), shape.empty() ? 1 : shape.back(),
                                                parts.front().tensor()->type);
    tensor.shape = std::move(shape);
    tensor.change = change;
    tensor.parts = std::move(parts);
    addPlanned(std::move(tensor));
}

void TensorPlan::addValues(const std::string& target, std::vector<float> values) {
    PlannedTensor tensor;
    tensor.name = target;
    tensor.shape = {static_cast<std::int64_t>(values.size())};
    tensor.rawType = kF32;
    tensor.values = std::move(values);
    addPlanned(std::move(tensor));
}

void TensorPlan::addMxfp4(const std::string& target, SourceView codes, SourceView scales) {
    for (const SourceView* view : {&codes, &scales}) {
        if (view->problem())
            refuse(ErrorKind::Corrupt, *view->problem());
        else if (view->tensor()->type != SourceType::u8)
            refuse(ErrorKind::Corrupt, "tensor " + quotedName(view->tensor()->name) +
                                           " must be of type U8 but is " +
                                           quotedName(view->tensor()->typeName));
    }
    std::vector<std::int64_t> expected = scales.shape();
    expected.push_back(kBlock / 2);
    if (codes.shape() != expected || expected.size() != 4)
        refuse(ErrorKind::Corrupt, "tensor " + quotedName(codes.tensor()->name) + " of shape " +
                                       codes.tensor()->shapeText() + " does not fit its scales of shape " +
                                       scales.tensor()->shapeText());
    PlannedTensor tensor;
    tensor.name = target;
    if (expected.size() == 4)
        tensor.shape = {expected[0], expected[1], expected[2] * kBlock};
    tensor.rawType = kMxfp4;
    tensor.mxfp4.emplace(std::move(codes), std::move(scales));
    addPlanned(std::move(tensor));
}

void TensorPlan::copy(const std::string& source, const std::string& target, ValueChange change) {
    add(target, take(source), change);
}

bool TensorPlan::copyIfThere(const std::string& source, const std::string& target, ValueChange change) {
    if (!has(source))
        return false;
    copy(source, target, change);
    return true;
}

void TensorPlan::linear(const std::string& source, const std::string& target) {
    copy(source + ".weight", target + ".weight");
    copyIfThere(source + ".bias", target + ".bias");
}

bool TensorPlan::linearIfThere(const std::string& source, const std::string& target) {
    if (!has(source + ".weight"))
        return false;
    linear(source, target);
    return true;
}

Result<std::vector<PlannedTensor>> TensorPlan::finish() {
    if (!m_problem)
        for (const auto& [name, tensor] : m_checkpoint.tensors())
            if (!m_used.contains(name))
                return Error{
                    ErrorKind::Unsupported,
                    "tensor " + quotedName(name) + " of shape " + tensor.shapeText() +
                        " has no place in a file of this architecture: the model is of a kind that is not "
                        "known here"};
    if (m_problem)
        return *m_problem;
    return std::move(m_tensors);
}

std::uint32_t fileType(const std::vector<PlannedTensor>& tensors) {
    constexpr std::pair<std::uint32_t, std::uint32_t> kFileTypes[] = {
        {kF32, 0}, {kF16, 1}, {kQ8_0, 7}, {kBf16, 32}, {kMxfp4, 38}};
    std::map<std::uint32_t, std::int64_t> matrixElements;
    for (const PlannedTensor& tensor : tensors)
        if (!staysF32(tensor.name, tensor.shape.size()))
            matrixElements[tensor.rawType] += tensor.elements();
    if (matrixElements.empty())
        return 0;
    // One MXFP4 matrix makes the file an MXFP4 file, whatever else is in it.
    const auto most =
        matrixElements.contains(kMxfp4)
            ? matrixElements.find(kMxfp4)
            : std::max_element(matrixElements.begin(), matrixElements.end(),
                               [](const auto& a, const auto& b) { return a.second < b.second; });
    const auto* row = std::find_if(std::begin(kFileTypes), std::end(kFileTypes),
                                   [&](const auto& candidate) { return candidate.first == most->first; });
    return row->second;
}

} // namespace conclave::engine
