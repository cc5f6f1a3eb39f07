// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program/single_instance.h"

#include "app/store/history_file.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalServer>
#include <QLocalSocket>
#include <QLockFile>
#include <QLoggingCategory>
#include <QStandardPaths>

#include <unistd.h>

namespace conclave {

namespace {

Q_LOGGING_CATEGORY(lcProgram, "conclave.program")

constexpr int kAnswerMs = 1000;
constexpr int kStartMs = 3000; // for another program that starts in the same moment
constexpr qint64 kLongestRequest = 64 * 1024;
constexpr const char* kTaken = "taken\n";

QString pathOf(const QString& historyPath) {
    const QFileInfo file(historyPath);
    const QString canonical = file.canonicalFilePath(); // empty when it is not there yet
    const QByteArray key = QByteArray::number(::geteuid()) + '\0' +
                           (canonical.isEmpty() ? file.absoluteFilePath() : canonical).toUtf8();
    const QByteArray hash = QCryptographicHash::hash(key, QCryptographicHash::Sha256).toHex().left(16);
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + QStringLiteral("/conclave-") +
           QString::fromLatin1(hash);
}

} // namespace

SingleInstance::SingleInstance(const QString& historyPath, QObject* parent)
    : QObject(parent), m_historyPath(historyPath), m_socketPath(pathOf(historyPath)) {}

SingleInstance::~SingleInstance() = default;

SingleInstance::Outcome SingleInstance::start(const Request& request) {
    // Two that start at once would both find nobody, or throw away each other's socket.
    QLockFile starting(m_socketPath + QStringLiteral(".lock"));
    if (!starting.tryLock(kStartMs))
        qCWarning(lcProgram) << "another start does not end, or the runtime folder may not be written to";
    switch (ask(request)) {
    case Answer::Taken:
        return Outcome::HandedOver;
    case Answer::Silent:
        // Perhaps its window is busy for long; two windows on one history would be worse than none.
        if (!HistoryLock::isFree(m_historyPath))
            return Outcome::Silent;
        break;
    case Answer::NobodyThere:
        break;
    }
    if (!listen())
        qCWarning(lcProgram) << "no other program can hand over to this one";
    return Outcome::First;
}

SingleInstance::Answer SingleInstance::ask(const Request& request) const {
    QLocalSocket socket;
    socket.connectToServer(m_socketPath);
    if (!socket.waitForConnected(kAnswerMs))
        return socket.error() == QLocalSocket::SocketTimeoutError ? Answer::Silent : Answer::NobodyThere;
    const QJsonObject object{{QStringLiteral("model"), request.modelPath},
                             {QStringLiteral("token"), request.activationToken},
                             {QStringLiteral("quick"), request.isQuick}};
    socket.write(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
    const QDeadlineTimer deadline(kAnswerMs);
    while (!socket.canReadLine() && !deadline.hasExpired() && socket.state() == QLocalSocket::ConnectedState)
        socket.waitForReadyRead(int(deadline.remainingTime()));
    return socket.readLine() == kTaken ? Answer::Taken : Answer::Silent;
}

bool SingleInstance::listen() {
    QLocalServer::removeServer(m_socketPath); // of a program that has died
    m_server = std::make_unique<QLocalServer>();
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server.get(), &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket* client = m_server->nextPendingConnection()) {
            connect(client, &QLocalSocket::disconnected, client, &QObject::deleteLater);
            connect(client, &QLocalSocket::readyRead, this, [this, client] { read(client); });
            read(client);
        }
    });
    if (m_server->listen(m_socketPath))
        return true;
    qCWarning(lcProgram).noquote() << m_server->errorString();
    m_server.reset();
    return false;
}

void SingleInstance::read(QLocalSocket* client) {
    if (!client->canReadLine()) {
        if (client->bytesAvailable() > kLongestRequest)
            client->abort();
        return;
    }
    const QJsonObject object = QJsonDocument::fromJson(client->readLine(kLongestRequest)).object();
    client->write(kTaken);
    client->flush();
    client->disconnectFromServer();
    emit handedOver({object[QStringLiteral("model")].toString(), object[QStringLiteral("token")].toString(),
                     object[QStringLiteral("quick")].toBool()});
}

} // namespace conclave
