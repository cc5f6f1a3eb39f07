// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/foreign_tree.h"

#include <QDateTime>
#include <QHash>

#include <algorithm>
#include <numeric>

namespace conclave {

namespace {

// The parent of each message, by index; -1 for a first one.
QVector<int> parentsOf(const QVector<ForeignMessage>& messages, int& repaired) {
    QHash<QString, int> byId;
    for (int i = int(messages.size()) - 1; i >= 0; --i) // of two with one id the first is meant
        if (!messages[i].sourceId.isEmpty())
            byId.insert(messages[i].sourceId, i);
    QVector<int> parents(messages.size(), -1);
    for (int i = 0; i < messages.size(); ++i) {
        const QString& parent = messages[i].parentSourceId;
        if (parent.isEmpty())
            continue;
        parents[i] = byId.value(parent, -1);
        if (parents[i] < 0)
            ++repaired;
    }
    // A walk upwards that meets itself has found a cycle; it is cut above its oldest message.
    QVector<int> seenBy(messages.size(), -1);
    for (int start = 0; start < messages.size(); ++start) {
        int at = start;
        while (at >= 0 && seenBy[at] < 0) {
            seenBy[at] = start;
            at = parents[at];
        }
        if (at < 0 || seenBy[at] != start)
            continue;
        int oldest = at;
        for (int i = parents[at]; i != at; i = parents[i])
            if (messages[i].createdMs < messages[oldest].createdMs ||
                (messages[i].createdMs == messages[oldest].createdMs && i < oldest))
                oldest = i;
        parents[oldest] = -1;
        ++repaired;
    }
    return parents;
}

// @p order with every parent before its children, else as it was.
QVector<int> parentsFirst(const QVector<int>& order, const QVector<int>& parents) {
    QVector<int> sorted;
    sorted.reserve(order.size());
    QVector<bool> isDone(order.size(), false);
    QVector<int> waiting;
    for (const int start : order) {
        for (int at = start; at >= 0 && !isDone[at]; at = parents[at])
            waiting.append(at);
        for (; !waiting.isEmpty(); waiting.removeLast()) {
            isDone[waiting.last()] = true;
            sorted.append(waiting.last());
        }
    }
    return sorted;
}

} // namespace

ForeignTree foreignTree(const ForeignConversation& conversation) {
    const QVector<ForeignMessage>& messages = conversation.messages;
    ForeignTree tree;
    const QVector<int> parents = parentsOf(messages, tree.repairedParents);
    QVector<int> order(messages.size());
    std::iota(order.begin(), order.end(), 0);
    order = parentsFirst(order, parents);

    // Times, from the first message down.
    tree.createdMs = conversation.createdMs;
    for (const int i : order)
        if (tree.createdMs == 0 && messages[i].createdMs != 0)
            tree.createdMs = messages[i].createdMs;
    if (tree.createdMs == 0)
        tree.createdMs =
            conversation.updatedMs != 0 ? conversation.updatedMs : QDateTime::currentMSecsSinceEpoch();
    QVector<qint64> times(messages.size(), tree.createdMs);
    for (const int i : order)
        if (messages[i].createdMs != 0)
            times[i] = messages[i].createdMs;
        else if (parents[i] >= 0)
            times[i] = times[parents[i]];

    if (conversation.uuid.isEmpty()) {
        std::stable_sort(order.begin(), order.end(), [&times](int a, int b) { return times[a] < times[b]; });
        order = parentsFirst(order, parents);
    }
    QVector<int> places(messages.size(), -1);
    for (const int i : order) {
        places[i] = int(tree.nodes.size());
        const int parent = parents[i] < 0 ? -1 : places[parents[i]];
        if (parent >= 0)
            tree.nodes[parent].hasChildren = true;
        tree.nodes.append({&messages[i], parent, times[i], false});
    }

    tree.updatedMs = conversation.updatedMs;
    for (int i = 0; i < tree.nodes.size(); ++i) {
        const ForeignTree::Node& node = tree.nodes[i];
        if (conversation.updatedMs == 0)
            tree.updatedMs = std::max(tree.updatedMs, node.createdMs);
        if (!node.hasChildren && (tree.current < 0 || node.createdMs >= tree.nodes[tree.current].createdMs))
            tree.current = i;
    }
    if (tree.updatedMs == 0)
        tree.updatedMs = tree.createdMs;
    if (!conversation.currentSourceId.isEmpty())
        for (int i = 0; i < tree.nodes.size(); ++i)
            if (tree.nodes[i].message->sourceId == conversation.currentSourceId) {
                tree.current = i;
                break;
            }
    return tree;
}

} // namespace conclave
