// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Templates as T

// A large dialog over the window: a title, a column that scrolls when it is high, and a row of buttons at its foot.
Popup {
    id: root

    property string title
    property bool isBusy: false ///< cannot be left now
    default property alias content: column.data
    property alias buttons: foot.data
    signal closeWanted()

    function toTop(): void {
        flick.contentY = 0;
    }
    function scrollBy(pixels: real): void {
        flick.contentY = Math.max(0, Math.min(flick.contentHeight - flick.height, flick.contentY + pixels));
    }

    parent: T.Overlay.overlay
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: parent ? Math.round((parent.height - height) / 2) : 0
    width: Math.min(Math.round(600 * Math.min(1.4, Math.max(1, Theme.fontScale))),
                    parent ? parent.width - 2 * Theme.large : 600)
    height: Math.min(header.height + column.height + foot.height + (foot.height > 0 ? 1 : 0),
                     parent ? parent.height - 2 * Theme.large : 600)
    modal: true
    focus: true
    padding: 0
    closePolicy: Popup.NoAutoClose
    T.Overlay.modal: Rectangle { color: Theme.scrim }
    background: Rectangle {
        color: Theme.raised
        radius: Theme.radiusLarge
        border.width: 1
        border.color: Theme.line
    }
    PopupName { popup: root; name: root.title }

    FocusScope {
        anchors.fill: parent
        focus: true
        Keys.onEscapePressed: if (!root.isBusy) root.closeWanted()
        Item {
            id: header
            width: parent.width
            height: Theme.headerHeight
            Text {
                objectName: "sheetTitle"
                anchors.left: parent.left
                anchors.leftMargin: Theme.huge
                anchors.right: closeButton.left
                anchors.verticalCenter: parent.verticalCenter
                anchors.verticalCenterOffset: 4
                text: root.title
                textFormat: Text.PlainText
                elide: Text.ElideRight
                horizontalAlignment: Text.AlignLeft
                font.family: Theme.serifFont
                font.pixelSize: Math.round(21 * Theme.fontScale)
                color: Theme.ink
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            GlyphButton {
                id: closeButton
                objectName: "sheetCloseButton"
                anchors.right: parent.right
                anchors.rightMargin: Theme.large
                anchors.verticalCenter: parent.verticalCenter
                anchors.verticalCenterOffset: 4
                focus: true
                visible: !root.isBusy
                glyph: "close"
                text: qsTr("Close", "a dialog")
                shortcut: qsTr("Esc", "key")
                onClicked: root.closeWanted()
            }
        }
        Flickable {
            id: flick
            objectName: "sheetFlick"
            y: header.height
            width: parent.width
            height: parent.height - header.height - foot.height - (foot.height > 0 ? 1 : 0)
            contentHeight: column.height
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            ScrollBar.vertical: SlimScrollBar {}
            FocusFollower { page: flick }
            Column {
                id: column
                width: flick.width
                leftPadding: Theme.huge
                rightPadding: Theme.huge
                bottomPadding: Theme.huge
                spacing: Theme.large
            }
        }
        Rectangle {
            anchors.bottom: foot.top
            width: parent.width
            height: 1
            visible: foot.height > 0 && flick.contentHeight > flick.height
            color: Theme.line
        }
        Row {
            id: foot
            anchors.bottom: parent.bottom
            anchors.right: parent.right
            anchors.rightMargin: Theme.huge
            topPadding: visibleChildren.length > 0 ? Theme.medium : 0
            bottomPadding: visibleChildren.length > 0 ? Theme.large : 0
            spacing: Theme.small
        }
    }
}
