// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings/app_settings.h"

#include <QObject>
#include <QQmlEngine>
#include <QStringList>
#include <QTranslator>

#include <memory>
#include <vector>

namespace conclave {

/// Makes the program speak the language of the settings, or else the desktop's: texts, dates and numbers,
/// direction of reading. Made before whatever has texts. Lives on the GUI thread.
class LanguageSwitch : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by WindowContext")
    /// The desktop's choice first, then each language by its own name.
    Q_PROPERTY(QStringList names READ names NOTIFY changed)
    Q_PROPERTY(int current READ current NOTIFY changed) ///< index in names
    Q_PROPERTY(bool isMirrored READ isMirrored NOTIFY changed)

  public:
    explicit LanguageSwitch(AppSettings& settings, QObject* parent = nullptr);
    ~LanguageSwitch() override;

    QStringList names() const;
    int current() const;
    bool isMirrored() const { return m_isMirrored; }
    QString code() const { return m_code; } ///< of the language that is spoken

    Q_INVOKABLE void choose(int index);

  signals:
    void changed(); ///< every text is another one now

  private:
    void apply();
    void install(const QString& file);

    AppSettings& m_settings;
    std::vector<std::unique_ptr<QTranslator>> m_translators;
    QString m_code;
    bool m_isMirrored = false;
};

/// Says of every text that @p root and the objects in its properties derive (QString and QStringList
/// properties that nobody sets) and of everything that their item models show that it may have changed, for
/// the bindings of QML to ask again.
void retell(QObject& root);

} // namespace conclave
