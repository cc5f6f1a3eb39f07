// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

namespace conclave {

/// Stops the text cursor's blinking when nobody has typed or clicked for ten seconds, and lets it blink again
/// with the next key or click: an idle window wakes no processor. Lives on the GUI thread, once a program.
class RestingCursor : public QObject {
    Q_OBJECT
  public:
    explicit RestingCursor(QObject* parent = nullptr);
    ~RestingCursor() override;

    static constexpr int kRestAfterMs = 10'000;

    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    QTimer m_timer; ///< runs once after each input
    const int m_flashTime;
};

} // namespace conclave
