// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// Tells screen readers what has just been written: a notification that comes into sight anew with each sentence. Qt 6.4
// has no announcement of its own; a notification that is shown is read by Orca without taking the focus.
Item {
    id: root

    required property AnswerReader reader

    objectName: "spokenSentence"
    width: 1
    height: 1
    visible: false
    Accessible.role: Accessible.Notification

    Connections {
        target: root.reader
        function onSpoken(sentence: string) {
            root.visible = false;
            root.Accessible.name = sentence;
            root.visible = true;
        }
    }
}
