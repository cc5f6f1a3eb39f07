// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/prompts/prompt_text.h"

#include <QAbstractListModel>
#include <QQmlEngine>

#include <optional>

namespace conclave {

/// What a prompt asks for before it can be used: a row for each variable, and the text as it will be. Lives
/// on the GUI thread.
class PromptForm : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by Prompts")
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY opened)
    Q_PROPERTY(QString title READ title NOTIFY opened)
    Q_PROPERTY(int count READ rowCount NOTIFY opened)
    Q_PROPERTY(QString preview READ preview NOTIFY textChanged) ///< of text()

  public:
    enum Role {
        NameRole = Qt::UserRole + 1,
        ValueRole,   ///< what is said; empty: nothing yet
        DefaultRole, ///< what counts then
        ChoicesRole, ///< labels to choose from; empty: anything may be typed
        ChosenRole,  ///< of these
    };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    bool isOpen() const { return m_prompt.has_value(); }
    QString title() const { return m_title; }
    QString text() const;    ///< with what is said so far
    QString preview() const; ///< its beginning; what has not been said is shown by its name

    void open(const QString& title, const PromptText& prompt, const PromptText::Surroundings& around);
    Q_INVOKABLE void close();
    Q_INVOKABLE void setValue(int row, const QString& value);
    Q_INVOKABLE void choose(int row, int choice);

  signals:
    void opened(); ///< or closed
    void textChanged();

  private:
    QString m_title;
    std::optional<PromptText> m_prompt;
    PromptText::Surroundings m_around;
    QHash<QString, QString> m_values;
};

} // namespace conclave
