// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompts/prompt_library.h"

#include "app/export/export_file.h"
#include "app/futures/when_done.h"
#include "app/prompts/prompt_files.h"
#include "app/prompts/prompt_text.h"

#include <QDir>

#include <algorithm>
#include <utility>

namespace conclave {

namespace {

constexpr qsizetype kLongestFirstLine = 200;
constexpr qsizetype kLongestMadeName = 40;

QString firstLineOf(const QString& text) {
    const QString start = text.left(4 * kLongestFirstLine).trimmed();
    return start.section(u'\n', 0, 0).simplified().left(kLongestFirstLine);
}

QString nameFor(const QString& name, const QString& text) {
    const QString kept = name.simplified().left(kLongestPromptName);
    if (!kept.isEmpty())
        return kept;
    const QString line = firstLineOf(text);
    return line.size() <= kLongestMadeName ? line : line.left(kLongestMadeName).trimmed() + u'…';
}

} // namespace

PromptLibrary::PromptLibrary(ChatStore& store, UndoStack& undo, Notices& notices, QObject* parent)
    : QAbstractListModel(parent), m_store(store), m_undo(undo), m_notices(notices) {
    connect(&store, &ChatStore::listChanged, this, &PromptLibrary::load);
    load();
}

PromptLibrary::~PromptLibrary() = default;

void PromptLibrary::load() {
    whenDone(m_store.prompts(), this,
             [this, loading = ++m_loading](const StoreResult<QVector<PromptRow>>& result) {
                 if (loading != m_loading || errorOf(result) != nullptr) // opened() says why
                     return;
                 beginResetModel();
                 m_rows = std::get<0>(result);
                 endResetModel();
                 emit listChanged();
             });
}

int PromptLibrary::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PromptLibrary::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PromptRow& row = m_rows[index.row()];
    switch (role) {
    case NameRole:
        return row.name;
    case TextRole:
        return row.text;
    case FirstLineRole:
        return firstLineOf(row.text);
    default:
        return {};
    }
}

QHash<int, QByteArray> PromptLibrary::roleNames() const {
    return {{NameRole, "name"}, {TextRole, "text"}, {FirstLineRole, "firstLine"}};
}

double PromptLibrary::idAt(int row) const {
    return static_cast<double>(m_rows.value(row).id);
}

QString PromptLibrary::nameAt(int row) const {
    return m_rows.value(row).name;
}

QString PromptLibrary::textAt(int row) const {
    return m_rows.value(row).text;
}

QString PromptLibrary::variablesIn(const QString& text) const {
    QStringList names;
    const PromptText prompt(text);
    for (const PromptVariable& variable : prompt.variables())
        names << variable.name;
    return names.join(QStringLiteral(", "));
}

void PromptLibrary::noteUse(qint64 id) {
    whenDone(m_store.notePromptUse(id), this, [this](const StoreDone&) { load(); });
}

// --------------------------------------------------------------------------------------------- changing them

void PromptLibrary::add(const QVector<PromptRow>& prompts,
                        const std::function<void(const QVector<PromptRow>&)>& then) {
    whenDone(m_store.savePrompts(prompts), this, [this, then](const StoreResult<QVector<PromptRow>>& result) {
        if (const StoreError* error = errorOf(result)) {
            m_notices.showError(error->title, error->detail);
            return;
        }
        load();
        then(std::get<0>(result));
    });
}

void PromptLibrary::save(double id, const QString& name, const QString& text) {
    if (text.trimmed().isEmpty())
        return;
    PromptRow prompt;
    prompt.name = nameFor(name, text);
    prompt.text = text.left(kLongestPromptText);
    const auto row = std::find_if(m_rows.cbegin(), m_rows.cend(), [id](const PromptRow& known) {
        return known.id == static_cast<qint64>(id);
    });
    if (row == m_rows.cend()) {
        add({prompt}, [](const auto&) {});
        return;
    }
    const PromptRow before = *row;
    if (before.name == prompt.name && before.text == prompt.text)
        return;
    prompt.id = before.id;
    prompt.uuid = before.uuid;
    add({prompt}, [this, before](const QVector<PromptRow>& saved) {
        UndoableAct act;
        act.done = tr("The prompt “%1” was changed.", "%1 is its name").arg(saved.constFirst().name);
        act.undone = tr("The prompt “%1” is as it was.", "%1 is its name").arg(before.name);
        act.takeBack = [this, before] {
            return whenDone(m_store.savePrompts({before}), this, withoutValue<QVector<PromptRow>>);
        };
        act.afterwards = [this] { load(); };
        m_undo.push(std::move(act));
    });
}

void PromptLibrary::duplicate(int row) {
    if (row < 0 || row >= m_rows.size())
        return;
    PromptRow copy;
    copy.text = m_rows[row].text;
    copy.name = tr("%1 (copy)", "%1 is a prompt's name").arg(m_rows[row].name).left(kLongestPromptName);
    add({copy}, [](const auto&) {});
}

void PromptLibrary::remove(int row) {
    if (row < 0 || row >= m_rows.size())
        return;
    const PromptRow prompt = m_rows[row];
    whenDone(m_store.removePrompts({prompt.id}), this, [this, prompt](const StoreResult<qint64>& result) {
        if (const StoreError* error = errorOf(result)) {
            m_notices.showError(error->title, error->detail);
            return;
        }
        const qint64 stampMs = std::get<qint64>(result);
        load();
        UndoableAct act;
        act.done = tr("The prompt “%1” was removed.", "%1 is its name").arg(prompt.name);
        act.undone = tr("Restored the prompt “%1”.", "%1 is its name").arg(prompt.name);
        act.stampMs = stampMs;
        act.takeBack = [this, stampMs] { return m_store.restorePrompts(stampMs); };
        act.afterwards = [this] { load(); };
        m_undo.push(std::move(act));
    });
}

// ----------------------------------------------------------------------------------------------------- files

SideThread& PromptLibrary::files() {
    if (!m_files)
        m_files = std::make_unique<SideThread>(QStringLiteral("prompts"));
    return *m_files;
}

void PromptLibrary::setBusy(bool isBusy) {
    if (std::exchange(m_isBusy, isBusy) != isBusy)
        emit busyChanged();
}

QUrl PromptLibrary::suggestedFile() const {
    return QUrl::fromLocalFile(folderForFiles() + QLatin1Char('/') +
                               tr("Prompts", "name of a file with all of them") +
                               QStringLiteral(".conclave-prompts.json"));
}

void PromptLibrary::writeFile(const std::function<QString()>& write, const QString& path) {
    if (m_rows.isEmpty() || path.isEmpty() || m_isBusy)
        return;
    setBusy(true);
    files().run(this, write, [this, path](const QString& problem) {
        setBusy(false);
        if (!problem.isEmpty())
            m_notices.showError(problem, {});
        else
            m_notices.showToast(
                tr("Written to %1", "%1 is a file or folder").arg(QDir::toNativeSeparators(path)));
    });
}

void PromptLibrary::exportToFile(const QUrl& file) {
    QString path = file.toLocalFile();
    if (!path.isEmpty() && !path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive))
        path += QLatin1String(".conclave-prompts.json");
    writeFile([path, rows = m_rows] { return writePromptFile(path, rows); }, path);
}

void PromptLibrary::exportToFolder(const QUrl& folder) {
    const QString path = folder.toLocalFile();
    writeFile([path, rows = m_rows] { return writePromptFolder(path, rows); }, path);
}

void PromptLibrary::importFrom(const QList<QUrl>& filesOrFolder) {
    QStringList paths;
    for (const QUrl& url : filesOrFolder)
        if (const QString path = url.toLocalFile(); !path.isEmpty())
            paths << path;
    if (paths.isEmpty() || m_isBusy)
        return;
    setBusy(true);
    files().run(
        this, [paths] { return readPromptFiles(paths); },
        [this](const PromptFiles& read) {
            setBusy(false);
            takeIn(read.prompts, read.problems);
        });
}

/// Those that are here already, as they are, are left out.
void PromptLibrary::takeIn(const QVector<PromptRow>& prompts, const QStringList& problems) {
    constexpr qsizetype kMostSaid = 5;
    if (!problems.isEmpty())
        m_notices.showError(
            tr("%n files could not be read as prompts.", "", static_cast<int>(problems.size())),
            problems.mid(0, kMostSaid).join(u'\n'));
    QVector<PromptRow> added;
    for (const PromptRow& prompt : prompts) {
        const auto isSame = [&prompt](const PromptRow& other) {
            return other.name == prompt.name && other.text == prompt.text;
        };
        if (std::none_of(m_rows.cbegin(), m_rows.cend(), isSame) &&
            std::none_of(added.cbegin(), added.cend(), isSame))
            added << prompt;
    }
    if (added.isEmpty()) {
        if (!prompts.isEmpty())
            m_notices.showToast(tr("All prompts of the files are here already."));
        return;
    }
    add(added, [this](const QVector<PromptRow>& saved) {
        QVector<qint64> ids;
        for (const PromptRow& prompt : saved)
            ids << prompt.id;
        UndoableAct act;
        act.done = tr("%n prompts were added.", "from files", static_cast<int>(ids.size()));
        act.undone = tr("The prompts of the files were removed again.");
        act.takeBack = [this, ids] {
            return whenDone(m_store.removePrompts(ids), this, withoutValue<qint64>);
        };
        act.afterwards = [this] { load(); };
        m_undo.push(std::move(act));
    });
}

} // namespace conclave
