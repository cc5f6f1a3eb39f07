// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/quantize/type_choice.h"

#include "tests/support/gguf_writer.h"

#include <QTemporaryDir>
#include <QTest>

using namespace conclave::engine;

namespace {

/// A file with the tensors of some layers, all of 256 columns unless their name says "short".
class Tensors {
  public:
    explicit Tensors(const QTemporaryDir& folder)
        : m_path(folder.filePath(QStringLiteral("m.gguf")).toStdString()) {}

    Tensors& add(const std::string& name, std::vector<std::uint64_t> shape = {256, 2}) {
        std::uint64_t elements = 1;
        for (const std::uint64_t size : shape)
            elements *= size;
        m_writer.addTensor(name, shape, std::vector<float>(elements));
        return *this;
    }
    std::shared_ptr<const GgufReader> open() const {
        if (!m_writer.write(m_path))
            return nullptr;
        auto file = GgufReader::open(m_path);
        return file.ok() ? *file : nullptr;
    }

  private:
    std::string m_path;
    conclave::test::GgufWriter m_writer;
};

QString typeOf(const TypeChoice& types, const GgufReader& file, const char* name) {
    const GgufTensor* tensor = file.tensor(name);
    return tensor ? QString::fromStdString(ggmlTypeName(types.of(*tensor).rawType)) : QStringLiteral("?");
}

} // namespace

/// Which tensor becomes what: the mixes that users know by their names.
class TestTypeChoice : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir m_folder;

  private slots:
    void initTestCase() { QVERIFY(m_folder.isValid()); }

    void findsTargetsInAnyCase() {
        QVERIFY(quantizeTarget("Q4_K_M"));
        QCOMPARE(quantizeTarget("q4_k_m"), quantizeTarget("Q4_K_M"));
        QCOMPARE(quantizeTarget("Q4_K_M")->fileType, 15u);
        for (const char* name : {"", "Q4_K", "Q4_K_M ", "IQ2_XXS"})
            QVERIFY(!quantizeTarget(name));
    }

    void keepsWhatIsSmallAndMatters() {
        Tensors tensors(m_folder);
        const char* const kept[] = {"output_norm.weight",         "blk.0.attn_norm.weight",
                                    "blk.0.ffn_gate_inp.weight",  "blk.0.ffn_gate_inp_shexp.weight",
                                    "blk.0.ssm_conv1d.weight",    "blk.0.ffn_gate_exps.bias",
                                    "blk.0.attn_sinks.weight",    "blk.0.attn_q.bias",
                                    "blk.0.shortconv.conv.weight"};
        for (const char* name : kept)
            tensors.add(name, std::string_view(name).ends_with("sinks.weight")
                                  ? std::vector<std::uint64_t>{256}
                                  : std::vector<std::uint64_t>{256, 2});
        tensors.add("blk.0.attn_q.weight");
        const auto file = tensors.open();
        QVERIFY(file);
        for (const QuantizeTarget* target : quantizeTargets()) {
            const TypeChoice types(*target, file->tensors(), false);
            for (const char* name : kept)
                QCOMPARE(typeOf(types, *file, name), QStringLiteral("F32"));
            QVERIFY(typeOf(types, *file, "blk.0.attn_q.weight") != QLatin1String("F32"));
        }
    }

    void mixesAsTheNamesPromise_data() {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("type");
        const auto row = [](const char* target, const char* name, const char* type) {
            QTest::addRow("%s %s", target, name)
                << QString::fromLatin1(target) << QString::fromLatin1(name) << QString::fromLatin1(type);
        };
        row("Q8_0", "output.weight", "Q8_0");
        row("Q8_0", "token_embd.weight", "Q8_0");
        row("Q8_0", "blk.1.ffn_down_exps.weight", "Q8_0");
        row("Q6_K", "output.weight", "Q6_K");
        row("Q6_K", "blk.1.attn_q.weight", "Q6_K");
        row("Q4_0", "output.weight", "Q6_K");
        row("Q4_0", "token_embd.weight", "Q4_0");
        row("Q4_0", "blk.0.ffn_down_exps.weight", "Q4_0");
        row("MXFP4", "output.weight", "Q8_0");
        row("MXFP4", "blk.1.attn_q.weight", "Q8_0");
        row("MXFP4", "blk.1.attn_k_b.weight", "Q8_0"); // three dimensions, but no experts
        row("MXFP4", "blk.1.ffn_up_exps.weight", "MXFP4");
        row("MXFP4", "blk.1.ffn_up_shexp.weight", "Q8_0");
        row("Q4_K_M", "output.weight", "Q6_K");
        row("Q4_K_M", "token_embd.weight", "Q4_K");
        row("Q4_K_M", "blk.1.attn_q.weight", "Q4_K");
        // Of 8 layers: the first, the last, and 3 and 6.
        for (const char* part : {"attn_v", "ffn_down_exps", "ffn_down_shexp"})
            for (int layer = 0; layer < 8; ++layer)
                row("Q4_K_M", qPrintable(QStringLiteral("blk.%1.%2.weight").arg(layer).arg(part)),
                    layer % 3 == 0 || layer == 7 ? "Q6_K" : "Q4_K");
    }
    void mixesAsTheNamesPromise() {
        QFETCH(QString, target);
        QFETCH(QString, name);
        QFETCH(QString, type);
        Tensors tensors(m_folder);
        tensors.add("output.weight").add("token_embd.weight");
        for (int layer = 0; layer < 8; ++layer) {
            const std::string block = "blk." + std::to_string(layer) + ".";
            tensors.add(block + "attn_q.weight").add(block + "attn_v.weight");
            tensors.add(block + "attn_k_b.weight", {256, 2, 3});
            tensors.add(block + "ffn_up_exps.weight", {256, 2, 5});
            tensors.add(block + "ffn_down_exps.weight", {256, 2, 5});
            tensors.add(block + "ffn_up_shexp.weight").add(block + "ffn_down_shexp.weight");
        }
        const auto file = tensors.open();
        QVERIFY(file);
        const TypeChoice types(*quantizeTarget(target.toStdString()), file->tensors(), false);
        QCOMPARE(typeOf(types, *file, qPrintable(name)), type);
    }

    void tiedEmbeddingsAreTheHead() {
        const auto file = Tensors(m_folder).add("token_embd.weight").open();
        QVERIFY(file);
        QCOMPARE(
            typeOf(TypeChoice(*quantizeTarget("Q4_0"), file->tensors(), false), *file, "token_embd.weight"),
            QStringLiteral("Q6_K"));
    }

    void eightExpertsLeaveRoomForAttention() {
        const auto file = Tensors(m_folder)
                              .add("output.weight")
                              .add("blk.0.attn_v.weight")
                              .add("blk.0.attn_k.weight")
                              .add("blk.0.attn_output.weight")
                              .add("blk.0.ffn_up_exps.weight", {256, 2, 8})
                              .open();
        QVERIFY(file);
        const TypeChoice types(*quantizeTarget("Q4_K_M"), file->tensors(), false);
        QCOMPARE(typeOf(types, *file, "blk.0.attn_v.weight"), QStringLiteral("Q8_0"));
        QCOMPARE(typeOf(types, *file, "blk.0.attn_k.weight"), QStringLiteral("Q8_0"));
        QCOMPARE(typeOf(types, *file, "blk.0.attn_output.weight"), QStringLiteral("Q5_K"));
        QCOMPARE(typeOf(types, *file, "blk.0.ffn_up_exps.weight"), QStringLiteral("Q4_K"));
    }

    void importancesGuardTheFirstDownProjections() {
        Tensors tensors(m_folder);
        tensors.add("output.weight");
        for (int layer = 0; layer < 8; ++layer)
            tensors.add("blk." + std::to_string(layer) + ".ffn_down.weight");
        const auto file = tensors.open();
        QVERIFY(file);
        const QuantizeTarget& target = *quantizeTarget("Q4_0");
        QCOMPARE(typeOf(TypeChoice(target, file->tensors(), true), *file, "blk.0.ffn_down.weight"),
                 QStringLiteral("Q4_1"));
        QCOMPARE(typeOf(TypeChoice(target, file->tensors(), true), *file, "blk.1.ffn_down.weight"),
                 QStringLiteral("Q4_0"));
        QCOMPARE(typeOf(TypeChoice(target, file->tensors(), false), *file, "blk.0.ffn_down.weight"),
                 QStringLiteral("Q4_0"));
    }

    void takesShorterBlocksForShortRows_data() {
        QTest::addColumn<QString>("target");
        QTest::addColumn<int>("cols");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("instead");
        const QString none;
        QTest::newRow("Q4_K of 96") << "Q4_K_M" << 96 << "Q5_0"
                                    << "Q4_K";
        QTest::newRow("Q6_K of 96") << "Q6_K" << 96 << "Q8_0"
                                    << "Q6_K";
        QTest::newRow("Q8_0 of 96") << "Q8_0" << 96 << "Q8_0" << none;
        QTest::newRow("Q4_0 of 96") << "Q4_0" << 96 << "Q4_0" << none;
        QTest::newRow("Q4_0 of 40") << "Q4_0" << 40 << "F16"
                                    << "Q4_0";
        QTest::newRow("Q4_K of 40") << "Q4_K_M" << 40 << "F16"
                                    << "Q4_K";
        QTest::newRow("MXFP4 of 40") << "MXFP4" << 40 << "F16"
                                     << "Q8_0";
    }
    void takesShorterBlocksForShortRows() {
        QFETCH(QString, target);
        QFETCH(int, cols);
        QFETCH(QString, type);
        QFETCH(QString, instead);
        const auto file = Tensors(m_folder)
                              .add("output.weight")
                              .add("blk.0.attn_q.weight", {static_cast<std::uint64_t>(cols), 2})
                              .open();
        QVERIFY(file);
        const TypeChoice types(*quantizeTarget(target.toStdString()), file->tensors(), false);
        const TypeChoice::Choice choice = types.of(*file->tensor("blk.0.attn_q.weight"));
        QCOMPARE(QString::fromStdString(ggmlTypeName(choice.rawType)), type);
        QCOMPARE(choice.instead.has_value(), !instead.isEmpty());
        if (choice.instead)
            QCOMPARE(QString::fromLatin1(conclave::kernels::quantTraits(*choice.instead)->name), instead);
    }
};

QTEST_GUILESS_MAIN(TestTypeChoice)
#include "tst_type_choice.moc"
