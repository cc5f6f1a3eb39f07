// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace conclave::test {

/// The short deterministic run of a fuzz entry in the test suite: inputs made of @p seeds by flipped bytes,
/// cuts, repetitions and words of @p dictionary put in. The same seed gives the same inputs.
class Mutations {
  public:
    Mutations(std::vector<std::string> seeds, std::vector<std::string> dictionary, unsigned seed = 1)
        : m_seeds(std::move(seeds)), m_dictionary(std::move(dictionary)), m_random(seed) {}

    /// Of exactly the input's size, so that the sanitizer sees one byte too far.
    std::vector<std::uint8_t> next() {
        std::string input = m_seeds[pick(m_seeds.size())];
        for (std::size_t changes = 1 + pick(4); changes > 0 && !input.empty(); --changes) {
            const std::size_t at = pick(input.size());
            const std::size_t length = pick(input.size() - at) % 40;
            switch (pick(5)) {
            case 0:
                input[at] = static_cast<char>(m_random());
                break;
            case 1:
                input.erase(at, length);
                break;
            case 2:
                input.insert(at, input.substr(at, length));
                break;
            case 3:
                input.insert(at, m_seeds[pick(m_seeds.size())].substr(0, 40));
                break;
            default:
                if (!m_dictionary.empty()) {
                    input.insert(at, m_dictionary[pick(m_dictionary.size())]);
                }
                break;
            }
        }
        return {input.begin(), input.end()};
    }

  private:
    std::size_t pick(std::size_t count) { return count == 0 ? 0 : m_random() % count; }

    std::vector<std::string> m_seeds;
    std::vector<std::string> m_dictionary;
    std::mt19937 m_random;
};

} // namespace conclave::test
