// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// What the model thought before it answered: folded, with how long it took, and while it thinks with what it thought
// last.
FoldPart {
    id: root

    required property ChatViewModel chat

    buttonName: "reasoningButton"
    textName: "reasoningText"
    showLabel: qsTr("%1, show the thinking", "accessible name").arg(language)
    hideLabel: qsTr("%1, hide the thinking", "accessible name").arg(language)
    onToggled: root.chat.transcript.toggleReasoning(root.messageId)
    lineRoom: lastLine.visible ? lastLine.height + Theme.tiny : 0

    Text {
        id: lastLine
        objectName: "reasoningLastLine"
        visible: !root.isExpanded && root.plain.length > 0
        x: root.columnX
        y: Math.round(30 * Math.max(1, Theme.fontScale))
        width: root.columnWidth
        height: lineMetrics.height
        text: root.plain
        textFormat: Text.PlainText
        elide: Text.ElideLeft
        maximumLineCount: 1
        font.pixelSize: Theme.textSmall + 1
        color: Theme.inkFaint
        Accessible.ignored: true
        FontMetrics {
            id: lineMetrics
            font: lastLine.font
        }
    }
}
