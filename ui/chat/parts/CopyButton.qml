// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// Copies, and shows for a moment that it has.
GlyphButton {
    id: root

    glyph: settled.running ? "check" : "copy"
    glyphSize: 16
    ink: settled.running ? Theme.accent : Theme.inkFaint
    onClicked: settled.restart()

    Timer {
        id: settled
        interval: 1600
    }
}
