// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experts/map_picture.h"

#include "tests/ui/experts/made_traces.h"

#include <QTest>

using namespace conclave;

/// Where the cells of the map lie, how bright they are, and what they are painted with.
class MapPictureTest : public QObject {
    Q_OBJECT

  private slots:
    void fillsWholePixels_data();
    void fillsWholePixels();
    void makesAllCellsEquallyLargeWhereItCan();
    void findsTheCellAtAPlace();
    void isBrighterTheMoreAnExpertAnswered();
    void showsTheExpertsOfOneToken();
    void growsSteadilyInOneHue();
    void paintsCellsInTheirPlaces();
};

void MapPictureTest::fillsWholePixels_data() {
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("columns");
    QTest::addColumn<double>("ratio");
    for (const double ratio : {1.0, 1.5, 2.0}) {
        QTest::addRow("starter at %.1f", ratio) << 4 << 8 << ratio;
        QTest::addRow("24 x 32 at %.1f", ratio) << 24 << 32 << ratio;
        QTest::addRow("58 x 256 at %.1f", ratio) << 58 << 256 << ratio;
        QTest::addRow("94 x 128 at %.1f", ratio) << 94 << 128 << ratio;
    }
}

void MapPictureTest::fillsWholePixels() {
    QFETCH(int, rows);
    QFETCH(int, columns);
    QFETCH(double, ratio);
    const QSize room(static_cast<int>(330 * ratio), static_cast<int>(300 * ratio));
    const CellGrid grid(rows, columns, room, ratio);
    QVERIFY(grid.size().width() <= room.width() && grid.size().width() >= 0.75 * room.width());
    QVERIFY(grid.size().height() <= room.height() && grid.size().height() >= 0.75 * room.height());
    for (int column = 0; column < columns; ++column) {
        const QRect cell = grid.cell(0, column);
        QVERIFY(cell.width() >= 1 && cell.height() >= 1);
        QVERIFY(cell.right() < grid.left(column + 1));
        // No two differ by more than one pixel.
        QVERIFY(qAbs((grid.left(column + 1) - grid.left(column)) - grid.size().width() / columns) <= 1);
    }
}

void MapPictureTest::makesAllCellsEquallyLargeWhereItCan() {
    const CellGrid grid(4, 8, {330, 90}, 1);
    QCOMPARE(grid.size(), QSize(328, 88));
    for (int column = 0; column < 8; ++column)
        QCOMPARE(grid.cell(1, column).size(), QSize(40, 21)); // a gap of one
    QVERIFY(grid.radius() > 0);
    const CellGrid fine(61, 256, {500, 244}, 1);
    QCOMPARE(fine.size(), QSize(500, 244)); // one pixel each would leave half of it empty
    QCOMPARE(fine.radius(), 0);
}

void MapPictureTest::findsTheCellAtAPlace() {
    for (const int width : {256, 330, 500, 1023}) {
        const CellGrid grid(61, 256, {width, 244}, 1);
        for (int column = 0; column < 256; ++column) {
            QCOMPARE(grid.columnAt(grid.left(column)), column);
            QCOMPARE(grid.columnAt(grid.left(column + 1) - 0.01), column);
        }
        for (int row = 0; row < 61; ++row)
            QCOMPARE(grid.rowAt(grid.top(row) + 0.5), row);
        QCOMPARE(grid.columnAt(-5), 0);
        QCOMPARE(grid.columnAt(5000), 255);
        QCOMPARE(grid.rowAt(5000), 60);
    }
}

void MapPictureTest::isBrighterTheMoreAnExpertAnswered() {
    AnswerTrace trace(1, 2, smallShape());
    QCOMPARE(cellLevels(trace, -1).top, 0.0);
    for (int i = 0; i < 4; ++i)
        trace.append(madeToken(QStringLiteral("a"), 1, 0, i == 0 ? 1 : 2));
    const CellLevels all = cellLevels(trace, -1);
    QCOMPARE(all.top, 1.0);
    const auto row = all.row(1, 4);
    QCOMPARE(row[0], quint8(255));
    QCOMPARE(row[1], quint8(CellLevels::kFaintest + (255 - CellLevels::kFaintest + 1) / 2)); // a quarter
    QVERIFY(row[2] > row[1] && row[2] < row[0]);
    QCOMPARE(row[3], quint8(0));
}

void MapPictureTest::showsTheExpertsOfOneToken() {
    AnswerTrace trace(1, 2, smallShape());
    trace.append(madeToken(QStringLiteral("a"), 1, 0, 1));
    trace.append(madeToken(QStringLiteral("b"), 1, 3, 2));
    const CellLevels one = cellLevels(trace, 1);
    QVERIFY(qAbs(one.top - 0.75) < 0.001);
    const auto row = one.row(0, 4);
    QCOMPARE(row[0], quint8(0));
    QCOMPARE(row[3], quint8(255));
    QVERIFY(row[2] >= CellLevels::kFaintest && row[2] < 255);

    TokenTrace unknown = madeToken(QStringLiteral("c"));
    unknown.experts.clear();
    trace.append(unknown);
    QCOMPARE(cellLevels(trace, 2).levels, std::vector<quint8>(8, 0));
}

void MapPictureTest::growsSteadilyInOneHue() {
    const auto colors = colorScale(Qt::white, QColor(0xbc, 0xdc, 0xce), QColor(0x09, 0x3a, 0x2f));
    QCOMPARE(colors[0], QColor(Qt::white).rgb());
    QCOMPARE(colors[CellLevels::kFaintest], qRgb(0xbc, 0xdc, 0xce));
    QCOMPARE(colors[255], qRgb(0x09, 0x3a, 0x2f));
    for (std::size_t level = CellLevels::kFaintest + 8; level < 256; level += 8)
        QVERIFY(qGray(colors[level]) < qGray(colors[level - 8]));
}

void MapPictureTest::paintsCellsInTheirPlaces() {
    const auto colors = colorScale(Qt::white, Qt::yellow, Qt::red);
    const std::vector<quint8> levels{0, 255, CellLevels::kFaintest, 0};
    for (const QSize room : {QSize(200, 80), QSize(24, 12), QSize(9, 4)}) {
        const CellGrid grid(2, 4, room, 1);
        const QImage image = paintRow(grid, 1, levels, colors);
        QCOMPARE(image.size(), QSize(grid.size().width(), grid.top(2) - grid.top(1)));
        const auto middle = [&](int column) {
            return image.pixelColor(grid.cell(1, column).center() - QPoint(0, grid.top(1)));
        };
        QCOMPARE(middle(0), QColor(Qt::white));
        QCOMPARE(middle(1), QColor(Qt::red));
        QCOMPARE(middle(2), QColor(Qt::yellow));
    }
    const CellGrid grid(2, 4, {200, 80}, 1);
    QCOMPARE(paintRow(grid, 0, levels, colors).pixelColor(grid.left(1) - 1, 10).alpha(), 0); // a gap
}

QTEST_GUILESS_MAIN(MapPictureTest)
#include "tst_map_picture.moc"
