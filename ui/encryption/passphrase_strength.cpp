// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/encryption/passphrase_strength.h"

#include <QLatin1String>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace conclave {

namespace {

// Of the lists of the most common passwords those that are eight letters long with a few digits behind.
constexpr const char* kCommon[] = {"password", "passwort", "passw0rd", "iloveyou", "sunshine", "princess",
                                   "football", "baseball", "superman", "trustno",  "letmein",  "welcome",
                                   "whatever", "starwars", "computer", "internet", "conclave", "dragon"};
constexpr const char* kKeyboardRows[] = {"qwertyuiop", "qwertzuiop", "azertyuiop",
                                         "asdfghjkl",  "zxcvbnm",    "yxcvbnm"};

bool areNeighbours(QChar a, QChar b) {
    const int distance = int(b.unicode()) - int(a.unicode());
    if (std::abs(distance) <= 1)
        return true;
    return std::any_of(std::begin(kKeyboardRows), std::end(kKeyboardRows), [a, b](const char* row) {
        const QLatin1String keys(row);
        const auto at = keys.indexOf(a);
        const auto to = keys.indexOf(b);
        return at >= 0 && to >= 0 && std::abs(at - to) == 1;
    });
}

double kindsOfCharacters(const QString& text) {
    const auto has = [&text](auto isKind) { return std::any_of(text.cbegin(), text.cend(), isKind); };
    double kinds = 0;
    if (has([](QChar c) { return c.isLower(); }))
        kinds += 26;
    if (has([](QChar c) { return c.isUpper(); }))
        kinds += 26;
    if (has([](QChar c) { return c.isDigit(); }))
        kinds += 10;
    if (has([](QChar c) { return c.unicode() < 128 && !c.isLetterOrNumber(); }))
        kinds += 20;
    if (has([](QChar c) { return c.unicode() >= 128; }))
        kinds += 100;
    return std::max(kinds, 2.0);
}

/// What one would have to guess, in bits. A letter within a word says less than one on its own (a word of a
/// list of 7,776 has 13 bits), and one that follows from the one before says next to nothing.
double surprise(const QString& text, double bitsAlone) {
    constexpr double kBitsWithinWord = 2.2;
    double bits = 0;
    for (int i = 0; i < text.size(); ++i) {
        const bool isWithinWord = i > 0 && text[i].isLower() && text[i - 1].isLetter();
        const double own = isWithinWord ? kBitsWithinWord : bitsAlone;
        bits += i > 0 && areNeighbours(text[i - 1].toLower(), text[i].toLower()) ? own / 4 : own;
    }
    // "hzhzhzhz" has two characters, however often.
    const QSet<QChar> distinct(text.cbegin(), text.cend());
    return std::min(bits, 2.5 * static_cast<double>(distinct.size()) * bitsAlone);
}

} // namespace

PassphraseStrength passphraseStrength(const QString& passphrase) {
    if (passphrase.size() < kShortestPassphrase)
        return PassphraseStrength::TooShort;
    QString rest = passphrase;
    for (const char* common : kCommon)
        rest.replace(QLatin1String(common), QLatin1String("*"), Qt::CaseInsensitive);
    const double bits = surprise(rest, std::log2(kindsOfCharacters(passphrase)));
    if (bits < 32)
        return PassphraseStrength::Weak;
    if (bits < 50)
        return PassphraseStrength::Fair;
    return bits < 72 ? PassphraseStrength::Good : PassphraseStrength::Strong;
}

} // namespace conclave
