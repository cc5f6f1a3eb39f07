// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/chat/context_meter.h"
#include "app/store/rows.h"
#include "ui/history/undo_stack.h"

#include <QAbstractListModel>
#include <QList>
#include <QQmlEngine>
#include <QUrl>

#include <optional>
#include <stop_token>

namespace conclave {

class AttachmentReader;

/// What is attached to one question that is not sent: a chip each, from the moment on in which its file is
/// read. Lives on the GUI thread; owned by Attachments, and what it is given outlives it.
class AttachmentList : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by Attachments")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(bool isReading READ isReading NOTIFY readingChanged)

  public:
    enum class Phase {
        Reading,
        Ready,
        Failed, ///< could not be read: says why until it is taken out or the question is sent
    };
    Q_ENUM(Phase)

    enum Role {
        NameRole = Qt::UserRole + 1, ///< of the file
        PhaseRole,                   ///< Phase
        FactsRole,                   ///< size, pages, tokens
        ProgressRole,                ///< while it is read: 0 to 1, below 0 when that is not known
        ProblemRole,                 ///< of a failed one: what is wrong and what to do
        NoteRole,                    ///< of a ready one: Attachment::note
    };

    AttachmentList(AttachmentReader& reader, ContextMeter& meter, UndoStack& undo, Notices& notices,
                   QObject* parent = nullptr);
    ~AttachmentList() override;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return static_cast<int>(m_items.size()); }
    bool isReading() const;
    bool hasFailed() const;
    /// Begins to read them; what is no file of this computer is refused with a toast.
    Q_INVOKABLE void add(const QList<QUrl>& files);
    /// Until it is undone.
    Q_INVOKABLE void remove(int row);

    /// Those that can be sent, in their order.
    QVector<Attachment> ready() const;
    /// Puts them before what is there.
    void prepend(const QVector<Attachment>& files);
    void clear();
    /// Null when it is not ready.
    const Attachment* at(int row) const;
    /// Attaches the first @p pages pages alone, until it is undone.
    void keepPages(int row, int pages);
    /// Another model counts otherwise.
    void countAgain();

  signals:
    void countChanged();
    void readingChanged();
    void changed(); ///< ready() is another one

  private:
    struct Item {
        qint64 id = 0;     ///< unique in this list
        qint64 number = 0; ///< of its reading; 0: it is read
        QString path;      ///< while it is read
        Attachment file;
        Phase phase = Phase::Ready;
        double progress = -1;
        QString problem;
        std::optional<int> tokens;
        std::stop_source counting;
    };

    int rowOf(qint64 id) const;
    int rowOfReading(qint64 number) const;
    void insert(int row, Item item);
    void take(int row);
    void replace(qint64 id, const Attachment& file);
    void countTokens(Item& item);
    void startReading(Item& item);
    void onFinished(qint64 number, const Attachment& file);
    void onFailed(qint64 number, const QString& problem);
    void announce(int row);

    AttachmentReader& m_reader;
    ContextMeter& m_meter;
    UndoStack& m_undo;
    Notices& m_notices;
    QVector<Item> m_items;
    qint64 m_lastId = 0;
};

/// "12.4 KB  ·  3 pages  ·  3,100 tokens"; without tokens when they are not known.
QString attachmentFacts(const Attachment& file, const std::optional<int>& tokens);

} // namespace conclave
