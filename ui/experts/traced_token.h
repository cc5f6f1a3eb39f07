// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/experts/answer_trace.h"

#include <QAbstractListModel>
#include <QQmlEngine>
#include <QString>

#include <memory>

namespace conclave {

/// The token that is looked at: its probability, and as rows what else could have stood there, the likeliest
/// first. Pointing at a token shows it for as long as the pointer is there; one that is held, by a click or
/// the keyboard, stays until it is released. Lives on the GUI thread.
class TracedToken : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by ExpertTrace")
    Q_PROPERTY(int token READ token NOTIFY changed) ///< in the answer; -1: none
    Q_PROPERTY(bool isHeld READ isHeld NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)               ///< all of it visible
    Q_PROPERTY(QString probability READ probability NOTIFY changed) ///< a percentage
    Q_PROPERTY(QString rank READ rank NOTIFY changed)               ///< among the others, in words
    Q_PROPERTY(QString sentence READ sentence NOTIFY changed)       ///< all of it, for screen readers

  public:
    enum Role {
        TextRole = Qt::UserRole, ///< all of it visible
        ShareRole,               ///< its probability, 0 to 1
        PercentRole,             ///< the same in words
        IsChosenRole,            ///< whether it is what was written
    };

    explicit TracedToken(QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// Of which answer; null: none. No token is looked at.
    void show(std::shared_ptr<const AnswerTrace> trace);

    int token() const { return m_token; }
    bool isHeld() const { return m_isHeld; }
    QString text() const;
    QString probability() const;
    QString rank() const;
    QString sentence() const;

    Q_INVOKABLE void point(int token); ///< -1: at none
    Q_INVOKABLE void hold(int token);  ///< releases it when it is held already
    Q_INVOKABLE void move(int token);  ///< holds it; out of bounds is the first or the last one
    Q_INVOKABLE void release();

  signals:
    void changed();

  private:
    struct Row {
        TokenTrace::Candidate candidate;
        bool isChosen = false;
    };

    void set(int token, bool isHeld);

    std::shared_ptr<const AnswerTrace> m_trace;
    int m_token = -1;
    bool m_isHeld = false;
    QVector<Row> m_rows;
    int m_rank = 0; ///< from 1; 0: behind the candidates
};

} // namespace conclave
