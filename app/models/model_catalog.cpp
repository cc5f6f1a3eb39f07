// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/model_catalog.h"

#include "app/generation/engine_words.h"
#include "app/text/joined_facts.h"
#include "engine/engine.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QLocale>
#include <QSettings>
#include <QStandardPaths>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace conclave {

namespace {

constexpr int kRememberedFiles = 30;

QSettings settings() {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
    return QSettings(folder + QStringLiteral("/conclave/models.ini"), QSettings::IniFormat);
}

/// What its makers call it; an architecture that is not listed calls itself as they do.
QString familyName(const QString& architecture) {
    static const QHash<QString, QString> names{
        {QStringLiteral("deepseek2"), QStringLiteral("DeepSeek")},
        {QStringLiteral("gemma2"), QStringLiteral("Gemma 2")},
        {QStringLiteral("gemma3"), QStringLiteral("Gemma 3")},
        {QStringLiteral("gemma4"), QStringLiteral("Gemma 4")},
        {QStringLiteral("glm4moe"), QStringLiteral("GLM-4 MoE")},
        {QStringLiteral("granite"), QStringLiteral("Granite")},
        {QStringLiteral("granitemoe"), QStringLiteral("Granite MoE")},
        {QStringLiteral("lfm2moe"), QStringLiteral("LFM2 MoE")},
        {QStringLiteral("llama"), QStringLiteral("Llama")},
        {QStringLiteral("llama4"), QStringLiteral("Llama 4")},
        {QStringLiteral("minimax-m2"), QStringLiteral("MiniMax-M2")},
        {QStringLiteral("mistral3"), QStringLiteral("Mistral 3")},
        {QStringLiteral("olmoe"), QStringLiteral("OLMoE")},
        {QStringLiteral("phi3"), QStringLiteral("Phi-3")},
        {QStringLiteral("qwen2"), QStringLiteral("Qwen2")},
        {QStringLiteral("qwen2moe"), QStringLiteral("Qwen2 MoE")},
        {QStringLiteral("qwen3"), QStringLiteral("Qwen3")},
        {QStringLiteral("qwen35"), QStringLiteral("Qwen3.5")},
        {QStringLiteral("qwen35moe"), QStringLiteral("Qwen3.5 MoE")},
        {QStringLiteral("qwen3moe"), QStringLiteral("Qwen3 MoE")},
        {QStringLiteral("qwen3next"), QStringLiteral("Qwen3-Next")},
    };
    return names.value(architecture, architecture);
}

ModelEntry describe(const QString& path) {
    ModelEntry entry;
    entry.path = path;
    entry.name = QFileInfo(path).completeBaseName();
    const auto info = engine::inspectModel(path.toStdString());
    if (!info) {
        entry.problem = inWords(info.error(), path).title;
        return entry;
    }
    entry.name = QString::fromStdString(info->name);
    entry.isStarter = info->isStarter;
    QStringList parts{familyName(QString::fromStdString(info->architecture))};
    if (info->experts > 0)
        parts << ModelCatalog::tr("%1 experts, %2 at a time").arg(info->experts).arg(info->expertsUsed);
    parts << QString::fromStdString(info->quantization)
          << QLocale().formattedDataSize(static_cast<qint64>(info->fileBytes), 0);
    entry.detail = joinedFacts(parts);
    return entry;
}

} // namespace

ModelCatalog::ModelCatalog(QObject* parent) : QObject(parent) {
    m_pool.setMaxThreadCount(1);
    for (const QString& path : settings().value(QStringLiteral("opened")).toStringList())
        m_entries.append({.path = path, .name = QFileInfo(path).completeBaseName()});
    for (const QString& folder : starterFolders()) {
        const QFileInfoList files =
            QDir(folder).entryInfoList({QStringLiteral("starter-*.gguf")}, QDir::Files, QDir::Name);
        for (const QFileInfo& file : files)
            m_entries.append(
                {.path = file.canonicalFilePath(), .name = file.completeBaseName(), .isStarter = true});
        if (!files.isEmpty())
            break;
    }
    describeAgain();
}

ModelCatalog::~ModelCatalog() {
    m_pool.clear();
    m_pool.waitForDone();
}

void ModelCatalog::describeAgain() {
    for (const ModelEntry& entry : std::as_const(m_entries))
        describeLater(entry.path);
}

void ModelCatalog::describeLater(const QString& path) {
    m_pool.start([this, path] {
        const ModelEntry described = describe(path);
        QMetaObject::invokeMethod(this, [this, described] {
            for (ModelEntry& entry : m_entries)
                if (entry.path == described.path) {
                    const bool isStarter = entry.isStarter || described.isStarter;
                    entry = described;
                    entry.isStarter = isStarter;
                }
            emit changed();
        });
    });
}

QVector<ModelEntry> ModelCatalog::entries() const {
    return m_entries;
}

QString ModelCatalog::add(const QString& pathOrUrl) {
    const QUrl url(pathOrUrl);
    const QString path = QFileInfo(url.isLocalFile() ? url.toLocalFile() : pathOrUrl).absoluteFilePath();
    const auto isSame = [&](const ModelEntry& entry) { return entry.path == path; };
    if (std::none_of(m_entries.cbegin(), m_entries.cend(), isSame))
        m_entries.prepend({.path = path, .name = QFileInfo(path).completeBaseName()});
    describeLater(path);
    QSettings file = settings();
    QStringList opened = file.value(QStringLiteral("opened")).toStringList();
    opened.removeAll(path);
    opened.prepend(path);
    file.setValue(QStringLiteral("opened"), opened.mid(0, kRememberedFiles));
    emit changed();
    return path;
}

void ModelCatalog::forget(const QString& path) {
    m_entries.removeIf([&](const ModelEntry& entry) { return entry.path == path && !entry.isStarter; });
    QSettings file = settings();
    QStringList opened = file.value(QStringLiteral("opened")).toStringList();
    opened.removeAll(path);
    file.setValue(QStringLiteral("opened"), opened);
    emit changed();
}

void ModelCatalog::setProblem(const QString& path, const QString& problem) {
    for (ModelEntry& entry : m_entries)
        if (entry.path == path && entry.problem != problem) {
            entry.problem = problem;
            emit changed();
        }
}

QString ModelCatalog::lastUsed() const {
    const QString last = settings().value(QStringLiteral("lastUsed")).toString();
    if (!last.isEmpty() && QFileInfo::exists(last))
        return last;
    const auto isUsableStarter = [](const ModelEntry& entry) {
        return entry.isStarter && entry.problem.isEmpty();
    };
    const auto starter = std::find_if(m_entries.cbegin(), m_entries.cend(), isUsableStarter);
    return starter == m_entries.cend() ? QString() : starter->path;
}

void ModelCatalog::setLastUsed(const QString& path) {
    settings().setValue(QStringLiteral("lastUsed"), path);
}

QStringList ModelCatalog::starterFolders() {
    const QString program = QCoreApplication::applicationDirPath();
    if (const QString forced = qEnvironmentVariable("CONCLAVE_MODELS"); !forced.isEmpty())
        return {forced};
    QStringList folders;
    folders << program + QStringLiteral("/../../../resources/models") // build/<preset>/bin in the source tree
            << program + QStringLiteral("/../share/conclave/models"); // installed
    return folders;
}

} // namespace conclave
