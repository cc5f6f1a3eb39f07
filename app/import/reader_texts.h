// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace conclave {

/// What several readers write into texts and reports, said once.

/// Adds @p more after a blank line, or after a line break; nothing when it is empty.
void appendParagraph(QString& text, const QString& more);
void appendLine(QString& text, const QString& more);

/// "```python", the text, "```", with more backticks where the text has some.
QString fenced(const QString& text, const QString& language = {});
/// "[Attachment: name]", as a line of a message.
QString attachmentNote(const QString& name);
QString imageNote();
QString soundNote();

/// Reasons for ImportSink::skipped.
QString filesStayOut();        ///< pictures, sounds and attachments
QString instructionsStayOut(); ///< system messages and custom instructions
QString resultsStayOut();      ///< what tools returned to the model
QString unknownPart(const QString& kind);
QString unknownElement();

} // namespace conclave
