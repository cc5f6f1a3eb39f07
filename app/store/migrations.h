// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"

#include <span>

namespace conclave {

/// "Conc": tells our files from other programs' (PRAGMA application_id, offset 68 of the file).
constexpr qint64 kApplicationId = 0x436f6e63;

/// One step of the schema. What was released is never edited; a change is a new step at the end of the list.
struct Migration {
    int version;     ///< of the schema after this step (PRAGMA user_version)
    const char* sql; ///< without BEGIN and COMMIT
};

/// From nothing to today, in order. app/store/README.md describes the result.
std::span<const Migration> migrations();

/// The version that this program writes.
int currentSchemaVersion();

/// Carries out the steps that the file has not had yet, each with its user_version in one transaction: a
/// death in between leaves the version before or the version after.
StoreDone migrate(Database& database, std::span<const Migration> steps = migrations());

} // namespace conclave
