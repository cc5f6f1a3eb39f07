// SPDX-License-Identifier: GPL-3.0-or-later
// A short run of tests/fuzz/fuzz_template.cpp.
#include "tests/fuzz/mutations.h"

#include <QDir>
#include <QFile>
#include <QTest>

using conclave::test::Mutations;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

class TestFuzzTemplate : public QObject {
    Q_OBJECT
  private slots:
    void survivesDamagedTemplates();
};

void TestFuzzTemplate::survivesDamagedTemplates() {
    const std::string context =
        std::string(1, '\0') +
        R"({"messages":[{"role":"user","content":"hi"},{"role":"assistant","content":"a",)"
        R"("tool_calls":[{"function":{"name":"f","arguments":{"a":[1,null]}}}]}],"n":3})";
    std::vector<std::string> seeds;
    for (const char* source : {
             "{% for m in messages %}{{ '<|' + m.role + '|>' + m.content|trim }}{% else %}x{% endfor %}",
             "{% macro f(a, b=2) -%}{{ a ~ b }}{%- endmacro %}{{ f(1) }}{{ f(n, b='x')|upper }}",
             "{% set ns = namespace(i=0) %}{% for k, v in messages[0].items() if k %}{% set ns.i = ns.i + "
             "loop.index "
             "%}{% endfor %}{{ ns.i ** 2 // 3 }}",
             "{{ messages[1:]|tojson(indent=2) }}{{ [1,2,3][::-1]|join(',') }}{{ 'a%sb'|format(n) }}{{ {'a': "
             "(1, 2)} }}",
             "{% if n is divisibleby 3 and 'a' in messages[0]['role'] or not x is defined %}{% break %}{% "
             "endif %}",
             "{# c #}{% raw %}{{{% endraw %}{% with a = n %}{{ a|string|replace('3', '4') }}{% endwith %}{% "
             "filter "
             "upper %}x{% endfilter %}",
         })
        seeds.push_back(source + context);
    const QDir folder(QStringLiteral(CONCLAVE_SHARED_DATA "/templates"));
    for (const QString& name : folder.entryList({QStringLiteral("*.jinja")})) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            seeds.push_back(file.readAll().toStdString() + context);
    }
    Mutations mutations(seeds, {"{%",
                                "%}",
                                "{{",
                                "}}",
                                "|",
                                "(",
                                "]",
                                "9999999999",
                                "range(9**9)",
                                "'",
                                "{% for i in x %}",
                                "[[[[[[[[",
                                "-",
                                "loop",
                                "**",
                                "\xFF",
                                "\"\\ud83d\"",
                                "|list",
                                "|length",
                                ".items()"});
    for (int round = 0; round < 3000; ++round) {
        const auto input = mutations.next();
        QCOMPARE(LLVMFuzzerTestOneInput(input.data(), input.size()), 0);
    }
}

QTEST_GUILESS_MAIN(TestFuzzTemplate)
#include "tst_fuzz_template.moc"
