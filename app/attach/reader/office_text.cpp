// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/attach/reader/office_text.h"

#include "app/attach/reader/frame_writer.h"
#include "app/import/zip_archive.h"

#include <QXmlStreamReader>

#include <algorithm>
#include <optional>

namespace conclave {

namespace {

constexpr qint64 kAtOnce = 256 << 10;
/// Of unpacked XML: some ten times as much as the text in it may have. What a zip claims is not believed.
constexpr qint64 kMostXmlBytes = qint64(256) << 20;

/// Collects the text of one XML file, element by element.
class TextCollector {
  public:
    void begin(QStringView name, const QXmlStreamAttributes& attributes) {
        if (name == u"tab")
            m_text += u'\t';
        else if (name == u"br" || name == u"cr" || name == u"line-break")
            m_text += u'\n';
        else if (name == u"s") // OpenDocument: several spaces
            m_text += QString(std::clamp(countOf(attributes), 1, 1000), u' ');
        else if (name == u"t" || name == u"delText" || name == u"instrText" || name == u"tracked-changes")
            m_inside = name.toString();
        else if (name == u"tc" || name == u"table-cell")
            m_isFirstOfCell = true;
        if ((name == u"p" || name == u"h") && m_cellDepth > 0 && !m_isFirstOfCell)
            m_text += u' ';
        if (name == u"p" || name == u"h")
            m_isFirstOfCell = false;
        if (name == u"tc" || name == u"table-cell")
            ++m_cellDepth;
    }

    void end(QStringView name) {
        if (name == m_inside)
            m_inside.clear();
        if ((name == u"p" || name == u"h") && m_cellDepth == 0)
            m_text += u'\n';
        if (name == u"tc" || name == u"table-cell") {
            --m_cellDepth;
            m_text += u'\t';
        }
        if (name == u"tr" || name == u"table-row") {
            if (m_text.endsWith(u'\t'))
                m_text.chop(1);
            m_text += u'\n';
        }
    }

    /// Word has its text in elements of their own; of OpenDocument all is, but what was deleted.
    void add(QStringView text, bool isWord) {
        if (isWord ? m_inside == u"t" : m_inside.isEmpty())
            m_text += text;
    }

    const QString& text() const { return m_text; }

  private:
    static int countOf(const QXmlStreamAttributes& attributes) {
        for (const QXmlStreamAttribute& attribute : attributes)
            if (attribute.name() == u"c")
                return attribute.value().toInt();
        return 1;
    }

    QString m_text;
    QString m_inside;
    int m_cellDepth = 0;
    bool m_isFirstOfCell = false;
};

std::optional<QString> textOf(ByteSource& source, bool isWord) {
    QXmlStreamReader xml;
    TextCollector collector;
    qint64 bytes = 0;
    bool isBody = isWord; // OpenDocument has styles before it
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::Invalid &&
            xml.error() == QXmlStreamReader::PrematureEndOfDocumentError) {
            const QByteArray more = source.read(kAtOnce);
            bytes += more.size();
            if (more.isEmpty() || bytes > kMostXmlBytes)
                return std::nullopt;
            xml.addData(more);
        } else if (token == QXmlStreamReader::StartElement) {
            isBody = isBody || xml.name() == u"body";
            if (isBody)
                collector.begin(xml.name(), xml.attributes());
        } else if (token == QXmlStreamReader::EndElement && isBody) {
            collector.end(xml.name());
        } else if (token == QXmlStreamReader::Characters && isBody) {
            collector.add(xml.text(), isWord);
        }
    }
    return xml.hasError() ? std::nullopt : std::optional(collector.text());
}

} // namespace

void writeOfficeText(const QString& path) {
    QString problem;
    const std::shared_ptr<ZipArchive> archive = ZipArchive::open(path, problem);
    if (!archive)
        return writeFrame(Frame::Failed, kFailedDamaged);
    const auto find = [&archive](QStringView name) {
        return std::find_if(archive->items().begin(), archive->items().end(),
                            [name](const ZipArchive::Item& item) { return item.name == name; });
    };
    const auto word = find(u"word/document.xml");
    const bool isWord = word != archive->items().end();
    const auto item = isWord ? word : find(u"content.xml");
    if (item == archive->items().end())
        return writeFrame(Frame::Failed, kFailedOtherZip);
    if (!isWord) {
        const auto type = find(u"mimetype");
        const auto source =
            type == archive->items().end() ? nullptr : archive->read(type->index, type->name, problem);
        if (!source || !source->read(100).startsWith("application/vnd.oasis.opendocument.text"))
            return writeFrame(Frame::Failed, kFailedOtherZip);
    }
    const std::unique_ptr<ByteSource> source = archive->read(item->index, item->name, problem);
    if (!source)
        return writeFrame(Frame::Failed, kFailedLocked);
    const std::optional<QString> text = textOf(*source, isWord);
    if (!text)
        return writeFrame(Frame::Failed, kFailedDamaged);
    writeFrame(Frame::MediaType,
               isWord ? "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
                      : "application/vnd.oasis.opendocument.text");
    writeFrame(Frame::PageCount, "0");
    writeFrame(Frame::Page, text->toUtf8());
    writeFrame(Frame::Done, {});
}

} // namespace conclave
