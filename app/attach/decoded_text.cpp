// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/attach/decoded_text.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <memory>

#include <iconv.h>
#include <uchardet/uchardet.h>

namespace conclave {

namespace {

/// An encoding is guessed from so much of a file.
constexpr qsizetype kGuessedFrom = qsizetype(1) << 20;
/// Whether something is text is seen in so much of it.
constexpr qsizetype kSample = 64 << 10;
/// Control characters among a hundred characters of a text, at most: a log has some, a packed file has ten.
constexpr qsizetype kMostControlPercent = 2;

constexpr QChar kUnreadable = QChar::ReplacementCharacter;

/// Other guesses of uchardet's for short texts are mostly wrong: a letter with an accent is a Windows-1252
/// one in nearly every file that is not in UTF-8.
constexpr std::array kBelieved = {"GB18030", "BIG5", "SHIFT_JIS", "EUC-JP",      "EUC-KR",
                                  "EUC-TW",  "UHC",  "TIS-620",   "ISO-2022-JP", "ISO-2022-KR"};
/// Of encodings with a byte for each letter it needs some letters to tell one from another.
constexpr std::array kBelievedWithSome = {"KOI8-R",       "WINDOWS-1250", "WINDOWS-1251", "WINDOWS-1253",
                                          "WINDOWS-1254", "WINDOWS-1255", "WINDOWS-1256", "WINDOWS-1257",
                                          "ISO-8859-2",   "ISO-8859-5",   "ISO-8859-7",   "ISO-8859-8"};
constexpr qsizetype kSomeLetters = 12;

bool isControl(char16_t c) {
    return c < 0x20 && c != u'\t' && c != u'\n' && c != u'\r' && c != u'\f' && c != u'\b' && c != 0x1b;
}

bool isReadable(QStringView text) {
    const QStringView sample = text.left(kSample);
    const qsizetype controls =
        std::count_if(sample.begin(), sample.end(), [](QChar c) { return isControl(c.unicode()); });
    return controls * 100 <= sample.size() * kMostControlPercent;
}

struct Mark {
    const char* bytes;
    qsizetype size;
    QStringConverter::Encoding encoding;
    const char* name;
};

/// The longer ones first: UTF-32's begins with UTF-16's.
constexpr std::array kMarks = {
    Mark{"\xff\xfe\0\0", 4, QStringConverter::Utf32LE, "UTF-32"},
    Mark{"\0\0\xfe\xff", 4, QStringConverter::Utf32BE, "UTF-32"},
    Mark{"\xef\xbb\xbf", 3, QStringConverter::Utf8, "UTF-8"},
    Mark{"\xff\xfe", 2, QStringConverter::Utf16LE, "UTF-16"},
    Mark{"\xfe\xff", 2, QStringConverter::Utf16BE, "UTF-16"},
};

const Mark* markOf(QByteArrayView bytes) {
    const auto found = std::find_if(kMarks.begin(), kMarks.end(), [bytes](const Mark& mark) {
        return bytes.startsWith(QByteArrayView(mark.bytes, mark.size));
    });
    return found == kMarks.end() ? nullptr : &*found;
}

QString decode(QByteArrayView bytes, QStringConverter::Encoding encoding) {
    QStringDecoder decoder(encoding, QStringConverter::Flag::Stateless);
    return decoder.decode(bytes);
}

/// UTF-16 without a mark: one byte of each pair of a Western text is zero, the other is not.
std::optional<QStringConverter::Encoding> unmarkedUtf16(QByteArrayView bytes) {
    const qsizetype pairs = std::min(bytes.size(), kSample) / 2;
    qsizetype first = 0;
    qsizetype second = 0;
    for (qsizetype i = 0; i < pairs; ++i) {
        first += bytes[2 * i] == '\0' ? 1 : 0;
        second += bytes[2 * i + 1] == '\0' ? 1 : 0;
    }
    if (pairs == 0 || bytes.size() % 2 != 0)
        return std::nullopt;
    if (second * 10 > pairs * 6 && first * 100 <= pairs)
        return QStringConverter::Utf16LE;
    if (first * 10 > pairs * 6 && second * 100 <= pairs)
        return QStringConverter::Utf16BE;
    return std::nullopt;
}

/// Nothing when a byte has no meaning in @p charset.
std::optional<QString> converted(QByteArrayView bytes, const char* charset) {
    const iconv_t converter = iconv_open("UTF-16LE", charset);
    if (converter == iconv_t(-1)) // NOLINT(performance-no-int-to-ptr): POSIX says so
        return std::nullopt;
    QString text;
    text.resize(bytes.size() * 2 + 4); // no encoding has a shorter form than a byte for each unit
    auto* in = const_cast<char*>(bytes.data());
    auto* out = reinterpret_cast<char*>(text.data());
    std::size_t inLeft = std::size_t(bytes.size());
    std::size_t outLeft = std::size_t(text.size()) * sizeof(char16_t);
    const bool isWhole = iconv(converter, &in, &inLeft, &out, &outLeft) != std::size_t(-1);
    iconv_close(converter);
    if (!isWhole)
        return std::nullopt;
    text.truncate(text.size() - qsizetype(outLeft / sizeof(char16_t)));
    return text;
}

QByteArray guess(QByteArrayView bytes) {
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
    const QByteArrayView sample = bytes.first(std::min(bytes.size(), kGuessedFrom));
    if (uchardet_handle_data(detector.get(), sample.data(), std::size_t(sample.size())) != 0)
        return {};
    uchardet_data_end(detector.get());
    return uchardet_get_charset(detector.get());
}

/// How many sequences of UTF-8 with more than one byte are right, and how many bytes are none.
struct Utf8Count {
    qsizetype right = 0;
    qsizetype wrong = 0;
};

Utf8Count countUtf8(const QString& decoded) {
    Utf8Count count;
    for (const QChar c : decoded)
        if (c == kUnreadable)
            ++count.wrong;
        else if (c.unicode() >= 0x80 && !c.isLowSurrogate())
            ++count.right;
    return count;
}

DecodedText fromLegacy(QByteArrayView bytes) {
    const QByteArray guessed = guess(bytes);
    const auto isOneOf = [&guessed](const auto& names) {
        return std::any_of(names.begin(), names.end(), [&guessed](const char* name) {
            return guessed.compare(name, Qt::CaseInsensitive) == 0;
        });
    };
    const bool hasSome = std::count_if(bytes.begin(), bytes.end(),
                                       [](char byte) { return quint8(byte) >= 0x80; }) >= kSomeLetters;
    const bool isBelieved = isOneOf(kBelieved) || (hasSome && isOneOf(kBelievedWithSome));
    if (isBelieved)
        if (const std::optional<QString> text = converted(bytes, guessed.constData()))
            return {*text, QString::fromLatin1(guessed), true, 0};
    if (const std::optional<QString> text = converted(bytes, "WINDOWS-1252"))
        return {*text, QStringLiteral("Windows-1252"), true, 0};
    return {QString::fromLatin1(bytes), QStringLiteral("ISO-8859-1"), true, 0};
}

std::optional<DecodedText> decodeRaw(QByteArrayView bytes) {
    if (const Mark* mark = markOf(bytes))
        return DecodedText{decode(bytes.sliced(mark->size), mark->encoding), QString::fromLatin1(mark->name),
                           false, 0};
    if (bytes.contains('\0')) {
        const std::optional<QStringConverter::Encoding> encoding = unmarkedUtf16(bytes);
        return encoding
                   ? std::optional(DecodedText{decode(bytes, *encoding), QStringLiteral("UTF-16"), false, 0})
                   : std::nullopt;
    }
    const QString utf8 = decode(bytes, QStringConverter::Utf8);
    const Utf8Count count = countUtf8(utf8);
    // Japanese mail is seven bits wide, with escapes.
    const bool isEscaped = bytes.contains("\x1b$") || bytes.contains("\x1b(");
    if (count.wrong == 0 && !isEscaped)
        return DecodedText{utf8, QStringLiteral("UTF-8"), false, 0};
    if (count.wrong == 0) {
        const QByteArray guessed = guess(bytes);
        if (guessed.startsWith("ISO-2022"))
            if (const std::optional<QString> text = converted(bytes, guessed.constData()))
                return DecodedText{*text, QString::fromLatin1(guessed), true, 0};
        return DecodedText{utf8, QStringLiteral("UTF-8"), false, 0};
    }
    // A log that was cut off, or mixed: nothing but UTF-8 has so many right ones by chance.
    if (count.right > 10 * count.wrong)
        return DecodedText{utf8, QStringLiteral("UTF-8"), false,
                           int(std::min<qsizetype>(count.wrong, 1'000'000))};
    return fromLegacy(bytes);
}

} // namespace

std::optional<DecodedText> decodeText(QByteArrayView bytes) {
    std::optional<DecodedText> decoded = decodeRaw(bytes);
    if (!decoded || !isReadable(decoded->text))
        return std::nullopt;
    decoded->text.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(u'\r', u'\n');
    decoded->text.replace(QChar(u'\0'), kUnreadable);
    return decoded;
}

bool looksLikeText(QByteArrayView head) {
    if (markOf(head) != nullptr)
        return true;
    if (head.contains('\0'))
        return unmarkedUtf16(head.first(head.size() - head.size() % 2)).has_value();
    return isReadable(QString::fromLatin1(head));
}

} // namespace conclave
