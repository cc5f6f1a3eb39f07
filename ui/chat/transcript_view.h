// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chat/row_heights.h"

#include <QAbstractItemModel>
#include <QPointer>
#include <QQmlComponent>
#include <QQmlListProperty>
#include <QQuickItem>

#include <map>

namespace conclave {

/// Which component shows rows of one kind.
class TranscriptPartType : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int kind MEMBER m_kind NOTIFY changed)
    Q_PROPERTY(QQmlComponent* delegate MEMBER m_delegate NOTIFY changed)
    Q_CLASSINFO("DefaultProperty", "delegate")

  public:
    using QObject::QObject;
    int kind() const { return m_kind; }
    QQmlComponent* delegate() const { return m_delegate; }

  signals:
    void changed();

  private:
    int m_kind = 0;
    QQmlComponent* m_delegate = nullptr;
};

/// A vertical list of rows of very different heights whose geometry is exact: the end is the end, and nothing
/// jumps when a row turns out to be taller than it was guessed.
///
/// Only the rows in sight (and kMargin around them) have items. The scroll position is an anchor: a row and
/// how far its top lies above the upper edge. While isFollowing, rows are laid out upwards from the last one
/// instead; that is left by scrolling up and entered again by reaching the end. A row for which the model
/// canFetchMore() stands for several: before it comes into reach it is fetched, which must leave its first
/// row in its place and insert the others below. Each row's item comes from
/// the part type for the model's "kind" role; it must declare every role of the model as a property and have
/// a height of its own. ListView cannot replace it: its content height is an estimate, see ui/README.md.
class TranscriptView : public QQuickItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QAbstractItemModel* model READ model WRITE setModel NOTIFY modelChanged)
    Q_PROPERTY(QQmlListProperty<conclave::TranscriptPartType> partTypes READ partTypes CONSTANT)
    Q_PROPERTY(double contentHeight READ contentHeight NOTIFY scrolled)
    Q_PROPERTY(double contentY READ contentY NOTIFY scrolled)
    Q_PROPERTY(double position READ position NOTIFY scrolled) ///< for a ScrollBar: 0 to 1 - pageFraction
    Q_PROPERTY(double pageFraction READ pageFraction NOTIFY scrolled)
    Q_PROPERTY(bool isFollowing READ isFollowing NOTIFY followingChanged)
    Q_CLASSINFO("DefaultProperty", "partTypes")

  public:
    explicit TranscriptView(QQuickItem* parent = nullptr);
    ~TranscriptView() override;

    QAbstractItemModel* model() const { return m_model; }
    void setModel(QAbstractItemModel* model);
    QQmlListProperty<TranscriptPartType> partTypes() { return {this, &m_partTypes}; }
    double contentHeight() const { return m_heights.total(); }
    double contentY() const;
    double position() const;
    double pageFraction() const;
    bool isFollowing() const { return m_isFollowing; }

    Q_INVOKABLE void scrollBy(double pixels);
    Q_INVOKABLE void scrollToPosition(double position); ///< what a ScrollBar asks for
    Q_INVOKABLE void jumpToEnd();
    Q_INVOKABLE void jumpToBeginning();
    /// Scrolls so that @p row, or the height in it that its item's "markY" property says, is well in sight.
    Q_INVOKABLE void showRow(int row);
    /// The row at the upper edge; -1 when there is none.
    Q_INVOKABLE int firstRow() const { return m_heights.count() == 0 ? -1 : m_anchorRow; }
    /// The item of @p row, or null when it is out of sight.
    Q_INVOKABLE QQuickItem* itemAt(int row) const;

  signals:
    void modelChanged();
    void scrolled();
    void followingChanged();
    /// A right click on @p row at @p x, @p y of this view, or the menu key with the keyboard in it.
    void menuWanted(int row, double x, double y);

  protected:
    void updatePolish() override;
    void geometryChange(const QRectF& newGeometry, const QRectF& oldGeometry) override;
    void componentComplete() override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void onReset();
    void onInserted(int first, int last);
    void onRemoved(int first, int last);
    void onDataChanged(int first, int last, const QList<int>& roles);
    double guessHeight(int row) const;
    QQuickItem* createItem(int row);
    void release(QQuickItem* item);
    /// Makes the item of @p row if there is none and takes its height.
    void measure(int row);
    /// Has the model put the rows that @p row stands for in its place. Returns how many there are more.
    int fetch(int row);
    void showWantedRow();
    void anchorToEnd();
    void moveAnchor(double pixels);
    void setFollowing(bool following);

    QPointer<QAbstractItemModel> m_model;
    QHash<int, QByteArray> m_roles;
    int m_kindRole = -1;
    int m_bodyRole = -1;
    QList<TranscriptPartType*> m_partTypes;

    RowHeights m_heights; ///< measured where a row has been shown at this width, else a guess
    std::map<int, QQuickItem*> m_items;
    int m_anchorRow = 0;
    double m_anchorOffset = 0;
    int m_wantedRow = -1; ///< of showRow(), until the next layout
    bool m_isFollowing = true;
    bool m_isFollowingAtEnd = false; ///< the user moves down: reaching the end means to follow it again
    bool m_isPolishing = false;
};

} // namespace conclave
