// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/zip_archive.h"

#include "app/import/import_text.h"

#include <QFile>
#include <QStringList>

#include <limits>
#include <utility>

#include <zip.h>

namespace conclave {

namespace {

QString sentenceOf(int code, const QString& name) {
    switch (code) {
    case ZIP_ER_NOPASSWD:
    case ZIP_ER_WRONGPASSWD:
        return ImportText::tr("%1 is protected with a password. Unpack it, and import the folder.").arg(name);
    case ZIP_ER_COMPNOTSUPP:
    case ZIP_ER_ENCRNOTSUPP:
        return ImportText::tr(
                   "%1 is packed in a way that is not known here. Unpack it, and import the folder.")
            .arg(name);
    case ZIP_ER_OPEN:
    case ZIP_ER_READ:
    case ZIP_ER_SEEK:
        return ImportText::tr("%1 could not be read. Check that the disk is there and healthy.").arg(name);
    case ZIP_ER_NOZIP:
    case ZIP_ER_INCONS:
    case ZIP_ER_CRC:
    case ZIP_ER_ZLIB:
    case ZIP_ER_EOF:
        return ImportText::tr("%1 is damaged or not whole. Download it again.").arg(name);
    default:
        return ImportText::tr(
                   "%1 could not be unpacked. Unpack it with another program, and import the folder.")
            .arg(name);
    }
}

/// Names are for recognizing files; nothing is ever written under them. Ways out of the zip are cut off all
/// the same.
QString cleanName(QString name) {
    name.replace(QLatin1Char('\\'), QLatin1Char('/'));
    QStringList parts = name.split(QLatin1Char('/'), Qt::SkipEmptyParts);
    parts.removeIf(
        [](const QString& part) { return part == QLatin1String(".") || part == QLatin1String(".."); });
    return parts.join(QLatin1Char('/'));
}

class ZipSource final : public ByteSource {
  public:
    ZipSource(std::shared_ptr<ZipArchive> archive, zip_file_t* file, QString name)
        : m_archive(std::move(archive)), m_file(file), m_name(std::move(name)) {}
    ~ZipSource() override { zip_fclose(m_file); }
    ZipSource(const ZipSource&) = delete;
    ZipSource& operator=(const ZipSource&) = delete;

    QByteArray read(qint64 most) override {
        QByteArray bytes(static_cast<qsizetype>(most), Qt::Uninitialized);
        const zip_int64_t count = zip_fread(m_file, bytes.data(), static_cast<zip_uint64_t>(most));
        if (count < 0)
            m_problem = sentenceOf(zip_error_code_zip(zip_file_get_error(m_file)), m_name);
        bytes.truncate(count > 0 ? static_cast<qsizetype>(count) : 0);
        return bytes;
    }
    QString problem() const override { return m_problem; }

  private:
    const std::shared_ptr<ZipArchive> m_archive;
    zip_file_t* const m_file;
    const QString m_name;
    QString m_problem;
};

} // namespace

ZipArchive::ZipArchive(struct zip* archive, QByteArray bytes)
    : m_archive(archive), m_bytes(std::move(bytes)) {
    list();
}

ZipArchive::~ZipArchive() {
    zip_discard(m_archive);
}

std::shared_ptr<ZipArchive> ZipArchive::open(const QString& path, QString& problem) {
    int code = 0;
    zip_t* archive = zip_open(QFile::encodeName(path).constData(), ZIP_RDONLY, &code);
    if (archive == nullptr) {
        problem = sentenceOf(code, path);
        return nullptr;
    }
    return std::shared_ptr<ZipArchive>(new ZipArchive(archive, {}));
}

std::shared_ptr<ZipArchive> ZipArchive::openNested(ZipArchive& outer, const Item& item, QString& problem) {
    const std::unique_ptr<ByteSource> source = outer.read(item.index, item.name, problem);
    if (!source)
        return nullptr;
    // What a zip claims about the size need not be true: no more than that is read.
    QByteArray bytes;
    while (bytes.size() < item.sizeBytes) {
        const QByteArray more = source->read(std::min(item.sizeBytes - bytes.size(), qint64(1) << 20));
        if (more.isEmpty())
            break;
        bytes += more;
    }
    zip_error_t error;
    zip_error_init(&error);
    zip_t* archive = nullptr;
    zip_source_t* buffer =
        zip_source_buffer_create(bytes.constData(), static_cast<zip_uint64_t>(bytes.size()), 0, &error);
    if (buffer != nullptr) {
        archive = zip_open_from_source(buffer, ZIP_RDONLY, &error);
        if (archive == nullptr)
            zip_source_free(buffer);
    }
    if (archive == nullptr)
        problem = sentenceOf(zip_error_code_zip(&error), item.name);
    zip_error_fini(&error);
    return archive == nullptr ? nullptr
                              : std::shared_ptr<ZipArchive>(new ZipArchive(archive, std::move(bytes)));
}

void ZipArchive::list() {
    const zip_int64_t count = zip_get_num_entries(m_archive, 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        zip_stat_t stat;
        zip_stat_init(&stat);
        if (zip_stat_index(m_archive, static_cast<zip_uint64_t>(i), 0, &stat) != 0 ||
            (stat.valid & ZIP_STAT_NAME) == 0)
            continue;
        // Names that are not marked as UTF-8 come out of libzip as what they most likely mean.
        const QString raw = QString::fromUtf8(stat.name);
        const QString name = cleanName(raw);
        if (name.isEmpty() || raw.endsWith(QLatin1Char('/')))
            continue;
        const auto size = std::min<zip_uint64_t>(stat.valid & ZIP_STAT_SIZE ? stat.size : 0,
                                                 std::numeric_limits<qint64>::max());
        m_items.push_back({static_cast<quint64>(i), name, static_cast<qint64>(size)});
    }
}

std::unique_ptr<ByteSource> ZipArchive::read(quint64 index, const QString& name, QString& problem) {
    zip_file_t* file = zip_fopen_index(m_archive, index, 0);
    if (file == nullptr) {
        problem = sentenceOf(zip_error_code_zip(zip_get_error(m_archive)), name);
        return nullptr;
    }
    return std::make_unique<ZipSource>(shared_from_this(), file, name);
}

} // namespace conclave
