// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// One reason why something does not come over, how often, and where.
Item {
    id: root

    required property string reason
    required property int count
    required property string places

    objectName: "leftOutRow"
    implicitHeight: words.implicitHeight + 2 * Theme.small

    Text {
        id: number
        anchors.left: parent.left
        y: Theme.small
        width: Math.round(44 * Math.max(1, Theme.fontScale))
        horizontalAlignment: Text.AlignRight
        text: qsTr("%1 ×", "how often").arg(root.count)
        textFormat: Text.PlainText
        font.pixelSize: Theme.textSmall + 1
        color: Theme.inkFaint
    }
    Column {
        id: words
        anchors.left: number.right
        anchors.leftMargin: Theme.medium
        y: Theme.small
        width: root.width - number.width - Theme.medium
        spacing: 2
        Text {
            width: parent.width
            text: root.reason
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.pixelSize: Theme.textSmall + 1
            color: Theme.ink
        }
        Text {
            visible: root.places.length > 0
            width: parent.width
            text: root.places
            textFormat: Text.PlainText
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.textSmall
            color: Theme.inkFaint
        }
    }
}
