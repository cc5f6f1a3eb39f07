# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes iq_grid_tables.h beside it: the grids of the IQ types, which are facts of the format, as the PyPI
package `gguf` (0.19.0, quants.py) lists them.

    python3 kernels/cpu/make_iq_grids.py
"""

from pathlib import Path

from gguf import quants

HEAD = """// SPDX-License-Identifier: GPL-3.0-or-later
// Written by make_iq_grids.py, which says from what. Not formatted by clang-format: tables of numbers.
#pragma once

#include "kernels/cpu/iq_grids.h"

#include <cstddef>

/// The grids as constants, packed, for those who hold the tables: iq_grids.cpp and device code
/// (kernels/cuda/weight_grid_decoders.h). Everybody else reads kGrid… of iq_grids.h.
namespace conclave::kernels {

/// One entry per packed number, a byte per weight, the first weight in the lowest byte: @p bits bits of a
/// number choose from @p values.
template <typename Entry, std::size_t Count, std::size_t Values>
constexpr Grid<Entry, Count> unpackedGrid(const std::uint16_t (&packed)[Count], int bits,
                                          const std::uint8_t (&values)[Values]) {
    Grid<Entry, Count> grid{};
    for (std::size_t i = 0; i < Count; ++i)
        for (std::size_t j = 0; j < sizeof(Entry); ++j) {
            const auto code = packed[i] >> bits * static_cast<int>(j) & ((1 << bits) - 1);
            grid.entries[i] |= static_cast<Entry>(values[code]) << 8 * j;
        }
    return grid;
}

// clang-format off
"""

TAIL = """// clang-format on

} // namespace conclave::kernels
"""


def grid(name, of, entry):
    """The packed table of class @p of and a function that unpacks it."""
    of.init_grid()
    rows = of.grid.reshape(of.grid_shape).tolist()
    bits = (len(of.grid_map) - 1).bit_length()
    codes = [sum(of.grid_map.index(value) << bits * j for j, value in enumerate(row)) for row in rows]
    lines = [", ".join(f"0x{c:04x}" for c in codes[i : i + 12]) for i in range(0, len(codes), 12)]
    table = f"inline constexpr std::uint16_t kPacked{name}[{len(codes)}] = {{\n    " + ",\n    ".join(lines) + "};\n"
    values = ", ".join(str(int(value) & 255) for value in of.grid_map)
    table += f"inline constexpr std::uint8_t kValues{name}[] = {{{values}}};\n"
    table += f"constexpr auto unpacked{name}() {{ return unpackedGrid<{entry}>(kPacked{name}, {bits}, kValues{name}); }}\n"
    return table


grids = [
    grid("Iq2Xxs", quants.IQ2_XXS, "std::uint64_t"),
    grid("Iq2Xs", quants.IQ2_XS, "std::uint64_t"),
    grid("Iq2S", quants.IQ2_S, "std::uint64_t"),
    grid("Iq3Xxs", quants.IQ3_XXS, "std::uint32_t"),
    grid("Iq3S", quants.IQ3_S, "std::uint32_t"),
    grid("Iq1", quants.IQ1_S, "std::uint64_t"),
]
text = HEAD + "\n".join(grids) + TAIL
(Path(__file__).parent / "iq_grid_tables.h").write_text(text)
