// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experts/token_line.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace conclave {

namespace {

constexpr double kGap = 1; // between the grounds of two tokens
constexpr double kRadius = 3;
constexpr double kMostDoubt =
    0.85; // how much of its colour the ground of an unlikely token has: ink stays legible
constexpr double kDoubtBits = 6; // one in 64

} // namespace

TokenLine::TokenLine(QQuickItem* parent) : QQuickPaintedItem(parent) {}

double TokenLine::doubtOf(double probability) {
    if (probability <= 0)
        return 1;
    return std::clamp(-std::log2(probability) / kDoubtBits, 0.0, 1.0);
}

void TokenLine::paint(QPainter* painter) {
    const AnswerTrace* trace = m_lines ? m_lines->trace() : nullptr;
    if (!trace)
        return;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(m_lines->font());
    const QFontMetricsF metrics(m_lines->font());
    const double baseline = std::round((height() - metrics.height()) / 2 + metrics.ascent());
    double x = 0;
    const int end = std::min(m_firstToken + m_tokenCount, trace->size());
    for (int token = m_firstToken; token < end; ++token) {
        const double width = m_lines->tokenWidth(token);
        const QRectF ground(x + kGap / 2, 1, std::max(1.0, width - kGap), height() - 3);
        QColor color = m_doubt;
        color.setAlphaF(static_cast<float>(kMostDoubt * doubtOf(trace->probability(token))));
        painter->setPen(Qt::NoPen);
        painter->setBrush(color);
        painter->drawRoundedRect(ground, kRadius, kRadius);
        painter->setBrush(m_rule);
        painter->drawRect(QRectF(ground.left() + 1, height() - 2, std::max(1.0, ground.width() - 2), 1));
        painter->setPen(m_ink);
        painter->drawText(QPointF(x + TokenLines::kPadding, baseline), m_lines->shownText(token));
        if (token - m_firstToken == m_mark) {
            painter->setPen(QPen(m_markRing, 2));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(ground.adjusted(0, 0, 0, 1), kRadius, kRadius);
        }
        x += width;
    }
}

} // namespace conclave
