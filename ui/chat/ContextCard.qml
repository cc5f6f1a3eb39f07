// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// Above the composer when a question no longer fits the model's context: what can be done, to choose from. Until then
// the question stays in the composer. Space and Enter press the button that has the focus, Escape goes back.
Rectangle {
    id: root

    required property ContextEdge edge
    readonly property bool isOpen: edge.isChoosing
    signal appeared() ///< for screen readers
    signal closed()   ///< the composer should have the keyboard again

    objectName: "contextCard"
    visible: isOpen
    implicitHeight: visible ? column.implicitHeight + 26 : 0
    radius: Theme.radius
    color: Theme.brassWash
    border.width: 1
    border.color: Theme.brass
    Accessible.role: Accessible.AlertMessage
    Accessible.name: edge.problem
    onIsOpenChanged: {
        if (!isOpen) {
            root.closed();
            return;
        }
        remember.isOn = root.edge.isRemembered;
        (root.edge.canLeaveOut ? leaveOutButton : closeButton).forceActiveFocus(Qt.TabFocusReason);
        root.appeared();
    }
    Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape
    Keys.onEscapePressed: root.edge.dismiss()

    Glyph {
        x: 14
        y: 13
        name: "warning"
        size: 20
        color: Theme.brass
    }
    Column {
        id: column
        x: 46
        y: 13
        width: root.width - x - 48
        spacing: Theme.small
        Text {
            objectName: "contextProblem"
            width: parent.width
            text: root.edge.problem
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.pixelSize: Theme.textNormal
            color: Theme.ink
        }
        Flow {
            width: parent.width
            spacing: Theme.small
            visible: root.edge.canLeaveOut
            ActionButton {
                id: leaveOutButton
                objectName: "leaveOutButton"
                kind: ActionButton.Primary
                text: qsTr("Leave out the oldest messages", "the model does not see them")
                onClicked: root.edge.leaveOut(remember.isOn)
                Keys.onReturnPressed: leaveOutButton.clicked()
                Keys.onEnterPressed: leaveOutButton.clicked()
            }
            ActionButton {
                id: beginNewButton
                objectName: "beginNewButton"
                kind: ActionButton.Outlined
                visible: root.edge.canBeginNew
                text: qsTr("Begin a new conversation with this question", "instead of asking in this one")
                onClicked: root.edge.beginNew()
                Keys.onReturnPressed: beginNewButton.clicked()
                Keys.onEnterPressed: beginNewButton.clicked()
            }
        }
        Text {
            objectName: "contextConsequence"
            width: parent.width
            visible: root.edge.canLeaveOut
            text: root.edge.consequence
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.pixelSize: Theme.textSmall + 1
            color: Theme.inkSoft
        }
        SwitchRow {
            id: remember
            property bool isOn: false
            width: parent.width
            visible: root.edge.canLeaveOut
            switchName: "rememberSwitch"
            text: qsTr("Leave out the oldest messages of this conversation from now on", "without asking again")
            checked: isOn
            onToggled: on => isOn = on
        }
    }
    GlyphButton {
        id: closeButton
        objectName: "contextCloseButton"
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: 7
        glyph: "close"
        glyphSize: 15
        text: qsTr("Back to the question", "closes a card without choosing")
        onClicked: root.edge.dismiss()
        Keys.onReturnPressed: closeButton.clicked()
        Keys.onEnterPressed: closeButton.clicked()
    }
}
