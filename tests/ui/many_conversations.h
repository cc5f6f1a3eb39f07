// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtGlobal>

namespace conclave {

/// Puts @p count conversations with one question each into the history at @p path, which a ChatStore has
/// made: in one transaction, a hundred times as fast as by asking. The newest is of @p newestMs, each other
/// one is @p stepMs older than the one before. Ends the program when it cannot.
void insertConversations(const QString& path, int count, qint64 newestMs, qint64 stepMs, qint64 folderId = 0);

} // namespace conclave
