// SPDX-License-Identifier: GPL-3.0-or-later
// The whole program, window included, on the database and model given, asking one question after another and
// reporting on standard output what it has promised to keep. Runs until somebody kills it (tst_kill).
//
//   question ID          the question is committed
//   text ID LENGTH       the answer on the screen has LENGTH characters
//   finished ID SHA1     the answer is finished (its commit was asked for)
//   kept ID              a commit asked for before has been carried out up to and including answer ID
#include "app/futures/when_done.h"
#include "app/generation/engine_generator.h"
#include "app/program/application.h"
#include "tests/app/program/paced_generator.h"

#include <QCryptographicHash>
#include <QGuiApplication>
#include <QHash>

#include <cstdio>

using namespace conclave;

namespace {

void report(const QByteArray& line) {
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv) {
    QGuiApplication application(argc, argv);
    const QStringList arguments = QGuiApplication::arguments();
    if (arguments.size() != 3) {
        std::fputs("usage: kill_victim DATABASE MODEL\n", stderr);
        return 2;
    }
    Application program(
        {.modelPath = arguments[2], .databasePath = arguments[1]},
        std::make_unique<PacedGenerator>(std::make_unique<EngineGenerator>(), std::chrono::milliseconds(8)));
    ChatService& chat = program.chat();
    ChatStore& store = program.store();

    QHash<qint64, qsizetype> lengths;
    int asked = 0;
    auto askNext = [&](qint64 conversation, qint64 parent) {
        ++asked;
        const bool startsNew = asked % 3 == 1;
        chat.ask(startsNew ? 0 : conversation, startsNew ? 0 : parent,
                 QStringLiteral("What is a mixture of experts? (%1)").arg(asked), {});
    };
    QObject::connect(&chat, &ChatService::modelLoaded, &chat, [&](const LoadedModel&) { askNext(0, 0); });
    QObject::connect(&chat, &ChatService::modelLoadFailed, &chat,
                     [&](const QString&, const GeneratorError& error) {
                         std::fprintf(stderr, "%s\n", qPrintable(error.title));
                         QGuiApplication::exit(1);
                     });
    QObject::connect(&chat, &ChatService::messageAdded, &chat, [&](const MessageRow& row) {
        if (row.role == Role::User)
            report("question " + QByteArray::number(row.id));
    });
    QObject::connect(&chat, &ChatService::answerDelta, &chat,
                     [&](qint64 id, const AnswerDelta& delta, qint64) {
                         lengths[id] += delta.answer.size() + delta.reasoning.size();
                         report("text " + QByteArray::number(id) + ' ' + QByteArray::number(lengths[id]));
                     });
    QObject::connect(&chat, &ChatService::answerFinished, &chat, [&](const MessageRow& row) {
        const QByteArray sha1 = QCryptographicHash::hash(row.text.toUtf8(), QCryptographicHash::Sha1).toHex();
        report("finished " + QByteArray::number(row.id) + ' ' + sha1);
        // The store works in order: when this look is answered, the commit before it is done.
        whenDone(
            store.conversation(row.conversationId), &chat,
            [id = row.id](const StoreResult<ConversationRow>&) { report("kept " + QByteArray::number(id)); });
        askNext(row.conversationId, row.id);
    });
    if (!program.show())
        return 1;
    return QGuiApplication::exec();
}
