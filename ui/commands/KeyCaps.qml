// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// Keys as they are written on a keyboard: one box for each of them. Decoration: the row around it says them.
Row {
    id: root

    required property list<string> keys

    spacing: 6
    Accessible.ignored: true

    Repeater {
        model: root.keys
        Rectangle {
            id: cap
            required property string modelData
            width: Math.ceil(label.implicitWidth) + 14
            height: label.implicitHeight + 6
            radius: 5
            color: Theme.sunken
            border.width: 1
            border.color: Theme.lineStrong
            Text {
                id: label
                anchors.centerIn: parent
                text: cap.modelData
                textFormat: Text.PlainText
                font.pixelSize: Theme.textSmall
                color: Theme.inkSoft
            }
        }
    }
}
