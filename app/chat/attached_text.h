// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/rows.h"

namespace conclave {

// How a model is shown what is attached to a question:
//
//     <file name="notes.txt">
//     the text
//     </file>
//
//     the question
//
// Marks of this kind are in the training of every model that knows HTML, and say where a file ends whatever
// is in it: "</file" in a text becomes "<\/file", and names lose what would end theirs.

/// One file between its marks.
QString attachedText(const Attachment& attachment);
/// @p question behind all of @p attachments; the question alone when there are none.
QString withAttachments(const QVector<Attachment>& attachments, const QString& question);

} // namespace conclave
