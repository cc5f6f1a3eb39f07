// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// What has just happened, with its undo.
Rectangle {
    id: root

    required property Notices notices
    property real room: parent ? parent.width : 400 ///< across

    objectName: "toast"
    visible: notices.toast.length > 0
    implicitWidth: Math.min(row.implicitWidth + 34, room - 32)
    implicitHeight: Math.max(46, label.implicitHeight + 24)
    radius: Theme.radius
    color: Theme.toast
    Accessible.role: Accessible.AlertMessage
    Accessible.name: notices.toast

    Row {
        id: row
        anchors.centerIn: parent
        spacing: Theme.medium
        Text {
            id: label
            objectName: "toastText"
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, root.room - 32 - 34 - 26 - Theme.medium
                                           - (undo.visible ? undo.width + Theme.medium : 0))
            text: root.notices.toast
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            maximumLineCount: 3
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.textNormal
            color: Theme.toastInk
        }
        AbstractButton {
            id: undo
            objectName: "undoButton"
            anchors.verticalCenter: parent.verticalCenter
            visible: root.notices.toastAction.length > 0
            text: root.notices.toastAction
            focusPolicy: Qt.TabFocus
            padding: 6
            Accessible.name: text
            Accessible.onPressAction: if (undo.enabled) undo.clicked()
            onClicked: root.notices.runToastAction()
            contentItem: Text {
                text: undo.text
                textFormat: Text.PlainText
                font.pixelSize: Theme.textNormal
                font.weight: Font.DemiBold
                color: Theme.toastAction
            }
            background: Item { FocusRing { shown: undo.visualFocus; gap: 0 } }
        }
        GlyphButton {
            anchors.verticalCenter: parent.verticalCenter
            implicitWidth: 26
            implicitHeight: 26
            glyph: "close"
            glyphSize: 14
            ink: Theme.toastInk
            text: qsTr("Close", "close the message about what has just happened")
            onClicked: root.notices.dismissToast()
        }
    }
}
