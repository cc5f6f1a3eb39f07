// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// The mark: a council of eight around a table, of whom two speak. While isBusy the word goes round, unless
// motion is to be reduced.
Image {
    id: root

    property int size: 40
    property bool isBusy: false
    property int speaker: 1

    readonly property real pixelRatio: Screen.devicePixelRatio > 0 ? Screen.devicePixelRatio : 1

    width: size
    height: size
    sourceSize.width: Math.ceil(size * pixelRatio)
    sourceSize.height: Math.ceil(size * pixelRatio)
    source: "image://icon/council/" + Theme.accent.toString().slice(1) + "/" + Theme.brass.toString().slice(1)
            + "/" + speaker
    Accessible.ignored: true

    Timer {
        running: root.isBusy && root.visible && !Theme.isMotionReduced
        repeat: true
        interval: 220
        onTriggered: root.speaker = (root.speaker + 1) % 8
        onRunningChanged: if (!running) root.speaker = 1
    }
}
