// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

#include <utility>
#include <vector>

#include <zip.h>

namespace conclave::test {

struct ZipItem {
    QByteArray name;
    QByteArray bytes;
    bool isEncrypted = false;
    bool isUtf8 = true; ///< the name is marked as UTF-8
};

/// Writes a zip with @p items at @p path; false when it cannot.
inline bool writeZip(const QString& path, const std::vector<ZipItem>& items) {
    int code = 0;
    zip_t* archive = zip_open(QFile::encodeName(path).constData(), ZIP_CREATE | ZIP_TRUNCATE, &code);
    if (archive == nullptr)
        return false;
    bool isWritten = true;
    for (const ZipItem& item : items) {
        zip_source_t* source = zip_source_buffer(archive, item.bytes.constData(),
                                                 static_cast<zip_uint64_t>(item.bytes.size()), 0);
        const zip_int64_t at = zip_file_add(archive, item.name.constData(), source,
                                            item.isUtf8 ? ZIP_FL_ENC_UTF_8 : ZIP_FL_ENC_CP437);
        isWritten = isWritten && at >= 0;
        if (item.isEncrypted)
            isWritten = isWritten && zip_file_set_encryption(archive, static_cast<zip_uint64_t>(at),
                                                             ZIP_EM_AES_256, "secret") == 0;
    }
    return zip_close(archive) == 0 && isWritten;
}

} // namespace conclave::test
