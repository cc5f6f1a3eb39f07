// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/import_job.h"
#include "ui/components/notices.h"
#include "ui/history/undo_stack.h"
#include "ui/transfer/found_imports_model.h"
#include "ui/transfer/left_out_model.h"

#include <QObject>
#include <QQmlEngine>
#include <QString>
#include <QUrl>

namespace conclave {

/// Bringing conversations from other programs here: what is chosen is first only read, then the person sees
/// what would come, and only then it is brought.
///
///     Choosing ─► Checking ─► Checked ─► Importing ─► Done ─► Choosing …
///         ▲───────────┴──────────┘ back()                └ undo() stays here
///
/// Lives on the GUI thread; everything it is given outlives it.
class ImportViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by Transfer")
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY isOpenChanged)
    Q_PROPERTY(Step step READ step NOTIFY stepChanged)
    Q_PROPERTY(bool isRunning READ isRunning NOTIFY stepChanged)
    Q_PROPERTY(double progress READ progress NOTIFY progressChanged)
    Q_PROPERTY(QString fileName READ fileName NOTIFY stepChanged)
    Q_PROPERTY(QString headline READ headline NOTIFY stepChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY stepChanged)
    Q_PROPERTY(QString facts READ facts NOTIFY stepChanged)
    Q_PROPERTY(int added READ added NOTIFY stepChanged)
    Q_PROPERTY(int updated READ updated NOTIFY stepChanged)
    Q_PROPERTY(int unchanged READ unchanged NOTIFY stepChanged)
    Q_PROPERTY(int notTaken READ notTaken NOTIFY stepChanged)
    Q_PROPERTY(bool canImport READ canImport NOTIFY stepChanged)
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY stepChanged)
    Q_PROPERTY(conclave::FoundImportsModel* found READ found CONSTANT)
    Q_PROPERTY(conclave::LeftOutModel* leftOut READ leftOut CONSTANT)

  public:
    enum class Step {
        Choosing,  ///< from where
        Checking,  ///< the trial run
        Checked,   ///< its report
        Importing, ///< the real run
        Done,      ///< its report
    };
    Q_ENUM(Step)

    ImportViewModel(ChatStore& store, UndoStack& undo, Notices& notices, QObject* parent = nullptr);

    bool isOpen() const { return m_isOpen; }
    Step step() const { return m_step; }
    bool isRunning() const { return m_step == Step::Checking || m_step == Step::Importing; }
    double progress() const { return m_job.progress(); }
    QString fileName() const;
    QString headline() const; ///< what has happened so far, in a few words
    QString problem() const { return m_report.problem; }
    QString facts() const; ///< one a line, without the problem and what is in leftOut()
    int added() const { return m_report.added; }
    int updated() const { return m_report.updated; }
    int unchanged() const { return m_report.unchanged; }
    int notTaken() const { return m_report.inTrash + m_report.empty; } ///< whole conversations
    bool canImport() const { return m_step == Step::Checked && m_report.changesSomething(); }
    bool canUndo() const { return m_step == Step::Done && m_report.importId != 0; }
    FoundImportsModel* found() { return &m_found; }
    LeftOutModel* leftOut() { return &m_leftOut; }

    Q_INVOKABLE void open();
    /// Not while something is running.
    Q_INVOKABLE void close();
    /// Whether a dropped file looks like something to import: a folder, a zip, or a file of a known kind.
    Q_INVOKABLE bool isImportable(const QUrl& url) const;
    /// Opens, and reads what is there without changing anything.
    Q_INVOKABLE void check(const QUrl& url);
    /// The same for a row of found().
    Q_INVOKABLE void checkFound(int row);
    Q_INVOKABLE void import();
    Q_INVOKABLE void cancel();
    Q_INVOKABLE void back();
    /// Takes the import back whole; it goes into the trash. (Ctrl+Z does it too.)
    Q_INVOKABLE void undo();
    Q_INVOKABLE void copyReport();

  signals:
    void isOpenChanged();
    void stepChanged();
    void progressChanged();
    void historyChanged(); ///< conversations came or went

  private:
    void start(const QString& path, const QString& source);
    void setStep(Step step);
    void onFinished(const ImportReport& report);
    void offerUndo();

    ChatStore& m_store;
    UndoStack& m_undo;
    Notices& m_notices;
    ImportJob m_job;
    FoundImportsModel m_found;
    LeftOutModel m_leftOut;
    ImportReport m_report; ///< of the last run
    QString m_path;
    QString m_source;
    Step m_step = Step::Choosing;
    bool m_isOpen = false;
    bool m_isUndone = false;
};

} // namespace conclave
