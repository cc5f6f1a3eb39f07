// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic

// Sets the acts of a PopupMenu that destroy something apart from those above.
MenuSeparator {
    enabled: false // the arrow keys pass it
    padding: 0
    topPadding: Theme.tiny
    bottomPadding: Theme.tiny
    leftPadding: Theme.small
    rightPadding: Theme.small
    Accessible.ignored: true
    contentItem: Rectangle {
        implicitHeight: 1
        color: Theme.line
    }
}
