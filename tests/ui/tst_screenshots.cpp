// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/many_conversations.h"
#include "tests/ui/window_fixture.h"

#include <QDateTime>
#include <QDir>
#include <QDragEnterEvent>
#include <QFile>
#include <QMimeData>
#include <QPainter>
#include <QPdfWriter>
#include <QTemporaryDir>
#include <QTest>

using namespace conclave;

/// Writes pictures of the window into the folder that CONCLAVE_SCREENSHOT_DIR names, for the README and for
/// looking at: CONCLAVE_SCREENSHOT_DIR=/tmp/pictures QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software
/// tst_screenshots. Without it every page is made all the same, and must be without a warning.
class ScreenshotsTest : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase();
    void everyPage_data();
    void everyPage();
    void history_data() { everyPage_data(); }
    void history();
    void transfer_data() { everyPage_data(); }
    void transfer();

    void messages_data() { everyPage_data(); }
    void messages();
    void answers_data() { everyPage_data(); }
    void answers();
    void contextEdge_data() { everyPage_data(); }
    void contextEdge();
    void olderPart_data() { everyPage_data(); }
    void olderPart();
    void encryption_data() { everyPage_data(); }
    void encryption();

    void attachments_data() { everyPage_data(); }
    void attachments();
    void answering_data() { everyPage_data(); }
    void answering();

    void council_data() { everyPage_data(); }
    void council();

    void mathematics_data() { everyPage_data(); }
    void mathematics();
    void experts_data() { everyPage_data(); }
    void experts();
    void commands_data() { everyPage_data(); }
    void commands();
    void sizes_data() { everyPage_data(); }
    void sizes();

  private:
    qint64 add(WindowFixture& fixture, const QString& question, const QString& title);
    void save(WindowFixture& fixture, const QString& name);
    QTemporaryDir m_nobodyLooks; ///< where the pictures go otherwise
    QString m_folder;
    QString m_suffix;
};

void ScreenshotsTest::initTestCase() {
    m_folder = qEnvironmentVariable("CONCLAVE_SCREENSHOT_DIR", m_nobodyLooks.path());
    QVERIFY(QDir().mkpath(m_folder));
    QCoreApplication::setApplicationVersion(QStringLiteral("0.1.0"));
}

void ScreenshotsTest::everyPage_data() {
    QTest::addColumn<bool>("isDark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void ScreenshotsTest::save(WindowFixture& fixture, const QString& name) {
    const QString path = QStringLiteral("%1/%2-%3.png").arg(m_folder, name, m_suffix);
    QVERIFY2(fixture.grab().save(path), qPrintable(path));
}

void ScreenshotsTest::everyPage() {
    QFETCH(bool, isDark);
    m_suffix = isDark ? QStringLiteral("dark") : QStringLiteral("light");
    Script script = sampleScript();
    script.tokenMs = 8;
    WindowFixture fixture(script);
    AppSettings& settings = *fixture.context().settings();
    settings.setAppearance(isDark ? AppSettings::Appearance::Dark : AppSettings::Appearance::Light);
    QVERIFY(fixture.waitForModel());
    QTest::mouseMove(&fixture.window(), {600, 30});
    save(fixture, QStringLiteral("empty"));

    QVERIFY(fixture.askAndWait(QStringLiteral("How do I export a conversation?")));
    save(fixture, QStringLiteral("list-and-quote"));
    fixture.chat().newConversation();
    QVERIFY(fixture.askAndWait(QStringLiteral("What is 27 + 15?")));
    QVERIFY(fixture.click(QStringLiteral("reasoningButton")));
    save(fixture, QStringLiteral("thinking"));
    QVERIFY(fixture.askAndWait(QStringLiteral("How is the weather?")));
    QTRY_VERIFY(fixture.find(QStringLiteral("toolCallButton"))); // the view scrolls to it first
    QVERIFY(fixture.click(QStringLiteral("toolCallButton")));
    save(fixture, QStringLiteral("tool-call"));
    fixture.context().acts()->remove({static_cast<double>(fixture.chat().conversationId())});
    QTRY_VERIFY(fixture.find(QStringLiteral("toast")));
    fixture.context().notices()->dismissToast();
    QVERIFY(fixture.click(QStringLiteral("newConversationButton")));
    QVERIFY(fixture.askAndWait(QStringLiteral("What is 27 + 15?")));
    QVERIFY(fixture.click(QStringLiteral("regenerateButton")));
    QVERIFY(fixture.waitForAnswer());
    QVERIFY(fixture.click(QStringLiteral("composer")));
    QVERIFY(fixture.askAndWait(QStringLiteral("Now fail, please")));
    save(fixture, QStringLiteral("reasoning"));
    QVERIFY(fixture.click(QStringLiteral("newConversationButton")));
    QVERIFY(fixture.waitForModel());

    fixture.type(QStringLiteral("What is a mixture of experts?"));
    fixture.press(Qt::Key_Return);
    QTest::qWait(250);
    save(fixture, QStringLiteral("streaming"));
    QVERIFY(fixture.waitForAnswer());
    save(fixture, QStringLiteral("code"));

    QVERIFY(fixture.click(QStringLiteral("modelPickerButton")));
    QTest::qWait(300);
    save(fixture, QStringLiteral("models"));
    fixture.press(Qt::Key_Escape);
    QVERIFY(fixture.click(QStringLiteral("exportButton")));
    QTest::qWait(300);
    save(fixture, QStringLiteral("export"));
    fixture.press(Qt::Key_Escape);

    fixture.context().models()->open(QUrl::fromLocalFile(fixture.file(QStringLiteral("broken.gguf"))));
    QTRY_VERIFY(fixture.find(QStringLiteral("errorCard")));
    QVERIFY(fixture.click(QStringLiteral("errorDetailButton")));
    fixture.context().acts()->remove({fixture.conversations().idAt(2)});
    QTRY_VERIFY(fixture.find(QStringLiteral("toast")));
    save(fixture, QStringLiteral("error-and-toast"));
    fixture.context().notices()->dismissError();
    QMimeData dragged;
    dragged.setUrls({QUrl::fromLocalFile(fixture.file(QStringLiteral("own-model.gguf")))});
    QDragEnterEvent enter({700, 300}, Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&fixture.window(), &enter);
    save(fixture, QStringLiteral("drop"));
    QDragLeaveEvent leave;
    QCoreApplication::sendEvent(&fixture.window(), &leave);
    fixture.context().notices()->dismissToast();

    fixture.press(Qt::Key_Comma, Qt::ControlModifier);
    save(fixture, QStringLiteral("settings"));
    QQuickItem* page = fixture.find(QStringLiteral("settingsFlick"));
    page->setProperty("contentY", page->property("contentHeight").toDouble() - page->height());
    save(fixture, QStringLiteral("settings-end"));
    fixture.press(Qt::Key_Escape);

    fixture.window().resize(480, 700);
    save(fixture, QStringLiteral("narrow"));
    fixture.press(Qt::Key_Comma, Qt::ControlModifier);
    save(fixture, QStringLiteral("narrow-settings"));
    fixture.press(Qt::Key_Escape);
    QVERIFY(fixture.click(QStringLiteral("drawerButton")));
    save(fixture, QStringLiteral("drawer"));
    fixture.press(Qt::Key_N, Qt::ControlModifier);
    save(fixture, QStringLiteral("narrow-empty"));
    settings.setFontPercent(160);
    fixture.window().resize(1180, 760);
    fixture.chat().open(static_cast<qint64>(fixture.conversations().idAt(0)));
    save(fixture, QStringLiteral("large-type"));
    QCOMPARE(fixture.warnings(), QStringList());
}

qint64 ScreenshotsTest::add(WindowFixture& fixture, const QString& question, const QString& title) {
    auto future = fixture.store().createQuestion(0, 0, question, title);
    future.waitForFinished();
    return std::get<MessageRow>(future.result()).conversationId;
}

void ScreenshotsTest::history() {
    QFETCH(bool, isDark);
    m_suffix = isDark ? QStringLiteral("dark") : QStringLiteral("light");
    WindowFixture fixture(sampleScript());
    fixture.context().settings()->setAppearance(isDark ? AppSettings::Appearance::Dark
                                                       : AppSettings::Appearance::Light);
    QVERIFY(fixture.waitForModel());
    ConversationListModel& list = fixture.conversations();
    constexpr qint64 kDayMs = 24 * 3600 * 1000;
    insertConversations(fixture.file(QStringLiteral("history.sqlite")), 12,
                        QDateTime::currentMSecsSinceEpoch() - kDayMs, 5 * kDayMs);
    const qint64 pinned =
        add(fixture, QStringLiteral("Which plants like shade?"), QStringLiteral("Plants for shade"));
    const qint64 rome =
        add(fixture, QStringLiteral("What is there to see in Rome?"), QStringLiteral("Trip to Rome"));
    const qint64 sicily =
        add(fixture, QStringLiteral("A week in Sicily, by train"), QStringLiteral("Sicily by train"));
    const qint64 old = add(fixture, QStringLiteral("A tax question"), QStringLiteral("Taxes of last year"));
    add(fixture, QStringLiteral("Explain <b>HTML</b> & entities"),
        QStringLiteral("A very long title about HTML entities that does not fit at all"));
    fixture.store().setPinned(pinned, true).waitForFinished();
    fixture.store().setArchived(old, true).waitForFinished();
    const auto folder = [&](const QString& name, const QVector<qint64>& ids) {
        auto future = fixture.store().createFolder(name);
        future.waitForFinished();
        const FolderRow row = std::get<FolderRow>(future.result());
        fixture.store().moveToFolder(ids, row.id).waitForFinished();
        return row;
    };
    const FolderRow travel = folder(QStringLiteral("Travel"), {rome, sicily});
    folder(QStringLiteral("Work"), {});
    fixture.context().settings()->setFolderOpen(travel.uuid, true);
    list.load();
    QTRY_VERIFY(list.rowOf(static_cast<double>(rome)) >= 0);
    QVERIFY(fixture.click(QStringLiteral("conversationItem_%1").arg(rome)));
    QTest::mouseMove(&fixture.window(), {600, 30});
    save(fixture, QStringLiteral("history"));
    QVERIFY(fixture.click(QStringLiteral("conversationItem_%1").arg(pinned), Qt::ControlModifier));
    QVERIFY(fixture.click(QStringLiteral("conversationItem_%1").arg(sicily), Qt::RightButton));
    save(fixture, QStringLiteral("history-menu"));
    QVERIFY(fixture.click(QStringLiteral("moveEntry")));
    save(fixture, QStringLiteral("history-move"));
    QVERIFY(fixture.click(QStringLiteral("choiceLast")));
    QTRY_VERIFY(fixture.find(QStringLiteral("renameField")));
    save(fixture, QStringLiteral("history-new-folder"));
    fixture.press(Qt::Key_Return);
    QVERIFY(fixture.click(QStringLiteral("folderItem_%1").arg(travel.id), Qt::RightButton));
    save(fixture, QStringLiteral("history-folder-menu"));
    fixture.press(Qt::Key_Escape);
    fixture.find(QStringLiteral("conversationList"))->forceActiveFocus(Qt::TabFocusReason);
    fixture.press(Qt::Key_End);
    save(fixture, QStringLiteral("history-end"));

    QVERIFY(fixture.click(QStringLiteral("archiveButton")));
    save(fixture, QStringLiteral("archive"));
    fixture.context().acts()->remove({static_cast<double>(old)});
    fixture.context().acts()->remove({static_cast<double>(sicily), static_cast<double>(pinned)});
    fixture.context().acts()->removeFolder(static_cast<double>(travel.id));
    save(fixture, QStringLiteral("archive-empty"));
    QVERIFY(fixture.click(QStringLiteral("trashButton")));
    QTRY_COMPARE(fixture.context().trash()->count(), 3);
    save(fixture, QStringLiteral("trash"));
    QVERIFY(fixture.click(QStringLiteral("emptyTrashButton")));
    save(fixture, QStringLiteral("trash-question"));
    QVERIFY(fixture.click(QStringLiteral("confirmButton")));
    fixture.context().notices()->dismissToast();
    save(fixture, QStringLiteral("trash-empty"));

    fixture.press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    fixture.type(QStringLiteral("conversation"));
    QTRY_VERIFY(!fixture.context().search()->isSearching());
    save(fixture, QStringLiteral("search"));
    QVERIFY(fixture.click(QStringLiteral("filterButton")));
    fixture.context().search()->setPeriod(SearchModel::Range);
    fixture.context().search()->setFromText(QStringLiteral("2026-13-01"));
    fixture.context().search()->setText(QStringLiteral("no such word"));
    QTRY_VERIFY(!fixture.context().search()->isSearching());
    save(fixture, QStringLiteral("search-filters"));
    fixture.press(Qt::Key_Escape);
    fixture.window().resize(480, 640);
    QVERIFY(fixture.click(QStringLiteral("drawerButton")));
    save(fixture, QStringLiteral("history-drawer"));
    QCOMPARE(fixture.warnings(), QStringList());
}

/// Import, export and backups.
void ScreenshotsTest::transfer() {
    QFETCH(bool, isDark);
    m_suffix = isDark ? QStringLiteral("dark") : QStringLiteral("light");
    WindowFixture fixture(sampleScript());
    fixture.context().settings()->setAppearance(isDark ? AppSettings::Appearance::Dark
                                                       : AppSettings::Appearance::Light);
    const QString samples = QStringLiteral(CONCLAVE_SOURCE_DIR "/tests/data/import/");
    const QString threads = fixture.file(QStringLiteral("home/jan/threads/"));
    for (const QString& name : QDir(samples + QStringLiteral("jan/threads"))
                                   .entryList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot)) {
        QVERIFY(QDir().mkpath(threads + name));
        const QDir thread(samples + QStringLiteral("jan/threads/") + name);
        for (const QString& file : thread.entryList(QDir::Files))
            QVERIFY(QFile::copy(thread.filePath(file), threads + name + QLatin1Char('/') + file));
    }
    const QByteArray home = qgetenv("HOME");
    qputenv("HOME", fixture.file(QStringLiteral("home")).toLocal8Bit());
    QVERIFY(fixture.waitForModel());
    ImportViewModel& imports = *fixture.context().transfer()->imports();
    const auto check = [&](const QString& path) {
        imports.check(QUrl::fromLocalFile(path));
        return QTest::qWaitFor([&] { return imports.step() == ImportViewModel::Step::Checked; }, 10000);
    };
    imports.open();
    qputenv("HOME", home);
    QVERIFY(fixture.click(QStringLiteral("howTo_ChatGPT")));
    save(fixture, QStringLiteral("import"));
    QVERIFY(check(fixture.file(QStringLiteral("notes.txt"))));
    save(fixture, QStringLiteral("import-problem"));
    QVERIFY(check(samples + QStringLiteral("chatgpt")));
    save(fixture, QStringLiteral("import-checked"));
    QVERIFY(fixture.click(QStringLiteral("leftOutButton")));
    save(fixture, QStringLiteral("import-left-out"));
    QVERIFY(fixture.click(QStringLiteral("importButton")));
    QTRY_COMPARE(imports.step(), ImportViewModel::Step::Done);
    save(fixture, QStringLiteral("import-done"));
    imports.undo();
    QTRY_VERIFY(!imports.canUndo());
    save(fixture, QStringLiteral("import-undone"));
    QVERIFY(check(samples + QStringLiteral("claude")));
    imports.import();
    QTRY_COMPARE(imports.step(), ImportViewModel::Step::Done);
    imports.close();
    QMimeData dragged;
    dragged.setUrls({QUrl::fromLocalFile(samples + QStringLiteral("claude/conversations.json"))});
    QDragEnterEvent enter({700, 300}, Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&fixture.window(), &enter);
    save(fixture, QStringLiteral("import-drop"));
    QDragLeaveEvent leave;
    QCoreApplication::sendEvent(&fixture.window(), &leave);

    QVERIFY(fixture.askAndWait(QStringLiteral("What is 27 + 15?")));
    ExportViewModel& exports = *fixture.context().transfer()->exports();
    exports.openFor(ExportViewModel::Scope::Messages, static_cast<double>(fixture.chat().conversationId()),
                    {static_cast<double>(fixture.chat().transcript()->messages()[1].id)});
    QTRY_VERIFY(exports.isOpen());
    save(fixture, QStringLiteral("export-message"));
    exports.setFormat(ExportViewModel::Format::Json);
    exports.exportTo(QUrl::fromLocalFile(fixture.file(QStringLiteral("notes.txt/no/out.json"))));
    QTRY_VERIFY(!fixture.context().notices()->errorTitle().isEmpty());
    save(fixture, QStringLiteral("export-problem"));
    exports.exportTo(QUrl::fromLocalFile(fixture.file(QStringLiteral("out.json"))));
    QTRY_VERIFY(!exports.isOpen());
    save(fixture, QStringLiteral("export-done"));

    fixture.press(Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(fixture.find(QStringLiteral("settingsFlick")));
    QQuickItem* page = fixture.find(QStringLiteral("settingsFlick"));
    page->setProperty("contentY", page->property("contentHeight").toDouble() - page->height());
    save(fixture, QStringLiteral("transfer-settings"));
    FolderSyncViewModel& sync = *fixture.context().transfer()->folderSync();
    const auto showSync = [&] {
        fixture.grab();
        const double y = fixture.find(QStringLiteral("chooseSyncFolderButton"))->mapToItem(page, {0, 0}).y();
        page->setProperty("contentY", page->property("contentY").toDouble() + y - page->height() / 2);
    };
    showSync();
    save(fixture, QStringLiteral("sync-none"));
    sync.chooseFolder(QUrl::fromLocalFile(fixture.file(QStringLiteral("notes.txt"))));
    QTRY_VERIFY(sync.hasFailed());
    fixture.context().notices()->dismissError();
    save(fixture, QStringLiteral("sync-problem"));
    sync.chooseFolder(QUrl::fromLocalFile(fixture.file(QStringLiteral("Notes"))));
    QTRY_VERIFY(!sync.isRunning() && !sync.hasFailed() && !sync.result().isEmpty());
    save(fixture, QStringLiteral("sync"));
    sync.setOn(false);
    save(fixture, QStringLiteral("sync-off"));
    BackupsModel& backups = *fixture.context().transfer()->backups();
    backups.backUpNow();
    QTRY_VERIFY(!backups.isBusy() && backups.count() > 0);
    fixture.grab();
    page->setProperty("contentY", page->property("contentHeight").toDouble() - page->height());
    save(fixture, QStringLiteral("backups"));
    QVERIFY(fixture.click(QStringLiteral("restoreBackup_0")));
    save(fixture, QStringLiteral("backups-restore"));
    fixture.press(Qt::Key_Escape);
    fixture.window().resize(480, 700);
    imports.open();
    save(fixture, QStringLiteral("narrow-import"));
    QVERIFY(check(samples + QStringLiteral("chatgpt")));
    save(fixture, QStringLiteral("narrow-import-checked"));
    imports.close();
    exports.openFor(ExportViewModel::Scope::Everything);
    QTRY_VERIFY(exports.isOpen());
    save(fixture, QStringLiteral("narrow-export"));
    QCOMPARE(fixture.warnings(), QStringList());
}

void ScreenshotsTest::messages() {
    QFETCH(bool, isDark);
    m_suffix = isDark ? QStringLiteral("dark") : QStringLiteral("light");
    WindowFixture fixture(sampleScript());
    ChatViewModel& chat = fixture.chat();
    fixture.context().settings()->setAppearance(isDark ? AppSettings::Appearance::Dark
                                                       : AppSettings::Appearance::Light);
    fixture.context().settings()->setSystemPrompt(QStringLiteral("Answer briefly and in plain words."));
    QVERIFY(fixture.waitForModel());
    QTRY_COMPARE(fixture.service().model().fileHash.size(), 64);
    QVERIFY(fixture.askAndWait(QStringLiteral("What is 27 + 15?")));
    QVERIFY(fixture.askAndWait(QStringLiteral("How do I export a conversation?")));
    const QVector<MessageRow> messages = chat.transcript()->messages();
    chat.beginEdit(messages[2].id);
    QTRY_VERIFY(fixture.find(QStringLiteral("questionEditor")));
    save(fixture, QStringLiteral("edit"));
    chat.setEditText(QStringLiteral("What is a mixture of experts?"));
    QVERIFY(chat.sendEdit());
    QVERIFY(fixture.waitForAnswer());
    chat.showSibling(chat.transcript()->messages()[2].id, -1);
    QTRY_COMPARE(chat.transcript()->messages()[2].id, messages[2].id);
    QTest::mouseMove(&fixture.window(),
                     fixture.find(QStringLiteral("questionText"))->mapToScene({9, 9}).toPoint());
    save(fixture, QStringLiteral("versions"));
    QVERIFY(fixture.click(QStringLiteral("answerText"), Qt::RightButton));
    save(fixture, QStringLiteral("message-menu"));
    fixture.press(Qt::Key_Escape);
    chat.reproduce(messages[3].id);
    QTRY_COMPARE(chat.details()->verdict(), AnswerDetails::Verdict::Identical);
    save(fixture, QStringLiteral("details-identical"));
    chat.details()->finish(messages[3].id,
                           {.verdict = Reproduction::Verdict::Different,
                            .tokens = 17,
                            .recordedWord = QStringLiteral("Markdown"),
                            .newWord = QStringLiteral("JSON"),
                            .problem = {},
                            .remarks = {QStringLiteral("It was written by version 0.0.9; this is 0.1.0.")}});
    save(fixture, QStringLiteral("details-different"));
    fixture.window().resize(480, 700);
    save(fixture, QStringLiteral("narrow-details"));
    fixture.press(Qt::Key_Escape);
    fixture.window().resize(1180, 760);
    chat.openAt(chat.conversationId(), messages[0].id, QStringLiteral("the"));
    QTRY_VERIFY(fixture.find(QStringLiteral("goneTo")));
    save(fixture, QStringLiteral("find"));
    chat.search()->close();
    chat.removeBranch(messages[2].id);
    QTRY_VERIFY(fixture.find(QStringLiteral("toast")));
    save(fixture, QStringLiteral("deleted"));
    fixture.context().notices()->dismissToast();

    fixture.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::mouseMove(&fixture.window(), {600, 30});
    save(fixture, QStringLiteral("private-empty"));
    QVERIFY(fixture.askAndWait(QStringLiteral("What is 27 + 15?")));
    save(fixture, QStringLiteral("private"));
    fixture.press(Qt::Key_S, Qt::ControlModifier);
    save(fixture, QStringLiteral("private-keep"));
    fixture.press(Qt::Key_Escape);
    chat.newConversation();
    save(fixture, QStringLiteral("private-leave"));
    chat.stay();
    fixture.window().resize(480, 700);
    save(fixture, QStringLiteral("narrow-private"));
    fixture.window().resize(1180, 760);
    chat.keep();
    QTRY_VERIFY(fixture.find(QStringLiteral("toast")));
    save(fixture, QStringLiteral("private-kept"));
    fixture.context().notices()->dismissToast();
    fixture.context().settings()->setMaxTokens(40);
    QVERIFY(fixture.askAndWait(QStringLiteral("What is a mixture of experts?")));
    QTRY_VERIFY(fixture.find(QStringLiteral("continueButton")));
    save(fixture, QStringLiteral("cut-off"));
    fixture.window().resize(480, 700);
    save(fixture, QStringLiteral("narrow-cut-off"));
    fixture.window().resize(1180, 760);
    QCOMPARE(fixture.warnings(), QStringList());
}

/// What a selection looks like, code, tables, images, and writing from right to left.
void ScreenshotsTest::answers() {
    QFETCH(bool, isDark);
    m_suffix = isDark ? QStringLiteral("dark") : QStringLiteral("light");
    Script script = sampleScript();
    const QString cells = QStringLiteral("| Measured in the morning ").repeated(9) + QStringLiteral("|\n");
    script.answers.append(
        {QStringLiteral("wide"),
         QStringLiteral("Here is all of it:\n\n") + cells + QStringLiteral("|---").repeated(9) +
             QStringLiteral("|\n") + cells + cells +
             QStringLiteral(
                 "\n```cpp src/narrow.cpp\n// A comment that is long enough to leave the column at its "
                 "right side, as comments of models do.\nconst auto answer = std::accumulate(values.begin(), "
                 "values.end(), std::string(\"begin\"), joinWithComma);\n```\n\n1. First do this:\n\n"
                 "```sh\nmake all\n```\n\n2. Then look at ![the map](https://example.org/map.png), and at "
                 "the other one, which is longer than one line so that it wraps around at the end.\n"
                 "3. Done.")});
    script.answers.append(
        {QStringLiteral("arabic"),
         QString::fromUtf8(
             "## مزيج من الخبراء\n\nنموذج يختار فيه **موجّه** صغير (لكل كلمة) عددًا قليلًا من "
             "الشبكات: انظر [هذا](https://example.org).\n\n- الأول، وهو سريع.\n- الثاني مع `code()`.\n\n"
             "> اقتباس قصير.\n\n| النموذج | الخبراء |\n|---|---:|\n| كبير | 256 |\n\n"
             "An English paragraph, and then code:\n\n```py\n# تعليق (1)\nx = 1\n```")});
    WindowFixture fixture(script);
    ChatViewModel& chat = fixture.chat();
    fixture.context().settings()->setAppearance(isDark ? AppSettings::Appearance::Dark
                                                       : AppSettings::Appearance::Light);
    fixture.window().resize(1180, 980);
    QVERIFY(fixture.askAndWait(QStringLiteral("What is a mixture of experts?")));
    const auto row = [&](TranscriptModel::Kind kind) {
        for (int i = 0; i < chat.transcript()->rowCount(); ++i)
            if (chat.transcript()->index(i).data(TranscriptModel::KindRole).toInt() == static_cast<int>(kind))
                return i;
        return -1;
    };
    chat.selection()->begin({row(TranscriptModel::Kind::Paragraph), 12});
    chat.selection()->extendTo({row(TranscriptModel::Kind::Code), 60});
    save(fixture, QStringLiteral("selection"));
    fixture.find(QStringLiteral("transcript"))->forceActiveFocus();
    fixture.press(Qt::Key_Menu);
    save(fixture, QStringLiteral("selection-menu"));
    fixture.press(Qt::Key_Escape);
    fixture.press(Qt::Key_Q, Qt::ControlModifier | Qt::ShiftModifier);
    save(fixture, QStringLiteral("quote"));
    chat.setDraft({});
    emit chat.draftChanged();
    chat.newConversation();
    QVERIFY(fixture.askAndWait(QStringLiteral("a wide one")));
    QTest::mouseMove(&fixture.window(),
                     fixture.find(QStringLiteral("answerTable"))->mapToScene({30, 30}).toPoint());
    save(fixture, QStringLiteral("wide-table"));
    chat.code()->setWrapped(true);
    QQuickItem* area = fixture.find(QStringLiteral("answerTableArea"));
    area->forceActiveFocus(Qt::TabFocusReason);
    fixture.press(Qt::Key_End);
    save(fixture, QStringLiteral("wrapped-code"));
    fixture.window().resize(480, 900);
    save(fixture, QStringLiteral("narrow-code"));
    fixture.window().resize(1180, 980);
    chat.newConversation();
    fixture.click(QStringLiteral("composer"));
    chat.ask(QString::fromUtf8("ما هو مزيج الخبراء؟ (arabic)"));
    QVERIFY(QTest::qWaitFor([&] { return chat.transcript()->messages().size() == 2; }));
    QVERIFY(fixture.waitForAnswer());
    chat.selection()->begin({row(TranscriptModel::Kind::Paragraph), 6});
    chat.selection()->extendTo({row(TranscriptModel::Kind::Paragraph), 40});
    save(fixture, QStringLiteral("right-to-left"));
    fixture.context().settings()->setFontPercent(200);
    save(fixture, QStringLiteral("right-to-left-large"));
    QCOMPARE(fixture.warnings(), QStringList());
}

/// A conversation that outgrows what the model sees.
void ScreenshotsTest::contextEdge() {
    QFETCH(bool, isDark);
    m_suffix = isDark ? QStringLiteral("dark") : QStringLiteral("light");
    Script script = sampleScript();
    script.contextTokens = 560;
    WindowFixture fixture(script);
    ChatViewModel& chat = fixture.chat();
    fixture.context().settings()->setAppearance(isDark ? AppSettings::Appearance::Dark
                                                       : AppSettings::Appearance::Light);
    QVERIFY(fixture.askAndWait(QStringLiteral("What is 27 + 15?")));
    QVERIFY(fixture.askAndWait(QStringLiteral("How do I export a conversation?")));
    QVERIFY(fixture.askAndWait(QStringLiteral("What is a mixture of experts?")));
    fixture.type(QStringLiteral("And who came up with it first?"));
    QTRY_VERIFY(fixture.find(QStringLiteral("contextBar")));
    save(fixture, QStringLiteral("context-meter"));
    QTest::mouseMove(&fixture.window(),
                     fixture.find(QStringLiteral("contextBar"))->mapToScene({20, 9}).toPoint());
    QTest::qWait(700);
    save(fixture, QStringLiteral("context-details"));
    QTest::mouseMove(&fixture.window(), {600, 30});
    chat.setDraft(chat.draft() + QString(QStringLiteral(" Tell me in detail, please.")).repeated(45));
    emit chat.draftChanged();
    fixture.press(Qt::Key_Return);
    QTRY_VERIFY(fixture.find(QStringLiteral("contextCard")));
    save(fixture, QStringLiteral("context-card"));
    fixture.window().resize(480, 700);
    save(fixture, QStringLiteral("narrow-context-card"));
    fixture.window().resize(1180, 760);
    chat.edge()->leaveOut(true);
    QVERIFY(fixture.waitForAnswer());
    chat.edge()->look();
    save(fixture, QStringLiteral("context-line"));
    chat.setDraft(QString(QStringLiteral("word ")).repeated(900));
    emit chat.draftChanged();
    fixture.press(Qt::Key_Return);
    QTRY_VERIFY(fixture.find(QStringLiteral("contextCard")));
    save(fixture, QStringLiteral("context-too-long"));
    QCOMPARE(fixture.warnings(), QStringList());
}

/// What is pinned, and a summary in the place of the older part.
void ScreenshotsTest::olderPart() {
    QFETCH(bool, isDark);
    m_suffix = isDark ? QStringLiteral("dark") : QStringLiteral("light");
    Script script = sampleScript();
    script.contextTokens = 700;
    script.tokenMs = 4;
    script.answers.prepend(
        {QStringLiteral("Write a summary"),
         QStringLiteral(
             "The user wanted the sum of 27 and 15, which is 42, and to know how a conversation is exported: "
             "by the button at the top right or Ctrl+E, as Markdown, PDF or a web page to read it, or as "
             "JSON "
             "to keep everything.\n\nOpen: who came up with mixtures of experts first.")});
    WindowFixture fixture(script);
    ChatViewModel& chat = fixture.chat();
    fixture.context().settings()->setAppearance(isDark ? AppSettings::Appearance::Dark
                                                       : AppSettings::Appearance::Light);
    for (const char* question : {"What is 27 + 15?", "How do I export a conversation?", "hello",
                                 "What is a mixture of experts?", "hello"})
        QVERIFY(fixture.askAndWait(QString::fromUtf8(question)));
    chat.togglePin(chat.transcript()->messages()[0].id);
    chat.togglePin(chat.transcript()->messages()[3].id);
    QTRY_VERIFY(chat.transcript()->messages()[3].pinnedMs != 0);
    chat.setDraft(QStringLiteral("And who came up with it first? ") +
                  QString(QStringLiteral("Tell me in detail. ")).repeated(60));
    emit chat.draftChanged();
    fixture.press(Qt::Key_Return);
    QTRY_VERIFY(fixture.find(QStringLiteral("contextCard")));
    save(fixture, QStringLiteral("older-part-card"));
    QTRY_VERIFY(chat.edge()->canSummarize());
    chat.edge()->summarize();
    QTRY_VERIFY(chat.summaries()->progress() > 0.3);
    save(fixture, QStringLiteral("older-part-summarizing"));
    QTRY_VERIFY(!chat.summaries()->isWriting());
    QTRY_VERIFY(fixture.service().isAnswering() || chat.transcript()->messages().size() > 10);
    QVERIFY(fixture.waitForAnswer());
    const TranscriptModel& model = *chat.transcript();
    int row = 0;
    while (row < model.rowCount() && model.index(row).data(TranscriptModel::KindRole).toInt() !=
                                         static_cast<int>(TranscriptModel::Kind::Summary))
        ++row;
    emit chat.rowWanted(row);
    save(fixture, QStringLiteral("older-part-summary"));
    chat.transcript()->toggleSummary();
    emit chat.rowWanted(row);
    save(fixture, QStringLiteral("older-part-summary-open"));
    emit chat.rowWanted(0);
    save(fixture, QStringLiteral("older-part-pinned"));
    fixture.window().resize(480, 700);
    emit chat.rowWanted(row);
    save(fixture, QStringLiteral("narrow-older-part"));
    fixture.context().settings()->setFontPercent(200);
    emit chat.rowWanted(row);
    save(fixture, QStringLiteral("narrow-large-older-part"));
    QCOMPARE(fixture.warnings(), QStringList());
}

/// The unlock page and the settings of the encryption.
void ScreenshotsTest::encryption() {
    QFETCH(bool, isDark);
    m_suffix = isDark ? QStringLiteral("dark") : QStringLiteral("light");
    FakeHistory history;
    WindowFixture fixture(sampleScript(), true, &history);
    fixture.context().settings()->setAppearance(isDark ? AppSettings::Appearance::Dark
                                                       : AppSettings::Appearance::Light);
    QVERIFY(fixture.waitForModel());
    history.passphrase = QStringLiteral("velvet harbor lemon");
    history.key = HistoryKey::random();
    history.fileSalt = history.key->salt();
    history.lock(KeyCustody::Passphrase);
    QTRY_VERIFY(fixture.find(QStringLiteral("passphraseField")));
    save(fixture, QStringLiteral("unlock"));
    fixture.type(QStringLiteral("velvet harbour"));
    fixture.press(Qt::Key_Return);
    QTRY_VERIFY(fixture.find(QStringLiteral("passphraseFieldRemark")));
    save(fixture, QStringLiteral("unlock-wrong"));
    fixture.window().resize(480, 640);
    QVERIFY(fixture.click(QStringLiteral("otherKeyButton")));
    save(fixture, QStringLiteral("narrow-unlock-recovery"));
    fixture.window().resize(1180, 760);
    QVERIFY(fixture.click(QStringLiteral("chatPrivatelyButton")));
    save(fixture, QStringLiteral("locked-private"));
    fixture.chat().newConversation();
    history.isHeld = true;
    fixture.context().unlocking()->unlock(history.passphrase);
    save(fixture, QStringLiteral("unlock-opening"));
    history.isHeld = false;
    history.answer();
    fixture.keyring().isHeld = true;
    history.lock(KeyCustody::Keyring);
    save(fixture, QStringLiteral("unlock-keyring"));
    fixture.keyring().isHeld = false;
    fixture.keyring().answer();
    save(fixture, QStringLiteral("unlock-keyring-failed"));
    fixture.context().unlocking()->unlockWithRecoveryText(history.key->recoveryText());
    QTRY_VERIFY(!fixture.find(QStringLiteral("unlockPage")));
    fixture.context().notices()->dismissToast();

    history.custody = KeyCustody::None;
    emit history.changed();
    const auto scroll = [&] {
        fixture.grab();
        QQuickItem* page = fixture.find(QStringLiteral("settingsFlick"));
        page->setProperty("contentY", page->property("contentHeight").toDouble() - page->height());
    };
    fixture.press(Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(fixture.find(QStringLiteral("settingsFlick")));
    scroll();
    save(fixture, QStringLiteral("encryption-off"));
    QVERIFY(fixture.click(QStringLiteral("turnOnEncryptionButton")));
    save(fixture, QStringLiteral("encrypt"));
    fixture.type(QStringLiteral("velvet harbor"));
    fixture.press(Qt::Key_Return);
    fixture.type(QStringLiteral("velvet harbour"));
    save(fixture, QStringLiteral("encrypt-typed"));
    QVERIFY(fixture.click(QStringLiteral("keyringChoice")));
    save(fixture, QStringLiteral("encrypt-keyring"));
    fixture.window().resize(480, 640);
    save(fixture, QStringLiteral("narrow-encrypt-keyring"));
    fixture.window().resize(1180, 760);
    history.isHeld = true;
    QVERIFY(fixture.click(QStringLiteral("keyKeptSwitch")));
    QVERIFY(fixture.click(QStringLiteral("encryptButton")));
    QTRY_COMPARE(fixture.context().encryption()->step(), EncryptionModel::Converting);
    emit history.progressed(0.37);
    scroll();
    save(fixture, QStringLiteral("encryption-progress"));
    history.answer();
    QTRY_VERIFY(!fixture.context().encryption()->isBusy());
    scroll();
    save(fixture, QStringLiteral("encryption-on"));
    QVERIFY(fixture.click(QStringLiteral("turnOffEncryptionButton")));
    save(fixture, QStringLiteral("encryption-question"));
    fixture.press(Qt::Key_Escape);
    fixture.window().resize(480, 640);
    scroll();
    save(fixture, QStringLiteral("narrow-encryption"));
    fixture.window().resize(1180, 760);
    history.custody = KeyCustody::None;
    history.obstacle =
        QStringLiteral("Encryption needs SQLCipher, which is not installed. Install the package "
                       "libsqlcipher0 and start Conclave again.");
    emit history.changed();
    fixture.context().notices()->dismissToast();
    scroll();
    save(fixture, QStringLiteral("encryption-obstacle"));
    QCOMPARE(fixture.warnings(), QStringList());
}

void ScreenshotsTest::attachments() {
    QFETCH(bool, isDark);
    m_suffix = isDark ? QStringLiteral("dark") : QStringLiteral("light");
    WindowFixture fixture(sampleScript());
    AppSettings& settings = *fixture.context().settings();
    settings.setAppearance(isDark ? AppSettings::Appearance::Dark : AppSettings::Appearance::Light);
    QVERIFY(fixture.waitForModel());
    QTest::mouseMove(&fixture.window(), {600, 30});
    Attachments& attachments = *fixture.chat().attachments();
    const auto write = [&fixture](const QString& name, const QByteArray& bytes) {
        QFile file(fixture.file(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
        return QUrl::fromLocalFile(file.fileName());
    };
    const auto writePdf = [&fixture](const QString& name) {
        QPdfWriter pdf(fixture.file(name));
        pdf.setResolution(100);
        QPainter painter(&pdf);
        for (int page = 1; page <= 12; ++page) {
            if (page > 1)
                pdf.newPage();
            painter.drawText(
                QRect(50, 50, 600, 900), Qt::AlignLeft | Qt::TextWordWrap,
                QString(QStringLiteral("Bread is made of flour, water, salt and time. ")).repeated(9));
        }
        return QUrl::fromLocalFile(fixture.file(name));
    };
    const auto waitUntilRead = [&attachments] {
        return QTest::qWaitFor([&attachments] { return !attachments.composer()->isReading(); }, 30'000);
    };
    const QList<QUrl> files{writePdf(QStringLiteral("Annual report.pdf")),
                            write(QStringLiteral("prices.csv"), "item,price\nflour,2.10\nsalt,0.90\n"),
                            write(QStringLiteral("old notes.txt"), "caf\xe9 cr\xe8me\n")};
    attachments.add(files);
    attachments.add(
        {write(QStringLiteral("photo.png"), QByteArray("\x89PNG\r\n\x1a\n") + QByteArray(40, '\0'))});
    QVERIFY(waitUntilRead());
    fixture.type(QStringLiteral("Which of these is right?"));
    QTest::qWait(300); // their tokens are counted
    save(fixture, QStringLiteral("attached"));
    fixture.window().resize(480, 700);
    QTest::qWait(50);
    save(fixture, QStringLiteral("attached-narrow"));
    fixture.window().resize(1180, 760);
    settings.setFontPercent(200);
    QTest::qWait(50);
    save(fixture, QStringLiteral("attached-200"));
    settings.setFontPercent(100);

    attachments.show(attachments.composer(), 0);
    QTRY_VERIFY(fixture.find(QStringLiteral("attachmentViewer")));
    fixture.type(QStringLiteral("salt"));
    QTest::qWait(200);
    save(fixture, QStringLiteral("attachment-viewer"));
    fixture.window().resize(480, 700);
    QTest::qWait(50);
    save(fixture, QStringLiteral("attachment-viewer-narrow"));
    fixture.window().resize(1180, 760);
    fixture.press(Qt::Key_Escape);
    QTRY_VERIFY(!fixture.find(QStringLiteral("attachmentViewer")));

    fixture.press(Qt::Key_Return);
    QVERIFY(fixture.waitForAnswer());
    QTRY_VERIFY(fixture.find(QStringLiteral("sentAttachment")));
    save(fixture, QStringLiteral("attachments-sent"));
    fixture.chat().beginEdit(fixture.chat().transcript()->messages().first().id);
    QTRY_VERIFY(fixture.find(QStringLiteral("questionEditor")));
    QTest::qWait(100);
    save(fixture, QStringLiteral("attachments-edited"));
    fixture.chat().cancelEdit();
    QMimeData dragged;
    dragged.setUrls({files.first()});
    QDragEnterEvent enter({700, 300}, Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&fixture.window(), &enter);
    save(fixture, QStringLiteral("attachments-drop"));
    QDragLeaveEvent leave;
    QCoreApplication::sendEvent(&fixture.window(), &leave);
}

void ScreenshotsTest::mathematics() {
    QFETCH(bool, isDark);
    m_suffix = isDark ? QStringLiteral("dark") : QStringLiteral("light");
    Script script;
    script.answers = {
        {QStringLiteral("attention"),
         QStringLiteral(
             "## The output \\(O = AV\\) of a head\n\n"
             "For queries \\(Q\\), keys \\(K \\in \\mathbb{R}^{n \\times d_k}\\) and values \\(V\\), a head "
             "computes\n\n"
             "\\[\n\\mathrm{Attention}(Q, K, V) = "
             "\\mathrm{softmax}\\left(\\frac{QK^T}{\\sqrt{d_k}}\\right)V\n\\].\n\n"
             "Without the factor \\(\\frac{1}{\\sqrt{d_k}}\\) the scores grow with \\(d_k\\): when the "
             "components of "
             "\\(q\\) and \\(k\\) are independent with mean \\(0\\) and variance \\(1\\), then \\(q \\cdot k "
             "= "
             "\\sum_{i=1}^{d_k} q_i k_i\\) has variance \\(d_k\\). It costs $5 and $6 in `$$` all the "
             "same.\n\n"
             "1. Scale: \\(s_{ij} = q_i \\cdot k_j / \\sqrt{d_k}\\), for all \\(i, j \\le n\\).\n"
             "2. Normalise each row:\n   \\[ p_{ij} = \\frac{e^{s_{ij}}}{\\sum_{m=1}^{n} e^{s_{im}}} \\]\n   "
             "so that "
             "\\(\\sum_j p_{ij} = 1\\).\n"
             "3. Add up: \\(o_i = \\sum_j p_{ij} v_j\\).\n\n"
             "| Step | Cost | Shape |\n|---|---|---|\n| scores | \\(O(n^2 d_k)\\) | \\(n \\times n\\) |\n"
             "| sum | \\(\\frac{n(n+1)}{2}\\) with a mask | \\(\\lvert V \\rvert\\) |\n\n"
             "> For large \\(n\\) the softmax tends to \\(\\delta_{i,\\hat\\jmath}\\).\n")},
        {QStringLiteral("formulas"),
         QStringLiteral("$$x_{1,2} = \\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a}$$\n\n"
                        "$$\\sum_{k=0}^{n} \\binom{n}{k} x^k y^{n-k} = (x + y)^n, \\qquad "
                        "\\int_{-\\infty}^{\\infty} e^{-x^2}\\,dx = \\sqrt{\\pi}$$\n\n"
                        "$$A = \\begin{pmatrix} a_{11} & \\cdots & a_{1n} \\\\ \\vdots & \\ddots & \\vdots "
                        "\\\\ a_{m1} & "
                        "\\cdots & a_{mn} \\end{pmatrix}, \\qquad |x| = \\begin{cases} x & \\text{if } x "
                        "\\ge 0 \\\\ -x & "
                        "\\text{otherwise} \\end{cases}$$\n\n"
                        "$$\\begin{aligned} \\nabla \\cdot \\mathbf{E} &= \\frac{\\rho}{\\varepsilon_0} \\\\ "
                        "\\nabla \\times "
                        "\\mathbf{B} &= \\mu_0 \\mathbf{J} + \\mu_0 \\varepsilon_0 \\frac{\\partial "
                        "\\mathbf{E}}{\\partial t} "
                        "\\end{aligned}$$\n\n"
                        "$$\\cfrac{1}{1 + \\cfrac{1}{1 + \\cfrac{1}{x}}} \\quad \\sqrt[3]{1 + \\sqrt{1 + "
                        "\\sqrt{x}}} \\quad "
                        "\\hat{x} + \\vec{v} + \\bar{y} + \\widehat{abc} \\quad \\underbrace{a + b + \\cdots "
                        "+ z}_{26}$$\n\n"
                        "$$f(x) = a_0 + a_1 x + a_2 x^2 + a_3 x^3 + a_4 x^4 + a_5 x^5 + a_6 x^6 + a_7 x^7 + "
                        "a_8 x^8 + a_9 x^9 + "
                        "a_{10} x^{10} + a_{11} x^{11} + a_{12} x^{12}$$\n")},
    };
    WindowFixture fixture(script);
    fixture.window().resize(1180, 1150);
    fixture.context().settings()->setAppearance(isDark ? AppSettings::Appearance::Dark
                                                       : AppSettings::Appearance::Light);
    QVERIFY(fixture.waitForModel());
    QVERIFY(fixture.askAndWait(QStringLiteral("How does attention work?")));
    QTest::mouseMove(&fixture.window(), {600, 30});
    save(fixture, QStringLiteral("mathematics"));
    fixture.chat().newConversation();
    QVERIFY(fixture.askAndWait(QStringLiteral("Show me formulas")));
    QTest::mouseMove(&fixture.window(), {600, 30});
    save(fixture, QStringLiteral("mathematics-displays"));
    fixture.window().resize(480, 1000);
    save(fixture, QStringLiteral("narrow-mathematics"));
    QCOMPARE(fixture.warnings(), QStringList());
}

/// The experts panel, with models of three sizes.
void ScreenshotsTest::experts() {
    QFETCH(bool, isDark);
    m_suffix = isDark ? QStringLiteral("dark") : QStringLiteral("light");
    struct Size {
        const char* name;
        int layers;
        int denseLayers;
        int experts;
        int used;
    };
    for (const Size& size : {Size{"starter", 4, 0, 8, 2}, Size{"middle", 24, 0, 32, 4},
                             Size{"large", 61, 3, 256, 8}, Size{"dense", 12, 0, 0, 0}}) {
        Script script = sampleScript();
        script.tokenMs = 3;
        script.layers = size.layers;
        script.denseLayers = size.denseLayers;
        script.experts = size.experts;
        script.expertsUsed = size.used;
        WindowFixture fixture(script);
        AppSettings& settings = *fixture.context().settings();
        ExpertTrace& experts = *fixture.context().experts();
        settings.setAppearance(isDark ? AppSettings::Appearance::Dark : AppSettings::Appearance::Light);
        QVERIFY(fixture.waitForModel());
        fixture.press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        const QString name = QStringLiteral("experts-") + QLatin1String(size.name);
        if (size.experts == 8)
            save(fixture, QStringLiteral("experts-empty"));
        QVERIFY(fixture.askAndWait(QStringLiteral("What is 27 + 15?")));
        QVERIFY(fixture.askAndWait(QStringLiteral("What is a mixture of experts?")));
        QTest::mouseMove(&fixture.window(), {500, 745});
        QTest::qWait(300); // the figures below the map
        save(fixture, name);
        fixture.find(QStringLiteral("tokenStrip"))->forceActiveFocus(Qt::TabFocusReason);
        fixture.press(Qt::Key_End);
        for (int i = 0; i < 9; ++i)
            fixture.press(Qt::Key_Up);
        fixture.press(Qt::Key_Right);
        save(fixture, name + QStringLiteral("-token"));
        fixture.window().resize(480, 700);
        save(fixture, QStringLiteral("narrow-") + name + QStringLiteral("-token"));
        experts.token()->release();
        save(fixture, QStringLiteral("narrow-") + name);
        fixture.window().resize(1500, 900);
        if (QQuickItem* map = fixture.find(QStringLiteral("expertMap"))) {
            map->forceActiveFocus(Qt::TabFocusReason);
            for (int i = 0; i < 4; ++i)
                fixture.press(i % 2 == 0 ? Qt::Key_Right : Qt::Key_Down);
        }
        save(fixture, QStringLiteral("wide-") + name);
        settings.setFontPercent(200);
        save(fixture, name + QStringLiteral("-huge-type"));
        QCOMPARE(fixture.warnings(), QStringList());
    }
}

/// The palette, the sheet of shortcuts, the chosen message, the accents, the small window.
void ScreenshotsTest::commands() {
    QFETCH(bool, isDark);
    m_suffix = isDark ? QStringLiteral("dark") : QStringLiteral("light");
    WindowFixture fixture(sampleScript());
    AppSettings& settings = *fixture.context().settings();
    settings.setAppearance(isDark ? AppSettings::Appearance::Dark : AppSettings::Appearance::Light);
    for (const char* question : {"How do I export a conversation?", "Baking sourdough bread",
                                 "What is 27 + 15?", "What is a mixture of experts?"}) {
        fixture.chat().newConversation();
        QVERIFY(fixture.askAndWait(QLatin1String(question)));
    }
    PaletteModel& palette = *fixture.context().commandPalette();
    fixture.press(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(palette.rowCount() > 0);
    save(fixture, QStringLiteral("palette"));
    fixture.type(QStringLiteral("exp"));
    QTRY_VERIFY(!palette.isSearching());
    save(fixture, QStringLiteral("palette-typed"));
    fixture.window().resize(480, 700);
    save(fixture, QStringLiteral("narrow-palette"));
    fixture.press(Qt::Key_Escape);
    fixture.press(Qt::Key_Slash, Qt::ControlModifier);
    save(fixture, QStringLiteral("narrow-shortcuts"));
    fixture.window().resize(1180, 760);
    save(fixture, QStringLiteral("shortcuts"));
    fixture.press(Qt::Key_Escape);
    fixture.press(Qt::Key_Up, Qt::AltModifier);
    save(fixture, QStringLiteral("chosen-message"));
    fixture.press(Qt::Key_Escape);
    fixture.press(Qt::Key_Comma, Qt::ControlModifier);
    for (int accent = 1; accent < 5; ++accent) {
        settings.setAccent(static_cast<AppSettings::Accent>(accent));
        save(fixture, QStringLiteral("accent-%1-settings").arg(accent));
    }
    fixture.press(Qt::Key_Escape);
    save(fixture, QStringLiteral("accent-4"));
    settings.setAccent(AppSettings::Accent::Plum);
    save(fixture, QStringLiteral("accent-2"));
    settings.setAccent(AppSettings::Accent::Baize);

    fixture.context().showQuickAsk();
    QQuickWindow* quick = nullptr;
    const QWindowList windows = QGuiApplication::topLevelWindows();
    for (QWindow* window : windows)
        if (window->objectName() == QLatin1String("quickWindow"))
            quick = qobject_cast<QQuickWindow*>(window);
    QVERIFY(quick != nullptr);
    const auto saveQuick = [&](const QString& name) {
        QTest::qWait(350);
        QVERIFY(quick->grabWindow().save(QStringLiteral("%1/%2-%3.png").arg(m_folder, name, m_suffix)));
    };
    saveQuick(QStringLiteral("quick"));
    fixture.context().quickAsk()->chat()->ask(QStringLiteral("What is a mixture of experts?"));
    QTRY_VERIFY(!fixture.context().quickAsk()->chat()->isEmpty());
    QVERIFY(fixture.waitForAnswer());
    saveQuick(QStringLiteral("quick-answer"));
    settings.setFontPercent(200);
    saveQuick(QStringLiteral("quick-200"));
    settings.setFontPercent(100);
    fixture.context().quickAsk()->chat()->newConversation();
    fixture.context().quickAsk()->setPrivate(true);
    saveQuick(QStringLiteral("quick-private"));
    QCOMPARE(fixture.warnings(), QStringList());
}

/// Text of other sizes than the usual one, wide and narrow.
void ScreenshotsTest::sizes() {
    QFETCH(bool, isDark);
    m_suffix = isDark ? QStringLiteral("dark") : QStringLiteral("light");
    WindowFixture fixture(sampleScript());
    AppSettings& settings = *fixture.context().settings();
    settings.setAppearance(isDark ? AppSettings::Appearance::Dark : AppSettings::Appearance::Light);
    QVERIFY(fixture.askAndWait(QStringLiteral("What is 27 + 15?")));
    QVERIFY(fixture.askAndWait(QStringLiteral("What is a mixture of experts?")));
    QTest::mouseMove(&fixture.window(), {300, 30});
    for (const int percent : {80, 150, 200})
        for (const int width : {480, 1180}) {
            const auto name = [&](const char* page) {
                return QStringLiteral("size-%1-%2-%3").arg(percent).arg(width).arg(QLatin1String(page));
            };
            settings.setFontPercent(percent);
            fixture.window().resize(width, 760);
            save(fixture, name("conversation"));
            fixture.press(Qt::Key_Comma, Qt::ControlModifier);
            save(fixture, name("settings"));
            QQuickItem* page = fixture.find(QStringLiteral("settingsFlick"));
            page->setProperty("contentY", page->property("contentHeight").toDouble() - page->height());
            save(fixture, name("settings-end"));
            fixture.press(Qt::Key_Escape);
            fixture.press(Qt::Key_K, Qt::ControlModifier);
            save(fixture, name("palette"));
            fixture.press(Qt::Key_Escape);
            fixture.press(Qt::Key_E, Qt::ControlModifier);
            save(fixture, name("export"));
            fixture.press(Qt::Key_Escape);
            fixture.press(Qt::Key_M, Qt::AltModifier);
            save(fixture, name("menu"));
            fixture.press(Qt::Key_Escape);
            if (width == 480)
                fixture.press(Qt::Key_B, Qt::ControlModifier);
            save(fixture, name("list"));
            if (width == 480)
                fixture.press(Qt::Key_B, Qt::ControlModifier);
            const qint64 shown = fixture.chat().conversationId();
            fixture.chat().newConversation();
            save(fixture, name("empty"));
            fixture.chat().open(shown);
            QTRY_VERIFY(!fixture.chat().isEmpty());
        }
    QCOMPARE(fixture.warnings(), QStringList());
}

/// Settings of a conversation, presets, thinking and the prompt library.
void ScreenshotsTest::answering() {
    QFETCH(bool, isDark);
    m_suffix = isDark ? QStringLiteral("dark") : QStringLiteral("light");
    Script script = sampleScript();
    script.tokenMs = 40;
    script.thinking = {.hasSwitch = true,
                       .thinksByDefault = true,
                       .efforts = {QStringLiteral("low"), QStringLiteral("medium"), QStringLiteral("high")},
                       .defaultEffort = QStringLiteral("medium")};
    WindowFixture fixture(script);
    AppSettings& settings = *fixture.context().settings();
    settings.setAppearance(isDark ? AppSettings::Appearance::Dark : AppSettings::Appearance::Light);
    settings.setSystemPrompt(QStringLiteral("Answer briefly and in plain words."));
    QVERIFY(fixture.waitForModel());
    Presets& presets = *fixture.context().presets();
    PromptLibrary& library = *fixture.context().prompts()->library();
    fixture.press(Qt::Key_Period, Qt::ControlModifier);
    save(fixture, QStringLiteral("conversation-sheet"));
    ConversationSettings& own = *fixture.chat().answering();
    presets.thinking()->choose(3);
    own.setHasOwnPrompt(true);
    own.setSystemPrompt(
        QStringLiteral("You review code. Name the line, say what is wrong, propose a change."));
    presets.sampling()->setValue(0, 0.2);
    save(fixture, QStringLiteral("conversation-sheet-own"));
    QVERIFY(fixture.click(QStringLiteral("savePresetButton")));
    fixture.type(QStringLiteral("Code review"));
    save(fixture, QStringLiteral("preset-name"));
    fixture.press(Qt::Key_Return);
    QTRY_COMPARE(presets.currentLabel(), QStringLiteral("Code review"));
    QQuickItem* sheet = fixture.find(QStringLiteral("conversationFlick"));
    sheet->setProperty("contentY", sheet->property("contentHeight").toDouble() - sheet->height());
    save(fixture, QStringLiteral("conversation-sheet-end"));
    QVERIFY(fixture.click(QStringLiteral("closeConversationSheet")));
    fixture.press(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    save(fixture, QStringLiteral("thinking-choice"));
    fixture.press(Qt::Key_Escape);

    QVERIFY(fixture.click(QStringLiteral("promptButton")));
    save(fixture, QStringLiteral("prompts-none"));
    QVERIFY(fixture.click(QStringLiteral("newPromptEntry")));
    save(fixture, QStringLiteral("prompt-new"));
    fixture.press(Qt::Key_Escape);
    const auto add = [&](const QString& name, const QString& text) {
        const int count = library.rowCount();
        library.save(0, name, text);
        return QTest::qWaitFor([&] { return library.rowCount() == count + 1; });
    };
    QVERIFY(add(QStringLiteral("Translate"),
                QStringLiteral(
                    "Translate into {{language:French}}, in a {{tone:friendly|formal}} way:\n\n{{text}}")));
    QVERIFY(add(QStringLiteral("Mend the grammar"),
                QStringLiteral("Mend spelling and grammar, change nothing else:\n\n{{clipboard}}")));
    QVERIFY(add(QStringLiteral("Explain like I am five"),
                QStringLiteral("Explain {{topic}} to a child of five.")));
    QVERIFY(add(QStringLiteral("Review this function"),
                QStringLiteral("Review this function. Look for errors first, style last.\n\n{{code}}")));
    QVERIFY(fixture.click(QStringLiteral("composer")));
    fixture.press(Qt::Key_Slash);
    save(fixture, QStringLiteral("prompts"));
    fixture.type(QStringLiteral("transl"));
    fixture.press(Qt::Key_Return);
    QTRY_VERIFY(fixture.find(QStringLiteral("promptField_0")));
    fixture.press(Qt::Key_Tab);
    fixture.press(Qt::Key_Tab);
    fixture.type(QStringLiteral("See you at the station."));
    save(fixture, QStringLiteral("prompt-form"));
    fixture.press(Qt::Key_Escape);

    fixture.press(Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(fixture.find(QStringLiteral("promptEdit_0")));
    fixture.grab();
    QQuickItem* page = fixture.find(QStringLiteral("settingsFlick"));
    page->setProperty("contentY",
                      fixture.find(QStringLiteral("presetRow_0"))->mapToItem(page, {0, 0}).y() - 240);
    save(fixture, QStringLiteral("presets-settings"));
    QVERIFY(fixture.click(QStringLiteral("promptEdit_0")));
    save(fixture, QStringLiteral("prompt-edit"));
    fixture.press(Qt::Key_Escape);
    fixture.press(Qt::Key_Escape);

    QVERIFY(fixture.click(QStringLiteral("composer")));
    fixture.type(QStringLiteral("What is 27 + 15?"));
    fixture.press(Qt::Key_Return);
    QTRY_VERIFY(fixture.text(QStringLiteral("reasoningLastLine")).contains(QStringLiteral("first")));
    save(fixture, QStringLiteral("thinking-live"));
    QVERIFY(fixture.waitForAnswer());

    fixture.window().resize(480, 700);
    save(fixture, QStringLiteral("narrow-thinking"));
    fixture.press(Qt::Key_Period, Qt::ControlModifier);
    save(fixture, QStringLiteral("narrow-conversation-sheet"));
    fixture.press(Qt::Key_Escape);
    QVERIFY(fixture.click(QStringLiteral("promptButton")));
    save(fixture, QStringLiteral("narrow-prompts"));
    fixture.press(Qt::Key_Escape);
    fixture.press(Qt::Key_Comma, Qt::ControlModifier);
    fixture.grab();
    page->setProperty("contentY",
                      page->property("contentY").toDouble() +
                          fixture.find(QStringLiteral("presetRow_0"))->mapToItem(page, {0, 0}).y() - 60);
    save(fixture, QStringLiteral("narrow-presets-settings"));
    fixture.press(Qt::Key_Escape);
    settings.setFontPercent(200);
    fixture.window().resize(1180, 760);
    fixture.press(Qt::Key_Period, Qt::ControlModifier);
    save(fixture, QStringLiteral("large-conversation-sheet"));
    fixture.press(Qt::Key_Escape);
    QVERIFY(fixture.click(QStringLiteral("promptButton")));
    save(fixture, QStringLiteral("large-prompts"));
    QCOMPARE(fixture.warnings(), QStringList());
}

void ScreenshotsTest::council() {
    QFETCH(bool, isDark);
    m_suffix = isDark ? QStringLiteral("dark") : QStringLiteral("light");
    Script script;
    script.tokenMs = 25; // so that it is still streaming when its picture is taken
    script.answers = {
        {.question = QStringLiteral("insertion"),
         .answer = QStringLiteral(
             "<think>Short and practical: when is it the better choice?</think>Use **insertion sort** when "
             "the "
             "list is short or nearly sorted.\n\n"
             "```python\ndef insertion_sort(a):\n    for i in range(1, len(a)):\n        x, j = a[i], i\n"
             "        while j and a[j - 1] > x:\n            a[j] = a[j - 1]\n            j -= 1\n"
             "        a[j] = x\n```\n\n"
             "It needs \\(O(n^2)\\) steps at worst, but only \\(O(n)\\) when few items are out of place, and "
             "no memory of its own. Below some 16 items it beats quicksort, which is why libraries switch to "
             "it "
             "there."),
         .error = {},
         .model = QStringLiteral("qwen")},
        {.question = QStringLiteral("insertion"),
         .answer = QStringLiteral(
             "## Insertion sort\n\nInsertion sort takes one item after another and puts it in its place "
             "among "
             "those before it.\n\n"
             "- **Good:** short lists, lists that are almost sorted, data that arrives one by one.\n"
             "- **Bad:** long lists in random order.\n\n"
             "| Case | Steps |\n|---|---:|\n| best | \\(n - 1\\) |\n| average | \\(\\frac{n^2}{4}\\) |\n"
             "| worst | \\(\\frac{n(n-1)}{2}\\) |\n\n"
             "> It is stable: equal items keep their order.\n"),
         .error = {},
         .model = QStringLiteral("deepseek")},
        {.question = {}, .answer = QStringLiteral("Both are fine."), .error = {}, .model = {}}};
    WindowFixture fixture(script);
    AppSettings& settings = *fixture.context().settings();
    settings.setAppearance(isDark ? AppSettings::Appearance::Dark : AppSettings::Appearance::Light);
    Councils& councils = *fixture.context().councils();
    CouncilPage& page = *councils.page();
    const auto put = [&](const QString& question) {
        councils.choice()->setOn(true);
        if (!fixture.waitForModel() || !fixture.click(QStringLiteral("composer")))
            return false;
        fixture.type(question);
        fixture.press(Qt::Key_Return);
        return QTest::qWaitFor([&] { return page.isOpen() && page.count() > 0; }, 10000);
    };
    QStringList seats;
    for (int row = 0; row < councils.choice()->rowCount(); ++row)
        if (councils.choice()->pathAt(row).contains(QLatin1String("starter-")))
            seats << councils.choice()->pathAt(row);
    settings.setCouncilModels(seats);
    const auto isDone = [&] { return !fixture.service().isInCouncil() && page.canVote(); };
    QVERIFY(fixture.waitForModel());
    QTest::mouseMove(&fixture.window(), {600, 30});
    QVERIFY(fixture.click(QStringLiteral("councilButton")));
    save(fixture, QStringLiteral("council-choice"));
    fixture.press(Qt::Key_Escape);
    QVERIFY(fixture.click(QStringLiteral("tallyButton")));
    save(fixture, QStringLiteral("council-tally-empty"));
    fixture.press(Qt::Key_Escape);

    QVERIFY(put(QStringLiteral("When is insertion sort the right choice?")));
    QTRY_COMPARE(fixture.service().state(), ChatService::State::Writing);
    QTest::qWait(150);
    save(fixture, QStringLiteral("council-streaming"));
    QTRY_VERIFY_WITH_TIMEOUT(isDone(), 20000);
    save(fixture, QStringLiteral("council-blind"));
    fixture.window().resize(480, 760);
    save(fixture, QStringLiteral("council-narrow"));
    fixture.window().resize(1180, 760);
    fixture.press(Qt::Key_1);
    QTRY_COMPARE(page.choice(), 0);
    QTest::qWait(500);
    save(fixture, QStringLiteral("council-reveal"));
    fixture.press(Qt::Key_Escape);
    save(fixture, QStringLiteral("council-conversation"));
    QVERIFY(fixture.click(QStringLiteral("answerMenuButton")));
    QVERIFY(fixture.click(QStringLiteral("menuOtherModel")));
    save(fixture, QStringLiteral("council-other-model"));
    fixture.press(Qt::Key_Escape);

    councils.choice()->setBlind(false);
    for (const Qt::Key key : {Qt::Key_1, Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_1, Qt::Key_4, Qt::Key_1}) {
        QVERIFY(put(QStringLiteral("Which of both is better?")));
        QTRY_VERIFY_WITH_TIMEOUT(isDone(), 20000);
        fixture.press(key);
        QTRY_VERIFY(page.choice() >= 0);
        fixture.press(Qt::Key_Escape);
    }
    QVERIFY(fixture.click(QStringLiteral("tallyButton")));
    QVERIFY(fixture.click(QStringLiteral("tallyQuestionsButton_0")));
    save(fixture, QStringLiteral("council-tally"));
    fixture.window().resize(480, 760);
    save(fixture, QStringLiteral("council-narrow-tally"));
    fixture.press(Qt::Key_Escape);
    settings.setFontPercent(200);
    fixture.window().resize(1180, 900);
    QVERIFY(fixture.click(QStringLiteral("compareButton")));
    QTRY_VERIFY(isDone());
    save(fixture, QStringLiteral("council-large-type"));
    fixture.press(Qt::Key_Escape);
    QVERIFY(fixture.click(QStringLiteral("councilButton")));
    save(fixture, QStringLiteral("council-large-choice"));
    QCOMPARE(fixture.warnings(), QStringList());
}

QTEST_MAIN(ScreenshotsTest)
#include "tst_screenshots.moc"
