// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attachments/attachment_list.h"

#include "app/attach/attachment_reader.h"
#include "app/attach/limits.h"
#include "app/chat/attached_text.h"
#include "app/text/joined_facts.h"

#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace conclave {

QString attachmentFacts(const Attachment& file, const std::optional<int>& tokens) {
    QStringList facts{QLocale().formattedDataSize(file.sizeBytes, 1, QLocale::DataSizeTraditionalFormat)};
    if (const int pages = AttachmentReader::pageCount(file.text); pages > 0)
        facts << AttachmentList::tr("%Ln pages", "length of a file", pages);
    if (tokens)
        facts << AttachmentList::tr("%Ln tokens", "length of a file", *tokens);
    return joinedFacts(facts, QStringLiteral("  ·  "));
}

AttachmentList::AttachmentList(AttachmentReader& reader, ContextMeter& meter, UndoStack& undo,
                               Notices& notices, QObject* parent)
    : QAbstractListModel(parent), m_reader(reader), m_meter(meter), m_undo(undo), m_notices(notices) {
    connect(&reader, &AttachmentReader::finished, this, &AttachmentList::onFinished);
    connect(&reader, &AttachmentReader::failed, this, &AttachmentList::onFailed);
    connect(&reader, &AttachmentReader::progressed, this, [this](qint64 number, int page, int pages) {
        const int row = rowOfReading(number);
        if (row < 0 || pages <= 0)
            return;
        m_items[row].progress = double(page) / pages;
        emit dataChanged(index(row), index(row), {ProgressRole});
    });
}

AttachmentList::~AttachmentList() {
    for (Item& item : m_items)
        item.counting.request_stop();
}

int AttachmentList::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant AttachmentList::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Item& item = m_items[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return item.file.name;
    case PhaseRole:
        return static_cast<int>(item.phase);
    case FactsRole:
        return item.phase == Phase::Ready ? attachmentFacts(item.file, item.tokens) : QString();
    case ProgressRole:
        return item.progress;
    case ProblemRole:
        return item.problem;
    case NoteRole:
        return item.file.note;
    default:
        return {};
    }
}

QHash<int, QByteArray> AttachmentList::roleNames() const {
    return {{NameRole, "name"},         {PhaseRole, "phase"},     {FactsRole, "facts"},
            {ProgressRole, "progress"}, {ProblemRole, "problem"}, {NoteRole, "note"}};
}

bool AttachmentList::isReading() const {
    return std::any_of(m_items.cbegin(), m_items.cend(),
                       [](const Item& item) { return item.phase == Phase::Reading; });
}

bool AttachmentList::hasFailed() const {
    return std::any_of(m_items.cbegin(), m_items.cend(),
                       [](const Item& item) { return item.phase == Phase::Failed; });
}

int AttachmentList::rowOf(qint64 id) const {
    const auto found =
        std::find_if(m_items.cbegin(), m_items.cend(), [id](const Item& item) { return item.id == id; });
    return found == m_items.cend() ? -1 : static_cast<int>(found - m_items.cbegin());
}

int AttachmentList::rowOfReading(qint64 number) const {
    const auto found = std::find_if(m_items.cbegin(), m_items.cend(), [number](const Item& item) {
        return item.phase == Phase::Reading && item.number == number;
    });
    return found == m_items.cend() ? -1 : static_cast<int>(found - m_items.cbegin());
}

void AttachmentList::announce(int row) {
    emit dataChanged(index(row), index(row));
    emit readingChanged();
}

// --------------------------------------------------------------------------------------- coming and going

void AttachmentList::insert(int row, Item item) {
    const bool isReady = item.phase == Phase::Ready;
    if (item.id == 0)
        item.id = ++m_lastId;
    beginInsertRows({}, row, row);
    m_items.insert(row, std::move(item));
    endInsertRows();
    if (isReady)
        countTokens(m_items[row]);
    emit countChanged();
    emit readingChanged();
    if (isReady)
        emit changed();
}

void AttachmentList::take(int row) {
    Item& item = m_items[row];
    const bool wasReady = item.phase == Phase::Ready;
    item.counting.request_stop();
    if (item.phase == Phase::Reading)
        m_reader.cancel(item.number);
    beginRemoveRows({}, row, row);
    m_items.remove(row);
    endRemoveRows();
    emit countChanged();
    emit readingChanged();
    if (wasReady)
        emit changed();
}

void AttachmentList::startReading(Item& item) {
    item.phase = Phase::Reading;
    item.number = m_reader.read(item.path);
}

void AttachmentList::add(const QList<QUrl>& files) {
    bool isForeign = false;
    bool isTooMany = false;
    for (const QUrl& url : files) {
        if (!url.isLocalFile()) {
            isForeign = true;
            continue;
        }
        if (count() >= kMostFiles) {
            isTooMany = true;
            break;
        }
        Item item;
        item.path = url.toLocalFile();
        item.file.name = QFileInfo(item.path).fileName();
        startReading(item);
        insert(count(), std::move(item));
    }
    if (isTooMany)
        m_notices.showToast(tr("At most %Ln files can go with a question.", "", kMostFiles));
    else if (isForeign)
        m_notices.showToast(tr("Only files on this computer can be attached."));
}

void AttachmentList::remove(int row) {
    if (row < 0 || row >= count())
        return;
    Item item = m_items[row];
    take(row);
    if (item.phase == Phase::Failed)
        return;
    item.counting = std::stop_source();
    UndoableAct act;
    act.done = tr("“%1” was taken out of the question.").arg(item.file.name);
    act.undone = tr("“%1” is attached again.").arg(item.file.name);
    act.takeBack = [this, item, row]() mutable {
        if (item.phase == Phase::Reading)
            startReading(item);
        insert(std::min(row, count()), item);
        return QtFuture::makeReadyFuture(StoreDone());
    };
    m_undo.push(std::move(act));
}

QVector<Attachment> AttachmentList::ready() const {
    QVector<Attachment> files;
    for (const Item& item : m_items)
        if (item.phase == Phase::Ready)
            files.append(item.file);
    return files;
}

void AttachmentList::prepend(const QVector<Attachment>& files) {
    for (qsizetype i = 0; i < files.size(); ++i) {
        Item item;
        item.file = files[i];
        insert(static_cast<int>(i), std::move(item));
    }
}

void AttachmentList::clear() {
    while (count() > 0)
        take(count() - 1);
}

const Attachment* AttachmentList::at(int row) const {
    return row < 0 || row >= count() || m_items[row].phase != Phase::Ready ? nullptr : &m_items[row].file;
}

void AttachmentList::replace(qint64 id, const Attachment& file) {
    const int row = rowOf(id);
    if (row < 0)
        return;
    m_items[row].file = file;
    countTokens(m_items[row]);
    announce(row);
    emit changed();
}

void AttachmentList::keepPages(int row, int pages) {
    const Attachment* const file = at(row);
    const int all = file ? AttachmentReader::pageCount(file->text) : 0;
    if (pages < 1 || pages >= all)
        return;
    const Attachment whole = *file;
    Attachment part = whole;
    part.text = AttachmentReader::firstPages(whole.text, pages);
    part.note = tr("Only the first %1 of %2 pages are attached.")
                    .arg(QLocale().toString(pages), QLocale().toString(all));
    const qint64 id = m_items[row].id;
    replace(id, part);
    UndoableAct act;
    act.done = tr("Only the first pages of “%1” are attached.").arg(whole.name);
    act.undone = tr("All pages of “%1” are attached.").arg(whole.name);
    act.takeBack = [this, id, whole] {
        replace(id, whole);
        return QtFuture::makeReadyFuture(StoreDone());
    };
    m_undo.push(std::move(act));
}

// ------------------------------------------------------------------------------------- what becomes of them

void AttachmentList::onFinished(qint64 number, const Attachment& file) {
    const int row = rowOfReading(number);
    if (row < 0)
        return; // another list's
    m_items[row].file = file;
    m_items[row].phase = Phase::Ready;
    countTokens(m_items[row]);
    announce(row);
    emit changed();
}

void AttachmentList::onFailed(qint64 number, const QString& problem) {
    const int row = rowOfReading(number);
    if (row < 0)
        return;
    m_items[row].phase = Phase::Failed;
    m_items[row].problem = problem;
    announce(row);
}

void AttachmentList::countTokens(Item& item) {
    item.counting.request_stop();
    item.tokens.reset();
    if (!m_meter.isKnown())
        return;
    item.counting = m_meter.count({{}, attachedText(item.file)},
                                  [this, id = item.id](const std::optional<ContextUse>& use) {
                                      const int row = rowOf(id);
                                      if (row < 0 || !use)
                                          return;
                                      m_items[row].tokens = use->question;
                                      emit dataChanged(index(row), index(row), {FactsRole});
                                  });
}

void AttachmentList::countAgain() {
    for (int row = 0; row < count(); ++row) {
        if (m_items[row].phase != Phase::Ready)
            continue;
        countTokens(m_items[row]);
        emit dataChanged(index(row), index(row), {FactsRole});
    }
}

} // namespace conclave
