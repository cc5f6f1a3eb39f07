// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chat/title_writer.h"

#include "app/chat/turns.h"
#include "app/futures/when_done.h"
#include "app/generation/generation_thread.h"

#include <QRegularExpression>

#include <algorithm>
#include <memory>

namespace conclave {

namespace {

constexpr int kIdleMs = 4000;
/// Enough for a title behind a short thought; one that thinks longer gets none.
constexpr int kMostTokens = 96;
constexpr qsizetype kShortest = 2;
constexpr qsizetype kLongest = 60;

/// In English on purpose: a model follows it best, and writes in the conversation's language all the same.
constexpr const char* kRequest =
    "Write a title for this conversation: at most six words, in its own language, on one line, without "
    "quotation marks. Answer with the title alone.";

bool isQuote(QChar c) {
    return QStringLiteral("\"'`*_“”„«»‘’「」").contains(c);
}

} // namespace

QString titleIn(const QString& written) {
    QString title = written.trimmed();
    if (title.contains(QLatin1Char('\n')) || title.contains(QLatin1Char('<')))
        return {};
    static const QRegularExpression heading(QStringLiteral("^[#>\\-\\s]+"));
    static const QRegularExpression label(QStringLiteral("^\\W*(title|titel|titre|título|titolo)\\W*:\\s*"),
                                          QRegularExpression::CaseInsensitiveOption);
    title.remove(heading);
    title.remove(label);
    while (!title.isEmpty() && (isQuote(title.front()) || title.front().isSpace()))
        title.remove(0, 1);
    while (!title.isEmpty() &&
           (isQuote(title.back()) || title.back().isSpace() || title.back() == QLatin1Char('.')))
        title.chop(1);
    title = title.simplified();
    const bool isSane =
        title.size() >= kShortest && title.size() <= kLongest &&
        std::all_of(title.cbegin(), title.cend(), [](QChar c) { return c.isPrint() || c.isSurrogate(); }) &&
        std::any_of(title.cbegin(), title.cend(),
                    [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
    return isSane ? title : QString();
}

TitleWriter::TitleWriter(ChatStore& store, GenerationThread& generation, QObject* parent)
    : QObject(parent), m_store(store), m_generation(generation) {
    m_idle.setSingleShot(true);
    m_idle.setInterval(kIdleMs);
    connect(&m_idle, &QTimer::timeout, this, &TitleWriter::begin);
}

void TitleWriter::setEnabled(bool isEnabled) {
    m_isEnabled = isEnabled;
    if (!isEnabled)
        cancel();
}

void TitleWriter::answered(const MessageRow& answer) {
    cancel();
    if (!m_isEnabled || answer.state != MessageState::Complete || answer.text.isEmpty() ||
        isPrivateId(answer.conversationId))
        return;
    m_answer = answer;
    m_idle.start();
}

void TitleWriter::cancel() {
    m_idle.stop();
    m_writing.request_stop();
    m_answer = {};
    ++m_attempt;
}

void TitleWriter::begin() {
    const qint64 id = m_answer.conversationId;
    whenDone(m_store.conversation(id), this,
             [this, id, attempt = m_attempt](const StoreResult<ConversationRow>& result) {
                 const auto* row = std::get_if<ConversationRow>(&result);
                 if (attempt != m_attempt || !row || row->titleSource != TitleSource::FirstWords)
                     return;
                 whenDone(m_store.tree(id), this,
                          [this, attempt](const StoreResult<QVector<MessageRow>>& messages) {
                              if (const auto* tree = std::get_if<QVector<MessageRow>>(&messages);
                                  tree && attempt == m_attempt)
                                  write(*tree);
                          });
             });
}

void TitleWriter::write(const QVector<MessageRow>& tree) {
    const QVector<MessageRow> path = pathTo(m_answer.id, tree);
    if (path.isEmpty())
        return; // deleted in the meantime
    QVector<ChatTurn> turns = turnsOf(path, m_answer.provenance.systemPrompt);
    turns.append({Role::User, QString::fromUtf8(kRequest), {}});
    SamplingSettings sampling;
    sampling.temperature = 0;
    sampling.maxTokens = kMostTokens;
    auto written = std::make_shared<QString>(); // by the generation thread, until done
    m_writing = m_generation.runAside(
        {.turns = turns, .sampling = sampling, .thinking = {.isOn = Thinking::Switch::Off, .effort = {}}},
        [written](const AnswerDelta& delta, std::stop_source& stop) {
            *written += delta.answer;
            if (written->size() > 4 * kLongest) // an essay
                stop.request_stop();
        },
        [this, written, attempt = m_attempt](const AnswerOutcome& outcome) {
            if (attempt == m_attempt && outcome.stopReason == QLatin1String("end_of_turn"))
                take(*written);
        });
}

void TitleWriter::take(const QString& written) {
    const QString title = titleIn(written);
    if (title.isEmpty())
        return;
    const qint64 id = m_answer.conversationId;
    whenDone(m_store.rename(id, title, TitleSource::Model), this, [this, id](const StoreDone& done) {
        if (errorOf(done) == nullptr)
            emit titled(id);
    });
}

} // namespace conclave
