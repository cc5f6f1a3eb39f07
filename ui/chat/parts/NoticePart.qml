// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// A remark about the answer below it.
TranscriptPart {
    id: root

    implicitHeight: box.height + Theme.medium
    height: implicitHeight

    Rectangle {
        id: box
        x: root.columnX
        width: root.columnWidth
        height: text.contentHeight + 18
        radius: Theme.radiusSmall
        color: Theme.brassWash
        ReadableText {
            id: text
            objectName: "answerNotice"
            x: 12
            y: 9
            width: box.width - 24
            text: root.body
            font.pixelSize: Theme.textNormal
        }
    }
}
