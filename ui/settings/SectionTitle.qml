// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// The heading of a group of settings.
Text {
    id: root

    topPadding: Theme.huge
    bottomPadding: Theme.tiny
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    font.family: Theme.serifFont
    font.pixelSize: Math.round(19 * Theme.fontScale)
    color: Theme.ink
    Accessible.role: Accessible.Heading
    Accessible.name: text
}
