// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/as_foreign.h"
#include "app/store/database.h"
#include "tests/app/store/encrypted_history.h"
#include "tests/app/store/store_waiting.h"

#include <QTemporaryDir>
#include <QTest>

using namespace conclave;

namespace {

Attachment file(const QString& name, const QString& text) {
    return {.name = name,
            .mediaType = QStringLiteral("text/plain"),
            .sizeBytes = text.size(),
            .text = text,
            .note = QStringLiteral("a note")};
}

const QVector<Attachment>& twoFiles() {
    static const QVector<Attachment> files = {
        file(QStringLiteral("b.txt"), QStringLiteral("second comes first")),
        file(QStringLiteral("a.txt"), QStringLiteral("nul \0 and € 𝄞"))};
    return files;
}

} // namespace

/// What goes with questions, in the history.
class AttachmentsTest : public QObject {
    Q_OBJECT

  private slots:
    void init();
    void cleanup();
    void comesWithItsQuestion();
    void belongsToTheQuestionAlone();
    void isCopiedWithAConversation();
    void goesWithItsQuestionForGood();
    void comesBackFromTheTrash();
    void keepsDrafts();
    void forgetsDraftsOfDeletedConversations();
    void staysPrivate();
    void isTakenAlongByAnImport();

  private:
    qint64 ask(qint64 conversationId, qint64 parentId, const QVector<Attachment>& files) {
        const MessageRow row = valueOf(m_store->createQuestion(
            conversationId, parentId, QStringLiteral("What is it?"), QStringLiteral("title"), files));
        m_lastConversation = row.conversationId;
        return row.id;
    }
    void reopen() {
        m_store.reset();
        m_store = std::make_unique<ChatStore>(m_folder->filePath(QStringLiteral("history.sqlite")));
        valueOf(m_store->opened());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ChatStore> m_store;
    qint64 m_lastConversation = 0;
};

void AttachmentsTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    beginHistory(m_folder->filePath(QStringLiteral("history.sqlite")));
    reopen();
}

void AttachmentsTest::cleanup() {
    m_store.reset();
    m_folder.reset();
}

void AttachmentsTest::comesWithItsQuestion() {
    const MessageRow row = valueOf(
        m_store->createQuestion(0, 0, QStringLiteral("What is it?"), QStringLiteral("title"), twoFiles()));
    QCOMPARE(row.attachments, twoFiles());
    reopen();
    QCOMPARE(valueOf(m_store->branch(row.conversationId)).first().attachments, twoFiles());
    QCOMPARE(valueOf(m_store->tree(row.conversationId)).first().attachments, twoFiles());
}

void AttachmentsTest::belongsToTheQuestionAlone() {
    const qint64 first = ask(0, 0, {});
    const qint64 conversation = m_lastConversation;
    ask(0, 0, {file(QStringLiteral("other"), QStringLiteral("of another conversation"))});
    const qint64 second = ask(conversation, first, twoFiles());
    ask(conversation, second, {});
    const QVector<MessageRow> branch = valueOf(m_store->branch(conversation));
    QCOMPARE(branch.size(), 3);
    QVERIFY(branch[0].attachments.isEmpty());
    QCOMPARE(branch[1].attachments, twoFiles());
    QVERIFY(branch[2].attachments.isEmpty());
}

void AttachmentsTest::isCopiedWithAConversation() {
    const qint64 id = ask(0, 0, twoFiles());
    const ConversationRow copy = valueOf(m_store->duplicate(m_lastConversation, id));
    QCOMPARE(valueOf(m_store->branch(copy.id)).first().attachments, twoFiles());
    QCOMPARE(valueOf(m_store->branch(m_lastConversation)).first().attachments, twoFiles());
}

void AttachmentsTest::comesBackFromTheTrash() {
    const qint64 id = ask(0, 0, twoFiles());
    const UndoStep step = valueOf(m_store->removeBranch(m_lastConversation, id));
    QVERIFY(valueOf(m_store->branch(m_lastConversation)).isEmpty());
    valueOf(m_store->restore(step));
    QCOMPARE(valueOf(m_store->branch(m_lastConversation)).first().attachments, twoFiles());
}

void AttachmentsTest::goesWithItsQuestionForGood() {
    ask(0, 0, {file(QStringLiteral("stays"), QStringLiteral("stays"))});
    const qint64 kept = m_lastConversation;
    ask(0, 0, {file(QStringLiteral("secret"), QStringLiteral("unforgettable-words"))});
    valueOf(m_store->remove({m_lastConversation}));
    valueOf(m_store->emptyTrash());
    m_store.reset();
    StoreResult<std::unique_ptr<Database>> opened =
        Database::open(m_folder->filePath(QStringLiteral("history.sqlite")), Database::Mode::ReadOnly);
    QVERIFY(errorOf(opened) == nullptr);
    QCOMPARE(valueOf(std::get<0>(opened)->number("SELECT count(*) FROM attachments")), 1);
    std::get<0>(opened).reset();
    reopen();
    QCOMPARE(valueOf(m_store->branch(kept)).first().attachments.first().name, QStringLiteral("stays"));
}

void AttachmentsTest::keepsDrafts() {
    ask(0, 0, {});
    valueOf(m_store->saveDraftAttachments(0, twoFiles()));
    valueOf(m_store->saveDraftAttachments(m_lastConversation, {twoFiles().last()}));
    reopen();
    QHash<qint64, QVector<Attachment>> drafts = valueOf(m_store->draftAttachments());
    QCOMPARE(drafts.size(), 2);
    QCOMPARE(drafts.value(0), twoFiles());
    QCOMPARE(drafts.value(m_lastConversation), QVector<Attachment>{twoFiles().last()});
    valueOf(m_store->saveDraftAttachments(0, {twoFiles().first()}));
    valueOf(m_store->saveDraftAttachments(m_lastConversation, {}));
    drafts = valueOf(m_store->draftAttachments());
    QCOMPARE(drafts.size(), 1);
    QCOMPARE(drafts.value(0), QVector<Attachment>{twoFiles().first()});
}

void AttachmentsTest::forgetsDraftsOfDeletedConversations() {
    ask(0, 0, {});
    valueOf(m_store->saveDraftAttachments(m_lastConversation, twoFiles()));
    valueOf(m_store->saveDraftAttachments(0, {twoFiles().last()}));
    valueOf(m_store->remove({m_lastConversation}));
    QCOMPARE(valueOf(m_store->draftAttachments()).size(), 2); // it may come back
    valueOf(m_store->emptyTrash());
    QCOMPARE(valueOf(m_store->draftAttachments()).keys(), QList<qint64>{0});
}

void AttachmentsTest::staysPrivate() {
    const qint64 id =
        ask(kNewPrivateConversation, 0, {file(QStringLiteral("secret"), QStringLiteral("hush"))});
    QVERIFY(isPrivateId(id));
    QCOMPARE(valueOf(m_store->branch(m_lastConversation)).first().attachments.first().text,
             QStringLiteral("hush"));
    m_store.reset();
    StoreResult<std::unique_ptr<Database>> opened =
        Database::open(m_folder->filePath(QStringLiteral("history.sqlite")), Database::Mode::ReadOnly);
    QVERIFY(errorOf(opened) == nullptr);
    QCOMPARE(valueOf(std::get<0>(opened)->number("SELECT count(*) FROM attachments")), 0);
}

void AttachmentsTest::isTakenAlongByAnImport() {
    const qint64 id = ask(0, 0, twoFiles());
    const auto row = valueOf(m_store->conversation(m_lastConversation));
    ForeignConversation copy = asForeign(row, valueOf(m_store->tree(m_lastConversation)), {}, {});
    copy.uuid = QStringLiteral("another");
    const qint64 import = valueOf(m_store->beginImport(QStringLiteral("private"), {}));
    const ImportOutcome outcome = valueOf(m_store->importConversation(import, copy));
    valueOf(m_store->finishImport(import, {}));
    const MessageRow imported = valueOf(m_store->branch(outcome.conversationId)).first();
    QVERIFY(imported.id != id);
    QCOMPARE(imported.attachments, twoFiles());
}

QTEST_GUILESS_MAIN(AttachmentsTest)
#include "tst_attachments.moc"
