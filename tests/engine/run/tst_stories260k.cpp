// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/model.h"
#include "engine/run/session.h"

#include <QFile>
#include <QTest>
#include <algorithm>
#include <vector>

using namespace conclave::engine;

/// A real trained model (karpathy/tinyllamas stories260K) against the tokens that its author's own program
/// prints.
class TestStories260K : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase();
    void firstLogitIsThePublishedOne();
    void greedyStoryIsThePublishedOne();

  private:
    std::shared_ptr<const Model> m_model;
    std::vector<TokenId> m_story; ///< BOS, then 256 greedy tokens
};

void TestStories260K::initTestCase() {
    const QString folder = QStringLiteral(CONCLAVE_SHARED_DATA) + "/models/";
    QFile ids(folder + "stories260K.greedy256.ids.txt");
    if (!ids.open(QIODevice::ReadOnly) || !QFile::exists(folder + "stories260K-f32.gguf"))
        QSKIP("stories260K-f32.gguf and its golden tokens are not here");
    for (const QByteArray& id : ids.readAll().simplified().split(' '))
        m_story.push_back(id.toInt());
    auto model =
        Model::load({.path = (folder + "stories260K-f32.gguf").toStdString(), .device = DeviceChoice::Cpu});
    QVERIFY2(model.ok(), model.ok() ? "" : model.error().message.c_str());
    m_model = *model;
}

void TestStories260K::firstLogitIsThePublishedOne() {
    auto session = Session::create(m_model);
    QVERIFY(session.ok());
    const std::vector<TokenId> bos{1};
    float logit = 0;
    TokenId best = -1;
    const auto done = (*session)->logits(bos,
                                         [&](int, std::span<const float> row) {
                                             best = static_cast<TokenId>(
                                                 std::max_element(row.begin(), row.end()) - row.begin());
                                             logit = row[static_cast<std::size_t>(best)];
                                             return true;
                                         },
                                         {});
    QVERIFY(done.ok());
    QCOMPARE(best, 403);
    // Printed with six decimals by a float program with another order of additions: 1e-4 relative.
    QVERIFY2(std::abs(logit - 17.023518f) < 17.0f * 1e-4f, qPrintable(QString::number(logit)));
}

void TestStories260K::greedyStoryIsThePublishedOne() {
    auto session = Session::create(m_model);
    QVERIFY(session.ok());
    const GenerationRequest request{.prompt = {1},
                                    .sampler = {.temperature = 0},
                                    .maxTokens = static_cast<int>(m_story.size()) - 1,
                                    .splitReasoning = false};
    std::string text;
    const auto result =
        (*session)->generate(request, [&](AnswerPart, std::string_view part) { text += part; }, {});
    QVERIFY2(result.ok(), result.ok() ? "" : result.error().message.c_str());
    std::vector<TokenId> tokens{1};
    tokens.insert(tokens.end(), result->tokens.begin(), result->tokens.end());
    QCOMPARE(tokens, m_story);
    QVERIFY(text.starts_with(" Once upon a time"));
    QVERIFY(result->stopReason == StopReason::TokenLimit);
    qInfo("%.0f tokens/s", result->tokensPerSecond());
}

QTEST_GUILESS_MAIN(TestStories260K)
#include "tst_stories260k.moc"
