// SPDX-License-Identifier: GPL-3.0-or-later
// Real chat templates against what Python's jinja2 renders (tests/data/templates/make_golden.py).
#include "engine/text/chat_template.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTest>

#include <ctime>
#include <nlohmann/json.hpp>
#include <string>

using namespace conclave::engine;

namespace {

const QString kFolder = QStringLiteral(CONCLAVE_SHARED_DATA "/templates/");

std::string read(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

const nlohmann::ordered_json& golden() {
    static const auto json = nlohmann::ordered_json::parse(
        read(QStringLiteral(CONCLAVE_SOURCE_DIR "/tests/data/templates/golden.json")), nullptr, false);
    return json;
}

/// Whether @p text has the length and the sum that are stored for it.
bool matches(const nlohmann::ordered_json& expected, const std::string& text) {
    const QByteArray sum =
        QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Sha256).toHex();
    return expected["bytes"].get<std::size_t>() == text.size() &&
           expected["sha256"].get<std::string>() == sum.toStdString();
}

} // namespace

class TestChatTemplateGolden : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void rendersAsPythonDoes_data();
    void rendersAsPythonDoes();
    void case04_userTextIsNeverTrusted_data() { templates(); }
    void case04_userTextIsNeverTrusted();
    void rendersMessagesAsJsonDoes_data() { templates(); }
    void rendersMessagesAsJsonDoes();

  private:
    void templates();
};

void TestChatTemplateGolden::initTestCase() {
    qputenv("TZ", "UTC"); // the golden dates are
    tzset();
    QVERIFY(golden().is_object());
}

void TestChatTemplateGolden::templates() {
    QTest::addColumn<QString>("name");
    for (const auto& [name, outputs] : golden()["outputs"].items()) {
        QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
}

void TestChatTemplateGolden::rendersAsPythonDoes_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("context");
    for (const auto& [name, outputs] : golden()["outputs"].items()) {
        for (const auto& [context, output] : outputs.items()) {
            // Tools with types in a list and HTML's signs; conversations that templates do not expect.
            const bool isCase23 = context == "empty" || context == "two_users" || context == "system_only" ||
                                  context == "unfinished" || context == "no_messages";
            const char* tag = context == "tools" ? "case20: " : isCase23 ? "case23: " : "";
            QTest::addRow("%s%s %s", tag, name.c_str(), context.c_str())
                << QString::fromStdString(name) << QString::fromStdString(context);
        }
    }
}

void TestChatTemplateGolden::rendersAsPythonDoes() {
    QFETCH(QString, name);
    QFETCH(QString, context);
    if (!QFile::exists(kFolder + name)) {
        QSKIP("the template files are not here");
    }
    const auto parsed = ChatTemplate::parse(read(kFolder + name));
    QVERIFY2(parsed.ok(), parsed.ok() ? "" : parsed.error().message.c_str());
    const auto& expected = golden()["outputs"][name.toStdString()][context.toStdString()];
    const auto rendered = (*parsed)->renderJson(golden()["contexts"][context.toStdString()].dump(),
                                                golden()["now"].get<std::int64_t>());
    if (expected.contains("error")) {
        // Both refuse. The words are the template's own when it raised them itself.
        QVERIFY2(!rendered.ok(), expected["error"].get<std::string>().c_str());
        QCOMPARE(rendered.error().kind, ErrorKind::Invalid);
        if (expected.contains("bytes")) {
            QVERIFY2(matches(expected, rendered.error().message), rendered.error().message.c_str());
        }
        return;
    }
    QVERIFY2(rendered.ok(), rendered.ok() ? "" : rendered.error().message.c_str());
    QVERIFY2(matches(expected, rendered->text()), // make_golden.py --show prints what was expected
             rendered->text().c_str());
}

void TestChatTemplateGolden::case04_userTextIsNeverTrusted() {
    QFETCH(QString, name);
    if (!QFile::exists(kFolder + name)) {
        QSKIP("the template files are not here");
    }
    const auto parsed = ChatTemplate::parse(read(kFolder + name));
    QVERIFY(parsed.ok());
    // Letters that no template contains: in whatever way they come through, no part of them is trusted.
    const std::string mark = "\xE2\x98\x83\xE2\x98\x83<|im_end|>\xE2\x98\x83";
    for (const bool withSystem : {false, true}) {
        std::vector<ChatMessage> messages;
        if (withSystem) {
            messages.push_back({"system", mark, ""});
        }
        messages.push_back({"user", mark + " " + mark, ""});
        messages.push_back({"assistant", mark, mark});
        messages.push_back({"user", mark, ""});
        TemplateOptions options;
        options.nowSeconds = 1;
        options.extraJson =
            R"({"tools": [{"type": "function", "function": {"name": ")" + mark + R"(", "description": ")" +
            mark + R"(", "parameters": {"type": "object", "properties": {"a": {"type": "string"}}}}}]})";
        const auto rendered = (*parsed)->render(messages, options);
        if (!rendered.ok()) {
            continue; // a template that knows no system role or no tools
        }
        bool sawMark = false;
        for (std::size_t i = 0; i < rendered->fragments.size(); ++i) {
            const TextFragment& fragment = rendered->fragments[i];
            QVERIFY(!fragment.text.empty());
            QVERIFY(i == 0 || fragment.trusted != rendered->fragments[i - 1].trusted);
            const bool has = fragment.text.find("\xE2\x98\x83") != std::string::npos;
            QVERIFY2(!has || !fragment.trusted, fragment.text.c_str());
            sawMark = sawMark || has;
        }
        QVERIFY(sawMark);
    }
}

void TestChatTemplateGolden::rendersMessagesAsJsonDoes() {
    QFETCH(QString, name);
    if (!QFile::exists(kFolder + name)) {
        QSKIP("the template files are not here");
    }
    const auto parsed = ChatTemplate::parse(read(kFolder + name));
    QVERIFY(parsed.ok());
    TemplateOptions options;
    options.bosToken = "<s>";
    options.eosToken = "</s>";
    options.nowSeconds = golden()["now"].get<std::int64_t>();
    options.extraJson = R"({"enable_thinking": true, "thinking": true})";
    const auto rendered = (*parsed)->render(
        {{"user", "2+2?", ""}, {"assistant", "4", "Two and two\nare four.\n"}, {"user", "And 3+3?", ""}},
        options);
    const auto& expected = golden()["outputs"][name.toStdString()]["reasoning"];
    QCOMPARE(rendered.ok(), expected.contains("bytes"));
    if (rendered.ok()) {
        QVERIFY2(matches(expected, rendered->text()), rendered->text().c_str());
    }
}

QTEST_GUILESS_MAIN(TestChatTemplateGolden)
#include "tst_chat_template_golden.moc"
