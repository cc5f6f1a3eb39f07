// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/fuzzy_match.h"

#include <QTest>

using namespace conclave;

class FuzzyMatchTest : public QObject {
    Q_OBJECT

  private slots:
    void finds_data();
    void finds();
    void refuses_data();
    void refuses();
    void ranks_data();
    void ranks();
    void saysWhatWasMatched_data();
    void saysWhatWasMatched();
    void findsEverythingWithNothing();
    void takesAnyTextApart();

  private:
    static std::optional<FuzzyQuery::Match> match(const QString& typed, const QString& name) {
        return FuzzyQuery(typed).match(foldName(name));
    }
};

void FuzzyMatchTest::finds_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("name");
    QTest::newRow("the whole name") << "Settings"
                                    << "Settings";
    QTest::newRow("its beginning") << "set"
                                   << "Settings";
    QTest::newRow("in the middle of a word") << "tting"
                                             << "Settings";
    QTest::newRow("first letters") << "nc"
                                   << "New conversation";
    QTest::newRow("first letters and on") << "newcon"
                                          << "New conversation";
    QTest::newRow("letters left out") << "setngs"
                                      << "Settings";
    QTest::newRow("words in another order") << "conversation new"
                                            << "New conversation";
    QTest::newRow("capitals within a word") << "qs"
                                            << "QuickSort";
    QTest::newRow("digits") << "30b"
                            << "Qwen3-30B-A3B";
    QTest::newRow("without accents") << "ubung francaise" << QString::fromUtf8("Übung française");
    QTest::newRow("accents typed") << QString::fromUtf8("übung") << "Ubung";
    QTest::newRow("accents in two pieces") << "cafe" << QString::fromUtf8("Cafe\u0301 menu");
    QTest::newRow("sharp s") << "strasse" << QString::fromUtf8("Straße");
    QTest::newRow("Turkish dotless") << QString::fromUtf8("ısı") << QString::fromUtf8("Isı");
    QTest::newRow("wide letters") << "abc" << QString::fromUtf8("ＡＢＣ");
    QTest::newRow("Greek capitals") << QString::fromUtf8("σοφια") << QString::fromUtf8("ΣΟΦΊΑ");
    QTest::newRow("Russian") << QString::fromUtf8("пере") << QString::fromUtf8("История перевода");
    QTest::newRow("Arabic vowels") << QString::fromUtf8("محمد") << QString::fromUtf8("مُحَمَّد");
    QTest::newRow("Chinese within") << QString::fromUtf8("模型") << QString::fromUtf8("混合专家模型是什么");
    QTest::newRow("Chinese gathered") << QString::fromUtf8("混模") << QString::fromUtf8("混合专家模型");
    QTest::newRow("Japanese") << QString::fromUtf8("会話") << QString::fromUtf8("新しい会話");
    QTest::newRow("Japanese narrow kana") << QString::fromUtf8("モデル") << QString::fromUtf8("ﾓﾃﾞﾙ");
    QTest::newRow("Korean") << QString::fromUtf8("대화") << QString::fromUtf8("새 대화");
    QTest::newRow("Korean unfinished syllable") << QString::fromUtf8("하") << QString::fromUtf8("한국어");
    QTest::newRow("an emoji") << QString::fromUtf8("🦉") << QString::fromUtf8("Night 🦉 owls");
}

void FuzzyMatchTest::finds() {
    QFETCH(QString, typed);
    QFETCH(QString, name);
    const auto found = match(typed, name);
    QVERIFY(found);
    QVERIFY(found->score > 0);
    for (int i = 0; i < found->positions.size(); ++i) {
        QVERIFY(found->positions[i] >= 0 && found->positions[i] < name.size());
        QVERIFY(i == 0 || found->positions[i] > found->positions[i - 1]);
    }
}

void FuzzyMatchTest::refuses_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("name");
    QTest::newRow("letters that are not there") << "xyz"
                                                << "Settings";
    QTest::newRow("another order") << "tes"
                                   << "Settings";
    QTest::newRow("one word of two") << "new song"
                                     << "New conversation";
    QTest::newRow("letters from the middles of words") << "oea"
                                                       << "Some great place";
    QTest::newRow("letters scattered over a word") << "ino"
                                                   << "internationalisatxo";
    QTest::newRow("voicing is another letter") << QString::fromUtf8("が") << QString::fromUtf8("かき");
    QTest::newRow("nothing to find in") << "a"
                                        << "";
}

void FuzzyMatchTest::refuses() {
    QFETCH(QString, typed);
    QFETCH(QString, name);
    QVERIFY(!match(typed, name));
}

void FuzzyMatchTest::ranks_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("better");
    QTest::addColumn<QString>("worse");
    QTest::newRow("a beginning before a later word") << "export"
                                                     << "Export everything"
                                                     << "Everything to export";
    QTest::newRow("a word before a middle") << "set"
                                            << "To settings"
                                            << "Reset";
    QTest::newRow("one piece before letters left out") << "setti"
                                                       << "Settings"
                                                       << "Setup time";
    QTest::newRow("a whole word before a longer one") << "model"
                                                      << "Model file"
                                                      << "Modelling";
    QTest::newRow("first letters before a middle") << "nc"
                                                   << "New conversation"
                                                   << "Concrete";
    QTest::newRow("one piece before gathered") << "con"
                                               << "Conclave"
                                               << "Copy other notes";
    QTest::newRow("Chinese in one piece")
        << QString::fromUtf8("专家") << QString::fromUtf8("混合专家") << QString::fromUtf8("专业作家");
}

void FuzzyMatchTest::ranks() {
    QFETCH(QString, typed);
    QFETCH(QString, better);
    QFETCH(QString, worse);
    const auto first = match(typed, better);
    const auto second = match(typed, worse);
    QVERIFY(first && second);
    QVERIFY2(first->score > second->score,
             qPrintable(QStringLiteral("%1 against %2").arg(first->score).arg(second->score)));
}

void FuzzyMatchTest::saysWhatWasMatched_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QVector<int>>("positions");
    QTest::newRow("one piece") << "set"
                               << "To settings" << QVector<int>{3, 4, 5};
    QTest::newRow("first letters") << "nc"
                                   << "New conversation" << QVector<int>{0, 4};
    QTest::newRow("two words") << "con new"
                               << "New conversation" << QVector<int>{0, 1, 2, 4, 5, 6};
    QTest::newRow("words that overlap") << "se set"
                                        << "Settings" << QVector<int>{0, 1, 2};
    QTest::newRow("a letter that becomes two") << "ss" << QString::fromUtf8("Straße") << QVector<int>{4};
    QTest::newRow("after an emoji") << "owl" << QString::fromUtf8("🦉 owl") << QVector<int>{3, 4, 5};
}

void FuzzyMatchTest::saysWhatWasMatched() {
    QFETCH(QString, typed);
    QFETCH(QString, name);
    QFETCH(QVector<int>, positions);
    const auto found = match(typed, name);
    QVERIFY(found);
    QCOMPARE(found->positions, positions);
}

void FuzzyMatchTest::findsEverythingWithNothing() {
    for (const char* typed : {"", "   ", "\u0301"}) {
        QVERIFY(FuzzyQuery(QString::fromUtf8(typed)).isEmpty());
        const auto found = match(QString::fromUtf8(typed), QStringLiteral("Settings"));
        QVERIFY(found);
        QCOMPARE(found->score, 0);
        QVERIFY(found->positions.isEmpty());
    }
}

void FuzzyMatchTest::takesAnyTextApart() {
    const QString odd =
        QString::fromUtf8("a\u0301\u0302 ﬁ ㎏ İ 한 🦉") + QChar(0xd800) + QLatin1Char('z');
    const FoldedName folded = foldName(odd);
    QCOMPARE(folded.origins.size(), folded.text.size());
    QCOMPARE(folded.wordStarts.size(), folded.text.size());
    for (const int origin : folded.origins)
        QVERIFY(origin >= 0 && origin < odd.size());
    QVERIFY(match(QString(5000, QLatin1Char('a')), QString(500, QLatin1Char('a'))).has_value());
}

QTEST_APPLESS_MAIN(FuzzyMatchTest)
#include "tst_fuzzy_match.moc"
