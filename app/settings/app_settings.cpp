// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/app_settings.h"

#include "app/settings/sampling_bounds.h"

#include <QStandardPaths>

#include <algorithm>
#include <cmath>
#include <limits>

namespace conclave {

namespace {

constexpr int kNarrowestPanel = 280;
constexpr int kWidestPanel = 1200;

double readDouble(const QSettings& file, const char* key, double fallback, Bounds bounds) {
    bool ok = false;
    const double value = file.value(QLatin1String(key)).toDouble(&ok);
    return ok && std::isfinite(value) ? clampedTo(bounds, value) : fallback;
}

int readInt(const QSettings& file, const char* key, int fallback, int low, int high) {
    bool ok = false;
    const int value = file.value(QLatin1String(key)).toInt(&ok);
    return ok ? std::clamp(value, low, high) : fallback;
}

} // namespace

QString AppSettings::defaultPath() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/conclave/settings.ini");
}

AppSettings::AppSettings(const QString& iniPath, QObject* parent)
    : QObject(parent), m_file(iniPath.isEmpty() ? defaultPath() : iniPath, QSettings::IniFormat) {
    read();
}

void AppSettings::read() {
    const SamplingSettings defaults;
    m_sampling.temperature =
        readDouble(m_file, "sampling/temperature", defaults.temperature, kTemperatureBounds);
    m_sampling.topK = readInt(m_file, "sampling/topK", defaults.topK, 0, 200);
    m_sampling.topP = readDouble(m_file, "sampling/topP", defaults.topP, kTopPBounds);
    m_sampling.minP = readDouble(m_file, "sampling/minP", defaults.minP, kMinPBounds);
    m_sampling.repetitionPenalty = readDouble(m_file, "sampling/repetitionPenalty",
                                              defaults.repetitionPenalty, kRepetitionPenaltyBounds);
    m_sampling.maxTokens =
        readInt(m_file, "sampling/maxTokens", defaults.maxTokens, 0, static_cast<int>(kMaxTokensBounds.high));
    m_isSeedFixed = m_file.value(QStringLiteral("sampling/seedFixed"), false).toBool();
    m_seed = readInt(m_file, "sampling/seed", 1, 1, std::numeric_limits<int>::max());
    m_systemPrompt = m_file.value(QStringLiteral("chat/systemPrompt")).toString().left(kLongestSystemPrompt);
    m_isCodeWrapped = m_file.value(QStringLiteral("chat/wrapsCode"), false).toBool();
    m_thinking = m_file.value(QStringLiteral("chat/thinking")).toString();
    m_defaultPreset = m_file.value(QStringLiteral("chat/defaultPreset")).toString();
    m_writesTitles = m_file.value(QStringLiteral("chat/writesTitles"), true).toBool();
    m_language = m_file.value(QStringLiteral("looks/language")).toString();
    m_syncFolder = m_file.value(QStringLiteral("sync/folder")).toString();
    m_isFolderSyncOn = m_file.value(QStringLiteral("sync/isOn"), false).toBool();
    m_appearance = static_cast<Appearance>(readInt(m_file, "window/appearance", 0, 0, 2));
    m_accent = static_cast<Accent>(readInt(m_file, "window/accent", 0, 0, 4));
    m_motion = static_cast<Motion>(readInt(m_file, "window/motion", 0, 0, 2));
    m_isSidebarShown = m_file.value(QStringLiteral("window/sidebar"), true).toBool();
    m_fontPercent = readInt(m_file, "window/fontPercent", 100, 80, 200);
    m_isExpertPanelOpen = m_file.value(QStringLiteral("window/expertPanel"), false).toBool();
    m_expertPanelWidth = readInt(m_file, "window/expertPanelWidth", 0, 0, kWidestPanel);
    if (m_expertPanelWidth != 0)
        m_expertPanelWidth = std::max(kNarrowestPanel, m_expertPanelWidth);
    m_openFolders = m_file.value(QStringLiteral("history/openFolders")).toStringList();
    m_unasked = m_file.value(QStringLiteral("history/leavesOutOldest")).toStringList();
    if (m_file.contains(QStringLiteral("council/models")))
        m_councilModels = m_file.value(QStringLiteral("council/models")).toStringList();
    m_isCouncilBlind = m_file.value(QStringLiteral("council/isBlind"), true).toBool();
    m_returnsAfterCouncil = m_file.value(QStringLiteral("council/returns"), false).toBool();
}

bool AppSettings::isSamplingDefault() const {
    return m_sampling == SamplingSettings() && !m_isSeedFixed;
}

template <typename T>
void AppSettings::changeSampling(T& member, T value, const char* key) {
    if (member == value)
        return;
    member = value;
    m_file.setValue(QLatin1String(key), value);
    emit samplingChanged();
}

void AppSettings::setTemperature(double value) {
    changeSampling(m_sampling.temperature, clampedTo(kTemperatureBounds, value), "sampling/temperature");
}

void AppSettings::setTopK(int value) {
    changeSampling(m_sampling.topK, clampedTo(kTopKBounds, value), "sampling/topK");
}

void AppSettings::setTopP(double value) {
    changeSampling(m_sampling.topP, clampedTo(kTopPBounds, value), "sampling/topP");
}

void AppSettings::setMinP(double value) {
    changeSampling(m_sampling.minP, clampedTo(kMinPBounds, value), "sampling/minP");
}

void AppSettings::setRepetitionPenalty(double value) {
    changeSampling(m_sampling.repetitionPenalty, clampedTo(kRepetitionPenaltyBounds, value),
                   "sampling/repetitionPenalty");
}

void AppSettings::setMaxTokens(int value) {
    changeSampling(m_sampling.maxTokens, clampedTo(kMaxTokensBounds, value), "sampling/maxTokens");
}

void AppSettings::setSeedFixed(bool fixed) {
    changeSampling(m_isSeedFixed, fixed, "sampling/seedFixed");
}

void AppSettings::setSeed(int value) {
    changeSampling(m_seed, std::max(1, value), "sampling/seed");
}

void AppSettings::setSystemPrompt(const QString& text) {
    const QString kept = text.left(kLongestSystemPrompt);
    if (m_systemPrompt == kept)
        return;
    m_systemPrompt = kept;
    m_file.setValue(QStringLiteral("chat/systemPrompt"), kept);
    emit systemPromptChanged();
}

void AppSettings::setCodeWrapped(bool isOn) {
    if (m_isCodeWrapped == isOn)
        return;
    m_isCodeWrapped = isOn;
    m_file.setValue(QStringLiteral("chat/wrapsCode"), isOn);
    emit codeWrappedChanged();
}

void AppSettings::setThinking(const QString& key) {
    if (m_thinking == key)
        return;
    m_thinking = key;
    m_file.setValue(QStringLiteral("chat/thinking"), key);
    emit thinkingChanged();
}

void AppSettings::setDefaultPreset(const QString& uuid) {
    if (m_defaultPreset == uuid)
        return;
    m_defaultPreset = uuid;
    m_file.setValue(QStringLiteral("chat/defaultPreset"), uuid);
    emit defaultPresetChanged();
}

void AppSettings::setWritesTitles(bool isOn) {
    if (m_writesTitles == isOn)
        return;
    m_writesTitles = isOn;
    m_file.setValue(QStringLiteral("chat/writesTitles"), isOn);
    emit writesTitlesChanged();
}

void AppSettings::setLanguage(const QString& code) {
    if (m_language == code)
        return;
    m_language = code;
    m_file.setValue(QStringLiteral("looks/language"), code);
    emit languageChanged();
}

void AppSettings::setSyncFolder(const QString& path) {
    if (m_syncFolder == path)
        return;
    m_syncFolder = path;
    m_file.setValue(QStringLiteral("sync/folder"), path);
    emit folderSyncChanged();
}

void AppSettings::setFolderSyncOn(bool isOn) {
    if (m_isFolderSyncOn == isOn)
        return;
    m_isFolderSyncOn = isOn;
    m_file.setValue(QStringLiteral("sync/isOn"), isOn);
    emit folderSyncChanged();
}

void AppSettings::setAppearance(Appearance appearance) {
    if (m_appearance == appearance)
        return;
    m_appearance = appearance;
    m_file.setValue(QStringLiteral("window/appearance"), static_cast<int>(appearance));
    emit appearanceChanged();
}

void AppSettings::setAccent(Accent accent) {
    if (m_accent == accent)
        return;
    m_accent = accent;
    m_file.setValue(QStringLiteral("window/accent"), static_cast<int>(accent));
    emit accentChanged();
}

void AppSettings::setMotion(Motion motion) {
    if (m_motion == motion)
        return;
    m_motion = motion;
    m_file.setValue(QStringLiteral("window/motion"), static_cast<int>(motion));
    emit motionChanged();
}

void AppSettings::setSidebarShown(bool isShown) {
    if (m_isSidebarShown == isShown)
        return;
    m_isSidebarShown = isShown;
    m_file.setValue(QStringLiteral("window/sidebar"), isShown);
    emit sidebarShownChanged();
}

void AppSettings::setFontPercent(int percent) {
    const int kept = std::clamp(percent, 80, 200);
    if (m_fontPercent == kept)
        return;
    m_fontPercent = kept;
    m_file.setValue(QStringLiteral("window/fontPercent"), kept);
    emit fontPercentChanged();
}

void AppSettings::setExpertPanelOpen(bool isOpen) {
    if (m_isExpertPanelOpen == isOpen)
        return;
    m_isExpertPanelOpen = isOpen;
    m_file.setValue(QStringLiteral("window/expertPanel"), isOpen);
    emit expertPanelOpenChanged();
}

void AppSettings::setExpertPanelWidth(int pixels) {
    const int kept = pixels == 0 ? 0 : std::clamp(pixels, kNarrowestPanel, kWidestPanel);
    if (m_expertPanelWidth == kept)
        return;
    m_expertPanelWidth = kept;
    m_file.setValue(QStringLiteral("window/expertPanelWidth"), kept);
    emit expertPanelWidthChanged();
}

void AppSettings::resetSampling() {
    m_sampling = SamplingSettings();
    m_isSeedFixed = false;
    m_seed = 1;
    m_file.remove(QStringLiteral("sampling"));
    emit samplingChanged();
}

void AppSettings::restoreSampling(const SamplingSettings& sampling, bool isSeedFixed, int seed) {
    setTemperature(sampling.temperature);
    setTopK(sampling.topK);
    setTopP(sampling.topP);
    setMinP(sampling.minP);
    setRepetitionPenalty(sampling.repetitionPenalty);
    setMaxTokens(sampling.maxTokens);
    setSeedFixed(isSeedFixed);
    setSeed(seed);
}

SamplingSettings AppSettings::sampling() const {
    SamplingSettings sampling = m_sampling;
    sampling.seed = m_isSeedFixed ? static_cast<quint64>(m_seed) : 0;
    return sampling;
}

QSize AppSettings::windowSize() const {
    return m_file.value(QStringLiteral("window/size")).toSize();
}

void AppSettings::setWindowSize(const QSize& size) {
    m_file.setValue(QStringLiteral("window/size"), size);
}

bool AppSettings::isFolderOpen(const QString& uuid) const {
    return m_openFolders.contains(uuid);
}

void AppSettings::setFolderOpen(const QString& uuid, bool isOpen) {
    if (isOpen == isFolderOpen(uuid))
        return;
    if (isOpen)
        m_openFolders.append(uuid);
    else
        m_openFolders.removeAll(uuid);
    m_file.setValue(QStringLiteral("history/openFolders"), m_openFolders);
}

bool AppSettings::leavesOutOldest(const QString& uuid) const {
    return m_unasked.contains(uuid);
}

void AppSettings::setLeavesOutOldest(const QString& uuid, bool isOn) {
    if (isOn == leavesOutOldest(uuid))
        return;
    m_unasked.removeAll(uuid);
    if (isOn)
        m_unasked.append(uuid);
    if (m_unasked.size() > kMostUnasked)
        m_unasked.removeFirst();
    m_file.setValue(QStringLiteral("history/leavesOutOldest"), m_unasked);
}

void AppSettings::setCouncilModels(const QStringList& paths) {
    if (m_councilModels == paths)
        return;
    m_councilModels = paths;
    m_file.setValue(QStringLiteral("council/models"), paths);
    emit councilChanged();
}

void AppSettings::setCouncilBlind(bool isBlind) {
    if (m_isCouncilBlind == isBlind)
        return;
    m_isCouncilBlind = isBlind;
    m_file.setValue(QStringLiteral("council/isBlind"), isBlind);
    emit councilChanged();
}

void AppSettings::setReturnsAfterCouncil(bool isOn) {
    if (m_returnsAfterCouncil == isOn)
        return;
    m_returnsAfterCouncil = isOn;
    m_file.setValue(QStringLiteral("council/returns"), isOn);
    emit councilChanged();
}

} // namespace conclave
