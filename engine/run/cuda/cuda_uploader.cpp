// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cuda/cuda_uploader.h"

#include "kernels/cuda/weight_planes.h"

#include <algorithm>
#include <cstring>

namespace conclave::engine {

using kernels::WeightView;

namespace {

std::uint64_t planesBytes(const WeightView& matrix, std::int64_t rows) {
    return static_cast<std::uint64_t>(kernels::cuda::planesBytes(matrix.type, rows, matrix.cols));
}

} // namespace

Result<std::unique_ptr<CudaUploader>> CudaUploader::create(CudaQueue& queue, int threads) {
    std::unique_ptr<CudaUploader> uploader(new CudaUploader(queue, threads));
    for (CudaMemory& piece : uploader->m_pieces) {
        auto memory = queue.allocatePinned(kPieceBytes, "bringing weights to the GPU");
        if (!memory)
            return memory.error();
        piece = std::move(*memory);
    }
    return uploader;
}

/// Place for @p bytes in the buffer that is being filled, or in the other one once it has arrived.
Result<std::byte*> CudaUploader::room(std::uint64_t bytes) {
    if (m_used + bytes > kPieceBytes) {
        m_queue.mark(kFirstMark + m_piece);
        m_isUsed[static_cast<std::size_t>(m_piece)] = true;
        m_piece = (m_piece + 1) % kPieces;
        m_used = 0;
        if (m_isUsed[static_cast<std::size_t>(m_piece)])
            if (Result<void> arrived = m_queue.waitForMark(kFirstMark + m_piece); !arrived)
                return arrived.error();
    }
    constexpr std::uint64_t kAlign = kernels::cuda::kPlaneAlignment;
    std::byte* const place = m_pieces[static_cast<std::size_t>(m_piece)].data() + m_used;
    m_used += (bytes + kAlign - 1) / kAlign * kAlign;
    return place;
}

Result<void> CudaUploader::sendBytes(const std::byte* source, std::uint64_t bytes, std::byte* to) {
    for (std::uint64_t done = 0; done < bytes; done += kPieceBytes) {
        const std::uint64_t part = std::min(kPieceBytes, bytes - done);
        auto place = room(part);
        if (!place)
            return place.error();
        std::memcpy(*place, source + done, part);
        m_queue.copyToDevice(to + done, *place, part);
    }
    return m_queue.status();
}

Result<void> CudaUploader::sendMatrix(const WeightView& matrix, std::byte* to, const std::stop_token& stop) {
    const std::uint64_t rowBytes = std::max<std::uint64_t>(1, planesBytes(matrix, matrix.rows) /
                                                                  static_cast<std::uint64_t>(matrix.rows));
    constexpr std::uint64_t kGaps = kernels::cuda::kMostPlanes * kernels::cuda::kPlaneAlignment;
    const auto step = std::max<std::int64_t>(1, static_cast<std::int64_t>((kPieceBytes - kGaps) / rowBytes));
    for (std::int64_t row = 0; row < matrix.rows; row += step) {
        if (stop.stop_requested())
            return Error{ErrorKind::Cancelled, "Loading was cancelled."};
        if (Result<void> sent = sendRows(matrix, row, std::min(step, matrix.rows - row), to); !sent)
            return sent;
    }
    return m_queue.status();
}

/// A whole matrix is one copy; rows of one that is larger than a buffer are one copy for each plane.
Result<void> CudaUploader::sendRows(const WeightView& matrix, std::int64_t firstRow, std::int64_t rows,
                                    std::byte* to) {
    const std::uint64_t bytes = planesBytes(matrix, rows);
    auto place = room(bytes);
    if (!place)
        return place.error();
    const std::int64_t rowBytes = kernels::quantRowBytes(matrix.type, matrix.cols);
    m_pool.run([&](int worker) {
        const auto [begin, end] = kernels::workRange(rows, worker, m_pool.threads());
        if (begin < end)
            kernels::cuda::splitRowsIntoPlanes(matrix.type, matrix.data + (firstRow + begin) * rowBytes,
                                               begin, end - begin, rows, matrix.cols, *place);
    });
    if (rows == matrix.rows) {
        m_queue.copyToDevice(to, *place, bytes);
        return {};
    }
    for (int plane = 0; plane < kernels::cuda::planesOf(matrix.type).count; ++plane) {
        const auto from = kernels::cuda::planeSpan(matrix.type, plane, rows, matrix.cols, 0, rows);
        const auto span =
            kernels::cuda::planeSpan(matrix.type, plane, matrix.rows, matrix.cols, firstRow, rows);
        m_queue.copyToDevice(to + span.offset, *place + from.offset, static_cast<std::uint64_t>(span.bytes));
    }
    return {};
}

} // namespace conclave::engine
