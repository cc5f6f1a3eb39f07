// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attachments/attachment_view.h"

#include "app/attach/attachment_reader.h"
#include "app/export/export_file.h"
#include "ui/attachments/attachment_list.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QSaveFile>

#include <algorithm>

namespace conclave {

AttachmentView::AttachmentView(Notices& notices, QObject* parent) : QObject(parent), m_notices(notices) {}

void AttachmentView::show(const Attachment& file, AttachmentList* in, int row) {
    m_file = file;
    m_list = in;
    m_row = row;
    m_isOpen = true;
    m_part = 0;
    m_words.clear();
    m_hits.clear();
    m_hit = -1;
    m_starts = {0};
    const QString& text = m_file.text;
    for (qsizetype at = kPartCharacters; at < text.size(); at = m_starts.last() + kPartCharacters) {
        const qsizetype line = text.lastIndexOf(u'\n', at) + 1;
        const bool isCutInPair = text[at].isLowSurrogate();
        m_starts.append(line > m_starts.last() ? line : at - (isCutInPair ? 1 : 0));
    }
    emit shown();
    emit partChanged();
    emit hitChanged();
}

void AttachmentView::close() {
    if (!m_isOpen)
        return;
    m_isOpen = false;
    m_file = {};
    m_starts.clear();
    m_hits.clear();
    m_hit = -1;
    emit shown();
    emit partChanged();
    emit hitChanged();
}

QString AttachmentView::facts() const {
    return m_isOpen ? attachmentFacts(m_file, {}) : QString();
}

QUrl AttachmentView::suggestedFile() const {
    const bool isText =
        m_file.mediaType.startsWith(u"text/") || AttachmentReader::pageCount(m_file.text) == 0;
    const bool isDocument =
        m_file.mediaType.startsWith(u"application/pdf") || m_file.mediaType.startsWith(u"application/vnd.");
    const QString name = isText && !isDocument
                             ? m_file.name
                             : QFileInfo(m_file.name).completeBaseName() + QStringLiteral(".txt");
    return QUrl::fromLocalFile(QDir(folderForFiles()).filePath(name));
}

int AttachmentView::pageCount() const {
    return m_list ? AttachmentReader::pageCount(m_file.text) : 0;
}

// ----------------------------------------------------------------------------------------------------- parts

QString AttachmentView::partText() const {
    if (m_part >= m_starts.size())
        return {};
    const qsizetype start = m_starts[m_part];
    const qsizetype end = m_part + 1 < m_starts.size() ? m_starts[m_part + 1] : m_file.text.size();
    return m_file.text.mid(start, end - start);
}

void AttachmentView::showPart(int part) {
    if (part < 0 || part >= partCount() || part == m_part)
        return;
    m_part = part;
    emit partChanged();
    emit hitChanged();
}

int AttachmentView::partOf(qsizetype position) const {
    const auto after = std::upper_bound(m_starts.cbegin(), m_starts.cend(), position);
    return std::max(0, static_cast<int>(after - m_starts.cbegin()) - 1);
}

// --------------------------------------------------------------------------------------------------- finding

void AttachmentView::find(const QString& words) {
    m_words = words;
    m_hits.clear();
    m_hit = -1;
    for (qsizetype at = 0; !words.isEmpty() && hitCount() < kMostHits; at += words.size()) {
        at = m_file.text.indexOf(words, at, Qt::CaseInsensitive);
        if (at < 0)
            break;
        m_hits.append(at);
    }
    if (m_hits.isEmpty()) {
        emit hitChanged();
        return;
    }
    const auto next = std::lower_bound(m_hits.cbegin(), m_hits.cend(), m_starts.value(m_part));
    goToHit(next == m_hits.cend() ? 0 : static_cast<int>(next - m_hits.cbegin()));
}

void AttachmentView::step(int by) {
    if (!m_hits.isEmpty())
        goToHit((m_hit + by + hitCount()) % hitCount());
}

void AttachmentView::goToHit(int hit) {
    m_hit = hit;
    showPart(partOf(m_hits[hit]));
    emit hitChanged();
}

int AttachmentView::hitStart() const {
    if (m_hit < 0 || m_hit >= hitCount() || partOf(m_hits[m_hit]) != m_part)
        return -1;
    return static_cast<int>(m_hits[m_hit] - m_starts[m_part]);
}

// ------------------------------------------------------------------------------------------------------ acts

void AttachmentView::copy() const {
    QGuiApplication::clipboard()->setText(m_file.text);
    m_notices.showToast(tr("The text was copied."));
}

void AttachmentView::save(const QUrl& to) {
    QSaveFile file(to.toLocalFile());
    const QByteArray bytes = m_file.text.toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        m_notices.showError(tr("The text could not be saved there. Choose another folder."),
                            file.errorString());
        return;
    }
    m_notices.showToast(tr("Saved as “%1”.").arg(QFileInfo(to.toLocalFile()).fileName()));
}

void AttachmentView::keepPages(int pages) {
    if (!m_list)
        return;
    AttachmentList* const in = m_list;
    const int row = m_row;
    close();
    in->keepPages(row, pages);
}

} // namespace conclave
