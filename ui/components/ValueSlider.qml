// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic

// A number within bounds. The wheel is left to the page, so that scrolling changes no setting.
Slider {
    id: root

    property string name ///< accessible name

    implicitHeight: 28
    padding: 0
    focusPolicy: Qt.TabFocus
    wheelEnabled: false
    snapMode: Slider.SnapAlways
    Accessible.name: name
    background: Rectangle {
        x: 9
        y: (root.height - height) / 2
        width: root.width - 18
        height: 4
        radius: 2
        color: Theme.lineStrong
        Rectangle {
            anchors.left: parent.left
            width: root.position * parent.width
            height: parent.height
            radius: 2
            color: Theme.accent
        }
    }
    handle: Rectangle {
        x: root.visualPosition * (root.width - width)
        y: (root.height - height) / 2
        width: 18
        height: 18
        radius: 9
        color: root.pressed ? Theme.accentHovered : Theme.accent
        border.width: 3
        border.color: Theme.raised
        FocusRing { shown: root.visualFocus; radius: 12 }
    }
}
