// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

#include <algorithm>
#include <memory>

using namespace conclave;

namespace {

/// A language that nobody speaks: every text in brackets. What shows none has not been asked for again, or is
/// not translated at all.
class Bracketed : public QTranslator {
  public:
    bool isEmpty() const override { return false; }
    QString translate(const char*, const char* source, const char*, int) const override {
        return u'⟦' + QString::fromUtf8(source) + u'⟧';
    }
};

} // namespace

class TstLanguageWindow : public WindowTest {
    Q_OBJECT

    /// The visible texts of the window that are in no bracket and not among @p data.
    QStringList forgotten(const QStringList& data = {}) const {
        QStringList known = data + QStringList{QStringLiteral("Conclave"), m_window->file({})};
        for (const QString& name : m_window->context().language()->names())
            known.append(name);
        QStringList texts;
        collect(m_window->window().contentItem(), texts);
        static const QRegularExpression letter(QStringLiteral("\\p{L}{2}"));
        static const QRegularExpression clock(QStringLiteral("^\\d\\d?:\\d\\d"));
        texts.removeIf([&](const QString& text) {
            return text.contains(u'⟦') || !text.contains(letter) || text.contains(clock) ||
                   std::any_of(known.begin(), known.end(),
                               [&text](const QString& part) { return text.contains(part); });
        });
        texts.removeDuplicates();
        return texts;
    }
    static void collect(const QQuickItem* item, QStringList& texts) {
        if (!item->isVisible() || item->opacity() == 0)
            return;
        if (item->inherits("QQuickText") && item->width() > 0)
            texts.append(item->property("text").toString());
        if (item->property("placeholderText").isValid())
            texts.append(item->property("placeholderText").toString());
        for (const QQuickItem* child : item->childItems())
            collect(child, texts);
    }
    /// Where those of @p names are that are in sight.
    void lookAt(const QStringList& names, QHash<QString, QRectF>& places) {
        m_window->grab();
        for (const QString& name : names)
            if (const QQuickItem* item = m_window->find(name))
                places.insert(name, item->mapRectToScene({0, 0, item->width(), item->height()}));
    }
    void changeTo(QTranslator& translator) {
        QCoreApplication::installTranslator(&translator);
        emit m_window->context().language()->changed();
        QTest::qWait(50); // layouts settle
    }

  private slots:
    void saysEverythingAnewWithoutARestart() {
        QVERIFY(m_window->waitForModel());
        const QString question = QStringLiteral("What is 27 + 15?");
        QVERIFY(m_window->askAndWait(question));
        Bracketed bracketed;
        changeTo(bracketed);
        const QStringList data = {question, m_window->context().models()->currentName()};
        QCOMPARE(forgotten(data).join(u'\n'), QString());

        QVERIFY(m_window->click(QStringLiteral("modelPickerButton")));
        QTRY_VERIFY(m_window->find(QStringLiteral("openModelEntry")));
        QCOMPARE(forgotten(data).join(u'\n'), QString());
    }

    void theSettingsChangeInPlace() {
        QVERIFY(m_window->waitForModel());
        m_window->press(Qt::Key_Comma, Qt::ControlModifier);
        Bracketed bracketed;
        changeTo(bracketed);
        QVERIFY(m_window->find(QStringLiteral("settingsPage")));
        QCOMPARE(forgotten().join(u'\n'), QString());
        QQuickItem* page = m_window->find(QStringLiteral("settingsFlick"));
        page->setProperty("contentY", page->property("contentHeight").toDouble() - page->height());
        QTest::qWait(50);
        QCOMPARE(forgotten().join(u'\n'), QString());
    }

    void theSheetOfTheConversationChangesInPlace() {
        QVERIFY(m_window->waitForModel());
        m_window->press(Qt::Key_Period, Qt::ControlModifier);
        QTRY_VERIFY(m_window->find(QStringLiteral("conversationSheet")));
        Bracketed bracketed;
        changeTo(bracketed);
        QCOMPARE(forgotten({m_window->context().models()->currentName()}).join(u'\n'), QString());
        const auto* sampling = m_window->context().presets()->sampling();
        for (int row = 0; row < sampling->rowCount(); ++row)
            for (const int role : {SamplingModel::TitleRole, SamplingModel::ExplanationRole})
                QVERIFY(sampling->index(row).data(role).toString().startsWith(u'⟦'));
    }

    void theDetailsOfAnAnswerChangeInPlace() {
        QVERIFY(m_window->waitForModel());
        QVERIFY(m_window->askAndWait(QStringLiteral("What is 27 + 15?")));
        QVERIFY(m_window->click(QStringLiteral("detailsButton")));
        QTRY_VERIFY(m_window->find(QStringLiteral("detailsSheet")));
        Bracketed bracketed;
        changeTo(bracketed);
        QVERIFY(m_window->find(QStringLiteral("detailsSheet")));
        const AnswerDetails* details = m_window->chat().details();
        QVERIFY(details->rowCount() > 10);
        for (int row = 0; row < details->rowCount(); ++row)
            QVERIFY(details->index(row).data(AnswerDetails::LabelRole).toString().startsWith(u'⟦'));
    }

    void goesBackToEnglishAsItWas() {
        QVERIFY(m_window->waitForModel());
        QStringList before;
        collect(m_window->window().contentItem(), before);
        {
            Bracketed bracketed;
            changeTo(bracketed);
        }
        emit m_window->context().language()->changed();
        QTest::qWait(50);
        QStringList after;
        collect(m_window->window().contentItem(), after);
        for (const QString& text : before)
            QVERIFY2(after.contains(text), qPrintable(text));
        QVERIFY(after.filter(QStringLiteral("⟦")).isEmpty());
        QVERIFY(!before.filter(QStringLiteral("New conversation")).isEmpty());
    }

    void mirrorsTheWholeWindowInArabic_data() {
        QTest::addColumn<int>("width");
        QTest::newRow("wide") << 1180;
        QTest::newRow("narrow") << 480;
    }
    void mirrorsTheWholeWindowInArabic() {
        QFETCH(int, width);
        QVERIFY(m_window->askAndWait(QStringLiteral("What is 27 + 15?")));
        m_window->window().resize(width, 760);
        // Side by side on a line, or alone at one of its ends: each is as far from the right now as it was
        // from the left, or the other way round.
        const QStringList ofChat = {"conversationTitle", "composer",         "attachButton",
                                    "sendButton",        "answerModel",      "reasoningButton",
                                    "copyAnswerButton",  "regenerateButton", "questionText",
                                    "headerMoreButton",  "exportButton",     "drawerButton"};
        const QStringList ofSidebar = {"sidebar", "newConversationButton", "searchField", "settingsButton"};
        const QStringList ofSettings = {"settingsBackButton", "themeChoice", "languageChoice"};
        const auto lookAtAll = [&] {
            QHash<QString, QRectF> places;
            lookAt(ofChat, places);
            m_window->press(Qt::Key_Comma, Qt::ControlModifier);
            lookAt(ofSettings, places);
            m_window->press(Qt::Key_Escape);
            m_window->press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
            lookAt(ofSidebar, places);
            if (width == 480)
                m_window->press(Qt::Key_B, Qt::ControlModifier);
            return places;
        };
        const QHash<QString, QRectF> before = lookAtAll();
        QVERIFY(before.size() >= 16);
        m_window->context().settings()->setLanguage(QStringLiteral("ar"));
        QVERIFY(m_window->context().language()->isMirrored());
        const QHash<QString, QRectF> after = lookAtAll();
        for (auto place = before.cbegin(); place != before.cend(); ++place) {
            const QRectF was = place.value();
            QVERIFY2(after.contains(place.key()), qPrintable(place.key()));
            const QRectF is = after.value(place.key());
            const bool isAtItsStart = qAbs(was.left() - (width - is.right())) < 2;
            const bool isAtItsEnd = qAbs((width - was.right()) - is.left()) < 2;
            QVERIFY2(isAtItsStart || isAtItsEnd,
                     qPrintable(QStringLiteral("%1 was at %2 to %3 and is at %4 to %5")
                                    .arg(place.key())
                                    .arg(was.left())
                                    .arg(was.right())
                                    .arg(is.left())
                                    .arg(is.right())));
        }
    }

    void whatIsTypedAndReadStays() {
        QVERIFY(m_window->waitForModel());
        QVERIFY(m_window->askAndWait(QStringLiteral("What is 27 + 15?")));
        m_window->type(QStringLiteral("and then"));
        const qint64 shown = m_window->chat().conversationId();
        const int rows = m_window->chat().transcript()->rowCount();
        Bracketed bracketed;
        changeTo(bracketed);
        QCOMPARE(m_window->text(QStringLiteral("composer")), QStringLiteral("and then"));
        QCOMPARE(m_window->chat().conversationId(), shown);
        QCOMPARE(m_window->chat().transcript()->rowCount(), rows);
    }
};

QTEST_MAIN(TstLanguageWindow)
#include "tst_language_window.moc"
