// SPDX-License-Identifier: GPL-3.0-or-later
// The functions that every template can call.
#include "engine/text/jinja/interpreter.h"
#include "engine/text/jinja/python_text.h"

#include <array>
#include <cstdio>
#include <ctime>

namespace conclave::engine::jinja {

namespace {

Value range(Interpreter& in, const Arguments& arguments) {
    arguments.expect("range", 1, 3);
    std::int64_t from = 0;
    std::int64_t to = arguments.positional[0].toInteger("range's argument");
    std::int64_t step = 1;
    if (arguments.positional.size() > 1) {
        from = to;
        to = arguments.positional[1].toInteger("range's argument");
    }
    if (arguments.positional.size() > 2) {
        step = arguments.positional[2].toInteger("range's argument");
    }
    if (step == 0) {
        throw TemplateError("range's step cannot be 0");
    }
    std::vector<Value> numbers;
    for (std::int64_t at = from; step > 0 ? at < to : at > to;) {
        in.budget().step();
        in.budget().allocate(sizeof(Value));
        numbers.push_back(Value::integer(at));
        if (__builtin_add_overflow(at, step, &at)) {
            break;
        }
    }
    return in.heap().list(std::move(numbers));
}

void fill(Interpreter& in, Dict& dict, const Arguments& arguments) {
    for (const Value& source : arguments.positional) {
        if (const Dict* other = source.asDict()) {
            in.budget().step(other->entries.size());
            for (const Dict::Entry& entry : std::vector<Dict::Entry>(other->entries)) {
                dict.set(entry.key, entry.value);
            }
            continue;
        }
        for (const Value& pair : itemsOf(source, in.budget())) {
            const std::vector<Value> both = itemsOf(pair, in.budget());
            if (both.size() != 2) {
                throw TemplateError("a dict is made of pairs");
            }
            dict.set(both[0], both[1]);
        }
    }
    for (const auto& [name, value] : arguments.named) {
        dict.set(Value::text(name, true), value);
    }
    in.budget().allocate(dict.entries.size() * sizeof(Dict::Entry));
}

Value makeDict(Interpreter& in, const Arguments& arguments) {
    Dict& dict = in.heap().dict();
    fill(in, dict, arguments);
    return dict;
}

Value makeNamespace(Interpreter& in, const Arguments& arguments) {
    Namespace& space = in.heap().space();
    fill(in, space.attributes, arguments);
    return space;
}

Value raiseException(Interpreter& in, const Arguments& arguments) {
    const std::string message = arguments.positional.empty()
                                    ? "the template refuses"
                                    : toText(arguments.positional[0], in.budget()).bytes();
    throw RaisedByTemplate(message);
}

void appendTime(std::string& out, char letter, const std::tm& time) {
    static constexpr const char* kDays[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                            "Thursday", "Friday", "Saturday"};
    static constexpr const char* kMonths[] = {"January",   "February", "March",    "April",
                                              "May",       "June",     "July",     "August",
                                              "September", "October",  "November", "December"};
    const auto put = [&](const char* format, int number) {
        std::array<char, 24> buffer{};
        std::snprintf(buffer.data(), buffer.size(), format, number);
        out += buffer.data();
    };
    const int hour12 = time.tm_hour % 12 == 0 ? 12 : time.tm_hour % 12;
    switch (letter) {
    case 'a':
        out += std::string(kDays[time.tm_wday]).substr(0, 3);
        break;
    case 'A':
        out += kDays[time.tm_wday];
        break;
    case 'b':
        out += std::string(kMonths[time.tm_mon]).substr(0, 3);
        break;
    case 'B':
        out += kMonths[time.tm_mon];
        break;
    case 'd':
        put("%02d", time.tm_mday);
        break;
    case 'e':
        put("%2d", time.tm_mday);
        break;
    case 'm':
        put("%02d", time.tm_mon + 1);
        break;
    case 'y':
        put("%02d", time.tm_year % 100);
        break;
    case 'Y':
        put("%d", time.tm_year + 1900);
        break;
    case 'H':
        put("%02d", time.tm_hour);
        break;
    case 'I':
        put("%02d", hour12);
        break;
    case 'M':
        put("%02d", time.tm_min);
        break;
    case 'S':
        put("%02d", time.tm_sec);
        break;
    case 'p':
        out += time.tm_hour < 12 ? "AM" : "PM";
        break;
    case 'j':
        put("%03d", time.tm_yday + 1);
        break;
    case 'w':
        put("%d", time.tm_wday);
        break;
    case '%':
        out += '%';
        break;
    case 'F':
        for (const char part : {'Y', '-', 'm', '-', 'd'}) {
            part == '-' ? out.push_back(part) : appendTime(out, part, time);
        }
        break;
    case 'T':
        for (const char part : {'H', ':', 'M', ':', 'S'}) {
            part == ':' ? out.push_back(part) : appendTime(out, part, time);
        }
        break;
    default:
        throw TemplateError(std::string("strftime_now does not know %") + letter);
    }
}

/// In English whatever the program's locale, since models were trained with that. Local time.
Value strftimeNow(Interpreter& in, const Arguments& arguments) {
    arguments.expect("strftime_now", 1, 1);
    const std::time_t now = static_cast<std::time_t>(in.nowSeconds());
    std::tm time{};
    localtime_r(&now, &time);
    const std::string format = toText(arguments.positional[0], in.budget()).bytes();
    in.budget().allocate(format.size(), 10);
    std::string out;
    for (std::size_t i = 0; i < format.size(); ++i) {
        if (format[i] != '%' || i + 1 == format.size()) {
            out.push_back(format[i]);
            continue;
        }
        ++i;
        if (format[i] == '-' && i + 1 < format.size()) { // glibc's "no padding"
            std::string padded;
            appendTime(padded, format[++i], time);
            const std::size_t digit = padded.find_first_not_of("0 ");
            out += digit == std::string::npos ? "0" : padded.substr(digit);
        } else {
            appendTime(out, format[i], time);
        }
    }
    return Value::text(out, true);
}

} // namespace

void defineGlobals(Interpreter& in) {
    in.set("range", in.heap().callable("range", range));
    in.set("dict", in.heap().callable("dict", makeDict));
    in.set("namespace", in.heap().callable("namespace", makeNamespace));
    in.set("raise_exception", in.heap().callable("raise_exception", raiseException));
    in.set("strftime_now", in.heap().callable("strftime_now", strftimeNow));
}

} // namespace conclave::engine::jinja
