// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"

#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QTest>

using namespace conclave;

/// The prompt library, at the composer and on the settings page.
class PromptsTest : public WindowTest {
    Q_OBJECT

  private slots:
    void opensBySlashAndFindsAsPeopleType();
    void leavesASlashAlone();
    void putsAPromptAtTheCursor();
    void asksForVariables();
    void choosesByMouse();
    void readsTheClipboard();
    void holdsALongText();
    void theLastUsedOneComesFirst();
    void writesANewOneAtTheComposer();
    void changesOneOnTheSettingsPageUntilUndone();
    void removesUntilUndone();
    void asksBeforeItDiscards();
    void goesToFilesAndComesBack();
    void saysWhichFilesCannotBeRead();
    void areModels();

  private:
    Prompts& prompts() { return *m_window->context().prompts(); }
    PromptLibrary& library() { return *prompts().library(); }
    Notices& notices() { return *m_window->context().notices(); }
    QString composer() { return m_window->text(QStringLiteral("composer")); }
    bool add(const QString& name, const QString& text) {
        const int count = library().rowCount();
        library().save(0, name, text);
        return QTest::qWaitFor([&] { return library().rowCount() == count + 1; });
    }
    bool addSome() {
        return add(QStringLiteral("Explain"),
                   QStringLiteral("Explain {{topic}} to {{reader:a child|an expert}}.")) &&
               add(QStringLiteral("Mend"), QStringLiteral("Mend the grammar of this:")) &&
               add(QStringLiteral("Translate"), QStringLiteral("Translate into {{language:French}}:"));
    }
    bool isOpen() { return m_window->find(QStringLiteral("promptFilter")) != nullptr; }
    bool openBySlash() {
        if (!m_window->click(QStringLiteral("composer")))
            return false;
        m_window->press(Qt::Key_Slash);
        return QTest::qWaitFor([&] {
            const QQuickItem* filter = m_window->find(QStringLiteral("promptFilter"));
            return filter && filter->hasActiveFocus();
        });
    }
};

void PromptsTest::opensBySlashAndFindsAsPeopleType() {
    QVERIFY(addSome());
    QVERIFY(openBySlash());
    QCOMPARE(prompts().rowCount(), 3);
    QCOMPARE(m_window->namelessControls(), QStringList());
    m_window->type(QStringLiteral("gramm"));
    QTRY_COMPARE(prompts().rowCount(), 1); // found in its text
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(composer(), QStringLiteral("Mend the grammar of this:"));
    QTRY_VERIFY(!isOpen());
    QVERIFY(m_window->find(QStringLiteral("composer"))->hasActiveFocus());
    m_window->type(QStringLiteral(" x"));
    QCOMPARE(composer(), QStringLiteral("Mend the grammar of this: x"));
}

void PromptsTest::leavesASlashAlone() {
    QVERIFY(m_window->click(QStringLiteral("composer")));
    m_window->press(Qt::Key_Slash); // there is no prompt
    QCOMPARE(composer(), QStringLiteral("/"));
    m_window->press(Qt::Key_Backspace);
    QVERIFY(addSome());
    m_window->type(QStringLiteral("a/b"));
    QCOMPARE(composer(), QStringLiteral("a/b"));
    QVERIFY(!isOpen());
    m_window->press(Qt::Key_A, Qt::ControlModifier);
    m_window->press(Qt::Key_Backspace);
    QVERIFY(openBySlash());
    m_window->press(Qt::Key_Slash); // meant as one
    QTRY_COMPARE(composer(), QStringLiteral("/"));
    QTRY_VERIFY(!isOpen());
    m_window->press(Qt::Key_Backspace);
    QVERIFY(openBySlash());
    m_window->press(Qt::Key_Escape);
    QTRY_VERIFY(!isOpen());
    QCOMPARE(composer(), QString());
    QTRY_VERIFY(m_window->find(QStringLiteral("composer"))->hasActiveFocus());
}

void PromptsTest::putsAPromptAtTheCursor() {
    QVERIFY(addSome());
    QVERIFY(m_window->click(QStringLiteral("composer")));
    m_window->type(QStringLiteral("before  after"));
    for (int i = 0; i < 6; ++i)
        m_window->press(Qt::Key_Left);
    QVERIFY(m_window->click(QStringLiteral("promptButton")));
    QTRY_VERIFY(isOpen());
    QTRY_VERIFY(m_window->find(QStringLiteral("promptFilter"))->hasActiveFocus());
    m_window->type(QStringLiteral("mend"));
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(composer(), QStringLiteral("before Mend the grammar of this: after"));
    m_window->type(QStringLiteral("!"));
    QCOMPARE(composer(), QStringLiteral("before Mend the grammar of this:! after"));
}

void PromptsTest::asksForVariables() {
    QVERIFY(addSome());
    QVERIFY(openBySlash());
    m_window->press(Qt::Key_Return); // Explain: the first by name
    QTRY_VERIFY(m_window->find(QStringLiteral("promptField_0")));
    QTRY_VERIFY(m_window->find(QStringLiteral("promptField_0"))->hasActiveFocus());
    QCOMPARE(m_window->namelessControls(), QStringList());
    QCOMPARE(m_window->text(QStringLiteral("promptPreview")), QStringLiteral("Explain ‹topic› to a child."));
    m_window->type(QStringLiteral("tides"));
    QTRY_COMPARE(m_window->text(QStringLiteral("promptPreview")),
                 QStringLiteral("Explain tides to a child."));
    m_window->press(Qt::Key_Tab);
    QTRY_VERIFY(m_window->find(QStringLiteral("promptChoice_1"))->hasActiveFocus());
    m_window->press(Qt::Key_Down);
    QTRY_VERIFY(m_window->find(QStringLiteral("choiceList")));
    QTRY_VERIFY(m_window->find(QStringLiteral("choiceList"))->hasActiveFocus());
    m_window->press(Qt::Key_Down);
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(m_window->text(QStringLiteral("promptPreview")),
                 QStringLiteral("Explain tides to an expert."));
    QTRY_VERIFY(m_window->find(QStringLiteral("promptChoice_1"))->hasActiveFocus());
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(composer(), QStringLiteral("Explain tides to an expert."));
    QVERIFY(m_window->find(QStringLiteral("composer"))->hasActiveFocus());

    // Nothing typed: the value that it has.
    m_window->press(Qt::Key_A, Qt::ControlModifier);
    m_window->press(Qt::Key_Backspace);
    QVERIFY(openBySlash());
    m_window->type(QStringLiteral("trans"));
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(m_window->find(QStringLiteral("promptField_0")));
    QTRY_VERIFY(m_window->find(QStringLiteral("promptField_0"))->hasActiveFocus());
    m_window->press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(composer(), QStringLiteral("Translate into French:"));
}

void PromptsTest::choosesByMouse() {
    QVERIFY(addSome());
    QVERIFY(m_window->click(QStringLiteral("promptButton")));
    QVERIFY(m_window->click(QStringLiteral("promptItem_0")));
    QTRY_VERIFY(m_window->find(QStringLiteral("promptField_0")));
    QVERIFY(m_window->click(QStringLiteral("promptBackButton")));
    QTRY_VERIFY(isOpen());
    QVERIFY(m_window->click(QStringLiteral("promptItem_2")));
    QTRY_VERIFY(m_window->find(QStringLiteral("promptField_0")));
    QVERIFY(m_window->click(QStringLiteral("insertPromptButton")));
    QTRY_COMPARE(composer(), QStringLiteral("Translate into French:"));
}

void PromptsTest::readsTheClipboard() {
    QVERIFY(add(QStringLiteral("Sum up"), QStringLiteral("Sum up: {{clipboard}} ({{date:yyyy}})")));
    QGuiApplication::clipboard()->setText(QStringLiteral("a {{long}} story"));
    QVERIFY(openBySlash());
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(composer(),
                 QStringLiteral("Sum up: a {{long}} story (%1)").arg(QDate::currentDate().year()));
}

void PromptsTest::holdsALongText() {
    QVERIFY(add(QStringLiteral("Sum up"), QStringLiteral("Sum up: {{clipboard}}")));
    QGuiApplication::clipboard()->setText(QString(QStringLiteral("word ")).repeated(10'000));
    QVERIFY(openBySlash());
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(m_window->chat().wholeDraft().startsWith(QStringLiteral("Sum up: word word")));
    QVERIFY(!m_window->chat().heldLabel().isEmpty()); // not laid out in the editor
}

void PromptsTest::theLastUsedOneComesFirst() {
    QVERIFY(addSome());
    QCOMPARE(library().nameAt(0), QStringLiteral("Explain"));
    QVERIFY(openBySlash());
    m_window->press(Qt::Key_Down);
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(composer(), QStringLiteral("Mend the grammar of this:"));
    QTRY_COMPARE(library().nameAt(0), QStringLiteral("Mend"));
    reopen();
    QTRY_COMPARE(library().nameAt(0), QStringLiteral("Mend"));
}

void PromptsTest::writesANewOneAtTheComposer() {
    QVERIFY(m_window->click(QStringLiteral("promptButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("noPromptText")));
    QVERIFY(m_window->click(QStringLiteral("newPromptEntry")));
    QTRY_VERIFY(m_window->find(QStringLiteral("promptNameField")));
    QTRY_VERIFY(m_window->find(QStringLiteral("promptNameField"))->hasActiveFocus());
    m_window->type(QStringLiteral("Greet"));
    m_window->press(Qt::Key_Return);
    QVERIFY(m_window->find(QStringLiteral("promptTextField"))->hasActiveFocus());
    m_window->type(QStringLiteral("Hello {{who}}"));
    QTRY_VERIFY(m_window->text(QStringLiteral("promptVariables")).endsWith(QStringLiteral("who")));
    QCOMPARE(m_window->namelessControls(), QStringList());
    m_window->press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(library().nameAt(0), QStringLiteral("Greet"));
    QTRY_VERIFY(m_window->find(QStringLiteral("composer"))->hasActiveFocus());
    // Without a name it is called as it begins.
    QVERIFY(
        add({}, QStringLiteral("\n  A long beginning of a prompt that says what it is about in many words")));
    QCOMPARE(library().nameAt(0), QStringLiteral("A long beginning of a prompt that says w…"));
}

void PromptsTest::changesOneOnTheSettingsPageUntilUndone() {
    QVERIFY(addSome());
    m_window->press(Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("promptEdit_1")));
    m_window->grab();
    QQuickItem* page = m_window->find(QStringLiteral("settingsFlick"));
    const double y = m_window->find(QStringLiteral("promptEdit_1"))->mapToItem(page, {0, 0}).y();
    page->setProperty("contentY", y - page->height() / 2);
    QCOMPARE(m_window->namelessControls(), QStringList());
    QVERIFY(m_window->click(QStringLiteral("promptEdit_1")));
    QTRY_COMPARE(m_window->text(QStringLiteral("promptNameField")), QStringLiteral("Mend"));
    QVERIFY(m_window->click(QStringLiteral("promptTextField")));
    m_window->press(Qt::Key_A, Qt::ControlModifier);
    m_window->type(QStringLiteral("New text"));
    QVERIFY(m_window->click(QStringLiteral("savePromptButton")));
    QTRY_COMPARE(library().textAt(1), QStringLiteral("New text"));
    m_window->context().undo()->undo();
    QTRY_COMPARE(library().textAt(1), QStringLiteral("Mend the grammar of this:"));
    QVERIFY(m_window->click(QStringLiteral("promptDuplicate_1")));
    QTRY_COMPARE(library().rowCount(), 4);
    QVERIFY(library().nameAt(2).contains(QStringLiteral("copy")));
}

void PromptsTest::removesUntilUndone() {
    QVERIFY(addSome());
    library().remove(1);
    QTRY_COMPARE(library().rowCount(), 2);
    QTRY_VERIFY(m_window->find(QStringLiteral("toast")));
    m_window->context().undo()->undo();
    QTRY_COMPARE(library().rowCount(), 3);
    QCOMPARE(library().nameAt(1), QStringLiteral("Mend"));
}

void PromptsTest::asksBeforeItDiscards() {
    QVERIFY(m_window->click(QStringLiteral("promptButton")));
    QVERIFY(m_window->click(QStringLiteral("newPromptEntry")));
    QTRY_VERIFY(m_window->find(QStringLiteral("promptNameField")));
    QTRY_VERIFY(m_window->find(QStringLiteral("promptNameField"))->hasActiveFocus());
    m_window->type(QStringLiteral("Half"));
    m_window->press(Qt::Key_Escape);
    QTRY_VERIFY(m_window->find(QStringLiteral("confirmQuestion")));
    QVERIFY(m_window->click(QStringLiteral("cancelButton")));
    QTRY_VERIFY(!m_window->find(QStringLiteral("confirmQuestion")));
    QCOMPARE(m_window->text(QStringLiteral("promptNameField")), QStringLiteral("Half"));
    QVERIFY(m_window->click(QStringLiteral("cancelPromptButton")));
    QVERIFY(m_window->click(QStringLiteral("confirmButton")));
    QTRY_VERIFY(!m_window->find(QStringLiteral("promptNameField")));
    QCOMPARE(library().rowCount(), 0);
}

void PromptsTest::goesToFilesAndComesBack() {
    QVERIFY(addSome());
    const QString file = m_window->file(QStringLiteral("mine.json"));
    const QString folder = m_window->file(QStringLiteral("prompts"));
    QVERIFY(QDir().mkpath(folder));
    library().exportToFile(QUrl::fromLocalFile(file));
    QTRY_VERIFY(QFile::exists(file) && !library().isBusy());
    library().exportToFolder(QUrl::fromLocalFile(folder));
    QTRY_COMPARE(QDir(folder).entryList(QDir::Files).size(), 3);
    QTRY_VERIFY(!library().isBusy());
    library().importFrom({QUrl::fromLocalFile(file)});
    QTRY_VERIFY(notices().toast().contains(QStringLiteral("already")));
    for (const QString& place : {file, folder}) {
        for (int i = 0; i < 3; ++i) {
            library().remove(0);
            QTRY_COMPARE(library().rowCount(), 2 - i);
        }
        library().importFrom({QUrl::fromLocalFile(place)});
        QTRY_COMPARE(library().rowCount(), 3);
        QCOMPARE(library().nameAt(0), QStringLiteral("Explain"));
        QCOMPARE(library().textAt(2), QStringLiteral("Translate into {{language:French}}:"));
    }
    m_window->context().undo()->undo();
    QTRY_COMPARE(library().rowCount(), 0);
}

void PromptsTest::saysWhichFilesCannotBeRead() {
    library().importFrom({QUrl::fromLocalFile(m_window->file(QStringLiteral("gone.md"))),
                          QUrl::fromLocalFile(m_window->file(QStringLiteral("notes.txt")))});
    QTRY_COMPARE(library().rowCount(), 1);
    QVERIFY(!notices().errorTitle().isEmpty());
    QVERIFY(notices().errorDetail().contains(QStringLiteral("gone.md")));
    QCOMPARE(library().nameAt(0), QStringLiteral("notes"));
}

void PromptsTest::areModels() {
    QAbstractItemModelTester found(&prompts(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QAbstractItemModelTester all(&library(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QAbstractItemModelTester form(prompts().form(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(addSome());
    prompts().setFilter(QStringLiteral("ex"));
    QTRY_COMPARE(prompts().rowCount(), 1);
    prompts().choose(0);
    QVERIFY(prompts().form()->isOpen());
    prompts().form()->setValue(0, QStringLiteral("x"));
    prompts().form()->choose(1, 1);
    prompts().form()->setValue(9, QStringLiteral("x"));
    QCOMPARE(prompts().form()->text(), QStringLiteral("Explain x to an expert."));
    prompts().insert();
    QVERIFY(!prompts().form()->isOpen());
    prompts().choose(99);
    library().remove(99);
    library().duplicate(-1);
    QCOMPARE(library().rowCount(), 3);
}

QTEST_MAIN(PromptsTest)
#include "tst_prompts.moc"
