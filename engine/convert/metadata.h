// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/gguf/gguf_writer.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace conclave::engine {

/// The metadata of a file that is being made: a list in which a later value replaces an earlier one, because
/// a family knows better than what all families share.
class Metadata {
  public:
    using Value =
        std::variant<std::uint32_t, std::int32_t, float, bool, std::string, std::vector<std::int32_t>,
                     std::vector<float>, std::vector<bool>, std::vector<std::string>>;

    void set(std::string_view key, Value value);
    void remove(std::string_view key);
    bool has(std::string_view key) const;
    std::optional<std::uint32_t> number(std::string_view key) const; ///< of a u32
    void addTo(GgufWriter& writer) const;

  private:
    std::vector<std::pair<std::string, Value>> m_entries;
};

} // namespace conclave::engine
