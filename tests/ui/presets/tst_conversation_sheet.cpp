// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTest>

using namespace conclave;

/// The settings of one conversation, in the real window.
class ConversationSheetTest : public WindowTest {
    Q_OBJECT

  private slots:
    void opensByKeyAndButton();
    void setsANumberByKeyboard();
    void asksAsItIsSet();
    void keepsItsOwnInstructions();
    void fixesTheSeed();
    void belongsToItsConversation();
    void goesWithTheConversationThatBegins();
    void isThereAfterARestart();
    void followsTheSettingsWhereNothingIsSet();
    void setsEverythingBackUntilUndone();
    void goesWithACopy();
    void countsItsOwnInstructions();
    void keepsAPrivateOneToItself();
    void keepsThemWhenAPrivateConversationIsKept();
    void namesItsControls();

  private:
    ConversationSettings& answering() { return *m_window->chat().answering(); }
    const QVector<MessageRow>& messages() { return m_window->chat().transcript()->messages(); }
    bool open() {
        m_window->press(Qt::Key_Period, Qt::ControlModifier);
        return QTest::qWaitFor(
            [this] { return m_window->find(QStringLiteral("conversationSheet")) != nullptr; });
    }
    void setOwn(const std::function<void(Answering&)>& change) { answering().change(change); }
    void openConversation(qint64 id) {
        m_window->chat().open(id);
        QTRY_VERIFY(!m_window->chat().isEmpty());
    }
};

void ConversationSheetTest::opensByKeyAndButton() {
    QVERIFY(open());
    m_window->press(Qt::Key_Escape);
    QTRY_VERIFY(!m_window->find(QStringLiteral("conversationSheet")));
    QVERIFY(m_window->click(QStringLiteral("conversationSettingsButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("conversationSheet")));
    QVERIFY(m_window->click(QStringLiteral("closeConversationSheet")));
    QTRY_VERIFY(!m_window->find(QStringLiteral("conversationSheet")));
    // It is of no use beside the settings of the program.
    QVERIFY(open());
    QTRY_VERIFY(m_window->find(QStringLiteral("presetChoice"))->hasActiveFocus());
    m_window->press(Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("settingsFlick")));
    QTRY_VERIFY(!m_window->find(QStringLiteral("conversationSheet")));
    m_window->press(Qt::Key_Period, Qt::ControlModifier);
    QTest::qWait(50);
    QVERIFY(!m_window->find(QStringLiteral("conversationSheet")));
}

void ConversationSheetTest::setsANumberByKeyboard() {
    QVERIFY(open());
    QTRY_VERIFY(m_window->find(QStringLiteral("ownSlider_temperature")));
    m_window->find(QStringLiteral("ownSlider_temperature"))->forceActiveFocus(Qt::TabFocusReason);
    QVERIFY(!m_window->find(QStringLiteral("ownSettingsDot")));
    for (int i = 0; i < 3; ++i)
        m_window->press(Qt::Key_Right);
    QCOMPARE(answering().sampling().temperature, 0.85);
    QCOMPARE(m_window->context().settings()->temperature(), 0.7);
    QTRY_COMPARE(m_window->text(QStringLiteral("ownValue_temperature")), QLocale().toString(0.85, 'f', 2));
    QVERIFY(m_window->find(QStringLiteral("ownSettingsDot")));
    QVERIFY(m_window->find(QStringLiteral("ownNote_temperatureInherit")));
    QVERIFY(m_window->click(QStringLiteral("ownNote_temperatureInherit")));
    QCOMPARE(answering().sampling().temperature, 0.7);
    QVERIFY(!answering().isAny());
}

void ConversationSheetTest::asksAsItIsSet() {
    setOwn([](Answering& own) {
        own.temperature = 0.1;
        own.topK = 5;
        own.maxTokens = 64;
    });
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    const SamplingSettings& sampling = messages()[1].provenance.sampling;
    QCOMPARE(sampling.temperature, 0.1);
    QCOMPARE(sampling.topK, 5);
    QCOMPARE(sampling.maxTokens, 64);
    QCOMPARE(sampling.topP, SamplingSettings().topP);
}

void ConversationSheetTest::keepsItsOwnInstructions() {
    m_window->context().settings()->setSystemPrompt(QStringLiteral("Of the settings."));
    QVERIFY(open());
    QTRY_COMPARE(m_window->text(QStringLiteral("ownPromptField")), QStringLiteral("Of the settings."));
    QVERIFY(m_window->click(QStringLiteral("ownPromptSwitch")));
    QTRY_VERIFY(m_window->find(QStringLiteral("ownPromptField"))->hasActiveFocus());
    m_window->press(Qt::Key_A, Qt::ControlModifier);
    m_window->type(QStringLiteral("Rhyme."));
    QCOMPARE(answering().systemPrompt(), QStringLiteral("Rhyme."));
    QCOMPARE(m_window->context().settings()->systemPrompt(), QStringLiteral("Of the settings."));
    m_window->press(Qt::Key_Escape);
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    QCOMPARE(messages()[1].provenance.systemPrompt, QStringLiteral("Rhyme."));

    // None at all is a choice too.
    answering().setSystemPrompt({});
    QVERIFY(m_window->askAndWait(QStringLiteral("again")));
    QCOMPARE(messages()[3].provenance.systemPrompt, QString());
    answering().setHasOwnPrompt(false);
    QVERIFY(m_window->askAndWait(QStringLiteral("once more")));
    QCOMPARE(messages()[5].provenance.systemPrompt, QStringLiteral("Of the settings."));
}

void ConversationSheetTest::fixesTheSeed() {
    QVERIFY(open());
    QTRY_VERIFY(m_window->find(QStringLiteral("conversationFlick")));
    m_window->grab();
    QQuickItem* flick = m_window->find(QStringLiteral("conversationFlick"));
    flick->setProperty("contentY", flick->property("contentHeight").toDouble() - flick->height());
    QVERIFY(m_window->click(QStringLiteral("ownSeedSwitch")));
    QTRY_VERIFY(m_window->find(QStringLiteral("ownSeedField")));
    m_window->find(QStringLiteral("ownSeedField"))->forceActiveFocus(Qt::TabFocusReason);
    m_window->press(Qt::Key_A, Qt::ControlModifier);
    m_window->type(QStringLiteral("9007199254740995"));
    m_window->press(Qt::Key_Return);
    QCOMPARE(answering().sampling().seed, quint64(9007199254740995));
    m_window->press(Qt::Key_Escape);
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    QCOMPARE(messages()[1].provenance.sampling.seed, quint64(9007199254740995));
    // Not fixed here, though it is in the settings.
    m_window->context().settings()->setSeedFixed(true);
    answering().setSeedFixed(false);
    QVERIFY(m_window->askAndWait(QStringLiteral("again")));
    QVERIFY(messages()[3].provenance.sampling.seed != quint64(m_window->context().settings()->seed()));
    answering().inheritSeed();
    QCOMPARE(answering().sampling().seed, quint64(m_window->context().settings()->seed()));
}

void ConversationSheetTest::belongsToItsConversation() {
    QVERIFY(m_window->askAndWait(QStringLiteral("first")));
    const qint64 first = m_window->chat().conversationId();
    setOwn([](Answering& own) { own.temperature = 0.2; });
    m_window->chat().newConversation();
    QVERIFY(!answering().isAny());
    QVERIFY(m_window->askAndWait(QStringLiteral("second")));
    QCOMPARE(messages()[1].provenance.sampling.temperature, 0.7);
    const qint64 second = m_window->chat().conversationId();
    setOwn([](Answering& own) { own.temperature = 0.4; });
    openConversation(first);
    QTRY_COMPARE(answering().sampling().temperature, 0.2);
    openConversation(second);
    QTRY_COMPARE(answering().sampling().temperature, 0.4);
    answering().change([](Answering& own) { own.temperature.reset(); });
    openConversation(first);
    openConversation(second);
    QTRY_COMPARE(answering().sampling().temperature, 0.7);
}

void ConversationSheetTest::goesWithTheConversationThatBegins() {
    setOwn([](Answering& own) { own.minP = 0.2; });
    // What is set for one that has not begun waits for it.
    QVERIFY(m_window->waitForModel());
    const auto row =
        m_window->store().createQuestion(0, 0, QStringLiteral("q"), QStringLiteral("t")).result();
    openConversation(std::get<MessageRow>(row).conversationId);
    QVERIFY(!answering().isAny());
    m_window->chat().newConversation();
    QCOMPARE(answering().sampling().minP, 0.2);
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    QCOMPARE(answering().sampling().minP, 0.2);
    const qint64 id = m_window->chat().conversationId();
    const auto kept = m_window->store().conversationAnswering(id).result();
    QCOMPARE(std::get<ConversationAnswering>(kept).own.minP, std::optional(0.2));
    m_window->chat().newConversation();
    QVERIFY(!answering().isAny());
}

void ConversationSheetTest::isThereAfterARestart() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    const qint64 id = m_window->chat().conversationId();
    setOwn([](Answering& own) { own.topK = 9; });
    reopen(); // at once: what waits to be saved is saved
    openConversation(id);
    QTRY_COMPARE(answering().sampling().topK, 9);
}

void ConversationSheetTest::followsTheSettingsWhereNothingIsSet() {
    setOwn([](Answering& own) { own.topK = 9; });
    m_window->context().settings()->setTopP(0.5);
    m_window->context().settings()->setTopK(3);
    QCOMPARE(answering().sampling().topP, 0.5);
    QCOMPARE(answering().sampling().topK, 9);
    QVERIFY(open());
    QTRY_COMPARE(m_window->text(QStringLiteral("ownValue_topK")), QStringLiteral("9"));
    QVERIFY(m_window->find(QStringLiteral("ownNote_topKInherit")));
    QVERIFY(!m_window->find(QStringLiteral("ownNote_topPInherit")));
}

void ConversationSheetTest::setsEverythingBackUntilUndone() {
    setOwn([](Answering& own) {
        own.topK = 9;
        own.systemPrompt = QStringLiteral("Mine.");
    });
    QVERIFY(open());
    QVERIFY(m_window->click(QStringLiteral("inheritAllButton")));
    QVERIFY(!answering().isAny());
    QTRY_VERIFY(m_window->find(QStringLiteral("toast")));
    // The conversation begins meanwhile: the undo finds it.
    m_window->press(Qt::Key_Escape);
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    m_window->context().undo()->undo();
    QTRY_COMPARE(answering().systemPrompt(), QStringLiteral("Mine."));
    QCOMPARE(answering().sampling().topK, 9);
}

void ConversationSheetTest::goesWithACopy() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    const qint64 id = m_window->chat().conversationId();
    setOwn([](Answering& own) { own.topK = 9; });
    QTest::qWait(2 * ConversationSettings::kSaveMs);
    m_window->chat().duplicateUpTo(messages()[1].id);
    QTRY_VERIFY(m_window->chat().conversationId() != id && !m_window->chat().isEmpty());
    QTRY_COMPARE(answering().sampling().topK, 9);
}

void ConversationSheetTest::countsItsOwnInstructions() {
    QVERIFY(m_window->waitForModel());
    QGuiApplication::clipboard()->setText(QString(QStringLiteral("word ")).repeated(700));
    m_window->press(Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY(m_window->chat().edge()->isShown());
    const QString before = m_window->chat().edge()->details();
    setOwn([](Answering& own) { own.systemPrompt = QString(QStringLiteral("word ")).repeated(50); });
    QTRY_VERIFY(m_window->chat().edge()->details() != before);
    QVERIFY(m_window->chat().edge()->details().contains(QStringLiteral("Instructions: 5")));
}

void ConversationSheetTest::keepsAPrivateOneToItself() {
    QVERIFY(m_window->waitForModel());
    m_window->chat().newPrivateConversation();
    setOwn([](Answering& own) { own.systemPrompt = QStringLiteral("Nobody may know."); });
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    QCOMPARE(messages()[1].provenance.systemPrompt, QStringLiteral("Nobody may know."));
    QTest::qWait(2 * ConversationSettings::kSaveMs);
    m_window->chat().newConversation();
    m_window->chat().leave();
    QTRY_VERIFY(!answering().isAny());
    m_window->chat().newPrivateConversation();
    QVERIFY(!answering().isAny());
    m_window->chat().newConversation();
    reopen();
    for (const char* name : {"history.sqlite", "history.sqlite-wal", "settings.ini"}) {
        QFile file(m_window->file(QString::fromLatin1(name)));
        if (file.open(QIODevice::ReadOnly))
            QVERIFY2(!file.readAll().contains("Nobody may know"), name);
    }
}

void ConversationSheetTest::keepsThemWhenAPrivateConversationIsKept() {
    QVERIFY(m_window->waitForModel());
    m_window->chat().newPrivateConversation();
    setOwn([](Answering& own) { own.topK = 9; });
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    m_window->chat().keep();
    QTRY_VERIFY(!m_window->chat().isPrivate() && m_window->chat().conversationId() > 0);
    QTRY_COMPARE(answering().sampling().topK, 9);
}

void ConversationSheetTest::namesItsControls() {
    QVERIFY(open());
    setOwn([](Answering& own) {
        own.systemPrompt = QStringLiteral("x");
        own.seed = 5;
    });
    QTRY_VERIFY(m_window->find(QStringLiteral("ownSeedField")));
    QCOMPARE(m_window->namelessControls(), QStringList());
}

QTEST_MAIN(ConversationSheetTest)
#include "tst_conversation_sheet.moc"
