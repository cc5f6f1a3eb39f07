// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// One number of an import's report, with the colour that it has in the bar above.
Column {
    id: root

    required property int count
    required property string label
    required property color tint

    spacing: 2
    opacity: count > 0 ? 1 : 0.5
    Accessible.role: Accessible.StaticText
    Accessible.name: count + " " + label

    Text {
        anchors.left: parent.left
        text: root.count.toLocaleString(Qt.locale(), "f", 0)
        textFormat: Text.PlainText
        font.family: Theme.serifFont
        font.pixelSize: Math.round(26 * Theme.fontScale)
        color: Theme.ink
    }
    Row {
        width: parent.width
        spacing: 6
        Rectangle {
            id: dot
            y: Math.round((labelText.height - height) / 2)
            width: 8
            height: 8
            radius: 4
            color: root.tint
        }
        Text {
            id: labelText
            width: parent.width - dot.width - 6
            text: root.label
            textFormat: Text.PlainText
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.textSmall
            color: Theme.inkSoft
        }
    }
}
