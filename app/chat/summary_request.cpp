// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chat/summary_request.h"

#include <QRegularExpression>

#include <algorithm>

namespace conclave {

namespace {

// In English on purpose: models follow it best, and write in the conversation's language all the same.
constexpr const char* kTask =
    "It must be possible to go on with the conversation from the summary alone: keep what the user wants, "
    "facts, names, numbers, decisions, code that is still needed, and what is open. Write in the language of "
    "the conversation, in at most %1 words. Answer with the summary alone.";
constexpr const char* kFirst = "Write a summary of this conversation between a user and an assistant.";
constexpr const char* kNext = "Below is the summary of a conversation between a user and an assistant, and "
                              "how it went on. Write one summary of all of it.";

/// What an English word takes of tokens is about four thirds; other languages take more.
constexpr int kWordsPerFiveTokens = 3;

bool isSpace(const QString& text, qsizetype at) {
    return at < text.size() && text[at].isSpace();
}

/// The last place in the second half of [@p from, @p end) at which @p mark ends.
qsizetype endOfLast(QStringView mark, const QString& text, qsizetype from, qsizetype end) {
    const qsizetype at = QStringView(text).left(end).lastIndexOf(mark);
    return at >= from + (end - from) / 2 ? at + mark.size() : -1;
}

qsizetype niceEnd(const QString& text, qsizetype from, qsizetype end) {
    for (const QStringView mark : {QStringView(u"\n\n"), QStringView(u"\n"), QStringView(u" ")})
        if (const qsizetype nice = endOfLast(mark, text, from, end); nice > from)
            return nice;
    const bool isWithinPair = end - from > 1 && text[end - 1].isHighSurrogate();
    return isWithinPair ? end - 1 : end;
}

} // namespace

QString transcriptOf(const QVector<ChatTurn>& turns) {
    QString text;
    for (const ChatTurn& turn : turns)
        if (turn.messageId != 0)
            text +=
                (turn.role == Role::Assistant ? QStringLiteral("Assistant: ") : QStringLiteral("User: ")) +
                turn.text.trimmed() + QStringLiteral("\n\n");
    return text.trimmed();
}

ChatTurn summaryRequest(const QString& before, const QString& part, int tokens) {
    const QString task = QString::fromLatin1(kTask).arg(std::max(10, tokens * kWordsPerFiveTokens / 5));
    return {.text =
                before.isEmpty()
                    ? QStringLiteral("%1 %2\n\nConversation:\n\n%3").arg(QLatin1String(kFirst), task, part)
                    : QStringLiteral("%1 %2\n\nSummary so far:\n\n%3\n\nHow it went on:\n\n%4")
                          .arg(QLatin1String(kNext), task, before, part)};
}

qsizetype endOfPart(const TokenCounter& counter, const QString& before, const QString& text, qsizetype from,
                    int tokens, int limit, const std::stop_token& stop) {
    const auto fits = [&](qsizetype end) {
        const ChatTurn turn = summaryRequest(before, text.mid(from, end - from), tokens);
        const std::optional<int> length = counter.count({&turn, 1}, stop);
        return length && *length <= limit;
    };
    constexpr qsizetype kCharacters = 4; // about so many make a token
    qsizetype good = from;
    qsizetype tooFar = -1;
    for (qsizetype step = std::max<qsizetype>(1, kCharacters * limit); tooFar < 0; step *= 2) {
        const qsizetype end = std::min(text.size(), good + step);
        if (!fits(end))
            tooFar = end;
        else if (end == text.size())
            return end;
        else
            good = end;
    }
    // Near enough: each look costs counting all of it.
    while (tooFar - good > std::max<qsizetype>(1, (good - from) / 32)) {
        const qsizetype middle = good + (tooFar - good) / 2;
        (fits(middle) ? good : tooFar) = middle;
    }
    return stop.stop_requested() || good == from ? from : niceEnd(text, from, good);
}

QString tidySummary(const QString& written, bool isWhole) {
    static const QRegularExpression heading(QStringLiteral("^[#*\\s]*summary(?: of [^\\n:]*)?[*:\\s]*\\n"),
                                            QRegularExpression::CaseInsensitiveOption);
    QString text = written.trimmed();
    text.remove(heading);
    if (isWhole)
        return text.trimmed();
    for (qsizetype end = text.size(); end > text.size() / 2; --end)
        if (text[end - 1] == u'\n' || (QStringView(u".!?").contains(text[end - 1]) && isSpace(text, end)) ||
            QStringView(u"。！？").contains(text[end - 1]))
            return text.left(end).trimmed();
    return text.trimmed();
}

} // namespace conclave
