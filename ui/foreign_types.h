// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings/app_settings.h"

#include <QQmlEngine>

namespace conclave {

/// Tells QML about types of the application's library, which knows nothing of Quick.
struct AppSettingsForeign {
    Q_GADGET
    QML_FOREIGN(conclave::AppSettings)
    QML_NAMED_ELEMENT(AppSettings)
    QML_UNCREATABLE("Made by main")
};

} // namespace conclave
