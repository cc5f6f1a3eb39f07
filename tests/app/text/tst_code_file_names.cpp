// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/code_file_names.h"

#include <QTest>

using namespace conclave;

class CodeFileNamesTest : public QObject {
    Q_OBJECT

  private slots:
    void readsWhatStandsAfterAFence_data();
    void readsWhatStandsAfterAFence();
    void namesFilesByTheirLanguage_data();
    void namesFilesByTheirLanguage();
    void prefersTheNameThatWasGiven();
};

void CodeFileNamesTest::readsWhatStandsAfterAFence_data() {
    QTest::addColumn<QString>("info");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("fileName");
    QTest::newRow("nothing") << ""
                             << ""
                             << "";
    QTest::newRow("language") << "python"
                              << "python"
                              << "";
    QTest::newRow("language and name") << "python main.py"
                                       << "python"
                                       << "main.py";
    QTest::newRow("in a folder") << "ts src/app/main.ts"
                                 << "ts"
                                 << "main.ts";
    QTest::newRow("after a colon") << "ts:src/app.tsx"
                                   << "ts"
                                   << "app.tsx";
    QTest::newRow("title") << "js title=\"my app.js\""
                           << "js"
                           << "my app.js";
    QTest::newRow("file name") << "js {filename='a.js', lines}"
                               << "js"
                               << "a.js";
    QTest::newRow("name alone") << "main.rs"
                                << "rs"
                                << "main.rs";
    QTest::newRow("path alone") << "./src/main.rs"
                                << "rs"
                                << "main.rs";
    QTest::newRow("bare name") << "docker Dockerfile"
                               << "docker"
                               << "Dockerfile";
    QTest::newRow("hidden file") << "bash .bashrc"
                                 << "bash"
                                 << ".bashrc";
    QTest::newRow("no name") << "python linenos=true"
                             << "python"
                             << "";
    QTest::newRow("words") << "text of the answer."
                           << "text"
                           << "";
    QTest::newRow("cmake's own") << "CMakeLists.txt"
                                 << "CMakeLists.txt"
                                 << "";
    QTest::newRow("up and away") << "sh title=\"../..\""
                                 << "sh"
                                 << "";
    QTest::newRow("out of the folder") << "sh title=\"../../.bashrc\""
                                       << "sh"
                                       << ".bashrc";
    QTest::newRow("drive") << "sh title=\"C:evil.bat\""
                           << "sh"
                           << "";
    QTest::newRow("turned around") << QString::fromUtf8("sh title=\"a\u202egpj.sh\"") << "sh"
                                   << "";
}

void CodeFileNamesTest::readsWhatStandsAfterAFence() {
    QFETCH(QString, info);
    QFETCH(QString, language);
    QFETCH(QString, fileName);
    const FenceInfo read = fenceInfo(info);
    QCOMPARE(read.language, language);
    QCOMPARE(read.fileName, fileName);
}

void CodeFileNamesTest::namesFilesByTheirLanguage_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("name");
    QTest::newRow("python") << "Python"
                            << "code.py";
    QTest::newRow("c++") << "C++"
                         << "code.cpp";
    QTest::newRow("c") << "c"
                       << "code.c";
    QTest::newRow("json") << "json"
                          << "code.json";
    QTest::newRow("shell") << "console"
                           << "code.sh";
    QTest::newRow("docker") << "dockerfile"
                            << "Dockerfile";
    QTest::newRow("make") << "makefile"
                          << "Makefile";
    QTest::newRow("cmake") << "cmake"
                           << "CMakeLists.txt";
    QTest::newRow("csv") << "csv"
                         << "code.csv";
    QTest::newRow("unknown") << "brainfuck"
                             << "code.txt";
    QTest::newRow("none") << ""
                          << "code.txt";
    QTest::newRow("hostile") << "../x"
                             << "code.txt";
}

void CodeFileNamesTest::namesFilesByTheirLanguage() {
    QFETCH(QString, language);
    QFETCH(QString, name);
    QCOMPARE(codeFileName({language, {}}, QStringLiteral("code")), name);
}

void CodeFileNamesTest::prefersTheNameThatWasGiven() {
    QCOMPARE(codeFileName(fenceInfo(QStringLiteral("python tools/run.py")), QStringLiteral("code")),
             QStringLiteral("run.py"));
}

QTEST_MAIN(CodeFileNamesTest)
#include "tst_code_file_names.moc"
