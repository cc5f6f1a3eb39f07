// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/system_appearance.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

#include <utility>

namespace conclave {

namespace {
const auto kService = QStringLiteral("org.freedesktop.portal.Desktop");
const auto kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const auto kInterface = QStringLiteral("org.freedesktop.portal.Settings");
const auto kAppearance = QStringLiteral("org.freedesktop.appearance");
const auto kGnome = QStringLiteral("org.gnome.desktop.interface");
const auto kColorScheme = QStringLiteral("color-scheme");
const auto kReducedMotion = QStringLiteral("reduced-motion");
const auto kAnimations = QStringLiteral("enable-animations");
constexpr uint kPreferDark = 1;    // 0: no preference, 2: light
constexpr uint kPreferReduced = 1; // 0: no preference

/// Read() wraps its answer in a variant of a variant, SettingChanged in one.
QVariant unwrapped(QVariant value) {
    while (value.metaType() == QMetaType::fromType<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}
} // namespace

SystemAppearance::SystemAppearance(QObject* parent) : QObject(parent) {
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(kService, kPath, kInterface, QStringLiteral("SettingChanged"), this,
                SLOT(onSettingChanged(QString, QString, QDBusVariant)));
    read(kAppearance, kColorScheme);
    read(kAppearance, kReducedMotion);
    read(kGnome, kAnimations);
}

void SystemAppearance::read(const QString& group, const QString& key) {
    QDBusMessage question =
        QDBusMessage::createMethodCall(kService, kPath, kInterface, QStringLiteral("Read"));
    question << group << key;
    auto* watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, group, key] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (reply.isValid()) // a desktop that does not know the key says so with an error
            take(group, key, unwrapped(reply.value().variant()));
        watcher->deleteLater();
    });
}

void SystemAppearance::onSettingChanged(const QString& group, const QString& key, const QDBusVariant& value) {
    take(group, key, unwrapped(value.variant()));
}

void SystemAppearance::take(const QString& group, const QString& key, const QVariant& value) {
    bool* member = nullptr;
    bool isOn = false;
    if (group == kAppearance && key == kColorScheme) {
        member = &m_isDark;
        isOn = value.toUInt() == kPreferDark;
    } else if (group == kAppearance && key == kReducedMotion) {
        member = &m_isReductionWanted;
        isOn = value.toUInt() == kPreferReduced;
    } else if (group == kGnome && key == kAnimations) {
        member = &m_hasNoAnimations;
        isOn = !value.toBool();
    }
    if (member != nullptr && std::exchange(*member, isOn) != isOn)
        emit changed();
}

} // namespace conclave
