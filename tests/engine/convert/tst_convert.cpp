// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/convert/convert.h"
#include "engine/convert/source_view.h"
#include "engine/convert/tensor_stream.h"
#include "engine/gguf/gguf_reader.h"
#include "kernels/float_formats.h"
#include "kernels/matmul_quant.h"
#include "tests/engine/convert/made_up_folder.h"
#include "tests/support/gguf_writer.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <cstring>
#include <functional>

using namespace conclave::engine;
using conclave::test::appendValue;
using conclave::test::MadeUpFolder;
using nlohmann::json;

namespace {

/// A Qwen2 of one layer, wide enough for blocks of 32.
json qwen2() {
    return {{"model_type", "qwen2"},      {"vocab_size", 4},          {"hidden_size", 32},
            {"num_attention_heads", 2},   {"num_key_value_heads", 1}, {"num_hidden_layers", 1},
            {"intermediate_size", 8},     {"rms_norm_eps", 1e-6},     {"max_position_embeddings", 64},
            {"tie_word_embeddings", true}};
}

const std::vector<std::pair<const char*, std::vector<std::int64_t>>> kTensors = {
    {"model.embed_tokens.weight", {4, 32}},
    {"model.norm.weight", {32}},
    {"model.layers.0.input_layernorm.weight", {32}},
    {"model.layers.0.post_attention_layernorm.weight", {32}},
    {"model.layers.0.self_attn.q_proj.weight", {32, 32}},
    {"model.layers.0.self_attn.k_proj.weight", {16, 32}},
    {"model.layers.0.self_attn.v_proj.weight", {16, 32}},
    {"model.layers.0.self_attn.o_proj.weight", {32, 32}},
    {"model.layers.0.mlp.gate_proj.weight", {8, 32}},
    {"model.layers.0.mlp.up_proj.weight", {8, 32}},
    {"model.layers.0.mlp.down_proj.weight", {32, 8}},
};

/// All tensors but those in @p without, counted up.
void addTensors(MadeUpFolder& folder, std::initializer_list<std::string_view> without = {}) {
    for (const auto& [name, shape] : kTensors)
        if (std::find(without.begin(), without.end(), name) == without.end())
            folder.weights.addCounted(name, shape);
}

Result<ConvertReport> run(const MadeUpFolder& folder, const std::string& type = "auto",
                          std::stop_token stop = {}) {
    return convertModel({.source = folder.path(), .out = folder.out(), .type = type}, stop);
}

std::vector<float> valuesOf(const GgufReader& file, const char* name) {
    const GgufTensor* tensor = file.tensor(name);
    std::vector<float> values(tensor ? tensor->elements() : 0);
    if (tensor)
        conclave::kernels::dequantizeRow(static_cast<conclave::kernels::QuantType>(tensor->rawType),
                                         tensor->data.data(), static_cast<std::int64_t>(values.size()),
                                         values.data());
    return values;
}

using Change = std::function<void(MadeUpFolder&)>;

} // namespace

Q_DECLARE_METATYPE(Change)

/// What is the same for all families: types, FP8, parts, what is refused, and that nothing stays behind.
class TestConvert : public QObject {
    Q_OBJECT

  private slots:
    void writesMetadataAndTensors() {
        MadeUpFolder folder(qwen2());
        addTensors(folder);
        QVERIFY(folder.write());
        QVERIFY(folder.write("README.md", "---\nlicense: apache-2.0\n---\ntext\nlicense: mit\n"));
        QVERIFY(folder.write("generation_config.json",
                             R"({"top_k": 20, "temperature": 0.5, "eos_token_id": [3, 1]})"));
        const auto report = run(folder);
        QVERIFY2(report.ok(), report.ok() ? "" : report.error().message.c_str());
        QCOMPARE(report->architecture, std::string("qwen2"));
        QCOMPARE(report->tensors, std::uint64_t{11});
        QCOMPARE(report->bytes,
                 static_cast<std::uint64_t>(QFile(QString::fromStdString(folder.out())).size()));
        QVERIFY(report->notices.empty());

        const auto file = GgufReader::open(folder.out());
        QVERIFY2(file.ok(), file.ok() ? "" : file.error().message.c_str());
        const GgufReader& gguf = **file;
        QCOMPARE(gguf.unsignedInteger("qwen2.block_count")->value(), 1u);
        QCOMPARE(gguf.unsignedInteger("qwen2.attention.head_count_kv")->value(), 1u);
        QCOMPARE(gguf.unsignedInteger("general.file_type")->value(), 0u);
        QVERIFY(gguf.string("general.license")->value() == "apache-2.0");
        QCOMPARE(gguf.real("general.sampling.temp")->value(), 0.5);
        QCOMPARE(gguf.integer("general.sampling.top_k")->value(), 20);
        QVERIFY(gguf.string("tokenizer.ggml.pre")->value() == "qwen2");
        QCOMPARE(gguf.strings("tokenizer.ggml.tokens")->value().size(), std::size_t{4});
        QCOMPARE(gguf.unsignedInteger("tokenizer.ggml.eos_token_id")->value(), 3u);
        QCOMPARE(gguf.unsignedInteger("tokenizer.ggml.eot_token_id")->value(), 1u);
        QCOMPARE(valuesOf(gguf, "blk.0.attn_k.weight")[33], 33.0f);
    }

    void storesMatricesAsAsked_data() {
        QTest::addColumn<QString>("type");
        QTest::addColumn<unsigned>("matrix");
        QTest::addColumn<unsigned>("narrow"); // rows of 8 are no whole blocks
        QTest::addColumn<unsigned>("fileType");
        QTest::newRow("auto") << "auto" << 30u << 30u << 32u;
        QTest::newRow("f32") << "f32" << 0u << 0u << 0u;
        QTest::newRow("f16") << "f16" << 1u << 1u << 1u;
        QTest::newRow("bf16") << "bf16" << 30u << 30u << 32u;
        QTest::newRow("q8_0") << "q8_0" << 8u << 1u << 7u;
    }
    void storesMatricesAsAsked() {
        QFETCH(QString, type);
        QFETCH(unsigned, matrix);
        QFETCH(unsigned, narrow);
        QFETCH(unsigned, fileType);
        MadeUpFolder folder(qwen2());
        for (const auto& [name, shape] : kTensors) {
            std::string bytes;
            std::int64_t count = 1;
            for (const std::int64_t length : shape)
                count *= length;
            for (std::int64_t i = 0; i < count; ++i)
                appendValue(bytes, conclave::kernels::floatToBf16(static_cast<float>(i % 128)));
            folder.weights.add(name, "BF16", shape, bytes);
        }
        QVERIFY(folder.write());
        const auto report = run(folder, type.toStdString());
        QVERIFY2(report.ok(), report.ok() ? "" : report.error().message.c_str());
        const auto file = GgufReader::open(folder.out());
        QVERIFY(file.ok());
        QCOMPARE((*file)->tensor("blk.0.attn_q.weight")->rawType, matrix);
        QCOMPARE((*file)->tensor("blk.0.ffn_down.weight")->rawType, narrow);
        QCOMPARE((*file)->tensor("blk.0.attn_norm.weight")->rawType, 0u);
        QCOMPARE((*file)->unsignedInteger("general.file_type")->value(), fileType);
        // Whole numbers below 128 are exact in all of these; in Q8_0 each is off by half a step of 127 / 127
        // at most.
        const std::vector<float> values = valuesOf(**file, "blk.0.attn_q.weight");
        for (std::size_t i = 0; i < values.size(); ++i)
            QVERIFY(std::abs(values[i] - static_cast<float>(i % 128)) <= (matrix == 8 ? 0.5f : 0.0f));
    }

    // 5 × 7 values in blocks of 2 × 3: three by three scales, the last ones cut off.
    void multipliesFp8WithItsScales() {
        json config = qwen2();
        config.update({{"hidden_size", 7},
                       {"num_attention_heads", 1},
                       {"head_dim", 5},
                       {"quantization_config", {{"quant_method", "fp8"}, {"weight_block_size", {2, 3}}}}});
        MadeUpFolder folder(config);
        const auto wide = [](std::vector<std::int64_t> shape) {
            for (std::int64_t& length : shape)
                length = length == 32 ? 7 : length == 16 ? 5 : length;
            return shape;
        };
        for (const auto& [name, shape] : kTensors) {
            if (std::string_view(name).ends_with("q_proj.weight"))
                folder.weights.addCounted(name, {5, 7});
            else if (std::string_view(name).ends_with("o_proj.weight"))
                folder.weights.addCounted(name, {7, 5});
            else if (!std::string_view(name).ends_with("v_proj.weight"))
                folder.weights.addCounted(name, wide(shape));
        }
        std::string codes, scales;
        for (int i = 0; i < 35; ++i)
            codes += static_cast<char>(40 + i); // no NaN among them
        for (int i = 0; i < 9; ++i)
            appendValue(scales, 0.25f * static_cast<float>(i + 1));
        folder.weights.add("model.layers.0.self_attn.v_proj.weight", "F8_E4M3", {5, 7}, codes);
        folder.weights.add("model.layers.0.self_attn.v_proj.weight_scale_inv", "F32", {3, 3}, scales);
        QVERIFY(folder.write());
        const auto report = run(folder, "f32");
        QVERIFY2(report.ok(), report.ok() ? "" : report.error().message.c_str());
        const auto file = GgufReader::open(folder.out());
        QVERIFY(file.ok());
        const std::vector<float> values = valuesOf(**file, "blk.0.attn_v.weight");
        QCOMPARE(values.size(), std::size_t{35});
        for (int row = 0; row < 5; ++row)
            for (int col = 0; col < 7; ++col) {
                const float scale = 0.25f * static_cast<float>(row / 2 * 3 + col / 3 + 1);
                QCOMPARE(values[static_cast<std::size_t>(row * 7 + col)],
                         f8e4m3ToFloat(static_cast<std::uint8_t>(40 + row * 7 + col)) * scale);
            }
    }

    void readsShardsByTheirIndex() {
        MadeUpFolder folder(qwen2());
        conclave::test::SafetensorsBuilder second;
        json map;
        for (const auto& [name, shape] : kTensors) {
            const bool isFirst = shape.size() == 1;
            (isFirst ? folder.weights : second).addCounted(name, shape);
            map[name] = isFirst ? "model.safetensors" : "model-2.safetensors";
        }
        QVERIFY(folder.write());
        QVERIFY(folder.write("model-2.safetensors", second.bytes()));
        QVERIFY(folder.write("model.safetensors.index.json", json{{"weight_map", map}}.dump()));
        const auto whole = run(folder);
        QVERIFY2(whole.ok(), whole.ok() ? "" : whole.error().message.c_str());
        QCOMPARE(whole->tensors, std::uint64_t{11});

        QVERIFY(QFile::remove(folder.folder().filePath(QStringLiteral("model-2.safetensors"))));
        const auto missing = run(folder);
        QVERIFY(!missing.ok());
        QCOMPARE(missing.error().kind, ErrorKind::NotFound);
        QVERIFY2(missing.error().message.find("'model-2.safetensors' is missing") != std::string::npos,
                 missing.error().message.c_str());

        map["model.norm.weight"] = "../model.safetensors";
        QVERIFY(folder.write("model.safetensors.index.json", json{{"weight_map", map}}.dump()));
        const auto outside = run(folder);
        QVERIFY(!outside.ok());
        QCOMPARE(outside.error().kind, ErrorKind::Corrupt);
    }

    void leavesOutWhatSees() {
        json config = qwen2();
        MadeUpFolder folder(config);
        addTensors(folder);
        folder.weights.addCounted("model.visual.blocks.0.weight", {4, 4});
        folder.weights.addCounted("vision_tower.patch_embed.weight", {4, 4});
        QVERIFY(folder.write());
        const auto report = run(folder);
        QVERIFY2(report.ok(), report.ok() ? "" : report.error().message.c_str());
        QCOMPARE(report->tensors, std::uint64_t{11});
        QCOMPARE(report->notices.size(), std::size_t{1});
        QVERIFY(report->notices[0].find("2 tensors") != std::string::npos);
    }

    void refusesByName_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, Change change, ErrorKind kind, const char* said) {
            QTest::newRow(name) << std::move(change) << static_cast<int>(kind) << QString::fromLatin1(said);
        };
        const auto config = [](const char* key, const json& value) -> Change {
            return [=](MadeUpFolder& folder) { addTensors(folder), folder.config[key] = value; };
        };
        row("unknown model", config("model_type", "rwkv7"), ErrorKind::Unsupported,
            "'rwkv7' cannot be converted; known are deepseek_v2");
        row("no model type", config("model_type", nullptr), ErrorKind::Corrupt, "'model_type' is missing");
        row("no width", config("hidden_size", nullptr), ErrorKind::Corrupt, "'hidden_size' is missing");
        row("a text for a number", config("num_hidden_layers", "one"), ErrorKind::Corrupt,
            "'num_hidden_layers' must be a whole number");
        row("a negative number", config("num_attention_heads", -2), ErrorKind::Corrupt,
            "'num_attention_heads' must be");
        row("a million layers", config("num_hidden_layers", 1'000'000), ErrorKind::Corrupt,
            "more than 10000 layers");
        row("unknown positions", config("rope_scaling", {{"rope_type", "spiral"}, {"factor", 2}}),
            ErrorKind::Unsupported, "'spiral'");
        const json fractional = {{"rope_type", "yarn"},
                                 {"factor", 2},
                                 {"original_max_position_embeddings", 8},
                                 {"truncate", false}};
        row("a ramp that is not of this family", config("rope_scaling", fractional), ErrorKind::Unsupported,
            "'truncate'");
        row("another quantization", config("quantization_config", {{"quant_method", "awq"}}),
            ErrorKind::Unsupported, "'awq'");
        row("settings of single layers", config("per_layer_config", {{"0", {{"head_dim", 8}}}}),
            ErrorKind::Unsupported, "'per_layer_config'");
        row(
            "a tensor that is missing", [](auto& f) { addTensors(f, {"model.layers.0.mlp.up_proj.weight"}); },
            ErrorKind::Corrupt, "'model.layers.0.mlp.up_proj.weight' is missing");
        row(
            "a tensor that nobody knows",
            [](auto& f) { addTensors(f), f.weights.addCounted("model.layers.0.mixer.weight", {2}); },
            ErrorKind::Unsupported, "'model.layers.0.mixer.weight' of shape [2] has no place");
        row(
            "a tensor of whole numbers",
            [](auto& f) {
                addTensors(f, {"model.norm.weight"});
                f.weights.add("model.norm.weight", "I32", {1}, std::string(4, '\0'));
            },
            ErrorKind::Unsupported, "'model.norm.weight' is of type 'I32'");
        row(
            "FP8 without scales",
            [](auto& f) {
                addTensors(f, {"model.layers.0.self_attn.v_proj.weight"});
                f.weights.add("model.layers.0.self_attn.v_proj.weight", "F8_E4M3", {16, 32},
                              std::string(512, '\0'));
            },
            ErrorKind::Corrupt, "has no 'model.layers.0.self_attn.v_proj.weight_scale_inv'");
        row(
            "scales that do not fit",
            [](auto& f) {
                f.config["quantization_config"] = {{"quant_method", "fp8"}, {"weight_block_size", {8, 8}}};
                addTensors(f, {"model.layers.0.self_attn.v_proj.weight"});
                f.weights.add("model.layers.0.self_attn.v_proj.weight", "F8_E4M3", {16, 32},
                              std::string(512, '\0'));
                f.weights.addCounted("model.layers.0.self_attn.v_proj.weight_scale_inv", {2, 3});
            },
            ErrorKind::Corrupt, "does not fit its tensor of shape [16, 32] in blocks of 8 by 8");
        row(
            "scales of nothing",
            [](auto& f) { addTensors(f), f.weights.addCounted("model.x.weight_scale_inv", {1}); },
            ErrorKind::Corrupt, "has no tensor that it belongs to");
        row(
            "unknown pre-tokenizer",
            [](auto& f) {
                addTensors(f);
                f.tokenizer["pre_tokenizer"]["pretokenizers"][0]["pattern"]["Regex"] = "[a-z]+";
            },
            ErrorKind::Unsupported, "'[a-z]+', which is none of the pre-tokenizers");
        row(
            "another tokenizer", [](auto& f) { addTensors(f), f.tokenizer["model"]["type"] = "Unigram"; },
            ErrorKind::Unsupported, "'Unigram'");
        row(
            "more tokens than rows", [](auto& f) { addTensors(f), f.tokenizer["model"]["vocab"]["zz"] = 4; },
            ErrorKind::Corrupt, "'zz'");
    }
    void refusesByName() {
        QFETCH(Change, change);
        QFETCH(int, kind);
        QFETCH(QString, said);
        MadeUpFolder folder(qwen2());
        change(folder);
        QVERIFY(folder.write());
        const auto report = run(folder);
        QVERIFY(!report.ok());
        QVERIFY2(QString::fromStdString(report.error().message).contains(said),
                 report.error().message.c_str());
        QCOMPARE(static_cast<int>(report.error().kind), kind);
        QVERIFY(!QFile::exists(QString::fromStdString(folder.out())));
    }

    void refusesFoldersThatAreNone() {
        MadeUpFolder folder(qwen2());
        addTensors(folder);
        QCOMPARE(convertModel({.source = "/no/such/folder", .out = folder.out()}, {}).error().kind,
                 ErrorKind::NotFound);
        const auto empty = run(folder); // nothing was written yet
        QCOMPARE(empty.error().kind, ErrorKind::NotFound);
        QVERIFY(empty.error().message.find("config.json") != std::string::npos);
        QVERIFY(folder.write("config.json", "{\"model_type\": "));
        QCOMPARE(run(folder).error().kind, ErrorKind::Corrupt);
        QVERIFY(folder.write("config.json", folder.config.dump()));
        QVERIFY(run(folder).error().message.find("model*.safetensors") != std::string::npos);
        QVERIFY(folder.write("pytorch_model.bin", "x"));
        QCOMPARE(run(folder).error().kind, ErrorKind::Unsupported);
        QVERIFY(folder.write("model.safetensors", folder.weights.bytes()));
        QVERIFY(run(folder).error().message.find("tokenizer") != std::string::npos);
        QVERIFY(folder.write());
        QCOMPARE(run(folder, "q4_k").error().kind, ErrorKind::Invalid);
        QVERIFY(run(folder).ok());
    }

    void tellsHowFarItIs() {
        MadeUpFolder folder(qwen2());
        addTensors(folder);
        QVERIFY(folder.write());
        std::vector<double> shares;
        const auto report = convertModel({.source = folder.path(),
                                          .out = folder.out(),
                                          .onProgress = [&](double share) { shares.push_back(share); }},
                                         {});
        QVERIFY(report.ok());
        QVERIFY(std::is_sorted(shares.begin(), shares.end()));
        QCOMPARE(shares.back(), 1.0);
    }

    void leavesNothingWhenCancelled() {
        MadeUpFolder folder(qwen2());
        addTensors(folder);
        QVERIFY(folder.write());
        const auto before = QDir(folder.folder().path()).entryList(QDir::Files | QDir::Hidden);
        std::stop_source stop;
        const auto report = convertModel({.source = folder.path(),
                                          .out = folder.out(),
                                          .onProgress = [&](double) { stop.request_stop(); }},
                                         stop.get_token());
        QVERIFY(!report.ok());
        QCOMPARE(report.error().kind, ErrorKind::Cancelled);
        QCOMPARE(QDir(folder.folder().path()).entryList(QDir::Files | QDir::Hidden), before);
    }

    void reordersMxfp4() {
        std::uint8_t codes[16], out[16];
        for (int i = 0; i < 16; ++i) // elements 0 … 31 modulo 16
            codes[i] = static_cast<std::uint8_t>(2 * i % 16 | (2 * i + 1) % 16 << 4);
        reorderMxfp4(codes, out);
        for (int i = 0; i < 16; ++i)
            QCOMPARE(int{out[i]}, i | i << 4);
    }
};

QTEST_GUILESS_MAIN(TestConvert)
#include "tst_convert.moc"
