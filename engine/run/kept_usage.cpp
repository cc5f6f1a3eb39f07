// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/kept_usage.h"

#include "engine/base/log.h"
#include "engine/model/weights.h"

namespace conclave::engine {

KeptUsage::KeptUsage(const std::string& folder, const Weights& weights, int layers, int experts)
    : m_counts(layers, experts) {
    const std::string name = folder.empty() || experts == 0 ? std::string() : expertUsageFileName(weights);
    if (name.empty())
        return;
    m_path = folder + '/' + name;
    ExpertUsage::Loaded loaded = ExpertUsage::load(m_path, layers, experts);
    if (!loaded.notice.empty())
        log().warn("{}", loaded.notice);
    m_counts = std::move(loaded.usage);
}

ExpertUsage KeptUsage::counts() const {
    const std::lock_guard lock(m_mutex);
    return m_counts;
}

void KeptUsage::add(const ExpertUsage& more) {
    if (!isKept() || more.total() == 0)
        return;
    const std::lock_guard lock(m_mutex);
    m_counts.merge(more);
    if (const Result<void> saved = m_counts.save(m_path); !saved)
        log().warn("{}", saved.error().message);
}

} // namespace conclave::engine
