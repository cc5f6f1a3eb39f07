// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Templates as T
import Conclave

// Asks once before a private conversation is gone.
Popup {
    id: root

    required property ChatViewModel chat

    parent: T.Overlay.overlay
    anchors.centerIn: parent
    width: Math.min(Math.round(440 * Math.max(1, Theme.fontScale)), parent ? parent.width - 48 : 440)
    modal: true
    focus: true
    padding: Theme.huge
    visible: chat.isLeaving
    onClosed: root.chat.stay()
    T.Overlay.modal: Rectangle { color: Theme.scrim }
    background: Rectangle {
        color: Theme.raised
        radius: Theme.radiusLarge
        border.width: 1
        border.color: Theme.veilLine
    }
    PopupName { popup: root; name: question.text }

    // qmllint disable deferred-property-id
    contentItem: Column {
        spacing: Theme.large
        Text {
            id: question
            objectName: "leaveText"
            width: root.availableWidth
            text: qsTr("Close this private conversation?", "title of a question")
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.pixelSize: Theme.textTitle
            font.weight: Font.DemiBold
            color: Theme.ink
        }
        Text {
            width: root.availableWidth
            text: qsTr("It is kept nowhere: once it is closed, nobody can bring it back.",
                       "before a private conversation is closed")
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.pixelSize: Theme.textNormal
            color: Theme.inkSoft
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        Row {
            anchors.right: parent.right
            spacing: Theme.small
            ActionButton {
                objectName: "stayButton"
                focus: true
                text: qsTr("Stay here", "do not close the private conversation")
                onClicked: root.chat.stay()
            }
            ActionButton {
                objectName: "leaveKeepButton"
                kind: ActionButton.Outlined
                enabled: !root.chat.isAnsweringHere
                text: qsTr("Keep it", "the private conversation, in the history")
                onClicked: root.chat.keep()
            }
            ActionButton {
                objectName: "leaveButton"
                kind: ActionButton.Primary
                text: qsTr("Close it", "the private conversation")
                onClicked: root.chat.leave()
            }
        }
    }
}
