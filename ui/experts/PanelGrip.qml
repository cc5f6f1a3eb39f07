// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// The inner edge of a panel at the end of the window, by which it is made wider: with the mouse or, when it has the
// focus, the arrow keys.
Item {
    id: root

    required property int from
    required property int to
    required property int value ///< the panel's width
    readonly property bool mirrored: LayoutMirroring.enabled
    readonly property int step: mirrored ? -24 : 24 ///< for a key to the left
    signal moved(width: int)

    function move(width: int): void {
        root.moved(Math.min(root.to, Math.max(root.from, width)));
    }

    objectName: "panelGrip"
    width: 8
    activeFocusOnTab: true
    Accessible.role: Accessible.Splitter
    Accessible.name: qsTr("Width of the panel", "an edge that can be moved")
    Keys.onLeftPressed: root.move(root.value + root.step)
    Keys.onRightPressed: root.move(root.value - root.step)
    Rectangle {
        anchors.left: parent.left
        width: 3
        height: parent.height
        color: root.activeFocus ? Theme.focus : Theme.lineStrong
        visible: root.activeFocus || mouse.containsMouse || mouse.pressed
    }

    MouseArea {
        id: mouse
        property int grabbedAt: 0
        anchors.fill: parent
        hoverEnabled: true
        preventStealing: true
        cursorShape: Qt.SplitHCursor
        onPressed: event => grabbedAt = event.x
        onPositionChanged: event => {
            if (pressed)
                root.move(root.value + (root.mirrored ? event.x - grabbedAt : grabbedAt - event.x));
        }
    }
}
