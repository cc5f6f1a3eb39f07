// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/model_parts.h"
#include "tests/engine/run/loaded_family.h"

#include <QTest>
#include <algorithm>

using namespace conclave::engine;
using namespace conclave::test;

/// Tiny models of every family on a CUDA device (in CI the emulated one), against what transformers computes
/// and against the CPU.
class TestCudaFamilies : public QObject {
    Q_OBJECT

  private slots:
    void logitsMatchTransformers_data() { listFamilies(); }
    void logitsMatchTransformers();
    void chunksAgree_data() { listFamilies(); }
    void chunksAgree();

  private:
    static void listFamilies() {
        QTest::addColumn<QString>("name");
        for (const std::string& name : familyNames())
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
};

namespace {

/// With float weights and a float cache both devices differ in the order of their sums only: 1e-4, as in
/// tst_families. Packed weights are multiplied with activations rounded to int8, half a step of max / 127 in
/// blocks of 32: u = 0.5 / 127 / √3 of a block's largest value with equal chances, some 0.9 % of a usual one
/// that is a quarter of it. A dozen products add that in squares, 3 %; other experts may be chosen, so the
/// bound is one of the median, with as much again for gates.
constexpr double kExact = 1e-4;
constexpr double kPackedMedian = 0.06;

} // namespace

void TestCudaFamilies::logitsMatchTransformers() {
    QFETCH(QString, name);
    const LoadedFamily loaded(name, "f32", DeviceChoice::Cuda);
    QVERIFY2(loaded.problem.empty(), loaded.problem.c_str());
    QVERIFY2(!loaded.model->device().starts_with("CPU"), loaded.model->device().c_str());
    auto errors = goldenErrors(loaded);
    QVERIFY2(errors.ok(), errors.ok() ? "" : errors.error().message.c_str());
    QCOMPARE(errors->size(), std::size_t{11}); // rows of three prompts
    std::ranges::sort(*errors);
    const double found = loaded.isPacked ? (*errors)[errors->size() / 2] : errors->back();
    qInfo("%s relative error %.2g", loaded.isPacked ? "median" : "worst", found);
    QVERIFY2(found < (loaded.isPacked ? kPackedMedian : kExact),
             qPrintable(QString("relative error %1").arg(found)));
}

/// Small batches and long ones take different kernels. (The whole prompt at once is what the golden rows
/// saw.)
void TestCudaFamilies::chunksAgree() {
    QFETCH(QString, name);
    const LoadedFamily loaded(name, "f32", DeviceChoice::Cuda);
    QVERIFY2(loaded.problem.empty(), loaded.problem.c_str());
    if (loaded.isPacked)
        QSKIP("rounded activations: rows near a tie of experts may differ");
    std::vector<TokenId> tokens = promptAndAnswer(loaded.family.prompts.back());
    tokens.resize(std::min<std::size_t>(tokens.size(), 24));
    const auto whole = logitsInChunks(*loaded.model, tokens, size(tokens));
    QVERIFY2(whole.ok(), whole.ok() ? "" : whole.error().message.c_str());
    for (const int chunk : {1, 3}) {
        const auto parts = logitsInChunks(*loaded.model, tokens, chunk);
        QVERIFY2(parts.ok(), parts.ok() ? "" : parts.error().message.c_str());
        const double error = relativeError(*parts, *whole);
        QVERIFY2(error < kExact,
                 qPrintable(QString("chunks of %1: relative error %2").arg(chunk).arg(error)));
    }
}

QTEST_GUILESS_MAIN(TestCudaFamilies)
#include "tst_cuda_families.moc"
