// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Templates as T
import Conclave

// Shows where a link of an answer leads before anything is opened.
Popup {
    id: root

    required property ChatViewModel chat
    property string link

    function ask(target: string): void {
        root.link = target;
        root.open();
    }

    parent: T.Overlay.overlay
    anchors.centerIn: parent
    width: Math.min(480, parent ? parent.width - 48 : 480)
    modal: true
    focus: true
    padding: Theme.huge
    background: Rectangle {
        color: Theme.raised
        radius: Theme.radiusLarge
        border.width: 1
        border.color: Theme.line
    }
    PopupName { popup: root; name: question.text }

    // qmllint disable deferred-property-id
    contentItem: Column {
        spacing: Theme.large
        Text {
            id: question
            width: root.availableWidth
            text: qsTr("Open this address in your browser?", "before opening a link that a model wrote")
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.pixelSize: Theme.textTitle
            font.weight: Font.DemiBold
            color: Theme.ink
        }
        Text {
            objectName: "linkText"
            width: root.availableWidth
            text: root.link
            textFormat: Text.PlainText
            wrapMode: Text.WrapAnywhere
            maximumLineCount: 8
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            font.family: Theme.monoFont
            font.pixelSize: Theme.textSmall
            color: Theme.inkSoft
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        Row {
            anchors.right: parent.right
            spacing: Theme.small
            ActionButton {
                text: qsTr("Cancel", "do not open the link")
                onClicked: root.close()
            }
            ActionButton {
                text: qsTr("Copy", "copy the link's address")
                onClicked: {
                    root.chat.copy(root.link);
                    root.close();
                }
            }
            ActionButton {
                objectName: "openLinkButton"
                kind: ActionButton.Primary
                text: qsTr("Open", "open the link in the browser")
                onClicked: {
                    root.chat.openLink(root.link);
                    root.close();
                }
            }
        }
    }
}
