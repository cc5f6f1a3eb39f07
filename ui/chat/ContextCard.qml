// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// Above the composer when a question no longer fits the model's context: what can be done, to choose from. Until then
// the question stays in the composer. Also on demand, when there is not much room left, and while a summary is written.
// Space and Enter press the button that has the focus, Escape goes back.
Rectangle {
    id: root

    required property ContextEdge edge
    required property Summaries summaries
    readonly property int card: edge.card
    signal appeared() ///< for screen readers
    signal closed()   ///< the composer should have the keyboard again

    objectName: "contextCard"
    visible: card !== ContextEdge.Closed
    implicitHeight: visible ? column.implicitHeight + 26 : 0
    radius: Theme.radius
    color: Theme.brassWash
    border.width: 1
    border.color: Theme.brass
    Accessible.role: Accessible.AlertMessage
    Accessible.name: edge.problem
    onCardChanged: {
        if (card === ContextEdge.Closed) {
            root.closed();
            return;
        }
        remember.isOn = root.edge.isRemembered;
        // When the buttons are there.
        Qt.callLater(root.takeFocus); // qmllint disable
    }
    function takeFocus(): void {
        if (root.card === ContextEdge.Closed)
            return;
        (root.card === ContextEdge.Summarizing ? cancelButton
         : root.card === ContextEdge.Offer ? summarizeButton
         : root.edge.canLeaveOut ? leaveOutButton : closeButton).forceActiveFocus(Qt.TabFocusReason);
        root.appeared();
    }
    Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape
    Keys.onEscapePressed: root.edge.dismiss()

    Glyph {
        anchors.left: parent.left
        anchors.leftMargin: 14
        y: 13
        name: "warning"
        size: 20
        color: Theme.brass
        visible: root.card === ContextEdge.Question
    }
    Glyph {
        anchors.left: parent.left
        anchors.leftMargin: 14
        y: 13
        name: "details"
        size: 20
        color: Theme.brass
        visible: root.card !== ContextEdge.Question
    }
    Column {
        id: column
        anchors.left: parent.left
        anchors.leftMargin: 46
        y: 13
        width: root.width - anchors.leftMargin - 48
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
        Rectangle {
            objectName: "summaryProgress"
            width: parent.width
            height: 6
            radius: 3
            visible: root.card === ContextEdge.Summarizing
            color: Theme.lineStrong
            Accessible.role: Accessible.ProgressBar
            Accessible.name: qsTr("%1 %", "%1 is a number: how much is done").arg(Math.floor(100 * root.summaries.progress))
            Rectangle {
                anchors.left: parent.left
                width: Math.max(parent.height, parent.width * root.summaries.progress)
                height: parent.height
                radius: parent.radius
                color: Theme.accent
            }
        }
        Flow {
            width: parent.width
            spacing: Theme.small
            visible: root.edge.canLeaveOut || root.edge.canSummarize || cancelButton.visible
            ActionButton {
                id: cancelButton
                objectName: "cancelSummaryButton"
                kind: ActionButton.Outlined
                edge: Theme.brass
                visible: root.card === ContextEdge.Summarizing
                text: qsTr("Cancel", "writing a summary")
                onClicked: root.edge.dismiss()
            }
            ActionButton {
                id: leaveOutButton
                objectName: "leaveOutButton"
                kind: ActionButton.Primary
                visible: root.edge.canLeaveOut
                text: root.edge.leaveOutText
                onClicked: root.edge.leaveOut(remember.isOn)
            }
            ActionButton {
                id: summarizeButton
                objectName: "summarizeButton"
                kind: root.card === ContextEdge.Offer ? ActionButton.Primary : ActionButton.Outlined
                edge: Theme.brass
                visible: root.edge.canSummarize
                text: qsTr("Summarize the older part", "the model writes it, and sees it in the place of the messages")
                onClicked: root.edge.summarize()
            }
            ActionButton {
                id: beginNewButton
                objectName: "beginNewButton"
                kind: ActionButton.Outlined
                edge: Theme.brass
                visible: root.edge.canBeginNew
                text: qsTr("Begin a new conversation with this question", "instead of asking in this one")
                onClicked: root.edge.beginNew()
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
        Text {
            objectName: "summaryEffect"
            width: parent.width
            visible: text.length > 0
            text: root.edge.summaryEffect
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.pixelSize: Theme.textSmall + 1
            color: Theme.inkSoft
        }
        SwitchRow {
            id: remember
            property bool isOn: false
            width: parent.width
            visible: root.edge.canRemember
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
        visible: root.card !== ContextEdge.Summarizing
        text: root.card === ContextEdge.Offer ? qsTr("Close", "a card without choosing")
                                              : qsTr("Back to the question", "closes a card without choosing")
        onClicked: root.edge.dismiss()
    }
}
