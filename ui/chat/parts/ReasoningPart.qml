// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// What the model thought before it answered: folded, with how long it took.
FoldPart {
    id: root

    required property ChatViewModel chat

    buttonName: "reasoningButton"
    textName: "reasoningText"
    showLabel: qsTr("%1, show the thinking", "accessible name").arg(language)
    hideLabel: qsTr("%1, hide the thinking", "accessible name").arg(language)
    onToggled: root.chat.transcript.toggleReasoning(root.messageId)
}
