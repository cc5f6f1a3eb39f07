// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/quantize/quantize.h"

#include "engine/gguf/gguf_parser.h"
#include "engine/gguf/gguf_reader.h"
#include "engine/run/session.h"
#include "kernels/matmul_quant.h"
#include "tests/support/tiny_model.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <cstring>
#include <limits>

using namespace conclave;
using namespace conclave::engine;
using conclave::test::TinyModel;

namespace {

/// Rows of 256, of 320 (whole blocks of 32 only) and of 88 (of no block).
test::TinyOptions options() {
    return {.architecture = "qwen3moe",
            .layers = 2,
            .embedding = 256,
            .heads = 4,
            .kvHeads = 2,
            .headWidth = 80,
            .experts = 4,
            .used = 2,
            .expertWidth = 88};
}

std::vector<float> decoded(const GgufTensor& tensor) {
    const auto type = static_cast<kernels::QuantType>(tensor.rawType);
    std::vector<float> values(tensor.elements());
    const auto cols = static_cast<std::int64_t>(tensor.shape[0]);
    for (std::int64_t row = 0; row < static_cast<std::int64_t>(values.size()) / cols; ++row)
        kernels::dequantizeRow(type, tensor.data.data() + row * kernels::quantRowBytes(type, cols), cols,
                               values.data() + row * cols);
    return values;
}

/// √(Σ w · (a - b)² / Σ w · b²), w one per column.
double relativeError(const std::vector<float>& a, const std::vector<float>& b, const std::vector<float>& w) {
    double errors = 0;
    double squares = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double weight = w.empty() ? 1 : w[i % w.size()];
        errors += weight * (a[i] - b[i]) * (a[i] - b[i]);
        squares += weight * b[i] * b[i];
    }
    return std::sqrt(errors / squares);
}

} // namespace

/// From file to file: what is in the new one, and that nothing is left behind when there is none.
class TestQuantize : public QObject {
    Q_OBJECT

  private:
    std::unique_ptr<QTemporaryDir> m_folder;

    std::string path(const char* name) const { return m_folder->filePath(QLatin1String(name)).toStdString(); }
    QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden); }
    QuantizeOptions from(const char* name, const char* target) const {
        QuantizeOptions result;
        result.source = path(name);
        result.out = path("out.gguf");
        result.target = target;
        result.threads = 2;
        return result;
    }
    /// That quantizing fails with @p kind and a sentence that holds @p part, and leaves no file.
    void fails(const QuantizeOptions& request, ErrorKind kind, const char* part) const {
        const QStringList before = files();
        const auto report = quantizeModel(request, {});
        QVERIFY(!report.ok());
        QVERIFY2(report.error().message.find(part) != std::string::npos, report.error().message.c_str());
        QCOMPARE(errorKindName(report.error().kind), errorKindName(kind));
        QCOMPARE(files(), before);
    }

  private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        test::GgufWriter file = TinyModel(options()).file();
        file.add("general.file_type", std::uint32_t{0});
        QVERIFY(file.write(path("f32.gguf")));
    }

    void writesEveryTarget_data() {
        QTest::addColumn<QString>("target");
        QTest::addColumn<quint64>("fileType");
        QTest::addColumn<double>("bound");
        // Relative errors of the whole: normals take 0.5 % with 8 bits, 1.7 with 6, 8 with 4, 12 with MXFP4
        // (tst_quant_rows.cpp holds each type to its figure); the tables with more bits only help.
        QTest::newRow("Q8_0") << QStringLiteral("Q8_0") << quint64{7} << 0.008;
        QTest::newRow("Q6_K") << QStringLiteral("Q6_K") << quint64{18} << 0.02;
        QTest::newRow("Q4_K_M") << QStringLiteral("q4_k_m") << quint64{15} << 0.08;
        QTest::newRow("Q4_0") << QStringLiteral("Q4_0") << quint64{2} << 0.1;
        QTest::newRow("MXFP4") << QStringLiteral("MXFP4") << quint64{38} << 0.13;
    }
    void writesEveryTarget() {
        QFETCH(QString, target);
        QFETCH(quint64, fileType);
        QFETCH(double, bound);
        QuantizeOptions request = from("f32.gguf", qPrintable(target));
        double share = 0;
        request.onProgress = [&share](double now) {
            QVERIFY(now >= share && now <= 1);
            share = now;
        };
        const auto report = quantizeModel(request, {});
        QVERIFY2(report.ok(), report.ok() ? "" : report.error().message.c_str());
        QCOMPARE(share, 1.0);
        QCOMPARE(files(), (QStringList{QStringLiteral("f32.gguf"), QStringLiteral("out.gguf")}));

        const auto source = GgufReader::open(request.source);
        const auto result = GgufReader::open(request.out);
        QVERIFY(source.ok() && result.ok());
        const GgufReader& was = **source;
        const GgufReader& is = **result;
        QCOMPARE(is.fileBytes(), report->bytes);
        QCOMPARE(was.fileBytes(), report->sourceBytes);
        QVERIFY(is.fileBytes() < was.fileBytes() / 2);

        QCOMPARE(*is.unsignedInteger("general.file_type"), std::optional<std::uint64_t>(fileType));
        QCOMPARE(*is.unsignedInteger("general.quantization_version"), std::optional<std::uint64_t>(2));
        for (const std::string_view key : was.keys()) {
            if (key == "general.file_type")
                continue;
            const GgufEntry* copy = is.entry(key);
            QVERIFY2(copy, std::string(key).c_str());
            const auto& payload = was.entry(key)->payload;
            QVERIFY(copy->type == was.entry(key)->type &&
                    std::equal(payload.begin(), payload.end(), copy->payload.begin(), copy->payload.end()));
        }

        QCOMPARE(is.tensors().size(), was.tensors().size());
        std::uint64_t weights = 0;
        for (std::size_t i = 0; i < was.tensors().size(); ++i) {
            const GgufTensor& before = was.tensors()[i];
            const GgufTensor& after = is.tensors()[i];
            QCOMPARE(after.name, before.name);
            QVERIFY(after.shape == before.shape);
            weights += after.elements();
            if (after.rawType == before.rawType)
                QVERIFY(
                    std::equal(before.data.begin(), before.data.end(), after.data.begin(), after.data.end()));
            else
                QVERIFY2(relativeError(decoded(after), decoded(before), {}) < bound,
                         std::string(after.name).c_str());
        }
        for (const char* name : {"blk.0.attn_norm.weight", "blk.1.ffn_gate_inp.weight"})
            QCOMPARE(is.tensor(name)->rawType, 0u);
        std::uint64_t reported = 0;
        for (const auto& type : report->types)
            reported += type.weights;
        QCOMPARE(reported, weights);
        // Rows of 88 weights: ffn_down_exps of both layers.
        QCOMPARE(ggmlTypeName(is.tensor("blk.0.ffn_down_exps.weight")->rawType), std::string("F16"));
        bool saidSo = false;
        for (const std::string& notice : report->notices)
            saidSo = saidSo || notice.find("F16 instead of") != std::string::npos;
        QVERIFY(saidSo);
    }

    void newFilesRun() {
        const std::vector<TokenId> tokens{1, 70, 80, 90, 100, 75};
        const auto logitsOf = [&](const std::string& file) {
            std::vector<float> logits;
            const auto model = Model::load({.path = file, .device = DeviceChoice::Cpu, .threads = 1});
            if (!model)
                return logits;
            const auto session = Session::create(*model);
            const auto done = (*session)->logits(tokens,
                                                 [&](int, std::span<const float> row) {
                                                     logits.insert(logits.end(), row.begin(), row.end());
                                                     return true;
                                                 },
                                                 {});
            return done.ok() ? logits : std::vector<float>();
        };
        const std::vector<float> exact = logitsOf(path("f32.gguf"));
        QVERIFY(!exact.empty());
        for (const std::string& target : quantizeTargetNames()) {
            const auto report = quantizeModel(from("f32.gguf", target.c_str()), {});
            QVERIFY2(report.ok(), report.ok() ? "" : report.error().message.c_str());
            const std::vector<float> logits = logitsOf(path("out.gguf"));
            QCOMPARE(logits.size(), exact.size());
            // Each of the two layers' some four products in a row errs by up to 13 % of its own; a model that
            // had lost its weights would be off by 141 %.
            QVERIFY2(relativeError(logits, exact, {}) < (target == "Q8_0" ? 0.05 : 0.6), target.c_str());
        }
    }

    void importancesDecideWhereErrorsGo() {
        test::GgufWriter matrix;
        matrix.add("general.type", "imatrix");
        std::vector<float> importance(256);
        for (std::size_t c = 0; c < importance.size(); ++c)
            importance[c] = c % 7 == 0 ? 100 : 1;
        matrix.addTensor("blk.0.attn_q.weight.in_sum2", {256, 1}, importance);
        matrix.addTensor("blk.0.attn_q.weight.counts", {1, 1}, {1});
        QVERIFY(matrix.write(path("imatrix.gguf")));

        const auto source = GgufReader::open(path("f32.gguf"));
        QVERIFY(source.ok());
        const std::vector<float> exact = decoded(*(*source)->tensor("blk.0.attn_q.weight"));
        double errors[2] = {};
        for (const bool isGuided : {false, true}) {
            QuantizeOptions request = from("f32.gguf", "Q4_0");
            if (isGuided)
                request.importanceFile = path("imatrix.gguf");
            const auto report = quantizeModel(request, {});
            QVERIFY2(report.ok(), report.ok() ? "" : report.error().message.c_str());
            const auto result = GgufReader::open(request.out);
            QVERIFY(result.ok());
            errors[isGuided] =
                relativeError(decoded(*(*result)->tensor("blk.0.attn_q.weight")), exact, importance);
            QCOMPARE((*result)->has("quantize.imatrix.file"), isGuided);
            if (isGuided) {
                QCOMPARE(**(*result)->string("quantize.imatrix.file"), std::string_view("imatrix.gguf"));
                QVERIFY(report->notices.back().find("knows nothing of") != std::string::npos);
            }
        }
        QVERIFY2(errors[1] < 0.8 * errors[0],
                 qPrintable(QStringLiteral("%1 and %2").arg(errors[0]).arg(errors[1])));
    }

    void importancesOfAnotherModelAreRefused() {
        test::GgufWriter matrix;
        matrix.add("general.type", "imatrix");
        matrix.addTensor("blk.0.attn_q.weight.in_sum2", {128, 1}, std::vector<float>(128, 1.0f));
        matrix.addTensor("blk.0.attn_q.weight.counts", {1, 1}, {1});
        QVERIFY(matrix.write(path("imatrix.gguf")));
        QuantizeOptions request = from("f32.gguf", "Q4_0");
        request.importanceFile = path("imatrix.gguf");
        fails(request, ErrorKind::Corrupt, "another model");
    }

    void quantizedWeightsNeedPermission() {
        QVERIFY(quantizeModel(from("f32.gguf", "Q8_0"), {}).ok());
        QVERIFY(
            QFile::rename(QString::fromStdString(path("out.gguf")), QString::fromStdString(path("q8.gguf"))));
        fails(from("q8.gguf", "Q4_0"), ErrorKind::Unsupported, "is quantized already (Q8_0)");
        QuantizeOptions request = from("q8.gguf", "Q4_0");
        request.allowRequantize = true;
        QVERIFY(quantizeModel(request, {}).ok());
        // What has the type already is copied, and needs none.
        QVERIFY(quantizeModel(from("q8.gguf", "Q8_0"), {}).ok());
        QFile before(QString::fromStdString(path("q8.gguf")));
        QFile after(QString::fromStdString(path("out.gguf")));
        QVERIFY(before.open(QIODevice::ReadOnly) && after.open(QIODevice::ReadOnly));
        QCOMPARE(after.readAll(), before.readAll());
    }

    void refusesWhatItCannotDo() {
        fails(from("f32.gguf", "Q3_K_XL"), ErrorKind::Invalid,
              "choose one of Q8_0, Q6_K, Q4_K_M, Q4_0, MXFP4");
        fails(from("none.gguf", "Q8_0"), ErrorKind::NotFound, "none.gguf");
        QuantizeOptions same = from("f32.gguf", "Q8_0");
        same.out = same.source;
        fails(same, ErrorKind::Invalid, "over itself");
        QuantizeOptions elsewhere = from("f32.gguf", "Q8_0");
        elsewhere.out = path("nowhere/out.gguf");
        fails(elsewhere, ErrorKind::Io, "folder");

        test::GgufWriter empty;
        empty.add("general.architecture", "llama");
        QVERIFY(empty.write(path("vocabulary.gguf")));
        fails(from("vocabulary.gguf", "Q8_0"), ErrorKind::Unsupported, "has no weights");

        test::GgufWriter odd = TinyModel(options()).metadata();
        odd.addTensor("blk.0.attn_q.weight", 9, {32, 1}, std::vector<std::byte>(36));
        QVERIFY(odd.write(path("odd.gguf")));
        fails(from("odd.gguf", "Q4_0"), ErrorKind::Unsupported, "has the type Q8_1");
    }

    void makesOneFileOfParts() {
        TinyModel tiny(options());
        test::GgufWriter first = tiny.metadata();
        test::GgufWriter second;
        for (std::uint16_t number = 0; number < 2; ++number) {
            test::GgufWriter& part = number == 0 ? first : second;
            part.add("split.no", number);
            part.add("split.count", std::uint16_t{2});
            part.add("split.tensors.count", static_cast<std::int32_t>(tiny.tensors().size()));
        }
        bool isFirst = false; // every other tensor
        for (const auto& [name, tensor] : tiny.tensors()) {
            isFirst = !isFirst;
            (isFirst ? first : second).addTensor(name, tensor.shape, tensor.values);
        }
        QVERIFY(first.write(path("m-00001-of-00002.gguf")) && second.write(path("m-00002-of-00002.gguf")));
        QuantizeOptions over = from("m-00001-of-00002.gguf", "Q8_0");
        over.out = path("m-00002-of-00002.gguf");
        fails(over, ErrorKind::Invalid, "m-00002-of-00002.gguf' would be written over itself");
        const auto report = quantizeModel(from("m-00001-of-00002.gguf", "Q8_0"), {});
        QVERIFY2(report.ok(), report.ok() ? "" : report.error().message.c_str());
        const auto result = GgufReader::open(path("out.gguf"));
        QVERIFY(result.ok());
        QVERIFY(!(*result)->has("split.count"));
        QCOMPARE((*result)->tensors().size(), tiny.tensors().size());
    }

    void refusesWeightsThatAreNoNumbers() {
        for (const float bad :
             {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
            TinyModel tiny(options());
            tiny.tensors().at("blk.1.ffn_up_exps.weight").values[12345] = bad;
            QVERIFY(tiny.file().write(path("bad.gguf")));
            fails(from("bad.gguf", "Q4_K_M"), ErrorKind::Corrupt,
                  "'blk.1.ffn_up_exps.weight' holds NaN or infinity");
        }
    }

    void aCancelLeavesNoFile() {
        std::stop_source stop;
        QuantizeOptions request = from("f32.gguf", "Q4_K_M");
        request.onProgress = [&](double share) {
            if (share > 0.3)
                stop.request_stop();
        };
        const auto report = quantizeModel(request, stop.get_token());
        QVERIFY(!report.ok());
        QVERIFY(report.error().kind == ErrorKind::Cancelled);
        QCOMPARE(files(), QStringList{QStringLiteral("f32.gguf")});
    }

    void threadsDoNotChangeTheFile() {
        QByteArray contents[2];
        for (const int threads : {1, 3}) {
            QuantizeOptions request = from("f32.gguf", "Q4_K_M");
            request.threads = threads;
            QVERIFY(quantizeModel(request, {}).ok());
            QFile file(QString::fromStdString(request.out));
            QVERIFY(file.open(QIODevice::ReadOnly));
            contents[threads == 3] = file.readAll();
        }
        QVERIFY(contents[0] == contents[1]);
    }
};

QTEST_GUILESS_MAIN(TestQuantize)
#include "tst_quantize.moc"
