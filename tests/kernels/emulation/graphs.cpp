// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kernels/emulation/host_state.h"

namespace emulation {

namespace {

std::vector<std::unique_ptr<Graph>>& graphs() {
    static std::vector<std::unique_ptr<Graph>> all; // never freed, as streams
    return all;
}

/// One run of a graph: each branch is a line of nodes that waits for others where it was recorded so.
class GraphRun {
  public:
    GraphRun(Graph& graph, void* trace, char* orders)
        : m_graph(graph), m_trace(trace), m_orders(orders), m_isDone(graph.nodes.size()) {}

    /// What node @p last of its branch comes after, and itself.
    void runThrough(std::size_t last) {
        const unsigned branch = m_graph.nodes[last]->branch;
        for (std::size_t i = 0; i <= last; ++i)
            if (m_graph.nodes[i]->branch == branch && !m_isDone[i])
                runNode(i);
    }

  private:
    void runNode(std::size_t i) {
        Work& node = *m_graph.nodes[i];
        m_isDone[i] = true;
        if (node.kind == WorkKind::Wait)
            runThrough(node.recordedBy);
        enterTrace(node.branch == 0 ? m_trace : m_graph.traces[node.branch]);
        if (node.kind == WorkKind::Wait)
            acquire(&m_graph.nodes[node.recordedBy]->order);
        else if (node.kind == WorkKind::Record)
            release(&node.order);
        else
            perform(node, node.branch == 0 ? m_orders : &m_graph.orders[2 * node.branch]);
        enterTrace(m_trace);
    }

    Graph& m_graph;
    void* m_trace;
    char* m_orders;
    std::vector<bool> m_isDone;
};

} // namespace

void runGraph(Graph& graph, void* trace, char* orders) {
    GraphRun run(graph, trace, orders);
    if (hostTiming() == AsyncTiming::Early) { // as recorded
        for (std::size_t i = 0; i < graph.nodes.size(); ++i)
            run.runThrough(i);
        return;
    }
    for (std::size_t i = graph.nodes.size(); i-- > 0;) { // other branches only when waited for
        if (graph.nodes[i]->branch == 0) {
            run.runThrough(i);
            return;
        }
    }
}

} // namespace emulation

namespace gpu {

using emulation::hostMutex;
using emulation::Lock;

Status beginCapture(Stream stream) {
    const Lock lock(hostMutex());
    if (!stream) // the default stream cannot
        return emulation::kNotWhileCapturing;
    if (stream->isDestroyed)
        return emulation::kInvalidHandle;
    if (stream->capture)
        return emulation::kIllegalState;
    stream->capture = std::make_shared<emulation::Capture>();
    stream->capture->origin = stream;
    stream->capture->branches = {stream};
    stream->capture->unjoined = {0};
    stream->capture->thread = std::this_thread::get_id();
    stream->branch = 0;
    return 0;
}

Status endCapture(Stream stream, Graph* graph) {
    const Lock lock(hostMutex());
    *graph = nullptr;
    if (!stream || stream->isDestroyed)
        return emulation::kInvalidHandle;
    const std::shared_ptr<emulation::Capture> capture = stream->capture;
    if (!capture || capture->origin != stream)
        return emulation::kIllegalState;
    for (emulation::Stream* const branch : capture->branches)
        branch->capture.reset();
    if (capture->isInvalid)
        return emulation::kCaptureInvalidated;
    for (std::size_t branch = 1; branch < capture->branches.size(); ++branch)
        if (capture->unjoined[branch] > 0)
            return emulation::kCaptureUnjoined;
    auto made = std::make_unique<emulation::Graph>();
    made->nodes = std::move(capture->nodes);
    made->orders = std::make_unique<char[]>(2 * capture->branches.size());
    for (std::size_t branch = 0; branch < capture->branches.size(); ++branch)
        made->traces.push_back(branch == 0 ? nullptr : emulation::createTrace());
    *graph = made.get();
    emulation::graphs().push_back(std::move(made));
    return 0;
}

Status launchGraph(Graph graph, Stream stream) {
    const Lock lock(hostMutex());
    emulation::Stream* const queue = emulation::opened(stream);
    if (!queue || !graph || graph->isDestroyed)
        return emulation::kInvalidHandle;
    if (queue->capture) { // CUDA could record it; nothing here does
        queue->capture->isInvalid = true;
        return kNotSupported;
    }
    auto work = std::make_unique<emulation::Work>();
    work->kind = emulation::WorkKind::Graph;
    work->graph = graph;
    return emulation::enqueue(*queue, std::move(work));
}

Status destroyGraph(Graph graph) {
    const Lock lock(hostMutex());
    if (!graph || graph->isDestroyed)
        return emulation::kInvalidHandle;
    emulation::runAll(); // it may still be queued
    graph->isDestroyed = true;
    graph->nodes.clear();
    return 0;
}

} // namespace gpu
