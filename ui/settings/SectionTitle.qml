// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// The heading of a group of settings.
Text {
    id: root

    width: parent ? parent.width : implicitWidth
    topPadding: Theme.huge
    bottomPadding: Theme.tiny
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    horizontalAlignment: Text.AlignLeft
    font.family: Theme.serifFont
    font.pixelSize: Math.round(19 * Theme.fontScale)
    color: Theme.ink
    Accessible.role: Accessible.Heading
    Accessible.name: text
}
