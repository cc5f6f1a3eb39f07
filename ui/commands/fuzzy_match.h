// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>

#include <optional>

namespace conclave {

/// A name as it is compared: small letters without accents, wide letters narrow, ligatures and Korean
/// syllables taken apart, so that "ubung" finds "Übung", "ＡＢＣ" is "abc" and "하" begins "한국". Marks that
/// make another letter, such as Japanese voicing, stay.
struct FoldedName {
    QString text;
    QVector<int> origins; ///< of each unit of text, the unit of the name that it came from
    QVector<bool>
        wordStarts; ///< each unit of text: a word begins here. In Chinese or Japanese each character
};
FoldedName foldName(const QString& name);

/// What was typed to find something by its name, for many names.
///
/// Each word that was typed must be found; their order does not matter. A word is found where it stands in
/// the name, or, letter by letter, at the beginnings of the name's words and on from there: "ncon" and "nc"
/// both find "New conversation". Letters left out within a word cost ("setngs" finds "Settings"), and no
/// letter is found in the middle of a word that did not begin with one: what is found is what was meant.
class FuzzyQuery {
  public:
    struct Match {
        int score = 0;          ///< higher is better; comparable among names for the same query
        QVector<int> positions; ///< units of the name that were matched, in order
    };

    explicit FuzzyQuery(const QString& typed);

    bool isEmpty() const { return m_words.isEmpty(); } ///< finds everything with score 0
    std::optional<Match> match(const FoldedName& name) const;

  private:
    QVector<QString> m_words; ///< folded
};

} // namespace conclave
