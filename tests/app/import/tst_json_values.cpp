// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/json_values.h"

#include <QTest>

namespace conclave {

using nlohmann::json;

class TestJsonValues : public QObject {
    Q_OBJECT

  private slots:
    void readsTimesHoweverTheyAreWritten_data() {
        QTest::addColumn<QString>("value");
        QTest::addColumn<qint64>("ms");
        const qint64 time = 1'756'000'000'120;
        QTest::newRow("seconds") << "1756000000.12" << time;
        QTest::newRow("milliseconds") << "1756000000120" << time;
        QTest::newRow("microseconds") << "1756000000120000" << time;
        QTest::newRow("nanoseconds") << "1756000000120000000" << time;
        QTest::newRow("in a string") << "\"1756000000.12\"" << time;
        QTest::newRow("UTC") << "\"2025-08-24T01:46:40.120Z\"" << time;
        QTest::newRow("offset") << "\"2025-08-24T09:46:40.120+08:00\"" << time;
        QTest::newRow("negative offset") << "\"2025-08-23T20:16:40.120-05:30\"" << time;
        QTest::newRow("microseconds and offset") << "\"2025-08-24T09:46:40.120000+08:00\"" << time;
        QTest::newRow("without a zone") << "\"2025-08-24T01:46:40.120\"" << time;
        QTest::newRow("with a space") << "\"2025-08-24 01:46:40.120Z\"" << time;
        for (const char* none : {"null", "true", "0", "-5", "1e300", "\"\"", "\"soon\"",
                                 "\"9999-01-01T00:00:00Z\"", "[1756000000]", "12345678901"})
            QTest::newRow(none) << none << qint64(0);
    }
    void readsTimesHoweverTheyAreWritten() {
        QFETCH(QString, value);
        QFETCH(qint64, ms);
        QCOMPARE(timeOf(json::parse(value.toStdString())), ms);
    }

    void whatIsMissingOrOfAnotherTypeIsEmpty() {
        const json object = {
            {"text", "t"}, {"number", 7}, {"large", 1e300}, {"yes", true}, {"null", nullptr}};
        QCOMPARE(textAt(object, "text"), "t");
        QCOMPARE(textAt(object, "number"), "");
        QCOMPARE(textAt(object, "absent"), "");
        QCOMPARE(textAt(json::array(), "text"), "");
        QCOMPARE(idAt(object, "number"), "7");
        QCOMPARE(idAt(object, "text"), "t");
        QCOMPARE(idAt(object, "yes"), "");
        QCOMPARE(integerAt(object, "number"), 7);
        QCOMPARE(integerAt(object, "large"), 0);
        QVERIFY(isTrueAt(object, "yes"));
        QVERIFY(!isTrueAt(object, "number"));
        QVERIFY(valueAt(object, "absent").is_null());
    }

    void callsOfToolsAreOneLineOfNameAndArguments() {
        const json object = {{"a", "b\nc"}};
        QCOMPARE(toolCallLine("f", object), "{\"arguments\":{\"a\":\"b\\nc\"},\"name\":\"f\"}");
        QCOMPARE(toolCallLine("f", "{\"a\":1}"), "{\"arguments\":{\"a\":1},\"name\":\"f\"}");
        QCOMPARE(toolCallLine("f", "{\"b\":1,\"a\":{\"d\":[],\"c\":2}}"),
                 "{\"arguments\":{\"b\":1,\"a\":{\"d\":[],\"c\":2}},\"name\":\"f\"}");
        QCOMPARE(toolCallLine("f", "{"), "{\"arguments\":{\"input\":\"{\"},\"name\":\"f\"}");
        QCOMPARE(toolCallLine("f", "print(1)"), "{\"arguments\":{\"input\":\"print(1)\"},\"name\":\"f\"}");
        QCOMPARE(toolCallLine("f", nullptr), "{\"arguments\":{},\"name\":\"f\"}");
    }

    void deepJsonInAStringIsNone() {
        const std::string deep = "{\"a\":" + std::string(1'000'000, '[') + std::string(1'000'000, ']') + "}";
        QVERIFY(jsonIn(deep).is_null());
        const std::string deepObject = "{\"a\":" + deep + '}';
        QCOMPARE(toolCallLine("f", deepObject),
                 compact(json{{"arguments", {{"input", deepObject}}}, {"name", "f"}}));
        std::string many = "{\"z\":0"; // in time, however many there are
        for (int i = 0; i < 200'000; ++i)
            many += ",\"k" + std::to_string(i) + "\":0";
        QVERIFY(toolCallLine("f", many + '}').startsWith(QLatin1String("{\"arguments\":{\"k0\":0,")));
        QVERIFY(jsonIn("[\"[[[[\"]") == json::array({"[[[["}));
        QVERIFY(jsonIn("{").is_null());
    }
};

} // namespace conclave

QTEST_GUILESS_MAIN(conclave::TestJsonValues)
#include "tst_json_values.moc"
