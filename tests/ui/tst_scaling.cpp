// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"

#include <QTest>

using namespace conclave;

namespace {

/// A text that is in sight, and where its letters are.
struct ShownText {
    QQuickItem* item = nullptr;
    QRectF letters; ///< in the window
    QString words() const { return item->property("text").toString().left(40); }
};

bool isText(const QQuickItem* item) {
    return item->inherits("QQuickText") && !item->property("text").toString().trimmed().isEmpty();
}

/// Where the letters are: a text may be wider than they.
QRectF lettersOf(const QQuickItem* item) {
    const QSizeF size(item->property("contentWidth").toReal(), item->property("contentHeight").toReal());
    const auto number = [item](const char* name) { return item->property(name).toReal(); };
    const QRectF room(number("leftPadding"), number("topPadding"),
                      item->width() - number("leftPadding") - number("rightPadding"),
                      item->height() - number("topPadding") - number("bottomPadding"));
    QPointF at = room.topLeft();
    const int across = item->property("effectiveHorizontalAlignment").toInt();
    if (across & Qt::AlignRight)
        at.setX(room.right() - size.width());
    else if (across & Qt::AlignHCenter)
        at.setX(room.center().x() - size.width() / 2);
    const int down = item->property("verticalAlignment").toInt();
    if (down & Qt::AlignBottom)
        at.setY(room.bottom() - size.height());
    else if (down & Qt::AlignVCenter)
        at.setY(room.center().y() - size.height() / 2);
    return item->mapRectToScene(QRectF(at, size));
}

class Look {
  public:
    Look(QQuickItem* root, QSizeF window) : m_window(window) { walk(root, QRectF({0, 0}, window), false); }

    /// What a person would call broken; empty when nothing is.
    QString problems() const {
        QStringList found = m_problems;
        for (int i = 0; i < m_texts.size(); ++i)
            for (int j = i + 1; j < m_texts.size(); ++j) {
                const QRectF both = m_texts[i].letters & m_texts[j].letters;
                if (both.width() > 2 && both.height() > 3)
                    found << QStringLiteral("\"%1\" lies over \"%2\"")
                                 .arg(m_texts[i].words(), m_texts[j].words());
            }
        return found.join(QLatin1Char('\n'));
    }

  private:
    void walk(QQuickItem* item, QRectF clip, bool scrollsAcross) {
        if (!item->isVisible() || item->opacity() < 0.05)
            return;
        if (item->clip())
            clip &= item->mapRectToScene(item->boundingRect());
        if (item->inherits("QQuickFlickable"))
            scrollsAcross = scrollsAcross || item->property("contentWidth").toReal() > item->width() + 1;
        if (isText(item))
            look(item, clip, scrollsAcross);
        else if (item->activeFocusOnTab() && !scrollsAcross &&
                 !(item->mapRectToScene(item->boundingRect()) & clip).isEmpty())
            lookAcross(item, item->mapRectToScene(item->boundingRect()), item->objectName());
        const QList<QQuickItem*> children = item->childItems();
        for (QQuickItem* child : children)
            walk(child, clip, scrollsAcross);
    }

    void look(QQuickItem* item, const QRectF& clip, bool scrollsAcross) {
        const ShownText text{item, lettersOf(item)};
        const QRectF shown = text.letters & clip;
        if (shown.width() < 1 || shown.height() < 1)
            return;
        m_texts.append({item, shown});
        if (scrollsAcross)
            return;
        lookAcross(item, text.letters, text.words());
        const bool isElided = item->property("elide").toInt() != Qt::ElideNone;
        if (!isElided && text.letters.width() > item->width() + 1.5)
            m_problems << QStringLiteral("\"%1\" needs %2 and has %3")
                              .arg(text.words())
                              .arg(text.letters.width())
                              .arg(item->width());
        if (text.letters.left() < clip.left() - 1.5 || text.letters.right() > clip.right() + 1.5)
            m_problems << QStringLiteral("\"%1\" is cut at the side").arg(text.words());
    }

    void lookAcross(QQuickItem*, const QRectF& rect, const QString& name) {
        if (rect.left() < -1 || rect.right() > m_window.width() + 1)
            m_problems << QStringLiteral("\"%1\" is outside the window: %2 to %3")
                              .arg(name)
                              .arg(rect.left())
                              .arg(rect.right());
    }

    QSizeF m_window;
    QStringList m_problems;
    QList<ShownText> m_texts;
};

} // namespace

/// Every page at every text size, wide and narrow: nothing is outside the window, cut, or over something
/// else.
class ScalingTest : public WindowTest {
    Q_OBJECT

  private slots:
    void conversation_data() { sizes(); }
    void conversation();
    void emptyConversation_data() { sizes(); }
    void emptyConversation();
    void listAndSearch_data() { sizes(); }
    void listAndSearch();
    void settings_data() { sizes(); }
    void settings();
    void dialogs_data() { sizes(); }
    void dialogs();
    void paletteAndShortcuts_data() { sizes(); }
    void paletteAndShortcuts();

  private:
    static void sizes() {
        QTest::addColumn<int>("percent");
        QTest::addColumn<int>("width");
        for (const int percent : {80, 100, 150, 200})
            for (const int width : {480, 1180})
                QTest::addRow("%d %% at %d", percent, width) << percent << width;
    }
    void apply() {
        QFETCH(int, percent);
        QFETCH(int, width);
        m_window->context().settings()->setFontPercent(percent);
        m_window->window().resize(width, 760);
        m_window->grab();
    }
    /// Of the page; of what is open over it when something is.
    QString problems(const QString& objectName = {}) {
        m_window->grab();
        const QSizeF size = m_window->window().size();
        if (!objectName.isEmpty()) {
            QQuickItem* item = m_window->find(objectName);
            if (!item)
                return QStringLiteral("no ") + objectName;
            return Look(item, size).problems();
        }
        return Look(m_window->window().contentItem(), size).problems();
    }
    QQuickItem* popup(const QString& inside) {
        QQuickItem* item = m_window->find(inside);
        while (item && item->parentItem() && !item->parentItem()->inherits("QQuickOverlay"))
            item = item->parentItem();
        return item;
    }
    QString problemsOfPopup(const QString& inside) {
        m_window->grab();
        QQuickItem* item = popup(inside);
        if (!item)
            return QStringLiteral("no ") + inside;
        return Look(item, m_window->window().size()).problems();
    }
};

void ScalingTest::conversation() {
    QVERIFY(m_window->askAndWait(QStringLiteral("What is a mixture of experts?")));
    QVERIFY(m_window->askAndWait(QStringLiteral("What is 27 + 15?")));
    apply();
    QCOMPARE(problems(), QString());
    m_window->chat().beginEdit(m_window->chat().transcript()->messages()[2].id);
    QCOMPARE(problems(), QString());
    m_window->chat().cancelEdit();
    m_window->press(Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("findField")));
    m_window->type(QStringLiteral("experts"));
    QCOMPARE(problems(QStringLiteral("findBar")), QString());
    m_window->press(Qt::Key_Escape);
    m_window->chat().showDetails(m_window->chat().transcript()->messages()[3].id);
    QTRY_VERIFY(m_window->find(QStringLiteral("detailsSheet")));
    QCOMPARE(problems(QStringLiteral("detailsSheet")), QString());
}

void ScalingTest::emptyConversation() {
    QVERIFY(m_window->waitForModel());
    apply();
    QCOMPARE(problems(), QString());
    m_window->press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(problems(), QString());
    m_window->press(Qt::Key_M, Qt::ControlModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("modelList")));
    QCOMPARE(problemsOfPopup(QStringLiteral("modelList")), QString());
}

void ScalingTest::listAndSearch() {
    QVERIFY(m_window->askAndWait(
        QStringLiteral("What is a mixture of experts, and who came up with the idea first?")));
    m_window->context().acts()->createFolder();
    apply();
    m_window->press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("sidebar")));
    QCOMPARE(problems(QStringLiteral("sidebar")), QString());
    m_window->press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    m_window->type(QStringLiteral("experts"));
    QTRY_VERIFY(m_window->context().search()->count() > 0);
    QVERIFY(m_window->click(QStringLiteral("filterButton")));
    QCOMPARE(problems(QStringLiteral("sidebar")), QString());
    m_window->context().search()->setText({});
    m_window->context().acts()->remove({static_cast<double>(m_window->chat().conversationId())});
    m_window->context().commands()->trigger(QStringLiteral("openTrash"));
    QTRY_VERIFY(m_window->context().trash()->rowCount() > 0);
    QCOMPARE(problems(QStringLiteral("sidebar")), QString());
    QTRY_VERIFY(m_window->find(QStringLiteral("toast")));
    QCOMPARE(problems(QStringLiteral("toast")), QString());
}

void ScalingTest::settings() {
    apply();
    m_window->press(Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("settingsFlick")));
    m_window->context().settings()->setSeedFixed(true);
    QQuickItem* page = m_window->find(QStringLiteral("settingsFlick"));
    m_window->grab();
    const double end = page->property("contentHeight").toDouble() - page->height();
    for (double y = 0;; y += page->height() * 0.8) {
        page->setProperty("contentY", std::min(y, end));
        QCOMPARE(problems(QStringLiteral("settingsPage")), QString());
        if (y >= end)
            break;
    }
}

void ScalingTest::dialogs() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    apply();
    m_window->press(Qt::Key_E, Qt::ControlModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("sheetTitle")));
    QCOMPARE(problemsOfPopup(QStringLiteral("sheetTitle")), QString());
    m_window->context().transfer()->exports()->close();
    QTRY_VERIFY(!m_window->find(QStringLiteral("sheetTitle")));
    m_window->context().transfer()->imports()->open();
    QTRY_VERIFY(m_window->find(QStringLiteral("sheetTitle")));
    QCOMPARE(problemsOfPopup(QStringLiteral("sheetTitle")), QString());
    m_window->context().transfer()->imports()->close();
    QTRY_VERIFY(!m_window->find(QStringLiteral("sheetTitle")));
    m_window->press(Qt::Key_M, Qt::AltModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("menuAgain")));
    QCOMPARE(problemsOfPopup(QStringLiteral("menuAgain")), QString());
    m_window->press(Qt::Key_Escape);
    m_window->press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    m_window->press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("confirmQuestion")));
    QCOMPARE(problemsOfPopup(QStringLiteral("confirmQuestion")), QString());
}

void ScalingTest::paletteAndShortcuts() {
    QVERIFY(m_window->askAndWait(QStringLiteral("What is a mixture of experts?")));
    apply();
    m_window->press(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("paletteField")));
    QTRY_VERIFY(m_window->context().commandPalette()->rowCount() > 5);
    QCOMPARE(problemsOfPopup(QStringLiteral("paletteField")), QString());
    m_window->type(QStringLiteral("con"));
    QTRY_VERIFY(!m_window->context().commandPalette()->isSearching());
    QCOMPARE(problemsOfPopup(QStringLiteral("paletteField")), QString());
    m_window->press(Qt::Key_Escape);
    m_window->press(Qt::Key_F1);
    QTRY_VERIFY(m_window->find(QStringLiteral("shortcutFilter")));
    QCOMPARE(problemsOfPopup(QStringLiteral("shortcutFilter")), QString());
}

QTEST_MAIN(ScalingTest)
#include "tst_scaling.moc"
