// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

/// tst_planted_bugs BUILD PROGRAM: each bug of planted_bugs.cpp that this build should notice is noticed, for
/// the reason expected.

namespace {

struct Bug {
    const char* build;
    const char* name;
    const char* order;
    const char* timing;
    const char* expected; ///< in what the program says
    const char* setting = "";
};

constexpr const char* kRace = "ThreadSanitizer: data race";
constexpr const char* kWrong = "FAILED ";
constexpr const char* kAddress = "ERROR: AddressSanitizer";
constexpr const char* kOutOfBounds = "EMULATION: out of bounds";

constexpr Bug kBugs[] = {
    // barriers
    {"plain", "noBarrierBeforeReading", "forward", "late", kWrong},
    {"plain", "noBarrierBeforeReading", "reverse", "late", kWrong},
    {"plain", "noBarrierBeforeWritingAgain", "skew:1", "late", kWrong},
    {"tsan", "noBarrierBeforeReading", "forward", "late", kRace},
    {"tsan", "noBarrierBeforeWritingAgain", "forward", "late", kRace},
    {"plain", "noGridBarrier", "forward", "late", kWrong},
    {"tsan", "noGridBarrier", "forward", "late", kRace},
    {"tsan", "noFenceBeforeCounting", "forward", "late", kRace},
    {"plain", "blockReadsWhatAnotherWrites", "reverse", "late", kWrong},
    {"plain", "barriersUnderDivergence", "forward", "late", "threads of one block are at different barriers"},
    {"plain", "shufflesUnderDivergence", "forward", "late", "lanes of one warp are at different operations"},
    {"plain", "laneOutsideItsMask", "forward", "late", "is not in the mask"},
    {"plain", "productOfHalfAWarp", "forward", "late", "needs all 32 lanes"},
    {"plain", "phaseNobodyEnds", "forward", "late", "deadlock: nobody ends this phase"},
    {"plain", "phaseNobodyEnds", "lifo", "early", "deadlock: nobody ends this phase"},
    {"plain", "barrierNotInitialised", "forward", "late", "has not been initialised"},
    {"plain", "flagNobodySets", "forward", "late", "deadlock: everybody who still runs waits"},
    {"plain", "flagNobodySets", "lifo", "late", "deadlock: everybody who still runs waits"},
    {"plain", "gridBarrierNotZero", "forward", "late", "wait for the grid"},
    // copies and products beside the program
    {"plain", "copyNotWaitedFor", "forward", "late", kWrong},
    {"plain", "copyIntoABufferInUse", "forward", "early", kWrong},
    {"tsan", "copyIntoABufferInUse", "forward", "late", kRace},
    {"tsan", "copyIntoABufferInUse", "forward", "early", kRace},
    {"plain", "tileNotWaitedFor", "forward", "late", kWrong},
    {"tsan", "tileNotWaitedFor", "forward", "early", kRace},
    {"plain", "productNotWaitedFor", "forward", "late", kWrong},
    // addresses
    {"asan", "globalOutOfBounds", "forward", "late", kAddress},
    {"asan", "memoryUsedAfterItsRelease", "forward", "late", kAddress},
    {"asan", "hostTouchesDeviceMemory", "forward", "late", kAddress},
    {"asan", "sharedOutOfBounds", "forward", "late", "index 40 out of bounds"},
    {"asan", "dynamicSharedOutOfBounds", "forward", "late", kAddress},
    {"asan", "instructionOutOfBounds", "forward", "late", kOutOfBounds},
    {"asan", "misalignedVector", "forward", "late", "misaligned address"},
    {"plain", "moreSharedTakenThanGiven", "forward", "late", "256 bytes of dynamic shared memory taken"},
    {"plain", "misalignedStreamingLoad", "forward", "late", "not aligned to 16"},
    {"plain", "misalignedMatrixRow", "forward", "late", "not aligned to 16"},
    {"plain", "tooManySharedVariables", "forward", "late", "more than 48 KiB"},
    {"plain", "uninitialisedMemory", "forward", "late", kWrong},
    // streams
    {"plain", "hostReadsBeforeTheCopy", "forward", "late", kWrong},
    {"tsan", "hostReadsBeforeTheCopy", "forward", "early", kRace},
    {"plain", "hostOverwritesWhatIsCopied", "forward", "late", kWrong},
    {"tsan", "hostOverwritesWhatIsCopied", "forward", "early", kRace},
    {"plain", "streamsNotOrdered", "forward", "late", kWrong},
    {"tsan", "streamsNotOrdered", "forward", "early", kRace},
    {"plain", "eventRecordedTooEarly", "forward", "late", kWrong},
    {"plain", "graphBranchesNotOrdered", "forward", "late", kWrong},
    // the device
    {"plain", "productThatTheDeviceLacks", "forward", "late", "on a device of generation 8.9",
     "CONCLAVE_EMULATION_COMPUTE=89"},
};

struct Outcome {
    std::string said;
    bool hasFailed;
};

Outcome run(const std::string& program, const Bug& bug) {
    const std::string command = std::string("env ASAN_OPTIONS=detect_leaks=0 CONCLAVE_EMULATION_ORDER=") +
                                bug.order + " CONCLAVE_EMULATION_ASYNC=" + bug.timing + " " + bug.setting +
                                " " + program + " " + bug.name + " 2>&1";
    Outcome outcome{};
    FILE* const pipe = popen(command.c_str(), "r");
    if (!pipe)
        return outcome;
    char piece[4096];
    while (const std::size_t bytes = std::fread(piece, 1, sizeof piece, pipe))
        outcome.said.append(piece, bytes);
    outcome.hasFailed = pclose(pipe) != 0;
    return outcome;
}

} // namespace

int main(int count, char** arguments) {
    if (count != 3) {
        std::printf("usage: tst_planted_bugs plain|asan|tsan PROGRAM\n");
        return 2;
    }
    const std::string build = arguments[1];
    int ran = 0;
    int missed = 0;
    for (const Bug& bug : kBugs) {
        if (bug.build != build)
            continue;
        ++ran;
        const Outcome outcome = run(arguments[2], bug);
        if (outcome.hasFailed && outcome.said.find(bug.expected) != std::string::npos)
            continue;
        ++missed;
        std::printf("NOT NOTICED: %s, order %s, copies %s; expected \"%s\", the program said:\n%s\n",
                    bug.name, bug.order, bug.timing, bug.expected, outcome.said.substr(0, 4000).c_str());
    }
    std::printf("%d of %d planted bugs noticed in the %s build\n", ran - missed, ran, build.c_str());
    return ran == 0 || missed > 0;
}
