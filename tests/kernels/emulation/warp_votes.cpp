// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kernels/emulation/machine.h"

namespace emulation {

void voteLanes(WarpMeeting& meeting) {
    unsigned votes = 0;
    for (unsigned lane = 0; lane < 32; ++lane) {
        unsigned vote = 0;
        if (meeting.arrived >> lane & 1)
            copyBytes(&vote, meeting.input[lane], sizeof vote);
        votes |= vote << lane;
    }
    for (auto& output : meeting.output)
        copyBytes(output, &votes, sizeof votes);
}

void matchLanes(WarpMeeting& meeting) {
    unsigned values[32] = {};
    for (unsigned lane = 0; lane < 32; ++lane)
        copyBytes(&values[lane], meeting.input[lane], sizeof values[lane]);
    for (unsigned lane = 0; lane < 32; ++lane) {
        unsigned same = 0;
        for (unsigned other = 0; other < 32; ++other)
            same |= (meeting.arrived >> other & unsigned{values[other] == values[lane]}) << other;
        copyBytes(meeting.output[lane], &same, sizeof same);
    }
}

} // namespace emulation
