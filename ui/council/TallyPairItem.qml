// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// Two models of the tally: a bar of the votes, in numbers too, and the questions behind it.
Item {
    id: root

    required property TallyModel tally
    // Roles of TallyModel
    required property int index
    required property string first
    required property string second
    required property string firstDetail
    required property string secondDetail
    required property int firstWins
    required property int secondWins
    required property int alike
    required property int noneGood
    required property int votes
    required property string hint
    required property string spoken
    readonly property bool isExpanded: tally.expanded === index

    signal questionChosen(real conversationId, real questionId)

    objectName: "tallyPair_" + index
    implicitHeight: column.implicitHeight + 2 * Theme.large

    component Side: Column {
        id: side
        property string name
        property string detail
        property int alignment: Text.AlignLeft
        property color ink: Theme.accent
        spacing: 1
        Text {
            width: parent.width
            text: side.name
            textFormat: Text.PlainText
            elide: Text.ElideRight
            horizontalAlignment: side.alignment
            font.pixelSize: Theme.textReading
            font.weight: Font.DemiBold
            color: side.ink
        }
        Text {
            width: parent.width
            visible: text.length > 0
            text: side.detail
            textFormat: Text.PlainText
            elide: Text.ElideRight
            horizontalAlignment: side.alignment
            font.pixelSize: Theme.textSmall
            color: Theme.inkSoft
        }
    }
    component Segment: Rectangle {
        id: segment
        property int amount
        property color ink
        visible: amount > 0
        Text {
            anchors.centerIn: parent
            visible: implicitWidth + 6 < segment.width
            text: segment.amount
            textFormat: Text.PlainText
            font.pixelSize: Theme.textNormal
            font.weight: Font.DemiBold
            color: segment.ink
        }
    }
    component Legend: Row {
        id: legend
        property color dot
        property string words
        spacing: 6
        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: 10
            height: 10
            radius: 3
            color: legend.dot
            border.width: 1
            border.color: Theme.lineStrong
        }
        Text {
            text: legend.words
            textFormat: Text.PlainText
            font.pixelSize: Theme.textSmall
            color: Theme.inkSoft
        }
    }

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.raised
        border.width: 1
        border.color: Theme.line
    }
    Column {
        id: column
        x: Theme.large
        y: Theme.large
        width: parent.width - 2 * Theme.large
        spacing: Theme.small

        Row {
            width: parent.width
            spacing: Theme.medium
            Side {
                width: Math.floor((parent.width - Theme.medium) / 2)
                name: root.first
                detail: root.firstDetail
            }
            Side {
                width: Math.floor((parent.width - Theme.medium) / 2)
                name: root.second
                detail: root.secondDetail
                alignment: Text.AlignRight
                ink: Theme.brass
            }
        }
        Item {
            id: bar
            readonly property real unit: root.votes > 0 ? width / root.votes : 0
            objectName: "tallyBar_" + root.index
            width: parent.width
            height: Math.round(30 * Math.max(1, Theme.fontScale))
            Accessible.role: Accessible.Chart
            Accessible.name: root.spoken
            Row {
                anchors.fill: parent
                Segment {
                    amount: root.firstWins
                    width: bar.unit * amount
                    height: bar.height
                    color: Theme.accent
                    ink: Theme.accentInk
                }
                Segment {
                    amount: root.alike
                    width: bar.unit * amount
                    height: bar.height
                    color: Theme.lineStrong
                    ink: Theme.ink
                }
                Segment {
                    amount: root.noneGood
                    width: bar.unit * amount
                    height: bar.height
                    color: Theme.sunken
                    ink: Theme.inkSoft
                    border.width: 1
                    border.color: Theme.lineStrong
                }
                Segment {
                    amount: root.secondWins
                    width: bar.unit * amount
                    height: bar.height
                    color: Theme.brass
                    ink: Theme.accentInk
                }
            }
        }
        Flow {
            width: parent.width
            spacing: Theme.medium
            Legend {
                dot: Theme.accent
                words: qsTr("%1 better: %2", "a model and how many votes it has won").arg(root.first).arg(root.firstWins)
            }
            Legend {
                dot: Theme.lineStrong
                words: qsTr("alike: %1", "how many votes said that two answers are alike").arg(root.alike)
            }
            Legend {
                dot: Theme.sunken
                words: qsTr("none good: %1", "how many votes said that no answer is good").arg(root.noneGood)
            }
            Legend {
                dot: Theme.brass
                words: qsTr("%1 better: %2", "a model and how many votes it has won").arg(root.second).arg(root.secondWins)
            }
        }
        Text {
            objectName: "tallyHint_" + root.index
            width: parent.width
            text: root.hint
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.textSmall + 1
            color: Theme.inkSoft
        }
        ActionButton {
            objectName: "tallyQuestionsButton_" + root.index
            anchors.left: parent.left
            glyph: root.isExpanded ? "chevron-down" : "chevron-right"
            leftPadding: Theme.tiny
            text: root.isExpanded ? qsTr("Hide the questions", "behind a pair of models")
                  : root.votes === 1 ? qsTr("Show the question", "behind a pair of models")
                                     : qsTr("Show the %n questions", "behind a pair of models", root.votes)
            onClicked: root.tally.expanded = root.isExpanded ? -1 : root.index
        }
        Repeater {
            model: root.isExpanded ? root.tally.questions : null
            AbstractButton {
                id: row
                required property int index
                required property string question
                required property string result
                required property string time
                required property real conversationId
                required property real questionId
                objectName: "tallyQuestion_" + index
                width: column.width
                implicitHeight: words.implicitHeight + 14
                hoverEnabled: true
                focusPolicy: Qt.TabFocus
                text: question
                Accessible.name: question + ", " + result + ", " + time
                Accessible.onPressAction: if (row.enabled) row.clicked()
                onClicked: root.questionChosen(row.conversationId, row.questionId)
                // qmllint disable deferred-property-id
                contentItem: Item {
                    Column {
                        id: words
                        anchors.verticalCenter: parent.verticalCenter
                        x: Theme.medium
                        width: parent.width - 2 * Theme.medium
                        spacing: 1
                        Text {
                            width: parent.width
                            text: row.question
                            textFormat: Text.PlainText
                            elide: Text.ElideRight
                            horizontalAlignment: Text.AlignLeft
                            font.pixelSize: Theme.textNormal
                            color: Theme.ink
                        }
                        Text {
                            width: parent.width
                            text: qsTr("%1 · %2", "a vote and its date").arg(row.result).arg(row.time)
                            textFormat: Text.PlainText
                            elide: Text.ElideRight
                            horizontalAlignment: Text.AlignLeft
                            font.pixelSize: Theme.textSmall
                            color: Theme.inkSoft
                        }
                    }
                }
                background: Rectangle {
                    radius: Theme.radiusSmall
                    color: row.down ? Theme.pressed : row.hovered ? Theme.hovered : "transparent"
                    FocusRing { shown: row.visualFocus; gap: 0 }
                }
            }
        }
    }
}
