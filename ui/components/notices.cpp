// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/components/notices.h"

#include <utility>

namespace conclave {

Notices::Notices(QObject* parent) : QObject(parent) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Notices::dismissToast);
}

void Notices::showError(const QString& title, const QString& detail) {
    m_errorTitle = title;
    m_errorDetail = detail;
    emit errorChanged();
}

void Notices::showToast(const QString& text) {
    m_toast = text;
    m_toastAction.clear();
    m_run = nullptr;
    m_timer.start(kToastMs);
    emit toastChanged();
}

void Notices::showToast(const QString& text, const QString& action, std::function<void()> run) {
    m_toast = text;
    m_toastAction = action;
    m_run = std::move(run);
    m_timer.start(kActionToastMs);
    emit toastChanged();
}

void Notices::dismissError() {
    m_errorTitle.clear();
    m_errorDetail.clear();
    emit errorChanged();
}

void Notices::dismissToast() {
    m_timer.stop();
    m_toast.clear();
    m_toastAction.clear();
    m_run = nullptr;
    emit toastChanged();
}

void Notices::runToastAction() {
    const std::function<void()> run = std::exchange(m_run, nullptr);
    if (!run)
        return; // what the toast says stays
    dismissToast();
    run();
}

} // namespace conclave
