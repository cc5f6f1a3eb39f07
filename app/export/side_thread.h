// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QThread>

namespace conclave {

/// A thread for work that takes turns with the GUI thread: neither waits for the other. Lives on the GUI
/// thread; destruction waits for the work that is being done and drops the rest.
class SideThread {
  public:
    explicit SideThread(const QString& name) {
        m_thread.setObjectName(name);
        m_working.moveToThread(&m_thread);
        m_thread.start();
    }
    ~SideThread() {
        m_thread.quit();
        m_thread.wait();
    }
    SideThread(const SideThread&) = delete;
    SideThread& operator=(const SideThread&) = delete;

    /// Carries out @p work there, then @p goOn with its result on the thread of @p context, if that still
    /// lives.
    template <typename Work, typename GoOn>
    void run(QObject* context, Work work, GoOn goOn) {
        QMetaObject::invokeMethod(&m_working, [context, work, goOn] {
            const auto result = work();
            QMetaObject::invokeMethod(
                context, [goOn, result] { goOn(result); }, Qt::QueuedConnection);
        });
    }

  private:
    QObject m_working; ///< lives there
    QThread m_thread;
};

} // namespace conclave
