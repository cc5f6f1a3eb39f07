// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/many_conversations.h"
#include "tests/ui/window_test.h"

#include <QAccessible>
#include <QDateTime>
#include <QTest>

using namespace conclave;

/// Folders, pins, archive, trash and undo in the real window, with the mouse and with the keyboard.
class HistoryWindowTest : public WindowTest {
    Q_OBJECT

  private slots:
    void pinsToTheTop();
    void archivesAndTakesOut();
    void makesAFolderForAConversation();
    void movesByDragging();
    void beginsInAFolder();
    void keepsConversationsOfADeletedFolder();
    void deletesSeveralAsOne();
    void selectsARange();
    void doesEverythingByKey();
    void neverDeletesWithBackspace();
    void undoesWhenTheToastIsGone();
    void leavesUndoToTheFieldThatIsTypedIn();
    void undoesResetSettings();
    void undoesChangedInstructions();
    void duplicates();
    void restoresFromTheTrash();
    void asksBeforeDeletingForGood();
    void readsALongListPageByPage();
    void readsNothingOfAClosedFolder();
    void keepsItsPlaceWhenTheListIsReadAgain();
    void groupsByDay();
    void worksInTheDrawer();
    void namesEveryControl();

  private:
    /// Conversations with these titles, the last one on top; their ids.
    QVector<qint64> add(const QStringList& titles);
    QString item(qint64 id) const { return QStringLiteral("conversationItem_%1").arg(id); }
    bool chooseFromMenu(qint64 id, const QString& entry);
    bool moveToNewFolder(qint64 id, const QString& name);
    ConversationListModel& list() { return m_window->conversations(); }
    int rowOf(qint64 id) { return list().rowOf(static_cast<double>(id)); }
    /// Empty while it is in no loaded row, as between two places.
    QString section(qint64 id) {
        const int row = rowOf(id);
        return row < 0 ? QString()
                       : list().data(list().index(row), ConversationListModel::SectionRole).toString();
    }
    QString focusName() const {
        return m_window->window().activeFocusItem() ? m_window->window().activeFocusItem()->objectName()
                                                    : QString();
    }
    void insertMany(int count, qint64 folderId = 0, qint64 stepMs = 1);
};

QVector<qint64> HistoryWindowTest::add(const QStringList& titles) {
    QVector<qint64> ids;
    for (const QString& title : titles) {
        auto future = m_window->store().createQuestion(0, 0, title, title);
        future.waitForFinished();
        ids.append(std::get<MessageRow>(future.result()).conversationId);
        QTest::qWait(2); // a time of its own
    }
    list().load();
    if (!QTest::qWaitFor([&] { return rowOf(ids.last()) >= 0; }))
        qFatal("the list does not show what was added");
    return ids;
}

bool HistoryWindowTest::chooseFromMenu(qint64 id, const QString& entry) {
    return m_window->click(item(id), Qt::RightButton) && m_window->click(entry);
}

bool HistoryWindowTest::moveToNewFolder(qint64 id, const QString& name) {
    if (!chooseFromMenu(id, QStringLiteral("moveEntry")) || !m_window->click(QStringLiteral("choiceLast")) ||
        !QTest::qWaitFor([&] { return m_window->find(QStringLiteral("renameField")) != nullptr; }))
        return false;
    m_window->type(name);
    m_window->press(Qt::Key_Return);
    return QTest::qWaitFor([&] { return list().folderNames().contains(name) && rowOf(id) >= 0; });
}

void HistoryWindowTest::insertMany(int count, qint64 folderId, qint64 stepMs) {
    insertConversations(m_window->file(QStringLiteral("history.sqlite")), count,
                        QDateTime::currentMSecsSinceEpoch(), stepMs, folderId);
}

void HistoryWindowTest::pinsToTheTop() {
    const auto ids = add({QStringLiteral("older"), QStringLiteral("newer")});
    QCOMPARE(rowOf(ids[0]), 1);
    QVERIFY(chooseFromMenu(ids[0], QStringLiteral("pinEntry")));
    QTRY_COMPARE(rowOf(ids[0]), 0);
    QCOMPARE(section(ids[0]), QStringLiteral("Pinned"));
    QCOMPARE(section(ids[1]), QStringLiteral("Today"));
    QVERIFY(chooseFromMenu(ids[0], QStringLiteral("pinEntry")));
    QTRY_COMPARE(rowOf(ids[0]), 1);
}

void HistoryWindowTest::archivesAndTakesOut() {
    const auto ids = add({QStringLiteral("Trip to Rome")});
    QVERIFY(chooseFromMenu(ids[0], QStringLiteral("archiveEntry")));
    QTRY_COMPARE(rowOf(ids[0]), -1);
    QTRY_COMPARE(m_window->text(QStringLiteral("toastText")), QStringLiteral("“Trip to Rome” was archived."));
    QVERIFY(m_window->click(QStringLiteral("archiveButton")));
    QTRY_COMPARE(m_window->text(QStringLiteral("historyPageTitle")), QStringLiteral("Archive"));
    QTRY_COMPARE(rowOf(ids[0]), 0);
    QVERIFY(chooseFromMenu(ids[0], QStringLiteral("archiveEntry")));
    QTRY_VERIFY(m_window->find(QStringLiteral("emptyListText")));
    QVERIFY(m_window->click(QStringLiteral("historyBackButton")));
    QTRY_COMPARE(rowOf(ids[0]), 0);
    m_window->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(rowOf(ids[0]), -1);
    m_window->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(rowOf(ids[0]), 0);
}

void HistoryWindowTest::makesAFolderForAConversation() {
    const auto ids = add({QStringLiteral("a"), QStringLiteral("b")});
    QVERIFY(moveToNewFolder(ids[0], QStringLiteral("Travel")));
    QTRY_COMPARE(section(ids[0]), QStringLiteral("Folders"));
    QCOMPARE(list().folderNames(), QStringList(QStringLiteral("Travel")));
    QTRY_COMPARE(list().data(list().index(0), ConversationListModel::CountRole).toInt(), 1);

    QVERIFY(chooseFromMenu(ids[1], QStringLiteral("moveEntry")));
    QVERIFY(m_window->click(QStringLiteral("choice_1")));
    QTRY_COMPARE(section(ids[1]), QStringLiteral("Folders"));
    QTRY_COMPARE(m_window->text(QStringLiteral("toastText")), QStringLiteral("“b” was moved."));
    QVERIFY(m_window->click(QStringLiteral("undoButton")));
    QTRY_COMPARE(section(ids[1]), QStringLiteral("Today"));

    reopen();
    QTRY_VERIFY(rowOf(ids[0]) == 1); // the folder is still open
    list().toggleFolder(list().folderIdAt(0));
    reopen();
    QTRY_VERIFY(rowOf(ids[1]) == 1);
    QCOMPARE(rowOf(ids[0]), -1);
}

void HistoryWindowTest::movesByDragging() {
    const auto ids = add({QStringLiteral("a"), QStringLiteral("b")});
    QVERIFY(moveToNewFolder(ids[0], QStringLiteral("Travel")));
    const QString folder = QStringLiteral("folderItem_%1").arg(static_cast<qint64>(list().folderIdAt(0)));
    const auto middle = [this](const QString& name) {
        const QQuickItem* found = m_window->find(name);
        return found->mapToScene({found->width() / 2, found->height() - 19}).toPoint();
    };
    const auto dragTo = [&](const QPoint& from, const QPoint& to) {
        QTest::mousePress(&m_window->window(), Qt::LeftButton, Qt::NoModifier, from);
        for (int step = 1; step <= 8; ++step)
            QTest::mouseMove(&m_window->window(), from + (to - from) * step / 8);
        QTest::qWait(20);
        const bool isShown = m_window->find(QStringLiteral("dragGhost")) != nullptr;
        QTest::mouseRelease(&m_window->window(), Qt::LeftButton, Qt::NoModifier, to);
        return isShown;
    };
    QTRY_VERIFY(m_window->find(item(ids[1])));
    QVERIFY(dragTo(middle(item(ids[1])), middle(folder)));
    QTRY_COMPARE(section(ids[1]), QStringLiteral("Folders"));
    QCOMPARE(m_window->chat().conversationId(), 0); // dragging opens nothing
    QTRY_COMPARE(m_window->find(QStringLiteral("dragGhost")), nullptr);
    m_window->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(section(ids[1]), QStringLiteral("Today"));
    QTest::qWait(50);
    QVERIFY(dragTo(middle(item(ids[0])), middle(item(ids[1]))));
    QTRY_COMPARE(section(ids[0]), QStringLiteral("Today"));
}

void HistoryWindowTest::beginsInAFolder() {
    const auto ids = add({QStringLiteral("a")});
    QVERIFY(moveToNewFolder(ids[0], QStringLiteral("Travel")));
    const QString folder = QStringLiteral("folderItem_%1").arg(static_cast<qint64>(list().folderIdAt(0)));
    QVERIFY(m_window->click(folder, Qt::RightButton));
    QVERIFY(m_window->click(QStringLiteral("newHereEntry")));
    QTRY_COMPARE(focusName(), QStringLiteral("composer"));
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    QTRY_COMPARE(section(m_window->chat().conversationId()), QStringLiteral("Folders"));
    m_window->press(Qt::Key_N, Qt::ControlModifier);
    QVERIFY(m_window->askAndWait(QStringLiteral("elsewhere")));
    QTRY_COMPARE(section(m_window->chat().conversationId()), QStringLiteral("Today"));
}

void HistoryWindowTest::keepsConversationsOfADeletedFolder() {
    const auto ids = add({QStringLiteral("a")});
    QVERIFY(moveToNewFolder(ids[0], QStringLiteral("Travel")));
    const QString folder = QStringLiteral("folderItem_%1").arg(static_cast<qint64>(list().folderIdAt(0)));
    QVERIFY(m_window->click(folder, Qt::RightButton));
    QVERIFY(m_window->click(QStringLiteral("deleteFolderEntry")));
    QTRY_COMPARE(list().folderNames(), QStringList());
    QTRY_COMPARE(section(ids[0]), QStringLiteral("Today"));
    m_window->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(list().folderNames(), QStringList(QStringLiteral("Travel")));
    QTRY_COMPARE(section(ids[0]), QStringLiteral("Folders"));
    QTRY_COMPARE(m_window->text(QStringLiteral("toastText")),
                 QStringLiteral("Restored the folder “Travel”."));
}

void HistoryWindowTest::deletesSeveralAsOne() {
    const auto ids = add({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
    QVERIFY(m_window->click(item(ids[0])));
    QVERIFY(m_window->click(item(ids[2]), Qt::ControlModifier));
    QCOMPARE(list().selectedCount(), 2);
    QCOMPARE(m_window->chat().conversationId(), ids[0]);
    QVERIFY(chooseFromMenu(ids[2], QStringLiteral("deleteEntry")));
    QTRY_COMPARE(list().count(), 1);
    QTRY_COMPARE(m_window->text(QStringLiteral("toastText")),
                 QStringLiteral("2 conversations were deleted."));
    QCOMPARE(m_window->chat().conversationId(), 0);
    QVERIFY(m_window->click(QStringLiteral("undoButton")));
    QTRY_COMPARE(list().count(), 3);
    QTRY_COMPARE(m_window->chat().conversationId(), ids[0]);
}

void HistoryWindowTest::selectsARange() {
    const auto ids =
        add({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d")});
    QVERIFY(m_window->click(item(ids[3])));
    QVERIFY(m_window->click(item(ids[1]), Qt::ShiftModifier));
    QCOMPARE(list().selectedCount(), 3);
    QVERIFY(m_window->click(item(ids[2]), Qt::ControlModifier));
    QCOMPARE(list().selectedCount(), 2);
    QVERIFY(m_window->click(item(ids[0])));
    QCOMPARE(list().selectedCount(), 1);
}

void HistoryWindowTest::doesEverythingByKey() {
    const auto ids = add({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
    QQuickItem* view = m_window->find(QStringLiteral("conversationList"));
    view->forceActiveFocus();
    m_window->press(Qt::Key_End);
    QCOMPARE(view->property("currentIndex").toInt(), 2);
    m_window->press(Qt::Key_F2);
    QTRY_VERIFY(m_window->find(QStringLiteral("renameField")));
    m_window->type(QStringLiteral("renamed"));
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(list().data(list().index(2), ConversationListModel::TitleRole).toString(),
                 QStringLiteral("renamed"));
    QCOMPARE(focusName(), QStringLiteral("conversationList"));
    m_window->press(Qt::Key_Home);
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(m_window->chat().conversationId(), ids[2]);

    view->forceActiveFocus();
    m_window->press(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(list().selectedCount(), 2);
    m_window->press(Qt::Key_Menu);
    QTRY_VERIFY(m_window->find(QStringLiteral("deleteEntry")));
    QCOMPARE(m_window->text(QStringLiteral("deleteEntry")), QStringLiteral("Delete 2 conversations"));
    m_window->press(Qt::Key_Escape);
    QTRY_VERIFY(!m_window->find(QStringLiteral("deleteEntry")));
    view->forceActiveFocus();
    m_window->press(Qt::Key_Escape);
    QCOMPARE(list().selectedCount(), 0);
    m_window->press(Qt::Key_Delete);
    QTRY_COMPARE(list().count(), 2);
    QCOMPARE(rowOf(ids[1]), -1);

    // A folder: made with the menu, closed and opened with the arrows, renamed and deleted as conversations
    // are.
    QVERIFY(moveToNewFolder(ids[0], QStringLiteral("Travel")));
    QTRY_COMPARE(list().count(), 3);
    view->forceActiveFocus();
    m_window->press(Qt::Key_Home);
    m_window->press(Qt::Key_Left);
    QTRY_COMPARE(rowOf(ids[0]), -1);
    m_window->press(Qt::Key_Right);
    QTRY_COMPARE(rowOf(ids[0]), 1);
    m_window->press(Qt::Key_F2);
    QTRY_VERIFY(m_window->find(QStringLiteral("renameField")));
    m_window->type(QStringLiteral("Far"));
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(list().folderNames(), QStringList(QStringLiteral("Far")));
    m_window->press(Qt::Key_Delete);
    QTRY_COMPARE(list().folderNames(), QStringList());
}

void HistoryWindowTest::neverDeletesWithBackspace() {
    add({QStringLiteral("a"), QStringLiteral("b")});
    m_window->find(QStringLiteral("conversationList"))->forceActiveFocus();
    m_window->press(Qt::Key_Backspace);
    QTest::qWait(50);
    QCOMPARE(list().count(), 2);
    QVERIFY(!m_window->find(QStringLiteral("toast")));
}

void HistoryWindowTest::undoesWhenTheToastIsGone() {
    const auto ids = add({QStringLiteral("Trip to Rome"), QStringLiteral("b")});
    QVERIFY(chooseFromMenu(ids[0], QStringLiteral("deleteEntry")));
    QTRY_COMPARE(list().count(), 1);
    QVERIFY(chooseFromMenu(ids[1], QStringLiteral("deleteEntry")));
    QTRY_COMPARE(list().count(), 0);
    m_window->context().notices()->dismissToast();
    QVERIFY(m_window->click(QStringLiteral("composer")));
    m_window->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(rowOf(ids[1]), 0);
    m_window->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(rowOf(ids[0]), 1);
    QTRY_COMPARE(m_window->text(QStringLiteral("toastText")), QStringLiteral("Restored “Trip to Rome”."));
}

void HistoryWindowTest::leavesUndoToTheFieldThatIsTypedIn() {
    const auto ids = add({QStringLiteral("a")});
    QVERIFY(chooseFromMenu(ids[0], QStringLiteral("deleteEntry")));
    QTRY_COMPARE(list().count(), 0);
    QVERIFY(m_window->click(QStringLiteral("composer")));
    m_window->type(QStringLiteral("words"));
    m_window->press(Qt::Key_Z, Qt::ControlModifier);
    QTest::qWait(50);
    QCOMPARE(list().count(), 0);
    QVERIFY(m_window->text(QStringLiteral("composer")) != QStringLiteral("words"));
}

void HistoryWindowTest::undoesResetSettings() {
    AppSettings& settings = *m_window->context().settings();
    settings.setTemperature(1.3);
    settings.setSeedFixed(true);
    settings.setSeed(77);
    m_window->press(Qt::Key_Comma, Qt::ControlModifier);
    QQuickItem* page = m_window->find(QStringLiteral("settingsFlick"));
    QQuickItem* reset = m_window->find(QStringLiteral("resetSamplingButton"));
    page->setProperty("contentY",
                      page->property("contentY").toDouble() + reset->mapToItem(page, {0, 0}).y() - 200);
    QVERIFY(m_window->click(QStringLiteral("resetSamplingButton")));
    QVERIFY(settings.isSamplingDefault());
    m_window->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(settings.temperature(), 1.3);
    QCOMPARE(settings.sampling().seed, 77u);
}

void HistoryWindowTest::undoesChangedInstructions() {
    AppSettings& settings = *m_window->context().settings();
    settings.setSystemPrompt(QStringLiteral("Be kind."));
    m_window->press(Qt::Key_Comma, Qt::ControlModifier);
    QVERIFY(m_window->click(QStringLiteral("systemPromptField")));
    m_window->press(Qt::Key_A, Qt::ControlModifier);
    m_window->type(QStringLiteral("Be rude."));
    m_window->press(Qt::Key_Escape);
    QTRY_VERIFY(m_window->find(QStringLiteral("undoButton")));
    m_window->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(settings.systemPrompt(), QStringLiteral("Be kind."));
    m_window->press(Qt::Key_Comma, Qt::ControlModifier);
    QTRY_COMPARE(m_window->text(QStringLiteral("systemPromptField")), QStringLiteral("Be kind."));
}

void HistoryWindowTest::duplicates() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    const auto id = m_window->chat().conversationId();
    QTRY_VERIFY(rowOf(id) >= 0);
    QVERIFY(chooseFromMenu(id, QStringLiteral("duplicateEntry")));
    QTRY_COMPARE(list().count(), 2);
    QTRY_VERIFY(m_window->chat().conversationId() != id);
    QTRY_COMPARE(m_window->text(QStringLiteral("questionText")), QStringLiteral("hello"));
}

void HistoryWindowTest::restoresFromTheTrash() {
    const auto ids = add({QStringLiteral("Trip to Rome")});
    QVERIFY(chooseFromMenu(ids[0], QStringLiteral("deleteEntry")));
    QTRY_COMPARE(list().count(), 0);
    QVERIFY(m_window->click(QStringLiteral("trashButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("trashItem_0")));
    TrashModel& trash = *m_window->context().trash();
    QCOMPARE(trash.data(trash.index(0), TrashModel::TitleRole).toString(), QStringLiteral("Trip to Rome"));
    QCOMPARE(trash.data(trash.index(0), TrashModel::DaysLeftRole).toString(), QStringLiteral("30 days left"));
    QVERIFY(m_window->click(QStringLiteral("trashItem_0")));
    QVERIFY(m_window->click(QStringLiteral("restoreButton_0")));
    QTRY_VERIFY(m_window->find(QStringLiteral("emptyTrashText")));
    QVERIFY(!m_window->context().undo()->canUndo()); // it is back already
    QVERIFY(m_window->click(QStringLiteral("historyBackButton")));
    QTRY_COMPARE(rowOf(ids[0]), 0);
}

void HistoryWindowTest::asksBeforeDeletingForGood() {
    const auto ids = add({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
    for (const qint64 id : ids)
        m_window->context().acts()->remove({static_cast<double>(id)});
    QTRY_COMPARE(list().count(), 0);
    // All three: what comes into the open trash later lies above the row that has been chosen.
    QTRY_COMPARE(std::get<0>(m_window->store().trash().result()).size(), 3);
    QVERIFY(m_window->click(QStringLiteral("trashButton")));
    TrashModel& trash = *m_window->context().trash();
    QTRY_COMPARE(trash.count(), 3);
    QTRY_VERIFY(m_window->find(QStringLiteral("trashList"))->hasActiveFocus());
    m_window->press(Qt::Key_Home);
    m_window->press(Qt::Key_Delete);
    QTRY_VERIFY(m_window->text(QStringLiteral("confirmQuestion")).contains(QStringLiteral("“c”")));
    m_window->press(Qt::Key_Return); // the safe answer has the focus
    m_window->press(Qt::Key_Escape);
    QTRY_VERIFY(!m_window->find(QStringLiteral("confirmButton")));
    QCOMPARE(trash.count(), 3);
    m_window->press(Qt::Key_Delete);
    QVERIFY(m_window->click(QStringLiteral("confirmButton")));
    QTRY_VERIFY(!m_window->find(QStringLiteral("confirmButton")));
    QCOMPARE(m_window->context().notices()->errorTitle(), QString());
    QTRY_COMPARE(trash.count(), 2);
    QVERIFY(m_window->click(QStringLiteral("emptyTrashButton")));
    QVERIFY(m_window->click(QStringLiteral("confirmButton")));
    QTRY_COMPARE(trash.count(), 0);
    QVERIFY(!m_window->context().undo()->canUndo());
}

void HistoryWindowTest::readsALongListPageByPage() {
    insertMany(1000);
    list().load();
    QTRY_COMPARE(list().count(), ConversationListModel::kPage);
    QTest::qWait(100);
    QVERIFY(list().count() <= 2 * ConversationListModel::kPage);
    const int before = list().count();
    m_window->find(QStringLiteral("conversationList"))->forceActiveFocus();
    m_window->press(Qt::Key_End);
    QTRY_VERIFY(list().count() > before);
    QVERIFY(list().count() <= before + 2 * ConversationListModel::kPage);
}

void HistoryWindowTest::readsNothingOfAClosedFolder() {
    auto made = m_window->store().createFolder(QStringLiteral("Imported"));
    made.waitForFinished();
    const qint64 folder = std::get<FolderRow>(made.result()).id;
    insertMany(120, folder);
    list().load();
    QTRY_COMPARE(list().count(), 1);
    QCOMPARE(list().data(list().index(0), ConversationListModel::CountRole).toInt(), 120);
    QVERIFY(m_window->click(QStringLiteral("folderItem_%1").arg(folder)));
    QTRY_COMPARE(list().count(), ConversationListModel::kPage + 2); // and the row that brings more
    list().showMore(list().count() - 1);
    QTRY_COMPARE(list().count(), 2 * ConversationListModel::kPage + 2);
    list().showMore(list().count() - 1);
    QTRY_COMPARE(list().count(), 121);
    QVERIFY(m_window->click(QStringLiteral("folderItem_%1").arg(folder)));
    QTRY_COMPARE(list().count(), 1);
}

void HistoryWindowTest::keepsItsPlaceWhenTheListIsReadAgain() {
    insertMany(60);
    list().load();
    QTRY_COMPARE(list().count(), ConversationListModel::kPage);
    QQuickItem* view = m_window->find(QStringLiteral("conversationList"));
    view->setProperty("contentY", 700.0);
    list().selectOnly(20);
    list().selectTo(22);
    const double place = view->property("contentY").toDouble();
    const double shown = list().idAt(20);
    list().load();
    QTest::qWait(100);
    QCOMPARE(list().idAt(20), shown);
    QCOMPARE(list().selectedCount(), 3);
    QCOMPARE(view->property("contentY").toDouble(), place);
}

void HistoryWindowTest::groupsByDay() {
    constexpr qint64 kDayMs = 24 * 3600 * 1000;
    insertMany(40, 0, kDayMs);
    list().load();
    QTRY_COMPARE(list().count(), 40);
    const auto sectionAt = [this](int row) {
        return list().data(list().index(row), ConversationListModel::SectionRole).toString();
    };
    QCOMPARE(sectionAt(0), QStringLiteral("Today"));
    QCOMPARE(sectionAt(1), QStringLiteral("Yesterday"));
    QCOMPARE(sectionAt(2), QStringLiteral("Previous 7 days"));
    QCOMPARE(sectionAt(7), QStringLiteral("Previous 7 days"));
    QCOMPARE(sectionAt(8), QStringLiteral("Previous 30 days"));
    QVERIFY(
        sectionAt(33).startsWith(QLocale().standaloneMonthName(QDate::currentDate().addDays(-33).month())));
}

void HistoryWindowTest::worksInTheDrawer() {
    const auto ids = add({QStringLiteral("a")});
    m_window->window().resize(500, 600);
    QTRY_VERIFY(!m_window->find(QStringLiteral("sidebar")));
    m_window->press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(focusName(), QStringLiteral("searchField"));
    QTRY_VERIFY(m_window->find(QStringLiteral("sidebar")) &&
                m_window->find(QStringLiteral("sidebar"))->x() == 0);
    m_window->press(Qt::Key_Escape);
    QTRY_VERIFY(!m_window->find(QStringLiteral("sidebar")));
    QVERIFY(m_window->click(QStringLiteral("drawerButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("sidebar")) &&
                m_window->find(QStringLiteral("sidebar"))->x() == 0);
    QVERIFY(chooseFromMenu(ids[0], QStringLiteral("deleteEntry")));
    QTRY_COMPARE(list().count(), 0);
    QVERIFY(m_window->click(QStringLiteral("trashButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("trashItem_0")));
}

void HistoryWindowTest::namesEveryControl() {
    const auto ids = add({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
    QVERIFY(moveToNewFolder(ids[0], QStringLiteral("Travel")));
    m_window->context().search()->setPeriod(SearchModel::Range);
    m_window->context().acts()->remove({static_cast<double>(ids[1])});
    QStringList nameless;
    QVERIFY(m_window->click(QStringLiteral("filterButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("fromField")));
    nameless += m_window->namelessControls();
    QVERIFY(m_window->click(QStringLiteral("archiveButton")));
    nameless += m_window->namelessControls();
    QVERIFY(m_window->click(QStringLiteral("trashButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("trashItem_0")));
    nameless += m_window->namelessControls();
    QCOMPARE(nameless, QStringList());
    QAccessibleInterface* row =
        QAccessible::queryAccessibleInterface(m_window->find(QStringLiteral("trashItem_0")));
    QCOMPARE(row->text(QAccessible::Name), QStringLiteral("b"));
}

QTEST_MAIN(HistoryWindowTest)
#include "tst_history_window.moc"
