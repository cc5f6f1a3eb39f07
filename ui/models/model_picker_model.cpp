// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/model_picker_model.h"

#include "app/chat/chat_service.h"

#include <QFileInfo>
#include <QLocale>

namespace conclave {

namespace {

/// 671 · 10⁹ → "671 B", as model makers write it.
QString count(qint64 parameters) {
    const auto number = static_cast<double>(parameters);
    const QLocale locale;
    if (parameters >= 1'000'000'000)
        return ModelPickerModel::tr("%1 B", "billions of parameters")
            .arg(locale.toString(number / 1e9, 'g', 3));
    return ModelPickerModel::tr("%1 M", "millions of parameters").arg(locale.toString(number / 1e6, 'g', 3));
}

} // namespace

ModelPickerModel::ModelPickerModel(ChatService& service, ModelCatalog& catalog, Notices& notices,
                                   QObject* parent)
    : QAbstractListModel(parent), m_service(service), m_catalog(catalog), m_notices(notices),
      m_entries(catalog.entries()) {
    connect(&catalog, &ModelCatalog::changed, this, &ModelPickerModel::onCatalogChanged);
    connect(&service, &ChatService::modelLoadProgress, this, [this](const QString& path, double fraction) {
        m_loadingPath = path;
        m_progress = fraction;
        emit loadingChanged();
    });
    connect(&service, &ChatService::modelLoaded, this, [this](const LoadedModel& model) {
        m_loadingPath.clear();
        m_progress = 0;
        m_catalog.setLastUsed(model.path);
        m_catalog.setProblem(model.path, {});
        emit loadingChanged();
        announceCurrent();
        if (!model.notices.isEmpty())
            m_notices.showToast(model.notices.join(QLatin1Char(' ')));
    });
    connect(&service, &ChatService::modelLoadFailed, this,
            [this](const QString& path, const GeneratorError& error) {
                m_loadingPath.clear();
                m_progress = 0;
                m_catalog.setProblem(path, error.title);
                emit loadingChanged();
                m_notices.showError(error.title, error.detail);
            });
}

int ModelPickerModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant ModelPickerModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ModelEntry& entry = m_entries[index.row()];
    switch (role) {
    case NameRole:
        return entry.name;
    case DetailRole:
        return entry.detail;
    case ProblemRole:
        return entry.problem;
    case IsStarterRole:
        return entry.isStarter;
    case IsCurrentRole:
        return hasModel() && entry.path == m_service.model().path;
    case PathRole:
        return entry.path;
    default:
        return {};
    }
}

QHash<int, QByteArray> ModelPickerModel::roleNames() const {
    return {{NameRole, "name"},           {DetailRole, "detail"},       {ProblemRole, "problem"},
            {IsStarterRole, "isStarter"}, {IsCurrentRole, "isCurrent"}, {PathRole, "path"}};
}

QString ModelPickerModel::currentName() const {
    return m_service.model().name;
}

QString ModelPickerModel::currentDetail() const {
    const LoadedModel& model = m_service.model();
    if (!hasModel())
        return {};
    QStringList lines;
    if (model.parameters > 0)
        lines << (model.activeParameters > 0 && model.activeParameters < model.parameters
                      ? tr("%1 parameters, %2 at work for each token")
                            .arg(count(model.parameters), count(model.activeParameters))
                      : tr("%1 parameters").arg(count(model.parameters)));
    if (model.experts > 0)
        lines << tr("%1 experts, %2 at a time").arg(model.experts).arg(model.expertsUsed);
    if (model.contextTokens > 0)
        lines << tr("Context of %1 tokens").arg(QLocale().toString(model.contextTokens));
    if (!model.device.isEmpty())
        lines << tr("Runs on %1", "%1 is a processor or graphics card").arg(model.device);
    lines << model.path;
    return lines.join(QLatin1Char('\n'));
}

bool ModelPickerModel::hasModel() const {
    return m_service.hasModel();
}

bool ModelPickerModel::isStarter() const {
    return hasModel() && m_service.model().isStarter;
}

QString ModelPickerModel::loadingName() const {
    for (const ModelEntry& entry : m_entries)
        if (entry.path == m_loadingPath)
            return entry.name;
    return QFileInfo(m_loadingPath).completeBaseName();
}

void ModelPickerModel::choose(int row) {
    if (row >= 0 && row < m_entries.size())
        load(m_entries[row].path);
}

bool ModelPickerModel::isModelFile(const QUrl& url) const {
    return url.isLocalFile() && url.path().endsWith(QLatin1String(".gguf"), Qt::CaseInsensitive);
}

void ModelPickerModel::open(const QUrl& url) {
    if (!isModelFile(url)) {
        m_notices.showToast(tr("Only model files (.gguf) on this computer can be opened here."));
        return;
    }
    load(m_catalog.add(url.toLocalFile()));
}

void ModelPickerModel::forget(int row) {
    if (row >= 0 && row < m_entries.size() && !m_entries[row].isStarter)
        m_catalog.forget(m_entries[row].path);
}

void ModelPickerModel::start(const QString& path) {
    if (!path.isEmpty())
        load(m_catalog.add(path));
    else if (const QString last = m_catalog.lastUsed(); !last.isEmpty())
        load(last);
}

void ModelPickerModel::load(const QString& path) {
    if (m_service.isInCouncil())
        m_notices.showToast(tr("The model is loaded when the council has ended."));
    if (path != m_service.model().path || m_service.state() == ChatService::State::LoadingModel)
        m_service.loadModel(path);
}

void ModelPickerModel::onCatalogChanged() {
    beginResetModel(); // a handful of rows, seldom changed, and only seen while the menu is open
    m_entries = m_catalog.entries();
    endResetModel();
    emit currentChanged();
}

void ModelPickerModel::announceCurrent() {
    if (!m_entries.isEmpty())
        emit dataChanged(index(0), index(static_cast<int>(m_entries.size()) - 1), {IsCurrentRole});
    emit currentChanged();
}

} // namespace conclave
