// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/row_heights.h"
#include "ui/chat/transcript_view.h"

#include <QQmlEngine>
#include <QQuickWindow>
#include <QRandomGenerator>
#include <QStandardItemModel>
#include <QTest>
#include <QWheelEvent>

#include <cmath>
#include <memory>
#include <numeric>

using namespace conclave;

namespace {

constexpr int kKindRole = Qt::UserRole + 1;
constexpr int kBodyRole = Qt::UserRole + 2;
constexpr int kHeightRole = Qt::UserRole + 3;

/// Rows whose height is a role, so that geometry can be compared with sums.
class HeightsModel : public QStandardItemModel {
  public:
    HeightsModel() {
        setItemRoleNames({{kKindRole, "kind"}, {kBodyRole, "body"}, {kHeightRole, "rowHeight"}});
    }
    void insertHeights(int at, const QList<int>& heights) {
        for (qsizetype i = 0; i < heights.size(); ++i) {
            auto* item = new QStandardItem;
            item->setData(0, kKindRole);
            item->setData(QStringLiteral("guess"), kBodyRole);
            item->setData(heights[i], kHeightRole);
            insertRow(at + static_cast<int>(i), item);
        }
    }
    int heightOf(int row) const { return index(row, 0).data(kHeightRole).toInt(); }
};

QList<int> randomHeights(int count) {
    QRandomGenerator random(7);
    QList<int> heights;
    for (int i = 0; i < count; ++i)
        heights << random.bounded(10, 400);
    return heights;
}

} // namespace

class TranscriptViewTest : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase();
    void init();
    void cleanup();
    void heightsAgreeWithSums();
    void endsExactlyAtTheEnd();
    void keepsOnlyRowsInSight();
    void followsTheEndWhileItGrows();
    void staysWhereTheReaderScrolled();
    void followsAgainAtTheEnd();
    void doesNotJumpWhenRowsAboveAreMeasured();
    void survivesRemovalAndReset();
    void showsShortContentFromTheTop();

  private:
    void settle();
    double bottomOfLast() const;

    std::unique_ptr<QQmlEngine> m_engine;
    std::unique_ptr<QQuickWindow> m_window;
    std::unique_ptr<HeightsModel> m_model;
    std::unique_ptr<QObject> m_root;
    TranscriptView* m_view = nullptr;
};

void TranscriptViewTest::initTestCase() {
    qmlRegisterType<TranscriptView>("Test", 1, 0, "TranscriptView");
    qmlRegisterType<TranscriptPartType>("Test", 1, 0, "TranscriptPartType");
}

void TranscriptViewTest::init() {
    m_engine = std::make_unique<QQmlEngine>();
    m_model = std::make_unique<HeightsModel>();
    QQmlComponent component(m_engine.get());
    component.setData(
        "import QtQuick\nimport Test\n"
        "TranscriptView { width: 600; height: 500\n"
        "  TranscriptPartType { kind: 0; delegate: Item {\n"
        "    required property int kind; required property string body; required property int rowHeight\n"
        "    height: rowHeight } } }",
        QUrl());
    m_root.reset(component.create());
    QVERIFY2(m_root, qPrintable(component.errorString()));
    m_view = qobject_cast<TranscriptView*>(m_root.get());
    m_window = std::make_unique<QQuickWindow>();
    m_window->resize(600, 500);
    m_view->setParentItem(m_window->contentItem());
    m_view->setModel(m_model.get());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TranscriptViewTest::cleanup() {
    m_root.reset();
    m_window.reset();
    m_model.reset();
    m_engine.reset();
}

void TranscriptViewTest::settle() {
    m_view->ensurePolished();
    QCoreApplication::processEvents();
    m_view->ensurePolished();
}

double TranscriptViewTest::bottomOfLast() const {
    const QQuickItem* last = m_view->itemAt(m_model->rowCount() - 1);
    return last ? last->y() + last->height() : -1;
}

void TranscriptViewTest::heightsAgreeWithSums() {
    RowHeights heights;
    std::vector<double> plain(257);
    std::iota(plain.begin(), plain.end(), 1.0);
    heights.reset(plain);
    heights.set(3, 100);
    plain[3] = 100;
    heights.insert(10, {5, 6});
    plain.insert(plain.begin() + 10, {5, 6});
    heights.remove(20, 7);
    plain.erase(plain.begin() + 20, plain.begin() + 27);
    QCOMPARE(heights.count(), static_cast<int>(plain.size()));
    double sum = 0;
    for (int row = 0; row < heights.count(); ++row) {
        QCOMPARE(heights.top(row), sum);
        QCOMPARE(heights.rowAt(sum), row);
        QCOMPARE(heights.rowAt(sum + plain[static_cast<std::size_t>(row)] - 0.5), row);
        sum += plain[static_cast<std::size_t>(row)];
    }
    QCOMPARE(heights.total(), sum);
    QCOMPARE(heights.rowAt(sum + 1000), heights.count() - 1);
}

void TranscriptViewTest::endsExactlyAtTheEnd() {
    m_model->insertHeights(0, randomHeights(3000));
    settle();
    QVERIFY(m_view->isFollowing());
    QCOMPARE(bottomOfLast(), 500.0);
    m_view->jumpToBeginning();
    settle();
    QCOMPARE(m_view->itemAt(0)->y(), 0.0);
    m_view->jumpToEnd();
    settle();
    QCOMPARE(bottomOfLast(), 500.0);
}

void TranscriptViewTest::keepsOnlyRowsInSight() {
    m_model->insertHeights(0, randomHeights(2000));
    settle();
    int live = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        live += m_view->itemAt(row) != nullptr;
    QVERIFY2(live < 60, qPrintable(QString::number(live))); // 980 pixels of rows of at least 10, mostly 200
}

void TranscriptViewTest::followsTheEndWhileItGrows() {
    m_model->insertHeights(0, randomHeights(50));
    settle();
    for (int step = 0; step < 20; ++step) {
        m_model->setData(m_model->index(49, 0), 50 + 37 * step, kHeightRole);
        if (step % 5 == 0)
            m_model->insertHeights(m_model->rowCount(), {33});
        settle();
        QVERIFY(m_view->isFollowing());
        QCOMPARE(bottomOfLast(), 500.0);
    }
}

void TranscriptViewTest::staysWhereTheReaderScrolled() {
    m_model->insertHeights(0, randomHeights(200));
    settle();
    m_view->scrollBy(-2000);
    settle();
    QVERIFY(!m_view->isFollowing());
    int row = 0;
    while (!m_view->itemAt(row) || m_view->itemAt(row)->y() < 0)
        ++row;
    const double before = m_view->itemAt(row)->y();
    m_model->insertHeights(200, {300, 300, 300});
    m_model->setData(m_model->index(199, 0), 900, kHeightRole);
    settle();
    QCOMPARE(m_view->itemAt(row)->y(), before);
}

void TranscriptViewTest::followsAgainAtTheEnd() {
    m_model->insertHeights(0, randomHeights(40));
    settle();
    QWheelEvent up({300, 250}, {300, 250}, {}, {0, 240}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                   false);
    QCoreApplication::sendEvent(m_window.get(), &up);
    settle();
    QVERIFY(!m_view->isFollowing());
    for (int i = 0; i < 4; ++i) {
        QWheelEvent down({300, 250}, {300, 250}, {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                         Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_window.get(), &down);
        settle();
    }
    QVERIFY(m_view->isFollowing());
    QCOMPARE(bottomOfLast(), 500.0);
}

void TranscriptViewTest::doesNotJumpWhenRowsAboveAreMeasured() {
    m_model->insertHeights(0, randomHeights(500)); // all but the last are guessed
    settle();
    for (int step = 0; step < 100; ++step) {
        int row = m_model->rowCount() - 1;
        while (!m_view->itemAt(row) || m_view->itemAt(row)->y() > 250)
            --row;
        const double before = m_view->itemAt(row)->y();
        m_view->scrollBy(-60);
        settle();
        QVERIFY(m_view->itemAt(row));
        // Positions are rounded to whole pixels.
        QVERIFY2(std::abs(m_view->itemAt(row)->y() - (before + 60)) <= 1, qPrintable(QString::number(step)));
    }
}

void TranscriptViewTest::survivesRemovalAndReset() {
    m_model->insertHeights(0, randomHeights(100));
    settle();
    m_view->scrollToPosition(0.5);
    settle();
    m_model->removeRows(40, 40);
    settle();
    m_model->removeRows(0, 55);
    settle();
    QVERIFY(m_view->itemAt(0));
    m_model->clear();
    settle();
    QCOMPARE(m_view->contentHeight(), 0.0);
    QVERIFY(!m_view->itemAt(0));
    m_view->scrollBy(10);
    m_view->scrollToPosition(0.3);
    m_view->jumpToEnd();
    settle();
}

void TranscriptViewTest::showsShortContentFromTheTop() {
    m_model->insertHeights(0, {40, 50});
    settle();
    QCOMPARE(m_view->itemAt(0)->y(), 0.0);
    QCOMPARE(m_view->itemAt(1)->y(), 40.0);
    QCOMPARE(m_view->pageFraction(), 1.0);
    m_view->scrollBy(-100);
    settle();
    QVERIFY(m_view->isFollowing());
}

QTEST_MAIN(TranscriptViewTest)
#include "tst_transcript_view.moc"
