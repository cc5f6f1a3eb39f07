// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/rows.h"
#include "ui/components/notices.h"

#include <QObject>
#include <QPointer>
#include <QQmlEngine>
#include <QUrl>

namespace conclave {

class AttachmentList;

/// One attachment, to be looked at: its text as the model sees it, and words found in it. A long text is
/// shown part by part, because an editor needs seconds to lay out all of it. Lives on the GUI thread.
class AttachmentView : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by Attachments")
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY shown)
    Q_PROPERTY(QString name READ name NOTIFY shown)
    Q_PROPERTY(QString facts READ facts NOTIFY shown)
    Q_PROPERTY(QString note READ note NOTIFY shown)
    Q_PROPERTY(QUrl suggestedFile READ suggestedFile NOTIFY shown)
    Q_PROPERTY(int pageCount READ pageCount NOTIFY shown) ///< those that can be chosen from; 0: none can
    Q_PROPERTY(QString partText READ partText NOTIFY partChanged)
    Q_PROPERTY(int part READ part NOTIFY partChanged) ///< from 0
    Q_PROPERTY(int partCount READ partCount NOTIFY partChanged)
    Q_PROPERTY(int hitCount READ hitCount NOTIFY hitChanged)
    Q_PROPERTY(int hit READ hit NOTIFY hitChanged)           ///< from 1; 0: none
    Q_PROPERTY(int hitStart READ hitStart NOTIFY hitChanged) ///< in partText; -1: there is none
    Q_PROPERTY(int hitLength READ hitLength NOTIFY hitChanged)

  public:
    static constexpr qsizetype kPartCharacters = 40'000;
    static constexpr int kMostHits = 10'000;

    explicit AttachmentView(Notices& notices, QObject* parent = nullptr);

    /// @p in: where it is attached and at which row, when its pages can be chosen.
    void show(const Attachment& file, AttachmentList* in = nullptr, int row = -1);
    Q_INVOKABLE void close();
    Q_INVOKABLE void showPart(int part);
    /// Without regard to case; goes to the first one in or after the shown part.
    Q_INVOKABLE void find(const QString& words);
    Q_INVOKABLE void step(int by); ///< 1: to the next one, -1: back; round
    Q_INVOKABLE void copy() const; ///< all of the text
    Q_INVOKABLE void save(const QUrl& to);
    Q_INVOKABLE void keepPages(int pages); ///< attaches the first ones alone

    bool isOpen() const { return m_isOpen; }
    QString name() const { return m_file.name; }
    QString facts() const;
    QString note() const { return m_file.note; }
    QUrl suggestedFile() const;
    int pageCount() const;
    QString partText() const;
    int part() const { return m_part; }
    int partCount() const { return static_cast<int>(m_starts.size()); }
    int hitCount() const { return static_cast<int>(m_hits.size()); }
    int hit() const { return m_hit + 1; }
    int hitStart() const;
    int hitLength() const { return static_cast<int>(m_words.size()); }

  signals:
    void shown();
    void partChanged();
    void hitChanged();

  private:
    int partOf(qsizetype position) const;
    void goToHit(int hit);

    Notices& m_notices;
    Attachment m_file;
    QPointer<AttachmentList> m_list;
    int m_row = -1;
    bool m_isOpen = false;
    QVector<qsizetype> m_starts; ///< of the parts, in the text
    int m_part = 0;
    QString m_words;
    QVector<qsizetype> m_hits;
    int m_hit = -1;
};

} // namespace conclave
