// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace conclave {

/// Where the sentences of the store are translated: StoreText::tr("…"). A function of one's own around
/// QCoreApplication::translate() would hide them from lupdate.
struct StoreText {
    Q_DECLARE_TR_FUNCTIONS(ChatStore)
};

} // namespace conclave
