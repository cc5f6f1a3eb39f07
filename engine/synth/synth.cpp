// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synth/synth.h"

#include "engine/gguf/gguf_writer.h"
#include "engine/quantize/quantize.h"
#include "engine/quantize/type_choice.h"
#include "engine/synth/made_up_vocabulary.h"
#include "engine/synth/random_weights.h"
#include "engine/synth/shape_file.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <iterator>
#include <new>
#include <spdlog/fmt/fmt.h>
#include <spdlog/fmt/ranges.h>
#include <system_error>

namespace conclave::engine {

namespace {

using kernels::QuantType;

constexpr std::uint64_t kPieceBytes = std::uint64_t{8} << 20;

/// Weights as they are, which nothing quantizes.
struct PlainType {
    const char* name;
    QuantType type;
    std::uint32_t fileType; ///< general.file_type
};
constexpr PlainType kPlainTypes[] = {
    {"F16", QuantType::f16, 1}, {"BF16", QuantType::bf16, 32}, {"F32", QuantType::f32, 0}};

const PlainType* plainType(std::string_view name) {
    const auto isNamed = [&](const PlainType& type) {
        const std::string_view other = type.name;
        return std::equal(name.begin(), name.end(), other.begin(), other.end(),
                          [](char a, char b) { return std::toupper(static_cast<unsigned char>(a)) == b; });
    };
    const auto found = std::find_if(std::begin(kPlainTypes), std::end(kPlainTypes), isNamed);
    return found == std::end(kPlainTypes) ? nullptr : found;
}

Error tooMany(const char* what, int asked, int least, int most) {
    return {ErrorKind::Invalid, fmt::format("{} {} were asked for; {} to {} are possible with this shape.",
                                            asked, what, least, most)};
}

/// The published shape, reduced as the options say. A model that routes keeps a layer that does.
Result<ModelShape> shapeOf(const SynthOptions& options) {
    const ModelShape* published = modelShape(options.shape);
    if (!published)
        return Error{ErrorKind::Invalid, fmt::format("There is no shape '{}'; choose one of {}.",
                                                     options.shape, fmt::join(synthShapeNames(), ", "))};
    ModelShape shape = *published;
    if (options.layers < 0 || options.layers > shape.layers)
        return tooMany("layers", options.layers, 1, shape.layers);
    if (options.experts < 0 || options.experts > shape.experts.count)
        return tooMany("experts", options.experts, shape.experts.count > 0 ? 1 : 0, shape.experts.count);
    if (options.vocabulary != 0 &&
        (options.vocabulary < kSmallestVocabulary || options.vocabulary > shape.vocabulary))
        return tooMany("tokens", options.vocabulary, kSmallestVocabulary, shape.vocabulary);
    if (options.vocabulary > 0)
        shape.vocabulary = options.vocabulary;
    if (options.layers > 0) {
        shape.layers = options.layers;
        shape.denseLayers = std::min(shape.denseLayers, shape.layers - 1);
    }
    if (options.experts > 0) {
        ModelShape::Experts& experts = shape.experts;
        experts.count = options.experts;
        experts.used = std::min(experts.used, experts.count);
        const int perGroup = experts.groups > 0 ? experts.count / experts.groups : 0;
        if (experts.groups > 0 && (experts.count % experts.groups != 0 || perGroup < 2 ||
                                   perGroup * experts.groupsUsed < experts.used))
            experts.groups = experts.groupsUsed = 1; // they no longer divide into groups
    }
    return shape;
}

/// The run of one synthesizeModel().
class Synthesizer {
  public:
    Synthesizer(const SynthOptions& options, const ModelShape& shape, std::stop_token stop)
        : m_options(options), m_shape(shape), m_stop(std::move(stop)), m_tensors(tensorsOf(shape)) {}

    Result<SynthReport> run() {
        if (const Result<void> chosen = chooseTypes(); !chosen)
            return chosen.error();
        describe();
        if (const Result<void> written = write(); !written)
            return written.error();
        report();
        return std::move(m_report);
    }

  private:
    Result<void> chooseTypes();
    void describe();
    Result<void> write();
    Result<void> writeTensor(const SynthTensor& tensor, QuantType type, std::uint64_t seed);
    void report();

    const SynthOptions& m_options;
    const ModelShape m_shape;
    std::stop_token m_stop;
    const std::vector<SynthTensor> m_tensors;
    std::vector<QuantType> m_types; ///< of m_tensors
    std::uint32_t m_fileType = 0;
    GgufWriter m_writer;
    std::vector<std::byte> m_piece;
    std::uint64_t m_written = 0; ///< bytes of tensors
    SynthReport m_report;
};

/// Tensors stand as f32 before the choice, as a conversion without loss would leave them.
Result<void> Synthesizer::chooseTypes() {
    const PlainType* plain = plainType(m_options.type);
    const QuantizeTarget* target = quantizeTarget(plain ? "Q8_0" : m_options.type);
    if (!target)
        return Error{ErrorKind::Invalid, fmt::format("There is no type '{}'; choose one of {}.",
                                                     m_options.type, fmt::join(synthTypeNames(), ", "))};
    std::vector<GgufTensor> tensors;
    for (const SynthTensor& tensor : m_tensors) {
        GgufTensor& wanted = tensors.emplace_back();
        wanted.name = tensor.name;
        wanted.rawType = static_cast<std::uint32_t>(QuantType::f32);
        wanted.shape = {1, 1, 1, 1};
        std::copy(tensor.shape.begin(), tensor.shape.end(), wanted.shape.begin());
        wanted.dimensions = static_cast<int>(tensor.shape.size());
    }
    const TypeChoice types(*target, tensors, false);
    std::size_t replaced = 0;
    for (const GgufTensor& tensor : tensors) {
        const TypeChoice::Choice choice = types.of(tensor);
        auto type = static_cast<QuantType>(choice.rawType);
        if (plain && choice.rawType != tensor.rawType)
            type = plain->type;
        else if (choice.instead)
            ++replaced;
        if (!canMakeUp(type))
            return Error{ErrorKind::Internal, fmt::format("Nothing makes weights of the type {}.",
                                                          kernels::quantTraits(type)->name)};
        m_types.push_back(type);
    }
    if (replaced > 0)
        m_report.notices.push_back(
            fmt::format("{} {} a type with shorter blocks: the rows are no whole number of longer ones",
                        replaced, replaced == 1 ? "matrix has" : "matrices have"));
    m_fileType = plain ? plain->fileType : target->fileType;
    return {};
}

void Synthesizer::describe() {
    describeShape(m_shape, m_writer);
    m_writer.add("general.file_type", m_fileType);
    m_writer.add("general.quantization_version", std::uint32_t{2});
    for (std::size_t i = 0; i < m_tensors.size(); ++i)
        m_writer.addTensor(m_tensors[i].name, static_cast<std::uint32_t>(m_types[i]), m_tensors[i].shape);
}

/// Each tensor has random bits of its own, which depend on its name only: a layer is the same whatever stands
/// before it.
Result<void> Synthesizer::write() {
    if (const Result<void> opened = m_writer.open(m_options.out); !opened)
        return opened;
    for (std::size_t i = 0; i < m_tensors.size(); ++i) {
        std::uint64_t seed = m_options.seed;
        for (const char c : m_tensors[i].name)
            seed = RandomBits(seed ^ static_cast<unsigned char>(c)).next();
        if (const Result<void> done = writeTensor(m_tensors[i], m_types[i], seed); !done)
            return done;
    }
    return m_writer.finish();
}

Result<void> Synthesizer::writeTensor(const SynthTensor& tensor, QuantType type, std::uint64_t seed) {
    const kernels::QuantTraits& traits = *kernels::quantTraits(type);
    const auto blockBytes = static_cast<std::uint64_t>(traits.blockBytes);
    std::uint64_t rest = tensor.elements() / static_cast<std::uint64_t>(traits.blockElements) * blockBytes;
    RandomBits random(seed);
    while (rest > 0) {
        const std::uint64_t bytes = std::min(rest, kPieceBytes / blockBytes * blockBytes);
        m_piece.resize(bytes);
        fillRandomWeights(type, tensor.deviation, tensor.mean, random, m_piece);
        if (const Result<void> written = m_writer.write(m_piece); !written)
            return written;
        rest -= bytes;
        m_written += bytes;
        if (m_options.onProgress)
            m_options.onProgress(static_cast<double>(m_written) / static_cast<double>(m_writer.dataBytes()));
        if (m_stop.stop_requested())
            return Error{ErrorKind::Cancelled, "Making the model was cancelled; no file was written."};
    }
    return {};
}

void Synthesizer::report() {
    std::error_code ignored;
    m_report.title = m_shape.title;
    m_report.layers = m_shape.layers;
    m_report.tensors = m_tensors.size();
    for (const SynthTensor& tensor : m_tensors)
        m_report.weights += tensor.elements();
    m_report.bytes = std::filesystem::file_size(m_options.out, ignored);
}

} // namespace

std::vector<std::string> synthShapeNames() {
    std::vector<std::string> names;
    for (const ModelShape& shape : modelShapes())
        names.emplace_back(shape.name);
    return names;
}

std::vector<std::string> synthTypeNames() {
    std::vector<std::string> names = quantizeTargetNames();
    for (const PlainType& type : kPlainTypes)
        names.emplace_back(type.name);
    return names;
}

Result<SynthReport> synthesizeModel(const SynthOptions& options, std::stop_token stop) {
    try {
        const Result<ModelShape> shape = shapeOf(options);
        if (!shape)
            return shape.error();
        return Synthesizer(options, *shape, std::move(stop)).run();
    } catch (const std::bad_alloc&) {
        return Error{ErrorKind::OutOfMemory, "There is not enough memory to make this model."};
    }
}

} // namespace conclave::engine
