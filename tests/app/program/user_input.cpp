// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program/user_input.h"

#include <QDir>
#include <QEventLoop>
#include <QKeySequence>
#include <QProcess>
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

/// X's name of a key.
QString keysym(Qt::Key key) {
    switch (key) {
    case Qt::Key_Return:
        return QStringLiteral("Return");
    case Qt::Key_Escape:
        return QStringLiteral("Escape");
    case Qt::Key_Delete:
        return QStringLiteral("Delete");
    case Qt::Key_Comma:
        return QStringLiteral("comma");
    default:
        return QKeySequence(key).toString().toLower();
    }
}

} // namespace

UserInput::UserInput(QQuickWindow& window, bool real) : m_window(window), m_real(real) {}

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
    if (!m_real) {
        QTest::mouseClick(&m_window, Qt::LeftButton, Qt::NoModifier, middle.toPoint());
        return true;
    }
    const QPoint global = m_window.mapToGlobal(middle.toPoint());
    return xdotool({QStringLiteral("mousemove"), QString::number(global.x()), QString::number(global.y()),
                    QStringLiteral("click"), QStringLiteral("1")});
}

bool UserInput::type(const QString& text) {
    if (m_real)
        return xdotool({QStringLiteral("type"), QStringLiteral("--delay"), QStringLiteral("15"), text});
    for (const QChar character : text)
        QTest::keyClick(&m_window, character.toLatin1());
    return true;
}

bool UserInput::press(Qt::Key key, Qt::KeyboardModifiers modifiers) {
    if (!m_real) {
        QTest::keyClick(&m_window, key, modifiers);
        return true;
    }
    QString keys;
    if (modifiers & Qt::ControlModifier)
        keys += QStringLiteral("ctrl+");
    if (modifiers & Qt::ShiftModifier)
        keys += QStringLiteral("shift+");
    return xdotool({QStringLiteral("key"), keys + keysym(key)});
}

void UserInput::screenshot(const QString& name) const {
    const QString folder = qEnvironmentVariable("CONCLAVE_SCREENSHOT_DIR");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    m_window.grabWindow().save(folder + QLatin1Char('/') + name + QStringLiteral(".png"));
}

bool UserInput::xdotool(const QStringList& arguments) const {
    // Asynchronous, because the program under test runs on this thread and has to answer the X server
    // meanwhile.
    QProcess process;
    QEventLoop loop;
    QObject::connect(&process, &QProcess::finished, &loop, &QEventLoop::quit);
    QObject::connect(&process, &QProcess::errorOccurred, &loop, &QEventLoop::quit);
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(QStringLiteral("xdotool"), arguments);
    if (process.state() != QProcess::NotRunning)
        loop.exec();
    QTest::qWait(60); // until the events have come back from the X server
    return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

} // namespace conclave
