// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/gemm_arguments.h"
#include "kernels/cuda/launchers.h"

/// The rows that a product of many tokens reads, in its scratch memory: one copy for each form that one of
/// its matrices wants (prepare_kernel.h).
namespace conclave::kernels::cuda {

class RowPlaces {
  public:
    RowPlaces(int rows, int cols) : m_rows(rows), m_cols(cols) {}

    /// Weights of @p type will read the rows.
    void add(QuantType type);
    std::int64_t bytes() const;

    /// Queues what prepares the rows for weights of @p type, once for each form, and says in @p gemm where
    /// they are.
    gpu::Status prepare(const Launch& launch, const Input& input, QuantType type, std::byte* scratch,
                        GemmArguments& gemm);

    /// Queues what multiplies results of f16 rows by what the rows were divided by, for products that do not
    /// do it themselves.
    gpu::Status restore(const Launch& launch, const GemmArguments& gemm, float* out, std::int64_t outStride,
                        int cols) const;

  private:
    static constexpr int kKinds = 4; ///< packed, f16, bf16, f32 weights
    std::int64_t kindBytes(int kind) const;

    int m_rows;
    int m_cols;
    bool m_isNeeded[kKinds] = {};
    bool m_isPrepared[kKinds] = {};
};

} // namespace conclave::kernels::cuda
