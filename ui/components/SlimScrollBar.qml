// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic

// A scroll bar that keeps quiet until it is needed.
ScrollBar {
    id: root

    padding: 2
    minimumSize: 0.06
    Accessible.ignored: true
    visible: size < 1 && policy !== ScrollBar.AlwaysOff
    contentItem: Rectangle {
        implicitWidth: root.interactive && (root.hovered || root.pressed) ? 8 : 6
        implicitHeight: 6
        radius: width / 2
        color: root.pressed ? Theme.inkFaint : Theme.lineStrong
    }
    background: null
}
