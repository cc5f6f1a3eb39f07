// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/search/history_search.h"

#include "tests/app/store/encrypted_history.h"
#include "tests/app/store/store_waiting.h"

#include <QDateTime>
#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace conclave;

using Where = SearchHit::Where;

/// Searching as the window does it.
class TstHistorySearch : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir m_folder;
    QString m_path;
    std::unique_ptr<ChatStore> m_store;
    std::unique_ptr<HistorySearch> m_search;

    MessageRow ask(const QString& text, const MessageRow& parent = {}, const QString& title = {}) {
        return valueOf(m_store->createQuestion(parent.conversationId, parent.id, text, title));
    }

    MessageRow answer(const MessageRow& question, const QString& text,
                      const QString& model = QStringLiteral("Model"), const QString& reasoning = {}) {
        const Provenance provenance{.modelName = model};
        MessageRow row = valueOf(m_store->createAnswer(question.conversationId, question.id, provenance));
        valueOf(m_store->finishAnswer({.messageId = row.id, .text = text, .reasoning = reasoning},
                                      MessageState::Complete, {}, provenance));
        return row;
    }

    SearchPage find(const SearchQuery& query) { return valueOf(m_search->search(query)); }
    SearchPage find(const QString& text) { return find(SearchQuery{.text = text}); }

    /// The messages found, 0 for a title.
    QVector<qint64> idsOf(const SearchQuery& query) {
        QVector<qint64> ids;
        for (const SearchHit& hit : find(query).hits)
            ids.append(hit.messageId);
        return ids;
    }

  private slots:
    void init() {
        static int number = 0;
        m_path = m_folder.filePath(QStringLiteral("%1.sqlite").arg(++number));
        beginHistory(m_path);
        m_store = std::make_unique<ChatStore>(m_path);
        valueOf(m_store->opened());
        m_search = std::make_unique<HistorySearch>(m_path);
    }
    void cleanup() {
        m_search.reset();
        m_store.reset();
    }

    void findsTitlesQuestionsAnswersAndReasoning() {
        const MessageRow question = ask(u"Where is Zürich?"_qs, {}, u"About zurich"_qs);
        const MessageRow reply = answer(question, QStringLiteral("In Switzerland."), QStringLiteral("Geo"),
                                        u"The user asks about ZÜRICH, 🎉"_qs);
        const QVector<SearchHit> hits = find(u"zurich"_qs).hits;
        QCOMPARE(hits.size(), 3);
        QCOMPARE(int(hits[0].where), int(Where::Title));
        QCOMPARE(hits[0].messageId, 0);
        QCOMPARE(hits[0].conversationId, question.conversationId);
        QCOMPARE(hits[0].snippet, QStringLiteral("About zurich"));
        QCOMPARE(int(hits[1].where), int(Where::Reasoning));
        QCOMPARE(hits[1].messageId, reply.id);
        QCOMPARE(hits[1].modelName, QStringLiteral("Geo"));
        QCOMPARE(hits[1].conversationTitle, QStringLiteral("About zurich"));
        QCOMPARE(hits[1].snippet.sliced(hits[1].highlights.first().start, hits[1].highlights.first().length),
                 u"ZÜRICH"_qs);
        QCOMPARE(int(hits[2].where), int(Where::Question));
        QCOMPARE(hits[2].createdMs, question.createdMs);
        QCOMPARE(int(find(QStringLiteral("switzer")).hits.first().where), int(Where::Answer));
    }

    void combinesWordsPhrasesAndNegations() {
        const MessageRow a = ask(QStringLiteral("red green blue"));
        const MessageRow b = ask(QStringLiteral("blue red"));
        QCOMPARE(idsOf({.text = "red blue "}), QVector<qint64>({b.id, a.id}));
        QCOMPARE(idsOf({.text = "\"red green\""}), QVector<qint64>({a.id}));
        QCOMPARE(idsOf({.text = "blue -green"}), QVector<qint64>({b.id}));
        QCOMPARE(idsOf({.text = "blu"}), QVector<qint64>({b.id, a.id}));
        QCOMPARE(idsOf({.text = "blu "}), QVector<qint64>());
        QCOMPARE(idsOf({.text = "-green"}), QVector<qint64>());
        QCOMPARE(idsOf({.text = "\"( * ' ^"}), QVector<qint64>());
    }

    void findsAnyPartOfTextWithoutSpaces() {
        const MessageRow chinese = ask(u"我在北京大学读书。"_qs);
        const MessageRow japanese = ask(u"ラーメンが食べたい"_qs);
        const MessageRow korean = ask(u"한국어를 배워요"_qs);
        for (const QString& part : {u"大"_qs, u"京大"_qs, u"北京大学"_qs})
            QCOMPARE(idsOf({.text = part}), QVector<qint64>({chinese.id}));
        QCOMPARE(idsOf({.text = u"メン"_qs}), QVector<qint64>({japanese.id}));
        QCOMPARE(idsOf({.text = u"국어"_qs}), QVector<qint64>({korean.id}));
        QCOMPARE(idsOf({.text = u"京学"_qs}), QVector<qint64>());
    }

    void filters() {
        const MessageRow plain = ask(QStringLiteral("needle"), {}, QStringLiteral("needle"));
        const MessageRow byA = answer(plain, QStringLiteral("needle\n```\ncode\n```"), QStringLiteral("A"));
        const MessageRow byB = answer(plain, QStringLiteral("needle"), QStringLiteral("B"));
        const MessageRow archived = ask(QStringLiteral("needle"), {}, QStringLiteral("other"));
        valueOf(m_store->setArchived(archived.conversationId, true));
        const FolderRow folder = valueOf(m_store->createFolder(QStringLiteral("Folder")));
        valueOf(m_store->moveToFolder({plain.conversationId}, folder.id));

        QCOMPARE(idsOf({.text = "needle"}), QVector<qint64>({0, archived.id, byB.id, byA.id, plain.id}));
        QCOMPARE(idsOf({.text = "needle", .modelName = "A"}), QVector<qint64>({byA.id}));
        QCOMPARE(idsOf({.text = "needle", .hasCode = true}), QVector<qint64>({byA.id}));
        QCOMPARE(idsOf({.text = "needle", .folderId = folder.id}),
                 QVector<qint64>({0, byB.id, byA.id, plain.id}));
        QCOMPARE(idsOf({.text = "needle", .folderId = folder.id + 1}), QVector<qint64>());
        QCOMPARE(idsOf({.text = "needle", .withArchived = false}),
                 QVector<qint64>({0, byB.id, byA.id, plain.id}));
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        QCOMPARE(idsOf({.text = "needle", .fromMs = now + 1'000'000}), QVector<qint64>());
        QCOMPARE(idsOf({.text = "needle", .beforeMs = plain.createdMs}), QVector<qint64>());
        QCOMPARE(idsOf({.text = "needle", .fromMs = plain.createdMs, .beforeMs = now + 1'000'000}).size(), 5);
        QCOMPARE(valueOf(m_search->modelNames()), QStringList({"A", "B"}));
    }

    void pagesToTheEndWithoutGapsAndDoubles() {
        MessageRow last = ask(QStringLiteral("needle 0"), {}, QStringLiteral("needle"));
        for (int i = 1; i < 25; ++i)
            last = ask(QStringLiteral("needle %1").arg(i), last);
        QVector<qint64> all;
        SearchQuery query{.text = QStringLiteral("needle"), .limit = 10};
        for (bool isComplete = false; !isComplete;) {
            const SearchPage page = find(query);
            for (const SearchHit& hit : page.hits)
                all.append(hit.messageId);
            QVERIFY(all.last() != 0);
            query.beforeMessageId = all.last();
            isComplete = page.isComplete;
        }
        QCOMPARE(all.size(), 26);
        QCOMPARE(all.first(), 0);
        QVERIFY(std::is_sorted(all.begin() + 1, all.end(), std::greater<>()));
        QCOMPARE(QSet<qint64>(all.begin(), all.end()).size(), 26);
    }

    void rareFiltersFindTheSameAsLookingAtEveryRow() {
        // More hits than are looked at one by one, so that lists of what the filters allow take over.
        Provenance common{.modelName = QStringLiteral("Common")};
        const FolderRow folder = valueOf(m_store->createFolder(QStringLiteral("Folder")));
        ForeignConversation conversation{.source = "test", .sourceId = "old", .title = "Old"};
        QStringList wanted;
        for (int i = 0; i < 400; ++i) {
            ForeignMessage message{.sourceId = QString::number(i),
                                   .role = Role::Assistant,
                                   .text = QStringLiteral("needle"),
                                   .createdMs = 1'000 + i,
                                   .provenance = common};
            if (i > 0)
                message.parentSourceId = QString::number(i - 1);
            if (i % 100 == 50) {
                message.provenance.modelName = QStringLiteral("Rare");
                message.text += QStringLiteral("\n```\nx\n```");
            }
            conversation.messages.append(message);
        }
        const qint64 import = valueOf(m_store->beginImport(QStringLiteral("test"), QStringLiteral("file")));
        const ImportOutcome old = valueOf(m_store->importConversation(import, conversation));
        valueOf(m_store->moveToFolder({old.conversationId}, folder.id));
        conversation.sourceId = QStringLiteral("new");
        for (ForeignMessage& message : conversation.messages) {
            message.provenance = common;
            message.text = QStringLiteral("needle");
            message.createdMs += 1'000'000;
        }
        for (int i = 0; i < 12; ++i) {
            conversation.sourceId = QStringLiteral("new %1").arg(i);
            const ImportOutcome added = valueOf(m_store->importConversation(import, conversation));
            if (i % 2 == 1)
                valueOf(m_store->setArchived(added.conversationId, true));
        }
        const QVector<SearchQuery> queries{
            {.text = "needle ", .modelName = "Rare"},
            {.text = "needle ", .hasCode = true},
            {.text = "needle ", .folderId = folder.id, .hasCode = true},
            {.text = "needle ",
             .modelName = "Rare",
             .beforeMs = 500'000,
             .folderId = folder.id,
             .hasCode = true,
             .withArchived = false},
        };
        const QVector<qint64> rare = idsOf(queries.first());
        QCOMPARE(rare.size(), 4);
        for (const SearchQuery& query : queries)
            QCOMPARE(idsOf(query), rare);
        QCOMPARE(idsOf({.text = "needle ", .folderId = folder.id, .limit = 500}).size(), 400);
        QCOMPARE(idsOf({.text = "needle ", .withArchived = false, .limit = 5000}).size(), 7 * 400);
        QCOMPARE(idsOf({.text = "needle ", .beforeMs = 500'000, .limit = 500}).size(), 400);
        QCOMPARE(idsOf({.text = "needle ", .modelName = "Nobody"}).size(), 0);
    }

    void findsAllOfAFolderWhoseConversationsGoOnSideBySide() {
        const FolderRow folder = valueOf(m_store->createFolder(QStringLiteral("Folder")));
        const qint64 import = valueOf(m_store->beginImport(QStringLiteral("test"), QStringLiteral("file")));
        QVector<ForeignConversation> conversations(6);
        QSet<qint64> chosen;
        for (int round = 0; round < 3; ++round)
            for (int c = 0; c < conversations.size(); ++c) {
                ForeignConversation& conversation = conversations[c];
                conversation.source = QStringLiteral("test");
                conversation.sourceId = QStringLiteral("c%1").arg(c);
                conversation.title = QStringLiteral("title");
                for (int i = 0; i < 100; ++i) {
                    const qsizetype number = conversation.messages.size();
                    ForeignMessage message{.sourceId = QString::number(number),
                                           .role = Role::User,
                                           .text = QStringLiteral("needle"),
                                           .createdMs = 1'000 + number};
                    if (number > 0)
                        message.parentSourceId = QString::number(number - 1);
                    conversation.messages.append(message);
                }
                const ImportOutcome outcome = valueOf(m_store->importConversation(import, conversation));
                if (c == 1 || c == 4)
                    chosen.insert(outcome.conversationId);
            }
        valueOf(m_store->moveToFolder(chosen.values(), folder.id));
        QVector<qint64> ids;
        qint64 before = 0;
        for (bool isComplete = false; !isComplete;) {
            const SearchPage page =
                find({.text = "needle ", .folderId = folder.id, .limit = 250, .beforeMessageId = before});
            for (const SearchHit& hit : page.hits) {
                QVERIFY(chosen.contains(hit.conversationId));
                ids.append(hit.messageId);
            }
            QVERIFY(!page.hits.isEmpty());
            before = ids.last();
            isComplete = page.isComplete;
        }
        QCOMPARE(ids.size(), 2 * 300);
        QVERIFY(std::is_sorted(ids.rbegin(), ids.rend()));
        QCOMPARE(QSet<qint64>(ids.begin(), ids.end()).size(), ids.size());
    }

    void deletedAndPrivateMessagesAreNotFound() {
        const MessageRow kept = ask(QStringLiteral("needle"));
        const MessageRow branch = ask(QStringLiteral("needle branch"), kept);
        const MessageRow other = ask(QStringLiteral("needle"), {}, QStringLiteral("needle"));
        valueOf(m_store->createQuestion(kNewPrivateConversation, 0, QStringLiteral("needle"),
                                        QStringLiteral("needle")));
        QCOMPARE(idsOf({.text = "needle"}), QVector<qint64>({0, other.id, branch.id, kept.id}));
        const UndoStep first = valueOf(m_store->removeBranch(kept.conversationId, branch.id));
        const UndoStep second = valueOf(m_store->remove({other.conversationId}));
        QCOMPARE(idsOf({.text = "needle"}), QVector<qint64>({kept.id}));
        valueOf(m_store->restore(first));
        valueOf(m_store->restore(second));
        QCOMPARE(idsOf({.text = "needle"}), QVector<qint64>({0, other.id, branch.id, kept.id}));
    }

    void saysWhatIsOnTheShownBranch() {
        const MessageRow question = ask(QStringLiteral("needle question"));
        const MessageRow first = answer(question, QStringLiteral("needle first"));
        const MessageRow second = answer(question, QStringLiteral("needle second"));
        const auto shown = [&] {
            QVector<qint64> ids;
            for (const SearchHit& hit : find(QStringLiteral("needle")).hits)
                if (hit.isOnShownBranch)
                    ids.append(hit.messageId);
            return ids;
        };
        QCOMPARE(shown(), QVector<qint64>({second.id, question.id}));
        valueOf(m_store->selectBranch(question.conversationId, first.id));
        QCOMPARE(shown(), QVector<qint64>({first.id, question.id}));
    }

    void aNewSearchCancelsTheOneBefore() {
        ask(QStringLiteral("needle"));
        QVector<QFuture<StoreResult<SearchPage>>> searches;
        for (int i = 0; i < 200; ++i)
            searches.append(m_search->search({.text = QStringLiteral("needle")}));
        QCOMPARE(valueOf(searches.last()).hits.size(), 1);
        int cancelled = 0;
        for (const auto& search : searches) {
            const StoreResult<SearchPage> result = search.result();
            if (const StoreError* error = errorOf(result)) {
                QCOMPARE(int(error->kind), int(StoreError::Kind::Cancelled));
                ++cancelled;
            }
        }
        QVERIFY(cancelled > 0);
        const auto names = m_search->modelNames();
        const auto last = m_search->search({.text = QStringLiteral("needle")});
        m_search->cancel();
        QCOMPARE(valueOf(names), QStringList());
        const StoreResult<SearchPage> result = last.result();
        QVERIFY(errorOf(result) == nullptr || errorOf(result)->kind == StoreError::Kind::Cancelled);
        const auto lost = m_search->search({.text = QStringLiteral("needle")});
        m_search.reset();
        QVERIFY(lost.isFinished());
    }

    void searchesTheFileThatIsThereNow() {
        ask(QStringLiteral("before"));
        QCOMPARE(find(QStringLiteral("before")).hits.size(), 1);
        m_store.reset();
        for (const char* suffix : {"", "-wal", "-shm"})
            QFile::remove(m_path + QLatin1String(suffix));
        const auto missing = failureOf(m_search->search({.text = QStringLiteral("before")}));
        QVERIFY(missing.has_value());
        m_store = std::make_unique<ChatStore>(m_path);
        ask(QStringLiteral("after"));
        QCOMPARE(find(QStringLiteral("after")).hits.size(), 1);
        QCOMPARE(find(QStringLiteral("before")).hits.size(), 0);
    }
};

QTEST_GUILESS_MAIN(TstHistorySearch)
#include "tst_history_search.moc"
