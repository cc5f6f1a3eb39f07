// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace conclave {

/// How a file is read.
struct FileKind {
    enum class Way {
        Text,     ///< decodeText()
        Document, ///< by the program for PDF and office documents
        Refused,
    };
    Way way = Way::Refused;
    QString mediaType;
    QString problem; ///< for Refused: why, and what to do
};

/// From the first @p head bytes (a few KB) of a file and, for the media type of a text alone, its name. Any
/// thread.
FileKind fileKindOf(const QString& name, const QByteArray& head);

} // namespace conclave
