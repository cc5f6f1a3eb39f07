// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/import_reader.h"

#include <QMap>

#include <algorithm>
#include <limits>
#include <utility>

namespace conclave::test {

/// Files in memory, as a zip would give them: none has a place on the disk. Sources hand out at most
/// mostPerRead bytes at once.
class MemoryFiles : public ImportFiles {
  public:
    explicit MemoryFiles(qint64 mostPerRead = std::numeric_limits<qint64>::max())
        : m_mostPerRead(mostPerRead) {}
    MemoryFiles(const QString& name, const QByteArray& bytes) : MemoryFiles() { add(name, bytes); }

    void add(const QString& name, const QByteArray& bytes) {
        m_entries.push_back({name, bytes.size()});
        m_bytes.insert(name, bytes);
    }

    const std::vector<Entry>& entries() const override { return m_entries; }
    std::unique_ptr<ByteSource> read(const Entry& entry) override {
        return std::make_unique<Source>(m_bytes.value(entry.name), m_mostPerRead);
    }
    QString problem() const override { return {}; }
    QString localPath(const Entry&) const override { return {}; }

  private:
    class Source : public ByteSource {
      public:
        Source(QByteArray bytes, qint64 mostPerRead)
            : m_bytes(std::move(bytes)), m_mostPerRead(mostPerRead) {}
        QByteArray read(qint64 most) override {
            const QByteArray next = m_bytes.mid(m_at, std::min(most, m_mostPerRead));
            m_at += next.size();
            return next;
        }
        QString problem() const override { return {}; }

      private:
        const QByteArray m_bytes;
        const qint64 m_mostPerRead;
        qsizetype m_at = 0;
    };

    const qint64 m_mostPerRead;
    std::vector<Entry> m_entries;
    QMap<QString, QByteArray> m_bytes;
};

} // namespace conclave::test
