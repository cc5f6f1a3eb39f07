// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the pictures of resources/screenshots/README.md from the real window: make_pictures <folder> [scene
// …]. resources/screenshots/make.sh runs it. What the model says lies in answers/; a script says it, so that
// the same pictures come on every machine.
#include "tests/ui/pictures/side_by_side.h"
#include "tests/ui/window_fixture.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QTest>

#include <cstdio>

using namespace conclave;

namespace {

constexpr int kPatienceMs = 30000;
const QSize kWindow(1060, 720);
const QPoint kNowhere(660, 34); ///< where the pointer is over nothing

/// Ends the program: a picture of something else than it says is worse than none.
void require(bool isSo, const char* what) {
    if (!isSo)
        qFatal("the picture could not be made: %s", what);
}

QString answer(const char* name) {
    QFile file(
        QStringLiteral(CONCLAVE_SOURCE_DIR "/tests/ui/pictures/answers/%1.md").arg(QLatin1String(name)));
    require(file.open(QIODevice::ReadOnly), name);
    return QString::fromUtf8(file.readAll());
}

ScriptedAnswer says(const char* question, const char* name, const char* model = "") {
    return {.question = QString::fromUtf8(question),
            .answer = answer(name),
            .stopReason = QStringLiteral("end_of_turn"),
            .error = {},
            .model = QLatin1String(model)};
}

/// Everything that is said in the pictures.
Script script(int tokenMs = 0) {
    Script script;
    script.answers = {says("the offer", "contract"),
                      says("index", "index"),
                      says("cache", "cache"),
                      says("mean", "derivation"),
                      says("buses", "buses"),
                      says("insertion", "council-first", "qwen"),
                      says("insertion", "council-second", "deepseek"),
                      says("experts", "experts"),
                      says("قرطبة", "arabic")};
    script.tokenMs = tokenMs;
    return script;
}

/// The window with a history as people have one, and the pictures that are taken of it.
class Scene {
  public:
    Scene(const QString& folder, const Script& script)
        : m_folder(folder), m_fixture(script), m_settings(*m_fixture.context().settings()) {
        m_settings.setAppearance(AppSettings::Appearance::Light);
        m_fixture.window().resize(kWindow);
        require(m_fixture.waitForModel(), "a model is loaded");
    }

    WindowFixture& window() { return m_fixture; }
    AppSettings& settings() { return m_settings; }

    /// Titles of older conversations, so that the list is not bare.
    void fillHistory() {
        const auto add = [this](const char* title) {
            auto made =
                m_fixture.store().createQuestion(0, 0, QString::fromUtf8(title), QString::fromUtf8(title));
            made.waitForFinished();
            return std::get<MessageRow>(made.result()).conversationId;
        };
        const auto folder = [this](const char* name, const QVector<qint64>& ids) {
            auto made = m_fixture.store().createFolder(QString::fromUtf8(name));
            made.waitForFinished();
            const FolderRow row = std::get<FolderRow>(made.result());
            m_fixture.store().moveToFolder(ids, row.id).waitForFinished();
            m_settings.setFolderOpen(row.uuid, true);
        };
        folder("Garden", {add("Plants for a shady balcony"), add("When to cut roses")});
        m_fixture.store().setPinned(add("Packing list for the Alps"), true).waitForFinished();
        for (const char* title : {"Letter to the landlord", "Words for a toast", "Why is the sky blue?",
                                  "Regex for dates", "Sourdough, step by step"})
            add(title);
        m_fixture.conversations().load();
        require(QTest::qWaitFor([this] { return m_fixture.conversations().rowCount() > 8; }, kPatienceMs),
                "the history is listed");
    }

    void ask(const QString& question) {
        const auto count = [this] { return m_fixture.chat().transcript()->messages().size(); };
        const qsizetype before = count();
        m_fixture.chat().ask(question);
        require(QTest::qWaitFor([&] { return count() == before + 2 && !m_fixture.service().isAnswering(); },
                                kPatienceMs),
                "the answer came");
        m_fixture.grab();
    }
    void showRow(int row) { emit m_fixture.chat().rowWanted(row); }
    void click(const char* name) { require(m_fixture.click(QLatin1String(name)), name); }
    QQuickItem* item(const char* name) {
        QQuickItem* found = nullptr;
        require(QTest::qWaitFor([&] { return (found = m_fixture.find(QLatin1String(name))) != nullptr; },
                                kPatienceMs),
                name);
        return found;
    }
    void restPointer() { QTest::mouseMove(&m_fixture.window(), kNowhere); }

    QImage look() { return m_fixture.grab(); }
    QImage lookDark() {
        m_settings.setAppearance(AppSettings::Appearance::Dark);
        const QImage dark = look();
        m_settings.setAppearance(AppSettings::Appearance::Light);
        return dark;
    }
    void save(const char* name, const QList<QImage>& windows) {
        save(name, windows.size() == 1 ? windows.constFirst() : sideBySide(windows));
    }
    void save(const char* name, const QImage& picture) {
        const QString path = QStringLiteral("%1/%2.png").arg(m_folder, QLatin1String(name));
        require(picture.save(path), qPrintable(path));
        std::printf("%s\n", qPrintable(path));
    }
    void saveBoth(const char* name) {
        const QImage light = look();
        save(name, {light, lookDark()});
    }

  private:
    QString m_folder;
    WindowFixture m_fixture;
    AppSettings& m_settings;
};

void emptyState(const QString& folder) {
    Scene scene(folder, script());
    scene.restPointer();
    scene.save("welcome", {scene.look()});
    scene.saveBoth("empty");
}

void conversation(const QString& folder) {
    Scene scene(folder, script());
    scene.fillHistory();
    scene.ask(QStringLiteral("Why is this query slow? There is an index on customer_id."));
    scene.restPointer();
    scene.showRow(0);
    scene.saveBoth("table");
    scene.window().chat().newConversation();
    scene.ask(QStringLiteral("Write me an LRU cache in C++ that several threads can use."));
    scene.restPointer();
    scene.showRow(0);
    scene.saveBoth("long-code");
    scene.save("conversation", {scene.look()});
    scene.window().chat().newConversation();
    scene.ask(QStringLiteral("Why does the mean minimise the squared error?"));
    scene.restPointer();
    scene.showRow(0);
    scene.saveBoth("mathematics");
    scene.window().press(Qt::Key_K, Qt::ControlModifier);
    scene.item("paletteField");
    scene.look(); // it has the keyboard now
    scene.window().type(QStringLiteral("exp"));
    require(QTest::qWaitFor([&] { return !scene.window().context().commandPalette()->isSearching(); }),
            "the palette has looked");
    scene.saveBoth("palette");
    scene.window().press(Qt::Key_Escape);
    scene.window().press(Qt::Key_Slash, Qt::ControlModifier);
    scene.saveBoth("shortcuts");
    scene.window().press(Qt::Key_Escape);
}

void reasoning(const QString& folder) {
    Script slow = script(60);
    slow.thinking = {.hasSwitch = true,
                     .thinksByDefault = true,
                     .efforts = {QStringLiteral("low"), QStringLiteral("medium"), QStringLiteral("high")},
                     .defaultEffort = QStringLiteral("medium")};
    Scene scene(folder, slow);
    scene.fillHistory();
    const QString question =
        QStringLiteral("Three buses leave the station together at 8:00, one every 12, one every 18, "
                       "one every 30 minutes. When do they next leave together before the shop "
                       "closes at 12:30?");
    scene.restPointer();
    scene.window().chat().ask(question);
    scene.item("reasoningLastLine");
    QTest::qWait(1500);
    scene.saveBoth("thinking");
    require(QTest::qWaitFor([&] { return !scene.window().service().isAnswering(); }, kPatienceMs),
            "the answer came");
    const QImage folded = scene.look();
    scene.click("reasoningButton");
    scene.restPointer();
    scene.save("reasoning", {folded, scene.lookDark()});
}

void council(const QString& folder) {
    Scene scene(folder, script(18));
    WindowFixture& window = scene.window();
    Councils& councils = *window.context().councils();
    CouncilPage& page = *councils.page();
    window.window().resize(kWindow.width(), 800);
    QStringList seats;
    for (int row = 0; row < councils.choice()->rowCount(); ++row)
        if (councils.choice()->pathAt(row).contains(QLatin1String("starter-")))
            seats << councils.choice()->pathAt(row);
    scene.settings().setCouncilModels(seats);
    const auto isDone = [&] { return !window.service().isInCouncil() && page.canVote(); };
    const auto put = [&](const char* question) {
        councils.choice()->setOn(true);
        require(window.waitForModel(), "a model is loaded");
        scene.click("composer");
        window.type(QLatin1String(question));
        window.press(Qt::Key_Return);
        require(QTest::qWaitFor([&] { return page.isOpen() && page.count() > 0; }, kPatienceMs),
                "the council sits");
    };
    scene.click("councilButton");
    scene.restPointer();
    scene.saveBoth("council-choice");
    window.press(Qt::Key_Escape);
    put("When is insertion sort the right choice?");
    require(QTest::qWaitFor(
                [&] { return page.count() > 1 && window.service().state() == ChatService::State::Writing; },
                kPatienceMs),
            "the council answers");
    QTest::qWait(700);
    scene.restPointer();
    scene.saveBoth("council-at-work");
    require(QTest::qWaitFor(isDone, kPatienceMs), "the council has answered");
    scene.restPointer();
    scene.saveBoth("council-blind");
    window.press(Qt::Key_1);
    require(QTest::qWaitFor([&] { return page.choice() == 0; }, kPatienceMs), "the vote counts");
    QTest::qWait(600); // the names have appeared
    scene.saveBoth("council-revealed");
    window.press(Qt::Key_Escape);
    scene.restPointer();
    scene.saveBoth("council-conversation");
    councils.choice()->setBlind(false);
    for (const Qt::Key key : {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_1}) {
        put("Insertion sort or quicksort for twelve items?");
        require(QTest::qWaitFor(isDone, kPatienceMs), "the council has answered");
        window.press(key);
        require(QTest::qWaitFor([&] { return page.choice() >= 0; }, kPatienceMs), "the vote counts");
        window.press(Qt::Key_Escape);
    }
    scene.click("tallyButton");
    scene.click("tallyQuestionsButton_0");
    scene.restPointer();
    scene.saveBoth("council-tally");
}

void experts(const QString& folder) {
    Script large = script(3);
    large.layers = 24;
    large.denseLayers = 1;
    large.experts = 32;
    large.expertsUsed = 4;
    Scene scene(folder, large);
    scene.window().window().resize(1180, 800);
    scene.window().press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    scene.ask(QStringLiteral("What do the experts of a model do?"));
    scene.restPointer();
    const QImage answer = scene.look();
    scene.item("tokenStrip")->forceActiveFocus(Qt::TabFocusReason);
    scene.window().press(Qt::Key_Home);
    for (int i = 0; i < 5; ++i)
        scene.window().press(Qt::Key_Right);
    scene.save("experts", {answer, scene.lookDark()});
}

void settings(const QString& folder) {
    Scene scene(folder, script());
    scene.fillHistory();
    scene.window().press(Qt::Key_Comma, Qt::ControlModifier);
    QQuickItem* page = scene.item("settingsFlick");
    scene.restPointer();
    scene.saveBoth("settings");
    page->setProperty("contentY", 1400);
    scene.saveBoth("settings-further");
    scene.window().press(Qt::Key_Escape);
    scene.window().press(Qt::Key_Period, Qt::ControlModifier);
    scene.restPointer();
    scene.saveBoth("conversation-settings");
}

void narrow(const QString& folder) {
    Scene scene(folder, script());
    scene.fillHistory();
    scene.ask(QStringLiteral("Why is this query slow? There is an index on customer_id."));
    scene.window().window().resize(480, 760);
    scene.showRow(0);
    const QImage light = scene.look();
    const QImage dark = scene.lookDark();
    scene.click("drawerButton");
    const QImage drawer = scene.look();
    scene.window().press(Qt::Key_Escape);
    scene.window().press(Qt::Key_Comma, Qt::ControlModifier);
    scene.item("settingsFlick");
    scene.save("narrow", {light, dark, drawer, scene.lookDark()});
}

void arabic(const QString& folder) {
    Scene scene(folder, script());
    scene.settings().setLanguage(QStringLiteral("ar"));
    scene.window().window().resize(kWindow.width(), 800);
    scene.ask(QString::fromUtf8("خطط لي رحلة من ثلاثة أيام إلى قرطبة"));
    scene.restPointer();
    scene.showRow(0);
    scene.saveBoth("arabic");
    scene.window().press(Qt::Key_Comma, Qt::ControlModifier);
    scene.item("settingsFlick");
    const QImage page = scene.look();
    scene.window().press(Qt::Key_Escape);
    scene.window().window().resize(480, 720);
    scene.showRow(0);
    const QImage slim = scene.look();
    scene.click("drawerButton");
    scene.save("arabic-more", {page, slim, scene.lookDark()});
}

void largeType(const QString& folder) {
    Scene scene(folder, script());
    scene.fillHistory();
    scene.ask(QStringLiteral("Why is this query slow? There is an index on customer_id."));
    scene.settings().setFontPercent(200);
    scene.restPointer();
    scene.showRow(0);
    const QImage light = scene.look();
    const QImage dark = scene.lookDark();
    scene.window().window().resize(480, 720);
    scene.showRow(0);
    scene.save("large-type", {light, dark, scene.look()});
    scene.window().window().resize(kWindow);
    scene.window().press(Qt::Key_Comma, Qt::ControlModifier);
    scene.item("settingsFlick");
    scene.saveBoth("large-type-settings");
}

QUrl write(WindowFixture& window, const char* name, const QByteArray& bytes) {
    QFile file(window.file(QLatin1String(name)));
    require(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size(), name);
    return QUrl::fromLocalFile(file.fileName());
}

QUrl writePdf(WindowFixture& window, const char* name, int pages) {
    const QString path = window.file(QLatin1String(name));
    QPdfWriter pdf(path);
    pdf.setResolution(100);
    QPainter painter(&pdf);
    for (int page = 1; page <= pages; ++page) {
        if (page > 1)
            pdf.newPage();
        painter.drawText(
            QRect(50, 50, 600, 900), Qt::AlignLeft | Qt::TextWordWrap,
            QString(QStringLiteral("The tenant may give notice to the end of any month, three months "
                                   "before. Each party keeps a signed copy of this agreement. "))
                .repeated(6));
    }
    return QUrl::fromLocalFile(path);
}

void attachments(const QString& folder) {
    Scene scene(folder, script());
    scene.fillHistory();
    WindowFixture& window = scene.window();
    Attachments& attached = *window.chat().attachments();
    attached.add({writePdf(window, "Rental agreement.pdf", 6),
                  write(window, "costs.csv", "item,month,index\nrent,1240,2.1\nheating,96,\ncellar,35,1.9\n"),
                  write(window, "offer.txt", "Notice: six weeks.\nIndex: 1.9 % a year.\n")});
    require(QTest::qWaitFor([&] { return !attached.composer()->isReading(); }, kPatienceMs),
            "the files were read");
    scene.click("composer");
    window.type(QStringLiteral("Does the agreement say the same as the offer?"));
    scene.restPointer();
    QTest::qWait(400); // their tokens are counted
    const QImage before = scene.look();
    window.press(Qt::Key_Return);
    require(window.waitForAnswer(), "the answer came");
    scene.restPointer();
    scene.showRow(0);
    scene.save("attachments", {before, scene.lookDark()});
}

void quickQuestion(const QString& folder) {
    Scene scene(folder, script());
    WindowContext& context = scene.window().context();
    context.showQuickAsk();
    QQuickWindow* quick = nullptr;
    for (QWindow* window : QGuiApplication::topLevelWindows())
        if (window->objectName() == QLatin1String("quickWindow"))
            quick = qobject_cast<QQuickWindow*>(window);
    require(quick != nullptr, "the small window opens");
    const auto look = [quick] {
        QTest::qWait(400);
        return quick->grabWindow();
    };
    const QImage empty = look();
    context.quickAsk()->chat()->ask(QStringLiteral("What do the experts of a model do?"));
    require(QTest::qWaitFor([&] { return !context.quickAsk()->chat()->isEmpty(); }, kPatienceMs),
            "it was asked");
    require(scene.window().waitForAnswer(), "the answer came");
    const QImage light = look();
    scene.settings().setAppearance(AppSettings::Appearance::Dark);
    scene.save("quick-question", {empty, light, look()});
}

void context(const QString& folder) {
    Script small = script();
    small.contextTokens = 600;
    Scene scene(folder, small);
    scene.fillHistory();
    scene.ask(QStringLiteral("Why is this query slow? There is an index on customer_id."));
    scene.ask(QStringLiteral("Why does the mean minimise the squared error?"));
    scene.click("composer");
    scene.window().type(QStringLiteral("And the median? "));
    const QImage meter = scene.look();
    scene.window().chat().setDraft(
        QString(QStringLiteral("Explain every step of it as you would to a student. ")).repeated(16));
    emit scene.window().chat().draftChanged();
    scene.window().press(Qt::Key_Return);
    scene.item("contextCard");
    scene.restPointer();
    scene.save("context", {meter, scene.lookDark()});
}

void twoPixels(const QString& folder) {
    Scene scene(folder, script());
    scene.window().window().resize(900, 620);
    scene.ask(QStringLiteral("Why does the mean minimise the squared error?"));
    scene.restPointer();
    scene.showRow(0);
    const QImage window = scene.look();
    require(window.width() == 2 * scene.window().window().width(), "run with QT_SCALE_FACTOR=2");
    scene.save("hidpi", window);
}

struct Named {
    const char* name;
    void (*make)(const QString& folder);
};
constexpr Named kScenes[] = {{"empty", emptyState},        {"conversation", conversation},
                             {"reasoning", reasoning},     {"council", council},
                             {"experts", experts},         {"settings", settings},
                             {"narrow", narrow},           {"arabic", arabic},
                             {"large-type", largeType},    {"quick", quickQuestion},
                             {"attachments", attachments}, {"context", context}};
constexpr Named kHiDpi = {"hidpi", twoPixels}; ///< only by name: it needs another scale factor

} // namespace

int main(int argc, char* argv[]) {
    QGuiApplication app(argc, argv);
    const QStringList arguments = QGuiApplication::arguments();
    if (arguments.size() < 2) {
        std::fputs("make_pictures <folder> [scene …]\n", stderr);
        return 2;
    }
    const QString folder = arguments[1];
    require(QDir().mkpath(folder), "the folder for it is made");
    qputenv("CONCLAVE_SCREENSHOT_DIR", folder.toLocal8Bit()); // the models of the fixture are those that ship
    const QStringList wanted = arguments.mid(2);
    for (const Named& scene : kScenes)
        if (wanted.isEmpty() || wanted.contains(QLatin1String(scene.name)))
            scene.make(folder);
    if (wanted.contains(QLatin1String(kHiDpi.name)))
        kHiDpi.make(folder);
    return 0;
}
