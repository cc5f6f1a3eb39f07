// SPDX-License-Identifier: GPL-3.0-or-later
// Private conversations: in memory, and nowhere else.
#include "app/store/chat_store.h"

#include "tests/app/store/encrypted_history.h"
#include "tests/app/store/store_waiting.h"

#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace conclave;

class TstPrivate : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir m_folder;
    QString m_path;
    std::unique_ptr<ChatStore> m_store;

    // The files below the folders that we may write to in which the text can be found, in any of its
    // encodings.
    QStringList filesWith(const QString& text) const {
        const QByteArray encodings[] = {
            text.toUtf8(), QByteArray(reinterpret_cast<const char*>(text.utf16()), text.size() * 2)};
        QStringList found;
        QStringList folders{m_folder.path()};
        for (const char* variable : {"XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"})
            folders.append(qEnvironmentVariable(variable));
        for (const QString& folder : folders) {
            QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                if (!file.open(QIODevice::ReadOnly))
                    continue;
                const QByteArray bytes = file.readAll();
                for (const QByteArray& encoding : encodings)
                    if (bytes.contains(encoding))
                        found.append(file.fileName());
            }
        }
        return found;
    }

  private slots:
    void init() {
        static int number = 0;
        m_path = m_folder.filePath(QStringLiteral("%1/history.sqlite").arg(++number));
        beginHistory(m_path);
        m_store = std::make_unique<ChatStore>(m_path);
        valueOf(m_store->opened());
    }
    void cleanup() { m_store.reset(); }

    void worksLikeAnyOther() {
        const MessageRow question = valueOf(m_store->createQuestion(
            kNewPrivateConversation, 0, QStringLiteral("q"), QStringLiteral("title")));
        const qint64 id = question.conversationId;
        QVERIFY(isPrivateId(id));
        QVERIFY(isPrivateId(question.id));
        QCOMPARE(qint64(double(id)), id);
        const MessageRow reply = valueOf(m_store->createAnswer(id, question.id, {}));
        valueOf(m_store->journalAnswer({.messageId = reply.id, .text = QStringLiteral("a")}));
        valueOf(m_store->finishAnswer({.messageId = reply.id, .text = QStringLiteral("answer")},
                                      MessageState::Complete, {}, {}));
        QCOMPARE(valueOf(m_store->branch(id)).last().text, QStringLiteral("answer"));
        QCOMPARE(valueOf(m_store->tree(id)).size(), 2);
        valueOf(m_store->rename(id, QStringLiteral("mine")));
        QCOMPARE(valueOf(m_store->conversation(id)).title, QStringLiteral("mine"));
        valueOf(m_store->selectBranch(id, question.id));
        const ConversationRow copy = valueOf(m_store->duplicate(id, reply.id));
        QVERIFY(isPrivateId(copy.id));

        const UndoStep branch = valueOf(m_store->removeBranch(id, reply.id));
        QCOMPARE(valueOf(m_store->branch(id)).size(), 1);
        valueOf(m_store->restore(branch));
        QCOMPARE(valueOf(m_store->branch(id)).size(), 2);
        const UndoStep whole = valueOf(m_store->remove({id}));
        QVERIFY(failureOf(m_store->conversation(id)));
        valueOf(m_store->restore(whole));
        valueOf(m_store->deleteForGood(valueOf(m_store->remove({copy.id}))));
        QCOMPARE(valueOf(m_store->branch(id)).size(), 2);
    }

    void isInNoListAndNoTrash() {
        const MessageRow question =
            valueOf(m_store->createQuestion(kNewPrivateConversation, 0, QStringLiteral("q"), {}));
        const MessageRow kept = valueOf(m_store->createQuestion(0, 0, QStringLiteral("q"), {}));
        QVERIFY(!isPrivateId(kept.conversationId));
        valueOf(m_store->setPinned(question.conversationId, true));
        const QVector<ConversationRow> rows = valueOf(m_store->conversations());
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows[0].id, kept.conversationId);
        QVERIFY(valueOf(m_store->conversations({ConversationScope::Kind::Pinned})).isEmpty());
        const UndoStep step = valueOf(m_store->remove({question.conversationId}));
        QVERIFY(valueOf(m_store->trash()).isEmpty());
        valueOf(m_store->emptyTrash());
        QVERIFY(failureOf(m_store->restore(step)));
    }

    void endsWithTheProgram() {
        const qint64 id =
            valueOf(m_store->createQuestion(kNewPrivateConversation, 0, QStringLiteral("q"), {}))
                .conversationId;
        m_store = std::make_unique<ChatStore>(m_path);
        valueOf(m_store->opened());
        QVERIFY(failureOf(m_store->branch(id)));
        QVERIFY(valueOf(m_store->drafts()).isEmpty());
    }

    void leavesNoByteInAnyFile() {
        const QString marker = QStringLiteral("Zq9VerySecretWord");
        valueOf(m_store->createQuestion(0, 0, QStringLiteral("KeptMarker"), {}));
        valueOf(m_store->saveDraft(kNewPrivateConversation, marker));
        const MessageRow question =
            valueOf(m_store->createQuestion(kNewPrivateConversation, 0, marker.repeated(20000), marker));
        const qint64 id = question.conversationId;
        const Provenance provenance{.modelName = QStringLiteral("m"), .systemPrompt = marker};
        const MessageRow reply = valueOf(m_store->createAnswer(id, question.id, provenance));
        valueOf(m_store->journalAnswer({reply.id, marker, marker, 1, marker}));
        valueOf(m_store->finishAnswer({reply.id, marker + QChar(0xd83d), marker, 1, marker},
                                      MessageState::Failed, marker, provenance));
        valueOf(m_store->rename(id, marker + marker));
        valueOf(m_store->saveDraft(id, marker));
        const QHash<qint64, QString> drafts{{id, marker}, {kNewPrivateConversation, marker}};
        QCOMPARE(valueOf(m_store->drafts()), drafts);
        valueOf(m_store->removeBranch(id, reply.id));
        valueOf(m_store->remove({id}));
        // Something that is kept pulls everything that belongs to the file onto the disk.
        valueOf(m_store->createQuestion(0, 0, QStringLiteral("KeptMarker"), {}));
        QVERIFY(QFile::exists(m_path + QStringLiteral("-wal")));
        QVERIFY(QFile::exists(m_path + QStringLiteral(".lock")));
        QCOMPARE(filesWith(marker), QStringList());
        QCOMPARE(filesWith(QStringLiteral("KeptMarker")).isEmpty(), isEncryptedRun());
        m_store.reset();
        QCOMPARE(filesWith(marker), QStringList());
        QCOMPARE(filesWith(QStringLiteral("KeptMarker")),
                 isEncryptedRun() ? QStringList() : QStringList{m_path});
    }

    void worksWhereTheHistoryCannotBeOpened() {
        ChatStore store(m_path + QStringLiteral("/below/a/file.sqlite"));
        QVERIFY(failureOf(store.opened()));
        QCOMPARE(store.status().kind, HistoryStatus::Kind::Unavailable);
        QVERIFY(!store.status().sentence.isEmpty());
        const MessageRow question =
            valueOf(store.createQuestion(kNewPrivateConversation, 0, QStringLiteral("q"), {}));
        QCOMPARE(valueOf(store.branch(question.conversationId)).size(), 1);
    }
};

QTEST_GUILESS_MAIN(TstPrivate)
#include "tst_private.moc"
