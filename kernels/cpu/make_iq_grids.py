# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes iq_grids.cpp beside it: the grids of the IQ types, which are facts of the format, as the PyPI package
`gguf` (0.19.0, quants.py) lists them.

    python3 kernels/cpu/make_iq_grids.py
"""

from pathlib import Path

from gguf import quants

HEAD = """// SPDX-License-Identifier: GPL-3.0-or-later
// Written by make_iq_grids.py, which says from what. Not formatted by clang-format: tables of numbers.
#include "kernels/cpu/iq_grids.h"

#include <cstddef>

namespace conclave::kernels {

namespace {

/// One entry per packed number, a byte per weight, the first weight in the lowest byte: @p bits bits of a
/// number choose from @p values.
template <typename Entry, std::size_t Count, std::size_t Values>
constexpr Grid<Entry, Count> unpacked(const std::uint16_t (&packed)[Count], int bits,
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

} // namespace

"""


def grid(name, of, entry):
    """The packed table of class @p of and the definition of kGrid@p name."""
    of.init_grid()
    rows = of.grid.reshape(of.grid_shape).tolist()
    bits = (len(of.grid_map) - 1).bit_length()
    codes = [sum(of.grid_map.index(value) << bits * j for j, value in enumerate(row)) for row in rows]
    lines = [", ".join(f"0x{c:04x}" for c in codes[i : i + 12]) for i in range(0, len(codes), 12)]
    table = f"constexpr std::uint16_t kPacked{name}[{len(codes)}] = {{\n    " + ",\n    ".join(lines) + "};\n"
    values = ", ".join(str(int(value) & 255) for value in of.grid_map)
    table += f"constexpr std::uint8_t kValues{name}[] = {{{values}}};\n"
    bits_text = f"{bits}, kValues{name}"
    definition = f"constexpr Grid<{entry}, {len(codes)}> kGrid{name} = unpacked<{entry}>(kPacked{name}, {bits_text});\n"
    return table, definition


grids = [
    grid("Iq2Xxs", quants.IQ2_XXS, "std::uint64_t"),
    grid("Iq2Xs", quants.IQ2_XS, "std::uint64_t"),
    grid("Iq2S", quants.IQ2_S, "std::uint64_t"),
    grid("Iq3Xxs", quants.IQ3_XXS, "std::uint32_t"),
    grid("Iq3S", quants.IQ3_S, "std::uint32_t"),
    grid("Iq1", quants.IQ1_S, "std::uint64_t"),
]
text = HEAD + "\n".join(g[0] for g in grids) + TAIL + "".join(g[1] for g in grids)
(Path(__file__).parent / "iq_grids.cpp").write_text(text + "\n} // namespace conclave::kernels\n")
