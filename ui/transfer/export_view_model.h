// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/export_job.h"
#include "ui/components/notices.h"

#include <QList>
#include <QObject>
#include <QQmlEngine>
#include <QStringList>
#include <QUrl>

namespace conclave {

/// What is exported, as what and where to. Opened for something, it offers that and all that it is part of:
/// the message, its conversation, the folder of that, everything. How it was done last time is offered again
/// while the program runs. Lives on the GUI thread; everything it is given outlives it.
class ExportViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by Transfer")
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY isOpenChanged)
    Q_PROPERTY(bool isRunning READ isRunning NOTIFY progressChanged)
    Q_PROPERTY(double progress READ progress NOTIFY progressChanged)
    Q_PROPERTY(QStringList extents READ extents NOTIFY choiceChanged)
    Q_PROPERTY(int extent READ extent WRITE setExtent NOTIFY choiceChanged)
    Q_PROPERTY(Format format READ format WRITE setFormat NOTIFY choiceChanged)
    Q_PROPERTY(bool withReasoning READ withReasoning WRITE setWithReasoning NOTIFY choiceChanged)
    Q_PROPERTY(bool withAllBranches READ withAllBranches WRITE setWithAllBranches NOTIFY choiceChanged)
    Q_PROPERTY(bool offersReasoning READ offersReasoning NOTIFY choiceChanged)
    Q_PROPERTY(bool offersAllBranches READ offersAllBranches NOTIFY choiceChanged)
    Q_PROPERTY(bool makesFolder READ makesFolder NOTIFY choiceChanged)
    Q_PROPERTY(QString fileName READ fileName NOTIFY progressChanged)

  public:
    /// What openFor() is asked for.
    enum class Scope { Messages, Conversation, Folder, Everything };
    Q_ENUM(Scope)
    enum class Format { Markdown, Json, Html, Pdf, Text };
    Q_ENUM(Format)

    ExportViewModel(ChatStore& store, Notices& notices, QObject* parent = nullptr);

    bool isOpen() const { return m_isOpen; }
    bool isRunning() const { return m_job.isRunning(); }
    double progress() const { return m_job.progress(); }
    QStringList extents() const; ///< the smallest first
    int extent() const { return m_extent; }
    void setExtent(int extent);
    Format format() const { return m_format; }
    void setFormat(Format format);
    bool withReasoning() const { return m_withReasoning; }
    void setWithReasoning(bool withReasoning);
    bool withAllBranches() const { return m_withAllBranches; }
    void setWithAllBranches(bool withAllBranches);
    bool offersReasoning() const { return m_format != Format::Json; }
    bool offersAllBranches() const;
    /// Whether a folder is to be chosen, and not a file.
    bool makesFolder() const;
    QString fileName() const; ///< of what is being written

    /// @p id is the conversation, for Folder the folder, for Everything nothing. Messages: @p messageIds.
    Q_INVOKABLE void openFor(conclave::ExportViewModel::Scope scope, double id = 0,
                             const QList<double>& messageIds = {});
    /// Several, as they are selected in the list.
    Q_INVOKABLE void openForConversations(const QList<double>& ids);
    Q_INVOKABLE void close();
    /// What to offer in the save dialog, in the documents folder; and that folder.
    Q_INVOKABLE QUrl suggestedFile() const;
    Q_INVOKABLE QUrl suggestedFolder() const;
    Q_INVOKABLE QString suffix() const; ///< without the dot
    /// To the file, or into a new folder inside of the folder, as makesFolder() says. Says in a toast where
    /// it went, or in the error card why it did not.
    Q_INVOKABLE void exportTo(const QUrl& place);
    Q_INVOKABLE void cancel();

  signals:
    void isOpenChanged();
    void choiceChanged();
    void progressChanged();

  private:
    /// One thing that can be exported.
    struct Extent {
        QString label;
        QString name; ///< for the file
        ExportRequest request;
    };
    void openWith(QVector<Extent> extents, qint64 conversationId, qint64 folderId);
    void addFolder(QVector<Extent> extents, qint64 folderId);
    void show(QVector<Extent> extents);
    void onFinished(const QString& problem, int files, bool isCancelled);
    void showError(const QString& title, const QString& detail);
    QString baseName() const;

    ChatStore& m_store;
    Notices& m_notices;
    ExportJob m_job;
    QVector<Extent> m_extents;
    QString m_path; ///< being written
    Format m_format = Format::Markdown;
    int m_extent = 0;
    bool m_withReasoning = true;
    bool m_withAllBranches = false;
    bool m_isOpen = false;
    bool m_hasFailed = false; ///< and the error card says why
};

} // namespace conclave
