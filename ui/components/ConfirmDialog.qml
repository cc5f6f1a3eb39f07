// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Templates as T

// A question before what cannot be undone, or what people may not expect; its safe answer has the focus. What else
// can be undone is done at once, with a toast.
Popup {
    id: root

    property string question
    property string explanation
    property string confirmText
    property int confirmKind: ActionButton.Danger
    signal confirmed()

    parent: T.Overlay.overlay
    anchors.centerIn: parent
    width: Math.min(Math.round(440 * Math.min(1.4, Theme.zoom)), parent ? parent.width - 32 : 440)
    modal: true
    focus: true
    padding: Theme.huge
    onOpened: cancelButton.forceActiveFocus(Qt.TabFocusReason)
    T.Overlay.modal: Rectangle { color: Theme.scrim }
    background: Rectangle {
        color: Theme.raised
        radius: Theme.radiusLarge
        border.width: 1
        border.color: Theme.line
    }
    PopupName { popup: root; name: root.question }

    // qmllint disable deferred-property-id
    contentItem: Column {
        spacing: Theme.large
        Text {
            objectName: "confirmQuestion"
            width: root.availableWidth
            text: root.question
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            maximumLineCount: 4
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.textTitle
            font.weight: Font.DemiBold
            color: Theme.ink
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        Text {
            width: root.availableWidth
            text: root.explanation
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.pixelSize: Theme.textNormal
            color: Theme.inkSoft
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        Flow {
            width: root.availableWidth
            layoutDirection: Qt.RightToLeft // the first one is the last one to be read
            spacing: Theme.small
            ActionButton {
                id: cancelButton
                objectName: "cancelButton"
                text: qsTr("Cancel", "change nothing")
                kind: ActionButton.Outlined
                onClicked: root.close()
            }
            ActionButton {
                objectName: "confirmButton"
                kind: root.confirmKind
                text: root.confirmText
                onClicked: {
                    root.close();
                    root.confirmed();
                }
            }
        }
    }
}
