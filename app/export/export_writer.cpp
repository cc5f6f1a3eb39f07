// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/export_writer.h"

#include <QHash>

namespace conclave {

namespace {

/// Formats with one conversation in a file.
class SingleWriter : public ExportWriter {
  public:
    using Format = QByteArray (*)(const ExportedConversation&, const ExportOptions&);
    SingleWriter(QIODevice& out, const ExportOptions& options, Format format)
        : m_out(out), m_options(options), m_format(format) {}

    void begin(const ExportContents&) override {}
    void add(const ExportedConversation& conversation, std::stop_token) override {
        m_out.write(m_format(conversation, m_options));
    }
    void end() override {}

  private:
    QIODevice& m_out;
    const ExportOptions m_options;
    const Format m_format;
};

} // namespace

std::unique_ptr<ExportWriter> makeExportWriter(ExportFormat format, QIODevice& out,
                                               const ExportOptions& options) {
    switch (format) {
    case ExportFormat::Markdown:
        return std::make_unique<SingleWriter>(out, options, exportMarkdown);
    case ExportFormat::Text:
        return std::make_unique<SingleWriter>(out, options, exportText);
    case ExportFormat::Json:
        return makeJsonWriter(out);
    case ExportFormat::Html:
        return makeHtmlWriter(out, options);
    case ExportFormat::Pdf:
        break;
    }
    return nullptr;
}

bool holdsSeveral(ExportFormat format) {
    return format == ExportFormat::Json || format == ExportFormat::Html;
}

ExportedConversation selectMessages(const ExportedConversation& conversation, const QVector<qint64>& ids) {
    ExportedConversation selected = conversation;
    selected.messages.clear();
    selected.conversation.uuid.clear();
    selected.conversation.source.clear();
    selected.conversation.sourceId.clear();
    QHash<qint64, qint64> keptAbove{{0, 0}}; // the message itself when it is kept
    for (const MessageRow& message : conversation.messages) {
        const qint64 parent = keptAbove.value(message.parentId);
        if (!ids.contains(message.id)) {
            keptAbove.insert(message.id, parent);
            continue;
        }
        keptAbove.insert(message.id, message.id);
        selected.messages.append(message);
        selected.messages.last().parentId = parent;
        selected.messages.last().summary = {}; // of messages that were not chosen
    }
    selected.conversation.currentLeaf = keptAbove.value(conversation.conversation.currentLeaf);
    selected.conversation.messageCount = static_cast<int>(selected.messages.size());
    return selected;
}

} // namespace conclave
