// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/generation/engine_generator.h"
#include "app/logging/logging.h"
#include "app/program/application.h"
#include "app/program/single_instance.h"

#include <QCommandLineParser>
#include <QFileInfo>
#include <QGuiApplication>
#include <QStandardPaths>

#include <cstdio>
#include <cstdlib>

namespace {

/// Qt ends the program with several lines about platform plugins when it finds no display. People get one
/// sentence and a way on instead.
void explainMissingDisplay(QtMsgType type, const QMessageLogContext&, const QString& message) {
    if (type == QtFatalMsg) {
        std::fputs("Conclave cannot open a window here: no display answered. "
                   "In a terminal, conclave-cli does the same work: conclave-cli --help\n",
                   stderr);
        std::_Exit(1);
    }
    if (type == QtWarningMsg && message.contains(QLatin1String("could not connect to display")))
        return;
    if (type == QtWarningMsg && message.contains(QLatin1String("platform plugin")))
        return;
    std::fprintf(stderr, "%s\n", qPrintable(message));
}

bool hasDisplay() {
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") ||
           !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
}

/// The other program has another working folder. Addresses of other kinds stay as they are.
QString absolute(const QString& model) {
    return QFileInfo::exists(model) ? QFileInfo(model).absoluteFilePath() : model;
}

} // namespace

int main(int argc, char** argv) {
    if (!hasDisplay()) {
        std::fputs("Conclave cannot open a window here: neither DISPLAY nor WAYLAND_DISPLAY is set. "
                   "In a terminal, conclave-cli does the same work: conclave-cli --help\n",
                   stderr);
        return 1;
    }
    const QtMessageHandler qtHandler = qInstallMessageHandler(explainMissingDisplay);
    QGuiApplication application(argc, argv);
    qInstallMessageHandler(qtHandler);
    QGuiApplication::setApplicationName(QStringLiteral("conclave"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Conclave"));
    QGuiApplication::setApplicationVersion(QStringLiteral(CONCLAVE_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("io.github.conclave.Conclave"));

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QGuiApplication::translate("main", "Chat with language models on this computer."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption database(QStringLiteral("database"),
                                      QGuiApplication::translate("main", "Keep the conversations in <file>."),
                                      QStringLiteral("file"));
    parser.addOption(database);
    const QCommandLineOption quick(
        QStringLiteral("quick"),
        QGuiApplication::translate("main",
                                   "Show the small window for a quick question, in the running program "
                                   "if there is one. For a shortcut of the desktop."));
    parser.addOption(quick);
    parser.addPositionalArgument(QStringLiteral("model"),
                                 QGuiApplication::translate("main", "A GGUF file to open."),
                                 QStringLiteral("[model.gguf]"));
    parser.process(application);

    const conclave::Application::Options options{.modelPath = absolute(parser.positionalArguments().value(0)),
                                                 .databasePath = parser.value(database),
                                                 .isQuick = parser.isSet(quick)};
    conclave::SingleInstance instance(conclave::Application::databasePath(options));
    switch (
        instance.start({options.modelPath, qEnvironmentVariable("XDG_ACTIVATION_TOKEN"), options.isQuick})) {
    case conclave::SingleInstance::Outcome::First:
        break;
    case conclave::SingleInstance::Outcome::HandedOver:
        std::puts(options.isQuick ? "Conclave is open already: it shows the quick question."
                                  : "Conclave is open already: its window was brought to the front.");
        return 0;
    case conclave::SingleInstance::Outcome::Silent:
        std::fputs(
            "Conclave is open already and does not answer. Wait until it has finished what it does, or "
            "end it, and try again.\n",
            stderr);
        return 1;
    }

    const conclave::Logging logging; // first made, last destroyed
    conclave::Application program(options,
                                  std::make_unique<conclave::EngineGenerator>(
                                      QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
                                      QStringLiteral("/conclave/experts")));
    QObject::connect(
        &instance, &conclave::SingleInstance::handedOver, &application,
        [&program](const conclave::SingleInstance::Request& request) { program.takeOver(request); });
    if (!program.show())
        return 1;
    return QGuiApplication::exec();
}
