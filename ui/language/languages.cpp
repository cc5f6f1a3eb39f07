// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/language/languages.h"

#include <QFile>

#include <algorithm>

namespace conclave {

namespace {

// QLocale::nativeLanguageName() leaves out which Portuguese it is, and writes most without a capital.
const Language kKnown[] = {
    {QStringLiteral("en"), QStringLiteral("English")},
    {QStringLiteral("de"), QStringLiteral("Deutsch")},
    {QStringLiteral("es"), QStringLiteral("Español")},
    {QStringLiteral("fr"), QStringLiteral("Français")},
    {QStringLiteral("pt_BR"), QStringLiteral("Português (Brasil)")},
    {QStringLiteral("ru"), QStringLiteral("Русский")},
    {QStringLiteral("ar"), QStringLiteral("العربية")},
    {QStringLiteral("zh_CN"), QStringLiteral("简体中文")},
    {QStringLiteral("zh_TW"), QStringLiteral("繁體中文")},
    {QStringLiteral("ja"), QStringLiteral("日本語")},
    {QStringLiteral("ko"), QStringLiteral("한국어")},
};

QString codeOf(const QLocale& locale) {
    switch (locale.language()) {
    case QLocale::Chinese:
        return locale.script() == QLocale::TraditionalHanScript ? QStringLiteral("zh_TW")
                                                                : QStringLiteral("zh_CN");
    case QLocale::Portuguese:
        return QStringLiteral("pt_BR");
    default:
        return locale.name().section(u'_', 0, 0);
    }
}

} // namespace

QVector<Language> languages() {
    QVector<Language> found;
    for (const Language& language : kKnown)
        if (QFile::exists(QStringLiteral(":/conclave/translations/conclave_%1.qm").arg(language.code)))
            found.append(language);
    return found;
}

QString bestLanguage(const QStringList& wanted) {
    const QVector<Language> spoken = languages();
    for (const QString& name : wanted) {
        const QString code = codeOf(QLocale(name));
        if (std::any_of(spoken.begin(), spoken.end(),
                        [&code](const Language& language) { return language.code == code; }))
            return code;
    }
    return QStringLiteral("en");
}

QLocale localeFor(const QString& code, const QLocale& system) {
    if (code == QLatin1String("ar"))
        return QLocale(QLocale::Arabic, QLocale::UnitedArabEmirates);
    return codeOf(system) == code ? system : QLocale(code);
}

} // namespace conclave
