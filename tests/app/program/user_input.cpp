// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program/user_input.h"

#include <QDir>
#include <QTest>

namespace conclave {

namespace {

constexpr int kPatienceMs = 10000;

/// The visible item of that name; of several, the lowest on the screen (the newest of a conversation).
QQuickItem* findVisible(QQuickItem* item, const QString& objectName) {
    if (!item->isVisible())
        return nullptr;
    if (item->objectName() == objectName)
        return item;
    QQuickItem* lowest = nullptr;
    const QList<QQuickItem*> children = item->childItems();
    for (QQuickItem* child : children) {
        QQuickItem* found = findVisible(child, objectName);
        if (found && (!lowest || found->mapToScene({}).y() > lowest->mapToScene({}).y()))
            lowest = found;
    }
    return lowest;
}

} // namespace

UserInput::UserInput(QQuickWindow& window) : m_window(window) {}

QQuickItem* UserInput::find(const QString& objectName) const {
    return findVisible(m_window.contentItem(), objectName);
}

bool UserInput::click(const QString& objectName) {
    const bool isThere = QTest::qWaitFor(
        [&] {
            const QQuickItem* item = find(objectName);
            return item && item->isEnabled() && item->width() > 0;
        },
        kPatienceMs);
    if (!isThere) {
        qWarning("there is no '%s' to click", qPrintable(objectName));
        return false;
    }
    QTest::qWait(50); // a popup that opens still moves
    const QQuickItem* item = find(objectName);
    if (!item)
        return false;
    const QPointF middle = item->mapToScene(QPointF(item->width() / 2, item->height() / 2));
    QTest::mouseClick(&m_window, Qt::LeftButton, Qt::NoModifier, middle.toPoint());
    return true;
}

void UserInput::type(const QString& text) {
    for (const QChar character : text)
        QTest::keyClick(&m_window, character.toLatin1());
}

void UserInput::press(Qt::Key key, Qt::KeyboardModifiers modifiers) {
    QTest::keyClick(&m_window, key, modifiers);
}

void UserInput::screenshot(const QString& name) const {
    const QString folder = qEnvironmentVariable("CONCLAVE_SCREENSHOT_DIR");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    m_window.grabWindow().save(folder + QLatin1Char('/') + name + QStringLiteral(".png"));
}

} // namespace conclave
