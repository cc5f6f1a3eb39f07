// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QHash>
#include <QString>
#include <QStringList>
#include <QVector>

namespace conclave {

/// Something in a prompt that is asked for when it is used.
struct PromptVariable {
    QString name;
    QString value;       ///< what it is when nothing is said; the first of choices where there are some
    QStringList choices; ///< two or more; empty: anything may be typed
    bool operator==(const PromptVariable&) const = default;
};

/// The text of a prompt, with its variables found.
///
///     {{name}}                     is asked for
///     {{name:value}}               is asked for, and is "value" when nothing is said
///     {{tone:friendly|formal}}     is one of these
///     {{clipboard}}, {{date}}      are what they say; {{date:yyyy-MM-dd}} has Qt's way to write a date
///
/// A backslash before "{{" makes it two braces; in a variable it makes the "|", "}", ":" or backslash behind
/// it a plain character. A name is up to 40 letters, digits, spaces, "_" and "-"; upper and lower case are
/// the same variable. Whatever looks otherwise ("{{}}", "{{#if x}}", a lone "{{") is text. Never fails. A
/// value: what is filled in is not looked at for variables again.
class PromptText {
  public:
    explicit PromptText(const QString& source);

    /// Those that are asked for, each once, in the order of the text. Where a name stands more than once, the
    /// first of them that has a value or choices says what these are.
    const QVector<PromptVariable>& variables() const { return m_variables; }
    bool usesClipboard() const { return m_usesClipboard; }
    /// Whether it is the text alone.
    bool isPlain() const { return m_variables.isEmpty() && !m_usesClipboard && !m_usesDate; }

    struct Surroundings {
        QString clipboard;
        QDate date;
    };
    /// The text with @p values (by name, as in variables()) in their places; what has none is its value.
    QString filled(const QHash<QString, QString>& values, const Surroundings& around) const;

    /// @p text with what would be taken for a variable escaped.
    static QString escaped(const QString& text);

  private:
    struct Piece {
        enum class Kind { Text, Variable, Clipboard, Date };
        Kind kind = Kind::Text;
        QString text; ///< or the key of the variable, or how the date is written
    };
    void addVariable(const QString& key, PromptVariable variable);

    QVector<Piece> m_pieces;
    QVector<PromptVariable> m_variables;
    QHash<QString, int> m_places; ///< in m_variables, by key
    bool m_usesClipboard = false;
    bool m_usesDate = false;
};

} // namespace conclave
