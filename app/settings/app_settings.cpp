// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/app_settings.h"

#include <QStandardPaths>

#include <algorithm>
#include <cmath>
#include <limits>

namespace conclave {

namespace {

constexpr int kLongestSystemPrompt = 20'000; // characters; more would fill any context by itself
constexpr int kMaxTokensBound = 32'768;

struct Range {
    double low;
    double high;
};
constexpr Range kTemperature{0.0, 2.0};
constexpr Range kTopP{0.05, 1.0};
constexpr Range kMinP{0.0, 0.5};
constexpr Range kRepetitionPenalty{1.0, 2.0};

/// Two decimals: what the page shows is what is kept. Not a number: the lower bound.
double clamped(double value, Range range) {
    if (!std::isfinite(value))
        return range.low;
    return std::clamp(std::round(value * 100) / 100, range.low, range.high);
}

double readDouble(const QSettings& file, const char* key, double fallback, Range range) {
    bool ok = false;
    const double value = file.value(QLatin1String(key)).toDouble(&ok);
    return ok && std::isfinite(value) ? clamped(value, range) : fallback;
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
    m_sampling.temperature = readDouble(m_file, "sampling/temperature", defaults.temperature, kTemperature);
    m_sampling.topK = readInt(m_file, "sampling/topK", defaults.topK, 0, 200);
    m_sampling.topP = readDouble(m_file, "sampling/topP", defaults.topP, kTopP);
    m_sampling.minP = readDouble(m_file, "sampling/minP", defaults.minP, kMinP);
    m_sampling.repetitionPenalty =
        readDouble(m_file, "sampling/repetitionPenalty", defaults.repetitionPenalty, kRepetitionPenalty);
    m_sampling.maxTokens = readInt(m_file, "sampling/maxTokens", defaults.maxTokens, 0, kMaxTokensBound);
    m_isSeedFixed = m_file.value(QStringLiteral("sampling/seedFixed"), false).toBool();
    m_seed = readInt(m_file, "sampling/seed", 1, 1, std::numeric_limits<int>::max());
    m_systemPrompt = m_file.value(QStringLiteral("chat/systemPrompt")).toString().left(kLongestSystemPrompt);
    m_writesTitles = m_file.value(QStringLiteral("chat/writesTitles"), true).toBool();
    m_syncFolder = m_file.value(QStringLiteral("sync/folder")).toString();
    m_isFolderSyncOn = m_file.value(QStringLiteral("sync/isOn"), false).toBool();
    m_appearance = static_cast<Appearance>(readInt(m_file, "window/appearance", 0, 0, 2));
    m_accent = static_cast<Accent>(readInt(m_file, "window/accent", 0, 0, 4));
    m_motion = static_cast<Motion>(readInt(m_file, "window/motion", 0, 0, 2));
    m_isSidebarShown = m_file.value(QStringLiteral("window/sidebar"), true).toBool();
    m_fontPercent = readInt(m_file, "window/fontPercent", 100, 80, 200);
    m_openFolders = m_file.value(QStringLiteral("history/openFolders")).toStringList();
    m_unasked = m_file.value(QStringLiteral("history/leavesOutOldest")).toStringList();
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
    changeSampling(m_sampling.temperature, clamped(value, kTemperature), "sampling/temperature");
}

void AppSettings::setTopK(int value) {
    changeSampling(m_sampling.topK, std::clamp(value, 0, 200), "sampling/topK");
}

void AppSettings::setTopP(double value) {
    changeSampling(m_sampling.topP, clamped(value, kTopP), "sampling/topP");
}

void AppSettings::setMinP(double value) {
    changeSampling(m_sampling.minP, clamped(value, kMinP), "sampling/minP");
}

void AppSettings::setRepetitionPenalty(double value) {
    changeSampling(m_sampling.repetitionPenalty, clamped(value, kRepetitionPenalty),
                   "sampling/repetitionPenalty");
}

void AppSettings::setMaxTokens(int value) {
    changeSampling(m_sampling.maxTokens, std::clamp(value, 0, kMaxTokensBound), "sampling/maxTokens");
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

void AppSettings::setWritesTitles(bool isOn) {
    if (m_writesTitles == isOn)
        return;
    m_writesTitles = isOn;
    m_file.setValue(QStringLiteral("chat/writesTitles"), isOn);
    emit writesTitlesChanged();
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

} // namespace conclave
