// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/model_catalog.h"
#include "ui/components/notices.h"

#include <QAbstractListModel>
#include <QQmlEngine>
#include <QUrl>

namespace conclave {

class ChatService;

/// The models that can be chosen, the one in use, and how far loading is. Chosen models are remembered for
/// the next start; a file that cannot be opened says why in its row and in the error card, and the model
/// before stays. Lives on the GUI thread; everything it is given outlives it.
class ModelPickerModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by WindowContext")
    Q_PROPERTY(QString currentName READ currentName NOTIFY currentChanged)
    Q_PROPERTY(QString currentDetail READ currentDetail NOTIFY currentChanged)
    Q_PROPERTY(bool hasModel READ hasModel NOTIFY currentChanged)
    Q_PROPERTY(bool isStarter READ isStarter NOTIFY currentChanged)
    Q_PROPERTY(bool isLoading READ isLoading NOTIFY loadingChanged)
    Q_PROPERTY(QString loadingName READ loadingName NOTIFY loadingChanged)
    Q_PROPERTY(double progress READ progress NOTIFY loadingChanged)

  public:
    enum Role {
        NameRole = Qt::UserRole + 1,
        DetailRole,    ///< "DeepSeek · 16 experts, 2 at a time · Q8_0 · 11 MB"
        ProblemRole,   ///< one sentence; empty when the file can be opened
        IsStarterRole, ///< one of the small models that come with the program
        IsCurrentRole, ///< in use
        PathRole,
    };

    ModelPickerModel(ChatService& service, ModelCatalog& catalog, Notices& notices,
                     QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    QString currentName() const;
    QString currentDetail() const; ///< several lines for a tooltip
    bool hasModel() const;
    bool isStarter() const;
    bool isLoading() const { return !m_loadingPath.isEmpty(); }
    QString loadingName() const;
    double progress() const { return m_progress; }

    Q_INVOKABLE void choose(int row);
    /// A file that was dropped or chosen in the dialog. Anything but a .gguf file is refused with a sentence.
    Q_INVOKABLE void open(const QUrl& url);
    Q_INVOKABLE bool isModelFile(const QUrl& url) const;
    /// Takes a file of the user's own off the list; the file itself stays.
    Q_INVOKABLE void forget(int row);
    Q_INVOKABLE void retranslate() { m_catalog.describeAgain(); }
    /// Loads @p path, or the last used model when it is empty and there is one.
    void start(const QString& path);

  signals:
    void currentChanged();
    void loadingChanged();

  private:
    void load(const QString& path);
    void onCatalogChanged();
    void announceCurrent();

    ChatService& m_service;
    ModelCatalog& m_catalog;
    Notices& m_notices;
    QVector<ModelEntry> m_entries;
    QString m_loadingPath;
    double m_progress = 0;
};

} // namespace conclave
