// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings/app_settings.h"
#include "ui/components/notices.h"

#include <QObject>
#include <QQmlEngine>
#include <QUrl>

namespace conclave {

/// What can be done with code and tables of an answer besides copying: saving as a file, wrapping long lines.
/// Lives on the GUI thread; owned by ChatViewModel. What it is given outlives it.
class CodeActs : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by ChatViewModel")
    Q_PROPERTY(bool isWrapped READ isWrapped WRITE setWrapped NOTIFY wrappedChanged) ///< remembered

  public:
    CodeActs(AppSettings& settings, Notices& notices, QObject* parent = nullptr);

    bool isWrapped() const { return m_settings.isCodeWrapped(); }
    void setWrapped(bool isOn) { m_settings.setCodeWrapped(isOn); }

    /// Where a save dialog begins: the folder of the last file, and a name by what stands after the fence.
    Q_INVOKABLE QUrl suggestedFile(const QString& language, const QString& fileName) const;
    /// Writes @p text, with a line break at its end; says in the window what came of it. False: it was not
    /// written, and what was there before is as it was.
    Q_INVOKABLE bool save(const QUrl& file, const QString& text);
    /// The table of rich text made by parseMarkdown(), as comma-separated values.
    Q_INVOKABLE QString csv(const QString& richText) const;
    Q_INVOKABLE QString tableMarkdown(const QString& richText) const;

  signals:
    void wrappedChanged();

  private:
    AppSettings& m_settings;
    Notices& m_notices;
    QString m_folder; ///< of the last file; empty: none was saved yet
};

} // namespace conclave
