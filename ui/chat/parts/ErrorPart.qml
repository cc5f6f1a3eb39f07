// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// Why an answer could not be finished.
TranscriptPart {
    id: root

    implicitHeight: box.height + Theme.medium
    height: implicitHeight
    selectable: text

    Rectangle {
        id: box
        x: root.columnX
        width: root.columnWidth
        height: Math.max(44, text.contentHeight + 22)
        radius: Theme.radius
        color: Theme.dangerWash
        border.width: 1
        border.color: Theme.dangerLine
        Glyph {
            anchors.left: parent.left
            anchors.leftMargin: 14
            y: 12
            name: "warning"
            size: 20
            color: Theme.danger
        }
        ReadableText {
            id: text
            objectName: "answerError"
            anchors.left: parent.left
            anchors.leftMargin: 46
            y: 11
            width: box.width - 60
            text: root.body
            font.pixelSize: Theme.textNormal
            Accessible.name: root.body
        }
    }
}
