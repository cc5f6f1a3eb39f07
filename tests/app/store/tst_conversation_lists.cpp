// SPDX-License-Identifier: GPL-3.0-or-later
// Lists and their pages, folders, pins, drafts, titles (app/store/conversation_lists.cpp).
#include "app/store/history.h"

#include "tests/app/store/encrypted_history.h"
#include "tests/app/store/history_dump.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace conclave;
using Scope = ConversationScope;

class TstConversationLists : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir m_folder;
    std::unique_ptr<History> m_history;

    qint64 make(const QString& title = QStringLiteral("t")) {
        return valueOf(m_history->createQuestion(0, 0, QStringLiteral("q"), title)).conversationId;
    }
    // count conversations, every tenth pinned, archived, or in a folder; two share each time.
    void makeMany(int count) {
        valueOf(m_history->createFolder(QStringLiteral("F")));
        Statement insert(m_history->database(),
                         "INSERT INTO conversations (uuid, title, created_ms, updated_ms, pinned_ms, "
                         "archived_ms, folder_id) VALUES (?1, ?1, 0, ?2, ?3, ?4, ?5)");
        Transaction transaction(m_history->database());
        for (int i = 0; i < count; ++i) {
            insert.bind(1, QString::number(i)).bind(2, i / 2 + 1).bindId(3, i % 10 == 1 ? i / 20 + 1 : 0);
            valueOf(insert.bindId(4, i % 10 == 2 ? i / 20 + 1 : 0).bindId(5, i % 10 == 3 ? 1 : 0).run());
        }
        valueOf(transaction.commit());
    }
    QVector<qint64> idsIn(const Scope& scope) {
        QVector<qint64> ids;
        for (const ConversationRow& row : valueOf(m_history->conversations(scope)))
            ids.append(row.id);
        return ids;
    }
    QString planOf(const QByteArray& sql) {
        Statement plan(m_history->database(), ("EXPLAIN QUERY PLAN " + sql).constData());
        QStringList lines;
        while (plan.step())
            lines.append(plan.text(3));
        return lines.join(u'\n');
    }

  private slots:
    void init() {
        static int number = 0;
        const QString path = m_folder.filePath(QStringLiteral("%1/h.sqlite").arg(++number));
        beginHistory(path);
        m_history = valueOf(History::open(path));
        valueOf(m_history->database().execute("PRAGMA synchronous = OFF"));
    }
    void cleanup() { m_history.reset(); }

    void everyConversationIsWhereItBelongs() {
        const qint64 loose = make();
        const qint64 pinned = make();
        const qint64 archived = make();
        const qint64 filed = make();
        const qint64 removed = make();
        const FolderRow folder = valueOf(m_history->createFolder(QStringLiteral("F")));
        valueOf(m_history->setPinned(pinned, true));
        valueOf(m_history->setArchived(archived, true));
        valueOf(m_history->moveToFolder({filed, pinned, archived}, folder.id));
        valueOf(m_history->remove({removed}));
        QCOMPARE(idsIn({}), (QVector<qint64>{filed, archived, pinned, loose}));
        QCOMPARE(idsIn({Scope::Kind::Pinned}), QVector<qint64>{pinned});
        QCOMPARE(idsIn({Scope::Kind::Archived}), QVector<qint64>{archived});
        QCOMPARE(idsIn({Scope::Kind::Loose}), QVector<qint64>{loose});
        QCOMPARE(idsIn({Scope::Kind::Folder, folder.id}), QVector<qint64>{filed});
        QCOMPARE(valueOf(m_history->folders())[0].conversationCount, 2);
        valueOf(m_history->setPinned(pinned, false));
        valueOf(m_history->setArchived(archived, false));
        QCOMPARE(idsIn({Scope::Kind::Folder, folder.id}), (QVector<qint64>{filed, archived, pinned}));
        valueOf(m_history->moveToFolder({filed}, 0));
        QCOMPARE(idsIn({Scope::Kind::Loose}), (QVector<qint64>{filed, loose}));
        QVERIFY(errorOf(m_history->setPinned(removed, true)) != nullptr);
        QVERIFY(errorOf(m_history->setArchived(removed, true)) != nullptr);
        QVERIFY(errorOf(m_history->moveToFolder({loose, removed}, folder.id)) != nullptr);
        QCOMPARE(idsIn({Scope::Kind::Loose}), (QVector<qint64>{filed, loose}));
    }

    void pagesAreTheWholeList_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("all") << int(Scope::Kind::All);
        QTest::newRow("pinned") << int(Scope::Kind::Pinned);
        QTest::newRow("folder") << int(Scope::Kind::Folder);
        QTest::newRow("loose") << int(Scope::Kind::Loose);
        QTest::newRow("archived") << int(Scope::Kind::Archived);
    }
    void pagesAreTheWholeList() {
        QFETCH(int, kind);
        makeMany(500);
        const Scope scope{Scope::Kind(kind), 1};
        for (const int limit : {1, 7, 1000}) {
            const QVector<qint64> whole = idsIn(scope);
            QVERIFY(whole.size() >= 50);
            QVector<qint64> paged;
            std::optional<ConversationRow> last;
            while (true) {
                const auto page = valueOf(m_history->conversations(scope, limit, last));
                if (page.isEmpty())
                    break;
                QVERIFY(page.size() <= limit);
                for (const ConversationRow& row : page)
                    paged.append(row.id);
                last = page.last();
                // What comes in front meanwhile moves no page.
                make();
            }
            QCOMPARE(paged, whole);
        }
    }

    void aPageIsReadFromAnIndexInItsOrder_data() {
        QTest::addColumn<QByteArray>("condition");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QString>("index");
        const QByteArray shown = "archived_ms IS NULL AND pinned_ms IS NULL AND ";
        QTest::newRow("all") << QByteArray("1") << QByteArray("updated_ms") << "conversations_by_update";
        QTest::newRow("pinned") << QByteArray("archived_ms IS NULL AND pinned_ms IS NOT NULL")
                                << QByteArray("pinned_ms") << "conversations_pinned";
        QTest::newRow("folder") << shown + "folder_id = 1" << QByteArray("updated_ms")
                                << "conversations_in_folder";
        QTest::newRow("loose") << shown + "folder_id IS NULL" << QByteArray("updated_ms")
                               << "conversations_in_folder";
        QTest::newRow("archived") << QByteArray("archived_ms IS NOT NULL") << QByteArray("archived_ms")
                                  << "conversations_archived";
    }
    void aPageIsReadFromAnIndexInItsOrder() {
        QFETCH(QByteArray, condition);
        QFETCH(QByteArray, key);
        QFETCH(QString, index);
        makeMany(200);
        for (const QByteArray& after : {QByteArray(), "AND (" + key + ", id) < (100, 5)"}) {
            const QString plan =
                planOf("SELECT *, (SELECT count(*) FROM messages m WHERE m.conversation_id = "
                       "conversations.id AND m.deleted_ms IS NULL) FROM conversations WHERE "
                       "deleted_ms IS NULL AND " +
                       condition + " " + after + " ORDER BY " + key + " DESC, id DESC LIMIT 50");
            QVERIFY2(plan.contains(index), qPrintable(plan));
            QVERIFY2(!plan.contains(QStringLiteral("TEMP B-TREE")), qPrintable(plan));
            QVERIFY2(plan.contains(QStringLiteral("COVERING INDEX")), qPrintable(plan)); // the count
        }
    }

    void importsFindConversationsByAnIndex() {
        QVERIFY(
            planOf("SELECT id FROM conversations WHERE source = 'a' AND source_id = 'b' AND source_id <> ''")
                .contains(QStringLiteral("conversations_by_source")));
        QVERIFY(planOf("SELECT id FROM messages WHERE import_id = 1").contains(QStringLiteral("by_import")));
        QVERIFY(planOf("SELECT id FROM messages WHERE deleted_ms = 1").contains(QStringLiteral("in_trash")));
    }

    void foldersAreSortedByName() {
        for (const char* name : {"b", "D", "A", "C"})
            valueOf(m_history->createFolder(QString::fromLatin1(name)));
        QStringList names;
        for (const FolderRow& row : valueOf(m_history->folders()))
            names.append(row.name);
        QCOMPARE(names.size(), 4);
        QVERIFY(names.indexOf(QStringLiteral("A")) < names.indexOf(QStringLiteral("C")));
        const FolderRow folder = valueOf(m_history->folders())[0];
        valueOf(m_history->renameFolder(folder.id, QStringLiteral("zz")));
        QCOMPARE(valueOf(m_history->folders()).last().uuid, folder.uuid);
        QVERIFY(errorOf(m_history->renameFolder(4711, {})) != nullptr);
    }

    void aHigherSourceKeepsItsTitle() {
        const qint64 id = make(QStringLiteral("first words"));
        QCOMPARE(valueOf(m_history->conversation(id)).titleSource, TitleSource::FirstWords);
        constexpr TitleSource kSources[] = {TitleSource::FirstWords, TitleSource::Model, TitleSource::Import,
                                            TitleSource::Person};
        for (const TitleSource source : kSources) {
            valueOf(m_history->rename(id, QString::number(int(source)), source));
            for (const TitleSource lower : kSources)
                if (lower < source)
                    valueOf(m_history->rename(id, QStringLiteral("lower"), lower));
            const ConversationRow row = valueOf(m_history->conversation(id));
            QCOMPARE(row.title, QString::number(int(source)));
            QCOMPARE(row.titleSource, source);
        }
        QVERIFY(errorOf(m_history->rename(4711, {}, TitleSource::FirstWords)) != nullptr);
    }

    void keepsDrafts() {
        const qint64 id = make();
        const QString lone = QStringLiteral("half a ") + QChar(0xd83d) + QChar(0);
        valueOf(m_history->saveDraft(id, lone));
        valueOf(m_history->saveDraft(0, QStringLiteral("new")));
        QCOMPARE(valueOf(m_history->drafts()),
                 (QHash<qint64, QString>{{id, lone}, {0, QStringLiteral("new")}}));
        valueOf(m_history->saveDraft(id, QString()));
        valueOf(m_history->saveDraft(0, QStringLiteral("newer")));
        QCOMPARE(valueOf(m_history->drafts()), (QHash<qint64, QString>{{0, QStringLiteral("newer")}}));
    }

    void duplicatesThePathToAMessage() {
        const MessageRow question =
            valueOf(m_history->createQuestion(0, 0, QStringLiteral("q"), QStringLiteral("T")));
        const qint64 id = question.conversationId;
        const Provenance provenance{.modelName = QStringLiteral("m"), .systemPrompt = QStringLiteral("s")};
        const MessageRow other = valueOf(m_history->createAnswer(id, question.id, provenance));
        const MessageRow reply = valueOf(m_history->createAnswer(id, question.id, provenance));
        const MessageRow below = valueOf(m_history->createQuestion(id, reply.id, QStringLiteral("q2"), {}));
        const FolderRow folder = valueOf(m_history->createFolder(QStringLiteral("F")));
        valueOf(m_history->moveToFolder({id}, folder.id));
        const QVector<MessageRow> before = valueOf(m_history->tree(id));

        const ConversationRow copy = valueOf(m_history->duplicate(id, reply.id));
        QVERIFY(copy.id != id);
        QCOMPARE(copy.title, QStringLiteral("T"));
        QCOMPARE(copy.folderId, folder.id);
        QCOMPARE(copy.messageCount, 2);
        const QVector<MessageRow> branch = valueOf(m_history->branch(copy.id));
        QCOMPARE(branch.size(), 2);
        QCOMPARE(branch[0].text, QStringLiteral("q"));
        QCOMPARE(branch[0].createdMs, question.createdMs);
        QCOMPARE(branch[1].state, MessageState::Interrupted); // nobody writes on at the copy
        QVERIFY(branch[1].provenance == provenance);
        QCOMPARE(valueOf(m_history->tree(id)).size(), before.size());
        QVERIFY(errorOf(m_history->duplicate(id, 4711)) != nullptr);
        QVERIFY(errorOf(m_history->duplicate(copy.id, below.id)) != nullptr);
        QVERIFY(errorOf(m_history->duplicate(4711, reply.id)) != nullptr);
        QCOMPARE(valueOf(m_history->conversations()).size(), 2);
        Q_UNUSED(other);
    }

    void actsOnOneConversationChangeNoOther() {
        const MessageRow asked =
            valueOf(m_history->createQuestion(0, 0, QStringLiteral("q"), QStringLiteral("a")));
        const MessageRow writing = valueOf(m_history->createAnswer(asked.conversationId, asked.id, {}));
        const MessageRow other =
            valueOf(m_history->createQuestion(0, 0, QStringLiteral("o"), QStringLiteral("b")));
        const MessageRow reply = valueOf(m_history->createAnswer(other.conversationId, other.id, {}));
        const auto of = [this](qint64 id) {
            return dumpOf(m_history->database())
                .filter(QRegularExpression(QStringLiteral("^(conversations: %1\\||messages: \\d+\\|%1\\||"
                                                          "answers: |drafts: %1\\|)")
                                               .arg(id)));
        };
        // While an answer is written, other conversations are switched, renamed, emptied, moved, removed.
        const QStringList before = of(asked.conversationId);
        valueOf(m_history->selectBranch(other.conversationId, other.id));
        valueOf(m_history->rename(other.conversationId, QStringLiteral("renamed")));
        valueOf(m_history->setPinned(other.conversationId, true));
        valueOf(m_history->saveDraft(other.conversationId, QStringLiteral("draft")));
        valueOf(m_history->removeBranch(other.conversationId, reply.id));
        const UndoStep step = valueOf(m_history->remove({other.conversationId}));
        QCOMPARE(differenceOf(before, of(asked.conversationId)), QString());
        // And the answer changes its own alone.
        const QStringList removed =
            of(other.conversationId).filter(QRegularExpression(QStringLiteral("^[cmd]")));
        valueOf(m_history->journalAnswer({.messageId = writing.id, .text = QStringLiteral("half")}));
        valueOf(m_history->finishAnswer({.messageId = writing.id, .text = QStringLiteral("half")},
                                        MessageState::Stopped, {}, {}));
        QCOMPARE(differenceOf(removed,
                              of(other.conversationId).filter(QRegularExpression(QStringLiteral("^[cmd]")))),
                 QString());
        valueOf(m_history->restore(step));
        QCOMPARE(valueOf(m_history->conversation(other.conversationId)).title, QStringLiteral("renamed"));
        QCOMPARE(valueOf(m_history->branch(asked.conversationId)).last().text, QStringLiteral("half"));
    }

    void knowsWhichMessagesHaveCode_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("hasCode");
        QTest::newRow("none") << "text ``` here" << false;
        QTest::newRow("at the start") << "```\nx\n```" << true;
        QTest::newRow("later") << "text\n~~~cpp\nx" << true;
        QTest::newRow("lone surrogate") << QString(QChar(0xd83d)) + "\n```\n" << true;
    }
    void knowsWhichMessagesHaveCode() {
        QFETCH(QString, text);
        QFETCH(bool, hasCode);
        const auto question = valueOf(m_history->createQuestion(0, 0, text, {}));
        const auto codes = [this] {
            return valueOf(m_history->database().number("SELECT sum(has_code) FROM messages"));
        };
        QCOMPARE(codes(), hasCode ? 1 : 0);
        const auto answer = valueOf(m_history->createAnswer(question.conversationId, question.id, {}));
        valueOf(m_history->journalAnswer({.messageId = answer.id, .text = text}));
        QCOMPARE(codes(), hasCode ? 2 : 0);
        valueOf(m_history->finishAnswer({.messageId = answer.id}, MessageState::Complete, {}, {}));
        QCOMPARE(codes(), hasCode ? 1 : 0);
        valueOf(
            m_history->finishAnswer({.messageId = answer.id, .text = text}, MessageState::Complete, {}, {}));
        QCOMPARE(codes(), hasCode ? 2 : 0);
    }

    void readsLongConversationsInOnePass() {
        const MessageRow first = valueOf(m_history->createQuestion(0, 0, QStringLiteral("q"), {}));
        {
            Transaction transaction(m_history->database());
            Statement insert(
                m_history->database(),
                "INSERT INTO messages (conversation_id, parent_id, role, text, state, created_ms) "
                "VALUES (?1, ?2, 1, 'sibling', 0, 0)");
            for (int i = 0; i < 5000; ++i)
                valueOf(insert.bind(1, first.conversationId).bind(2, first.id).run());
            valueOf(transaction.commit());
        }
        const QVector<MessageRow> tree = valueOf(m_history->tree(first.conversationId));
        QCOMPARE(tree.size(), 5001);
        QCOMPARE(tree.last().siblingIndex, 4999);
        QCOMPARE(tree.last().siblingCount, 5000);
    }
};

QTEST_GUILESS_MAIN(TstConversationLists)
#include "tst_conversation_lists.moc"
