// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace conclave {

/// A disk of 4 MiB that can be filled: a tmpfs, which only root (also of a container) may mount.
class SmallDisk {
  public:
    explicit SmallDisk(const QString& path);
    ~SmallDisk();
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    bool isThere() const { return m_problem.isEmpty(); }
    QByteArray problem() const { return m_problem; } ///< why it is not there
    QString path() const { return m_path; }

    /// Not a byte is free afterwards.
    void fill() const;
    /// Takes back what fill() did.
    void makeRoom() const;

  private:
    const QString m_path;
    QByteArray m_problem;
};

/// For as long as it lives this process is an ordinary user, to whom the folder @p owned with all in it
/// belongs: permissions mean nothing to root. Does nothing when we are one already.
class AsOrdinaryUser {
  public:
    explicit AsOrdinaryUser(const QString& owned);
    ~AsOrdinaryUser();
    AsOrdinaryUser(const AsOrdinaryUser&) = delete;
    AsOrdinaryUser& operator=(const AsOrdinaryUser&) = delete;

  private:
    bool m_wasRoot = false;
};

} // namespace conclave
