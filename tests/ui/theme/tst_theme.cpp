// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/system_appearance.h"

#include <QColor>
#include <QMetaProperty>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <memory>

using namespace conclave;

/// The colours of Theme, in both themes and all accents, and what the desktop wants.
class ThemeTest : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase();
    void everyTextCanBeRead_data();
    void everyTextCanBeRead();
    void whatHasTheKeyboardIsSeen_data() { everyTextCanBeRead_data(); }
    void whatHasTheKeyboardIsSeen();
    void knowsEveryColour();
    void accentsDiffer();
    void movesNothingWhenMotionIsReduced();
    void readsWhatTheDesktopWants();

  private:
    QColor color(const char* name) const;
    void use(bool isDark, int accent);
    QQmlEngine m_engine;
    std::unique_ptr<QObject> m_holder;
    QObject* m_theme = nullptr;
};

namespace {

double luminance(const QColor& color) {
    const auto part = [](double value) {
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF()) + 0.0722 * part(color.blueF());
}

/// As WCAG 2.1 defines it.
double contrast(const QColor& a, const QColor& b) {
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QColor over(const QColor& top, const QColor& below) {
    const double alpha = top.alphaF();
    const auto mix = [alpha](double a, double b) { return a * alpha + b * (1 - alpha); };
    return QColor::fromRgbF(static_cast<float>(mix(top.redF(), below.redF())),
                            static_cast<float>(mix(top.greenF(), below.greenF())),
                            static_cast<float>(mix(top.blueF(), below.blueF())));
}

/// Text of these colours is shown on these surfaces. A surface "a/b" is a over b.
struct Pairs {
    QList<const char*> inks;
    QList<const char*> surfaces;
};

const QList<Pairs>& pairs() {
    static const QList<Pairs> all = {
        // What is read anywhere, also while the mouse is over it.
        {{"ink", "inkSoft", "inkFaint", "accent", "brass", "danger"},
         {"canvas", "sidebar", "raised", "sunken", "hovered/canvas", "hovered/sidebar", "hovered/raised",
          "hovered/sunken"}},
        {{"ink", "inkSoft", "inkFaint", "accent"}, {"selected", "bubble"}},
        {{"ink", "inkSoft", "brass"}, {"brassWash/canvas", "brassWash/raised", "brassWash/sidebar"}},
        {{"ink", "inkSoft", "inkFaint", "danger"}, {"dangerWash"}},
        {{"ink", "inkSoft", "inkFaint", "veilInk"}, {"veil"}},
        {{"veilInk"}, {"canvas", "raised"}},
        {{"ink"}, {"brassWash/bubble", "selection", "mark", "codeWash", "pressed/canvas", "pressed/raised"}},
        {{"ink", "inkSoft", "inkFaint", "codeKeyword", "codeString", "codeComment", "codeNumber"},
         {"codeSurface", "mark"}},
        {{"accentInk"}, {"accent", "accentHovered"}},
        {{"dangerInk"}, {"danger"}},
        {{"ink"}, {"doubt/canvas"}}, // TokenLine draws it fainter
        {{"toastInk", "toastAction"}, {"toast"}},
    };
    return all;
}

} // namespace

void ThemeTest::initTestCase() {
    m_engine.addImportPath(QStringLiteral(":/qt/qml"));
    QQmlComponent component(&m_engine);
    component.setData("import QtQml\nimport Conclave\nQtObject { readonly property QtObject theme: Theme }",
                      {});
    m_holder.reset(component.create());
    QVERIFY2(m_holder, qPrintable(component.errorString()));
    m_theme = m_holder->property("theme").value<QObject*>();
    QVERIFY(m_theme != nullptr);
}

QColor ThemeTest::color(const char* name) const {
    const QByteArray word(name);
    const int slash = static_cast<int>(word.indexOf('/'));
    if (slash >= 0)
        return over(color(word.left(slash).constData()), color(word.mid(slash + 1).constData()));
    const QColor value = m_theme->property(name).value<QColor>();
    if (!value.isValid())
        qWarning("Theme has no colour \"%s\".", name);
    return value;
}

void ThemeTest::use(bool isDark, int accent) {
    m_theme->setProperty("isDark", isDark);
    m_theme->setProperty("accentIndex", accent);
}

void ThemeTest::everyTextCanBeRead_data() {
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<int>("accent");
    const char* const names[] = {"baize", "lake", "plum", "copper", "slate"};
    for (int accent = 0; accent < 5; ++accent)
        for (const bool isDark : {false, true})
            QTest::addRow("%s, %s", names[accent], isDark ? "dark" : "light") << isDark << accent;
}

void ThemeTest::everyTextCanBeRead() {
    QFETCH(bool, isDark);
    QFETCH(int, accent);
    use(isDark, accent);
    QStringList unreadable;
    for (const Pairs& group : pairs())
        for (const char* ink : group.inks)
            for (const char* surface : group.surfaces)
                if (const double ratio = contrast(color(ink), color(surface)); ratio < 4.5)
                    unreadable << QStringLiteral("%1 on %2 is %3:1")
                                      .arg(QLatin1String(ink), QLatin1String(surface))
                                      .arg(ratio, 0, 'f', 2);
    QVERIFY2(unreadable.isEmpty(), qPrintable(unreadable.join(QLatin1Char('\n'))));
}

/// Not text: 3:1 is enough (WCAG 2.1, 1.4.11).
void ThemeTest::whatHasTheKeyboardIsSeen() {
    QFETCH(bool, isDark);
    QFETCH(int, accent);
    use(isDark, accent);
    for (const char* surface : {"canvas", "sidebar", "raised", "sunken", "selected"})
        QVERIFY2(contrast(color("focus"), color(surface)) >= 3, surface);
}

/// A colour that nobody has looked at is in none of the pairs, nor among those that carry no text.
void ThemeTest::knowsEveryColour() {
    const QStringList noText = {
        QStringLiteral("scrim"),      QStringLiteral("line"),      QStringLiteral("lineStrong"),
        QStringLiteral("dangerLine"), QStringLiteral("veilLine"),  QStringLiteral("focus"),
        QStringLiteral("cellNone"),   QStringLiteral("cellFaint"), QStringLiteral("cellStrong")};
    QString named;
    for (const Pairs& group : pairs())
        for (const auto& list : {group.inks, group.surfaces})
            for (const char* name : list)
                named += QLatin1Char('/') + QLatin1String(name) + QLatin1Char('/');
    const QMetaObject* meta = m_theme->metaObject();
    for (int i = meta->propertyOffset(); i < meta->propertyCount(); ++i) {
        const QMetaProperty property = meta->property(i);
        const QString name = QString::fromLatin1(property.name());
        if (property.metaType() == QMetaType::fromType<QColor>() && !noText.contains(name))
            QVERIFY2(named.contains(QLatin1Char('/') + name + QLatin1Char('/')), property.name());
    }
}

void ThemeTest::accentsDiffer() {
    for (const bool isDark : {false, true}) {
        QSet<QString> seen;
        for (int accent = 0; accent < 5; ++accent) {
            use(isDark, accent);
            seen.insert(color("accent").name());
        }
        QCOMPARE(seen.size(), 5);
        use(isDark, 99);
        QVERIFY(seen.contains(color("accent").name())); // a newer version's accent is some accent
    }
}

void ThemeTest::movesNothingWhenMotionIsReduced() {
    QVERIFY(m_theme->property("quick").toInt() > 0);
    QVERIFY(m_theme->property("calm").toInt() > 0);
    m_theme->setProperty("isMotionReduced", true);
    QCOMPARE(m_theme->property("quick").toInt(), 0);
    QCOMPARE(m_theme->property("calm").toInt(), 0);
    m_theme->setProperty("isMotionReduced", false);
}

void ThemeTest::readsWhatTheDesktopWants() {
    SystemAppearance desktop;
    const bool wasDark = desktop.isDark();
    const auto appearance = QStringLiteral("org.freedesktop.appearance");
    const auto gnome = QStringLiteral("org.gnome.desktop.interface");
    desktop.take(appearance, QStringLiteral("color-scheme"), wasDark ? 1U : 2U);
    desktop.take(gnome, QStringLiteral("enable-animations"), true);
    desktop.take(appearance, QStringLiteral("reduced-motion"), 0U);
    QSignalSpy changes(&desktop, &SystemAppearance::changed);

    desktop.take(gnome, QStringLiteral("enable-animations"), false);
    QVERIFY(desktop.isMotionReduced());
    desktop.take(gnome, QStringLiteral("enable-animations"), false);
    desktop.take(gnome, QStringLiteral("clock-format"), false);
    QCOMPARE(changes.size(), 1);
    desktop.take(gnome, QStringLiteral("enable-animations"), true);
    QVERIFY(!desktop.isMotionReduced());
    desktop.take(appearance, QStringLiteral("reduced-motion"), 1U);
    QVERIFY(desktop.isMotionReduced());
    desktop.take(appearance, QStringLiteral("color-scheme"), wasDark ? 2U : 1U);
    QCOMPARE(desktop.isDark(), !wasDark);
    QCOMPARE(changes.size(), 4);
}

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
