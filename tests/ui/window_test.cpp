// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"

#include <QMetaProperty>
#include <QRegularExpression>
#include <QTest>

namespace conclave {

void WindowTest::init() {
    QTest::failOnWarning(
        QRegularExpression(QStringLiteral("Binding loop"))); // not among the engine's warnings
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
    QSet<QObject*> seen;
    watch(&m_window->context(), seen);
}

/// All models that QML can reach from @p object by its properties.
void WindowTest::watch(QObject* object, QSet<QObject*>& seen) {
    if (object == nullptr || seen.contains(object))
        return;
    seen.insert(object);
    if (auto* model = qobject_cast<QAbstractItemModel*>(object)) {
        m_testers.push_back(std::make_unique<QAbstractItemModelTester>(
            model, QAbstractItemModelTester::FailureReportingMode::QtTest));
        m_testers.back()->setUseFetchMore(false); // pages come as the window asks for them
    }
    const QMetaObject* meta = object->metaObject();
    for (int i = 0; i < meta->propertyCount(); ++i)
        if (meta->property(i).metaType().flags() & QMetaType::PointerToQObject)
            watch(meta->property(i).read(object).value<QObject*>(), seen);
}

} // namespace conclave
