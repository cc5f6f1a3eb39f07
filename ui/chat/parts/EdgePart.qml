// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// The line above which the model no longer sees anything, or only what is kept. A summary has a SummaryPart.
TranscriptPart {
    id: root

    required property ChatViewModel chat

    objectName: "edgeLine"
    implicitHeight: label.height + 2 * Theme.medium + (root.chat.edge.canSummarize ? summarize.height : 0)
                    + (askAgain.visible ? askAgain.height : 0)
    height: implicitHeight
    Accessible.role: Accessible.Separator
    Accessible.name: root.body

    Text {
        id: label
        objectName: "edgeText"
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.medium
        width: Math.min(implicitWidth, root.columnWidth - 40)
        text: root.body
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
        font.pixelSize: Theme.textSmall
        color: Theme.brass
    }
    Rectangle {
        x: root.columnX
        anchors.verticalCenter: label.verticalCenter
        width: label.x - Theme.medium - x
        height: 1
        color: Theme.brass
        opacity: 0.6
    }
    Rectangle {
        anchors.verticalCenter: label.verticalCenter
        x: label.x + label.width + Theme.medium
        width: root.columnX + root.columnWidth - x
        height: 1
        color: Theme.brass
        opacity: 0.6
    }
    ActionButton {
        id: summarize
        objectName: "summarizeLineButton"
        anchors.top: label.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        visible: root.chat.edge.canSummarize
        font.pixelSize: Theme.textSmall
        text: qsTr("Summarize the older part", "the model writes it, and sees it in the place of the messages")
        onClicked: root.chat.edge.summarize()
    }
    ActionButton {
        id: askAgain
        objectName: "askAgainButton"
        anchors.top: root.chat.edge.canSummarize ? summarize.bottom : label.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        visible: root.chat.edge.isRemembered
        font.pixelSize: Theme.textSmall
        text: qsTr("Ask me before more is left out", "takes a choice back that was remembered")
        onClicked: root.chat.edge.isRemembered = false
    }
}
