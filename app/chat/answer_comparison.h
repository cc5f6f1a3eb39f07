// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/generation/text_generator.h"

#include <QString>

namespace conclave {

/// Holds an answer that is written again against the recorded one, while it comes. Used by one thread at a
/// time.
///
/// What is compared are characters, for the history keeps no tokens. A difference is at the token of the new
/// answer that brings the first other character.
class AnswerComparison {
  public:
    struct Difference {
        int token = 0;        ///< from 1; 0: there is none
        QString recordedWord; ///< where they part; empty: the recorded answer ends there
        QString newWord;      ///< likewise
    };

    /// @p isCutOff: the recorded answer was stopped, so that only what there is of it counts.
    AnswerComparison(const QString& text, const QString& reasoning, const QString& toolCalls, bool isCutOff);

    void add(const AnswerDelta& delta);
    /// More text would change nothing: the run can be stopped.
    bool isSettled() const;
    /// The new answer has ended by itself or is settled.
    Difference end();
    int tokens() const { return m_tokens; } ///< of the new answer so far

  private:
    struct Part {
        QString recorded;
        QString written;
        qsizetype differsAt = -1;
    };
    void add(Part& part, const QString& text);
    bool isRepeated() const;

    Part m_reasoning;
    Part m_text;
    Part m_toolCalls;
    const bool m_isCutOff;
    int m_tokens = 0;
    int m_differsAtToken = 0;     ///< 0: not so far
    int m_thoughtLessAtToken = 0; ///< the answer began with some of the recorded reasoning still missing
};

} // namespace conclave
