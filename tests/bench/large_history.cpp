// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/large_history.h"

#include <QUuid>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <string>
#include <vector>

namespace conclave::test {

namespace {

constexpr int kVocabulary = 100'000;
constexpr int kHanCharacters = 3'000;
constexpr qint64 kLongConversation = 5'000;
constexpr qint64 kMessagesPerTransaction = 20'000;
constexpr int kFolders = 20;
constexpr qint64 kFirstMs = 1'700'000'000'000;
constexpr qint64 kStepMs = 60'000; // between two messages

const char* const kRareWord = "quixotryx";
const char* const kRareModel = "Forgotten-7B";
const char* const kModels[] = {"Main-30B-A3B", "Second-120B", "Third-20B", "Coder-80B", "Small-8B"};

// A word that can be spoken, different for each number; small numbers give short ones.
std::string spokenWord(int number) {
    static const char* const kConsonants = "bcdfghjklmnprstvwz";
    static const char* const kVowels = "aeiou";
    std::string word;
    do {
        word += kConsonants[number % 18];
        number /= 18;
        word += kVowels[number % 5];
        number /= 5;
    } while (number > 0);
    return word;
}

void appendUtf8(std::string& text, char32_t c) {
    text += static_cast<char>(0xe0 | (c >> 12));
    text += static_cast<char>(0x80 | ((c >> 6) & 0x3f));
    text += static_cast<char>(0x80 | (c & 0x3f));
}

// Spread over the block, so that neighbours in frequency are no neighbours in the index.
char32_t hanCharacter(int rank) {
    return 0x4e00 + static_cast<char32_t>(rank * 7919 % 20'000);
}

class Writer {
  public:
    explicit Writer(quint64 seed) : m_random(seed) {
        for (int i = 0; i < kVocabulary; ++i)
            m_words.push_back(spokenWord(i));
    }

    double uniform() { return std::uniform_real_distribution<double>(0, 1)(m_random); }
    bool chance(double share) { return uniform() < share; }

    std::string text(double medianWords, bool isChinese) {
        const double words = medianWords * std::exp(std::normal_distribution<double>(0, 0.8)(m_random));
        const int count = std::clamp(int(words), 3, 4'000);
        std::string text;
        for (int i = 0; i < count; ++i)
            if (isChinese)
                appendHan(text, i);
            else
                appendWord(text, i);
        if (chance(1.0 / 50'000))
            text.append(" ").append(kRareWord);
        return text;
    }

    std::string code() {
        return "\n```cpp\nint " + m_words[std::size_t(rank(kVocabulary))] + "_" +
               m_words[std::size_t(rank(kVocabulary))] + "(int value) { return value + 1; }\n```\n";
    }

  private:
    // Zipf's law: the k-th is drawn with a probability of about 1 / k.
    int rank(int count) { return std::min(count - 1, int(std::exp(uniform() * std::log(count + 1.0))) - 1); }

    void appendWord(std::string& text, int i) {
        if (i > 0)
            text += i % 13 == 0 ? (i % 65 == 0 ? ".\n" : ". ") : " ";
        text += m_words[std::size_t(rank(kVocabulary))];
    }

    void appendHan(std::string& text, int i) {
        appendUtf8(text, hanCharacter(rank(kHanCharacters)));
        appendUtf8(text, hanCharacter(rank(kHanCharacters)));
        if (i % 8 == 7)
            appendUtf8(text, 0x3002); // 。
    }

    std::mt19937_64 m_random;
    std::vector<std::string> m_words;
};

QString fromUtf8(const std::string& text) {
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// The statements, prepared once.
struct Inserts {
    explicit Inserts(Database& database)
        : conversation(database, "INSERT INTO conversations (id, uuid, title, created_ms, updated_ms, "
                                 "folder_id, archived_ms, deleted_ms) "
                                 "VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?6, ?7)"),
          message(database, "INSERT INTO messages (id, conversation_id, parent_id, role, text, reasoning, "
                            "state, created_ms, has_code) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, ?7, ?8)"),
          answer(database,
                 "INSERT INTO answers (message_id, model_name, model_path, file_hash, quantization, "
                 "engine_version, temperature, top_k, top_p, min_p, repetition_penalty, max_tokens, seed, "
                 "prompt_tokens, generated_tokens, first_token_ms, tokens_per_second, stop_reason) VALUES "
                 "(?1, ?2, '/models/model.gguf', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b78"
                 "52b855', 'Q4_K_M', '0.1.0', 0.8, 40, 0.95, 0.05, 1.0, 0, 1, 100, 200, 500, 20, "
                 "'end_of_turn')"),
          leaf(database, "UPDATE conversations SET current_leaf = ?2, updated_ms = ?3 WHERE id = ?1") {}
    Statement conversation;
    Statement message;
    Statement answer;
    Statement leaf;
};

class Maker {
  public:
    Maker(Database& database, const LargeHistory& size)
        : m_size(size), m_writer(size.seed), m_insert(database) {}

    // How many messages conversation @p number (from 1) has: the last one many, the others alike.
    qint64 messagesOf(qint64 number) const {
        const qint64 longest = std::min(kLongConversation, m_size.messages / 2);
        if (number == m_size.conversations)
            return longest;
        const qint64 others = m_size.conversations - 1;
        const qint64 messages = m_size.messages - longest;
        return std::max<qint64>(1, messages / others + (number <= messages % others ? 1 : 0));
    }

    StoreDone addConversation(qint64 number) {
        const bool isLast = number == m_size.conversations;
        const bool isChinese = !isLast && number % 20 == 7;
        const bool isArchived = !isLast && number % 5 == 3;
        const bool isDeleted = !isLast && number % 100 == 42;
        const qint64 startMs = largeHistoryTime(m_made);
        m_insert.conversation.bind(1, number)
            .bind(2, QUuid::createUuidV5(QUuid(), QString::number(number)).toString(QUuid::WithoutBraces))
            .bind(3, fromUtf8(m_writer.text(6, isChinese)).simplified().left(80))
            .bind(4, startMs)
            .bindId(5, folderOf(number))
            .bindId(6, isArchived ? startMs : 0)
            .bindId(7, isDeleted ? startMs : 0);
        if (const StoreDone done = m_insert.conversation.run(); errorOf(done) != nullptr)
            return done;
        const qint64 first = m_made + 1;
        qint64 parent = 0;
        for (qint64 left = messagesOf(number); left > 0; --left) {
            const bool isAnswer = (m_made + 1 - first) % 2 == 1;
            if (const StoreDone done = addMessage(number, parent, isAnswer, isChinese);
                errorOf(done) != nullptr)
                return done;
            // Now and then another answer to the same question is written next.
            const bool hasSibling = !isLast && isAnswer && left > 2 && m_writer.chance(0.02);
            if (hasSibling) {
                if (const StoreDone done = addMessage(number, parent, true, isChinese);
                    errorOf(done) != nullptr)
                    return done;
                if (const StoreDone done = addMessage(number, m_made, false, isChinese);
                    errorOf(done) != nullptr)
                    return done;
                left -= 2;
            }
            parent = m_made;
        }
        m_insert.leaf.bind(1, number).bind(2, m_made).bind(3, largeHistoryTime(m_made));
        return m_insert.leaf.run();
    }

    qint64 made() const { return m_made; }

    qint64 folderOf(qint64 number) const {
        if (number == m_size.conversations / 3)
            return kSmallFolder;
        return number % 2 == 0 ? number / 2 % kFolders + 1 : 0;
    }

  private:
    StoreDone addMessage(qint64 conversation, qint64 parent, bool isAnswer, bool isChinese) {
        ++m_made;
        std::string text = m_writer.text(isAnswer ? 150 : 22, isChinese);
        const bool hasCode = isAnswer && m_writer.chance(0.15);
        if (hasCode)
            text += m_writer.code();
        const bool hasReasoning = isAnswer && m_writer.chance(0.1);
        m_insert.message.bind(1, m_made)
            .bind(2, conversation)
            .bindId(3, parent)
            .bind(4, isAnswer ? 2 : 1)
            .bind(5, fromUtf8(text))
            .bind(6, hasReasoning ? fromUtf8(m_writer.text(200, isChinese)) : QString())
            .bind(7, largeHistoryTime(m_made))
            .bind(8, hasCode ? 1 : 0);
        if (const StoreDone done = m_insert.message.run(); errorOf(done) != nullptr || !isAnswer)
            return done;
        const char* model = m_writer.chance(1.0 / 10'000) ? kRareModel
                            : m_writer.chance(0.6)        ? kModels[0]
                                                          : kModels[m_made % std::ssize(kModels)];
        m_insert.answer.bind(1, m_made).bind(2, QString::fromUtf8(model));
        return m_insert.answer.run();
    }

    const LargeHistory m_size;
    Writer m_writer;
    Inserts m_insert;
    qint64 m_made = 0;
};

QString han(int from, int count) {
    QString text;
    for (int i = from; i < from + count; ++i)
        text += QChar(char16_t(hanCharacter(i)));
    return text;
}

} // namespace

LargeHistoryWords largeHistoryWords() {
    const auto word = [](int rank) { return fromUtf8(spokenWord(rank)); };
    return {.common = word(0),
            .second = word(1),
            .medium = word(1'000),
            .rare = QString::fromUtf8(kRareWord),
            .phrase = word(0) + QLatin1Char(' ') + word(1),
            .han1 = han(0, 1),
            .han2 = han(2, 2),
            .han4 = han(0, 4),
            .rareModel = QString::fromUtf8(kRareModel),
            .model = QString::fromUtf8(kModels[0])};
}

qint64 largeHistoryTime(qint64 id) {
    return kFirstMs + id * kStepMs;
}

StoreDone makeLargeHistory(Database& database, const LargeHistory& size) {
    Maker maker(database, size);
    qint64 number = 1;
    while (number <= size.conversations) {
        Transaction transaction(database, Database::Sync::Process);
        if (errorOf(transaction.begun()) != nullptr)
            return transaction.begun();
        if (number == 1) {
            Statement folder(database,
                             "INSERT INTO folders (id, uuid, name, created_ms) VALUES (?1, ?2, ?3, ?4)");
            for (int i = 1; i <= kSmallFolder; ++i) {
                folder.bind(1, i)
                    .bind(2, QUuid::createUuidV5(QUuid(), QStringLiteral("folder %1").arg(i))
                                 .toString(QUuid::WithoutBraces))
                    .bind(3, QStringLiteral("Folder %1").arg(i))
                    .bind(4, kFirstMs);
                if (const StoreDone done = folder.run(); errorOf(done) != nullptr)
                    return done;
            }
        }
        for (const qint64 end = maker.made() + kMessagesPerTransaction;
             number <= size.conversations && maker.made() < end; ++number)
            if (const StoreDone done = maker.addConversation(number); errorOf(done) != nullptr)
                return done;
        if (const StoreDone done = transaction.commit(); errorOf(done) != nullptr)
            return done;
    }
    return std::monostate{};
}

} // namespace conclave::test
