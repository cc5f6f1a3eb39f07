// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace conclave::kernels {

/// The eight 6-bit scales and mins of a q4_k or q5_k block; see BlockQ4K for the packing.
inline void unpackKScales(const std::uint8_t packed[12], std::uint8_t scales[8], std::uint8_t mins[8]) {
    for (int s = 0; s < 4; ++s) {
        scales[s] = packed[s] & 63;
        mins[s] = packed[s + 4] & 63;
        scales[s + 4] = static_cast<std::uint8_t>((packed[s + 8] & 15) | packed[s] >> 6 << 4);
        mins[s + 4] = static_cast<std::uint8_t>(packed[s + 8] >> 4 | packed[s + 4] >> 6 << 4);
    }
}

/// The inverse of unpackKScales() for values below 64.
inline void packKScales(const std::uint8_t scales[8], const std::uint8_t mins[8], std::uint8_t packed[12]) {
    for (int s = 0; s < 4; ++s) {
        packed[s] = static_cast<std::uint8_t>(scales[s] | scales[s + 4] >> 4 << 6);
        packed[s + 4] = static_cast<std::uint8_t>(mins[s] | mins[s + 4] >> 4 << 6);
        packed[s + 8] = static_cast<std::uint8_t>((scales[s + 4] & 15) | (mins[s + 4] & 15) << 4);
    }
}

/// The sixteen 6-bit scales of a q3_k block, 32 taken away; see BlockQ3K for the packing.
inline void unpackQ3Scales(const std::uint8_t packed[12], std::int8_t scales[16]) {
    for (int s = 0; s < 16; ++s) {
        const int low = packed[s % 8] >> s / 8 * 4 & 15;
        const int high = packed[8 + s % 4] >> s / 4 * 2 & 3;
        scales[s] = static_cast<std::int8_t>((low | high << 4) - 32);
    }
}

} // namespace conclave::kernels
