// SPDX-License-Identifier: GPL-3.0-or-later
// Whether real chat templates take a conversation with a summary and pinned messages as turnsOf() shows it.
#include "app/chat/summary_request.h"
#include "app/chat/turns.h"
#include "engine/text/chat_template.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace conclave;

namespace {

const QString kFolder = QStringLiteral(CONCLAVE_SHARED_DATA "/templates/");

std::vector<engine::ChatMessage> messagesOf(const QVector<ChatTurn>& turns) {
    std::vector<engine::ChatMessage> messages;
    for (const ChatTurn& turn : turns)
        messages.push_back({turn.role == Role::System      ? "system"
                            : turn.role == Role::Assistant ? "assistant"
                                                           : "user",
                            turn.text.toStdString(), turn.reasoning.toStdString()});
    return messages;
}

} // namespace

class TestSummaryTemplates : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() {
        if (!QDir(kFolder).exists())
            QSKIP("shared/data is not beside the checkout");
    }

    void everyTemplateTakesASummary_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<bool>("isPinned");
        for (const QString& file : QDir(kFolder).entryList({QStringLiteral("*.jinja")}))
            for (const bool isPinned : {false, true})
                QTest::addRow("%s%s", qPrintable(file), isPinned ? ", pinned" : "") << file << isPinned;
    }
    void everyTemplateTakesASummary() {
        QFETCH(QString, file);
        QFETCH(bool, isPinned);
        QVector<MessageRow> path(7);
        for (int i = 0; i < path.size(); ++i) {
            path[i].id = i + 1;
            path[i].role = i % 2 ? Role::Assistant : Role::User;
            path[i].text = QStringLiteral("message %1 text").arg(i);
        }
        QFile source(kFolder + file);
        QVERIFY(source.open(QIODevice::ReadOnly));
        const auto parsed = engine::ChatTemplate::parse(source.readAll().toStdString());
        QVERIFY(parsed.ok());
        const bool takesConversations = (*parsed)->render(messagesOf(turnsOf(path, {})), {}).ok();
        QCOMPARE(takesConversations, !file.contains(QLatin1String("tool_use"))); // which wants tools
        if (!takesConversations)
            return;
        path[0].pinnedMs = isPinned ? 1 : 0;
        path[3].summary = {1, 4, QStringLiteral("They spoke of four messages."), {}, 1};
        const auto rendered = (*parsed)->render(messagesOf(turnsOf(path, {})), {});
        QVERIFY2(rendered.ok(), rendered.ok() ? "" : rendered.error().message.c_str());
        const std::string text = rendered->text();
        const auto has = [&text](const char* words) { return text.find(words) != std::string::npos; };
        QVERIFY(has("They spoke of four messages."));
        QVERIFY(has("message 4 text") && has("message 6 text"));
        QVERIFY(!has("message 2 text") && !has("message 3 text"));
        QCOMPARE(has("message 0 text"), isPinned);
        QCOMPARE(has("message 1 text"), isPinned);
        QVERIFY(
            (*parsed)
                ->render(messagesOf({summaryRequest(QStringLiteral("so far"), QStringLiteral("more"), 99)}),
                         {})
                .ok());
    }
};

QTEST_GUILESS_MAIN(TestSummaryTemplates)
#include "tst_summary_templates.moc"
