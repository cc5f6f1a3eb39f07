// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/import_reader.h"

#include <nlohmann/json_fwd.hpp>

#include <QString>

namespace conclave {

/// What several readers do with messages.

/// An id for a message whose program gives it none that lasts: the same for the same words at the same place
/// of a conversation, and another one for an edited question.
QString idFromWords(const QString& parentId, Role role, const QString& text);
/// Later messages with an id that is taken lose theirs, as the contract of ForeignMessage asks.
void makeIdsUnique(ForeignConversation& conversation);
/// Gives the sink what is lost of @p what, then the conversation, with unique ids. False when reading should
/// end.
bool handOver(ImportSink& sink, ForeignConversation conversation, const QString& what,
              const QStringList& losses);
/// "system", "assistant", or what else people say.
Role roleNamed(const QString& role);

/// "[Image: cat.png]"; without a name imageNote().
QString namedImageNote(const QString& name);
/// "[Source: name]", for a document that an answer was made from.
QString sourceNote(const QString& name);
/// The reason for ImportSink::skipped.
QString sourcesStayOut();

/// Seconds as milliseconds; 0 when they are negative, longer than two weeks, or no number.
qint64 durationMs(double seconds);
/// A count within what an int holds.
int countAt(const nlohmann::json& object, const char* key);
/// A number, also one in a string; 0 for anything else, and for what is not finite.
double numberAt(const nlohmann::json& object, const char* key);

} // namespace conclave
