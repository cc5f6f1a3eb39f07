// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/history_key.h"
#include "app/store/rows.h"

#include <QVector>

namespace conclave {

/// HISTORY.key, a JSON file beside an encrypted history: where its key is and how that is derived. A hint
/// only: what a history is tells its first page, and without the marker a passphrase with kKeyIterations is
/// assumed. While a history is converted it holds both keys' entries.
///
///     {"format": 1, "keys": [{"salt": hex, "custody": "passphrase" | "keyring", "iterations": n,
///                             "check": hex}]}
///
/// The check tells a wrong passphrase from a damaged file; whoever tries passphrases has it no easier with it
/// than with the first page.
struct KeyMarker {
    struct Entry {
        QByteArray salt;
        KeyCustody custody = KeyCustody::Passphrase;
        int iterations = HistoryKey::kKeyIterations;
        QByteArray check;

        static Entry of(const HistoryKey& key, KeyCustody custody);
        bool fits(const HistoryKey& key) const;
    };
    QVector<Entry> entries;

    /// Empty when there is none or it says nothing that is understood.
    static KeyMarker read(const QString& historyPath);
    /// In one step, on the disk when it returns; no entries: no file.
    StoreDone write(const QString& historyPath) const;
    const Entry* find(const QByteArray& salt) const;

    static QString pathOf(const QString& historyPath) { return historyPath + QStringLiteral(".key"); }
};

} // namespace conclave
