// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chat/transcript_model.h"

#include <QObject>
#include <QPersistentModelIndex>
#include <QQmlEngine>
#include <QTextDocument>

#include <compare>
#include <limits>
#include <memory>
#include <utility>

namespace conclave {

/// What is selected in the transcript: a stretch from one place to another, over any rows, seen or not. It
/// has two ends, a fixed one (where it was begun) and the head, which moves. Rows that come and go move it
/// along; it is cleared with the message that it ends in. TranscriptView shows it and moves it by mouse and
/// keyboard; this class knows the text and nothing of where it stands on the screen. Lives on the GUI thread;
/// whoever owns the model owns this, too.
class TranscriptSelection : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by ChatViewModel")
    Q_PROPERTY(bool isEmpty READ isEmpty NOTIFY changed) ///< true for a mere place, too

  public:
    /// An offset is one in the document of the row's text; a formula or a rule is one character. A row
    /// without text has nothing but its offset 0.
    struct Place {
        int row = -1;
        int offset = 0;
        auto operator<=>(const Place&) const = default;
    };
    /// What the mouse selects by: after one, two or three clicks.
    enum class Grain { Character, Word, Paragraph };
    enum class Step { Character, Word, Paragraph, Everything };
    static constexpr int kRowEnd = std::numeric_limits<int>::max();

    explicit TranscriptSelection(TranscriptModel& transcript, QObject* parent = nullptr);

    bool isEmpty() const { return first() == last(); }
    bool hasPlace() const { return m_head.row.isValid(); }
    Place head() const { return placeOf(m_head); }
    Place first() const;
    Place last() const;
    /// From and to of what is selected in @p row; both -1 when nothing is.
    std::pair<int, int> inRow(int row) const;
    bool contains(Place place) const { return !isEmpty() && first() <= place && place < last(); }

    /// Begins anew at @p place, with its word or paragraph selected as @p grain says.
    void begin(Place place, Grain grain = Grain::Character);
    /// Moves the head to @p place, by whole words or paragraphs if it was begun so.
    void extendTo(Place place);
    /// Moves the head by one step, forwards or backwards (@p direction 1 or -1).
    void moveHead(Step step, int direction);
    void selectMessage(qint64 messageId);
    void selectAll();
    Q_INVOKABLE void clear();

    /// What is selected, without Markdown's marks. With more than one message it says before each whose it
    /// is.
    Q_INVOKABLE QString plainText() const;
    /// As Markdown: the source of each block that is covered, and written anew where one is covered in part.
    Q_INVOKABLE QString markdown() const;
    /// The same of one message; folded thinking is left out.
    QString plainTextOf(qint64 messageId) const;

    /// How many characters there are in a row.
    int lengthOf(int row) const;
    /// The target of the link at @p place; empty: none.
    QString linkAt(Place place) const;

  signals:
    void changed();

  private:
    struct End {
        QPersistentModelIndex row;
        int offset = 0;
    };
    enum class Form { Plain, Markdown };

    static Place placeOf(const End& end) { return {end.row.isValid() ? end.row.row() : -1, end.offset}; }
    End endAt(Place place) const;
    TranscriptModel::Kind kindOf(int row) const;
    QString bodyOf(int row) const;
    bool isText(int row) const;   ///< it can be selected, and is unfolded
    bool isObject(int row) const; ///< of one character
    const QTextDocument& documentOf(int row) const;
    std::pair<int, int> grainAt(Place place) const;
    void onRowsAboutToBeRemoved(int first, int last);

    QString text(Place from, Place to, Form form) const;
    QString textOfMessage(Place from, Place to, Form form) const;
    QString textOfRow(int row, int from, int to, Form form) const;
    QString wholeMessage(qint64 messageId, Form form) const;

    TranscriptModel& m_transcript;
    Grain m_grain = Grain::Character;
    End m_origin; ///< what it was begun with is m_origin and m_originLength characters after it
    int m_originLength = 0;
    End m_head;

    mutable std::unique_ptr<QTextDocument> m_document; ///< of the row that was asked for last
    mutable QString m_documentBody;
};

} // namespace conclave
