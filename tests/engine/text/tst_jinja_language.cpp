// SPDX-License-Identifier: GPL-3.0-or-later
// The Jinja language by small templates; expected outputs are those of Python's jinja2 3.1 with trim_blocks
// and lstrip_blocks.
#include "engine/text/chat_template.h"

#include <QElapsedTimer>
#include <QTest>

#include <ctime>
#include <string>

using namespace conclave::engine;

namespace {

const char* const kContext = R"({"name": "Ada", "n": 3, "f": 1.5, "yes": true, "nothing": null, "empty": [],
    "list": [3, 1, 2], "words": ["b", "a", "C"], "dict": {"b": 1, "a": "x"}, "text": "  Hello, World  ",
    "people": [{"name": "Bob", "age": 5, "on": true}, {"name": "al", "age": 3}], "multi": "a\n\nb", "uni": "日本語"})";

struct Outcome {
    bool ok = false;
    QString text; // or the error's message
    ErrorKind kind = ErrorKind::Internal;
};

Outcome render(const QString& source, const char* context = kContext) {
    auto parsed = ChatTemplate::parse(source.toStdString());
    if (!parsed.ok()) {
        return {false, QString::fromStdString(parsed.error().message), parsed.error().kind};
    }
    const auto rendered = (*parsed)->renderJson(context, 1768478400);
    if (!rendered.ok()) {
        return {false, QString::fromStdString(rendered.error().message), rendered.error().kind};
    }
    return {true, QString::fromStdString(rendered->text())};
}

} // namespace

class TestJinjaLanguage : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void rendersLanguage_data();
    void rendersLanguage();
    void refusesWithAReason_data();
    void refusesWithAReason();
    void case21_boundsHostileTemplates_data();
    void case21_boundsHostileTemplates();
    void namesTheLine();
    void stringsRememberTheirOrigin_data();
    void stringsRememberTheirOrigin();
    void tellsWhichVariablesItReads();
    void takesBrokenUtf8InMessages();
};

void TestJinjaLanguage::initTestCase() {
    qputenv("TZ", "UTC");
    tzset();
}

void TestJinjaLanguage::rendersLanguage_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* source, const char* expected) {
        QTest::newRow(name) << QString::fromUtf8(source) << QString::fromUtf8(expected);
    };
    // white space
    row("trim_blocks", "{% if yes %}\na\n{% endif %}\nb", "a\nb");
    row("lstrip_blocks", "  {% if yes %}\n  a\n  {% endif %}\n", "  a\n");
    row("lstrip off by plus", "  {%+ if yes %}a{% endif %}", "  a");
    row("trim off by plus", "{% if yes +%}\na{% endif %}", "\na");
    row("dash strips both", "a \n {%- if yes -%} \n b \n {%- endif -%} \n c", "abc");
    row("variables keep space", "  {{ n }}\n\nx", "  3\n\nx");
    row("last newline dropped", "a\n\n", "a\n");
    row("crlf", "a\r\nb\rc", "a\nb\nc");
    row("comment", "a{# x {{ #}b\n  {# line #}\nc", "ab\nc");
    row("comment dashes", "a {#- x -#} b", "ab");
    row("raw", "{% raw %}{{ x }}{% y %}{% endraw %}!", "{{ x }}{% y %}!");
    row("brace alone", "a { b } {x} %}", "a { b } {x} %}");
    // literals
    row("numbers", "{{ 1_000 }} {{ 0x1f }} {{ 1.50 }} {{ 1e3 }} {{ -2 }} {{ 1e22 }} {{ 1e-7 }}",
        "1000 31 1.5 1000.0 -2 1e+22 1e-07");
    row("escapes", R"({{ 'a\n\t\\\'\x41\u00e9\U0001F680\101\q' }})", "a\n\t\\'Aé🚀A\\q");
    row("surrogates", R"({{ "\ud83d\ude00" }})", "😀");
    row("neighbours", "{{ 'a' \"b\" }}", "ab");
    row("containers", "{{ [1, 'a', none, true, 1.0] }} {{ (1,) }} {{ () }} {{ {'k': \"it's\", 2: []} }}",
        "[1, 'a', None, True, 1.0] (1,) () {'k': \"it's\", 2: []}");
    row("none prints", "{{ none }}|{{ missing }}|{{ true }}", "None||True");
    // operators
    row("arithmetic",
        "{{ 7 // 2 }} {{ -7 // 2 }} {{ -7 % 3 }} {{ 7 / 2 }} {{ 2 ** 10 }} {{ 1 + 2 * 3 }} {{ 4 / 2 }}",
        "3 -4 2 3.5 1024 7 2.0");
    row("strings", "{{ 'a' + 'b' ~ 1 ~ none }} {{ 'ab' * 3 }} {{ [1] + [2] }} {{ 2 * [0] }}",
        "ab1None ababab [1, 2] [0, 0]");
    row("precedence", "{{ not 1 == 2 and 2 < 3 <= 3 }} {{ 1 if 0 else 2 if 0 else 3 }} {{ -1|abs }}",
        "True 3 1");
    row("and or values", "{{ '' or 'x' }} {{ 0 and 1 }} {{ missing or 'y' }}", "x 0 y");
    row("in", "{{ 'a' in 'cat' }} {{ 1 not in list }} {{ 'b' in dict }} {{ 'x' in missing }}",
        "True False True False");
    row("comparison",
        "{{ 1 == 1.0 }} {{ true == 1 }} {{ 'a' < 'b' }} {{ [1, 2] < [1, 3] }} {{ (1,) == [1] }}",
        "True True True True False");
    row("inline if", "{{ 'a' if missing }}|{{ 'b' if n == 3 }}", "|b");
    row("percent", "{{ '%s-%5.2f|%-4d|%04d|%r' % ('a', 3.14159, 7, 42, 'q') }}{{ '%s%%' % 5 }}",
        "a- 3.14|7   |0042|'q'5%");
    // access
    row("attributes", "{{ dict.a }}{{ dict['b'] }}{{ dict.get('z', 9) }}{{ people[1].name }}{{ dict.nope }}",
        "x19al");
    row("indices", "{{ list[-1] }}{{ name[0] }}{{ name[-1] }}{{ list[9] }}{{ name[-9] }}{{ uni[1] }}",
        "2Aa本");
    row("slices",
        "{{ list[1:] }}{{ name[::-1] }}{{ name[:2] }}{{ list[::-2] }}{{ uni[-2:] }}{{ name[5:1] }}{{ "
        "list[-9:2] }}",
        "[1, 2]adAAd[2, 3]本語[3, 1]");
    row("items key and method",
        "{{ {'items': 1}['items'] }}{% for k, v in {'items': 2}.items() %}{{ k }}{{ v }}{% endfor %}",
        "1items2");
    row("private attribute", "{{ ''.__class__ }}{{ ''['__class__'] }}|", "|");
    // statements
    row("if elif else", "{% if n == 1 %}a{% elif n == 3 %}b{% else %}c{% endif %}", "b");
    row("for else", "{% for x in empty %}{{ x }}{% else %}none{% endfor %}", "none");
    row("for if", "{% for x in list if x > 1 %}{{ loop.index }}:{{ x }}/{{ loop.length }} {% endfor %}",
        "1:3/2 2:2/2 ");
    row("loop",
        "{% for x in words %}{{ loop.index0 }}{{ loop.first }}{{ loop.last }}{{ loop.revindex }}"
        "{{ loop.previtem }}{{ loop.nextitem }} {% endfor %}",
        "0TrueFalse3a 1FalseFalse2bC 2FalseTrue1a ");
    row("unpacking", "{% for k, (a, b) in [(1, (2, 3))] %}{{ k }}{{ a }}{{ b }}{% endfor %}", "123");
    row("nested loops",
        "{% for a in [1, 2] %}{% for b in [1, 2] %}{{ loop.index }}{% endfor %}{{ loop.index }} {% endfor %}",
        "121 122 ");
    row("recursive",
        "{% for n in [[1, [2]], 3] recursive %}{% if n is sequence %}({{ loop(n) }}){% else %}{{ n }}{{ "
        "loop.depth }}"
        "{% endif %}{% endfor %}",
        "(12(23))31");
    row("break continue",
        "{% for x in range(9) %}{% if x == 1 %}{% continue %}{% endif %}{% if x == 4 %}{% break %}{% endif "
        "%}{{ x }}{% endfor %}",
        "023");
    row("cycle changed",
        "{% for x in [1, 1, 2] %}{{ loop.cycle('a', 'b') }}{{ loop.changed(x) }} {% endfor %}",
        "aTrue bFalse aTrue ");
    row("scope", "{% set x = 1 %}{% for i in [1, 2] %}{{ x }}{% set x = 2 %}{{ x }}{% endfor %}{{ x }}",
        "12121");
    row("if has no scope", "{% if yes %}{% set x = 1 %}{% endif %}{{ x }}", "1");
    row("namespace",
        "{% set ns = namespace(a=1) %}{% for i in [1, 2] %}{% set ns.a = ns.a + i %}{% endfor %}{{ ns.a }}{{ "
        "ns.zz }}",
        "4");
    row("set several", "{% set a, b = 1, 2 %}{{ b }}{{ a }}", "21");
    row("set block", "{% set x %}a{{ n }}{% endset %}{{ x }}{{ x|length }}", "a32");
    row("set block filter", "{% set x | upper | trim %} ab {% endset %}{{ x }}", "AB");
    row("filter block", "{% filter upper %}a{{ name }}{% endfilter %}", "AADA");
    row("with", "{% with a = 1, b = 2 %}{{ a + b }}{% endwith %}{{ a }}", "3");
    row("generation", "{% generation %}x{% endgeneration %}", "x");
    row("call", "{% macro m(a) %}[{{ caller() }}{{ a }}]{% endmacro %}{% call m(1) %}x{% endcall %}", "[x1]");
    row("call with parameters",
        "{% macro m() %}{% for i in [1, 2] %}{{ caller(i, b='y') }}{% endfor %}{% endmacro %}"
        "{% call(a, b='n') m() %}{{ a }}{{ b }};{% endcall %}",
        "1y;2y;");
    row("call in a call",
        "{% macro m() %}({{ caller() }}){% endmacro %}{% call m() %}{% call m() %}x{% endcall %}{% endcall "
        "%}",
        "((x))");
    row("further arguments",
        "{% macro m(a) %}{{ a }}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1, 2, 3, b=4) }}",
        "1(2, 3){'b': 4}");
    row("spread arguments",
        "{% macro m(a, b, c) %}{{ a }}{{ b }}{{ c }}{% endmacro %}{{ m(1, *[2], **{'c': 3}) }}", "123");
    row("generation is a scope", "{% generation %}{% set a = 1 %}{{ a }}{% endgeneration %}{{ a }}", "1");
    row("select of nothing", "{{ none | selectattr('a') | list | length }}{{ 0 | map('upper') | list }}",
        "0[]");
    row("macro",
        "{% macro m(a, b=2, c=none) %}{{ a }}{{ b }}{{ c }}{% endmacro %}{{ m(1) }} {{ m(1, c=3) }} {{ "
        "m(b=5, a=4) }}",
        "12None 123 45None");
    row("macro recursion",
        "{% macro f(n) %}{{ n }}{% if n > 0 %}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(3) }}", "3210");
    row("macro scope",
        "{% set g = 1 %}{% macro m() %}{{ g }}{{ x }}{% endmacro %}{% for x in [7] %}{{ m() }}{% endfor %}",
        "1");
    row("macro missing argument", "{% macro m(a) %}[{{ a }}]{% endmacro %}{{ m() }}", "[]");
    // filters
    row("text filters",
        "{{ text|trim }}|{{ 'é'|upper }}|{{ 'aB c'|capitalize }}|{{ 'ab cd'|title }}|{{ 5|string ~ 1 }}|{{ "
        "'x'|safe }}",
        "Hello, World|É|Ab c|Ab Cd|51|x");
    row("replace indent",
        "{{ 'aaa'|replace('a', 'b', 2) }}|{{ multi|indent(2) }}|{{ multi|indent(2, true, true) }}",
        "bba|a\n\n  b|  a\n  \n  b");
    row("join map",
        "{{ words|join(', ') }} {{ people|map(attribute='name')|join('+') }} {{ words|map('upper')|list }}",
        "b, a, C Bob+al ['B', 'A', 'C']");
    row("select",
        "{{ list|select('odd')|list }} {{ list|reject('gt', 1)|list }} {{ "
        "people|selectattr('on')|list|length }}"
        " {{ people|selectattr('age', '<', 4)|map(attribute='name')|first }} {{ people|rejectattr('on', "
        "'defined')|list|length }}",
        "[3, 1] [1] 1 al 1");
    row("sort",
        "{{ list|sort }} {{ words|sort }} {{ words|sort(case_sensitive=true) }} {{ list|sort(reverse=true) }}"
        " {{ people|sort(attribute='age')|map(attribute='name')|list }} {{ dict|dictsort }}",
        "[1, 2, 3] ['a', 'b', 'C'] ['C', 'a', 'b'] [3, 2, 1] ['al', 'Bob'] [('a', 'x'), ('b', 1)]");
    row("numbers filters",
        "{{ '12'|int + 1 }} {{ 'x'|int(7) }} {{ '3.9'|int }} {{ 2.5|round }} {{ 3.14159|round(2) }} {{ "
        "'1.5'|float }} {{ -3|abs }}",
        "13 7 3 2.0 3.14 1.5 3");
    row("sequence filters",
        "{{ list|first }}{{ list|last }}{{ list|min }}{{ list|max }}{{ list|sum }}{{ [1, 1, 2]|unique|list "
        "}}{{ list|reverse|list }}{{ missing|length }}",
        "32136[1, 2][2, 1, 3]0");
    row("default",
        "{{ missing|default('d') }}{{ ''|default('e') }}{{ ''|default('f', true) }}{{ none|default('g') }}",
        "dfNone");
    row("tojson",
        "{{ {'b': [1, 2.0, none, true], 'a': \"<&'é\\n\\\"\"}|tojson }} {{ {}|tojson }} {{ "
        "'é'|tojson(ensure_ascii=true) }}",
        "{\"b\": [1, 2.0, null, true], \"a\": \"<&'é\\n\\\"\"} {} \"\\u00e9\"");
    row("tojson indent", "{{ {'a': [1, {}], 'b': []}|tojson(indent=2) }}",
        "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": []\n}");
    row("tojson sorted", "{{ dict|tojson(sort_keys=true, separators=(',', ':')) }}", "{\"a\":\"x\",\"b\":1}");
    row("from_json", "{{ ('{\"a\": [1, \"x\"]}'|from_json).a[1] }}", "x");
    row("batch groupby",
        "{{ list|batch(2, 0)|list }} {% for k, g in people|groupby('age') %}{{ k }}{{ g|length }}{% endfor "
        "%}",
        "[[3, 1], [2, 0]] 3151");
    row("truncate", "{{ 'one two three four'|truncate(9, false, '…', 0) }}", "one two…");
    row("escape", "{{ '<a&b>'|e }}", "&lt;a&amp;b&gt;");
    // tests
    row("tests",
        "{{ missing is defined }} {{ n is defined }} {{ nothing is none }} {{ name is string }} {{ dict is "
        "mapping }}"
        " {{ name is iterable }} {{ n is number }} {{ yes is boolean }} {{ f is float }} {{ n is integer }} "
        "{{ yes is integer }}",
        "False True True True True True True True True True False");
    row("more tests",
        "{{ 4 is even }} {{ 4 is divisibleby 3 }} {{ 3 is in list }} {{ none is not none }} {{ yes is true }}"
        " {{ 1 is sameas 1 }} {{ 'A' is upper }} {{ missing is undefined }} {{ dict is sequence }} {{ 3 is "
        "eq 3 }}",
        "True False True False True True True True True True");
    // methods
    row("strip split",
        "{{ 'xxaxx'.strip('x') }}{{ '  a '.lstrip() }}|{{ 'a,b,c'.split(',', 1) }}{{ ' a  b '.split() }}{{ "
        "'a-b-c'.rsplit('-', 1) }}",
        "aa |['a', 'b,c']['a', 'b']['a-b', 'c']");
    row("text methods",
        "{{ 'abc'.startswith(('x', 'a')) }}{{ 'abc'.endswith('bc') }}{{ 'aXbX'.replace('X', '-') }}{{ "
        "'-'.join(['a', 'b']) }}"
        "{{ 'abcb'.find('b') }}{{ 'abcb'.rfind('b') }}{{ 'abab'.count('ab') }}{{ 'x'.zfill(3) }}{{ "
        "'é'.upper() }}{{ '12'.isdigit() }}",
        "TrueTruea-b-a-b13200xÉTrue");
    row("format method",
        "{{ '{} {} {k:.2f} {{}}'.format('a', 'b', k=1.234) }}{{ '{1}{0}'.format('a', 'b') }}",
        "a b 1.23 {}ba");
    row("affixes",
        "{{ 'abc'.removeprefix('a') }}{{ 'abc'.removesuffix('c') }}{{ 'a=b'.partition('=') }}{{ "
        "'a\\nb'.splitlines() }}",
        "bcab('a', '=', 'b')['a', 'b']");
    row("list methods",
        "{% set l = [1] %}{{ l.append(2) }}{{ l.pop(0) }}{{ l }}{{ l.extend([3]) }}{{ l.insert(0, 9) }}{{ l "
        "}}{{ l.index(3) }}",
        "None1[2]NoneNone[9, 2, 3]2");
    row("dict methods",
        "{{ dict.keys()|list }}{{ dict.values()|list }}{{ dict.items()|list }}{% set d = {'a': 1} %}{{ "
        "d.update({'b': 2}) }}{{ d }}{{ d.pop('a') }}",
        "['b', 'a'][1, 'x'][('b', 1), ('a', 'x')]None{'a': 1, 'b': 2}1");
    // globals
    row("range", "{{ range(3)|list }}{{ range(5, 0, -2)|list }}", "[0, 1, 2][5, 3, 1]");
    row("case24: strftime", "{{ strftime_now('%d %b %Y %H:%M %A %-d %%') }}",
        "15 Jan 2026 12:00 Thursday 15 %");
}

void TestJinjaLanguage::rendersLanguage() {
    QFETCH(QString, source);
    QFETCH(QString, expected);
    const Outcome got = render(source);
    QVERIFY2(got.ok, qPrintable(got.text));
    QCOMPARE(got.text, expected);
}

void TestJinjaLanguage::refusesWithAReason_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("part"); // of the message
    const auto row = [](const char* source, const char* part) {
        QTest::newRow(source) << QString::fromUtf8(source) << QString::fromUtf8(part);
    };
    row("{% if x %}a", "{% if %} has no {% endif %}");
    row("{{ 1 +", "inside a tag");
    row("{{ 1 + }}", "a value");
    row("{% for x %}{% endfor %}", "\"in\"");
    row("{% include 'x' %}", "not supported");
    row("{{ 'abc }}", "no end");
    row("{# abc", "no end");
    row("{{ (1 }}", "Unexpected }");
    row("{% break %}", "outside a loop");
    row("{{ missing.x }}", "'missing' is undefined");
    row("{{ missing() }}", "'missing' is undefined");
    row("{{ missing + 1 }}", "'missing' is undefined");
    row("{{ 1 + 'a' }}", "int");
    row("{{ 1 // 0 }}", "division by zero");
    row("{{ 1|nope }}", "no filter named nope");
    row("{{ 1 is nope }}", "no test named nope");
    row("{{ missing|tojson }}", "undefined");
    row("{{ n() }}", "cannot be called");
    row("{% for x in 5 %}{% endfor %}", "cannot be looped over");
    row("{{ 9223372036854775807 + 1 }}", "64 bits");
    row("{{ 99999999999999999999 }}", "cannot be read");
    row("{% macro m(a) %}{% endmacro %}{{ m(1, 2) }}", "at most 1");
    row("{{ {[1]: 2} }}", "key");
    row("{{ [1, 'a']|sort }}", "not supported between");
    row("{{ '{'|from_json }}", "not JSON");
    row("{{ 'a'.split('') }}", "not empty");
    row("{% raw %}a", "endraw");
    row("{{ list[::0] }}", "cannot be 0");
    row("{{ dict.get(default=1) }}", "lacks an argument");
}

void TestJinjaLanguage::refusesWithAReason() {
    QFETCH(QString, source);
    QFETCH(QString, part);
    const Outcome got = render(source);
    QVERIFY2(!got.ok, qPrintable(got.text));
    QCOMPARE(got.kind, ErrorKind::Invalid);
    QVERIFY2(got.text.contains(part), qPrintable(got.text));
}

void TestJinjaLanguage::case21_boundsHostileTemplates_data() {
    QTest::addColumn<QString>("source");
    const auto row = [](const char* name, const QString& source) { QTest::newRow(name) << source; };
    row("range", "{% for i in range(10**9) %}{% endfor %}");
    row("range list", "{{ range(10**12)|list|length }}");
    row("loops in loops", "{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}{% "
                          "endfor %}{% endfor %}{% endfor %}");
    row("repeated string", "{{ 'x' * 10**9 }}");
    row("repeated list", "{{ ([1] * 10**9)|length }}");
    row("doubling",
        "{% set ns = namespace(s='x') %}{% for i in range(60) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}");
    row("doubling output", "{% set ns = namespace(s='x') %}{% for i in range(26) %}{% set ns.s = ns.s ~ ns.s "
                           "%}{% endfor %}{{ ns.s }}{{ ns.s }}");
    row("doubling list",
        "{% set ns = namespace(s=[1]) %}{% for i in range(60) %}{% set ns.s = ns.s + ns.s %}{% endfor %}");
    row("macro recursion", "{% macro f(n) %}{{ f(n + 1) }}{% endmacro %}{{ f(0) }}");
    row("loop recursion", "{% for x in [[1]] recursive %}{{ loop([x]) }}{% endfor %}");
    row("list in itself", "{% set l = [] %}{{ l.append(l) }}{{ l }}");
    row("list in itself as json", "{% set l = [] %}{% set x = l.append(l) %}{{ l|tojson }}");
    row("lists compared",
        "{% set a = [] %}{% set b = [] %}{% set x = a.append(a) %}{% set x = b.append(b) %}{{ a == b }}");
    row("deep data", "{% set ns = namespace(l=[]) %}{% for i in range(99999) %}{% set ns.l = [ns.l] %}{% "
                     "endfor %}{{ ns.l }}");
    row("center", "{{ 'x'.center(10**12) }}");
    row("empty fill", "{{ 'x'.ljust(10**12, '') }}");
    row("percent width", "{{ '%1000000000s' % 'x' }}");
    row("indent", "{{ 'a\\nb'|indent(10**12) }}");
    row("json indent", "{{ [[[[[[[[1]]]]]]]]|tojson(indent=10**9) ~ 'x' * 10**9 }}");
    row("power", "{{ 9**9**9 }}");
    row("replace", "{{ ('x' * 10**6).replace('', 'y' * 10**6) }}");
    row("join", "{{ range(10**6)|join('x' * 10**6) }}");
    row("parentheses",
        QString("{{ ") + QString("(").repeated(100000) + "1" + QString(")").repeated(100000) + " }}");
    row("brackets", QString("{{ ") + QString("[").repeated(100000));
    row("nots", QString("{{ ") + QString("not ").repeated(100000) + "1 }}");
    row("signs", QString("{{ ") + QString("-").repeated(100000) + "1 }}");
    row("sum chain", QString("{{ 1") + QString("+1").repeated(100000) + " }}");
    row("attribute chain", QString("{{ a") + QString(".a").repeated(100000) + " }}");
    row("filter chain", QString("{{ a") + QString("|e").repeated(100000) + " }}");
    row("conditionals", QString("{{ 1 ") + QString("if 1 else 1 ").repeated(100000) + " }}");
    row("blocks", QString("{% if 1 %}").repeated(100000));
    row("many elifs is fine but endless loops not", "{% if 0 %}" + QString("{% elif 0 %}").repeated(1000) +
                                                        "{% endif %}{% for i in range(10**9) %}{% endfor %}");
}

void TestJinjaLanguage::case21_boundsHostileTemplates() {
    QFETCH(QString, source);
    QElapsedTimer timer;
    timer.start();
    const Outcome got = render(source);
    QVERIFY2(!got.ok, "a bound was expected");
    QCOMPARE(got.kind, ErrorKind::Invalid);
    QVERIFY2(timer.elapsed() < 60000, "hang guard"); // a second or two without sanitizers
}

void TestJinjaLanguage::namesTheLine() {
    QVERIFY(render("a\nb\n{{ 1 + }}").text.startsWith("Line 3 of the chat template: "));
    QVERIFY(render("a\n{{ n }}\n{{ missing.x }}\n").text.startsWith("Line 3 of the chat template: "));
    // A template's own words stand alone.
    QCOMPARE(render("\n{{ raise_exception('No ' ~ name) }}").text, QString("No Ada"));
}

void TestJinjaLanguage::stringsRememberTheirOrigin_data() {
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("marked"); // untrusted parts in «»
    const auto row = [](const char* expression, const char* marked) {
        QTest::newRow(expression) << QString::fromUtf8(expression) << QString::fromUtf8(marked);
    };
    row("u", "«uSEr»");
    row("'a' + u + 'b'", "a«uSEr»b");
    row("'a' ~ u ~ 1", "a«uSEr»1");
    row("('ab' ~ u)[1:4]", "b«uS»");
    row("('ab' ~ u)[::-1]", "«rESu»ba");
    row("(' ' ~ u ~ ' ')|trim", "«uSEr»");
    row("('a,' ~ u ~ ',b').split(',')[1]", "«uSEr»");
    row("('a' ~ u)|upper", "A«USER»");
    row("('X' ~ u).lower()", "x«user»");
    row("['a', u]|join('-')", "a-«uSEr»");
    row("u.join(['a', 'b'])", "a«uSEr»b");
    row("'aXb'.replace('X', u)", "a«uSEr»b");
    row("u.replace('SE', 't')", "«u»t«r»");
    row("u * 2", "«uSEruSEr»");
    row("'%s!' % u", "«uSEr»!");
    row("'{}!'.format(u)", "«uSEr»!");
    row("u|tojson", "«\"uSEr\"»");
    row("{'a': u}|tojson", "«{\"a\": \"uSEr\"}»");
    row("{'a': 1}|tojson", "{\"a\": 1}");
    row("[u]|string", "«['uSEr']»");
    row("(u|tojson|from_json)", "«uSEr»");
    row("u|list|last", "«r»");
    row("u|indent(2, true)", "  «uSEr»");
    row("d.keys()|first", "«key»");
    row("u|length", "4");
    row("bos_token ~ u", "<s>«uSEr»");
    row("u if u == 'uSEr'", "«uSEr»");
    row("m(u)", "[«uSEr»]");
    row("k(u, **d)", "«key»,«uSEr»");
}

void TestJinjaLanguage::stringsRememberTheirOrigin() {
    QFETCH(QString, expression);
    QFETCH(QString, marked);
    const QString source =
        "{% macro m(x) %}[{{ x }}]{% endmacro %}{% macro k() %}{{ kwargs.keys()|first }},{{ varargs[0] }}"
        "{% endmacro %}{% set y %}{{ " +
        expression + " }}{% endset %}{{ y }}";
    const auto parsed = ChatTemplate::parse(source.toStdString());
    QVERIFY(parsed.ok());
    const auto rendered = (*parsed)->renderJson(R"({"u": "uSEr", "d": {"key": 1}, "bos_token": "<s>"})");
    QVERIFY2(rendered.ok(), rendered.ok() ? "" : rendered.error().message.c_str());
    QString got;
    for (const TextFragment& fragment : rendered->fragments) {
        const QString text = QString::fromStdString(fragment.text);
        got += fragment.trusted ? text : QStringLiteral("«") + text + QStringLiteral("»");
    }
    QCOMPARE(got, marked);
}

void TestJinjaLanguage::tellsWhichVariablesItReads() {
    const auto parsed =
        ChatTemplate::parse("{% if enable_thinking is defined %}{% set other = 1 %}{{ x.tools }}{% endif %}");
    QVERIFY(parsed.ok());
    QVERIFY((*parsed)->mentions("enable_thinking"));
    QVERIFY((*parsed)->mentions("x"));
    QVERIFY(!(*parsed)->mentions("tools"));
    QVERIFY(!(*parsed)->mentions("other"));
    QVERIFY((*parsed)->notice().empty());
}

void TestJinjaLanguage::takesBrokenUtf8InMessages() {
    const auto parsed = ChatTemplate::parse(
        "{{ messages[0].content|upper|trim }}{{ messages[0].content[1:2] }}{{ messages[0].content|tojson }}");
    QVERIFY(parsed.ok());
    const auto rendered = (*parsed)->render({{"user", "a\xFF\xE2\x82", ""}}, {});
    QVERIFY(rendered.ok());
    QVERIFY(rendered->text().find("A\xFF\xE2\x82") == 0);
}

QTEST_GUILESS_MAIN(TestJinjaLanguage)
#include "tst_jinja_language.moc"
