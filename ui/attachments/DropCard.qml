// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// What would happen to files that hover over the window, if they were dropped here.
Rectangle {
    id: root

    property string name ///< objectName of the sentence
    property string text
    property string glyph ///< empty: the program's mark
    property bool isMeant: true
    property bool isRefused: false

    height: Math.max(180, sentence.y + sentence.height + 24)
    radius: Theme.radiusLarge
    color: Theme.raised
    border.width: isMeant || isRefused ? 2 : 1
    border.color: isRefused ? Theme.dangerLine : isMeant ? Theme.accent : Theme.line

    CouncilMark {
        anchors.horizontalCenter: parent.horizontalCenter
        y: 30
        visible: root.glyph.length === 0
        size: 54
    }
    Glyph {
        anchors.horizontalCenter: parent.horizontalCenter
        y: 38
        visible: root.glyph.length > 0
        name: root.glyph
        size: 40
        color: root.isMeant ? Theme.accent : Theme.inkFaint
    }
    Text {
        id: sentence
        objectName: root.name
        x: 20
        y: 104
        width: parent.width - 40
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        text: root.text
        textFormat: Text.PlainText
        font.pixelSize: Theme.textTitle
        color: Theme.ink
    }
}
