// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/generation/scripted_trace.h"

#include "app/generation/scripted_generator.h"

#include <QStringList>

#include <algorithm>

namespace conclave {

namespace {

/// SplitMix64 (Steele, Lea, Flood 2014): numbers that follow from a word and its place alone, on every
/// system.
class MadeUp {
  public:
    explicit MadeUp(quint64 seed) : m_state(seed) {}
    quint64 next() {
        m_state += 0x9e3779b97f4a7c15;
        quint64 bits = m_state;
        bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9;
        bits = (bits ^ (bits >> 27)) * 0x94d049bb133111eb;
        return bits ^ (bits >> 31);
    }
    int below(int end) { return static_cast<int>(next() % static_cast<quint64>(end)); }
    float uniform() { return static_cast<float>(next() >> 40) / (1 << 24); }

  private:
    quint64 m_state;
};

quint64 seedOf(const QString& word, int index) {
    quint64 seed = 0xcbf29ce484222325 + static_cast<quint64>(index); // FNV-1a
    for (const QChar c : word)
        seed = (seed ^ c.unicode()) * 0x100000001b3;
    return seed;
}

/// Tokens that other models might have said instead.
QStringList otherWords(const QString& word) {
    QStringList words{QStringLiteral("the "),   QStringLiteral("a "),  QStringLiteral("and "),
                      QStringLiteral("which "), QStringLiteral("of "), QStringLiteral("\n"),
                      QStringLiteral("\u201c"), QStringLiteral(", "),  QStringLiteral("one ")};
    words.removeAll(word);
    return words;
}

void addCandidates(TokenTrace& trace, MadeUp& madeUp) {
    QStringList others = otherWords(trace.chosen.text);
    constexpr int kOfHundredSecond = 12;
    constexpr int kOfHundredOutside = 2;
    const int kind = madeUp.below(100);
    const bool isOutside = kind < kOfHundredOutside;
    const int place = isOutside || kind >= kOfHundredOutside + kOfHundredSecond ? 0 : 1;
    float left = 1;
    for (int i = 0; i < TokenTrace::kMostCandidates; ++i) {
        const float share = i == 0 ? 0.5f + 0.49f * madeUp.uniform() : 0.5f + 0.3f * madeUp.uniform();
        const bool isChosen = !isOutside && i == place;
        const QString text = isChosen ? trace.chosen.text : others.takeAt(madeUp.below(int(others.size())));
        trace.candidates.append({text, left * share});
        left -= left * share;
        if (isChosen)
            trace.chosen.probability = trace.candidates.constLast().probability;
    }
    if (isOutside)
        trace.chosen.probability = std::min(left, trace.candidates.constLast().probability) / 2;
}

void addExperts(TokenTrace& trace, const Script& script, MadeUp& madeUp) {
    const int used = std::min(script.expertsUsed, script.experts);
    for (int layer = script.denseLayers; layer < script.layers; ++layer) {
        QVector<float> shares;
        float sum = 0;
        while (shares.size() < used) {
            // Some experts answer more often than others, as with real models.
            const int drawn = std::min(madeUp.below(script.experts), madeUp.below(script.experts));
            auto expert = static_cast<quint16>((drawn + 5 * layer) % script.experts);
            const auto ofLayer = trace.experts.cend() - shares.size();
            while (std::find(ofLayer, trace.experts.cend(), expert) != trace.experts.cend())
                expert = static_cast<quint16>((expert + 1) % script.experts);
            trace.experts.append(expert);
            shares.append(0.1f + madeUp.uniform());
            sum += shares.constLast();
        }
        std::sort(shares.begin(), shares.end(), std::greater());
        for (const float share : shares)
            trace.expertWeights.append(share / sum);
    }
}

} // namespace

TokenTrace scriptedTrace(const QString& word, int index, const Script& script) {
    MadeUp madeUp(seedOf(word, index));
    TokenTrace trace;
    trace.chosen.text = word;
    addCandidates(trace, madeUp);
    if (script.experts > 0)
        addExperts(trace, script, madeUp);
    return trace;
}

} // namespace conclave
