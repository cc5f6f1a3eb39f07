// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/language/language_switch.h"

#include "ui/language/languages.h"

#include <QAbstractItemModel>
#include <QGuiApplication>
#include <QLibraryInfo>
#include <QMetaProperty>
#include <QSet>

namespace conclave {

namespace {

void retell(QObject& object, QSet<QObject*>& seen) {
    if (seen.contains(&object))
        return;
    seen.insert(&object);
    if (auto* model = qobject_cast<QAbstractItemModel*>(&object); model != nullptr && model->rowCount() > 0)
        emit model->dataChanged(model->index(0, 0), model->index(model->rowCount() - 1, 0));
    QSet<int> told; // several properties share a signal
    const QMetaObject* type = object.metaObject();
    for (int i = QObject::staticMetaObject.propertyCount(); i < type->propertyCount(); ++i) {
        const QMetaProperty property = type->property(i);
        if (property.metaType().flags() & QMetaType::PointerToQObject) {
            if (auto* part = property.read(&object).value<QObject*>())
                retell(*part, seen);
            continue;
        }
        const bool isText =
            property.userType() == QMetaType::QString || property.userType() == QMetaType::QStringList;
        if (isText && property.hasNotifySignal() && !property.isWritable() &&
            !told.contains(property.notifySignalIndex())) {
            told.insert(property.notifySignalIndex());
            property.notifySignal().invoke(&object, Qt::DirectConnection);
        }
    }
}

} // namespace

void retell(QObject& root) {
    QSet<QObject*> seen;
    retell(root, seen);
}

LanguageSwitch::LanguageSwitch(AppSettings& settings, QObject* parent)
    : QObject(parent), m_settings(settings) {
    connect(&settings, &AppSettings::languageChanged, this, [this] {
        apply();
        emit changed();
    });
    apply();
}

LanguageSwitch::~LanguageSwitch() = default; // a translator that goes is no longer asked

QStringList LanguageSwitch::names() const {
    QStringList names = {tr("As the system", "choice of the language")};
    for (const Language& language : languages())
        names.append(language.name);
    return names;
}

int LanguageSwitch::current() const {
    const QVector<Language> spoken = languages();
    for (int i = 0; i < spoken.size(); ++i)
        if (spoken[i].code == m_settings.language())
            return i + 1;
    return 0;
}

void LanguageSwitch::choose(int index) {
    const QVector<Language> spoken = languages();
    m_settings.setLanguage(index >= 1 && index <= spoken.size() ? spoken[index - 1].code : QString());
}

void LanguageSwitch::install(const QString& file) {
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(file))
        return;
    QCoreApplication::installTranslator(translator.get());
    m_translators.push_back(std::move(translator));
}

void LanguageSwitch::apply() {
    m_translators.clear();
    m_code = current() > 0 ? m_settings.language() : bestLanguage(QLocale::system().uiLanguages());
    // Qt's own few words (buttons of its file dialog) where the system has them; the last one is asked first.
    install(QLibraryInfo::path(QLibraryInfo::TranslationsPath) + QStringLiteral("/qtbase_%1.qm").arg(m_code));
    install(QStringLiteral(":/conclave/translations/conclave_%1.qm").arg(m_code));
    const QLocale locale = localeFor(m_code, QLocale::system());
    QLocale::setDefault(locale);
    m_isMirrored = locale.textDirection() == Qt::RightToLeft;
    QGuiApplication::setLayoutDirection(locale.textDirection());
}

} // namespace conclave
