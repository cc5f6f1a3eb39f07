# SPDX-License-Identifier: GPL-3.0-or-later
"""list_tests.py tst_name.cpp tst_name.moc: the test functions of a Qt Test class, for without_qt/QTest.

Stands in for moc: every `void name()` under `private slots:` is a test, `name_data()` makes its rows.
"""
import re
import sys

source, target = sys.argv[1:]
with open(source, encoding="utf-8") as file:
    text = file.read()
name = re.search(r"QTEST_\w*MAIN\((\w+)\)", text).group(1)
body = re.search(r"class " + name + r" : .*?private slots:(.*?)(?:\n  (?:private|public|protected):|\n};)", text, re.S)
functions = re.findall(r"\bvoid (\w+)\(\)", body.group(1))
call = "[](void* test) {{ static_cast<{0}*>(test)->{1}(); }}"
lines = []
for function in functions:
    if function.endswith("_data"):
        continue
    data = call.format(name, function + "_data") if function + "_data" in functions else "nullptr"
    lines.append(f'        {{"{function}", {data},\n         {call.format(name, function)}}},\n')
with open(target, "w", encoding="utf-8") as file:
    file.write(f"std::vector<plain::Function> {name}::testFunctions() {{\n    return {{\n{''.join(lines)}    }};\n}}\n")
