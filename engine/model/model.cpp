// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/model.h"

#include "engine/base/log.h"
#include "engine/gguf/mapped_file.h"
#include "engine/model/architecture.h"
#include "engine/model/model_parts.h"
#include "engine/run/choice_places.h"
#include "engine/run/system_memory.h"

#include <algorithm>
#include <chrono>
#include <new>
#include <spdlog/fmt/fmt.h>
#include <string_view>
#include <system_error>
#include <thread>

namespace conclave::engine {

namespace {

std::string fileName(const std::string& path) {
    return path.substr(path.find_last_of('/') + 1);
}

/// A text of the metadata, @p fallback when it is missing or no text: names are decoration, not worth an
/// error.
std::string textOr(const GgufReader& file, std::string_view key, std::string fallback) {
    const auto value = file.string(key);
    return value && *value && !(**value).empty() ? std::string(**value) : std::move(fallback);
}

std::vector<std::string> noticesOf(const Model::Parts& parts) {
    std::vector<std::string> notices = parts.config.notices;
    const WeightTotals& totals = parts.weights.totals;
    if (totals.unusedTensors > 0)
        notices.push_back(fmt::format("{} {} of the file {} not used by this architecture ('{}'{}).",
                                      totals.unusedTensors, totals.unusedTensors == 1 ? "tensor" : "tensors",
                                      totals.unusedTensors == 1 ? "is" : "are", totals.firstUnused,
                                      totals.unusedTensors == 1 ? "" : " and others"));
    if (!parts.chatTemplate->notice().empty())
        notices.push_back(parts.chatTemplate->notice());
    const std::uint64_t weights = parts.weights.file->fileBytes();
    if (const Residence* const residence = parts.backend->residence())
        notices.push_back(
            fmt::format("The weights take {}, and there is room for {} of them in memory: {:.0f} % of the "
                        "experts stay there, "
                        "the others are read from the disk when they are needed, which makes answers slower.",
                        memoryText(weights),
                        memoryText(std::min(weights, residence->denseBytes + residence->sharedBytes)),
                        100 * residence->share()));
    else if (const std::uint64_t available = availableMemory(); weights > available)
        notices.push_back(
            fmt::format("The weights take {}, and {} of memory is free: answers will be slow, because "
                        "weights are read from the disk again and again.",
                        memoryText(weights), memoryText(available)));
    return notices;
}

ModelInfo infoOf(const Model::Parts& parts) {
    const ModelConfig& config = parts.config;
    const GgufReader& file = *parts.weights.file;
    ModelInfo info;
    info.path = file.path();
    info.name = textOr(file, "general.name", fileName(file.path()));
    info.architecture = config.architecture;
    info.quantization = parts.weights.totals.mostUsedType;
    info.license = textOr(file, "general.license", "");
    info.tokenizer = parts.tokenizer->description();
    info.fileBytes = file.fileBytes();
    info.parameters = parts.weights.totals.parameters;
    info.activeParameters = parts.weights.totals.activeParameters;
    info.contextTokens = config.contextTokens;
    info.layers = config.mainLayers();
    info.predictsAhead = config.predictsAhead;
    info.embedding = config.embedding;
    info.heads = config.heads();
    info.kvHeads = config.kvHeads();
    info.vocabulary = parts.tokenizer->size();
    if (config.experts) {
        info.experts = static_cast<int>(config.experts->routing.experts);
        info.expertsUsed = static_cast<int>(config.experts->routing.used);
        info.expertsShared = config.experts->shared;
        info.expertLayers = expertLayers(parts.weights);
    }
    info.cacheTokens = std::min(config.contextTokens, kUsualContextTokens);
    const std::uint64_t cacheBytes = parts.backend->cacheBytes({.contextTokens = info.cacheTokens});
    info.cacheBytesPerToken = cacheBytes / static_cast<std::uint64_t>(info.cacheTokens);
    info.memoryBytes = info.fileBytes + parts.weights.totals.copiedBytes + cacheBytes +
                       parts.backend->workingBytes(info.cacheTokens);
    info.hasChatTemplate = file.has("tokenizer.chat_template");
    info.isStarter = info.name.starts_with("Conclave Starter");
    info.notices = noticesOf(parts);
    info.device = parts.backend->description();
    return info;
}

/// Everything but the weights' pages. The parts are filled in place: weights view into themselves.
Result<void> readParts(const LoadOptions& options, WeightReader::Contents contents,
                       const std::stop_token& stop, Model::Parts& parts) {
    auto file = GgufReader::open(options.path);
    if (!file)
        return file.error();
    auto architecture = architectureOf(**file);
    if (!architecture)
        return architecture.error();
    auto config = readConfig(**architecture, **file);
    if (!config)
        return config.error();
    parts.config = std::move(*config);
    auto weights = readWeights(**architecture, parts.config, *file, contents, stop);
    if (!weights)
        return weights.error();
    parts.weights = std::move(*weights);
    auto tokenizer = Tokenizer::fromGguf(**file);
    if (!tokenizer)
        return tokenizer.error();
    parts.tokenizer = std::move(*tokenizer);
    if (parts.tokenizer->size() != parts.weights.tokenEmbedding.rows)
        return Error{
            ErrorKind::Corrupt,
            fmt::format("The tensor 'token_embd.weight' has {} rows; expected one for each of the {} tokens "
                        "of the vocabulary.",
                        parts.weights.tokenEmbedding.rows, parts.tokenizer->size())};
    auto chatTemplate = ChatTemplate::fromGguf(**file, *parts.tokenizer);
    if (!chatTemplate)
        return chatTemplate.error();
    parts.chatTemplate = std::move(*chatTemplate);
    auto backend = createBackend(parts.config, parts.weights,
                                 {.device = options.device,
                                  .threads = options.threads,
                                  .onProgress = options.onProgress,
                                  .deviceMemoryLimit = options.deviceMemoryLimit,
                                  .memoryLimit = options.memoryLimit,
                                  .usageFolder = options.usageFolder,
                                  .onlyPlans = contents == WeightReader::Contents::ShapesOnly},
                                 stop);
    if (!backend)
        return backend.error();
    parts.backend = std::move(*backend);
    parts.info = infoOf(parts);
    return {};
}

Error outOfMemory(const std::string& path) {
    return {ErrorKind::OutOfMemory,
            fmt::format("There is not enough memory to open '{}': {} is free. Close other "
                        "programs or choose a smaller model.",
                        fileName(path), memoryText(availableMemory()))};
}

/// Reads the file, all parts of it, once so that the first answer does not wait for the disk. Skipped when it
/// does not fit into memory: the pages read first would be gone again.
Result<void> readAhead(const GgufReader& file, const LoadOptions& options, const std::stop_token& stop) {
    constexpr std::size_t kPiece = 16 << 20;
    constexpr std::size_t kPage = 4096;
    const std::uint64_t total = file.fileBytes();
    const bool fits = total < availableMemory() / 10 * 9;
    std::uint64_t before = 0; // bytes of the parts that were read
    for (const std::unique_ptr<MappedFile>& part : file.files()) {
        const std::span<const std::byte> bytes = part->bytes();
        const volatile std::byte* const start = bytes.data();
        for (std::size_t begin = 0; begin < bytes.size() && fits; begin += kPiece) {
            const std::size_t end = std::min(bytes.size(), begin + kPiece);
            part->willNeed(end, std::min(kPiece, bytes.size() - end));
            for (std::size_t at = begin; at < end; at += kPage) {
                if (stop.stop_requested())
                    return Error{ErrorKind::Cancelled, "Loading was cancelled."};
                static_cast<void>(start[at]);
            }
            if (options.onProgress)
                options.onProgress(static_cast<double>(before + end) / static_cast<double>(total));
        }
        before += bytes.size();
    }
    if (options.onProgress && !fits)
        options.onProgress(1.0);
    return {};
}

/// Goes on in the background: weights that lie on pages of 4 KiB move to pages of 2 MiB, from which two cores
/// read 1.4 to 1.6 times as fast. (The page cache has large ones only where the kernel and the file system
/// do, and not for a file that was written lately.) That takes the file's length of memory, which the page
/// cache gives up when others need it, so it is done where twice as much is free.
void settle(Model::Parts& parts) {
    constexpr std::uint64_t kSmallest = 64 << 20; // below that the processor remembers where most pages lie
    const std::uint64_t bytes = parts.weights.file->fileBytes();
    if (bytes < kSmallest || bytes > availableMemory() / 2)
        return;
    const auto move = [&parts, bytes](const std::stop_token& stop) {
        std::size_t moved = 0;
        for (const std::unique_ptr<MappedFile>& part : parts.weights.file->files())
            moved += part->moveToLargePages(stop);
        log().info("{} of {} of weights lie on large pages", memoryText(moved), memoryText(bytes));
        parts.isSettled = true;
    };
    parts.isSettled = false;
    try {
        parts.settling = std::jthread(move);
    } catch (const std::system_error&) { // no more threads: it runs as it lies
        parts.isSettled = true;
    }
}

} // namespace

Result<ModelInfo> inspectModel(const std::string& path) {
    try {
        Model::Parts parts;
        const LoadOptions options{.path = path, .device = DeviceChoice::Cpu};
        if (Result<void> read = readParts(options, WeightReader::Contents::ShapesOnly, {}, parts); !read)
            return read.error();
        parts.info.device = deviceForecast(parts.config, parts.weights);
        if (const Residence* const residence = parts.backend->residence();
            residence && parts.info.device.starts_with("CPU"))
            parts.info.device += "; " + residenceText(residence->share());
        return parts.info;
    } catch (const std::bad_alloc&) {
        return outOfMemory(path);
    }
}

Model::Model() : m_parts(std::make_unique<Parts>()) {}
Model::~Model() = default;

Result<std::shared_ptr<const Model>> Model::load(const LoadOptions& options, std::stop_token stop) {
    try {
        std::shared_ptr<Model> model(new Model);
        Parts& parts = *model->m_parts;
        if (Result<void> read = readParts(options, WeightReader::Contents::Everything, stop, parts); !read)
            return read.error();
        if (parts.backend->readsFile())
            if (Result<void> ahead = readAhead(*parts.weights.file, options, stop); !ahead)
                return ahead.error();
        if (parts.backend->readsFile())
            settle(parts);
        log().info("Loaded '{}': {}, {} parameters, {}", parts.info.name, parts.info.architecture,
                   parts.info.parameters, parts.backend->description());
        return std::shared_ptr<const Model>(std::move(model));
    } catch (const std::bad_alloc&) {
        return outOfMemory(options.path);
    }
}

bool Model::leavesRoomFor(const ModelInfo& next) const {
    return device().starts_with("CPU") && next.memoryBytes <= availableMemory() / 2;
}

void Model::waitUntilSettled(std::stop_token stop) const {
    while (!m_parts->isSettled && !stop.stop_requested())
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
}

const ModelInfo& Model::info() const {
    return m_parts->info;
}

const Tokenizer& Model::tokenizer() const {
    return *m_parts->tokenizer;
}

const ChatTemplate& Model::chatTemplate() const {
    return *m_parts->chatTemplate;
}

std::string Model::device() const {
    return m_parts->backend->description();
}

const Model::Parts& Model::parts() const {
    return *m_parts;
}

} // namespace conclave::engine
