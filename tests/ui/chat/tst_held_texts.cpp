// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"
#include "ui/chat/held_texts.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTest>

using namespace conclave;

/// Long texts that are pasted: a chip beside what is typed.
class HeldTextsTest : public WindowTest {
    Q_OBJECT

  private slots:
    void takesADraftApart();
    void holdsALongPaste();
    void sendsItBehindWhatWasTyped();
    void pastesShortTextsAsEver();
    void isTakenOutAndBack();
    void isPutIntoTheEditor();
    void survivesARestart();

  private:
    static QString longText() { return QString(QStringLiteral("word ")).repeated(400'000).trimmed(); }
    void paste(const QString& text) {
        QGuiApplication::clipboard()->setText(text);
        m_window->press(Qt::Key_V, Qt::ControlModifier);
    }
};

void HeldTextsTest::takesADraftApart() {
    const QString text(HeldTexts::kMostInEditor + 1, u'x');
    HeldTexts texts;
    QCOMPARE(texts.typed(1, QStringLiteral("short")), QStringLiteral("short"));
    QCOMPARE(texts.typed(1, text), QString()); // as loaded from the store
    QCOMPARE(texts.held(1), text);
    const QString whole = texts.whole(1, QStringLiteral("about this:"));
    QCOMPARE(whole, QStringLiteral("about this:\n\n") + text);
    QCOMPARE(texts.typed(1, whole), QStringLiteral("about this:"));
    texts.hold(1, QStringLiteral("more"));
    QCOMPARE(texts.held(1), text + QStringLiteral("\n\nmore"));
    QCOMPARE(texts.typed(1, QStringLiteral("replaced")), QStringLiteral("replaced"));
    QCOMPARE(texts.held(1), QString());
    QCOMPARE(texts.held(2), QString());
    texts.release(1);
    QCOMPARE(texts.typed(1, text), text);
    QCOMPARE(texts.typed(1, {}), QString());
    QCOMPARE(texts.typed(1, text), QString()); // another question
}

void HeldTextsTest::holdsALongPaste() {
    QVERIFY(m_window->waitForModel());
    m_window->type(QStringLiteral("Sum this up"));
    paste(longText());
    QTRY_COMPARE(m_window->text(QStringLiteral("heldLabel")),
                 QStringLiteral("Long text, %1 characters").arg(QLocale().toString(longText().size())));
    QCOMPARE(m_window->text(QStringLiteral("composer")), QStringLiteral("Sum this up"));
    QTRY_COMPARE(m_window->text(QStringLiteral("contextLabel")), QStringLiteral("Does not fit"));
    QVERIFY(m_window->namelessControls().isEmpty());
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(m_window->find(QStringLiteral("contextCard")));
    QVERIFY(m_window->chat().transcript()->messages().isEmpty());
}

void HeldTextsTest::sendsItBehindWhatWasTyped() {
    Script script = sampleScript();
    script.contextTokens = 1'000'000;
    restart(script);
    QVERIFY(m_window->waitForModel());
    m_window->type(QStringLiteral("Sum this up"));
    paste(longText());
    m_window->type(QStringLiteral(" now"));
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(m_window->chat().transcript()->messages().size(), 2);
    QVERIFY(m_window->waitForAnswer());
    QCOMPARE(m_window->chat().transcript()->messages()[0].text,
             QStringLiteral("Sum this up now\n\n") + longText());
    QTRY_VERIFY(!m_window->find(QStringLiteral("heldChip")));
    QCOMPARE(m_window->text(QStringLiteral("composer")), QString());
}

void HeldTextsTest::pastesShortTextsAsEver() {
    QVERIFY(m_window->waitForModel());
    paste(QStringLiteral("a short one"));
    QCOMPARE(m_window->text(QStringLiteral("composer")), QStringLiteral("a short one"));
    QVERIFY(!m_window->find(QStringLiteral("heldChip")));
}

void HeldTextsTest::isTakenOutAndBack() {
    QVERIFY(m_window->waitForModel());
    m_window->type(QStringLiteral("before"));
    paste(longText());
    QVERIFY(m_window->click(QStringLiteral("removeHeldButton")));
    QTRY_VERIFY(!m_window->find(QStringLiteral("heldChip")));
    QCOMPARE(m_window->chat().wholeDraft(), QStringLiteral("before"));
    QVERIFY(m_window->click(QStringLiteral("undoButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("heldChip")));
    QCOMPARE(m_window->chat().wholeDraft(), QStringLiteral("before\n\n") + longText());
}

void HeldTextsTest::isPutIntoTheEditor() {
    QVERIFY(m_window->waitForModel());
    const QString text = QString(QStringLiteral("word ")).repeated(4100).trimmed();
    paste(text);
    QVERIFY(m_window->click(QStringLiteral("heldLabel")));
    QTRY_COMPARE(m_window->text(QStringLiteral("composer")), text);
    QVERIFY(!m_window->find(QStringLiteral("heldChip")));
}

void HeldTextsTest::survivesARestart() {
    QVERIFY(m_window->waitForModel());
    paste(longText());
    QTRY_VERIFY(m_window->find(QStringLiteral("heldChip")));
    reopen();
    QTRY_VERIFY(m_window->find(QStringLiteral("heldChip")));
    QCOMPARE(m_window->text(QStringLiteral("composer")), QString());
    QCOMPARE(m_window->chat().wholeDraft(), longText());
}

QTEST_MAIN(HeldTextsTest)
#include "tst_held_texts.moc"
