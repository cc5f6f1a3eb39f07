// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/message_tree.h"

#include "app/import/json_values.h"
#include "app/import/reader_texts.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <utility>

namespace conclave {

namespace {

/// What is above a fork is copied into its branches, so it had better be small.
constexpr qsizetype kMostCopied = 100'000;

class Joiner {
  public:
    Joiner(ForeignConversation& conversation, const std::vector<TreeNode>& nodes)
        : m_conversation(conversation), m_nodes(nodes), m_children(nodes.size()), m_isDone(nodes.size()) {
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            if (!nodes[i].id.isEmpty() && !m_at.contains(nodes[i].id))
                m_at.insert(nodes[i].id, i);
        }
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            const auto parent = m_at.constFind(nodes[i].parentId);
            if (m_at.value(nodes[i].id, i) != i)
                m_isDone[i] = true; // occurs twice
            else if (parent == m_at.constEnd() || *parent == i)
                m_roots.push_back(i);
            else
                m_children[*parent].push_back(i);
        }
    }

    void join() {
        for (const std::size_t root : m_roots)
            follow(root);
        // What is left hangs on a loop, which is cut where walking up comes around.
        for (std::size_t i = 0; i < m_nodes.size(); ++i) {
            if (m_isDone[i])
                continue;
            QSet<std::size_t> above;
            std::size_t at = i;
            while (!above.contains(at)) {
                above.insert(at);
                at = m_at.value(m_nodes[at].parentId);
            }
            follow(at);
        }
    }

    /// The message that holds the node @p id; empty when there is none.
    QString messageOf(const QString& id) const { return m_messageOf.value(id); }

  private:
    /// Where a walk down the tree stands: at a node, below a message, with the pieces since then.
    struct Step {
        std::size_t node;
        QString parentMessage;
        std::vector<std::size_t> pieces;
    };

    /// Children of @p node, through those that hold nothing.
    void below(std::size_t node, const QString& message, std::vector<std::size_t>& found) {
        std::vector<std::size_t> open{node};
        while (!open.empty()) {
            const std::size_t at = open.back();
            open.pop_back();
            for (const std::size_t child : m_children[at]) {
                if (m_isDone[child])
                    continue;
                if (m_nodes[child].kind != TreeNode::Kind::Nothing) {
                    found.push_back(child);
                    continue;
                }
                m_isDone[child] = true;
                m_messageOf.insert(m_nodes[child].id, message);
                open.push_back(child);
            }
        }
        std::sort(found.begin(), found.end(), [this](std::size_t a, std::size_t b) {
            return std::pair(m_nodes[a].createdMs, a) < std::pair(m_nodes[b].createdMs, b);
        });
    }

    void follow(std::size_t root) {
        std::vector<Step> steps;
        if (m_nodes[root].kind == TreeNode::Kind::Nothing) {
            m_isDone[root] = true;
            std::vector<std::size_t> first;
            below(root, {}, first);
            push(first, {}, {}, steps);
        } else {
            steps.push_back({root, {}, {}});
        }
        while (!steps.empty()) {
            Step step = std::move(steps.back());
            steps.pop_back();
            if (m_isDone[step.node])
                continue;
            m_isDone[step.node] = true;
            take(std::move(step), steps);
        }
    }

    void take(Step step, std::vector<Step>& steps) {
        const TreeNode& node = m_nodes[step.node];
        if (node.kind != TreeNode::Kind::Piece) {
            const QString id = emitMessage({step.node}, step.parentMessage);
            std::vector<std::size_t> next;
            below(step.node, id, next);
            push(next, id, {}, steps);
            return;
        }
        step.pieces.push_back(step.node);
        std::vector<std::size_t> next;
        below(step.node, idOf(step.pieces), next);
        const auto isPiece = [this](std::size_t i) { return m_nodes[i].kind == TreeNode::Kind::Piece; };
        const bool arePieces = !next.empty() && std::all_of(next.begin(), next.end(), isPiece);
        const bool goesOn = arePieces && (next.size() == 1 || canBeCopied(step.pieces));
        const QString parent = goesOn ? step.parentMessage : emitMessage(step.pieces, step.parentMessage);
        if (!goesOn)
            step.pieces.clear();
        push(next, parent, std::move(step.pieces), steps);
    }

    /// The eldest comes first off the stack.
    static void push(const std::vector<std::size_t>& next, const QString& parent,
                     std::vector<std::size_t> pieces, std::vector<Step>& steps) {
        for (std::size_t i = next.size(); i-- > 1;)
            steps.push_back({next[i], parent, pieces});
        if (!next.empty())
            steps.push_back({next.front(), parent, std::move(pieces)});
    }

    bool canBeCopied(const std::vector<std::size_t>& pieces) const {
        qsizetype size = static_cast<qsizetype>(pieces.size());
        for (const std::size_t i : pieces) {
            if (!m_nodes[i].text.isEmpty())
                return false;
            size += m_nodes[i].reasoning.size() + m_nodes[i].toolCalls.size();
        }
        return size <= kMostCopied;
    }

    /// The first piece names the message, because an answer grows at its end; after a fork, where the first
    /// is shared, the first that is not.
    QString idOf(const std::vector<std::size_t>& pieces) const {
        for (const std::size_t i : pieces) {
            if (!m_used.contains(m_nodes[i].id))
                return m_nodes[i].id;
        }
        return {};
    }

    QString emitMessage(const std::vector<std::size_t>& pieces, const QString& parent) {
        ForeignMessage message;
        message.sourceId = idOf(pieces);
        message.parentSourceId = parent;
        message.role =
            m_nodes[pieces.front()].kind == TreeNode::Kind::Question ? Role::User : Role::Assistant;
        for (const std::size_t i : pieces) {
            const TreeNode& node = m_nodes[i];
            appendParagraph(message.text, node.text);
            appendParagraph(message.reasoning, node.reasoning);
            appendLine(message.toolCalls, node.toolCalls);
            message.reasoningMs += node.reasoningMs;
            message.state = node.state;
            appendLine(message.errorText, node.errorText);
            if (message.createdMs == 0)
                message.createdMs = node.createdMs;
            if (!node.modelName.isEmpty() && message.role == Role::Assistant)
                message.provenance.modelName = node.modelName;
            m_messageOf.insert(node.id, message.sourceId);
        }
        m_used.insert(message.sourceId);
        QString id = message.sourceId;
        m_conversation.messages.append(std::move(message));
        return id;
    }

    ForeignConversation& m_conversation;
    const std::vector<TreeNode>& m_nodes;
    QHash<QString, std::size_t> m_at;                 // by id
    std::vector<std::vector<std::size_t>> m_children; // by index
    std::vector<std::size_t> m_roots;
    std::vector<bool> m_isDone;
    QHash<QString, QString> m_messageOf; // by node id
    QSet<QString> m_used;                // ids of messages
};

} // namespace

std::vector<TreeNode> mappedNodes(const nlohmann::json& mapping,
                                  const std::function<void(const nlohmann::json&, TreeNode&)>& read) {
    std::vector<TreeNode> nodes;
    if (!mapping.is_object())
        return nodes;
    QHash<QString, QString> parents;
    for (const auto& [key, node] : mapping.items()) {
        for (const nlohmann::json& child : listAt(node, "children"))
            parents.insert(textOf(child), QString::fromStdString(key));
    }
    for (const auto& [key, node] : mapping.items()) {
        TreeNode made;
        made.id = QString::fromStdString(key);
        made.parentId = idAt(node, "parent");
        if (!mapping.contains(made.parentId.toStdString()))
            made.parentId = parents.value(made.id);
        if (const nlohmann::json& message = valueAt(node, "message"); message.is_object())
            read(message, made);
        nodes.push_back(std::move(made));
    }
    return nodes;
}

void addMessages(ForeignConversation& conversation, const std::vector<TreeNode>& nodes,
                 const QString& current) {
    Joiner joiner(conversation, nodes);
    joiner.join();
    conversation.currentSourceId = joiner.messageOf(current);
}

} // namespace conclave
