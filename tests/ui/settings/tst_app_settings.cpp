// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/app_settings.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <limits>
#include <memory>

using namespace conclave;

class AppSettingsTest : public QObject {
    Q_OBJECT

  private slots:
    void init();
    void startsWithTheDefaults();
    void remembersEverything();
    void clampsWhatIsSet();
    void readsNonsenseAsDefaultsOrBounds();
    void announcesOnlyChanges();
    void resetsSamplingAlone();
    void drawsASeedUnlessItIsFixed();
    void remembersWhoIsNotAskedAnyMore();

  private:
    QString path() const { return m_folder->filePath(QStringLiteral("sub/settings.ini")); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void AppSettingsTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
}

void AppSettingsTest::startsWithTheDefaults() {
    const AppSettings settings(path());
    QCOMPARE(settings.sampling(), SamplingSettings());
    QVERIFY(settings.isSamplingDefault());
    QCOMPARE(settings.appearance(), AppSettings::Appearance::System);
    QCOMPARE(settings.fontPercent(), 100);
    QCOMPARE(settings.accent(), AppSettings::Accent::Baize);
    QCOMPARE(settings.motion(), AppSettings::Motion::System);
    QVERIFY(settings.isSidebarShown());
    QVERIFY(settings.systemPrompt().isEmpty());
    QVERIFY(settings.thinking().isEmpty());
    QVERIFY(settings.defaultPreset().isEmpty());
    QVERIFY(settings.syncFolder().isEmpty());
    QVERIFY(!settings.isFolderSyncOn());
    QVERIFY(!settings.windowSize().isValid());
    QVERIFY(!settings.isExpertPanelOpen());
    QCOMPARE(settings.expertPanelWidth(), 0);
}

void AppSettingsTest::remembersEverything() {
    {
        AppSettings settings(path());
        settings.setTemperature(1.25);
        settings.setTopK(7);
        settings.setTopP(0.5);
        settings.setMinP(0.1);
        settings.setRepetitionPenalty(1.15);
        settings.setMaxTokens(512);
        settings.setSeedFixed(true);
        settings.setSeed(42);
        settings.setSystemPrompt(QStringLiteral("Sei kurz, “bitte”;\n[x]=%1 \\n"));
        settings.setSyncFolder(QStringLiteral("/home/me/Notes, and “more”"));
        settings.setFolderSyncOn(true);
        settings.setThinking(QStringLiteral("on low"));
        settings.setDefaultPreset(QStringLiteral("a-uuid"));
        settings.setAppearance(AppSettings::Appearance::Dark);
        settings.setFontPercent(150);
        settings.setAccent(AppSettings::Accent::Copper);
        settings.setMotion(AppSettings::Motion::Reduced);
        settings.setSidebarShown(false);
        settings.setWindowSize({900, 700});
        settings.setExpertPanelOpen(true);
        settings.setExpertPanelWidth(444);
    }
    const AppSettings settings(path());
    QCOMPARE(settings.sampling(), (SamplingSettings{1.25, 7, 0.5, 0.1, 1.15, 512, 42}));
    QCOMPARE(settings.systemPrompt(), QStringLiteral("Sei kurz, “bitte”;\n[x]=%1 \\n"));
    QCOMPARE(settings.syncFolder(), QStringLiteral("/home/me/Notes, and “more”"));
    QVERIFY(settings.isFolderSyncOn());
    QCOMPARE(settings.thinking(), QStringLiteral("on low"));
    QCOMPARE(settings.defaultPreset(), QStringLiteral("a-uuid"));
    QCOMPARE(settings.appearance(), AppSettings::Appearance::Dark);
    QCOMPARE(settings.fontPercent(), 150);
    QCOMPARE(settings.accent(), AppSettings::Accent::Copper);
    QCOMPARE(settings.motion(), AppSettings::Motion::Reduced);
    QVERIFY(!settings.isSidebarShown());
    QCOMPARE(settings.windowSize(), QSize(900, 700));
    QVERIFY(settings.isExpertPanelOpen());
    QCOMPARE(settings.expertPanelWidth(), 444);
}

void AppSettingsTest::clampsWhatIsSet() {
    AppSettings settings(path());
    settings.setTemperature(99);
    QCOMPARE(settings.temperature(), 2.0);
    settings.setTemperature(-1);
    QCOMPARE(settings.temperature(), 0.0);
    settings.setTemperature(std::numeric_limits<double>::quiet_NaN());
    QCOMPARE(settings.temperature(), 0.0);
    settings.setTopP(0);
    QCOMPARE(settings.topP(), 0.05);
    settings.setTopK(-5);
    QCOMPARE(settings.topK(), 0);
    settings.setMinP(3);
    QCOMPARE(settings.minP(), 0.5);
    settings.setRepetitionPenalty(0.2);
    QCOMPARE(settings.repetitionPenalty(), 1.0);
    settings.setMaxTokens(1'000'000'000);
    QCOMPARE(settings.maxTokens(), 32768);
    settings.setSeed(-3);
    QCOMPARE(settings.seed(), 1);
    settings.setFontPercent(1000);
    QCOMPARE(settings.fontPercent(), 200);
    settings.setExpertPanelWidth(7);
    QCOMPARE(settings.expertPanelWidth(), 280);
    settings.setSystemPrompt(QString(100'000, u'x'));
    QCOMPARE(settings.systemPrompt().size(), 20'000);
}

void AppSettingsTest::readsNonsenseAsDefaultsOrBounds() {
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("sub")));
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[sampling]\ntemperature=hot\ntopK=-9\ntopP=nan\nminP=7\nseed=\n[window]\nappearance="
               "9\nfontPercent=x\nexpertPanelWidth=3\naccent=99\nmotion=-1\n"
               "size=@Size(big)\n\0\xff[[[\n");
    file.close();
    const AppSettings settings(path());
    const SamplingSettings defaults;
    QCOMPARE(settings.temperature(), defaults.temperature);
    QCOMPARE(settings.topK(), 0);
    QCOMPARE(settings.topP(), defaults.topP);
    QCOMPARE(settings.minP(), 0.5);
    QCOMPARE(settings.seed(), 1);
    QCOMPARE(settings.appearance(), AppSettings::Appearance::Dark);
    QCOMPARE(settings.fontPercent(), 100);
    QCOMPARE(settings.expertPanelWidth(), 280);
    QCOMPARE(settings.accent(), AppSettings::Accent::Slate);
    QCOMPARE(settings.motion(), AppSettings::Motion::System);
}

void AppSettingsTest::announcesOnlyChanges() {
    AppSettings settings(path());
    QSignalSpy changed(&settings, &AppSettings::samplingChanged);
    settings.setTemperature(0.7);
    settings.setTemperature(0.701); // two decimals
    QCOMPARE(changed.size(), 0);
    settings.setTemperature(0.8);
    QCOMPARE(changed.size(), 1);
    QVERIFY(!settings.isSamplingDefault());
}

void AppSettingsTest::resetsSamplingAlone() {
    AppSettings settings(path());
    settings.setTopK(3);
    settings.setSeedFixed(true);
    settings.setSystemPrompt(QStringLiteral("Stay"));
    settings.resetSampling();
    QVERIFY(settings.isSamplingDefault());
    QCOMPARE(settings.systemPrompt(), QStringLiteral("Stay"));
    QCOMPARE(AppSettings(path()).sampling(), SamplingSettings());
}

void AppSettingsTest::drawsASeedUnlessItIsFixed() {
    AppSettings settings(path());
    settings.setSeed(5);
    QCOMPARE(settings.sampling().seed, quint64(0));
    settings.setSeedFixed(true);
    QCOMPARE(settings.sampling().seed, quint64(5));
}

void AppSettingsTest::remembersWhoIsNotAskedAnyMore() {
    const auto uuid = [](int i) { return QStringLiteral("uuid-%1").arg(i); };
    {
        AppSettings settings(path());
        for (int i = 0; i <= AppSettings::kMostUnasked; ++i)
            settings.setLeavesOutOldest(uuid(i), true);
        settings.setLeavesOutOldest(uuid(7), false);
    }
    const AppSettings settings(path());
    QVERIFY(!settings.leavesOutOldest(uuid(0))); // the oldest went
    QVERIFY(settings.leavesOutOldest(uuid(1)));
    QVERIFY(!settings.leavesOutOldest(uuid(7)));
    QVERIFY(settings.leavesOutOldest(uuid(AppSettings::kMostUnasked)));
    QVERIFY(!settings.leavesOutOldest({}));
}

QTEST_GUILESS_MAIN(AppSettingsTest)
#include "tst_app_settings.moc"
