// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace conclave {

constexpr int kShortestPassphrase = 8; ///< characters

/// How hard a passphrase is to guess, roughly: by its length and the kinds of its characters, of which
/// repetitions ("aaa"), runs ("abc", "321", "qwerty") and the most common passwords count for little. A hint
/// for people, no promise: it has no dictionary.
enum class PassphraseStrength { TooShort, Weak, Fair, Good, Strong };

PassphraseStrength passphraseStrength(const QString& passphrase);

} // namespace conclave
