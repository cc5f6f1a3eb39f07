// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace conclave {

/// The heights of many rows, one below another, with sums in O(log n): where a row begins and which row lies
/// at a height. A Fenwick tree (P. Fenwick, 1994). Inserting and removing rows costs O(n).
class RowHeights {
  public:
    void reset(std::vector<double> heights);
    void insert(int first, const std::vector<double>& heights);
    void remove(int first, int count);
    void set(int row, double height);

    int count() const { return static_cast<int>(m_heights.size()); }
    double height(int row) const { return m_heights[static_cast<std::size_t>(row)]; }
    double total() const { return m_total; }
    /// The sum of the heights before @p row; @p row may be count().
    double top(int row) const;
    /// The row at @p y, clamped to the first and last. There must be rows.
    int rowAt(double y) const;

  private:
    void rebuild();

    std::vector<double> m_heights;
    std::vector<double> m_tree; ///< m_tree[i], 1-based: the sum of the (i & -i) heights that end at row i - 1
    double m_total = 0;
};

} // namespace conclave
