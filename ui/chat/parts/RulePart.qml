// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// A line across an answer.
TranscriptPart {
    id: root

    property int selectedFrom: -1
    property int selectedTo: -1

    selectable: root
    implicitHeight: 2 * Theme.large + 1
    height: implicitHeight

    Rectangle {
        x: root.columnX
        y: Theme.large - 4
        width: root.columnWidth
        height: 1
        color: root.selectedFrom === 0 && root.selectedTo > 0 ? Theme.accent : Theme.lineStrong
    }
}
