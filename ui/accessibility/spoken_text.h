// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>
#include <QStringList>
#include <QStringView>

namespace conclave {

/// A growing answer (Markdown) in stretches that can be read aloud: whole sentences, items, headings. A block
/// of code is named and not read. What is there is said once.
class SpokenText {
    Q_DECLARE_TR_FUNCTIONS(SpokenText)

  public:
    /// What has become whole in @p text, all of the answer so far, since the last call.
    QStringList take(QStringView text);
    /// And what is left when nothing more comes.
    QStringList finish(QStringView text);

  private:
    QStringList take(QStringView text, bool isEnd);

    qsizetype m_done = 0; ///< up to where the text has been said
};

} // namespace conclave
