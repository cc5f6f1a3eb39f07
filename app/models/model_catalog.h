// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QThreadPool>
#include <QVector>

namespace conclave {

/// A model file that the picker offers.
struct ModelEntry {
    QString path;
    QString name;    ///< general.name, else the file's name
    QString detail;  ///< "DeepSeek architecture · 16 experts, 2 at a time · Q8_0 · 11 MB"
    QString problem; ///< why it cannot be opened; empty when it can
    bool isStarter = false;
};

/// The bundled starter models and the files that the user has opened, newest first. Reads metadata
/// only, and that on a thread of its own: an entry has its file's name first and name and detail soon after.
/// Lives on the GUI thread; remembers the user's files and the last choice in the settings file.
class ModelCatalog : public QObject {
    Q_OBJECT
  public:
    explicit ModelCatalog(QObject* parent = nullptr);
    ~ModelCatalog() override;

    QVector<ModelEntry> entries() const;
    /// Adds a file of the user's own (any path or file:// URL) and returns its local path.
    QString add(const QString& pathOrUrl);
    void forget(const QString& path);
    void setProblem(const QString& path, const QString& problem);
    /// Reads all files again: names, details and problems are in another language now.
    void describeAgain();

    QString lastUsed() const; ///< the file to load at start-up: the last one used, else the first starter
    void setLastUsed(const QString& path);

    /// Where the starter models lie: beside the build or source tree, or the installed share folder. The
    /// environment variable CONCLAVE_MODELS names another folder, which then is the only one.
    static QStringList starterFolders();

  signals:
    void changed();

  private:
    void describeLater(const QString& path);

    QVector<ModelEntry> m_entries;
    QThreadPool m_pool; ///< one thread: descriptions arrive in order
};

} // namespace conclave
