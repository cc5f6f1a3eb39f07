// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/chat_store.h"
#include "tests/app/cli/cli_process.h"
#include "tests/app/store/store_waiting.h"

#include <QDate>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace conclave;
using conclave::test::CliRun;
using conclave::test::runCli;

/// Searching what the application has stored.
class TestCliSearch : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir m_folder;
    QString m_database;

    CliRun search(const QStringList& words) const {
        return runCli(QStringList{"search", "--database", m_database} + words);
    }

    /// What kinds of hits a search has, in order.
    QStringList kindsOf(const QStringList& words) const {
        const CliRun run = search(QStringList{"--json"} + words);
        if (!run.exited || run.status != 0)
            return {QString::fromUtf8(run.text())};
        QStringList kinds;
        for (const QJsonValue& hit :
             QJsonDocument::fromJson(run.out).object()[QLatin1String("hits")].toArray())
            kinds.append(hit[QLatin1String("where")].toString());
        return kinds;
    }

  private slots:
    void initTestCase() {
        m_database = m_folder.filePath(QStringLiteral("history.sqlite"));
        ChatStore store(m_database);
        const MessageRow question = valueOf(store.createQuestion(0, 0, QStringLiteral("Why is the sky blue?"),
                                                                 QStringLiteral("Sky\tand sea")));
        const Provenance provenance{.modelName = QStringLiteral("Tiny")};
        const MessageRow answer =
            valueOf(store.createAnswer(question.conversationId, question.id, provenance));
        valueOf(store.finishAnswer({.messageId = answer.id, .text = u"Die Bläue des Sky\n```\nx\n```"_qs},
                                   MessageState::Complete, {}, provenance));
        const FolderRow folder = valueOf(store.createFolder(QStringLiteral("Physics")));
        valueOf(store.moveToFolder({question.conversationId}, folder.id));
        valueOf(store.createQuestion(0, 0, u"天空为什么是蓝色的"_qs, QStringLiteral("Chinese")));
    }

    void printsAConversationAndALineForEachHit() {
        const CliRun run = search({"sky"});
        QVERIFY2(run.exited && run.status == 0, run.text());
        QCOMPARE(run.out.count('\n'), 6);
        QVERIFY(run.out.contains("title      Sky and sea\n        Sky and sea\n"));
        QVERIFY(run.out.contains("question   Sky and sea\n        Why is the sky blue?\n"));
    }

    void printsJson() {
        const CliRun run = search({"--json", "blaue"});
        QVERIFY2(run.exited && run.status == 0, run.text());
        const QJsonObject page = QJsonDocument::fromJson(run.out).object();
        QVERIFY(page[QLatin1String("complete")].toBool());
        const QJsonObject hit = page[QLatin1String("hits")].toArray().first().toObject();
        QCOMPARE(hit[QLatin1String("snippet")].toString(), u"Die Bläue des Sky ``` x ```"_qs);
        QCOMPARE(hit[QLatin1String("highlights")].toArray(), QJsonArray({QJsonArray({4, 5})}));
        QCOMPARE(hit[QLatin1String("model")].toString(), QStringLiteral("Tiny"));
        QVERIFY(hit[QLatin1String("shown")].toBool());
    }

    void filters() {
        QCOMPARE(kindsOf({"sky"}), QStringList({"title", "answer", "question"}));
        QCOMPARE(kindsOf({"sky", "--model", "Tiny"}), QStringList({"answer"}));
        QCOMPARE(kindsOf({"sky", "--code"}), QStringList({"answer"}));
        QCOMPARE(kindsOf({"sky", "--folder", "Physics"}), QStringList({"title", "answer", "question"}));
        QCOMPARE(kindsOf({"sky", "--limit", "1"}), QStringList({"title", "answer"}));
        const QString tomorrow = QDate::currentDate().addDays(2).toString(Qt::ISODate);
        QCOMPARE(kindsOf({"sky", "--from", tomorrow}), QStringList());
        QCOMPARE(kindsOf({"sky", "--before", tomorrow}).size(), 3);
        QCOMPARE(kindsOf({u"什么"_qs}), QStringList({"question"}));
        QCOMPARE(kindsOf({"--", "sky", "-why"}), QStringList({"title", "answer"}));
        QCOMPARE(kindsOf({"\"is the\" s"}), QStringList({"question"}));
        QCOMPARE(kindsOf({"nowhere"}), QStringList());
    }

    void refusesWrongUsage() {
        for (const QStringList& words :
             {QStringList{}, {"sky", "--from", "yesterday"}, {"sky", "--limit", "0"}}) {
            const CliRun run = search(words);
            QCOMPARE(run.status, 2);
            QVERIFY2(run.saidOneLine(), run.text());
        }
        for (const QStringList& words : {QStringList{"sky", "--folder", "None"}}) {
            const CliRun run = search(words);
            QCOMPARE(run.status, 1);
            QVERIFY2(run.saidOneLine(), run.text());
        }
    }
};

QTEST_GUILESS_MAIN(TestCliSearch)
#include "tst_cli_search.moc"
