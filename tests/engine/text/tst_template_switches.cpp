// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/template_switches.h"

#include "engine/text/chat_template.h"

#include <QFile>
#include <QTest>

using namespace conclave::engine;

class TestTemplateSwitches : public QObject {
    Q_OBJECT
  private slots:
    void findsWhatMakesADifference_data();
    void findsWhatMakesADifference();
    void readsRealTemplates_data();
    void readsRealTemplates();
    void case17_thinkingIsOffForTitles();

  private:
    void check(const std::string& source);
};

namespace {

QStringList shown(const TemplateSwitches& found) {
    QStringList all = {QString::fromStdString(found.thinking), found.thinking.empty() ? QString()
                                                               : found.thinksByDefault
                                                                   ? QStringLiteral("on")
                                                                   : QStringLiteral("off")};
    for (const std::string& effort : found.efforts) {
        all << QString::fromStdString(effort) +
                   (effort == found.defaultEffort ? QStringLiteral("*") : QString());
    }
    return all;
}

std::string realTemplate(const QString& name) {
    QFile file(QStringLiteral(CONCLAVE_SHARED_DATA "/templates/") + name + QStringLiteral(".jinja"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

} // namespace

void TestTemplateSwitches::check(const std::string& source) {
    QFETCH(QStringList, expected); // the switch, its default, the efforts with a * at the default
    const auto parsed = ChatTemplate::parse(source);
    QVERIFY(parsed.ok());
    QCOMPARE(shown(switchesOf(**parsed)), expected);
}

void TestTemplateSwitches::findsWhatMakesADifference_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char* name, const char* source, const QStringList& expected) {
        QTest::newRow(name) << QString::fromUtf8(source) << expected;
    };
    row("none", "{{ messages }}", {"", ""});
    row("on", "{% if enable_thinking is defined and not enable_thinking %}no{% endif %}",
        {"enable_thinking", "on"});
    row("off", "{% if thinking %}<think>{% endif %}", {"thinking", "off"});
    row("only the name of something else", "{{ messages[0].thinking }}{% set enable_thinking = 1 %}",
        {"", ""});
    row("written down", "{{ reasoning_effort | default('medium') }}", {"", "", "low", "medium*", "high"});
    row("known values", "{% if reasoning_effort == 'max' %}M{% elif reasoning_effort == 'low' %}L{% endif %}",
        {"", "", "low", "max"});
    row("only while thinking",
        "{% if thinking and reasoning_effort == 'high' %}H{% elif thinking %}T{% endif %}",
        {"thinking", "off", "high"});
    row("raises", "{{ raise_exception('no') }}{{ thinking }}{{ reasoning_effort }}", {"", ""});
}

void TestTemplateSwitches::findsWhatMakesADifference() {
    QFETCH(QString, source);
    check(source.toStdString());
}

void TestTemplateSwitches::readsRealTemplates_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char* name, const QStringList& expected) {
        QTest::newRow(name) << QString::fromUtf8(name) << expected;
    };
    row("Qwen-Qwen3-0.6B", {"enable_thinking", "on"});
    row("Qwen3.5-4B", {"enable_thinking", "on"});
    row("Qwen-Qwen2.5-7B-Instruct", {"", ""});
    row("deepseek-ai-DeepSeek-V3.1", {"enable_thinking", "off"});
    row("deepseek-ai-DeepSeek-V4", {"enable_thinking", "off", "high", "max"});
    row("GLM-4.6", {"enable_thinking", "on"});
    row("google-gemma-4-31B-it", {"enable_thinking", "off"});
    row("ibm-granite-granite-3.3-2B-Instruct", {"thinking", "off"});
    row("HuggingFaceTB-SmolLM3-3B", {"enable_thinking", "on"});
    row("NVIDIA-Nemotron-3-Nano-30B-A3B-BF16", {"enable_thinking", "on"});
    row("openai-gpt-oss-120b", {"", "", "low", "medium*", "high"});
    row("meta-llama-Llama-3.1-8B-Instruct", {"", ""});
    row("Kimi-K2-Thinking", {"", ""});
}

void TestTemplateSwitches::readsRealTemplates() {
    QFETCH(QString, name);
    const std::string source = realTemplate(name);
    if (source.empty()) {
        QSKIP("the template files are not here");
    }
    check(source);
}

void TestTemplateSwitches::case17_thinkingIsOffForTitles() {
    // A short task such as a title asks with the switch off: the prompt then ends with a closed block, so
    // that the answer begins with its first word and not with thoughts.
    const std::string source = realTemplate(QStringLiteral("Qwen-Qwen3-0.6B"));
    if (source.empty()) {
        QSKIP("the template files are not here");
    }
    const auto parsed = ChatTemplate::parse(source);
    QVERIFY(parsed.ok());
    TemplateOptions options;
    options.extraJson = "{\"" + switchesOf(**parsed).thinking + "\":false}";
    const std::string prompt = (*parsed)->render({{"user", "A title, please.", ""}}, options)->text();
    QVERIFY2(QByteArray::fromStdString(prompt).endsWith("<think>\n\n</think>\n\n"), prompt.c_str());
}

QTEST_GUILESS_MAIN(TestTemplateSwitches)
#include "tst_template_switches.moc"
