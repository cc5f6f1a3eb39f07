// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/answer_details.h"

#include "ui/presets/thinking_words.h"

#include <QDateTime>
#include <QLocale>

namespace conclave {

namespace {

QString dateText(qint64 ms) {
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms), QStringLiteral("d MMMM yyyy, HH:mm:ss"));
}

QString number(double value, int decimals) {
    return QLocale().toString(value, 'f', decimals);
}

QString stopText(const MessageRow& answer) {
    const QString& reason = answer.provenance.stopReason;
    if (reason == QLatin1String("end_of_turn"))
        return AnswerDetails::tr("The model ended it", "why an answer ended");
    if (reason == QLatin1String("token_limit"))
        return AnswerDetails::tr("The answer limit of the settings", "why an answer ended");
    if (reason == QLatin1String("context_full"))
        return AnswerDetails::tr("The context was full", "why an answer ended");
    if (reason == QLatin1String("cancelled"))
        return AnswerDetails::tr("It was stopped", "why an answer ended");
    if (reason == QLatin1String("interrupted") || answer.state == MessageState::Interrupted)
        return AnswerDetails::tr("The program ended", "why an answer ended");
    if (reason == QLatin1String("error"))
        return AnswerDetails::tr("An error", "why an answer ended");
    return reason;
}

} // namespace

int AnswerDetails::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant AnswerDetails::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row& row = m_rows[index.row()];
    switch (role) {
    case SectionRole:
        return row.section;
    case LabelRole:
        return row.label;
    case ValueRole:
        return row.value;
    case IsCodeRole:
        return row.isCode;
    default:
        return {};
    }
}

QHash<int, QByteArray> AnswerDetails::roleNames() const {
    return {
        {SectionRole, "sectionTitle"}, {LabelRole, "label"}, {ValueRole, "value"}, {IsCodeRole, "isCode"}};
}

void AnswerDetails::show(const MessageRow& answer) {
    beginResetModel();
    m_answer = answer;
    fill();
    endResetModel();
    emit answerChanged();
    emit reproductionChanged();
}

void AnswerDetails::close() {
    show({});
}

/// What is not known (an answer of an older version, or from elsewhere) has no row.
void AnswerDetails::fill() {
    m_rows.clear();
    if (m_answer.id == 0)
        return;
    const Provenance& from = m_answer.provenance;
    QString section;
    const auto begin = [&section](const QString& title) { section = title; };
    const auto add = [this, &section](const QString& label, const QString& value, bool isCode = false) {
        if (value.isEmpty())
            return;
        m_rows.append({section, label, value, isCode});
        section.clear();
    };
    const auto count = [](qint64 value) { return value > 0 ? QLocale().toString(value) : QString(); };

    begin(tr("Model", "group of details of an answer"));
    add(tr("File"), from.modelPath, true);
    add(tr("SHA-256", "hash of a file"), from.fileHash, true);
    add(tr("Quantization"), from.quantization);
    add(tr("Chat template", "its hash"), from.templateHash, true);
    add(tr("Computed on", "a device"), from.device);
    add(tr("Keys and values", "of the attention, how they are kept"), from.cacheType);
    add(tr("Context", "how many tokens the model could see"),
        from.contextTokens > 0 ? tr("%1 tokens", "length").arg(count(from.contextTokens)) : QString());
    add(tr("Engine"), from.engineVersion.isEmpty() ? QString() : tr("Conclave %1").arg(from.engineVersion));

    if (!from.modelPath.isEmpty() || from.sampling.seed != 0) {
        const SamplingSettings& sampling = from.sampling;
        begin(tr("Sampling", "group of details of an answer"));
        add(tr("Temperature"), number(sampling.temperature, 2));
        add(tr("Top-k"), sampling.topK > 0 ? count(sampling.topK) : tr("all"));
        add(tr("Top-p"), sampling.topP < 1 ? number(sampling.topP, 2) : tr("off"));
        add(tr("Min-p"), sampling.minP > 0 ? number(sampling.minP, 2) : tr("off"));
        add(tr("Repetition penalty"),
            sampling.repetitionPenalty > 1 ? number(sampling.repetitionPenalty, 2) : tr("off"));
        add(tr("Longest answer"), sampling.maxTokens > 0
                                      ? tr("%1 tokens", "length").arg(count(sampling.maxTokens))
                                      : tr("no limit"));
        add(tr("Seed"), QString::number(sampling.seed), true);
        add(tr("Thinking"), from.thinking.isEmpty() ? QString() : thinkingWords(from.thinking));
    }

    begin(tr("Run", "group of details of an answer: how it went"));
    add(tr("Read", "tokens of the prompt"),
        from.promptTokens > 0 ? tr("%1 tokens", "length").arg(count(from.promptTokens)) : QString());
    add(tr("Not read", "messages that the model did not see for an answer"),
        from.droppedTurns > 0 ? tr("%n of the oldest messages", "", from.droppedTurns) : QString());
    add(tr("Written", "tokens of the answer"),
        from.generatedTokens > 0 ? tr("%1 tokens", "length").arg(count(from.generatedTokens)) : QString());
    add(tr("First token after"),
        from.firstTokenMs > 0 ? tr("%1 s", "seconds").arg(number(from.firstTokenMs / 1000, 2)) : QString());
    add(tr("Speed"),
        from.tokensPerSecond > 0 ? tr("%1 tokens/s").arg(number(from.tokensPerSecond, 1)) : QString());
    add(tr("Stopped and continued", "an answer, before it ended"),
        from.resumed > 0 ? tr("%n times", "", from.resumed) : QString());
    add(tr("Ended by"), stopText(m_answer));
    add(tr("Date"), dateText(m_answer.createdMs));
}

QString AnswerDetails::text() const {
    QString text = title() + QLatin1Char('\n');
    for (const Row& row : m_rows) {
        if (!row.section.isEmpty())
            text += QLatin1Char('\n') + row.section + QLatin1Char('\n');
        text += QStringLiteral("%1: %2\n").arg(row.label, row.value);
    }
    if (!systemPrompt().isEmpty())
        text +=
            QLatin1Char('\n') + tr("Instructions") + QLatin1Char('\n') + systemPrompt() + QLatin1Char('\n');
    return text;
}

// ---------------------------------------------------------------------------------------- writing it again

Reproduction AnswerDetails::shown() const {
    return m_reproducedId != 0 && m_reproducedId == m_answer.id && !m_isRunning ? m_result : Reproduction();
}

void AnswerDetails::begin(qint64 messageId) {
    m_reproducedId = messageId;
    m_isRunning = true;
    m_tokens = 0;
    m_result = {};
    emit reproductionChanged();
}

void AnswerDetails::setProgress(qint64 messageId, int tokens) {
    if (messageId != m_reproducedId)
        return;
    m_tokens = tokens;
    emit reproductionChanged();
}

void AnswerDetails::finish(qint64 messageId, const Reproduction& result) {
    m_reproducedId = messageId;
    m_isRunning = false;
    m_result = result;
    emit reproductionChanged();
}

AnswerDetails::Verdict AnswerDetails::verdict() const {
    if (m_reproducedId == 0 || m_reproducedId != m_answer.id || m_isRunning)
        return Verdict::None;
    switch (m_result.verdict) {
    case Reproduction::Verdict::Identical:
        return Verdict::Identical;
    case Reproduction::Verdict::Different:
        return Verdict::Different;
    case Reproduction::Verdict::Stopped:
        return Verdict::Stopped;
    case Reproduction::Verdict::Impossible:
        break;
    }
    return Verdict::Impossible;
}

QString AnswerDetails::verdictText() const {
    if (isReproducing())
        return m_tokens == 0 ? tr("Reading…", "before an answer is written again")
                             : tr("The same so far, %n tokens", "", m_tokens);
    switch (verdict()) {
    case Verdict::None:
        return {};
    case Verdict::Identical:
        return tr("Identical, %n tokens", "an answer that was written again", m_result.tokens);
    case Verdict::Different:
        return tr("Differs at token %1", "an answer that was written again").arg(m_result.tokens);
    case Verdict::Stopped:
        return tr("Stopped before it was done.", "writing an answer again");
    case Verdict::Impossible:
        break;
    }
    return m_result.problem;
}

} // namespace conclave
