// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTest>

using namespace conclave;

/// What a person does with single messages, in the real window.
class MessageActsTest : public WindowTest {
    Q_OBJECT

  private slots:
    void editsAQuestionAndSwitchesBack();
    void givesUpAnEdit();
    void keepsAnEditThatCannotBeSent();
    void editsTheFirstQuestion();
    void deletesWithWhatFollowsAndUndoes();
    void deletesOneOfSeveralAnswers();
    void stopsTheAnswerOfADeletedBranch();
    void letsAStoppedAnswerGoOn();
    void duplicatesUpToAMessage();
    void opensTheMenuByMouseAndKey();
    void copiesWithAndWithoutMarks();
    void showsAndCopiesDetails();
    void reproduces();
    void saysWhyItCannotReproduce();
    void findsInTheConversation();
    void opensAtAMessageOnAnotherBranch();
    void switchesWhileGenerating();

  private:
    const QVector<MessageRow>& messages() { return m_window->chat().transcript()->messages(); }
    /// The questions and answers of the whole tree, deleted ones left out.
    int stored() {
        auto future = store().tree(m_window->chat().conversationId());
        future.waitForFinished();
        const auto result = future.result();
        const auto* rows = std::get_if<QVector<MessageRow>>(&result);
        return rows ? static_cast<int>(rows->size()) : -1;
    }
    ChatStore& store() { return m_window->store(); }
};

void MessageActsTest::editsAQuestionAndSwitchesBack() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    QVERIFY(m_window->askAndWait(QStringLiteral("second")));
    QVERIFY(m_window->askAndWait(QStringLiteral("third")));
    const QVector<MessageRow> before = messages();
    m_window->chat().beginEdit(before[2].id);
    QTRY_VERIFY(m_window->find(QStringLiteral("questionEditor")));
    QCOMPARE(m_window->text(QStringLiteral("questionEditor")), QStringLiteral("second"));
    QTRY_VERIFY(m_window->find(QStringLiteral("questionEditor"))->hasActiveFocus());
    m_window->type(QStringLiteral(" version"));
    m_window->press(Qt::Key_Return);
    QVERIFY(m_window->waitForAnswer());
    QTRY_COMPARE(messages().size(), 4);
    QCOMPARE(messages()[2].text, QStringLiteral("second version"));
    QVERIFY(!m_window->find(QStringLiteral("questionEditor")));
    QTRY_COMPARE(m_window->text(QStringLiteral("questionSiblingText")), QStringLiteral("2/2"));
    QCOMPARE(stored(), 8); // the old branch is all there

    QVERIFY(m_window->click(QStringLiteral("previousQuestionButton")));
    QTRY_COMPARE(messages().size(), 6);
    for (int i = 0; i < 6; ++i)
        QCOMPARE(messages()[i].id, before[i].id);
    QVERIFY(m_window->click(QStringLiteral("nextQuestionButton")));
    QTRY_COMPARE(messages().size(), 4);
}

void MessageActsTest::givesUpAnEdit() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    m_window->chat().beginEdit(messages()[0].id);
    QTRY_VERIFY(m_window->find(QStringLiteral("questionEditor")));
    m_window->type(QStringLiteral(" there"));
    m_window->press(Qt::Key_Escape);
    QTRY_VERIFY(!m_window->find(QStringLiteral("questionEditor")));
    QCOMPARE(m_window->text(QStringLiteral("questionText")), QStringLiteral("hello"));
    QCOMPARE(stored(), 2);
    // Sending what it was makes no second one of it.
    m_window->chat().beginEdit(messages()[0].id);
    QTRY_VERIFY(m_window->find(QStringLiteral("questionEditor")));
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(!m_window->find(QStringLiteral("questionEditor")));
    QCOMPARE(stored(), 2);
}

void MessageActsTest::keepsAnEditThatCannotBeSent() {
    restart(20);
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    const qint64 id = m_window->chat().conversationId();
    QVERIFY(m_window->click(QStringLiteral("newConversationButton")));
    m_window->type(QStringLiteral("something long"));
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(m_window->chat().isAnsweringHere());
    m_window->chat().open(id);
    QTRY_COMPARE(messages().size(), 2);
    m_window->chat().beginEdit(messages()[0].id);
    QTRY_VERIFY(m_window->find(QStringLiteral("questionEditor")));
    m_window->type(QStringLiteral(" you"));
    m_window->press(Qt::Key_Return);
    QCOMPARE(m_window->text(QStringLiteral("questionEditor")), QStringLiteral("hello you"));
    QVERIFY(!m_window->find(QStringLiteral("sendEditButton"))->isEnabled());
    m_window->chat().stop();
    QVERIFY(m_window->waitForAnswer());
    QVERIFY(m_window->click(QStringLiteral("sendEditButton")));
    QTRY_COMPARE(m_window->text(QStringLiteral("questionSiblingText")), QStringLiteral("2/2"));
    QVERIFY(m_window->waitForAnswer());
}

void MessageActsTest::editsTheFirstQuestion() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    const qint64 first = messages()[0].id;
    m_window->chat().beginEdit(first);
    m_window->chat().setEditText(QStringLiteral("hello again"));
    QVERIFY(m_window->chat().sendEdit());
    QVERIFY(m_window->waitForAnswer());
    QTRY_COMPARE(messages().size(), 2);
    QVERIFY(messages()[0].id != first);
    QCOMPARE(messages()[0].siblingCount, 2);
    QCOMPARE(m_window->conversations().count(), 1);
}

void MessageActsTest::deletesWithWhatFollowsAndUndoes() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    QVERIFY(m_window->askAndWait(QStringLiteral("second")));
    const QVector<MessageRow> before = messages();
    m_window->chat().removeBranch(before[2].id);
    QTRY_COMPARE(messages().size(), 2);
    QTRY_COMPARE(m_window->text(QStringLiteral("toastText")), QStringLiteral("2 messages were deleted."));
    QCOMPARE(stored(), 2);
    QVERIFY(m_window->click(QStringLiteral("undoButton")));
    QTRY_COMPARE(messages().size(), 4);
    for (int i = 0; i < 4; ++i)
        QCOMPARE(messages()[i].id, before[i].id);
}

void MessageActsTest::deletesOneOfSeveralAnswers() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    const qint64 first = messages()[1].id;
    QVERIFY(m_window->click(QStringLiteral("regenerateButton")));
    QTRY_COMPARE(m_window->text(QStringLiteral("siblingText")), QStringLiteral("2/2"));
    QVERIFY(m_window->waitForAnswer());
    m_window->chat().removeBranch(messages()[1].id);
    QTRY_COMPARE(messages()[1].id, first);
    QTRY_VERIFY(!m_window->find(QStringLiteral("siblingText")));
    m_window->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(m_window->text(QStringLiteral("siblingText")), QStringLiteral("2/2"));
}

void MessageActsTest::stopsTheAnswerOfADeletedBranch() {
    restart(20);
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    m_window->type(QStringLiteral("something long"));
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(messages().size(), 4);
    QTRY_VERIFY(!messages()[3].text.isEmpty());
    const qint64 question = messages()[2].id;
    m_window->chat().removeBranch(question);
    QTRY_COMPARE(messages().size(), 2);
    QVERIFY(m_window->waitForAnswer());
    QTest::qWait(50);
    QCOMPARE(messages().size(), 2); // it does not come back by its last word
    QCOMPARE(stored(), 2);
    QVERIFY(m_window->chat().canSend());
    QVERIFY(!m_window->find(QStringLiteral("errorCard")));
    // Taking it back brings what there is of it.
    m_window->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(messages().size(), 4);
    QCOMPARE(messages()[3].state, MessageState::Stopped);
    QVERIFY(!messages()[3].text.isEmpty());
}

void MessageActsTest::letsAStoppedAnswerGoOn() {
    restart(20);
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    QVERIFY(!m_window->find(QStringLiteral("continueButton"))); // it has come to its end
    m_window->type(QStringLiteral("something long"));
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(messages().size(), 4);
    QTRY_VERIFY(!messages()[3].text.isEmpty());
    m_window->chat().stop();
    QVERIFY(m_window->waitForAnswer());
    QCOMPARE(messages()[3].state, MessageState::Stopped);
    const QString begun = messages()[3].text;
    const qint64 id = messages()[3].id;
    QTRY_VERIFY(m_window->find(QStringLiteral("continueButton")));
    QVERIFY(m_window->chat().canContinue(id));
    QVERIFY(!m_window->chat().canContinue(messages()[1].id));
    m_window->find(QStringLiteral("continueButton"))->forceActiveFocus(Qt::TabFocusReason);
    m_window->press(Qt::Key_Space);
    QTRY_VERIFY(m_window->chat().isAnswering());
    QTRY_VERIFY(messages()[3].text.size() > begun.size());
    QVERIFY(messages()[3].text.startsWith(begun));
    QVERIFY(!m_window->find(QStringLiteral("continueButton")));
    m_window->chat().stop();
    QVERIFY(m_window->waitForAnswer());
    QCOMPARE(messages().size(), 4);
    QCOMPARE(messages()[3].id, id);
    QCOMPARE(stored(), 4);
}

void MessageActsTest::duplicatesUpToAMessage() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    QVERIFY(m_window->askAndWait(QStringLiteral("second")));
    const qint64 original = m_window->chat().conversationId();
    m_window->chat().duplicateUpTo(messages()[1].id);
    QTRY_VERIFY(m_window->chat().conversationId() != original);
    QTRY_COMPARE(messages().size(), 2);
    QCOMPARE(messages()[0].text, QStringLiteral("hello"));
    QTRY_COMPARE(m_window->conversations().count(), 2);
    QVERIFY(m_window->askAndWait(QStringLiteral("more")));
    m_window->chat().open(original);
    QTRY_COMPARE(messages().size(), 4);
    QCOMPARE(messages()[2].text, QStringLiteral("second"));
}

void MessageActsTest::opensTheMenuByMouseAndKey() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    QVERIFY(m_window->click(QStringLiteral("answerText"), Qt::RightButton));
    QTRY_VERIFY(m_window->find(QStringLiteral("menuDetails")));
    QVERIFY(!m_window->find(QStringLiteral("menuEdit")));
    m_window->press(Qt::Key_Escape);
    QTRY_VERIFY(!m_window->find(QStringLiteral("menuDetails")));

    QVERIFY(m_window->click(QStringLiteral("questionText"), Qt::RightButton));
    QTRY_VERIFY(m_window->find(QStringLiteral("menuEdit")));
    QVERIFY(!m_window->find(QStringLiteral("menuReproduce")));
    m_window->press(Qt::Key_Escape);
    QTRY_VERIFY(!m_window->find(QStringLiteral("menuEdit")));

    m_window->find(QStringLiteral("copyAnswerButton"))->forceActiveFocus();
    m_window->press(Qt::Key_F10, Qt::ShiftModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("menuReproduce")));
    QVERIFY(m_window->click(QStringLiteral("menuDelete")));
    QTRY_COMPARE(messages().size(), 1);
}

void MessageActsTest::copiesWithAndWithoutMarks() {
    QVERIFY(m_window->askAndWait(QStringLiteral("What is 27 + 15?")));
    m_window->chat().copyMarkdown(messages()[1].id);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("27 + 15 is **42**."));
    m_window->chat().copyPlain(messages()[1].id);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("27 + 15 is 42."));
    m_window->chat().copyPlain(messages()[0].id);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("What is 27 + 15?"));
}

void MessageActsTest::showsAndCopiesDetails() {
    QVERIFY(m_window->waitForModel());
    m_window->context().settings()->setSystemPrompt(QStringLiteral("Be brief."));
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    QTRY_COMPARE(m_window->service().model().fileHash.size(), 64);
    QVERIFY(m_window->click(QStringLiteral("detailsButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("detailsSheet")));
    QCOMPARE(m_window->text(QStringLiteral("detailsTitle")), QStringLiteral("starter-first"));
    QVERIFY(m_window->click(QStringLiteral("copyDetailsButton")));
    const QString text = QGuiApplication::clipboard()->text();
    for (const char* part : {"starter-first.gguf", "Q8_0", "CPU", "f32", "Temperature: 0.70",
                             "Seed: ", "Written: 6 tokens", "The model ended it", "Be brief.", "8,192"})
        QVERIFY2(text.contains(QLatin1String(part)), qPrintable(text));
    m_window->press(Qt::Key_Escape);
    QTRY_VERIFY(!m_window->find(QStringLiteral("detailsSheet")));
}

void MessageActsTest::reproduces() {
    QVERIFY(m_window->waitForModel());
    QTRY_COMPARE(m_window->service().model().fileHash.size(), 64);
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    const int before = stored();
    QVERIFY(m_window->click(QStringLiteral("detailsButton")));
    QVERIFY(m_window->click(QStringLiteral("reproduceButton")));
    QTRY_COMPARE(m_window->text(QStringLiteral("verdictText")), QStringLiteral("Identical, 6 tokens"));
    QCOMPARE(stored(), before);
    QVERIFY(m_window->chat().canSend());
}

void MessageActsTest::saysWhyItCannotReproduce() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    MessageRow answer = messages()[1];
    answer.provenance.fileHash.clear();
    store().finishAnswer({answer.id, answer.text, {}, 0, {}}, answer.state, {}, answer.provenance);
    m_window->chat().reproduce(answer.id);
    QTRY_VERIFY(m_window->text(QStringLiteral("verdictText")).contains(QStringLiteral("not known")));
}

void MessageActsTest::findsInTheConversation() {
    QVERIFY(m_window->askAndWait(QStringLiteral("What is 27 + 15?")));
    QVERIFY(m_window->askAndWait(QStringLiteral("something long")));
    m_window->press(Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("findField")));
    QTRY_VERIFY(m_window->find(QStringLiteral("findField"))->hasActiveFocus());
    m_window->type(QStringLiteral("USER WANTS"));
    // It was only thought, and is out of sight.
    QTRY_COMPARE(m_window->text(QStringLiteral("findCount")), QStringLiteral("1 of 1"));
    QTRY_VERIFY(m_window->find(QStringLiteral("reasoningText")));
    QTRY_VERIFY(m_window->find(QStringLiteral("goneTo")));
    const QQuickItem* mark = m_window->find(QStringLiteral("goneTo"));
    const double y = mark->mapToScene({0, 0}).y();
    QVERIFY2(y > 0 && y < m_window->window().height(), qPrintable(QString::number(y)));

    QQuickItem* field = m_window->find(QStringLiteral("findField"));
    QVERIFY(QMetaObject::invokeMethod(field, "selectAll"));
    m_window->type(QStringLiteral("paragraph"));
    QTRY_COMPARE(m_window->text(QStringLiteral("findCount")), QStringLiteral("1 of 60"));
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(m_window->text(QStringLiteral("findCount")), QStringLiteral("2 of 60"));
    m_window->press(Qt::Key_Return, Qt::ShiftModifier);
    m_window->press(Qt::Key_Return, Qt::ShiftModifier);
    QTRY_COMPARE(m_window->text(QStringLiteral("findCount")), QStringLiteral("60 of 60"));
    m_window->press(Qt::Key_Escape);
    QTRY_VERIFY(!m_window->find(QStringLiteral("findField")));
    QTRY_VERIFY(!m_window->find(QStringLiteral("goneTo")));
    QTRY_VERIFY(m_window->find(QStringLiteral("composer"))->hasActiveFocus());
}

void MessageActsTest::opensAtAMessageOnAnotherBranch() {
    QVERIFY(m_window->askAndWait(QStringLiteral("What is 27 + 15?")));
    const qint64 id = m_window->chat().conversationId();
    const qint64 answer = messages()[1].id;
    m_window->chat().beginEdit(messages()[0].id);
    m_window->chat().setEditText(QStringLiteral("hello"));
    QVERIFY(m_window->chat().sendEdit());
    QVERIFY(m_window->waitForAnswer());
    QVERIFY(m_window->click(QStringLiteral("newConversationButton")));
    QTRY_VERIFY(m_window->chat().isEmpty());
    m_window->chat().openAt(id, answer, QStringLiteral("42"));
    QTRY_COMPARE(messages().size(), 2);
    QTRY_COMPARE(messages()[1].id, answer);
    QTRY_COMPARE(m_window->text(QStringLiteral("findCount")), QStringLiteral("1 of 2"));
    QTRY_VERIFY(m_window->find(QStringLiteral("goneTo")));
    // Once more where it is already, without words.
    m_window->chat().search()->close();
    m_window->chat().openAt(id, answer, {});
    QTest::qWait(50);
    QCOMPARE(messages()[1].id, answer);
    QVERIFY(!m_window->find(QStringLiteral("findField")));
}

void MessageActsTest::switchesWhileGenerating() {
    restart(20);
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    const qint64 first = messages()[1].id;
    m_window->chat().regenerate(first);
    QTRY_VERIFY(messages()[1].id != first);
    QTRY_VERIFY(!messages()[1].text.isEmpty());
    const qint64 second = messages()[1].id;
    m_window->chat().showSibling(second, -1);
    QTRY_COMPARE(messages()[1].id, first);
    QVERIFY(m_window->waitForAnswer());
    QCOMPARE(messages()[1].id, first); // what is finished elsewhere does not push in
    m_window->chat().showSibling(first, 1);
    QTRY_COMPARE(messages()[1].id, second);
    QCOMPARE(messages()[1].state, MessageState::Complete);
    QCOMPARE(messages()[1].text, sampleScript().fallback);
}

QTEST_MAIN(MessageActsTest)
#include "tst_message_acts.moc"
