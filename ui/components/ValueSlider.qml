// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic

// A number within bounds. The wheel is left to the page, so that scrolling changes no setting. It shows what setting
// says, and moved() says that people want another value.
Slider {
    id: root

    property string name ///< accessible name
    property real setting ///< what it shows
    property bool isMade: false

    implicitHeight: 28
    padding: 0
    focusPolicy: Qt.TabFocus
    wheelEnabled: false
    snapMode: Slider.SnapAlways
    value: setting
    // Screen readers set the value itself, and Qt 6.4 does not call that a move.
    onValueChanged: {
        if (root.isMade && !root.pressed && root.value !== Math.max(root.from, Math.min(root.to, root.setting)))
            root.moved();
    }
    Component.onCompleted: root.isMade = true
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
