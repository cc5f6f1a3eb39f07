// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/chat_store.h"
#include "ui/chat/growing_markdown.h"

#include <QAbstractListModel>
#include <QHash>
#include <QQmlEngine>

#include <utility>

namespace conclave {

/// The shown conversation as rows of parts: a question is one row, an answer is its header, its reasoning,
/// one row for each Markdown block, one for each tool that the model wanted called, and a footer. While an
/// answer streams, only the rows that differ are announced. In a long conversation an answer that nobody has
/// come near is one row, Pending; fetchMore() of that row's index puts its real rows in its place. Lives on
/// the GUI thread; filled by ChatViewModel.
class TranscriptModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by ChatViewModel")

  public:
    /// One part of the transcript; picks the QML file in ui/chat/parts that shows it.
    enum class Kind {
        Question,
        Header,    ///< who answers
        Notice,    ///< a fact about this answer, for example what the model did not see
        Reasoning, ///< folded thinking
        ToolCall,  ///< folded: a tool that the model wanted called
        Waiting,   ///< nothing has been written yet
        Paragraph,
        Heading,
        List,
        Quote,
        Table,
        Code,
        Formula, ///< mathematics that is set as a display
        Rule,
        Error,
        Edge,    ///< what is above it the model does not see
        Summary, ///< folded: what a model is shown in the place of all that is above it
        Footer,  ///< how the answer ended, and what can be done with it
        Pending, ///< an answer whose Markdown has not been parsed
        Council, ///< below a question: it was put to several models
    };
    Q_ENUM(Kind)

    enum Role {
        KindRole = Qt::UserRole + 1, ///< Kind
        MessageIdRole,               ///< of the message that the row belongs to
        BodyRole,                    ///< rich text (Paragraph, Heading, List, Quote, Table), else plain text
        PlainRole,    ///< what "copy" copies: the message for Question and Footer, the code, a formula's TeX;
                      ///< Reasoning: what was thought last, while it is
        LanguageRole, ///< Code: its language; Reasoning, ToolCall, Summary: the folded line; Question,
                      ///< Header: that the message is pinned, and whether it is seen; empty: it is not
        LevelRole,    ///< Heading: 1 to 6; ToolCall: which of the answer's, from 0
        IsExpandedRole,   ///< Reasoning, ToolCall, Summary, a long Question: unfolded by the user
        IsLiveRole,       ///< the message is being written
        SiblingIndexRole, ///< Question, Footer: 0-based among the messages with the same parent
        SiblingCountRole, ///< Question, Footer: how many of them there are
        IsLastRole,       ///< Footer: of the last message
        FileNameRole,     ///< Code: that it was given; empty: none
        CanGoOnRole,      ///< Footer: the last message is an answer that was stopped and can go on
        MarkedRole,       ///< words to mark in the text; empty: none
        AttachmentsRole,  ///< Question: a map with name and facts for each file that goes with it
        MarkedIndexRole,  ///< which of their occurrences in the row was gone to, from 0; -1: none
    };

    /// The text of a row as a reader sees it, for searching.
    struct RowText {
        int row = 0; ///< among the rows of its message
        QString text;
    };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    bool canFetchMore(const QModelIndex& index) const override;
    void fetchMore(const QModelIndex& index) override;

    /// Shows another conversation.
    void reset(const QVector<MessageRow>& messages);
    /// Shows another branch of the same conversation: what both have in common stays as it is.
    void show(const QVector<MessageRow>& messages);
    /// Puts @p message under its parent; what followed the parent so far is no longer shown.
    void append(const MessageRow& message);
    /// Shows the new state of a message that is already here; ignored when it is not.
    void update(const MessageRow& message);
    /// What a streaming answer without text says for now.
    void setWaitingText(const QString& text);
    /// The window speaks another language (ui/language).
    Q_INVOKABLE void retranslate();
    /// What is said below the questions that were put to a council, by question.
    void setCouncils(const QHash<qint64, QString>& notes);
    /// Answers whose author is hidden, with what they are called instead.
    void setVeils(const QHash<qint64, QString>& names);
    bool isVeiled(qint64 messageId) const { return m_veils.contains(messageId); }
    /// The line above which the model sees nothing but what is kept: pinned messages and the summary.
    struct Edge {
        qint64 messageId = 0; ///< where it is drawn; 0: there is none
        bool isBelow = false; ///< that message; else above it
        bool leavesOutSummary = false;
        QVector<qint64> leftOutPins; ///< pinned messages that are not seen all the same
        bool operator==(const Edge&) const = default;
    };
    void setEdge(const Edge& edge);
    int edgeRow() const; ///< -1: there is none
    /// Unfolds or folds the summary that counts.
    Q_INVOKABLE void toggleSummary();
    /// Unfolds or folds the reasoning of an answer, or a long question.
    Q_INVOKABLE void toggleReasoning(qint64 messageId);
    Q_INVOKABLE void toggleToolCall(qint64 messageId, int call);

    /// What can be found in the message: its question, or its reasoning and its blocks.
    QVector<RowText> textsOf(int messageIndex) const;
    /// The number of a message's row, which is unfolded if need be; -1 when it is not there.
    int reveal(qint64 messageId, int rowOfMessage);
    /// Marks @p words everywhere, and the occurrence that was gone to.
    void setMarks(const QString& words, qint64 messageId = 0, int rowOfMessage = 0, int occurrence = -1);
    /// The message of a row; 0 when there is none.
    Q_INVOKABLE double messageIdAt(int row) const;
    /// Its first row; -1 when it is not here.
    Q_INVOKABLE int rowOfMessage(qint64 messageId) const;

    const QVector<MessageRow>& messages() const { return m_messages; }
    const MessageRow* find(qint64 messageId) const;
    qint64 lastMessageId() const { return m_messages.isEmpty() ? 0 : m_messages.back().id; }

  signals:
    void textChanged(); ///< what textsOf() says is different now

  private:
    struct Row {
        Kind kind = Kind::Paragraph;
        qint64 messageId = 0;
        QString body;
        QString plain;
        QString language;
        QString fileName;
        int level = 0;
        bool isExpanded = false;
        bool isLive = false;
        int siblingIndex = 0;
        int siblingCount = 1;
        bool isLast = false;
        QVariantList attachments;
        bool canGoOn = false;
        bool operator==(const Row&) const = default;
    };

    QVector<Row> shownRowsOf(int messageIndex) const; ///< one Pending row until it has been fetched
    /// Blocks of a growing answer whose rows are there, and stay as they are.
    struct KnownBlocks {
        qsizetype first = 0; ///< in the rows of the message
        qsizetype count = 0;
    };
    /// @p known: they are left out, and said.
    QVector<Row> rowsOf(const MessageRow& message, bool isLast, KnownBlocks* known = nullptr) const;
    Row edgeRowOf(const MessageRow& message) const;
    Row summaryRowOf(const MessageRow& message) const;
    bool isAboveEdge(int messageIndex) const;
    QString pinLabel(const MessageRow& message) const;
    void refreshKept();
    void findSummary(const QVector<MessageRow>& messages);
    void insertMessages(int from, const QVector<MessageRow>& messages);
    void appendAnswerRows(QVector<Row>& rows, const MessageRow& message, bool isLast,
                          KnownBlocks* known) const;
    int indexOf(qint64 messageId) const; ///< in m_messages, -1: not here
    int firstRowOf(int messageIndex) const;
    void fetch(int messageIndex);
    void refresh(int messageIndex);
    bool refreshEnd(int messageIndex);
    void exchange(int messageIndex, int first, int oldCount, const QVector<Row>& rows);
    void setRow(int row, const Row& now);
    void replaceWords(QHash<qint64, QString>& words, const QHash<qint64, QString>& now);
    void truncate(int messageCount);

    QVector<MessageRow> m_messages;
    QVector<bool> m_isFetched; ///< of each message: its rows are real ones
    QVector<int> m_rowCounts;  ///< rows of each message
    QVector<Row> m_rows;       ///< of all messages, one after another
    QHash<qint64, QString> m_councils;
    QHash<qint64, QString> m_veils;
    QHash<qint64, bool> m_expanded;
    QHash<std::pair<qint64, int>, bool> m_expandedCalls; ///< by message and number of the call
    mutable GrowingMarkdown m_growing;                   ///< of the answer that is written
    qsizetype m_growingFirst = 0;                        ///< of its rows, the first that is one of its blocks
    QString m_waitingText;
    Edge m_edge;
    qint64 m_summaryMessage = 0; ///< below which the summary that counts stands; 0: there is none
    bool m_isSummaryExpanded = false;
    QString m_marked;
    qint64 m_goneToMessage = 0;
    int m_goneToRow = 0; ///< of that message
    int m_goneToOccurrence = -1;
};

/// "Thought for 3 s", or while it goes on "Thinking… 3 s".
QString reasoningTitle(qint64 reasoningMs, bool isThinking);
/// What was thought last, or the end of it when that is long.
QString lastLineOf(const QString& text);

/// What the footer says: "Starter · 12.4 tokens/s · first after 0.3 s · 128 tokens", and why the answer
/// stopped when that was not its own end.
QString answerFacts(const MessageRow& message);
/// The same of an answer whose author is hidden: nothing that tells who it is, as speed may.
QString veiledAnswerFacts(const MessageRow& message);

} // namespace conclave
