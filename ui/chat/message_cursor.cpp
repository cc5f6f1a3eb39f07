// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/message_cursor.h"

#include "ui/chat/markdown_blocks.h"

#include <algorithm>

namespace conclave {

namespace {
constexpr int kMostSpoken = 2000; // characters; longer messages are read in the transcript
} // namespace

void MessageCursor::setChat(ChatViewModel* chat) {
    if (m_chat == chat)
        return;
    if (m_chat != nullptr)
        m_chat->disconnect(this);
    m_chat = chat;
    if (chat != nullptr) {
        connect(chat, &ChatViewModel::contentChanged, this, &MessageCursor::onContentChanged);
        connect(chat, &ChatViewModel::stateChanged, this, &MessageCursor::changed);
        connect(chat, &ChatViewModel::conversationIdChanged, this, &MessageCursor::clear);
    }
    emit chatChanged();
    emit changed();
}

const QVector<MessageRow>& MessageCursor::messages() const {
    static const QVector<MessageRow> none;
    return m_chat != nullptr ? m_chat->transcript()->messages() : none;
}

int MessageCursor::index() const {
    const QVector<MessageRow>& all = messages();
    const auto it =
        std::find_if(all.cbegin(), all.cend(), [this](const MessageRow& row) { return row.id == m_id; });
    return m_id == 0 || it == all.cend() ? -1 : static_cast<int>(it - all.cbegin());
}

const MessageRow* MessageCursor::answer() const {
    const QVector<MessageRow>& all = messages();
    int at = index();
    if (at < 0)
        for (at = static_cast<int>(all.size()) - 1; at >= 0 && all[at].role != Role::Assistant;)
            --at;
    else if (all[at].role != Role::Assistant)
        ++at; // the answer to the chosen question
    return at >= 0 && at < all.size() && all[at].role == Role::Assistant ? &all[at] : nullptr;
}

const MessageRow* MessageCursor::question() const {
    const QVector<MessageRow>& all = messages();
    int at = index();
    if (at < 0)
        at = static_cast<int>(all.size()) - 1;
    while (at >= 0 && all[at].role != Role::User)
        --at;
    return at >= 0 ? &all[at] : nullptr;
}

double MessageCursor::answerId() const {
    const MessageRow* row = answer();
    return row != nullptr ? static_cast<double>(row->id) : 0;
}

double MessageCursor::questionId() const {
    const MessageRow* row = question();
    return row != nullptr ? static_cast<double>(row->id) : 0;
}

double MessageCursor::versionedId() const {
    const int at = index();
    if (at >= 0 && messages()[at].siblingCount > 1)
        return messageId();
    for (const MessageRow* row : {answer(), question()})
        if (row != nullptr && row->siblingCount > 1)
            return static_cast<double>(row->id);
    return 0;
}

bool MessageCursor::canContinue() const {
    const MessageRow* row = answer();
    return row != nullptr && m_chat->canContinue(row->id);
}

double MessageCursor::pinnableId() const {
    const int at = index();
    const MessageRow* row = at >= 0 ? &messages()[at] : question();
    return row != nullptr && m_chat->canPin(row->id) ? static_cast<double>(row->id) : 0;
}

bool MessageCursor::hasReasoning() const {
    const MessageRow* row = answer();
    return row != nullptr && !row->reasoning.isEmpty();
}

QString MessageCursor::spoken() const {
    const int at = index();
    if (at < 0)
        return {};
    const MessageRow& row = messages()[at];
    if (row.role == Role::User)
        return tr("You asked: %1", "accessible name of a question").arg(row.text.left(kMostSpoken));
    QStringList blocks;
    for (const MarkdownBlock& block : parseMarkdown(row.text.left(kMostSpoken)))
        blocks.append(block.kind == MarkdownBlock::Kind::Code || block.kind == MarkdownBlock::Kind::Formula
                          ? block.body
                          : plainTextOf(block.body));
    return tr("%1 answered: %2", "accessible name of an answer; %1 is a model")
        .arg(row.provenance.modelName, blocks.join(QLatin1Char('\n')));
}

void MessageCursor::choose(int index) {
    m_index = index;
    m_id = messages()[index].id;
    emit changed();
}

bool MessageCursor::move(int step) {
    const auto count = static_cast<int>(messages().size());
    if (count == 0)
        return false;
    const int at = index();
    const int to = at < 0 ? count - 1 : at + step;
    if (to < 0 || to >= count)
        return false;
    choose(to);
    return true;
}

void MessageCursor::clear() {
    m_id = 0;
    m_index = -1;
    emit changed();
}

void MessageCursor::onContentChanged() {
    if (m_id == 0 || index() >= 0)
        emit changed();
    else if (m_index >= 0 && m_index < messages().size())
        choose(m_index); // another version of it
    else
        clear();
}

int MessageCursor::firstRow() const {
    return m_id == 0 || m_chat == nullptr ? -1 : m_chat->transcript()->rowOfMessage(m_id);
}

int MessageCursor::lastRow() const {
    const int at = index();
    if (at < 0)
        return -1;
    return at + 1 < messages().size() ? m_chat->transcript()->rowOfMessage(messages()[at + 1].id) - 1
                                      : m_chat->transcript()->rowCount() - 1;
}

QString MessageCursor::lastCode() const {
    const MessageRow* row = answer();
    if (row == nullptr)
        return {};
    const QVector<MarkdownBlock> blocks = parseMarkdown(row->text);
    const auto last = std::find_if(blocks.crbegin(), blocks.crend(), [](const MarkdownBlock& block) {
        return block.kind == MarkdownBlock::Kind::Code;
    });
    return last == blocks.crend() ? QString() : last->body;
}

} // namespace conclave
