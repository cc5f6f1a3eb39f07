// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QVector>

namespace conclave {

struct SourceFile {
    QString path; ///< .cpp, .h or .qml
    QString text;
};

/// Where tr(), translate() or qsTr() is given something else than literals. lupdate, which reads the sources
/// and runs nothing, cannot see such a text, so it stays English in every language: mostly because a function
/// of one's own stands around translate(). A sentence for each, with file and line.
///
/// Fine are two ways that lupdate can see, both by QT_TRANSLATE_NOOP or one of its kin: a function that
/// passes on its `const char*` when every call gives it a text that is marked there, and a table (`row.text`)
/// in a file that marks texts for the same context, with QT_TRANSLATE_NOOP3 where the table has hints too.
QStringList hiddenTexts(const QVector<SourceFile>& files);

} // namespace conclave
