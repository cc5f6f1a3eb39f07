// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/transcript_selection.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace conclave;
using Grain = TranscriptSelection::Grain;
using Place = TranscriptSelection::Place;
using Step = TranscriptSelection::Step;

namespace {

MessageRow question(qint64 id, qint64 parent, const QString& text) {
    MessageRow row;
    row.id = id;
    row.parentId = parent;
    row.text = text;
    return row;
}

MessageRow answer(qint64 id, qint64 parent, const QString& text,
                  MessageState state = MessageState::Complete) {
    MessageRow row = question(id, parent, text);
    row.role = Role::Assistant;
    row.state = state;
    row.provenance.modelName = QStringLiteral("Starter");
    return row;
}

const QString kAnswer = QStringLiteral("## Head\n\nSome **bold** words here.\n\n```py\na = 1\nb = 2\n```\n\n"
                                       "| x | y |\n|---|---|\n| 1 | 2 |\n\nlet\n\n$$z^2$$\n\nend");

} // namespace

/// What is selected, as places in rows; the mouse and the screen are in tst_selecting.
class TranscriptSelectionTest : public QObject {
    Q_OBJECT

  private slots:
    void init();
    void coversRowsBetweenItsEnds();
    void turnsAroundWhereItWasBegun();
    void growsByWordsAndParagraphs();
    void movesByKeysAcrossRows();
    void copiesWholeBlocksAsTheirSource();
    void copiesPartsWithTheirMarks();
    void saysWhoSaidWhat();
    void leavesFoldedThinkingOut();
    void copiesWhatWasNeverParsed();
    void staysWhileTheAnswerGrows();
    void staysInTheMessageThatChanges();
    void goesWithItsMessage();
    void knowsLinks();

  private:
    int row(TranscriptModel::Kind kind, int number = 0) const;
    void select(Place from, Place to);

    std::unique_ptr<TranscriptModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<TranscriptSelection> m_selection;
};

void TranscriptSelectionTest::init() {
    m_selection.reset();
    m_tester.reset();
    m_model = std::make_unique<TranscriptModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_selection = std::make_unique<TranscriptSelection>(*m_model);
    m_model->reset({question(1, 0, QStringLiteral("What is it?")), answer(2, 1, kAnswer),
                    question(3, 2, QStringLiteral("And then?")), answer(4, 3, QStringLiteral("Nothing."))});
}

int TranscriptSelectionTest::row(TranscriptModel::Kind kind, int number) const {
    for (int i = 0; i < m_model->rowCount(); ++i)
        if (m_model->index(i).data(TranscriptModel::KindRole).toInt() == static_cast<int>(kind) &&
            number-- == 0)
            return i;
    return -1;
}

void TranscriptSelectionTest::select(Place from, Place to) {
    m_selection->begin(from);
    m_selection->extendTo(to);
}

void TranscriptSelectionTest::coversRowsBetweenItsEnds() {
    const int head = row(TranscriptModel::Kind::Heading);
    QVERIFY(m_selection->isEmpty());
    QCOMPARE(m_selection->inRow(head), std::pair(-1, -1));
    m_selection->begin({head, 2});
    QVERIFY(m_selection->isEmpty());
    QVERIFY(m_selection->hasPlace());
    m_selection->extendTo({head + 2, 3});
    QVERIFY(!m_selection->isEmpty());
    QCOMPARE(m_selection->inRow(head), std::pair(2, TranscriptSelection::kRowEnd));
    QCOMPARE(m_selection->inRow(head + 1), std::pair(0, TranscriptSelection::kRowEnd));
    QCOMPARE(m_selection->inRow(head + 2), std::pair(0, 3));
    QCOMPARE(m_selection->inRow(head + 3), std::pair(-1, -1));
    QCOMPARE(m_selection->plainText(), QStringLiteral("ad\n\nSome bold words here.\n\na ="));
    QVERIFY(m_selection->contains({head + 1, 5}));
    QVERIFY(!m_selection->contains({head + 2, 3}));
    m_selection->clear();
    QVERIFY(m_selection->isEmpty());
    QCOMPARE(m_selection->plainText(), QString());
    // Nonsense does no harm.
    m_selection->begin({-1, 0});
    m_selection->extendTo({99, 0});
    QVERIFY(m_selection->isEmpty());
}

void TranscriptSelectionTest::turnsAroundWhereItWasBegun() {
    const int words = row(TranscriptModel::Kind::Paragraph);
    select({words, 5}, {words, 9});
    QCOMPARE(m_selection->plainText(), QStringLiteral("bold"));
    m_selection->extendTo({words - 1, 0});
    QCOMPARE(m_selection->plainText(), QStringLiteral("Head\n\nSome "));
}

void TranscriptSelectionTest::growsByWordsAndParagraphs() {
    const int words = row(TranscriptModel::Kind::Paragraph);
    m_selection->begin({words, 6}, Grain::Word);
    QCOMPARE(m_selection->plainText(), QStringLiteral("bold"));
    m_selection->extendTo({words, 12});
    QCOMPARE(m_selection->plainText(), QStringLiteral("bold words"));
    m_selection->extendTo({words, 1});
    QCOMPARE(m_selection->plainText(), QStringLiteral("Some bold"));
    m_selection->begin({words, 6}, Grain::Paragraph);
    QCOMPARE(m_selection->plainText(), QStringLiteral("Some bold words here."));
    // In code a paragraph is a line.
    m_selection->begin({row(TranscriptModel::Kind::Code), 7}, Grain::Paragraph);
    QCOMPARE(m_selection->plainText(), QStringLiteral("b = 2"));
    m_selection->begin({row(TranscriptModel::Kind::Formula), 0}, Grain::Word);
    QCOMPARE(m_selection->plainText(), QStringLiteral("\\[z^2\\]"));
}

void TranscriptSelectionTest::movesByKeysAcrossRows() {
    const int head = row(TranscriptModel::Kind::Heading);
    m_selection->begin({head, 3});
    m_selection->moveHead(Step::Character, 1);
    QCOMPARE(m_selection->head(), (Place{head, 4}));
    m_selection->moveHead(Step::Character, 1);
    QCOMPARE(m_selection->head(), (Place{head + 1, 0}));
    m_selection->moveHead(Step::Word, 1);
    QCOMPARE(m_selection->head(), (Place{head + 1, 5}));
    m_selection->moveHead(Step::Paragraph, 1);
    QCOMPARE(m_selection->head(), (Place{head + 1, 21}));
    m_selection->moveHead(Step::Character, -1);
    QCOMPARE(m_selection->head(), (Place{head + 1, 20}));
    m_selection->moveHead(Step::Everything, -1);
    QCOMPARE(m_selection->head(), (Place{0, 0}));
    m_selection->moveHead(Step::Character, -1);
    QCOMPARE(m_selection->head(), (Place{0, 0}));
    m_selection->moveHead(Step::Everything, 1);
    QCOMPARE(m_selection->last().row, m_model->rowCount() - 1);
    // Footers and headers are passed over.
    const int last = row(TranscriptModel::Kind::Question, 1);
    m_selection->begin({last, m_selection->lengthOf(last)});
    m_selection->moveHead(Step::Character, 1);
    QCOMPARE(m_selection->head(), (Place{last + 2, 0}));
    m_selection->moveHead(Step::Character, -1);
    QCOMPARE(m_selection->head(), (Place{last, m_selection->lengthOf(last)}));
}

void TranscriptSelectionTest::copiesWholeBlocksAsTheirSource() {
    m_selection->selectMessage(2);
    QCOMPARE(m_selection->markdown(), kAnswer);
    const int code = row(TranscriptModel::Kind::Code);
    select({code - 1, 0}, {code + 1, TranscriptSelection::kRowEnd});
    QCOMPARE(m_selection->markdown(),
             QStringLiteral("Some **bold** words here.\n\n```py\na = 1\nb = 2\n```\n\n"
                            "| x | y |\n|---|---|\n| 1 | 2 |"));
    const int formula = row(TranscriptModel::Kind::Formula);
    select({formula, 0}, {formula, 1});
    QCOMPARE(m_selection->plainText(), QStringLiteral("\\[z^2\\]"));
    QCOMPARE(m_selection->markdown(), QStringLiteral("$$z^2$$"));
}

void TranscriptSelectionTest::copiesPartsWithTheirMarks() {
    const int words = row(TranscriptModel::Kind::Paragraph);
    select({words, 7}, {words + 1, 5});
    QCOMPARE(m_selection->markdown(), QStringLiteral("**ld** words here.\n\n`a = 1`"));
    select({words, 16}, {words + 1, 7});
    QCOMPARE(m_selection->markdown(), QStringLiteral("here.\n\n```py\na = 1\nb\n```"));
    select({words - 1, 0}, {words - 1, 2});
    QCOMPARE(m_selection->markdown(), QStringLiteral("## He"));
}

void TranscriptSelectionTest::saysWhoSaidWhat() {
    select({row(TranscriptModel::Kind::Question, 1), 0}, {m_model->rowCount() - 1, 0});
    QCOMPARE(m_selection->plainText(), QStringLiteral("You:\n\nAnd then?\n\nStarter:\n\nNothing."));
    QCOMPARE(m_selection->markdown(), QStringLiteral("**You:**\n\nAnd then?\n\n**Starter:**\n\nNothing."));
    m_selection->selectAll();
    QVERIFY(m_selection->markdown().contains(kAnswer));
    // The header of the next answer is no message of its own.
    select({row(TranscriptModel::Kind::Question, 1), 0}, {row(TranscriptModel::Kind::Header, 1), 0});
    QCOMPARE(m_selection->plainText(), QStringLiteral("And then?"));
}

void TranscriptSelectionTest::leavesFoldedThinkingOut() {
    MessageRow thought = answer(4, 3, QStringLiteral("Nothing."));
    thought.reasoning = QStringLiteral("Hm.");
    m_model->update(thought);
    m_selection->selectMessage(4);
    QCOMPARE(m_selection->plainText(), QStringLiteral("Nothing."));
    m_model->toggleReasoning(4);
    m_selection->selectMessage(4);
    QCOMPARE(m_selection->plainText(), QStringLiteral("Hm.\n\nNothing."));
}

void TranscriptSelectionTest::copiesWhatWasNeverParsed() {
    QVector<MessageRow> messages;
    for (int i = 1; i <= 40; ++i)
        messages << (i % 2 == 1 ? question(i, i - 1, QStringLiteral("Question %1").arg(i))
                                : answer(i, i - 1,
                                         QStringLiteral("**Answer** %1 ").arg(i) +
                                             QString(QStringLiteral("word ")).repeated(800)));
    m_model->reset(messages);
    QVERIFY(row(TranscriptModel::Kind::Pending) >= 0);
    m_selection->selectAll();
    QVERIFY(row(TranscriptModel::Kind::Pending) >= 0);
    QVERIFY(m_selection->plainText().contains(QStringLiteral("Question 3\n\nStarter:\n\nAnswer 4 word")));
    QVERIFY(
        m_selection->markdown().contains(QStringLiteral("Question 3\n\n**Starter:**\n\n**Answer** 4 word")));
    const QString before = m_selection->plainText();
    m_model->fetchMore(m_model->index(row(TranscriptModel::Kind::Pending)));
    QCOMPARE(m_selection->plainText(), before);
    QCOMPARE(m_selection->first(), (Place{0, 0}));
    QCOMPARE(m_selection->last().row, m_model->rowCount() - 1);
}

void TranscriptSelectionTest::staysWhileTheAnswerGrows() {
    m_model->update(answer(4, 3, QStringLiteral("One.\n\nTwo"), MessageState::Streaming));
    const int one = m_model->rowOfMessage(4) + 1;
    select({one, 1}, {one + 1, 2});
    m_model->update(answer(4, 3, QStringLiteral("One.\n\nTwo and three.\n\nFour"), MessageState::Streaming));
    QCOMPARE(m_selection->plainText(), QStringLiteral("ne.\n\nTw"));
    // Something else appears above.
    m_model->setEdge({.messageId = 2, .isBelow = false, .leavesOutSummary = false, .leftOutPins = {}});
    QCOMPARE(m_selection->first().row, one + 1);
    QCOMPARE(m_selection->plainText(), QStringLiteral("ne.\n\nTw"));
}

void TranscriptSelectionTest::staysInTheMessageThatChanges() {
    m_model->update(answer(4, 3, QStringLiteral("One.\n\n| a | b |"), MessageState::Streaming));
    const int one = m_model->rowOfMessage(4) + 1;
    select({one, 0}, {one + 1, 4});
    m_model->update(answer(4, 3, QStringLiteral("One.\n\n| a | b |\n|---|---|"), MessageState::Streaming));
    QCOMPARE(m_selection->plainText(), QStringLiteral("One."));
}

void TranscriptSelectionTest::goesWithItsMessage() {
    m_selection->selectMessage(4);
    QSignalSpy changed(m_selection.get(), &TranscriptSelection::changed);
    m_model->append(question(5, 2, QStringLiteral("Other"))); // a branch in the place of it
    QVERIFY(m_selection->isEmpty());
    QVERIFY(!changed.isEmpty());
    m_selection->selectMessage(2);
    m_model->reset({question(9, 0, QStringLiteral("New"))});
    QVERIFY(m_selection->isEmpty());
    QVERIFY(!m_selection->hasPlace());
}

void TranscriptSelectionTest::knowsLinks() {
    m_model->update(answer(4, 3, QStringLiteral("see [it](https://example.org) and")));
    const int words = m_model->rowOfMessage(4) + 1;
    QCOMPARE(m_selection->linkAt({words, 0}), QString());
    QCOMPARE(m_selection->linkAt({words, 4}), QStringLiteral("https://example.org"));
    QCOMPARE(m_selection->linkAt({words, 7}), QString());
    QCOMPARE(m_selection->linkAt({words, 999}), QString());
    QCOMPARE(m_selection->linkAt({-1, 0}), QString());
}

QTEST_MAIN(TranscriptSelectionTest)
#include "tst_transcript_selection.moc"
