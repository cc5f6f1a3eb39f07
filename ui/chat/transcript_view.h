// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chat/row_heights.h"
#include "ui/chat/transcript_selection.h"

#include <QAbstractItemModel>
#include <QBasicTimer>
#include <QElapsedTimer>
#include <QPointer>
#include <QQmlComponent>
#include <QQmlListProperty>
#include <QQuickItem>

#include <map>
#include <optional>

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
///
/// It selects text over all rows, by mouse and keyboard (transcript_selecting.cpp). For that an item says
/// with a property "selectable" which item shows its text: one with "selectedFrom" and "selectedTo", which
/// are set, and "textDocument". Without a document it is one character. A property "sideways" names the
/// Flickable that the wheel moves to the left and right.
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
    /// Of the same model; null: nothing can be selected.
    Q_PROPERTY(
        conclave::TranscriptSelection* selection READ selection WRITE setSelection NOTIFY selectionChanged)
    Q_PROPERTY(Qt::CursorShape cursorShape READ cursorShape NOTIFY cursorShapeChanged)
    Q_PROPERTY(QString hoveredLink READ hoveredLink NOTIFY cursorShapeChanged)
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
    TranscriptSelection* selection() const { return m_selection; }
    void setSelection(TranscriptSelection* selection);
    Qt::CursorShape cursorShape() const { return m_cursorShape; }
    QString hoveredLink() const { return m_hoveredLink; }

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
    /// The pointer is here: says what it can do.
    Q_INVOKABLE void hover(const QPointF& point);

  signals:
    void modelChanged();
    void scrolled();
    void followingChanged();
    void selectionChanged();
    void cursorShapeChanged();
    /// A right click on @p row at @p x, @p y of this view, or the menu key with the keyboard in it. @p link
    /// is the target of the link there; what is selected is somewhere else unless @p isOnSelection.
    void menuWanted(int row, double x, double y, const QString& link, bool isOnSelection);
    void linkChosen(const QString& link); ///< by a click
    void copyWanted();                    ///< of what is selected

  protected:
    void updatePolish() override;
    void geometryChange(const QRectF& newGeometry, const QRectF& oldGeometry) override;
    void componentComplete() override;
    void wheelEvent(QWheelEvent* event) override;
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseUngrabEvent() override;
    void timerEvent(QTimerEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    using Place = TranscriptSelection::Place;

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

    QQuickItem* textItemOf(int row) const; ///< null: the row has no text, or no item
    int rowAt(double y) const;             ///< of those that have items; -1: there is none
    Place placeAt(const QPointF& point) const;
    Place placeInSight() const; ///< where a selection by keyboard begins
    /// Where @p place stands in this view; nothing when it is out of sight.
    std::optional<QRectF> rectOf(Place place) const;
    void showSelection();
    void showSelection(int row, QQuickItem* item) const;
    void selectUpTo(const QPointF& point);
    bool scrollSideways(const QPointF& point, double pixels);
    bool selectByKey(QKeyEvent* event);
    void moveHeadByLine(int direction);
    void showHead();
    void selectMoreByKey();
    void openMenuByKey();

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

    QPointer<TranscriptSelection> m_selection;
    Qt::CursorShape m_cursorShape = Qt::ArrowCursor;
    QString m_hoveredLink;
    QPointF m_pressedAt;
    QPointF m_pointer;           ///< while the button is down
    QString m_pressedLink;       ///< that a click chooses
    QElapsedTimer m_doubleClick; ///< since the last one
    bool m_isSelecting = false;  ///< the button is down
    bool m_isDragged = false;    ///< and has been moved
    QBasicTimer m_edgeTimer;     ///< while the pointer is held at an edge
};

} // namespace conclave
