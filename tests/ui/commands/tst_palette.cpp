// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/many_conversations.h"
#include "tests/ui/window_test.h"

#include <QTest>

using namespace conclave;

/// The palette, by keys alone.
class PaletteTest : public WindowTest {
    Q_OBJECT

  private slots:
    void opensAndCloses();
    void runsACommand();
    void runsWhatWasTypedQuickly();
    void opensAConversation();
    void offersRecentConversationsFirst();
    void switchesTheModel();
    void goesToAFolder();
    void goesToASetting();
    void findsMessages();
    void goesOnInTheSearch();
    void movesByKeys();
    void marksLettersAndEscapesTitles();
    void saysTheChosenRow();
    void offersOnlyWhatCanBeDone();
    void keepsUpWithTenThousand();
    void forgetsWhatItRead();

  private:
    PaletteModel& palette() { return *m_window->context().commandPalette(); }
    void open() {
        m_window->press(Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(m_window->find(QStringLiteral("paletteField")));
        QTRY_VERIFY(m_window->find(QStringLiteral("paletteField"))->hasActiveFocus());
    }
    void type(const QString& text) {
        m_window->type(text);
        QTRY_VERIFY(!palette().isSearching());
    }
    QStringList titles(PaletteModel::Kind kind) {
        QStringList found;
        for (int i = 0; i < palette().rowCount(); ++i)
            if (palette().index(i).data(PaletteModel::KindRole).toInt() == kind)
                found << palette().index(i).data(PaletteModel::PlainRole).toString();
        return found;
    }
    int current() const {
        return m_window->find(QStringLiteral("paletteList"))->property("currentIndex").toInt();
    }
    bool isOpen() const { return m_window->find(QStringLiteral("paletteField")) != nullptr; }
};

void PaletteTest::opensAndCloses() {
    open();
    QTRY_VERIFY(palette().rowCount() > 10);
    QVERIFY(titles(PaletteModel::Act).contains(QStringLiteral("Settings")));
    QCOMPARE(m_window->namelessControls(), QStringList());
    m_window->press(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(!isOpen());
    QTRY_VERIFY(m_window->find(QStringLiteral("composer"))->hasActiveFocus());
    open();
    type(QStringLiteral("sett"));
    m_window->press(Qt::Key_Escape);
    QTRY_VERIFY(!isOpen());
    open();
    QCOMPARE(m_window->text(QStringLiteral("paletteField")), QString()); // each time anew
}

void PaletteTest::runsACommand() {
    open();
    type(QStringLiteral("dark th"));
    QCOMPARE(titles(PaletteModel::Act).constFirst(), QStringLiteral("Dark theme"));
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(m_window->context().settings()->appearance(), AppSettings::Appearance::Dark);
    QTRY_VERIFY(!isOpen());
    open();
    type(QStringLiteral("keyboard sh"));
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(m_window->find(QStringLiteral("shortcutFilter")));
    QTRY_VERIFY(m_window->find(QStringLiteral("shortcutFilter"))->hasActiveFocus());
}

void PaletteTest::runsWhatWasTypedQuickly() {
    open();
    m_window->type(QStringLiteral("light theme"));
    m_window->press(Qt::Key_Return); // what was found is for fewer letters
    QTRY_COMPARE(m_window->context().settings()->appearance(), AppSettings::Appearance::Light);
}

void PaletteTest::opensAConversation() {
    QVERIFY(m_window->askAndWait(QStringLiteral("Baking sourdough bread")));
    const qint64 id = m_window->chat().conversationId();
    m_window->press(Qt::Key_N, Qt::ControlModifier);
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    open();
    QTRY_VERIFY(!titles(PaletteModel::Conversation).isEmpty());
    type(QStringLiteral("sodough"));
    QCOMPARE(titles(PaletteModel::Conversation), QStringList{QStringLiteral("Baking sourdough bread")});
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(m_window->chat().conversationId(), id);
    QTRY_VERIFY(m_window->find(QStringLiteral("composer"))->hasActiveFocus());
}

void PaletteTest::offersRecentConversationsFirst() {
    for (const char* title : {"oldest", "middle", "newest", "shown"}) {
        m_window->press(Qt::Key_N, Qt::ControlModifier);
        QVERIFY(m_window->askAndWait(QLatin1String(title)));
    }
    open();
    QTRY_COMPARE(titles(PaletteModel::Conversation),
                 (QStringList{QStringLiteral("newest"), QStringLiteral("middle"), QStringLiteral("oldest")}));
    QCOMPARE(palette().index(0).data(PaletteModel::KindRole).toInt(), int(PaletteModel::Conversation));
}

void PaletteTest::switchesTheModel() {
    QVERIFY(m_window->waitForModel());
    open();
    type(QStringLiteral("starter-sec"));
    QCOMPARE(titles(PaletteModel::Model), QStringList{QStringLiteral("starter-second")});
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(m_window->context().models()->currentName(), QStringLiteral("starter-second"));
}

void PaletteTest::goesToAFolder() {
    m_window->store().createFolder(QStringLiteral("Recipes")).waitForFinished();
    m_window->conversations().load();
    QTRY_COMPARE(m_window->conversations().folderNames().size(), 1);
    open();
    type(QStringLiteral("reci"));
    QCOMPARE(titles(PaletteModel::Folder), QStringList{QStringLiteral("Recipes")});
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(m_window->find(QStringLiteral("conversationList"))->hasActiveFocus());
}

void PaletteTest::goesToASetting() {
    open();
    type(QStringLiteral("temperature"));
    QCOMPARE(titles(PaletteModel::Setting), QStringList{QStringLiteral("Temperature")});
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(m_window->find(QStringLiteral("settingsPage")));
    QTRY_VERIFY(m_window->find(QStringLiteral("temperatureSlider"))->hasActiveFocus());
    const QRectF slider = m_window->find(QStringLiteral("temperatureSlider"))->mapRectToScene({0, 0, 1, 1});
    QVERIFY(slider.y() > 0 && slider.y() < m_window->window().height());
    open();
    type(QStringLiteral("encryption"));
    QVERIFY(titles(PaletteModel::Setting).contains(QStringLiteral("Encryption")));
}

void PaletteTest::findsMessages() {
    QVERIFY(m_window->askAndWait(QStringLiteral("Tell me about export formats")));
    const qint64 id = m_window->chat().conversationId();
    m_window->press(Qt::Key_N, Qt::ControlModifier);
    open();
    type(QStringLiteral("written on this computer"));
    QTRY_COMPARE(titles(PaletteModel::Message).size(), 1);
    QTRY_COMPARE(palette().rowCount(), 2); // and the row that searches on
    QCOMPARE(current(), 0);
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(m_window->chat().conversationId(), id);
    QTRY_VERIFY(m_window->chat().search()->isOpen()); // the words are marked
}

void PaletteTest::goesOnInTheSearch() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    open();
    type(QStringLiteral("zebra"));
    QCOMPARE(titles(PaletteModel::SearchAll).size(), 1);
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(m_window->text(QStringLiteral("searchField")), QStringLiteral("zebra"));
    QTRY_VERIFY(m_window->find(QStringLiteral("searchField"))->hasActiveFocus());
}

void PaletteTest::movesByKeys() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    m_window->press(Qt::Key_N, Qt::ControlModifier);
    open();
    QTRY_COMPARE(titles(PaletteModel::Conversation).size(), 1);
    QCOMPARE(current(), 0);
    m_window->press(Qt::Key_Up); // goes round
    QCOMPARE(current(), palette().rowCount() - 1);
    m_window->press(Qt::Key_Down);
    QCOMPARE(current(), 0);
    m_window->press(Qt::Key_Tab); // the commands, after the one conversation
    QCOMPARE(current(), 1);
    m_window->press(Qt::Key_Tab);
    const int next = current();
    QVERIFY(next > 2);
    m_window->press(Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(current(), 1);
    m_window->press(Qt::Key_PageDown);
    QCOMPARE(current(), 9);
    QVERIFY(m_window->find(QStringLiteral("paletteField"))->hasActiveFocus());
    type(QStringLiteral("s"));
    QCOMPARE(current(), 0); // the best
}

void PaletteTest::marksLettersAndEscapesTitles() {
    QVERIFY(m_window->askAndWait(QStringLiteral("<b>bold</b> & more")));
    m_window->press(Qt::Key_N, Qt::ControlModifier);
    open();
    QTRY_COMPARE(titles(PaletteModel::Conversation).size(), 1);
    type(QStringLiteral("more"));
    QTRY_COMPARE(titles(PaletteModel::Conversation).size(), 1);
    const QString title = palette().index(0).data(PaletteModel::TitleRole).toString();
    QVERIFY2(title.startsWith(QStringLiteral("&lt;b&gt;bold&lt;/b&gt; &amp; <font color=\"#")),
             qPrintable(title));
    QVERIFY2(title.endsWith(QStringLiteral("<b>more</b></font>")), qPrintable(title));
}

void PaletteTest::saysTheChosenRow() {
    open();
    type(QStringLiteral("larger text"));
    QQuickItem* row = m_window->find(QStringLiteral("paletteRow_0"));
    QVERIFY(row != nullptr);
    QCOMPARE(QAccessible::queryAccessibleInterface(row)->text(QAccessible::Name),
             QStringLiteral("Larger text, Commands, Ctrl++"));
}

void PaletteTest::offersOnlyWhatCanBeDone() {
    open();
    QVERIFY(!titles(PaletteModel::Act).contains(QStringLiteral("Copy the answer")));
    QVERIFY(!titles(PaletteModel::Act).contains(QStringLiteral("Delete the conversation")));
    m_window->press(Qt::Key_Escape);
    QTRY_VERIFY(!isOpen());
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    open();
    QTRY_VERIFY(titles(PaletteModel::Act).contains(QStringLiteral("Copy the answer")));
}

void PaletteTest::keepsUpWithTenThousand() {
    m_window->store().opened().waitForFinished();
    insertConversations(m_window->file(QStringLiteral("history.sqlite")), 10'000, 1'700'000'000'000, 60'000);
    open();
    QTRY_COMPARE(titles(PaletteModel::Conversation).size(), 6);
    type(QStringLiteral("conversation 4711"));
    QTRY_VERIFY(titles(PaletteModel::Conversation).size() > 0);
    QVERIFY2(titles(PaletteModel::Conversation).constFirst().contains(QStringLiteral("4711")),
             qPrintable(titles(PaletteModel::Conversation).join(QLatin1Char('\n'))));
    QVERIFY(palette().rowCount() <= 40);
}

void PaletteTest::forgetsWhatItRead() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    open();
    QTRY_VERIFY(palette().rowCount() > 0);
    m_window->press(Qt::Key_Escape);
    QTRY_VERIFY(!palette().isOpen());
    QCOMPARE(palette().rowCount(), 0);
    palette().setText(QStringLiteral("late"));
    palette().choose(0);
    QCOMPARE(palette().rowCount(), 0);
    QCOMPARE(palette().sectionFrom(0, 1), -1);
}

QTEST_MAIN(PaletteTest)
#include "tst_palette.moc"
