// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Conclave

// Holds what may be wider than the column: it scrolls sideways by the wheel (TranscriptView), by the arrow keys and by
// its bar, and fades where it goes on. The mouse does not drag it, for it selects text.
Flickable {
    id: root

    property color surface: Theme.canvas
    property string name ///< accessible name
    readonly property bool isWide: contentWidth > width + 1
    readonly property int barRoom: isWide ? 14 : 0
    readonly property real keyStep: 64

    function scrollTo(x: real): void {
        root.contentX = Math.max(0, Math.min(x, root.contentWidth - root.width));
    }

    contentHeight: height
    flickableDirection: Flickable.HorizontalFlick
    boundsBehavior: Flickable.StopAtBounds
    interactive: false
    clip: isWide
    activeFocusOnTab: isWide
    Accessible.role: Accessible.Pane
    Accessible.name: root.name
    ScrollBar.horizontal: SlimScrollBar {}
    onWidthChanged: if (contentX > 0) scrollTo(contentX)
    onContentWidthChanged: if (contentX > 0) scrollTo(contentX)

    Keys.onPressed: event => {
        if (!root.isWide || event.modifiers !== Qt.NoModifier)
            return;
        event.accepted = true;
        if (event.key === Qt.Key_Left)
            root.scrollTo(root.contentX - root.keyStep);
        else if (event.key === Qt.Key_Right)
            root.scrollTo(root.contentX + root.keyStep);
        else if (event.key === Qt.Key_Home)
            root.scrollTo(0);
        else if (event.key === Qt.Key_End)
            root.scrollTo(root.contentWidth);
        else
            event.accepted = false;
    }

    EdgeFade {
        parent: root
        width: root.width
        height: root.height - root.barRoom
        surface: root.surface
        isAtLeft: root.isWide && root.contentX > 1
        isAtRight: root.isWide && root.contentX < root.contentWidth - root.width - 1
    }
    FocusRing {
        parent: root
        z: 1
        shown: root.activeFocus
        gap: -2
    }
}
