// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/conversation_export.h"
#include "app/export/export_file.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <limits>
#include <sys/resource.h>

using namespace conclave;

namespace {

constexpr qint64 kNoonMs = 1764000000123; // 2025-11-24T16:00:00.123Z

MessageRow question(qint64 id, qint64 parent, const QString& text) {
    return {.id = id,
            .conversationId = 1,
            .parentId = parent,
            .role = Role::User,
            .text = text,
            .createdMs = kNoonMs};
}

MessageRow answer(qint64 id, qint64 parent, const QString& text,
                  MessageState state = MessageState::Complete) {
    MessageRow row{.id = id,
                   .conversationId = 1,
                   .parentId = parent,
                   .role = Role::Assistant,
                   .text = text,
                   .state = state,
                   .createdMs = kNoonMs + 1000};
    row.provenance.modelName = QStringLiteral("Starter");
    return row;
}

ExportedConversation conversation(const QVector<MessageRow>& messages, qint64 leaf) {
    return {.conversation = {.id = 1,
                             .uuid = QStringLiteral("0d4ff6e2-3b7c-4a53-9a8e-000000000001"),
                             .title = QStringLiteral("Bread & butter"),
                             .createdMs = kNoonMs,
                             .updatedMs = kNoonMs + 1000,
                             .currentLeaf = leaf,
                             .messageCount = int(messages.size())},
            .messages = messages};
}

QByteArray markdownOf(const MessageRow& last) {
    return exportMarkdown(conversation({question(1, 0, QStringLiteral("Q")), last}, last.id));
}

} // namespace

class TstConversationExport : public QObject {
    Q_OBJECT

  private slots:
    void markdownIsTheShownBranch() {
        MessageRow second = answer(3, 1, QStringLiteral("Flour, water, salt.\n\n```sh\nbake --hot\n```\n"));
        second.reasoning = QStringLiteral("thoughts");
        const QByteArray expected = "# Bread & butter\n"
                                    "\n"
                                    "2025-11-24 16:00 UTC\n"
                                    "\n"
                                    "## You\n"
                                    "\n"
                                    "How is bread made?\n"
                                    "\n"
                                    "## Starter\n"
                                    "\n"
                                    "<details>\n"
                                    "<summary>Reasoning</summary>\n"
                                    "\n"
                                    "thoughts\n"
                                    "\n"
                                    "</details>\n"
                                    "\n"
                                    "Flour, water, salt.\n"
                                    "\n"
                                    "```sh\n"
                                    "bake --hot\n"
                                    "```\n"
                                    "\n"
                                    "## You\n"
                                    "\n"
                                    "Thanks\n";
        QCOMPARE(exportMarkdown(conversation({question(1, 0, QStringLiteral("How is bread made?")),
                                              answer(2, 1, QStringLiteral("another branch")), second,
                                              question(4, 3, QStringLiteral("Thanks"))},
                                             4)),
                 expected);
    }

    void attachmentsAreNamedAndFolded() {
        MessageRow row = question(1, 0, QStringLiteral("Q"));
        row.attachments = {{.name = QStringLiteral("a<b>.md"),
                            .mediaType = QStringLiteral("text/markdown"),
                            .sizeBytes = 1536,
                            .text = QStringLiteral("```sh\n</details>\n```\n"),
                            .note = {}}};
        const ExportedConversation exported = conversation({row, answer(2, 1, QStringLiteral("A"))}, 2);
        const QByteArray markdown = exportMarkdown(exported);
        QVERIFY2(
            markdown.contains("## You\n\n<details>\n<summary>Attached: a&lt;b&gt;.md (1.5 kB)</summary>\n\n"
                              "````\n```sh\n</details>\n```\n````\n\n</details>\n\nQ\n"),
            markdown.constData());
        const QByteArray html = exportHtml(exported);
        QVERIFY2(html.contains("<summary dir=\"auto\">Attached: a&lt;b&gt;.md (1.5 kB)</summary>"),
                 html.constData());
        QVERIFY(html.contains("&lt;/details&gt;"));
        const QByteArray text = exportText(exported);
        QVERIFY2(text.contains("\nAttached: a<b>.md (1.5 kB)\n\nQ\n"), text.constData());
    }

    void markdownLeavesReasoningOutWhenAsked() {
        MessageRow row = answer(2, 1, QStringLiteral("A"));
        row.reasoning = QStringLiteral("thoughts");
        const QByteArray all = exportMarkdown(conversation({question(1, 0, QStringLiteral("Q")), row}, 2),
                                              {.withReasoning = false});
        QVERIFY(all.endsWith("## Starter\n\nA\n"));
    }

    // What a model thinks cannot end the block that folds it, nor leave a code block open in it.
    void markdownKeepsReasoningInItsFold() {
        MessageRow row = answer(2, 1, QStringLiteral("A"));
        row.reasoningMs = 3210;
        row.reasoning = QStringLiteral("a\n</details>\n<Summary>\n```html\n</details>");
        QVERIFY2(markdownOf(row).contains("<summary>Reasoning (3.2 s)</summary>\n\na\n\\</details>\n"
                                          "\\<Summary>\n```html\n</details>\n```\n\n</details>\n\nA\n"),
                 markdownOf(row));
    }

    void allBranchesHoldEachMessageOnce() {
        const ExportedConversation tree =
            conversation({question(1, 0, QStringLiteral("one")), answer(2, 1, QStringLiteral("two")),
                          answer(3, 1, QStringLiteral("three")), question(4, 2, QStringLiteral("four")),
                          question(5, 3, QStringLiteral("five")), question(6, 0, QStringLiteral("six"))},
                         4);
        const QByteArray all = exportMarkdown(tree, {.withAllBranches = true});
        QList<qsizetype> places;
        for (const char* text : {"\none\n", "\ntwo\n", "\nfour\n", "\nthree\n", "\nfive\n", "\nsix\n"}) {
            QCOMPARE(all.count(text), 1);
            places << all.indexOf(text);
        }
        QVERIFY2(std::is_sorted(places.begin(), places.end()), all);
        QVERIFY2(all.contains("\n---\n\n*Another branch, after: “one”*\n\n## Starter\n\nthree\n"), all);
        QVERIFY2(all.contains("\n---\n\n*Another branch, from the start*\n\n## You\n\nsix\n"), all);
        QVERIFY(!exportMarkdown(tree).contains("three"));
        QCOMPARE(exportText(tree, {.withAllBranches = true}).count("three"), 1);
    }

    void plainTextHasNoMarks() {
        MessageRow row = answer(2, 1, QStringLiteral("Fl\n"), MessageState::Stopped);
        row.reasoning = QStringLiteral("Hm");
        row.toolCalls = QStringLiteral("{\"name\":\"weather\"}\n");
        QCOMPARE(
            exportText(conversation({question(1, 0, QStringLiteral("Q")), row}, 2)),
            QByteArray("Bread & butter\n==============\n\n2025-11-24 16:00 UTC\n\nYou\n---\n\nQ\n\nStarter\n"
                       "-------\n\n[Reasoning]\n\nHm\n\n[End of the reasoning]\n\nFl\n\nWants to call the "
                       "tool weather:\n\n{}\n\n(stopped)\n"));
    }

    void aSelectionHangsTogether() {
        ExportedConversation tree =
            conversation({question(1, 0, QStringLiteral("a")), answer(2, 1, QStringLiteral("b")),
                          question(3, 2, QStringLiteral("c")), answer(4, 3, QStringLiteral("d")),
                          answer(5, 3, QStringLiteral("e"))},
                         4);
        const ExportedConversation selected = selectMessages(tree, {4, 1});
        QCOMPARE(selected.messages.size(), 2);
        QCOMPARE(selected.messages[0].id, 1);
        QCOMPARE(selected.messages[1].parentId, 1);
        QCOMPARE(selected.conversation.currentLeaf, 4);
        QVERIFY(
            selected.conversation.uuid.isEmpty()); // or an import would take it for all of the conversation
        QVERIFY(exportMarkdown(selected).endsWith("## You\n\na\n\n## Starter\n\nd\n"));

        tree.messages[3].summary = {1, 4, QStringLiteral("a to d"), {}, kNoonMs};
        QCOMPARE(selectMessages(tree, {4, 1}).messages[1].summary,
                 SummaryRow()); // of what was not chosen too
    }

    void markdownSaysWhyAnAnswerIsNotWhole_data() {
        QTest::addColumn<MessageState>("state");
        QTest::addColumn<QString>("stopReason");
        QTest::addColumn<QByteArray>("note");
        QTest::newRow("complete") << MessageState::Complete << QStringLiteral("end_of_turn") << QByteArray();
        QTest::newRow("stopped") << MessageState::Stopped << QStringLiteral("cancelled")
                                 << QByteArray("\n*(stopped)*\n");
        QTest::newRow("interrupted") << MessageState::Interrupted << QString()
                                     << QByteArray("\n*(interrupted)*\n");
        QTest::newRow("failed") << MessageState::Failed << QStringLiteral("error")
                                << QByteArray("\n*(failed: Out of memory.)*\n");
        QTest::newRow("token limit") << MessageState::Complete << QStringLiteral("token_limit")
                                     << QByteArray("\n*(ended at the token limit)*\n");
    }
    void markdownSaysWhyAnAnswerIsNotWhole() {
        QFETCH(MessageState, state);
        QFETCH(QString, stopReason);
        QFETCH(QByteArray, note);
        MessageRow row = answer(2, 1, QStringLiteral("Half"), state);
        row.provenance.stopReason = stopReason;
        row.errorText = QStringLiteral("Out of\nmemory.");
        const QByteArray all = markdownOf(row);
        QVERIFY2(all.endsWith("## Starter\n\nHalf\n" + note), all.constData());
    }

    void markdownClosesACutOffCodeBlock_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("closing");
        QTest::newRow("backticks") << QStringLiteral("a\n```cpp\nint i;") << QStringLiteral("\n```");
        QTest::newRow("longer") << QStringLiteral("````md\n```\nx\n```") << QStringLiteral("\n````");
        QTest::newRow("tildes") << QStringLiteral("~~~\n```\n") << QStringLiteral("\n~~~");
        QTest::newRow("in a list item") << QStringLiteral("1. a\n   ```\n   b") << QStringLiteral("\n   ```");
        QTest::newRow("whole") << QStringLiteral("```\nx\n```") << QString();
        QTest::newRow("Windows line ends") << QStringLiteral("```\r\nx\r\n```\r") << QString();
        QTest::newRow("inline code") << QStringLiteral("```a``` b") << QString();
        QTest::newRow("two") << QStringLiteral("```\nx\n```\n```py\ny") << QStringLiteral("\n```");
    }
    void markdownClosesACutOffCodeBlock() {
        QFETCH(QString, text);
        QFETCH(QString, closing);
        while (text.endsWith(u'\n'))
            text.chop(1);
        const QByteArray all = markdownOf(answer(2, 1, text, MessageState::Interrupted));
        const QByteArray end = (text + closing).toUtf8() + "\n\n*(interrupted)*\n";
        QVERIFY2(all.endsWith("\n\n" + end), all.constData());
    }

    void markdownNamesAModelThatIsNotKnown() {
        MessageRow row = answer(2, 1, QString());
        row.provenance = {};
        QVERIFY(markdownOf(row).endsWith("\n## Assistant\n"));
    }

    void markdownShowsToolCalls() {
        MessageRow last = answer(2, 1, QStringLiteral("I look."));
        last.toolCalls = QStringLiteral("{\"name\":\"weather\",\"arguments\":{\"b\":\"```\",\"a\":1}}\n");
        QVERIFY2(markdownOf(last).endsWith("\n## Starter\n\nI look.\n\nWants to call the tool `weather`:\n\n"
                                           "````json\n{\n  \"b\": \"```\",\n  \"a\": 1\n}\n````\n"),
                 markdownOf(last));
        last.toolCalls = QStringLiteral("{\"name\":\"a`b\"}\nnot json\n"); // as a damaged history may hold
        QVERIFY2(markdownOf(last).contains("`` a`b ``:\n\n```json\n{}\n```\n"), markdownOf(last));
        QVERIFY(markdownOf(last).contains("not json"));
    }

    void markdownTitleStaysOnItsLine() {
        ExportedConversation exported = conversation({}, 0);
        exported.conversation.title = QStringLiteral("a\n# b\t c");
        QVERIFY(exportMarkdown(exported).startsWith("# a # b c\n"));
        exported.conversation.title.clear();
        QCOMPARE(exportMarkdown(exported), QByteArray("# Conversation\n\n2025-11-24 16:00 UTC\n"));
    }

    void markdownEndsOnParentsThatGoInCircles() {
        QVERIFY(exportMarkdown(
                    conversation({question(1, 2, QStringLiteral("a")), answer(2, 1, QStringLiteral("b"))}, 2))
                    .contains("## Starter"));
    }

    void jsonIsTheWholeTree() {
        MessageRow stopped = answer(2, 1, QStringLiteral("Fl"), MessageState::Stopped);
        stopped.reasoning = QStringLiteral("Hm \"ok\"");
        stopped.reasoningMs = 1500;
        stopped.toolCalls = QStringLiteral("{\"name\":\"weather\",\"arguments\":{\"city\":\"Rome\"}}\n");
        stopped.provenance = {.modelName = QStringLiteral("Starter"),
                              .modelPath = QStringLiteral("/m/s.gguf"),
                              .fileHash = QStringLiteral("ab12"),
                              .quantization = QStringLiteral("Q8_0"),
                              .engineVersion = QStringLiteral("0.1.0"),
                              .sampling = {.temperature = 0.7, .seed = std::numeric_limits<quint64>::max()},
                              .promptTokens = 12,
                              .generatedTokens = 3,
                              .firstTokenMs = 8.5,
                              .tokensPerSecond = 25,
                              .stopReason = QStringLiteral("cancelled"),
                              .systemPrompt = QStringLiteral("Be brief."),
                              .templateHash = QStringLiteral("cd34"),
                              .device = QStringLiteral("CPU"),
                              .cacheType = QStringLiteral("f16"),
                              .contextTokens = 4096,
                              .thinking = QStringLiteral("low"),
                              .droppedTurns = 2};
        stopped.summary = {3, 2, QStringLiteral("About bread."), QStringLiteral("Starter"), kNoonMs + 3000};
        MessageRow pinned = question(1, 0, QStringLiteral("Wie geht\n\"Brot\"?"));
        pinned.pinnedMs = kNoonMs + 4000;
        ExportedConversation exported = conversation({pinned, stopped}, 2);
        exported.conversation.titleSource = TitleSource::Person;
        exported.conversation.pinnedMs = kNoonMs + 2000;
        exported.conversation.source = QStringLiteral("chatgpt");
        exported.conversation.sourceId = QStringLiteral("c-1");
        exported.folder = {7, QStringLiteral("0d4ff6e2-3b7c-4a53-9a8e-0000000000f1"),
                           QStringLiteral("Baking"), 1};
        QFile golden(QStringLiteral(CONCLAVE_SOURCE_DIR "/tests/app/export/conversation.json"));
        QVERIFY(golden.open(QIODevice::ReadOnly));
        const QByteArray expected = golden.readAll();
        QCOMPARE(exportJson(exported), expected);
    }

    void jsonOfAnEmptyConversation() {
        const QByteArray json = exportJson(conversation({}, 0));
        QVERIFY2(json.endsWith("\"currentLeaf\": null,\n      \"messages\": []\n    }\n  ]\n}\n"), json);
    }

    // Read back by somebody else's parser.
    void jsonKeepsAnyText_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("NUL and controls")
            << QStringLiteral("a") + QChar(0) + QChar(1) + QChar(0x1f) + QChar(0x7f);
        QTest::newRow("quotes") << QStringLiteral("\\\"/'\b\f\n\r\t\\u0041");
        QTest::newRow("emoji") << QStringLiteral("👩‍👩‍👧‍👦 ü ж 漢");
        QTest::newRow("separators") << QStringLiteral("a\u2028b\u2029c");
        QTest::newRow("high surrogate alone") << QStringLiteral("a") + QChar(0xd83d) + QStringLiteral("b");
        QTest::newRow("low surrogate at the end") << QStringLiteral("a") + QChar(0xde00);
        QTest::newRow("surrogates swapped") << QString(QChar(0xde00)) + QChar(0xd83d);
    }
    void jsonKeepsAnyText() {
        QFETCH(QString, text);
        ExportedConversation exported = conversation({question(1, 0, text)}, 1);
        exported.conversation.title = text;
        QJsonParseError error;
        const QJsonDocument parsed = QJsonDocument::fromJson(exportJson(exported), &error);
        QCOMPARE(error.error, QJsonParseError::NoError);
        QVERIFY(parsed[u"conversations"][0][u"title"].toString() == text);
        QVERIFY(parsed[u"conversations"][0][u"messages"][0][u"text"].toString() == text);
    }

    void jsonHasWordsForNumbersThatAreNone() {
        MessageRow row = answer(1, 0, QString());
        row.provenance.tokensPerSecond = -std::numeric_limits<double>::infinity();
        row.provenance.firstTokenMs = std::numeric_limits<double>::quiet_NaN();
        const QByteArray json = exportJson(conversation({row}, 1));
        QVERIFY(json.contains("\"tokensPerSecond\": \"-Infinity\","));
        QVERIFY(json.contains("\"firstTokenMs\": null,"));
    }

    void jsonDoesNotDependOnTheDatabase() {
        const QByteArray low = exportJson(
            conversation({question(1, 0, QStringLiteral("a")), answer(2, 1, QStringLiteral("b"))}, 2));
        const QByteArray high = exportJson(
            conversation({question(70, 0, QStringLiteral("a")), answer(95, 70, QStringLiteral("b"))}, 95));
        QCOMPARE(low, high);
    }

    void writesAndReplaces() {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.md"));
        QCOMPARE(writeExport(path, "first"), QString());
        QCOMPARE(writeExport(path, QByteArray("se\0cond", 7)), QString());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("se\0cond", 7));
    }

    void saysWhyItCannotWrite() {
        QTemporaryDir folder;
        QVERIFY(writeExport(folder.path(), "x").contains(QStringLiteral("is a folder")));
        QVERIFY(writeExport(folder.filePath(QStringLiteral("no/such/a.md")), "x")
                    .contains(QStringLiteral("does not exist")));
        QVERIFY(!writeExport(QStringLiteral("/proc/conclave.md"), "x").isEmpty());
    }

    void keepsTheOldFileWhenTheDiskIsFull() {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.md"));
        QCOMPARE(writeExport(path, "old"), QString());
        // No file of this process may grow beyond a page: a full disk, seen from inside.
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        const rlimit tight{.rlim_cur = 4096, .rlim_max = before.rlim_max};
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &tight), 0);
        const QString sentence = writeExport(path, QByteArray(1 << 20, 'x'));
        setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(sentence.contains(QStringLiteral("could not be written")));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("old"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void makesFileNamesOfTitles_data() {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << QStringLiteral("Bread & butter") << QStringLiteral("Bread & butter.md");
        QTest::newRow("separators") << QStringLiteral("../etc/pass\\wd") << QStringLiteral("etc pass wd.md");
        QTest::newRow("hidden") << QStringLiteral("..hidden") << QStringLiteral("hidden.md");
        QTest::newRow("controls") << QStringLiteral("a\nb\t\x01") + QChar(0) + u'c'
                                  << QStringLiteral("a b c.md");
        QTest::newRow("reserved") << QStringLiteral("a<b>:\"c\"|d?*") << QStringLiteral("a b c d.md");
        QTest::newRow("direction") << QStringLiteral("harmless\u202egnp.exe")
                                   << QStringLiteral("harmless gnp.exe.md");
        QTest::newRow("nothing left") << QStringLiteral(" ./. ") << QStringLiteral("Conversation.md");
        QTest::newRow("empty") << QString() << QStringLiteral("Conversation.md");
        QTest::newRow("umlauts and emoji")
            << QStringLiteral("Übung 👩‍👧") << QStringLiteral("Übung 👩‍👧.md");
        QTest::newRow("lone surrogate") << QStringLiteral("a") + QChar(0xd83d) << QStringLiteral("a.md");
        QTest::newRow("device") << QStringLiteral("con") << QStringLiteral("_con.md");
        QTest::newRow("device with a dot") << QStringLiteral("NUL.txt") << QStringLiteral("_NUL.txt.md");
        QTest::newRow("no device") << QStringLiteral("console") << QStringLiteral("console.md");
        QTest::newRow("long in bytes")
            << QString(80, QChar(0x6f22)) << QString(65, QChar(0x6f22)) + QStringLiteral(".md");
        QTest::newRow("long") << QString(200, u'x') << QString(77, u'x') + QStringLiteral(".md");
        QTest::newRow("cut in a pair")
            << QString(76, u'x') + QStringLiteral("👩 tail") << QString(76, u'x') + QStringLiteral(".md");
    }
    void makesFileNamesOfTitles() {
        QFETCH(QString, title);
        QFETCH(QString, name);
        QCOMPARE(exportFileName(title, ExportFormat::Markdown), name);
        QVERIFY(exportFileName(title, ExportFormat::Json).endsWith(QStringLiteral(".json")));
        QVERIFY(exportFileName(title, ExportFormat::Json).size() <= 80);
    }

    void offersAFolderThatIsThere() {
        QTemporaryDir home;
        const QByteArray before = qgetenv("HOME");
        qputenv("HOME", home.path().toUtf8());
        QCOMPARE(folderForFiles(), home.path());
        QVERIFY(QDir(home.path()).mkdir(QStringLiteral("Documents")));
        QCOMPARE(folderForFiles(), home.filePath(QStringLiteral("Documents")));
        qputenv("HOME", before);
    }

    void saysThatANameIsTooLong() {
        QTemporaryDir folder;
        const QString sentence = writeExport(folder.filePath(QString(250, u'x')), "x");
        QVERIFY2(sentence.contains(QStringLiteral("too long")), qPrintable(sentence));
        QVERIFY(QDir(folder.path()).isEmpty());
        QCOMPARE(writeExport(folder.filePath(QString(248, u'x')), "x"), QString());
    }

    void namesThatFileSystemsMayMixUpGetNumbers() {
        QTemporaryDir folder;
        const QDir dir(folder.path());
        QFile there(dir.filePath(QStringLiteral("c.md")));
        QVERIFY(there.open(QIODevice::WriteOnly));
        UsedNames names;
        QCOMPARE(names.take(QStringLiteral("Bread.md"), QStringLiteral(".md"), dir),
                 QStringLiteral("Bread.md"));
        QCOMPARE(names.take(QStringLiteral("BREAD.md"), QStringLiteral(".md"), dir),
                 QStringLiteral("BREAD (2).md"));
        QCOMPARE(names.take(QStringLiteral("bread.md"), QStringLiteral(".md"), dir),
                 QStringLiteral("bread (3).md"));
        QCOMPARE(names.take(QStringLiteral("caf\u00e9.md"), QStringLiteral(".md"), dir),
                 QStringLiteral("caf\u00e9.md"));
        QCOMPARE(names.take(QStringLiteral("cafe\u0301.md"), QStringLiteral(".md"), dir),
                 QStringLiteral("cafe\u0301 (2).md"));
        QCOMPARE(names.take(QStringLiteral("c.md"), QStringLiteral(".md"), dir), QStringLiteral("c (2).md"));
    }
};

QTEST_GUILESS_MAIN(TstConversationExport)
#include "tst_conversation_export.moc"
