// SPDX-License-Identifier: GPL-3.0-or-later
#include "gpt4all_writer.h"
#include "recorded_import.h"

#include <QTest>

using namespace conclave;
using namespace conclave::test;

class TestGpt4AllReader : public QObject {
    Q_OBJECT
  private slots:
    void readsPartsOfTheNewestVersion();
    void readsEveryVersion_data();
    void readsEveryVersion();
    void passesOverTheStateOfOldEngines();
    void takesReasoningFromOlderTexts();
    void refusesWhatIsNoChat_data();
    void refusesWhatIsNoChat();
    void keepsWhatComesBeforeTheDamage();
    void believesNoCount_data();
    void believesNoCount();
    void readsArgumentsOfPlainTypesOnly_data();
    void readsArgumentsOfPlainTypesOnly();
    void reportsAMixedFolder();
    void knowsItsOwn();

  private:
    const std::unique_ptr<ImportReader> m_reader = makeGpt4AllReader();

    QString read(const QByteArray& bytes, Recorder& recorder) const {
        MemoryFiles files(QStringLiteral("gpt4all-x.chat"), bytes);
        return m_reader->read(files, recorder, {});
    }
};

void TestGpt4AllReader::readsPartsOfTheNewestVersion() {
    Recorder recorder;
    QCOMPARE(read(gpt4AllChatOfNow(), recorder), QString());
    QCOMPARE(recorder.conversations.size(), 1);
    const ForeignConversation& chat = recorder.conversations[0];
    QCOMPARE(chat.source, QStringLiteral("gpt4all"));
    QCOMPARE(chat.sourceId, QStringLiteral("3b1f"));
    QCOMPARE(chat.title, QStringLiteral("Sums"));
    QCOMPARE(chat.createdMs, 1738000000000);
    QCOMPARE(
        treeOf(chat),
        QStringList({QStringLiteral(">a user What is 2 + 2?\n\n[Attachment: sums.txt]\n\n[Source: a.pdf]"),
                     QStringLiteral("a>b answer I compute.\n\nIt is 4. {Let me count.} *")}));
    const ForeignMessage& answer = chat.messages[1];
    QCOMPARE(answer.reasoningMs, 1500);
    QCOMPARE(answer.toolCalls, QStringLiteral("{\"arguments\":{\"code\":\"console.log(2 + 2)\"},"
                                              "\"name\":\"javascript_interpret\"}"));
    QCOMPARE(answer.provenance.modelName, QStringLiteral("DeepSeek-R1-Distill-Qwen-7B.gguf"));
    QCOMPARE(answer.state, MessageState::Stopped);
    QCOMPARE(
        recorder.lines,
        QStringList({QStringLiteral("Sums: Pictures, sounds and attached files are not brought over; a note "
                                    "stands in their place."),
                     QStringLiteral("Sums: The passages that answers were made from are not brought over."),
                     QStringLiteral("Sums: What tools returned to the model is not brought over.")}));
}

void TestGpt4AllReader::readsEveryVersion_data() {
    QTest::addColumn<qint32>("version");
    for (qint32 version = 1; version <= kNewestGpt4AllVersion; ++version)
        QTest::addRow("version %d", version) << version;
}

void TestGpt4AllReader::readsEveryVersion() {
    QFETCH(const qint32, version);
    Recorder recorder;
    QCOMPARE(read(gpt4AllChatOfVersion(version), recorder), QString());
    QCOMPARE(recorder.conversations.size(), 1);
    const ForeignConversation& chat = recorder.conversations[0];
    QCOMPARE(chat.title, QStringLiteral("Version %1").arg(version));
    const QString source = version < 3   ? QString()
                           : version < 8 ? QStringLiteral("\n\n[Source: LocalDocs]")
                                         : QStringLiteral("\n\n[Source: b.txt]");
    QCOMPARE(treeOf(chat),
             QStringList({QStringLiteral(">a user Question 1"), QStringLiteral("a>b answer Answer 1"),
                          QStringLiteral("b>c user Question 2"),
                          QStringLiteral("c>d answer Answer 2%1 *").arg(source)}));
    QCOMPARE(chat.messages[1].state, version >= 11 ? MessageState::Failed : MessageState::Complete);
    QCOMPARE(recorder.lines.size(), version < 3 ? 0 : 1);
}

void TestGpt4AllReader::passesOverTheStateOfOldEngines() {
    for (const qint32 version : {1, 3, 5, 6, 10})
        for (const int bytes : {0, 1, 3 << 20}) {
            Gpt4AllWriter writer(version);
            writer.head(QStringLiteral("id"), QStringLiteral("New Chat"), QStringLiteral("m"), -5, bytes);
            writer.count(1).item(QStringLiteral("Prompt: "), QStringLiteral("Hello"));
            Recorder recorder;
            QCOMPARE(read(writer.bytes(), recorder), QString());
            QCOMPARE(recorder.conversations[0].title, QString()); // "New Chat" is none
            QCOMPARE(recorder.conversations[0].createdMs, 0);     // before there was time
            QCOMPARE(treeOf(recorder.conversations[0]), QStringList({QStringLiteral(">a user Hello *")}));
        }
}

void TestGpt4AllReader::takesReasoningFromOlderTexts() {
    Gpt4AllWriter writer(11);
    writer.head(QStringLiteral("id"), QStringLiteral("T"), QStringLiteral("m"), 1690000000);
    writer.count(2)
        .item(QStringLiteral("System: "), QStringLiteral("Be brief."))
        .item(QStringLiteral("Response: "), QStringLiteral("<think>\nA\n</think>\n\nB"));
    Recorder recorder;
    QCOMPARE(read(writer.bytes(), recorder), QString());
    QCOMPARE(treeOf(recorder.conversations[0]), QStringList({QStringLiteral(">a answer B {A} *")}));
}

void TestGpt4AllReader::refusesWhatIsNoChat_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("sentence");
    const QString notOne = QStringLiteral("This is no chat of GPT4All: it does not begin as one does.");
    QTest::newRow("empty") << QByteArray() << notOne;
    QTest::newRow("wrong magic") << QByteArray(100, 'x') << notOne;
    QTest::newRow("only a magic") << gpt4AllChatOfNow().left(4) << notOne;
    QTest::newRow("newer") << Gpt4AllWriter(13).bytes()
                           << QStringLiteral("The chat has the format's version 13; Conclave reads the "
                                             "versions 1 to 12.");
    QTest::newRow("version 0") << Gpt4AllWriter(0).bytes()
                               << QStringLiteral("The chat has the format's version 0; Conclave reads the "
                                                 "versions 1 to 12.");
    QTest::newRow("cut in the head") << gpt4AllChatOfNow().left(40)
                                     << QStringLiteral(
                                            "The file ends early; what comes after that is missing.");
}

void TestGpt4AllReader::refusesWhatIsNoChat() {
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, sentence);
    Recorder recorder;
    QCOMPARE(read(bytes, recorder), sentence);
    QCOMPARE(recorder.lines, QStringList({QStringLiteral("gpt4all-x.chat: ") + sentence}));
    QVERIFY(recorder.conversations.isEmpty());
}

void TestGpt4AllReader::keepsWhatComesBeforeTheDamage() {
    const QByteArray whole = gpt4AllChatOfVersion(11);
    for (qsizetype size = whole.size() - 1; size > 0; size -= 7) {
        Recorder recorder;
        const QString problem = read(whole.left(size), recorder);
        QVERIFY(!problem.isEmpty() || !recorder.lines.isEmpty()); // never silently
        if (recorder.conversations.isEmpty())
            continue;
        QVERIFY(recorder.conversations[0].messages.size() < 4);
        QCOMPARE(recorder.lines.constLast(),
                 QStringLiteral("Version 11: The file ends early; what comes after that is missing."));
    }
}

void TestGpt4AllReader::believesNoCount_data() {
    QTest::addColumn<QByteArray>("bytes");
    const auto begin = [](Gpt4AllWriter& writer) -> Gpt4AllWriter& {
        return writer.head(QStringLiteral("id"), QStringLiteral("T"), QStringLiteral("m"), 1690000000);
    };
    constexpr qint64 kMany = std::numeric_limits<qint64>::max();
    QTest::newRow("items")
        << Gpt4AllWriter(12).head({}, {}, {}, 0).count(std::numeric_limits<qint32>::max()).bytes();
    QTest::newRow("title")
        << Gpt4AllWriter(12).raw(qint64(1)).raw(QString()).raw(quint32(0xFFFFFFF0)).bytes();
    QTest::newRow("collections") << Gpt4AllWriter(12)
                                        .raw(qint64(1))
                                        .raw(QString())
                                        .raw(QString())
                                        .raw(QString())
                                        .raw(QString())
                                        .raw(quint32(0xFFFFFFFE))
                                        .bytes();
    QTest::newRow("state") << Gpt4AllWriter(8)
                                  .raw(qint64(1))
                                  .raw(QString())
                                  .raw(QString())
                                  .raw(QString())
                                  .raw(QString())
                                  .raw(QStringList())
                                  .raw(true)
                                  .raw(qint64(0))
                                  .raw(QString())
                                  .raw(QString())
                                  .raw(quint32(0))
                                  .raw(quint64(0))
                                  .raw(std::numeric_limits<quint64>::max())
                                  .bytes();
    Gpt4AllWriter parts(12);
    QTest::newRow("parts")
        << begin(parts).count(1).item(QStringLiteral("Response: "), {}).parts(kMany).bytes();
    Gpt4AllWriter deep(12);
    begin(deep).count(1).item(QStringLiteral("Response: "), {}).parts(1);
    for (int i = 0; i < 100'000; ++i)
        deep.part(QStringLiteral("Response: "), {}, 1);
    QTest::newRow("depth") << deep.bytes();
    Gpt4AllWriter attachments(10);
    QTest::newRow("attachments") << begin(attachments)
                                        .count(1)
                                        .raw(qint32(0))
                                        .raw(QStringLiteral("Prompt: "))
                                        .raw(QString())
                                        .raw(QString())
                                        .raw(qint32(0)) // four flags
                                        .raw(qint64(0))
                                        .raw(kMany)
                                        .bytes();
    Gpt4AllWriter label(12);
    QTest::newRow("label") << begin(label).count(1).item(QStringLiteral("Shout: "), {}).parts(0).bytes();
}

void TestGpt4AllReader::believesNoCount() {
    QFETCH(const QByteArray, bytes);
    Recorder recorder;
    const QString problem = read(bytes, recorder);
    QVERIFY2(problem.contains(QStringLiteral("what comes after that is missing")), qPrintable(problem));
}

void TestGpt4AllReader::readsArgumentsOfPlainTypesOnly_data() {
    QTest::addColumn<QVariant>("argument");
    QTest::addColumn<bool>("isRead");
    QTest::newRow("text") << QVariant(QStringLiteral("x")) << true;
    QTest::newRow("none") << QVariant() << true;
    QTest::newRow("bool") << QVariant(true) << true;
    QTest::newRow("int") << QVariant(7) << true;
    QTest::newRow("number") << QVariant(0.5) << true;
    QTest::newRow("long") << QVariant(qint64(1) << 40) << true;
    QTest::newRow("list") << QVariant(QVariantList({1, 2})) << false;
    QTest::newRow("map") << QVariant(QVariantMap({{QStringLiteral("a"), 1}})) << false;
}

void TestGpt4AllReader::readsArgumentsOfPlainTypesOnly() {
    QFETCH(const QVariant, argument);
    QFETCH(const bool, isRead);
    Gpt4AllWriter writer(12);
    writer.head(QStringLiteral("id"), QStringLiteral("T"), QStringLiteral("m"), 1690000000);
    writer.count(2)
        .item(QStringLiteral("Prompt: "), QStringLiteral("Q"))
        .parts(0)
        .item(QStringLiteral("Response: "), QStringLiteral("A"))
        .parts(1)
        .toolCall(QStringLiteral("no fence"), argument);
    Recorder recorder;
    QCOMPARE(read(writer.bytes(), recorder), QString());
    QCOMPARE(recorder.conversations[0].messages.size(), isRead ? 2 : 1);
    QCOMPARE(recorder.lines.isEmpty(), isRead);
}

void TestGpt4AllReader::reportsAMixedFolder() {
    MemoryFiles files(QStringLiteral("models/llama.gguf"), "GGUF");
    files.add(QStringLiteral("models/gpt4all-1.chat"), gpt4AllChatOfNow());
    files.add(QStringLiteral("models/gpt4all-2.chat"), Gpt4AllWriter(99).bytes());
    files.add(QStringLiteral("models/gpt4all-3.chat"), gpt4AllChatOfVersion(5));
    QCOMPARE(m_reader->confidence(files), 99);
    Recorder recorder;
    QCOMPARE(m_reader->read(files, recorder, {}), QString());
    QCOMPARE(recorder.conversations.size(), 2);
    QVERIFY(recorder.lines.contains(QStringLiteral("models/gpt4all-2.chat: The chat has the format's version "
                                                   "99; Conclave reads the versions 1 to 12.")));
    QCOMPARE(recorder.doneBytes, recorder.expectedBytes);
}

void TestGpt4AllReader::knowsItsOwn() {
    MemoryFiles renamed(QStringLiteral("x.chat"), "other");
    QCOMPARE(m_reader->confidence(renamed), 0);
    MemoryFiles damaged(QStringLiteral("gpt4all-x.chat"), "other");
    QCOMPARE(m_reader->confidence(damaged), 50);
    MemoryFiles none;
    Recorder recorder;
    QVERIFY(m_reader->read(none, recorder, {}).startsWith(QStringLiteral("There is no chat of GPT4All")));
}

QTEST_GUILESS_MAIN(TestGpt4AllReader)
#include "tst_gpt4all_reader.moc"
