// SPDX-License-Identifier: GPL-3.0-or-later
// GPT4All's gpt4all-<id>.chat files, which lie among its models.
#include "app/import/foreign_message.h"
#include "app/import/foreign_reasoning.h"
#include "app/import/gpt4all_chat.h"
#include "app/import/import_text.h"
#include "app/import/json_reading.h"
#include "app/import/json_values.h"
#include "app/import/one_by_one.h"
#include "app/import/reader_texts.h"

#include <QtEndian>

#include <algorithm>
#include <iterator>
#include <utility>

namespace conclave {
namespace {

bool isNamedSo(const ImportFiles::Entry& entry) {
    return entry.name.endsWith(QLatin1String(".chat"), Qt::CaseInsensitive);
}

bool hasMagic(ImportFiles& files, const ImportFiles::Entry& entry) {
    const std::unique_ptr<ByteSource> source = files.read(entry);
    const QByteArray head = source ? source->read(4) : QByteArray();
    return head.size() == 4 && qFromBigEndian<quint32>(head.constData()) == kGpt4AllMagic;
}

/// One chat on its way from their items to our messages.
class Conversion {
  public:
    Conversion(Gpt4AllChat chat, const QString& entryName, ImportSink& sink)
        : m_chat(std::move(chat)), m_sink(sink) {
        m_conversation.source = QStringLiteral("gpt4all");
        m_conversation.sourceId = m_chat.id.isEmpty() ? entryName : m_chat.id;
        m_conversation.title = m_chat.name;
        if (m_conversation.title == QLatin1String("New Chat")) // what they call one without a title
            m_conversation.title.clear();
        m_conversation.createdMs = m_chat.createdMs;
        m_what = m_conversation.title.isEmpty() ? entryName : m_conversation.title;
    }

    /// False when reading should end.
    bool run() {
        for (const Gpt4AllChat::Item& item : std::as_const(m_chat.items))
            add(item);
        if (!m_chat.problem.isEmpty())
            m_losses.append(m_chat.problem);
        m_conversation.currentSourceId = m_parent;
        return handOver(m_sink, std::move(m_conversation), m_what, m_losses);
    }

  private:
    void add(const Gpt4AllChat::Item& item) {
        if (item.kind == Gpt4AllChat::Item::Kind::Other) {
            m_losses.append(instructionsStayOut());
            return;
        }
        ForeignMessage ours;
        ours.parentSourceId = m_parent;
        ours.role = item.kind == Gpt4AllChat::Item::Kind::Prompt ? Role::User : Role::Assistant;
        if (m_parent.isEmpty())
            ours.createdMs = m_chat.createdMs; // the only time in the file
        if (ours.role == Role::Assistant)
            addAnswer(item, ours);
        else
            ours.text = item.text;
        for (const QString& name : item.attachments) {
            appendParagraph(ours.text, attachmentNote(name));
            m_losses.append(filesStayOut());
        }
        for (const QString& name : item.sources)
            appendParagraph(ours.text, sourceNote(name));
        if (item.sourceCount > 0 && item.sources.isEmpty())
            appendParagraph(ours.text, sourceNote(QStringLiteral("LocalDocs")));
        if (item.sourceCount > 0)
            m_losses.append(sourcesStayOut());
        ours.sourceId = idFromWords(m_parent, ours.role, ours.text + u'\n' + ours.reasoning);
        m_parent = ours.sourceId;
        m_conversation.messages.append(std::move(ours));
    }

    void addAnswer(const Gpt4AllChat::Item& item, ForeignMessage& ours) {
        using Kind = Gpt4AllChat::Part::Kind;
        QStringList calls;
        for (const Gpt4AllChat::Part& part : item.parts) {
            switch (part.kind) {
            case Kind::Container:
            case Kind::Text:
                appendParagraph(ours.text, part.text.trimmed());
                break;
            case Kind::Reasoning: {
                const AnswerParts thinking = splitThinking(part.text);
                appendParagraph(ours.reasoning,
                                thinking.reasoning.isEmpty() ? thinking.text.trimmed() : thinking.reasoning);
                ours.reasoningMs += part.reasoningMs;
                break;
            }
            case Kind::ToolCall:
                calls.append(toolCallLine(part.toolName.isEmpty() ? QStringLiteral("javascript_interpret")
                                                                  : part.toolName,
                                          nlohmann::json{{"code", codeOf(part.text).toStdString()}}));
                break;
            case Kind::ToolAnswer:
                m_losses.append(resultsStayOut());
                break;
            }
        }
        AnswerParts last = splitThinking(item.text); // before version 12 the reasoning is in the text
        appendParagraph(ours.text, last.text.trimmed());
        appendParagraph(ours.reasoning, last.reasoning);
        ours.toolCalls = calls.join(u'\n');
        ours.provenance.modelName = m_chat.model;
        if (item.isError)
            ours.state = MessageState::Failed;
        else if (item.isStopped)
            ours.state = MessageState::Stopped;
    }

    /// The program in "<javascript_interpret>\n```javascript\n…```\n</javascript_interpret>".
    static QString codeOf(const QString& call) {
        const qsizetype fence = call.indexOf(QLatin1String("```"));
        const qsizetype begin = fence < 0 ? -1 : call.indexOf(u'\n', fence);
        if (begin < 0)
            return call.trimmed();
        const qsizetype end = call.indexOf(QLatin1String("```"), begin);
        return call.mid(begin, end < 0 ? -1 : end - begin).trimmed();
    }

    Gpt4AllChat m_chat;
    ImportSink& m_sink;
    ForeignConversation m_conversation;
    QString m_parent; ///< the message before
    QString m_what;   ///< for the report
    QStringList m_losses;
};

class Gpt4AllReader : public ImportReader {
  public:
    QString source() const override { return QStringLiteral("gpt4all"); }
    QString name() const override { return QStringLiteral("GPT4All"); }

    int confidence(ImportFiles& files) const override {
        int looked = 0;
        bool isLikely = false;
        for (const ImportFiles::Entry& entry : files.entries()) {
            if (!isNamedSo(entry))
                continue;
            if (hasMagic(files, entry))
                return 99;
            isLikely = isLikely || fileNameOf(entry).startsWith(QLatin1String("gpt4all-"));
            if (++looked == 8)
                break;
        }
        return isLikely ? 50 : 0;
    }

    QString read(ImportFiles& files, ImportSink& sink, std::stop_token stop) const override {
        std::vector<ImportFiles::Entry> chats;
        std::copy_if(files.entries().begin(), files.entries().end(), std::back_inserter(chats), isNamedSo);
        const QString nothingFound =
            ImportText::tr("There is no chat of GPT4All here. They are called gpt4all-….chat and lie in the "
                           "folder of its models.",
                           "import error");
        return readOneByOne(chats, sink, std::move(stop), nothingFound,
                            [&](size_t i) { return readFile(files, chats[i], sink); });
    }

  private:
    static FileRead readFile(ImportFiles& files, const ImportFiles::Entry& entry, ImportSink& sink) {
        const std::unique_ptr<ByteSource> source = files.read(entry);
        if (!source)
            return {.problem = files.problem()};
        FileRead file;
        if (std::optional<Gpt4AllChat> chat = readGpt4AllChat(*source, file.problem))
            return {.problem = {}, .goesOn = Conversion(std::move(*chat), entry.name, sink).run()};
        return file;
    }
};

} // namespace

std::unique_ptr<ImportReader> makeGpt4AllReader() {
    return std::make_unique<Gpt4AllReader>();
}

} // namespace conclave
