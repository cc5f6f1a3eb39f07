// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/search/search_tokenizer.h"

#include <QByteArray>
#include <QChar>
#include <QList>
#include <QString>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <atomic>
#include <memory>
#include <sqlite3.h>
#include <string>
#include <vector>

namespace conclave {

namespace {

enum class Kind : unsigned char {
    Separator,
    Ignored,   // belongs to what is before it and says nothing: accents, joiners
    Letter,    // part of a word
    Character, // a token of its own
    Voicing,   // か and が differ: belongs to the kana before it
};

// A character of folded text.
struct Piece {
    std::array<char, 4> utf8{};
    unsigned char size = 0;
    Kind kind = Kind::Separator;
    std::string_view text() const { return {utf8.data(), size}; }
};

constexpr char32_t kInvalid = 0xfffd;
constexpr int kVoicingClass = 8;

constexpr bool isHangulSyllable(char32_t c) {
    return c >= 0xac00 && c <= 0xd7a3;
}

bool isWithoutSpaces(char32_t c) {
    // Marks that several scripts share, such as 々 and ー, are in these blocks.
    if ((c >= 0x3005 && c <= 0x30ff) || (c >= 0x31f0 && c <= 0x31ff))
        return true;
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Bopomofo:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return false;
    }
}

Kind kindOf(char32_t c) {
    constexpr char32_t kZeroWidthSpace = 0x200b, kTatweel = 0x640;
    if (c == kZeroWidthSpace)
        return Kind::Separator;
    if (c == kTatweel)
        return Kind::Ignored;
    switch (QChar::category(c)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining: {
        const int combining = QChar::combiningClass(c);
        if (combining == kVoicingClass)
            return Kind::Voicing;
        if (isWithoutSpaces(c))
            return Kind::Character;
        const bool isVariation = (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef) ||
                                 (c >= 0x180b && c <= 0x180f) || c == 0x34f;
        // Vowel signs of Indian scripts have class 0: dropping them would leave bare consonants.
        return combining != 0 || isVariation ? Kind::Ignored : Kind::Letter;
    }
    case QChar::Mark_Enclosing:
    case QChar::Other_Format:
        return Kind::Ignored;
    case QChar::Number_DecimalDigit:
    case QChar::Number_Letter:
    case QChar::Number_Other:
    case QChar::Letter_Uppercase:
    case QChar::Letter_Lowercase:
    case QChar::Letter_Titlecase:
    case QChar::Letter_Modifier:
    case QChar::Letter_Other:
        return isWithoutSpaces(c) ? Kind::Character : Kind::Letter;
    default:
        return Kind::Separator;
    }
}

// Letters with a stroke and ligatures, which Unicode (or Qt: ß) does not take apart.
QString plainForm(char32_t c) {
    switch (c) {
    case 0x0131: // ı
        return QStringLiteral("i");
    case 0x00f8: // ø
        return QStringLiteral("o");
    case 0x0142: // ł
        return QStringLiteral("l");
    case 0x0111: // đ
        return QStringLiteral("d");
    case 0x0127: // ħ
        return QStringLiteral("h");
    case 0x0167: // ŧ
        return QStringLiteral("t");
    case 0x00df: // ß
        return QStringLiteral("ss");
    case 0x00e6: // æ
        return QStringLiteral("ae");
    case 0x0153: // œ
        return QStringLiteral("oe");
    default:
        break;
    }
    if (QChar::category(c) == QChar::Number_DecimalDigit && QChar::digitValue(c) >= 0)
        return QString(QChar(u'0' + QChar::digitValue(c)));
    return QString::fromUcs4(&c, 1);
}

std::vector<Piece> foldedPieces(char32_t c) {
    QString folded = QString::fromUcs4(&c, 1);
    if (!isHangulSyllable(c)) // which would come apart into its letters
        folded = folded.normalized(QString::NormalizationForm_KD)
                     .toCaseFolded()
                     .normalized(QString::NormalizationForm_KD);
    std::vector<Piece> pieces;
    for (const char32_t one : folded.toUcs4()) {
        const QString plain = plainForm(one);
        for (const char32_t last : plain.toUcs4()) {
            const QByteArray utf8 = QString::fromUcs4(&last, 1).toUtf8();
            Piece piece;
            piece.size = static_cast<unsigned char>(utf8.size());
            std::copy(utf8.begin(), utf8.end(), piece.utf8.begin());
            piece.kind = kindOf(last);
            pieces.push_back(piece);
        }
    }
    return pieces;
}

// What the characters of one page of 256 become.
struct Page {
    std::vector<Piece> pieces;
    std::array<unsigned short, 257> first{}; // into pieces, for each character; the last is the end
};

constexpr char32_t kPageSize = 256;
constexpr char32_t kPages = 0x110000 / kPageSize;

// Made when they are needed first (0.1 ms each), by whichever thread is there first, and never changed.
class Pages {
  public:
    ~Pages() {
        for (const std::atomic<const Page*>& page : m_pages)
            delete page.load();
    }

    const Page& of(char32_t c) {
        std::atomic<const Page*>& slot = m_pages[c / kPageSize];
        if (const Page* page = slot.load(std::memory_order_acquire))
            return *page;
        std::unique_ptr<const Page> made = make(c / kPageSize * kPageSize);
        const Page* expected = nullptr;
        if (slot.compare_exchange_strong(expected, made.get(), std::memory_order_acq_rel))
            return *made.release();
        return *expected;
    }

  private:
    static std::unique_ptr<const Page> make(char32_t first) {
        auto page = std::make_unique<Page>();
        for (char32_t i = 0; i < kPageSize; ++i) {
            page->first[i] = static_cast<unsigned short>(page->pieces.size());
            const std::vector<Piece> pieces = foldedPieces(first + i);
            page->pieces.insert(page->pieces.end(), pieces.begin(), pieces.end());
        }
        page->first[kPageSize] = static_cast<unsigned short>(page->pieces.size());
        return page;
    }

    std::array<std::atomic<const Page*>, kPages> m_pages{};
};

Pages& pages() {
    static Pages all;
    return all;
}

/// Puts characters together to tokens. After stopped() nothing more comes out.
class TokenMaker {
  public:
    explicit TokenMaker(const SearchTokenSink& sink) : m_sink(sink) {}

    bool stopped() const { return m_stopped; }

    void put(char32_t c, qsizetype start, qsizetype end) {
        if (c < 0x80) {
            putAscii(static_cast<char>(c), start, end);
            return;
        }
        if (putIntoSyllable(c, end))
            return;
        const Page& page = pages().of(c);
        const char32_t i = c % kPageSize;
        for (unsigned k = page.first[i]; k < page.first[i + 1]; ++k)
            putPiece(page.pieces[k], start, end);
        m_syllable = isHangulSyllable(c) || (c >= kLeading && c < kLeading + kLeadings) ? c : 0;
    }

    void flush() {
        m_syllable = 0;
        if (m_text.empty())
            return;
        if (!m_stopped)
            m_stopped = !m_sink({m_text, m_start, m_end, m_isCharacter});
        m_text.clear();
        m_length = 0;
    }

  private:
    // How Unicode composes Hangul: a syllable is leading consonant, vowel, perhaps trailing consonant.
    static constexpr char32_t kLeading = 0x1100, kLeadings = 19;
    static constexpr char32_t kVowel = 0x1161, kVowels = 21;
    static constexpr char32_t kTrailing = 0x11a7, kTrailings = 28; // the first stands for "none"

    void putAscii(char c, qsizetype start, qsizetype end) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            putLetter({&c, 1}, start, end);
        else
            flush();
    }

    void putLetter(std::string_view text, qsizetype start, qsizetype end) {
        if (m_isCharacter || m_length == kLongestSearchWord)
            flush();
        if (m_text.empty())
            begin(start, false);
        m_text += text;
        ++m_length;
        m_end = end;
    }

    void putPiece(const Piece& piece, qsizetype start, qsizetype end) {
        switch (piece.kind) {
        case Kind::Separator:
            flush();
            break;
        case Kind::Letter:
            putLetter(piece.text(), start, end);
            break;
        case Kind::Character:
            flush();
            begin(start, true);
            m_text = piece.text();
            m_end = end;
            break;
        case Kind::Voicing:
            if (m_isCharacter && !m_text.empty() && m_length == 0) {
                m_text += piece.text();
                ++m_length;
            }
            [[fallthrough]];
        case Kind::Ignored:
            if (!m_text.empty())
                m_end = end;
            break;
        }
    }

    // A letter of Hangul that completes the syllable before it, as files from a Mac have them.
    bool putIntoSyllable(char32_t c, qsizetype end) {
        char32_t whole = 0;
        if (m_syllable >= kLeading && m_syllable < kLeading + kLeadings && c >= kVowel &&
            c < kVowel + kVowels)
            whole = 0xac00 + ((m_syllable - kLeading) * kVowels + (c - kVowel)) * kTrailings;
        else if (isHangulSyllable(m_syllable) && (m_syllable - 0xac00) % kTrailings == 0 && c > kTrailing &&
                 c < kTrailing + kTrailings)
            whole = m_syllable + (c - kTrailing);
        if (whole == 0)
            return false;
        m_text = QString::fromUcs4(&whole, 1).toStdString();
        m_syllable = whole;
        m_end = end;
        return true;
    }

    void begin(qsizetype start, bool isCharacter) {
        m_start = start;
        m_isCharacter = isCharacter;
        m_syllable = 0;
    }

    const SearchTokenSink& m_sink;
    std::string m_text; // of the token being made; empty: none is
    qsizetype m_start = 0;
    qsizetype m_end = 0;
    int m_length = 0; // of a word in characters; of a character, how many voicing marks it has
    bool m_isCharacter = false;
    char32_t m_syllable = 0; // what a letter of Hangul could still complete, 0: nothing
    bool m_stopped = false;
};

// The character at utf8[i] and how many bytes it takes; what is not valid is one byte.
struct Decoded {
    char32_t c = kInvalid;
    int size = 1;
};
Decoded decodeUtf8(std::string_view utf8, std::size_t i) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(utf8[at]); };
    const unsigned char lead = byte(i);
    if (lead < 0x80)
        return {lead, 1};
    const int size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || i + static_cast<std::size_t>(size) > utf8.size())
        return {};
    char32_t c = lead & (0x7fu >> size);
    for (int k = 1; k < size; ++k) {
        const unsigned char next = byte(i + static_cast<std::size_t>(k));
        if ((next & 0xc0) != 0x80)
            return {};
        c = c << 6 | (next & 0x3f);
    }
    constexpr char32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (c < kSmallest[size] || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
        return {};
    return {c, size};
}

int tokenizeForFts(Fts5Tokenizer*, void* context, int, const char* text, int size,
                   int (*token)(void*, int, const char*, int, int, int)) {
    int code = SQLITE_OK;
    forEachSearchToken(std::string_view(text, text != nullptr && size > 0 ? std::size_t(size) : 0),
                       [&](const SearchToken& found) {
                           code = token(context, 0, found.text.data(), int(found.text.size()),
                                        int(found.start), int(found.end));
                           return code == SQLITE_OK;
                       });
    return code;
}

int createForFts(void*, const char**, int, Fts5Tokenizer** made) {
    // Nothing to keep, but null would stand for a failure.
    static char nothing;
    *made = reinterpret_cast<Fts5Tokenizer*>(&nothing);
    return SQLITE_OK;
}

void deleteForFts(Fts5Tokenizer*) {}

void searchText(sqlite3_context* context, int, sqlite3_value** arguments) {
    if (sqlite3_value_type(arguments[0]) != SQLITE_BLOB) {
        sqlite3_result_value(context, arguments[0]);
        return;
    }
    const void* units = sqlite3_value_blob(arguments[0]);
    const qsizetype count = sqlite3_value_bytes(arguments[0]) / qsizetype(sizeof(char16_t));
    QString text(count, Qt::Uninitialized);
    qFromLittleEndian<quint16>(units, count, text.data());
    // A surrogate without its partner separates, so what stands for it does not matter.
    const QByteArray utf8 = text.toUtf8();
    sqlite3_result_text64(context, utf8.constData(), sqlite3_uint64(utf8.size()), SQLITE_TRANSIENT,
                          SQLITE_UTF8);
}

fts5_api* ftsOf(sqlite3* connection) {
    fts5_api* api = nullptr;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return api;
}

} // namespace

void forEachSearchToken(std::string_view utf8, const SearchTokenSink& sink) {
    TokenMaker maker(sink);
    for (std::size_t i = 0; i < utf8.size() && !maker.stopped();) {
        const Decoded decoded = decodeUtf8(utf8, i);
        const auto start = static_cast<qsizetype>(i);
        maker.put(decoded.c, start, start + decoded.size);
        i += static_cast<std::size_t>(decoded.size);
    }
    maker.flush();
}

void forEachSearchToken(QStringView text, const SearchTokenSink& sink) {
    TokenMaker maker(sink);
    for (qsizetype i = 0; i < text.size() && !maker.stopped();) {
        const QChar unit = text[i];
        const bool isPair = unit.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        const char32_t c = isPair               ? QChar::surrogateToUcs4(unit, text[i + 1])
                           : unit.isSurrogate() ? kInvalid
                                                : char32_t(unit.unicode());
        const qsizetype size = isPair ? 2 : 1;
        maker.put(c, i, i + size);
        i += size;
    }
    maker.flush();
}

int registerSearchTokenizer(sqlite3* connection) {
    fts5_api* fts = ftsOf(connection);
    if (fts == nullptr)
        return SQLITE_ERROR;
    fts5_tokenizer tokenizer{createForFts, deleteForFts, tokenizeForFts};
    const int code = fts->xCreateTokenizer(fts, "conclave", nullptr, &tokenizer, nullptr);
    if (code != SQLITE_OK)
        return code;
    // Innocuous: the triggers of the index call it, and the schema is not trusted.
    return sqlite3_create_function_v2(connection, "conclave_search_text", 1,
                                      SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, nullptr,
                                      searchText, nullptr, nullptr, nullptr);
}

} // namespace conclave
