// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace conclave::engine {

class ChatTemplate;
class Tokenizer;

enum class DeviceChoice { Auto, Cpu, Cuda };

/// What can be said of a model file without running it.
struct ModelInfo {
    std::string path;
    std::string name;         ///< general.name, else the file's name
    std::string architecture; ///< as in the file: "deepseek2"
    std::string quantization; ///< the type that most weights have: "Q8_0"
    std::string license;
    std::string tokenizer; ///< Tokenizer::description()
    std::uint64_t fileBytes = 0;
    std::uint64_t parameters = 0;
    std::uint64_t activeParameters = 0; ///< read for one token
    bool predictsAhead = false; ///< has a layer that guesses a token ahead (SessionOptions::predictsAhead)
    int contextTokens = 0;      ///< that the model was made for
    int layers = 0;
    int embedding = 0;
    int heads = 0;
    int kvHeads = 0;
    int vocabulary = 0;
    int experts = 0; ///< routed experts per layer; 0 for a dense model
    int expertsUsed = 0;
    int expertsShared = 0;
    std::vector<int> expertLayers;        ///< numbers of the layers that have experts, from 0
    std::uint64_t cacheBytesPerToken = 0; ///< of a conversation of cacheTokens, on average
    std::uint64_t memoryBytes = 0;        ///< weights, cache for cacheTokens and working memory
    int cacheTokens = 0;                  ///< what memoryBytes assumes
    std::string device;                   ///< where it runs or, only inspected, would run, and why
    bool hasChatTemplate = false;
    bool isStarter = false;           ///< one of the small models that come with Conclave
    std::vector<std::string> notices; ///< ignored parts, fallbacks: for a visible warning
};

struct LoadOptions {
    std::string path;
    DeviceChoice device = DeviceChoice::Auto;
    int threads = 0;                                 ///< 0: one per physical core
    std::function<void(double fraction)> onProgress; ///< on the loading thread, 0 to 1, may be empty
    /// Bytes of GPU memory for the weights and one conversation of usual length; 0: all that is free.
    std::uint64_t deviceMemoryLimit = 0;
    /// Bytes of main memory for the weights and conversations, on the processor; 0: what is available. A
    /// model with experts that needs more keeps the most used ones there and reads the others when it needs
    /// them; one that needs less than is said here is left to the system, whether that much is available or
    /// not.
    std::uint64_t memoryLimit = 0;
    /// Where is kept how often which experts were chosen, so that the next run has the most used ones on the
    /// GPU or, of a model larger than memory, there; empty: nowhere.
    std::string usageFolder;
};

/// Reads metadata and tensor shapes only. Errors: as GgufReader::open, and Unsupported for an architecture,
/// tokenizer or weight type that nothing here runs (named), Corrupt for missing or misshapen tensors.
Result<ModelInfo> inspectModel(const std::string& path);

/// A model ready to run: configuration, weights on their device, tokenizer and template. Immutable once
/// loaded and shared by every session. Released when the last session lets go.
class Model {
  public:
    /// Errors: as inspectModel, OutOfMemory, Io, Device (CUDA asked for and not there), Cancelled.
    static Result<std::shared_ptr<const Model>> load(const LoadOptions& options, std::stop_token stop = {});
    ~Model();

    const ModelInfo& info() const;
    const Tokenizer& tokenizer() const;
    const ChatTemplate& chatTemplate() const;
    std::string device() const; ///< "CPU, 2 threads, avx512vnni", and why

    /// Whether @p next could be loaded beside this model and would run as well as after it: its memory is
    /// there twice (waitUntilSettled() says what for), and this one takes none of a GPU's.
    bool leavesRoomFor(const ModelInfo& next) const;

    /// A model that runs from its mapped file goes on after loading: its weights move to large pages in the
    /// background, from which a token reads them faster. Returns when that is over, or @p stop asks for it;
    /// only benchmarks care.
    void waitUntilSettled(std::stop_token stop) const;

    struct Parts; ///< weights, configuration and backend: for engine/run only
    const Parts& parts() const;

  private:
    Model();
    std::unique_ptr<Parts> m_parts;
};

} // namespace conclave::engine
