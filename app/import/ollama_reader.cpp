// SPDX-License-Identifier: GPL-3.0-or-later
// The history of Ollama's desktop app: db.sqlite with the tables chats, messages, tool_calls and attachments
// (schema versions 2 to 18; what a table does not have yet, or has no more, reads as null).
#include "app/import/foreign_database.h"
#include "app/import/foreign_message.h"
#include "app/import/foreign_reasoning.h"
#include "app/import/import_text.h"
#include "app/import/json_reading.h"
#include "app/import/json_values.h"
#include "app/import/reader_texts.h"

#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <utility>

namespace conclave {
namespace {

constexpr QLatin1String kFileName("db.sqlite");

/// The messages of one chat on their way from their rows to ours.
class OllamaChat {
  public:
    OllamaChat(ForeignDatabase& database, const QString& id, const QString& title, qint64 createdMs)
        : m_database(database) {
        m_conversation.source = QStringLiteral("ollama");
        m_conversation.sourceId = id;
        m_conversation.title = title;
        m_conversation.createdMs = createdMs;
        read();
        m_conversation.currentSourceId = m_parent;
    }

    /// False when reading should end.
    bool handOver(ImportSink& sink) {
        const QString what = m_conversation.title.isEmpty() ? m_conversation.sourceId : m_conversation.title;
        for (const QString& why : std::as_const(m_losses))
            if (!sink.skipped(what, why))
                return false;
        return sink.found(std::move(m_conversation));
    }

  private:
    enum Column { Id, WhoSaid, Content, Thinking, Model, Created, ThinkingBegan, ThinkingEnded };

    void read() {
        static const QStringList columns = {
            QStringLiteral("id"),
            QStringLiteral("role"),
            QStringLiteral("content"),
            QStringLiteral("thinking"),
            QStringLiteral("model_name"),
            QStringLiteral("created_at"),
            QStringLiteral("thinking_time_start"),
            QStringLiteral("thinking_time_end"),
        };
        ForeignDatabase::Rows rows(m_database, "messages", columns, "id", "chat_id", m_conversation.sourceId);
        while (rows.next())
            add(rows);
    }

    void add(const ForeignDatabase::Rows& row) {
        const QString role = row.text(WhoSaid);
        if (role == QLatin1String("tool")) {
            m_losses.append(resultsStayOut());
            return;
        }
        if (roleNamed(role) == Role::System) {
            m_losses.append(instructionsStayOut());
            return;
        }
        ForeignMessage ours;
        ours.role = roleNamed(role);
        ours.parentSourceId = m_parent;
        ours.text = row.text(Content);
        ours.createdMs = row.time(Created);
        if (ours.role == Role::Assistant)
            readAnswer(row, ours);
        noteAttachments(row.text(Id), ours.text);
        ours.sourceId = m_parent = idFor(ours);
        m_conversation.updatedMs = std::max(m_conversation.updatedMs, ours.createdMs);
        m_conversation.messages.append(std::move(ours));
    }

    void readAnswer(const ForeignDatabase::Rows& row, ForeignMessage& ours) {
        ours.reasoning = row.text(Thinking);
        if (ours.reasoning.isEmpty()) {
            AnswerParts thinking = splitThinking(ours.text);
            ours.text = thinking.text;
            ours.reasoning = thinking.reasoning;
        }
        const qint64 began = row.time(ThinkingBegan);
        const qint64 ended = row.time(ThinkingEnded);
        if (began > 0 && ended > began)
            ours.reasoningMs = ended - began;
        ours.provenance.modelName = row.text(Model);

        QStringList calls;
        static const QStringList columns = {QStringLiteral("function_name"),
                                            QStringLiteral("function_arguments"),
                                            QStringLiteral("function_result")};
        ForeignDatabase::Rows rows(m_database, "tool_calls", columns, "id", "message_id", row.text(Id));
        while (rows.next()) {
            calls.append(toolCallLine(rows.text(0), nlohmann::json(rows.text(1).toStdString())));
            if (!rows.text(2).isEmpty())
                m_losses.append(resultsStayOut());
        }
        ours.toolCalls = calls.join(u'\n');
    }

    void noteAttachments(const QString& messageId, QString& text) {
        static const QSet<QString> images = {QStringLiteral("png"),  QStringLiteral("jpg"),
                                             QStringLiteral("jpeg"), QStringLiteral("webp"),
                                             QStringLiteral("gif"),  QStringLiteral("heic")};
        ForeignDatabase::Rows rows(m_database, "attachments", {QStringLiteral("filename")}, "id",
                                   "message_id", messageId);
        while (rows.next()) {
            const QString name = rows.text(0);
            const bool isImage = images.contains(QFileInfo(name).suffix().toLower());
            appendParagraph(text, isImage ? namedImageNote(name) : attachmentNote(name));
            m_losses.append(filesStayOut());
        }
    }

    /// The app deletes and writes all messages of a chat when it saves it, with new ids and the old times. An
    /// edit drops what follows, so a time stays with its message.
    QString idFor(const ForeignMessage& message) {
        QString id = message.createdMs == 0 ? idFromWords(m_parent, message.role, message.text)
                                            : QString::number(message.createdMs) +
                                                  (message.role == Role::Assistant ? u'a' : u'u');
        while (m_ids.contains(id))
            id += u'+';
        m_ids.insert(id);
        return id;
    }

    ForeignDatabase& m_database;
    ForeignConversation m_conversation;
    QString m_parent; ///< the message before
    QSet<QString> m_ids;
    QStringList m_losses;
};

class OllamaReader : public ImportReader {
  public:
    QString source() const override { return QStringLiteral("ollama"); }
    QString name() const override { return QStringLiteral("Ollama"); }

    int confidence(ImportFiles& files) const override {
        int best = 0;
        int looked = 0;
        for (const ImportFiles::Entry& entry : files.entries()) {
            const bool isNamedSo = fileNameOf(entry) == kFileName;
            if (!isNamedSo && !isDatabaseName(entry.name))
                continue;
            const QByteArray head = headOf(files, entry);
            if (!head.startsWith(QByteArray("SQLite format 3\0", 16)))
                continue;
            // The schema is at the beginning, unless the app has changed it since.
            if (head.contains("chat_id") && head.contains("chats") && head.contains("messages"))
                return 96;
            best = std::max(best, isNamedSo ? 60 : 0);
            if (++looked == 8)
                break;
        }
        return best;
    }

    QString read(ImportFiles& files, ImportSink& sink, std::stop_token stop) const override {
        const ImportFiles::Entry* file = databaseIn(files);
        if (file == nullptr)
            return ImportText::tr(
                "There is no database of Ollama here. Its app keeps the chats in a file named "
                "db.sqlite.",
                "import error");
        sink.expects(file->sizeBytes);
        QString problem;
        const std::unique_ptr<ForeignDatabase> database = ForeignDatabase::open(files, *file, stop, problem);
        if (!database)
            return problem;
        if (!database->columns("chats").contains(QStringLiteral("id")) ||
            !database->columns("messages").contains(QStringLiteral("chat_id")))
            return database->problem().isEmpty()
                       ? ImportText::tr("The database has no chats of Ollama in it.", "import error")
                       : database->problem();
        return readChats(*database, *file, sink, stop);
    }

  private:
    static bool isDatabaseName(const QString& name) {
        return name.endsWith(QLatin1String(".sqlite"), Qt::CaseInsensitive) ||
               name.endsWith(QLatin1String(".db"), Qt::CaseInsensitive);
    }

    static QByteArray headOf(ImportFiles& files, const ImportFiles::Entry& entry) {
        return jsonHead(files, entry).text;
    }

    static const ImportFiles::Entry* databaseIn(ImportFiles& files) {
        const ImportFiles::Entry* found = nullptr;
        for (const ImportFiles::Entry& entry : files.entries()) {
            if (fileNameOf(entry) == kFileName)
                return &entry;
            if (found == nullptr && (isDatabaseName(entry.name) || files.entries().size() == 1))
                found = &entry;
        }
        return found;
    }

    static QString readChats(ForeignDatabase& database, const ImportFiles::Entry& file, ImportSink& sink,
                             const std::stop_token& stop) {
        int count = 0;
        for (ForeignDatabase::Rows rows(database, "chats", {QStringLiteral("id")}, ""); rows.next();)
            ++count;
        static const QStringList columns = {QStringLiteral("id"), QStringLiteral("title"),
                                            QStringLiteral("created_at")};
        int done = 0;
        ForeignDatabase::Rows rows(database, "chats", columns, "");
        while (rows.next()) {
            OllamaChat chat(database, rows.text(0), rows.text(1), rows.time(2));
            if (stop.stop_requested() || !chat.handOver(sink))
                return {};
            ++done;
            if (!sink.progress(file.sizeBytes * done / std::max(count, done)))
                return {};
        }
        if (!database.problem().isEmpty()) {
            if (done == 0)
                return database.problem();
            sink.skipped(file.name, database.problem());
        } else if (database.hasChanged()) {
            sink.skipped(file.name,
                         ImportText::tr("Ollama wrote to it while it was read. Import it again to be sure "
                                        "that nothing is missing.",
                                        "import report"));
        }
        return {};
    }
};

} // namespace

std::unique_ptr<ImportReader> makeOllamaReader() {
    return std::make_unique<OllamaReader>();
}

} // namespace conclave
