// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/rows.h"

#include <QObject>
#include <QThreadPool>

#include <deque>
#include <memory>

class QProcess;

namespace conclave {

/// Reads files into attachments, one after another in the order in which they were asked for: texts on a
/// thread of its own, documents in a process of its own (README.md). Lives on the GUI thread, and never keeps
/// it waiting for a file.
class AttachmentReader : public QObject {
    Q_OBJECT
  public:
    explicit AttachmentReader(QObject* parent = nullptr);
    /// Gives up what is being read.
    ~AttachmentReader() override;

    /// Returns its number, never 0. finished() or failed() follows, unless it is cancelled before.
    qint64 read(const QString& path);
    void cancel(qint64 number);

    /// The first @p pages pages of what was read of a document of several pages; all of it when it has no
    /// more.
    static QString firstPages(const QString& text, int pages);
    /// Of such a text; 0: it has none.
    static int pageCount(const QString& text);

  signals:
    void progressed(qint64 number, int page, int pages);
    void finished(qint64 number, const conclave::Attachment& file);
    /// @p problem says what is wrong with the file and what to do, without its name.
    void failed(qint64 number, const QString& problem);

  private:
    struct Job {
        qint64 number = 0;
        QString path;
    };
    struct Looked;
    struct Reading;

    static Looked lookAt(const QString& path);
    void next();
    void onLooked(qint64 number, const Looked& looked);
    void startProgram();
    void takeFrames();
    bool takeFrame(char type, const QByteArray& bytes);
    void addPage(const QString& page);
    void onProgramEnded();
    void conclude();
    void finish();
    void fail(const QString& problem);
    void endReading();

    std::deque<Job> m_queue;
    std::unique_ptr<Reading> m_reading; ///< null: nothing is read
    qint64 m_lastNumber = 0;
    QThreadPool m_pool; ///< one thread; the last member: it goes first, and waits
};

} // namespace conclave
