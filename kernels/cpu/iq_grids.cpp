// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cpu/iq_grids.h"

#include "kernels/cpu/iq_grid_tables.h"

namespace conclave::kernels {

constexpr Grid<std::uint64_t, 256> kGridIq2Xxs = unpackedIq2Xxs();
constexpr Grid<std::uint64_t, 512> kGridIq2Xs = unpackedIq2Xs();
constexpr Grid<std::uint64_t, 1024> kGridIq2S = unpackedIq2S();
constexpr Grid<std::uint32_t, 256> kGridIq3Xxs = unpackedIq3Xxs();
constexpr Grid<std::uint32_t, 512> kGridIq3S = unpackedIq3S();
constexpr Grid<std::uint64_t, 2048> kGridIq1 = unpackedIq1();

} // namespace conclave::kernels
