// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Conclave

// What every part of the transcript has: the roles of its row, and the column that is comfortable to read.
// TranscriptView sets the width and takes the height; a height that needs no layout to settle is shown at once.
Item {
    id: root

    required property int kind
    required property real messageId
    required property string body
    required property string plain
    required property string language
    required property int level
    required property bool isExpanded
    required property bool isLive
    required property int siblingIndex
    required property int siblingCount
    required property bool isLast
    required property bool canGoOn
    required property string marked
    required property int markedIndex
    property real markY: 0 ///< where what was searched for stands, for TranscriptView.showRow()

    readonly property real columnWidth: Math.min(Theme.readingWidth, width - 2 * Theme.huge)
    readonly property real columnX: Math.round((width - columnWidth) / 2)

    signal linkChosen(string link)
}
