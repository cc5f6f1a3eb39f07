// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/quantize/importance_matrix.h"

#include "tests/support/gguf_writer.h"

#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace conclave::engine;
using conclave::test::appendValue;
using conclave::test::GgufWriter;

namespace {

struct Entry {
    std::string name;
    std::int32_t calls;
    std::vector<float> values;
};

/// The older form, byte by byte.
std::string dat(const std::vector<Entry>& entries) {
    std::string bytes;
    appendValue(bytes, static_cast<std::int32_t>(entries.size()));
    for (const Entry& entry : entries) {
        appendValue(bytes, static_cast<std::int32_t>(entry.name.size()));
        bytes += entry.name;
        appendValue(bytes, entry.calls);
        appendValue(bytes, static_cast<std::int32_t>(entry.values.size()));
        for (const float value : entry.values)
            appendValue(bytes, value);
    }
    return bytes;
}

GgufWriter gguf() {
    GgufWriter writer;
    writer.add("general.type", "imatrix");
    writer.add("imatrix.chunk_count", std::uint32_t{7});
    writer.addArray("imatrix.datasets", std::vector<std::string>{"calm.txt"});
    writer.addTensor("a.weight.in_sum2", {3, 1}, {2, 4, 6});
    writer.addTensor("a.weight.counts", {1, 1}, {2});
    writer.addTensor("b_exps.weight.in_sum2", {2, 3}, {1, 2, 0, 0, 9, 12});
    writer.addTensor("b_exps.weight.counts", {1, 3}, {1, 0, 3});
    return writer;
}

} // namespace

/// Files of llama.cpp's imatrix, in both forms; neither is trusted.
class TestImportanceMatrix : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir m_folder;

    Result<ImportanceMatrix> read(const std::string& bytes) const {
        const std::string path = m_folder.filePath(QStringLiteral("m")).toStdString();
        if (!conclave::test::writeFile(path, bytes))
            return Error{ErrorKind::Io, "the test cannot write"};
        return ImportanceMatrix::read(path);
    }
    static std::vector<float> values(const ImportanceMatrix& matrix, const char* name, std::uint64_t cols,
                                     std::uint64_t matrices) {
        const auto found = matrix.of(name, cols, matrices);
        return found.ok() ? std::vector<float>(found->begin(), found->end()) : std::vector<float>{-1};
    }

  private slots:
    void initTestCase() { QVERIFY(m_folder.isValid()); }

    void readsGguf() {
        const auto matrix = read(gguf().bytes());
        QVERIFY2(matrix.ok(), matrix.ok() ? "" : matrix.error().message.c_str());
        QCOMPARE(matrix->entries(), std::size_t{2});
        QCOMPARE(matrix->chunks(), std::int64_t{7});
        QCOMPARE(matrix->dataset(), std::string("calm.txt"));
        QVERIFY((values(*matrix, "a.weight", 3, 1) == std::vector<float>{1, 2, 3}));
        QVERIFY((values(*matrix, "b_exps.weight", 2, 3) == std::vector<float>{1, 2, 0, 0, 3, 4}));
        QVERIFY(values(*matrix, "c.weight", 2, 3).empty());
    }

    void readsDat() {
        std::string bytes = dat({{"a.weight", 2, {2, 4}}, {"b.weight", 0, {5, 6, 7, 8}}});
        const auto old = read(bytes);
        QVERIFY2(old.ok(), old.ok() ? "" : old.error().message.c_str());
        QVERIFY((values(*old, "a.weight", 2, 1) == std::vector<float>{1, 2}));
        QVERIFY((values(*old, "b.weight", 2, 2) == std::vector<float>{5, 6, 7, 8}));
        QVERIFY((values(*old, "a.weight", 2, 9) == std::vector<float>{1, 2})); // one for all matrices
        QCOMPARE(old->chunks(), std::int64_t{0});

        appendValue(bytes, std::int32_t{12});
        appendValue(bytes, std::int32_t{3});
        bytes += "txt";
        const auto later = read(bytes);
        QVERIFY(later.ok());
        QCOMPARE(later->chunks(), std::int64_t{12});
        QCOMPARE(later->dataset(), std::string("txt"));
    }

    void refusesOtherFiles_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("part");
        const auto row = [](const char* name, const std::string& bytes, const char* part) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << QByteArray(part);
        };
        const std::string sound = dat({{"a.weight", 2, {2, 4}}});
        row("nothing", "", "no importance matrix");
        row("text", "hello, this is no matrix at all", "no importance matrix");
        for (const std::size_t length : {3u, 4u, 9u, 16u, 20u, 27u})
            row(qPrintable(QStringLiteral("cut at %1").arg(length)), sound.substr(0, length),
                "no importance matrix");
        row("no entries", dat({}), "holds no importances");
        row("negative", dat({{"a", 1, {-1}}}), "zero and more");
        row("not a number", dat({{"a", 1, {std::numeric_limits<float>::quiet_NaN()}}}), "zero and more");
        row("twice", dat({{"a", 1, {1}}, {"a", 1, {1}}}), "twice");
        std::string huge = sound;
        huge.replace(4 + 4 + 8 + 4, 4, "\xff\xff\xff\x7f"); // the number of values
        row("claims too many", huge, "no importance matrix");

        GgufWriter model;
        model.add("general.architecture", "llama");
        model.addTensor("a.weight", {1}, std::vector<float>{1});
        row("a model", model.bytes(), "is a GGUF file but no importance matrix");
        GgufWriter uncounted;
        uncounted.add("general.type", "imatrix");
        uncounted.addTensor("a.in_sum2", {2}, std::vector<float>{1, 2});
        row("without counts", uncounted.bytes(), "a count for each of 1 matrices");
        GgufWriter miscounted;
        miscounted.add("general.type", "imatrix");
        miscounted.addTensor("a.in_sum2", {1, 3}, std::vector<float>{1, 2, 3});
        miscounted.addTensor("a.counts", {1, 2}, std::vector<float>{1, 2});
        row("other counts", miscounted.bytes(), "a count for each of 3 matrices");
    }
    void refusesOtherFiles() {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, part);
        const auto matrix = read(bytes.toStdString());
        QVERIFY(!matrix.ok());
        QVERIFY2(QByteArray::fromStdString(matrix.error().message).contains(part),
                 matrix.error().message.c_str());
    }

    void saysWhenItBelongsToAnotherModel() {
        const auto matrix = read(dat({{"a.weight", 1, {1, 2, 3, 4, 5, 6}}}));
        QVERIFY(matrix.ok());
        QCOMPARE(values(*matrix, "a.weight", 3, 2).size(), std::size_t{6});
        for (const auto& [cols, matrices] : {std::pair{4u, 1u}, {3u, 3u}, {12u, 1u}, {5u, 1u}}) {
            const auto wrong = matrix->of("a.weight", cols, matrices);
            QVERIFY(!wrong.ok());
            QVERIFY(wrong.error().kind == ErrorKind::Corrupt);
            QVERIFY2(wrong.error().message.find("another model") != std::string::npos,
                     wrong.error().message.c_str());
        }
    }

    void namesTheFileThatIsNotThere() {
        const auto matrix = ImportanceMatrix::read(m_folder.filePath(QStringLiteral("none")).toStdString());
        QVERIFY(!matrix.ok());
        QVERIFY(matrix.error().kind == ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestImportanceMatrix)
#include "tst_importance_matrix.moc"
