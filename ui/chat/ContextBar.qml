// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// How full the model's context is: a thin bar with the conversation and the question, out of the way until that matters.
// The exact numbers are its tooltip and its accessible name; a click goes to the line above which nothing is seen.
AbstractButton {
    id: root

    required property ContextEdge edge
    readonly property int barWidth: 72

    /// Red asks for a choice; brass says what was chosen.
    readonly property color over: edge.isRemembered ? Theme.brass : Theme.danger

    objectName: "contextBar"
    visible: edge.isShown
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    padding: 4
    text: edge.label
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("Room for your question: %1", "accessible name of the meter; %1 is a word or a percentage").arg(edge.label)
    Accessible.description: edge.details
    Accessible.onPressAction: if (root.enabled) root.clicked()
    onClicked: edge.look()

    contentItem: Row {
        spacing: Theme.small
        Text {
            anchors.verticalCenter: parent.verticalCenter
            objectName: "contextLabel"
            text: root.text
            textFormat: Text.PlainText
            font.pixelSize: Theme.textSmall
            color: root.edge.isOver ? root.over : Theme.inkSoft
        }
        Item {
            anchors.verticalCenter: parent.verticalCenter
            width: root.barWidth
            height: 5
            Rectangle {
                anchors.fill: parent
                radius: 2
                color: Theme.lineStrong
            }
            Rectangle {
                anchors.left: parent.left
                width: Math.round(parent.width * root.edge.historyPart)
                height: parent.height
                radius: 2
                color: root.edge.isOver ? root.over : Theme.inkFaint
            }
            Rectangle {
                anchors.left: parent.left
                anchors.leftMargin: Math.round(parent.width * root.edge.historyPart)
                width: Math.round(parent.width * root.edge.questionPart)
                height: parent.height
                radius: 2
                color: root.edge.isOver ? root.over : Theme.accent
            }
        }
    }
    background: Item { FocusRing { shown: root.visualFocus } }
    Tip {
        visible: root.hovered || root.visualFocus
        text: root.edge.details
    }
}
