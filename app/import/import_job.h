// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/import_reader.h"
#include "app/store/chat_store.h"

#include <QObject>
#include <QString>

#include <memory>

namespace conclave {

/// What came over, and what did not and why. The truth, line by line.
struct ImportReport {
    struct Skipped {
        QString what;
        QString why;
        int count = 1;
    };
    QString sourceName; ///< "ChatGPT"
    QString file;
    bool isDryRun = false;
    bool isCancelled = false;
    QString problem; ///< reading or writing ended early: a sentence; what came before it stands
    int added = 0;
    int updated = 0;
    int unchanged = 0;
    int inTrash = 0;
    int empty = 0;
    int messages = 0;         ///< in the conversations that were added
    int newMessages = 0;      ///< in those that were updated
    int longerMessages = 0;   ///< in those that were updated
    QVector<Skipped> skipped; ///< the first kMostSkipped; the others in moreSkipped
    int moreSkipped = 0;
    qint64 importId = 0; ///< for ChatStore::removeImport; 0: nothing was brought

    static constexpr int kMostSkipped = 200;
    bool changesSomething() const { return added + updated > 0; }
    /// For people, one fact a line: "3 conversations added, with 40 messages." … Where there is a problem, it
    /// comes first.
    QStringList lines() const;
};

/// Imports one file, folder or zip on a thread of its own; the store does the writing. Lives on the GUI
/// thread. One run at a time; a dry run may be followed by the real one.
class ImportJob : public QObject {
    Q_OBJECT
  public:
    explicit ImportJob(ChatStore& store, QObject* parent = nullptr);
    ~ImportJob() override; ///< cancels and waits

    /// @p source names the format ("chatgpt"); empty: it is found out.
    void start(const QString& path, bool isDryRun, const QString& source = {});
    void cancel(); ///< what has been imported so far stays, and the report says so
    bool isRunning() const;
    double progress() const; ///< 0 to 1

  signals:
    void progressChanged();
    void finished(const conclave::ImportReport& report);

  private:
    class Run;
    ChatStore& m_store;
    std::unique_ptr<Run> m_run;
};

} // namespace conclave
