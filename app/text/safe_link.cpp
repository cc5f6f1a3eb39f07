// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/safe_link.h"

#include <QUrl>

namespace conclave {

QString safeLink(const QString& url) {
    const QUrl parsed(url.trimmed(), QUrl::StrictMode);
    const QString scheme = parsed.scheme();
    if (!parsed.isValid())
        return {};
    if ((scheme == QLatin1String("http") || scheme == QLatin1String("https")) && !parsed.host().isEmpty())
        return url.trimmed();
    return scheme == QLatin1String("mailto") ? url.trimmed() : QString();
}

} // namespace conclave
