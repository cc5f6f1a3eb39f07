// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic

// A tooltip in the window's looks.
ToolTip {
    id: root

    delay: 500
    padding: Theme.small
    leftPadding: 10
    rightPadding: 10
    font.pixelSize: Theme.textSmall
    contentItem: Text {
        text: root.text
        textFormat: Text.PlainText
        font: root.font
        color: Theme.toastInk
    }
    background: Rectangle {
        color: Theme.toast
        radius: 6
    }
}
