// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusVariant>
#include <QObject>

namespace conclave {

/// What the desktop wants of windows, as its portal says (org.freedesktop.portal.Settings): dark ones or
/// light ones, and whether things may move. Light and moving when there is no portal. Qt 6.4 has no way to
/// ask; the portal serves every desktop and Qt version. Lives on the GUI thread.
class SystemAppearance : public QObject {
    Q_OBJECT
  public:
    explicit SystemAppearance(QObject* parent = nullptr);

    bool isDark() const { return m_isDark; }
    bool isMotionReduced() const { return m_hasNoAnimations || m_isReductionWanted; }

    /// One setting of the portal; those that are not about appearance are ignored.
    void take(const QString& group, const QString& key, const QVariant& value);

  signals:
    void changed();

  private slots:
    /// The portal's SettingChanged.
    void onSettingChanged(const QString& group, const QString& key, const QDBusVariant& value);

  private:
    void read(const QString& group, const QString& key);

    bool m_isDark = false;
    bool m_hasNoAnimations = false;   ///< GNOME's "Reduce animation", and KDE's
    bool m_isReductionWanted = false; ///< the portal's own key, which newer desktops have besides
};

} // namespace conclave
