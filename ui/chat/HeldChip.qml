// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// A long text that is part of the question and not in the editor: a click puts it there, the cross takes it out.
FileChip {
    id: root

    required property ChatViewModel chat

    objectName: "heldChip"
    labelName: "heldLabel"
    removeName: "removeHeldButton"
    visible: chat.heldLabel.length > 0
    title: chat.heldLabel
    spokenText: qsTr("%1: put it into the editor", "%1 says what it is").arg(title)
    openText: qsTr("Put it into the editor", "a long text; takes a moment")
    removeText: qsTr("Take the long text out", "of the question")
    onOpened: chat.releaseHeld()
    onRemoved: chat.removeHeld()
}
