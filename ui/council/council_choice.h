// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/model_catalog.h"
#include "app/settings/app_settings.h"
#include "app/store/council_rows.h"

#include <QAbstractListModel>
#include <QQmlEngine>

namespace conclave {

class ChatService;

/// Which models a question is put to, and how: the list at the composer. What is chosen is remembered for the
/// next start, but not that it is on. Lives on the GUI thread; everything it is given outlives it.
class CouncilChoice : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by Councils")
    Q_PROPERTY(bool isOn READ isOn WRITE setOn NOTIFY changed) ///< questions are put to the council
    Q_PROPERTY(bool isBlind READ isBlind WRITE setBlind NOTIFY changed)
    Q_PROPERTY(bool isReturning READ isReturning WRITE setReturning NOTIFY changed)
    Q_PROPERTY(int chosenCount READ chosenCount NOTIFY changed)
    Q_PROPERTY(bool isEnough READ isEnough NOTIFY changed)
    Q_PROPERTY(QString summary READ summary NOTIFY changed) ///< who is asked, in words
    Q_PROPERTY(QStringList names READ names NOTIFY changed) ///< of all rows

  public:
    enum Role {
        NameRole = Qt::UserRole + 1,
        DetailRole,  ///< "DeepSeek · 16 experts, 2 at a time · Q8_0 · 11 MB"
        ProblemRole, ///< one sentence; empty when the file can be opened
        IsChosenRole,
        CanBeChosenRole, ///< or let go of
    };
    static constexpr int kFewest = 2;
    static constexpr int kMost = 4;

    CouncilChoice(ChatService& service, ModelCatalog& catalog, AppSettings& settings,
                  QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    bool isOn() const { return m_isOn && isEnough(); }
    void setOn(bool isOn);
    bool isBlind() const { return m_settings.isCouncilBlind(); }
    void setBlind(bool isBlind);
    bool isReturning() const { return m_settings.returnsAfterCouncil(); }
    void setReturning(bool isReturning);
    int chosenCount() const { return static_cast<int>(chosen().size()); }
    bool isEnough() const { return chosenCount() >= kFewest; }
    QString summary() const;
    QStringList names() const;
    QString pathAt(int row) const;
    /// Its name in the catalog, else the file's.
    QString nameOf(const QString& path) const;

    Q_INVOKABLE void toggle(int row);

    /// In the order in which they are asked: by lot when it is blind, or it would show who they are; else the
    /// one that is loaded first, which costs no time.
    QVector<CouncilSeat> seats() const;

  signals:
    void changed();

  private:
    QStringList chosen() const; ///< paths, those that are there
    void onCatalogChanged();

    ChatService& m_service;
    ModelCatalog& m_catalog;
    AppSettings& m_settings;
    QVector<ModelEntry> m_entries;
    bool m_isOn = false;
};

} // namespace conclave
