// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/html_text.h"
#include "app/import/import_reader.h"
#include "app/import/json_reading.h"
#include "app/import/json_values.h"
#include "app/import/reader_texts.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace conclave {

using nlohmann::json;

namespace {

/// "MyActivity.json" in English; the word for activity in the languages that Takeout writes.
const QRegularExpression& fileName() {
    static const QRegularExpression name(
        QStringLiteral(
            "(activit|aktivit|aktywno|actividad|attivit|atividade|активн|アクティビティ|活动|活動|활동)"
            ".*\\.json$"),
        QRegularExpression::CaseInsensitiveOption);
    return name;
}

bool isOfGemini(const QString& text) {
    return text.contains(QLatin1String("Gemini"), Qt::CaseInsensitive) || text == QLatin1String("Bard");
}

bool fits(const JsonHead& head) {
    return head.isArray && head.has("header") && head.has("time") &&
           (head.text.contains("Gemini") || head.text.contains("\"Bard\""));
}

/// One entry of the log: a question and its answer.
struct Exchange {
    QString conversationId; ///< empty: the log does not say of which
    QString time;           ///< as written: what the entry is known by
    qint64 timeMs = 0;
    QString question;
    QString answer;
};

QString conversationIn(const QString& url) {
    static const QRegularExpression id(
        QStringLiteral("gemini\\.google\\.com/(?:u/\\d+/)?(?:app|gem/[^/?#]+)/(?:c/)?([A-Za-z0-9_-]+)"));
    return id.match(url).captured(1);
}

QString conversationOf(const json& entry) {
    QString id = conversationIn(textAt(entry, "titleUrl"));
    for (const json& detail : listAt(entry, "details")) {
        if (id.isEmpty())
            id = conversationIn(textAt(detail, "url"));
        if (id.isEmpty())
            id = conversationIn(textAt(detail, "name"));
    }
    return id;
}

/// A string, or an object that has it somewhere.
QString spoken(const json& value) {
    for (const char* key : {"text", "value", "content", "prompt"}) {
        const QString text = textAt(value, key);
        if (!text.isEmpty())
            return text;
    }
    return textOf(value);
}

/// Of the three ways in which entries have been written, whichever this one is.
Exchange exchangeOf(const json& entry) {
    Exchange exchange;
    exchange.conversationId = conversationOf(entry);
    exchange.time = textAt(entry, "time");
    exchange.timeMs = timeAt(entry, "time");
    for (const json& detail : listAt(entry, "details")) {
        const QString name = textAt(detail, "name");
        if (name == QLatin1String("Request"))
            appendParagraph(exchange.question, textAt(detail, "value"));
        else if (name == QLatin1String("Response"))
            appendParagraph(exchange.answer, textAt(detail, "value"));
    }
    for (const json& item : listAt(entry, "userInteractions")) {
        const json& inner = valueAt(item, "userInteraction");
        const json& interaction = inner.is_object() ? inner : item;
        appendParagraph(exchange.question, spoken(valueAt(interaction, "request")));
        appendParagraph(exchange.answer, spoken(valueAt(interaction, "response")));
    }
    if (!exchange.question.isEmpty() || !exchange.answer.isEmpty())
        return exchange;

    QString html;
    const json& items = valueAt(entry, "safeHtmlItem");
    for (const json& item : items.is_array() ? listAt(entry, "safeHtmlItem") : json::array({items})) {
        const QString part = textAt(item, "html");
        html += part.isEmpty() ? textAt(item, "htmlValue") : part;
    }
    exchange.answer = markdownOfHtml(html);
    // Other languages have the question alone, or behind a word that is not known here.
    const QString title = textAt(entry, "title");
    const QLatin1String verb("Prompted ");
    if (title.startsWith(verb))
        exchange.question = title.mid(verb.size());
    else if (!exchange.answer.isEmpty())
        exchange.question = title;
    return exchange;
}

/// The reading of all entries twice, as one: the log is by time, so the first time counts how many entries a
/// conversation has, and the second time each is handed over when its last one came. What is in memory is
/// what lies between.
class HalfSink final : public ImportSink {
  public:
    HalfSink(ImportSink& sink, qint64 doneBefore, bool isSecond)
        : m_sink(sink), m_doneBefore(doneBefore), m_isSecond(isSecond) {}
    bool found(ForeignConversation) override { return true; }
    bool skipped(const QString& what, const QString& why) override {
        return !m_isSecond || m_sink.skipped(what, why);
    }
    void expects(qint64 bytes) override { m_sink.expects(bytes * 2); }
    bool progress(qint64 doneBytes) override { return m_sink.progress(m_doneBefore + doneBytes); }

  private:
    ImportSink& m_sink;
    const qint64 m_doneBefore;
    const bool m_isSecond;
};

class Log {
  public:
    explicit Log(ImportSink& sink) : m_sink(sink) {}

    void count(const json& entry) {
        const QString id = conversationOf(entry);
        if (!id.isEmpty())
            ++m_missing[id];
    }

    /// False when reading should end.
    bool take(const json& entry) {
        const QString time = textAt(entry, "time");
        bool isGemini = isOfGemini(textAt(entry, "header"));
        for (const json& product : listAt(entry, "products"))
            isGemini = isGemini || isOfGemini(textOf(product));
        Exchange exchange = isGemini ? exchangeOf(entry) : Exchange();
        const bool hasText = !exchange.question.isEmpty() || !exchange.answer.isEmpty();
        bool goesOn = true;
        if (!isGemini)
            goesOn = m_sink.skipped(textAt(entry, "header"), unknownElement());
        else if (!hasText)
            goesOn = m_sink.skipped(
                QStringLiteral("Gemini"),
                QCoreApplication::translate("Import", "Activities without a question are not brought over."));
        else if (!listAt(entry, "attachedFiles").empty())
            goesOn = addNotes(entry, exchange);
        // Counted whatever it was: the last one of its conversation hands it over.
        const QString id = conversationOf(entry);
        if (id.isEmpty())
            return goesOn && (!hasText || bring(QStringLiteral("time-") + time, {exchange}));
        if (hasText)
            m_open[id].push_back(std::move(exchange));
        if (--m_missing[id] > 0)
            return goesOn;
        m_missing.remove(id);
        return goesOn && bring(id, m_open.take(id));
    }

  private:
    bool addNotes(const json& entry, Exchange& exchange) {
        const QString what = exchange.question.simplified().left(60);
        bool goesOn = true;
        for (const json& file : listAt(entry, "attachedFiles")) {
            appendParagraph(exchange.question,
                            attachmentNote(file.is_string() ? textOf(file) : textAt(file, "name")));
            goesOn = goesOn && m_sink.skipped(what, filesStayOut());
        }
        return goesOn;
    }

    bool bring(const QString& id, std::vector<Exchange> exchanges) {
        if (exchanges.empty())
            return true;
        std::reverse(exchanges.begin(), exchanges.end()); // the newest stands first in the log
        std::stable_sort(exchanges.begin(), exchanges.end(),
                         [](const Exchange& a, const Exchange& b) { return a.timeMs < b.timeMs; });
        ForeignConversation conversation;
        conversation.source = QStringLiteral("gemini");
        conversation.sourceId = id;
        QSet<QString> used;
        QString parent;
        for (const Exchange& exchange : exchanges) {
            QString name = exchange.time;
            for (int i = 2; used.contains(name); ++i)
                name = QStringLiteral("%1 (%2)").arg(exchange.time).arg(i);
            used.insert(name);
            add(conversation, Role::User, name + QStringLiteral(" request"), exchange.question,
                exchange.timeMs, parent);
            add(conversation, Role::Assistant, name + QStringLiteral(" response"), exchange.answer,
                exchange.timeMs, parent);
        }
        conversation.currentSourceId = parent;
        return m_sink.found(std::move(conversation));
    }

    static void add(ForeignConversation& conversation, Role role, const QString& id, const QString& text,
                    qint64 timeMs, QString& parent) {
        if (text.isEmpty())
            return;
        ForeignMessage message;
        message.sourceId = id;
        message.parentSourceId = parent;
        message.role = role;
        message.text = text;
        message.createdMs = timeMs;
        conversation.messages.append(std::move(message));
        parent = id;
    }

    ImportSink& m_sink;
    QHash<QString, int> m_missing; // entries yet to come, by conversation
    QHash<QString, std::vector<Exchange>> m_open;
};

/// takeout.google.com, My Activity → Gemini Apps, as JSON: a log of what people did, newest first. Where an
/// entry names its conversation, its entries are put together; where it does not, each is a conversation of
/// its own, because anything else would be a guess that the next export may not repeat.
class GeminiReader final : public ImportReader {
  public:
    QString source() const override { return QStringLiteral("gemini"); }
    QString name() const override { return QStringLiteral("Gemini"); }
    int confidence(ImportFiles& files) const override { return jsonConfidence(files, fileName(), fits); }

    QString read(ImportFiles& files, ImportSink& sink, std::stop_token stop) const override {
        const std::vector<ImportFiles::Entry> entries = jsonFiles(files, fileName(), fits);
        qint64 bytes = 0;
        for (const ImportFiles::Entry& entry : entries)
            bytes += entry.sizeBytes;
        Log log(sink);
        HalfSink first(sink, 0, false);
        readElements(files, entries, first, stop, [&](const json& entry) {
            log.count(entry);
            return true;
        });
        HalfSink second(sink, bytes, true);
        return readElements(files, entries, second, stop, [&](const json& entry) { return log.take(entry); });
    }
};

} // namespace

std::unique_ptr<ImportReader> makeGeminiReader() {
    return std::make_unique<GeminiReader>();
}

} // namespace conclave
