// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/chat_store.h"
#include "ui/commands/fuzzy_match.h"
#include "ui/history/search_model.h"

#include <QAbstractListModel>
#include <QColor>
#include <QQmlEngine>
#include <QTimer>

#include <memory>

namespace conclave {

class CommandRegistry;
class ConversationListModel;
class ModelPickerModel;

/// What the palette finds for what is typed: commands, conversations by their titles, models, folders,
/// settings, and below them the first messages that hold the words.
///
/// Names are read when it is opened and forgotten when it is closed; they are compared in the thread pool,
/// and what was found for older words is dropped, so that typing waits for nothing with 10,000 conversations.
/// The section with the best find stands first. A row that is chosen before its words have been looked for is
/// chosen when they have been. Titles are escaped: the only marks are those around the letters that were
/// found. Lives on the GUI thread; everything it is given outlives it.
class PaletteModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by WindowContext")
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY openChanged)
    Q_PROPERTY(bool isSearching READ isSearching NOTIFY found)
    Q_PROPERTY(QStringList settingNames READ settingNames WRITE setSettingNames NOTIFY settingNamesChanged)
    Q_PROPERTY(QColor markColor MEMBER m_markColor NOTIFY markColorChanged)

  public:
    enum Kind { Act, Conversation, Model, Folder, Setting, Message, SearchAll };
    Q_ENUM(Kind)

    enum Role {
        KindRole = Qt::UserRole + 1,
        SectionRole, ///< the heading above it
        TitleRole,   ///< StyledText, see above
        PlainRole,   ///< the same without marks
        DetailRole,  ///< plain: where it is, what it is in use for
        KeysRole,    ///< of a command
        GlyphRole,
        SpokenRole, ///< all of it in a sentence, for screen readers
    };

    /// @p shownId says which conversation is shown: it is not offered.
    PaletteModel(ChatStore& store, CommandRegistry& commands, ModelPickerModel& models,
                 ConversationListModel& conversations, SearchSource search, std::function<qint64()> shownId,
                 QObject* parent = nullptr);
    ~PaletteModel() override;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    QString text() const { return m_text; }
    void setText(const QString& text);
    bool isOpen() const { return m_isOpen; }
    bool isSearching() const { return m_rankedSerial != m_serial; } ///< rows are for older words
    QStringList settingNames() const { return m_settingNames; }
    void setSettingNames(const QStringList& names); ///< what of the settings can be found, before open()

    Q_INVOKABLE void open();
    Q_INVOKABLE void close();
    Q_INVOKABLE void choose(int row);
    /// The first row of the next section (@p step 1) or of the one before (-1), going round.
    Q_INVOKABLE int sectionFrom(int row, int step) const;

    static constexpr int kMessageDelayMs = 150;
    static constexpr int kMostMessages = 5;

  signals:
    void textChanged();
    void openChanged();
    void found(); ///< rows are for the words that are typed: the first one is the best
    void settingNamesChanged();
    void markColorChanged();

    // What was chosen. Commands and models have been carried out already.
    void chosen(); ///< before all others: the palette goes
    void conversationChosen(double conversationId);
    void messageChosen(double conversationId, double messageId, const QString& words);
    void folderChosen(double folderId);
    void settingChosen(int index); ///< of settingNames
    void searchChosen(const QString& words);

  private:
    struct Entry {
        Kind kind = Act;
        qint64 id = 0; ///< of the conversation, the folder; a row or index for models and settings
        QString command;
        QString name;
        QString detail;
        QString keys;
        QString glyph;
        FoldedName folded;
    };
    using Entries = std::shared_ptr<const QVector<Entry>>;
    struct Row {
        Entry entry;
        QVector<int> positions;
        qint64 messageId = 0;
    };

    static Entries entriesOf(const StoreResult<QVector<ConversationRow>>& conversations, qint64 shown);
    static QVector<Row> ranked(const QString& text, const Entries& entries, const Entries& conversations);
    Entries readEntries() const;
    void readConversations();
    void rank();
    void searchMessages();
    void setRows(const QVector<Row>& rows);
    QString sectionOf(Kind kind) const;
    QString richTitle(const Row& row) const;

    ChatStore& m_store;
    CommandRegistry& m_commands;
    ModelPickerModel& m_models;
    ConversationListModel& m_conversationList;
    SearchSource m_search;
    std::function<qint64()> m_shownId;
    QString m_text;
    QStringList m_settingNames;
    QColor m_markColor;
    Entries m_entries;       ///< all but conversations; null while it is closed
    Entries m_conversations; ///< null until they have been read
    QVector<Row> m_rows;
    QVector<Row> m_messageRows; ///< the last of m_rows
    QTimer m_messageDelay;
    int m_serial = 0;       ///< of what was typed
    int m_rankedSerial = 0; ///< of what m_rows are for
    int m_openSerial = 0;
    int m_awaited = -1; ///< the row that was chosen before it was there
    bool m_isOpen = false;
};

} // namespace conclave
