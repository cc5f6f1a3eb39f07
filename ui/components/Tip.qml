// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic

// A tooltip in the window's looks, over what it is in. It is made when it is first visible.
Deferred {
    id: root

    property string text

    anchors.fill: parent
    isWanted: visible

    ToolTip {
        id: tip
        visible: root.visible
        text: root.text
        delay: 500
        padding: Theme.small
        leftPadding: 10
        rightPadding: 10
        font.pixelSize: Theme.textSmall
        contentItem: Text {
            text: tip.text
            textFormat: Text.PlainText
            font: tip.font
            color: Theme.toastInk
        }
        background: Rectangle {
            color: Theme.toast
            radius: 6
        }
    }
}
