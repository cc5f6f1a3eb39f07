// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/found_imports.h"

#include "app/import/json_values.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

namespace conclave {
namespace {

constexpr qint64 kMostSettingsBytes = 1 << 20;

QByteArray smallFile(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.read(kMostSettingsBytes);
}

/// Folders beside each other, and how a program's files below them are counted.
class Search {
  public:
    explicit Search(QVector<FoundImport>& found) : m_found(found) {}

    /// Files called like @p pattern in @p folder and, where asked, in the folders below.
    void folder(FoundImport import, const QString& folder, const QString& pattern, bool isDeep) {
        import.path = QDir::cleanPath(folder);
        QDirIterator files(import.path, {pattern}, QDir::Files | QDir::Hidden,
                           isDeep ? QDirIterator::Subdirectories : QDirIterator::NoIteratorFlags);
        while (files.hasNext() && import.count < kMostFound) {
            files.next();
            ++import.count;
            import.sizeBytes += files.fileInfo().size();
        }
        if (import.count > 0)
            add(std::move(import));
    }

    void file(FoundImport import, const QString& path) {
        const QFileInfo info(path);
        import.path = QDir::cleanPath(path);
        import.sizeBytes = info.size() + QFileInfo(path + QLatin1String("-wal")).size();
        if (info.isFile() && info.size() > 0)
            add(std::move(import));
    }

  private:
    void add(FoundImport import) {
        const QString real = QFileInfo(import.path).canonicalFilePath();
        if (m_places.contains(real))
            return;
        m_places.insert(real);
        m_found.append(std::move(import));
    }

    QVector<FoundImport>& m_found;
    QSet<QString> m_places;
};

void findLmStudio(Search& search, const QString& home) {
    const FoundImport import{QStringLiteral("lm-studio"), QStringLiteral("LM Studio"), {}, 0, 0};
    const QString pattern = QStringLiteral("*.conversation.json");
    // The file that says where its home has been moved to.
    const QString moved =
        QString::fromUtf8(smallFile(home + QLatin1String("/.lmstudio-home-pointer"))).trimmed();
    if (!moved.isEmpty() && QDir::isAbsolutePath(moved))
        search.folder(import, moved + QLatin1String("/conversations"), pattern, true);
    for (const char* folder : {"/.lmstudio/conversations", "/.cache/lm-studio/conversations"})
        search.folder(import, home + QLatin1String(folder), pattern, true);
}

void findJan(Search& search, const QString& home, const QString& dataHome, const QString& configHome) {
    const FoundImport import{QStringLiteral("jan"), QStringLiteral("Jan"), {}, 0, 0};
    const QString pattern = QStringLiteral("messages.jsonl");
    const QString flatpak = home + QLatin1String("/.var/app/ai.jan.Jan/data");
    const QStringList settings = {configHome + QLatin1String("/Jan/settings.json"),
                                  dataHome + QLatin1String("/Jan/settings.json"),
                                  flatpak + QLatin1String("/Jan/settings.json")};
    for (const QString& file : settings) {
        const QString moved = textAt(jsonIn(smallFile(file).toStdString()), "data_folder");
        if (QDir::isAbsolutePath(moved))
            search.folder(import, moved + QLatin1String("/threads"), pattern, true);
    }
    const QStringList folders = {
        dataHome + QLatin1String("/Jan/data/threads"), flatpak + QLatin1String("/Jan/data/threads"),
        home + QLatin1String("/Library/Application Support/Jan/data/threads"),
        home + QLatin1String("/jan/threads"), // until version 0.5
    };
    for (const QString& folder : folders)
        search.folder(import, folder, pattern, true);
}

void findOllama(Search& search, const QString& home) {
    const FoundImport import{QStringLiteral("ollama"), QStringLiteral("Ollama"), {}, 0, 0};
    for (const char* file : {"/.ollama/db.sqlite", "/Library/Application Support/Ollama/db.sqlite"})
        search.file(import, home + QLatin1String(file));
}

void findGpt4All(Search& search, const QString& home, const QString& dataHome, const QString& configHome) {
    const FoundImport import{QStringLiteral("gpt4all"), QStringLiteral("GPT4All"), {}, 0, 0};
    const QString pattern = QStringLiteral("gpt4all-*.chat");
    const QString flatpak = home + QLatin1String("/.var/app/io.gpt4all.gpt4all");
    // Its chats are among its models, in a folder that its settings may name.
    for (const QString& config : {configHome, flatpak + QLatin1String("/config")})
        for (const QByteArray& line :
             smallFile(config + QLatin1String("/nomic.ai/GPT4All.ini")).split('\n')) {
            const QByteArray key("modelPath=");
            const QString moved =
                line.startsWith(key) ? QString::fromUtf8(line.mid(key.size())).trimmed() : QString();
            if (QDir::isAbsolutePath(moved))
                search.folder(import, moved, pattern, false);
        }
    const QStringList folders = {
        dataHome + QLatin1String("/nomic.ai/GPT4All"),
        flatpak + QLatin1String("/data/nomic.ai/GPT4All"),
        home + QLatin1String("/Library/Application Support/nomic.ai/GPT4All"),
    };
    for (const QString& folder : folders)
        search.folder(import, folder, pattern, false);
}

} // namespace

QVector<FoundImport> findImports(const QString& home, const QString& dataHome, const QString& configHome) {
    const QString data = dataHome.isEmpty() ? home + QLatin1String("/.local/share") : dataHome;
    const QString config = configHome.isEmpty() ? home + QLatin1String("/.config") : configHome;
    QVector<FoundImport> found;
    Search search(found);
    findLmStudio(search, home);
    findJan(search, home, data, config);
    findOllama(search, home);
    findGpt4All(search, home, data, config);
    return found;
}

} // namespace conclave
