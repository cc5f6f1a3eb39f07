// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/palette_model.h"

#include "app/futures/when_done.h"
#include "ui/commands/command_registry.h"
#include "ui/history/conversation_list_model.h"
#include "ui/models/model_picker_model.h"

#include <QFuture>
#include <QLocale>
#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

namespace conclave {

namespace {

constexpr int kKinds = PaletteModel::SearchAll + 1;

/// How many of a kind are shown while something is typed.
int mostOf(PaletteModel::Kind kind) {
    switch (kind) {
    case PaletteModel::Act:
    case PaletteModel::Conversation:
        return 8;
    default:
        return 5;
    }
}

constexpr int kRecent = 6; // conversations, while nothing is typed

} // namespace

PaletteModel::PaletteModel(ChatStore& store, CommandRegistry& commands, ModelPickerModel& models,
                           ConversationListModel& conversations, SearchSource search,
                           std::function<qint64()> shownId, QObject* parent)
    : QAbstractListModel(parent), m_store(store), m_commands(commands), m_models(models),
      m_conversationList(conversations), m_search(std::move(search)), m_shownId(std::move(shownId)) {
    m_messageDelay.setSingleShot(true);
    m_messageDelay.setInterval(kMessageDelayMs);
    connect(&m_messageDelay, &QTimer::timeout, this, &PaletteModel::searchMessages);
    connect(this, &PaletteModel::markColorChanged, this, [this] { // the theme changed while it is open
        if (!m_rows.isEmpty())
            emit dataChanged(index(0), index(rowCount() - 1), {TitleRole});
    });
}

PaletteModel::~PaletteModel() = default;

int PaletteModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row& row = m_rows[index.row()];
    const Entry& entry = row.entry;
    switch (role) {
    case KindRole:
        return entry.kind;
    case SectionRole:
        return sectionOf(entry.kind);
    case TitleRole:
        return richTitle(row);
    case PlainRole:
    case Qt::DisplayRole:
        return entry.name;
    case DetailRole:
        return entry.detail;
    case KeysRole:
        return entry.keys;
    case GlyphRole:
        return entry.glyph;
    case SpokenRole: {
        QStringList words{entry.name, sectionOf(entry.kind), entry.detail, entry.keys};
        words.removeAll(QString());
        return words.join(QStringLiteral(", "));
    }
    default:
        return {};
    }
}

QHash<int, QByteArray> PaletteModel::roleNames() const {
    return {{KindRole, "kind"},     {SectionRole, "section"}, {TitleRole, "title"}, {PlainRole, "plain"},
            {DetailRole, "detail"}, {KeysRole, "keys"},       {GlyphRole, "glyph"}, {SpokenRole, "spoken"}};
}

QString PaletteModel::sectionOf(Kind kind) const {
    switch (kind) {
    case Act:
        return tr("Commands", "heading in the palette");
    case Conversation:
        return m_text.trimmed().isEmpty() ? tr("Recent conversations", "heading in the palette")
                                          : tr("Conversations", "heading in the palette");
    case Model:
        return tr("Models", "heading in the palette");
    case Folder:
        return tr("Folders", "heading in the palette");
    case Setting:
        return tr("Settings", "heading in the palette");
    case Message:
    case SearchAll:
        return tr("Messages", "heading in the palette");
    }
    return {};
}

QString PaletteModel::richTitle(const Row& row) const {
    const QString& name = row.entry.name;
    QString rich;
    qsizetype at = 0;
    for (qsizetype i = 0; i < row.positions.size();) {
        const qsizetype start = std::clamp<qsizetype>(row.positions[i], at, name.size());
        qsizetype end = row.positions[i] + 1;
        while (++i < row.positions.size() && row.positions[i] == end)
            ++end;
        if (end < name.size() && name[end - 1].isHighSurrogate())
            ++end;
        end = std::clamp<qsizetype>(end, start, name.size());
        rich += name.mid(at, start - at).toHtmlEscaped() +
                QStringLiteral("<font color=\"%1\"><b>").arg(m_markColor.name()) +
                name.mid(start, end - start).toHtmlEscaped() + QStringLiteral("</b></font>");
        at = end;
    }
    return rich + name.mid(at).toHtmlEscaped();
}

// ---------------------------------------------------------------------------------------- opening, closing

void PaletteModel::setSettingNames(const QStringList& names) {
    if (std::exchange(m_settingNames, names) != names)
        emit settingNamesChanged();
}

void PaletteModel::open() {
    ++m_openSerial;
    m_isOpen = true;
    m_entries = readEntries();
    m_conversations.reset();
    m_awaited = -1;
    readConversations();
    if (!m_text.isEmpty()) {
        m_text.clear();
        emit textChanged();
    }
    m_messageRows.clear();
    rank();
    emit openChanged();
}

void PaletteModel::close() {
    if (!std::exchange(m_isOpen, false))
        return;
    ++m_openSerial;
    ++m_serial;
    m_rankedSerial = m_serial;
    m_messageDelay.stop();
    m_entries.reset();
    m_conversations.reset();
    m_messageRows.clear();
    setRows({});
    emit openChanged();
}

PaletteModel::Entries PaletteModel::readEntries() const {
    QVector<Entry> entries;
    for (const Command& command : commandTable()) {
        if (command.kind != Command::Kind::Act || command.id == QLatin1String("palette") ||
            !m_commands.isEnabled(command.id))
            continue;
        entries.append({.kind = Act,
                        .command = command.id,
                        .name = nameOf(command),
                        .keys = keyTextOf(command),
                        .glyph = command.glyph});
    }
    for (int i = 0; i < m_models.rowCount(); ++i) {
        const QModelIndex index = m_models.index(i);
        const bool isCurrent = index.data(ModelPickerModel::IsCurrentRole).toBool();
        entries.append({.kind = Model,
                        .id = i,
                        .name = index.data(ModelPickerModel::NameRole).toString(),
                        .detail = isCurrent ? tr("in use", "a model")
                                            : index.data(ModelPickerModel::DetailRole).toString(),
                        .glyph = isCurrent ? QStringLiteral("check") : QStringLiteral("braces")});
    }
    const QStringList folders = m_conversationList.folderNames();
    for (int i = 0; i < folders.size(); ++i)
        entries.append({.kind = Folder,
                        .id = static_cast<qint64>(m_conversationList.folderIdAt(i)),
                        .name = folders[i],
                        .glyph = QStringLiteral("folder")});
    for (int i = 0; i < m_settingNames.size(); ++i)
        entries.append(
            {.kind = Setting, .id = i, .name = m_settingNames[i], .glyph = QStringLiteral("settings")});
    for (Entry& entry : entries)
        entry.folded = foldName(entry.name);
    return std::make_shared<const QVector<Entry>>(std::move(entries));
}

void PaletteModel::readConversations() {
    const QFuture<Entries> made =
        whenDone(m_store.conversations(), this,
                 [shown = m_shownId()](const StoreResult<QVector<ConversationRow>>& result) {
                     return QtConcurrent::run([shown, result] { return entriesOf(result, shown); });
                 });
    whenDone(made, this, [this, serial = m_openSerial](const Entries& entries) {
        if (serial != m_openSerial)
            return;
        m_conversations = entries;
        rank();
    });
}

/// Runs in the thread pool.
PaletteModel::Entries PaletteModel::entriesOf(const StoreResult<QVector<ConversationRow>>& conversations,
                                              qint64 shown) {
    const auto* rows = std::get_if<QVector<ConversationRow>>(&conversations);
    if (rows == nullptr)
        return nullptr; // locked, or the error card says why
    QVector<Entry> entries;
    entries.reserve(rows->size());
    for (const ConversationRow& row : *rows)
        if (row.id != shown)
            entries.append({.kind = Conversation,
                            .id = row.id,
                            .name = row.title,
                            .detail = row.archivedMs != 0 ? tr("archived", "a conversation") : QString(),
                            .glyph = QStringLiteral("chat"),
                            .folded = foldName(row.title)});
    return std::make_shared<const QVector<Entry>>(std::move(entries));
}

// ------------------------------------------------------------------------------------------------- finding

void PaletteModel::setText(const QString& text) {
    if (text == m_text || !m_isOpen)
        return;
    m_text = text;
    m_awaited = -1;
    m_messageRows.clear();
    emit textChanged();
    rank();
    if (m_text.trimmed().isEmpty())
        m_messageDelay.stop();
    else
        m_messageDelay.start();
}

/// Runs in the thread pool.
QVector<PaletteModel::Row> PaletteModel::ranked(const QString& text, const Entries& entries,
                                                const Entries& conversations) {
    struct Found {
        const Entry* entry;
        FuzzyQuery::Match match;
    };
    QVector<Found> sections[kKinds];
    const FuzzyQuery query(text);
    for (const Entries& list : {conversations, entries}) {
        if (!list)
            continue;
        for (const Entry& entry : *list)
            if (auto match = query.match(entry.folded))
                sections[entry.kind].append({&entry, std::move(*match)});
    }

    QVector<int> order;
    for (int kind = 0; kind < kKinds; ++kind) {
        QVector<Found>& section = sections[kind];
        if (section.isEmpty())
            continue;
        // Stable: the more recent conversation stays before the older one.
        std::stable_sort(section.begin(), section.end(),
                         [](const Found& a, const Found& b) { return a.match.score > b.match.score; });
        if (!query.isEmpty())
            section.resize(std::min<qsizetype>(section.size(), mostOf(static_cast<Kind>(kind))));
        else if (kind == Conversation)
            section.resize(std::min<qsizetype>(section.size(), kRecent));
        order.append(kind);
    }
    if (query.isEmpty()) // what was done last, then what can be done
        std::stable_sort(order.begin(), order.end(),
                         [](int a, int b) { return a == Conversation && b != Conversation; });
    else
        std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
            return sections[a].constFirst().match.score > sections[b].constFirst().match.score;
        });
    QVector<Row> rows;
    for (const int kind : std::as_const(order))
        for (const Found& found : std::as_const(sections[kind]))
            rows.append({*found.entry, found.match.positions, 0});
    return rows;
}

void PaletteModel::rank() {
    if (!m_isOpen)
        return;
    const int serial = ++m_serial;
    const QFuture<QVector<Row>> made =
        QtConcurrent::run(&PaletteModel::ranked, m_text, m_entries, m_conversations);
    whenDone(made, this, [this, serial](const QVector<Row>& rows) {
        if (serial != m_serial)
            return;
        m_rankedSerial = serial;
        setRows(rows);
        emit found();
        if (const int awaited = std::exchange(m_awaited, -1); awaited >= 0)
            choose(awaited);
    });
}

void PaletteModel::searchMessages() {
    SearchQuery query;
    query.text = m_text;
    query.limit = kMostMessages;
    whenDone(m_search.search(query), this,
             [this, text = m_text, serial = m_openSerial](const StoreResult<SearchPage>& result) {
                 const auto* page = std::get_if<SearchPage>(&result);
                 if (page == nullptr || serial != m_openSerial || text != m_text)
                     return; // the row below finds them, and says why when it cannot
                 QVector<Row> rows;
                 for (const SearchHit& hit : page->hits) {
                     if (hit.messageId == 0)
                         continue; // a title: it is among the conversations
                     Row row{{.kind = Message,
                              .id = hit.conversationId,
                              .name = hit.snippet,
                              .detail = hit.conversationTitle,
                              .glyph = QStringLiteral("search")},
                             {},
                             hit.messageId};
                     for (const SearchHit::Range& range : hit.highlights)
                         for (int i = 0; i < range.length; ++i)
                             row.positions.append(range.start + i);
                     rows.append(row);
                 }
                 m_messageRows = rows;
                 if (rows.isEmpty() || m_rows.isEmpty())
                     return;
                 // Above the last row, below all others: what is in sight stays where it is.
                 const auto at = static_cast<int>(m_rows.size()) - 1;
                 beginInsertRows({}, at, at + static_cast<int>(rows.size()) - 1);
                 m_rows = m_rows.mid(0, at) + rows + m_rows.mid(at);
                 endInsertRows();
                 if (at == 0)
                     emit found(); // nothing else was found: the first message is the best
             });
}

void PaletteModel::setRows(const QVector<Row>& rows) {
    beginResetModel(); // other words find something else
    m_rows = rows;
    if (m_isOpen) {
        m_rows += m_messageRows;
        if (const QString words = m_text.trimmed(); !words.isEmpty())
            m_rows.append(
                {{.kind = SearchAll,
                  .name = tr("Search all messages for “%1”", "row of the palette; %1 was typed").arg(words),
                  .glyph = QStringLiteral("search")},
                 {},
                 0});
    }
    endResetModel();
}

int PaletteModel::sectionFrom(int row, int step) const {
    const int count = rowCount();
    if (count == 0)
        return -1;
    const auto sectionAt = [this](int at) { return sectionOf(m_rows[at].entry.kind); };
    const int from = std::clamp(row, 0, count - 1);
    const auto firstOf = [&](int at) {
        while (at > 0 && sectionAt(at - 1) == sectionAt(at))
            --at;
        return at;
    };
    if (step < 0) {
        const int first = firstOf(from);
        return firstOf(first == 0 ? count - 1 : first - 1);
    }
    int next = from;
    while (next < count && sectionAt(next) == sectionAt(from))
        ++next;
    return next == count ? 0 : next;
}

void PaletteModel::choose(int row) {
    if (!m_isOpen)
        return;
    if (isSearching()) {
        m_awaited = row;
        return;
    }
    if (row < 0 || row >= m_rows.size())
        return;
    const Row what = m_rows[row];
    const QString words = m_text.trimmed();
    emit chosen();
    switch (what.entry.kind) {
    case Act:
        m_commands.trigger(what.entry.command);
        break;
    case Model:
        m_models.choose(static_cast<int>(what.entry.id));
        break;
    case Conversation:
        emit conversationChosen(static_cast<double>(what.entry.id));
        break;
    case Folder:
        emit folderChosen(static_cast<double>(what.entry.id));
        break;
    case Setting:
        emit settingChosen(static_cast<int>(what.entry.id));
        break;
    case Message:
        emit messageChosen(static_cast<double>(what.entry.id), static_cast<double>(what.messageId), words);
        break;
    case SearchAll:
        emit searchChosen(words);
        break;
    }
}

} // namespace conclave
