// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/import_reader.h"

#include <QByteArray>
#include <QString>

#include <string>

namespace conclave {

/// JSON from another source, rewritten so that a parser which only takes valid Unicode reads it: each \u
/// escape of a surrogate without its partner becomes U+FDD0, the four digits and U+FDD1. U+FDD0 itself, which
/// is no character, is written the same way, so exactText() gets back every text unit by unit.
class ExactSource : public ByteSource {
  public:
    explicit ExactSource(ByteSource& source) : m_source(source) {}

    QByteArray read(qint64 most) override;
    QString problem() const override { return m_source.problem(); }
    /// How far the source has been read.
    qint64 doneBytes() const { return m_doneBytes; }

  private:
    void rewrite(const QByteArray& bytes, bool isEnd);

    ByteSource& m_source;
    QByteArray m_held; ///< the beginning of an escape whose end has not been read
    QByteArray m_out;
    qint64 m_doneBytes = 0;
    bool m_isInString = false;
    bool m_isEnd = false;
};

/// The text that a JSON string behind an ExactSource stands for.
QString exactText(const std::string& utf8);

} // namespace conclave
