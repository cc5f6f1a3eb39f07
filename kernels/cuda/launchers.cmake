# SPDX-License-Identifier: GPL-3.0-or-later
# Sources of the CUDA module that hold kernels, for nvcc and for the emulation of the tests.
set(CONCLAVE_CUDA_LAUNCHERS
    attention.cu
    experts.cu
    matmul.cu
    recurrent.cu
    rows.cu
    sample.cu
)
# What only the host side needs.
set(CONCLAVE_CUDA_HOST_SOURCES
    cuda_module.cu
)
