// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/import_reader.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <vector>

struct zip;

namespace conclave {

/// A zip file, read entry by entry and never unpacked. Sources that were handed out keep it open.
class ZipArchive : public std::enable_shared_from_this<ZipArchive> {
  public:
    struct Item {
        quint64 index = 0;
        QString name;         ///< with "/", without leading "/" and without ".." on the way
        qint64 sizeBytes = 0; ///< as the zip claims
    };

    /// Null with a sentence in @p problem.
    static std::shared_ptr<ZipArchive> open(const QString& path, QString& problem);
    /// A zip that lies in another one; held in memory as long as this object lives.
    static std::shared_ptr<ZipArchive> openNested(ZipArchive& outer, const Item& item, QString& problem);
    ~ZipArchive();

    /// Folders are left out.
    const std::vector<Item>& items() const { return m_items; }
    /// Null with a sentence about @p name in @p problem: encrypted, packed in an unknown way, damaged.
    std::unique_ptr<ByteSource> read(quint64 index, const QString& name, QString& problem);

  private:
    ZipArchive(struct zip* archive, QByteArray bytes);
    void list();

    struct zip* const m_archive;
    const QByteArray m_bytes; // of a nested zip
    std::vector<Item> m_items;
};

} // namespace conclave
