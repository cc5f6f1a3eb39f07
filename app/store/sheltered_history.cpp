// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/sheltered_history.h"

#include "app/store/files.h"
#include "app/store/memory_copy.h"
#include "app/store/recovery_file.h"
#include "app/store/store_text.h"
#include "app/store/unsaved_rows.h"

#include <QDir>
#include <QFileInfo>
#include <QLoggingCategory>

#include <utility>

namespace conclave {

namespace {

Q_LOGGING_CATEGORY(lcStore, "conclave.store")

/// Whether the file takes nothing now and may take it later.
bool isPassing(StoreError::Kind kind) {
    return kind == StoreError::Kind::Full || kind == StoreError::Kind::ReadOnly ||
           kind == StoreError::Kind::Io || kind == StoreError::Kind::Busy;
}

QString sentenceOf(const StoreError& reason, const QString& path) {
    const QString folder = QDir::toNativeSeparators(QFileInfo(path).absolutePath());
    switch (reason.kind) {
    case StoreError::Kind::Full:
        return StoreText::tr(
                   "The disk is full. What you write is kept in memory and saved as soon as there is room: "
                   "free "
                   "some space on the disk of %1.")
            .arg(folder);
    case StoreError::Kind::ReadOnly:
        return StoreText::tr(
                   "%1 may not be written to. What you write is kept in memory and saved as soon as that "
                   "changes: check the permissions of the folder.")
            .arg(folder);
    case StoreError::Kind::Io:
        return StoreText::tr(
                   "%1 cannot be written to. What you write is kept in memory and saved as soon as that "
                   "changes: check that the disk is there and healthy.")
            .arg(folder);
    case StoreError::Kind::Busy:
        return StoreText::tr(
                   "Another program holds the history. What you write is kept in memory and saved as soon as "
                   "the program that uses %1 lets go of it.")
            .arg(QDir::toNativeSeparators(path));
    case StoreError::Kind::NewerVersion:
        return StoreText::tr(
            "The history was written by a newer version of Conclave. It can be read here and stays as it "
            "is; what you write is kept apart and added to it once Conclave is updated.");
    default:
        return reason.title;
    }
}

StoreDone markInterrupted(Database& memory) {
    Statement interrupt(memory, "UPDATE messages SET state = ?1 WHERE state = ?2");
    return interrupt.bind(1, int(MessageState::Interrupted)).bind(2, int(MessageState::Streaming)).run();
}

} // namespace

ShelteredHistory::ShelteredHistory(const QString& path) : m_path(path) {
    open();
}

ShelteredHistory::~ShelteredHistory() {
    close();
}

void ShelteredHistory::open() {
    m_wasThere = QFileInfo::exists(m_path);
    StoreResult<std::unique_ptr<History>> opened = History::open(m_path);
    if (const StoreError* error = errorOf(opened)) {
        qCWarning(lcStore).noquote() << "the history cannot be opened:" << error->detail;
        m_reason = *error;
        if (const StoreDone copied = copyFile(); errorOf(copied) != nullptr) {
            qCWarning(lcStore).noquote() << "nor can it be read:" << errorOf(copied)->detail;
            m_opened = *error;
        }
    } else {
        m_opened = std::monostate{};
        m_file = std::move(std::get<0>(opened));
        m_wasThere = true;
        say(m_file->notice());
    }
    addRecoveryFiles();
}

/// Puts what can be read of the file into memory; when that is nothing, an empty history.
StoreDone ShelteredHistory::copyFile() {
    StoreResult<std::unique_ptr<Database>> memory = StoreError{};
    StoreDone result = std::monostate{};
    if (m_file) {
        memory = copyToMemory(m_file->database(), Trust::Pages);
    } else if (const StoreResult<std::unique_ptr<ReadableFile>> file = ReadableFile::open(m_path);
               errorOf(file) == nullptr) {
        memory = copyToMemory(std::get<0>(file)->database(), Trust::Nothing);
    } else {
        memory = *errorOf(file);
    }
    m_isUnreadable = errorOf(memory) != nullptr;
    if (m_isUnreadable) {
        result = *errorOf(memory);
        memory = emptyInMemory();
    }
    if (const StoreError* error = errorOf(memory))
        return *error; // out of memory: there is nothing left to do
    Database& database = *std::get<0>(memory);
    if (!m_file)
        if (const StoreDone done = markInterrupted(database); errorOf(done) != nullptr)
            return done;
    StoreDone done = leaveRoomForIds(database, m_isUnreadable);
    if (errorOf(done) == nullptr)
        done = trackUnsaved(database);
    if (errorOf(done) != nullptr)
        return done;
    m_memory = History::inMemory(std::move(std::get<0>(memory)));
    return result;
}

bool ShelteredHistory::goToMemory(const StoreError& error) {
    if (!isPassing(error.kind))
        return false;
    StoreDone copied = copyFile();
    if (errorOf(copied) != nullptr)
        qCWarning(lcStore).noquote() << "the history cannot be read any more:" << errorOf(copied)->detail;
    if (m_memory == nullptr)
        return false;
    qCWarning(lcStore).noquote() << "the history takes nothing and goes on in memory:" << error.detail;
    m_reason = error;
    return true;
}

bool ShelteredHistory::saveUnsavedRows() {
    if (m_memory == nullptr)
        return true;
    if (!m_reason || !isPassing(m_reason->kind))
        return false;
    if (m_file == nullptr) {
        // A disk that is gone comes back with the file; an empty history must not take its place meanwhile.
        if (m_wasThere && !QFileInfo::exists(m_path))
            return false;
        StoreResult<std::unique_ptr<History>> opened = History::open(m_path);
        if (const StoreError* error = errorOf(opened)) {
            m_reason = *error;
            return false;
        }
        m_file = std::move(std::get<0>(opened));
        m_wasThere = true;
        say(m_file->notice());
    }
    const StoreDone done = saveUnsaved(m_memory->database(), m_file->database());
    if (const StoreError* error = errorOf(done)) {
        if (isPassing(error->kind))
            m_reason = *error;
        // The disk under an open file may have been taken away: only opening it again finds the new one.
        if (error->kind == StoreError::Kind::Io)
            m_file.reset();
        return false;
    }
    qCInfo(lcStore) << "what was in memory is in the history";
    m_memory.reset();
    m_reason.reset();
    m_opened = std::monostate{};
    m_isUnreadable = false;
    for (const QString& path : std::exchange(m_recoveryFiles, {}))
        removeDatabase(path);
    return true;
}

void ShelteredHistory::addRecoveryFiles() {
    if (m_file == nullptr && m_memory == nullptr)
        return;
    for (const QString& path : recoveryFiles(m_path)) {
        StoreResult<qint64> added = addRecovered(path, history().database());
        if (errorOf(added) != nullptr && isInFile() && goToMemory(*errorOf(added)))
            added = addRecovered(path, history().database());
        const QString shown = QDir::toNativeSeparators(path);
        if (const StoreError* error = errorOf(added)) {
            qCWarning(lcStore).noquote() << "a recovery file cannot be added:" << error->detail;
            say(StoreText::tr(
                    "What could not be saved the last time is in %1 and could not be added to the history. "
                    "The "
                    "file was kept.")
                    .arg(shown));
            continue;
        }
        if (isInFile()) {
            removeDatabase(path);
            say(StoreText::tr("Messages that could not be saved the last time were added to the history: %1.")
                    .arg(std::get<qint64>(added)));
        } else {
            m_recoveryFiles.append(path);
        }
    }
}

HistoryStatus ShelteredHistory::status() {
    if (m_memory == nullptr)
        return {};
    HistoryStatus status{.kind = HistoryStatus::Kind::NotKept,
                         .sentence = m_reason ? sentenceOf(*m_reason, m_path) : QString()};
    if (m_isUnreadable || (m_reason && !isPassing(m_reason->kind)))
        status.kind = HistoryStatus::Kind::Unavailable;
    if (m_reason && m_reason->kind == StoreError::Kind::NewerVersion)
        status.kind = HistoryStatus::Kind::NewerFile;
    if (const StoreResult<qint64> count = unsavedMessages(m_memory->database()); errorOf(count) == nullptr)
        status.unsavedMessages = int(std::get<qint64>(count));
    return status;
}

void ShelteredHistory::close() {
    if (!saveUnsavedRows() && m_memory) {
        const StoreResult<qint64> rows = unsavedRows(m_memory->database());
        if (errorOf(rows) != nullptr || std::get<qint64>(rows) > 0) {
            const StoreResult<QString> written = writeRecoveryFile(m_memory->database(), m_path);
            if (const StoreError* error = errorOf(written)) {
                qCCritical(lcStore).noquote() << "what is unsaved is lost:" << error->detail;
            } else {
                qCWarning(lcStore).noquote() << "what is unsaved was put into" << std::get<QString>(written);
                // It has their rows too.
                for (const QString& path : std::exchange(m_recoveryFiles, {}))
                    removeDatabase(path);
            }
        }
    }
    m_memory.reset();
    m_file.reset();
}

void ShelteredHistory::say(const QString& sentence) {
    if (sentence.isEmpty())
        return;
    if (!m_notice.isEmpty())
        m_notice += QLatin1Char(' ');
    m_notice += sentence;
    qCWarning(lcStore).noquote() << sentence;
}

} // namespace conclave
