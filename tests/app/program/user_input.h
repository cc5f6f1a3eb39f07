// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QQuickItem>
#include <QQuickWindow>
#include <QString>

#include <memory>

namespace conclave {

/// A user in front of the window: finds things by objectName, clicks in their middle, types.
class UserInput {
  public:
    /// Events made by Qt inside the process, for any platform; with @p real, the X server's own (xdotool),
    /// which takes the way of every keystroke and click of a person. Real input needs the xcb platform.
    UserInput(QQuickWindow& window, bool real);

    /// The visible item of that name, of several the lowest on the screen; null when there is none.
    QQuickItem* find(const QString& objectName) const;
    /// Waits until it is visible and enabled, then clicks. False when it does not come.
    bool click(const QString& objectName);
    bool type(const QString& text); ///< into whatever has the focus; printable ASCII
    bool press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    /// A picture of the window beside the test's log when CONCLAVE_SCREENSHOT_DIR is set.
    void screenshot(const QString& name) const;

  private:
    bool xdotool(const QStringList& arguments) const;

    QQuickWindow& m_window;
    bool m_real;
};

} // namespace conclave
