// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/attach/reader/frame_writer.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

namespace conclave {

void writeFrame(Frame type, QByteArrayView bytes) {
    const QByteArrayView kept = bytes.first(std::min(bytes.size(), kMostFrameBytes));
    const auto size = quint32(kept.size());
    const std::array<char, kFrameHeaderBytes> header = {char(type), char(size & 0xff), char(size >> 8 & 0xff),
                                                        char(size >> 16 & 0xff), char(size >> 24 & 0xff)};
    if (std::fwrite(header.data(), 1, header.size(), stdout) != header.size() ||
        std::fwrite(kept.data(), 1, std::size_t(kept.size()), stdout) != std::size_t(kept.size()) ||
        std::fflush(stdout) != 0)
        std::_Exit(1);
}

} // namespace conclave
