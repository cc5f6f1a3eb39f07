// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/gguf/gguf_reader.h"
#include "tests/support/gguf_writer.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <random>
#include <string>
#include <vector>

#include <sys/stat.h>
#include <unistd.h>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

using namespace conclave::engine;
using conclave::test::appendValue;
using conclave::test::GgufWriter;

namespace {

constexpr std::uint64_t kHuge = ~0ull;

/// A small sound file with an entry of each kind and two tensors, without runs of zeros that mean something.
GgufWriter soundFile() {
    GgufWriter writer;
    writer.add("general.architecture", "llama");
    writer.add("llama.block_count", 5u);
    writer.add("flag", true);
    writer.add("rate", 1e-5f);
    writer.addArray("words", std::vector<std::string>{"one", "two"});
    writer.addArray("scores", std::vector<float>{1.5f, -1.5f, 2.5f});
    writer.addArray("flags", std::vector<bool>{true, false});
    writer.addTensor("first", {3, 2}, {1.5f, 2.5f, 3.5f, 4.5f, 5.5f, 6.5f});
    const std::string block(34, '\x17');
    writer.addTensor("second", 8, {32}, std::as_bytes(std::span(block)));
    return writer;
}

std::string withEntry(std::uint32_t type, const std::string& payload) {
    GgufWriter writer;
    writer.addRaw("key", type, payload);
    return writer.bytes();
}

std::string arrayPayload(std::uint32_t elementType, std::uint64_t count, const std::string& rest = {}) {
    std::string payload;
    appendValue(payload, elementType);
    appendValue(payload, count);
    return payload + rest;
}

/// One tensor described by the arguments, followed by @p dataBytes bytes of data.
std::string withTensor(std::uint32_t type, const std::vector<std::uint64_t>& shape, std::uint64_t offset,
                       std::size_t dataBytes = 256) {
    GgufWriter writer;
    writer.addTensorRaw("blk.0.w", type, shape, offset);
    return writer.bytes() + std::string(32 + dataBytes, '\x55');
}

} // namespace

/// Every check of the parser has a file that trips it; whatever the bytes are, opening ends with a value or
/// one sentence.
class TestGgufMalformed : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir m_folder;

    std::string path(const char* name) const { return m_folder.filePath(QLatin1String(name)).toStdString(); }

    Error errorOf(const std::string& bytes) const {
        const std::string file = path("model.gguf");
        if (!conclave::test::writeFile(file, bytes))
            return {ErrorKind::Internal, "the test cannot write its file"};
        const auto opened = GgufReader::open(file);
        return opened ? Error{ErrorKind::Internal, "the file was opened"} : opened.error();
    }

  private slots:
    void initTestCase() { QVERIFY(m_folder.isValid()); }

    void saysWhatIsWrong_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("part"); // of the sentence
        const auto row = [](const char* name, const std::string& bytes, const char* part,
                            ErrorKind kind = ErrorKind::Corrupt) {
            QTest::newRow(name) << QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()))
                                << static_cast<int>(kind) << QString::fromUtf8(part);
        };
        constexpr ErrorKind kOther = ErrorKind::Unsupported;
        using namespace std::string_literals;

        // What people save under a model's name.
        row("empty", "", "the file is empty: download it again");
        row("zeros", std::string(5000, '\0'), "filled with zeros");
        row("html", "\n <!DOCTYPE html><html><body>Sign in</body></html>", "a web page (HTML)");
        row("html without doctype", "<HTML lang=en>", "a web page (HTML)");
        row("xml", "<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>", "a web page (HTML)");
        row("git-lfs", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 5\n", "git lfs pull");
        row("json", "{\"error\":\"Repository not found\"}", "JSON text");
        row("text", "Invalid username or password.\n", "a text that begins 'Invalid username or password.'");
        row("safetensors", "\x10\0\0\0\0\0\0\0{\"a\":1}         "s, "safetensors", kOther);
        row("zip", "PK\x03\x04 and more", "a ZIP archive", kOther);
        row("gzip", "\x1f\x8b\x08\0\0"s, "a gzip archive", kOther);
        row("xz",
            "\xfd"
            "7zXZ\0\0"s,
            "an xz archive", kOther);
        row("pickle", "\x80\x02}q\0"s, "a Python pickle", kOther);
        row("old ggml", "tjgg\x03\0\0\0"s, "a GGML file from before August 2023", kOther);
        row("pdf", "%PDF-1.7", "a PDF document");
        row("other bytes", "\x01\x02\x03\x04\x05\x06\x07\x08", "does not begin with 'GGUF'");

        // The start.
        row("three bytes", "GGU", "ends after 3 bytes; the download was probably cut off");
        row("magic only", "GGUF", "but the version at byte 4 needs 4 more");
        row("version 0", "GGUF\0\0\0\0\x01\0\0\0"s, "gives its version as 0");
        row("version 1", "GGUF\x01\0\0\0"s, "GGUF version 1", kOther);
        row("version 4", "GGUF\x04\0\0\0"s, "GGUF version 4", kOther);
        row("big-endian", "GGUF\0\0\0\x03"s, "big-endian", kOther);
        row("no counts", "GGUF\x03\0\0\0"s, "the number of tensors at byte 8 needs 8 more");
        {
            GgufWriter writer;
            writer.claimedEntries = kHuge;
            row("2^64 entries", writer.bytes(),
                "claims 18446744073709551615 metadata entries and 0 tensors, more than");
        }
        {
            GgufWriter writer;
            writer.claimedTensors = (1u << 20) + 1;
            row("tensors beyond the limit", writer.bytes() + std::string(26u << 20, 'x'),
                "more than the 1048576");
        }
        {
            GgufWriter writer = soundFile();
            writer.claimedTensors = 1000;
            row("tensors beyond the file", writer.bytes(),
                "too early for its 7 metadata entries and 1000 tensors");
        }
        {
            GgufWriter writer;
            writer.claimedEntries = 40;
            row("entries beyond the file", writer.bytes(),
                "the file ends after 24 bytes, too early for its 40 metadata");
        }

        // Metadata.
        {
            GgufWriter writer;
            writer.add("", 1u);
            row("empty key", writer.bytes(), "metadata entry 0 at byte 24 has an empty key");
        }
        {
            std::string bytes = soundFile().bytes();
            bytes.replace(24, 8, "\xff\xff\xff\xff\xff\xff\xff\xff", 8);
            row("key length past the end", bytes,
                "the key of metadata entry 0 at byte 24 needs 18446744073709551615");
        }
        {
            GgufWriter writer;
            writer.add("twice", 1u);
            writer.add("once", 1u);
            writer.add("twice", 2u);
            row("duplicate key", writer.bytes(), "metadata 'twice' is there twice");
        }
        row("unknown type", withEntry(13, "xxxxxxxx"), "'key' at byte 39 has unknown value type 13");
        row("scalar past the end", withEntry(10, "xxxx"), "the value of 'key' at byte 39 needs 8 more");
        row("boolean of 2", withEntry(7, "\x02"), "'key' holds 2 where true (1) or false (0) must be");
        row("string past the end", withEntry(8, "\x05\0\0\0\0\0\0\0abcd"s),
            "the text of 'key' at byte 39 needs 5 more");
        row("string of 2^64", withEntry(8, std::string(8, '\xff') + "abcd"),
            "needs 18446744073709551615 more");
        row("array without a length", withEntry(9, "\x06\0\0\0"s),
            "the length of an array at byte 43 needs 8 more");
        row("nested array", withEntry(9, arrayPayload(9, 1, arrayPayload(4, 0))), "an array of arrays",
            kOther);
        row("unknown element type", withEntry(9, arrayPayload(99, 1, "xxxx")),
            "unknown element value type 99");
        row("array past the end", withEntry(9, arrayPayload(4, 3, "xxxxxxxx")), "has 3 elements of 4 bytes");
        row("array that overflows", withEntry(9, arrayPayload(10, (1ull << 61) + 1, "xxxxxxxx")),
            "has 2305843009213693953 elements of 8 bytes");
        row("too many strings", withEntry(9, arrayPayload(8, kHuge, "xxxxxxxx")),
            "with 18446744073709551615 texts");
        row("string in array past the end", withEntry(9, arrayPayload(8, 1, "\x09\0\0\0\0\0\0\0abc"s)),
            "a text of 'key' at byte 51 needs 9 more");
        row("boolean of 7 in array", withEntry(9, arrayPayload(7, 2, "\x01\x07")),
            "'key' holds 7 where true");
        row("zeros in the header", soundFile().bytes().substr(0, 69) + std::string(4000, '\0'),
            "filled with zeros from byte 69 on");
        {
            GgufWriter writer;
            writer.setAlignment(24);
            row("alignment of 24", writer.bytes(), "'general.alignment' is 24, which is no power of two");
        }
        {
            GgufWriter writer;
            writer.add("general.alignment", 0u);
            row("alignment of 0", writer.bytes(), "'general.alignment' is 0, which is no power of two");
        }
        {
            GgufWriter writer;
            writer.add("general.alignment", "32");
            row("alignment as text", writer.bytes(), "'general.alignment' must be u32 but is string");
        }

        // Tensors.
        row("five dimensions", withTensor(0, {1, 1, 1, 1, 1}, 0), "'blk.0.w' has 5 dimensions");
        row(
            "2^32 - 1 dimensions",
            [] {
                std::string bytes = withTensor(0, {1}, 0);
                bytes.replace(24 + 8 + 7, 4, "\xff\xff\xff\xff");
                return bytes;
            }(),
            "has 4294967295 dimensions");
        row("dimension of 0", withTensor(0, {4, 0}, 0), "dimension 1 of tensor 'blk.0.w' is 0");
        row("elements overflow", withTensor(0, {1ull << 32, 1ull << 32}, 0),
            "more elements than can be counted");
        row("elements wrap to few", withTensor(0, {1ull << 62, 4, 3}, 0),
            "more elements than can be counted");
        row("bytes overflow", withTensor(0, {1ull << 62}, 0),
            "of shape [4611686018427387904] and type F32 is larger");
        row("row of half a block", withTensor(12, {384, 2}, 0),
            "of shape [384, 2] and type Q4_K has rows that are no multiple of 256");
        row("unaligned offset", withTensor(0, {1}, 4), "begins at 4, which is no multiple of 32");
        row("offset past the end", withTensor(0, {1}, 4096), "the file ends after 35");
        row("offset of nearly 2^64", withTensor(0, {1}, kHuge - 31), "beyond what a file can be");
        row("offset of nearly 2^63", withTensor(0, {8}, (1ull << 63) - 128), "cut off");
        row("unknown type past the end", withTensor(77, {1}, 1u << 20), "cut off");
        {
            GgufWriter writer;
            writer.addTensor("", {1}, {1.0f});
            row("empty tensor name", writer.bytes(), "tensor 0 at byte 24 has an empty name");
        }
        {
            GgufWriter writer;
            writer.addTensor("same", {1}, {1.0f});
            writer.addTensor("same", {1}, {1.0f});
            row("duplicate tensor", writer.bytes(), "tensor 'same' is there twice");
        }
        {
            GgufWriter writer;
            writer.addTensor("one", {16}, std::vector<float>(16, 1.0f));
            writer.addTensorRaw("two", 0, {8}, 32);
            row("overlapping tensors", writer.bytes(), "tensors 'one' and 'two' overlap");
        }
        const std::string sound = soundFile().bytes();
        row("cut off in the data", sound.substr(0, sound.size() - 1),
            qPrintable(
                QStringLiteral("the file ends after %1 of %2 bytes; the download was probably cut off: "
                               "download it again")
                    .arg(sound.size() - 1)
                    .arg(sound.size())));
    }
    void saysWhatIsWrong() {
        QFETCH(QByteArray, bytes);
        QFETCH(int, kind);
        QFETCH(QString, part);
        const Error error = errorOf(bytes.toStdString());
        const QString message = QString::fromStdString(error.message);
        QVERIFY2(message.contains(part), qPrintable(message));
        QVERIFY2(message.startsWith(QStringLiteral("'model.gguf': ")), qPrintable(message));
        QVERIFY(!message.contains(QLatin1Char('\n')));
        QCOMPARE(static_cast<int>(error.kind), kind);
    }

    void namesWithControlCharactersStayOneLine() {
        GgufWriter writer;
        const std::string name = "evil\n\x1b[31m" + std::string(500, 'x');
        writer.add(name, 1u);
        writer.add(name, 1u);
        const Error error = errorOf(writer.bytes());
        QVERIFY(error.message.find('\n') == std::string::npos);
        QVERIFY(error.message.find('\x1b') == std::string::npos);
        QVERIFY(error.message.size() < 250);
    }

    void saysWhyAFileCannotBeRead() {
        const auto missing = GgufReader::open(path("none.gguf"));
        QVERIFY(!missing.ok());
        QCOMPARE(missing.error().kind, ErrorKind::NotFound);
        QVERIFY(missing.error().message.find("none.gguf' does not exist") != std::string::npos);

        const auto folder = GgufReader::open(m_folder.path().toStdString());
        QVERIFY(!folder.ok());
        QCOMPARE(folder.error().kind, ErrorKind::Io);
        QVERIFY(folder.error().message.find("is a folder, not a model file") != std::string::npos);

        const auto zero = GgufReader::open(std::string("a\0b", 3));
        QVERIFY(!zero.ok());
        QCOMPARE(zero.error().kind, ErrorKind::NotFound);

        const std::string pipe = path("pipe.gguf");
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        const auto fifo = GgufReader::open(pipe); // must not wait for a writer
        QVERIFY(!fifo.ok());
        QCOMPARE(fifo.error().kind, ErrorKind::Io);
    }

    void saysThatPermissionIsMissing() {
        if (::geteuid() == 0)
            QSKIP("root may read everything");
        const std::string file = path("secret.gguf");
        QVERIFY(soundFile().write(file));
        QVERIFY(QFile::setPermissions(QString::fromStdString(file), {}));
        const auto opened = GgufReader::open(file);
        QVERIFY(!opened.ok());
        QCOMPARE(opened.error().kind, ErrorKind::Io);
        QVERIFY(opened.error().message.find("no permission") != std::string::npos);
    }

    void refusesEveryTruncation() {
        const std::string sound = soundFile().bytes();
        QVERIFY(soundFile().write(path("sound.gguf")));
        QVERIFY(GgufReader::open(path("sound.gguf")).ok());
        for (std::size_t length = 0; length < sound.size(); ++length) {
            const Error error = errorOf(sound.substr(0, length));
            QVERIFY2(error.kind == ErrorKind::Corrupt, error.message.c_str());
        }
    }

    void survivesDamagedBytes() {
        const std::string sound = soundFile().bytes();
        std::mt19937 random(20240607);
        for (int round = 0; round < 20000; ++round) {
            std::string bytes = sound;
            for (unsigned flips = 1 + random() % 4; flips > 0; --flips)
                bytes[random() % bytes.size()] = static_cast<char>(random() % 3 == 0 ? 0xff : random());
            // A vector of exactly this size: the sanitizer sees one byte too far.
            const std::vector<std::uint8_t> exact(bytes.begin(), bytes.end());
            QCOMPARE(LLVMFuzzerTestOneInput(exact.data(), exact.size()), 0);
        }
    }

    void survivesDamagedBytesInARealVocabulary() {
        QFile file(QStringLiteral(CONCLAVE_SHARED_DATA "/models/stories260K-f32.gguf"));
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("the shared test data is not there");
        const QByteArray header = file.read(16384);
        std::mt19937 random(7);
        for (int round = 0; round < 1000; ++round) {
            std::vector<std::uint8_t> bytes(header.begin(), header.end());
            for (int flips = 0; flips < 3; ++flips)
                bytes[random() % bytes.size()] = static_cast<std::uint8_t>(random());
            QCOMPARE(LLVMFuzzerTestOneInput(bytes.data(), bytes.size()), 0);
        }
    }
};

QTEST_APPLESS_MAIN(TestGgufMalformed)
#include "tst_gguf_malformed.moc"
