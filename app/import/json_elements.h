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
/// A broken element is left out and counted when its end can be found (brackets and strings are still in
/// balance); else reading ends with a problem.
class JsonElements {
  public:
    explicit JsonElements(ByteSource& source, QByteArray key = {});
    ~JsonElements();

    std::optional<nlohmann::json> next();
    qint64 doneBytes() const;
    int brokenElements() const;
    /// Why reading ended before the end of the file; empty when it did not.
    QString problem() const;

    /// An element larger than this is skipped as broken.
    static constexpr qint64 kLargestElementBytes = qint64(256) << 20;

  private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace conclave
