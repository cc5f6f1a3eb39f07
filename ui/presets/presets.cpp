// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presets/presets.h"

#include "app/export/conversation_export.h"
#include "app/export/export_file.h"
#include "app/futures/when_done.h"
#include "app/presets/built_in_presets.h"
#include "app/presets/preset_file.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <utility>

namespace conclave {

namespace {

/// A file of presets, or why it is none.
PresetFile readFile(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {{}, Presets::tr("It cannot be read.", "a file")};
    return readPresets(file.read(kLargestPresetFile + 1));
}

} // namespace

Presets::Presets(ChatService& service, ChatStore& store, ConversationSettings& conversation, UndoStack& undo,
                 Notices& notices, QObject* parent)
    : QAbstractListModel(parent), m_store(store), m_conversation(conversation), m_undo(undo),
      m_notices(notices), m_sampling(conversation), m_thinking(service, conversation) {
    connect(&store, &ChatStore::listChanged, this, &Presets::load);
    connect(&conversation, &ConversationSettings::changed, this, &Presets::currentChanged);
    connect(&conversation.settings(), &AppSettings::defaultPresetChanged, this,
            [this] { show(m_rows.mid(m_builtIn)); });
    const QVector<BuiltInPreset> builtIn = builtInPresets();
    for (const BuiltInPreset& preset : builtIn) {
        m_rows << preset.preset;
        m_explanations << preset.explanation;
    }
    m_builtIn = static_cast<int>(m_rows.size());
    show({});
    load();
}

Presets::~Presets() = default;

void Presets::retranslate() {
    const QVector<BuiltInPreset> builtIn = builtInPresets();
    for (qsizetype i = 0; i < builtIn.size(); ++i) {
        m_rows[i].name = builtIn[i].preset.name;
        m_explanations[i] = builtIn[i].explanation;
    }
}

void Presets::load() {
    whenDone(m_store.presets(), this,
             [this, loading = ++m_loading](const StoreResult<QVector<PresetRow>>& result) {
                 if (loading == m_loading && errorOf(result) == nullptr) // else opened() says why
                     show(std::get<0>(result));
             });
}

void Presets::show(QVector<PresetRow> own) {
    const QVector<PresetRow> builtIn = m_rows.mid(0, m_builtIn);
    beginResetModel();
    m_rows = builtIn + own;
    endResetModel();
    const PresetRow* preset = find(m_conversation.settings().defaultPreset());
    m_conversation.setForNew(preset ? ConversationAnswering{preset->uuid, preset->answering}
                                    : ConversationAnswering());
    emit listChanged();
    emit currentChanged();
}

int Presets::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant Presets::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PresetRow& row = m_rows[index.row()];
    switch (role) {
    case NameRole:
        return row.name;
    case SummaryRole:
        return index.row() < m_builtIn ? m_explanations[index.row()] : summaryOf(row.answering);
    case IsBuiltInRole:
        return index.row() < m_builtIn;
    case IsDefaultRole:
        return row.uuid == m_conversation.settings().defaultPreset();
    default:
        return {};
    }
}

QHash<int, QByteArray> Presets::roleNames() const {
    return {{NameRole, "name"},
            {SummaryRole, "summary"},
            {IsBuiltInRole, "isBuiltIn"},
            {IsDefaultRole, "isDefault"}};
}

QStringList Presets::names() const {
    QStringList names;
    for (const PresetRow& row : m_rows)
        names << row.name;
    return names;
}

const PresetRow* Presets::find(const QString& uuid) const {
    const auto row = std::find_if(m_rows.cbegin(), m_rows.cend(),
                                  [&uuid](const PresetRow& preset) { return preset.uuid == uuid; });
    return uuid.isEmpty() || row == m_rows.cend() ? nullptr : &*row;
}

int Presets::current() const {
    const PresetRow* preset = find(m_conversation.current().presetUuid);
    return preset ? static_cast<int>(preset - m_rows.constData()) : -1;
}

QString Presets::currentLabel() const {
    const PresetRow* preset = find(m_conversation.current().presetUuid);
    if (preset && preset->answering == m_conversation.own())
        return preset->name;
    if (preset && m_conversation.isAny())
        return tr("%1, changed", "%1 is a preset; the conversation has other settings now").arg(preset->name);
    return m_conversation.isAny() ? tr("Its own settings", "a conversation that follows no preset")
                                  : tr("As in the settings", "a conversation without settings of its own");
}

bool Presets::canUpdate() const {
    const PresetRow* preset = find(m_conversation.current().presetUuid);
    return preset && preset->id != 0 && m_conversation.isAny() && preset->answering != m_conversation.own();
}

// ------------------------------------------------------------------------------------------------ using them

void Presets::apply(int row) {
    if (row < 0 || row >= m_rows.size())
        return;
    const PresetRow preset = m_rows[row];
    const ConversationAnswering answering{preset.uuid, preset.answering};
    const QString done = tr("This conversation is answered as “%1” says.", "%1 is a preset").arg(preset.name);
    if (m_conversation.isAny())
        m_conversation.setWithUndo(answering, done);
    else
        m_conversation.set(answering); // nothing is lost
}

void Presets::toggleDefault(int row) {
    if (row < 0 || row >= m_rows.size())
        return;
    AppSettings& settings = m_conversation.settings();
    const QString uuid = m_rows[row].uuid;
    settings.setDefaultPreset(settings.defaultPreset() == uuid ? QString() : uuid);
}

// --------------------------------------------------------------------------------------------- changing them

void Presets::write(const PresetRow& preset, std::function<void(const PresetRow& saved)> then) {
    whenDone(m_store.savePresets({preset}), this,
             [this, then = std::move(then)](const StoreResult<QVector<PresetRow>>& result) {
                 if (const StoreError* error = errorOf(result)) {
                     m_notices.showError(error->title, error->detail);
                     return;
                 }
                 then(std::get<0>(result).constFirst());
                 load();
             });
}

void Presets::saveAs(const QString& name) {
    PresetRow preset;
    preset.name = freeName(name.simplified().left(kLongestPresetName));
    preset.answering = m_conversation.own();
    if (name.trimmed().isEmpty() || preset.answering.isEmpty())
        return;
    write(preset, [this](const PresetRow& saved) {
        if (m_conversation.own() == saved.answering)
            m_conversation.set({saved.uuid, saved.answering});
        m_notices.showToast(tr("“%1” is a preset now.", "%1 is its name").arg(saved.name));
        emit this->saved(saved.name);
    });
}

void Presets::update() {
    const PresetRow* found = find(m_conversation.current().presetUuid);
    if (!canUpdate() || !found)
        return;
    const PresetRow before = *found;
    PresetRow preset = before;
    preset.answering = m_conversation.own();
    write(preset, [this, before](const PresetRow& saved) {
        UndoableAct act;
        act.done = tr("“%1” was changed.", "a preset").arg(saved.name);
        act.undone = tr("“%1” is as it was.", "a preset").arg(saved.name);
        act.takeBack = [this, before] {
            return whenDone(m_store.savePresets({before}), this, withoutValue<QVector<PresetRow>>);
        };
        act.afterwards = [this] { load(); };
        m_undo.push(std::move(act));
    });
}

void Presets::rename(int row, const QString& name) {
    const QString kept = name.simplified().left(kLongestPresetName);
    if (row < m_builtIn || row >= m_rows.size() || kept.isEmpty() || kept == m_rows[row].name)
        return;
    PresetRow preset = m_rows[row];
    preset.name = kept;
    write(preset, [](const PresetRow&) {});
}

void Presets::remove(int row) {
    if (row < m_builtIn || row >= m_rows.size())
        return;
    const PresetRow preset = m_rows[row];
    whenDone(m_store.removePresets({preset.id}), this, [this, preset](const StoreResult<qint64>& result) {
        if (const StoreError* error = errorOf(result)) {
            m_notices.showError(error->title, error->detail);
            return;
        }
        const qint64 stampMs = std::get<qint64>(result);
        load();
        UndoableAct act;
        act.done = tr("The preset “%1” was removed.", "%1 is its name").arg(preset.name);
        act.undone = tr("Restored the preset “%1”.", "%1 is its name").arg(preset.name);
        act.stampMs = stampMs;
        act.takeBack = [this, stampMs] { return m_store.restorePresets(stampMs); };
        act.afterwards = [this] { load(); };
        m_undo.push(std::move(act));
    });
}

QString Presets::freeName(const QString& wanted) const {
    const QStringList taken = names();
    QString name = wanted;
    for (int i = 2; taken.contains(name); ++i)
        name = QStringLiteral("%1 (%2)").arg(wanted).arg(i);
    return name;
}

// ----------------------------------------------------------------------------------------------------- files

SideThread& Presets::files() {
    if (!m_files)
        m_files = std::make_unique<SideThread>(QStringLiteral("presets"));
    return *m_files;
}

void Presets::setBusy(bool isBusy) {
    if (std::exchange(m_isBusy, isBusy) != isBusy)
        emit busyChanged();
}

QUrl Presets::suggestedFile(int row) const {
    const QString name =
        row >= 0 && row < m_rows.size() ? m_rows[row].name : tr("Presets", "name of a file with all of them");
    const QString file =
        exportFileName(name, ExportFormat::Json).chopped(5) + QLatin1String(kPresetFileEnding);
    return QUrl::fromLocalFile(folderForFiles() + QLatin1Char('/') + file);
}

void Presets::exportTo(const QUrl& file, int row) {
    const QVector<PresetRow> presets =
        row >= 0 && row < m_rows.size() ? m_rows.mid(row, 1) : m_rows.mid(m_builtIn);
    QString path = file.toLocalFile();
    if (presets.isEmpty() || path.isEmpty() || m_isBusy)
        return;
    if (!path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive))
        path += QLatin1String(kPresetFileEnding);
    setBusy(true);
    files().run(
        this, [path, presets] { return writeExport(path, writePresets(presets)); },
        [this, path](const QString& problem) {
            setBusy(false);
            if (!problem.isEmpty())
                m_notices.showError(problem, {});
            else
                m_notices.showToast(tr("Written to %1", "%1 is a file").arg(QDir::toNativeSeparators(path)));
        });
}

void Presets::importFrom(const QUrl& file) {
    const QString path = file.toLocalFile();
    if (path.isEmpty() || m_isBusy)
        return;
    setBusy(true);
    files().run(
        this, [path] { return readFile(path); },
        [this, path](const PresetFile& read) {
            setBusy(false);
            if (read.problem.isEmpty())
                takeIn(read.presets);
            else
                m_notices.showError(tr("No preset could be taken from %1. %2",
                                       "%1 is a file, %2 a sentence on what is wrong with it")
                                        .arg(QDir::toNativeSeparators(path), read.problem),
                                    {});
        });
}

/// Those that are here already, as they are, are left out; one that is here and differs is kept beside.
void Presets::takeIn(const QVector<PresetRow>& presets) {
    QVector<PresetRow> added;
    QStringList taken = names();
    for (PresetRow preset : presets) {
        const PresetRow* here = find(preset.uuid);
        if (here && here->answering == preset.answering)
            continue;
        const QString name = preset.name;
        for (int i = 2; taken.contains(preset.name); ++i)
            preset.name = QStringLiteral("%1 (%2)").arg(name).arg(i);
        taken << preset.name;
        added << preset;
    }
    if (added.isEmpty()) {
        m_notices.showToast(tr("All presets of the file are here already."));
        return;
    }
    whenDone(m_store.savePresets(added), this, [this](const StoreResult<QVector<PresetRow>>& result) {
        if (const StoreError* error = errorOf(result)) {
            m_notices.showError(error->title, error->detail);
            return;
        }
        load();
        const auto& saved = std::get<0>(result);
        QVector<qint64> ids;
        for (const PresetRow& preset : saved)
            ids << preset.id;
        UndoableAct act;
        act.done = tr("%n presets were added.", "from a file", static_cast<int>(ids.size()));
        act.undone = tr("The presets of the file were removed again.");
        act.takeBack = [this, ids] {
            return whenDone(m_store.removePresets(ids), this, withoutValue<qint64>);
        };
        act.afterwards = [this] { load(); };
        m_undo.push(std::move(act));
    });
}

} // namespace conclave
