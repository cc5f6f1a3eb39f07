// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/row_heights.h"

#include <algorithm>
#include <utility>

namespace conclave {

void RowHeights::reset(std::vector<double> heights) {
    m_heights = std::move(heights);
    rebuild();
}

void RowHeights::insert(int first, const std::vector<double>& heights) {
    m_heights.insert(m_heights.begin() + first, heights.begin(), heights.end());
    rebuild();
}

void RowHeights::remove(int first, int count) {
    m_heights.erase(m_heights.begin() + first, m_heights.begin() + first + count);
    rebuild();
}

void RowHeights::set(int row, double height) {
    const double difference = height - m_heights[static_cast<std::size_t>(row)];
    m_heights[static_cast<std::size_t>(row)] = height;
    m_total += difference;
    for (std::size_t i = static_cast<std::size_t>(row) + 1; i < m_tree.size(); i += i & (~i + 1))
        m_tree[i] += difference;
}

double RowHeights::top(int row) const {
    double sum = 0;
    for (std::size_t i = static_cast<std::size_t>(row); i > 0; i &= i - 1)
        sum += m_tree[i];
    return sum;
}

int RowHeights::rowAt(double y) const {
    const std::size_t rows = m_heights.size();
    std::size_t step = 1;
    while (step * 2 <= rows)
        step *= 2;
    std::size_t row = 0;
    for (; step > 0; step /= 2)
        if (row + step <= rows && m_tree[row + step] <= y) {
            row += step;
            y -= m_tree[row];
        }
    return static_cast<int>(std::min(row, rows - 1));
}

void RowHeights::rebuild() {
    m_tree.assign(m_heights.size() + 1, 0);
    m_total = 0;
    for (std::size_t i = 1; i < m_tree.size(); ++i) {
        m_total += m_heights[i - 1];
        m_tree[i] += m_heights[i - 1];
        if (const std::size_t parent = i + (i & (~i + 1)); parent < m_tree.size())
            m_tree[parent] += m_tree[i];
    }
}

} // namespace conclave
