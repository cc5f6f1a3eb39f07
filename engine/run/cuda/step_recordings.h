// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/cuda/cuda_queue.h"

#include <array>
#include <atomic>
#include <compare>
#include <functional>
#include <map>

namespace conclave::engine {

/// How the operations of a one-token step reach the device.
enum class StepMode {
    Direct,     ///< one by one
    Graph,      ///< as a recorded graph
    Persistent, ///< as one cooperative kernel
    Fastest,    ///< whichever of the last two is faster here, tried on the first tokens
};

/// What evaluators of one model on one card have found out; shared, so that only the first conversation
/// tries.
struct StepChoice {
    std::atomic<StepMode> mode{StepMode::Fastest};
};

/// The recorded steps of one evaluator.
class StepRecordings {
  public:
    /// What a recording is made for: so many tokens, in a context of at most so many positions.
    struct Shape {
        int tokens = 0;
        int mostPositions = 0;
        bool isLong = false;
        auto operator<=>(const Shape&) const = default;
    };

    /// @p queue and @p choice outlive the recordings. @p mode is what is wanted; with Fastest the choice
    /// counts.
    StepRecordings(CudaQueue& queue, StepMode mode, StepChoice& choice)
        : m_queue(queue), m_mode(mode), m_choice(choice) {}
    ~StepRecordings();
    StepRecordings(const StepRecordings&) = delete;
    StepRecordings& operator=(const StepRecordings&) = delete;

    /// Sends the step of @p shape; @p send sends its operations one by one and is called when there is no
    /// recording yet. False: nothing was sent, for such steps cannot be recorded here.
    bool run(const Shape& shape, const std::function<Result<void>()>& send);
    /// Call when the step is done: takes its time while ways are being compared.
    void finish();

  private:
    using Kind = kernels::cuda::RecordingKind;
    static constexpr int kTries = 4; ///< of each way; the first does not count: it has caches to warm
    Kind nextKind() const;
    kernels::cuda::Recording* recordingFor(const Shape& shape, Kind kind,
                                           const std::function<Result<void>()>& send);
    bool isComparing() const;
    void choose();

    CudaQueue& m_queue;
    const StepMode m_mode;
    StepChoice& m_choice;
    std::map<std::pair<Shape, Kind>, kernels::cuda::Recording*> m_recordings;
    std::array<bool, 2> m_isRefused{};      ///< by Kind
    std::array<int, 2> m_tries{};           ///< likewise
    std::array<double, 2> m_milliseconds{}; ///< likewise, all tries that count
    bool m_isTimed = false;                 ///< the newest step
    Kind m_newest = Kind::Graph;
};

} // namespace conclave::engine
