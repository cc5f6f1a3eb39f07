// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/import_writer.h"

#include "app/store/history.h"
#include "tests/app/store/encrypted_history.h"
#include "tests/app/store/history_dump.h"

#include <QTemporaryDir>
#include <QTest>

using namespace conclave;
using Kind = ImportOutcome::Kind;

namespace {

ForeignMessage message(const char* id, const char* parent, Role role, const QString& text, qint64 createdMs) {
    return {.sourceId = QString::fromLatin1(id),
            .parentSourceId = QString::fromLatin1(parent),
            .role = role,
            .text = text,
            .createdMs = createdMs};
}

// A question with two answers, of which the first is gone on with.
ForeignConversation small() {
    ForeignConversation conversation{.source = QStringLiteral("chatgpt"),
                                     .sourceId = QStringLiteral("c1"),
                                     .title = QStringLiteral("Small")};
    conversation.messages = {
        message("a1", "q1", Role::Assistant, QStringLiteral("one"), 2000),
        message("q1", "", Role::User, QStringLiteral("count"), 1000),
        message("a2", "q1", Role::Assistant, QStringLiteral("two"), 3000),
        message("q2", "a1", Role::User, QStringLiteral("on"), 4000),
    };
    conversation.messages[0].provenance.modelName = QStringLiteral("gpt");
    return conversation;
}

} // namespace

class TstImportWriter : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir m_folder;
    std::unique_ptr<History> m_history;
    qint64 m_import = 0;

    std::unique_ptr<History> fresh() {
        static int number = 0;
        const QString path = m_folder.filePath(QStringLiteral("%1/h.sqlite").arg(++number));
        beginHistory(path);
        auto history = valueOf(History::open(path));
        valueOf(history->database().execute("PRAGMA synchronous = OFF"));
        return history;
    }
    ImportOutcome write(const ForeignConversation& conversation) {
        // A dry run says the same, and leaves nothing.
        const QStringList before = dumpOf(m_history->database());
        const ImportOutcome dry = valueOf(m_history->importConversation(0, conversation));
        if (const QString difference = differenceOf(before, dumpOf(m_history->database()));
            !difference.isEmpty())
            QTest::qFail(qPrintable(QStringLiteral("dry run: ") + difference), __FILE__, __LINE__);
        const ImportOutcome outcome = valueOf(m_history->importConversation(m_import, conversation));
        if (dry.kind != outcome.kind || dry.addedMessages != outcome.addedMessages ||
            dry.updatedMessages != outcome.updatedMessages || dry.repairedParents != outcome.repairedParents)
            QTest::qFail("a dry run says something else", __FILE__, __LINE__);
        if (dry.conversationId != (outcome.kind == Kind::Added ? 0 : outcome.conversationId))
            QTest::qFail("a dry run names another conversation", __FILE__, __LINE__);
        return outcome;
    }
    static QStringList textsOf(const QVector<MessageRow>& messages) {
        QStringList texts;
        for (const MessageRow& row : messages)
            texts.append(row.text);
        return texts;
    }
    ConversationRow row(qint64 id) { return valueOf(m_history->conversation(id)); }

    // What an export holds of a conversation; ids count within the file.
    static ForeignConversation exported(History& history, const ConversationRow& row) {
        ForeignConversation conversation{.source = row.source,
                                         .sourceId = row.sourceId,
                                         .uuid = row.uuid,
                                         .title = row.title,
                                         .titleSource = row.titleSource,
                                         .createdMs = row.createdMs,
                                         .updatedMs = row.updatedMs,
                                         .pinnedMs = row.pinnedMs,
                                         .archivedMs = row.archivedMs};
        for (const FolderRow& folder : valueOf(history.folders()))
            if (folder.id == row.folderId) {
                conversation.folderName = folder.name;
                conversation.folderUuid = folder.uuid;
            }
        QHash<qint64, QString> ids;
        for (const MessageRow& m : valueOf(history.tree(row.id))) {
            ids.insert(m.id, QString::number(ids.size() + 1));
            conversation.messages.append({.sourceId = ids[m.id],
                                          .parentSourceId = ids.value(m.parentId),
                                          .role = m.role,
                                          .text = m.text,
                                          .reasoning = m.reasoning,
                                          .reasoningMs = m.reasoningMs,
                                          .toolCalls = m.toolCalls,
                                          .state = m.state,
                                          .errorText = m.errorText,
                                          .createdMs = m.createdMs,
                                          .provenance = m.provenance});
        }
        conversation.currentSourceId = ids.value(row.currentLeaf);
        return conversation;
    }

  private slots:
    void init() {
        m_history = fresh();
        m_import = valueOf(m_history->beginImport(QStringLiteral("chatgpt"), QStringLiteral("f.json")));
    }

    void addsAConversationWithItsBranches() {
        const ImportOutcome outcome = write(small());
        QCOMPARE(outcome.kind, Kind::Added);
        QCOMPARE(outcome.addedMessages, 4);
        const ConversationRow conversation = row(outcome.conversationId);
        QCOMPARE(conversation.title, QStringLiteral("Small"));
        QCOMPARE(conversation.titleSource, TitleSource::Import);
        QCOMPARE(conversation.source, QStringLiteral("chatgpt"));
        QCOMPARE(conversation.createdMs, 1000);
        QCOMPARE(conversation.updatedMs, 4000);
        const QVector<MessageRow> tree = valueOf(m_history->tree(conversation.id));
        QCOMPARE(textsOf(tree), (QStringList{"count", "one", "two", "on"}));
        QCOMPARE(tree[1].provenance.modelName, QStringLiteral("gpt"));
        QCOMPARE(textsOf(valueOf(m_history->branch(conversation.id))), (QStringList{"count", "one", "on"}));
    }

    void importingAgainChangesNothing() {
        const qint64 id = write(small()).conversationId;
        const QStringList before = dumpOf(m_history->database());
        m_import = valueOf(m_history->beginImport(QStringLiteral("chatgpt"), QStringLiteral("f.json")));
        const ImportOutcome outcome = write(small());
        QCOMPARE(outcome.kind, Kind::Unchanged);
        QCOMPARE(outcome.conversationId, id);
        valueOf(m_history->finishImport(m_import, QStringLiteral("nothing"))); // and is forgotten
        QCOMPARE(differenceOf(before, dumpOf(m_history->database())), QString());
    }

    void messagesWithoutIdsAreFoundByWhatTheyAre() {
        ForeignConversation conversation = small();
        conversation.messages = {message("", "", Role::User, QStringLiteral("a"), 1000),
                                 message("", "", Role::User, QStringLiteral("b"), 0)};
        write(conversation);
        QCOMPARE(write(conversation).kind, Kind::Unchanged);
        conversation.messages[1].text += u'!'; // found by its time
        QCOMPARE(write(conversation).kind, Kind::Unchanged);
        conversation.messages[1].text.chop(1);
        conversation.messages[1].createdMs = 1234; // by its text
        QCOMPARE(write(conversation).kind, Kind::Unchanged);
        conversation.messages.append(message("", "", Role::User, QStringLiteral("a"), 5000));
        QCOMPARE(write(conversation).addedMessages, 1);
        QCOMPARE(write(conversation).kind, Kind::Unchanged);
    }

    void siblingsWithTheSameWordsAreToldApartByTheirIds() {
        ForeignConversation conversation = small();
        write(conversation);
        conversation.messages.append(message("a3", "q1", Role::Assistant, QStringLiteral("two"), 3000));
        QCOMPARE(write(conversation).addedMessages, 1);
        QCOMPARE(write(conversation).kind, Kind::Unchanged);
    }

    void takesLongerAnswersAndNewMessagesOver() {
        const qint64 id = write(small()).conversationId;
        ForeignConversation longer = small();
        longer.messages[0].text = QStringLiteral("one and\n```\ncode\n```");
        longer.messages[1].text = QStringLiteral("a longer question is another one"); // not an answer
        longer.messages.append(message("a4", "q2", Role::Assistant, QStringLiteral("end"), 9000));
        const ImportOutcome outcome = write(longer);
        QCOMPARE(outcome.kind, Kind::Updated);
        QCOMPARE(outcome.addedMessages, 1);
        QCOMPARE(outcome.updatedMessages, 1);
        QCOMPARE(textsOf(valueOf(m_history->branch(id))),
                 (QStringList{"count", "one and\n```\ncode\n```", "on", "end"}));
        QCOMPARE(row(id).updatedMs, 9000);
        QCOMPARE(valueOf(m_history->database().number("SELECT sum(has_code) FROM messages")), 1);
        // A shorter one is an older file.
        QCOMPARE(write(small()).kind, Kind::Unchanged);
    }

    void whoLooksAtAnotherBranchKeepsIt() {
        const qint64 id = write(small()).conversationId;
        const qint64 other = valueOf(m_history->tree(id))[2].id;
        valueOf(m_history->selectBranch(id, other));
        ForeignConversation longer = small();
        longer.messages.append(message("a4", "q2", Role::Assistant, QStringLiteral("end"), 9000));
        write(longer);
        QCOMPARE(row(id).currentLeaf, other);
    }

    void aTitleGivesWayOnlyToAHigherSource() {
        const qint64 id = write(small()).conversationId;
        ForeignConversation renamed = small();
        renamed.title = QStringLiteral("Renamed there");
        QCOMPARE(write(renamed).kind, Kind::Updated);
        QCOMPARE(row(id).title, renamed.title);
        valueOf(m_history->rename(id, QStringLiteral("model"), TitleSource::Model));
        QCOMPARE(row(id).title, renamed.title);
        valueOf(m_history->rename(id, QStringLiteral("mine")));
        renamed.title = QStringLiteral("Renamed again");
        QCOMPARE(write(renamed).kind, Kind::Unchanged);
        renamed.titleSource = TitleSource::Person;
        QCOMPARE(write(renamed).kind, Kind::Unchanged);
        QCOMPARE(row(id).title, QStringLiteral("mine"));
    }

    void nullTitlesBecomeTheFirstWords() {
        ForeignConversation conversation = small();
        conversation.title.clear();
        const qint64 id = write(conversation).conversationId;
        QCOMPARE(row(id).title, QStringLiteral("count"));
        QCOMPARE(row(id).titleSource, TitleSource::FirstWords);
    }

    void repairsParentsThatAreNotThereAndCycles() {
        ForeignConversation conversation = small();
        conversation.messages = {
            message("lost", "nowhere", Role::User, QStringLiteral("lost"), 1000),
            message("x", "y", Role::User, QStringLiteral("x"), 3000),
            message("y", "z", Role::Assistant, QStringLiteral("y"), 2000),
            message("z", "x", Role::User, QStringLiteral("z"), 4000),
            message("self", "self", Role::User, QStringLiteral("self"), 5000),
            message("below", "y", Role::User, QStringLiteral("below"), 1), // older than its parent
        };
        const ImportOutcome outcome = write(conversation);
        QCOMPARE(outcome.addedMessages, 6);
        QCOMPARE(outcome.repairedParents, 3);
        const QVector<MessageRow> tree = valueOf(m_history->tree(outcome.conversationId));
        QCOMPARE(tree.size(), 6);
        for (const MessageRow& m : tree)
            QVERIFY(m.parentId < m.id);
        QCOMPARE(write(conversation).kind, Kind::Unchanged);
    }

    void unknownTimesComeFromTheParent() {
        ForeignConversation conversation = small();
        for (ForeignMessage& m : conversation.messages)
            m.createdMs = 0;
        conversation.messages[1].createdMs = 700;
        const qint64 id = write(conversation).conversationId;
        for (const MessageRow& m : valueOf(m_history->tree(id)))
            QCOMPARE(m.createdMs, 700);
        QCOMPARE(row(id).createdMs, 700);
        QCOMPARE(row(id).updatedMs, 700);
    }

    void whatIsInTheTrashStaysThere() {
        const qint64 id = write(small()).conversationId;
        const qint64 answer = valueOf(m_history->tree(id))[1].id;
        valueOf(m_history->removeBranch(id, answer));
        ForeignConversation longer = small();
        longer.messages.append(message("a4", "q2", Role::Assistant, QStringLiteral("below"), 9000));
        QCOMPARE(write(longer).kind, Kind::Unchanged);
        QCOMPARE(valueOf(m_history->tree(id)).size(), 2);
        valueOf(m_history->remove({id}));
        const QStringList before = dumpOf(m_history->database());
        const ImportOutcome outcome = write(longer);
        QCOMPARE(outcome.kind, Kind::InTrash);
        QCOMPARE(outcome.conversationId, id);
        QCOMPARE(differenceOf(before, dumpOf(m_history->database())), QString());
    }

    void saysThatAConversationIsEmpty() {
        ForeignConversation conversation = small();
        conversation.messages.clear();
        QCOMPARE(write(conversation).kind, Kind::Empty);
        conversation.messages = {message("s", "", Role::System, {}, 1)};
        QCOMPARE(write(conversation).kind, Kind::Empty);
        QVERIFY(valueOf(m_history->conversations()).isEmpty());
    }

    void foldersAreFoundByTheirNames() {
        ForeignConversation conversation = small();
        conversation.folderName = QStringLiteral("Project");
        write(conversation);
        conversation.sourceId = QStringLiteral("c2");
        const qint64 id = write(conversation).conversationId;
        const QVector<FolderRow> folders = valueOf(m_history->folders());
        QCOMPARE(folders.size(), 1);
        QCOMPARE(folders[0].conversationCount, 2);
        QCOMPARE(row(id).folderId, folders[0].id);
    }

    void refusesAnImportThatIsNotThere() {
        QVERIFY(errorOf(m_history->importConversation(4711, small())) != nullptr);
        write(small());
        valueOf(m_history->removeImport(m_import));
        QVERIFY(errorOf(m_history->importConversation(m_import, small())) != nullptr);
        QVERIFY(errorOf(m_history->removeImport(m_import)) != nullptr);
        QVERIFY(errorOf(m_history->finishImport(4711, {})) != nullptr);
    }

    void ourOwnExportsComeBackAsTheyWere() {
        const QString lone = QStringLiteral("a") + QChar(0xd83d) + QChar(0) + QStringLiteral("b");
        const auto other = fresh();
        write(small());
        const FolderRow folder = valueOf(m_history->createFolder(QStringLiteral("F")));
        const MessageRow question = valueOf(m_history->createQuestion(0, 0, lone, lone));
        const qint64 id = question.conversationId;
        MessageRow first;
        for (const char* text : {"one", "one", "two"}) {
            const MessageRow a =
                valueOf(m_history->createAnswer(id, question.id, {.modelName = QStringLiteral("m")}));
            valueOf(m_history->finishAnswer(
                {a.id, QString::fromLatin1(text), lone, 5, QStringLiteral("{}\n")}, MessageState::Stopped,
                lone, {.modelName = lone, .systemPrompt = lone, .contextTokens = 9}));
            first = first.id == 0 ? a : first;
        }
        valueOf(m_history->selectBranch(id, first.id));
        valueOf(m_history->moveToFolder({id}, folder.id));
        valueOf(m_history->setPinned(id, true));
        const MessageRow emptied = valueOf(m_history->createQuestion(0, 0, lone, QStringLiteral("empty")));
        valueOf(m_history->removeBranch(emptied.conversationId, emptied.id));
        valueOf(m_history->setArchived(emptied.conversationId, true));

        const qint64 import = valueOf(other->beginImport(QString(), QStringLiteral("export.json")));
        QVector<ForeignConversation> files;
        for (const ConversationRow& conversation : valueOf(m_history->conversations()))
            files.append(exported(*m_history, conversation));
        for (const ForeignConversation& file : files) {
            QCOMPARE(valueOf(other->importConversation(import, file)).kind, Kind::Added);
            QCOMPARE(valueOf(other->importConversation(import, file)).kind, Kind::Unchanged);
            QCOMPARE(valueOf(m_history->importConversation(m_import, file)).kind, Kind::Unchanged);
        }
        const QVector<ConversationRow> before = valueOf(m_history->conversations());
        for (const ConversationRow& conversation : before) {
            const QString uuid = conversation.uuid;
            const QVector<ConversationRow> rows = valueOf(other->conversations());
            const auto same = std::find_if(rows.begin(), rows.end(),
                                           [&uuid](const ConversationRow& row) { return row.uuid == uuid; });
            QVERIFY(same != rows.end());
            const ForeignConversation a = exported(*m_history, conversation);
            const ForeignConversation b = exported(*other, *same);
            QCOMPARE(b.title, a.title);
            QCOMPARE(b.titleSource, a.titleSource);
            QCOMPARE(b.source + b.sourceId, a.source + a.sourceId);
            QCOMPARE(b.createdMs, a.createdMs);
            QCOMPARE(b.updatedMs, a.updatedMs);
            QCOMPARE(b.pinnedMs, a.pinnedMs);
            QCOMPARE(b.archivedMs, a.archivedMs);
            QCOMPARE(b.folderUuid, a.folderUuid);
            QCOMPARE(b.currentSourceId, a.currentSourceId);
            QCOMPARE(b.messages.size(), a.messages.size());
            for (int i = 0; i < a.messages.size(); ++i) {
                QCOMPARE(b.messages[i].parentSourceId, a.messages[i].parentSourceId);
                QCOMPARE(b.messages[i].text, a.messages[i].text);
                QCOMPARE(b.messages[i].reasoning, a.messages[i].reasoning);
                QCOMPARE(b.messages[i].toolCalls, a.messages[i].toolCalls);
                QCOMPARE(b.messages[i].state, a.messages[i].state);
                QCOMPARE(b.messages[i].errorText, a.messages[i].errorText);
                QCOMPARE(b.messages[i].createdMs, a.messages[i].createdMs);
                QVERIFY(b.messages[i].provenance == a.messages[i].provenance);
            }
        }
    }

    void aDamagedTreeOfThousandsIsNoTrouble() {
        ForeignConversation conversation = small();
        conversation.messages.clear();
        for (int i = 0; i < 5000; ++i) // the last one first, and the first one below the last
            conversation.messages.prepend(message(qPrintable(QString::number(i)),
                                                  qPrintable(QString::number((i + 4999) % 5000)), Role::User,
                                                  QString::number(i), i + 1));
        const ImportOutcome outcome = write(conversation);
        QCOMPARE(outcome.addedMessages, 5000);
        QCOMPARE(outcome.repairedParents, 1);
        QCOMPARE(valueOf(m_history->branch(outcome.conversationId)).size(), 5000);
        QCOMPARE(write(conversation).kind, Kind::Unchanged);
    }
};

QTEST_GUILESS_MAIN(TstImportWriter)
#include "tst_import_writer.moc"
