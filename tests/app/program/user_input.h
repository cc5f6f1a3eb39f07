// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QQuickItem>
#include <QQuickWindow>
#include <QString>

namespace conclave {

/// A user in front of the window: finds things by objectName, clicks in their middle, types.
class UserInput {
  public:
    /// Events are made by Qt inside the process, for any platform.
    explicit UserInput(QQuickWindow& window);

    /// The visible item of that name, of several the lowest on the screen; null when there is none.
    QQuickItem* find(const QString& objectName) const;
    /// Waits until it is visible and enabled, then clicks. False when it does not come.
    bool click(const QString& objectName);
    void type(const QString& text); ///< into whatever has the focus; printable ASCII
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    /// A picture of the window beside the test's log when CONCLAVE_SCREENSHOT_DIR is set.
    void screenshot(const QString& name) const;

  private:
    QQuickWindow& m_window;
};

} // namespace conclave
