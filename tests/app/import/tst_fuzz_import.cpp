// SPDX-License-Identifier: GPL-3.0-or-later
// A short run of tests/fuzz/fuzz_import.cpp over every reader, on what their tests read.
#include "gpt4all_writer.h"
#include "ollama_writer.h"

#include "tests/fuzz/fuzz_import.h"
#include "tests/fuzz/mutations.h"

#include <QDirIterator>
#include <QTemporaryDir>

using namespace conclave;
using namespace conclave::test;

class TestFuzzImport : public QObject {
    Q_OBJECT
  private slots:
    void survivesDamagedFiles_data();
    void survivesDamagedFiles();

  private:
    static std::vector<std::string> seedsOf(const QString& source);
};

std::vector<std::string> TestFuzzImport::seedsOf(const QString& source) {
    std::vector<std::string> seeds;
    QDirIterator files(QStringLiteral(CONCLAVE_SOURCE_DIR "/tests/data/import/") + source,
                       QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.size() > 0)
            seeds.push_back(file.readAll().toStdString());
    }
    if (source == QLatin1String("conclave"))
        for (const char* name : {"conversation.json", "conversation_v1.json"}) {
            QFile file(QStringLiteral(CONCLAVE_SOURCE_DIR "/tests/app/export/") + QLatin1String(name));
            if (file.open(QIODevice::ReadOnly))
                seeds.push_back(file.readAll().toStdString());
        }
    if (source == QLatin1String("gpt4all")) {
        seeds.push_back(gpt4AllChatOfNow().toStdString());
        for (qint32 version = 1; version <= kNewestGpt4AllVersion; ++version)
            seeds.push_back(gpt4AllChatOfVersion(version).toStdString());
    }
    if (source == QLatin1String("ollama")) {
        for (const int version : {2, 18}) {
            const QTemporaryDir folder;
            const QString path = folder.filePath(QStringLiteral("db.sqlite"));
            {
                SqliteFile database(path);
                database.run("pragma page_size = 512");
                database.run(ollamaSchema(version));
                database.run(ollamaChats());
            }
            QFile file(path);
            if (file.open(QIODevice::ReadOnly))
                seeds.push_back(file.readAll().toStdString());
        }
    }
    // Several files in one input.
    for (std::size_t i = 0, count = seeds.size(); i + 1 < count; ++i)
        seeds.push_back(seeds[i] + kBetweenFiles + seeds[i + 1]);
    return seeds;
}

void TestFuzzImport::survivesDamagedFiles_data() {
    QTest::addColumn<int>("reader");
    QTest::addColumn<int>("rounds");
    for (std::size_t i = 0; i < importReaders().size(); ++i) {
        const QString source = importReaders()[i]->source();
        // A database is written to a file for every reading.
        QTest::newRow(qPrintable(source)) << int(i) << (source == QLatin1String("ollama") ? 400 : 2000);
    }
}

void TestFuzzImport::survivesDamagedFiles() {
    QFETCH(const int, reader);
    QFETCH(const int, rounds);
    std::vector<std::string> seeds = seedsOf(importReaders()[std::size_t(reader)]->source());
    QVERIFY(!seeds.empty());
    for (std::string& seed : seeds)
        seed.insert(0, {char(reader), char(seed.size() % 4)});
    for (const std::string& seed : seeds)
        QCOMPARE(LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(seed.data()), seed.size()), 0);
    Mutations mutations(seeds,
                        {"null",
                         "[",
                         "]",
                         "{",
                         "}",
                         "\"",
                         ",",
                         ":",
                         "\\",
                         "1e999",
                         "-1",
                         "9999999999999999",
                         "\"\\ud83d\"",
                         "\xFF",
                         "\n",
                         "{\"id\":\"a\",\"parentId\":\"a\"}",
                         "\"role\":\"tool\"",
                         "<think>",
                         "</think>",
                         "<details type=\"reasoning\" duration=\"9\">",
                         "</details>",
                         "[[[[[[[[",
                         std::string("\xFF\xFF\xFF\xFF", 4),
                         std::string("\0\0\0\x10", 4),
                         std::string("\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 8),
                         kBetweenFiles},
                        static_cast<unsigned>(reader) + 1);
    for (int round = 0; round < rounds; ++round) {
        auto input = mutations.next();
        if (!input.empty())
            input[0] = static_cast<std::uint8_t>(reader);
        QCOMPARE(LLVMFuzzerTestOneInput(input.data(), input.size()), 0);
    }
}

QTEST_GUILESS_MAIN(TestFuzzImport)
#include "tst_fuzz_import.moc"
