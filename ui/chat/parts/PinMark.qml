// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// Says of a message that it is pinned, and whether the model sees it. Not a button: MessageMenu pins and unpins.
Item {
    id: root

    property string label
    readonly property bool isThere: label.length > 0

    visible: isThere
    implicitWidth: isThere ? glyph.width + 4 + text.implicitWidth : 0
    implicitHeight: isThere ? Math.max(glyph.height, text.implicitHeight) : 0
    width: implicitWidth
    height: implicitHeight

    Glyph {
        id: glyph
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        name: "pin"
        size: Math.round(13 * Math.max(1, Theme.fontScale))
        color: Theme.brass
    }
    Text {
        id: text
        objectName: "pinLabel"
        anchors.left: glyph.right
        anchors.leftMargin: 4
        anchors.verticalCenter: parent.verticalCenter
        text: root.label
        textFormat: Text.PlainText
        font.pixelSize: Theme.textSmall
        color: Theme.brass
        Accessible.role: Accessible.StaticText
        Accessible.name: root.label
    }
}
