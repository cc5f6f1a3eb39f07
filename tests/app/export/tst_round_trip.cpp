// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/conversation_export.h"
#include "app/export/export_job.h"
#include "app/export/export_writer.h"
#include "app/import/import_job.h"
#include "app/import/import_reader.h"
#include "app/store/chat_store.h"
#include "tests/app/store/store_waiting.h"

#include <QBuffer>
#include <QFile>
#include <QHash>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

#include <limits>
#include <random>

using namespace conclave;

namespace {

/// One file in memory, handed out in odd portions.
class MemoryFiles : public ImportFiles {
  public:
    MemoryFiles(QByteArray bytes, qint64 portion, QString name = QStringLiteral("export.json"))
        : m_bytes(std::move(bytes)), m_portion(portion), m_entries{{std::move(name), m_bytes.size()}} {}

    const std::vector<Entry>& entries() const override { return m_entries; }
    std::unique_ptr<ByteSource> read(const Entry&) override {
        return std::make_unique<Source>(m_bytes, m_portion);
    }
    QString problem() const override { return {}; }
    QString localPath(const Entry&) const override { return {}; }

  private:
    class Source : public ByteSource {
      public:
        Source(const QByteArray& bytes, qint64 portion) : m_bytes(bytes), m_portion(portion) {}
        QByteArray read(qint64 most) override {
            const QByteArray part = m_bytes.mid(m_at, std::min(most, m_portion));
            m_at += part.size();
            return part;
        }
        QString problem() const override { return {}; }

      private:
        QByteArray m_bytes;
        qint64 m_portion;
        qint64 m_at = 0;
    };

    QByteArray m_bytes;
    qint64 m_portion;
    std::vector<Entry> m_entries;
};

struct Collected : ImportSink {
    QVector<ForeignConversation> conversations;
    QStringList skips;
    bool found(ForeignConversation conversation) override {
        conversations.append(std::move(conversation));
        return true;
    }
    bool skipped(const QString& what, const QString& why) override {
        skips.append(what + QStringLiteral(": ") + why);
        return true;
    }
    void expects(qint64) override {}
    bool progress(qint64) override { return true; }
};

/// Conversations of every shape and with every odd character, the same for the same seed.
class Trees {
  public:
    explicit Trees(unsigned seed) : m_random(seed) {}

    QVector<FolderRow> folders() {
        QVector<FolderRow> all;
        for (int i = 0; i < 3; ++i)
            all.append({i + 1, uuid(), i < 2 ? QStringLiteral("Same name") : text(20), 0});
        std::sort(all.begin(), all.end(),
                  [](const FolderRow& a, const FolderRow& b) { return a.uuid < b.uuid; });
        return all;
    }

    ExportedConversation conversation(const QVector<FolderRow>& folders) {
        ExportedConversation exported;
        ConversationRow& row = exported.conversation;
        row.uuid = uuid();
        row.title = text(30);
        row.createdMs = time();
        row.updatedMs = time();
        row.titleSource = TitleSource(below(4));
        row.pinnedMs = below(2) * time();
        row.archivedMs = below(2) * time();
        if (below(3) == 0) {
            row.source = QStringLiteral("chatgpt");
            row.sourceId = text(12);
        }
        if (below(2) == 0) {
            exported.folder = folders[below(int(folders.size()))];
            row.folderId = exported.folder.id;
        }
        const int count = 1 + below(below(8) == 0 ? 120 : 12);
        const bool isDeep = below(4) == 0; // one long branch
        qint64 id = below(1000);
        for (int i = 0; i < count; ++i) {
            id += 1 + below(3); // deleted ones leave gaps
            const int parent = i == 0 || below(10) == 0 ? -1 : isDeep ? i - 1 : below(i);
            exported.messages.append(message(id, parent < 0 ? 0 : exported.messages[parent].id));
        }
        row.currentLeaf = exported.messages[below(count)].id;
        row.messageCount = count;
        if (below(2) == 0)
            exported.answering = answering();
        return exported;
    }

  private:
    ConversationAnswering answering() {
        ConversationAnswering made;
        const auto maybe = [this](auto& value, auto what) {
            if (below(2) == 0)
                value = what;
        };
        if (below(2) == 0)
            made.presetUuid = uuid();
        maybe(made.own.systemPrompt, text(5));
        maybe(made.own.temperature, 0.1 * below(20));
        maybe(made.own.topK, below(200));
        maybe(made.own.topP, 1.0 / (1 + below(9)));
        maybe(made.own.minP, 0.01 * below(50));
        maybe(made.own.repetitionPenalty, 1e-300);
        maybe(made.own.maxTokens, std::numeric_limits<int>::max());
        maybe(made.own.seed, below(2) == 0 ? 0 : std::numeric_limits<quint64>::max());
        maybe(made.own.thinking, text(2));
        return made;
    }

    int below(int limit) { return int(m_random() % unsigned(limit)); }
    qint64 time() { return 1 + qint64(m_random()) * 400; }
    QString uuid() {
        quint32 parts[4] = {quint32(m_random()), quint32(m_random()), quint32(m_random()),
                            quint32(m_random())};
        return QUuid::fromRfc4122(QByteArray(reinterpret_cast<const char*>(parts), 16))
            .toString(QUuid::WithoutBraces);
    }

    QString text(int most) {
        static const QStringList pieces{QStringLiteral("word "),
                                        QString(QChar(0)),
                                        QString(QChar(0xd83d)),
                                        QString(QChar(0xde00)),
                                        QStringLiteral("\u2028"),
                                        QStringLiteral("\u2029"),
                                        QStringLiteral("\u202e"),
                                        QStringLiteral("\u200f"),
                                        QStringLiteral("👩‍👩‍👧‍👦"),
                                        QStringLiteral("e\u0301"),
                                        QString(QChar(0xfeff)),
                                        QString(QChar(0xfdd0)),
                                        QStringLiteral("\ufdd0d83d\ufdd1"),
                                        QString(QChar(0xfdd1)),
                                        QString(QChar(0xffff)),
                                        QStringLiteral("\\ud83d"),
                                        QStringLiteral("\\"),
                                        QStringLiteral("\""),
                                        QStringLiteral("\r\n"),
                                        QStringLiteral("\t\x1b\x7f"),
                                        QStringLiteral("漢字"),
                                        QStringLiteral("مرحبا"),
                                        QStringLiteral("]}],{")};
        QString all;
        for (int i = below(most + 1); i > 0; --i)
            all += pieces[below(int(pieces.size()))];
        return all;
    }

    double number() {
        static constexpr double extremes[] = {0.0,
                                              -0.0,
                                              0.1,
                                              1e300,
                                              -1e-300,
                                              std::numeric_limits<double>::denorm_min(),
                                              std::numeric_limits<double>::max(),
                                              std::numeric_limits<double>::infinity(),
                                              -std::numeric_limits<double>::infinity(),
                                              std::numeric_limits<double>::quiet_NaN(),
                                              9007199254740993.0,
                                              18446744073709551616.0,
                                              123456789.0};
        return extremes[below(int(std::size(extremes)))];
    }

    MessageRow message(qint64 id, qint64 parent) {
        MessageRow row;
        row.id = id;
        row.parentId = parent;
        row.role = Role(below(3));
        row.text = text(40);
        row.createdMs = below(20) == 0 ? 1764000000000 : time(); // siblings of the same millisecond
        row.pinnedMs = below(4) == 0 ? time() : 0;
        if (below(6) == 0)
            row.summary = {1, id, text(20) + QLatin1Char('.'), text(3), time()};
        if (row.role != Role::Assistant)
            return row;
        row.reasoning = text(10);
        row.reasoningMs = below(100000);
        row.state = std::array{MessageState::Complete, MessageState::Stopped, MessageState::Failed,
                               MessageState::Interrupted}[unsigned(below(4))];
        row.errorText = row.state == MessageState::Failed ? text(5) : QString();
        if (below(3) == 0)
            row.toolCalls =
                QStringLiteral("{\"name\": \"a\",  \"arguments\":{\"z\":1,\"a\":[ ]}}\nnot json\n");
        Provenance& by = row.provenance;
        by = {text(4), text(4), text(4), text(4), text(4)};
        by.sampling = {number(),
                       below(1000),
                       number(),
                       number(),
                       number(),
                       below(3),
                       quint64(m_random()) << 32 | m_random()};
        if (below(4) == 0)
            by.sampling.seed = std::numeric_limits<quint64>::max();
        by.promptTokens = std::numeric_limits<int>::max();
        by.generatedTokens = below(100);
        by.firstTokenMs = number();
        by.tokensPerSecond = number();
        by.stopReason = text(2);
        by.resumed = below(3);
        by.systemPrompt = text(20);
        by.templateHash = text(2);
        by.device = text(3);
        by.cacheType = QStringLiteral("q8_0");
        by.contextTokens = below(100000);
        by.thinking = below(2) == 0 ? QString() : QStringLiteral("on low");
        by.droppedTurns = below(3);
        return row;
    }

    std::mt19937 m_random;
};

QByteArray written(const QVector<FolderRow>& folders, const QVector<ExportedConversation>& conversations) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto writer = makeExportWriter(ExportFormat::Json, buffer, {});
    ExportContents contents{folders, {}};
    for (const ExportedConversation& exported : conversations)
        contents.conversations.append(exported.conversation);
    writer->begin(contents);
    for (const ExportedConversation& exported : conversations)
        writer->add(exported, {});
    writer->end();
    return buffer.data();
}

/// What an import into an empty history makes of it, but with every number left as it was read.
ExportedConversation stored(const ForeignConversation& foreign) {
    ExportedConversation exported;
    ConversationRow& row = exported.conversation;
    row.uuid = foreign.uuid;
    row.title = foreign.title;
    row.titleSource = foreign.titleSource;
    row.createdMs = foreign.createdMs;
    row.updatedMs = foreign.updatedMs;
    row.pinnedMs = foreign.pinnedMs;
    row.archivedMs = foreign.archivedMs;
    row.source = foreign.source;
    row.sourceId = foreign.sourceId;
    exported.folder = {0, foreign.folderUuid, foreign.folderName, 0};
    exported.answering = foreign.answering;
    QHash<QString, qint64> ids;
    for (const ForeignMessage& message : foreign.messages) {
        MessageRow into;
        into.id = ids.size() + 1000;
        into.parentId = ids.value(message.parentSourceId);
        into.role = message.role;
        into.text = message.text;
        into.reasoning = message.reasoning;
        into.reasoningMs = message.reasoningMs;
        into.toolCalls = message.toolCalls;
        into.state = message.state;
        into.errorText = message.errorText;
        into.pinnedMs = message.pinnedMs;
        into.summary = message.summary;
        into.summary.id = message.summary.text.isEmpty() ? 0 : 1;
        into.createdMs = message.createdMs;
        into.provenance = message.provenance;
        ids.insert(message.sourceId, into.id);
        exported.messages.append(into);
    }
    row.currentLeaf = ids.value(foreign.currentSourceId);
    return exported;
}

Collected readBack(const QByteArray& bytes, qint64 portion) {
    MemoryFiles files(bytes, portion);
    Collected collected;
    const auto reader = makeConclaveReader();
    if (reader->confidence(files) != 100)
        collected.skips.append(QStringLiteral("not recognised"));
    if (const QString problem = reader->read(files, collected, {}); !problem.isEmpty())
        collected.skips.append(problem);
    return collected;
}

QByteArray bytesOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Imports a file of ours; returns what is wrong, and in @p report what happened.
QString import(ChatStore& store, const QString& path, ImportReport& report) {
    ImportJob job(store);
    QSignalSpy finished(&job, &ImportJob::finished);
    job.start(path, false);
    if (!finished.wait(100000))
        return QStringLiteral("the import does not end");
    report = finished[0][0].value<ImportReport>();
    if (!report.skipped.isEmpty())
        return report.skipped[0].what + QStringLiteral(": ") + report.skipped[0].why;
    return report.problem;
}

/// Everything, as JSON.
QByteArray exported(ChatStore& store, const QString& path) {
    ExportJob job(store);
    QSignalSpy finished(&job, &ExportJob::finished);
    job.start({.scope = ExportRequest::Scope::Everything, .format = ExportFormat::Json, .path = path});
    if (!finished.wait(100000) || !finished[0][0].toString().isEmpty())
        return {};
    return bytesOf(path);
}

} // namespace

class TstRoundTrip : public QObject {
    Q_OBJECT

  private slots:
    void whatIsReadIsWrittenByteForByteAgain() {
        int messages = 0;
        int tree = 0;
        for (unsigned seed = 0; tree < 500; ++seed) {
            Trees trees(seed);
            const QVector<FolderRow> folders = trees.folders();
            QVector<ExportedConversation> conversations;
            for (unsigned i = 0; i <= seed % 10; ++i, ++tree) {
                conversations.append(trees.conversation(folders));
                messages += int(conversations.last().messages.size());
            }
            const QByteArray first = written(folders, conversations);
            const Collected back = readBack(first, seed % 7 == 0 ? 1 : 1 + seed * 13);
            QCOMPARE(back.skips, QStringList());
            QCOMPARE(back.conversations.size(), conversations.size());
            QVector<ExportedConversation> again;
            for (const ForeignConversation& foreign : back.conversations)
                again.append(stored(foreign));
            QCOMPARE(written(folders, again), first);
            // Not only the bytes: the texts themselves.
            for (qsizetype c = 0; c < conversations.size(); ++c)
                for (qsizetype m = 0; m < conversations[c].messages.size(); ++m)
                    QVERIFY(again[c].messages[m].text == conversations[c].messages[m].text);
        }
        qInfo("%d trees, %d messages", tree, messages);
    }

    // Export, import into an empty history, export again: the same bytes. 500 trees in 25 histories, of which
    // branches were deleted, and conversations pinned, archived, moved and renamed.
    void aHistoryComesThroughAnEmptyOneByteForByte() {
        for (unsigned round = 0; round < 25; ++round) {
            QTemporaryDir folder;
            Trees trees(round + 1000);
            const QVector<FolderRow> folders = trees.folders();
            QVector<ExportedConversation> conversations;
            for (int i = 0; i < 20; ++i)
                conversations.append(trees.conversation(folders));
            const QString made = folder.filePath(QStringLiteral("made.json"));
            QCOMPARE(writeExport(made, written(folders, conversations)), QString());

            ImportReport report;
            QByteArray first;
            const QString firstPath = folder.filePath(QStringLiteral("first.json"));
            {
                ChatStore store(folder.filePath(QStringLiteral("first.sqlite")));
                QCOMPARE(import(store, made, report), QString());
                QCOMPARE(report.added, 20);
                const auto rows = valueOf(store.conversations());
                QCOMPARE(rows.size(), 20);
                for (int i = 0; i < 20; i += 3) {
                    const auto tree = valueOf(store.tree(rows[i].id));
                    valueOf(store.removeBranch(rows[i].id, tree[qsizetype(round) % tree.size()].id));
                    valueOf(store.setPinned(rows[i].id, rows[i].pinnedMs == 0));
                    valueOf(store.setArchived(rows[(i + 1) % 20].id, rows[(i + 1) % 20].archivedMs == 0));
                    valueOf(store.rename(rows[i].id, QStringLiteral("Renamed")));
                }
                first = exported(store, firstPath);
                QVERIFY(!first.isEmpty());
                // The same file again changes nothing.
                QCOMPARE(import(store, firstPath, report), QString());
                QCOMPARE(report.unchanged, 20);
                QCOMPARE(exported(store, firstPath), first);
            }
            ChatStore store(folder.filePath(QStringLiteral("second.sqlite")));
            QCOMPARE(import(store, firstPath, report), QString());
            QCOMPARE(report.added, 20);
            const QByteArray second = exported(store, folder.filePath(QStringLiteral("second.json")));
            if (second != first) {
                qsizetype at = 0;
                while (at < second.size() && at < first.size() && second[at] == first[at])
                    ++at;
                qWarning() << round << at << first.mid(at - 200, 300) << second.mid(at - 200, 300);
            }
            QVERIFY(second == first);
        }
    }

    void readsVersion1() {
        const QByteArray old =
            bytesOf(QStringLiteral(CONCLAVE_SOURCE_DIR "/tests/app/export/conversation_v1.json"));
        const Collected back = readBack(old, 1000);
        QCOMPARE(back.skips, QStringList());
        QCOMPARE(back.conversations.size(), 1);
        const ForeignConversation& conversation = back.conversations[0];
        QCOMPARE(conversation.uuid, QStringLiteral("0d4ff6e2-3b7c-4a53-9a8e-000000000001"));
        QCOMPARE(conversation.title, QStringLiteral("Bread & butter"));
        QCOMPARE(conversation.createdMs, 1764000000123);
        QCOMPARE(conversation.messages.size(), 2);
        QCOMPARE(conversation.messages[0].text, QStringLiteral("Wie geht\n\"Brot\"?"));
        const ForeignMessage& answer = conversation.messages[1];
        QCOMPARE(answer.parentSourceId, conversation.messages[0].sourceId);
        QCOMPARE(conversation.currentSourceId, answer.sourceId);
        QCOMPARE(answer.state, MessageState::Stopped);
        QCOMPARE(answer.toolCalls,
                 QStringLiteral("{\"arguments\":{\"city\":\"Rome\"},\"name\":\"weather\"}\n"));
        QCOMPARE(answer.provenance.sampling.seed, std::numeric_limits<quint64>::max());
        QCOMPARE(answer.provenance.modelName, QStringLiteral("Starter"));
    }

    void refusesNewerVersionsAndOtherFiles() {
        const Collected newer = readBack(
            "{\"format\": \"conclave-conversations\", \"version\": 3, \"conversations\": [{}]}", 100);
        QVERIFY(newer.conversations.isEmpty());
        QCOMPARE(newer.skips.size(), 1);
        QVERIFY(newer.skips[0].contains(QStringLiteral("newer version of Conclave")));
        for (const char* other : {"[]", "{}", "", "\xff", "{\"format\": 5}",
                                  "{\"a\": {\"format\": \"conclave-conversation\"}}"}) {
            const Collected none = readBack(other, 100);
            QVERIFY2(none.conversations.isEmpty(), other);
            QVERIFY2(none.skips.size() == 2 &&
                         none.skips[1].contains(QStringLiteral("no export of Conclave")),
                     other);
        }
    }

    void takesDamagedFiles() {
        Trees trees(7);
        const QVector<FolderRow> folders = trees.folders();
        const QByteArray whole = written(folders, {trees.conversation(folders), trees.conversation(folders)});
        for (qsizetype length = 0; length < whole.size(); length += 97)
            QVERIFY(!readBack(whole.left(length), 50).skips.isEmpty());
        // Members of the wrong kind are as if they were not there.
        const Collected odd =
            readBack("{\"format\": \"conclave-conversations\", \"version\": 2, \"folders\": [1, {}],"
                     "\"conversations\": [5, {\"title\": [], \"messages\": 7}, {\"messages\": [1, {\"id\": "
                     "1, \"role\": \"user\", \"text\": 5, \"created\": \"yesterday\"}, {\"id\": 1, \"role\": "
                     "\"user\"}]}]}",
                     20);
        QCOMPARE(odd.conversations.size(), 2);
        QCOMPARE(odd.conversations[1].messages.size(), 1);
        QCOMPARE(odd.skips.size(), 3);
    }
};

QTEST_GUILESS_MAIN(TstRoundTrip)
#include "tst_round_trip.moc"
