// SPDX-License-Identifier: GPL-3.0-or-later
#include "recorded_import.h"

#include "app/import/foreign_reasoning.h"

#include <QTest>

using namespace conclave;
using namespace conclave::test;

class TestOpenWebUiReader : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void keepsTreeModelsAndTimes();
    void takesReasoningOutOfTheText();
    void prefersTheStructuredParts();
    void readsTheListOfOldVersions();
    void survivesLoopsAndNulls();
    void saysWhatStaysBehind();
    void readsAChatThatIsAlone();
    void leavesTheExportsOfOthersAlone();
    void saysThatThereIsNothing();
    void stopsWhenTheSinkSaysSo();
    void leavesUnclosedBlocksInTheText();

  private:
    const std::unique_ptr<ImportReader> m_reader = makeOpenWebUiReader();
    Recorder m_all;
};

void TestOpenWebUiReader::initTestCase() {
    QCOMPARE(importFrom(*m_reader, QStringLiteral("open-webui/all-chats-export.json"), m_all), QString());
    QCOMPARE(m_all.conversations.size(), 5);
    QCOMPARE(m_all.doneBytes, m_all.expectedBytes);
}

void TestOpenWebUiReader::keepsTreeModelsAndTimes() {
    const ForeignConversation chat = m_all.titled(QStringLiteral("Capitals"));
    QCOMPARE(chat.source, QStringLiteral("open-webui"));
    QCOMPARE(chat.sourceId, QStringLiteral("c1000000-0000-4000-8000-000000000001"));
    QCOMPARE(chat.createdMs, 1756000000000);
    QCOMPARE(chat.updatedMs, 1756000010000);
    QCOMPARE(chat.pinnedMs, chat.updatedMs);
    QCOMPARE(chat.archivedMs, 0);
    QCOMPARE(chat.folderName, QStringLiteral("Open WebUI f0f0f0f0"));
    QCOMPARE(chat.currentSourceId, QStringLiteral("a2"));
    QCOMPARE(chat.messages.size(), 3);
    for (const ForeignMessage& message : chat.messages) {
        QCOMPARE(message.parentSourceId,
                 message.sourceId == QLatin1String("q1") ? QString() : QStringLiteral("q1"));
        if (message.sourceId == QLatin1String("a1")) {
            QCOMPARE(message.provenance.modelName, QStringLiteral("gemma3:4b"));
            QCOMPARE(message.createdMs, 1756000001000);
            QCOMPARE(message.text, QStringLiteral("Paris."));
        }
    }
    const ForeignConversation weather = m_all.titled(QStringLiteral("Weather"));
    QCOMPARE(weather.archivedMs, 1756100010000);
    QCOMPARE(weather.pinnedMs, 0);
    for (const ForeignMessage& message : weather.messages)
        if (message.role == Role::Assistant)
            QCOMPARE(message.provenance.modelName, QStringLiteral("gpt-oss:20b")); // the chat's only one
}

void TestOpenWebUiReader::takesReasoningOutOfTheText() {
    const ForeignConversation chat = m_all.titled(QStringLiteral("Capitals"));
    for (const ForeignMessage& message : chat.messages) {
        if (message.sourceId != QLatin1String("a2"))
            continue;
        QCOMPARE(message.text, QStringLiteral("Paris, on the Seine."));
        QCOMPARE(message.reasoning, QStringLiteral("France > Paris.\n\nDone."));
        QCOMPARE(message.reasoningMs, 3000);
        QCOMPARE(message.provenance.systemPrompt, QStringLiteral("Be brief."));
        QCOMPARE(message.provenance.promptTokens, 12);
        QCOMPARE(message.provenance.generatedTokens, 40);
        QCOMPARE(message.provenance.tokensPerSecond, 31.5);
    }
}

void TestOpenWebUiReader::prefersTheStructuredParts() {
    const ForeignConversation chat = m_all.titled(QStringLiteral("Weather"));
    QCOMPARE(treeOf(chat), QStringList({QStringLiteral("?>a answer 12 degrees. {I need the tool.} *"),
                                        QStringLiteral(">b user Weather in the picture?\n\n[Image]\n\n"
                                                       "[Attachment: notes.txt]")}));
    QCOMPARE(chat.messages[0].reasoningMs, 1500);
    QCOMPARE(chat.messages[0].createdMs, 1756100004500);
    QCOMPARE(chat.messages[0].toolCalls,
             QStringLiteral(R"({"arguments":{"unit":"C","city":"Bonn"},"name":"get_weather"})"));
}

void TestOpenWebUiReader::readsTheListOfOldVersions() {
    const ForeignConversation chat = m_all.conversations[2];
    QCOMPARE(chat.title, QString()); // "New Chat" is none
    QCOMPARE(treeOf(chat),
             QStringList({QStringLiteral(">a user Old list"), QStringLiteral("a>b answer Yes. {Hm.} *")}));
    QCOMPARE(chat.messages[1].state, MessageState::Failed);
    QCOMPARE(chat.messages[1].errorText, QStringLiteral("Connection lost"));
}

void TestOpenWebUiReader::survivesLoopsAndNulls() {
    const ForeignConversation chat = m_all.titled(QStringLiteral("Odd"));
    QCOMPARE(treeOf(chat),
             QStringList({QStringLiteral("?>a user ?\n\nLoop\n\n[Image]"), QStringLiteral("a>b answer ")}));
    QCOMPARE(chat.messages[1].state, MessageState::Interrupted);
    const ForeignConversation last = m_all.conversations[4];
    QCOMPARE(last.title, QString());
    QCOMPARE(last.pinnedMs, 0);
    QVERIFY(last.messages.isEmpty());
}

void TestOpenWebUiReader::saysWhatStaysBehind() {
    const QString folder = QStringLiteral(
        "The export does not say what its folder is called. You can rename the one it is in now.");
    QCOMPARE(
        m_all.lines,
        QStringList(
            {QStringLiteral("Capitals: ") + folder, QStringLiteral("Capitals: Tags are not brought over."),
             QStringLiteral("Weather: What tools returned to the model is not brought over."),
             QStringLiteral(
                 "Weather: A part of a kind that is not known here (hologram) is not brought over."),
             QStringLiteral("Weather: The passages that answers were made from are not brought over."),
             QStringLiteral(
                 "Weather: Pictures, sounds and attached files are not brought over; a note stands "
                 "in their place."),
             QStringLiteral("Odd: Pictures, sounds and attached files are not brought over; a note stands in "
                            "their place."),
             QStringLiteral("Odd: A message is damaged."),
             QStringLiteral("Open WebUI: Something that is no conversation is not brought over."),
             QStringLiteral("Open WebUI: ") + folder}));
}

void TestOpenWebUiReader::readsAChatThatIsAlone() {
    Recorder recorder;
    QCOMPARE(importFrom(*m_reader, QStringLiteral("open-webui/single.json"), recorder), QString());
    QCOMPARE(recorder.conversations.size(), 1);
    const ForeignConversation& chat = recorder.conversations[0];
    QCOMPARE(chat.sourceId, QStringLiteral("c2"));
    QCOMPARE(treeOf(chat),
             QStringList({QStringLiteral(">a user Hello"),
                          QStringLiteral("a>b answer Before.\n\n```python\nprint(2 + 2)\n```\n\nAfter. "
                                         "<details><summary>Mine</summary>kept</details> *")}));
    QCOMPARE(chat.messages[1].toolCalls, QStringLiteral(R"({"arguments":{"q":"a & b"},"name":"search"})"));
    QCOMPARE(chat.messages[1].provenance.modelName, QStringLiteral("m"));
    QVERIFY(recorder.lines.isEmpty());
}

void TestOpenWebUiReader::leavesTheExportsOfOthersAlone() {
    MemoryFiles mine(QStringLiteral("x.json"),
                     R"([{"id":"1","title":"t","chat":{"history":{"messages":{},"currentId":null}}}])");
    QVERIFY(m_reader->confidence(mine) > 0);
    for (const char* others :
         {R"([{"title":"t","mapping":{"a":{"id":"a","parent":null,"children":[]}},"current_node":"a"}])",
          R"([{"uuid":"u","name":"n","chat_messages":[{"text":"t","parent_message_uuid":"p"}]}])",
          R"({"name":"n","messages":[{"versions":[],"currentlySelected":0}]})", "{}", "[]", ""}) {
        MemoryFiles files(QStringLiteral("conversations.json"), others);
        QCOMPARE(m_reader->confidence(files), 0);
    }
}

void TestOpenWebUiReader::saysThatThereIsNothing() {
    MemoryFiles files(QStringLiteral("readme.txt"), "hello");
    Recorder recorder;
    QCOMPARE(m_reader->read(files, recorder, {}),
             QStringLiteral("There is no export of Open WebUI here. It is made in Settings, Data Controls, "
                            "Export Chats."));
}

void TestOpenWebUiReader::stopsWhenTheSinkSaysSo() {
    Recorder recorder(1);
    QCOMPARE(importFrom(*m_reader, QStringLiteral("open-webui/all-chats-export.json"), recorder), QString());
    QCOMPARE(recorder.conversations.size(), 1);
}

void TestOpenWebUiReader::leavesUnclosedBlocksInTheText() {
    const QString open = QStringLiteral("<details type=\"reasoning\" done=\"false\">\n> half");
    QCOMPARE(splitDetails(open).text, open);
    QCOMPARE(splitDetails(open).reasoning, QString());
    const QString strange = QStringLiteral(" <details type=\"poem\">x</details> ");
    QCOMPARE(splitDetails(strange).text, strange);
    QCOMPARE(splitThinking(QStringLiteral("<think>never ends")).reasoning, QStringLiteral("never ends"));
    QCOMPARE(splitThinking(QStringLiteral("I write <think> in the text")).reasoning, QString());
    const AnswerParts channels = splitThinking(QStringLiteral(
        "<|channel|>analysis<|message|>So.<|start|>assistant<|channel|>final<|message|>Answer"));
    QCOMPARE(channels.reasoning, QStringLiteral("So."));
    QCOMPARE(channels.text, QStringLiteral("Answer"));
}

QTEST_GUILESS_MAIN(TestOpenWebUiReader)
#include "tst_open_webui_reader.moc"
