// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic

// A menu in the window's looks; fill it with MenuEntry.
Menu {
    id: root

    property int baseWidth: 220 ///< with text of the usual size

    padding: 6
    margins: 8
    implicitWidth: Math.min(Math.round(baseWidth * Theme.zoom), parent ? parent.Window.width - 16 : baseWidth)
    overlap: 0
    background: Rectangle {
        implicitWidth: 220
        color: Theme.raised
        radius: Theme.radius
        border.width: 1
        border.color: Theme.lineStrong
    }
    enter: Transition { NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.quick } }
}
