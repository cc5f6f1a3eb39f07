// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/presets/preset_file.h"

#include "app/presets/built_in_presets.h"

#include <QTest>

#include <limits>

using namespace conclave;

namespace {

QByteArray fileWith(const QByteArray& presets) {
    return R"({"format":"conclave-presets","version":1,"presets":[)" + presets + "]}";
}

} // namespace

class TstPresetFile : public QObject {
    Q_OBJECT

  private slots:
    void whatIsWrittenIsReadAgain() {
        PresetRow whole;
        whole.uuid = QStringLiteral("u1");
        whole.name = QStringLiteral("“Terse” \\ 漢字");
        whole.answering = {.systemPrompt = QStringLiteral("One line.\nNo more."),
                           .temperature = 0.15,
                           .topK = 0,
                           .topP = 1.0,
                           .minP = 0.5,
                           .repetitionPenalty = 1.05,
                           .maxTokens = 32768,
                           .seed = std::numeric_limits<quint64>::max(),
                           .thinking = QStringLiteral("on low")};
        PresetRow part;
        part.name = QStringLiteral("Part");
        part.answering.systemPrompt = QString(QLatin1String(""));
        part.answering.seed = 0;
        QVector<PresetRow> presets{whole, part};
        for (const BuiltInPreset& preset : builtInPresets())
            presets << preset.preset;
        const PresetFile read = readPresets(writePresets(presets));
        QCOMPARE(read.problem, QString());
        QCOMPARE(read.presets.size(), presets.size());
        for (qsizetype i = 0; i < presets.size(); ++i) {
            QCOMPARE(read.presets[i].uuid, presets[i].uuid);
            QCOMPARE(read.presets[i].name, presets[i].name);
            QVERIFY(read.presets[i].answering == presets[i].answering);
        }
        QCOMPARE(writePresets(read.presets), writePresets(presets));
        QVERIFY(writePresets(presets).startsWith("{\n  \"format\": \"conclave-presets\""));
    }

    void aNameIsEnough() {
        const PresetFile read = readPresets(fileWith(R"({"name":"  Two   words ","unknown":[1,{}]})"));
        QCOMPARE(read.problem, QString());
        QCOMPARE(read.presets[0].name, QStringLiteral("Two words"));
        QVERIFY(read.presets[0].answering.isEmpty());
    }

    void saysWhatIsWrongWithAFile_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("word");
        const auto row = [](const char* name, const QByteArray& bytes, const char* word) {
            QTest::newRow(name) << bytes << QString::fromLatin1(word);
        };
        row("empty", "", "JSON");
        row("cut off", fileWith(R"({"name":"a"})").chopped(9), "JSON");
        row("bytes", QByteArray(2000, '\xff'), "JSON");
        row("deep", QByteArray(100000, '['), "JSON");
        row("a list", "[]", "Conclave wrote");
        row("foreign", R"({"identifier":"@local:mine","operation":{"fields":[]}})", "Conclave wrote");
        row("newer", R"({"format":"conclave-presets","version":2,"presets":[{}]})", "newer version");
        row("none", fileWith(""), "no preset");
        row("no name", fileWith("{}"), "no name");
        row("no object", fileWith("5"), "no name");
        row("name of another kind", fileWith(R"({"name":7})"), "name");
        row("long name", fileWith("{\"name\":\"" + QByteArray(101, 'x') + "\"}"), "100");
        row("too hot", fileWith(R"({"name":"Hot","temperature":7})"), "between 0 and 2");
        row("text for a number", fileWith(R"({"name":"a","topK":"40"})"), "topK");
        row("null", fileWith(R"({"name":"a","topP":null})"), "topP");
        row("not whole", fileWith(R"({"name":"a","maxTokens":1.5})"), "maxTokens");
        row("negative", fileWith(R"({"name":"a","maxTokens":-1})"), "maxTokens");
        row("seed as a number", fileWith(R"({"name":"a","seed":5})"), "seed");
        row("seed of letters", fileWith(R"({"name":"a","seed":"x"})"), "seed");
        row("long instructions",
            fileWith("{\"name\":\"a\",\"systemPrompt\":\"" + QByteArray(20001, 'x') + "\"}"), "systemPrompt");
        QByteArray many = R"({"name":"a"})";
        for (int i = 0; i < 200; ++i)
            many += R"(,{"name":"a"})";
        row("too many", fileWith(many), "200");
        row("too large", fileWith("{\"name\":\"a\",\"x\":\"" + QByteArray(5 << 20, 'x') + "\"}"),
            "too large");
        row("one of two", fileWith(R"({"name":"fine"},{"name":"odd","minP":1})"), "odd");
    }
    void saysWhatIsWrongWithAFile() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, word);
        const PresetFile read = readPresets(bytes);
        QVERIFY(read.presets.isEmpty());
        QVERIFY2(read.problem.contains(word), qPrintable(read.problem));
    }

    void everyCutOfAFileIsRefused() {
        const QByteArray whole = fileWith(R"({"name":"a","temperature":0.5,"thinking":"off"})");
        for (qsizetype length = 0; length < whole.size(); ++length)
            QVERIFY(!readPresets(whole.left(length)).problem.isEmpty());
    }

    void whatComesWithTheProgramCanBeSetByHand() {
        QStringList uuids;
        for (const BuiltInPreset& preset : builtInPresets()) {
            QVERIFY(!preset.preset.name.isEmpty() && !preset.explanation.isEmpty());
            QVERIFY(!preset.preset.answering.isEmpty());
            uuids << preset.preset.uuid;
        }
        QCOMPARE(uuids, (QStringList{QStringLiteral("conclave-exact"), QStringLiteral("conclave-lively")}));
    }
};

QTEST_GUILESS_MAIN(TstPresetFile)
#include "tst_preset_file.moc"
