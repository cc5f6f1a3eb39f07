// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/search_model.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QPromise>
#include <QTest>

using namespace conclave;

namespace {

/// Answers when the test says so.
struct Asked {
    SearchQuery query;
    std::shared_ptr<QPromise<StoreResult<SearchPage>>> promise;

    void answer(const StoreResult<SearchPage>& result) const {
        promise->addResult(result);
        promise->finish();
    }
};

SearchHit hit(qint64 messageId, const QString& snippet, const QVector<SearchHit::Range>& highlights = {}) {
    SearchHit hit;
    hit.where = SearchHit::Where::Answer;
    hit.conversationId = 7;
    hit.messageId = messageId;
    hit.conversationTitle = QStringLiteral("<b>Title</b>");
    hit.snippet = snippet;
    hit.highlights = highlights;
    hit.createdMs = QDateTime::currentMSecsSinceEpoch();
    hit.modelName = QStringLiteral("starter");
    return hit;
}

QString at(const SearchModel& model, int row, int role) {
    return model.data(model.index(row), role).toString();
}

} // namespace

/// Words, filters and pages, against a search that answers by hand.
class SearchModelTest : public QObject {
    Q_OBJECT

  private slots:
    void init();
    void waitsUntilTypingPauses();
    void dropsWhatAnOlderSearchFinds();
    void marksWordsAndEscapesEverythingElse();
    void copesWithRangesBeyondTheText();
    void bringsFurtherPages();
    void asksWithFilters();
    void saysWhatIsWrong();
    void asksAgainWhenTheHistoryIsOpenedAnew();

  private:
    std::unique_ptr<SearchModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    QVector<Asked> m_asked;
};

void SearchModelTest::init() {
    m_tester.reset();
    m_asked.clear();
    m_model = std::make_unique<SearchModel>(
        SearchSource{[this](const SearchQuery& query) {
                         auto promise = std::make_shared<QPromise<StoreResult<SearchPage>>>();
                         promise->start();
                         m_asked.append({query, promise});
                         return promise->future();
                     },
                     [] {
                         return QtFuture::makeReadyFuture(
                             StoreResult<QStringList>(QStringList(QStringLiteral("starter"))));
                     }});
    m_model->setHighlightColor(QColor(QStringLiteral("#123456")));
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_tester->setUseFetchMore(false);
}

void SearchModelTest::waitsUntilTypingPauses() {
    m_model->setText(QStringLiteral("c"));
    m_model->setText(QStringLiteral("co"));
    m_model->setText(QStringLiteral("cou"));
    QVERIFY(m_model->isActive() && m_model->isSearching());
    QTRY_COMPARE(m_asked.size(), 1);
    QCOMPARE(m_asked[0].query.text, QStringLiteral("cou"));
    m_asked[0].answer(SearchPage{{hit(1, QStringLiteral("council"))}, true});
    QTRY_COMPARE(m_model->count(), 1);
    QVERIFY(!m_model->isSearching());
    m_model->setText(QStringLiteral("  "));
    QCOMPARE(m_model->count(), 0);
    QVERIFY(!m_model->isActive() && !m_model->isSearching());
}

void SearchModelTest::dropsWhatAnOlderSearchFinds() {
    m_model->setText(QStringLiteral("first"));
    QTRY_COMPARE(m_asked.size(), 1);
    m_model->setText(QStringLiteral("second"));
    QTRY_COMPARE(m_asked.size(), 2);
    m_asked[1].answer(SearchPage{{hit(2, QStringLiteral("second"))}, true});
    QTRY_COMPARE(m_model->count(), 1);
    m_asked[0].answer(SearchPage{{hit(1, QStringLiteral("first")), hit(3, QStringLiteral("first"))}, true});
    QTest::qWait(20);
    QCOMPARE(m_model->count(), 1);
    QCOMPARE(at(*m_model, 0, SearchModel::PlainRole), QStringLiteral("second"));
}

void SearchModelTest::asksAgainWhenTheHistoryIsOpenedAnew() {
    m_model->searchAgain(); // nothing is looked for
    QVERIFY(!m_model->isSearching());
    m_model->setText(QStringLiteral("word"));
    QTRY_COMPARE(m_asked.size(), 1);
    m_model->searchAgain();
    QTRY_COMPARE(m_asked.size(), 2);
    QCOMPARE(m_asked[1].query.text, QStringLiteral("word"));
    m_asked[0].answer(SearchPage{{hit(1, QStringLiteral("of the old file"))}, true});
    m_asked[1].answer(SearchPage{{hit(2, QStringLiteral("word"))}, true});
    QTRY_COMPARE(m_model->count(), 1);
    QCOMPARE(at(*m_model, 0, SearchModel::PlainRole), QStringLiteral("word"));
}

void SearchModelTest::marksWordsAndEscapesEverythingElse() {
    m_model->setText(QStringLiteral("x"));
    QTRY_COMPARE(m_asked.size(), 1);
    m_asked[0].answer(
        SearchPage{{hit(1, QStringLiteral("<img src=\"http://a\"> & <b>word</b>"), {{26, 4}})}, true});
    QTRY_COMPARE(m_model->count(), 1);
    QCOMPARE(at(*m_model, 0, SearchModel::SnippetRole),
             QStringLiteral("&lt;img src=&quot;http://a&quot;&gt; &amp; &lt;b&gt;<font "
                            "color=\"#123456\"><b>word</b></font>&lt;/b&gt;"));
    QCOMPARE(at(*m_model, 0, SearchModel::TitleRole), QStringLiteral("<b>Title</b>"));
    QVERIFY(at(*m_model, 0, SearchModel::DetailRole).startsWith(QStringLiteral("starter")));
}

void SearchModelTest::copesWithRangesBeyondTheText() {
    m_model->setText(QStringLiteral("x"));
    QTRY_COMPARE(m_asked.size(), 1);
    m_asked[0].answer(SearchPage{{hit(1, QStringLiteral("abc"), {{2, 9}, {1, 1}, {-4, 2}})}, true});
    QTRY_COMPARE(m_model->count(), 1);
    QVERIFY(at(*m_model, 0, SearchModel::SnippetRole).startsWith(QStringLiteral("ab<font")));
}

void SearchModelTest::bringsFurtherPages() {
    m_model->setText(QStringLiteral("x"));
    QTRY_COMPARE(m_asked.size(), 1);
    m_asked[0].answer(SearchPage{{hit(9, QStringLiteral("a")), hit(8, QStringLiteral("b"))}, false});
    QTRY_COMPARE(m_model->count(), 2);
    QVERIFY(m_model->canFetchMore({}));
    m_model->fetchMore({});
    QVERIFY(!m_model->canFetchMore({}));
    QCOMPARE(m_asked.size(), 2);
    QCOMPARE(m_asked[1].query.beforeMessageId, 8);
    m_asked[1].answer(SearchPage{{hit(3, QStringLiteral("c"))}, true});
    QTRY_COMPARE(m_model->count(), 3);
    QVERIFY(!m_model->canFetchMore({}));
}

void SearchModelTest::asksWithFilters() {
    m_model->setText(QStringLiteral("x"));
    m_model->setPeriod(SearchModel::Range);
    m_model->setFromText(QStringLiteral("2026-03-01"));
    m_model->setToText(QStringLiteral("2026-03-31"));
    m_model->setModelName(QStringLiteral("starter"));
    m_model->setFolderId(4);
    m_model->setHasCode(true);
    QCOMPARE(m_model->filterCount(), 4);
    QTRY_COMPARE(m_asked.size(), 1);
    const SearchQuery query = m_asked[0].query;
    QCOMPARE(query.fromMs, QDate(2026, 3, 1).startOfDay().toMSecsSinceEpoch());
    QCOMPARE(query.beforeMs, QDate(2026, 4, 1).startOfDay().toMSecsSinceEpoch());
    QCOMPARE(query.modelName, QStringLiteral("starter"));
    QCOMPARE(query.folderId, 4);
    QVERIFY(query.hasCode);

    QVERIFY(!m_model->isDate(QStringLiteral("31.3.2026")));
    m_model->setFromText(QStringLiteral("soon"));
    QTRY_COMPARE(m_asked.size(), 2);
    QCOMPARE(m_asked[1].query.fromMs, 0);
    m_model->clearFilters();
    QTRY_COMPARE(m_asked.size(), 3);
    QCOMPARE(m_asked[2].query.beforeMs, 0);
    QCOMPARE(m_model->filterCount(), 0);
    m_model->loadModelNames();
    QTRY_COMPARE(m_model->modelNames(), QStringList(QStringLiteral("starter")));
}

void SearchModelTest::saysWhatIsWrong() {
    m_model->setText(QStringLiteral("x"));
    QTRY_COMPARE(m_asked.size(), 1);
    m_asked[0].answer(StoreError{StoreError::Kind::Corrupt, QStringLiteral("The index is damaged."), {}});
    QTRY_COMPARE(m_model->problem(), QStringLiteral("The index is damaged."));
    QCOMPARE(m_model->count(), 0);
    m_model->setText(QStringLiteral("y"));
    QTRY_COMPARE(m_asked.size(), 2);
    m_asked[1].answer(SearchPage{});
    QTRY_COMPARE(m_model->problem(), QString());
}

QTEST_MAIN(SearchModelTest)
#include "tst_search_model.moc"
