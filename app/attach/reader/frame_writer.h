// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/attach/reader/frames.h"

#include <QByteArrayView>

namespace conclave {

/// To the standard output. When nobody reads any more, the program ends.
void writeFrame(Frame type, QByteArrayView bytes);

} // namespace conclave
