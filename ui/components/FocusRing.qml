// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// The ring around a control that has the keyboard. Place it inside the control's background.
Rectangle {
    id: root

    required property bool shown
    property real gap: 2

    anchors.fill: parent
    anchors.margins: -gap
    radius: Theme.radiusSmall + gap
    color: "transparent"
    border.width: 2
    border.color: Theme.focus
    visible: shown
}
