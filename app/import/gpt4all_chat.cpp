// SPDX-License-Identifier: GPL-3.0-or-later
// Every length comes from the file and may be a lie. QDataStream reads strings in steps, so that a lie about
// one costs no more memory than there are bytes; lists are read element by element until the stream fails,
// never reserved. QVariant, which can make any type, is only read where it holds a plain one.
#include "app/import/gpt4all_chat.h"

#include "app/import/import_text.h"
#include "app/import/json_values.h"

#include <QDataStream>
#include <QIODevice>
#include <QUrl>

#include <algorithm>
#include <limits>

namespace conclave {
namespace {

constexpr int kMostParts = 1 << 16; ///< of one item
constexpr int kDeepestParts = 16;   ///< GPT4All makes three levels
constexpr int kMostNamed = 20;      ///< sources and attachments of which the names are kept

/// A ByteSource for QDataStream.
class SourceDevice : public QIODevice {
  public:
    explicit SourceDevice(ByteSource& source) : m_source(source) { open(QIODevice::ReadOnly); }
    bool isSequential() const override { return true; }

  protected:
    qint64 readData(char* data, qint64 most) override {
        qint64 done = 0;
        while (done < most) {
            const QByteArray bytes = m_source.read(std::min(most - done, qint64(1) << 20));
            if (bytes.isEmpty())
                break;
            std::copy(bytes.begin(), bytes.end(), data + done);
            done += bytes.size();
        }
        return done;
    }
    qint64 writeData(const char*, qint64) override { return -1; }

  private:
    ByteSource& m_source;
};

/// Passes over @p count bytes; the stream fails when there are fewer.
void skipBytes(QDataStream& stream, quint64 count) {
    while (count > 0 && stream.status() == QDataStream::Ok) {
        const int step = static_cast<int>(std::min<quint64>(count, 1 << 20));
        if (stream.skipRawData(step) != step)
            stream.setStatus(QDataStream::ReadPastEnd);
        count -= static_cast<quint64>(step);
    }
}

template <typename T>
T next(QDataStream& stream) {
    T value = {};
    stream >> value;
    return value;
}

QString nextString(QDataStream& stream) {
    return next<QString>(stream);
}

/// A QString or QByteArray that nobody needs.
void skipString(QDataStream& stream) {
    const auto bytes = next<quint32>(stream);
    if (bytes != 0xFFFFFFFF) // null
        skipBytes(stream, bytes);
}

/// One reading of one file.
class ChatReader {
  public:
    ChatReader(QDataStream& stream, qint32 version, Gpt4AllChat& chat)
        : m_stream(stream), m_version(version), m_chat(chat) {}

    /// False when the head is damaged: there is nothing then.
    bool readHead() {
        m_chat.createdMs = timeOf(nlohmann::json(next<qint64>(m_stream)));
        m_chat.id = nextString(m_stream);
        m_chat.name = nextString(m_stream);
        skipString(m_stream); // of the user
        m_chat.model = nextString(m_stream);
        if (m_version >= 3)
            for (auto left = next<quint32>(m_stream); left > 0 && isOk(); --left)
                skipString(m_stream); // a collection of documents
        if (m_version < 11)
            skipModelState();
        return isOk();
    }

    void readItems() {
        const auto count = next<qint32>(m_stream);
        for (qint32 i = 0; i < count && isOk(); ++i) {
            Gpt4AllChat::Item item;
            readItem(item);
            if (isOk())
                m_chat.items.append(std::move(item));
        }
    }

    bool isOk() const { return m_stream.status() == QDataStream::Ok; }

  private:
    void fail() { m_stream.setStatus(QDataStream::ReadCorruptData); }

    /// What the engine of the time kept: of no use, and up to gigabytes.
    void skipModelState() {
        const bool hasState = m_version < 6 || next<bool>(m_stream);
        if (m_version >= 2)
            skipBytes(m_stream, 8); // kind of model, version of the state
        skipString(m_stream);       // response
        skipString(m_stream);       // name of it
        skipBytes(m_stream, 4);     // tokens
        if (!hasState)
            return;
        if (m_version < 4)
            skipBytes(m_stream, 4); // logits
        skipBytes(m_stream, 4);     // tokens
        if (m_version >= 7)
            skipBytes(m_stream, 4); // size of the context
        if (m_version < 9)
            skipMany(); // logits
        skipMany();     // tokens
        skipString(m_stream);
    }

    /// A count of values of four bytes, and the values.
    void skipMany() {
        const auto count = next<quint64>(m_stream);
        if (count > std::numeric_limits<quint64>::max() / 4)
            fail();
        else
            skipBytes(m_stream, count * 4);
    }

    void readItem(Gpt4AllChat::Item& item) {
        if (m_version < 12)
            skipBytes(m_stream, 4); // id
        const QString label = nextString(m_stream);
        if (label == QLatin1String("Prompt: "))
            item.kind = Gpt4AllChat::Item::Kind::Prompt;
        else if (label == QLatin1String("Response: "))
            item.kind = Gpt4AllChat::Item::Kind::Response;
        else if (label != QLatin1String("System: "))
            return fail(); // its own reader stops here too: what follows depends on the label
        item.text = nextString(m_stream);
        if (m_version < 10)
            skipString(m_stream); // a prompt
        skipString(m_stream);     // what the user would have answered
        next<bool>(m_stream);     // is being written
        item.isStopped = next<bool>(m_stream);
        next<bool>(m_stream); // thumbs up
        next<bool>(m_stream); // thumbs down
        if (m_version >= 11 && item.kind == Gpt4AllChat::Item::Kind::Response)
            item.isError = next<bool>(m_stream);
        if (m_version >= 8)
            readSources(item);
        else if (m_version >= 3)
            readReferences(item);
        if (m_version >= 10)
            readAttachments(item);
        if (m_version >= 12)
            readParts(item, 1);
    }

    static void keepName(QStringList& names, const QString& name) {
        if (!name.isEmpty() && names.size() < kMostNamed && !names.contains(name))
            names.append(name);
    }

    void readSources(Gpt4AllChat::Item& item) {
        for (auto left = next<qint64>(m_stream); left > 0 && isOk(); --left) {
            skipString(m_stream); // collection
            skipString(m_stream); // path
            const QString file = nextString(m_stream);
            for (int i = 0; i < 4; ++i)
                skipString(m_stream); // title, author, date, passage
            skipBytes(m_stream, 12);  // page, from, to
            if (!isOk())
                return;
            ++item.sourceCount;
            keepName(item.sources, file);
        }
    }

    /// Before version 8 the sources were a text for people, a line each.
    void readReferences(Gpt4AllChat::Item& item) {
        skipString(m_stream);
        for (auto left = next<quint32>(m_stream); left > 0 && isOk(); --left) {
            skipString(m_stream);
            if (isOk())
                ++item.sourceCount;
        }
    }

    void readAttachments(Gpt4AllChat::Item& item) {
        for (auto left = next<qint64>(m_stream); left > 0 && isOk(); --left) {
            const auto url = next<QByteArray>(m_stream);
            skipString(m_stream); // the file itself
            if (isOk())
                keepName(item.attachments, QUrl::fromEncoded(url).fileName());
        }
    }

    void readParts(Gpt4AllChat::Item& item, int depth) {
        if (depth > kDeepestParts)
            return fail();
        for (auto left = next<qint64>(m_stream); left > 0 && isOk(); --left) {
            if (++m_parts > kMostParts)
                return fail();
            readPart(item, depth);
        }
        if (depth == 1)
            m_parts = 0;
    }

    void readPart(Gpt4AllChat::Item& item, int depth) {
        using Kind = Gpt4AllChat::Part::Kind;
        Gpt4AllChat::Part part;
        const QString label = nextString(m_stream);
        if (label == QLatin1String("Text: "))
            part.kind = Kind::Text;
        else if (label == QLatin1String("Think: "))
            part.kind = Kind::Reasoning;
        else if (label == QLatin1String("ToolCall: "))
            part.kind = Kind::ToolCall;
        else if (label == QLatin1String("ToolResponse: "))
            part.kind = Kind::ToolAnswer;
        else if (label != QLatin1String("Response: "))
            return fail();
        part.text = nextString(m_stream);
        if (part.kind == Kind::Reasoning)
            part.reasoningMs = std::max<qint32>(0, next<qint32>(m_stream));
        else if (part.kind == Kind::ToolCall)
            readCall(part);
        if (!isOk())
            return;
        if (part.kind != Kind::Container || !part.text.isEmpty())
            item.parts.append(std::move(part));
        readParts(item, depth + 1);
    }

    void readCall(Gpt4AllChat::Part& part) {
        part.toolName = nextString(m_stream);
        for (auto left = next<qint64>(m_stream); left > 0 && isOk(); --left) {
            skipString(m_stream);   // name of the argument
            skipBytes(m_stream, 4); // its type
            skipVariant();
        }
        skipString(m_stream);   // result
        skipBytes(m_stream, 4); // error
        skipString(m_stream);   // and what it says
    }

    /// The plain types that an argument can have; with another one the rest of the file cannot be read.
    void skipVariant() {
        const auto type = next<quint32>(m_stream);
        next<qint8>(m_stream); // is null
        switch (type) {
        case QMetaType::UnknownType: // an invalid one: nothing follows
            break;
        case QMetaType::Bool:
            skipBytes(m_stream, 1);
            break;
        case QMetaType::Int:
        case QMetaType::UInt:
            skipBytes(m_stream, 4);
            break;
        case QMetaType::LongLong:
        case QMetaType::ULongLong:
        case QMetaType::Double:
            skipBytes(m_stream, 8);
            break;
        case QMetaType::QString:
        case QMetaType::QByteArray:
            skipString(m_stream);
            break;
        default:
            fail();
        }
    }

    QDataStream& m_stream;
    const qint32 m_version;
    Gpt4AllChat& m_chat;
    int m_parts = 0;
};

} // namespace

std::optional<Gpt4AllChat> readGpt4AllChat(ByteSource& source, QString& problem) {
    SourceDevice device(source);
    QDataStream stream(&device);
    stream.setVersion(QDataStream::Qt_6_2);
    const auto magic = next<quint32>(stream);
    const auto version = next<qint32>(stream);
    if (stream.status() != QDataStream::Ok || magic != kGpt4AllMagic) {
        problem = !source.problem().isEmpty()
                      ? source.problem()
                      : ImportText::tr("This is no chat of GPT4All: it does not begin as one does.",
                                       "import report");
        return std::nullopt;
    }
    if (version < 1 || version > kNewestGpt4AllVersion) {
        problem = ImportText::tr("The chat has the format's version %1; Conclave reads the versions 1 to %2.",
                                 "import report")
                      .arg(version)
                      .arg(kNewestGpt4AllVersion);
        return std::nullopt;
    }
    Gpt4AllChat chat;
    ChatReader reader(stream, version, chat);
    if (reader.readHead())
        reader.readItems();
    if (!reader.isOk()) {
        const bool endsEarly = stream.status() == QDataStream::ReadPastEnd;
        chat.problem =
            !source.problem().isEmpty() ? source.problem()
            : endsEarly
                ? ImportText::tr("The file ends early; what comes after that is missing.", "import report")
                : ImportText::tr("The file is damaged; what comes after that is missing.", "import report");
    }
    if (chat.items.isEmpty() && !chat.problem.isEmpty()) {
        problem = chat.problem;
        return std::nullopt;
    }
    return chat;
}

} // namespace conclave
