// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/gpt4all_chat.h"

#include <QDataStream>
#include <QIODevice>
#include <QUrl>
#include <QVariant>

namespace conclave::test {

/// Writes a .chat file as GPT4All of that format's version wrote it.
class Gpt4AllWriter {
  public:
    explicit Gpt4AllWriter(qint32 version) : m_version(version), m_stream(&m_bytes, QIODevice::WriteOnly) {
        m_stream << kGpt4AllMagic << version;
        m_stream.setVersion(QDataStream::Qt_6_2);
    }

    /// @p stateBytes is what the engine of the time left (below version 9).
    Gpt4AllWriter& head(const QString& id, const QString& name, const QString& model, qint64 createdSeconds,
                        int stateBytes = 40) {
        m_stream << createdSeconds << id << name << QStringLiteral("user") << model;
        if (m_version >= 3)
            m_stream << QStringList({QStringLiteral("Papers"), QStringLiteral("Mails")});
        if (m_version < 11)
            modelState(stateBytes);
        return *this;
    }
    Gpt4AllWriter& count(qint32 items) {
        m_stream << items;
        return *this;
    }

    struct Source {
        QString file;
        QString passage;
    };
    Gpt4AllWriter& item(const QString& label, const QString& text, const QVector<Source>& sources = {},
                        const QStringList& attachments = {}, bool isStopped = false, bool isError = false) {
        if (m_version < 12)
            m_stream << qint32(0);
        m_stream << label << text;
        if (m_version < 10)
            m_stream << QStringLiteral("### Human: %1");
        m_stream << QString() << false << isStopped << false << false;
        if (m_version >= 11 && label == QLatin1String("Response: "))
            m_stream << isError;
        if (m_version >= 8) {
            m_stream << qint64(sources.size());
            for (const Source& source : sources)
                m_stream << QStringLiteral("Papers") << QStringLiteral("/home/u/") + source.file
                         << source.file << QStringLiteral("Title") << QStringLiteral("Author")
                         << QStringLiteral("2024") << source.passage << qint32(3) << qint32(-1) << qint32(-1);
        } else if (m_version >= 3) {
            QString references;
            QStringList passages;
            for (const Source& source : sources) {
                passages.append(source.passage);
                references += QStringLiteral("%1. In %2. [Context](context://%1)\n")
                                  .arg(passages.size())
                                  .arg(source.file);
            }
            m_stream << references << passages;
        }
        if (m_version >= 10) {
            m_stream << qint64(attachments.size());
            for (const QString& file : attachments)
                m_stream << QUrl::fromLocalFile(QStringLiteral("/home/u/") + file) << QByteArray("content");
        }
        return *this;
    }

    /// From version 12 an item ends with its parts; parts of a part are counted in the same way.
    Gpt4AllWriter& parts(qint64 count) {
        m_stream << count;
        return *this;
    }
    Gpt4AllWriter& part(const QString& label, const QString& text, qint64 count = 0) {
        m_stream << label << text << count;
        return *this;
    }
    Gpt4AllWriter& think(const QString& text, qint32 ms) {
        m_stream << QStringLiteral("Think: ") << text << ms << qint64(0);
        return *this;
    }
    Gpt4AllWriter& toolCall(const QString& text, const QVariant& argument) {
        m_stream << QStringLiteral("ToolCall: ") << text << QStringLiteral("javascript_interpret")
                 << qint64(1) << QStringLiteral("code") << qint32(0) << argument << QStringLiteral("4")
                 << qint32(0) << QString() << qint64(0);
        return *this;
    }
    /// Whatever else.
    template <typename T>
    Gpt4AllWriter& raw(const T& value) {
        m_stream << value;
        return *this;
    }

    const QByteArray& bytes() const { return m_bytes; }

  private:
    void modelState(int bytes) {
        if (m_version >= 6)
            m_stream << (bytes > 0);
        if (m_version >= 2)
            m_stream << qint32(1) << qint32(0);
        m_stream << QString() << QString() << quint32(7);
        if (m_version >= 6 && bytes == 0)
            return;
        if (m_version < 4)
            m_stream << quint32(0);
        m_stream << quint32(5);
        if (m_version >= 7)
            m_stream << quint32(2048);
        if (m_version < 9)
            many(3);
        many(2);
        m_stream << QByteArray(bytes, 'k');
    }
    void many(quint64 count) {
        m_stream << count;
        for (quint64 i = 0; i < count; ++i)
            m_stream << qint32(-1);
    }

    const qint32 m_version;
    QByteArray m_bytes;
    QDataStream m_stream;
};

/// One of everything, in the newest version.
inline QByteArray gpt4AllChatOfNow() {
    Gpt4AllWriter writer(12);
    writer.head(QStringLiteral("3b1f"), QStringLiteral("Sums"),
                QStringLiteral("DeepSeek-R1-Distill-Qwen-7B.gguf"), 1738000000);
    writer.count(2)
        .item(QStringLiteral("Prompt: "), QStringLiteral("What is 2 + 2?"),
              {{QStringLiteral("a.pdf"), QStringLiteral("passage 1")},
               {QStringLiteral("a.pdf"), QStringLiteral("passage 2")}},
              {QStringLiteral("sums.txt")})
        .parts(0)
        .item(QStringLiteral("Response: "), QStringLiteral("It is 4."), {}, {}, true)
        .parts(3)
        .part(QStringLiteral("Response: "), {}, 1)
        .think(QStringLiteral("<think>\nLet me count.\n</think>"), 1500)
        .part(QStringLiteral("Response: "), {}, 2)
        .part(QStringLiteral("Text: "), QStringLiteral("I compute."))
        .toolCall(QStringLiteral("<javascript_interpret>\n```javascript\nconsole.log(2 + 2)\n```\n"
                                 "</javascript_interpret>"),
                  QStringLiteral("console.log(2 + 2)"))
        .part(QStringLiteral("ToolResponse: "), QStringLiteral("4"));
    return writer.bytes();
}

/// Two turns, in any version from 1 to 12.
inline QByteArray gpt4AllChatOfVersion(qint32 version) {
    Gpt4AllWriter writer(version);
    writer.head(QStringLiteral("id"), QStringLiteral("Version %1").arg(version), QStringLiteral("model.gguf"),
                1690000000);
    writer.count(4);
    for (int turn = 1; turn <= 2; ++turn) {
        writer.item(QStringLiteral("Prompt: "), QStringLiteral("Question %1").arg(turn));
        if (version >= 12)
            writer.parts(0);
        QVector<Gpt4AllWriter::Source> sources;
        if (turn == 2 && version >= 3)
            sources.append({QStringLiteral("b.txt"), QStringLiteral("passage")});
        writer.item(QStringLiteral("Response: "), QStringLiteral("Answer %1").arg(turn), sources, {}, false,
                    turn == 1);
        if (version >= 12)
            writer.parts(0);
    }
    return writer.bytes();
}

} // namespace conclave::test
