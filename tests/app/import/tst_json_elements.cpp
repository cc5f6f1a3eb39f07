// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/json_elements.h"

#include <QStringEncoder>
#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <string>
#include <utility>

namespace conclave {

namespace {

class BytesSource final : public ByteSource {
  public:
    explicit BytesSource(QByteArray bytes, qint64 step = 7) : m_bytes(std::move(bytes)), m_step(step) {}
    QByteArray read(qint64 most) override {
        const QByteArray next = m_bytes.mid(m_at, std::min(most, m_step));
        m_at += next.size();
        return next;
    }
    QString problem() const override {
        return m_at >= failsAt ? QStringLiteral("The disk is gone.") : QString();
    }

    qsizetype failsAt = std::numeric_limits<qsizetype>::max();

  private:
    const QByteArray m_bytes;
    const qint64 m_step;
    qsizetype m_at = 0;
};

/// A list of @p count elements of about 100 KB each, made while it is read.
class EndlessSource final : public ByteSource {
  public:
    explicit EndlessSource(int count) : m_count(count) {}
    QByteArray read(qint64 most) override {
        while (m_at < m_part.size() || m_made <= m_count) {
            if (m_at < m_part.size()) {
                const QByteArray next = m_part.mid(m_at, most);
                m_at += next.size();
                return next;
            }
            m_at = 0;
            m_part = m_made == m_count
                         ? QByteArray("]")
                         : QByteArray(m_made == 0 ? "[" : ",") + "{\"id\":" + QByteArray::number(m_made) +
                               ",\"text\":\"" + QByteArray(100'000, 'a') + "\"}";
            ++m_made;
        }
        return {};
    }
    QString problem() const override { return {}; }

  private:
    const int m_count;
    int m_made = 0;
    QByteArray m_part;
    qsizetype m_at = 0;
};

/// A list of one long string and the number 1, as a zip of few bytes may hold it.
class LongStringSource final : public ByteSource {
  public:
    explicit LongStringSource(qint64 count) : m_count(count) {}
    QByteArray read(qint64 most) override {
        if (std::exchange(m_isStart, false))
            return "[\"";
        if (m_count > 0) {
            const QByteArray part(std::min(most, m_count), 'a');
            m_count -= part.size();
            return part;
        }
        return std::exchange(m_isEnd, true) ? QByteArray() : QByteArray("\",1]");
    }
    QString problem() const override { return {}; }

  private:
    qint64 m_count;
    bool m_isStart = true;
    bool m_isEnd = false;
};

/// Resident memory of this process, now.
qint64 residentBytes() {
    std::ifstream statm("/proc/self/statm");
    qint64 all = 0;
    qint64 resident = 0;
    statm >> all >> resident;
    return resident * 4096;
}

/// What comes out, as JSON lines.
QByteArray elementsOf(const QByteArray& bytes, QString* problem = nullptr, int* broken = nullptr,
                      const QByteArray& key = {}) {
    QByteArray lines;
    for (const qint64 step : {qint64(1), qint64(7), qint64(1 << 20)}) { // whatever the chunks are
        BytesSource source(bytes, step);
        JsonElements elements(source, key);
        QByteArray these;
        while (const auto element = elements.next())
            these += QByteArray::fromStdString(element->dump()) + '\n';
        if (step != 1 && these != lines)
            return "other lines with other chunks";
        lines = these;
        if (problem != nullptr)
            *problem = elements.problem();
        else if (!elements.problem().isEmpty())
            return elements.problem().toUtf8();
        if (broken != nullptr)
            *broken = elements.brokenElements();
        else if (elements.brokenElements() > 0)
            return "broken elements";
    }
    return lines;
}

QByteArray encoded(const QString& text, QStringConverter::Encoding encoding, bool hasBom) {
    QStringEncoder encoder(encoding,
                           hasBom ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
    return encoder.encode(text);
}

} // namespace

class TestJsonElements : public QObject {
    Q_OBJECT

  private slots:
    void readsTheElementsOfAList() {
        QCOMPARE(elementsOf("[{\"a\":[1,{\"b\":2}]}, [3] ,4,\"five, ]\",null]"),
                 "{\"a\":[1,{\"b\":2}]}\n[3]\n4\n\"five, ]\"\nnull\n");
        QCOMPARE(elementsOf(" \n[ ]\n"), "");
        QCOMPARE(elementsOf("[{\"q\":\"say \\\"]}\\\\\"}]"), "{\"q\":\"say \\\"]}\\\\\"}\n");
    }

    void anOutermostObjectIsTheOnlyElement() { QCOMPARE(elementsOf(" {\"a\":1} "), "{\"a\":1}\n"); }

    void readsTheListOfAKey() {
        const QByteArray text = "{\"x\":{\"chats\":[0]},\"y\":[\"chats\"],\"chats\" : [1,2],\"z\":3}";
        QCOMPARE(elementsOf(text, nullptr, nullptr, "chats"), "1\n2\n");
        QString problem;
        QCOMPARE(elementsOf("{\"chats\":\"no list\"}", &problem, nullptr, "chats"), "");
        QCOMPARE(problem, "The file has no list named \"chats\".");
    }

    void readsOtherEncodings() {
        const QString text = QStringLiteral("[{\"ü\":\"日本𝄞\"}]");
        const QByteArray expected = "{\"ü\":\"日本𝄞\"}\n";
        QCOMPARE(elementsOf("\xef\xbb\xbf" + text.toUtf8()), expected);
        QCOMPARE(elementsOf(encoded(text, QStringConverter::Utf16LE, true)), expected);
        QCOMPARE(elementsOf(encoded(text, QStringConverter::Utf16BE, true)), expected);
        QCOMPARE(elementsOf(encoded(text, QStringConverter::Utf32LE, true)), expected);
    }

    void readsOtherEncodingsByteByByte() {
        const QString text = QStringLiteral("[{\"ü\":\"日本𝄞\"}]");
        for (const auto encoding : {QStringConverter::Utf16LE, QStringConverter::Utf32BE}) {
            BytesSource source(encoded(text, encoding, true), 1);
            JsonElements elements(source);
            const auto element = elements.next();
            QVERIFY(element);
            QCOMPARE(element->dump(), std::string("{\"ü\":\"日本𝄞\"}"));
        }
    }

    void leavesOutMoreValuesThanMemoryHas() {
        // Ten million values in 20 MB; the element after them is read.
        QByteArray many("[[0");
        while (many.size() < 20'000'000)
            many += ",0";
        BytesSource source(many + "],7]", 1 << 20);
        JsonElements elements(source);
        const auto element = elements.next();
        QVERIFY(element);
        QCOMPARE(element->get<int>(), 7);
        QCOMPARE(elements.brokenElements(), 1);
    }

    void repairsStrings() {
        QCOMPARE(elementsOf("[\"a\xff\"]"), "\"a\xef\xbf\xbd\"\n");
        QCOMPARE(elementsOf("[\"\\ud83d end\",\"\\ude00\",\"\\ud83d\\ud83d\\ude00\",\"\\\\ud83d\"]"),
                 "\"\xef\xbf\xbd end\"\n\"\xef\xbf\xbd\"\n\"\xef\xbf\xbd\xf0\x9f\x98\x80\"\n\"\\\\ud83d\"\n");
        QCOMPARE(elementsOf("[\"two\nlines\"]"), "\"two\\nlines\"\n");
    }

    void leavesOutABrokenElementAndCountsIt() {
        QString problem;
        int broken = 0;
        QCOMPARE(
            elementsOf("[{\"a\":1},{\"a\" 1},{a:1},nonsense,{\"a\":1e999},{\"a\":2}]", &problem, &broken),
            "{\"a\":1}\n{\"a\":2}\n");
        QCOMPARE(problem, "");
        QCOMPARE(broken, 4);
    }

    void leavesOutWhatIsNestedTooDeep() {
        QString problem;
        int broken = 0;
        const int depth = 1'000'000;
        QCOMPARE(elementsOf("[" + QByteArray(depth, '[') + QByteArray(depth, ']') + ",1]", &problem, &broken),
                 "1\n");
        QCOMPARE(broken, 1);
        QCOMPARE(elementsOf("[" + QByteArray(depth, '['), &problem, &broken), "");
        QVERIFY(problem.startsWith("The file ends in the middle"));
    }

    void leavesOutWhatIsLargerThanTheLimit() {
        LongStringSource source(JsonElements::kLargestElementBytes + 1);
        JsonElements elements(source);
        QCOMPARE(elements.next()->get<int>(), 1);
        QVERIFY(!elements.next());
        QCOMPARE(elements.brokenElements(), 1);
        QCOMPARE(elements.problem(), "");
    }

    void saysWhatIsWrongWithAFile_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QString>("problem");
        const QString notJson = "This is no JSON, or not as expected: it begins with something else.";
        const QString cut = "The file ends in the middle, so it is not whole. Export or download it again.";
        QTest::newRow("empty") << QByteArray() << QByteArray() << "The file is empty.";
        QTest::newRow("blank") << QByteArray(" \n") << QByteArray() << "The file is empty.";
        QTest::newRow("nuls") << QByteArray(64'560, '\0') << QByteArray() << notJson;
        QTest::newRow("page") << QByteArray("<html>") << QByteArray() << notJson;
        QTest::newRow("cut in an element") << QByteArray("[1,{\"a\":") << QByteArray("1\n") << cut;
        QTest::newRow("cut in a string") << QByteArray("[1,\"a") << QByteArray("1\n") << cut;
        QTest::newRow("cut between") << QByteArray("[1,2,") << QByteArray("1\n2\n") << cut;
        QTest::newRow("cut object") << QByteArray("{\"a\":[") << QByteArray() << cut;
        QTest::newRow("wrong bracket") << QByteArray("[1}") << QByteArray("1\n")
                                       << "The file is damaged: a bracket closes that was never opened.";
    }
    void saysWhatIsWrongWithAFile() {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, before);
        QFETCH(QString, problem);
        QString said;
        QCOMPARE(elementsOf(bytes, &said), before);
        QCOMPARE(said, problem);
    }

    void saysWhyTheFileCouldNotBeRead() {
        BytesSource source("[1,2", 4);
        source.failsAt = 4;
        JsonElements elements(source);
        QCOMPARE(elements.next()->get<int>(), 1);
        QVERIFY(!elements.next());
        QCOMPARE(elements.problem(), "The disk is gone.");
    }

    void readsJsonLines() {
        for (const qint64 step : {1, 5, 1000}) {
            BytesSource source(
                "\xef\xbb\xbf{\"a\":1}\r\n\n[\n \"x\\n\"\n" + QByteArray(2000, '[') + "\n{\"b\":2}", step);
            JsonElements elements(source, JsonElements::Layout::Lines);
            QByteArray lines;
            while (const auto element = elements.next())
                lines += QByteArray::fromStdString(element->dump()) + '\n';
            QCOMPARE(lines, "{\"a\":1}\n\"x\\n\"\n{\"b\":2}\n");
            QCOMPARE(elements.brokenElements(), 2);
            QCOMPARE(elements.problem(), "");
        }
    }

    void halfAGigabyteNeedsTheMemoryOfOneElement() {
#ifdef __SANITIZE_ADDRESS__
        const int count = 300; // the sanitizer keeps what was freed
#else
        const int count = 5000;
#endif
        EndlessSource source(count);
        JsonElements elements(source);
        const qint64 before = residentBytes();
        qint64 most = 0;
        qint64 doneBefore = 0;
        int id = 0;
        while (const auto element = elements.next()) {
            QCOMPARE((*element)["id"].get<int>(), id);
            ++id;
            most = std::max(most, residentBytes());
            if (id % 100 == 0) {
                QVERIFY(elements.doneBytes() > doneBefore);
                doneBefore = elements.doneBytes();
            }
        }
        QCOMPARE(elements.problem(), "");
        QCOMPARE(id, count);
        QVERIFY(elements.doneBytes() > qint64(count) * 100'000);
#ifndef __SANITIZE_ADDRESS__
        qInfo("%lld MB read, resident memory grew by %lld KB", elements.doneBytes() >> 20,
              std::max<qint64>(0, most - before) >> 10);
        QVERIFY2(most - before < 16 << 20, QByteArray::number(most - before));
#endif
    }
};

} // namespace conclave

QTEST_GUILESS_MAIN(conclave::TestJsonElements)
#include "tst_json_elements.moc"
