// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/import_reader.h"

#include <functional>
#include <stop_token>
#include <vector>

namespace conclave {

/// What has come of one file of many.
struct FileRead {
    QString problem;    ///< a sentence for people: why there was no conversation in it; empty: there was one
    bool goesOn = true; ///< false: the sink wants reading to end
};

/// For programs that keep each conversation in a file of its own: calls @p read for one place after another,
/// skips those that have a problem, and tells the progress. @p places are files, or folders with their sizes
/// in bytes; @p read gets the number of one. Returns what ImportReader::read returns: when no place held a
/// conversation, the problem of the last one, and @p nothingFound when there are no places.
QString readOneByOne(const std::vector<ImportFiles::Entry>& places, ImportSink& sink, std::stop_token stop,
                     const QString& nothingFound, const std::function<FileRead(size_t)>& read);

} // namespace conclave
