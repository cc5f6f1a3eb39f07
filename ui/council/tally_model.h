// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/chat_store.h"
#include "ui/components/notices.h"

#include <QAbstractListModel>
#include <QQmlEngine>

namespace conclave {

/// The questions behind one pair of the tally, the newest vote first.
class TallyQuestions : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by TallyModel")

  public:
    enum Role {
        QuestionRole = Qt::UserRole + 1, ///< its first words
        ResultRole,                      ///< "DeepSeek answered better, blind"
        TimeRole,                        ///< when it was voted on
        ConversationIdRole,
        QuestionIdRole,
    };

    using QAbstractListModel::QAbstractListModel;
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    void show(const TallyPair& pair);

  private:
    TallyPair m_pair;
};

/// The user's own votes on the answers of councils: a row for each pair of models, the one with most votes
/// first. Read anew each time it is opened. Lives on the GUI thread; everything it is given outlives it.
class TallyModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by Councils")
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY openChanged)
    Q_PROPERTY(bool isEmpty READ isEmpty NOTIFY loaded) ///< there is no vote
    Q_PROPERTY(QString summary READ summary NOTIFY loaded)
    Q_PROPERTY(int expanded READ expanded WRITE setExpanded NOTIFY expandedChanged) ///< -1: no row
    Q_PROPERTY(conclave::TallyQuestions* questions READ questions CONSTANT)         ///< of the expanded row

  public:
    enum Role {
        FirstRole = Qt::UserRole + 1, ///< who has won at least as often
        SecondRole,
        FirstDetailRole, ///< quantizations
        SecondDetailRole,
        FirstWinsRole,
        SecondWinsRole,
        AlikeRole,
        NoneGoodRole,
        VotesRole,
        HintRole,   ///< how much, or little, that says
        SpokenRole, ///< all of the row, for screen readers
    };

    TallyModel(ChatStore& store, Notices& notices, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    bool isOpen() const { return m_isOpen; }
    bool isEmpty() const { return m_pairs.isEmpty(); }
    QString summary() const;
    int expanded() const { return m_expanded; }
    void setExpanded(int row);
    TallyQuestions* questions() { return &m_questions; }

    Q_INVOKABLE void open();
    Q_INVOKABLE void close();
    /// Reads the votes again; loaded() follows.
    void load();
    /// As a table in Markdown, to the clipboard.
    Q_INVOKABLE void copy() const;

  signals:
    void openChanged();
    void loaded();
    void expandedChanged();

  private:
    ChatStore& m_store;
    Notices& m_notices;
    QVector<TallyPair> m_pairs;
    TallyQuestions m_questions;
    bool m_isOpen = false;
    int m_expanded = -1;
    int m_reading = 0;
};

/// Out of 100 times, how often two equally good models would end at least as unevenly by chance; 100 when
/// nobody has won.
int chancePercent(int firstWins, int secondWins);

} // namespace conclave
