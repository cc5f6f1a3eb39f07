// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chat/transcript_model.h"

#include <QHash>
#include <QObject>
#include <QQmlEngine>
#include <QTimer>

namespace conclave {

/// Finding words in the shown branch: in questions, answers and reasoning, ignoring case, around the end to
/// the beginning. What is out of sight is found as well, for the model is searched and not the view. Lives on
/// the GUI thread; owned by ChatViewModel.
class TranscriptSearch : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by ChatViewModel")
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY changed)
    Q_PROPERTY(QString words READ words NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int current READ current NOTIFY changed) ///< from 1; 0: none

  public:
    explicit TranscriptSearch(TranscriptModel& transcript, QObject* parent = nullptr);

    bool isOpen() const { return m_isOpen; }
    QString words() const { return m_words; }
    int count() const { return static_cast<int>(m_matches.size()); }
    int current() const { return m_current + 1; }

    Q_INVOKABLE void open();
    /// Nothing is marked any more.
    Q_INVOKABLE void close();
    /// Goes to the first match at or below @p messageId (0: the beginning), or stays where it is when that
    /// still matches.
    Q_INVOKABLE void find(const QString& words, qint64 messageId);
    Q_INVOKABLE void next() { step(1); }
    Q_INVOKABLE void previous() { step(-1); }

  signals:
    void changed();
    void rowWanted(int row); ///< to be scrolled to

  private:
    struct Match {
        qint64 messageId = 0;
        int row = 0;        ///< of the message
        int occurrence = 0; ///< in the row
        bool operator==(const Match&) const = default;
    };
    /// The texts of a message for as long as its sizes are the same: an answer only grows.
    struct Texts {
        qsizetype size = -1;
        QVector<TranscriptModel::RowText> rows;
    };

    void collect();
    void step(int by);
    void goTo(int match);
    void refresh();

    TranscriptModel& m_transcript;
    QHash<qint64, Texts> m_texts;
    QVector<Match> m_matches;
    QString m_words;
    int m_current = -1;
    bool m_isOpen = false;
    QTimer m_refresh; ///< the conversation grows while it is searched
};

} // namespace conclave
