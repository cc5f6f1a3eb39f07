// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/convert/tensor_stream.h"

#include "engine/gguf/gguf_parser.h"
#include "engine/gguf/gguf_types.h"
#include "kernels/matmul_quant.h"

#include <algorithm>
#include <cmath>

namespace conclave::engine {

namespace {

constexpr std::int64_t kChunkElements = std::int64_t{1} << 20;
constexpr std::size_t kChunkBytes = std::size_t{64} << 20;
constexpr std::int64_t kMxfp4Codes = 16; // bytes of codes in a block, behind one of scale

class Stream {
  public:
    Stream(GgufWriter& writer, const std::function<void(double)>& onProgress, const std::stop_token& stop,
           std::uint64_t totalBytes)
        : m_writer(writer), m_onProgress(onProgress), m_stop(stop), m_totalBytes(totalBytes) {}

    Result<void> write(const PlannedTensor& tensor) {
        if (tensor.mxfp4)
            return writeMxfp4(tensor);
        if (!tensor.values.empty())
            return put(std::as_bytes(std::span(tensor.values)));
        for (const SourceView& part : tensor.parts)
            if (Result<void> done = writePart(tensor, part); !done)
                return done;
        return {};
    }

  private:
    Result<void> put(std::span<const std::byte> bytes) {
        if (m_stop.stop_requested())
            return Error{ErrorKind::Cancelled, "the conversion was cancelled"};
        if (Result<void> done = m_writer.write(bytes); !done)
            return done;
        m_doneBytes += bytes.size();
        if (m_onProgress)
            m_onProgress(static_cast<double>(m_doneBytes) / static_cast<double>(m_totalBytes));
        return {};
    }

    Result<void> writePart(const PlannedTensor& tensor, const SourceView& part) {
        if (const std::optional<std::span<const std::byte>> bytes = sameBytes(tensor, part)) {
            for (std::size_t done = 0; done < bytes->size(); done += kChunkBytes)
                if (Result<void> written =
                        put(bytes->subspan(done, std::min(kChunkBytes, bytes->size() - done)));
                    !written)
                    return written;
            return {};
        }
        // Whole rows at a time: blocks never reach over the end of a row.
        const std::int64_t cols = tensor.shape.back();
        const std::int64_t rows = part.elements() / cols;
        if (rows * cols != part.elements())
            return Error{ErrorKind::Internal,
                         "a part of tensor " + quotedName(tensor.name) + " ends within a row"};
        const auto type = static_cast<kernels::QuantType>(tensor.rawType);
        const auto rowBytes = static_cast<std::size_t>(kernels::quantRowBytes(type, cols));
        const std::int64_t rowsAtOnce = std::clamp<std::int64_t>(kChunkElements / cols, 1, rows);
        m_numbers.resize(static_cast<std::size_t>(rowsAtOnce * cols));
        m_bytes.resize(static_cast<std::size_t>(rowsAtOnce) * rowBytes);
        for (std::int64_t row = 0; row < rows; row += rowsAtOnce) {
            const std::int64_t count = std::min(rowsAtOnce, rows - row);
            part.read(row * cols, count * cols, m_numbers.data());
            change(tensor.change, count * cols);
            for (std::int64_t i = 0; i < count; ++i)
                kernels::quantizeRow(type, m_numbers.data() + i * cols, cols,
                                     m_bytes.data() + static_cast<std::size_t>(i) * rowBytes);
            if (Result<void> done = put(std::span(m_bytes).first(static_cast<std::size_t>(count) * rowBytes));
                !done)
                return done;
        }
        return {};
    }

    /// The stored bytes when they are what the file is to hold.
    static std::optional<std::span<const std::byte>> sameBytes(const PlannedTensor& tensor,
                                                               const SourceView& part) {
        const bool isSame = tensor.change == ValueChange::none &&
                            ggmlTypeName(tensor.rawType) == sourceTypeName(part.tensor()->type);
        return isSame ? part.asBytes() : std::nullopt;
    }

    void change(ValueChange change, std::int64_t count) {
        const std::span numbers = std::span(m_numbers).first(static_cast<std::size_t>(count));
        if (change == ValueChange::plusOne)
            std::transform(numbers.begin(), numbers.end(), numbers.begin(), [](float x) { return x + 1; });
        else if (change == ValueChange::minusExp)
            std::transform(numbers.begin(), numbers.end(), numbers.begin(),
                           [](float x) { return -std::exp(x); });
    }

    Result<void> writeMxfp4(const PlannedTensor& tensor) {
        const auto& [codes, scales] = *tensor.mxfp4;
        const std::int64_t blocks = scales.elements();
        const std::int64_t atOnce = std::min(kChunkElements / kMxfp4Codes, blocks);
        std::vector<std::uint8_t> codeBytes(static_cast<std::size_t>(atOnce * kMxfp4Codes));
        std::vector<std::uint8_t> scaleBytes(static_cast<std::size_t>(atOnce));
        std::vector<std::uint8_t> out(static_cast<std::size_t>(atOnce * (1 + kMxfp4Codes)));
        for (std::int64_t block = 0; block < blocks; block += atOnce) {
            const std::int64_t count = std::min(atOnce, blocks - block);
            codes.readCodes(block * kMxfp4Codes, count * kMxfp4Codes, codeBytes.data());
            scales.readCodes(block, count, scaleBytes.data());
            for (std::int64_t i = 0; i < count; ++i) {
                std::uint8_t* place = out.data() + i * (1 + kMxfp4Codes);
                place[0] = scaleBytes[static_cast<std::size_t>(i)];
                reorderMxfp4(codeBytes.data() + i * kMxfp4Codes, place + 1);
            }
            const auto bytes = static_cast<std::size_t>(count * (1 + kMxfp4Codes));
            if (Result<void> done = put(std::as_bytes(std::span(out).first(bytes))); !done)
                return done;
        }
        return {};
    }

    GgufWriter& m_writer;
    const std::function<void(double)>& m_onProgress;
    const std::stop_token& m_stop;
    std::uint64_t m_totalBytes;
    std::uint64_t m_doneBytes = 0;
    std::vector<float> m_numbers;
    std::vector<std::byte> m_bytes;
};

} // namespace

Result<void> streamTensors(std::span<const PlannedTensor> tensors, GgufWriter& writer,
                           const std::function<void(double)>& onProgress, const std::stop_token& stop) {
    std::uint64_t totalBytes = 0;
    for (const PlannedTensor& tensor : tensors)
        totalBytes += tensor.bytes();
    Stream stream(writer, onProgress, stop, totalBytes);
    for (const PlannedTensor& tensor : tensors)
        if (Result<void> done = stream.write(tensor); !done)
            return done;
    return {};
}

void reorderMxfp4(const std::uint8_t* codes, std::uint8_t* out) {
    const auto element = [&](std::int64_t i) { return i % 2 == 0 ? codes[i / 2] & 0xf : codes[i / 2] >> 4; };
    for (std::int64_t i = 0; i < kMxfp4Codes; ++i)
        out[i] = static_cast<std::uint8_t>(element(i) | element(i + 16) << 4);
}

} // namespace conclave::engine
