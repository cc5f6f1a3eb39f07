// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <memory>

class QLocalServer;
class QLocalSocket;

namespace conclave {

/// One window for each history of each user: whoever comes second hands over to the first and ends.
///
/// They meet at a socket in the user's runtime folder, named after the history's path. The socket of a
/// program that has died is replaced. Lives on the GUI thread; needs a QCoreApplication.
class SingleInstance : public QObject {
    Q_OBJECT
  public:
    /// What the second asks of the first.
    struct Request {
        QString modelPath;       ///< absolute; empty: only to come to the front
        QString activationToken; ///< with which a Wayland desktop lets a window come to the front
        bool isQuick = false;    ///< not the window, but the quick question
    };
    enum class Outcome {
        First,      ///< we are the one; handedOver() says what others ask for
        HandedOver, ///< the first has taken the request: this program is to end
        Silent,     ///< the first holds the history and does not answer: this program is to end
    };

    explicit SingleInstance(const QString& historyPath, QObject* parent = nullptr);
    ~SingleInstance() override;

    /// Takes at most a few seconds. Where no socket can be made, everybody is the first.
    Outcome start(const Request& request);

    QString socketPath() const { return m_socketPath; }

  signals:
    void handedOver(const conclave::SingleInstance::Request& request);

  private:
    enum class Answer { Taken, NobodyThere, Silent };
    Answer ask(const Request& request) const;
    bool listen();
    void read(QLocalSocket* client);

    const QString m_historyPath;
    const QString m_socketPath;
    std::unique_ptr<QLocalServer> m_server; ///< null unless we are the first
};

} // namespace conclave
