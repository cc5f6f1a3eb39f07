// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/transcript_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace conclave;
using Kind = TranscriptModel::Kind;

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

QVector<Kind> kinds(const TranscriptModel& model) {
    QVector<Kind> result;
    for (int row = 0; row < model.rowCount(); ++row)
        result << static_cast<Kind>(model.index(row).data(TranscriptModel::KindRole).toInt());
    return result;
}

QString body(const TranscriptModel& model, int row) {
    return model.index(row).data(TranscriptModel::BodyRole).toString();
}

} // namespace

class TranscriptModelTest : public QObject {
    Q_OBJECT

  private slots:
    void makesPartsOfMessages();
    void announcesOnlyTheBlockThatGrows();
    void endsWithTheSameRowsAsAFreshModel();
    void growsLongAsAFreshModel();
    void replacesTheBranchBelowTheParent();
    void foldsReasoning();
    void showsToolCallsFolded();
    void saysHowAnAnswerEnded_data();
    void saysHowAnAnswerEnded();
    void showsErrorsAndNotices();
    void saysHowLongThinkingTook();
    void parsesALongConversationWhenItComesIntoReach();
    void showsAnotherBranchWithoutTouchingWhatIsCommon();
    void makesRowsOfFormulas();
    void drawsTheLineOfWhatIsSeen();
    void saysWhatIsPinnedAndSeen();
    void showsTheSummaryThatCounts();
};

void TranscriptModelTest::makesPartsOfMessages() {
    TranscriptModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.reset(
        {question(1, 0, QStringLiteral("Hi")), answer(2, 1, QStringLiteral("# A\n\nb\n\n```c\nd\n```"))});
    QCOMPARE(kinds(model), (QVector<Kind>{Kind::Question, Kind::Header, Kind::Heading, Kind::Paragraph,
                                          Kind::Code, Kind::Footer}));
    QCOMPARE(model.index(5).data(TranscriptModel::PlainRole).toString(),
             QStringLiteral("# A\n\nb\n\n```c\nd\n```"));
    QCOMPARE(model.index(4).data(TranscriptModel::LanguageRole).toString(), QStringLiteral("c"));
    QVERIFY(model.index(5).data(TranscriptModel::IsLastRole).toBool());
    QVERIFY(!model.index(9).data(TranscriptModel::BodyRole).isValid());
}

void TranscriptModelTest::announcesOnlyTheBlockThatGrows() {
    TranscriptModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.reset({question(1, 0, QStringLiteral("Hi"))});
    model.append(answer(2, 1, {}, MessageState::Streaming));
    QCOMPARE(kinds(model), (QVector<Kind>{Kind::Question, Kind::Header, Kind::Waiting}));
    model.update(answer(2, 1, QStringLiteral("First.\n\nSec"), MessageState::Streaming));
    QCOMPARE(kinds(model), (QVector<Kind>{Kind::Question, Kind::Header, Kind::Paragraph, Kind::Paragraph}));

    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    model.update(answer(2, 1, QStringLiteral("First.\n\nSecond"), MessageState::Streaming));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].toModelIndex().row(), 3);
    model.update(answer(2, 1, QStringLiteral("First.\n\nSecond.\n\nThird"), MessageState::Streaming));
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted[0][1].toInt(), 4);
    QCOMPARE(removed.size(), 0);
}

void TranscriptModelTest::endsWithTheSameRowsAsAFreshModel() {
    const QString text =
        QStringLiteral("A\n\n- b\n- c\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n```py\nz\n```\nEnd\n===\n\n> q");
    TranscriptModel streamed;
    QAbstractItemModelTester tester(&streamed, QAbstractItemModelTester::FailureReportingMode::QtTest);
    streamed.reset({question(1, 0, QStringLiteral("Hi"))});
    streamed.append(answer(2, 1, {}, MessageState::Streaming));
    for (qsizetype length = 1; length <= text.size(); ++length)
        streamed.update(answer(2, 1, text.left(length), MessageState::Streaming));
    streamed.update(answer(2, 1, text));

    TranscriptModel fresh;
    fresh.reset({question(1, 0, QStringLiteral("Hi")), answer(2, 1, text)});
    QCOMPARE(kinds(streamed), kinds(fresh));
    for (int row = 0; row < fresh.rowCount(); ++row)
        for (const int role : fresh.roleNames().keys())
            QCOMPARE(streamed.index(row).data(role), fresh.index(row).data(role));
}

/// So long that its beginning is not looked at any more, with lines that come and go above it.
void TranscriptModelTest::growsLongAsAFreshModel() {
    const auto everything = [](const TranscriptModel& model) {
        QVariantList all;
        const QList<int> roles = model.roleNames().keys();
        for (int row = 0; row < model.rowCount(); ++row)
            for (const int role : roles)
                all << model.index(row).data(role);
        return all;
    };
    TranscriptModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const MessageRow asked = question(1, 0, QStringLiteral("Hi"));
    model.reset({asked});
    MessageRow row = answer(2, 1, {}, MessageState::Streaming);
    model.append(row);
    for (int i = 0; i < 120; ++i) {
        row.text += QStringLiteral(
                        "# Part %1\n\nSome words with \\(x_{%1}\\) and **more** of them.\n\n- one\n- two\n\n")
                        .arg(i);
        row.reasoning = i < 40 ? QString() : QStringLiteral("thought after all");
        row.provenance.droppedTurns = i < 80 ? 0 : 2;
        model.update(row);
        const TranscriptModel::Edge edge{.messageId = i / 10 % 2 == 0 ? 0 : 2};
        model.setEdge(edge);
        TranscriptModel fresh;
        fresh.reset({asked, row});
        fresh.setEdge(edge);
        QCOMPARE(model.rowCount(), fresh.rowCount());
        QVERIFY2(everything(model) == everything(fresh), qPrintable(QString::number(i)));
    }
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    row.text += QStringLiteral("The end");
    model.update(row);
    row.text += QStringLiteral(".");
    model.update(row);
    QCOMPARE(changed.size(), 1);
    row.state = MessageState::Complete;
    model.update(row);
    TranscriptModel fresh;
    fresh.reset({asked, row});
    fresh.setEdge({.messageId = 2});
    QVERIFY(everything(model) == everything(fresh));
}

void TranscriptModelTest::replacesTheBranchBelowTheParent() {
    TranscriptModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.reset({question(1, 0, QStringLiteral("Q")), answer(2, 1, QStringLiteral("A")),
                 question(3, 2, QStringLiteral("Q2")), answer(4, 3, QStringLiteral("A2"))});
    model.append(answer(5, 1, {}, MessageState::Streaming));
    QCOMPARE(kinds(model), (QVector<Kind>{Kind::Question, Kind::Header, Kind::Waiting}));
    QCOMPARE(model.lastMessageId(), 5);
    model.update(answer(4, 3, QStringLiteral("late"))); // no longer shown: ignored
    QCOMPARE(model.rowCount(), 3);
}

void TranscriptModelTest::foldsReasoning() {
    TranscriptModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    MessageRow row = answer(2, 1, {}, MessageState::Streaming);
    row.reasoning = QStringLiteral("Let me see");
    row.reasoningMs = 2400;
    model.reset({question(1, 0, QStringLiteral("Q")), row});
    QCOMPARE(kinds(model)[2], Kind::Reasoning);
    QCOMPARE(model.index(2).data(TranscriptModel::LanguageRole).toString(), QStringLiteral("Thinking… 2 s"));
    QVERIFY(!model.index(2).data(TranscriptModel::IsExpandedRole).toBool());
    QCOMPARE(model.index(2).data(TranscriptModel::PlainRole).toString(), QStringLiteral("Let me see"));
    row.reasoning += QStringLiteral(".\n\nNow  the sum\n");
    model.update(row);
    QCOMPARE(model.index(2).data(TranscriptModel::PlainRole).toString(), QStringLiteral("Now  the sum"));
    model.toggleReasoning(2);
    QVERIFY(model.index(2).data(TranscriptModel::IsExpandedRole).toBool());
    row.text = QStringLiteral("42");
    model.update(row);
    QCOMPARE(model.index(2).data(TranscriptModel::LanguageRole).toString(),
             QStringLiteral("Thought for 2 s"));
    QCOMPARE(model.index(2).data(TranscriptModel::PlainRole).toString(), QString()); // it is over
    QCOMPARE(lastLineOf(QString(500, u'x')).size(), 200);
    QVERIFY(model.index(2).data(TranscriptModel::IsExpandedRole).toBool());
}

void TranscriptModelTest::showsToolCallsFolded() {
    TranscriptModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    MessageRow row = answer(2, 1, {}, MessageState::Streaming);
    row.toolCalls = QStringLiteral("{\"name\":\"weather\",\"arguments\":{\"city\":\"Rome\"}}\n"
                                   "{\"name\":\"now\",\"arguments\":{}}\n");
    model.reset({question(1, 0, QStringLiteral("Q")), row});
    QCOMPARE(kinds(model), (QVector<Kind>{Kind::Question, Kind::Header, Kind::ToolCall, Kind::ToolCall}));
    const auto value = [&](int at, int role) { return model.index(at).data(role); };
    QCOMPARE(value(2, TranscriptModel::LanguageRole).toString(),
             QStringLiteral("Wants to call the tool “weather”"));
    QCOMPARE(value(2, TranscriptModel::BodyRole).toString(), QStringLiteral("{\n  \"city\": \"Rome\"\n}"));
    QCOMPARE(value(3, TranscriptModel::BodyRole).toString(), QStringLiteral("{}"));
    model.toggleToolCall(2, 1);
    QVERIFY(!value(2, TranscriptModel::IsExpandedRole).toBool());
    QVERIFY(value(3, TranscriptModel::IsExpandedRole).toBool());
    row.text = QStringLiteral("I look.");
    row.state = MessageState::Complete;
    model.update(row);
    QCOMPARE(kinds(model).mid(2),
             (QVector<Kind>{Kind::Paragraph, Kind::ToolCall, Kind::ToolCall, Kind::Footer}));
    QVERIFY(value(4, TranscriptModel::IsExpandedRole).toBool());
    QCOMPARE(value(5, TranscriptModel::PlainRole).toString(), row.text);
}

void TranscriptModelTest::saysHowAnAnswerEnded_data() {
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("stopReason");
    QTest::addColumn<QString>("expected");
    const auto complete = static_cast<int>(MessageState::Complete);
    QTest::newRow("by itself") << complete << "end_of_turn"
                               << "Starter  ·  12.5 tokens/s  ·  first after 0.3 s  ·  1 token";
    QTest::newRow("stopped") << static_cast<int>(MessageState::Stopped) << "cancelled"
                             << "Stopped  ·  Starter";
    QTest::newRow("killed") << static_cast<int>(MessageState::Interrupted) << ""
                            << "Interrupted: the program ended";
    QTest::newRow("limit") << complete << "token_limit"
                           << "Cut at the answer limit";
    QTest::newRow("full") << complete << "context_full"
                          << "context is full";
}

void TranscriptModelTest::saysHowAnAnswerEnded() {
    QFETCH(int, state);
    QFETCH(QString, stopReason);
    QFETCH(QString, expected);
    MessageRow row = answer(2, 1, QStringLiteral("A"), static_cast<MessageState>(state));
    row.provenance.stopReason = stopReason;
    row.provenance.generatedTokens = 1;
    row.provenance.tokensPerSecond = 12.5;
    row.provenance.firstTokenMs = 300;
    QVERIFY2(answerFacts(row).contains(expected), qPrintable(answerFacts(row)));
}

void TranscriptModelTest::showsErrorsAndNotices() {
    TranscriptModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    MessageRow row = answer(2, 1, QStringLiteral("begun"), MessageState::Failed);
    row.errorText = QStringLiteral("Too little memory.");
    model.reset({question(1, 0, QStringLiteral("Q")), row});
    QCOMPARE(kinds(model),
             (QVector<Kind>{Kind::Question, Kind::Header, Kind::Paragraph, Kind::Error, Kind::Footer}));
    QCOMPARE(body(model, 3), QStringLiteral("Too little memory."));
    row.provenance.droppedTurns = 4;
    model.update(row);
    QCOMPARE(kinds(model)[2], Kind::Notice);
    QVERIFY2(body(model, 2).contains(QStringLiteral("(4)")), qPrintable(body(model, 2)));
}

void TranscriptModelTest::saysHowLongThinkingTook() {
    QCOMPARE(reasoningTitle(0, true), QStringLiteral("Thinking… 0 s"));
    QCOMPARE(reasoningTitle(200, false), QStringLiteral("Thought for a moment"));
    QCOMPARE(reasoningTitle(125'000, false), QStringLiteral("Thought for 2 min 5 s"));
}

void TranscriptModelTest::parsesALongConversationWhenItComesIntoReach() {
    QVector<MessageRow> rows;
    for (int i = 1; i <= 100; i += 2) {
        rows << question(i, i - 1, QStringLiteral("Q"));
        rows << answer(i + 1, i, QStringLiteral("One paragraph.\n\n").repeated(200));
    }
    TranscriptModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.reset(rows);
    QCOMPARE(kinds(model)[1], Kind::Pending);
    QCOMPARE(kinds(model).last(), Kind::Footer); // the end is what is looked at first
    QVERIFY(!model.canFetchMore(model.index(0)));
    QVERIFY(model.canFetchMore(model.index(1)));

    const int before = model.rowCount();
    QSignalSpy inserted(&model, &TranscriptModel::rowsInserted);
    model.fetchMore(model.index(1));
    QCOMPARE(kinds(model)[1], Kind::Header);
    QCOMPARE(kinds(model)[2], Kind::Paragraph);
    QCOMPARE(model.rowCount(), before + 201);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted[0][1].toInt(), 2); // the first row stays in its place
    QCOMPARE(kinds(model)[203], Kind::Question);
    QVERIFY(!model.canFetchMore(model.index(1)));
}

void TranscriptModelTest::showsAnotherBranchWithoutTouchingWhatIsCommon() {
    TranscriptModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QVector<MessageRow> common{question(1, 0, QStringLiteral("Q")), answer(2, 1, QStringLiteral("A"))};
    model.reset(common + QVector<MessageRow>{question(3, 2, QStringLiteral("old")),
                                             answer(4, 3, QStringLiteral("old answer"))});
    QSignalSpy reset(&model, &TranscriptModel::modelReset);
    QSignalSpy removed(&model, &TranscriptModel::rowsRemoved);
    const QVector<MessageRow> other = common + QVector<MessageRow>{question(5, 2, QStringLiteral("new"))};
    model.show(other);
    QCOMPARE(reset.size(), 0);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed[0][1].toInt(), 4);
    TranscriptModel fresh;
    fresh.reset(other);
    QCOMPARE(kinds(model), kinds(fresh));
    for (int row = 0; row < model.rowCount(); ++row)
        for (int role = TranscriptModel::KindRole; role <= TranscriptModel::MarkedIndexRole; ++role)
            QCOMPARE(model.index(row).data(role), fresh.index(row).data(role));
    model.show(common); // what followed was deleted
    QCOMPARE(kinds(model).last(), Kind::Footer);
    QVERIFY(model.index(model.rowCount() - 1).data(TranscriptModel::IsLastRole).toBool());
}

void TranscriptModelTest::makesRowsOfFormulas() {
    TranscriptModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.reset({question(1, 0, QStringLiteral("Hi"))});
    model.append(answer(2, 1, QStringLiteral("So\n\n\\[\\frac{a}{b"), MessageState::Streaming));
    QCOMPARE(kinds(model), (QVector<Kind>{Kind::Question, Kind::Header, Kind::Paragraph, Kind::Paragraph}));
    model.update(answer(2, 1, QStringLiteral("So\n\n\\[\\frac{a}{b}\\]"), MessageState::Streaming));
    QCOMPARE(kinds(model), (QVector<Kind>{Kind::Question, Kind::Header, Kind::Paragraph, Kind::Formula}));
    QCOMPARE(body(model, 3), QStringLiteral("\\frac{a}{b}"));
    QCOMPARE(model.index(3).data(TranscriptModel::PlainRole).toString(), QStringLiteral("\\frac{a}{b}"));

    // What comes after it leaves it alone.
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.update(
        answer(2, 1, QStringLiteral("So\n\n\\[\\frac{a}{b}\\]\n\nwith \\(a"), MessageState::Streaming));
    model.update(
        answer(2, 1, QStringLiteral("So\n\n\\[\\frac{a}{b}\\]\n\nwith \\(a^2\\)"), MessageState::Streaming));
    for (const QList<QVariant>& signal : changed)
        QCOMPARE(signal[0].toModelIndex().row(), 4);

    // Found in its source; in a line a formula is one character, as in the document.
    const QVector<TranscriptModel::RowText> texts = model.textsOf(1);
    QCOMPARE(texts.size(), 3);
    QCOMPARE(texts[1].text, QStringLiteral("\\frac{a}{b}"));
    QCOMPARE(texts[2].text, QStringLiteral("with \ufffc"));
}

void TranscriptModelTest::drawsTheLineOfWhatIsSeen() {
    TranscriptModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.reset({question(1, 0, QStringLiteral("Hi")), answer(2, 1, QStringLiteral("a")),
                 question(3, 2, QStringLiteral("And?")), answer(4, 3, QStringLiteral("b"))});
    const QVector<Kind> without = kinds(model);
    QCOMPARE(model.edgeRow(), -1);
    model.setEdge({.messageId = 3});
    QCOMPARE(kinds(model),
             (QVector<Kind>{Kind::Question, Kind::Header, Kind::Paragraph, Kind::Footer, Kind::Edge,
                            Kind::Question, Kind::Header, Kind::Paragraph, Kind::Footer}));
    QCOMPARE(model.edgeRow(), 4);
    QCOMPARE(model.messageIdAt(4), 3.0);
    QCOMPARE(model.textsOf(2).first().row, 1); // found where it stands now
    model.setEdge({.messageId = 4, .isBelow = true});
    QCOMPARE(kinds(model), without + QVector<Kind>{Kind::Edge});
    QCOMPARE(model.edgeRow(), 8);
    model.append(question(5, 4, QStringLiteral("More")));
    QCOMPARE(kinds(model), without + (QVector<Kind>{Kind::Edge, Kind::Question}));
    model.setEdge({});
    QCOMPARE(kinds(model), without + QVector<Kind>{Kind::Question});
    model.setEdge({.messageId = 3});
    model.reset({question(3, 0, QStringLiteral("Another conversation"))});
    QCOMPARE(kinds(model), QVector<Kind>{Kind::Question});
}

void TranscriptModelTest::saysWhatIsPinnedAndSeen() {
    TranscriptModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVector<MessageRow> rows = {question(1, 0, QStringLiteral("Hi")), answer(2, 1, QStringLiteral("a")),
                                question(3, 2, QStringLiteral("And?")), answer(4, 3, QStringLiteral("b"))};
    const auto pinLabel = [&](qint64 messageId) {
        int row = model.rowOfMessage(messageId);
        if (kinds(model)[row] == Kind::Edge)
            ++row;
        return model.index(row).data(TranscriptModel::LanguageRole).toString();
    };
    model.reset(rows);
    QCOMPARE(pinLabel(1), QString());
    rows[0].pinnedMs = rows[3].pinnedMs = 1;
    model.show(rows);
    QCOMPARE(pinLabel(1), QStringLiteral("Pinned"));
    QCOMPARE(pinLabel(2), QString());
    QCOMPARE(pinLabel(4), QStringLiteral("Pinned"));
    model.setEdge({.messageId = 3});
    QCOMPARE(pinLabel(1), QStringLiteral("Pinned: the model still sees it"));
    QCOMPARE(pinLabel(4), QStringLiteral("Pinned"));
    QCOMPARE(body(model, model.edgeRow()),
             QStringLiteral("Above this line the model sees only what is pinned"));
    model.setEdge({.messageId = 3, .leftOutPins = {1}});
    QCOMPARE(pinLabel(1), QStringLiteral("Pinned, but left out"));
    QCOMPARE(body(model, model.edgeRow()),
             QStringLiteral("Above this line the model no longer sees anything"));
    rows[0].pinnedMs = 0;
    model.show(rows);
    QCOMPARE(pinLabel(1), QString());
}

void TranscriptModelTest::showsTheSummaryThatCounts() {
    TranscriptModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVector<MessageRow> rows = {question(1, 0, QStringLiteral("Hi")), answer(2, 1, QStringLiteral("a")),
                                question(3, 2, QStringLiteral("And?")), answer(4, 3, QStringLiteral("b")),
                                question(5, 4, QStringLiteral("Then?"))};
    rows[0].pinnedMs = 1;
    const QVector<Kind> first = {Kind::Question, Kind::Header, Kind::Paragraph, Kind::Footer};
    model.reset(rows);
    QCOMPARE(kinds(model), first + first + QVector<Kind>{Kind::Question});

    rows[1].summary = {1, 2, QStringLiteral("They said hi."), QStringLiteral("Starter"), 1};
    model.show(rows);
    QCOMPARE(kinds(model), first + QVector<Kind>{Kind::Summary} + first + QVector<Kind>{Kind::Question});
    QCOMPARE(body(model, 4), QStringLiteral("They said hi."));
    QCOMPARE(model.index(4).data(TranscriptModel::LanguageRole).toString(),
             QStringLiteral("Summary of the 2 messages above"));
    QCOMPARE(model.index(0).data(TranscriptModel::LanguageRole).toString(),
             QStringLiteral("Pinned: the model still sees it"));
    QVERIFY(!model.index(4).data(TranscriptModel::IsExpandedRole).toBool());
    model.toggleSummary();
    QVERIFY(model.index(4).data(TranscriptModel::IsExpandedRole).toBool());
    QCOMPARE(model.textsOf(1).last().text, QStringLiteral("They said hi.")); // it is found
    model.setEdge({.messageId = 5});
    QCOMPARE(body(model, model.edgeRow()),
             QStringLiteral("Above this line the model sees only the summary and what is pinned"));
    model.setEdge({});

    // One further down stands for more, and takes its place.
    rows[3].summary = {2, 4, QStringLiteral("They said more."), QStringLiteral("Starter"), 2};
    model.show(rows);
    QCOMPARE(kinds(model), first + first + (QVector<Kind>{Kind::Summary, Kind::Question}));
    QCOMPARE(model.index(8).data(TranscriptModel::LanguageRole).toString(),
             QStringLiteral("Summary of the 4 messages above"));

    // On another branch the first one counts again; beside its message neither.
    model.append(question(6, 2, QStringLiteral("Otherwise?")));
    QCOMPARE(kinds(model), first + (QVector<Kind>{Kind::Summary, Kind::Question}));
    model.show({rows[0], rows[1], rows[2], rows[3], rows[4]});
    QCOMPARE(kinds(model), first + first + (QVector<Kind>{Kind::Summary, Kind::Question}));
    QCOMPARE(model.index(8).data(TranscriptModel::LanguageRole).toString(),
             QStringLiteral("Summary of the 4 messages above"));
    model.append(answer(7, 1, QStringLiteral("another a")));
    QCOMPARE(kinds(model), first);
    QCOMPARE(model.index(0).data(TranscriptModel::LanguageRole).toString(), QStringLiteral("Pinned"));
}

QTEST_GUILESS_MAIN(TranscriptModelTest)
#include "tst_transcript_model.moc"
