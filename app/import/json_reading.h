// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/import_reader.h"

#include <QByteArray>
#include <QRegularExpression>
#include <QSet>

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <stop_token>
#include <vector>

namespace conclave {

/// What the first 64 KiB of a JSON file show of its shape: enough for a reader to know its own.
struct JsonHead {
    bool isArray = false;
    /// Of the outermost object, or of the objects that are elements of the outermost array, as far as seen.
    QSet<QByteArray> keys;
    /// The beginning itself, as UTF-8.
    QByteArray text;

    bool has(const char* key) const { return keys.contains(QByteArray::fromRawData(key, qstrlen(key))); }
};
JsonHead jsonHead(const QByteArray& start);
JsonHead jsonHead(ImportFiles& files, const ImportFiles::Entry& entry);

/// The name after the last "/".
QString fileNameOf(const ImportFiles::Entry& entry);

/// The files of a format: those called like @p name whose beginning @p fits; where nothing is called so, any
/// .json file that fits (people rename what they download), of which the first 50 are looked at. At most
/// @p most are returned.
std::vector<ImportFiles::Entry> jsonFiles(ImportFiles& files, const QRegularExpression& name,
                                          const std::function<bool(const JsonHead&)>& fits, int most = -1);

/// For ImportReader::confidence of such a format: 100 where a name and a beginning fit, 80 for the beginning
/// alone.
int jsonConfidence(ImportFiles& files, const QRegularExpression& name,
                   const std::function<bool(const JsonHead&)>& fits);

/// Gives every element of @p entries to @p take, until that returns false, and tells the progress. A broken
/// element is skipped() with its reason, and so is a file that cannot be read to its end when there are
/// others. Returns what ImportReader::read returns.
QString readElements(ImportFiles& files, const std::vector<ImportFiles::Entry>& entries, ImportSink& sink,
                     std::stop_token stop, const std::function<bool(const nlohmann::json&)>& take,
                     const QByteArray& key = {});

} // namespace conclave
