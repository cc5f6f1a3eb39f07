// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace conclave {

/// What models write after a code fence: "python", "python main.py", "ts:src/app.ts", "js title=\"app.js\"".
struct FenceInfo {
    QString language; ///< as written; of "main.py" alone it is "py"
    QString fileName; ///< without its folders, fit to be one; empty: none is given
    bool operator==(const FenceInfo&) const = default;
};
FenceInfo fenceInfo(const QString& info);

/// What files in @p language end in, with the dot: ".py"; ".txt" when it is not known.
QString codeFileEnding(const QString& language);

/// The name that code is saved under: @p fileName if there is one, else what files of the language are called
/// ("Dockerfile"), else @p base with the language's ending.
QString codeFileName(const FenceInfo& info, const QString& base);

} // namespace conclave
