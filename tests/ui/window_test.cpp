// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"

#include <QTest>

namespace conclave {

void WindowTest::init() {
    restart(sampleScript());
}

void WindowTest::cleanup() {
    const QStringList warnings = m_window ? m_window->warnings() : QStringList();
    m_testers.clear();
    m_window.reset();
    QCOMPARE(warnings, QStringList());
}

void WindowTest::restart(int tokenMs, bool withModels) {
    Script script = sampleScript();
    script.tokenMs = tokenMs;
    restart(script, withModels);
}

void WindowTest::restart(const Script& script, bool withModels) {
    cleanup();
    m_window = std::make_unique<WindowFixture>(script, withModels);
    watchModels();
}

void WindowTest::reopen() {
    m_testers.clear();
    m_window->reopen();
    watchModels();
}

void WindowTest::watchModels() {
    QAbstractItemModel* const models[] = {m_window->context().conversations(), m_window->context().models(),
                                          m_window->context().search(), m_window->context().trash(),
                                          m_window->chat().transcript()};
    for (QAbstractItemModel* model : models) {
        m_testers.push_back(std::make_unique<QAbstractItemModelTester>(
            model, QAbstractItemModelTester::FailureReportingMode::QtTest));
        m_testers.back()->setUseFetchMore(false); // pages come as the window asks for them
    }
}

} // namespace conclave
