// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/experts/answer_trace.h"

#include <QAbstractListModel>
#include <QFont>
#include <QQmlEngine>
#include <QStringList>

#include <memory>
#include <vector>

namespace conclave {

/// The tokens of an answer as lines of flowing text of one font and width. All lines are equally high, so
/// that a list of thousands of them needs items only for those in sight. Each text is measured once; another
/// width costs one addition for each token. Lives on the GUI thread.
class TokenLines : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by ExpertTrace")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(double width READ width WRITE setWidth NOTIFY wrapped)
    Q_PROPERTY(QString fontFamily READ fontFamily WRITE setFontFamily NOTIFY wrapped)
    Q_PROPERTY(int pixelSize READ pixelSize WRITE setPixelSize NOTIFY wrapped)
    Q_PROPERTY(int lineHeight READ lineHeight NOTIFY wrapped)
    Q_PROPERTY(int marked READ marked WRITE setMarked NOTIFY markedChanged) ///< a token; -1: none
    Q_PROPERTY(int markedLine READ markedLine NOTIFY markedChanged)
    Q_PROPERTY(double markedX READ markedX NOTIFY markedChanged)

  public:
    enum Role {
        FirstTokenRole = Qt::UserRole, ///< its first token
        TokenCountRole,                ///< how many it has
        MarkRole,                      ///< which of them is marked, from 0; -1: none
        WordsRole,                     ///< the text of the line, for screen readers
    };

    explicit TokenLines(QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// Null: none.
    void show(std::shared_ptr<const AnswerTrace> trace);
    void grow(); ///< the shown trace has more tokens
    const AnswerTrace* trace() const { return m_trace.get(); }

    int count() const { return static_cast<int>(m_lines.size()); }
    double width() const { return m_width; }
    void setWidth(double width);
    QString fontFamily() const { return m_font.family(); }
    void setFontFamily(const QString& family);
    int pixelSize() const { return m_font.pixelSize(); }
    void setPixelSize(int pixels);
    const QFont& font() const { return m_font; }
    int lineHeight() const;
    int marked() const { return m_marked; }
    void setMarked(int token);
    int markedLine() const { return lineOf(m_marked); }
    double markedX() const;

    double tokenWidth(int token) const;
    QString shownText(int token) const; ///< as it is measured and drawn
    /// The token at @p x of @p line; -1: none.
    Q_INVOKABLE int tokenAt(int line, double x) const;
    Q_INVOKABLE int lineOf(int token) const;      ///< -1: in none
    Q_INVOKABLE int firstTokenOf(int line) const; ///< -1: there is no such line
    /// The token below (@p lines 1) or above (-1) the @p token, or that many lines away; the first or the
    /// last one when there is no such line.
    Q_INVOKABLE int tokenBeside(int token, int lines) const;

    static constexpr double kPadding = 1.5; ///< at both sides of a token

  signals:
    void countChanged();
    void markedChanged();
    void aboutToWrap(); ///< all lines are about to be other ones
    void wrapped();

  private:
    struct Line {
        int first = 0;
        int count = 0;
    };

    void wrapAgain();
    std::vector<Line> place();
    double xOf(int token) const;
    void noteMark(int line);

    std::shared_ptr<const AnswerTrace> m_trace;
    QFont m_font;
    double m_width = 0;
    std::vector<Line> m_lines;
    int m_placed = 0;       ///< tokens that are in a line
    double m_end = 0;       ///< of the last line
    bool m_isEnded = false; ///< the last line takes no more
    int m_marked = -1;
    mutable std::vector<float> m_widths; ///< by piece id; below 0: not measured
    mutable QStringList m_shownTexts;    ///< by piece id; null: not made
};

} // namespace conclave
