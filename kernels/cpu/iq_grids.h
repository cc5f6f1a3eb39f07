// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// The tables behind the IQ types (kernels/block_formats.h says how they are indexed). An entry is a group of
/// eight or four weights, a byte each, the first in the lowest byte.
namespace conclave::kernels {

template <typename Entry, unsigned long Count>
struct Grid {
    Entry entries[Count];
};

extern const Grid<std::uint64_t, 256> kGridIq2Xxs; ///< magnitudes
extern const Grid<std::uint64_t, 512> kGridIq2Xs;  ///< magnitudes
extern const Grid<std::uint64_t, 1024> kGridIq2S;  ///< magnitudes
extern const Grid<std::uint32_t, 256> kGridIq3Xxs; ///< magnitudes
extern const Grid<std::uint32_t, 512> kGridIq3S;   ///< magnitudes
extern const Grid<std::uint64_t, 2048> kGridIq1;   ///< -1, 0, 1 as int8; IQ1_S and IQ1_M

} // namespace conclave::kernels
