// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chat/context_meter.h"

#include <QMutex>

#include <algorithm>
#include <utility>

namespace conclave {

namespace {

/// The shortest question: one token, in every vocabulary. What a template adds to it, it adds to any.
const QString& shortestQuestion() {
    static const QString text = QStringLiteral("x");
    return text;
}

QVector<ChatTurn> asked(const QString& systemPrompt, const QString& question) {
    QVector<ChatTurn> turns;
    if (!systemPrompt.trimmed().isEmpty())
        turns.append({Role::System, systemPrompt, {}});
    turns.append({Role::User, question.isEmpty() ? shortestQuestion() : question, {}});
    return turns;
}

} // namespace

/// What is known of one model. A job adds to it as it goes, so that nothing is lost when it is stopped.
struct ContextMeter::Counted {
    QMutex mutex; ///< guards the rest
    QHash<RoundKey, int> rounds;
    QHash<QString, int> frames; ///< by system prompt: how long the shortest question is behind it

    template <typename Key>
    std::optional<int> find(const QHash<Key, int>& in, const Key& key) {
        const QMutexLocker lock(&mutex);
        const auto it = in.constFind(key);
        return it == in.constEnd() ? std::nullopt : std::optional(*it);
    }
    template <typename Key>
    void keep(QHash<Key, int>& in, const Key& key, int tokens) {
        const QMutexLocker lock(&mutex);
        in.insert(key, tokens);
    }
};

ContextMeter::ContextMeter(QObject* parent) : QObject(parent), m_counted(std::make_shared<Counted>()) {
    m_thread.setObjectName(QStringLiteral("token counting"));
    m_worker.moveToThread(&m_thread);
    m_thread.start();
}

ContextMeter::~ContextMeter() {
    m_stop.request_stop();
    QMetaObject::invokeMethod(&m_worker, [this, home = QThread::currentThread()] {
        m_worker.moveToThread(home);
        m_thread.quit();
    });
    m_thread.wait();
}

void ContextMeter::setModel(const LoadedModel& model) {
    m_contextTokens = model.contextTokens;
    if (m_counter == model.counter)
        return;
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_counter = model.counter;
    m_counted = std::make_shared<Counted>();
}

ContextMeter::RoundKey ContextMeter::keyOf(const ChatRound& round) {
    RoundKey key{round.first().messageId, round.last().messageId, 0};
    for (const ChatTurn& turn : round)
        key.characters += turn.text.size() + turn.reasoning.size();
    if (key.firstId == 0) // a summary
        key.lastId = static_cast<qint64>(qHash(round.first().text));
    return key;
}

std::optional<ContextUse> ContextMeter::carryOut(const TokenCounter& counter, Counted& counted,
                                                 int contextTokens, const Request& request,
                                                 const std::stop_token& stop) {
    const auto count = [&](const QVector<ChatTurn>& turns) {
        return counter.count({turns.constData(), static_cast<std::size_t>(turns.size())}, stop);
    };
    const auto frame = [&](const QString& systemPrompt) {
        std::optional<int> tokens = counted.find(counted.frames, systemPrompt);
        if (!tokens && (tokens = count(asked(systemPrompt, {}))))
            counted.keep(counted.frames, systemPrompt, *tokens);
        return tokens;
    };
    const QVector<ChatRound>& rounds = request.before.rounds;
    const std::optional<int> shortest = frame({});
    const std::optional<int> base = frame(request.before.systemPrompt);
    if (!shortest || !base)
        return std::nullopt;
    QVector<int> costs(rounds.size());
    for (qsizetype i = rounds.size() - 1; i >= 0; --i) { // the newest first: they matter if it is stopped
        const RoundKey key = keyOf(rounds[i]);
        std::optional<int> cost = counted.find(counted.rounds, key);
        if (!cost) {
            const std::optional<int> behindIt = count(rounds[i] + asked({}, {}));
            if (!behindIt)
                return std::nullopt;
            cost = std::max(0, *behindIt - *shortest);
            counted.keep(counted.rounds, key, *cost);
        }
        costs[i] = *cost;
    }
    const int instructions = *base - 1; // but for the shortest question
    if (request.question.isEmpty())
        return contextUse(contextTokens, instructions, 0, rounds, costs);
    const std::optional<int> whole = count(asked(request.before.systemPrompt, request.question));
    if (!whole)
        return std::nullopt;
    return contextUse(contextTokens, instructions, *whole - instructions, rounds, costs);
}

std::stop_source ContextMeter::count(const Request& request, Done done) {
    const std::stop_source stop;
    QMetaObject::invokeMethod(&m_worker, [this, request, done = std::move(done), stop, counter = m_counter,
                                          counted = m_counted, contextTokens = m_contextTokens,
                                          all = m_stop.get_token()] {
        if (all.stop_requested() || stop.stop_requested())
            return;
        const std::stop_callback passOn(all, [one = stop]() mutable { one.request_stop(); });
        const std::optional<ContextUse> use =
            counter ? carryOut(*counter, *counted, contextTokens, request, stop.get_token()) : std::nullopt;
        QMetaObject::invokeMethod(this, [done, stop, all, use] {
            if (!stop.stop_requested() && !all.stop_requested()) // all: another model is there
                done(use);
        });
    });
    return stop;
}

bool ContextMeter::surelyFits(const Request& request) const {
    const std::optional<int> base = m_counted->find(m_counted->frames, request.before.systemPrompt);
    if (!m_counter || !base)
        return false;
    constexpr qsizetype kMostBytes = 3; // of a UTF-16 code unit as UTF-8
    qsizetype most = *base + kMostBytes * request.question.size();
    for (const ChatRound& round : request.before.rounds) {
        const std::optional<int> cost = m_counted->find(m_counted->rounds, keyOf(round));
        if (!cost)
            return false;
        most += *cost;
    }
    const ContextUse limits{m_contextTokens};
    return most <= limits.limit();
}

} // namespace conclave
