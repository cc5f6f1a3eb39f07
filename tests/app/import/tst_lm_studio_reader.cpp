// SPDX-License-Identifier: GPL-3.0-or-later
#include "recorded_import.h"

#include <QTest>

using namespace conclave;
using namespace conclave::test;

class TestLmStudioReader : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void makesBranchesOfVersions();
    void joinsTheStepsOfAnAnswer();
    void keepsWhoWroteItAndHow();
    void takesFoldersFromTheDisk();
    void readsWhatHasNothingButText();
    void saysWhatStaysBehind();
    void findsAnswersAgainByTheirOwnIds();
    void readsARenamedFile();
    void saysThatAllIsDamaged();

  private:
    const std::unique_ptr<ImportReader> m_reader = makeLmStudioReader();
    Recorder m_all;
};

void TestLmStudioReader::initTestCase() {
    QCOMPARE(importFrom(*m_reader, QStringLiteral("lm-studio"), m_all), QString());
    QCOMPARE(m_all.conversations.size(), 2);
    QCOMPARE(m_all.doneBytes, m_all.expectedBytes);
}

void TestLmStudioReader::makesBranchesOfVersions() {
    const ForeignConversation chat = m_all.titled(QStringLiteral("Versions"));
    QCOMPARE(treeOf(chat),
             QStringList({QStringLiteral(">a user Look at this\n\n[Image: 1756000000001 - 7.jpg]"),
                          QStringLiteral("a>b answer First try."),
                          QStringLiteral("a>c answer [Source: cats.pdf]\n\nA cat. {A cat? Yes.}"),
                          QStringLiteral("c>d user Sure? *")}));
}

void TestLmStudioReader::joinsTheStepsOfAnAnswer() {
    const ForeignMessage answer = m_all.titled(QStringLiteral("Versions")).messages[2];
    QCOMPARE(answer.reasoningMs, 62500);
    QCOMPARE(answer.toolCalls, QStringLiteral(R"({"arguments":{"factor":2},"name":"zoom"})"));
    QCOMPARE(answer.state, MessageState::Stopped);
}

void TestLmStudioReader::keepsWhoWroteItAndHow() {
    const ForeignConversation chat = m_all.titled(QStringLiteral("Versions"));
    QCOMPARE(chat.sourceId, QStringLiteral("1756000000000"));
    QCOMPARE(chat.createdMs, 1756000000000);
    QCOMPARE(chat.updatedMs, 1756000060000);
    QCOMPARE(chat.pinnedMs, 1756000060000);
    QCOMPARE(chat.messages[0].createdMs, chat.createdMs);
    QCOMPARE(chat.messages[1].createdMs, 1756000010000);
    QCOMPARE(chat.messages[1].provenance.modelName, QStringLiteral("old-model"));
    QCOMPARE(chat.messages[3].createdMs, 1756000050000);
    const Provenance provenance = chat.messages[2].provenance;
    QCOMPARE(provenance.modelName, QStringLiteral("qwen/qwen3-30b-a3b"));
    QCOMPARE(provenance.systemPrompt, QStringLiteral("Be kind."));
    QCOMPARE(provenance.promptTokens, 20);
    QCOMPARE(provenance.generatedTokens, 33);
    QCOMPARE(provenance.tokensPerSecond, 42.5);
    QCOMPARE(provenance.firstTokenMs, 250.0);
    QCOMPARE(provenance.sampling.temperature, 0.2);
}

void TestLmStudioReader::takesFoldersFromTheDisk() {
    QCOMPARE(m_all.conversations[0].folderName, QString());
    QCOMPARE(m_all.conversations[1].folderName, QStringLiteral("Work/Rust"));
    Recorder inside; // a folder of the sidebar alone
    QCOMPARE(importFrom(*m_reader, QStringLiteral("lm-studio/conversations/Work"), inside), QString());
    QCOMPARE(inside.conversations[0].folderName, QStringLiteral("Rust"));
}

void TestLmStudioReader::readsWhatHasNothingButText() {
    const ForeignConversation chat = m_all.conversations[1];
    QCOMPARE(chat.title, QString());
    QCOMPARE(chat.createdMs, 1756100000000); // from its name
    QCOMPARE(treeOf(chat), QStringList({QStringLiteral(">a user Plain text"),
                                        QStringLiteral("a>b answer  {Hm}"), QStringLiteral("b>c user  *")}));
}

void TestLmStudioReader::saysWhatStaysBehind() {
    const QString folder = QStringLiteral("conversations/Work/");
    QCOMPARE(
        m_all.lines,
        QStringList(
            {QStringLiteral("Versions: Pictures, sounds and attached files are not brought over; a note "
                            "stands in their place."),
             QStringLiteral("Versions: What tools returned to the model is not brought over."),
             QStringLiteral("Versions: The passages that answers were made from are not brought over."),
             QStringLiteral(
                 "Versions: A part of a kind that is not known here (quantumBlock) is not brought over."),
             folder + QStringLiteral("1756200000000.conversation.json: The file ends in the middle, so it is "
                                     "not whole. Export or download it again."),
             folder + QStringLiteral("1756300000000.conversation.json: This is no JSON, or not as expected: "
                                     "it begins with something else."),
             folder + QStringLiteral("Rust/1756100000000.conversation.json: A message is damaged.")}));
}

void TestLmStudioReader::findsAnswersAgainByTheirOwnIds() {
    const ForeignConversation chat = m_all.titled(QStringLiteral("Versions"));
    QCOMPARE(chat.messages[1].sourceId, QStringLiteral("1756000010000-0.25"));
    QCOMPARE(chat.messages[2].sourceId, QStringLiteral("1756000020000-0.5"));
    Recorder again;
    importFrom(*m_reader, QStringLiteral("lm-studio"), again);
    for (qsizetype i = 0; i < chat.messages.size(); ++i)
        QCOMPARE(again.titled(QStringLiteral("Versions")).messages[i].sourceId, chat.messages[i].sourceId);
}

void TestLmStudioReader::readsARenamedFile() {
    MemoryFiles files(QStringLiteral("chat.json"),
                      R"({"name":"N","messages":[{"currentlySelected":1,"versions":[
                          {"role":"user","content":"same"},{"role":"user","content":"same"}]}]})");
    QVERIFY(m_reader->confidence(files) > 0);
    Recorder recorder;
    QCOMPARE(m_reader->read(files, recorder, {}), QString());
    const ForeignConversation chat = recorder.titled(QStringLiteral("N"));
    QCOMPARE(chat.messages.size(), 2);
    QVERIFY(!chat.messages[0].sourceId.isEmpty());
    QVERIFY(chat.messages[1].sourceId.isEmpty()); // words that are said already have an id
    MemoryFiles others(QStringLiteral("chat.json"), R"({"messages":[{"role":"user","content":"x"}]})");
    QCOMPARE(m_reader->confidence(others), 0);
}

void TestLmStudioReader::saysThatAllIsDamaged() {
    MemoryFiles files(QStringLiteral("1.conversation.json"), QByteArray(500, '\0'));
    QCOMPARE(m_reader->confidence(files), 60);
    Recorder recorder;
    QCOMPARE(m_reader->read(files, recorder, {}),
             QStringLiteral("This is no JSON, or not as expected: it begins with something else."));
    MemoryFiles none;
    QVERIFY(m_reader->read(none, recorder, {}).startsWith(QStringLiteral("There is no conversation")));
}

QTEST_GUILESS_MAIN(TestLmStudioReader)
#include "tst_lm_studio_reader.moc"
