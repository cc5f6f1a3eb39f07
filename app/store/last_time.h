// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace conclave {

// What is known of a history from the last time that it was open, so that a start need not look at all of it.
// It stands in the file of its lock (history_file.h). Where that cannot be written, nothing is known. Any
// thread.

struct LastTime {
    /// It was closed properly, and its file has not been touched since: no program has written to it, copied
    /// another one over it, cut it off or let a disk check mend it.
    bool isUnchanged = false;
    /// Damage was seen: it must be looked at, however large it is.
    bool isDoubtful = false;
    qint64 checkedMs = 0; ///< when all of it was looked at; 0: unknown
};

LastTime lastTimeOf(const QString& historyPath);

/// It has just been closed, by the last who had it open. Does nothing while there is doubt, or a log.
void noteClosed(const QString& historyPath);
void noteDoubt(const QString& historyPath);
/// All of it is in order. Takes a doubt away.
void noteChecked(const QString& historyPath, qint64 nowMs);

} // namespace conclave
