// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_fixture.h"

#include <QAccessible>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QQmlContext>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

namespace conclave {

namespace {

constexpr int kPatienceMs = 10000;

void collect(QQuickItem* item, const QString& objectName, QList<QQuickItem*>& found) {
    if (!item->isVisible())
        return;
    if (item->objectName() == objectName)
        found.append(item);
    const QList<QQuickItem*> children = item->childItems();
    for (QQuickItem* child : children)
        collect(child, objectName, found);
}

void write(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

} // namespace

WindowFixture::WindowFixture(const Script& script, bool withModels, EncryptedHistory* encrypted)
    : m_script(script), m_givenEncryption(encrypted) {
    QDir(m_folder.path()).mkdir(QStringLiteral("models"));
    const QDir starters(QStringLiteral(CONCLAVE_SOURCE_DIR "/resources/models"));
    const QStringList files = starters.entryList({QStringLiteral("starter-*.gguf")}, QDir::Files);
    if (withModels && qEnvironmentVariableIsSet("CONCLAVE_SCREENSHOT_DIR") && !files.isEmpty()) {
        for (const QString& name : files) // pictures show what ships
            QFile::link(starters.filePath(name), file(QStringLiteral("models/") + name));
    } else if (withModels) {
        // The scripted generator opens anything; the catalog only needs files of these names.
        write(file(QStringLiteral("models/starter-first.gguf")), "not read by the script");
        write(file(QStringLiteral("models/starter-second.gguf")), "not read by the script");
    }
    write(file(QStringLiteral("own-model.gguf")), "not read by the script");
    write(file(QStringLiteral("broken.gguf")), "<!doctype html>");
    write(file(QStringLiteral("notes.txt")), "no model");
    qputenv("CONCLAVE_MODELS", file(QStringLiteral("models")).toLocal8Bit());
    qputenv("XDG_CONFIG_HOME", file(QStringLiteral("config")).toLocal8Bit());
    open();
}

WindowFixture::~WindowFixture() {
    close();
}

void WindowFixture::open() {
    m_settings = std::make_unique<AppSettings>(file(QStringLiteral("settings.ini")));
    m_store = std::make_unique<ChatStore>(file(QStringLiteral("history.sqlite")));
    m_catalog = std::make_unique<ModelCatalog>();
    m_service = std::make_unique<ChatService>(*m_store, std::make_unique<ScriptedGenerator>(m_script));
    m_encrypted = std::make_unique<EncryptedChatStore>(*m_store);
    m_context =
        std::make_unique<WindowContext>(*m_service, *m_store, *m_catalog, *m_settings,
                                        m_givenEncryption ? *m_givenEncryption : *m_encrypted, m_keyring);
    m_context->setHistoryPath(file(QStringLiteral("history.sqlite")));
    m_engine = std::make_unique<QQmlApplicationEngine>();
    QObject::connect(m_engine.get(), &QQmlEngine::warnings, [this](const QList<QQmlError>& errors) {
        for (const QQmlError& error : errors)
            m_warnings << error.toString();
    });
    if (!m_context->load(*m_engine))
        qFatal("Main.qml could not be loaded");
    m_window = qobject_cast<QQuickWindow*>(m_engine->rootObjects().constFirst());
    m_window->requestActivate();
    if (!QTest::qWaitForWindowExposed(m_window))
        qFatal("the window was not shown");
}

void WindowFixture::close() {
    m_window = nullptr;
    m_engine.reset();
    m_context.reset();
    m_encrypted.reset();
    m_service.reset();
    m_catalog.reset();
    m_store.reset();
    m_settings.reset();
}

void WindowFixture::reopen() {
    close();
    open();
}

QList<QQuickItem*> WindowFixture::findAll(const QString& objectName) const {
    QList<QQuickItem*> found;
    collect(m_window->contentItem(), objectName, found);
    return found;
}

QQuickItem* WindowFixture::find(const QString& objectName) const {
    QList<QQuickItem*> found = findAll(objectName);
    // Items come in the order of their making; the newest answer is the lowest one.
    std::stable_sort(found.begin(), found.end(), [](const QQuickItem* a, const QQuickItem* b) {
        return a->mapToScene({0, 0}).y() < b->mapToScene({0, 0}).y();
    });
    return found.isEmpty() ? nullptr : found.constLast();
}

QString WindowFixture::text(const QString& objectName) const {
    const QQuickItem* item = find(objectName);
    return item ? item->property("text").toString() : QString();
}

bool WindowFixture::click(const QString& objectName, Qt::MouseButton button) {
    return click(objectName, button, Qt::NoModifier);
}

bool WindowFixture::click(const QString& objectName, Qt::KeyboardModifiers modifiers) {
    return click(objectName, Qt::LeftButton, modifiers);
}

bool WindowFixture::click(const QString& objectName, Qt::MouseButton button,
                          Qt::KeyboardModifiers modifiers) {
    const bool isThere = QTest::qWaitFor(
        [&] {
            const QQuickItem* item = find(objectName);
            return item && item->isEnabled() && item->width() > 0;
        },
        kPatienceMs);
    if (!isThere) {
        qWarning("there is no \"%s\" to click", qPrintable(objectName));
        return false;
    }
    QTest::qWait(20);
    m_window->grabWindow(); // a frame: what has just been opened is laid out with it
    const QQuickItem* item = find(objectName);
    if (!item)
        return false;
    const QPoint middle = item->mapToScene({item->width() / 2, item->height() / 2}).toPoint();
    QTest::mouseMove(m_window, middle);
    QTest::mouseClick(m_window, button, modifiers, middle);
    return true;
}

void WindowFixture::type(const QString& text) {
    for (const QChar character : text)
        QTest::keyClick(m_window, character.toLatin1());
}

void WindowFixture::press(Qt::Key key, Qt::KeyboardModifiers modifiers) {
    QTest::keyClick(m_window, key, modifiers);
}

bool WindowFixture::waitForModel() {
    return QTest::qWaitFor(
        [this] { return m_service->hasModel() && m_service->state() == ChatService::State::Idle; },
        kPatienceMs);
}

bool WindowFixture::waitForAnswer() {
    const bool isDone = QTest::qWaitFor([this] { return !m_service->isAnswering(); }, kPatienceMs);
    m_window->grabWindow(); // a frame, so that what has come last is laid out
    return isDone;
}

bool WindowFixture::askAndWait(const QString& question) {
    if (!waitForModel() || !click(QStringLiteral("composer")))
        return false;
    type(question);
    // Not "is answering": a quick answer may begin and end between two looks.
    const QSignalSpy begun(m_service.get(), &ChatService::messageAdded);
    press(Qt::Key_Return);
    return QTest::qWaitFor([&] { return begun.count() >= 2; }, kPatienceMs) && waitForAnswer();
}

QStringList WindowFixture::namelessControls() const {
    QStringList nameless;
    QList<QQuickItem*> left = {m_window->contentItem()};
    while (!left.isEmpty()) {
        QQuickItem* const item = left.takeLast();
        if (!item->isVisible())
            continue;
        QAccessibleInterface* const interface = QAccessible::queryAccessibleInterface(item);
        // Qt 6.4 hides the name of a field with a password.
        const auto words =
            interface && interface->state().passwordEdit ? QAccessible::Description : QAccessible::Name;
        if (item->activeFocusOnTab() && interface && interface->text(words).isEmpty())
            nameless << QStringLiteral("%1 %2").arg(QLatin1String(item->metaObject()->className()),
                                                    item->objectName());
        left += item->childItems();
    }
    return nameless;
}

QString WindowFixture::placeOf(const QQuickItem& item) {
    const QQmlContext* context = qmlContext(&item);
    return QStringLiteral("%1: %2 %3 “%4”")
        .arg(context ? context->baseUrl().fileName() : QString(),
             QLatin1String(item.metaObject()->className()), item.objectName(),
             item.property("text").toString().left(40));
}

QList<QQuickItem*> WindowFixture::itemsInSight() const {
    QList<QQuickItem*> found;
    QQuickItem* from = m_window->contentItem();
    for (const QQuickItem* item = m_window->activeFocusItem(); item; item = item->parentItem())
        if (item->inherits("QQuickPopupItem"))
            from = const_cast<QQuickItem*>(item);
    QList<QQuickItem*> left = {from};
    while (!left.isEmpty()) {
        QQuickItem* const item = left.takeLast();
        if (!item->isVisible() || qFuzzyIsNull(item->opacity()))
            continue;
        found += item;
        left += item->childItems();
    }
    return found;
}

QStringList WindowFixture::spokenProblems() const {
    QStringList problems;
    const auto isTold = [](QQuickItem* item) {
        const QAccessibleInterface* told = QAccessible::queryAccessibleInterface(item);
        return told && told->role() != QAccessible::NoRole && told->role() != QAccessible::Client;
    };
    const auto note = [&](const char* what, const QQuickItem& item) {
        problems << QLatin1String(what) + QStringLiteral(": ") + placeOf(item);
    };
    for (QQuickItem* item : itemsInSight()) {
        QAccessibleInterface* const told = QAccessible::queryAccessibleInterface(item);
        const bool isButton = item->inherits("QQuickAbstractButton");
        const bool isSecret = told && told->state().passwordEdit; // Qt 6.4 hides its name
        if (item->activeFocusOnTab() || isButton) {
            if (!isTold(item)) {
                note("no role", *item);
                continue;
            }
            if (told->text(isSecret ? QAccessible::Description : QAccessible::Name).trimmed().isEmpty())
                note("no name", *item);
#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
            // One that comes with the role and does nothing, one more from onPressAction.
            const bool isTextAlone = told->role() == QAccessible::StaticText;
            const qsizetype presses =
                told->actionInterface()->actionNames().count(QAccessibleActionInterface::pressAction());
            const bool comesWithRole = told->role() == QAccessible::Button ||
                                       told->role() == QAccessible::CheckBox ||
                                       told->role() == QAccessible::RadioButton;
            if (isButton && !isTextAlone && presses < (comesWithRole ? 2 : 1))
                note("cannot be pressed", *item);
#endif
        }
    }
    return problems;
}

bool WindowFixture::showEndOfSettings() {
    press(Qt::Key_Comma, Qt::ControlModifier);
    const auto page = [this] { return find(QStringLiteral("settingsFlick")); };
    if (!QTest::qWaitFor([&] { return page() != nullptr; }))
        return false;
    grab();
    page()->setProperty("contentY", page()->property("contentHeight").toDouble() - page()->height());
    return true;
}

QImage WindowFixture::grab() {
    QTest::qWait(350); // animations end
    return m_window->grabWindow();
}

Script sampleScript() {
    Script script;
    script.answers = {
        {QStringLiteral("27 + 15"),
         QStringLiteral("<think>The user wants a sum. 27 + 15: first 27 + 10 = 37, then "
                        "37 + 5 = 42.</think>\n\n27 + 15 is **42**.")},
        {QStringLiteral("export"),
         QStringLiteral(
             "To export the conversation that you see:\n\n"
             "1. Choose the **export** button at the top right, or press `Ctrl+E`.\n"
             "2. Choose *Markdown*, *PDF* or a *web page* to read it, or *JSON* to keep everything.\n"
             "3. Choose where the file should lie.\n\n"
             "> Nothing is sent anywhere: the file is written on this computer.\n")},
        {QStringLiteral("mixture"),
         QStringLiteral(
             "## A mixture of experts\n\n"
             "A *mixture of experts* is a model in which a small **router** decides, for each token, which "
             "few of many sub-networks do the work. All of them are kept in memory, but only the chosen "
             "ones are computed: [the idea is from 1991](https://example.org/moe).\n\n"
             "| Model | Experts | At a time | Parameters |\n|---|---:|---:|---:|\n"
             "| DeepSeek-V3 | 256 | 8 | 671 B |\n| Qwen3-30B-A3B | 128 | 8 | 30 B |\n"
             "| Starter | 16 | 2 | 11 M |\n\n"
             "The router in four lines:\n\n"
             "```python\ndef route(x, gate, k=2):\n    # the k likeliest experts for one token\n"
             "    scores = softmax(gate @ x)\n    best = top_k(scores, k)\n"
             "    return best, scores[best] / scores[best].sum()\n```\n\n"
             "- **Fast**, since few parameters work on each token.\n"
             "- **Large**, since all of them must be in memory.\n\n---\n\n"
             "Ask on if you want to know how it is trained.")},
        {QStringLiteral("fail"),
         QStringLiteral("This answer begins well"),
         QStringLiteral("error"),
         {QStringLiteral(
              "There was not enough memory to go on. Close other programs, or choose a smaller model."),
          QStringLiteral("asked for 512 MiB, 31 MiB were free")}},
        {QStringLiteral("weather"),
         QStringLiteral("<think>I have no forecast; a tool has.</think>I would have to look that up.\n\n"
                        "<tool_call>{\"name\":\"get_weather\",\"arguments\":{\"city\":\"Zürich\",\"days\":2}}"
                        "</tool_call>")},
        {QStringLiteral("long"),
         QString(QStringLiteral("One more paragraph of a long answer, so that there is "
                                "something to scroll through.\n\n"))
             .repeated(60)},
    };
    script.fallback = QStringLiteral("Here is an answer to that.");
    return script;
}

} // namespace conclave
