// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/import_reader.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>

namespace conclave {

/// Reads a JSON file of any size element by element: those of the outermost array, or of the array that is
/// the value of @p key in the outermost object. Memory is bounded by the largest element.
///
///     JsonElements elements(*source);
///     while (auto element = elements.next()) …
///     if (!elements.problem().isEmpty()) …
///
/// Without a key an outermost object is the only element. UTF-8, UTF-16 and UTF-32 are read. What writers
/// get wrong inside of strings (bytes that are no UTF-8, halves of surrogate pairs, bare line breaks) is
/// repaired. A broken element, or one that is nested deeper than kDeepestNesting or has more values than
/// kMostValues, is left out and counted when its end can be found (brackets and strings are still in
/// balance); else reading ends with a problem.
class JsonElements {
  public:
    enum class Layout {
        Document, ///< one array or object
        Lines,    ///< JSON Lines: each line that is not blank is an element
    };
    explicit JsonElements(ByteSource& source, QByteArray key = {});
    JsonElements(ByteSource& source, Layout layout);
    ~JsonElements();

    std::optional<nlohmann::json> next();
    qint64 doneBytes() const;
    int brokenElements() const;
    /// Why reading ended before the end of the file; empty when it did not.
    QString problem() const;

    /// An element larger than this is skipped as broken.
    static constexpr qint64 kLargestElementBytes = qint64(256) << 20;
    static constexpr int kDeepestNesting = 500;
    /// And one with more values, of which each takes up to a hundred bytes of memory and two of the file.
    static constexpr int kMostValues = 8'000'000;

  private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace conclave
