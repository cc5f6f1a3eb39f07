// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/chat/reproducer.h"
#include "app/store/rows.h"

#include <QAbstractListModel>
#include <QQmlEngine>

namespace conclave {

/// Where one answer comes from, as rows of a sheet, and what came of writing it again. Lives on the GUI
/// thread; owned and filled by ChatViewModel.
class AnswerDetails : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by ChatViewModel")
    Q_PROPERTY(double messageId READ messageId NOTIFY answerChanged) ///< 0: no answer is looked at
    Q_PROPERTY(QString title READ title NOTIFY answerChanged)
    Q_PROPERTY(QString systemPrompt READ systemPrompt NOTIFY answerChanged)
    Q_PROPERTY(bool isReproducing READ isReproducing NOTIFY reproductionChanged)
    Q_PROPERTY(Verdict verdict READ verdict NOTIFY reproductionChanged)
    Q_PROPERTY(QString verdictText READ verdictText NOTIFY reproductionChanged)
    Q_PROPERTY(QString recordedWord READ recordedWord NOTIFY reproductionChanged)
    Q_PROPERTY(QString newWord READ newWord NOTIFY reproductionChanged)
    Q_PROPERTY(QStringList remarks READ remarks NOTIFY reproductionChanged)

  public:
    enum class Verdict { None, Identical, Different, Stopped, Impossible };
    Q_ENUM(Verdict)
    enum Role {
        SectionRole = Qt::UserRole + 1, ///< the group's name in its first row, else empty
        LabelRole,
        ValueRole,
        IsCodeRole, ///< a hash or a path: in fixed width, and worth a copy button
    };

    using QAbstractListModel::QAbstractListModel;
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// Forgets the last reproduction if it was another answer's.
    void show(const MessageRow& answer);
    Q_INVOKABLE void close();
    /// The window speaks another language (ui/language): the rows, the same ones, have other names.
    Q_INVOKABLE void retranslate() { fill(); }
    void begin(qint64 messageId);
    void setProgress(qint64 messageId, int tokens);
    void finish(qint64 messageId, const Reproduction& result);

    double messageId() const { return static_cast<double>(m_answer.id); }
    QString title() const { return m_answer.provenance.modelName; }
    QString systemPrompt() const { return m_answer.provenance.systemPrompt; }
    bool isReproducing() const { return m_reproducedId != 0 && m_isRunning; }
    Verdict verdict() const;
    QString verdictText() const;
    QString recordedWord() const { return shown().recordedWord; }
    QString newWord() const { return shown().newWord; }
    QStringList remarks() const { return shown().remarks; }
    /// All of it as lines, for the clipboard.
    QString text() const;

  signals:
    void answerChanged();
    void reproductionChanged();

  private:
    struct Row {
        QString section;
        QString label;
        QString value;
        bool isCode = false;
    };
    void fill();
    /// The result that belongs to the shown answer, or an empty one.
    Reproduction shown() const;

    MessageRow m_answer;
    QVector<Row> m_rows;
    qint64 m_reproducedId = 0;
    bool m_isRunning = false;
    int m_tokens = 0;
    Reproduction m_result;
};

} // namespace conclave
