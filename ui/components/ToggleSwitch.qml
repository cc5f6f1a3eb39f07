// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic

// On or off. Its text is its accessible name and is not drawn: the settings row beside it says it.
Switch {
    id: root

    // As a click: the default action of the role leaves toggled() out.
    function flip(): void {
        root.toggle();
        root.toggled();
    }

    implicitWidth: 42
    implicitHeight: 24
    padding: 0
    focusPolicy: Qt.TabFocus
    Accessible.name: text
    Accessible.onPressAction: root.flip()
    Accessible.onToggleAction: root.flip()
    contentItem: null
    indicator: Rectangle {
        width: 42
        height: 24
        radius: 12
        color: root.checked ? Theme.accent : Theme.lineStrong
        Rectangle {
            x: root.checked !== root.mirrored ? parent.width - width - 3 : 3
            anchors.verticalCenter: parent.verticalCenter
            width: 18
            height: 18
            radius: 9
            color: root.checked ? Theme.accentInk : Theme.raised
            Behavior on x { NumberAnimation { duration: Theme.quick } }
        }
        FocusRing { shown: root.visualFocus; radius: 14 }
    }
}
