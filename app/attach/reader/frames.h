// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace conclave {

// What conclave-file-reader writes to its standard output: frames of a type (one byte), the length of what
// follows (four bytes, the lowest first) and that many bytes. The last one is Done or Failed.
enum class Frame : char {
    PageCount = 'N', ///< a number as text; 0: the document has no pages to tell apart
    Page = 'P',      ///< the text of the next page, UTF-8
    MediaType = 'M', ///< as text, when it is another one than was seen at the beginning
    Failed = 'E',    ///< why, one of the words below
    Done = 'D',      ///< empty
};

constexpr qsizetype kFrameHeaderBytes = 5;
/// A page is cut here; the text of a whole file is shorter.
constexpr qsizetype kMostFrameBytes = qsizetype(32) << 20;

constexpr const char* kFailedLocked = "locked";            ///< a password is needed
constexpr const char* kFailedDamaged = "damaged";          ///< cannot be made sense of
constexpr const char* kFailedTooManyPages = "pages";       ///< more than kMostPages
constexpr const char* kFailedOtherZip = "zip";             ///< a zip that is no document
constexpr const char* kFailedNotReadable = "not-readable"; ///< the file cannot be opened
constexpr const char* kFailedMemory = "memory";

} // namespace conclave
