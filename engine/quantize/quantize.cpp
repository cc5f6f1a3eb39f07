// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/quantize/quantize.h"

#include "engine/gguf/gguf_parser.h"
#include "engine/gguf/gguf_writer.h"
#include "engine/gguf/mapped_file.h"
#include "engine/quantize/importance_matrix.h"
#include "engine/quantize/type_choice.h"
#include "kernels/cpu/thread_pool.h"
#include "kernels/matmul_quant.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <filesystem>
#include <map>
#include <new>
#include <optional>
#include <spdlog/fmt/fmt.h>
#include <spdlog/fmt/ranges.h>
#include <system_error>

namespace conclave::engine {

namespace {

using kernels::QuantType;

/// Weights that are encoded together: some megabytes, so that progress moves and a cancel is quick.
constexpr std::uint64_t kPieceWeights = std::uint64_t{1} << 22;
constexpr std::size_t kCopyBytes = std::size_t{8} << 20;

/// Entries that say what the new file's tensors are; written anew. (Nor is it a part of several files.)
constexpr std::string_view kOwnKeys[] = {"general.file_type", "general.quantization_version",
                                         "general.alignment"};

const kernels::QuantTraits* traitsOf(std::uint32_t rawType) {
    return kernels::quantTraits(static_cast<QuantType>(rawType));
}

bool isQuantized(std::uint32_t rawType) {
    const kernels::QuantTraits* traits = traitsOf(rawType);
    return !traits || traits->blockElements > 1;
}

std::string typeName(QuantType type) {
    return kernels::quantTraits(type)->name;
}

/// One tensor, what becomes of it, and how much its columns matter.
struct Job {
    const GgufTensor* tensor = nullptr;
    std::uint32_t rawType = 0;
    std::span<const float> importance; ///< [matrices or 1, cols], or empty

    bool isCopy() const { return rawType == tensor->rawType; }
    std::int64_t cols() const { return static_cast<std::int64_t>(tensor->shape[0]); }
    std::int64_t rows() const { return static_cast<std::int64_t>(tensor->elements() / tensor->shape[0]); }
    /// Of the matrix that holds row @p row.
    const float* importanceOf(std::int64_t row) const {
        if (importance.empty())
            return nullptr;
        const auto matrices = static_cast<std::int64_t>(importance.size()) / cols();
        const std::int64_t matrix = matrices == 1 ? 0 : row / static_cast<std::int64_t>(tensor->shape[1]);
        return importance.data() + matrix * cols();
    }
};

/// The run of one quantizeModel().
class Quantizer {
  public:
    Quantizer(const QuantizeOptions& options, std::stop_token stop)
        : m_options(options), m_stop(std::move(stop)) {}

    Result<QuantizeReport> run();

  private:
    Result<void> openSource();
    Result<void> readImportances();
    Result<void> plan();
    void describe();
    Result<void> write();
    Result<void> copy(const Job& job);
    Result<void> encode(const Job& job);
    /// False when a weight is no number.
    bool encodeRow(const Job& job, std::int64_t row, std::vector<float>& values, std::byte* out) const;
    void count(const Job& job);
    Result<void> advance(std::uint64_t sourceBytes);

    const QuantizeOptions& m_options;
    std::stop_token m_stop;
    const QuantizeTarget* m_target = nullptr;
    std::shared_ptr<const GgufReader> m_source;
    std::optional<ImportanceMatrix> m_importances;
    std::vector<Job> m_jobs;
    GgufWriter m_writer;
    std::optional<kernels::ThreadPool> m_pool;
    std::uint64_t m_bytesToRead = 0;
    std::uint64_t m_bytesRead = 0;
    QuantizeReport m_report;
};

Result<void> Quantizer::openSource() {
    m_target = quantizeTarget(m_options.target);
    if (!m_target)
        return Error{ErrorKind::Invalid,
                     fmt::format("There is no target '{}'; choose one of {}.", m_options.target,
                                 fmt::join(quantizeTargetNames(), ", "))};
    auto source = GgufReader::open(m_options.source);
    if (!source)
        return source.error();
    m_source = std::move(*source);
    std::error_code ignored;
    for (const auto& part : m_source->files())
        if (std::filesystem::equivalent(part->path(), m_options.out, ignored))
            return Error{
                ErrorKind::Invalid,
                fmt::format("'{}' would be written over itself: choose another name for the new file.",
                            part->path())};
    if (m_source->tensors().empty())
        return Error{ErrorKind::Unsupported, fmt::format("'{}' has no weights.", m_options.source)};
    return {};
}

Result<void> Quantizer::readImportances() {
    if (m_options.importanceFile.empty())
        return {};
    auto matrix = ImportanceMatrix::read(m_options.importanceFile);
    if (!matrix)
        return matrix.error();
    m_importances = std::move(*matrix);
    return {};
}

Result<void> Quantizer::plan() {
    const TypeChoice types(*m_target, m_source->tensors(), m_importances.has_value());
    std::map<std::pair<QuantType, QuantType>, std::vector<std::string>> replaced; // (meant, taken)
    std::size_t unknown = 0; // encoded without importances although there are some
    for (const GgufTensor& tensor : m_source->tensors()) {
        const TypeChoice::Choice choice = types.of(tensor);
        Job job{&tensor, choice.rawType, {}};
        if (tensor.data.empty()) // not even the size of such a tensor is known
            return Error{ErrorKind::Unsupported,
                         fmt::format("The tensor {} has the type {}, which Conclave does not know.",
                                     quotedName(tensor.name), ggmlTypeName(tensor.rawType))};
        if (!job.isCopy()) {
            if (!traitsOf(tensor.rawType))
                return Error{ErrorKind::Unsupported,
                             fmt::format("The tensor {} has the type {}, which Conclave cannot decode.",
                                         quotedName(tensor.name), ggmlTypeName(tensor.rawType))};
            if (isQuantized(tensor.rawType) && !m_options.allowRequantize)
                return Error{ErrorKind::Unsupported,
                             fmt::format("The tensor {} is quantized already ({}) and would lose a second "
                                         "time: start from an F32, F16 or BF16 file, or allow requantizing.",
                                         quotedName(tensor.name), ggmlTypeName(tensor.rawType))};
            if (choice.instead)
                replaced[{*choice.instead, static_cast<QuantType>(choice.rawType)}].emplace_back(tensor.name);
            if (m_importances) {
                const auto importance =
                    m_importances->of(tensor.name, tensor.shape[0], tensor.shape[2] * tensor.shape[3]);
                if (!importance)
                    return importance.error();
                job.importance = *importance;
                unknown += importance->empty() && isQuantized(choice.rawType);
            }
        }
        m_jobs.push_back(job);
        m_bytesToRead += tensor.data.size();
    }
    for (const auto& [pair, names] : replaced)
        m_report.notices.push_back(fmt::format(
            "{} {} {} instead of {}: the rows are no whole number of its blocks of {} ({}{})", names.size(),
            names.size() == 1 ? "matrix became" : "matrices became", typeName(pair.second),
            typeName(pair.first), kernels::quantTraits(pair.first)->blockElements, quotedName(names[0]),
            names.size() > 1 ? ", …" : ""));
    if (unknown > 0)
        m_report.notices.push_back(
            fmt::format("the importance matrix knows nothing of {} of the matrices", unknown));
    return {};
}

void Quantizer::describe() {
    for (const std::string_view key : m_source->keys())
        if (std::find(std::begin(kOwnKeys), std::end(kOwnKeys), key) == std::end(kOwnKeys) &&
            !key.starts_with("quantize.imatrix.") && !key.starts_with("split."))
            m_writer.addCopy(*m_source, key);
    m_writer.add("general.file_type", m_target->fileType);
    m_writer.add("general.quantization_version", std::uint32_t{2});
    if (m_importances) { // as llama.cpp notes it; the file's name without its folder
        m_writer.add("quantize.imatrix.file",
                     std::filesystem::path(m_options.importanceFile).filename().string());
        m_writer.add("quantize.imatrix.dataset", m_importances->dataset());
        m_writer.add("quantize.imatrix.entries_count", static_cast<std::int32_t>(m_importances->entries()));
        m_writer.add("quantize.imatrix.chunks_count", static_cast<std::int32_t>(m_importances->chunks()));
    }
    for (const Job& job : m_jobs)
        m_writer.addTensor(
            job.tensor->name, job.rawType,
            std::span(job.tensor->shape.data(), static_cast<std::size_t>(job.tensor->dimensions)));
}

Result<void> Quantizer::advance(std::uint64_t sourceBytes) {
    m_bytesRead += sourceBytes;
    if (m_options.onProgress && m_bytesToRead > 0)
        m_options.onProgress(static_cast<double>(m_bytesRead) / static_cast<double>(m_bytesToRead));
    if (m_stop.stop_requested())
        return Error{ErrorKind::Cancelled, "Quantizing was cancelled; no file was written."};
    return {};
}

Result<void> Quantizer::copy(const Job& job) {
    std::span<const std::byte> rest = job.tensor->data;
    while (!rest.empty()) {
        const std::span<const std::byte> piece = rest.first(std::min(rest.size(), kCopyBytes));
        if (const Result<void> written = m_writer.write(piece); !written)
            return written;
        if (const Result<void> advanced = advance(piece.size()); !advanced)
            return advanced;
        rest = rest.subspan(piece.size());
    }
    return {};
}

bool Quantizer::encodeRow(const Job& job, std::int64_t row, std::vector<float>& values,
                          std::byte* out) const {
    const auto from = static_cast<QuantType>(job.tensor->rawType);
    kernels::dequantizeRow(from, job.tensor->data.data() + row * kernels::quantRowBytes(from, job.cols()),
                           job.cols(), values.data());
    float notFinite = 0; // becomes NaN with the first NaN or infinity
    for (const float value : values)
        notFinite += value * 0.0f;
    if (notFinite != 0)
        return false;
    kernels::quantizeRow(static_cast<QuantType>(job.rawType), values.data(), job.cols(), out,
                         job.importanceOf(row));
    return true;
}

Result<void> Quantizer::encode(const Job& job) {
    const std::int64_t pieceRows = std::max<std::int64_t>(
        m_pool->threads(), static_cast<std::int64_t>(kPieceWeights / job.tensor->shape[0]));
    const std::int64_t rowBytes = kernels::quantRowBytes(static_cast<QuantType>(job.rawType), job.cols());
    std::vector<std::byte> piece(static_cast<std::size_t>(std::min(pieceRows, job.rows()) * rowBytes));
    std::vector<std::vector<float>> values(static_cast<std::size_t>(m_pool->threads()),
                                           std::vector<float>(job.tensor->shape[0]));
    for (std::int64_t first = 0; first < job.rows(); first += pieceRows) {
        const std::int64_t end = std::min(job.rows(), first + pieceRows);
        std::atomic<std::int64_t> next{first};
        std::atomic<bool> areNumbers{true};
        m_pool->run([&](int worker) {
            std::vector<float>& rowValues = values[static_cast<std::size_t>(worker)];
            std::int64_t row;
            while (!m_stop.stop_requested() && (row = next.fetch_add(1, std::memory_order_relaxed)) < end)
                if (!encodeRow(job, row, rowValues, piece.data() + (row - first) * rowBytes))
                    areNumbers = false;
        });
        if (!areNumbers)
            return Error{ErrorKind::Corrupt,
                         fmt::format("The tensor {} holds NaN or infinity.", quotedName(job.tensor->name))};
        const auto sourceRow = job.tensor->data.size() / static_cast<std::uint64_t>(job.rows());
        if (const Result<void> advanced = advance(sourceRow * static_cast<std::uint64_t>(end - first));
            !advanced)
            return advanced;
        if (const Result<void> written =
                m_writer.write(std::span(piece).first(static_cast<std::size_t>((end - first) * rowBytes)));
            !written)
            return written;
    }
    return {};
}

void Quantizer::count(const Job& job) {
    const std::string type = ggmlTypeName(job.rawType);
    auto& types = m_report.types;
    auto share =
        std::find_if(types.begin(), types.end(), [&](const auto& other) { return other.type == type; });
    if (share == types.end())
        share = types.insert(types.end(), {type, 0, 0});
    ++share->tensors;
    share->weights += job.tensor->elements();
}

Result<void> Quantizer::write() {
    describe();
    if (const Result<void> opened = m_writer.open(m_options.out); !opened)
        return opened;
    m_pool.emplace(m_options.threads);
    for (const Job& job : m_jobs) {
        if (const Result<void> done = job.isCopy() ? copy(job) : encode(job); !done)
            return done;
        count(job);
    }
    return m_writer.finish();
}

Result<QuantizeReport> Quantizer::run() {
    for (const auto step :
         {&Quantizer::openSource, &Quantizer::readImportances, &Quantizer::plan, &Quantizer::write})
        if (const Result<void> done = (this->*step)(); !done)
            return done.error();
    std::error_code ignored;
    m_report.sourceBytes = m_source->fileBytes();
    m_report.bytes = std::filesystem::file_size(m_options.out, ignored);
    std::uint64_t weights = 0;
    for (const auto& share : m_report.types)
        weights += share.weights;
    m_report.bitsPerWeight = 8.0 * static_cast<double>(m_writer.dataBytes()) / static_cast<double>(weights);
    std::sort(m_report.types.begin(), m_report.types.end(),
              [](const auto& a, const auto& b) { return a.weights > b.weights; });
    return std::move(m_report);
}

} // namespace

std::vector<std::string> quantizeTargetNames() {
    std::vector<std::string> names;
    for (const QuantizeTarget* target : quantizeTargets())
        names.emplace_back(target->name);
    return names;
}

Result<QuantizeReport> quantizeModel(const QuantizeOptions& options, std::stop_token stop) {
    try {
        return Quantizer(options, std::move(stop)).run();
    } catch (const std::bad_alloc&) {
        return Error{ErrorKind::OutOfMemory, "There is not enough memory to quantize this model."};
    } catch (const std::system_error& error) {
        return Error{ErrorKind::Io, fmt::format("The threads could not be started: {}.", error.what())};
    }
}

} // namespace conclave::engine
