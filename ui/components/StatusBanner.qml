// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// What is wrong for as long as it is wrong; it cannot be closed. For what has happened once there are the error card
// and the toast. It may offer one thing to do about it.
Rectangle {
    id: root

    property string sentence
    property string action ///< the words of its button; empty: none
    signal appeared()      ///< for screen readers: it is there, or says something else
    signal actionChosen()

    objectName: "statusBanner"
    visible: sentence.length > 0
    implicitHeight: visible ? Math.max(label.implicitHeight, button.visible ? button.implicitHeight : 0) + 2 * Theme.small + 4 : 0
    color: Theme.brassWash
    Accessible.role: Accessible.AlertMessage
    Accessible.name: sentence
    onSentenceChanged: if (sentence.length > 0) root.appeared()

    Glyph {
        anchors.left: parent.left
        anchors.leftMargin: Theme.large
        anchors.verticalCenter: parent.verticalCenter
        name: "warning"
        color: Theme.brass
    }
    Text {
        id: label
        objectName: "statusText"
        anchors.left: parent.left
        anchors.leftMargin: 44
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - anchors.leftMargin - Theme.large - (button.visible ? button.width + Theme.medium : 0)
        text: root.sentence
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        maximumLineCount: 4
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        font.pixelSize: Theme.textNormal
        color: Theme.ink
    }
    ActionButton {
        id: button
        objectName: "statusAction"
        visible: root.action.length > 0
        anchors.right: parent.right
        anchors.rightMargin: Theme.medium
        anchors.verticalCenter: parent.verticalCenter
        kind: ActionButton.Outlined
        text: root.action
        onClicked: root.actionChosen()
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
}
