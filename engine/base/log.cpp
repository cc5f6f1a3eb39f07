// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/log.h"

#include <spdlog/sinks/stdout_sinks.h>

namespace conclave::engine {

namespace {

std::shared_ptr<spdlog::logger>& instance() {
    static std::shared_ptr<spdlog::logger> logger = [] {
        auto made =
            std::make_shared<spdlog::logger>("engine", std::make_shared<spdlog::sinks::stderr_sink_mt>());
        made->set_level(spdlog::level::warn);
        return made;
    }();
    return logger;
}

} // namespace

spdlog::logger& log() {
    return *instance();
}

void setLogger(std::shared_ptr<spdlog::logger> logger) {
    instance() = std::move(logger);
}

} // namespace conclave::engine
