// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cpu_evaluator.h"

/// Routed experts of which some are still in the file: CpuEvaluator computes with those that are there while
/// the others are read. An expert's numbers do not depend on which others are computed together with it, and
/// they are summed by combineExperts() in the usual order: the bits are those of a model that fits.
namespace conclave::engine {

/// Behind whatever jobs there are already.
Result<void> CpuEvaluator::runCachedExperts(int layer, const ExpertWeights& experts, const RoutedRows& rows,
                                            const FormatSet& wanted) {
    ExpertCache::Visit visit(m_experts->cache(), layer, rows.offsets, m_tokens);
    m_experts->count(layer, rows.offsets);
    m_experts->expectNext(layer, m_buffers.stream, m_tokens);
    for (bool isFirst = true; isFirst || !visit.isDone(); isFirst = false) {
        // The first time, a shared expert gives something to do while nothing is there.
        if (!isFirst || m_jobs.isEmpty()) {
            const auto there = visit.take(m_stop);
            if (!there)
                return there.error();
            for (const ExpertCache::Expert& expert : *there)
                m_jobs.addExpert(experts, rows, expert.id, expert.gate, expert.up, expert.down);
        }
        m_jobs.number();
        runTeam([&](int worker) {
            if (isFirst && !rows.sharesInput) {
                prepareRoutedRows(experts, wanted, worker);
                meet();
            }
            m_jobs.run();
        });
        visit.release();
        m_jobs.clear();
        resetCounters();
    }
    return {};
}

} // namespace conclave::engine
