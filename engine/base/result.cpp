// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/result.h"

namespace conclave::engine {

const char* errorKindName(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::NotFound:
        return "not found";
    case ErrorKind::Corrupt:
        return "corrupt";
    case ErrorKind::Unsupported:
        return "unsupported";
    case ErrorKind::OutOfMemory:
        return "out of memory";
    case ErrorKind::Device:
        return "device";
    case ErrorKind::Io:
        return "input/output";
    case ErrorKind::Cancelled:
        return "cancelled";
    case ErrorKind::Invalid:
        return "invalid";
    case ErrorKind::Internal:
        return "internal";
    }
    return "internal";
}

} // namespace conclave::engine
