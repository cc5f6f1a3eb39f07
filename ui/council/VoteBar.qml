// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Templates as T
import Conclave

// Says which answer of a council is better; every choice has a number key.
Item {
    id: root

    required property CouncilPage page

    implicitHeight: column.implicitHeight

    Column {
        id: column
        width: parent.width
        spacing: Theme.small

        Text {
            objectName: "voteQuestion"
            width: parent.width
            text: root.page.verdict.length > 0 ? root.page.verdict
                  : root.page.isVeiled ? qsTr("Which answer is better? The names appear when you have voted.",
                                              "above the choices of a blind vote")
                                       : qsTr("Which answer is better? Votes are counted in your tally.",
                                              "above the choices of a vote")
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
            font.pixelSize: Theme.textNormal
            font.weight: root.page.verdict.length > 0 ? Font.DemiBold : Font.Normal
            color: root.page.verdict.length > 0 ? Theme.ink : Theme.inkSoft
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        Flow {
            id: flow
            readonly property real wanted: {
                let sum = 0;
                for (let i = 0; i < children.length; ++i)
                    if (children[i].visible && children[i].implicitWidth > 0)
                        sum += children[i].implicitWidth + spacing;
                return sum - spacing;
            }
            readonly property real widest: {
                let most = 0;
                for (let i = 0; i < children.length; ++i)
                    if (children[i].visible && children[i].implicitWidth > 0)
                        most = Math.max(most, children[i].implicitWidth);
                return most;
            }
            readonly property real half: Math.floor((column.width - spacing) / 2)
            readonly property bool isInPairs: wanted > column.width && widest <= half
            x: Math.max(0, Math.round((parent.width - Math.min(wanted, parent.width)) / 2))
            width: Math.min(wanted, parent.width)
            spacing: Theme.small
            Accessible.role: Accessible.Grouping
            Accessible.name: qsTr("Your vote", "accessible name of a row of choices")

            Repeater {
                model: root.page.choices
                T.RadioButton {
                    id: vote
                    required property int index
                    required property string modelData
                    readonly property bool isChosen: root.page.choice === index
                    objectName: "vote_" + index
                    implicitHeight: Theme.controlHeight
                    width: flow.isInPairs ? flow.half : implicitWidth
                    leftPadding: 8
                    rightPadding: 14
                    hoverEnabled: true
                    focusPolicy: Qt.TabFocus
                    enabled: root.page.canVote
                    opacity: enabled ? 1 : 0.45
                    text: modelData
                    checked: isChosen
                    implicitWidth: Math.max(implicitBackgroundWidth, implicitContentWidth + leftPadding + rightPadding)
                    checkable: false // what it stands for says whether it is checked
                    autoExclusive: false
                    Accessible.name: qsTr("%1, key %2", "accessible name of a vote; %2 is a digit").arg(text).arg(index + 1)
                    Accessible.onPressAction: if (vote.enabled) vote.clicked()
                    onClicked: root.page.vote(index)
                    // Qt's own buttons know the space bar alone. A key that is held down presses once.
                    Keys.onReturnPressed: event => { if (!event.isAutoRepeat) vote.clicked() }
                    Keys.onEnterPressed: event => { if (!event.isAutoRepeat) vote.clicked() }
                    // qmllint disable deferred-property-id
                    contentItem: Row {
                        spacing: Theme.small
                        Rectangle {
                            anchors.verticalCenter: parent.verticalCenter
                            width: Math.max(height, digit.implicitWidth + 8)
                            height: digit.implicitHeight + 4
                            radius: 5
                            color: "transparent"
                            border.width: 1
                            border.color: vote.isChosen ? Theme.accentInk : Theme.lineStrong
                            Text {
                                id: digit
                                anchors.centerIn: parent
                                text: vote.index + 1
                                textFormat: Text.PlainText
                                font.pixelSize: Theme.textSmall
                                color: vote.isChosen ? Theme.accentInk : Theme.inkSoft
                            }
                        }
                        Text {
                            anchors.verticalCenter: parent.verticalCenter
                            text: vote.text
                            textFormat: Text.PlainText
                            font.pixelSize: Theme.textNormal
                            color: vote.isChosen ? Theme.accentInk : Theme.ink
                        }
                    }
                    background: Rectangle {
                        radius: Theme.radiusSmall
                        color: vote.isChosen ? Theme.accent
                               : vote.down ? Theme.pressed : vote.hovered ? Theme.hovered : Theme.raised
                        border.width: vote.isChosen ? 0 : 1
                        border.color: Theme.lineStrong
                        FocusRing { shown: vote.visualFocus }
                    }
                }
            }
            ActionButton {
                objectName: "takeVoteBackButton"
                visible: root.page.verdict.length > 0
                text: qsTr("Take it back", "the vote")
                onClicked: root.page.takeVoteBack()
            }
        }
    }
}
