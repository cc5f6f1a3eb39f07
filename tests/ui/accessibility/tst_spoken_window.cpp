// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"

#include <QAccessible>
#include <QTest>

using namespace conclave;

/// Every page of the window as a screen reader finds it: what can be done has a name and a role and can be
/// pressed. What is told goes over the real bus in at_spi.py, and so does the Tab key.
class SpokenWindowTest : public WindowTest {
    Q_OBJECT

  private slots:
    void emptyConversation();
    void conversation();
    void settings();
    void history();
    void trash();
    void palette();
    void shortcutSheet();
    void conversationSheet();
    void councilPopup();
    void councilPage();
    void expertsPanel();
    void exportDialog();
    void importDialog();
    void details();
    void modelMenu();
    void privateConversation();

    void readsEachPartAsWhatItIs();
    void readsTheCellsOfATable();
    void movesASliderByItsValue();
    void pressesWhatCanBePressed();

  private:
    /// As when a screen reader is started while the window is open: from then on Controls tell their own
    /// roles.
    static void startReader() { QAccessible::setActive(true); }
    QString problems() {
        m_window->grab();
        startReader();
        return m_window->spokenProblems().join(u'\n');
    }
    QAccessibleInterface* spoken(const QString& objectName) {
        return QAccessible::queryAccessibleInterface(m_window->find(objectName));
    }
    QString nameOf(const QString& objectName) {
        QAccessibleInterface* found = m_window->find(objectName) ? spoken(objectName) : nullptr;
        return found ? found->text(QAccessible::Name) : QStringLiteral("no ") + objectName;
    }
};

void SpokenWindowTest::emptyConversation() {
    QVERIFY(m_window->waitForModel());
    QCOMPARE(problems(), QString());
}

void SpokenWindowTest::conversation() {
    QVERIFY(m_window->askAndWait(QStringLiteral("What is a mixture of experts?")));
    QVERIFY(m_window->askAndWait(QStringLiteral("What is 27 + 15?")));
    QCOMPARE(problems(), QString());
    m_window->press(Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("findField")));
    QCOMPARE(problems(), QString());
}

void SpokenWindowTest::settings() {
    m_window->context().settings()->setSeedFixed(true);
    m_window->press(Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("settingsBackButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("settingsBackButton"))->hasActiveFocus());
    QCOMPARE(problems(), QString());
}

void SpokenWindowTest::history() {
    QVERIFY(m_window->askAndWait(QStringLiteral("What is a mixture of experts?")));
    m_window->context().acts()->createFolder();
    QCOMPARE(problems(), QString());
    m_window->press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    m_window->type(QStringLiteral("experts"));
    QTRY_VERIFY(m_window->context().search()->count() > 0);
    QVERIFY(m_window->click(QStringLiteral("filterButton")));
    QCOMPARE(problems(), QString());
}

void SpokenWindowTest::trash() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    m_window->context().acts()->remove({static_cast<double>(m_window->chat().conversationId())});
    m_window->context().commands()->trigger(QStringLiteral("openTrash"));
    QTRY_VERIFY(m_window->context().trash()->rowCount() > 0);
    QCOMPARE(problems(), QString());
}

void SpokenWindowTest::palette() {
    QVERIFY(m_window->waitForModel());
    m_window->press(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("paletteField")));
    QTRY_VERIFY(m_window->context().commandPalette()->rowCount() > 5);
    QCOMPARE(problems(), QString());
}

void SpokenWindowTest::shortcutSheet() {
    m_window->press(Qt::Key_F1);
    QTRY_VERIFY(m_window->find(QStringLiteral("shortcutFilter")));
    QCOMPARE(problems(), QString());
}

void SpokenWindowTest::conversationSheet() {
    QVERIFY(m_window->waitForModel());
    m_window->press(Qt::Key_Period, Qt::ControlModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("conversationSheet")));
    QCOMPARE(problems(), QString());
}

void SpokenWindowTest::councilPopup() {
    QVERIFY(m_window->waitForModel());
    QVERIFY(m_window->click(QStringLiteral("councilButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("councilModel_0")));
    QCOMPARE(problems(), QString());
}

void SpokenWindowTest::councilPage() {
    CouncilChoice& choice = *m_window->context().councils()->choice();
    QStringList seats;
    for (int row = 0; row < choice.rowCount(); ++row)
        if (choice.pathAt(row).contains(QLatin1String("starter-")))
            seats << choice.pathAt(row);
    m_window->context().settings()->setCouncilModels(seats);
    choice.setOn(true);
    QVERIFY(m_window->waitForModel());
    QVERIFY(m_window->click(QStringLiteral("composer")));
    m_window->type(QStringLiteral("hello"));
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->context().councils()->page()->canVote(), 20000);
    QCOMPARE(problems(), QString());
    m_window->press(Qt::Key_1);
    QCOMPARE(problems(), QString());
    m_window->context().councils()->page()->close();
    m_window->context().councils()->tally()->open();
    QTRY_VERIFY(m_window->context().councils()->tally()->rowCount() > 0);
    QCOMPARE(problems(), QString());
    m_window->context().councils()->tally()->close();
    QCOMPARE(problems(), QString());
}

void SpokenWindowTest::expertsPanel() {
    QVERIFY(m_window->waitForModel());
    m_window->press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(m_window->askAndWait(QStringLiteral("What is 27 + 15?")));
    QCOMPARE(problems(), QString());
}

void SpokenWindowTest::exportDialog() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    m_window->press(Qt::Key_E, Qt::ControlModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("sheetTitle")));
    QCOMPARE(problems(), QString());
}

void SpokenWindowTest::importDialog() {
    m_window->context().transfer()->imports()->open();
    QTRY_VERIFY(m_window->find(QStringLiteral("sheetTitle")));
    QCOMPARE(problems(), QString());
}

void SpokenWindowTest::details() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    m_window->press(Qt::Key_I, Qt::ControlModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("detailsSheet")));
    QCOMPARE(problems(), QString());
}

void SpokenWindowTest::modelMenu() {
    QVERIFY(m_window->waitForModel());
    m_window->press(Qt::Key_M, Qt::ControlModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("modelList")));
    QCOMPARE(problems(), QString());
}

void SpokenWindowTest::privateConversation() {
    m_window->press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    QCOMPARE(problems(), QString());
    m_window->press(Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("leaveText")));
    QCOMPARE(problems(), QString());
}

void SpokenWindowTest::readsEachPartAsWhatItIs() {
    QVERIFY(m_window->askAndWait(QStringLiteral("What is a mixture of experts?")));
    m_window->window().resize(1180, 2000);
    m_window->grab();
    startReader();
    QStringList read;
    for (QQuickItem* item : m_window->findAll(QStringLiteral("answerText"))) {
        QAccessibleInterface* part = QAccessible::queryAccessibleInterface(item);
        read << QStringLiteral("%1|%2|%3")
                    .arg(part->role() == QAccessible::Heading ? QStringLiteral("heading")
                                                              : QStringLiteral("text"),
                         part->text(QAccessible::Name).left(24), part->text(QAccessible::Description));
    }
    QVERIFY2(read.contains(QStringLiteral("heading|A mixture of experts|Level 2")),
             qPrintable(read.join(u'\n')));
    QVERIFY2(read.contains(QStringLiteral("text|A mixture of experts is |")), qPrintable(read.join(u'\n')));
    QCOMPARE(nameOf(QStringLiteral("answerCode")), QStringLiteral("Code in python"));
    QVERIFY(spoken(QStringLiteral("answerCode"))->textInterface());
    QVERIFY(nameOf(QStringLiteral("questionText")).endsWith(QStringLiteral("What is a mixture of experts?")));
    QVERIFY(m_window->askAndWait(QStringLiteral("How do I export?")));
    QVERIFY(nameOf(QStringLiteral("answerQuote")).startsWith(QStringLiteral("Nothing is sent anywhere")));
    QCOMPARE(spoken(QStringLiteral("answerQuote"))->text(QAccessible::Description),
             QStringLiteral("Quotation"));
    QVERIFY(m_window->askAndWait(QStringLiteral("fail")));
    QVERIFY(nameOf(QStringLiteral("answerError")).contains(QStringLiteral("not enough memory")));
}

void SpokenWindowTest::readsTheCellsOfATable() {
    startReader();
    QVERIFY(m_window->askAndWait(QStringLiteral("What is a mixture of experts?")));
    startReader(); // the platform of the tests forgets it
    m_window->grab();
    QTRY_VERIFY(m_window->find(QStringLiteral("tableCell_0")));
    QCOMPARE(spoken(QStringLiteral("tableCell_0"))->role(), QAccessible::ColumnHeader);
    QCOMPARE(nameOf(QStringLiteral("tableCell_1")), QStringLiteral("Experts"));
    QCOMPARE(spoken(QStringLiteral("tableCell_5"))->role(), QAccessible::Cell);
    QCOMPARE(nameOf(QStringLiteral("tableCell_5")), QStringLiteral("256"));
    QCOMPARE(nameOf(QStringLiteral("tableCell_15")), QStringLiteral("11 M"));
    QVERIFY(!m_window->find(QStringLiteral("tableCell_16")));
    QVERIFY(m_window->find(QStringLiteral("tableCell_15"))->y() >
            m_window->find(QStringLiteral("tableCell_11"))->y());
}

void SpokenWindowTest::movesASliderByItsValue() {
    m_window->press(Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("temperatureSlider")));
    startReader();
    QAccessibleValueInterface* value = spoken(QStringLiteral("temperatureSlider"))->valueInterface();
    QVERIFY(value);
    QCOMPARE(value->currentValue().toDouble(), m_window->context().settings()->temperature());
    value->setCurrentValue(1.25);
    QCOMPARE(m_window->context().settings()->temperature(), 1.25);
    m_window->context().settings()->setTemperature(0.5);
    QCOMPARE(value->currentValue().toDouble(), 0.5);
}

void SpokenWindowTest::pressesWhatCanBePressed() {
    const auto press = [this](const QString& objectName, const QString& action) {
        spoken(objectName)->actionInterface()->doAction(action);
    };
    QVERIFY(m_window->waitForModel());
    startReader();
    press(QStringLiteral("settingsButton"), QAccessibleActionInterface::pressAction());
    QTRY_VERIFY(m_window->find(QStringLiteral("titlesSwitch")));
    const bool writesTitles = m_window->context().settings()->writesTitles();
    press(QStringLiteral("titlesSwitch"), QAccessibleActionInterface::toggleAction());
    QCOMPARE(m_window->context().settings()->writesTitles(), !writesTitles);
    press(QStringLiteral("motion_1"), QAccessibleActionInterface::pressAction());
    QCOMPARE(m_window->context().settings()->motion(), AppSettings::Motion::Reduced);
    press(QStringLiteral("languageChoice"), QAccessibleActionInterface::pressAction());
    QTRY_VERIFY(m_window->find(QStringLiteral("choice_1")));
    press(QStringLiteral("choice_1"), QAccessibleActionInterface::pressAction());
    QTRY_COMPARE(m_window->context().language()->current(), 1);
}

QTEST_MAIN(SpokenWindowTest)
#include "tst_spoken_window.moc"
