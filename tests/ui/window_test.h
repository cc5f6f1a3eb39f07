// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/window_fixture.h"

#include <QAbstractItemModelTester>
#include <QObject>
#include <QSet>

#include <memory>
#include <vector>

namespace conclave {

/// A test that begins each function with a fresh window, watches its models, and fails on any warning of QML.
class WindowTest : public QObject {
    Q_OBJECT

  protected:
    /// Another fresh window, whose answers come word by word.
    void restart(int tokenMs, bool withModels = true);
    void restart(const Script& script, bool withModels = true);
    /// The same folder, as after the program has been closed and started again.
    void reopen();

    std::unique_ptr<WindowFixture> m_window;

  private slots:
    void init();
    void cleanup();

  private:
    void watchModels();
    void watch(QObject* object, QSet<QObject*>& seen);
    std::vector<std::unique_ptr<QAbstractItemModelTester>> m_testers;
};

} // namespace conclave
