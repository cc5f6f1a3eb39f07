// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/fuzzy_match.h"

#include <algorithm>
#include <limits>

namespace conclave {

namespace {

// A letter that is found, and what makes it a better or a worse one. A word in one piece at the beginning of
// a name always beats letters gathered from several words.
constexpr int kLetter = 16;
constexpr int kAfterAnother = 14; // beside the letter found before it
constexpr int kBeginsWord = 10;
constexpr int kBeginsName = 8; // besides
constexpr int kEndsWord = 6;   // the last letter of what was typed ends a word of the name
constexpr int kGap = 14;       // letters of the same word left out
constexpr int kLongGap = 5;    // each of them
constexpr int kInsideWord = 6; // one piece, but from the middle of a word
constexpr int kLongestWord = 64;
constexpr int kNever = std::numeric_limits<int>::min() / 2;

/// Accents and vowel points, which people leave out when they look for something.
bool isLeftOut(char32_t letter) {
    return (letter >= 0x0300 && letter <= 0x036f) || (letter >= 0x0591 && letter <= 0x05c7) ||
           (letter >= 0x064b && letter <= 0x065f) || letter == 0x0670 ||
           (letter >= 0x1ab0 && letter <= 0x1aff) || (letter >= 0x1dc0 && letter <= 0x1dff) ||
           (letter >= 0x20d0 && letter <= 0x20ff);
}

/// Written without spaces: each character may be where a word begins.
bool isWordByItself(char32_t letter) {
    switch (QChar::script(letter)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Thai:
        return true;
    default:
        return false;
    }
}

bool beginsWord(char32_t before, char32_t letter, bool isFirst) {
    if (!QChar::isLetterOrNumber(letter))
        return false;
    if (isFirst || !QChar::isLetterOrNumber(before) || isWordByItself(letter) || isWordByItself(before))
        return true;
    return (QChar::isLower(before) && QChar::isUpper(letter)) ||
           QChar::isDigit(before) != QChar::isDigit(letter);
}

/// Letters that Unicode does not take apart, as people type them who do not have them; null: none of those.
const char* plainLetters(char32_t letter) {
    switch (letter) {
    case U'ß':
    case U'ẞ':
        return "ss";
    case U'æ':
    case U'Æ':
        return "ae";
    case U'œ':
    case U'Œ':
        return "oe";
    case U'ø':
    case U'Ø':
        return "o";
    case U'ł':
    case U'Ł':
        return "l";
    case U'đ':
    case U'Đ':
        return "d";
    case U'ı':
        return "i";
    default:
        return nullptr;
    }
}

QString folded(char32_t letter) {
    if (const char* plain = plainLetters(letter))
        return QString::fromLatin1(plain);
    const QString decomposed =
        QString::fromUcs4(&letter, 1).normalized(QString::NormalizationForm_KD).toCaseFolded();
    QString kept;
    for (const char32_t part : decomposed.toUcs4())
        if (!isLeftOut(part))
            kept += QString::fromUcs4(&part, 1);
    return kept;
}

/// Where @p word stands in one piece; the best of its places.
std::optional<FuzzyQuery::Match> asOnePiece(const QString& word, const FoldedName& name) {
    std::optional<FuzzyQuery::Match> best;
    const auto length = static_cast<int>(word.size());
    for (qsizetype at = name.text.indexOf(word); at >= 0; at = name.text.indexOf(word, at + 1)) {
        const auto start = static_cast<int>(at);
        const int end = start + length;
        int score = kLetter * length + kAfterAnother * (length - 1);
        score += name.wordStarts[start] ? kBeginsWord : -kInsideWord;
        score += start == 0 ? kBeginsName : 0;
        score += end == name.text.size() || name.wordStarts[end] || !name.text[end].isLetterOrNumber()
                     ? kEndsWord
                     : 0;
        if (best && best->score >= score)
            continue;
        best = {score, {}};
        for (int i = start; i < end; ++i)
            best->positions.append(i);
    }
    return best;
}

/// Letter by letter from the beginnings of words. score[i][j] is the best with letter i of the word at j.
std::optional<FuzzyQuery::Match> letterByLetter(const QString& word, const FoldedName& name) {
    const auto letters = static_cast<int>(word.size());
    const auto size = static_cast<int>(name.text.size());
    qsizetype from = 0; // most names do not even have the letters
    for (const QChar letter : word) {
        from = name.text.indexOf(letter, from) + 1;
        if (from == 0)
            return std::nullopt;
    }
    QVector<int> score(letters * size, kNever);
    QVector<int> cameFrom(letters * size, -1);
    for (int i = 0; i < letters; ++i) {
        int bestBefore = kNever; // of letter i - 1, anywhere before
        int bestBeforeAt = -1;
        int bestInWord = kNever; // the same in the word that j is in, less the letters left out since
        int bestInWordAt = -1;
        for (int j = 0; j < size; ++j) {
            const bool isStart = name.wordStarts[j];
            if (isStart)
                bestInWord = kNever;
            int& here = score[i * size + j];
            if (word[i] == name.text[j]) {
                if (i == 0) {
                    if (isStart)
                        here = kLetter + kBeginsWord + (j == 0 ? kBeginsName : 0);
                } else {
                    const auto take = [&](int value, int at) {
                        if (value > here) {
                            here = value;
                            cameFrom[i * size + j] = at;
                        }
                    };
                    if (j > 0 && score[(i - 1) * size + j - 1] > kNever)
                        take(score[(i - 1) * size + j - 1] + kLetter + kAfterAnother, j - 1);
                    if (isStart && bestBefore > kNever)
                        take(bestBefore + kLetter + kBeginsWord, bestBeforeAt);
                    if (bestInWord > kNever)
                        take(bestInWord + kLetter - kGap, bestInWordAt);
                }
            }
            if (i > 0) {
                const int before = score[(i - 1) * size + j];
                bestInWord = bestInWord > kNever ? bestInWord - kLongGap : kNever;
                if (before > bestInWord) {
                    bestInWord = before;
                    bestInWordAt = j;
                }
                if (before > bestBefore) {
                    bestBefore = before;
                    bestBeforeAt = j;
                }
            }
        }
    }
    const auto last = score.cend() - size;
    const auto best = std::max_element(last, score.cend());
    // Few letters found by leaving many out are chance, not what was meant.
    if (best == score.cend() || *best < kLetter * letters)
        return std::nullopt;
    FuzzyQuery::Match match{*best, {}};
    int j = static_cast<int>(best - last);
    for (int i = letters - 1; i >= 0; --i) {
        match.positions.prepend(j);
        j = cameFrom[i * size + j];
    }
    return match;
}

} // namespace

FoldedName foldName(const QString& name) {
    FoldedName result;
    char32_t before = 0;
    int origin = 0;
    for (const char32_t letter : name.toUcs4()) {
        const QString parts = folded(letter);
        const bool isStart = beginsWord(before, letter, origin == 0);
        for (qsizetype i = 0; i < parts.size(); ++i) {
            result.text += parts[i];
            result.origins.append(origin);
            result.wordStarts.append(isStart && i == 0);
        }
        before = parts.isEmpty() ? before : letter;
        origin += QChar::requiresSurrogates(letter) ? 2 : 1;
    }
    return result;
}

FuzzyQuery::FuzzyQuery(const QString& typed) {
    const QStringList words = typed.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString& word : words)
        m_words.append(foldName(word.left(kLongestWord)).text);
    m_words.removeAll(QString());
}

std::optional<FuzzyQuery::Match> FuzzyQuery::match(const FoldedName& name) const {
    Match all;
    for (const QString& word : m_words) {
        std::optional<Match> found = asOnePiece(word, name);
        if (const auto gathered = letterByLetter(word, name);
            gathered && (!found || gathered->score > found->score))
            found = gathered;
        if (!found)
            return std::nullopt;
        all.score += found->score;
        for (const int position : std::as_const(found->positions))
            all.positions.append(name.origins[position]);
    }
    std::sort(all.positions.begin(), all.positions.end());
    all.positions.erase(std::unique(all.positions.begin(), all.positions.end()), all.positions.end());
    return all;
}

} // namespace conclave
