// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer's entry to the readers of other programs' histories. The first byte chooses the reader (in the
// order of importReaders()), the second how many bytes a source hands out at once; the rest are the files,
// with kBetweenFiles between them, under the names that the reader looks for.
#include "fuzz_import.h"

#include "tests/app/import/memory_files.h"

#include "app/import/import_reader.h"

#include <QSet>

#include <array>
#include <cstdlib>

namespace {

using namespace conclave;

/// A fuzzer does not look at what is returned.
void require(bool isSound) {
    if (!isSound)
        std::abort();
}

/// Looks at everything that a reader hands over.
class CheckingSink : public ImportSink {
  public:
    CheckingSink(const ImportReader& reader, qsizetype inputBytes, int mostConversations)
        : m_source(reader.source()), m_inputBytes(inputBytes), m_most(mostConversations) {}

    bool found(ForeignConversation conversation) override {
        require(!m_hasEnded);
        // Our own export keeps what it says, an older import's source and any time, for the round trip.
        const bool isOurs = m_source == "conclave";
        require(conversation.source == m_source || isOurs);
        QSet<QString> ids;
        for (const ForeignMessage& message : conversation.messages) {
            require(message.sourceId.isEmpty() || !ids.contains(message.sourceId));
            ids.insert(message.sourceId);
            require(isOurs || (isTime(message.createdMs) && message.reasoningMs >= 0));
            require(isOurs ||
                    (message.provenance.promptTokens >= 0 && message.provenance.generatedTokens >= 0));
            m_characters += message.text.size() + message.reasoning.size() + message.toolCalls.size();
        }
        require(isOurs || (isTime(conversation.createdMs) && isTime(conversation.updatedMs)));
        require(isOurs || (conversation.pinnedMs >= 0 && conversation.archivedMs >= 0));
        // A part of two bytes can leave a note of a dozen; nothing is repeated from one message to the next.
        require(m_characters <= 24 * m_inputBytes + 4096);
        digest += QStringLiteral("%1 %2;").arg(conversation.title).arg(conversation.messages.size());
        m_hasEnded = ++m_count == m_most;
        return !m_hasEnded;
    }
    bool skipped(const QString& what, const QString& why) override {
        require(!m_hasEnded && !why.isEmpty());
        digest += what + why;
        return true;
    }
    void expects(qint64 bytes) override { require(bytes >= 0); }
    bool progress(qint64 bytes) override {
        require(bytes >= 0);
        return true;
    }

    QString digest; ///< the same for the same bytes, however they come

  private:
    static bool isTime(qint64 ms) { return ms == 0 || (ms >= 631'152'000'000 && ms < 7'258'118'400'000); }

    const QString m_source;
    const qsizetype m_inputBytes;
    const int m_most;
    int m_count = 0;
    bool m_hasEnded = false;
    qsizetype m_characters = 0;
};

QStringList fileNames(const QString& source) {
    if (source == QLatin1String("lm-studio"))
        return {QStringLiteral("conversations/Folder/1.conversation.json"),
                QStringLiteral("conversations/2.conversation.json")};
    if (source == QLatin1String("jan"))
        return {QStringLiteral("threads/a/messages.jsonl"), QStringLiteral("threads/a/thread.json"),
                QStringLiteral("threads/b/messages.jsonl")};
    if (source == QLatin1String("ollama"))
        return {QStringLiteral("db.sqlite"), QStringLiteral("db.sqlite-wal")};
    if (source == QLatin1String("gpt4all"))
        return {QStringLiteral("gpt4all-1.chat"), QStringLiteral("gpt4all-2.chat")};
    if (source == QLatin1String("gemini"))
        return {QStringLiteral("My Activity/Gemini Apps/MyActivity.json")};
    if (source == QLatin1String("chatgpt"))
        return {QStringLiteral("conversations-000.json"), QStringLiteral("conversations-001.json")};
    return {QStringLiteral("conversations.json")};
}

QString readOnce(const ImportReader& reader, const QByteArray& input, qint64 mostPerRead, int mostFound) {
    test::MemoryFiles files(mostPerRead);
    const QByteArray between(test::kBetweenFiles);
    qsizetype at = 0;
    for (const QString& name : fileNames(reader.source())) {
        const qsizetype end = at > input.size() ? -1 : input.indexOf(between, at);
        if (at <= input.size())
            files.add(name, input.mid(at, end < 0 ? -1 : end - at));
        at = end < 0 ? input.size() + 1 : end + between.size();
    }
    const int confidence = reader.confidence(files);
    require(confidence >= 0 && confidence <= 100);
    CheckingSink sink(reader, input.size(), mostFound);
    const QString problem = reader.read(files, sink, {});
    return sink.digest + problem;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2)
        return 0;
    const auto& readers = importReaders();
    const ImportReader& reader = *readers[data[0] % readers.size()];
    static constexpr std::array<qint64, 4> kChunks = {1, 3, 4096, qint64(1) << 30};
    const QByteArray input(reinterpret_cast<const char*>(data + 2), static_cast<qsizetype>(size) - 2);
    try {
        const QString whole = readOnce(reader, input, kChunks.back(), -1);
        require(readOnce(reader, input, kChunks[data[1] % kChunks.size()], -1) == whole);
        readOnce(reader, input, kChunks.back(), 1);
    } catch (...) {
        require(false);
    }
    return 0;
}
