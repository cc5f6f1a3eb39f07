// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/blas.h"

#ifndef __CUDACC__

namespace conclave::kernels::cuda {

gpu::Status blasMultiply(const Launch&, const BlasProduct&) {
    return gpu::kNotSupported;
}

const char* blasText() {
    return "";
}

} // namespace conclave::kernels::cuda

#else

#include <dlfcn.h>

#include <atomic>
#include <climits>
#include <mutex>

namespace conclave::kernels::cuda {

namespace {

// As in cublas_api.h, which only machines that develop with it have; the numbers are part of its ABI.
using Handle = void*;
constexpr int kSuccess = 0;
constexpr int kNone = 0;        // CUBLAS_OP_N
constexpr int kTransposed = 1;  // CUBLAS_OP_T
constexpr int kComputeF32 = 68; // CUBLAS_COMPUTE_32F
constexpr int kDefault = -1;    // CUBLAS_GEMM_DEFAULT
using Create = int (*)(Handle*);
using SetStream = int (*)(Handle, cudaStream_t);
using Multiply = int (*)(Handle, int, int, int, int, int, const void*, const void*, cudaDataType_t, int,
                         const void*, cudaDataType_t, int, const void*, void*, cudaDataType_t, int, int, int);

std::atomic<const char*> text = "";

/// Lives as long as the process: cuBLAS must not be closed while a stream may still use it.
class Blas {
  public:
    static Blas& instance() {
        static Blas* const blas = new Blas;
        return *blas;
    }

    gpu::Status multiply(const Launch& launch, const BlasProduct& p) {
        const std::scoped_lock lock(m_mutex);
        int device = 0;
        if (!m_multiply || cudaGetDevice(&device) != cudaSuccess || device >= kDevices ||
            p.outStride > INT_MAX)
            return gpu::kNotSupported;
        Handle& handle = m_handles[device];
        if (!handle && m_create(&handle) != kSuccess)
            return giveUp("cuBLAS cannot start on this device; own kernels take its place");
        if (m_setStream(handle, launch.stream) != kSuccess)
            return giveUp("cuBLAS does not take a stream; own kernels take its place");
        // It counts columns first: there our rows are columns, and results are [rows, tokens].
        const cudaDataType_t type = p.isBf16 ? CUDA_R_16BF : CUDA_R_16F;
        const float beta = p.adds ? 1.0f : 0.0f;
        const int status =
            m_multiply(handle, kTransposed, kNone, p.rows, p.tokens, p.cols, &p.alpha, p.weight, type, p.cols,
                       p.x, type, static_cast<int>(p.xStride), &beta, p.out, CUDA_R_32F,
                       static_cast<int>(p.outStride), kComputeF32, kDefault);
        return status == kSuccess ? 0 : giveUp("cuBLAS refuses a product; own kernels take its place");
    }

  private:
    static constexpr int kDevices = 64;

    Blas() {
        void* library = dlopen("libcublas.so.13", RTLD_NOW | RTLD_LOCAL);
        text = "large products of 16-bit weights go to libcublas.so.13";
        if (!library) {
            library = dlopen("libcublas.so.12", RTLD_NOW | RTLD_LOCAL);
            text = "large products of 16-bit weights go to libcublas.so.12";
        }
        if (!library) {
            giveUp("cuBLAS (libcublas.so.13 or .12) is not installed; own kernels take its place");
            return;
        }
        m_create = reinterpret_cast<Create>(dlsym(library, "cublasCreate_v2"));
        m_setStream = reinterpret_cast<SetStream>(dlsym(library, "cublasSetStream_v2"));
        m_multiply = reinterpret_cast<Multiply>(dlsym(library, "cublasGemmEx"));
        if (!m_create || !m_setStream || !m_multiply)
            giveUp("cuBLAS lacks functions; own kernels take its place");
    }

    gpu::Status giveUp(const char* why) {
        text = why;
        m_multiply = nullptr;
        return gpu::kNotSupported;
    }

    std::mutex m_mutex;
    Create m_create = nullptr;
    SetStream m_setStream = nullptr;
    Multiply m_multiply = nullptr; ///< nullptr: cuBLAS is out of the question
    Handle m_handles[kDevices] = {};
};

} // namespace

gpu::Status blasMultiply(const Launch& launch, const BlasProduct& product) {
    return Blas::instance().multiply(launch, product);
}

const char* blasText() {
    return text;
}

} // namespace conclave::kernels::cuda

#endif
