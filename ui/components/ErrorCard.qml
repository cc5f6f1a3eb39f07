// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// What went wrong: a sentence, and the details for the curious.
Rectangle {
    id: root

    required property Notices notices
    property bool isOpen: false

    objectName: "errorCard"
    visible: notices.errorTitle.length > 0
    implicitHeight: visible ? column.implicitHeight + 24 : 0
    radius: Theme.radius
    color: Theme.dangerWash
    border.width: 1
    border.color: Theme.dangerLine
    Accessible.role: Accessible.AlertMessage
    Accessible.name: notices.errorTitle

    Connections {
        target: root.notices
        function onErrorChanged() { root.isOpen = false }
    }
    Glyph {
        anchors.left: parent.left
        anchors.leftMargin: 14
        y: 13
        name: "warning"
        size: 20
        color: Theme.danger
    }
    Column {
        id: column
        anchors.left: parent.left
        anchors.leftMargin: 46
        y: 12
        width: root.width - anchors.leftMargin - 48
        spacing: 6
        Text {
            objectName: "errorTitle"
            width: parent.width
            text: root.notices.errorTitle
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.pixelSize: Theme.textNormal
            lineHeight: 1.08
            color: Theme.ink
        }
        AbstractButton {
            id: disclosure
            objectName: "errorDetailButton"
            anchors.left: parent.left
            visible: root.notices.errorDetail.length > 0
            text: root.isOpen ? qsTr("Hide details", "of an error") : qsTr("Show details", "of an error")
            focusPolicy: Qt.TabFocus
            Accessible.name: text
            Accessible.onPressAction: if (disclosure.enabled) disclosure.clicked()
            onClicked: root.isOpen = !root.isOpen
            contentItem: Row {
                spacing: 4
                Text {
                    text: disclosure.text
                    textFormat: Text.PlainText
                    font.pixelSize: Theme.textSmall
                    color: disclosure.hovered ? Theme.ink : Theme.inkSoft
                }
                Glyph {
                    anchors.verticalCenter: parent.verticalCenter
                    name: root.isOpen ? "chevron-down" : "chevron-right"
                    size: 13
                }
            }
            background: Item { FocusRing { shown: disclosure.visualFocus } }
        }
        Flickable {
            visible: root.isOpen
            width: parent.width
            height: Math.min(contentHeight, 140)
            contentHeight: detail.contentHeight
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            ScrollBar.vertical: SlimScrollBar {}
            TextEdit {
                id: detail
                objectName: "errorDetail"
                width: parent.width
                text: root.notices.errorDetail
                textFormat: TextEdit.PlainText
                readOnly: true
                selectByMouse: true
                wrapMode: TextEdit.WrapAnywhere
                font.family: Theme.monoFont
                font.pixelSize: Theme.textSmall
                color: Theme.inkSoft
                selectionColor: Theme.selection
                Accessible.name: text
            }
        }
    }
    GlyphButton {
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: 7
        glyph: "close"
        glyphSize: 15
        text: qsTr("Close", "close the error message")
        onClicked: root.notices.dismissError()
    }
}
