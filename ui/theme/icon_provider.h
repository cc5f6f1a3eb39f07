// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QQuickImageProvider>

namespace conclave {

/// Draws resources/icons/<name>.svg in one colour: image://icon/<name>/<colour as #aarrggbb without the #>.
/// The drawings use currentColor, which becomes that colour. image://icon/council/<quiet>/<speaking>/<seat>
/// is the mark, with the word at that seat (0 to 7) and the third one after it. Thread-safe: it keeps
/// nothing.
class IconProvider : public QQuickImageProvider {
  public:
    IconProvider() : QQuickImageProvider(QQuickImageProvider::Image) {}
    QImage requestImage(const QString& id, QSize* size, const QSize& requestedSize) override;
};

} // namespace conclave
