// SPDX-License-Identifier: GPL-3.0-or-later
#include "recorded_import.h"

#include <QTest>

using namespace conclave;
using namespace conclave::test;

class TestJanReader : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void readsALinearThread();
    void keepsWhoWroteItAndHow();
    void followsTheActiveBranch();
    void readsAThreadWithoutItsHead();
    void saysWhatStaysBehind();
    void readsOneThreadAlone();
    void knowsItsOwn();

  private:
    const std::unique_ptr<ImportReader> m_reader = makeJanReader();
    Recorder m_all;
};

void TestJanReader::initTestCase() {
    QCOMPARE(importFrom(*m_reader, QStringLiteral("jan"), m_all), QString());
    QCOMPARE(m_all.conversations.size(), 3);
    QCOMPARE(m_all.doneBytes, m_all.expectedBytes);
}

void TestJanReader::readsALinearThread() {
    const ForeignConversation chat = m_all.titled(QStringLiteral("Birds"));
    QCOMPARE(
        treeOf(chat),
        QStringList({QStringLiteral(">a user Which bird?\n\n[Image]\n\n[Attachment: list.txt]"),
                     QStringLiteral("a>b answer A robin. {Red breast.}"), QStringLiteral("b>c user And now?"),
                     QStringLiteral("c>d answer Still one. {Long ago} *")}));
    QCOMPARE(chat.messages[1].toolCalls, QStringLiteral(R"({"arguments":{"bird":"robin"},"name":"lookup"})"));
    QCOMPARE(chat.messages[3].toolCalls, QStringLiteral(R"({"arguments":{"a":1},"name":"old"})"));
    QCOMPARE(chat.messages[1].state, MessageState::Stopped);
    QCOMPARE(chat.messages[3].state, MessageState::Failed);
    QCOMPARE(chat.messages[3].errorText, QStringLiteral("unknown"));
}

void TestJanReader::keepsWhoWroteItAndHow() {
    const ForeignConversation chat = m_all.titled(QStringLiteral("Birds"));
    QCOMPARE(chat.sourceId, QStringLiteral("01LINEAR"));
    QCOMPARE(chat.createdMs, 1756000000250);
    QCOMPARE(chat.updatedMs, 1756000100000);
    QCOMPARE(chat.pinnedMs, 1756000100000);
    QCOMPARE(chat.folderName, QStringLiteral("Nature"));
    QCOMPARE(chat.messages[0].createdMs, 1756000001000);
    QCOMPARE(chat.messages[2].createdMs, 1756000003000); // in seconds, as older versions wrote it
    const Provenance provenance = chat.messages[1].provenance;
    QCOMPARE(provenance.modelName, QStringLiteral("qwen3-4b"));
    QCOMPARE(provenance.systemPrompt, QStringLiteral("Be curious."));
    QCOMPARE(provenance.promptTokens, 9);
    QCOMPARE(provenance.generatedTokens, 5);
    QCOMPARE(provenance.tokensPerSecond, 20.5);
    QCOMPARE(chat.messages[3].provenance.modelName, QStringLiteral("other-model"));
}

void TestJanReader::followsTheActiveBranch() {
    const ForeignConversation chat = m_all.conversations[0];
    QCOMPARE(chat.sourceId, QStringLiteral("01BRANCH"));
    QCOMPARE(chat.title, QString()); // "New Thread" is none
    // The answer without a parent is put where it was written, and the question after it below it.
    QCOMPARE(treeOf(chat),
             QStringList({QStringLiteral(">a user First"), QStringLiteral("a>b answer One"),
                          QStringLiteral("a>c answer Two"), QStringLiteral("b>d user Second"),
                          QStringLiteral("d>e answer Loose"), QStringLiteral("e>f user Third *")}));
    QCOMPARE(chat.messages[1].provenance.modelName, QString()); // "*"
}

void TestJanReader::readsAThreadWithoutItsHead() {
    const ForeignConversation chat = m_all.conversations[2];
    QCOMPARE(chat.sourceId, QStringLiteral("01LOST"));
    QCOMPARE(treeOf(chat), QStringList({QStringLiteral(">a user No id, no date"),
                                        QStringLiteral("a>b answer A string *")}));
    QCOMPARE(chat.messages[0].createdMs, 0);
}

void TestJanReader::saysWhatStaysBehind() {
    const QString files = QStringLiteral(
        "Pictures, sounds and attached files are not brought over; a note stands in their place.");
    QCOMPARE(
        m_all.lines,
        QStringList(
            {QStringLiteral("threads/01BARE/: The thread has no messages.jsonl."),
             QStringLiteral("Birds: ") + files,
             QStringLiteral("Birds: What tools returned to the model is not brought over."),
             QStringLiteral("Birds: A part of a kind that is not known here (smell) is not brought over."),
             QStringLiteral("Birds: A message is damaged."),
             QStringLiteral("01LOST: Its thread.json is missing or damaged, and with it title, date and "
                            "model.")}));
}

void TestJanReader::readsOneThreadAlone() {
    Recorder recorder;
    QCOMPARE(importFrom(*m_reader, QStringLiteral("jan/threads/01LINEAR"), recorder), QString());
    QCOMPARE(recorder.conversations.size(), 1);
    QCOMPARE(recorder.conversations[0].title, QStringLiteral("Birds"));
    Recorder line; // messages.jsonl itself
    QCOMPARE(importFrom(*m_reader, QStringLiteral("jan/threads/01LINEAR/messages.jsonl"), line), QString());
    QCOMPARE(line.conversations[0].messages.size(), 4);
}

void TestJanReader::knowsItsOwn() {
    MemoryFiles bare(QStringLiteral("threads/x/thread.json"), "{}");
    QCOMPARE(m_reader->confidence(bare), 0);
    bare.add(QStringLiteral("threads/x/messages.jsonl"), "");
    QCOMPARE(m_reader->confidence(bare), 70);
    MemoryFiles sure(QStringLiteral("t/messages.jsonl"), R"({"object":"thread.message"})");
    QVERIFY(m_reader->confidence(sure) > 90);
    MemoryFiles none(QStringLiteral("x.json"), "[]");
    QCOMPARE(m_reader->confidence(none), 0);
    Recorder recorder;
    QVERIFY(m_reader->read(none, recorder, {}).startsWith(QStringLiteral("There is no thread of Jan")));
}

QTEST_GUILESS_MAIN(TestJanReader)
#include "tst_jan_reader.moc"
