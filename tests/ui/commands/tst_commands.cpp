// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"
#include "ui/commands/shortcut_sheet_model.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTest>
#include <QWheelEvent>

using namespace conclave;

/// The table of commands, and doing all of them by key in the real window.
class CommandsTest : public WindowTest {
    Q_OBJECT

  private slots:
    void everyCommandHasANameAndItsOwnKeys();
    void everyCommandIsCarriedOut();
    void everyKeyIsInTheSheet();
    void whatCannotBeDoneIsNot();
    void walksThroughTheMessages();
    void opensTheMenuOfTheChosenMessage();
    void copiesAnswersAndCode();
    void editsTheLastQuestion();
    void showsOtherVersions();
    void walksThroughTheConversations();
    void actsOnTheConversation();
    void putsTheListAway();
    void changesTheTextSize();
    void showsAndSearchesTheSheet();
    void goesFromTheQuestionToTheListAndBack();
    void keepsHeaderButtonsInAMenuWhenNarrow();
    void movesNothingWhenMotionIsReduced();

  private:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        m_window->press(key, modifiers);
    }
    static QString clipboard() { return QGuiApplication::clipboard()->text(); }
    QQuickItem* focused() const { return m_window->window().activeFocusItem(); }
};

void CommandsTest::everyCommandHasANameAndItsOwnKeys() {
    QSet<QString> ids;
    QHash<QString, QString> owners;
    for (const Command& command : commandTable()) {
        QVERIFY2(!command.id.isEmpty() && !ids.contains(command.id), qPrintable(command.id));
        ids.insert(command.id);
        QVERIFY2(!nameOf(command).isEmpty() && !nameOf(command.group).isEmpty(), qPrintable(command.id));
        QVERIFY2(QByteArray(command.hint).size() > 0, qPrintable(command.id));
        if (command.kind == Command::Kind::Act)
            QVERIFY2(QFile::exists(QStringLiteral(":/conclave/icons/%1.svg").arg(command.glyph)),
                     qPrintable(command.id));
        for (const QString& key : command.keys) {
            const QKeySequence sequence(key);
            QVERIFY2(sequence.count() == 1 && sequence[0].key() != Qt::Key_unknown, qPrintable(key));
            QVERIFY2(!owners.contains(sequence.toString()),
                     qPrintable(key + QStringLiteral(" is ") + owners.value(sequence.toString())));
            owners.insert(sequence.toString(), command.id);
        }
    }
    QCOMPARE(Commands().keyText(QStringLiteral("palette")), QStringLiteral("Ctrl+K"));
    QCOMPARE(Commands().keyText(QStringLiteral("openTrash")), QString());
}

void CommandsTest::everyCommandIsCarriedOut() {
    for (const Command& command : commandTable())
        QVERIFY2(m_window->context().commands()->isKnown(command.id) == (command.kind == Command::Kind::Act),
                 qPrintable(command.id));
}

void CommandsTest::everyKeyIsInTheSheet() {
    ShortcutSheetModel sheet;
    const QAbstractItemModelTester tester(&sheet, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QStringList listed;
    for (int i = 0; i < sheet.rowCount(); ++i) {
        listed << sheet.index(i).data(ShortcutSheetModel::NameRole).toString();
        QVERIFY(!sheet.index(i).data(ShortcutSheetModel::KeysRole).toStringList().isEmpty());
    }
    for (const Command& command : commandTable())
        QCOMPARE(listed.contains(nameOf(command)), !command.keys.isEmpty());
    sheet.setFilter(QStringLiteral("ctrl+k"));
    QCOMPARE(sheet.rowCount(), 1);
    sheet.setFilter(QStringLiteral("copy"));
    QCOMPARE(sheet.rowCount(), 2);
    QVERIFY(!sheet.index(0).data(ShortcutSheetModel::HeadingRole).toString().isEmpty());
    QVERIFY(sheet.index(1).data(ShortcutSheetModel::HeadingRole).toString().isEmpty());
    sheet.setFilter(QStringLiteral("no such thing"));
    QCOMPARE(sheet.rowCount(), 0);
}

void CommandsTest::whatCannotBeDoneIsNot() {
    CommandRegistry& commands = *m_window->context().commands();
    QVERIFY(m_window->waitForModel());
    QVERIFY(!commands.isEnabled(QStringLiteral("copyAnswer")));
    QVERIFY(!commands.isEnabled(QStringLiteral("deleteConversation")));
    QVERIFY(!commands.isEnabled(QStringLiteral("no such command")));
    commands.trigger(QStringLiteral("deleteConversation"));
    commands.trigger(QStringLiteral("no such command"));
    press(Qt::Key_Backspace, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!m_window->find(QStringLiteral("toast")));
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    QTRY_VERIFY(commands.isEnabled(QStringLiteral("copyAnswer")));
    QVERIFY(commands.isEnabled(QStringLiteral("deleteConversation")));
}

void CommandsTest::walksThroughTheMessages() {
    QVERIFY(m_window->askAndWait(QStringLiteral("What is 27 + 15?")));
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    QVERIFY(!m_window->find(QStringLiteral("messageCursor")));
    press(Qt::Key_Up, Qt::AltModifier);
    QQuickItem* cursor = m_window->find(QStringLiteral("messageCursor"));
    QVERIFY(cursor != nullptr && cursor->hasActiveFocus());
    const auto spoken = [cursor] {
        return QAccessible::queryAccessibleInterface(cursor)->text(QAccessible::Name);
    };
    QVERIFY2(spoken().contains(QStringLiteral("Here is an answer to that.")), qPrintable(spoken()));
    press(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(spoken(), QStringLiteral("You asked: hello"));
    press(Qt::Key_Up, Qt::AltModifier);
    QVERIFY2(spoken().contains(QStringLiteral("27 + 15 is 42.")), qPrintable(spoken()));
    press(Qt::Key_Up, Qt::AltModifier);
    press(Qt::Key_Up, Qt::AltModifier); // there is none
    QCOMPARE(spoken(), QStringLiteral("You asked: What is 27 + 15?"));
    m_window->grab();
    QQuickItem* text = m_window->findAll(QStringLiteral("questionText")).constFirst();
    const QRectF around = cursor->mapRectToScene(cursor->boundingRect());
    QVERIFY(around.contains(text->mapRectToScene(text->boundingRect())));
    for (int i = 0; i < 3; ++i)
        press(Qt::Key_Down, Qt::AltModifier);
    QVERIFY(cursor->hasActiveFocus());
    press(Qt::Key_Down, Qt::AltModifier); // past the last one
    QVERIFY(m_window->find(QStringLiteral("composer"))->hasActiveFocus());
    QVERIFY(!m_window->find(QStringLiteral("messageCursor")));
    press(Qt::Key_Up, Qt::AltModifier);
    press(Qt::Key_Escape);
    QVERIFY(m_window->find(QStringLiteral("composer"))->hasActiveFocus());
}

void CommandsTest::opensTheMenuOfTheChosenMessage() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    press(Qt::Key_M, Qt::AltModifier); // the last answer's
    QTRY_VERIFY(m_window->find(QStringLiteral("menuAgain")));
    press(Qt::Key_Escape);
    QTRY_VERIFY(!m_window->find(QStringLiteral("menuAgain")));
    press(Qt::Key_Up, Qt::AltModifier);
    press(Qt::Key_F10, Qt::ShiftModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("menuEdit")));
    QTest::qWait(20);
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QTRY_VERIFY(m_window->find(QStringLiteral("questionEditor")));
}

void CommandsTest::copiesAnswersAndCode() {
    QVERIFY(m_window->askAndWait(QStringLiteral("What is a mixture of experts?")));
    press(Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(clipboard().startsWith(QStringLiteral("def route(x, gate, k=2):")));
    QTRY_VERIFY(m_window->text(QStringLiteral("toastText")).contains(QStringLiteral("code was copied")));
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(clipboard(), QStringLiteral("Here is an answer to that."));
    press(Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);
    QTRY_VERIFY(m_window->text(QStringLiteral("toastText")).contains(QStringLiteral("no code")));
    QCOMPARE(clipboard(), QStringLiteral("Here is an answer to that."));
    for (int i = 0; i < 3; ++i) // the first answer
        press(Qt::Key_Up, Qt::AltModifier);
    press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(clipboard().startsWith(QStringLiteral("## A mixture of experts")));
}

void CommandsTest::editsTheLastQuestion() {
    press(Qt::Key_Up); // nothing to edit yet
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    m_window->type(QStringLiteral("x"));
    press(Qt::Key_Up); // the field is not empty
    QVERIFY(!m_window->find(QStringLiteral("questionEditor")));
    press(Qt::Key_Backspace);
    press(Qt::Key_Up);
    QTRY_VERIFY(m_window->find(QStringLiteral("questionEditor")));
    QCOMPARE(m_window->chat().editText(), QStringLiteral("hello"));
    m_window->chat().cancelEdit();
    press(Qt::Key_E, Qt::AltModifier);
    QTRY_COMPARE(m_window->chat().editText(), QStringLiteral("hello"));
}

void CommandsTest::showsOtherVersions() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    const auto shown = [this] { return m_window->chat().transcript()->messages()[1].siblingIndex; };
    press(Qt::Key_R, Qt::ControlModifier);
    QTRY_COMPARE(m_window->chat().transcript()->messages()[1].siblingCount, 2);
    QVERIFY(m_window->waitForAnswer());
    QCOMPARE(shown(), 1);
    press(Qt::Key_Left, Qt::AltModifier);
    QTRY_COMPARE(shown(), 0);
    press(Qt::Key_Right, Qt::AltModifier);
    QTRY_COMPARE(shown(), 1);
    press(Qt::Key_Up, Qt::AltModifier); // the chosen one hands over to its other version
    press(Qt::Key_Left, Qt::AltModifier);
    QTRY_COMPARE(shown(), 0);
    QTRY_VERIFY(m_window->find(QStringLiteral("messageCursor")));
    press(Qt::Key_Right, Qt::AltModifier);
    QTRY_COMPARE(shown(), 1);
}

void CommandsTest::walksThroughTheConversations() {
    QVector<qint64> ids;
    for (const char* title : {"first", "second", "third"}) {
        press(Qt::Key_N, Qt::ControlModifier);
        QVERIFY(m_window->askAndWait(QLatin1String(title)));
        ids.append(m_window->chat().conversationId());
    }
    QTRY_COMPARE(m_window->conversations().count(), 3);
    const auto shown = [this] { return m_window->chat().conversationId(); };
    press(Qt::Key_Tab, Qt::ControlModifier);
    QTRY_COMPARE(shown(), ids[1]);
    press(Qt::Key_PageDown, Qt::ControlModifier);
    QTRY_COMPARE(shown(), ids[0]);
    press(Qt::Key_PageDown, Qt::ControlModifier); // there is none
    QCOMPARE(shown(), ids[0]);
    press(Qt::Key_PageUp, Qt::ControlModifier);
    QTRY_COMPARE(shown(), ids[1]);
    press(Qt::Key_N, Qt::ControlModifier);
    press(Qt::Key_PageDown, Qt::ControlModifier); // from one that is not in the list
    QTRY_COMPARE(shown(), ids[2]);
}

void CommandsTest::actsOnTheConversation() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    const auto id = static_cast<double>(m_window->chat().conversationId());
    QTRY_COMPARE(m_window->conversations().count(), 1);
    press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(m_window->conversations().isPinned(id));
    press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(!m_window->conversations().isPinned(id));
    press(Qt::Key_I, Qt::ControlModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("detailsSheet")));
    press(Qt::Key_Escape);
    QTRY_VERIFY(!m_window->find(QStringLiteral("detailsSheet")));
    press(Qt::Key_Backspace, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(m_window->conversations().count(), 0);
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(m_window->conversations().count(), 1);
}

void CommandsTest::putsTheListAway() {
    AppSettings& settings = *m_window->context().settings();
    QVERIFY(m_window->find(QStringLiteral("sidebar")));
    press(Qt::Key_B, Qt::ControlModifier);
    QTRY_VERIFY(!m_window->find(QStringLiteral("sidebar")));
    QVERIFY(!settings.isSidebarShown());
    QVERIFY(m_window->find(QStringLiteral("drawerButton")));
    QCOMPARE(m_window->find(QStringLiteral("composer"))->window()->width(), 1180);
    press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier); // comes as a drawer
    QTRY_VERIFY(m_window->find(QStringLiteral("sidebar")));
    QVERIFY(m_window->find(QStringLiteral("conversationList"))->hasActiveFocus());
    press(Qt::Key_Escape);
    QTRY_VERIFY(!m_window->find(QStringLiteral("sidebar")));
    press(Qt::Key_B, Qt::ControlModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("sidebar")));
    QVERIFY(settings.isSidebarShown());
    m_window->window().resize(500, 600);
    QTRY_VERIFY(!m_window->find(QStringLiteral("sidebar")));
    press(Qt::Key_B, Qt::ControlModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("sidebar")));
    press(Qt::Key_B, Qt::ControlModifier);
    QTRY_VERIFY(!m_window->find(QStringLiteral("sidebar")));
    QVERIFY(settings.isSidebarShown());
}

void CommandsTest::changesTheTextSize() {
    AppSettings& settings = *m_window->context().settings();
    press(Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(settings.fontPercent(), 110);
    press(Qt::Key_Equal, Qt::ControlModifier);
    QCOMPARE(settings.fontPercent(), 120);
    press(Qt::Key_Minus, Qt::ControlModifier);
    QCOMPARE(settings.fontPercent(), 110);
    press(Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(settings.fontPercent(), 100);
    const auto turn = [this](int angle, Qt::KeyboardModifiers modifiers) {
        QWheelEvent event({700, 300}, m_window->window().mapToGlobal(QPointF(700, 300)), {}, {0, angle},
                          Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&m_window->window(), &event);
    };
    turn(120, Qt::ControlModifier);
    QCOMPARE(settings.fontPercent(), 110);
    turn(-60, Qt::ControlModifier); // half a step of a fine wheel
    turn(-60, Qt::ControlModifier);
    QCOMPARE(settings.fontPercent(), 100);
    turn(120, Qt::NoModifier);
    QCOMPARE(settings.fontPercent(), 100);
    for (int i = 0; i < 20; ++i)
        press(Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(settings.fontPercent(), 200);
}

void CommandsTest::showsAndSearchesTheSheet() {
    press(Qt::Key_Slash, Qt::ControlModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("shortcutFilter")));
    QTRY_VERIFY(m_window->find(QStringLiteral("shortcutFilter"))->hasActiveFocus());
    QCOMPARE(m_window->namelessControls(), QStringList());
    QQuickItem* flick = m_window->find(QStringLiteral("sheetFlick"));
    m_window->grab();
    const double whole = flick->property("contentHeight").toDouble();
    press(Qt::Key_Down);
    QVERIFY(flick->property("contentY").toDouble() > 0);
    m_window->type(QStringLiteral("copy"));
    m_window->grab();
    QCOMPARE(flick->property("contentY").toDouble(), 0.0);
    QVERIFY(flick->property("contentHeight").toDouble() < whole / 2);
    m_window->type(QStringLiteral("xyz"));
    QTRY_VERIFY(m_window->find(QStringLiteral("noShortcut")));
    press(Qt::Key_Escape);
    QTRY_VERIFY(!m_window->find(QStringLiteral("shortcutFilter")));
    press(Qt::Key_F1);
    QTRY_VERIFY(m_window->find(QStringLiteral("shortcutFilter")));
    QVERIFY(!m_window->find(QStringLiteral("noShortcut")));
}

void CommandsTest::goesFromTheQuestionToTheListAndBack() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(m_window->find(QStringLiteral("conversationList"))->hasActiveFocus());
    press(Qt::Key_L, Qt::ControlModifier);
    QVERIFY(m_window->find(QStringLiteral("composer"))->hasActiveFocus());
    press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(m_window->find(QStringLiteral("searchField"))->hasActiveFocus());
    press(Qt::Key_M, Qt::ControlModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("modelList")) &&
                m_window->find(QStringLiteral("modelList"))->hasActiveFocus());
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QTRY_COMPARE(m_window->context().models()->currentName(), QStringLiteral("starter-second"));
}

void CommandsTest::keepsHeaderButtonsInAMenuWhenNarrow() {
    QVERIFY(m_window->waitForModel());
    QVERIFY(m_window->find(QStringLiteral("newPrivateButton")));
    QVERIFY(!m_window->find(QStringLiteral("headerMoreButton")));
    m_window->context().settings()->setFontPercent(200);
    m_window->window().resize(480, 700);
    m_window->grab();
    QVERIFY(!m_window->find(QStringLiteral("exportButton")));
    QVERIFY(m_window->click(QStringLiteral("headerMoreButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("exportButtonEntry")));
    QVERIFY(!m_window->find(QStringLiteral("exportButtonEntry"))->isEnabled());
    QVERIFY(m_window->click(QStringLiteral("newPrivateButtonEntry")));
    QTRY_VERIFY(m_window->chat().isPrivate());
}

void CommandsTest::movesNothingWhenMotionIsReduced() {
    m_window->context().settings()->setMotion(AppSettings::Motion::Reduced);
    m_window->window().resize(500, 600);
    QTRY_VERIFY(!m_window->find(QStringLiteral("sidebar")));
    press(Qt::Key_B, Qt::ControlModifier);
    QVERIFY(m_window->find(QStringLiteral("sidebar")));
    QTRY_COMPARE(m_window->find(QStringLiteral("sidebar"))->x(), 0.0);
}

QTEST_MAIN(CommandsTest)
#include "tst_commands.moc"
