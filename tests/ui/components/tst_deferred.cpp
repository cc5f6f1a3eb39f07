// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"

#include <QTest>

using namespace conclave;

/// What is made when it is first wanted: pages, sheets, popups and menus.
class DeferredTest : public WindowTest {
    Q_OBJECT

  private slots:
    void startsWithoutWhatIsNotShown();
    void makesAMenuOnceAndKeepsIt();
    void comesInTheLanguageAndSizeOfTheDay();
    void givesTheKeyboardToAPageThatComes();
    void closesWhatItsButtonOpened();
    void enterPressesWhatSpacePresses_data();
    void enterPressesWhatSpacePresses();

  private:
    QObject* made(const char* objectName) {
        return m_window->window().findChild<QObject*>(QLatin1String(objectName));
    }
};

void DeferredTest::startsWithoutWhatIsNotShown() {
    QVERIFY(m_window->waitForModel());
    for (const char* name :
         {"settingsPage",   "unlockPage",   "comparePage",       "tallyPage",        "commandPalette",
          "shortcutSheet",  "detailsSheet", "conversationSheet", "attachmentViewer", "importChoice",
          "exportMarkdown", "modelMenu",    "councilPopup",      "promptPopup",      "promptEditor",
          "headerMenu",     "menuCopy",     "renameEntry",       "folderPicker",     "searchFilters",
          "searchResults",  "trashList",    "confirmButton",     "linkText"})
        QVERIFY2(!made(name), name);
    QVERIFY(made("composer"));
    QVERIFY(made("conversationList"));
}

void DeferredTest::makesAMenuOnceAndKeepsIt() {
    QVERIFY(m_window->waitForModel());
    QVERIFY(m_window->click(QStringLiteral("modelPickerButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("modelList")));
    const QObject* menu = made("modelMenu");
    m_window->press(Qt::Key_Escape);
    QTRY_VERIFY(!m_window->find(QStringLiteral("modelList")));
    QTRY_VERIFY(m_window->find(QStringLiteral("composer")));
    QVERIFY(m_window->click(QStringLiteral("modelPickerButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("modelList")));
    QCOMPARE(made("modelMenu"), menu);
}

void DeferredTest::comesInTheLanguageAndSizeOfTheDay() {
    const auto sheet = [this] {
        m_window->press(Qt::Key_Slash, Qt::ControlModifier);
        const bool isThere =
            QTest::qWaitFor([this] { return m_window->find(QStringLiteral("sheetTitle")) != nullptr; });
        const QQuickItem* title = isThere ? m_window->find(QStringLiteral("sheetTitle")) : nullptr;
        const auto look = title ? std::pair(title->property("text").toString(), title->height())
                                : std::pair(QString(), 0.0);
        m_window->press(Qt::Key_Escape);
        const bool isGone =
            QTest::qWaitFor([this] { return m_window->find(QStringLiteral("sheetTitle")) == nullptr; });
        return isGone ? look : std::pair(QString(), 0.0);
    };
    QVERIFY(m_window->waitForModel());
    AppSettings* settings = m_window->context().settings();
    settings->setLanguage(QStringLiteral("de"));
    settings->setFontPercent(150);
    const auto german = sheet(); // made after the change
    QVERIFY(!german.first.isEmpty());
    settings->setLanguage(QStringLiteral("en"));
    settings->setFontPercent(100);
    const auto english = sheet(); // made before it, and closed meanwhile
    QCOMPARE(english.first, QStringLiteral("Keyboard shortcuts"));
    QVERIFY(german.first != english.first);
    QVERIFY(german.second > english.second);
}

void DeferredTest::givesTheKeyboardToAPageThatComes() {
    QVERIFY(m_window->waitForModel());
    m_window->press(Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("settingsBackButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("settingsBackButton"))->hasActiveFocus());
    m_window->press(Qt::Key_Escape);
    QTRY_VERIFY(m_window->find(QStringLiteral("composer")));
    QTRY_VERIFY(m_window->find(QStringLiteral("composer"))->hasActiveFocus());
    QVERIFY(m_window->click(QStringLiteral("tallyButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("tallyPage")));
    QTRY_VERIFY(m_window->find(QStringLiteral("tallyBackButton"))->hasActiveFocus());
    m_window->press(Qt::Key_Escape);
    QTRY_VERIFY(!m_window->find(QStringLiteral("tallyPage")));
}

/// A press on the button is not one beside its popup, which would close it and have the click open it again.
void DeferredTest::closesWhatItsButtonOpened() {
    QVERIFY(m_window->waitForModel());
    const std::pair<const char*, const char*> pairs[] = {{"modelPickerButton", "modelList"},
                                                         {"councilButton", "councilOnButton"},
                                                         {"promptButton", "promptFilter"}};
    for (const auto& [button, content] : pairs) {
        QVERIFY(m_window->click(QLatin1String(button)));
        QTRY_VERIFY2(m_window->find(QLatin1String(content)), content);
        QVERIFY(m_window->click(QLatin1String(button)));
        QTRY_VERIFY2(!m_window->find(QLatin1String(content)), content);
    }
}

void DeferredTest::enterPressesWhatSpacePresses_data() {
    QTest::addColumn<QString>("button");
    QTest::addColumn<QString>("opened");
    QTest::addColumn<Qt::Key>("key");
    for (const Qt::Key key : {Qt::Key_Space, Qt::Key_Return, Qt::Key_Enter}) {
        const auto row = [&](const char* button, const char* opened) {
            QTest::addRow("%s %x", button, int(key))
                << QString(QLatin1String(button)) << QString(QLatin1String(opened)) << key;
        };
        row("modelPickerButton", "modelList");
        row("councilButton", "councilOnButton");
        row("promptButton", "promptFilter");
        row("periodFilter", "choiceList");
        row("sendButton", "questionText");
    }
}

void DeferredTest::enterPressesWhatSpacePresses() {
    QFETCH(QString, button);
    QFETCH(QString, opened);
    QFETCH(Qt::Key, key);
    QVERIFY(m_window->waitForModel());
    if (button == QLatin1String("periodFilter"))
        QVERIFY(m_window->click(QStringLiteral("filterButton")));
    if (button == QLatin1String("sendButton"))
        m_window->type(QStringLiteral("hello"));
    QTRY_VERIFY(m_window->find(button) && m_window->find(button)->isEnabled());
    QVERIFY(!m_window->find(opened));
    m_window->find(button)->forceActiveFocus(Qt::TabFocusReason);
    m_window->press(key);
    QTRY_VERIFY(m_window->find(opened));
    QVERIFY(m_window->waitForAnswer());
}

QTEST_MAIN(DeferredTest)
#include "tst_deferred.moc"
