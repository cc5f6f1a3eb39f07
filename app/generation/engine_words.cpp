// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/generation/engine_words.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

namespace conclave {

namespace {

class EngineWords {
    Q_DECLARE_TR_FUNCTIONS(conclave::EngineWords)

  public:
    /// Empty: there is none for this kind.
    static QString sentence(engine::ErrorKind kind, const QString& file) {
        using engine::ErrorKind;
        switch (kind) {
        case ErrorKind::NotFound:
            return tr("The file “%1” is not there. Was it moved, renamed or deleted?", "a model").arg(file);
        case ErrorKind::Corrupt:
            return tr("The file “%1” is damaged or incomplete. Download it again.", "a model").arg(file);
        case ErrorKind::Unsupported:
            return tr("“%1” is of a kind that Conclave does not run. Choose another model.", "a model")
                .arg(file);
        case ErrorKind::OutOfMemory:
            return tr("There is not enough memory for “%1”. Close other programs or choose a smaller model.",
                      "a model")
                .arg(file);
        case ErrorKind::Device:
            return tr("The GPU or its driver failed with “%1”. Start Conclave again; if that does not help, "
                      "renew the driver.",
                      "a model")
                .arg(file);
        case ErrorKind::Io:
            return tr("The file “%1” could not be read. Check the disk that it is on, and who may read it.",
                      "a model")
                .arg(file);
        case ErrorKind::Cancelled:
        case ErrorKind::Invalid:
        case ErrorKind::Internal:
            break;
        }
        return {};
    }
};

} // namespace

GeneratorError inWords(const engine::Error& error, const QString& path) {
    QString own = QString::fromStdString(error.message);
    if (!own.isEmpty())
        own[0] = own[0].toUpper();
    const QString where =
        QStringLiteral("%1 (%2)").arg(path, QString::fromLatin1(engine::errorKindName(error.kind)));
    const QLocale::Language language = QLocale().language();
    const bool isEnglish = language == QLocale::English || language == QLocale::C;
    const QString sentence =
        isEnglish ? QString() : EngineWords::sentence(error.kind, QFileInfo(path).fileName());
    if (sentence.isEmpty())
        return {own, where};
    return {sentence, own + u'\n' + where};
}

} // namespace conclave
