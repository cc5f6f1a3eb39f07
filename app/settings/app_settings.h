// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/generation/text_generator.h"

#include <QObject>
#include <QSettings>
#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

namespace conclave {

/// What the user has chosen: sampling, system prompt and looks. Every change is clamped to its range,
/// announced once and saved at once. A value in the file that is out of range or no number reads as the
/// default or the nearest bound. Lives on the GUI thread; also the view-model of the settings page.
class AppSettings : public QObject {
    Q_OBJECT
    Q_PROPERTY(double temperature READ temperature WRITE setTemperature NOTIFY samplingChanged)
    Q_PROPERTY(int topK READ topK WRITE setTopK NOTIFY samplingChanged)
    Q_PROPERTY(double topP READ topP WRITE setTopP NOTIFY samplingChanged)
    Q_PROPERTY(double minP READ minP WRITE setMinP NOTIFY samplingChanged)
    Q_PROPERTY(
        double repetitionPenalty READ repetitionPenalty WRITE setRepetitionPenalty NOTIFY samplingChanged)
    Q_PROPERTY(int maxTokens READ maxTokens WRITE setMaxTokens NOTIFY samplingChanged)
    Q_PROPERTY(bool isSeedFixed READ isSeedFixed WRITE setSeedFixed NOTIFY samplingChanged)
    Q_PROPERTY(int seed READ seed WRITE setSeed NOTIFY samplingChanged)
    Q_PROPERTY(bool isSamplingDefault READ isSamplingDefault NOTIFY samplingChanged)
    Q_PROPERTY(QString systemPrompt READ systemPrompt WRITE setSystemPrompt NOTIFY systemPromptChanged)
    Q_PROPERTY(bool writesTitles READ writesTitles WRITE setWritesTitles NOTIFY writesTitlesChanged)
    Q_PROPERTY(QString syncFolder READ syncFolder WRITE setSyncFolder NOTIFY folderSyncChanged)
    Q_PROPERTY(bool isFolderSyncOn READ isFolderSyncOn WRITE setFolderSyncOn NOTIFY folderSyncChanged)
    Q_PROPERTY(Appearance appearance READ appearance WRITE setAppearance NOTIFY appearanceChanged)
    Q_PROPERTY(Accent accent READ accent WRITE setAccent NOTIFY accentChanged)
    Q_PROPERTY(Motion motion READ motion WRITE setMotion NOTIFY motionChanged)
    Q_PROPERTY(bool isCodeWrapped READ isCodeWrapped WRITE setCodeWrapped NOTIFY codeWrappedChanged)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged)
    Q_PROPERTY(int fontPercent READ fontPercent WRITE setFontPercent NOTIFY fontPercentChanged)
    Q_PROPERTY(
        bool isExpertPanelOpen READ isExpertPanelOpen WRITE setExpertPanelOpen NOTIFY expertPanelOpenChanged)
    Q_PROPERTY(
        int expertPanelWidth READ expertPanelWidth WRITE setExpertPanelWidth NOTIFY expertPanelWidthChanged)
    Q_PROPERTY(bool isSidebarShown READ isSidebarShown WRITE setSidebarShown NOTIFY sidebarShownChanged)

  public:
    enum class Appearance { System = 0, Light = 1, Dark = 2 };
    Q_ENUM(Appearance)
    enum class Accent { Baize = 0, Lake = 1, Plum = 2, Copper = 3, Slate = 4 };
    Q_ENUM(Accent)
    enum class Motion { System = 0, Reduced = 1, Full = 2 };
    Q_ENUM(Motion)

    /// Reads and writes @p iniPath; empty: defaultPath().
    explicit AppSettings(const QString& iniPath = {}, QObject* parent = nullptr);

    /// $XDG_CONFIG_HOME/conclave/settings.ini
    static QString defaultPath();

    double temperature() const { return m_sampling.temperature; }
    int topK() const { return m_sampling.topK; }
    double topP() const { return m_sampling.topP; }
    double minP() const { return m_sampling.minP; }
    double repetitionPenalty() const { return m_sampling.repetitionPenalty; }
    int maxTokens() const { return m_sampling.maxTokens; }
    bool isSeedFixed() const { return m_isSeedFixed; }
    int seed() const { return m_seed; }
    bool isSamplingDefault() const;
    QString systemPrompt() const { return m_systemPrompt; }
    QString thinking() const { return m_thinking; }
    QString defaultPreset() const { return m_defaultPreset; }
    bool writesTitles() const { return m_writesTitles; }
    QString syncFolder() const { return m_syncFolder; }
    bool isFolderSyncOn() const { return m_isFolderSyncOn; }
    Appearance appearance() const { return m_appearance; }
    Accent accent() const { return m_accent; }
    Motion motion() const { return m_motion; }
    QString language() const { return m_language; } ///< of the window; empty: the desktop's
    int fontPercent() const { return m_fontPercent; }
    bool isCodeWrapped() const { return m_isCodeWrapped; }
    bool isExpertPanelOpen() const { return m_isExpertPanelOpen; }
    int expertPanelWidth() const { return m_expertPanelWidth; }
    bool isSidebarShown() const { return m_isSidebarShown; }

    void setTemperature(double value);       ///< 0 to 2; 0 always takes the likeliest word
    void setTopK(int value);                 ///< 0 to 200; 0: no limit
    void setTopP(double value);              ///< 0.05 to 1; 1: no limit
    void setMinP(double value);              ///< 0 to 0.5; 0: no limit
    void setRepetitionPenalty(double value); ///< 1 to 2; 1: none
    void setMaxTokens(int value);            ///< 0 to 32768; 0: no limit but the context
    void setSeedFixed(bool fixed);
    void setSeed(int value); ///< 1 to 2147483647
    void setSystemPrompt(const QString& text);
    void setThinking(const QString& key);       ///< as thinkingKey() says; empty: as the model does it
    void setDefaultPreset(const QString& uuid); ///< what new conversations begin with; empty: with none
    void setWritesTitles(bool isOn);            ///< whether the model writes titles of conversations
    void setSyncFolder(const QString& path);    ///< that follows the history, as Markdown; empty: none
    void setFolderSyncOn(bool isOn);
    void setAppearance(Appearance appearance);
    void setAccent(Accent accent);
    void setMotion(Motion motion);
    void setFontPercent(int percent); ///< 80 to 200
    void setCodeWrapped(bool isOn);   ///< long lines of code go on below, and do not scroll sideways
    void setExpertPanelOpen(bool isOpen);
    void setExpertPanelWidth(int pixels);  ///< 0, or 280 to 1200; 0: as wide as suits
    void setSidebarShown(bool isShown);    ///< in a window that is wide enough for it
    void setLanguage(const QString& code); ///< "de", "pt_BR", …; an unknown one counts as empty
    Q_INVOKABLE void resetSampling();
    /// As they were before a resetSampling(): sampling() leaves a seed out that is not fixed.
    void restoreSampling(const SamplingSettings& sampling, bool isSeedFixed, int seed);

    /// What a new answer is asked with; seed 0 unless it is fixed.
    SamplingSettings sampling() const;

    /// The window's size when it was last closed; invalid on the first start.
    QSize windowSize() const;
    void setWindowSize(const QSize& size);

    /// Whether the list shows what is in the folder with this uuid; no until it has been opened.
    bool isFolderOpen(const QString& uuid) const;
    void setFolderOpen(const QString& uuid, bool isOpen);

    /// Whether the conversation with this uuid may lose its oldest messages to the model without being asked;
    /// no until that has been chosen. Of the last kMostUnasked ones it is remembered.
    bool leavesOutOldest(const QString& uuid) const;
    void setLeavesOutOldest(const QString& uuid, bool isOn);

    /// Paths of the models that a question was put to last; nothing: none has been yet.
    std::optional<QStringList> councilModels() const { return m_councilModels; }
    void setCouncilModels(const QStringList& paths);
    bool isCouncilBlind() const { return m_isCouncilBlind; }
    void setCouncilBlind(bool isBlind);
    /// Whether the model that is chosen is loaded again as soon as a council has ended.
    bool returnsAfterCouncil() const { return m_returnsAfterCouncil; }
    void setReturnsAfterCouncil(bool isOn);
    static constexpr int kMostUnasked = 1000;

  signals:
    void samplingChanged();
    void systemPromptChanged();
    void thinkingChanged();
    void defaultPresetChanged();
    void writesTitlesChanged();
    void folderSyncChanged();
    void appearanceChanged();
    void accentChanged();
    void motionChanged();
    void languageChanged();
    void fontPercentChanged();
    void councilChanged();
    void codeWrappedChanged();
    void expertPanelOpenChanged();
    void expertPanelWidthChanged();
    void sidebarShownChanged();

  private:
    void read();
    template <typename T>
    void changeSampling(T& member, T value, const char* key);

    QSettings m_file;
    SamplingSettings m_sampling; ///< its seed is not used; see m_seed
    bool m_isSeedFixed = false;
    int m_seed = 1;
    QString m_systemPrompt;
    QString m_thinking;
    QString m_defaultPreset;
    bool m_writesTitles = true;
    QString m_syncFolder;
    bool m_isFolderSyncOn = false;
    Appearance m_appearance = Appearance::System;
    Accent m_accent = Accent::Baize;
    Motion m_motion = Motion::System;
    QString m_language;
    int m_fontPercent = 100;
    bool m_isCodeWrapped = false;
    bool m_isExpertPanelOpen = false;
    int m_expertPanelWidth = 0;
    bool m_isSidebarShown = true;
    QStringList m_openFolders; ///< uuids
    QStringList m_unasked;     ///< uuids, the last chosen one at the end
    std::optional<QStringList> m_councilModels;
    bool m_isCouncilBlind = true;
    bool m_returnsAfterCouncil = false;
};

} // namespace conclave
