// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/attach/attachment_reader.h"

#include "app/attach/decoded_text.h"
#include "app/attach/file_kind.h"
#include "app/attach/limits.h"
#include "app/attach/reader/frames.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QProcess>
#include <QStandardPaths>

#include <algorithm>
#include <optional>
#include <utility>

namespace conclave {

namespace {

constexpr qint64 kHeadBytes = 64 << 10;

QString sizeOf(qint64 bytes) {
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

/// Where the program for documents is: beside this one, where it is installed and built; tests lie beside
/// that folder.
QString programPath() {
    const QString here = QCoreApplication::applicationDirPath();
    return QStandardPaths::findExecutable(QStringLiteral("conclave-file-reader"),
                                          {here, here + QStringLiteral("/../bin")});
}

/// Stands above each page, so that a question can name one.
QString pageMark(int page, int pages) {
    return QStringLiteral("[Page %1 of %2]\n").arg(page).arg(pages);
}

/// Without spaces at the ends of lines, with at most one empty line after another, and with letters where
/// printers put them together ("fi" as one sign).
QString tidied(QString page) {
    for (char16_t ligature = u'\ufb00'; ligature <= u'\ufb06'; ++ligature)
        if (page.contains(QChar(ligature)))
            page.replace(QChar(ligature), QString(QChar(ligature)).normalized(QString::NormalizationForm_KC));
    QString tidy;
    tidy.reserve(page.size());
    int breaks = 0;
    for (QStringView line : QStringView(page).split(u'\n')) {
        while (!line.isEmpty() && (line.back().isSpace() || line.back() == u'\f' || line.back() == u'\0'))
            line.chop(1);
        breaks = line.isEmpty() ? breaks + 1 : 0;
        if (breaks <= 1 && !(tidy.isEmpty() && line.isEmpty()))
            tidy += line.toString().remove(u'\0').remove(u'\f') + u'\n';
    }
    while (tidy.endsWith(u"\n\n"))
        tidy.chop(1);
    return tidy;
}

} // namespace

/// What a first look at a file says: all of it, for a text.
struct AttachmentReader::Looked {
    Attachment file;
    QString problem; ///< empty: there is none
    bool isDocument = false;
};

/// What is being read.
struct AttachmentReader::Reading {
    Job job;
    Attachment file;
    // Of a document:
    std::unique_ptr<QProcess> program;
    QByteArray received; ///< not yet a whole frame
    QString failure;     ///< what the program says, else empty
    int pages = 0;       ///< 0: they are not told apart
    int read = 0;
    int empty = 0;
    bool isWhole = false;
    bool isFull = false; ///< the rest is left out

    ~Reading() {
        if (!program)
            return;
        program->disconnect();
        QProcess* const ending = program.release(); // it may be what has called
        if (ending->state() == QProcess::NotRunning) {
            ending->deleteLater();
            return;
        }
        connect(ending, &QProcess::finished, ending, &QObject::deleteLater);
        ending->kill();
    }
};

AttachmentReader::AttachmentReader(QObject* parent) : QObject(parent) {
    m_pool.setMaxThreadCount(1);
}

AttachmentReader::~AttachmentReader() {
    m_pool.clear();
    if (m_reading && m_reading->program) { // there may be no event loop any more to see it end
        m_reading->program->disconnect();
        m_reading->program->kill();
        m_reading->program->waitForFinished();
    }
}

qint64 AttachmentReader::read(const QString& path) {
    m_queue.push_back({++m_lastNumber, path});
    QMetaObject::invokeMethod(this, &AttachmentReader::next, Qt::QueuedConnection);
    return m_lastNumber;
}

void AttachmentReader::cancel(qint64 number) {
    std::erase_if(m_queue, [number](const Job& job) { return job.number == number; });
    if (m_reading && m_reading->job.number == number)
        endReading();
}

void AttachmentReader::endReading() {
    m_reading.reset();
    QMetaObject::invokeMethod(this, &AttachmentReader::next, Qt::QueuedConnection);
}

void AttachmentReader::fail(const QString& problem) {
    const qint64 number = m_reading->job.number;
    endReading();
    emit failed(number, problem);
}

void AttachmentReader::next() {
    if (m_reading || m_queue.empty())
        return;
    m_reading = std::make_unique<Reading>();
    m_reading->job = m_queue.front();
    m_queue.pop_front();
    m_pool.start([this, job = m_reading->job] {
        Looked looked = lookAt(job.path);
        QMetaObject::invokeMethod(
            this, [this, number = job.number, looked = std::move(looked)] { onLooked(number, looked); },
            Qt::QueuedConnection);
    });
}

// ------------------------------------------------------------------------------------- on the side thread

AttachmentReader::Looked AttachmentReader::lookAt(const QString& path) {
    const QFileInfo info(path);
    const auto refused = [](const QString& problem) { return Looked{{}, problem, false}; };
    if (!info.exists())
        return refused(tr("This file is not there any more."));
    if (info.isDir())
        return refused(tr("Folders cannot be attached. Attach the files in it."));
    QFile file(path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly)) // what is no file may keep who opens it waiting
        return refused(tr("This file cannot be opened. Check that you may read it."));

    const QByteArray head = file.read(kHeadBytes);
    if (head.isEmpty())
        return refused(tr("This file is empty."));
    const FileKind kind = fileKindOf(info.fileName(), head);
    if (kind.way == FileKind::Way::Refused)
        return refused(kind.problem);
    const bool isDocument = kind.way == FileKind::Way::Document;
    const qint64 most = isDocument ? kMostDocumentBytes : kMostTextFileBytes;
    if (file.size() > most)
        return refused(tr("This file is too large: it has %1, and %2 can be attached. Attach a part of it.")
                           .arg(sizeOf(file.size()), sizeOf(most)));
    Looked looked;
    looked.isDocument = isDocument;
    looked.file.name = info.fileName();
    looked.file.mediaType = kind.mediaType;
    looked.file.sizeBytes = file.size();
    if (isDocument)
        return looked;

    const std::optional<DecodedText> decoded = decodeText(head + file.read(most - head.size()));
    if (!decoded)
        return refused(tr("This file is no text. Text files, PDFs, .docx and .odt can be read."));
    if (decoded->text.trimmed().isEmpty())
        return refused(tr("This file is empty."));
    if (decoded->text.size() > kMostCharacters)
        return refused(tr("This file is too long: it has %Ln characters, more than any model sees at once. "
                          "Attach a part of it.",
                          "", static_cast<int>(decoded->text.size())));
    looked.file.text = decoded->text;
    if (decoded->isGuessed)
        looked.file.note = tr("Read as %1, a guess. Look at it: letters may be wrong.", "%1 is an encoding")
                               .arg(decoded->encoding);
    else if (decoded->unreadable > 0)
        looked.file.note = tr("%Ln characters could not be read.", "of a text", decoded->unreadable);
    return looked;
}

void AttachmentReader::onLooked(qint64 number, const Looked& looked) {
    if (!m_reading || m_reading->job.number != number)
        return; // cancelled
    m_reading->file = looked.file;
    if (!looked.problem.isEmpty())
        fail(looked.problem);
    else if (looked.isDocument)
        startProgram();
    else
        finish();
}

void AttachmentReader::finish() {
    const qint64 number = m_reading->job.number;
    const Attachment file = m_reading->file;
    endReading();
    emit finished(number, file);
}

// ------------------------------------------------------------------------------------------ the program

void AttachmentReader::startProgram() {
    const QString program = programPath();
    if (program.isEmpty()) {
        fail(tr(
            "The program conclave-file-reader, which reads such files, is missing. Install Conclave anew."));
        return;
    }
    m_reading->program = std::make_unique<QProcess>();
    QProcess* const process = m_reading->program.get();
    process->setStandardInputFile(
        m_reading->job.path); // its name is nobody's business in the list of processes
    process->setStandardErrorFile(QProcess::nullDevice());
    connect(process, &QProcess::readyReadStandardOutput, this, &AttachmentReader::takeFrames);
    connect(process, &QProcess::finished, this, &AttachmentReader::onProgramEnded);
    connect(process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            onProgramEnded();
    });
    process->start(program, {}, QIODevice::ReadOnly);
}

void AttachmentReader::takeFrames() {
    if (!m_reading || !m_reading->program)
        return;
    QByteArray& received = m_reading->received;
    received += m_reading->program->readAllStandardOutput();
    qsizetype at = 0;
    while (received.size() - at >= kFrameHeaderBytes) {
        quint32 size = 0;
        for (int i = 0; i < 4; ++i)
            size |= quint32(quint8(received[at + 1 + i])) << (8 * i);
        if (size > kMostFrameBytes) {
            fail(tr("This file is damaged: it cannot be read."));
            return;
        }
        if (received.size() - at - kFrameHeaderBytes < qsizetype(size))
            break;
        const char type = received[at];
        const QByteArray bytes = received.mid(at + kFrameHeaderBytes, qsizetype(size));
        at += kFrameHeaderBytes + qsizetype(size);
        if (!takeFrame(type, bytes)) {
            conclude();
            return;
        }
    }
    received.remove(0, at);
}

/// False: that was enough.
bool AttachmentReader::takeFrame(char type, const QByteArray& bytes) {
    Reading& reading = *m_reading;
    switch (Frame(type)) {
    case Frame::PageCount:
        reading.pages = std::clamp(bytes.toInt(), 0, kMostPages);
        emit progressed(reading.job.number, 0, reading.pages);
        return true;
    case Frame::Page:
        addPage(tidied(QString::fromUtf8(bytes)));
        return !reading.isFull;
    case Frame::MediaType:
        reading.file.mediaType = QString::fromLatin1(bytes);
        return true;
    case Frame::Failed:
        reading.failure = QString::fromLatin1(bytes);
        return false;
    case Frame::Done:
        reading.isWhole = true;
        return false;
    }
    reading.failure = QString::fromLatin1(kFailedDamaged);
    return false;
}

void AttachmentReader::addPage(const QString& page) {
    Reading& reading = *m_reading;
    QString& text = reading.file.text;
    if (text.size() + page.size() > kMostCharacters) {
        reading.isFull = true;
        return;
    }
    ++reading.read;
    reading.empty += page.isEmpty() ? 1 : 0;
    if (reading.pages > 1)
        text += (reading.read > 1 ? QStringLiteral("\n") : QString()) + pageMark(reading.read, reading.pages);
    text += page;
    emit progressed(reading.job.number, reading.read, reading.pages);
}

void AttachmentReader::onProgramEnded() {
    if (!m_reading)
        return;
    const qint64 number = m_reading->job.number;
    takeFrames(); // what it wrote last
    if (m_reading && m_reading->job.number == number)
        conclude();
}

void AttachmentReader::conclude() {
    Reading& reading = *m_reading;
    const bool isPdf = reading.file.mediaType == u"application/pdf";
    if (reading.failure == QLatin1String(kFailedLocked))
        fail(tr("This file is protected with a password. Save it without one, and attach that."));
    else if (reading.failure == QLatin1String(kFailedTooManyPages))
        fail(tr("This file has more than %Ln pages. Attach a part of it.", "", kMostPages));
    else if (reading.failure == QLatin1String(kFailedOtherZip))
        fail(tr(
            "Of packed files only .docx and .odt can be read. Unpack it, or save it as a PDF or as text."));
    else if (reading.failure == QLatin1String(kFailedNotReadable))
        fail(tr("This file cannot be opened. Check that you may read it."));
    else if (reading.failure == QLatin1String(kFailedMemory))
        fail(tr("This file needs more memory than it may have. Attach a part of it."));
    else if (!reading.isWhole && !reading.isFull)
        fail(tr("This file is damaged: it cannot be read."));
    else if (reading.read == 0 && reading.isFull)
        fail(tr("This file is too long: it has more text than any model sees at once. Attach a part of it."));
    else if (reading.read == reading.empty)
        fail(isPdf ? tr("This PDF has no text: its pages are pictures. Run text recognition over it first "
                        "(OCR).")
                   : tr("This file has no text."));
    else {
        if (reading.isFull)
            reading.file.note = tr("Only the first %1 of %2 pages are attached: more is too long.")
                                    .arg(QLocale().toString(reading.read), QLocale().toString(reading.pages));
        else if (reading.empty > 0)
            reading.file.note = tr("%Ln pages have no text: they are empty, or pictures.", "", reading.empty);
        finish();
    }
}

// ------------------------------------------------------------------------------------------------- pages

int AttachmentReader::pageCount(const QString& text) {
    const QString mark = QStringLiteral("[Page 1 of ");
    if (!text.startsWith(mark))
        return 0;
    const qsizetype end = text.indexOf(u"]\n", mark.size());
    return end < 0 ? 0 : std::max(0, QStringView(text).mid(mark.size(), end - mark.size()).toInt());
}

QString AttachmentReader::firstPages(const QString& text, int pages) {
    const int count = pageCount(text);
    qsizetype end = 0;
    for (int page = 1; page <= pages && page < count; ++page) {
        end = text.indexOf(u'\n' + pageMark(page + 1, count), end);
        if (end < 0)
            return text;
        ++end;
    }
    return pages >= count || pages < 1 ? text : text.left(end);
}

} // namespace conclave
