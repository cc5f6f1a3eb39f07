// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chat/council.h"
#include "app/generation/engine_generator.h"
#include "tests/app/store/store_waiting.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace conclave;

namespace {

const QString kDeepSeek = QStringLiteral(CONCLAVE_SOURCE_DIR "/resources/models/starter-deepseek2.gguf");
const QString kQwen = QStringLiteral(CONCLAVE_SOURCE_DIR "/resources/models/starter-qwen3moe.gguf");

} // namespace

/// A council of the two models that ship, with the real engine.
class TestCouncilStarters : public QObject {
    Q_OBJECT

  private slots:
    void bothAnswerAndAreTallied() {
        QVERIFY2(QFile::exists(kDeepSeek), qPrintable(kDeepSeek));
        QVERIFY2(QFile::exists(kQwen), qPrintable(kQwen));
        QTemporaryDir folder;
        ChatStore store(folder.filePath(QStringLiteral("history.sqlite")));
        ChatService chat(store, std::make_unique<EngineGenerator>());
        chat.setTitlesWritten(false);
        chat.loadModel(kQwen);
        QTRY_VERIFY_WITH_TIMEOUT(chat.hasModel() && chat.state() == ChatService::State::Idle, 60000);
        const QString chosen = chat.model().name;

        Council council(chat, store);
        qint64 conversation = 0;
        connect(&council, &Council::ended, this, [&](qint64 id) { conversation = id; });
        AnswerOptions options;
        options.sampling.temperature = 0;
        options.fit = ContextFit::Whole;
        const auto seat = [](const QString& path) {
            return CouncilSeat{.position = 0, .modelName = {}, .modelPath = path, .quantization = {}};
        };
        QVERIFY(council.ask({.question = QStringLiteral("What is 27 + 15?"),
                             .seats = {seat(kDeepSeek), seat(kQwen)},
                             .isBlind = true,
                             .options = options}));
        QTRY_VERIFY_WITH_TIMEOUT(conversation != 0, 120000);

        const QVector<MessageRow> tree = valueOf(store.tree(conversation));
        QCOMPARE(tree.size(), 3);
        for (const MessageRow& answer : tree.mid(1)) {
            QCOMPARE(answer.state, MessageState::Complete);
            QVERIFY2(answer.text.contains(QLatin1String("42")), qPrintable(answer.text));
            QVERIFY(answer.provenance.sampling.seed != 0);
        }
        QCOMPARE(tree[1].provenance.modelPath, kDeepSeek);
        QCOMPARE(tree[2].provenance.modelPath, kQwen);
        QCOMPARE(chat.model().name, chosen);
        const CouncilRow row = valueOf(store.councils(conversation)).value(0);
        QVERIFY(Council::missing(row).isEmpty());
        valueOf(store.vote(row.questionId, CouncilVote{CouncilVerdict::Best, 0}));
        const QVector<TallyPair> pairs = valueOf(store.tally());
        QCOMPARE(pairs.size(), 1);
        QCOMPARE(pairs[0].first, tree[1].provenance.modelName);
        QCOMPARE(pairs[0].count(TallyQuestion::Result::FirstWon), 1);
    }
};

QTEST_GUILESS_MAIN(TestCouncilStarters)
#include "tst_council_starters.moc"
