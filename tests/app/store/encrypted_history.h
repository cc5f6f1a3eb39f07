// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/files.h"
#include "app/store/held_keys.h"
#include "app/store/key_marker.h"
#include "app/store/sqlite_api.h"

#include <QFileInfo>
#include <QTest>

namespace conclave {

/// Whether this run of a test is the one on encrypted histories (CONCLAVE_TEST_ENCRYPTED).
inline bool isEncryptedRun() {
    return qEnvironmentVariableIntValue("CONCLAVE_TEST_ENCRYPTED") != 0;
}

/// In such a run makes the history that will begin at @p path an encrypted one, whose key is held.
inline void beginHistory(const QString& path) {
    if (!isEncryptedRun())
        return;
    static const HistoryKey key = [] {
        const HistoryKey made = HistoryKey::random();
        HeldKeys::hold(made);
        return made;
    }();
    QVERIFY(errorOf(makePrivateFolder(QFileInfo(path).absolutePath(), path)) == nullptr);
    KeyMarker marker;
    marker.entries = {KeyMarker::Entry::of(key, KeyCustody::Passphrase)};
    QVERIFY(errorOf(marker.write(path)) == nullptr);
}

} // namespace conclave
