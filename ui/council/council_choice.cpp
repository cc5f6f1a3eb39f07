// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/council/council_choice.h"

#include "app/chat/chat_service.h"
#include "app/text/joined_facts.h"

#include <QFileInfo>
#include <QRandomGenerator>

#include <algorithm>

namespace conclave {

CouncilChoice::CouncilChoice(ChatService& service, ModelCatalog& catalog, AppSettings& settings,
                             QObject* parent)
    : QAbstractListModel(parent), m_service(service), m_catalog(catalog), m_settings(settings),
      m_entries(catalog.entries()) {
    connect(&catalog, &ModelCatalog::changed, this, &CouncilChoice::onCatalogChanged);
    connect(&settings, &AppSettings::councilChanged, this, &CouncilChoice::changed);
}

int CouncilChoice::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant CouncilChoice::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ModelEntry& entry = m_entries[index.row()];
    const bool isChosen = chosen().contains(entry.path);
    switch (role) {
    case NameRole:
        return entry.name;
    case DetailRole:
        return entry.detail;
    case ProblemRole:
        return entry.problem;
    case IsChosenRole:
        return isChosen;
    case CanBeChosenRole:
        return isChosen || chosenCount() < kMost;
    default:
        return {};
    }
}

QHash<int, QByteArray> CouncilChoice::roleNames() const {
    return {{NameRole, "name"},
            {DetailRole, "detail"},
            {ProblemRole, "problem"},
            {IsChosenRole, "isChosen"},
            {CanBeChosenRole, "canBeChosen"}};
}

/// Before anything has been chosen: the first two, so that a council is two clicks away.
QStringList CouncilChoice::chosen() const {
    QStringList there;
    const std::optional<QStringList> remembered = m_settings.councilModels();
    for (const ModelEntry& entry : m_entries)
        if (remembered ? remembered->contains(entry.path) : entry.problem.isEmpty() && there.size() < kFewest)
            there.append(entry.path);
    return there;
}

void CouncilChoice::setOn(bool isOn) {
    if (m_isOn == isOn)
        return;
    m_isOn = isOn;
    emit changed();
}

void CouncilChoice::setBlind(bool isBlind) {
    m_settings.setCouncilBlind(isBlind);
}

void CouncilChoice::setReturning(bool isReturning) {
    m_settings.setReturnsAfterCouncil(isReturning);
}

QString CouncilChoice::nameOf(const QString& path) const {
    for (const ModelEntry& entry : m_entries)
        if (entry.path == path)
            return entry.name;
    return QFileInfo(path).completeBaseName();
}

QString CouncilChoice::pathAt(int row) const {
    return row >= 0 && row < m_entries.size() ? m_entries[row].path : QString();
}

QStringList CouncilChoice::names() const {
    QStringList names;
    for (const ModelEntry& entry : m_entries)
        names << entry.name;
    return names;
}

QString CouncilChoice::summary() const {
    QStringList names;
    for (const QString& path : chosen())
        names << nameOf(path);
    return joinedFacts(names);
}

void CouncilChoice::toggle(int row) {
    const QString path = pathAt(row);
    QStringList paths = chosen();
    if (path.isEmpty() || (!paths.contains(path) && paths.size() >= kMost))
        return;
    if (!paths.removeOne(path))
        paths.append(path);
    m_settings.setCouncilModels(paths);
    emit dataChanged(index(0), index(rowCount() - 1), {IsChosenRole, CanBeChosenRole});
}

QVector<CouncilSeat> CouncilChoice::seats() const {
    QStringList paths = chosen();
    if (isBlind())
        std::shuffle(paths.begin(), paths.end(), *QRandomGenerator::global());
    else if (const qsizetype loaded = paths.indexOf(m_service.model().path); loaded > 0)
        paths.move(loaded, 0);
    QVector<CouncilSeat> seats;
    for (const QString& path : paths)
        seats.append({.position = static_cast<int>(seats.size()),
                      .modelName = nameOf(path),
                      .modelPath = path,
                      .quantization = {}});
    return seats;
}

void CouncilChoice::onCatalogChanged() {
    beginResetModel(); // a handful of rows, seldom changed, and only seen while the list is open
    m_entries = m_catalog.entries();
    endResetModel();
    emit changed();
}

} // namespace conclave
