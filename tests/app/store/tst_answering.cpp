// SPDX-License-Identifier: GPL-3.0-or-later
// Settings of conversations, presets and prompts (app/store/answering.cpp).
#include "app/store/history.h"

#include "app/store/as_foreign.h"
#include "app/store/purge.h"
#include "tests/app/store/encrypted_history.h"
#include "tests/app/store/store_waiting.h"

#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace conclave;

namespace {

Answering everything() {
    return {.systemPrompt = QStringLiteral("Be brief."),
            .temperature = 0.3,
            .topK = 7,
            .topP = 0.9,
            .minP = 0.02,
            .repetitionPenalty = 1.1,
            .maxTokens = 512,
            .seed = std::numeric_limits<quint64>::max(),
            .thinking = QStringLiteral("on low")};
}

/// What is set to nothing in particular is not the same as what is not set.
Answering zeros() {
    return {.systemPrompt = QString(QLatin1String("")),
            .temperature = 0.0,
            .topK = 0,
            .topP = 0.0,
            .minP = 0.0,
            .repetitionPenalty = 0.0,
            .maxTokens = 0,
            .seed = 0,
            .thinking = QString(QLatin1String(""))};
}

} // namespace

class TstAnswering : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir m_folder;
    QString m_path;
    std::unique_ptr<History> m_history;

    void open() {
        m_history = valueOf(History::open(m_path));
        valueOf(m_history->database().execute("PRAGMA synchronous = OFF"));
    }
    MessageRow ask() {
        return valueOf(m_history->createQuestion(0, 0, QStringLiteral("q"), QStringLiteral("t")));
    }
    PresetRow preset(const QString& name, const Answering& answering = everything()) {
        PresetRow row;
        row.name = name;
        row.answering = answering;
        return valueOf(m_history->savePresets({row})).constFirst();
    }
    PromptRow prompt(const QString& name, const QString& text = QStringLiteral("text")) {
        PromptRow row;
        row.name = name;
        row.text = text;
        return valueOf(m_history->savePrompts({row})).constFirst();
    }
    QStringList presetNames() {
        QStringList names;
        for (const PresetRow& row : valueOf(m_history->presets()))
            names << row.name;
        return names;
    }
    QStringList promptNames() {
        QStringList names;
        for (const PromptRow& row : valueOf(m_history->prompts()))
            names << row.name;
        return names;
    }
    int rows(const char* table) {
        return int(valueOf(m_history->database().number("SELECT count(*) FROM " + QByteArray(table))));
    }

  private slots:
    void init() {
        static int number = 0;
        m_path = m_folder.filePath(QStringLiteral("%1/h.sqlite").arg(++number));
        beginHistory(m_path);
        open();
    }
    void cleanup() { m_history.reset(); }

    void aConversationKeepsWhatIsSetForIt() {
        const qint64 id = ask().conversationId;
        QVERIFY(valueOf(m_history->conversationAnswering(id)).isEmpty());
        for (const Answering& own : {everything(), zeros()}) {
            valueOf(m_history->setConversationAnswering(id, {QStringLiteral("preset"), own}));
            m_history.reset();
            open();
            const ConversationAnswering read = valueOf(m_history->conversationAnswering(id));
            QCOMPARE(read.presetUuid, QStringLiteral("preset"));
            QVERIFY(read.own == own);
        }
        Answering part;
        part.topP = 0.5;
        valueOf(m_history->setConversationAnswering(id, {{}, part}));
        QVERIFY(valueOf(m_history->conversationAnswering(id)).own == part);
        valueOf(m_history->setConversationAnswering(id, {}));
        QCOMPARE(rows("conversation_settings"), 0);
    }

    void aConversationThatIsNotThereIsAnError() {
        const qint64 id = ask().conversationId;
        QVERIFY(errorOf(m_history->setConversationAnswering(id + 1, {{}, everything()})) != nullptr);
        valueOf(m_history->remove({id}));
        QVERIFY(errorOf(m_history->conversationAnswering(id)) != nullptr);
        QVERIFY(errorOf(m_history->setConversationAnswering(id, {{}, everything()})) != nullptr);
    }

    void theyComeBackWithTheConversationAndGoWithIt() {
        const qint64 id = ask().conversationId;
        valueOf(m_history->setConversationAnswering(id, {{}, everything()}));
        const UndoStep step = valueOf(m_history->remove({id}));
        valueOf(m_history->restore(step));
        QVERIFY(valueOf(m_history->conversationAnswering(id)).own == everything());
        valueOf(m_history->deleteForGood(valueOf(m_history->remove({id}))));
        QCOMPARE(rows("conversation_settings"), 0);
    }

    void aCopyOfAConversationHasThemToo() {
        const MessageRow question = ask();
        const ConversationAnswering answering{QStringLiteral("p"), everything()};
        valueOf(m_history->setConversationAnswering(question.conversationId, answering));
        const ConversationRow copy = valueOf(m_history->duplicate(question.conversationId, question.id));
        QVERIFY(valueOf(m_history->conversationAnswering(copy.id)) == answering);
        valueOf(m_history->setConversationAnswering(copy.id, {}));
        QVERIFY(valueOf(m_history->conversationAnswering(question.conversationId)) == answering);
    }

    void anImportBringsThemForAConversationThatIsNew() {
        const MessageRow question = ask();
        const ConversationRow row = valueOf(m_history->conversation(question.conversationId));
        ForeignConversation foreign =
            asForeign(row, valueOf(m_history->tree(row.id)), {}, {QStringLiteral("p"), everything()});
        const qint64 import = valueOf(m_history->beginImport(QStringLiteral("conclave"), {}));
        valueOf(m_history->importConversation(import, foreign));
        QVERIFY(valueOf(m_history->conversationAnswering(row.id)).isEmpty()); // a person's choice here
        foreign.uuid = QStringLiteral("another");
        const ImportOutcome outcome = valueOf(m_history->importConversation(import, foreign));
        QVERIFY(valueOf(m_history->conversationAnswering(outcome.conversationId)) == foreign.answering);
    }

    void presetsComeByName() {
        preset(QStringLiteral("c"));
        preset(QStringLiteral("a"), zeros());
        preset(QStringLiteral("b"), {});
        m_history.reset();
        open();
        const auto presets = valueOf(m_history->presets());
        QCOMPARE(presets.size(), 3);
        QCOMPARE(presetNames(), (QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));
        for (const PresetRow& row : presets) {
            QVERIFY(row.id != 0 && !row.uuid.isEmpty() && row.createdMs > 0);
            if (row.name == QLatin1String("a"))
                QVERIFY(row.answering == zeros());
        }
    }

    void aPresetIsChangedInItsPlace() {
        PresetRow row = preset(QStringLiteral("one"));
        row.name = QStringLiteral("two");
        row.answering = zeros();
        valueOf(m_history->savePresets({row}));
        const auto presets = valueOf(m_history->presets());
        QCOMPARE(presets.size(), 1);
        QCOMPARE(presets[0].uuid, row.uuid);
        QCOMPARE(presets[0].name, QStringLiteral("two"));
        QVERIFY(presets[0].answering == zeros());
        row.id += 1;
        QVERIFY(errorOf(m_history->savePresets({row})) != nullptr);
    }

    void allPresetsAreSavedOrNone() {
        PresetRow fine;
        fine.name = QStringLiteral("fine");
        PresetRow gone = fine;
        gone.id = 99;
        QVERIFY(errorOf(m_history->savePresets({fine, gone})) != nullptr);
        QCOMPARE(presetNames(), QStringList());
    }

    void twoPresetsNeverHaveOneUuid() {
        const PresetRow row = preset(QStringLiteral("one"));
        PresetRow same = row;
        same.id = 0;
        const PresetRow other = valueOf(m_history->savePresets({same})).constFirst();
        QVERIFY(other.uuid != row.uuid);
        // One that was removed makes room.
        valueOf(m_history->removePresets({row.id}));
        QCOMPARE(valueOf(m_history->savePresets({same})).constFirst().uuid, row.uuid);
    }

    void whatWasRemovedComesBack() {
        const PresetRow first = preset(QStringLiteral("a"));
        const PresetRow second = preset(QStringLiteral("b"));
        preset(QStringLiteral("c"));
        const qint64 stamp = valueOf(m_history->removePresets({first.id, second.id}));
        QCOMPARE(presetNames(), QStringList{QStringLiteral("c")});
        QVERIFY(errorOf(m_history->removePresets({first.id})) != nullptr);
        valueOf(m_history->restorePresets(stamp));
        QCOMPARE(presetNames().size(), 3);
        QVERIFY(errorOf(m_history->restorePresets(stamp)) != nullptr);

        const PromptRow asked = prompt(QStringLiteral("p"));
        const qint64 promptStamp = valueOf(m_history->removePrompts({asked.id}));
        QCOMPARE(promptNames(), QStringList());
        valueOf(m_history->restorePrompts(promptStamp));
        QCOMPARE(promptNames(), QStringList{QStringLiteral("p")});
    }

    void whatWasRemovedGoesWithTheTrash() {
        const PresetRow old = preset(QStringLiteral("old"));
        const PromptRow oldPrompt = prompt(QStringLiteral("old"));
        preset(QStringLiteral("kept"));
        const qint64 stamp = valueOf(m_history->removePresets({old.id}));
        valueOf(m_history->removePrompts({oldPrompt.id}));
        valueOf(purgeRemovalsBefore(m_history->database(), stamp));
        QCOMPARE(rows("presets"), 2); // not before its time
        valueOf(m_history->emptyTrash());
        QCOMPARE(rows("presets"), 1);
        QCOMPARE(rows("prompts"), 0);
        QVERIFY(errorOf(m_history->restorePresets(stamp)) != nullptr);
    }

    void theLastUsedPromptComesFirst() {
        prompt(QStringLiteral("c"));
        const PromptRow a = prompt(QStringLiteral("a"));
        const PromptRow b = prompt(QStringLiteral("b"), QStringLiteral("{{x}}\nlines"));
        QCOMPARE(promptNames(), (QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));
        valueOf(m_history->notePromptUse(b.id));
        QCOMPARE(promptNames(), (QStringList{QStringLiteral("b"), QStringLiteral("a"), QStringLiteral("c")}));
        QCOMPARE(valueOf(m_history->prompts())[0].text, QStringLiteral("{{x}}\nlines"));
        PromptRow changed = a;
        changed.text = QStringLiteral("other");
        valueOf(m_history->savePrompts({changed}));
        QCOMPARE(valueOf(m_history->prompts())[1].text, QStringLiteral("other"));
        QVERIFY(errorOf(m_history->notePromptUse(99)) != nullptr);
    }

    void anotherHistoryAddsWhatIsNotHere() {
        const PresetRow here = preset(QStringLiteral("here"));
        const PresetRow removed = preset(QStringLiteral("removed"));
        valueOf(m_history->removePresets({removed.id}));
        PresetRow changed = here;
        changed.name = QStringLiteral("as it was");
        PresetRow missing = here;
        missing.uuid = QStringLiteral("missing");
        missing.name = QStringLiteral("missing");
        PromptRow asked;
        asked.uuid = QStringLiteral("asked");
        asked.name = QStringLiteral("asked");
        valueOf(m_history->addMissing({changed, removed, missing}, {asked}));
        valueOf(m_history->addMissing({changed, removed, missing}, {asked}));
        QCOMPARE(presetNames(), (QStringList{QStringLiteral("here"), QStringLiteral("missing")}));
        QCOMPARE(promptNames(), QStringList{QStringLiteral("asked")});
        QCOMPARE(valueOf(m_history->presets())[1].uuid, QStringLiteral("missing"));
    }

    void aPrivateConversationLeavesNothingInTheFile() {
        m_history.reset();
        ChatStore store(m_path);
        const MessageRow question = valueOf(
            store.createQuestion(kNewPrivateConversation, 0, QStringLiteral("q"), QStringLiteral("t")));
        valueOf(store.setConversationAnswering(question.conversationId, {{}, everything()}));
        QVERIFY(valueOf(store.conversationAnswering(question.conversationId)).own == everything());
        QVERIFY(!valueOf(store.conversationAnswering(question.conversationId)).isEmpty());
        const auto kept = valueOf(store.conversations());
        QCOMPARE(kept.size(), 0);
    }
};

QTEST_GUILESS_MAIN(TstAnswering)
#include "tst_answering.moc"
