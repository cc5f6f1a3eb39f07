// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/experts/token_lines.h"

#include <QColor>
#include <QPointer>
#include <QQmlEngine>
#include <QQuickPaintedItem>

namespace conclave {

/// Draws one line of TokenLines: each token on a ground that is the stronger the less likely it was, with a
/// rule below it, so that it can be seen where it ends.
class TokenLine : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(conclave::TokenLines* lines READ lines WRITE setLines NOTIFY changed)
    Q_PROPERTY(int firstToken READ firstToken WRITE setFirstToken NOTIFY changed)
    Q_PROPERTY(int tokenCount READ tokenCount WRITE setTokenCount NOTIFY changed)
    Q_PROPERTY(int mark READ mark WRITE setMark NOTIFY changed) ///< -1: none
    Q_PROPERTY(QColor ink READ ink WRITE setInk NOTIFY changed)
    Q_PROPERTY(QColor doubt READ doubt WRITE setDoubt NOTIFY changed) ///< behind the least likely ones
    Q_PROPERTY(QColor rule READ rule WRITE setRule NOTIFY changed)
    Q_PROPERTY(QColor markRing READ markRing WRITE setMarkRing NOTIFY changed)

  public:
    explicit TokenLine(QQuickItem* parent = nullptr);

    TokenLines* lines() const { return m_lines; }
    void setLines(TokenLines* lines) { change(m_lines, lines); }
    int firstToken() const { return m_firstToken; }
    void setFirstToken(int token) { change(m_firstToken, token); }
    int tokenCount() const { return m_tokenCount; }
    void setTokenCount(int count) { change(m_tokenCount, count); }
    int mark() const { return m_mark; }
    void setMark(int mark) { change(m_mark, mark); }
    QColor ink() const { return m_ink; }
    void setInk(const QColor& color) { change(m_ink, color); }
    QColor doubt() const { return m_doubt; }
    void setDoubt(const QColor& color) { change(m_doubt, color); }
    QColor rule() const { return m_rule; }
    void setRule(const QColor& color) { change(m_rule, color); }
    QColor markRing() const { return m_markRing; }
    void setMarkRing(const QColor& color) { change(m_markRing, color); }

    void paint(QPainter* painter) override;

    /// How strong the ground of a token is: 0 for a certain one, 1 for one in 64 and less likely ones.
    static double doubtOf(double probability);

  signals:
    void changed();

  private:
    template <typename Member, typename Value>
    void change(Member& member, const Value& value) {
        if (member == value)
            return;
        member = value;
        update();
        emit changed();
    }

    QPointer<TokenLines> m_lines;
    int m_firstToken = 0;
    int m_tokenCount = 0;
    int m_mark = -1;
    QColor m_ink;
    QColor m_doubt;
    QColor m_rule;
    QColor m_markRing;
};

} // namespace conclave
