// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logging/logging.h"

#include "engine/base/log.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <atomic>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <exception>
#include <string>
#include <sys/stat.h>
#include <vector>

#include <spdlog/logger.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

namespace conclave {

namespace {

constexpr std::size_t kFileBytes = 1U << 20;
constexpr std::size_t kOldFiles = 2;

// Where Qt's messages go. The handler is a plain function, so it has to find the logger here.
std::atomic<spdlog::logger*> qtLogger = nullptr;

void handleQtMessage(QtMsgType type, const QMessageLogContext& context, const QString& message) {
    spdlog::logger* logger = qtLogger.load();
    if (logger == nullptr)
        return;
    spdlog::level::level_enum level = spdlog::level::info;
    switch (type) {
    case QtDebugMsg:
        level = spdlog::level::debug;
        break;
    case QtInfoMsg:
        break;
    case QtWarningMsg:
        level = spdlog::level::warn;
        break;
    case QtCriticalMsg:
        level = spdlog::level::err;
        break;
    case QtFatalMsg: // Qt aborts when we return
        level = spdlog::level::critical;
        break;
    }
    const QByteArray text = message.toUtf8();
    const char* category = context.category != nullptr ? context.category : "default";
    if (context.file != nullptr)
        logger->log(level, "{}: {} ({}:{})", category, text.constData(), context.file, context.line);
    else
        logger->log(level, "{}: {}", category, text.constData());
}

struct Level {
    spdlog::level::level_enum value = spdlog::level::info;
    bool isAsked = false; ///< by a word that we know
};

Level levelFrom(const QByteArray& word) {
    const std::string name = word.toLower().toStdString();
    const spdlog::level::level_enum value = spdlog::level::from_str(name);
    // from_str takes every word that it does not know for "off".
    if (word.isEmpty() || (value == spdlog::level::off && name != "off"))
        return {};
    return {value, true};
}

void createFolder(const QString& folder) {
    if (QFileInfo(folder).isDir())
        return;
    const QString parent = QFileInfo(folder).path();
    if (parent != folder)
        createFolder(parent);
    // What fails here shows when the file is opened.
    ::mkdir(QFile::encodeName(folder).constData(), 0700);
}

spdlog::sink_ptr openFile(const QString& path) {
    createFolder(QFileInfo(path).absolutePath());
    spdlog::file_event_handlers handlers;
    // Each new file of the rotation is opened by the sink with the ordinary permissions.
    handlers.after_open = [](const spdlog::filename_t&, std::FILE* file) { ::fchmod(::fileno(file), 0600); };
    return std::make_shared<spdlog::sinks::rotating_file_sink_mt>(QFile::encodeName(path).toStdString(),
                                                                  kFileBytes, kOldFiles, false, handlers);
}

std::shared_ptr<spdlog::logger> makeLogger(const char* name, const std::vector<spdlog::sink_ptr>& sinks,
                                           spdlog::level::level_enum level) {
    auto logger = std::make_shared<spdlog::logger>(name, sinks.begin(), sinks.end());
    logger->set_level(level);
    // The last lines before a crash are the ones that are wanted, and there are few lines.
    logger->flush_on(spdlog::level::trace);
    // A full disk must not put a message on standard error for each line.
    logger->set_error_handler([](const std::string&) {});
    return logger;
}

} // namespace

QString Logging::defaultPath() {
    QString home = qEnvironmentVariable("XDG_STATE_HOME");
    if (!QDir::isAbsolutePath(home))
        home = QDir::homePath() + QStringLiteral("/.local/state");
    return home + QStringLiteral("/conclave/conclave.log");
}

Logging::Logging(const QString& path) {
    const QByteArray word = qgetenv("CONCLAVE_LOG");
    const Level level = levelFrom(word);

    std::vector<spdlog::sink_ptr> sinks;
    auto terminal = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    terminal->set_level(level.isAsked ? level.value : spdlog::level::warn);
    sinks.push_back(terminal);
    std::string failure;
    try {
        sinks.push_back(openFile(path));
        m_path = path;
    } catch (const std::exception& error) {
        failure = error.what();
    }

    engine::setLogger(makeLogger("engine", sinks, level.value));
    m_logger = makeLogger("app", sinks, level.value);
    qtLogger = m_logger.get();
    m_previousHandler = qInstallMessageHandler(handleQtMessage);

    if (!failure.empty())
        m_logger->warn("no log file: {}", failure);
    if (!word.isEmpty() && !level.isAsked)
        m_logger->warn("CONCLAVE_LOG={} is no level; use trace, debug, info, warning, error, critical or off",
                       word.constData());
}

Logging::~Logging() {
    qInstallMessageHandler(m_previousHandler);
    qtLogger = nullptr;
    m_logger->flush();
}

} // namespace conclave
