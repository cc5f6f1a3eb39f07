// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusVariant>
#include <QObject>

namespace conclave {

/// Whether the desktop wants dark windows, as the desktop portal says
/// (org.freedesktop.portal.Settings, org.freedesktop.appearance color-scheme). Light when there is no portal.
/// Qt 6.4 has no way to ask; the portal serves every desktop and Qt version. Lives on the GUI thread.
class SystemAppearance : public QObject {
    Q_OBJECT
  public:
    explicit SystemAppearance(QObject* parent = nullptr);

    bool isDark() const { return m_isDark; }

  signals:
    void changed();

  private slots:
    /// The portal's SettingChanged.
    void onSettingChanged(const QString& group, const QString& key, const QDBusVariant& value);

  private:
    void setScheme(uint scheme);

    bool m_isDark = false;
};

} // namespace conclave
