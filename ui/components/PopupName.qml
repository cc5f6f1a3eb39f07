// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic

// What screen readers call a popup. Qt 6.4 tells them of a dialog without a name, and a popup cannot say one itself: the
// item behind it can.
Binding {
    id: root

    required property Popup popup
    required property string name
    readonly property Item behind: popup.contentItem ? popup.contentItem.parent : null

    target: behind ? behind.Accessible : null
    property: "name"
    value: root.name
}
