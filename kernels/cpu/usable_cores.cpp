// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cpu/usable_cores.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <string>
#include <thread>
#include <vector>

#ifdef __linux__
#include <sched.h>
#endif

namespace conclave::kernels {

namespace {

#ifdef __linux__
std::vector<int> allowedProcessors() {
    std::vector<int> processors;
    // The mask must be as long as the kernel's; double it until it is.
    for (int bits = CPU_SETSIZE; bits <= 1 << 20; bits *= 2) {
        cpu_set_t* mask = CPU_ALLOC(static_cast<std::size_t>(bits));
        if (!mask)
            break;
        const std::size_t bytes = CPU_ALLOC_SIZE(static_cast<std::size_t>(bits));
        const bool known = sched_getaffinity(0, bytes, mask) == 0;
        for (int cpu = 0; known && cpu < bits; ++cpu)
            if (CPU_ISSET_S(static_cast<std::size_t>(cpu), bytes, mask))
                processors.push_back(cpu);
        CPU_FREE(mask);
        if (known)
            break;
    }
    return processors;
}

/// Processors of one core list the same siblings.
int physicalCores(const std::vector<int>& processors) {
    std::set<std::string> cores;
    for (const int cpu : processors) {
        std::ifstream file("/sys/devices/system/cpu/cpu" + std::to_string(cpu) +
                           "/topology/thread_siblings_list");
        std::string siblings;
        if (!std::getline(file, siblings))
            siblings = "unknown " + std::to_string(cpu); // counts as a core of its own
        cores.insert(siblings);
    }
    return static_cast<int>(cores.size());
}

/// The tightest cpu.max on the way from this process's control group (version 2) up to the root; 0 when none.
int quotaCores() {
    std::ifstream groups("/proc/self/cgroup");
    std::string group;
    for (std::string line; std::getline(groups, line);)
        if (line.rfind("0::", 0) == 0)
            group = line.substr(3);
    int cores = 0;
    while (true) {
        std::ifstream file("/sys/fs/cgroup" + group + "/cpu.max");
        double quota = 0;
        double period = 0;
        if (file >> quota >> period && quota > 0 &&
            period > 0) { // "max 100000" fails to parse: no limit here
            const int here = std::max(1, static_cast<int>((quota + period - 1) / period));
            cores = cores ? std::min(cores, here) : here;
        }
        const std::size_t slash = group.rfind('/');
        if (slash == std::string::npos)
            return cores;
        group.resize(slash);
    }
}
#endif

} // namespace

int usableProcessors() {
#ifdef __linux__
    if (const auto processors = allowedProcessors(); !processors.empty())
        return static_cast<int>(processors.size());
#endif
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

bool coresAreAlike() {
#ifdef __linux__
    double lowest = 0;
    double highest = 0;
    for (const int cpu : allowedProcessors()) {
        std::ifstream file("/sys/devices/system/cpu/cpu" + std::to_string(cpu) + "/cpufreq/cpuinfo_max_freq");
        double clock = 0;
        if (!(file >> clock))
            continue; // a virtual machine tells nothing
        lowest = lowest == 0 ? clock : std::min(lowest, clock);
        highest = std::max(highest, clock);
    }
    return lowest >= 0.8 * highest; // favoured cores differ by some per cent
#else
    return false;
#endif
}

int usableCores() {
#ifdef __linux__
    if (const auto processors = allowedProcessors(); !processors.empty()) {
        const int cores = physicalCores(processors);
        const int quota = quotaCores();
        return std::max(1, quota ? std::min(cores, quota) : cores);
    }
#endif
    return usableProcessors();
}

} // namespace conclave::kernels
