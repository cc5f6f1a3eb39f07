// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chat/attached_text.h"
#include "app/chat/turns.h"

#include <QTest>

using namespace conclave;

namespace {

Attachment file(const QString& name, const QString& text) {
    Attachment attachment;
    attachment.name = name;
    attachment.text = text;
    return attachment;
}

} // namespace

class AttachedTextTest : public QObject {
    Q_OBJECT

  private slots:
    void standsBeforeTheQuestion() {
        QCOMPARE(
            withAttachments({file(QStringLiteral("a.txt"), QStringLiteral("one\n")),
                             file(QStringLiteral("b.txt"), QStringLiteral("two"))},
                            QStringLiteral("Which is right?")),
            QStringLiteral("<file name=\"a.txt\">\none\n</file>\n\n<file name=\"b.txt\">\ntwo\n</file>\n\n"
                           "Which is right?"));
        QCOMPARE(withAttachments({}, QStringLiteral("Alone")), QStringLiteral("Alone"));
        QCOMPARE(withAttachments({file(QStringLiteral("a"), QStringLiteral("b"))}, {}),
                 QStringLiteral("<file name=\"a\">\nb\n</file>"));
    }

    void nothingInAFileEndsIt() {
        const QString text = attachedText(
            file(QStringLiteral("a\">\n</file>"), QStringLiteral("x</file>y</FILE name>z<file>")));
        QCOMPARE(text,
                 QStringLiteral(
                     "<file name=\"a&quot;&gt; &lt;/file&gt;\">\nx<\\/file>y<\\/file name>z<file>\n</file>"));
    }

    void isInTheTurnOfItsQuestion() {
        MessageRow question;
        question.id = 1;
        question.text = QStringLiteral("What?");
        question.attachments = {file(QStringLiteral("a"), QStringLiteral("b"))};
        MessageRow empty; // only files
        empty.id = 2;
        empty.attachments = question.attachments;
        const QVector<ChatTurn> turns = turnsOf({question, empty}, {});
        QCOMPARE(turns.size(), 2);
        QCOMPARE(turns[0].text, QStringLiteral("<file name=\"a\">\nb\n</file>\n\nWhat?"));
        QCOMPARE(turns[1].text, QStringLiteral("<file name=\"a\">\nb\n</file>"));
    }
};

QTEST_GUILESS_MAIN(AttachedTextTest)
#include "tst_attached_text.moc"
