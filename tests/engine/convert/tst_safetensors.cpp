// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/convert/safetensors_file.h"
#include "engine/convert/source_view.h"
#include "tests/engine/convert/made_up_folder.h"
#include "tests/support/gguf_writer.h"

#include <QTest>

#include <cmath>
#include <functional>

using namespace conclave::engine;
using conclave::test::SafetensorsBuilder;

namespace {

std::span<const std::byte> bytesOf(const std::string& text) {
    return std::as_bytes(std::span(text));
}

SafetensorsBuilder sound() {
    SafetensorsBuilder builder;
    builder.addCounted("a", {2, 3});
    builder.addCounted("b", {4}, 100);
    return builder;
}

std::vector<float> valuesOf(const SourceView& view) {
    std::vector<float> values(static_cast<std::size_t>(view.elements()));
    view.read(0, view.elements(), values.data());
    return values;
}

/// A file of header @p text and @p data bytes of data.
std::string fileOf(const std::string& text, std::size_t data = 0) {
    std::string file;
    conclave::test::appendValue(file, std::uint64_t{text.size()});
    return file + text + std::string(data, 'x');
}

} // namespace

/// What a sound file says comes back; every check has a file that trips it.
class TestSafetensors : public QObject {
    Q_OBJECT

  private slots:
    void readsTensorsInTheirOrder() {
        SafetensorsBuilder builder = sound();
        builder.header["__metadata__"] = {{"format", "pt"}};
        const std::string file = builder.bytes();
        const auto tensors = parseSafetensors(bytesOf(file));
        QVERIFY2(tensors.ok(), tensors.ok() ? "" : tensors.error().message.c_str());
        QCOMPARE(tensors->size(), std::size_t{2});
        QCOMPARE(tensors->at(0).name, std::string("a"));
        QCOMPARE(tensors->at(0).shapeText(), std::string("[2, 3]"));
        QCOMPARE(valuesOf(SourceView(tensors->at(1))), (std::vector<float>{100, 101, 102, 103}));
    }

    void refusesWhatContradictsItself_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const std::string& file, const char* said) {
            QTest::newRow(name) << QByteArray::fromStdString(file) << QString::fromLatin1(said);
        };
        const auto changed = [](const std::function<void(SafetensorsBuilder&)>& change) {
            SafetensorsBuilder builder = sound();
            change(builder);
            return builder.bytes();
        };
        const auto entry = [&](const char* key, const nlohmann::json& value) {
            return changed([&](SafetensorsBuilder& builder) { builder.header["a"][key] = value; });
        };
        row("empty", "", "0 bytes");
        row("seven bytes", "1234567", "7 bytes");
        row("header longer than the file", fileOf("{}").substr(0, 9), "before its header");
        std::string huge(8, '\xff');
        row("header of 2^64 bytes", huge + "{}", "at most 100000000");
        row("no JSON", fileOf("{\"a\":"), "no JSON object");
        row("a list", fileOf("[]"), "no JSON object");
        row("deep nesting", fileOf(std::string(100'000, '[')), "no JSON object");
        row("a tensor twice",
            fileOf(
                R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}})",
                2),
            "'a' is there twice");
        row("an entry that is a number", changed([](auto& b) { b.header["a"] = 7; }), "needs dtype");
        row("no shape", changed([](auto& b) { b.header["a"].erase("shape"); }), "needs dtype");
        row("dtype a number", entry("dtype", 4), "dtype that is no text");
        row("unknown dtype", entry("dtype", "F4"), "'F4'");
        row("shape a text", entry("shape", "2,3"), "shape that is no list");
        row("nine dimensions", entry("shape", {1, 1, 1, 1, 1, 1, 1, 2, 3}), "shape that is no list");
        row("negative dimension", entry("shape", {-2, -3}), "no whole number");
        row("broken dimension", entry("shape", {2.5, 3}), "no whole number");
        row("dimension above 2^63", entry("shape", {18446744073709551615ull, 1}), "no whole number");
        row("product above 2^63", entry("shape", {1ull << 40, 1ull << 40}), "can be counted");
        row("one offset", entry("data_offsets", {0}), "no two whole numbers");
        row("negative offset", entry("data_offsets", {-1, 24}), "no two whole numbers");
        row("end before begin", entry("data_offsets", {24, 0}), "before it begins");
        row("end behind the data", entry("data_offsets", {0, 4000}), "40 bytes of data");
        row("shape that does not fit", entry("shape", {2, 2}), "needs 16 bytes but has 24");
        row("overlap", changed([](auto& b) {
                b.header["b"]["data_offsets"] = {8, 24};
            }),
            "where the one before ends");
        row("hole", changed([](auto& b) {
                b.data += "1234";
                b.header["b"]["data_offsets"] = {28, 44};
            }),
            "where the one before ends");
        row("data behind the last", changed([](auto& b) { b.data += "x"; }), "only 40");
    }
    void refusesWhatContradictsItself() {
        QFETCH(QByteArray, file);
        QFETCH(QString, said);
        const std::string bytes = file.toStdString();
        const auto tensors = parseSafetensors(bytesOf(bytes));
        QVERIFY(!tensors.ok());
        QVERIFY2(QString::fromStdString(tensors.error().message).contains(said),
                 tensors.error().message.c_str());
    }

    void everyCutIsRefused() {
        const std::string file = sound().bytes();
        for (std::size_t length = 0; length < file.size(); ++length) {
            const std::string cut = file.substr(0, length);
            QVERIFY2(!parseSafetensors(bytesOf(cut)).ok(), std::to_string(length).c_str());
        }
    }

    // The value of a code from its parts: sign · 2^(exponent - 7) · (1 + fraction / 8), without the leading 1
    // and with exponent 1 when the exponent is 0; all ones is NaN.
    void decodesAllCodesOfFp8() {
        for (int code = 0; code < 256; ++code) {
            const int exponent = code >> 3 & 15, fraction = code & 7;
            const float sign = code < 128 ? 1.0f : -1.0f;
            const float found = f8e4m3ToFloat(static_cast<std::uint8_t>(code));
            if (exponent == 15 && fraction == 7) {
                QVERIFY(std::isnan(found));
                continue;
            }
            const float expected =
                exponent == 0 ? sign * std::ldexp(static_cast<float>(fraction), -9)
                              : sign * std::ldexp(1.0f + static_cast<float>(fraction) / 8, exponent - 7);
            QCOMPARE(std::bit_cast<std::uint32_t>(found), std::bit_cast<std::uint32_t>(expected));
        }
    }

    void viewsReadInAnotherOrder() {
        SafetensorsBuilder builder;
        builder.addCounted("t", {4, 3}); // 0 1 2 | 3 4 5 | 6 7 8 | 9 10 11
        const std::string file = builder.bytes();
        const auto tensors = parseSafetensors(bytesOf(file));
        QVERIFY(tensors.ok());
        const SourceView view(tensors->front());
        QCOMPARE(valuesOf(view.swap(0, 1)), (std::vector<float>{0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11}));
        QCOMPARE(valuesOf(view.split(0, 2).swap(0, 1)),
                 (std::vector<float>{0, 1, 2, 6, 7, 8, 3, 4, 5, 9, 10, 11}));
        QCOMPARE(valuesOf(view.slice(0, 1, 2, 2)), (std::vector<float>{3, 4, 5, 9, 10, 11}));
        QCOMPARE(valuesOf(view.slice(1, 2, 1)), (std::vector<float>{2, 5, 8, 11}));
        QCOMPARE(valuesOf(view.secondHalf(0)), (std::vector<float>{6, 7, 8, 9, 10, 11}));
        QVERIFY(view.secondHalf(0).asBytes().has_value());
        QVERIFY(!view.swap(0, 1).asBytes().has_value());
        float middle[2];
        view.swap(0, 1).read(3, 2, middle); // over the end of a row
        QCOMPARE(middle[0], 9.0f);
        QCOMPARE(middle[1], 1.0f);
    }

    void viewsRefuseWhatDoesNotFit() {
        SafetensorsBuilder builder;
        builder.addCounted("t", {4, 3});
        const std::string file = builder.bytes();
        const auto tensors = parseSafetensors(bytesOf(file));
        QVERIFY(tensors.ok());
        const SourceView view(tensors->front());
        for (const SourceView& wrong : {view.split(1, 2), view.split(0, 0), view.split(2, 1), view.swap(0, 5),
                                        view.slice(0, 3, 2), view.slice(0, 0, 3, 2), view.slice(0, -1, 1),
                                        view.slice(0, 0, 0), view.firstHalf(1), view.secondHalf(7)})
            QVERIFY2(wrong.problem() && wrong.problem()->find("[4, 3]") != std::string::npos,
                     wrong.problem().value_or("").c_str());
    }
};

QTEST_GUILESS_MAIN(TestSafetensors)
#include "tst_safetensors.moc"
