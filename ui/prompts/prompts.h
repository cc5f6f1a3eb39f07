// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/prompts/prompt_form.h"
#include "ui/prompts/prompt_library.h"

#include <QAbstractListModel>
#include <QQmlEngine>

namespace conclave {

/// Finding a prompt and putting it into the question: the prompts whose names or texts have all words of the
/// filter, those with all of them in the name first. Choosing one that asks for something opens the form.
/// Lives on the GUI thread; owns what the folder ui/prompts has; everything it is given outlives it.
class Prompts : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by WindowContext")
    Q_PROPERTY(int count READ rowCount NOTIFY listChanged)
    Q_PROPERTY(bool isAny READ isAny NOTIFY listChanged) ///< there are prompts, whatever the filter says
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged)
    Q_PROPERTY(conclave::PromptLibrary* library READ library CONSTANT)
    Q_PROPERTY(conclave::PromptForm* form READ form CONSTANT)

  public:
    enum Role { NameRole = Qt::UserRole + 1, FirstLineRole };

    Prompts(ChatStore& store, UndoStack& undo, Notices& notices, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    bool isAny() const { return !m_library.rows().isEmpty(); }
    QString filter() const { return m_filter; }
    void setFilter(const QString& filter);
    PromptLibrary* library() { return &m_library; }
    PromptForm* form() { return &m_form; }

    /// Uses the prompt of the row: insertWanted() at once, or when the form has been filled in.
    Q_INVOKABLE void choose(int row);
    /// What the form says.
    Q_INVOKABLE void insert();

  signals:
    void listChanged();
    void filterChanged();
    void insertWanted(const QString& text);

  private:
    void find();

    PromptLibrary m_library;
    PromptForm m_form;
    QString m_filter;
    QVector<int> m_found; ///< rows of m_library
    qint64 m_chosenId = 0;
};

} // namespace conclave
