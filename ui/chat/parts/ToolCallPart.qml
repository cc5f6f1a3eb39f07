// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// A tool that the model wanted called: folded, its name in the line and its arguments behind it.
FoldPart {
    id: root

    required property ChatViewModel chat

    buttonName: "toolCallButton"
    textName: "toolCallText"
    isCode: true
    showLabel: qsTr("%1, show the arguments", "accessible name of a tool call").arg(language)
    hideLabel: qsTr("%1, hide the arguments", "accessible name of a tool call").arg(language)
    onToggled: root.chat.transcript.toggleToolCall(root.messageId, root.level)
}
