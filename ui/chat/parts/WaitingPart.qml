// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// The answer has not begun: what the model is doing.
TranscriptPart {
    id: root

    implicitHeight: Math.round(30 * Math.max(1, Theme.fontScale))
    height: implicitHeight

    Text {
        objectName: "waitingText"
        x: root.columnX
        width: root.columnWidth
        text: root.body
        textFormat: Text.PlainText
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        font.pixelSize: Theme.textReading
        color: Theme.inkFaint
        Accessible.name: text
    }
}
