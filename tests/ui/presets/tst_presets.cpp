// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"

#include <QFile>
#include <QTest>

using namespace conclave;

/// Presets: saved and used at a conversation, kept on the settings page, as files.
class PresetsTest : public WindowTest {
    Q_OBJECT

  private slots:
    void savesAConversationsSettings();
    void appliesAPreset();
    void changesAPresetUntilUndone();
    void renamesAndRemovesOnTheSettingsPage();
    void beginsNewConversationsWithIt();
    void comesWithAFew();
    void goesToAFileAndComesBack();
    void takesNothingTwice();
    void saysWhatIsWrongWithAFile();
    void isAModel();

  private:
    Presets& presets() { return *m_window->context().presets(); }
    ConversationSettings& answering() { return *m_window->chat().answering(); }
    Notices& notices() { return *m_window->context().notices(); }
    bool save(const QString& name, int topK) {
        answering().change([topK](Answering& own) { own.topK = topK; });
        const auto count = presets().rowCount();
        presets().saveAs(name);
        return QTest::qWaitFor([&] { return presets().rowCount() == count + 1; });
    }
    int rowOf(const QString& name) { return static_cast<int>(presets().names().indexOf(name)); }
    bool showSettings(const QString& item) {
        m_window->press(Qt::Key_Comma, Qt::ControlModifier);
        if (!QTest::qWaitFor([&] { return m_window->find(item) != nullptr; }))
            return false;
        m_window->grab();
        QQuickItem* page = m_window->find(QStringLiteral("settingsFlick"));
        const double y = m_window->find(item)->mapToItem(page, {0, 0}).y();
        page->setProperty("contentY", page->property("contentY").toDouble() + y - page->height() / 2);
        return true;
    }
};

void PresetsTest::savesAConversationsSettings() {
    m_window->press(Qt::Key_Period, Qt::ControlModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("savePresetButton")));
    QVERIFY(!m_window->find(QStringLiteral("savePresetButton"))->isEnabled()); // there is nothing to save
    answering().change([](Answering& own) { own.topK = 9; });
    QVERIFY(m_window->click(QStringLiteral("savePresetButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("presetNameField"))->hasActiveFocus());
    m_window->type(QStringLiteral("Mine"));
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(presets().names().contains(QStringLiteral("Mine")));
    QTRY_COMPARE(presets().currentLabel(), QStringLiteral("Mine"));
    QCOMPARE(presets().current(), rowOf(QStringLiteral("Mine")));
    answering().change([](Answering& own) { own.topK = 10; });
    QVERIFY(presets().currentLabel().contains(QStringLiteral("changed")));
    answering().inheritAll();
    QVERIFY(presets().currentLabel().contains(QStringLiteral("settings")));
}

void PresetsTest::appliesAPreset() {
    QVERIFY(save(QStringLiteral("Nine"), 9));
    answering().inheritAll();
    m_window->press(Qt::Key_Period, Qt::ControlModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("presetChoice")));
    QTRY_VERIFY(m_window->find(QStringLiteral("presetChoice"))->hasActiveFocus());
    m_window->press(Qt::Key_Down);
    QTRY_VERIFY(m_window->find(QStringLiteral("choiceList")));
    QTRY_VERIFY(m_window->find(QStringLiteral("choiceList"))->hasActiveFocus());
    for (int i = 0; i < presets().rowCount(); ++i)
        m_window->press(Qt::Key_Down);
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(answering().sampling().topK, 9);
    // What was set here before comes back.
    answering().change([](Answering& own) { own.topK = 11; });
    presets().apply(0);
    QCOMPARE(answering().sampling().temperature, 0.0);
    m_window->context().undo()->undo();
    QTRY_COMPARE(answering().sampling().topK, 11);
    QCOMPARE(answering().sampling().temperature, 0.7);
}

void PresetsTest::changesAPresetUntilUndone() {
    QVERIFY(save(QStringLiteral("Nine"), 9));
    QVERIFY(!presets().canUpdate());
    answering().change([](Answering& own) { own.topK = 12; });
    QVERIFY(presets().canUpdate());
    m_window->press(Qt::Key_Period, Qt::ControlModifier);
    QVERIFY(m_window->click(QStringLiteral("updatePresetButton")));
    QTRY_VERIFY(!presets().canUpdate());
    m_window->chat().newConversation();
    presets().apply(rowOf(QStringLiteral("Nine")));
    QCOMPARE(answering().sampling().topK, 12);
    m_window->context().undo()->undo();
    QTRY_VERIFY(presets().currentLabel() != QStringLiteral("Nine"));
    presets().apply(rowOf(QStringLiteral("Nine")));
    QCOMPARE(answering().sampling().topK, 9);
    // Those that come with the program stay as they are.
    presets().apply(0);
    answering().change([](Answering& own) { own.topK = 12; });
    QVERIFY(!presets().canUpdate());
}

void PresetsTest::renamesAndRemovesOnTheSettingsPage() {
    QVERIFY(save(QStringLiteral("Nine"), 9));
    const int row = rowOf(QStringLiteral("Nine"));
    QVERIFY(showSettings(QStringLiteral("presetRename_%1").arg(row)));
    QCOMPARE(m_window->namelessControls(), QStringList());
    QVERIFY(m_window->click(QStringLiteral("presetRename_%1").arg(row)));
    QTRY_VERIFY(m_window->find(QStringLiteral("presetRenameField"))->hasActiveFocus());
    m_window->type(QStringLiteral("Ten"));
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(rowOf(QStringLiteral("Ten")) >= 0);
    QVERIFY(m_window->click(QStringLiteral("presetRemove_%1").arg(row)));
    QTRY_VERIFY(rowOf(QStringLiteral("Ten")) < 0);
    // What it gave a conversation stays there.
    QCOMPARE(answering().sampling().topK, 9);
    QTRY_VERIFY(m_window->find(QStringLiteral("toast")));
    m_window->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(rowOf(QStringLiteral("Ten")) >= 0);
}

void PresetsTest::beginsNewConversationsWithIt() {
    QVERIFY(save(QStringLiteral("Nine"), 9));
    answering().inheritAll();
    const int row = rowOf(QStringLiteral("Nine"));
    QVERIFY(showSettings(QStringLiteral("presetDefault_%1").arg(row)));
    QVERIFY(m_window->click(QStringLiteral("presetDefault_%1").arg(row)));
    m_window->press(Qt::Key_Escape);
    QVERIFY(m_window->askAndWait(QStringLiteral("hello"))); // was touched before: as it was
    QCOMPARE(m_window->chat().transcript()->messages()[1].provenance.sampling.topK, 40);
    m_window->chat().newConversation();
    QCOMPARE(answering().sampling().topK, 9);
    reopen();
    QTRY_COMPARE(answering().sampling().topK, 9);
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    QCOMPARE(m_window->chat().transcript()->messages()[1].provenance.sampling.topK, 9);
    const auto kept = m_window->store().conversationAnswering(m_window->chat().conversationId()).result();
    QCOMPARE(std::get<ConversationAnswering>(kept).own.topK, std::optional(9));
    presets().toggleDefault(rowOf(QStringLiteral("Nine")));
    m_window->chat().newConversation();
    QVERIFY(!answering().isAny());
}

void PresetsTest::comesWithAFew() {
    QCOMPARE(presets().names().mid(0, 2), (QStringList{QStringLiteral("Exact"), QStringLiteral("Lively")}));
    QVERIFY(!presets().hasOwn());
    presets().apply(0);
    QCOMPARE(answering().sampling().temperature, 0.0);
    QCOMPARE(presets().currentLabel(), QStringLiteral("Exact"));
    presets().rename(0, QStringLiteral("Other"));
    presets().remove(0);
    QTest::qWait(50);
    QCOMPARE(presets().names().value(0), QStringLiteral("Exact"));
    QVERIFY(notices().errorTitle().isEmpty());
}

void PresetsTest::goesToAFileAndComesBack() {
    QVERIFY(save(QStringLiteral("Nine"), 9));
    QVERIFY(presets().suggestedFile(rowOf(QStringLiteral("Nine"))).fileName() ==
            QStringLiteral("Nine.conclave-preset.json"));
    const QString path = m_window->file(QStringLiteral("mine.conclave-preset.json"));
    presets().exportTo(QUrl::fromLocalFile(path), rowOf(QStringLiteral("Nine")));
    QTRY_VERIFY(QFile::exists(path));
    QTRY_VERIFY(!presets().isBusy());
    presets().remove(rowOf(QStringLiteral("Nine")));
    QTRY_VERIFY(rowOf(QStringLiteral("Nine")) < 0);
    presets().importFrom(QUrl::fromLocalFile(path));
    QTRY_VERIFY(rowOf(QStringLiteral("Nine")) >= 0);
    m_window->chat().newConversation();
    presets().apply(rowOf(QStringLiteral("Nine")));
    QCOMPARE(answering().sampling().topK, 9);
    m_window->context().undo()->undo();
    QTRY_VERIFY(rowOf(QStringLiteral("Nine")) < 0);
}

void PresetsTest::takesNothingTwice() {
    QVERIFY(save(QStringLiteral("Nine"), 9));
    const QString path = m_window->file(QStringLiteral("all"));
    presets().exportTo(QUrl::fromLocalFile(path), -1);
    const QString written = path + QStringLiteral(".conclave-preset.json");
    QTRY_VERIFY(QFile::exists(written) && !presets().isBusy());
    const int count = presets().rowCount();
    presets().importFrom(QUrl::fromLocalFile(written));
    QTRY_VERIFY(notices().toast().contains(QStringLiteral("already")));
    QCOMPARE(presets().rowCount(), count);
    // One that is another by now is kept beside it.
    answering().change([](Answering& own) { own.topK = 12; });
    presets().update();
    QTRY_VERIFY(!presets().canUpdate());
    presets().importFrom(QUrl::fromLocalFile(written));
    QTRY_VERIFY(rowOf(QStringLiteral("Nine (2)")) >= 0);
    QVERIFY(rowOf(QStringLiteral("Nine")) >= 0);
}

void PresetsTest::saysWhatIsWrongWithAFile() {
    presets().importFrom(QUrl::fromLocalFile(m_window->file(QStringLiteral("broken.gguf"))));
    QTRY_VERIFY(notices().errorTitle().contains(QStringLiteral("no JSON")));
    QVERIFY(notices().errorTitle().contains(QStringLiteral("broken.gguf")));
    notices().dismissError();
    presets().importFrom(QUrl::fromLocalFile(m_window->file(QStringLiteral("gone.json"))));
    QTRY_VERIFY(notices().errorTitle().contains(QStringLiteral("cannot be read")));
    QCOMPARE(presets().rowCount(), 2);
}

void PresetsTest::isAModel() {
    QAbstractItemModelTester list(&presets(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QAbstractItemModelTester numbers(presets().sampling(),
                                     QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(save(QStringLiteral("Nine"), 9));
    presets().sampling()->setValue(0, 1.5);
    QCOMPARE(answering().sampling().temperature, 1.5);
    presets().sampling()->setValue(-1, 1);
    presets().sampling()->inherit(99);
    presets().apply(99);
    presets().remove(rowOf(QStringLiteral("Nine")));
    QTRY_COMPARE(presets().rowCount(), 2);
}

QTEST_MAIN(PresetsTest)
#include "tst_presets.moc"
