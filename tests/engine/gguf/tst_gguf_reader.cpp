// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/gguf/gguf_reader.h"
#include "engine/gguf/gguf_types.h"
#include "engine/gguf/mapped_file.h"
#include "kernels/quant_traits.h"
#include "tests/support/gguf_writer.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cstring>
#include <limits>

using namespace conclave::engine;
using conclave::test::GgufWriter;

namespace {

using Opened = Result<std::shared_ptr<const GgufReader>>;

const char* kNoShared = "the shared test data is not there";

} // namespace

/// What a sound file says must come back as it was written, and wrong questions must be answered with a
/// sentence.
class TestGgufReader : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir m_folder;

    std::string path(const char* name) const { return m_folder.filePath(QLatin1String(name)).toStdString(); }

    Opened written(const GgufWriter& writer) const {
        const std::string file = path("model.gguf");
        if (!writer.write(file))
            return Error{ErrorKind::Internal, "the test cannot write its file"};
        return GgufReader::open(file);
    }

  private slots:
    void initTestCase() { QVERIFY(m_folder.isValid()); }

    void readsScalarsOfEveryType() {
        GgufWriter writer;
        writer.add("u8", std::uint8_t{255});
        writer.add("i8", std::int8_t{-128});
        writer.add("u16", std::uint16_t{65535});
        writer.add("i16", std::int16_t{-32768});
        writer.add("u32", std::uint32_t{4294967295u});
        writer.add("i32", std::int32_t{-2147483647 - 1});
        writer.add("u64", std::numeric_limits<std::uint64_t>::max());
        writer.add("i64", std::numeric_limits<std::int64_t>::min());
        writer.add("f32", 1.5f);
        writer.add("f64", -0.1);
        writer.add("yes", true);
        writer.add("no", false);
        writer.add("text", std::string_view("a\0b€", 6));
        writer.add("empty", "");
        const Opened opened = written(writer);
        QVERIFY2(opened.ok(), opened.ok() ? "" : opened.error().message.c_str());
        const GgufReader& file = **opened;

        QCOMPARE(file.version(), 3u);
        QCOMPARE(file.fileBytes(), std::uint64_t(writer.bytes().size()));
        QCOMPARE(file.unsignedInteger("u8").value(), std::optional<std::uint64_t>(255));
        QCOMPARE(file.integer("i8").value(), std::optional<std::int64_t>(-128));
        QCOMPARE(file.integer("u16").value(), std::optional<std::int64_t>(65535));
        QCOMPARE(file.integer("i16").value(), std::optional<std::int64_t>(-32768));
        QCOMPARE(file.unsignedInteger("u32").value(), std::optional<std::uint64_t>(4294967295u));
        QCOMPARE(file.integer("i32").value(), std::optional<std::int64_t>(-2147483648LL));
        QCOMPARE(file.unsignedInteger("u64").value(),
                 std::optional(std::numeric_limits<std::uint64_t>::max()));
        QCOMPARE(file.integer("i64").value(), std::optional(std::numeric_limits<std::int64_t>::min()));
        QCOMPARE(file.real("f32").value(), std::optional(1.5));
        QCOMPARE(file.real("f64").value(), std::optional(-0.1));
        QCOMPARE(file.boolean("yes").value(), std::optional(true));
        QCOMPARE(file.boolean("no").value(), std::optional(false));
        QCOMPARE(file.string("text").value(), std::optional(std::string_view("a\0b€", 6)));
        QCOMPARE(file.string("empty").value(), std::optional(std::string_view()));
    }

    void readsArraysOfEveryType() {
        GgufWriter writer;
        writer.addArray("strings", std::vector<std::string>{"<s>", "", "▁the"});
        writer.addArray("f32", std::vector<float>{0.5f, -2.0f});
        writer.addArray("f64", std::vector<double>{0.25, 1e300});
        writer.addArray("u8", std::vector<std::uint8_t>{0, 200});
        writer.addArray("i8", std::vector<std::int8_t>{-1, 1});
        writer.addArray("u32", std::vector<std::uint32_t>{7, 4294967295u});
        writer.addArray("i32", std::vector<std::int32_t>{-7, 7});
        writer.addArray("u64", std::vector<std::uint64_t>{1, 2});
        writer.addArray("i64", std::vector<std::int64_t>{-1, 1});
        writer.addArray("bool", std::vector<bool>{true, false, true});
        writer.addArray("none", std::vector<float>{});
        const Opened opened = written(writer);
        QVERIFY2(opened.ok(), opened.ok() ? "" : opened.error().message.c_str());
        const GgufReader& file = **opened;

        using Strings = std::vector<std::string_view>;
        using Reals = std::vector<float>;
        using Integers = std::vector<std::int64_t>;
        QCOMPARE(file.strings("strings").value(), std::optional(Strings{"<s>", "", "▁the"}));
        QCOMPARE(file.reals("f32").value(), std::optional(Reals{0.5f, -2.0f}));
        QCOMPARE(file.reals("f64").value(),
                 std::optional(Reals{0.25f, std::numeric_limits<float>::infinity()}));
        QCOMPARE(file.integers("u8").value(), std::optional(Integers{0, 200}));
        QCOMPARE(file.integers("i8").value(), std::optional(Integers{-1, 1}));
        QCOMPARE(file.integers("u32").value(), std::optional(Integers{7, 4294967295LL}));
        QCOMPARE(file.integers("i32").value(), std::optional(Integers{-7, 7}));
        QCOMPARE(file.integers("u64").value(), std::optional(Integers{1, 2}));
        QCOMPARE(file.integers("i64").value(), std::optional(Integers{-1, 1}));
        QCOMPARE(file.integers("bool").value(), std::optional(Integers{1, 0, 1}));
        QCOMPARE(file.strings("none").value(), std::optional(Strings{}));
        QCOMPARE(file.integers("none").value(), std::optional(Integers{}));
        QCOMPARE(file.type("bool"), std::optional(GgufType::array));
    }

    void keepsFileOrderAndFindsKeys() {
        GgufWriter writer;
        for (const char* key : {"zebra", "apple", "mango", "b", "a"})
            writer.add(key, 1u);
        const Opened opened = written(writer);
        QVERIFY(opened.ok());
        const GgufReader& file = **opened;
        QCOMPARE(file.keys(), (std::vector<std::string_view>{"zebra", "apple", "mango", "b", "a"}));
        for (const std::string_view key : file.keys())
            QVERIFY(file.has(key));
        for (const std::string_view key : {"", "appl", "apples", "zzz"})
            QVERIFY(!file.has(key));
        QCOMPARE(file.type("apple"), std::optional(GgufType::u32));
        QVERIFY(!file.type("none").has_value());
    }

    void missingKeysAreNoError() {
        const Opened opened = written(GgufWriter());
        QVERIFY(opened.ok());
        const GgufReader& file = **opened;
        QVERIFY(!file.unsignedInteger("x").value().has_value());
        QVERIFY(!file.integer("x").value().has_value());
        QVERIFY(!file.real("x").value().has_value());
        QVERIFY(!file.boolean("x").value().has_value());
        QVERIFY(!file.string("x").value().has_value());
        QVERIFY(!file.strings("x").value().has_value());
        QVERIFY(!file.reals("x").value().has_value());
        QVERIFY(!file.integers("x").value().has_value());
        QCOMPARE(file.tensor("x"), nullptr);
    }

    void wrongTypesNameKeyWantedAndFound() {
        GgufWriter writer;
        writer.add("count", 3u);
        writer.add("name", "text");
        writer.add("minus", std::int32_t{-3});
        writer.add("large", std::numeric_limits<std::uint64_t>::max());
        writer.addArray("texts", std::vector<std::string>{"a"});
        writer.addArray("larges", std::vector<std::uint64_t>{std::numeric_limits<std::uint64_t>::max()});
        const Opened opened = written(writer);
        QVERIFY(opened.ok());
        const GgufReader& file = **opened;

        const auto says = [](const auto& result, const char* message) {
            return !result.ok() && result.error().kind == ErrorKind::Corrupt &&
                   result.error().message == message;
        };
        QVERIFY(says(file.string("count"), "metadata 'count' must be a string but is u32"));
        QVERIFY(says(file.unsignedInteger("name"), "metadata 'name' must be an integer but is string"));
        QVERIFY(says(file.integer("name"), "metadata 'name' must be an integer but is string"));
        QVERIFY(says(file.real("count"), "metadata 'count' must be a real number but is u32"));
        QVERIFY(says(file.boolean("count"), "metadata 'count' must be true or false but is u32"));
        QVERIFY(says(file.strings("name"), "metadata 'name' must be an array of strings but is string"));
        QVERIFY(says(file.reals("texts"),
                     "metadata 'texts' must be an array of real numbers but is array of string"));
        QVERIFY(says(file.integers("texts"),
                     "metadata 'texts' must be an array of integers but is array of string"));
        QVERIFY(says(file.integers("count"), "metadata 'count' must be an array of integers but is u32"));
        QVERIFY(says(file.unsignedInteger("minus"), "metadata 'minus' is -3, which is out of range"));
        QVERIFY(
            says(file.integer("large"), "metadata 'large' is 18446744073709551615, which is out of range"));
        QVERIFY(says(file.integers("larges"),
                     "metadata 'larges' is 18446744073709551615, which is out of range"));
    }

    void readsTensors() {
        GgufWriter writer;
        writer.add("general.architecture", "llama");
        writer.addTensor("b.weight", {3, 2}, {1, 2, 3, 4, 5, 6});
        const std::string blocks(2 * 3 * 34, '\x11');
        writer.addTensor("a.weight", 8, {64, 3}, std::as_bytes(std::span(blocks)));
        writer.addTensor("scalar", {}, {9});
        const Opened opened = written(writer);
        QVERIFY2(opened.ok(), opened.ok() ? "" : opened.error().message.c_str());
        const GgufReader& file = **opened;

        QCOMPARE(file.tensors().size(), std::size_t(3));
        QCOMPARE(file.tensors()[0].name, std::string_view("b.weight"));
        const GgufTensor* floats = file.tensor("b.weight");
        QVERIFY(floats);
        QCOMPARE(floats->dimensions, 2);
        QCOMPARE(floats->shape, (std::array<std::uint64_t, 4>{3, 2, 1, 1}));
        QCOMPARE(floats->elements(), std::uint64_t(6));
        QCOMPARE(QString::fromStdString(floats->shapeText()), QStringLiteral("[3, 2]"));
        QCOMPARE(floats->data.size(), std::size_t(24));
        float last = 0;
        std::memcpy(&last, floats->data.data() + 20, 4);
        QCOMPARE(last, 6.0f);

        const GgufTensor* quantized = file.tensor("a.weight");
        QVERIFY(quantized);
        QCOMPARE(quantized->rawType, 8u);
        QCOMPARE(quantized->data.size(), blocks.size());
        QCOMPARE(std::memcmp(quantized->data.data(), blocks.data(), blocks.size()), 0);
        QCOMPARE((quantized->data.data() - file.files()[0]->bytes().data()) % 32, std::ptrdiff_t(0));

        QVERIFY(file.tensor("scalar"));
        QCOMPARE(file.tensor("scalar")->elements(), std::uint64_t(1));
        QCOMPARE(QString::fromStdString(file.tensor("scalar")->shapeText()), QStringLiteral("[]"));
        QCOMPARE(file.tensor("c.weight"), nullptr);
    }

    void spansTypesThatNothingDecodes() {
        GgufWriter writer;
        const std::string block(66, '\x22');
        writer.addTensor("known", 16, {256}, std::as_bytes(std::span(block)));
        writer.addTensor("unknown", 77, {256}, std::as_bytes(std::span(block)));
        const Opened opened = written(writer);
        QVERIFY(opened.ok());
        QCOMPARE((*opened)->tensor("known")->data.size(), block.size());
        QVERIFY((*opened)->tensor("unknown")->data.empty());
        QCOMPARE(QString::fromStdString(ggmlTypeName(16)), QStringLiteral("IQ2_XXS"));
        QCOMPARE(QString::fromStdString(ggmlTypeName(77)), QStringLiteral("type 77"));
    }

    void readsVersion2() {
        GgufWriter writer;
        writer.version = 2;
        writer.add("a", 1u);
        const Opened opened = written(writer);
        QVERIFY(opened.ok());
        QCOMPARE((*opened)->version(), 2u);
    }

    void honoursAlignment_data() {
        QTest::addColumn<int>("alignment");
        for (const int alignment : {1, 8, 64, 4096})
            QTest::addRow("%d", alignment) << alignment;
    }
    void honoursAlignment() {
        QFETCH(int, alignment);
        GgufWriter writer;
        writer.setAlignment(static_cast<std::uint32_t>(alignment));
        writer.addTensor("a", {1}, {1.0f});
        writer.addTensor("b", {1}, {2.0f});
        const Opened opened = written(writer);
        QVERIFY(opened.ok());
        const auto* start = (*opened)->files()[0]->bytes().data();
        for (const GgufTensor& tensor : (*opened)->tensors())
            QCOMPARE((tensor.data.data() - start) % alignment, std::ptrdiff_t(0));
        float second = 0;
        std::memcpy(&second, (*opened)->tensor("b")->data.data(), 4);
        QCOMPARE(second, 2.0f);
    }

    void typeTableAgreesWithTheKernels() {
        for (const conclave::kernels::QuantTraits& traits : conclave::kernels::allQuantTraits()) {
            const GgmlType* row = ggmlType(static_cast<std::uint32_t>(traits.type));
            QVERIFY(row);
            QCOMPARE(QLatin1String(row->name), QLatin1String(traits.name));
            QCOMPARE(std::int64_t(row->blockElements), traits.blockElements);
            QCOMPARE(std::int64_t(row->blockBytes), traits.blockBytes);
        }
    }

    void hintsAreHarmlessAtAnyPlace() {
        GgufWriter writer;
        writer.addTensor("a", {4}, {1, 2, 3, 4});
        const Opened opened = written(writer);
        QVERIFY(opened.ok());
        const MappedFile& file = *(*opened)->files()[0];
        constexpr std::size_t kMax = std::numeric_limits<std::size_t>::max();
        for (const std::size_t offset : {std::size_t(0), std::size_t(1), file.bytes().size(), kMax})
            for (const std::size_t length : {std::size_t(0), std::size_t(5000), kMax})
                file.willNeed(offset, length);
        QVERIFY(!file.bytes().empty());
    }

    void opensRealFiles_data() {
        QTest::addColumn<QString>("file");
        const QString data = QStringLiteral(CONCLAVE_SHARED_DATA);
        QTest::newRow("stories260K") << data + QStringLiteral("/models/stories260K-f32.gguf");
        const QDir vocabularies(data + QStringLiteral("/vocabs"));
        for (const QString& name : vocabularies.entryList({QStringLiteral("*.gguf")}))
            QTest::newRow(qPrintable(name)) << vocabularies.filePath(name);
    }
    void opensRealFiles() {
        QFETCH(QString, file);
        if (!QFile::exists(file))
            QSKIP(kNoShared);
        const Opened opened = GgufReader::open(file.toStdString());
        QVERIFY2(opened.ok(), opened.ok() ? "" : opened.error().message.c_str());
        QVERIFY((*opened)->string("general.architecture").value().has_value());
        QVERIFY((*opened)->strings("tokenizer.ggml.tokens").value().value().size() >= 512);
        for (const GgufTensor& tensor : (*opened)->tensors())
            QVERIFY(!tensor.data.empty());
    }

    void readsStories260K() {
        const std::string file = CONCLAVE_SHARED_DATA "/models/stories260K-f32.gguf";
        if (!QFile::exists(QString::fromStdString(file)))
            QSKIP(kNoShared);
        const Opened opened = GgufReader::open(file);
        QVERIFY(opened.ok());
        QCOMPARE((*opened)->string("general.architecture").value(), std::optional(std::string_view("llama")));
        QCOMPARE((*opened)->unsignedInteger("llama.embedding_length").value(),
                 std::optional<std::uint64_t>(64));
        QCOMPARE((*opened)->unsignedInteger("llama.block_count").value(), std::optional<std::uint64_t>(5));
        QCOMPARE((*opened)->reals("tokenizer.ggml.scores").value()->size(), std::size_t(512));
        const GgufTensor* embedding = (*opened)->tensor("token_embd.weight");
        QVERIFY(embedding);
        QCOMPARE(QString::fromStdString(embedding->shapeText()), QStringLiteral("[64, 512]"));
    }
};

QTEST_APPLESS_MAIN(TestGgufReader)
#include "tst_gguf_reader.moc"
