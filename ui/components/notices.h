// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QQmlEngine>
#include <QTimer>

#include <functional>

namespace conclave {

/// What the window has to say: at most one error card and one toast. A newer one takes the older one's place.
/// Lives on the GUI thread; owned by WindowContext, used by the view-models.
class Notices : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by WindowContext")
    Q_PROPERTY(QString errorTitle READ errorTitle NOTIFY errorChanged)
    Q_PROPERTY(QString errorDetail READ errorDetail NOTIFY errorChanged)
    Q_PROPERTY(QString toast READ toast NOTIFY toastChanged)
    Q_PROPERTY(QString toastAction READ toastAction NOTIFY toastChanged)

  public:
    explicit Notices(QObject* parent = nullptr);

    QString errorTitle() const { return m_errorTitle; }
    QString errorDetail() const { return m_errorDetail; }
    QString toast() const { return m_toast; }
    QString toastAction() const { return m_toastAction; }

    /// Stays until it is closed or the next error comes. @p detail may be empty.
    void showError(const QString& title, const QString& detail);
    /// Goes by itself after kToastMs.
    Q_INVOKABLE void showToast(const QString& text);
    /// Goes by itself after kActionToastMs; @p run is called at most once, when the action is chosen.
    void showToast(const QString& text, const QString& action, std::function<void()> run);

    Q_INVOKABLE void dismissError();
    Q_INVOKABLE void dismissToast();
    Q_INVOKABLE void runToastAction();

    static constexpr int kToastMs = 4000;
    static constexpr int kActionToastMs = 8000;

  signals:
    void errorChanged();
    void toastChanged();

  private:
    QString m_errorTitle;
    QString m_errorDetail;
    QString m_toast;
    QString m_toastAction;
    std::function<void()> m_run;
    QTimer m_timer;
};

} // namespace conclave
