// SPDX-License-Identifier: GPL-3.0-or-later
// What is removed comes back exactly as it was, in any order (app/store/trash.cpp, purge.cpp).
#include "app/store/history.h"

#include "tests/app/store/encrypted_history.h"
#include "tests/app/store/history_dump.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace conclave;

class TstTrash : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir m_folder;
    QString m_path;
    std::unique_ptr<History> m_history;

    void reopen() {
        m_history.reset();
        m_history = valueOf(History::open(m_path));
        valueOf(m_history->database().execute("PRAGMA synchronous = OFF"));
    }
    QStringList dump() { return dumpOf(m_history->database()); }
    qint64 count(const char* sql) { return valueOf(m_history->database().number(sql)); }
    MessageRow ask(qint64 conversation, qint64 parent, const QString& text = QStringLiteral("question")) {
        return valueOf(m_history->createQuestion(conversation, parent, text, QStringLiteral("title")));
    }
    MessageRow answer(const MessageRow& question, const QString& text = QStringLiteral("answer")) {
        const MessageRow row = valueOf(m_history->createAnswer(question.conversationId, question.id, {}));
        valueOf(m_history->finishAnswer({.messageId = row.id, .text = text}, MessageState::Complete, {}, {}));
        return row;
    }
    qint64 leafOf(qint64 conversation) { return valueOf(m_history->conversation(conversation)).currentLeaf; }
    static StoreError::Kind kindOf(const StoreDone& done) {
        return errorOf(done) != nullptr ? errorOf(done)->kind : StoreError::Kind::Internal;
    }
    // A conversation from elsewhere; the longer one has one message and some words more, and another title.
    static ForeignConversation foreign(const QString& id, bool isLonger) {
        ForeignConversation conversation{.source = QStringLiteral("chatgpt"),
                                         .sourceId = id,
                                         .title =
                                             isLonger ? QStringLiteral("new title") : QStringLiteral("title"),
                                         .createdMs = 1000};
        conversation.messages = {
            {.sourceId = QStringLiteral("q"), .text = QStringLiteral("why"), .createdMs = 1001},
            {.sourceId = QStringLiteral("a"),
             .parentSourceId = QStringLiteral("q"),
             .role = Role::Assistant,
             .text = isLonger ? QStringLiteral("because of that") : QStringLiteral("because"),
             .createdMs = 1002,
             .provenance = {.modelName = isLonger ? QStringLiteral("b") : QStringLiteral("a")}}};
        if (isLonger)
            conversation.messages.append({.sourceId = QStringLiteral("q2"),
                                          .parentSourceId = QStringLiteral("a"),
                                          .text = QStringLiteral("really?"),
                                          .createdMs = 1003});
        return conversation;
    }
    qint64 import(const QVector<ForeignConversation>& conversations) {
        const qint64 id =
            valueOf(m_history->beginImport(QStringLiteral("chatgpt"), QStringLiteral("/a/f.zip")));
        for (const ForeignConversation& conversation : conversations)
            valueOf(m_history->importConversation(id, conversation));
        valueOf(m_history->finishImport(id, QStringLiteral("report")));
        return id;
    }

  private slots:
    void init() {
        static int number = 0;
        m_path = m_folder.filePath(QStringLiteral("%1/history.sqlite").arg(++number));
        beginHistory(m_path);
        reopen();
    }
    void cleanup() { m_history.reset(); }

    void bringsConversationsBackAsTheyWere() {
        const MessageRow first = ask(0, 0);
        const MessageRow second = ask(0, 0);
        const MessageRow third = ask(0, 0);
        valueOf(m_history->setPinned(first.conversationId, true));
        const QStringList before = dump();
        const UndoStep step = valueOf(m_history->remove({first.conversationId, second.conversationId}));
        QCOMPARE(step.count, 2);
        QCOMPARE(valueOf(m_history->conversations()).size(), 1);
        reopen();
        QCOMPARE(valueOf(m_history->trash()).size(), 1);
        valueOf(m_history->restore(valueOf(m_history->trash())[0].step));
        QCOMPARE(differenceOf(before, dump()), QString());
        QCOMPARE(kindOf(m_history->restore(step)), StoreError::Kind::NotFound);
        Q_UNUSED(third);
    }

    void removesAllOrNothing() {
        const qint64 id = ask(0, 0).conversationId;
        const QStringList before = dump();
        QVERIFY(errorOf(m_history->remove({id, 4711})) != nullptr);
        QVERIFY(errorOf(m_history->remove({})) != nullptr);
        QCOMPARE(differenceOf(before, dump()), QString());
        QCOMPARE(valueOf(m_history->remove({id, id})).count, 1);
    }

    void showsTheNewestSiblingOfARemovedBranch() {
        const MessageRow question = ask(0, 0);
        const qint64 id = question.conversationId;
        const MessageRow first = answer(question);
        const MessageRow second = answer(question);
        const MessageRow below = answer(ask(id, second.id));
        const MessageRow third = answer(question);
        const QStringList before = dump();

        const UndoStep step = valueOf(m_history->removeBranch(id, third.id));
        QCOMPARE(step.count, 1);
        QCOMPARE(step.previousLeaf, third.id);
        QCOMPARE(leafOf(id), below.id);
        const QVector<MessageRow> branch = valueOf(m_history->branch(id));
        QCOMPARE(branch.size(), 4);
        QCOMPARE(branch[1].siblingIndex, 1);
        QCOMPARE(branch[1].siblingCount, 2);
        QCOMPARE(valueOf(m_history->tree(id)).size(), 5);
        QCOMPARE(valueOf(m_history->conversation(id)).messageCount, 5);
        QVERIFY(errorOf(m_history->selectBranch(id, third.id)) != nullptr);
        QVERIFY(errorOf(m_history->createQuestion(id, third.id, {}, {})) != nullptr);
        QVERIFY(errorOf(m_history->removeBranch(id, third.id)) != nullptr);
        valueOf(m_history->restore(step));
        QCOMPARE(differenceOf(before, dump()), QString());
        Q_UNUSED(first);
    }

    void endsAboveABranchWithoutSiblings() {
        const MessageRow question = ask(0, 0);
        const MessageRow reply = answer(question);
        const UndoStep step = valueOf(m_history->removeBranch(question.conversationId, reply.id));
        QCOMPARE(leafOf(question.conversationId), question.id);
        valueOf(m_history->restore(step));
        QCOMPARE(leafOf(question.conversationId), reply.id);
    }

    void aBranchOutOfSightLeavesTheShownOne() {
        const MessageRow question = ask(0, 0);
        const MessageRow hidden = answer(question);
        const MessageRow shown = answer(question);
        const QStringList before = dump();
        const UndoStep step = valueOf(m_history->removeBranch(question.conversationId, hidden.id));
        QCOMPARE(leafOf(question.conversationId), shown.id);
        valueOf(m_history->restore(step));
        QCOMPARE(differenceOf(before, dump()), QString());
    }

    void aConversationWithoutMessagesStays() {
        const MessageRow question = ask(0, 0);
        const qint64 id = question.conversationId;
        answer(question);
        const QStringList before = dump();
        const UndoStep step = valueOf(m_history->removeBranch(id, question.id));
        QCOMPARE(step.count, 2);
        QCOMPARE(step.title, QStringLiteral("question"));
        const ConversationRow row = valueOf(m_history->conversation(id));
        QCOMPARE(row.currentLeaf, 0);
        QCOMPARE(row.messageCount, 0);
        QCOMPARE(row.title, QStringLiteral("title"));
        QVERIFY(valueOf(m_history->branch(id)).isEmpty());
        QCOMPARE(ask(id, 0).siblingCount, 1);
        valueOf(m_history->removeBranch(id, leafOf(id)));
        valueOf(m_history->emptyTrash());
        QVERIFY(errorOf(m_history->restore(step)) != nullptr);
        QCOMPARE(valueOf(m_history->conversation(id)).messageCount, 0);
        Q_UNUSED(before);
    }

    void branchesWithinBranchesComeBackInAnyOrder() {
        const MessageRow question = ask(0, 0);
        const qint64 id = question.conversationId;
        const MessageRow outer = answer(question);
        const MessageRow middle = ask(id, outer.id);
        const MessageRow inner = answer(middle);
        const QStringList before = dump();
        for (const bool innerFirst : {true, false}) {
            const UndoStep innerStep = valueOf(m_history->removeBranch(id, inner.id));
            const UndoStep outerStep = valueOf(m_history->removeBranch(id, outer.id));
            QVERIFY(outerStep.stampMs > innerStep.stampMs);
            QCOMPARE(valueOf(m_history->tree(id)).size(), 1);
            valueOf(m_history->restore(innerFirst ? innerStep : outerStep));
            // What is restored below something that is removed is not there yet.
            QCOMPARE(valueOf(m_history->tree(id)).size(), innerFirst ? 1 : 3);
            valueOf(m_history->restore(innerFirst ? outerStep : innerStep));
            QCOMPARE(differenceOf(before, dump()), QString());
        }
    }

    void aRemovedFolderLetsItsConversationsGoAndGetsThemBack() {
        const FolderRow folder = valueOf(m_history->createFolder(QStringLiteral("Work")));
        const qint64 id = ask(0, 0).conversationId;
        const qint64 archived = ask(0, 0).conversationId;
        valueOf(m_history->moveToFolder({id, archived}, folder.id));
        valueOf(m_history->setArchived(archived, true));
        QCOMPARE(valueOf(m_history->folders())[0].conversationCount, 1);
        const QStringList before = dump();
        const UndoStep step = valueOf(m_history->removeFolder(folder.id));
        QCOMPARE(step.title, QStringLiteral("Work"));
        QVERIFY(valueOf(m_history->folders()).isEmpty());
        QCOMPARE(valueOf(m_history->conversation(id)).folderId, 0);
        QCOMPARE(valueOf(m_history->conversations({ConversationScope::Kind::Loose})).size(), 1);
        QVERIFY(errorOf(m_history->moveToFolder({id}, folder.id)) != nullptr);
        QVERIFY(errorOf(m_history->renameFolder(folder.id, {})) != nullptr);
        valueOf(m_history->restore(step));
        QCOMPARE(differenceOf(before, dump()), QString());

        // Who has been moved elsewhere meanwhile stays there.
        const FolderRow other = valueOf(m_history->createFolder(QStringLiteral("Other")));
        const UndoStep again = valueOf(m_history->removeFolder(folder.id));
        valueOf(m_history->moveToFolder({id}, other.id));
        valueOf(m_history->restore(again));
        QCOMPARE(valueOf(m_history->conversation(id)).folderId, other.id);
        QCOMPARE(valueOf(m_history->conversation(archived)).folderId, folder.id);
        valueOf(m_history->deleteForGood(valueOf(m_history->removeFolder(folder.id))));
        QCOMPARE(valueOf(m_history->conversation(archived)).folderId, 0);
    }

    void takesAnImportBackWithAllThatItChanged() {
        import({foreign(QStringLiteral("1"), false)});
        ask(0, 0);
        const QStringList before = dump();
        const qint64 second =
            import({foreign(QStringLiteral("1"), true), foreign(QStringLiteral("2"), true)});
        const QStringList imported = dump();
        QVERIFY(!differenceOf(before, imported).isEmpty());

        const UndoStep step = valueOf(m_history->removeImport(second));
        QCOMPARE(step.title, QStringLiteral("f.zip"));
        const qint64 id = count("SELECT id FROM conversations WHERE source_id = '1'");
        const ConversationRow row = valueOf(m_history->conversation(id));
        QCOMPARE(row.title, QStringLiteral("title"));
        QCOMPARE(row.updatedMs, 1002);
        QCOMPARE(row.messageCount, 2);
        const QVector<MessageRow> branch = valueOf(m_history->branch(id));
        QCOMPARE(branch.last().text, QStringLiteral("because"));
        QCOMPARE(branch.last().provenance.modelName, QStringLiteral("a"));
        valueOf(m_history->restore(step));
        QCOMPARE(differenceOf(imported, dump()), QString());

        valueOf(m_history->deleteForGood(valueOf(m_history->removeImport(second))));
        QCOMPARE(differenceOf(before, dump()), QString());
    }

    void importsAreTakenBackInAnyOrder() {
        const qint64 first = import({foreign(QStringLiteral("1"), false)});
        const qint64 id = count("SELECT max(id) FROM conversations");
        const qint64 second = import({foreign(QStringLiteral("1"), true)});
        ForeignConversation longest = foreign(QStringLiteral("1"), true);
        longest.messages[1].text += QStringLiteral(" and that");
        longest.title = QStringLiteral("third title");
        const qint64 third = import({longest});
        const QStringList before = dump();
        const UndoStep thirdStep = valueOf(m_history->removeImport(third));
        QCOMPARE(valueOf(m_history->conversation(id)).title, QStringLiteral("new title"));
        const UndoStep secondStep = valueOf(m_history->removeImport(second));
        QCOMPARE(valueOf(m_history->conversation(id)).title, QStringLiteral("title"));
        valueOf(m_history->restore(thirdStep));
        QCOMPARE(valueOf(m_history->conversation(id)).title, QStringLiteral("third title"));
        const UndoStep firstStep = valueOf(m_history->removeImport(first));
        valueOf(m_history->restore(secondStep));
        valueOf(m_history->restore(firstStep));
        QCOMPARE(differenceOf(before, dump()), QString());

        // A person's title outlives the import.
        valueOf(m_history->rename(id, QStringLiteral("mine")));
        const UndoStep step = valueOf(m_history->removeImport(third));
        QCOMPARE(valueOf(m_history->conversation(id)).title, QStringLiteral("mine"));
        valueOf(m_history->restore(step));
        QCOMPARE(valueOf(m_history->conversation(id)).title, QStringLiteral("mine"));
    }

    void whatFollowsAnImportedMessageGoesWithIt() {
        import({foreign(QStringLiteral("1"), false)});
        const qint64 id = count("SELECT max(id) FROM conversations");
        const qint64 second = import({foreign(QStringLiteral("1"), true)});
        answer({.id = leafOf(id), .conversationId = id});
        const QStringList before = dump();
        const UndoStep step = valueOf(m_history->removeImport(second));
        QCOMPARE(valueOf(m_history->tree(id)).size(), 2);
        valueOf(m_history->restore(step));
        QCOMPARE(differenceOf(before, dump()), QString());
    }

    void listsActsNewestFirst() {
        const MessageRow question = ask(0, 0, QStringLiteral("first words\nof it"));
        answer(question);
        const qint64 other = ask(0, 0).conversationId;
        const FolderRow folder = valueOf(m_history->createFolder(QStringLiteral("F")));
        valueOf(m_history->remove({other}));
        valueOf(m_history->removeFolder(folder.id));
        valueOf(m_history->removeBranch(question.conversationId, question.id));
        QVector<TrashItem> items = valueOf(m_history->trash());
        QCOMPARE(items.size(), 3);
        QCOMPARE(items[0].step.kind, UndoStep::Kind::Branch);
        QCOMPARE(items[0].title, QStringLiteral("first words of it"));
        QCOMPARE(items[0].whereTitle, QStringLiteral("title"));
        QCOMPARE(items[0].messageCount, 2);
        QCOMPARE(items[1].step.kind, UndoStep::Kind::Folder);
        QCOMPARE(items[1].title, QStringLiteral("F"));
        QCOMPARE(items[2].step.kind, UndoStep::Kind::Conversations);
        QCOMPARE(items[2].messageCount, 1);
        // A branch of a conversation that went afterwards comes back with it.
        valueOf(m_history->remove({question.conversationId}));
        items = valueOf(m_history->trash());
        QCOMPARE(items.size(), 3);
        QCOMPARE(items[0].messageCount, 0);
        valueOf(m_history->restore(items[0].step));
        QCOMPARE(valueOf(m_history->trash())[0].step.kind, UndoStep::Kind::Branch);
    }

    void anEmptiedTrashGivesNothingBack() {
        const MessageRow question = ask(0, 0);
        const MessageRow reply = answer(question);
        const UndoStep branch = valueOf(m_history->removeBranch(question.conversationId, reply.id));
        const UndoStep whole = valueOf(m_history->remove({ask(0, 0).conversationId}));
        valueOf(m_history->saveDraft(question.conversationId, QStringLiteral("draft")));
        valueOf(m_history->emptyTrash());
        for (const UndoStep& step : {branch, whole}) {
            const StoreDone done = m_history->restore(step);
            QCOMPARE(kindOf(done), StoreError::Kind::NotFound);
            QVERIFY(errorOf(done)->title.contains(QStringLiteral("trash was emptied")));
            QCOMPARE(kindOf(m_history->deleteForGood(step)), StoreError::Kind::NotFound);
        }
        QVERIFY(valueOf(m_history->trash()).isEmpty());
        QCOMPARE(count("SELECT count(*) FROM messages"), 1);
        QCOMPARE(count("SELECT count(*) FROM conversations"), 1);
        QCOMPARE(valueOf(m_history->drafts()).size(), 1);
    }

    void purgesEveryKindAfterThirtyDays() {
        const qint64 old = QDateTime::currentMSecsSinceEpoch() - qint64(30) * 86'400'000 - 60'000;
        const MessageRow question = ask(0, 0);
        const qint64 id = question.conversationId;
        answer(question);
        // Deeper than SQLite's cascades may nest (1000), with a branch removed earlier far below.
        qint64 parent = ask(id, 0).id;
        const qint64 top = parent;
        qint64 inner = 0;
        {
            Transaction transaction(m_history->database());
            Statement insert(
                m_history->database(),
                "INSERT INTO messages (conversation_id, parent_id, role, text, state, created_ms) "
                "VALUES (?1, ?2, 1, 'deep', 0, 0)");
            for (int i = 0; i < 3000; ++i) {
                valueOf(insert.bind(1, id).bind(2, parent).run());
                parent = m_history->database().lastInsertId();
                inner = i == 2000 ? parent : inner;
            }
            valueOf(transaction.commit());
        }
        const qint64 folder = valueOf(m_history->createFolder(QStringLiteral("F"))).id;
        valueOf(m_history->moveToFolder({id}, folder));
        const qint64 imported = import({foreign(QStringLiteral("1"), false)});
        const qint64 gone = ask(0, 0).conversationId;
        valueOf(m_history->saveDraft(gone, QStringLiteral("draft")));
        valueOf(m_history->removeBranch(id, inner));
        valueOf(m_history->removeBranch(id, top));
        valueOf(m_history->removeFolder(folder));
        valueOf(m_history->removeImport(imported));
        valueOf(m_history->remove({gone}));
        QCOMPARE(valueOf(m_history->trash()).size(), 5);
        for (const char* table : {"conversations", "messages", "folders", "imports"})
            valueOf(m_history->database().execute(
                QByteArray("UPDATE ") + table + " SET deleted_ms = deleted_ms - " +
                QByteArray::number(QDateTime::currentMSecsSinceEpoch() - old) +
                " WHERE deleted_ms IS NOT NULL"));
        valueOf(m_history->database().execute("DELETE FROM removals"));
        reopen();
        QVERIFY(valueOf(m_history->trash()).isEmpty());
        QCOMPARE(count("SELECT count(*) FROM messages"), 2);
        QCOMPARE(count("SELECT count(*) FROM conversations"), 1);
        for (const char* table : {"folders", "imports", "drafts", "removals", "removal_leaves"})
            QCOMPARE(count(QByteArray("SELECT count(*) FROM ") + table), 0);
        QVERIFY(m_history->notice().isEmpty());
    }

    void anySequenceOfActsIsTakenBackExactly() {
        QRandomGenerator random(20261126);
        const FolderRow folders[] = {valueOf(m_history->createFolder(QStringLiteral("a"))),
                                     valueOf(m_history->createFolder(QStringLiteral("b")))};
        QVector<qint64> imports;
        for (int i = 0; i < 6; ++i) {
            const qint64 id = ask(0, 0).conversationId;
            for (int m = 0; m < 12; ++m) {
                const QVector<MessageRow> tree = valueOf(m_history->tree(id));
                const MessageRow& parent = tree[random.bounded(int(tree.size()))];
                if (parent.role == Role::User)
                    answer(parent);
                else
                    ask(id, parent.id);
            }
            valueOf(m_history->moveToFolder({id}, folders[i % 2].id));
        }
        imports.append(import({foreign(QStringLiteral("1"), false), foreign(QStringLiteral("2"), false)}));
        imports.append(import({foreign(QStringLiteral("1"), true), foreign(QStringLiteral("3"), true)}));

        const QStringList start = dump();
        for (int round = 0; round < 200; ++round) {
            QVector<UndoStep> steps;
            for (int acts = 1 + random.bounded(5); acts > 0; --acts) {
                const QVector<ConversationRow> rows = valueOf(m_history->conversations());
                StoreResult<UndoStep> step = StoreError{};
                switch (random.bounded(6)) {
                case 0:
                    if (!rows.isEmpty())
                        step = m_history->remove({rows[random.bounded(int(rows.size()))].id});
                    break;
                case 1:
                    step = m_history->removeFolder(folders[random.bounded(2)].id);
                    break;
                case 2:
                    step = m_history->removeImport(imports[random.bounded(2)]);
                    break;
                default: {
                    if (rows.isEmpty())
                        break;
                    const qint64 id = rows[random.bounded(int(rows.size()))].id;
                    const QVector<MessageRow> tree = valueOf(m_history->tree(id));
                    if (!tree.isEmpty())
                        step = m_history->removeBranch(id, tree[random.bounded(int(tree.size()))].id);
                }
                }
                if (errorOf(step) == nullptr)
                    steps.append(std::get<UndoStep>(step));
            }
            std::shuffle(steps.begin(), steps.end(), random);
            for (const UndoStep& step : steps)
                valueOf(m_history->restore(step));
            const QString difference = differenceOf(start, dump());
            QVERIFY2(difference.isEmpty(), qPrintable(QStringLiteral("round %1: ").arg(round) + difference));
        }
    }
};

QTEST_GUILESS_MAIN(TstTrash)
#include "tst_trash.moc"
