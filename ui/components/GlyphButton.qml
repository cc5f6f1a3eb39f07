// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic

// A small square button that shows a glyph alone; its text is its tooltip and its accessible name.
AbstractButton {
    id: root

    property string glyph
    property int glyphSize: 18
    property color ink: Theme.inkSoft
    property string shortcut ///< shown in the tooltip
    property bool hasTip: true

    implicitWidth: 32
    implicitHeight: 32
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    opacity: enabled ? 1 : 0.4
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: root.enabled ? "" : qsTr("Not available now", "accessible description of a button")
    Accessible.onPressAction: if (root.enabled) root.clicked()
    // Qt's own buttons know the space bar alone. A key that is held down presses once.
    Keys.onReturnPressed: event => { if (!event.isAutoRepeat) root.clicked() }
    Keys.onEnterPressed: event => { if (!event.isAutoRepeat) root.clicked() }

    contentItem: Item {
        Glyph {
            anchors.centerIn: parent
            name: root.glyph
            size: root.glyphSize
            color: root.hovered && root.enabled ? Theme.ink : root.ink
        }
    }
    background: Rectangle {
        radius: Theme.radiusSmall
        color: root.down ? Theme.pressed : root.hovered ? Theme.hovered : "transparent"
        FocusRing { shown: root.visualFocus; gap: 0 }
    }
    Tip {
        visible: root.hasTip && root.hovered && !root.down
        text: root.shortcut.length > 0 ? root.text + "  " + root.shortcut : root.text
    }
}
