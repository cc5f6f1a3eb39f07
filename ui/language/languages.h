// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>
#include <QStringList>
#include <QVector>

namespace conclave {

/// A language that the window speaks.
struct Language {
    QString code; ///< as in the names of the files in translations/: "en", "pt_BR", …
    QString name; ///< in the language itself: "Português (Brasil)"
};

/// English, which the sources are written in, and those whose translation was built in, by name.
QVector<Language> languages();

/// The code of the first language of @p wanted (BCP 47, as QLocale::uiLanguages()) that the window speaks;
/// "en" when it is none. Chinese is told apart by script or territory; Portuguese is Brazil's.
QString bestLanguage(const QStringList& wanted);

/// How dates and numbers are written in the language @p code: as @p system does when that speaks the same
/// language, else as is usual for it. Arabic has the digits 0 to 9, which sizes, versions and code have too.
QLocale localeFor(const QString& code, const QLocale& system);

} // namespace conclave
