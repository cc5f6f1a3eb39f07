// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// A token, how likely it was, and what could have stood in its place. It takes no mouse: what lies below stays in reach.
Rectangle {
    id: root

    required property TracedToken token
    required property int mostRows ///< of what could have stood there, besides what did

    objectName: "tokenCard"
    implicitHeight: column.implicitHeight + 2 * Theme.medium
    radius: Theme.radius
    color: Theme.raised
    border.width: 1
    border.color: token.isHeld ? Theme.focus : Theme.lineStrong

    Column {
        id: column
        x: Theme.medium
        y: Theme.medium
        width: root.width - 2 * Theme.medium
        spacing: 5
        Item {
            width: parent.width
            height: Math.max(ownText.height, ownShare.height)
            Text {
                id: ownText
                objectName: "tokenText"
                anchors.left: parent.left
                anchors.right: ownShare.left
                anchors.rightMargin: Theme.small
                text: root.token.text
                textFormat: Text.PlainText
                elide: Text.ElideRight
                horizontalAlignment: Text.AlignLeft
                font.family: Theme.monoFont
                font.pixelSize: Theme.textTitle
                color: Theme.ink
            }
            Text {
                id: ownShare
                objectName: "tokenProbability"
                anchors.right: parent.right
                text: root.token.probability
                textFormat: Text.PlainText
                font.pixelSize: Theme.textTitle
                font.weight: Font.DemiBold
                color: Theme.ink
            }
        }
        Text {
            objectName: "tokenRank"
            width: parent.width
            text: root.token.rank
            textFormat: Text.PlainText
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.textSmall
            color: Theme.inkSoft
        }
        Repeater {
            model: root.token
            Item {
                id: row
                required property int index
                required property string text
                required property real share
                required property string percent
                required property bool isChosen
                visible: index < root.mostRows || isChosen
                objectName: isChosen ? "chosenRow" : "otherRow"
                width: column.width
                height: label.height + 2
                Text {
                    id: label
                    anchors.left: parent.left
                    width: row.width * 0.42
                    text: row.text
                    textFormat: Text.PlainText
                    elide: Text.ElideRight
                    horizontalAlignment: Text.AlignLeft
                    font.family: Theme.monoFont
                    font.pixelSize: Theme.textSmall
                    font.weight: row.isChosen ? Font.Bold : Font.Normal
                    color: row.isChosen ? Theme.ink : Theme.inkSoft
                }
                Rectangle {
                    anchors.left: label.right
                    anchors.leftMargin: Theme.small
                    anchors.verticalCenter: parent.verticalCenter
                    width: Math.max(1, (row.width - label.width - value.width - 2 * Theme.small) * row.share)
                    height: 7
                    radius: 2
                    color: row.isChosen ? Theme.accent : Theme.inkFaint
                }
                Text {
                    id: value
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    width: widestValue.width
                    horizontalAlignment: Text.AlignRight
                    text: row.percent
                    textFormat: Text.PlainText
                    font.pixelSize: Theme.textSmall
                    font.weight: row.isChosen ? Font.Bold : Font.Normal
                    color: row.isChosen ? Theme.ink : Theme.inkSoft
                }
            }
        }
    }
    TextMetrics {
        id: widestValue
        font.pixelSize: Theme.textSmall
        font.weight: Font.Bold
        text: "< 0.1 % "
    }
}
