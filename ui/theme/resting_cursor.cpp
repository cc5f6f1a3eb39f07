// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/resting_cursor.h"

#include <QEvent>
#include <QGuiApplication>
#include <QStyleHints>
#include <QWindow>

namespace conclave {

RestingCursor::RestingCursor(QObject* parent)
    : QObject(parent), m_flashTime(QGuiApplication::styleHints()->cursorFlashTime()) {
    m_timer.setSingleShot(true);
    m_timer.setInterval(kRestAfterMs);
    connect(&m_timer, &QTimer::timeout, this, [] { QGuiApplication::styleHints()->setCursorFlashTime(0); });
    m_timer.start();
    qApp->installEventFilter(this);
}

RestingCursor::~RestingCursor() {
    QGuiApplication::styleHints()->setCursorFlashTime(m_flashTime);
}

bool RestingCursor::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin:
    case QEvent::InputMethod:
    case QEvent::FocusIn:
        if (qobject_cast<QWindow*>(watched) != nullptr) {
            if (QGuiApplication::styleHints()->cursorFlashTime() != m_flashTime)
                QGuiApplication::styleHints()->setCursorFlashTime(m_flashTime);
            m_timer.start();
        }
        break;
    default:
        break;
    }
    return false;
}

} // namespace conclave
