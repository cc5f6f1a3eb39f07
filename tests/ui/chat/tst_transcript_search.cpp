// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/transcript_search.h"

#include <QSignalSpy>
#include <QTest>

using namespace conclave;

namespace {

MessageRow message(qint64 id, Role role, const QString& text, const QString& reasoning = {}) {
    MessageRow row;
    row.id = id;
    row.parentId = id - 1;
    row.role = role;
    row.text = text;
    row.reasoning = reasoning;
    return row;
}

} // namespace

class TranscriptSearchTest : public QObject {
    Q_OBJECT

  private slots:
    void init() {
        m_transcript = std::make_unique<TranscriptModel>();
        m_transcript->reset({message(1, Role::User, QStringLiteral("Where is the Owl?")),
                             message(2, Role::Assistant,
                                     QStringLiteral("An **o**wl is here.\n\n- owl, owl\n\n`owl` & <owl>\n\n"
                                                    "```\nowl();\n```"),
                                     QStringLiteral("An owl … I think")),
                             message(3, Role::User, QStringLiteral("Thanks"))});
        m_search = std::make_unique<TranscriptSearch>(*m_transcript);
    }

    void findsQuestionsReasoningAndEveryBlock() {
        m_search->find(QStringLiteral("owl"), 0);
        // the question, the reasoning, a word with a mark in it, two in a list, code and text, a code block
        QCOMPARE(m_search->count(), 8);
        QCOMPARE(m_search->current(), 1);
        m_search->find(QStringLiteral("nothing like it"), 0);
        QCOMPARE(m_search->count(), 0);
        QCOMPARE(m_search->current(), 0);
    }

    void goesAroundBothEnds() {
        QSignalSpy wanted(m_search.get(), &TranscriptSearch::rowWanted);
        m_search->find(QStringLiteral("OWL"), 0);
        m_search->previous();
        QCOMPARE(m_search->current(), 8);
        m_search->next();
        QCOMPARE(m_search->current(), 1);
        QCOMPARE(wanted.size(), 3);
        QCOMPARE(wanted[0][0].toInt(), 0); // the question's row
    }

    void unfoldsReasoning() {
        m_search->find(QStringLiteral("owl"), 0);
        m_search->next();
        bool isUnfolded = false;
        for (int row = 0; row < m_transcript->rowCount(); ++row) {
            const QModelIndex index = m_transcript->index(row);
            if (index.data(TranscriptModel::KindRole).toInt() == int(TranscriptModel::Kind::Reasoning)) {
                isUnfolded = index.data(TranscriptModel::IsExpandedRole).toBool();
                QCOMPARE(index.data(TranscriptModel::MarkedIndexRole).toInt(), 0);
                QCOMPARE(index.data(TranscriptModel::MarkedRole).toString(), QStringLiteral("owl"));
            }
        }
        QVERIFY(isUnfolded);
    }

    void beginsWhereTheReaderIs() {
        m_search->find(QStringLiteral("an"), 3);
        QCOMPARE(m_search->current(), m_search->count()); // "Thanks" is the last one
        m_search->find(QStringLiteral("an o"), 3);        // "An owl": before, so around to the beginning
        QCOMPARE(m_search->current(), 1);
    }

    void typingOnStaysWhereItIs() {
        m_search->find(QStringLiteral("ow"), 2);
        const int current = m_search->current();
        m_search->find(QStringLiteral("owl"), 2);
        QCOMPARE(m_search->current(), current);
    }

    void growsWithTheAnswer() {
        m_search->find(QStringLiteral("hoot"), 0);
        QCOMPARE(m_search->count(), 0);
        m_transcript->append(message(4, Role::Assistant, QStringLiteral("Hoot")));
        QTRY_COMPARE(m_search->count(), 1);
        m_transcript->update(message(4, Role::Assistant, QStringLiteral("Hoot hoot")));
        QTRY_COMPARE(m_search->count(), 2);
    }

    void closingTakesTheMarksAway() {
        m_search->find(QStringLiteral("owl"), 0);
        m_search->close();
        QVERIFY(!m_search->isOpen());
        QCOMPARE(m_transcript->index(0).data(TranscriptModel::MarkedRole).toString(), QString());
        QCOMPARE(m_transcript->index(0).data(TranscriptModel::MarkedIndexRole).toInt(), -1);
    }

    void findsWhatHasNotBeenParsed() {
        QVector<MessageRow> rows;
        for (int i = 1; i <= 200; ++i)
            rows.append(message(i, i % 2 == 1 ? Role::User : Role::Assistant,
                                QStringLiteral("Message %1. ").arg(i).repeated(60)));
        m_transcript->reset(rows);
        QCOMPARE(m_transcript->index(1).data(TranscriptModel::KindRole).toInt(),
                 int(TranscriptModel::Kind::Pending));
        QSignalSpy wanted(m_search.get(), &TranscriptSearch::rowWanted);
        m_search->find(QStringLiteral("message 2."), 0);
        QCOMPARE(m_search->count(), 60);
        QCOMPARE(m_transcript->index(wanted.last()[0].toInt()).data(TranscriptModel::KindRole).toInt(),
                 int(TranscriptModel::Kind::Paragraph));
    }

  private:
    std::unique_ptr<TranscriptModel> m_transcript;
    std::unique_ptr<TranscriptSearch> m_search;
};

QTEST_GUILESS_MAIN(TranscriptSearchTest)
#include "tst_transcript_search.moc"
