// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/experts/answer_trace.h"

#include <QColor>
#include <QImage>
#include <QRect>
#include <QSize>

#include <array>
#include <span>
#include <vector>

namespace conclave {

/// Where the cells of rows × columns lie, in whole pixels of the screen. All are equally large where that
/// costs less than a quarter of the room; else some are a pixel larger than others, so that the room is used.
/// Cells that are large enough have a gap between them.
class CellGrid {
  public:
    CellGrid() = default;
    CellGrid(int rows, int columns, QSize pixels, double pixelRatio);

    int rows() const { return m_rows; }
    int columns() const { return m_columns; }
    int left(int column) const { return edge(column, m_columns, m_pixels.width()); }
    int top(int row) const { return edge(row, m_rows, m_pixels.height()); }
    QSize size() const { return {left(m_columns), top(m_rows)}; } ///< of all cells
    QRect cell(int row, int column) const;                        ///< without the gap behind it
    int rowAt(double y) const;                                    ///< the nearest one
    int columnAt(double x) const;                                 ///< the nearest one
    int radius() const { return m_radius; }                       ///< of the cells' corners
    bool operator==(const CellGrid&) const = default;

  private:
    static int edge(int index, int count, int pixels);

    int m_rows = 0;
    int m_columns = 0;
    QSize m_pixels;
    int m_gapX = 0;
    int m_gapY = 0;
    int m_radius = 0;
};

/// How bright each cell is.
struct CellLevels {
    std::vector<quint8> levels; ///< 0: the expert has not answered; else kFaintest to 255 // [rows, experts]
    double top = 0;             ///< the share that is 255
    static constexpr int kFaintest = 40;

    std::span<const quint8> row(int row, int columns) const {
        const auto width = static_cast<std::size_t>(columns);
        return std::span(levels).subspan(static_cast<std::size_t>(row) * width, width);
    }
};

/// Of the whole answer (@p token -1): for which share of the tokens each expert answered; of one token: the
/// weight of each expert. Brightness is the square root of the share, or all but the busiest were dark.
CellLevels cellLevels(const AnswerTrace& trace, int token);

/// One hue from @p faint to @p strong in steps that look equally large (in Oklab); 0 is @p none.
std::array<QRgb, 256> colorScale(const QColor& none, const QColor& faint, const QColor& strong);

/// One row of cells with its gap below, transparent where there are none.
QImage paintRow(const CellGrid& grid, int row, std::span<const quint8> levels,
                const std::array<QRgb, 256>& colors);

} // namespace conclave
