// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/model_options.h"

namespace conclave::cli {

using engine::Error;
using engine::Result;

Result<std::shared_ptr<const engine::Model>> loadModel(const Arguments& arguments, std::stop_token stop,
                                                       std::string_view threadsOption,
                                                       std::string_view modelOption) {
    engine::LoadOptions options;
    options.path = arguments.text(modelOption);
    options.threads = arguments.integer(threadsOption, 0);
    const std::string device = arguments.text("--device", "auto");
    if (device == "cpu")
        options.device = engine::DeviceChoice::Cpu;
    else if (device == "cuda")
        options.device = engine::DeviceChoice::Cuda;
    options.deviceMemoryLimit = static_cast<std::uint64_t>(arguments.integer("--vram", 0)) * 1'000'000;
    options.memoryLimit = static_cast<std::uint64_t>(arguments.integer("--ram", 0)) * 1'000'000;
    return engine::Model::load(options, stop);
}

engine::SessionOptions sessionOptions(const Arguments& arguments, int contextTokens) {
    engine::SessionOptions options{.contextTokens = contextTokens};
    const std::string type = arguments.text("--kv-type", "f32");
    if (type == "f16")
        options.cacheType = engine::CacheType::f16;
    else if (type == "bf16")
        options.cacheType = engine::CacheType::bf16;
    else if (type == "f8_e4m3")
        options.cacheType = engine::CacheType::f8_e4m3;
    else if (type == "q8_0")
        options.cacheType = engine::CacheType::q8_0;
    else if (type == "q4_0")
        options.cacheType = engine::CacheType::q4_0;
    return options;
}

Result<engine::TokenId> parseTokenId(std::string_view word, int size) {
    const Result<std::int64_t> id = parseInteger(word, 0, size - 1);
    if (!id)
        return Error{id.error().kind, "token id " + id.error().message};
    return static_cast<engine::TokenId>(*id);
}

Result<std::unique_ptr<engine::Tokenizer>> openTokenizer(const Arguments& arguments) {
    const auto file = engine::GgufReader::open(arguments.text("--model"));
    if (!file)
        return file.error();
    return engine::Tokenizer::fromGguf(**file);
}

} // namespace conclave::cli
