// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/gguf/gguf_reader.h"
#include "engine/gguf/gguf_writer.h"
#include "engine/gguf/mapped_file.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <cstdint>
#include <functional>
#include <limits>

#include <sys/resource.h>

using namespace conclave::engine;

namespace {

std::vector<std::byte> counted(std::size_t bytes, int from) {
    std::vector<std::byte> data(bytes);
    for (std::size_t i = 0; i < bytes; ++i)
        data[i] = static_cast<std::byte>((from + static_cast<int>(i)) & 0xff);
    return data;
}

/// Files of this process may grow to so many bytes while it lives; what a full disk looks like from here.
class FileLimit {
  public:
    explicit FileLimit(rlim_t bytes) {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limited{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limited);
    }
    ~FileLimit() {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }

  private:
    rlimit m_before{};
    void (*m_handler)(int) = nullptr;
};

} // namespace

using Describe = std::function<void(GgufWriter&)>;
Q_DECLARE_METATYPE(Describe)

/// What the writer writes, the reader must read back; what goes wrong leaves no file.
class TestGgufWriter : public QObject {
    Q_OBJECT

  private:
    std::unique_ptr<QTemporaryDir> m_folder;

    std::string path() const { return m_folder->filePath(QStringLiteral("m.gguf")).toStdString(); }
    QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden); }

  private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void readsBackWhatWasWritten() {
        GgufWriter writer;
        writer.add("a.u8", std::uint8_t{255});
        writer.add("a.i16", std::int16_t{-32768});
        writer.add("a.u64", std::numeric_limits<std::uint64_t>::max());
        writer.add("a.f32", 1.5f);
        writer.add("a.f64", -0.1);
        writer.add("a.bool", true);
        writer.add("a.text", "zwölf");
        writer.addArray("b.i32", std::vector<std::int32_t>{-1, 0, 7});
        writer.addArray("b.f32", std::vector<float>{0.25f, -2.0f});
        writer.addArray("b.bool", std::vector<bool>{true, false, true});
        writer.addArray("b.texts", std::vector<std::string>{"", "ab"});
        writer.addTensor("one", 0, {3, 5});
        writer.addTensor("two", 8, {64, 2, 3});
        writer.addTensor("three", 30, {1});
        const std::vector<std::byte> one = counted(60, 1), two = counted(2 * 34 * 6, 9),
                                     three = counted(2, 77);

        QVERIFY(writer.open(path()).ok());
        QVERIFY(!QFile::exists(QString::fromStdString(path())));
        // In pieces, as a converter gives them.
        QVERIFY(writer.write(std::span(one).first(7)).ok());
        QVERIFY(writer.write(std::span(one).subspan(7)).ok());
        QVERIFY(writer.write(two).ok());
        QVERIFY(writer.write({}).ok());
        QVERIFY(writer.write(three).ok());
        QVERIFY(writer.finish().ok());
        QCOMPARE(files(), QStringList{QStringLiteral("m.gguf")});

        const auto file = GgufReader::open(path());
        QVERIFY2(file.ok(), file.ok() ? "" : file.error().message.c_str());
        const GgufReader& reader = **file;
        QCOMPARE(reader.version(), 3u);
        QCOMPARE(reader.unsignedInteger("a.u8")->value(), 255u);
        QCOMPARE(reader.type("a.u8"), GgufType::u8);
        QCOMPARE(reader.integer("a.i16")->value(), -32768);
        QCOMPARE(reader.unsignedInteger("a.u64")->value(), std::numeric_limits<std::uint64_t>::max());
        QCOMPARE(reader.real("a.f32")->value(), 1.5);
        QCOMPARE(reader.real("a.f64")->value(), -0.1);
        QVERIFY(reader.boolean("a.bool")->value());
        QVERIFY(reader.string("a.text")->value() == "zwölf");
        QVERIFY((reader.integers("b.i32")->value() == std::vector<std::int64_t>{-1, 0, 7}));
        QVERIFY((reader.reals("b.f32")->value() == std::vector<float>{0.25f, -2.0f}));
        QVERIFY((reader.integers("b.bool")->value() == std::vector<std::int64_t>{1, 0, 1}));
        QVERIFY((reader.strings("b.texts")->value() == std::vector<std::string_view>{"", "ab"}));
        QCOMPARE(reader.tensors().size(), std::size_t{3});
        QCOMPARE(reader.tensors()[1].shapeText(), std::string("[64, 2, 3]"));
        QVERIFY(std::ranges::equal(reader.tensor("one")->data, one));
        QVERIFY(std::ranges::equal(reader.tensor("two")->data, two));
        QVERIFY(std::ranges::equal(reader.tensor("three")->data, three));
        // Tensors begin at multiples of 32 within the file as well.
        for (const GgufTensor& tensor : reader.tensors())
            QCOMPARE((tensor.data.data() - reader.files()[0]->bytes().data()) % 32, 0);
    }

    void copiesEntriesOfAnotherFile() {
        GgufWriter first;
        first.addArray("texts", std::vector<std::string>{"x", "", "yz"});
        first.add("number", std::int8_t{-3});
        QVERIFY(first.open(path()).ok());
        QVERIFY(first.finish().ok());
        const auto source = GgufReader::open(path());
        QVERIFY(source.ok());

        const std::string copyPath = m_folder->filePath(QStringLiteral("copy.gguf")).toStdString();
        GgufWriter second;
        for (const std::string_view key : (*source)->keys())
            second.addCopy(**source, key);
        QVERIFY(second.open(copyPath).ok());
        QVERIFY(second.finish().ok());
        const auto copy = GgufReader::open(copyPath);
        QVERIFY(copy.ok());
        QVERIFY(std::ranges::equal((*copy)->files()[0]->bytes(), (*source)->files()[0]->bytes()));
    }

    void keepsToAnotherAlignment() {
        GgufWriter writer;
        writer.setAlignment(256);
        writer.addTensor("a", 24, {3});
        writer.addTensor("b", 24, {300});
        QCOMPARE(writer.dataBytes(), std::uint64_t{256 + 512});
        QVERIFY(writer.open(path()).ok());
        QVERIFY(writer.write(counted(3, 0)).ok());
        QVERIFY(writer.write(counted(300, 5)).ok());
        QVERIFY(writer.finish().ok());
        const auto file = GgufReader::open(path());
        QVERIFY(file.ok());
        QVERIFY(std::ranges::equal((*file)->tensor("b")->data, counted(300, 5)));
        QCOMPARE(((*file)->tensor("b")->data.data() - (*file)->files()[0]->bytes().data()) % 256, 0);
    }

    void refusesWhatNoFileCanHold_data() {
        QTest::addColumn<Describe>("describe");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, Describe describe, const char* said) {
            QTest::newRow(name) << std::move(describe) << QString::fromLatin1(said);
        };
        row(
            "key twice", [](GgufWriter& w) { w.add("k", true), w.add("k", 1.0f); }, "'k'");
        row(
            "empty key", [](GgufWriter& w) { w.add("", true); }, "name of its own");
        row(
            "tensor twice", [](GgufWriter& w) { w.addTensor("t", 0, {1}), w.addTensor("t", 0, {1}); },
            "twice");
        row(
            "long name", [](GgufWriter& w) { w.addTensor(std::string(64, 'n'), 0, {1}); }, "63 bytes");
        row(
            "unknown type", [](GgufWriter& w) { w.addTensor("t", 777, {1}); }, "type 777");
        row(
            "no dimension", [](GgufWriter& w) { w.addTensor("t", 0, std::vector<std::uint64_t>{}); },
            "0 dimensions");
        row(
            "five dimensions",
            [](GgufWriter& w) {
                w.addTensor("t", 0, {1, 1, 1, 1, 1});
            },
            "5 dimensions");
        row(
            "half a block", [](GgufWriter& w) { w.addTensor("t", 8, {48}); }, "multiple of 32");
        row(
            "zero rows",
            [](GgufWriter& w) {
                w.addTensor("t", 0, {1, 0});
            },
            "dimension of 0");
        row(
            "too large",
            [](GgufWriter& w) {
                w.addTensor("t", 0, {1u << 31, 1u << 31, 1u << 31});
            },
            "impossible");
        row(
            "alignment", [](GgufWriter& w) { w.setAlignment(24); }, "power of two");
    }
    void refusesWhatNoFileCanHold() {
        QFETCH(Describe, describe);
        QFETCH(QString, said);
        GgufWriter writer;
        describe(writer);
        const Result<void> opened = writer.open(path());
        QVERIFY(!opened.ok());
        QCOMPARE(opened.error().kind, ErrorKind::Internal);
        QVERIFY2(QString::fromStdString(opened.error().message).contains(said),
                 opened.error().message.c_str());
        QVERIFY(files().isEmpty());
    }

    void leavesNothingWhenItIsNotFinished() {
        {
            GgufWriter writer;
            writer.addTensor("t", 0, {4});
            QVERIFY(writer.open(path()).ok());
            QVERIFY(writer.write(counted(8, 0)).ok());
            QCOMPARE(files().size(), 1);
        }
        QVERIFY(files().isEmpty());
    }

    void keepsTheOldFileUntilTheNewOneIsWhole() {
        QFile old(QString::fromStdString(path()));
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
        old.close();
        GgufWriter writer;
        writer.addTensor("t", 0, {4});
        QVERIFY(writer.open(path()).ok());
        const Result<void> early = writer.finish();
        QVERIFY(!early.ok());
        QVERIFY2(early.error().message.find("'t'") != std::string::npos, early.error().message.c_str());
        QCOMPARE(files().size(), 1);
        QVERIFY(old.open(QIODevice::ReadOnly));
        QCOMPARE(old.readAll(), QByteArray("old"));
    }

    void refusesMoreDataThanATensorHolds() {
        GgufWriter writer;
        writer.addTensor("t", 0, {4});
        writer.addTensor("u", 0, {4});
        QVERIFY(writer.open(path()).ok());
        const Result<void> done = writer.write(counted(17, 0));
        QVERIFY(!done.ok());
        QCOMPARE(done.error().kind, ErrorKind::Internal);
        QVERIFY(files().isEmpty());
    }

    void saysWhenTheDiskIsFull() {
        GgufWriter writer;
        constexpr std::uint64_t kFloats = 1 << 20;
        writer.addTensor("t", 0, {kFloats});
        const FileLimit limit(1 << 20);
        QVERIFY(writer.open(path()).ok());
        const Result<void> done = writer.write(counted(4 * kFloats, 0));
        QVERIFY(!done.ok());
        QCOMPARE(done.error().kind, ErrorKind::Io);
        QVERIFY(files().isEmpty());
    }

    void saysBeforehandWhenThereIsNoRoom() {
        GgufWriter writer;
        writer.addTensor("t", 0, {std::uint64_t{1} << 40, 32}); // 128 TiB
        const Result<void> opened = writer.open(path());
        QVERIFY(!opened.ok());
        QCOMPARE(opened.error().kind, ErrorKind::Io);
        QVERIFY2(opened.error().message.find("are free") != std::string::npos,
                 opened.error().message.c_str());
    }

    void saysWhereItCannotWrite() {
        GgufWriter missing;
        const Result<void> noFolder =
            missing.open(m_folder->filePath(QStringLiteral("no/m.gguf")).toStdString());
        QVERIFY(!noFolder.ok());
        QVERIFY2(noFolder.error().message.find("does not exist") != std::string::npos,
                 noFolder.error().message.c_str());
        GgufWriter folder;
        const Result<void> isFolder = folder.open(m_folder->path().toStdString());
        QVERIFY(!isFolder.ok());
        QVERIFY2(isFolder.error().message.find("is a folder") != std::string::npos,
                 isFolder.error().message.c_str());
    }
};

QTEST_GUILESS_MAIN(TestGgufWriter)
#include "tst_gguf_writer.moc"
