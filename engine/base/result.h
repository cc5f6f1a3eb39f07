// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace conclave::engine {

/// What went wrong, chosen by what the caller can do about it.
enum class ErrorKind {
    NotFound,    ///< the file or the named thing does not exist
    Corrupt,     ///< the input contradicts its own format
    Unsupported, ///< well formed, but nothing here can run it
    OutOfMemory, ///< says how much was asked and how much was free
    Device,      ///< the GPU or its driver refused
    Io,          ///< the operating system refused to read or write
    Cancelled,   ///< asked for by the caller; an outcome, never an error dialog
    Invalid,     ///< the caller's arguments do not fit (a template that raises, an id out of range)
    Internal,    ///< our own bug
};

/// The English name of @p kind, lower case, for logs and JSON.
const char* errorKindName(ErrorKind kind);

/// An error as a value: one clear sentence that states expected, found and where.
struct Error {
    ErrorKind kind = ErrorKind::Internal;
    std::string message;
};

/// A value or an Error. The engine never throws, aborts or prints across its public headers.
template <typename T>
class [[nodiscard]] Result {
  public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    T& value() & {
        assert(ok());
        return std::get<0>(m_state);
    }
    const T& value() const& {
        assert(ok());
        return std::get<0>(m_state);
    }
    T&& value() && {
        assert(ok());
        return std::get<0>(std::move(m_state));
    }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    const Error& error() const {
        assert(!ok());
        return std::get<1>(m_state);
    }

  private:
    std::variant<T, Error> m_state;
};

/// Success without a value, or an Error.
template <>
class [[nodiscard]] Result<void> {
  public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)), m_ok(false) {}

    bool ok() const { return m_ok; }
    explicit operator bool() const { return m_ok; }
    const Error& error() const {
        assert(!m_ok);
        return m_error;
    }

  private:
    Error m_error;
    bool m_ok = true;
};

} // namespace conclave::engine
