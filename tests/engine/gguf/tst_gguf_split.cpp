// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/gguf/gguf_reader.h"
#include "engine/gguf/mapped_file.h"
#include "tests/support/gguf_writer.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace conclave::engine;
using conclave::test::GgufWriter;

namespace {

/// Part @p number of three: metadata in the first, one tensor in each.
GgufWriter part(std::uint16_t number) {
    GgufWriter writer;
    if (number == 0)
        writer.add("general.name", "three parts");
    writer.add("split.no", number);
    writer.add("split.count", std::uint16_t{3});
    writer.add("split.tensors.count", std::int32_t{3});
    writer.addTensor("t" + std::to_string(number), {2}, {1.0f * number, 0.5f});
    return writer;
}

using Change = std::function<void(std::vector<GgufWriter>&)>;

} // namespace

Q_DECLARE_METATYPE(Change)

/// A model in several files is one model; what is wrong with its parts is said in one sentence.
class TestGgufSplit : public QObject {
    Q_OBJECT

  private:
    std::unique_ptr<QTemporaryDir> m_folder;

    std::string path(int number, const char* count = "00003") const {
        return m_folder
            ->filePath(QStringLiteral("m-%1-of-%2.gguf")
                           .arg(number + 1, 5, 10, QLatin1Char('0'))
                           .arg(QLatin1String(count)))
            .toStdString();
    }
    void writeParts(const std::vector<GgufWriter>& parts) const {
        for (std::size_t i = 0; i < parts.size(); ++i)
            QVERIFY(parts[i].write(path(static_cast<int>(i))));
    }

  private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void opensAllPartsByTheFirst() {
        writeParts({part(0), part(1), part(2)});
        const auto file = GgufReader::open(path(0));
        QVERIFY2(file.ok(), file.ok() ? "" : file.error().message.c_str());
        QVERIFY((*file)->string("general.name")->value() == "three parts");
        QCOMPARE((*file)->tensors().size(), std::size_t{3});
        QCOMPARE((*file)->files().size(), std::size_t{3});
        std::uint64_t bytes = 0;
        for (int i = 0; i < 3; ++i)
            bytes += static_cast<std::uint64_t>(QFile(QString::fromStdString(path(i))).size());
        QCOMPARE((*file)->fileBytes(), bytes);
        for (int i = 0; i < 3; ++i) {
            const GgufTensor* tensor = (*file)->tensor("t" + std::to_string(i));
            QVERIFY(tensor);
            float value = -1;
            std::memcpy(&value, tensor->data.data(), sizeof value);
            QCOMPARE(value, 1.0f * static_cast<float>(i));
        }
    }

    void opensAFirstPartWithoutTensors() {
        GgufWriter first;
        first.add("split.no", std::uint16_t{0});
        first.add("split.count", std::uint16_t{3});
        first.add("split.tensors.count", std::int32_t{2});
        writeParts({first, part(1), part(2)});
        const auto file = GgufReader::open(path(0));
        QVERIFY2(file.ok(), file.ok() ? "" : file.error().message.c_str());
        QCOMPARE((*file)->tensors().size(), std::size_t{2});
    }

    void saysWhichPartIsMissing() {
        writeParts({part(0), part(1), part(2)});
        QVERIFY(QFile::remove(QString::fromStdString(path(1))));
        const auto file = GgufReader::open(path(0));
        QVERIFY(!file.ok());
        QCOMPARE(file.error().kind, ErrorKind::NotFound);
        QVERIFY2(file.error().message.find("'m-00002-of-00003.gguf' is missing") != std::string::npos,
                 file.error().message.c_str());
    }

    void saysWhichPartToOpen() {
        writeParts({part(0), part(1), part(2)});
        const auto file = GgufReader::open(path(2));
        QVERIFY(!file.ok());
        QCOMPARE(file.error().kind, ErrorKind::Invalid);
        QVERIFY2(file.error().message.find("open the first part, 'm-00001-of-00003.gguf'") !=
                     std::string::npos,
                 file.error().message.c_str());
    }

    void saysWhenAPartWasRenamed() {
        const std::string other = m_folder->filePath(QStringLiteral("model.gguf")).toStdString();
        QVERIFY(part(0).write(other));
        const auto file = GgufReader::open(other);
        QVERIFY(!file.ok());
        QCOMPARE(file.error().kind, ErrorKind::Invalid);
        QVERIFY2(file.error().message.find("names back") != std::string::npos, file.error().message.c_str());
    }

    void refusesPartsThatDoNotBelongTogether_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, Change change, const char* said) {
            QTest::newRow(name) << std::move(change) << QString::fromLatin1(said);
        };
        row(
            "swapped", [](auto& parts) { std::swap(parts[1], parts[2]); },
            "says that it is part 3 of 3, not 2 of 3");
        row(
            "of another model",
            [](auto& parts) {
                parts[1] = GgufWriter();
                parts[1].addTensor("x", {1}, {1.0f});
            },
            "part 1 of 1");
        row(
            "too few tensors",
            [](auto& parts) {
                parts[2] = GgufWriter();
                parts[2].add("split.no", std::uint16_t{2});
                parts[2].add("split.count", std::uint16_t{3});
            },
            "have 2 tensors, expected 3");
        row(
            "a tensor twice",
            [](auto& parts) {
                parts[2] = GgufWriter();
                parts[2].add("split.no", std::uint16_t{2});
                parts[2].add("split.count", std::uint16_t{3});
                parts[2].addTensor("t1", {1}, {1.0f});
            },
            "'t1' is there twice");
        row(
            "a part that is no model",
            [](auto& parts) {
                parts[1] = GgufWriter();
                parts[1].magic = "HTML";
            },
            "m-00002-of-00003.gguf");
        row(
            "an impossible number",
            [](auto& parts) {
                parts[0] = GgufWriter();
                parts[0].add("split.no", std::uint16_t{7});
                parts[0].add("split.count", std::uint16_t{3});
            },
            "part 8 of 3");
        row(
            "a negative number",
            [](auto& parts) {
                parts[0] = GgufWriter();
                parts[0].add("split.no", std::int32_t{-1});
                parts[0].add("split.count", std::uint16_t{3});
            },
            "'split.no' must be a whole number");
        row(
            "a count that is a text",
            [](auto& parts) {
                parts[0] = GgufWriter();
                parts[0].add("split.count", "three");
            },
            "'split.count' must be a whole number");
    }
    void refusesPartsThatDoNotBelongTogether() {
        QFETCH(Change, change);
        QFETCH(QString, said);
        std::vector<GgufWriter> parts{part(0), part(1), part(2)};
        change(parts);
        writeParts(parts);
        const auto file = GgufReader::open(path(0));
        QVERIFY(!file.ok());
        QVERIFY2(QString::fromStdString(file.error().message).contains(said), file.error().message.c_str());
    }
};

QTEST_GUILESS_MAIN(TestGgufSplit)
#include "tst_gguf_split.moc"
