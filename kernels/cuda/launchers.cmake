# SPDX-License-Identifier: GPL-3.0-or-later
# Sources of the CUDA module, for nvcc and for the emulation of the tests: those with kernels, and those for the
# host alone.
set(CONCLAVE_CUDA_LAUNCHERS
    attention.cu
    blas.cu
    experts.cu
    gemm.cu
    gemm_float.cu
    gemm_rows.cu
    matmul.cu
    persistent_step.cu
    recurrent.cu
    rows.cu
    sample.cu
    # one file per type of cache
    instances/attend_prefill_bf16.cu
    instances/attend_prefill_f16.cu
    instances/attend_prefill_f8_e4m3.cu
    instances/attend_prefill_q4_0.cu
    instances/attend_prefill_q8_0.cu
    # one file per group of weight types
    instances/gemm_blocks32.cu
    instances/gemm_grids2.cu
    instances/gemm_grids3.cu
    instances/gemm_k_high.cu
    instances/gemm_k_low.cu
    instances/gemm_tables.cu
    instances/gemm_ternary.cu
    instances/matvec_blocks32.cu
    instances/matvec_float.cu
    instances/matvec_grid.cu
    instances/matvec_k.cu
    instances/matvec_table.cu
    instances/matvec_ternary.cu
)
set(CONCLAVE_CUDA_HOST_SOURCES
    cuda_module.cu
    matvec_plan.cpp
)
