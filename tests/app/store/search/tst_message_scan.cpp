// SPDX-License-Identifier: GPL-3.0-or-later
// An encrypted history is read through where a plain one has an index: the answers must be the same.
#include "app/store/search/message_scan.h"

#include "app/store/row_copy.h"
#include "app/store/search/search_index.h"
#include "app/store/search/search_page.h"
#include "tests/app/store/encrypted_history.h"
#include "tests/app/store/store_waiting.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace conclave;

class TstMessageScan : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir m_folder;
    std::unique_ptr<Database> m_plain;
    std::unique_ptr<Database> m_encrypted;
    QRandomGenerator m_random{7};

    // What search queries and texts are made of: words, their beginnings, scripts without spaces, marks.
    QString anyText(int most) {
        static const QStringList kPieces = {u"red"_qs,  u"Redder"_qs, u"blue"_qs,     u"BLUE"_qs,
                                            u"blu"_qs,  u"a"_qs,      u"café"_qs,     u"cafe\u0301"_qs,
                                            u"大学"_qs, u"北京大"_qs, u"ラーメン"_qs, u"한국어"_qs,
                                            u"x1"_qs,   u"🎉"_qs,      u"ﬁsh"_qs};
        static const QStringList kBetween = {u" "_qs,  u" "_qs, u" "_qs,   u", "_qs,
                                             u"\n"_qs, u"-"_qs, QString(), QString(QChar(0))};
        QString text;
        for (int i = m_random.bounded(most); i >= 0; --i)
            text += kPieces[m_random.bounded(int(kPieces.size()))] +
                    kBetween[m_random.bounded(int(kBetween.size()))];
        if (m_random.bounded(20) == 0)
            text += QChar(0xd800); // kept as UTF-16
        return text;
    }

    QString anyQuery() {
        QString query;
        for (int i = m_random.bounded(3); i >= 0; --i) {
            const bool isPhrase = m_random.bounded(3) == 0;
            query += m_random.bounded(4) == 0 ? u"-"_qs : QString();
            query += isPhrase ? u'"' + anyText(2) + u"\" "_qs : anyText(1);
        }
        return m_random.bounded(2) == 0 ? query.trimmed() : query + u' ';
    }

    void makeHistory(ChatStore& store) {
        const FolderRow folder = valueOf(store.createFolder(u"Folder"_qs));
        for (int c = 0; c < 40; ++c) {
            MessageRow last;
            for (int m = m_random.bounded(12); m >= 0; --m) {
                last = valueOf(store.createQuestion(last.conversationId, last.id, anyText(6), anyText(2)));
                const Provenance provenance{.modelName = m_random.bounded(2) == 0 ? u"A"_qs : u"B"_qs};
                last = valueOf(store.createAnswer(last.conversationId, last.id, provenance));
                if (m_random.bounded(15) == 0)
                    continue; // is being written
                const QString code = m_random.bounded(4) == 0 ? u"\n```\ncode\n```"_qs : QString();
                valueOf(store.finishAnswer({.messageId = last.id,
                                            .text = anyText(8) + code,
                                            .reasoning = m_random.bounded(2) == 0 ? anyText(4) : QString()},
                                           MessageState::Complete, {}, provenance));
            }
            if (c % 5 == 0)
                valueOf(store.moveToFolder({last.conversationId}, folder.id));
            if (c % 7 == 0)
                valueOf(store.setArchived(last.conversationId, true));
            if (c % 11 == 0)
                valueOf(store.remove({last.conversationId}));
            else if (c % 6 == 0)
                valueOf(store.removeBranch(last.conversationId, last.id));
        }
    }

    static QString shown(const SearchPage& page) {
        QString text = QString::number(int(page.isComplete)) + u':';
        for (const SearchHit& hit : page.hits)
            text += QStringLiteral("%1/%2/%3/%4/%5 ")
                        .arg(int(hit.where))
                        .arg(hit.conversationId)
                        .arg(hit.messageId)
                        .arg(hit.isOnShownBranch)
                        .arg(hit.snippet);
        return text;
    }

  private slots:
    void initTestCase() {
        QVERIFY2(sqlcipher() != nullptr, qPrintable(sqlcipherObstacle()));
        const QString path = m_folder.filePath(QStringLiteral("history.sqlite"));
        {
            ChatStore store(path);
            makeHistory(store);
        }
        m_plain = valueOf(Database::open(path, Database::Mode::Write));
        while (!valueOf(buildSearchIndex(*m_plain))) {
        }
        const QString other = m_folder.filePath(QStringLiteral("encrypted.sqlite"));
        QVERIFY(errorOf(makePrivateFile(other, other)) == nullptr);
        m_encrypted = valueOf(Database::openWithKey(other, Database::Mode::Write, HistoryKey::random()));
        valueOf(copyAllRows(*m_plain, *m_encrypted));
        valueOf(compareAllRows(*m_plain, *m_encrypted));
    }

    void findsWhatTheIndexFinds() {
        const qint64 middle =
            valueOf(m_plain->number("SELECT created_ms FROM messages ORDER BY id LIMIT 1 OFFSET 100"));
        int found = 0;
        int partly = 0;
        for (int round = 0; round < 3000; ++round) {
            SearchQuery query{.text = anyQuery()};
            query.limit = 1 + m_random.bounded(30);
            if (m_random.bounded(4) == 0)
                query.modelName = u"A"_qs;
            if (m_random.bounded(6) == 0)
                query.folderId = 1;
            query.hasCode = m_random.bounded(8) == 0;
            query.withArchived = m_random.bounded(4) != 0;
            if (m_random.bounded(6) == 0)
                (m_random.bounded(2) == 0 ? query.fromMs : query.beforeMs) = middle;
            if (m_random.bounded(4) == 0)
                query.beforeMessageId = 1 + m_random.bounded(400);
            const SearchPage indexed = valueOf(findPage(*m_plain, query));
            const SearchPage scanned = valueOf(findPage(*m_encrypted, query));
            QVERIFY(indexed.isIndexComplete && scanned.isIndexComplete);
            if (shown(indexed) != shown(scanned))
                QFAIL(qPrintable(query.text + u"\nindex: "_qs + shown(indexed) + u"\nscan:  "_qs +
                                 shown(scanned)));
            found += indexed.hits.isEmpty() ? 0 : 1;
            partly += indexed.isComplete ? 0 : 1;
        }
        QVERIFY(found > 500); // else nothing was compared
        QVERIFY(partly > 100);
    }

    void isInterrupted() {
        const SearchQuery query{.text = u"nothingofthekind"_qs};
        int asked = 0;
        const auto page = findPage(*m_encrypted, query, [&asked] { return ++asked > 2; });
        QCOMPARE(errorOf(page)->kind, StoreError::Kind::Cancelled);
        QCOMPARE(asked, 3);
    }
};

QTEST_GUILESS_MAIN(TstMessageScan)

#include "tst_message_scan.moc"
