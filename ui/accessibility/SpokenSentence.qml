// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// Tells screen readers what has just been written: a notification that comes into sight anew with each sentence. Qt 6.4
// has no announcement of its own; a notification that is shown is read by Orca without taking the focus. There are
// several, in turn, because a reader asks for the words a moment after it was told.
Item {
    id: root

    required property AnswerReader reader
    property int next: 0

    width: 1
    height: 1

    Repeater {
        id: sentences
        model: 16
        Item {
            width: 1
            height: 1
            visible: false
            Accessible.role: Accessible.Notification
        }
    }
    Connections {
        target: root.reader
        function onSpoken(sentence: string) {
            const item = sentences.itemAt(root.next);
            root.next = (root.next + 1) % sentences.count;
            item.visible = false;
            item.Accessible.name = sentence;
            item.visible = true;
        }
    }
}
