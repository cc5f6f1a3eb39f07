// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/attach/reader/pdf_text.h"

#include "app/attach/limits.h"
#include "app/attach/reader/frame_writer.h"

#include <QFile>

#include <memory>

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

namespace conclave {

void writePdfText(const QString& path) {
    poppler::set_debug_error_function([](const std::string&, void*) {},
                                      nullptr); // not what is in files, to stderr
    const std::unique_ptr<poppler::document> document(
        poppler::document::load_from_file(QFile::encodeName(path).toStdString()));
    if (!document)
        return writeFrame(Frame::Failed, kFailedDamaged);
    if (document->is_locked())
        return writeFrame(Frame::Failed, kFailedLocked);
    const int pages = document->pages();
    if (pages <= 0)
        return writeFrame(Frame::Failed, kFailedDamaged);
    if (pages > kMostPages)
        return writeFrame(Frame::Failed, kFailedTooManyPages);
    writeFrame(Frame::PageCount, QByteArray::number(pages));
    for (int i = 0; i < pages; ++i) {
        // A page that cannot be read is an empty one; those after it may be whole.
        const std::unique_ptr<poppler::page> page(document->create_page(i));
        const poppler::byte_array text =
            page ? page->text(poppler::rectf(), poppler::page::non_raw_non_physical_layout).to_utf8()
                 : poppler::byte_array();
        writeFrame(Frame::Page, QByteArrayView(text.data(), qsizetype(text.size())));
    }
    writeFrame(Frame::Done, {});
}

} // namespace conclave
