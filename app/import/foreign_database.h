// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/import_reader.h"

#include <QHash>
#include <QSet>
#include <QTemporaryDir>

#include <optional>

struct sqlite3;
struct sqlite3_stmt;

namespace conclave {

/// Another program's SQLite file, read without a trace: nothing is written to it or created beside it, not
/// even SQLite's -shm. A file without a write-ahead log is opened where it lies, as one that does not change;
/// one with a log (its program runs, or did not end well), or in a zip, is copied to a private folder that
/// goes with this object. What the file holds is not trusted: no views, virtual tables, triggers or generated
/// columns are read, a cell is at most kLargestCellBytes, and asking it to stop ends any statement.
class ForeignDatabase {
  public:
    static constexpr int kLargestCellBytes = 64 << 20;

    /// Null with a sentence for people in @p problem.
    static std::unique_ptr<ForeignDatabase> open(ImportFiles& files, const ImportFiles::Entry& entry,
                                                 std::stop_token stop, QString& problem);
    ~ForeignDatabase();
    ForeignDatabase(const ForeignDatabase&) = delete;
    ForeignDatabase& operator=(const ForeignDatabase&) = delete;

    /// The columns of an ordinary table; empty when there is none of that name.
    const QSet<QString>& columns(const char* table);

    /// The rows of one table, in the order of its column @p order where it has that, and only those whose
    /// @p key is @p value where a key is given. Columns that the table does not have read as null.
    class Rows {
      public:
        Rows(ForeignDatabase& database, const char* table, const QStringList& columns,
             const char* order = "id", const char* key = nullptr, const QString& value = {});
        ~Rows();
        Rows(const Rows&) = delete;
        Rows& operator=(const Rows&) = delete;

        /// False after the last row and on failure; the database has the problem() then.
        bool next();
        bool isNull(int column) const;
        QString text(int column) const;
        /// Of a number or a text, as timeOf() reads it.
        qint64 time(int column) const;

      private:
        ForeignDatabase& m_database;
        sqlite3_stmt* m_statement = nullptr;
    };

    /// A sentence for people when a statement failed; empty otherwise.
    const QString& problem() const { return m_problem; }
    /// True when its program has written to the file since it was opened, so that what was read may be torn.
    bool hasChanged() const;

  private:
    ForeignDatabase() = default;
    bool openFile(const QString& path, bool isCopy, QString& problem);
    void noteFailure(int code);

    std::optional<QTemporaryDir> m_copy;
    sqlite3* m_handle = nullptr;
    std::stop_token m_stop;
    QHash<QByteArray, QSet<QString>> m_columns; ///< of the tables that have been asked for
    QString m_problem;
    QString m_place;     ///< empty for a copy
    QString m_placeMark; ///< sizes and times of the files when it was opened
};

} // namespace conclave
