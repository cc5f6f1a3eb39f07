// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/json_elements.h"

#include "app/import/import_text.h"

#include <QStringConverter>

#include <nlohmann/json.hpp>

#include <exception>
#include <string>
#include <string_view>
#include <utility>

namespace conclave {

namespace {

using nlohmann::json;

constexpr qint64 kChunkBytes = qint64(256) << 10;
constexpr qint64 kEncodingBytes = 4; ///< which tell the encoding

bool isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// The unit that a \uXXXX at @p at names; -1: there is none.
int escapedUnit(std::string_view text, std::size_t at) {
    if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u')
        return -1;
    int unit = 0;
    for (std::size_t i = at + 2; i < at + 6; ++i) {
        const char c = text[i];
        const int digit = c >= '0' && c <= '9'   ? c - '0'
                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                 : -1;
        if (digit < 0)
            return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

/// What writers get wrong inside of strings, put right.
std::string repaired(const std::string& element) {
    const QByteArray valid =
        QString::fromUtf8(element.data(), static_cast<qsizetype>(element.size())).toUtf8();
    const std::string_view text(valid.constData(), static_cast<std::size_t>(valid.size()));
    std::string result;
    result.reserve(text.size());
    bool isInString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (!isInString) {
            isInString = c == '"';
            result += c;
        } else if (c == '\\') {
            const int unit = escapedUnit(text, i);
            if (unit < 0xd800 || unit > 0xdfff) {
                result.append(text, i, 2);
                i += 1;
                continue;
            }
            const int next = escapedUnit(text, i + 6);
            const bool isPair = unit < 0xdc00 && next >= 0xdc00 && next <= 0xdfff;
            isPair ? result.append(text, i, 12) : result.append("\\ufffd");
            i += isPair ? 11 : 5;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            constexpr char kDigits[] = "0123456789abcdef";
            result.append("\\u00").append(1, kDigits[c >> 4]).append(1, kDigits[c & 15]);
        } else {
            isInString = c != '"';
            result += c;
        }
    }
    return result;
}

std::optional<json> parse(const std::string& element) {
    try {
        json value = json::parse(element, nullptr, false);
        if (value.is_discarded())
            value = json::parse(repaired(element), nullptr, false);
        if (!value.is_discarded())
            return value;
    } catch (const std::exception&) { // no memory for an element of odd shape
    }
    return std::nullopt;
}

} // namespace

/// The scanner knows strings, brackets and commas, and collects the bytes of one element at a time.
struct JsonElements::State {
    enum class Place {
        Start,   ///< before the first byte that counts
        Members, ///< in the outermost object, before the list of that key
        List,    ///< between elements
        Element, ///< in one
        End,     ///< after the last, or after a problem
    };

    ByteSource& source;
    const QByteArray key;
    const Layout layout;

    QByteArray chunk; // UTF-8
    qsizetype at = 0;
    QStringDecoder decoder;                         // of a file that is not UTF-8
    QStringEncoder encoder{QStringConverter::Utf8}; // knows halves of surrogate pairs between chunks
    bool isFirstChunk = true;
    qint64 doneBytes = 0;
    int brokenElements = 0;
    QString problem;

    Place place = Place::Start;
    std::string element;
    bool isDropped = false; ///< the element is too large or too deep: only its end is looked for
    bool isSingle = false;  ///< the outermost object is the element
    qint64 values = 0;      ///< at least so many are in the element
    int depth = 0;          ///< open brackets inside the element, or inside the outermost object's members
    bool isInString = false;
    bool isEscaped = false;
    // In Members:
    std::string name;          ///< the last string at depth 0
    bool isNameWanted = false; ///< the string that is read is at depth 0
    bool isValueNext = false;  ///< after the colon that follows the key

    State(ByteSource& from, QByteArray wanted, Layout how)
        : source(from), key(std::move(wanted)), layout(how) {}

    void fail(const QString& sentence) {
        problem = sentence;
        place = Place::End;
    }

    /// False at the end of the file, or when it cannot be read.
    bool fill() {
        while (at >= chunk.size()) {
            QByteArray bytes = source.read(kChunkBytes);
            if (bytes.isEmpty())
                return false;
            while (isFirstChunk && bytes.size() < kEncodingBytes) { // a source may give one byte at a time
                const QByteArray more = source.read(kEncodingBytes - bytes.size());
                if (more.isEmpty())
                    break;
                bytes += more;
            }
            doneBytes += bytes.size();
            at = 0;
            if (std::exchange(isFirstChunk, false)) {
                while (bytes.size() < 4) { // what the encoding is recognized by
                    const QByteArray more = source.read(kChunkBytes);
                    if (more.isEmpty())
                        break;
                    bytes += more;
                    doneBytes += more.size();
                }
                auto encoding = QStringConverter::encodingForData(bytes, u'[');
                if (!encoding)
                    encoding = QStringConverter::encodingForData(bytes, u'{');
                if (encoding && *encoding != QStringConverter::Utf8)
                    decoder = QStringDecoder(*encoding);
                else if (bytes.startsWith("\xef\xbb\xbf"))
                    at = 3;
            }
            chunk = decoder.isValid() ? encoder.encode(QString(decoder.decode(bytes))) : std::move(bytes);
        }
        return true;
    }

    void begin() {
        place = Place::Element;
        element.clear();
        isDropped = false;
        depth = 0;
        values = 0;
        isInString = isEscaped = false;
    }

    /// Follows strings and brackets by one byte. False: a bracket closes that was not opened here.
    bool follow(char c) {
        if (isInString) {
            if (isEscaped)
                isEscaped = false;
            else if (c == '\\')
                isEscaped = true;
            else if (c == '"')
                isInString = false;
        } else if (c == '"') {
            isInString = true;
        } else if (c == '[' || c == '{') {
            ++depth;
            ++values;
        } else if (c == ']' || c == '}') {
            --depth;
        } else if (c == ',') {
            ++values;
        }
        return depth >= 0;
    }

    void collect(const char* from, const char* to) {
        if (isDropped)
            return;
        if (static_cast<qint64>(element.size()) + (to - from) > kLargestElementBytes) {
            isDropped = true;
            element = {};
            return;
        }
        element.append(from, to);
    }

    std::optional<json> finishElement() {
        place = isSingle ? Place::End : Place::List;
        std::optional<json> value = isDropped ? std::nullopt : parse(element);
        if (!value)
            ++brokenElements;
        if (element.capacity() > std::size_t(kChunkBytes) * 16)
            element = {}; // the next one is smaller, as a rule
        return value;
    }

    void start() {
        while (fill()) {
            const char c = chunk[at];
            if (isBlank(c)) {
                ++at;
                continue;
            }
            if (c == '{' && key.isEmpty()) {
                isSingle = true;
                begin();
            } else if (c == '{') {
                ++at;
                place = Place::Members;
            } else if (c == '[' && key.isEmpty()) {
                ++at;
                place = Place::List;
            } else {
                fail(ImportText::tr("This is no JSON, or not as expected: it begins with something else."));
            }
            return;
        }
        endOfFile(ImportText::tr("The file is empty."));
    }

    /// Looks for the list that is the value of the key.
    void readMembers() {
        while (fill()) {
            const char c = chunk[at++];
            const bool wasInString = isInString;
            if (!follow(c)) {
                fail(ImportText::tr("The file has no list named \"%1\".").arg(QString::fromUtf8(key)));
                return;
            }
            if (wasInString) {
                if (isInString && isNameWanted && name.size() <= std::size_t(key.size()))
                    name += c;
            } else if (isInString) {
                isNameWanted = depth == 0;
                isValueNext = false;
                if (isNameWanted)
                    name.clear();
            } else if (depth == 1 && c == '[' && isValueNext) {
                place = Place::List;
                return;
            } else if (depth == 0 && c == ':') {
                isValueNext = name == std::string_view(key.constData(), std::size_t(key.size()));
            } else if (!isBlank(c)) {
                isValueNext = false;
            }
        }
        endOfFile(endsEarly());
    }

    void readBetween() {
        while (fill()) {
            const char c = chunk[at];
            if (c == ']') {
                place = Place::End;
                return;
            }
            if (c == '}') {
                fail(ImportText::tr("The file is damaged: a bracket closes that was never opened."));
                return;
            }
            if (!isBlank(c) && c != ',') {
                begin();
                return;
            }
            ++at;
        }
        endOfFile(endsEarly());
    }

    /// True when the element is whole; its last byte has been taken.
    bool readElement() {
        while (fill()) {
            const char* const from = chunk.constData() + at;
            const char* const end = chunk.constData() + chunk.size();
            const char* c = from;
            for (; c != end; ++c) {
                // A number or word ends where the list goes on.
                const bool isAfter = !isInString && depth == 0 && (*c == ',' || *c == ']' || *c == '}');
                if (isAfter) {
                    collect(from, c);
                    at += c - from;
                    return true;
                }
                follow(*c);
                if ((depth > kDeepestNesting || values > kMostValues) && !isDropped) {
                    isDropped = true;
                    element = {};
                }
                if (depth == 0 && !isInString && (*c == ']' || *c == '}')) {
                    collect(from, c + 1);
                    at += c + 1 - from;
                    return true;
                }
            }
            collect(from, end);
            at = chunk.size();
        }
        endOfFile(endsEarly());
        return false;
    }

    std::optional<json> nextLine() {
        while (place != Place::End) {
            begin();
            bool isBlankLine = true;
            bool isEnd = true;
            while (isEnd && fill()) {
                const char* const from = chunk.constData() + at;
                const char* const end = chunk.constData() + chunk.size();
                const char* c = from;
                for (; c != end && *c != '\n'; ++c) {
                    isBlankLine = isBlankLine && isBlank(*c);
                    follow(*c);
                    isDropped = isDropped || depth > kDeepestNesting || values > kMostValues;
                }
                collect(from, c);
                isEnd = c == end;
                at += c - from + (isEnd ? 0 : 1);
            }
            std::optional<json> value;
            if (!isBlankLine)
                value = finishElement();
            if (isEnd)
                endOfFile({});
            if (value)
                return value;
        }
        return std::nullopt;
    }

    std::optional<json> nextInDocument() {
        while (place != Place::End) {
            switch (place) {
            case Place::Start:
                start();
                break;
            case Place::Members:
                readMembers();
                break;
            case Place::List:
                readBetween();
                break;
            case Place::Element:
                if (readElement()) {
                    if (auto value = finishElement())
                        return value;
                }
                break;
            case Place::End:
                break;
            }
        }
        return std::nullopt;
    }

    QString endsEarly() const {
        return ImportText::tr(
            "The file ends in the middle, so it is not whole. Export or download it again.");
    }
    void endOfFile(const QString& sentence) {
        fail(source.problem().isEmpty() ? sentence : source.problem());
    }
};

JsonElements::JsonElements(ByteSource& source, QByteArray key)
    : m_state(std::make_unique<State>(source, std::move(key), Layout::Document)) {}

JsonElements::JsonElements(ByteSource& source, Layout layout)
    : m_state(std::make_unique<State>(source, QByteArray(), layout)) {}

JsonElements::~JsonElements() = default;

std::optional<json> JsonElements::next() {
    return m_state->layout == Layout::Lines ? m_state->nextLine() : m_state->nextInDocument();
}

qint64 JsonElements::doneBytes() const {
    return m_state->doneBytes;
}

int JsonElements::brokenElements() const {
    return m_state->brokenElements;
}

QString JsonElements::problem() const {
    return m_state->problem;
}

} // namespace conclave
