// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// ‹ 2/3 › : which of several messages in one place is shown. Not there when it is the only one.
Row {
    id: root

    required property int index ///< from 0
    required property int count
    property string previousText
    property string nextText
    property string namePrefix ///< of the buttons, for tests
    signal stepped(int step)

    visible: count > 1
    height: 32

    GlyphButton {
        objectName: root.namePrefix.length > 0 ? "previous" + root.namePrefix + "Button" : ""
        implicitWidth: 24
        text: root.previousText
        glyph: "chevron-left"
        glyphSize: 15
        enabled: root.index > 0
        onClicked: root.stepped(-1)
    }
    Text {
        objectName: root.namePrefix === "Question" ? "questionSiblingText" : "siblingText"
        height: 32
        verticalAlignment: Text.AlignVCenter
        text: qsTr("%1/%2", "which of how many versions of a message").arg(root.index + 1).arg(root.count)
        textFormat: Text.PlainText
        font.pixelSize: Theme.textSmall
        color: Theme.inkSoft
    }
    GlyphButton {
        objectName: root.namePrefix.length > 0 ? "next" + root.namePrefix + "Button" : ""
        implicitWidth: 24
        text: root.nextText
        glyph: "chevron-right"
        glyphSize: 15
        enabled: root.index + 1 < root.count
        onClicked: root.stepped(1)
    }
}
